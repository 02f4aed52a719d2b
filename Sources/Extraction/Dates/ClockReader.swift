import Claims

/// Clock times.
extension DateParser {
    /// What a clock time may begin with, beside a number.
    private static let hours = ClassSet(.clock, .dayPart)

    /// "12:34", "6 pm", "14h30", «в 18.00», "at 5 o'clock", "noon": a clock time alone, in minutes.
    func clock(_ i: Int) -> DatePoint? {
        guard i < s.tokens.count,
            s.starts[i].contains(.quantity) || !s.classes[i].isDisjoint(from: Self.hours)
        else { return nil }
        var p = i
        var marked = false
        if let point = minutesPast(i) { return point }
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
        guard p < s.tokens.count, s.tokens[p].kind == .number || marked || isSpelledHour(p) else { return nil }
        let isMarked =
            marked || matchBefore(p, .clock).map { words.code[$0.entry] == DateWords.Clock.at.rawValue } ?? false
        guard let read = hourAndMinute(p, marked: isMarked) else { return nil }
        let (hour, settled) = (read.hour, read.settled)
        let (minute, end) =
            read.minute == 0 && s.tokens[p].kind != .number
            ? partOfHour(read.end) ?? (read.minute, read.end) : (read.minute, read.end)
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
        // «sabah saatlerinde 7 ölü»: the number counts what stands behind it.
        if !isSettled, s.match(point.end, .event, lexicon) != nil || s.match(point.end, .concept, lexicon) != nil {
            return nil
        }
        guard h < 24 || (h == 24 && minute == 0) else { return nil }
        point.minute = (h % 24) * 60 + minute
        return point
    }

    /// No word of the clock stands before, or one that does not also modify numbers.
    private func isMarkedByClock(_ i: Int) -> Bool { s.matchEnding(at: i, .modifier, reach: 2, lexicon) == nil }

    /// "twelve minutes past seven", "ten past six".
    private func minutesPast(_ i: Int) -> DatePoint? {
        guard let minutes = number(i), !minutes.isVague, (1...59).contains(minutes.value) else { return nil }
        var p = minutes.end
        if let (entry, after) = match(p, .periodUnit), words.code[entry] == DateUnit.minute.rawValue { p = after }
        guard let past = match(p, .clock, code: DateWords.Clock.past.rawValue), let hour = number(past),
            !hour.isVague, (1...12).contains(hour.value), !isCounted(hour.end)
        else { return nil }
        var point = DatePoint(i, hour.end, .minute, "time.clock")
        point.minute = hour.value * 60 + minutes.value
        return point
    }

    /// «والنصف» behind an hour: minutes, and the token behind.
    private func partOfHour(_ i: Int) -> (Int, Int)? {
        guard i + 1 < s.tokens.count, let and = s.match(i, .and, lexicon),
            let part = s.match(i + Int(and.length), .fraction, lexicon),
            let minutes = lexicon.entries[Int(part.entry)].value.multiplied(by: 60)?.truncated, minutes > 0
        else { return nil }
        return (Int(minutes), i + Int(and.length) + Int(part.length))
    }

    /// «около шести утра»: behind a word of the clock an hour in words, and the part of the day it is of.
    private func isSpelledHour(_ i: Int) -> Bool {
        guard matchBefore(i, .clock).map({ words.code[$0.entry] == DateWords.Clock.at.rawValue }) ?? false,
            let n = number(i), !n.isVague, (1...12).contains(n.value), let (entry, _) = match(n.end, .dayPart)
        else { return false }
        let part = DayPart(rawValue: words.code[entry])
        return part == .morning || part == .evening
    }

    /// "11.42 Police say": a line of a log begins with the hour, and a sentence with it.
    private func opensEntry(_ i: Int) -> Bool {
        guard i + 1 < s.tokens.count, i == 0 || s.tokens[i].newlineBefore, s.tokens[i + 1].kind == .word,
            s.tokens[i + 1].isCapitalised, !s.tokens[i + 1].newlineBefore
        else { return false }
        return ![EntryClass.unit, .percent, .currency, .number].contains {
            s.match(i + 1, $0, lexicon) != nil
        }
    }

