/// `diff`: two saved sessions.
enum DiffCommand: Command {
    static let form = CommandForm(
        "diff", .session, "Show how two saved sessions differ",
        parameters: [.init("FILE", .sessionFile), .init("FILE", .sessionFile)], reads: true,
        help: [
            "Articles, claims, edits, reviews, ratings, notes, settings and relations; each by what it is, not by its name."
        ],
        examples: [.init("diff monday.json tuesday.json", "what changed from one to the other")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let engines = try bench.engines
        func open(_ word: Word) throws(Problem) -> Session {
            do throws(SessionError) {
                return try Desk(opening: word.text, readOnly: true, engines: engines).session
            } catch {
                throw Problem(error).at(word)
            }
        }
        let (before, after) = (
            try FileWords.one(call.arguments[0], on: bench), try FileWords.one(call.arguments[1], on: bench)
        )
        return DiffReport.answer(try open(before), try open(after), engines)
    }
}
