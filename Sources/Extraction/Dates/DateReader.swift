import Claims

/// Reads dates and clock times, in any language: the words and their order are the lexicon's.
///
/// Made to be asked at every token: where no date can begin it answers at once; where one can, it looks ahead over a bounded number of tokens.
///
///     DateReader(lexicon: english).read(stream, at: i, reference: dateline)   // "9 January 2022, 12:34": 2022-01-09T12:34
final class DateReader: Sendable {
    let lexicon: Lexicon
    let numerals: NumeralReader
    let words: DateWords

    init(lexicon: Lexicon, numerals: NumeralReader) {
        self.lexicon = lexicon
        self.numerals = numerals
        words = DateWords(lexicon)
    }

    /// The date or time that begins at token `i`; nil where none does. `reference` is the article's dateline.
    func read(_ stream: TokenStream, at i: Int, reference: CivilTime?) -> DateReading? {
        guard stream.starts[i].contains(.date), mayBeginDate(stream, i) else { return nil }
        return DateParser(reader: self, s: stream, reference: reference).reading(i)
    }

    /// How far behind a number the word stands that makes it a date: "the twenty first day of the month".
    private static let farthestWord = 6

    /// Most numbers are no dates: a date's number is written as one, or a word of dates stands near.
    private func mayBeginDate(_ stream: TokenStream, _ i: Int) -> Bool {
        if stream.starts[i].contains(.calendar) { return true }
        let token = stream.tokens[i]
        if token.kind == .number {
            let number = stream.numbers[Int(token.info)]
            if number.digitCount == 4 || number.digitCount == 8 || number.groupCount > 1 && number.digitCount <= 8 {
                return true
            }
            // "5/1", "12:34", "2016-11": the marks touch.
            if i + 1 < stream.tokens.count {
                let next = stream.tokens[i + 1]
                if next.kind == .number || (next.kind != .word && !next.spaceBefore) { return true }
            }
        }
        var p = i + 1
        let end = min(stream.tokens.count, i + 1 + Self.farthestWord)
        while p < end {
            if stream.starts[p].contains(.calendar) { return true }
            p += 1
        }
        return false
    }
}

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

/// One reading at one token: what `DateReader` asks of a stream.
struct DateParser {
    let reader: DateReader
    let s: TokenStream
    let reference: CivilTime?
    /// How many dates this one stands within.
    var depth = 0

    /// "the end of the night to the beginning of …": no writer goes further, and hostile text must not.
    static let deepest = 3

    /// The same, for a date within a date.
    var deeper: DateParser { DateParser(reader: reader, s: s, reference: reference, depth: depth + 1) }

    var lexicon: Lexicon { reader.lexicon }
    var words: DateWords { reader.words }

    // MARK: The whole

    /// The longest date that begins at token `i`, or the stretch that it opens.
    func reading(_ i: Int) -> DateReading? {
        if let (entry, after) = match(i, .dateOpen) {
            let open = DateWords.Open(rawValue: words.code[entry]) ?? .none
            if open == .from || open == .between, let found = stretch(i, after, open) { return found }
        }
        if startsWithNumber(i) {
            guard mayBeDate(i) else { return nil }
            if let found = stretch(i, i, .none) { return found }
        } else if match(i, .month) != nil, let (a, b) = dayEnds(i, .none) {
            return made(from: a, to: b, at: i)
        }
        guard let point = fullPoint(i) else { return nil }
        if let (a, b) = ends(point, .none) { return made(from: a, to: b, at: i) ?? made(point) }
        return made(point)
    }

    private func startsWithNumber(_ i: Int) -> Bool { s.tokens[i].kind == .number || s.starts[i].contains(.quantity) }

