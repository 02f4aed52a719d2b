import Claims

/// Compares claims across articles: topics, relations and reasons. It sees claims only: no text, no language, no files.
public struct Comparer: Sendable {
    /// Raised when the outcome of any comparison changes: replay tells engine drift by it.
    public static let version = 1

    /// What comparison needs to know of an article.
    public struct Source: Sendable, Hashable {
        /// The article's key, as in `Claim.article`.
        public var article: String
        public var outlet: String?
        public var published: CivilTime?
        public var textDigest: String
        /// The article's min-hash sketch.
        public var sketch: [UInt32]

        /// A source.
        public init(article: String, outlet: String?, published: CivilTime?, textDigest: String, sketch: [UInt32] = []) {
            self.article = article
            self.outlet = outlet
            self.published = published
            self.textDigest = textDigest
            self.sketch = sketch
        }
    }

    /// What the analyst says against the gate, by claim key.
    public enum Override: Sendable, Hashable {
        /// The two are compared although the gate says no.
        case link(String, String)
        /// The two are not compared although the gate lets them.
        case unlink(String, String)
    }

    /// The outcome; relations hold no incomparable pairs.
    public struct Outcome: Sendable {
        public var topics: [Topic]
        public var relations: [Relation]
    }

    public let catalogue: Catalogue
    public let policy: Policy

    /// A comparer under a policy.
    public init(catalogue: Catalogue, policy: Policy) {
        self.catalogue = catalogue
        self.policy = policy
    }

    /// Topics, and the relations within them.
    public func compare(_ claims: [Claim], sources: [Source], overrides: [Override] = []) -> Outcome {
        Outcome(topics: [], relations: [])
    }

    /// How `a` stands to `b`; `incomparable` with the gate's reason where they are not compared.
    public func relation(_ a: Claim, _ b: Claim, sources: [Source], overrides: [Override] = []) -> Relation {
        Relation(a: a.key, b: b.key, kind: .incomparable, rule: "gate.event", reason: "")
    }
}
