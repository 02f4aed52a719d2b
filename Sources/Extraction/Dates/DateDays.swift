import Claims

/// Days: of a month, of a week, from the dateline.
extension DateParser {
    /// What leads to a number of units, or says which unit is meant.
    private static let relating = ClassSet(.ago, .ahead, .relative, .periodUnit)

    /// "9 January 2022", "21st of May", "15. Februar", "two weeks ago", "3 days before", "third quarter", "20 of next month".
    func numberFirst(_ i: Int) -> DatePoint? {
        // An article alone counts one of the unit behind it.
        if !s.starts[i].contains(.quantity), s.classes[i].isDisjoint(from: Self.relating),
            match(i, .article).flatMap({ match($0.end, .periodUnit) }) == nil
        {
            return nil
        }
        if let day = dayOfMonth(i) { return day }
        if let year = yearThenMonth(i) { return year }
        if let distance = distance(i) { return distance }
        if let first = firstUnits(i) { return first }
        if let stretch = relativeStretch(i) { return stretch }
        return ordinalUnit(i)
    }

    func dayOfMonth(_ i: Int) -> DatePoint? {
        guard let day = dayNumber(i), day.isOrdinal || day.digits > 0 || !isArticle(i) else { return nil }
        var p = skipGluedHyphen(day.end)
        let linked = month(p) != nil ? p : skipLink(p)
        if let (month, after) = month(linked), !month.isAmbiguous || isNamed(linked) || day.isOrdinal || day.digits > 0,
            !(month.isAmbiguous && !isNamed(linked) && linked == p && !day.isOrdinal
                && trailingYear(after, month.calendar) == nil && !endsDateline(after))
        {
            p = after
            var point = DatePoint(i, p, .day, "date.day")
            point.day = day.value
            point.month = month.month
            point.calendar = month.calendar
            point.isOpen = month.calendar == .hijri
            if let (year, end) = trailingYear(p, month.calendar) {
                point.year = year
                point.end = end
            } else if let n = written(skipLink(p)), n.digits == 2, skipLink(p) > p, n.value > 31 {
                // "15 April of 87"
                point.year = Self.century(n.value)
                point.end = n.end
            } else if let year = spokenYear(p) {
                (point.year, point.end) = year
            } else if let (entry, end) = match(p, .relative, placed: .after),
                let step = RelativeStep(rawValue: words.code[entry]),
                let fixed = stepped(step, month: month)
            {
                point.year = fixed.start.date.year
                point.end = end
                point.isRelative = true
            }
            return point
        }
        // "20th of next month"
        if let stretch = relativeStretch(linked), stretch.unit == .month, stretch.isStep, let fixed = stretch.fixed {
            let (y, m, _) = fixed.start.date
            guard let moment = CivilTime(year: y, month: m, day: day.value) else { return nil }
            var point = DatePoint(i, stretch.end, .day, "date.relative")
            point.fixed = CivilInterval(moment)
            point.day = day.value
            point.isRelative = true
            return point
        }
        return dayOfThisMonth(i, day, from: p)
    }

    /// «السابع من الشهر»: an ordinal of "the month" is of the dateline's, or of the one before where the day lies ahead.
    private func dayOfThisMonth(_ i: Int, _ day: DateNumber, from p: Int) -> DatePoint? {
        guard day.isOrdinal, (1...31).contains(day.value), let reference, let (_, unit) = match(p, .dateLink) else {
            return nil
        }
        let noun = match(unit, .definite)?.end ?? unit
        guard noun < s.tokens.count, s.tokens[noun].kind == .word,
            noun > unit || s.memo.infos[Int(s.tokens[noun].info)].isDefinite,
            let end = match(noun, .periodUnit, code: DateUnit.month.rawValue), month(end) == nil,
            match(end, .relative) == nil
        else { return nil }
        var moment = CivilTime(year: reference.date.year, month: reference.date.month, day: day.value)
        if let found = moment, found.day > reference.day {
            let before = Stretch.shift(CivilTime(day: reference.day), .month, -1).date
            moment = CivilTime(year: before.year, month: before.month, day: day.value)
        }
        guard let moment else { return nil }
        var point = DatePoint(i, end, .day, "date.relative")
        point.fixed = CivilInterval(moment)
        point.day = day.value
        point.isRelative = true
        return point
    }

