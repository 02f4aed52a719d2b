import Claims

/// What an `expect` states.
enum Expectation: Sendable, Hashable {
    /// Event and concept of topics.
    struct Subject: Sendable, Hashable {
        var event: Word
        var concept: Word?
    }

    /// What may be counted.
    enum Countable: Sendable, Hashable {
        case relations(Relation.Kind)
        case articles, claims, topics
    }

    /// Who must stand behind a figure.
    struct Backing: Sendable, Hashable {
        var least: Int
        var isOrigins: Bool
    }

    case figure(Subject, Interval, Backing?)
    case count(Countable, ClosedRange<Int>, Subject?)
    case relation(Word, Relation.Kind, Word, Subject?)
    /// Every figure of an article is supported by the other articles.
    case support(Word)
}

/// Reads the words of an `expect`.
struct ExpectationReader {
    private let call: Call
    private var rest: ArraySlice<Word>

    /// What the call states.
    static func read(_ call: Call) throws(Problem) -> Expectation {
        var reader = ExpectationReader(call: call, rest: call.arguments[...])
        let expectation = try reader.expectation()
        if let word = reader.rest.first {
            throw Problem(
                .usage, "expect does not understand \(Problem.shown(word.text)) here", hint: "see: help expect",
                at: word.range)
        }
        return expectation
    }

    private mutating func expectation() throws(Problem) -> Expectation {
        if let range = try numberOfThings() {
            let what = try countable()
            return .count(what, range, try on())
        }
        let first = try next("what must hold")
        if let handle = Handle(first.text), handle.kind == .article, take("is") {
            guard take("supported") else { throw wanted("supported, as in: expect a3 is supported") }
            return .support(first)
        }
        if let handle = Handle(first.text), handle.kind != .topic {
            let kind = try relation()
            let second = try next("another article or claim")
            return .relation(first, kind, second, try on())
        }
        var subject = Expectation.Subject(event: first, concept: nil)
        if take("of") { subject.concept = try next("a concept") }
        if subject.concept == nil, rest.first?.text != "in", Self.isCountable(first.text) {
            throw Problem(
                .usage, "how many \(first.text) are there to be?",
                hint: "as in: expect no \(first.text), expect 2 \(first.text), expect at least 1 \(first.text)",
                at: first.range)
        }
        guard take("in") else { throw wanted("in RANGE, as in: expect killed in 8..19") }
        let range = try RangeWord.interval(try next("a range"))
        guard take("from") else { return .figure(subject, range, nil) }
        guard take("at"), take("least") else { throw wanted("at least N origins") }
        let least = try number(try next("a number"))
        let word = try next("origins or outlets")
        guard ["origin", "origins", "outlet", "outlets"].contains(word.text) else {
            throw .notOneOf(word, what: "backing", known: ["origins", "outlets"])
        }
        return .figure(subject, range, Expectation.Backing(least: least, isOrigins: word.text.hasPrefix("origin")))
    }

    /// no, N, at least N, at most N; nil where the words begin otherwise.
    private mutating func numberOfThings() throws(Problem) -> ClosedRange<Int>? {
        if take("no") { return 0...0 }
        if take("at") {
            if take("least") { return try number(try next("a number"))...Int.max }
            guard take("most") else { throw wanted("least N or most N") }
            return 0...(try number(try next("a number")))
        }
        guard let word = rest.first, let count = Int(word.text), count >= 0 else { return nil }
        rest.removeFirst()
        return count...count
    }

    private mutating func countable() throws(Problem) -> Expectation.Countable {
        let word = try next("what is counted")
        let singular = word.text.hasSuffix("s") ? String(word.text.dropLast()) : word.text
        switch singular {
        case "article": return .articles
        case "claim": return .claims
        case "topic": return .topics
        default: break
        }
        let kinds = Relation.Kind.allCases.filter { $0 != .incomparable }
        guard let kind = kinds.first(where: { RelationWords.noun($0) == singular + "s" }) else {
            throw .notOneOf(
                word, what: "thing to count", known: kinds.map(RelationWords.noun) + ["articles", "claims", "topics"])
        }
        return .relations(kind)
    }

    /// Whether a word names things that are counted: conflicts, articles.
    private static func isCountable(_ word: String) -> Bool {
        ["articles", "claims", "topics"].contains(word)
            || Relation.Kind.allCases.contains { $0 != .incomparable && RelationWords.noun($0) == word }
    }

    /// "agrees with", "refines"; the last word of a relation may be left out.
    private mutating func relation() throws(Problem) -> Relation.Kind {
        let word = try next("a relation")
        let kinds = Relation.Kind.allCases.filter { $0 != .incomparable }
        guard let kind = kinds.first(where: { RelationWords.verb($0).split(separator: " ")[0] == word.text }) else {
            throw .notOneOf(
                word, what: "relation", known: kinds.map { String(RelationWords.verb($0).split(separator: " ")[0]) })
        }
        for word in RelationWords.verb(kind).split(separator: " ").dropFirst() { _ = take(String(word)) }
        return kind
    }

    private mutating func on() throws(Problem) -> Expectation.Subject? {
        guard take("on") else { return nil }
        var subject = Expectation.Subject(event: try next("an event"), concept: nil)
        if take("of") { subject.concept = try next("a concept") }
        return subject
    }

    private mutating func take(_ word: String) -> Bool {
        guard rest.first?.text == word else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func next(_ what: String) throws(Problem) -> Word {
        guard let word = rest.popFirst() else { throw wanted(what) }
        return word
    }

    private func number(_ word: Word) throws(Problem) -> Int {
        guard let number = Int(word.text), number >= 0, number < 1 << 40 else {
            throw Problem(.usage, "\(Problem.shown(word.text)) is no whole number", at: word.range)
        }
        return number
    }

    private func wanted(_ what: String) -> Problem {
        Problem(.usage, "expect needs \(what)", hint: "see: help expect", at: rest.first?.range ?? call.end)
    }
}
