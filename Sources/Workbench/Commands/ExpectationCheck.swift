import Claims
import Comparison

/// Holds an expectation against a session.
struct ExpectationCheck {
    var session: Session
    var engines: Engines

    /// What was found.
    struct Finding: Sendable {
        var holds: Bool
        /// One sentence that says what was found, a line of detail each.
        var found: [Phrase]
    }

    /// Whether the expectation holds, and what was found.
    func check(_ expectation: Expectation) throws(Problem) -> Finding {
        switch expectation {
        case .figure(let subject, let range, let backing): return try figure(subject, range, backing)
        case .count(let what, let range, let subject): return try count(what, range, subject)
        case .relation(let a, let kind, let b, let subject): return try relation(a, kind, b, subject)
        case .support(let article): return try support(article)
        }
    }

    private func figure(
        _ subject: Expectation.Subject, _ range: Interval, _ backing: Expectation.Backing?
    ) throws(Problem) -> Finding {
        let topics = try topics(of: subject)
        guard !topics.isEmpty else { return Finding(holds: false, found: ["no claim of this session is about that"]) }
        var holds = true
        var found: [Phrase] = []
        for handled in topics {
            let topic = handled.topic
            let hasBacking = backing.map { ($0.isOrigins ? topic.origins : topic.outlets) >= $0.least } ?? true
            if topic.shared.isEmpty || !topic.shared.allSatisfy({ range.contains($0) }) || !hasBacking { holds = false }
            found.append("\(CompareReport.heading(handled)): \(CompareReport.summary(topic, session))")
        }
        return Finding(holds: holds, found: found)
    }

    private func count(
        _ what: Expectation.Countable, _ range: ClosedRange<Int>, _ subject: Expectation.Subject?
    ) throws(Problem) -> Finding {
        let keys = try subject.map { subject throws(Problem) in try Set(topics(of: subject).flatMap(\.topic.claims)) }
        func isMeant(_ key: String) -> Bool { keys?.contains(key) ?? true }
        let number: Int
        var found: [Phrase] = []
        switch what {
        case .relations(let kind):
            let relations = session.comparison(engines).relations
                .filter { $0.kind == kind && isMeant($0.a) && isMeant($0.b) }
            number = relations.count
            found = relations.map { "\(PairReport.sentence($0, session)): \($0.reason)" }
        case .claims: number = session.claims.count { $0.isListed && isMeant($0.claim.key) }
        case .topics:
            number =
                try subject.map { subject throws(Problem) in try topics(of: subject).count }
                ?? session.comparison(engines).topics.count
        case .articles:
            number =
                Set(session.claims.filter { isMeant($0.claim.key) }.map(\.article)).count
                + (subject == nil
                    ? session.articles.count { article in !session.claims.contains { $0.article == article.handle } }
                    : 0)
        }
        let holds = range.contains(number)
        return Finding(holds: holds, found: holds ? [] : found.isEmpty ? ["\(number)"] : found)
    }

    private func relation(
        _ a: Word, _ kind: Relation.Kind, _ b: Word, _ subject: Expectation.Subject?
    ) throws(Problem) -> Finding {
        let (first, second) = (try claims(a), try claims(b))
        let meant = try subject.map { subject throws(Problem) in try Set(topics(of: subject).flatMap(\.topic.claims)) }
        let firstKeys = first.filter { meant?.contains($0) ?? true }
        let secondKeys = second.filter { meant?.contains($0) ?? true }
        let between = session.comparison(engines).relations.filter { relation in
            firstKeys.contains(relation.a) && secondKeys.contains(relation.b)
                || firstKeys.contains(relation.b) && secondKeys.contains(relation.a)
        }
        let holding = between.filter { relation in
            relation.kind == kind && (kind.isSymmetric || firstKeys.contains(relation.a))
        }
        let shown = holding.isEmpty ? between : holding
        let found = shown.map { "\(PairReport.sentence($0, session)): \($0.reason)" as Phrase }
        return Finding(holds: !holding.isEmpty, found: found.isEmpty ? ["the two are not compared"] : found)
    }

    private func support(_ word: Word) throws(Problem) -> Finding {
        let keys = try claims(word)
        let all = session.comparedClaims
        let draft = all.filter { keys.contains($0.key) && !$0.isImpliedSingular }
        let article = session.claim(key: draft.first?.key ?? "")?.claim.article
        let support = Comparer(catalogue: engines.catalogue, policy: session.policy).support(
            of: draft, draftSources: session.sources.filter { $0.article == article },
            by: all.filter { !keys.contains($0.key) }, sources: session.sources.filter { $0.article != article },
            overrides: session.overrides)
        let open = support.filter { $0.level != .supported }
        let found = open.map { item -> Phrase in
            let figure = session.claim(key: item.claim).map { ClaimPhrase.short($0.claim) } ?? ""
            let level = item.level == .partly ? "supported only in part" : item.level.rawValue
            return "\(id: session.handleText(item.claim)) \(figure): \(level, .bad). \(item.reason)"
        }
        return Finding(holds: open.isEmpty, found: found)
    }

    private func claims(_ word: Word) throws(Problem) -> Set<String> {
        guard let handle = Handle(word.text) else { throw .noHandle(word, .article) }
        if handle.kind == .claim {
            guard let claim = session.claim(handle) else {
                throw .notInSession(word, .claim, known: session.claims.map(\.handle))
            }
            return [claim.claim.key]
        }
        guard session.article(handle) != nil else {
            throw .notInSession(word, .article, known: session.articles.map(\.handle))
        }
        return Set(session.claims.filter { $0.article == handle }.map(\.claim.key))
    }

    /// The topics of exactly this event, and concept where one is given.
    private func topics(of subject: Expectation.Subject) throws(Problem) -> [SessionComparison.HandledTopic] {
        let catalogue = engines.catalogue
        guard catalogue.events[subject.event.text] != nil else {
            throw .notOneOf(subject.event, what: "event", known: catalogue.events.keys.sorted())
        }
        if let concept = subject.concept, catalogue.concepts[concept.text] == nil {
            throw .notOneOf(concept, what: "concept", known: catalogue.concepts.keys.sorted())
        }
        return session.comparison(engines).topics.filter { handled in
            handled.topic.event == subject.event.text
                && (subject.concept.map { handled.topic.concept == $0.text } ?? true)
        }
    }
}