    /// "MARRAKECH, 11 sept (Atlante) -": a bracket behind a day and a short month, in a line's beginning.
    private func endsDateline(_ i: Int) -> Bool {
        guard i + 1 < s.tokens.count, s.tokens[i].scalar == 0x28, !s.tokens[i].newlineBefore else { return false }
        var p = i - 1
        while p >= 0, i - p < 8 {
            if s.tokens[p].newlineBefore { return true }
            p -= 1
        }
        return p < 0
    }

    func isArticle(_ i: Int) -> Bool { match(i, .article) != nil && match(i, .number) == nil }

    /// "2015 May", "2016 Q3", "2017-Q1".
    func yearThenMonth(_ i: Int) -> DatePoint? {
        guard let n = written(i), n.digits == 4, (1000...2100).contains(n.value) else { return nil }
        let p = skipGluedHyphen(n.end)
        if let (month, after) = month(p), month.calendar == .gregorian || n.value < 1700,
            isNamed(p) || !month.isAmbiguous
        {
            var point = DatePoint(i, after, .month, "date.month")
            point.year = n.value
            point.month = month.month
            point.calendar = month.calendar
            if let day = dayNumber(skipGluedHyphen(after)), day.digits > 0, endsDate(day.end), !isCounted(day.end) {
                point.day = day.value
                point.unit = .day
                point.rule = "date.day"
                point.end = day.end
            }
            return point
        }
        // «2015'in ikinci haftası»
        if let (_, after) = match(n.end, .yearAfter), let (slot, p) = slotNumber(after),
            let (unit, end) = match(p, .periodUnit), let named = DateUnit(rawValue: words.code[unit]),
            named == .week || named == .quarter || named == .half || named == .month
        {
            var point = DatePoint(i, end, named, "date.slot")
            point.year = n.value
            point.slot = slot
            return point
        }
        // «2024'ün ilk yedi ayında»
        if let (entry, after) = match(n.end, .yearAfter), words.flags[entry].contains(.glued),
            let part = firstPart(after)
        {
            return first(part, of: n.value, i, part.end)
        }
        if let (entry, after) = match(p, .periodUnit), words.code[entry] == DateUnit.quarter.rawValue,
            let q = written(after), (1...4).contains(q.value),
            q.digits == 1
        {
            var point = DatePoint(i, q.end, .quarter, "date.quarter")
            point.year = n.value
            point.slot = q.value
            return point
        }
        return nil
    }

    /// Which week, quarter or half of a year an ordinal or "last" says; the last is -1.
    private func slotNumber(_ i: Int) -> (slot: Int, end: Int)? {
        if let n = number(i), n.isOrdinal { return (n.value, n.end) }
        guard let (entry, after) = match(i, .relative, placed: .before),
            words.code[entry] == RelativeStep.last.rawValue || words.code[entry] == RelativeStep.past.rawValue
        else { return nil }
        return (-1, after)
    }

