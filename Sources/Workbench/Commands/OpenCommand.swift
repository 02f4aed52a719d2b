import Glibc

/// `open`: a saved session.
enum OpenCommand: Command {
    static let form = CommandForm(
        "open", .session, "Open a saved session in place of this one", parameters: [.init("FILE", .sessionFile)],
        options: [
            .init("read-only", help: "look at it; nothing can be changed"),
            .init("discard", help: "give this session up where nothing else keeps it"),
        ],
        help: [
            "Claims are as they were saved: nothing is read again (refresh does that). Changes that a crash kept from being saved "
                + "are taken from the journal beside the file, and that is said."
        ],
        examples: [.init("open kazakhstan.json --read-only", "look at a saved session")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let word = try FileWords.one(call.arguments[0], on: bench)
        if let desk = bench.deskIfMade, desk.isModified, desk.path == nil, bench.tools.recovery == .none,
            !call.has("discard")
        {
            throw Problem(
                .usage, "this session is not saved", hint: "save NAME.json first, or open --discard",
                at: call.name.range)
        }
        let engines = try bench.engines
        let recovery = bench.tools.recovery
        let desk: Desk
        do throws(SessionError) {
            desk = try Desk(opening: word.text, readOnly: call.has("read-only"), engines: engines, recovery: recovery)
        } catch {
            var problem = Problem(error).at(word)
            problem.hint = FileNames.meant(word.text)
            // What is no session is most likely an article.
            if problem.hint == nil, !word.text.hasSuffix(".json"), access(word.text, F_OK) == 0 {
                problem.hint = "is it an article? load \(WordReader.quoted(word.text))"
            }
            throw problem
        }
        let waits = bench.deskIfMade.map { $0.isModified && $0.path == nil } ?? false
        bench.take(desk)
        var answer = SessionFileReport.opened(desk, as: word.text)
        if waits, bench.tools.recovery != .none {
            answer.blocks.append(.line("The session before it, not saved yet, waits: sessions recover."))
        }
        return answer
    }
}
