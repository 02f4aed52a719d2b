import Claims
import Comparison

@testable import Extraction
@testable import Workbench

/// Engines of the tests: every run of digits is a claim of an event that the word before it names; claims of one event are a
/// topic, and two of them agree or conflict. Simple enough to foretell, and free of any lexicon.
enum NumberEngines {
    /// A settable version, lexicon and comparison, so that drift can be caused.
    static func make(
        extraction: Int = 1, comparison: Int = 1, lexicon: String = String(repeating: "1", count: 64),
        skipping skipped: String? = nil, conflictRule: String = "conflicts.disjoint", seconds: Int = 1_641_700_000
    ) throws -> Engines {
        Engines(
            identity: .init(extraction: extraction, comparison: comparison), catalogue: try .installed(),
            extract: { input, policy throws(DataError) in read(input, policy, skipped) },
            lexiconDigest: { _ throws(DataError) in lexicon }, languageCodes: { ["en"] },
            compare: { claims, _, overrides, _ in compare(claims, overrides, conflictRule) },
            relation: { a, b, _, _, _, _ in relation(a, b, conflictRule) }, clock: { seconds })
    }

    private static func read(_ input: Extractor.Input, _ policy: Policy, _ skipped: String?) -> Extractor.Output {
        var output = Extractor.Output(language: input.language ?? "en", quantities: [], claims: [], quantityIndex: [])
        for (field, text) in [(Span.Field.title, input.title ?? ""), (.text, input.text)] {
            let bytes = Array(text.utf8)
            let check = SpanCheck(text)
            var i = 0
            while i < bytes.count {
                guard bytes[i] >= 48, bytes[i] <= 57 else {
                    i += 1
                    continue
                }
                var end = i
                while end < bytes.count, bytes[end] >= 48, bytes[end] <= 57 { end += 1 }
                let words = String(decoding: bytes[i..<end], as: UTF8.self)
                let before = String(decoding: bytes[max(0, i - 40)..<i], as: UTF8.self).split(
                    whereSeparator: \.isWhitespace
                ).last
                var span = check.span(utf8: i..<end)!
                span.field = field
                i = end
                if words == skipped { continue }
                let number = ExactNumber(decimal: words) ?? 0
                let isYear = words.count == 4 && words.hasPrefix("20")
                output.quantities.append(
                    Quantity(
                        span: span, text: words, kind: isYear ? .date : .count,
                        interval: isYear ? Interval(low: nil, high: nil) : Interval(number), precision: 0,
                        reading: ["\(words) = \(words) (numeral)"]))
                guard !isYear else { continue }
                let role: Claim.Role = field == .title ? .headline : .body
                output.quantityIndex.append(output.quantities.count - 1)
                output.claims.append(
                    Claim(
                        key: Claim.makeKey(article: input.articleKey, span: span, role: role),
                        article: input.articleKey,
                        quantity: output.quantities[output.quantities.count - 1], event: before.map(String.init),
                        counted: .init(text: "people", concept: "person"), role: role,
                        attribution: [Speaker(text: words, name: "Ministry", span: span, kind: .organisation)],
                        asOf: input.date.map { CivilInterval($0) },
                        evidence: [.init(field: "event", rule: "event.word-before", words: words, span: span)]))
            }
        }
        return output
    }

    private static func compare(_ claims: [Claim], _ overrides: [Comparer.Override], _ rule: String) -> Compared {
        var topics: [Topic] = []
        var relations: [(topic: Int, relation: Relation)] = []
        for event in Set(claims.map { $0.event ?? "" }).sorted() {
            let own = claims.filter { ($0.event ?? "") == event }
            for (i, a) in own.enumerated() {
                for b in own[(i + 1)...] where !overrides.contains(.unlink(min(a.key, b.key), max(a.key, b.key))) {
                    relations.append((topics.count, relation(a, b, rule)))
                }
            }
            topics.append(
                Topic(
                    event: event, concept: "person", kind: .count, unit: nil, place: nil, claims: own.map(\.key),
                    outlets: Set(own.map(\.article)).count, origins: 1,
                    shared: own.first.map { [$0.quantity.interval] } ?? [], outside: []))
        }
        let words = relations
        return Compared(
            topics: topics,
            pairs: words.map {
                .init(
                    a: $0.relation.a, b: $0.relation.b, topic: $0.topic, kind: $0.relation.kind, rule: $0.relation.rule)
            }, superseded: [], withdrawn: [], relation: { words[$0].relation })
    }

