import Workbench

/// The program's own commands, beside those of its shell.
enum ProgramForms {
    private static let everywhere: [CommandForm.Option] = [
        .init(
            "languages", "DIR", .file, takes: .again, help: "read languages from this folder before the installed ones"),
        .init("help", help: "explain"),
    ]

    private static let script: [CommandForm.Option] = [
        .init("keep-going", help: "go on after an error; the exit status is the highest met"),
        .init("echo", help: "show each line before its answer, as in a shell"),
        .init("set", "NAME=VALUE", takes: .again, help: "what {NAME} stands for in the commands"),
    ]

    /// Without a command: the shell, `-c`, `--version`.
    static let bare = CommandForm(
        "crosscheck", .help, "Compare what articles say in numbers", parameters: [.init("SESSION", .file, .optional)],
        options: [
            .init("command", "TEXT", help: "run these commands and leave; -c for short"),
            .init("version", help: "say which version this is"),
        ] + script + everywhere, examples: [])

    static let run = CommandForm(
        "run", .session, "Run command files", parameters: [.init("FILE", .file, .oneOrMore)],
        options: [
            .init("tap", help: "write what each expect came to as TAP, nothing else"),
            .init("junit", help: "the same as JUnit XML"),
        ] + script + everywhere, examples: [])

    static let help = CommandForm(
        "help", .help, "Explain the program, or a command of its shell",
        parameters: [.init("COMMAND", .command, .optional)], options: everywhere, examples: [])

    /// Those that are named.
    static let all = [run, help]
}
