import Claims

/// Compares claims across articles: topics, relations and reasons. It sees claims only: no text, no language, no files.
///
///     let outcome = comparer.compare(claims, sources: sources)
///     outcome.topics[0].shared          // what most origins share
///     outcome.relations                 // every related pair, with rule and reason
public struct Comparer: Sendable {
    /// Raised when the outcome of any comparison changes: replay tells engine drift by it.
    public static let version = 8

    /// What comparison needs to know of an article.
    public struct Source: Sendable, Hashable {
        /// The article's key, as in `Claim.article`.
        public var article: String
        /// The outlet's name; nil where it is not known.
        public var outlet: String?
        /// When it came out; nil where that is not known.
        public var published: CivilTime?
        /// SHA-256 of its text: equal texts are one origin. Empty where it is not known.
        public var textDigest: String
        /// The article's min-hash sketch.
        public var sketch: [UInt32]

        /// A source.
        public init(article: String, outlet: String?, published: CivilTime?, textDigest: String, sketch: [UInt32] = [])
        {
            self.article = article
            self.outlet = outlet
            self.published = published
            self.textDigest = textDigest
            self.sketch = sketch
        }
    }

    /// What the analyst says against the gate and the topics, by claim key.
    public enum Override: Sendable, Hashable {
        /// The two are compared although the gate says no; numbers of different kinds or units still never meet.
        case link(String, String)
        /// The two are not compared although the gate lets them.
        case unlink(String, String)
        /// The claim stands in a topic of its own and is compared with no other, but for those it is linked or merged with.
        case split(String)
        /// The topics of the two claims are one. A claim that was split off joins the other's topic, without those it was split from.
        case merge(String, String)
    }

    /// Events, concepts and units, and how they nest.
    public let catalogue: Catalogue
    /// How wide about, rounding and vague words reach, and the rates between currencies.
    public let policy: Policy
    let terms: Terms

    /// A comparer under a policy.
    public init(catalogue: Catalogue, policy: Policy) {
        self.catalogue = catalogue
        self.policy = policy
        terms = Terms(catalogue)
    }

    /// Topics, and the relations within and between them.
    ///
    /// Sources give the loading order, in which topics, claims and relations are listed; which relations there are does not depend on it.
    public func compare(_ claims: [Claim], sources: [Source], overrides: [Override] = []) -> Outcome {
        Outcome(ledger: Ledger(claims, sources: sources, comparer: self), overrides: Overrides(overrides))
    }

    /// How `a` stands to `b`; `incomparable` with the gate's reason where they are not compared.
    ///
    /// `others` are the claims beside which the two stand. Some facts follow from them: which place a withdrawal speaks of, and which
    /// places a report names. Given the same claims, this is what `compare` says of the two.
    public func relation(
        _ a: Claim, _ b: Claim, among others: [Claim] = [], sources: [Source], overrides: [Override] = []
    ) -> Relation {
        let rest = a.key == b.key ? [] : others.filter { $0.key != a.key && $0.key != b.key }
        let ledger = Ledger([a, b] + rest, sources: sources, comparer: self)
        var facts = Facts(0, 1, of: ledger)
        Overrides(overrides).apply(to: &facts, a.key, b.key)
        return ledger.relation(0, 1, facts: facts)
    }
}

/// The overrides, ready to be asked about a pair of one ledger's claims.
struct Overrides {
    private(set) var merges: [(String, String)] = []
    private(set) var splits: Set<String> = []
    /// Of the claims that were split off, the group each stands in, by one of its claims; those that joined a topic are in none.
    private var groups: [String: String] = [:]
    private var linked: Set<[String]> = []
    private var unlinked: Set<[String]> = []

    /// Later ones win: an unlink takes back a link of the same two.
    init(_ overrides: [Comparer.Override]) {
        for override in overrides {
            switch override {
            case .link(let a, let b):
                unlinked.remove([min(a, b), max(a, b)])
                linked.insert([min(a, b), max(a, b)])
            case .unlink(let a, let b):
                linked.remove([min(a, b), max(a, b)])
                unlinked.insert([min(a, b), max(a, b)])
            case .split(let key):
                merges.removeAll { $0 == key || $1 == key }
                splits.insert(key)
            case .merge(let a, let b): merges.append((a, b))
            }
        }
        groups = splitGroups()
    }

    /// Claims that were split off together, or merged since with each other only.
    private func splitGroups() -> [String: String] {
        guard !splits.isEmpty else { return [:] }
        var parent: [String: String] = [:]
        func root(_ key: String) -> String {
            var key = key
            while let next = parent[key] { key = next }
            return key
        }
        for (a, b) in merges {
            let (x, y) = (root(a), root(b))
            if x != y { parent[max(x, y)] = min(x, y) }
        }
        let joined = Set(merges.flatMap { [$0.0, $0.1] }.filter { !splits.contains($0) }.map(root))
        var groups: [String: String] = [:]
        for key in splits where !joined.contains(root(key)) { groups[key] = root(key) }
        return groups
    }

    /// Whether any pair is linked, unlinked or split at all: if not, pairs need not be looked up.
    var touchPairs: Bool { !linked.isEmpty || !unlinked.isEmpty || !groups.isEmpty }

    /// The linked pairs, in a stable order.
    var links: [[String]] { linked.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) } }

    func apply(to facts: inout Facts, _ a: String, _ b: String) {
        guard touchPairs else { return }
        let pair = [min(a, b), max(a, b)]
        facts.linked = linked.contains(pair)
        facts.unlinked = unlinked.contains(pair) || !facts.linked && groups[a] != groups[b]
    }
}
