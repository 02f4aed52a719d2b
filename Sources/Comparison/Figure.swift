import Claims

/// A claim as comparison needs it: small numbers only, so that a pair is judged without touching a string.
///
/// The ends of intervals are keys: a value's rank or scaled value times four, one more for an open low end, one less for an open high end.
/// Keys compare like the ends themselves, within one kind and unit.
struct Figure {
    /// An absent end, or an unknown minute.
    static let lowest = Int64.min
    static let highest = Int64.max
    /// More than one place, or a country.
    static let many: Int32 = -2

    var event: Int16
    var concept: Int16
    var kind: Quantity.Kind
    /// The stance and the modifier by their place among the cases.
    var stanceNumber: UInt8
    var modifierNumber: UInt8
    /// Whether the text gives one number as it is, and whether it rounds it: see `precision(isExact:isRounded:)`.
    var precision: UInt16
    var measures: Claim.Measures
    var stance: Claim.Stance
    /// The event's totals only grow.
    var grows: Bool
    /// The concept's word takes a side.
    var takesSide: Bool
    /// Part of a total, with nothing that says which part: "18 of them were identified".
    var isUnnamedPart: Bool
    /// Nothing says of whom or of what the number is all: "18 others".
    var isOpenCount: Bool
    /// A count of ten or more, which two reports seldom share by chance.
    var isTellingCount: Bool
    /// How seldom two reports have the number by chance.
    var tells: NumberTelling
    /// The figure is of the one time at which it happened, and does not change.
    var isFixed: Bool
    /// The figure is what somebody decided, so that one of a plan is no forecast.
    var isDecided: Bool
    var definite: Bool
    var unit: Int32
    var place: Int32
    /// No place is named, or a country: all that the report covers.
    var isWide: Bool
    /// The catalogue has the place.
    var isCharted: Bool
    /// The one place, smaller than a country, that the claims of the article name; -1 where they name none, `Figure.many` where they
    /// name a country or several.
    var coverage: Int32
    var period: Int32
    /// The counted words, where no concept tells.
    var words: Int32
    /// The number of all that says what the figure is about and how but for the place, see `Facts.scopes`.
    var profile: Int32
    var key: Int32
    /// The key that this claim names as its whole; -1 for none.
    var whole: Int32
    var article: Int32
    /// Where the number stands in its text, in pairs of bytes; far from all others where it stands in the title.
    var start: Int32
    var end: Int32
    var origin: Int32
    /// The plausible interval.
    var low: Int64
    var high: Int64
    /// What is known of few figures only, by its place in the list of these; 0 for the others.
    var aside: Int32 = 0
    var replacesAny = false
    var replacedIsDenied = false
    /// Its own text tells that the number has risen to another since.
    var isBefore = false
    /// The number that the text states, where it states one.
    var stated: Int64
    /// As-of, in minutes; `lowest` where unknown.
    let first: Int64
    let last: Int64
    var hasHour: Bool
    /// Publication in minutes; `lowest` where unknown.
    let published: Int64
    /// The days of `last` and `published`: pairs ask for them, and a figure stands in many.
    let lastDay: Int32
    let publishedDay: Int32
    var publishedHasHour: Bool
    /// The claim names who says it.
    var isSourced: Bool
    /// Nothing ties the figure to another: it is no part, replaces none, and is no before or after of a change.
    var standsAlone = true

    /// What is known of few figures only.
    struct Aside {
        /// The ends of a short period, in minutes: that of an event ("in the January unrest") rather than of a flow. `lowest` for others.
        var eventFirst = Figure.lowest
        var eventLast = Figure.lowest
        /// The interval that the text takes back or denies, giving this one in its place; not told where `replacesAny` is false.
        var replacedLow: Int64 = 0
        var replacedHigh: Int64 = 0
        /// The interval from which its own text tells that it rose; `low` above `high` for others.
        var roseFromLow = Figure.highest
        var roseFromHigh = Figure.lowest
        /// Its own text tells from what it rose.
        var isRise: Bool { roseFromLow <= roseFromHigh }
        /// The percentage stated of an event that has sides (a vote), times 10,000; `lowest` for others.
        var share = Figure.lowest
        /// The whole's interval for an unnamed part; `low` above `high` for others.
        var wholeLow = Figure.highest
        var wholeHigh = Figure.lowest
    }

    /// The two bits by which `Facts.EndOrder` tells the first of two figures.
    static func precision(isExact: Bool, isRounded: Bool) -> UInt16 {
        (isExact ? Facts.EndOrder.aIsExact.rawValue : 0) | (isRounded ? Facts.EndOrder.aIsRounded.rawValue : 0)
    }

    /// The day of a minute.
    static func day(_ minute: Int64) -> Int32 {
        Int32(clamping: minute >= 0 ? minute / 1440 : minute == lowest ? lowest : (minute &- 1439) / 1440)
    }
}

/// The figures of the claims that have a topic, by slot, see `Grouping`.
typealias Figures = UnsafePointer<Figure>

/// Numbers strings in the order in which they come.
struct Interner {
    private var ids: [String: Int32] = [:]
    private(set) var names: [String] = []

    mutating func id(_ name: String) -> Int32 {
        if let id = ids[name] { return id }
        let id = Int32(names.count)
        ids[name] = id
        names.append(name)
        return id
    }

    /// Makes room for so many names.
    mutating func reserve(_ count: Int) {
        ids.reserveCapacity(count)
        names.reserveCapacity(count)
    }

    /// The number of a name, where it has one.
    func known(_ name: String) -> Int32? { ids[name] }
}
