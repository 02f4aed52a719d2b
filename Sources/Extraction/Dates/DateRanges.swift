import Claims

/// Stretches from one date to another.
extension DateParser {
    /// "from 4 to 22 January 1995", "2014–2018", "Nov–Feb 2017": the stretch whose first date begins at token `p`.
    func stretch(_ i: Int, _ p: Int, _ open: DateWords.Open) -> DateReading? {
        guard p < s.tokens.count, !s.tokens[p].newlineBefore || p == i else { return nil }
        if let (a, b) = dayEnds(p, open) { return made(from: a, to: b, at: i) }
        guard let first = fullPoint(p) ?? yearPoint(p, strong: open != .none), let (a, b) = ends(first, open) else {
            return nil
        }
        return made(from: a, to: b, at: i)
    }

    func made(from first: DatePoint, to second: DatePoint, at i: Int) -> DateReading? {
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
    func ends(_ point: DatePoint, _ outer: DateWords.Open) -> (DatePoint, DatePoint)? {
        var first = point
        var open = outer
        if open == .none, match(first.end, .dateTo, code: DateWords.To.and.rawValue) != nil { open = .between }
        if open == .none, let pair = suffixedEnds(&first) {
            return pair
        }
        guard let q = to(first.end, open), let second = secondPoint(q, after: first) else { return nil }
        return settled(&first, second, open, outer)
    }

    /// «4 Ocak'tan 22 Ocak'a kadar»: endings open and close the stretch.
    private func suffixedEnds(_ first: inout DatePoint) -> (DatePoint, DatePoint)? {
        guard let from = ending(at: first.end, .from), let second = secondPoint(from, after: first),
            let end = ending(at: second.end, .until)
        else { return nil }
        var last = second
        last.end = end
        return settled(&first, last, .from, .from)
    }

    /// Past an ending of this kind that stands at the token, or that the date before has taken already.
    private func ending(at i: Int, _ open: DateWords.Open) -> Int? {
        if let (entry, after) = match(i, .dateOpen, placed: .after), words.code[entry] == open.rawValue { return after }
        guard i > 0, let (_, known) = s.matchEnding(at: i, .dateOpen, reach: 3, lexicon),
            words.flags[Int(known.entry)].contains(.after), words.code[Int(known.entry)] == open.rawValue
        else { return nil }
        return i
    }

    /// Fills what one of the two dates leaves out from the other.
    private func settled(
        _ first: inout DatePoint, _ last: DatePoint, _ open: DateWords.Open, _ outer: DateWords.Open
    ) -> (DatePoint, DatePoint)? {
        var second = last
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
    func dayEnds(_ i: Int, _ open: DateWords.Open) -> (DatePoint, DatePoint)? {
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
        // "from the 4th to the 22nd", "entre le 4 et le 22"
        func skipArticle(_ i: Int) -> Int {
            open == .none ? i : match(i, .dateOpen, code: DateWords.Open.on.rawValue) ?? skipLink(i)
        }
        // «четверых до 22 мая»: a number in words is a day only as an ordinal, or behind the word that opens a stretch.
        guard let first = dayNumber(skipArticle(i)), first.digits > 0 || first.isOrdinal || open != .none,
            let mid = to(first.end, open)
        else { return nil }
        let q = skipArticle(mid)
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

    func secondPoint(_ i: Int, after first: DatePoint) -> DatePoint? {
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
}
