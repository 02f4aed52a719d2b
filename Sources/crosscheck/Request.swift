import Workbench

/// What the program's arguments ask for.
struct Request {
    /// What is to be done.
    enum Mode {
        case version, page
        /// A shell, at a terminal or over lines of a pipe; a session to open first.
        case shell(opening: Word?)
        /// Commands given with -c.
        case text(String)
        /// Command files.
        case files([Word])
    }

    let mode: Mode
    private let call: Call

    /// Folders of languages that go before the installed ones.
    var languageFolders: [String] { call.values("languages").map(\.text) }
    /// Whether a script goes on after an error.
    var keepsGoing: Bool { call.has("keep-going") }
    /// Whether results of expectations are written as TAP.
    var isTAP: Bool { call.has("tap") }
    /// Whether results of expectations are written as JUnit XML.
    var isJUnit: Bool { call.has("junit") }

    /// Reads the arguments, the program's name left out.
    init(_ arguments: [String]) throws(Problem) {
        let words = Self.words(arguments)
        if let first = words.first, let form = ProgramForms.all.first(where: { $0.name == first.text }) {
            call = try Call(words, form: form)
        } else {
            call = try Call([Word("crosscheck", at: 0..<0)] + words, form: ProgramForms.bare)
        }
        if call.has("version") {
            mode = .version
        } else if call.has("help") {
            mode = call.form.name == ProgramForms.bare.name ? .page : .text("help " + call.form.name)
        } else {
            mode = try Self.mode(call)
        }
    }

    private static func mode(_ call: Call) throws(Problem) -> Mode {
        switch call.form.name {
        case ProgramForms.run.name: return .files(call.arguments)
        case ProgramForms.help.name:
            return call.arguments.isEmpty ? .page : .text("help " + WordReader.quoted(call.arguments[0].text))
        default:
            if let text = call.option("command") { return .text(text.text) }
            if let word = call.arguments.first, !word.text.hasSuffix(".json") {
                throw Problem(
                    .usage, "there is no command \(Problem.shown(word.text)), and a session's file ends in .json",
                    hint: Problem.meant(word.text, among: ProgramForms.all.map(\.name)) ?? "see: crosscheck --help")
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
            values[String(word.text[..<equals])] = String(word.text[word.text.index(after: equals)...])
        }
        return values
    }

    /// The arguments as words; short spellings become the long ones.
    private static func words(_ arguments: [String]) -> [Word] {
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
