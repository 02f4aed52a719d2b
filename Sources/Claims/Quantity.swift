/// What one numeral expression of a text says, as an interval of exact numbers.
public struct Quantity: Sendable, Hashable {
    /// What the number measures.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case count, percent, percentagePoints, money, measure, duration, rate, ratio, ordinal, date, time, identifier

        /// Whether a quantity of this kind has a claim: all but ordinals, dates, times and identifiers.
        public var isClaimable: Bool {
            switch self {
            case .ordinal, .date, .time, .identifier: false
            default: true
            }
        }
    }

    /// How the text bounds the number.
    public enum Modifier: String, Sendable, Hashable, CaseIterable {
        case exact, about, nearly, atLeast, moreThan, atMost, lessThan, between, vague
    }

    /// Where the numeral stands, without the words that modify it.
    public var span: Span
    /// The exact words at `span`.
    public var text: String
    /// What the number measures.
    public var kind: Kind
    /// How the text bounds it.
    public var modifier: Modifier
    /// True where a bound or a vague word is itself approximate ("plus d'une centaine": more than about 100).
    public var approx: Bool
    /// The bounds that the text states: exact and about have low = high; dates, times and identifiers may have none.
    public var interval: Interval
    /// A UCUM code for measures and durations, ISO 4217 for money, nil for counts.
    public var unit: String?
    /// The stretch of time that a date or time names; nil for other kinds, and where the text does not settle it.
    public var date: CivilInterval?
    /// The exponent of ten of the last significant digit as written: 5 for "1.2 million", 0 for "317"; nil for vague words.
    public var precision: Int?
    /// The catalogue id of the vague class ("dozens"), where the number is a vague word.
    public var vagueClass: String?
    /// Where the modifier's own words stand ("at least", «على الأقل»), nearest first.
    public var modifierSpans: [Span]
    /// How the number was read, a step a line, for `why`: "ثمانية = 8 (numeral)", "«على الأقل» after: atLeast".
    public var reading: [String]

    /// A quantity; see the fields.
    public init(
        span: Span, text: String, kind: Kind, modifier: Modifier = .exact, approx: Bool = false, interval: Interval,
        unit: String? = nil, date: CivilInterval? = nil, precision: Int? = nil, vagueClass: String? = nil,
        modifierSpans: [Span] = [], reading: [String] = []
    ) {
        self.span = span
        self.text = text
        self.kind = kind
        self.modifier = modifier
        self.approx = approx
        self.interval = interval
        self.unit = unit
        self.date = date
        self.precision = precision
        self.vagueClass = vagueClass
        self.modifierSpans = modifierSpans
        self.reading = reading
    }
}