    /// "Wednesday", "Wednesday 5 January 2022", "Thursday the 21st", "Sunday evening", "Wednesday last", "Tuesday of next week".
    func weekdayFirst(_ i: Int) -> DatePoint? {
        guard let (entry, first) = match(i, .weekday) else { return nil }
        var after = first
        let weekday = Int(words.value[entry])
        let ambiguous = words.flags[entry].contains(.ambiguous)
        if isMark(after, 0x2E), after + 1 < s.tokens.count, s.tokens[i].end - s.tokens[i].start <= 6,
            s.tokens[after + 1].kind == .number || !s.tokens[after + 1].isCapitalised
        {
            after += 1
        }
        var point = DatePoint(i, after, .day, "date.weekday")
        point.weekday = weekday
        point.isRelative = true
        var p = after
        if let (part, q) = match(p, .dayPart), !words.flags[part].contains(.weak) {
            point.part = DayPart(rawValue: words.code[part]) ?? .none
            point.end = q
            p = q
        }
        if point.part == .none { point.part = DayPart(rawValue: words.code[entry]) ?? .none }
        let bare = point
        // A date behind it, past a comma or a link.
        let isParted = isComma(p)
        if isParted { p += 1 }
        if p < s.tokens.count, isMark(p, 0x28) { p += 1 }
        p = skipLink(p)
        if p < s.tokens.count, !s.tokens[p].newlineBefore {
            if var date = weekdayDate(p) {
                date.start = i
                date.weekday = weekday
                if date.part == .none { date.part = bare.part }
                if isMark(date.end, 0x29), s.tokens[p - 1].scalar == 0x28 { date.end += 1 }
                return date
            }
            // "Thursday the 21st": an ordinal, or digits that nothing follows.
            if let day = dayNumber(p), day.isOrdinal || (day.digits > 0 && endsDate(day.end) && clock(p) == nil),
                !isCounted(day.end), day.digits > 0 || p >= after,
                // "…, the fourth night": behind a comma an ordinal is the day only where nothing follows it.
                p > 0,
                !isParted
                    || day.isOrdinal && endsDate(day.end)
                        && (day.digits > 0 || day.end == s.tokens.count || s.tokens[day.end].kind == .punctuation)
            {
                point = bare
                point.day = day.value
                point.end = day.end
                point.rule = "date.day"
                return point
            }
            // "Wednesday two weeks ago"
            if let distance = distance(p), distance.isWeeks, let fixed = distance.fixed {
                point = bare
                point.fixed = CivilInterval(CivilTime(day: fixed.start.day - fixed.start.weekday + weekday))
                point.end = distance.end
                point.rule = "date.relative"
                return point
            }
            // "Tuesday of next week", «в пятницу на этой неделе»
            let inner =
                match(p, .dateOpen, code: DateWords.Open.on.rawValue) ?? match(p, .placeBefore)?.end ?? p
            if let stretch = relativeStretch(p) ?? relativeStretch(inner), stretch.unit == .week, stretch.isStep,
                let fixed = stretch.fixed
            {
                point = bare
                point.fixed = CivilInterval(CivilTime(day: fixed.start.day + weekday - 1))
                point.end = stretch.end
                point.rule = "date.relative"
                return point
            }
        }
        // "Wednesday last", «الأربعاء الماضي»
        p = bare.end
        if let (rel, end) = match(p, .relative, placed: .after) ?? match(skipLink(p), .relative, placed: .after),
            let step = RelativeStep(rawValue: words.code[rel])
        {
            point = bare
            point.end = end
            point.rule = "date.relative"
            point.fixed = stepped(step, weekday: weekday)
            point.isOpen = point.fixed == nil
            return point
        }
        if words.flags[entry].contains(.weak) { return nil }
        if ambiguous, matchBefore(i, .dateOpen) == nil, matchBefore(i, .dateTo) == nil, matchBefore(i, .dayPart) == nil,
            after == first
        {
            return nil
        }
        return bare
    }