    /// Most numbers are counts: whether what follows this one leaves room for a date.
    private func mayBeDate(_ i: Int) -> Bool {
        guard let n = number(i) else { return true }
        if n.digits == 4 || n.digits == 8 || n.digits == 0 && n.value >= 1000 { return true }
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
            if words.follows[Int(lexicon.entries[Int(s.matches[m].entry)].entryClass.rawValue)] { return true }
        }
        return false
    }

    private func made(_ point: DatePoint) -> DateReading {
        let isTime =
            point.unit == .minute && point.month == 0 && point.day == 0 && point.weekday == 0 && point.fixed == nil
        return DateReading(
            range: point.start..<point.end, isTime: isTime,
            interval: DateResolver.interval(of: point, reference: reference),
            isRelative: point.isRelative || (point.year == 0 && point.calendar == .gregorian),
            granularity: point.minute >= 0 ? .minute : point.unit,
            dayPart: point.part, rule: point.rule)
    }

    // MARK: Stretches from one date to another

    /// "from 4 to 22 January 1995", "2014–2018", "Nov–Feb 2017": the stretch whose first date begins at token `p`.
    private func stretch(_ i: Int, _ p: Int, _ open: DateWords.Open) -> DateReading? {
        guard p < s.tokens.count, !s.tokens[p].newlineBefore || p == i else { return nil }
        if let (a, b) = dayEnds(p, open) { return made(from: a, to: b, at: i) }
        guard let first = fullPoint(p) ?? yearPoint(p, strong: open != .none), let (a, b) = ends(first, open) else {
            return nil
        }
        return made(from: a, to: b, at: i)
    }

    private func made(from first: DatePoint, to second: DatePoint, at i: Int) -> DateReading? {
        guard let start = DateResolver.interval(of: first, reference: reference),
            let end = DateResolver.interval(of: second, reference: reference)
        else {
            // A stretch that cannot be counted out is one all the same, its numbers no counts.
            guard first.month != 0 || second.month != 0 || first.isRelative || second.isRelative else { return nil }
            return DateReading(
                range: i..<second.end, isTime: false, interval: nil, isRelative: true, granularity: second.unit,
                dayPart: first.part,
                rule: "date.range")
        }
        guard start.start.day <= end.end.day, end.end.day - start.start.day < 200 * 366 else { return nil }
        let (a, b) = (made(first), made(second))
        return DateReading(
            range: i..<second.end, isTime: a.isTime && b.isTime, interval: CivilInterval(start.start, end.end),
            isRelative: a.isRelative || b.isRelative, granularity: second.unit,
            dayPart: first.part != .none ? first.part : second.part, rule: "date.range")
    }

    /// The two dates of a stretch, what one leaves out filled from the other.
    private func ends(_ point: DatePoint, _ outer: DateWords.Open) -> (DatePoint, DatePoint)? {
        var first = point
        var open = outer
        if open == .none, match(first.end, .dateTo, code: DateWords.To.and.rawValue) != nil { open = .between }
        guard let q = to(first.end, open), var second = secondPoint(q, after: first) else { return nil }
        if second.unit == .minute, first.unit != .minute { return nil }
        if open == .between, outer == .none {
            // «2007 ve 2009 arasında»: the word for "between" may stand behind.
            guard let (entry, after) = match(second.end, .dateOpen), words.flags[entry].contains(.after) else {
                return nil
            }
            second.end = after
        }
        // "January to April 2015", "Nov 18 – Dec 19, 2015"
        if first.year == 0, first.fixed == nil, first.month != 0, second.year != 0 {
            first.year = first.month > second.month && second.month != 0 ? second.year - 1 : second.year
        } else if first.year != 0, second.year == 0, second.month != 0, second.fixed == nil {
            second.year = second.month < first.month ? first.year + 1 : first.year
        } else if first.weekday != 0, second.weekday != 0, first.month == 0, first.day == 0, first.fixed == nil,
            second.fixed == nil
        {
            // The second weekday follows the first; a date beside the second settles both.
            if second.day != 0 || second.month != 0 {
                guard let last = DateResolver.interval(of: second, reference: reference) else { return nil }
                let back = (last.start.weekday - first.weekday + 7) % 7
                first.fixed = CivilInterval(CivilTime(day: last.start.day - back))
            } else if let start = DateResolver.interval(of: first, reference: reference) {
                let ahead = (second.weekday - start.start.weekday + 7) % 7
                second.fixed = CivilInterval(CivilTime(day: start.start.day + ahead))
                second.isRelative = true
            }
        } else if first.month != 0, second.month != 0, first.year == 0, second.year == 0, second.fixed == nil,
            let reference
        {
            guard let end = DateResolver.interval(of: second, reference: reference) else { return nil }
            second.year = end.start.date.year
            first.year = first.month > second.month ? second.year - 1 : second.year
        }
        return (first, second)
    }

    /// "4–22 January 1995", "July 13 through 15", «с 5 по 15 января», "4 to 22 this month".
    private func dayEnds(_ i: Int, _ open: DateWords.Open) -> (DatePoint, DatePoint)? {
        // Month first.
        if let (month, after) = month(i) {
            var p = after
            if let (entry, q) = match(p, .dateOpen),
                words.code[entry] == DateWords.Open.from.rawValue
                    || words.code[entry] == DateWords.Open.between.rawValue
            {
                p = q
            }
            guard let first = dayNumber(p), let q = to(first.end, p == after ? open : .between),
                let second = dayNumber(q), second.value > first.value,
                self.month(second.end) == nil
            else { return nil }
            let year = trailingYear(second.end, month.calendar)
            guard year != nil || !isCounted(second.end) else { return nil }
            var a = DatePoint(i, first.end, .day, "date.range")
            a.calendar = month.calendar
            a.month = month.month
            a.day = first.value
            var b = a
            b.day = second.value
            b.end = second.end
            if let (year, end) = year {
                b.year = year
                b.end = end
            }
            a.year = b.year
            return (a, b)
        }
        guard let first = dayNumber(i), let q = to(first.end, open) else { return nil }
        guard var second = fullPoint(q) else { return nil }
        guard second.day > 0, second.month > 0 || second.unit == .day else {
            return nil
        }
        var a = second
        a.start = i
        a.end = first.end
        a.weekday = 0
        a.day = first.value
        a.fixed = nil
        if let fixed = second.fixed {
            // "4 to 22 this month"
            let (y, m, d) = fixed.start.date
            guard d > first.value else { return nil }
            a.year = y
            a.month = m
        } else if second.month > 0, second.day <= first.value {
            return nil
        }
        second.start = q
        return (a, second)
    }

    private func secondPoint(_ i: Int, after first: DatePoint) -> DatePoint? {
        let i = match(i, .dateOpen)?.end ?? i
        guard i < s.tokens.count, !s.tokens[i].newlineBefore else { return nil }
        if first.unit == .year || (first.year != 0 && first.month != 0) {
            if let year = yearPoint(i, strong: true), year.year >= first.year, year.year < first.year + 200,
                fullPoint(i).map({ $0.end <= year.end }) ?? true
            {
                return year
            }
            // "2014-18"
            if first.unit == .year, let number = written(i), number.digits == 2, number.value > first.year % 100, i > 0,
                Tokenizer.isHyphen(s.tokens[i - 1].scalar), !s.tokens[i].spaceBefore, !isCounted(number.end)
            {
                var point = DatePoint(i, number.end, .year, "date.year")
                point.year = first.year / 100 * 100 + number.value
                return point
            }
        }
        return fullPoint(i)
    }

    /// Past the word or dash between the ends of a stretch; nil where there is none.
    func to(_ i: Int, _ open: DateWords.Open) -> Int? {
        guard i < s.tokens.count, !s.tokens[i].newlineBefore else { return nil }
        if s.tokens[i].kind == .punctuation, Tokenizer.isHyphen(s.tokens[i].scalar) {
            return i + 1 < s.tokens.count ? i + 1 : nil
        }
        var p = i
        if s.tokens[p].scalar == 0x2C { p += 1 }
        // «وحتى»
        if let (_, q) = match(p, .joiner), let (entry, _) = match(q, .dateTo),
            words.code[entry] == DateWords.To.to.rawValue || words.code[entry] == 0
        {
            p = q
        }
        guard let (entry, after) = match(p, .dateTo), after < s.tokens.count else { return nil }
        switch DateWords.To(rawValue: words.code[entry]) ?? .none {
        case .and: return open == .between ? after : nil
        case .night: return nil
        default: return match(after, .dateOpen, code: DateWords.Open.on.rawValue) ?? after
        }
    }

    // MARK: Lookups

    /// The longest match of a class at token `i`: its entry, and the token after it.
    @inline(__always)
    func match(_ i: Int, _ wanted: EntryClass) -> (entry: Int, end: Int)? {
        guard let m = s.match(i, wanted, lexicon) else { return nil }
        if i > 0, s.tokens[i].newlineBefore { return nil }
        return (Int(m.entry), i + Int(m.length))
    }

    /// The same for a word that stands before, or behind, what it belongs to.
    func match(_ i: Int, _ wanted: EntryClass, placed place: DateWords.Flags) -> (entry: Int, end: Int)? {
        guard i < s.tokens.count, i == 0 || !s.tokens[i].newlineBefore else { return nil }
        for m in s.matchRange(i) {
            let entry = Int(s.matches[m].entry)
            if lexicon.entries[entry].entryClass == wanted, words.flags[entry].contains(place) {
                return (entry, i + Int(s.matches[m].length))
            }
        }
        return nil
    }

    func match(_ i: Int, _ wanted: EntryClass, code: UInt8) -> Int? {
        guard i < s.tokens.count else { return nil }
        for m in s.matchRange(i) {
            let entry = Int(s.matches[m].entry)
            if lexicon.entries[entry].entryClass == wanted, words.code[entry] == code {
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
        for m in s.matchRange(i) {
            switch lexicon.entries[Int(s.matches[m].entry)].entryClass {
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
    func number(_ i: Int) -> DateNumber? {
        guard i < s.tokens.count else { return nil }
        if var n = written(i) {
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
        return spelled(i)
    }

    private func spelled(_ i: Int) -> DateNumber? {
        guard s.tokens[i].kind == .word, s.starts[i].contains(.quantity) else { return nil }
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
