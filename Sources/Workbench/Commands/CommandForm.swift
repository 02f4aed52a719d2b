/// What a command looks like from outside: its name, arguments, options, help and examples.
public struct CommandForm: Sendable {
    /// What a word may be: what completion offers for it.
    public enum Value: Sendable, Hashable {
        case file, article, claim, topic, command, event, concept, language, text
        case choice([String])
    }

    /// How often an argument stands.
    public enum Count: Sendable, Hashable {
        case one, optional, oneOrMore, any
    }

    /// An argument by place.
    public struct Parameter: Sendable, Hashable {
        /// In capitals: FILE.
        public var name: String
        public var value: Value
        public var count: Count

        /// An argument; one by default.
        public init(_ name: String, _ value: Value, _ count: Count = .one) {
            self.name = name
            self.value = value
            self.count = count
        }

        /// FILE, [FILE], FILE…, [FILE…].
        var usage: String {
            switch count {
            case .one: name
            case .optional: "[\(name)]"
            case .oneOrMore: "\(name)…"
            case .any: "[\(name)…]"
            }
        }
    }

    /// An option.
    public struct Option: Sendable, Hashable {
        /// Without the dashes.
        public var name: String
        /// In capitals, the value's name; nil for a switch.
        public var valueName: String?
        public var value: Value
        /// What it does, one sentence without a capital or a full stop.
        public var help: String

        /// An option; a switch where it names no value.
        public init(_ name: String, _ valueName: String? = nil, _ value: Value = .text, help: String) {
            self.name = name
            self.valueName = valueName
            self.value = value
            self.help = help
        }
    }

    /// A line that shows the command at work; a test runs it.
    public struct Example: Sendable, Hashable {
        public var line: String
        /// What it does, a sentence without a full stop.
        public var does: String

        /// An example.
        public init(_ line: String, _ does: String) {
            self.line = line
            self.does = does
        }
    }

    /// Under which heading `help` lists it.
    public enum Group: String, Sendable, Hashable, CaseIterable {
        case articles = "Articles and claims"
        case comparing = "Comparing"
        case judging = "Your own judgement"
        case session = "Session"
        case help = "Help"
    }

    public var name: String
    public var group: Group
    /// One sentence for the list of commands, without a full stop.
    public var summary: String
    public var parameters: [Parameter]
    public var options: [Option]
    /// Paragraphs of help.
    public var help: [String]
    public var examples: [Example]

    /// A form; `reads` adds --json, which every reading command takes.
    public init(
        _ name: String, _ group: Group, _ summary: String, parameters: [Parameter] = [], options: [Option] = [],
        reads: Bool = false, help: [String] = [], examples: [Example]
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.parameters = parameters
        self.options =
            options + (reads ? [Option("json", help: "answer in JSON, one value a line, for programs")] : [])
        self.help = help
        self.examples = examples
    }

    /// `load FILE… [--outlet NAME] [--json]`.
    public var usage: String {
        ([name] + parameters.map(\.usage)
            + options.map { "[--\($0.name)\($0.valueName.map { " " + $0 } ?? "")]" }).joined(separator: " ")
    }
}

/// A command: what it looks like and what it does. One file each; `CommandList` names them all.
public protocol Command: Sendable {
    /// Name, arguments, help and examples.
    static var form: CommandForm { get }
    /// Does what the command says and answers; throws where the line or what it names is wrong, the session then as before.
    static func run(_ call: Call, on bench: inout Bench) throws(Problem) -> Answer
}