    /// « Il était 2 h 40 », « l'autocar de 7 h 20 »: what is, or is of a thing, is a time; « en 2 h 40 » says how long.
    private func tellsTime(_ i: Int) -> Bool {
        guard i > 1 else { return false }
        if s.match(i - 1, .copula, lexicon) != nil || s.match(i - 1, .dateOpen, lexicon) != nil { return true }
        return s.match(i - 1, .of, lexicon) != nil && s.match(i - 2, .concept, lexicon) != nil
    }

    /// « de 19 heures à 5 heures », « de 9 h à 17 h 30 »: "from" before the hour, and behind it "to" an hour that is less, or has minutes.
    private func opensHours(_ i: Int, _ hour: Int, _ end: Int) -> Bool {
        guard i > 0, s.match(i - 1, .rangeOpen, lexicon) != nil, let to = s.match(end, .rangeMid, lexicon),
            let other = written(end + Int(to.length)), other.value < 25,
            let after = match(other.end, .clock, code: DateWords.Clock.hour.rawValue)
        else { return false }
        return other.value < hour || written(after).map { $0.digits == 2 && $0.value < 60 } ?? false
    }

    /// Hour and minute in digits or words; `settled` where the signs alone make it a clock time.
    private func hourAndMinute(_ i: Int, marked: Bool) -> (hour: Int, minute: Int, end: Int, settled: Bool)? {
        guard s.tokens[i].kind == .number else {
            // «الساعة السادسة»
            guard let n = number(i), !n.isVague, (1...24).contains(n.value) else { return nil }
            return (n.value, 0, n.end, false)
        }
        let n = s.numbers[Int(s.tokens[i].info)]
        if n.groupCount == 2, n.groupLength(1) == 2, n.groupLength(0) <= 2,
            n.firstSeparator == 0x2E || n.firstSeparator == 0x2C
                || lexicon.settings.decimal.contains(n.firstSeparator)
        {
            // "18.00", "6.30 pm", «15,30»: the mark of a decimal too, so a sign of the clock must stand beside it.
            let (h, m) = (Int(n.digits / 100), Int(n.digits % 100))
            guard h < 25, m < 60 else { return nil }
            if let after = match(i + 1, .clock, code: DateWords.Clock.hour.rawValue) { return (h, m, after, marked) }
            if match(i + 1, .clock, code: DateWords.Clock.am.rawValue) != nil
                || match(i + 1, .clock, code: DateWords.Clock.pm.rawValue) != nil
            {
                return (h, m, i + 1, true)
            }
            return marked && !isCounted(i + 1) || opensEntry(i) ? (h, m, i + 1, true) : nil
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
        if marked, let and = s.match(p, .and, lexicon), p + Int(and.length) < s.tokens.count,
            let minute = written(p + Int(and.length)), minute.value < 60,
            let after = match(minute.end, .clock, code: DateWords.Clock.minute.rawValue)
        {
            // «الساعة 4 و15 دقيقة»
            return (h, minute.value, after, true)
        }
        if let after = match(p, .clock, code: DateWords.Clock.hour.rawValue) {
            // "14h30", "14 h 30", «18 часов 30 минут»
            let glued = !s.tokens[p].spaceBefore
            if after < s.tokens.count, !s.tokens[after].newlineBefore, let minute = written(after), minute.digits == 2,
                minute.value < 60,
                glued == !s.tokens[after].spaceBefore, glued || marked || tellsTime(i)
            {
                var end = minute.end
                // "2h30m" is how long.
                if end < s.tokens.count, s.tokens[end].kind == .word,
                    !s.tokens[end].spaceBefore
                        || s.tokens[end].scalar == 0x6D && s.tokens[end].end - s.tokens[end].start == 1
                {
                    return nil
                }
                if let q = match(end, .clock, code: DateWords.Clock.minute.rawValue) { end = q }
                return (h, minute.value, end, true)
            }
            // "for about 2 hours": a word that makes a number approximate makes it no time of day.
            if glued == false, !isMarkedByClock(i), match(after, .dayPart) == nil { return nil }
            let isOClock = match(p, .clock, code: DateWords.Clock.oclock.rawValue) != nil
            return (h, 0, after, marked || isOClock || match(after, .dayPart) != nil || opensHours(i, h, after))
        }
        if let after = match(p, .clock, code: DateWords.Clock.oclock.rawValue) { return (h, 0, after, true) }
        return (h, 0, p, false)
    }
}
