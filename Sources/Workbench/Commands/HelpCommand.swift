/// `help`: the commands, or one of them.
enum HelpCommand: Command {
    static let form = CommandForm(
        "help", .help, "Explain the commands, or one of them", parameters: [.init("COMMAND", .command, .optional)],
        examples: [
            .init("help", "every command in one line"), .init("help load", "one command with its options and examples"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        guard let word = call.arguments.first else { return HelpReport.list }
        return HelpReport.answer(try Interpreter.command(word).form)
    }
}
