import Claims
import Comparison
import Extraction
import Synchronization

/// A fact-checking session: articles, what was read in them, what the analyst says, and the log of how it came about.
///
/// A session is a value. `applying` is the only thing that changes one: it answers the session after the change. The state is a
/// fold over the log, from the texts and extractions that the session keeps: opening one runs no engine.
package struct Session: Sendable {
    /// What the log comes to.
    package internal(set) var state = SessionState() {
        didSet { derived = Derived() }
    }
    package internal(set) var log = SharedList<LogEntry>()
    /// Which entries of the log stand.
    var history = History()
    /// Every text that the log speaks of, dropped ones too, in the order of first loading.
    var texts: [StoredText] = []
    /// Position in `texts` by file digest.
    var textIndex: [String: Int] = [:]
    /// Every extraction that the log speaks of, in the order in which they were made.
    var extractions: [Extraction] = []
    /// Position in `extractions` by id.
    var extractionIndex: [String: Int] = [:]
    /// The next free handles.
    var next = LogEntry.Counters()
    /// Topic numbers by `Topic.identity`: they outlive their topics, so that a number is never given twice.
    var topicNumbers = GrowingTable<Int>()
    /// Which engine wrote the session last.
    package internal(set) var engine: Engines.Identity?
    /// Members of the document that this version does not know.
    var unknown = JSONMembers()
    /// Members that this version does not know of things that may change, by the thing: `a1`, `note 7`, `edit …`.
    var kept: [String: JSONMembers] = [:]
    /// Parts of the policy that hold such members, as they were read.
    var policyParts: [PolicyPart: String] = [:]
    /// How much work it was to make the state: things looked at, one by one. Opening the session is as much again.
    package internal(set) var work = 0
    /// The most work that a log may ask for: a session that a person makes does not come near it, and a bound makes opening a
    /// stranger's bounded.
    package static let workLimit = 100_000_000
    /// What is computed from `state`, when it is first asked for.
    private var derived = Derived()
    /// Keeps what does not change from state to state.
    let readings = ReadingsCache()

    /// A session with nothing in it.
    package init() {}

    private final class Derived: Sendable {
        struct Values {
            var claims: [SessionClaim]?
            var claimIndex: [String: Int]?
            var handleIndex: [Int: Int]?
            var comparison: SessionComparison?
        }
        let values = Mutex(Values())
    }
}

/// Topics and relations of a session's state, with the topics' handles.
package struct SessionComparison: Sendable {
    /// A topic under its handle.
    package struct HandledTopic: Sendable, Hashable {
        package var handle: Handle
        package var topic: Topic
    }
    package var topics: [HandledTopic]
    /// Related pairs by topic, then in reading order; without incomparable ones.
    package var pairs: [Compared.Pair]
    /// Keys of claims that a later one updates.
    package var superseded: [String]
    /// Keys of claims that are taken back.
    package var withdrawn: [String]
    private let relation: @Sendable (Int) -> Relation

    init(_ compared: Compared, topics: [HandledTopic]) {
        self.topics = topics
        pairs = compared.pairs
        superseded = compared.superseded
        withdrawn = compared.withdrawn
        relation = compared.relation
    }

    /// All relations in words; with many claims, ask for those of a topic.
    package var relations: [Relation] { pairs.indices.map(relation) }

    /// The relations of one topic in words.
    package func relations(of topic: HandledTopic) -> [Relation] {
        guard let index = topics.firstIndex(of: topic) else { return [] }
        return pairs.indices.filter { pairs[$0].topic == index }.map(relation)
    }
}

// MARK: - Reading a session

extension Session {
    /// The articles in the session, in loading order.
    package var articles: LoadedArticles { state.articles }

    /// The policy in force.
    package var policy: Policy { state.policy }

    /// The article under a handle; nil where there is none, or it was dropped.
    package func article(_ handle: Handle) -> SessionState.LoadedArticle? {
        state.articles.first { $0.handle == handle }
    }

    /// The article with a key.
    package func article(key: String) -> SessionState.LoadedArticle? {
        state.articles.position(ofKey: key).map { state.articles[$0] }
    }

    /// What was read in an article: claims as extracted, and the quantities that have no claim.
    package func extraction(of article: SessionState.LoadedArticle) -> Extraction? {
        extractionIndex[article.extraction].map { extractions[$0] }
    }

    /// Every claim of the session, edits and aliases applied, in loading and reading order; rejected ones too.
    package var claims: [SessionClaim] {
        derived.values.withLock { values in
            if let claims = values.claims { return claims }
            let claims = makeClaims()
            values.claims = claims
            return claims
        }
    }

    /// The claim under a handle; nil where there is none.
    package func claim(_ handle: Handle) -> SessionClaim? {
        let claims = claims
        return derived.values.withLock { values in
            if values.handleIndex == nil {
                values.handleIndex = Dictionary(
                    claims.enumerated().map { ($1.handle.number, $0) }, uniquingKeysWith: { a, _ in a })
            }
            return handle.kind == .claim ? values.handleIndex?[handle.number].map { claims[$0] } : nil
        }
    }

    /// The claim with a key; nil where there is none.
    package func claim(key: String) -> SessionClaim? {
        let claims = claims
        return derived.values.withLock { values in
            if values.claimIndex == nil {
                values.claimIndex = Dictionary(
                    claims.enumerated().map { ($1.claim.key, $0) }, uniquingKeysWith: { a, _ in a })
            }
            return values.claimIndex?[key].map { claims[$0] }
        }
    }

    /// Notes about a subject, oldest first.
    package func notes(about subject: Change.Subject) -> [SessionState.Note] {
        state.notes.filter { $0.subject == subject }
    }

