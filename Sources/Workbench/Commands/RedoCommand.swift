/// `redo`: does again what undo took back.
enum RedoCommand: Command {
    static let form = CommandForm(
        "redo", .session, "Do again what undo took back", examples: [.init("redo", "the change is there again")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try bench.change(.redo, blame: call.name)
    }
}
