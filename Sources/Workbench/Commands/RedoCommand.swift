/// `redo`: does again what undo took back.
enum RedoCommand: Command {
    static let form = CommandForm(
        "redo", .session, "Do again what undo took back", parameters: [.init("COUNT", .text, .optional)],
        examples: [.init("redo", "the change is there again"), .init("redo 3", "the last three that were taken back")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try StepCount.repeated(.redo, call, on: bench, most: bench.session.redoCount, noun: "redo")
    }
}
