/// `quit`: ends the shell.
enum QuitCommand: Command {
    static let form = CommandForm(
        "quit", .session, "Leave", help: ["Ctrl-D does the same."], examples: [.init("quit", "leave the shell")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer { Answer(ends: true) }
}
