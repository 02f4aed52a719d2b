import Claims

/// Dates in digits.
extension DateParser {
    /// "2022-01-09", "9.1.2022", "1/9/22", "20200701", "2016-11", "05/2016"; day and month alone where a word for "on" stands before them.
    func numericDate(_ i: Int) -> DatePoint? {
        guard s.tokens[i].kind == .number else { return nil }
        let n = s.numbers[Int(s.tokens[i].info)]
        if i > 0, !s.tokens[i].spaceBefore, s.tokens[i - 1].kind == .number { return nil }
        if n.groupCount == 3, n.firstSeparator == n.lastSeparator, n.firstSeparator == 0x2E {
            var rest = n.digits
            let lengths = (n.groupLength(0), n.groupLength(1), n.groupLength(2))
            guard lengths.0 <= 4, lengths.1 <= 2, lengths.2 <= 4, let third = take(&rest, lengths.2),
                let second = take(&rest, lengths.1)
            else { return nil }
            return parts(i, i + 1, (Int(rest), lengths.0), (second, lengths.1), (third, lengths.2))
        }
        if n.groupCount == 2, n.firstSeparator == 0x2E { return twoGroups(i, n) }
        guard n.groupCount == 1 else { return nil }
        if n.digitCount == 8, !(i + 1 < s.tokens.count && !s.tokens[i + 1].spaceBefore && s.tokens[i + 1].kind == .word)
        {
            let v = Int(n.digits)
            let (y, m, d) = (v / 10000, v / 100 % 100, v % 100)
            guard (1900...2100).contains(y), CivilTime(year: y, month: m, day: d) != nil, !isCounted(i + 1) else {
                return nil
            }
            return point(i, i + 1, y, m, d)
        }
        guard n.digitCount <= 4, i + 1 < s.tokens.count else { return nil }
        if i + 2 == s.tokens.count { return spaced(i, n) }
        let mark = s.tokens[i + 1]
        let hyphen = mark.kind == .punctuation && Tokenizer.isHyphen(mark.scalar)
        guard mark.scalar == 0x2F || hyphen, let second = written(i + 2), second.digits <= 4 else {
            return spaced(i, n)
        }
        // A path or an identifier goes on before it.
        if i > 0, !s.tokens[i].spaceBefore, s.tokens[i - 1].scalar == 0x2F, mark.scalar == 0x2F { return nil }
        let tight = !mark.spaceBefore && !s.tokens[i + 2].spaceBefore
        if tight, i + 4 < s.tokens.count, s.tokens[i + 3].scalar == mark.scalar, !s.tokens[i + 3].spaceBefore,
            !s.tokens[i + 4].spaceBefore,
            let third = written(i + 4), third.digits <= 4, second.digits <= 2
        {
            return parts(
                i, i + 5, (Int(n.digits), n.digitCount), (second.value, second.digits), (third.value, third.digits))
        }
        if isCounted(i + 3) { return nil }
        // "2016-11", "05/2016"
        if n.digitCount == 4, (1900...2100).contains(Int(n.digits)), second.digits == 2,
            (1...12).contains(second.value), second.value != (Int(n.digits) + 1) % 100,
            tight || mark.scalar == 0x2F
        {
            return month(i, i + 3, Int(n.digits), second.value)
        }
        if second.digits == 4, (1900...2100).contains(second.value), n.digitCount <= 2, (1...12).contains(Int(n.digits))
        {
            return month(i, i + 3, second.value, Int(n.digits))
        }
        // "on 4/7"
        guard n.digitCount <= 2, second.digits <= 2, tight, isOn(i) || isRangeOfDates(i, mark.scalar) else {
            return nil
        }
        return dayAndMonth(i, i + 3, Int(n.digits), second.value)
    }

    /// "10/1 to 11/7", "5/1-5/7": two alike make each other dates.
    private func isRangeOfDates(_ i: Int, _ mark: UInt32) -> Bool {
        guard mark == 0x2F else { return false }
        if let (entry, _) = matchBefore(i, .dateOpen),
            words.code[entry] == DateWords.Open.from.rawValue || words.code[entry] == DateWords.Open.between.rawValue
        {
            return true
        }
        return i >= 4 && s.tokens[i - 2].kind == .number && s.tokens[i - 3].scalar == 0x2F
            && matchBefore(i - 4, .dateOpen) != nil
    }

    func isOn(_ i: Int) -> Bool {
        if let (entry, _) = matchBefore(i, .dateOpen), words.code[entry] == DateWords.Open.on.rawValue { return true }
        return matchBefore(i, .weekday) != nil
    }

    private func take(_ digits: inout Int128, _ count: Int) -> Int? {
        var divisor: Int128 = 1
        for _ in 0..<count { divisor *= 10 }
        let value = Int(digits % divisor)
        digits /= divisor
        return value
    }

