import Claims

/// Dates and clock times in digits.
extension DateParser {
    /// "12:34", "6 pm", "14h30", «в 18.00», "at 5 o'clock", "noon": a clock time alone, in minutes.
    func clock(_ i: Int) -> DatePoint? {
        guard i < s.tokens.count else { return nil }
        var p = i
        var marked = false
        if let (entry, after) = match(p, .clock), words.code[entry] == DateWords.Clock.at.rawValue {
            marked = true
            p = after
        }
        if let (entry, after) = match(p, .dayPart) {
            let part = DayPart(rawValue: words.code[entry]) ?? .none
            guard part == .noon || part == .midnight, !words.flags[entry].contains(.ambiguous) || marked else {
                return nil
            }
            var point = DatePoint(p, after, .minute, "time.named")
            point.minute = part == .noon ? 720 : 0
            point.part = part
            return point
        }
        if marked, words.flags[match(i, .clock)!.entry].contains(.weak) {
            // The preposition is no part of the time, and reads numbers after it only with the signs of a clock; asked at the number itself.
            return nil
        }
        guard p < s.tokens.count, s.tokens[p].kind == .number || marked else { return nil }
        let isMarked =
            marked || matchBefore(p, .clock).map { words.code[$0.entry] == DateWords.Clock.at.rawValue } ?? false
        guard let (hour, minute, end, settled) = hourAndMinute(p, marked: isMarked) else { return nil }
        var point = DatePoint(p, end, .minute, "time.clock")
        var h = hour
        var isSettled = settled
        if let half = match(end, .clock, code: DateWords.Clock.pm.rawValue), h <= 12 {
            if h < 12 { h += 12 }
            point.end = half
            isSettled = true
        } else if let half = match(end, .clock, code: DateWords.Clock.am.rawValue), h <= 12 {
            if h == 12 { h = 0 }
            point.end = half
            isSettled = true
        } else if let (entry, after) = match(end, .dayPart), settled || isMarked, h <= 12, after > end {
            // «السادسة مساء», «в 6 вечера», "7 heures du matin"
            let part = DayPart(rawValue: words.code[entry]) ?? .none
            switch part {
            case .afternoon, .evening: if h < 12 { h += 12 }
            case .night: if h >= 8, h < 12 { h += 12 } else if h == 12 { h = 0 }
            case .morning: if h == 12 { h = 0 }
            default: break
            }
            point.part = part
            point.end = after
            isSettled = true
        }
        guard isSettled || marked else { return nil }
        guard h < 24 || (h == 24 && minute == 0) else { return nil }
        point.minute = (h % 24) * 60 + minute
        return point
    }

    /// Hour and minute in digits or words; `settled` where the signs alone make it a clock time.
    private func hourAndMinute(_ i: Int, marked: Bool) -> (hour: Int, minute: Int, end: Int, settled: Bool)? {
        guard s.tokens[i].kind == .number else {
            // «الساعة السادسة»
            guard let n = number(i), !n.isVague, (1...24).contains(n.value) else { return nil }
            return (n.value, 0, n.end, false)
        }
        let n = s.numbers[Int(s.tokens[i].info)]
        if n.groupCount == 2, n.groupLength(1) == 2, n.groupLength(0) <= 2, n.firstSeparator == 0x2E {
            // "18.00", "6.30 pm": the point of a decimal too, so a sign of the clock must stand beside it.
            let (h, m) = (Int(n.digits / 100), Int(n.digits % 100))
            guard h < 25, m < 60 else { return nil }
            if let after = match(i + 1, .clock, code: DateWords.Clock.hour.rawValue) { return (h, m, after, marked) }
            if match(i + 1, .clock, code: DateWords.Clock.am.rawValue) != nil
                || match(i + 1, .clock, code: DateWords.Clock.pm.rawValue) != nil
            {
                return (h, m, i + 1, true)
            }
            return marked && !isCounted(i + 1) ? (h, m, i + 1, true) : nil
        }
        guard n.groupCount == 1, n.digitCount <= 2 else { return nil }
        let h = Int(n.digits)
        guard h < 25 else { return nil }
        var p = i + 1
        if isMark(p, 0x3A), p + 1 < s.tokens.count, !s.tokens[p + 1].spaceBefore, let minute = written(p + 1),
            minute.digits == 2, minute.value < 60
        {
            p = minute.end
            if isMark(p, 0x3A),
                let second = p + 1 < s.tokens.count && !s.tokens[p + 1].spaceBefore ? written(p + 1) : nil,
                second.digits == 2, second.value < 60
            {
                p = second.end
            }
            // "3:2", "10:12:14:16" and verses are no times; a third colon ends it.
            if isMark(p, 0x3A), p + 1 < s.tokens.count, s.tokens[p + 1].kind == .number, !s.tokens[p + 1].spaceBefore {
                return nil
            }
            if i > 0, isMark(i - 1, 0x3A), !s.tokens[i].spaceBefore { return nil }
            if let after = match(p, .clock, code: DateWords.Clock.hour.rawValue), s.tokens[p].spaceBefore { p = after }
            return (h, minute.value, p, true)
        }
        if let after = match(p, .clock, code: DateWords.Clock.hour.rawValue) {
            // "14h30", "14 h 30", «18 часов 30 минут»
            let glued = !s.tokens[p].spaceBefore
            if after < s.tokens.count, !s.tokens[after].newlineBefore, let minute = written(after), minute.digits == 2,
                minute.value < 60,
                glued == !s.tokens[after].spaceBefore, glued || marked
            {
                var end = minute.end
                if let q = match(end, .clock, code: DateWords.Clock.minute.rawValue) { end = q }
                return (h, minute.value, end, true)
            }
            let isOClock = hasCode(p, .clock, .oclock)
            return (h, 0, after, marked || isOClock || endsWithPart(after))
        }
        if let after = match(p, .clock, code: DateWords.Clock.oclock.rawValue) { return (h, 0, after, true) }
        return (h, 0, p, false)
    }

    private func hasCode(_ i: Int, _ wanted: EntryClass, _ code: DateWords.Clock) -> Bool {
        match(i, wanted, code: code.rawValue) != nil
    }

    private func endsWithPart(_ i: Int) -> Bool { match(i, .dayPart) != nil }

    // MARK: Dates in digits

    /// "2022-01-09", "9.1.2022", "1/9/22", "20200701", "2016-11", "05/2016"; day and month alone where a word for "on" stands before them.
    func numericDate(_ i: Int) -> DatePoint? {
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

    private func isOn(_ i: Int) -> Bool {
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