    private static func relation(_ a: Claim, _ b: Claim, _ rule: String) -> Relation {
        let agrees = a.quantity.interval == b.quantity.interval
        return Relation(
            a: a.key, b: b.key, kind: agrees ? .agrees : .conflicts, rule: agrees ? "agrees.equal" : rule,
            reason: "\(a.quantity.interval) and \(b.quantity.interval)")
    }
}

/// An article of the tests.
func report(
    _ text: String, name: String = "report.txt", outlet: String? = "Bell", date: String? = "2022-01-09",
    title: String? = nil
) -> Article {
    Article(
        name: name,
        metadata: .init(outlet: outlet, date: date.flatMap { CivilTime(iso: $0) }, title: title), text: text,
        fileDigest: Digest.sha256("file: " + text), textDigest: Digest.sha256(text), sketch: [1, 0xFFFF_FFFF])
}

extension Session {
    /// Applies and logs a change, with a foretold answer.
    mutating func apply(_ change: Change, _ engines: Engines) throws {
        let step = try applying(change, engines: engines)
        self = step.logged(answer: "answer to \(log.count + 1)")
    }

    /// The key of a claim's handle.
    func key(_ handle: String) throws -> String {
        struct NoSuchClaim: Error { var handle: String }
        guard let claim = Handle(handle).flatMap({ self.claim($0) }) else { throw NoSuchClaim(handle: handle) }
        return claim.claim.key
    }

    /// A session in which every kind of change was made, and a few were taken back.
    static func eventful(_ engines: Engines) throws -> Session {
        var session = Session()
        try session.apply(
            .load(report("On Sunday, killed 164 and injured 2200; in 2021 arrested 7939 people.")), engines)
        try session.apply(
            .load(
                report("القتلى killed 225 منهم officers 19.", name: "second.txt", outlet: "Lamp", title: "killed 225")),
            engines)
        let first = session.articles[0].key
        try session.apply(.set(article: first, .outlet, "Bell Weekly"), engines)
        try session.apply(.set(article: session.articles[0].key, .date, "2022-01-10T08:30"), engines)
        try session.apply(.policy(.about(12)), engines)
        try session.apply(.policy(.vague("dozens", Interval(low: 24, high: 99))), engines)
        try session.apply(
            .policy(.vague("half", Interval(low: ExactNumber(1, over: 3), high: nil, lowOpen: true))), engines)
        try session.apply(
            .policy(
                .rate(.init(from: "KZT", to: "USD", factor: ExactNumber(1, over: 435)!, source: "bank, 2022-01-09"))),
            engines)
        try session.apply(.note(.session, "a “note”\nof two lines \u{202E}and \u{1B}[31m"), engines)
        try session.apply(.note(.claim(try session.key("c1")), "the ministry's channel"), engines)
        try session.apply(.note(.article(session.articles[1].key), "see the file"), engines)
        try session.apply(.note(.topic(Handle(.topic, 1)), "withdrawn later"), engines)
        try session.apply(
            .edit(claim: try session.key("c2"), try ClaimEdit([.event: "injured", .low: "1/3", .high: "none"])), engines
        )
        try session.apply(
            session.adding(
                article: session.articles[0].key, utf8: 0..<9, try ClaimEdit([.low: "1", .high: "1", .event: "day"])),
            engines)
        try session.apply(.review(claim: try session.key("c1"), .accepted), engines)
        try session.apply(.review(claim: try session.key("c3"), .rejected), engines)
        try session.apply(
            .rate(claim: try session.key("c1"), rating: "disputed", reason: "the channel was \"hacked\""), engines)
        try session.apply(.link(try session.key("c1"), try session.key("c5")), engines)
        try session.apply(.unlink(try session.key("c1"), try session.key("c4")), engines)
        try session.apply(.alias("Ministry", of: "Health Ministry"), engines)
        try session.apply(.refresh(article: session.articles[1].key), engines)
        try session.apply(.drop(article: session.articles[1].key), engines)
        try session.apply(.undo, engines)
        try session.apply(.undo, engines)
        try session.apply(.redo, engines)
        session.logView("compare", answer: "answer to \(session.log.count + 1)", engines: engines)
        return session
    }
}
