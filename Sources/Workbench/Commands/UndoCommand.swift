/// `undo`: takes back the last change, or the last few.
enum UndoCommand: Command {
    static let form = CommandForm(
        "undo", .session, "Take back the last change, or the last few", parameters: [.init("COUNT", .text, .optional)],
        help: ["The log keeps both the changes and that they were taken back."],
        examples: [
            .init("undo", "as if the last change had not been made"),
            .init("undo 3", "the last three, the latest first"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try StepCount.repeated(.undo, call, on: bench, most: bench.session.undoCount, noun: "undo")
    }
}

/// How many changes `undo` and `redo` go over: one, or as many as the word says.
enum StepCount {
    /// Makes the change so often; nothing is done where there are not so many steps.
    static func repeated(
        _ change: Change, _ call: Call, on bench: Bench, most: Int, noun: String
    ) throws(Problem) -> Answer {
        guard let word = call.arguments.first else { return try bench.change(change, blame: call.name) }
        guard let count = Int(word.text), count > 0 else {
            throw Problem(.usage, "“\(word.text)” is no number of changes to \(noun)").at(word)
        }
        guard count <= most else {
            throw Problem(
                .usage,
                most == 0
                    ? "there is nothing to \(noun)"
                    : "there \(most == 1 ? "is" : "are") only \(ChangeReport.counted(most, "change")) to \(noun)"
            )
            .at(word)
        }
        var answer = Answer()
        for _ in 0..<count { answer.blocks += try bench.change(change, blame: word).blocks }
        return answer
    }
}
