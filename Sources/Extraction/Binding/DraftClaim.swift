import Claims

/// A claim in tokens, before spans and keys are known.
struct DraftClaim {
    /// Index among the readings.
    @Narrow<Int32> var reading: Int
    /// A symbol of the lexicon; 0 for none.
    var event: Symbol = 0
    /// Tokens of the counted words; nil where there are none.
    @NarrowOptionalRange var counted: Range<Int>?
    /// The words stand in another clause: they are the antecedent of an ellipsis.
    var countedElsewhere = false
    /// A symbol of the lexicon; 0 for none.
    var concept: Symbol = 0
    var measures: Claim.Measures = .total
    /// The index, among the drafts, of the total that this is a part of.
    @NarrowOptionalIndex var partOf: Int?
    /// Drafts whose sum this is.
    var sumOf: [Int] = []
    /// A word such as "in all" stands beside it.
    var isSum = false
    var role: Claim.Role = .body
    var attribution: [DraftSpeaker] = []
    var asOf: CivilInterval?
    var period: CivilInterval?
    @NarrowOptionalRange var place: Range<Int>?
    /// The catalogue's place, as a symbol of the lexicon; 0 for none.
    var placeID: Symbol = 0
    /// The place is that of the one who gives the figure.
    var isPlaceOfReporter = false
    var stance: Claim.Stance = .asserted
    @NarrowOptionalRange var hedge: Range<Int>?
    var implied = false
    var definite = false
    /// Empty where nobody asks why.
    var evidence: [DraftEvidence] = []
    /// Whether it says why its fields are as they are.
    let explains: Bool

    init(reading: Int, explains: Bool) {
        self.reading = reading
        self.explains = explains
    }

    mutating func note(_ field: String, _ rule: StaticString, _ tokens: Range<Int>? = nil) {
        guard explains else { return }
        evidence.append(DraftEvidence(field: field, rule: rule, tokens: tokens))
    }

    /// Notes why a field is as it is now, in the place of what was noted of it.
    mutating func noteAnew(_ field: String, _ rule: StaticString, _ tokens: Range<Int>? = nil) {
        guard explains else { return }
        forget(field)
        note(field, rule, tokens)
    }

    /// Takes back what was noted of a field.
    mutating func forget(_ field: String) { evidence.removeAll { $0.field == field } }
}

/// One link of a chain of speakers, in tokens.
struct DraftSpeaker: Equatable {
    @NarrowRange var tokens: Range<Int>
    /// The catalogue's organisation, as a symbol; 0 for none.
    var organisation: Symbol = 0
    var kind: Speaker.Kind = .unknown
    /// Whom the words stand for ("the agency"), where an earlier sentence named him.
    @NarrowOptionalRange var antecedent: Range<Int>?
}

/// Why a field is as it is, in tokens.
struct DraftEvidence {
    var field: String
    var rule: StaticString
    var tokens: Range<Int>?
}
