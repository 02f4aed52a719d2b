/// A numeric claim: how many, of whom, what happened, who says so, as of when. It leads back to one span of its article.
public struct Claim: Sendable, Hashable {
    /// What the number amounts to.
    public enum Measures: String, Sendable, Hashable, CaseIterable {
        /// The whole so far.
        case total
        /// What was added: "another 12", "rose by 12".
        case increment
        /// What is left: "still 40 in hospital".
        case remaining
    }

    /// Where in the article the claim stands.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        case headline, lead, body
    }

    /// Whether the text holds the number for a fact.
    public enum Stance: String, Sendable, Hashable, CaseIterable {
        case asserted, denied, retracted, hypothetical
    }

    /// Who or what is counted.
    public struct Counted: Sendable, Hashable {
        /// The words of the noun phrase, as they stand.
        public var text: String
        /// The catalogue's concept (`security-forces`), where a word names one.
        public var concept: String?
        /// Where the words stand; nil where the text leaves them out and another clause supplies them.
        public var span: Span?
        /// The counted words and their concept.
        public init(text: String, concept: String? = nil, span: Span? = nil) {
            self.text = text
            self.concept = concept
            self.span = span
        }
    }

    /// How this claim is a part of another, or the sum of others. Claims are named by key.
    public enum PartOf: Sendable, Hashable {
        /// "26 people, 18 of them officers": 18 is part of 26.
        case part(of: String)
        /// "8 officers and 18 civilians, 26 in all": 26 is the sum.
        case sum(of: [String])
    }

    /// Why a field is as it is: the words that decided it and the rule that read them.
    public struct Evidence: Sendable, Hashable {
        /// The field: "event", "counted", "attribution", "asOf", "measures", "part", "place", "period", "stance", "role".
        public var field: String
        /// The rule's id, stable: "event.verb-before", "attribution.according-to", "asOf.article-date".
        public var rule: String
        /// The words, where there are any.
        public var words: String
        /// Where they stand.
        public var span: Span?
        /// A piece of evidence.
        public init(field: String, rule: String, words: String = "", span: Span? = nil) {
            self.field = field
            self.rule = rule
            self.words = words
            self.span = span
        }
    }

    /// Article key, span and role: the same text gives the same keys.
    public var key: String
    /// The key of the article, see `Article.key`.
    public var article: String
    /// The number, its unit and how the text bounds it.
    public var quantity: Quantity
    /// The catalogue's event (`killed`); nil where none is found.
    public var event: String?
    /// Who or what is counted; nil where no words say it.
    public var counted: Counted?
    /// Whether it is the whole so far, what was added, or what is left.
    public var measures: Measures
    /// The claims that it is part or sum of, where the text says so.
    public var partOf: PartOf?
    /// Where in the article it stands.
    public var role: Role
    /// The chain of speakers, nearest first; empty for the outlet's own voice.
    public var attribution: [Speaker]
    /// The time that the figure speaks of; nil where neither the clause nor the article has a date.
    public var asOf: CivilInterval?
    /// For flows and rates: the stretch over which the number was counted, ISO 8601 ("2021-01-01/2021-12-31", "P1D" for per day).
    public var period: String?
    /// The nearest place named, in the text's own words.
    public var place: String?
    /// The catalogue's place (`almaty`), where it has the one named: the same in every language.
    public var placeID: String?
    /// Whether the text holds it for a fact.
    public var stance: Stance
    /// The words of the hedge ("feared"), where the stance has any.
    public var hedge: String?
    /// True for a count that no numeral states: a noun dual («شرطيان»), an unmarked singular ("a policeman was killed").
    public var implied: Bool
    /// True for a definite count ("the 26 victims"), which repeats a claim rather than making one.
    public var definite: Bool
    /// Why each field is as it is, in the order of the fields.
    public var evidence: [Evidence]

    /// A claim; see the fields.
    public init(
        key: String, article: String, quantity: Quantity, event: String? = nil, counted: Counted? = nil,
        measures: Measures = .total, partOf: PartOf? = nil, role: Role = .body, attribution: [Speaker] = [],
        asOf: CivilInterval? = nil, period: String? = nil, place: String? = nil, placeID: String? = nil,
        stance: Stance = .asserted, hedge: String? = nil, implied: Bool = false, definite: Bool = false,
        evidence: [Evidence] = []
    ) {
        self.key = key
        self.article = article
        self.quantity = quantity
        self.event = event
        self.counted = counted
        self.measures = measures
        self.partOf = partOf
        self.role = role
        self.attribution = attribution
        self.asOf = asOf
        self.period = period
        self.place = place
        self.placeID = placeID
        self.stance = stance
        self.hedge = hedge
        self.implied = implied
        self.definite = definite
        self.evidence = evidence
    }

    /// Whether it is an unmarked singular ("a policeman was killed"): out of lists and counts unless asked for. Noun duals are in.
    public var isImpliedSingular: Bool { implied && quantity.interval.single == 1 }

    /// The key of a claim: the same article text, span and role always give the same key.
    public static func makeKey(article: String, span: Span, role: Role) -> String {
        let title = span.field == .title ? "title:" : ""
        return "\(article)/\(title)\(span.utf8.lowerBound)-\(span.utf8.upperBound)/\(role.rawValue)"
    }
}

/// One link of an attribution chain: a person, an institution, a medium.
public struct Speaker: Sendable, Hashable {
    /// What kind of source speaks.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case person, organisation, medium, witness, anonymous, unknown
    }

    /// The exact words.
    public var text: String
    /// The canonical name: the catalogue's organisation where the words name one, else the words folded to one form.
    public var name: String
    /// Where the words stand.
    public var span: Span
    /// What kind of source it is.
    public var kind: Kind

    /// A speaker.
    public init(text: String, name: String, span: Span, kind: Kind = .unknown) {
        self.text = text
        self.name = name
        self.span = span
        self.kind = kind
    }
}
