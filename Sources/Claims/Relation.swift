/// How one claim stands to another.
public struct Relation: Sendable, Hashable {
    /// The relations of semantics, in the order in which their rules are tried.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case agrees, narrowsScope, refines, overlaps, disputes, withdraws, updates, changed, conflicts, incomparable

        /// Whether the relation reads the same both ways.
        public var isSymmetric: Bool {
            switch self {
            case .agrees, .overlaps, .conflicts, .incomparable: true
            default: false
            }
        }
    }

    /// The key of the claim that is the subject: "a refines b", "a updates b".
    public var a: String
    /// The key of the other claim.
    public var b: String
    /// How `a` stands to `b`.
    public var kind: Kind
    /// The rule's id, stable: "agrees.rounding", "gate.unit".
    public var rule: String
    /// One sentence that says why, with the intervals.
    public var reason: String
    /// What would make the relation another one, in one sentence; empty where nothing is worth saying.
    public var wouldChange: String

    /// A relation between the claims with the keys `a` and `b`.
    public init(a: String, b: String, kind: Kind, rule: String, reason: String, wouldChange: String = "") {
        self.a = a
        self.b = b
        self.kind = kind
        self.rule = rule
        self.reason = reason
        self.wouldChange = wouldChange
    }
}

/// Claims that are about the same thing, and what they come to together.
public struct Topic: Sendable, Hashable {
    /// The catalogue's event; nil where the claims name none.
    public var event: String?
    /// The concept counted; nil where the claims name none.
    public var concept: String?
    /// What all its claims measure: claims of two kinds share no topic.
    public var kind: Quantity.Kind
    /// A UCUM or ISO 4217 code; nil for counts.
    public var unit: String?
    /// Where it happened: the catalogue's name of the place, or the name that most of its claims use where the catalogue lacks it; nil where
    /// they name no place.
    public var place: String?
    /// The keys of the claims, in loading and reading order.
    public var claims: [String]
    /// How many outlets print a claim of the topic.
    public var outlets: Int
    /// How many independent origins the claims lead to.
    public var origins: Int
    /// The intervals that most origins share; more than one where there is a tie.
    public var shared: [Interval]
    /// The keys of claims disjoint from every shared interval.
    public var outside: [String]
    /// How many origins share each of the shared intervals: 1 where no two origins that still stand say the same; 0 where it is not known.
    public var sharing: Int
    /// For each shared interval the key of a claim whose figure, as it is read, is just that; nil where it is only what several figures
    /// have in common. Empty where it is not known.
    public var sharedFigures: [String?]

    /// A topic; see the fields.
    public init(
        event: String?, concept: String?, kind: Quantity.Kind, unit: String?, place: String?, claims: [String],
        outlets: Int, origins: Int, shared: [Interval], outside: [String], sharing: Int = 0,
        sharedFigures: [String?] = []
    ) {
        self.event = event
        self.concept = concept
        self.kind = kind
        self.unit = unit
        self.place = place
        self.claims = claims
        self.outlets = outlets
        self.origins = origins
        self.shared = shared
        self.outside = outside
        self.sharing = sharing
        self.sharedFigures = sharedFigures
    }
}
