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
        case replay(Word)
        case extract([Word])
        case compare([Word])
        case check(Word, against: [Word])
        /// A command of the shell that needs no session of its own.
        case shared(Call)
    }

    let mode: Mode
    private let call: Call

    /// Folders of languages that go before the installed ones.
    var languageFolders: [String] { call.values("languages").map(\.text) }
    /// Whether a script goes on after an error.
    var keepsGoing: Bool { call.has("keep-going") }
    /// Whether a script's lines are shown as well.
    var echoes: Bool { call.has("echo") }
    /// Whether the answer is wanted in JSON.
    var isJSON: Bool { call.has("json") }
    /// Whether counts that no numeral states are wanted as well.
    var withImplied: Bool { call.has("implied") }
    /// How many threads; nil for as many as there are cores.
    func jobs() throws(Problem) -> Int? {
        guard let word = call.option("jobs") else { return nil }
        guard let jobs = Int(word.text), (1...1024).contains(jobs) else {
            throw Problem(.usage, "--jobs needs a number from 1 to 1024, and \(Problem.shown(word.text)) is none")
        }
        return jobs
    }
    /// Whether another engine's differences are no failure.
    func allowsEngine() throws(Problem) -> Bool {
        guard let word = call.option("allow") else { return false }
        guard word.text == "engine" else {
            throw Problem(.usage, "--allow knows only engine, and not \(Problem.shown(word.text))")
        }
        return true
    }
    /// Whether results of expectations are written as TAP.
    var isTAP: Bool { call.has("tap") }
    /// Whether results of expectations are written as JUnit XML.
    var isJUnit: Bool { call.has("junit") }

    /// Reads the arguments, the program's name left out.
    init(_ arguments: [String]) throws(Problem) {
        let words = try Self.words(arguments)
        let names = ProgramForms.all.map(\.name)
        // Asked for help, an incomplete command is no mistake.
        let command = words.first { names.contains($0.text) && !$0.isQuoted }
        if words.contains(where: { $0.text == "--help" && !$0.isQuoted }) {
            call = try Call([Word("crosscheck", at: 0..<0)], form: ProgramForms.bare)
            mode = command.map { .help($0) } ?? .page
            return
        }
        if let first = words.first, let form = ProgramForms.all.first(where: { $0.name == first.text }) {
            call = try Call(words, form: form)
        } else {
            if let first = words.first, first.text.count > 1, first.text.hasPrefix("-"), !first.text.hasPrefix("--") {
                let hint = first.text == "-v" ? "did you mean --version?" : "see: crosscheck --help"
                throw Problem(.usage, "there is no option \(Problem.shown(first.text))", hint: hint)
            }
            if let first = words.first, CommandForm.ofShell(first.text) != nil {
                throw Problem(
                    .usage, "\(first.text) is a command of the shell and needs a session",
                    hint: "crosscheck SESSION.json -c '\(first.text) …', or start crosscheck and type it")
            }
            if let first = words.first, !first.text.hasPrefix("-"), !first.text.hasSuffix(".json") {
                throw Problem(
                    .usage, "there is no command \(Problem.shown(first.text)), and a session's file ends in .json",
                    hint: Problem.meant(first.text, among: names) ?? "see: crosscheck --help")
            }
            if let command { throw Problem(.usage, "a command comes first: crosscheck \(command.text) …") }
            call = try Call([Word("crosscheck", at: 0..<0)] + words, form: ProgramForms.bare)
        }
        mode = call.has("version") ? .version : try Self.mode(call)
    }

    private static func mode(_ call: Call) throws(Problem) -> Mode {
        switch call.form.name {
        case ProgramForms.run.name: return .files(call.arguments)
        case ProgramForms.replay.name: return .replay(call.arguments[0])
        case ProgramForms.extract.name: return .extract(call.arguments)
        case ProgramForms.compare.name: return .compare(call.arguments)
        case ProgramForms.check.name:
            let files = call.values("against")
            guard !files.isEmpty else {
                throw Problem(.usage, "check needs --against FILE…", hint: "the articles that are to support the draft")
            }
            return .check(call.arguments[0], against: files)
        case ProgramForms.help.name:
            return call.arguments.first.map { .help($0) } ?? .page
        case let name where ProgramForms.shared.contains { $0.name == name }: return .shared(call)
        default:
            let texts = call.values("command")
            if !texts.isEmpty {
                return .text(texts.map(\.text).joined(separator: "\n"), opening: call.arguments.first)
            }
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
            let name = String(word.text[..<equals])
            guard values[name] == nil else {
                throw Problem(.usage, "--set gives \(Problem.shown(name)) two values")
            }
            values[name] = String(word.text[word.text.index(after: equals)...])
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
