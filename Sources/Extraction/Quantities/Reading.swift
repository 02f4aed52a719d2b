import Claims

/// A quantity as it is read, in tokens: what becomes a `Quantity` once spans are known. `numeral` is what the quantity's span will be.
struct Reading {
    /// Tokens of the numeral itself, with its scale words, money signs, unit words; without the words that modify it.
    @NarrowRange var numeral: Range<Int>
    var kind: Quantity.Kind = .count
    var modifier: Quantity.Modifier = .exact
    var approx = false
    var interval: Interval
    /// A symbol of the lexicon; 0 for none.
    var unit: Symbol = 0
    /// The unit that a rate is per; 0 where there is none.
    var per: Symbol = 0
    var date: CivilInterval?
    /// For dates and times: the smallest unit named, the part of the day beside it, and whether it was counted from the dateline.
    var granularity = DateUnit.none
    var dayPart = DayPart.none
    var isRelativeDate = false
    /// It is told by its distance from the dateline ("in five months").
    var isDistance = false
    /// Of a night of two days: the words name the evening's ("last night").
    var namesEvening = false
    /// Of dates told from the one before ("a year earlier"): how far.
    var told: ToldStep?
    var precision: Int?
    /// A symbol of the lexicon; 0 for none.
    var vagueClass: Symbol = 0
    /// Tokens of modifiers, before or after; empty where there are none.
    @NarrowRange var before: Range<Int> = 0..<0
    @NarrowRange var after: Range<Int> = 0..<0
    /// The rule that read it, a stable id: "numeral.spelled", "range.between", "date.relative".
    var rule: StaticString = "numeral"
    /// The counted noun's own dual («شرطيان»): the token both counts and names.
    var isDual = false
    /// An unmarked singular with its article («полицейский», "a policeman"): no numeral states the one.
    var isUnstated = false
    /// A word states the count of nobody ("no casualties").
    var isNone = false
    /// A determiner makes the count definite ("the 26 victims").
    var isDefinite = false
}