    /// Topics and relations over the claims that are compared: computed when first asked for, kept until the next change.
    package func comparison(_ engines: Engines) -> SessionComparison {
        if let known = derived.values.withLock({ $0.comparison }) { return known }
        let compared = readings.compared(self, engines)
        var topics: [SessionComparison.HandledTopic] = []
        var free = next.topic
        for (identity, topic) in identified(compared.topics) {
            let known = topicNumbers[identity]
            let number = known ?? free
            if known == nil { free += 1 }
            topics.append(.init(handle: Handle(.topic, number), topic: topic))
        }
        let result = SessionComparison(compared, topics: topics)
        derived.values.withLock { $0.comparison = result }
        return result
    }

    /// How one claim stands to another, the gate's reason where they are not compared.
    ///
    /// A claim that the analyst rejected is compared with nothing.
    package func relation(_ a: Claim, _ b: Claim, _ engines: Engines) -> Relation {
        let rejected = [a, b].filter { claim(key: $0.key)?.review == .rejected }.map { handleText($0.key) }
        if !rejected.isEmpty {
            let them = rejected.joined(separator: " and ")
            return Relation(
                a: a.key, b: b.key, kind: .incomparable, rule: "gate.rejected",
                reason: "You rejected \(them), and a rejected claim is compared with nothing.",
                wouldChange: "Accepting \(them).")
        }
        return engines.relation(a, b, comparedClaims, sources, overrides, state.policy)
    }

    /// The claims that comparison sees: all but the rejected ones, and ones that no numeral states.
    package var comparedClaims: [Claim] { claims.filter(\.isCompared).map(\.claim) }

    /// What comparison needs to know of the articles; aliases stand for outlets too.
    package var sources: [Comparer.Source] {
        state.articles.map { loaded in
            let outlet = loaded.article.metadata.outlet
            return Comparer.Source(
                article: loaded.key, outlet: outlet.map { state.aliases[$0] ?? $0 },
                published: loaded.article.metadata.date, textDigest: loaded.article.textDigest,
                sketch: loaded.article.sketch)
        }
    }

    /// What the analyst says against the gate.
    package var overrides: [Comparer.Override] {
        state.links.map { link in
            switch link.kind {
            case .link: .link(link.a, link.b ?? "")
            case .unlink: .unlink(link.a, link.b ?? "")
            case .split: .split(link.a)
            case .merge: .merge(link.a, link.b ?? "")
            }
        }
    }

    /// The pairs of claims that the analyst linked, each pair's keys sorted.
    package var linkedKeys: Set<[String]> {
        Set(state.links.compactMap { link in link.kind == .link ? [link.a, link.b ?? ""].sorted() : nil })
    }

    /// Whether there is a change that `undo` can take back.
    package var canUndo: Bool { undoCount > 0 }
    /// How many changes `undo` can take back.
    package var undoCount: Int { history.applied.count }
    /// Whether there is an undone change that `redo` can do again.
    package var canRedo: Bool { redoCount > 0 }
    /// How many undone changes `redo` can do again.
    package var redoCount: Int { history.undone.count }

    private func makeClaims() -> [SessionClaim] {
        var result: [SessionClaim] = []
        result.reserveCapacity(
            state.articles.reduce(0) { $0 + (extraction(of: $1)?.claims.count ?? 0) + $1.added.count })
        for own in readings.claims(of: self) { result += own }
        return result
    }

    /// How many claims there are, without ones that no numeral states and the analyst has not taken.
    package var claimCount: Int { claims.count { $0.isListed } }

    /// The article's part of a claim's key; nil where the key is none. Behind it stand the place and the role, with one slash
    /// between them, whatever the outlet is called.
    static func articleKey(ofClaim key: String) -> String? {
        let bytes = key.utf8
        guard let last = bytes.lastIndex(of: UInt8(ascii: "/")),
            let cut = bytes[..<last].lastIndex(of: UInt8(ascii: "/"))
        else { return nil }
        return String(Substring(bytes[..<cut]))
    }

    /// What a claim's key says after its article's part.
    static func localKey(_ key: String, article: String) -> String {
        // By bytes: a character of the outlet may be made of what stands on both sides of the cut.
        isKey(key, of: article) ? String(Substring(key.utf8.dropFirst(article.utf8.count + 1))) : key
    }

    /// Topics with an identity each that outlives recomputing: what they are about, and which of its kind. Of one kind, the topics of
    /// claims that were split off come last, in the order in which that was said: what stays behind keeps its handle.
    func identified(_ topics: [Topic]) -> [(identity: String, topic: Topic)] {
        var splits: [String: Int] = [:]
        for (order, link) in state.links.enumerated() where link.kind == .split { splits[link.a] = order }
        var turns = Array(topics.indices)
        if !splits.isEmpty {
            let ranks = topics.map { topic in
                let orders = topic.claims.map { splits[$0] }
                return orders.contains(nil) ? -1 : orders.lazy.compactMap { $0 }.min() ?? -1
            }
            turns.sort { (ranks[$0], $0) < (ranks[$1], $1) }
        }
        var seen: [String: Int] = [:]
        var identities = [String](repeating: "", count: topics.count)
        for turn in turns {
            let topic = topics[turn]
            let parts = [
                topic.event ?? "", topic.concept ?? "", topic.kind.rawValue, topic.unit ?? "", topic.place ?? "",
            ]
            let base = parts.joined(separator: "|")
            let count = (seen[base] ?? 0) + 1
            seen[base] = count
            identities[turn] = count == 1 ? base : base + "|\(count)"
        }
        return zip(identities, topics).map { ($0, $1) }
    }
}
