import Claims

/// Which date begins at a token: every reading is tried that a word of it allows, the longest wins.
extension DateParser {
    /// A month as it is named: its number and calendar.
    struct Month {
        var month: Int
        var calendar: DateCalendar
        var isAmbiguous: Bool
    }

    /// A date with the time of day beside it, or a time alone.
    func fullPoint(_ i: Int) -> DatePoint? {
        guard mayBegin(i) else { return nil }
        if let clock = clock(i) {
            // "6 pm on Sunday", "12:34, 9 January"
            var p = clock.end
            if isComma(p) { p += 1 }
            if let after = match(p, .dateOpen, code: DateWords.Open.on.rawValue) { p = after }
            p = skipLink(p)
            if p > clock.end || !(s.tokens.indices.contains(p) && s.tokens[p].newlineBefore), var day = point(p),
                day.unit == .day
            {
                day.start = i
                day.minute = clock.minute
                return day
            }
            return clock
        }
        guard var point = point(i) else { return nil }
        if point.unit == .day {
            addTime(&point)
        } else if point.portion == .none, point.unit != .minute, let (entry, after) = match(point.end, .stretchPart),
            words.flags[entry].contains(.after)
        {
            // «Mayıs sonu», «geçen yılın sonunda»
            point.portion = StretchPart(rawValue: words.code[entry]) ?? .none
            point.end = after
        }
        return point
    }

    /// ", 12:34", "at 6 pm", «в 18:00», "evening" behind a day.
    func addTime(_ point: inout DatePoint) {
        var p = point.end
        if point.part == .none, let (entry, after) = match(p, .dayPart), !words.flags[entry].contains(.weak) {
            let part = DayPart(rawValue: words.code[entry]) ?? .none
            if part != .noon, part != .midnight {
                point.part = part
                point.end = after
                p = after
            }
        }
        // «6 Ocak Perşembe»
        if point.month != 0, point.weekday == 0, let (entry, after) = match(p, .weekday),
            !words.flags[entry].contains(.weak),
            DateResolver.interval(of: point, reference: reference).map({ $0.start.weekday == Int(words.value[entry]) })
                ?? false
        {
            point.weekday = Int(words.value[entry])
            point.end = after
            p = after
        }
        if isComma(p) || isMark(p, 0x28) { p += 1 }
        p = skipLink(p)
        if let (entry, after) = match(p, .clock), words.code[entry] == DateWords.Clock.at.rawValue,
            words.flags[entry].contains(.weak)
        {
            p = after
        }
        guard p < s.tokens.count, !s.tokens[p].newlineBefore, let clock = clock(p) else { return }
        point.minute = clock.minute
        point.end = clock.end
        if isMark(point.end, 0x29), p > 0, s.tokens[p - 1].scalar == 0x28 { point.end += 1 }
    }

    /// The longest date at token `i`, without a time.
    func point(_ i: Int) -> DatePoint? {
        guard i < s.tokens.count, depth <= Self.deepest else { return nil }
        var best: DatePoint?
        if s.tokens[i].kind == .number {
            offer(numericDate(i), &best)
            // Groups of digits ("7,326", "21.0") are read as a whole or not at all.
            guard written(i) != nil else { return best }
            offer(numberFirst(i), &best)
            offer(yearPoint(i, strong: false), &best)
            return best
        }
        var seen: UInt64 = 0
        for m in s.matchRange(i) {
            let entryClass = s.matches[m].entryClass
            let bit = UInt64(1) << UInt64(entryClass.rawValue & 63)
            switch entryClass {
            case .month:
                if seen & bit == 0 { offer(monthFirst(i), &best) }
            case .weekday:
                if seen & bit == 0 { offer(weekdayFirst(i), &best) }
            case .dayWord: offer(dayWord(i, Int(s.matches[m].entry), i + Int(s.matches[m].length)), &best)
            case .dayPart:
                if seen & bit == 0 { offer(partFirst(i), &best) }
            case .periodUnit, .relative:
                if seen & bit == 0 {
                    offer(narrowed(relativeStretch(i)), &best)
                    offer(unitFirst(i), &best)
                    offer(weekend(i), &best)
                    offer(distance(i), &best)
                    offer(relativeNamed(i), &best)
                }
            case .ago, .ahead:
                if seen & bit == 0 { offer(distance(i), &best) }
            case .stretchPart:
                if seen & bit == 0 { offer(portion(i), &best) }
            case .season:
                if seen & bit == 0 { offer(season(i), &best) }
            case .holiday:
                if seen & bit == 0 { offer(holiday(i), &best) }
            case .yearBefore:
                if seen & bit == 0 { offer(yearWord(i), &best) }
            case .number, .ordinal, .article, .vague:
                if seen & bit == 0 {
                    offer(numberFirst(i), &best)
                    // «bin dokuz yüz doksan sekiz yılında»
                    if entryClass == .number, let n = number(i), n.value >= 1000, match(n.end, .yearAfter) != nil {
                        offer(yearPoint(i, strong: false), &best)
                    }
                }
            default: continue
            }
            seen |= bit
        }
        return best
    }

    /// Keeps the longer of two dates, the first where they are as long.
    private func offer(_ candidate: DatePoint?, _ best: inout DatePoint?) {
        guard let candidate else { return }
        if let known = best, candidate.end <= known.end { return }
        best = candidate
    }
}
