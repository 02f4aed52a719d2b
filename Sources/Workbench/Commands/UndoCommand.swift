/// `undo`: takes back the last change.
enum UndoCommand: Command {
    static let form = CommandForm(
        "undo", .session, "Take back the last change",
        help: ["The log keeps both the change and that it was taken back."],
        examples: [.init("undo", "as if the last change had not been made")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try bench.change(.undo, blame: call.name)
    }
}
