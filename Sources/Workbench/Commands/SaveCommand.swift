/// `save`: the session to a file.
enum SaveCommand: Command {
    static let form = CommandForm(
        "save", .session, "Save the session", parameters: [.init("FILE", .sessionFile, .optional)],
        options: [
            .init("replace", help: "put it in the place of another file"),
            .init("redact-text", help: "a copy with quotes and hashes only, without the articles' texts"),
        ],
        help: [
            "Without a name it goes to the file that it came from. From then on every change is on disk, in a journal beside the "
                + "file, before its answer is shown."
        ],
        examples: [
            .init("save january.json", "to a new file"),
            .init("save shared.json --redact-text", "a copy without the texts"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        var word: Word?
        if let given = call.arguments.first { word = Word(FileWords.withHome(given), at: given.range, isQuoted: true) }
        let desk = try bench.desk
        do throws(SessionError) {
            let saving = try desk.save(
                as: word?.text, redacted: call.has("redact-text"), replacing: call.has("replace"))
            return SessionFileReport.saved(saving, desk.session)
        } catch {
            throw Problem(error).at(word ?? call.name)
        }
    }
}
