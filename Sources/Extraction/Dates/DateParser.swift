import Claims

/// A number that stands in a date: a day, a year, a count of units.
struct DateNumber {
    var value: Int
    var end: Int
    /// "21st", «первого».
    var isOrdinal = false
    /// How many digits it is written with; 0 for words.
    var digits = 0
    /// Several, a few: no number to count with.
    var isVague = false
}

/// What was found where a number may begin.
struct FoundNumber {
    private var state: State
    private var isOrdinal = false
    private var isVague = false
    private var digits: UInt8 = 0
    private var end: Int32 = 0
    private var value = 0

    private enum State: UInt8 { case unread, none, number }

    /// No one looked yet.
    static let unread = FoundNumber(state: .unread)

    init(_ number: DateNumber?) {
        state = number == nil ? .none : .number
        guard let number else { return }
        (isOrdinal, isVague, end, value) = (number.isOrdinal, number.isVague, Int32(number.end), number.value)
        digits = UInt8(clamping: number.digits)
    }

    private init(state: State) { self.state = state }

    var isUnread: Bool { state == .unread }
    var number: DateNumber? {
        state == .number
            ? DateNumber(value: value, end: Int(end), isOrdinal: isOrdinal, digits: Int(digits), isVague: isVague) : nil
    }
}

/// One reading at one token: what `DateReader` asks of a stream.
struct DateParser {
    let reader: DateReader
    let s: TokenStream
    let reference: CivilTime?
    /// How many dates this one stands within.
    var depth = 0
    /// The token that the reading began at: it may open a line, what follows may not.
    var origin = -1

    /// "the end of the night to the beginning of …": no writer goes further, and hostile text must not.
    static let deepest = 3

    /// The same, for a date within a date.
    var deeper: DateParser { DateParser(reader: reader, s: s, reference: reference, depth: depth + 1, origin: origin) }

    var lexicon: Lexicon { reader.lexicon }
    var words: DateWords { reader.words }

    // MARK: The whole

    /// The longest date that begins at token `i`, or the stretch that it opens.
    func reading(_ i: Int) -> DateReading? {
        if let (entry, after) = match(i, .dateOpen) {
            let open = DateWords.Open(rawValue: words.code[entry]) ?? .none
            if open == .from || open == .between, let found = stretch(i, after, open) { return found }
        }
        guard mayBegin(i) else { return nil }
        if startsWithNumber(i) {
            guard mayBeDate(i) else { return nil }
            if let (a, b) = dayEnds(i, .none) { return made(from: a, to: b, at: i) }
        } else if match(i, .month) != nil, let (a, b) = dayEnds(i, .none) {
            return made(from: a, to: b, at: i)
        }
        guard let point = fullPoint(i) else { return nil }
        if let (a, b) = ends(point, .none) { return made(from: a, to: b, at: i) ?? made(point) }
        return made(point)
    }

    /// The classes of words that a date may begin with, beside numbers.
    private static let beginnings = ClassSet(
        .month, .weekday, .dayWord, .dayPart, .periodUnit, .relative, .ago, .ahead, .stretchPart, .season, .holiday,
        .yearBefore, .number, .ordinal, .article, .vague, .clock)

    /// Whether any date or time can begin at the token: words that modify a number, or open a stretch, begin none themselves.
    func mayBegin(_ i: Int) -> Bool {
        guard i < s.tokens.count else { return false }
        return s.tokens[i].kind == .number || !s.classes[i].isDisjoint(from: Self.beginnings) || number(i) != nil
    }

    func startsWithNumber(_ i: Int) -> Bool { s.tokens[i].kind == .number || s.starts[i].contains(.quantity) }

