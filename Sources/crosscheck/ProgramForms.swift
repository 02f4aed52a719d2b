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
            .init("command", "TEXT", takes: .again, help: "run these commands and leave; -c for short"),
            .init("version", help: "say which version this is"),
        ] + script + everywhere, examples: [])

    static let run = CommandForm(
        "run", .session, "Run command files", parameters: [.init("FILE", .file, .oneOrMore)],
        options: [
            .init("tap", help: "write what each expect came to as TAP, nothing else"),
            .init("junit", help: "the same as JUnit XML"),
        ] + script + everywhere, examples: [])

    static let replay = CommandForm(
        "replay", .session, "Run a session's log again and say where it comes to something else",
        parameters: [.init("FILE", .file)],
        options: [
            .init(
                "allow", "engine", .choice(["engine"]),
                help: "differences of another engine are told and are no failure"),
            .init("keep-going", help: "go on after the first step that drifted"),
            .init("set", "NAME=FILE", takes: .again, help: "the same work with another article in the place of NAME"),
            .init("json", help: "what it came to in JSON"),
        ] + everywhere,
        help: [
            "Every answer and every state is compared by its digest. Nothing but the session's file is read, and whether a "
                + "journal waits beside it; nothing is written: a session from a stranger is safe. The exit status is 4 where something drifted."
        ], examples: [])

    static let extract = CommandForm(
        "extract", .articles, "Find quantities and claims: JSON lines in, JSON lines out",
        parameters: [.init("FILE", .file, .any)],
        options: [
            .init("jobs", "N", help: "how many threads; all cores unless said"),
            .init("implied", help: "also a one that no numeral states: “a policeman was killed”"),
        ] + everywhere,
        help: [
            "A line is {\"id\",\"text\",\"lang\"?,\"date\"?,\"outlet\"?,\"title\"?}; without files they come from standard input. A bad line "
                + "is answered with an error, the rest goes on, and the exit status is 3."
        ], examples: [])

    static let compare = CommandForm(
        "compare", .comparing, "Compare the claims of articles", parameters: [.init("FILE", .file, .oneOrMore)],
        options: [.init("json", help: "claims, topics and relations as JSON lines")] + everywhere, examples: [])

    static let check = CommandForm(
        "check", .comparing, "Say of every figure of a draft whether articles support it",
        parameters: [.init("DRAFT", .file)],
        options: [
            .init("against", "FILE…", .file, takes: .several, help: "the articles"),
            .init("json", help: "one line of JSON a figure"),
        ] + everywhere,
        help: ["The exit status is 0 only if all are supported. A draft called - comes from standard input."],
        examples: [])

    static let help = CommandForm(
        "help", .help, "Explain the program, or a command of its shell",
        parameters: [.init("COMMAND", .command, .optional)], options: everywhere, examples: [])

    /// Commands of the shell that need no session of their own, and are commands of the program as well.
    static let shared = ["diff", "languages", "sessions"].compactMap { name in
        CommandForm.ofShell(name).map { form in
            var form = form
            form.options += everywhere
            return form
        }
    }

    /// Those that are named.
    static let all = [run, replay, extract, compare, check] + shared + [help]
}
