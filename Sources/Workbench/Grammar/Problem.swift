import Claims

/// What is wrong with a line or with what it names: a value, turned into a picture by `ProblemReport`.
package struct Problem: Error, Sendable, Hashable {
    /// What the exit status will be.
    package var status: ExitStatus
    /// One sentence that names the thing, without a full stop.
    package var message: String
    /// What to do about it, in a few words: "see: articles".
    package var hint: String?
    /// The word meant, as UTF-8 bytes of the line; nil where no word is to blame.
    package var place: Range<Int>?

    /// A problem; most are made by the named functions below.
    package init(_ status: ExitStatus, _ message: String, hint: String? = nil, at place: Range<Int>? = nil) {
        self.status = status
        self.message = message
        self.hint = hint
        self.place = place
    }

    /// The same problem, put to `word` where it has no place yet.
    package func at(_ word: Word?) -> Problem {
        var copy = self
        copy.place = place ?? word?.range
        return copy
    }
}

// MARK: - The line itself

extension Problem {
    static func openQuote(_ quote: Character, at place: Range<Int>) -> Problem {
        Problem(.usage, "this quote is not closed", hint: "end it with \(quote)", at: place)
    }

    static func noValue(for name: String, known: [String], at place: Range<Int>) -> Problem {
        guard !known.isEmpty else {
            return Problem(
                .usage, "{\(name)} has no value",
                hint: "run the file with --set \(name)=…, or write '{\(name)}' in single quotes",
                at: place)
        }
        return Problem(
            .usage, "{\(name)} has no value; the values given are \(list(known))",
            hint: meant(name, among: known) ?? "add --set \(name)=…", at: place)
    }
}

// MARK: - Commands, arguments and options

extension Problem {
    /// A line of more words than this that begins with no command is prose: a text was pasted.
    private static let mostWordsOfASlip = 6

    /// - Parameter count: how many words the line has.
    static func unknownCommand(_ word: Word, known: [String], count: Int = 1) -> Problem {
        if count > mostWordsOfASlip {
            return Problem(
                .usage, "there is no command \(shown(word.text))", hint: "load - takes a text that you paste",
                at: word.range)
        }
        return Problem(
            .usage, "there is no command \(shown(word.text))",
            hint: ShellHabits.meant(word.text) ?? meant(word.text, among: known) ?? "help lists the commands",
            at: word.range)
    }

    static func unknownOption(_ word: Word, name: String, of command: String, known: [String]) -> Problem {
        let message =
            known.isEmpty
            ? "\(command) has no options"
            : "\(command) has no option --\(name); it has \(list(known.map { "--" + $0 }))"
        return Problem(
            .usage, message, hint: meant(name, among: known).map { "\($0.replacing("mean ", with: "mean --"))" },
            at: word.range)
    }

    /// - Parameters:
    ///   - example: a whole line, as one would type it; without one the form's usage is shown.
    ///   - listing: the command that lists what there is of it.
    static func missing(
        _ parameter: String, of form: CommandForm, example: String? = nil, listing: String? = nil, at place: Range<Int>
    ) -> Problem {
        let more = listing.map { "\($0) lists them" } ?? "see: help \(form.name)"
        let hint = (example ?? form.examples.first?.line).map { "as in: \($0); \(more)" } ?? "usage: \(form.usage)"
        return Problem(.usage, "\(form.name) needs \(parameter)", hint: hint, at: place)
    }

    static func tooMany(_ word: Word, command: String, usage: String) -> Problem {
        Problem(.usage, "\(command) has no place for \(shown(word.text))", hint: "usage: \(usage)", at: word.range)
    }

    static func optionNeedsValue(_ word: Word, name: String, value: String) -> Problem {
        Problem(.usage, "--\(name) needs a value: --\(name) \(value)", at: word.range)
    }

    static func optionTakesNoValue(_ word: Word, name: String) -> Problem {
        Problem(.usage, "--\(name) takes no value", at: word.range)
    }

    static func optionTwice(_ word: Word, name: String) -> Problem {
        Problem(.usage, "--\(name) is given twice", at: word.range)
    }

    static func notOneOf(_ word: Word, what: String, known: [String]) -> Problem {
        Problem(
            .usage, "\(shown(word.text)) is no \(what)",
            // Of one character every other is near.
            hint: (word.text.count > 1 ? meant(word.text, among: known) : nil)
                ?? (known.count <= 12 ? "one of \(list(known))" : nil), at: word.range)
    }
}

// MARK: - Words that sentences share

extension Problem {
    /// A user's word inside a sentence, in quotes where it has spaces or is empty.
    package static func shown(_ text: String) -> String {
        text.isEmpty || text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text
    }

    /// "a", "a and b", "a, b and c".
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// "did you mean set?", where a known name is near.
    package static func meant(_ text: String, among known: [String]) -> String? {
        Spelling.nearest(to: text, among: known).map { "did you mean \($0)?" }
    }
}