    /// The date that stands behind a weekday.
    func weekdayDate(_ p: Int) -> DatePoint? {
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return nil }
        var best: DatePoint?
        if s.tokens[p].kind == .number {
            best = numericDate(p)
        }
        if let day = dayOfMonth(p), best == nil || day.end > best!.end { best = day }
        if best == nil, let month = monthFirst(p), month.day > 0 { best = month }
        if best == nil, s.tokens[p].kind == .word {
            for m in s.matchRange(p) where s.matches[m].entryClass == .dayWord {
                best = dayWord(p, Int(s.matches[m].entry), p + Int(s.matches[m].length))
                break
            }
        }
        return best
    }

    /// "yesterday", "today Saturday", "the day before yesterday", "last night".
    func dayWord(_ i: Int, _ entry: Int, _ after: Int) -> DatePoint? {
        var point = DatePoint(i, after, .day, "date.relative")
        point.isRelative = true
        point.part = DayPart(rawValue: words.code[entry]) ?? .none
        if let reference {
            let day = reference.day + Int(words.value[entry])
            point.namesEvening = words.value[entry] < 0
            // The night that ended this morning is of two days.
            point.fixed =
                point.part == .night && words.value[entry] < 0
                ? CivilInterval(CivilTime(day: day), CivilTime(day: day + 1)) : CivilInterval(CivilTime(day: day))
        } else {
            point.isOpen = true
        }
        var p = point.end
        // "dans la journée de dimanche": the day of another.
        let linked = skipLink(p)
        if words.value[entry] == 0, linked > p, linked < s.tokens.count, !s.tokens[linked].newlineBefore,
            var day = weekdayFirst(linked)
        {
            day.start = i
            return day
        }
        if point.part == .none, let (part, q) = match(p, .dayPart), !words.flags[part].contains(.weak) {
            point.part = DayPart(rawValue: words.code[part]) ?? .none
            point.end = q
            p = q
        }
        // A weekday or date that says the same again.
        if isComma(p) { p += 1 }
        if p < s.tokens.count, !s.tokens[p].newlineBefore, s.tokens[p].kind == .word,
            let (weekday, q) = match(p, .weekday), !words.flags[weekday].contains(.ambiguous)
        {
            if let fixed = point.fixed, fixed.start.weekday != Int(words.value[weekday]) { return point }
            var after = q
            let r = isComma(after) ? after + 1 : after
            if let date = weekdayDate(r), date.month != 0 { after = date.end }
            point.end = after
        }
        return point
    }

    /// A part of the day before its day: "the morning of 5 May", «مساء الأربعاء», "nuit du dimanche au lundi 11 septembre", «в ночь на четверг»; noon.
    func partFirst(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .dayPart) else { return nil }
        let part = DayPart(rawValue: words.code[entry]) ?? .none
        // «в ночь на четверг»: the night that ends on that day.
        if part == .night, let (to, q) = match(after, .dateTo), words.code[to] == DateWords.To.night.rawValue,
            var day = deeper.point(skipLink(q)), day.unit == .day,
            let end = DateResolver.interval(of: day, reference: reference)
        {
            day.start = i
            day.fixed = CivilInterval(CivilTime(day: end.start.day - 1), CivilTime(day: end.start.day))
            day.isRelative = day.isRelative || day.year == 0
            day.part = .night
            return day
        }
        var p = skipLink(after)
        if let (open, q) = match(p, .dateOpen), words.code[open] != DateWords.Open.until.rawValue { p = skipLink(q) }
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return nil }
        if part == .night || part == .none, let night = nightOfTwoDays(i, p) { return night }
        guard var day = deeper.point(p), day.unit == .day, day.start == p else { return nil }
        day.start = i
        if day.part == .none || day.part == .night { day.part = part }
        return day
    }

    /// «ليل الأربعاء الخميس», "nuit du dimanche au lundi 11 septembre", «со среды на четверг».
    func nightOfTwoDays(_ i: Int, _ p: Int) -> DatePoint? {
        guard let (first, q) = match(p, .weekday) else { return nil }
        var r = q
        if r < s.tokens.count, s.tokens[r].kind == .punctuation,
            Tokenizer.isHyphen(s.tokens[r].scalar) || s.tokens[r].scalar == 0x2F
        {
            r += 1
        }
        if let (_, after) = match(r, .dateTo) { r = after }
        r = skipLink(r)
        guard match(r, .weekday) != nil, var second = weekdayFirst(r), second.weekday != 0,
            second.weekday == Int(words.value[first]) % 7 + 1,
            let end = DateResolver.interval(of: second, reference: reference)
        else { return nil }
        second.start = i
        second.fixed = CivilInterval(CivilTime(day: end.start.day - 1), CivilTime(day: end.start.day))
        second.part = .night
        second.rule = "date.night"
        return second
    }
}
