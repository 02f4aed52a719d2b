import Workbench

/// What the program's arguments ask for.
struct Request {
    /// What is to be done.
    enum Mode {
        case version, page
        /// Help about a command, of the program or of its shell.
        case help(Word)
        /// A shell, at a terminal or over lines of a pipe; a session to open first.
        case shell(opening: Word?)
        /// Commands given with -c; a session to open first.
        case text(String, opening: Word?)
        /// Command files.
        case files([Word])
    }

    let mode: Mode
    private let call: Call

    /// Folders of languages that go before the installed ones.
    var languageFolders: [String] { call.values("languages").map(\.text) }
    /// Whether a script goes on after an error.
    var keepsGoing: Bool { call.has("keep-going") }
    /// Whether a script's lines are shown as well.
    var echoes: Bool { call.has("echo") }
    /// Whether results of expectations are written as TAP.
    var isTAP: Bool { call.has("tap") }
    /// Whether results of expectations are written as JUnit XML.
    var isJUnit: Bool { call.has("junit") }

    /// Reads the arguments, the program's name left out.
    init(_ arguments: [String]) throws(Problem) {
        let words = try Self.words(arguments)
        let names = ProgramForms.all.map(\.name)
        // Asked for help, an incomplete command is no mistake.
        let command = words.first { names.contains($0.text) }
        if words.contains(where: { $0.text == "--help" && !$0.isQuoted }) {
            call = try Call([Word("crosscheck", at: 0..<0)], form: ProgramForms.bare)
            mode = command.map { .help($0) } ?? .page
            return
        }
        if let first = words.first, let form = ProgramForms.all.first(where: { $0.name == first.text }) {
            call = try Call(words, form: form)
        } else {
            if let first = words.first, !first.text.hasPrefix("-"), !first.text.hasSuffix(".json") {
                throw Problem(
                    .usage, "there is no command \(Problem.shown(first.text)), and a session's file ends in .json",
                    hint: Problem.meant(first.text, among: names) ?? "see: crosscheck --help")
            }
            if let command { throw Problem(.usage, "a command comes first: crosscheck \(command.text) …") }
            call = try Call([Word("crosscheck", at: 0..<0)] + words, form: ProgramForms.bare)
        }
        mode = call.has("version") ? .version : Self.mode(call)
    }

    private static func mode(_ call: Call) -> Mode {
        switch call.form.name {
        case ProgramForms.run.name: return .files(call.arguments)
        case ProgramForms.help.name:
            return call.arguments.first.map { .help($0) } ?? .page
        default:
            if let text = call.option("command") { return .text(text.text, opening: call.arguments.first) }
            return .shell(opening: call.arguments.first)
        }
    }

    /// Whether a `--set` was given.
    var hasValues: Bool { call.has("set") }

    /// What `--set name=value` gives to `{name}`.
    func values() throws(Problem) -> [String: String] {
        var values: [String: String] = [:]
        for word in call.values("set") {
            guard let equals = word.text.firstIndex(of: "="), equals != word.text.startIndex else {
                throw Problem(.usage, "--set needs NAME=VALUE, and \(Problem.shown(word.text)) is none")
            }
            values[String(word.text[..<equals])] = String(word.text[word.text.index(after: equals)...])
        }
        return values
    }

    /// The arguments as words; short spellings become the long ones.
    private static func words(_ arguments: [String]) throws(Problem) -> [Word] {
        if arguments.last == "-c" {
            throw Problem(.usage, "-c needs the commands as one word", hint: "crosscheck -c 'load a.txt'")
        }
        let long = ["-c": "--command", "-h": "--help", "-V": "--version"]
        var offset = 0
        var isValue = false
        return arguments.map { argument in
            let text = isValue ? argument : long[argument] ?? argument
            // What follows -c is a value whatever it looks like.
            let word = Word(text, at: offset..<offset + argument.utf8.count, isQuoted: isValue)
            isValue = text == "--command"
            offset += argument.utf8.count + 1
            return word
        }
    }
}
