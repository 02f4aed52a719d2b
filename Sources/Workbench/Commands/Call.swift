import Claims

/// A line of a command, its words sorted into arguments and options.
package struct Call: Sendable {
    /// The form the words were sorted by.
    package let form: CommandForm
    /// The command's own word.
    package let name: Word
    /// The arguments in order.
    package let arguments: [Word]
    /// The options as written, in order: the option's name, its value.
    private let options: [(name: String, value: Word)]
    /// The end of the line: where what is missing would stand.
    package let end: Range<Int>

    /// Sorts `words`, the command's name first; throws where an option is unknown or arguments are too few or too many.
    package init(_ words: [Word], form: CommandForm) throws(Problem) {
        self.form = form
        name = words[0]
        let last = words[words.count - 1].range.upperBound
        end = last + 1..<last + 2
        var arguments: [Word] = []
        var options: [(name: String, value: Word)] = []
        var index = 1
        var optionsEnded = false
        while index < words.count {
            let word = words[index]
            index += 1
            guard !optionsEnded, !word.isQuoted, word.text.hasPrefix("--") else {
                arguments.append(word)
                continue
            }
            if word.text == "--" {
                optionsEnded = true
                continue
            }
            let body = word.text.dropFirst(2)
            let name = String(body.prefix { $0 != "=" })
            guard let option = form.options.first(where: { $0.name == name }) else {
                throw .unknownOption(word, name: name, of: form.name, known: form.options.map(\.name))
            }
            if option.takes == .one, options.contains(where: { $0.name == name }) {
                throw .optionTwice(word, name: name)
            }
            let attached = body.contains("=") ? String(body.drop { $0 != "=" }.dropFirst()) : nil
            switch (option.valueName, attached) {
            case (nil, nil): options.append((name, word))
            case (nil, _): throw .optionTakesNoValue(word, name: name)
            case (_, let value?): options.append((name, Word(value, at: word.range, isQuoted: true)))
            case (let valueName?, nil):
                guard index < words.count, words[index].isQuoted || !words[index].text.hasPrefix("--") else {
                    throw .optionNeedsValue(word, name: name, value: valueName)
                }
                repeat {
                    options.append((name, words[index]))
                    index += 1
                } while option.takes == .several && index < words.count
                    && (words[index].isQuoted || !words[index].text.hasPrefix("--"))
            }
        }
        self.arguments = arguments
        self.options = options
        let least = form.parameters.count { $0.count == .one || $0.count == .oneOrMore }
        if arguments.count < least {
            throw Self.missing(form, given: arguments.count, at: end)
        }
        let isOpenEnded = form.parameters.contains { $0.count == .oneOrMore || $0.count == .any }
        if !isOpenEnded, arguments.count > form.parameters.count {
            throw .tooMany(arguments[form.parameters.count], command: form.name, usage: form.usage)
        }
    }

    private static func missing(_ form: CommandForm, given: Int, at end: Range<Int>) -> Problem {
        let needed = form.parameters.filter { $0.count == .one || $0.count == .oneOrMore }
        let nouns = needed.enumerated().map { place, parameter in
            // "a file and another file", as in diff.
            let isAnother = needed.prefix(place).contains(parameter)
            return isAnother ? "another" + parameter.noun.drop { $0 != " " } : parameter.noun
        }
        let missing = needed.dropFirst(given)
        return .missing(
            Problem.list(Array(nouns.dropFirst(given))), of: form,
            listing: missing.count == 1 ? missing.first?.value.listing : nil, at: end)
    }

    /// Whether a switch was given.
    package func has(_ option: String) -> Bool { options.contains { $0.name == option } }

    /// An option's value.
    package func option(_ name: String) -> Word? { options.first { $0.name == name }?.value }

    /// All values of an option that may have several.
    package func values(_ option: String) -> [Word] { options.filter { $0.name == option }.map(\.value) }

    /// The arguments from `index` on as one text, blanks between them.
    package func text(from index: Int) -> String { arguments.dropFirst(index).map(\.text).joined(separator: " ") }

    /// An argument that says what is missing where it is not there; `example` is a whole line that has it.
    package func argument(_ index: Int, _ what: String, example: String? = nil) throws(Problem) -> Word {
        guard index < arguments.count else { throw .missing(what, of: form, example: example, at: end) }
        return arguments[index]
    }

    /// An option's value as a date.
    package func date(_ option: String) throws(Problem) -> CivilTime? {
        guard let word = self.option(option) else { return nil }
        return try Self.date(word)
    }

    /// A word as a date, or a date with a time.
    package static func date(_ word: Word) throws(Problem) -> CivilTime {
        guard let date = CivilTime(iso: word.text) else { throw .noDate(word) }
        return date
    }

    /// A word as an exact number.
    package static func number(_ word: Word) throws(Problem) -> ExactNumber {
        guard let number = ExactNumber(decimal: word.text) else { throw .noNumber(word) }
        return number
    }
}

extension Problem {
    static func noDate(_ word: Word) -> Problem {
        Problem(
            .usage, "\(shown(word.text)) is no date", hint: "write it 2022-01-06 or 2022-01-06T14:30", at: word.range)
    }

    static func noNumber(_ word: Word) -> Problem {
        Problem(.usage, "\(shown(word.text)) is no number", hint: "write it plain: 1234.5", at: word.range)
    }
}

extension Call {
    /// The command as the log keeps a view: words and options in a fixed order, quoted where needed, without --json.
    var resolved: String {
        let words = [form.name] + arguments.map { WordReader.quoted($0.text) }
        let given = form.options.filter { $0.name != "json" && (has($0.name)) }
        return
            (words
            + given.map { option in
                option.valueName == nil
                    ? "--\(option.name)" : "--\(option.name)=" + WordReader.quoted(self.option(option.name)?.text ?? "")
            }).joined(separator: " ")
    }
}
