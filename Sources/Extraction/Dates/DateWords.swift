import Claims

/// What date rows of a lexicon say, as small numbers by entry: read once, so that reading a text compares no strings.
struct DateWords: Sendable {
    /// By entry: `value=`, or 0.
    private(set) var value: [Int32]
    /// By entry: the raw value of the enumeration that the class's `id=` (or `calendar=`) names; 0 for none.
    private(set) var code: [UInt8]
    /// By entry: flags, see `Flags`.
    private(set) var flags: [Flags]

    /// By class of entries: whether a date may go on with it behind its first number.
    private(set) var follows: [Bool]

    /// The language counts years of the solar Hijri calendar too.
    private(set) var hasPersianMonths = false

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        static let ambiguous = Flags(rawValue: 1)
        static let dual = Flags(rawValue: 2)
        static let after = Flags(rawValue: 4)
        static let before = Flags(rawValue: 8)
        static let weak = Flags(rawValue: 16)
        static let glued = Flags(rawValue: 32)
        static let bc = Flags(rawValue: 64)
        static let plural = Flags(rawValue: 128)
        /// Its number may follow it («شهر 3»).
        static let numbered = Flags(rawValue: 256)
    }

    /// The ids of `clock` rows.
    enum Clock: UInt8, CaseIterable { case none, at, am, pm, hour, minute, oclock, past }
    /// The ids of `date-open` rows: `on` stands before a day and opens nothing.
    enum Open: UInt8, CaseIterable { case none, from, between, since, until, on }
    /// The ids of `date-to` rows: `and` joins only after `between`, `night` leads to the day that a night ends on.
    enum To: UInt8, CaseIterable { case none, to, and, night }
    /// The ids of `ago` and `ahead` rows: `within` reaches from the dateline, `after` and `before` count from the date that follows, `told` from
    /// what was told last ("two years later"); `since` says how long as well ("desde hace tres días").
    enum Ahead: UInt8, CaseIterable { case none, within, from, after, before, told, since }
    /// The ids of `season` rows.
    enum Season: UInt8, CaseIterable { case none, spring, summer, autumn, winter }
    /// The ids of `year-before` rows: `year` is the word itself, so that any number after it is a year.
    enum Year: UInt8, CaseIterable { case none, year, decade }

    init(_ lexicon: Lexicon) {
        value = []
        code = []
        flags = []
        follows = []
        func number<T: CaseIterable & RawRepresentable>(_ name: String, _: T.Type) -> UInt8 where T.RawValue == UInt8 {
            T.allCases.first { "\($0)" == name }?.rawValue ?? 0
        }
        for entry in lexicon.entries {
            value.append(Int32(clamping: entry.value.truncated ?? 0))
            let id = lexicon.text(entry, .id)
            switch entry.entryClass {
            case .month, .yearAfter: code.append(number(lexicon.text(entry, .calendar), DateCalendar.self))
            case .dayPart: code.append(number(id, DayPart.self))
            case .dayWord, .weekday: code.append(number(lexicon.text(entry, .part), DayPart.self))
            case .periodUnit: code.append(number(id, DateUnit.self))
            case .relative: code.append(number(id, RelativeStep.self))
            case .stretchPart: code.append(number(id, StretchPart.self))
            case .clock: code.append(number(id, Clock.self))
            case .dateOpen: code.append(number(id, Open.self))
            case .dateTo: code.append(number(id, To.self))
            case .ago, .ahead: code.append(number(id, Ahead.self))
            case .season: code.append(number(id, Season.self))
            case .yearBefore: code.append(number(id, Year.self))
            default: code.append(0)
            }
            if entry.entryClass == .month, code[code.count - 1] == DateCalendar.persian.rawValue {
                hasPersianMonths = true
            }
            var f: Flags = []
            if lexicon.flag(entry, .ambiguous) { f.insert(.ambiguous) }
            if lexicon.flag(entry, .dual) { f.insert(.dual) }
            if lexicon.flag(entry, .weak) { f.insert(.weak) }
            if lexicon.flag(entry, .glued) { f.insert(.glued) }
            if lexicon.flag(entry, .bc) { f.insert(.bc) }
            if lexicon.flag(entry, .plural) { f.insert(.plural) }
            if lexicon.flag(entry, .number) { f.insert(.numbered) }
            switch lexicon.text(entry, .place) {
            case "after": f.insert(.after)
            case "both": f.formUnion([.before, .after])
            default: f.insert(.before)
            }
            flags.append(f)
        }
        follows = [Bool](repeating: false, count: EntryClass.allCases.count)
        for c: EntryClass in [
            .month, .weekday, .dateLink, .definite, .periodUnit, .relative, .clock, .dayPart, .yearBefore, .yearAfter,
            .dateTo, .ago,
            .ordinalSuffix, .joiner, .dayWord,
        ] {
            follows[Int(c.rawValue)] = true
        }
    }
}