    /// "10.12." in languages that write days so, "2015.3"
    private func twoGroups(_ i: Int, _ n: WrittenNumber) -> DatePoint? {
        let (a, b) = (n.groupLength(0), n.groupLength(1))
        guard a <= 4, b <= 2 else { return nil }
        var rest = n.digits
        guard let second = take(&rest, b) else { return nil }
        let first = Int(rest)
        let dot = isMark(i + 1, 0x2E)
        // "10.12.": a point behind the month, and the order of the language has the day first.
        if a <= 2, lexicon.settings.order == .dayMonthYear {
            let closed = dot && lexicon.settings.decimal.contains(0x2C)
            let continued =
                i >= 2 && s.tokens[i - 1].kind == .punctuation && Tokenizer.isHyphen(s.tokens[i - 1].scalar)
                && isMark(i - 2, 0x2E)
            if closed || isOn(i) || continued, (1...12).contains(second), (1...31).contains(first) {
                return dayAndMonth(i, dot && closed ? i + 2 : i + 1, first, second)
            }
        }
        return nil
    }

    /// "20 2 2014" between spaces, where a word for "on" stands before it.
    private func spaced(_ i: Int, _ n: WrittenNumber) -> DatePoint? {
        guard n.digitCount <= 2, lexicon.settings.order == .dayMonthYear, isOn(i), let second = written(i + 1),
            second.digits <= 2, let third = written(i + 2),
            third.digits == 4, s.tokens[i + 1].spaceBefore, s.tokens[i + 2].spaceBefore, !s.tokens[i + 1].newlineBefore,
            !s.tokens[i + 2].newlineBefore,
            (1900...2100).contains(third.value)
        else {
            // "le 17 02"
            if n.digitCount <= 2, lexicon.settings.order == .dayMonthYear, isOn(i), let second = written(i + 1),
                second.digits == 2, second.value < 10,
                s.tokens[i + 1].spaceBefore, !s.tokens[i + 1].newlineBefore,
                i + 2 == s.tokens.count || s.tokens[i + 2].kind == .punctuation
            {
                return dayAndMonth(i, i + 2, Int(n.digits), second.value)
            }
            return nil
        }
        return parts(
            i, i + 3, (Int(n.digits), n.digitCount), (second.value, second.digits), (third.value, third.digits))
    }

    /// Three numbers, each with its count of digits: the year is the one of four digits, or the last.
    private func parts(_ i: Int, _ end: Int, _ a: (Int, Int), _ b: (Int, Int), _ c: (Int, Int)) -> DatePoint? {
        if a.1 == 4 { return c.1 <= 2 ? point(i, end, a.0, b.0, c.0) : nil }
        guard a.1 <= 2, b.1 <= 2, c.1 == 4 || c.1 == 2 else { return nil }
        // Behind a third number comes no fourth.
        if end + 1 < s.tokens.count, !s.tokens[end].spaceBefore, s.tokens[end].kind != .word,
            !s.tokens[end + 1].spaceBefore, s.tokens[end + 1].kind == .number,
            s.tokens[end].scalar != 0x3A, s.tokens[end].scalar != 0x2C, !Tokenizer.isHyphen(s.tokens[end].scalar)
        {
            return nil
        }
        let year = c.1 == 4 ? c.0 : Self.century(c.0)
        let monthFirst = lexicon.settings.order == .monthDayYear
        return monthFirst
            ? point(i, end, year, a.0, b.0) ?? point(i, end, year, b.0, a.0)
            : point(i, end, year, b.0, a.0) ?? point(i, end, year, a.0, b.0)
    }

    private func point(_ i: Int, _ end: Int, _ year: Int, _ month: Int, _ day: Int) -> DatePoint? {
        var point = DatePoint(i, end, .day, "date.numeric")
        if (1250...1499).contains(year), words.hasPersianMonths {
            // A year of the solar Hijri calendar.
            guard CivilTime(solarHijriYear: year, month: month, day: day) != nil else { return nil }
            point.calendar = .persian
        } else {
            guard year >= 1000, CivilTime(year: year, month: month, day: day) != nil else { return nil }
        }
        (point.year, point.month, point.day) = (year, month, day)
        return point
    }

    private func dayAndMonth(_ i: Int, _ end: Int, _ a: Int, _ b: Int) -> DatePoint? {
        var (day, month) = lexicon.settings.order == .monthDayYear ? (b, a) : (a, b)
        if month > 12 { swap(&day, &month) }
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        var point = DatePoint(i, end, .day, "date.numeric")
        (point.month, point.day) = (month, day)
        if let (year, after) = trailingYear(end, .gregorian), isComma(end) || !s.tokens[end].newlineBefore {
            point.year = year
            point.end = after
        }
        return point
    }

    private func month(_ i: Int, _ end: Int, _ year: Int, _ month: Int) -> DatePoint {
        var point = DatePoint(i, end, .month, "date.numeric")
        (point.year, point.month) = (year, month)
        return point
    }
}
