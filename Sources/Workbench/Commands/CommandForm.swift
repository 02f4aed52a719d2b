/// What a command looks like from outside: its name, arguments, options, help and examples.
package struct CommandForm: Sendable {
    /// What a word may be: what completion offers for it.
    package enum Value: Sendable, Hashable {
        case file, sessionFile, article, claim, topic, command, event, concept, language, outlet, text
        /// An article, a claim or a topic.
        case subject
        /// A name that an origin may have: of an outlet or a speaker.
        case source
        /// `field=value` of a claim.
        case field
        /// A word of `set`.
        case setting
        /// A word of `expect`.
        case expectation
        case choice([String])

        /// The command that lists what there is of it.
        var listing: String? {
            switch self {
            case .article: ArticlesCommand.form.name
            case .claim: ClaimsCommand.form.name
            case .topic: TopicsCommand.form.name
            default: nil
            }
        }
    }

    /// How often an argument stands.
    package enum Count: Sendable, Hashable {
        case one, optional, oneOrMore, any
    }

    /// An argument by place.
    package struct Parameter: Sendable, Hashable {
        /// In capitals: FILE.
        package var name: String
        package var value: Value
        package var count: Count

        /// An argument; one by default.
        package init(_ name: String, _ value: Value, _ count: Count = .one) {
            self.name = name
            self.value = value
            self.count = count
        }

        /// What an error calls one that is missing: "an article or a file".
        var noun: String {
            let nouns = [
                "FILE": "a file", "ARTICLE": "an article", "CLAIM": "a claim", "TOPIC": "a topic", "TEXT": "a text",
                "NAME": "a name", "REASON": "a reason", "QUOTE": "a quote", "WHAT": "what must hold",
            ]
            return name.split(separator: "|").map { nouns[String($0)] ?? String($0) }.joined(separator: " or ")
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
    package struct Option: Sendable, Hashable {
        /// Without the dashes.
        package var name: String
        /// In capitals, the value's name; nil for a switch.
        package var valueName: String?
        package var value: Value
        /// What it does, one sentence without a capital or a full stop.
        package var help: String
        /// Whether it may be given again, or several values may follow it.
        package var takes: Takes

        /// How many values there may be.
        package enum Takes: Sendable, Hashable {
            case one
            /// The option may be given again.
            case again
            /// All words up to the next option are its values.
            case several
        }

        /// An option; a switch where it names no value.
        package init(
            _ name: String, _ valueName: String? = nil, _ value: Value = .text, takes: Takes = .one, help: String
        ) {
            self.name = name
            self.valueName = valueName
            self.value = value
            self.help = help
            self.takes = takes
        }
    }

    /// A line that shows the command at work; a test runs it.
    package struct Example: Sendable, Hashable {
        package var line: String
        /// What it does, a sentence without a full stop.
        package var does: String

        /// An example.
        package init(_ line: String, _ does: String) {
            self.line = line
            self.does = does
        }
    }

    /// Under which heading `help` lists it.
    package enum Group: String, Sendable, Hashable, CaseIterable {
        case articles = "Articles and claims"
        case comparing = "Comparing"
        case judging = "Your own judgement"
        case session = "Session"
        case help = "Help"
    }

    package var name: String
    package var group: Group
    /// One sentence for the list of commands, without a full stop.
    package var summary: String
    package var parameters: [Parameter]
    package var options: [Option]
    /// Paragraphs of help.
    package var help: [String]
    package var examples: [Example]

    /// A form; `reads` adds --json, which every reading command takes.
    package init(
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
    package var usage: String {
        ([name] + parameters.map(\.usage)
            + options.map { "[--\($0.name)\($0.valueName.map { " " + $0 } ?? "")]" }).joined(separator: " ")
    }
}

/// A command: what it looks like and what it does. One file each; `CommandList` names them all.
package protocol Command: Sendable {
    /// Name, arguments, help and examples.
    static var form: CommandForm { get }
    /// Does what the command says and answers; throws where the line or what it names is wrong, the session then as before.
    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer
}