    /// Most numbers are counts: whether what follows this one leaves room for a date.
    func mayBeDate(_ i: Int) -> Bool {
        guard let n = number(i), match(i, .weekday) == nil else { return true }
        let first = StretchPart.first.rawValue
        if match(i, .stretchPart, code: first) != nil || match(n.end, .stretchPart, code: first) != nil { return true }
        if n.digits == 4 || n.digits == 8 || n.digits == 0 && n.value >= 1000 { return true }
        if n.digits == 3, matchBefore(i, .yearBefore) != nil || match(n.end, .yearAfter) != nil { return true }
        if isDecadeBehindArticle(i, n) { return true }
        var p = n.end
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return n.isOrdinal || s.tokens[i].kind == .number }
        if s.tokens[p].kind == .number { return true }
        if s.tokens[p].kind != .word {
            // "4/7", "10-12", "12:30", "15.", "4, 5"
            switch s.tokens[p].scalar {
            case 0x2F, 0x3A, 0x2E, 0x27, 0x2019: return true
            default: if Tokenizer.isHyphen(s.tokens[p].scalar) { p += 1 }
            }
            guard p < s.tokens.count else { return false }
            if s.tokens[p].kind == .number { return true }
        }
        for m in s.matchRange(p) {
            if words.follows[Int(s.matches[m].entryClass.rawValue)] { return true }
        }
        return false
    }

    func made(_ point: DatePoint) -> DateReading {
        let isTime =
            point.unit == .minute && point.month == 0 && point.day == 0 && point.weekday == 0 && point.fixed == nil
        return DateReading(
            range: point.start..<point.end, isTime: isTime,
            interval: DateResolver.interval(of: point, reference: reference),
            isRelative: point.isRelative || (point.year == 0 && point.calendar == .gregorian),
            granularity: point.minute >= 0 ? .minute : point.unit,
            dayPart: point.part, told: point.told, rule: point.rule, length: point.length,
            isDistance: point.isDistance, namesEvening: point.namesEvening, isLengthOnly: point.isLengthOnly)
    }

    // MARK: Lookups

    /// The longest match of a class at token `i`: its entry, and the token after it.
    @inline(__always)
    func match(_ i: Int, _ wanted: EntryClass) -> (entry: Int, end: Int)? {
        guard let m = s.match(i, wanted, lexicon) else { return nil }
        if i > 0, i != origin, s.tokens[i].newlineBefore { return nil }
        if wanted == .weekday, isNumberInstead(i, Int(m.length)) { return nil }
        return (Int(m.entry), i + Int(m.length))
    }

    /// «أحد عشر» is eleven, «الاثنين في المئة» two percent: a weekday that is a number word too.
    private func isNumberInstead(_ i: Int, _ length: Int) -> Bool {
        if s.match(i + length, .percent, lexicon) != nil { return true }
        return s.match(i, .number, lexicon).map { Int($0.length) > length } ?? false
    }

    /// The same for a word that stands before, or behind, what it belongs to.
    func match(_ i: Int, _ wanted: EntryClass, placed place: DateWords.Flags) -> (entry: Int, end: Int)? {
        guard i < s.tokens.count, s.classes[i].contains(wanted),
            i == 0 || i == origin || !s.tokens[i].newlineBefore
        else { return nil }
        for m in s.matchRange(i) where s.matches[m].entryClass == wanted {
            let entry = Int(s.matches[m].entry)
            if words.flags[entry].contains(place) {
                return (entry, i + Int(s.matches[m].length))
            }
        }
        return nil
    }

    func match(_ i: Int, _ wanted: EntryClass, code: UInt8) -> Int? {
        guard i < s.tokens.count, s.classes[i].contains(wanted) else { return nil }
        for m in s.matchRange(i) where s.matches[m].entryClass == wanted {
            let entry = Int(s.matches[m].entry)
            if words.code[entry] == code {
                return i + Int(s.matches[m].length)
            }
        }
        return nil
    }

    /// Whether a word of the class ends just before token `i`; its entry and where it begins.
    func matchBefore(_ i: Int, _ wanted: EntryClass) -> (entry: Int, start: Int)? {
        guard i > 0, !s.tokens[i].newlineBefore, let (start, m) = s.matchEnding(at: i, wanted, reach: 3, lexicon) else {
            return nil
        }
        return (Int(m.entry), start)
    }

    func isComma(_ i: Int) -> Bool {
        i < s.tokens.count && (s.tokens[i].scalar == 0x2C || s.tokens[i].scalar == 0x60C) && !s.tokens[i].newlineBefore
    }

    func isMark(_ i: Int, _ scalar: UInt32) -> Bool {
        i < s.tokens.count && s.tokens[i].kind != .word && s.tokens[i].kind != .number && s.tokens[i].scalar == scalar
            && !s.tokens[i].spaceBefore
    }

    /// Past words that may stand between the parts of a date.
    func skipLink(_ i: Int) -> Int {
        var p = i
        for _ in 0..<2 {
            guard let (_, after) = match(p, .dateLink) ?? match(p, .definite) else { break }
            p = after
        }
        return p
    }

    /// Whether what stands at token `i` is counted, measured or goes on with the number before it, so that the number is no part of a date.
    func isCounted(_ i: Int) -> Bool {
        guard i < s.tokens.count, !s.tokens[i].newlineBefore else { return false }
        // "Jan. 2 in the town": no inches.
        let isPreposition = s.classes[i].contains(.placeBefore)
        for m in s.matchRange(i) {
            switch s.matches[m].entryClass {
            case .unit where isPreposition: continue
            case .concept, .unit, .currency, .percent, .percentagePoints, .number, .vague, .dozen, .increment,
                .periodUnit, .anaphor, .fraction:
                return s.tokens[i].kind != .number
            default: continue
            }
        }
        return false
    }

    // MARK: Numbers

    /// A number in digits without separators.
    func written(_ i: Int) -> DateNumber? {
        guard i >= 0, i < s.tokens.count, s.tokens[i].kind == .number else { return nil }
        let n = s.numbers[Int(s.tokens[i].info)]
        guard n.groupCount == 1, n.digitCount <= 8 else { return nil }
        return DateNumber(value: Int(n.digits), end: i + 1, digits: n.digitCount)
    }

    /// A number in digits or words, cardinal or ordinal.
    @inline(__always)
    func number(_ i: Int) -> DateNumber? {
        guard i < s.tokens.count, s.starts[i].contains(.quantity) else { return nil }
        let known = s.found[i]
        return known.isUnread ? look(i) : known.number
    }

    func spelled(_ i: Int) -> DateNumber? { s.tokens[i].kind == .word ? number(i) : nil }

    /// Looks for a number and remembers what was found.
    private func look(_ i: Int) -> DateNumber? {
        let found = s.tokens[i].kind == .number ? readWritten(i) : s.tokens[i].kind == .word ? readSpelled(i) : nil
        s.found[i] = FoundNumber(found)
        return found
    }

    /// Digits, with the ending of an ordinal.
    private func readWritten(_ i: Int) -> DateNumber? {
        guard var n = written(i) else { return nil }
        var p = n.end
        if isMark(p, 0x2E) { p += 1 }
        if p < s.tokens.count, !s.tokens[p].spaceBefore, s.tokens[p].kind == .punctuation,
            Tokenizer.isHyphen(s.tokens[p].scalar) || s.tokens[p].scalar == 0x27 || s.tokens[p].scalar == 0x2019
        {
            p += 1
        }
        if p < s.tokens.count, !s.tokens[p].spaceBefore, let (_, after) = match(p, .ordinalSuffix) {
            n.isOrdinal = true
            n.end = after
        }
        return n
    }

    private func readSpelled(_ i: Int) -> DateNumber? {
        // "two quarters" are two stretches here, not a half.
        guard let whole = reader.numerals.read(s, at: i),
            let numeral = whole.isFraction ? reader.numerals.readCardinal(s, at: i) : whole
        else { return nil }
        let end = numeral.range.upperBound
        guard let value = numeral.value, !numeral.isApproximate else {
            return numeral.isVague || numeral.isApproximate ? DateNumber(value: 0, end: end, isVague: true) : nil
        }
        guard value.isWhole, let n = value.truncated, n >= 0 else { return nil }
        var read = DateNumber(value: n, end: end, isOrdinal: numeral.isOrdinal)
        // «السادس والعشرين»: an ordinal of ones, then the tens.
        if read.isOrdinal, n < 10, let (_, p) = match(end, .joiner), p < s.tokens.count,
            s.starts[p].contains(.quantity),
            let tens = reader.numerals.read(s, at: p),
            let t = tens.value?.truncated, t >= 20, t < 100, t % 10 == 0
        {
            read.value += t
            read.end = tens.range.upperBound
        }
        return read
    }

    /// A day of a month: 1 to 31; "15." too where a date goes on behind it.
    func dayNumber(_ i: Int) -> DateNumber? {
        guard var n = number(i), !n.isVague, (1...31).contains(n.value), n.digits <= 2 else { return nil }
        if n.digits > 0, !n.isOrdinal, isMark(n.end, 0x2E), n.end + 1 < s.tokens.count,
            !s.tokens[n.end + 1].newlineBefore
        {
            let p = n.end + 1
            if month(p) != nil || match(p, .dateTo) != nil
                || (s.tokens[p].kind == .punctuation && Tokenizer.isHyphen(s.tokens[p].scalar))
            {
                n.end = p
                n.isOrdinal = true
            }
        }
        return n
    }
}
