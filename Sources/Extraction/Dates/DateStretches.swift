import Claims

/// Parts of months and years, weekends, seasons, feasts, and what is counted within a month or year.
extension DateParser {
    /// "early next month", "end of May", "mid-2014", «начало мая», "the rest of the week".
    func portion(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .stretchPart), words.flags[entry].contains(.before) else { return nil }
        var p = skipGluedHyphen(after)
        let direct = p
        p = skipLink(p)
        if p == s.tokens.count { p = direct }
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return nil }
        let part = StretchPart(rawValue: words.code[entry]) ?? .none
        if part == .first { return firstUnits(i) }
        func whole(_ point: DatePoint?) -> DatePoint? {
            guard var point, point.unit != .day, point.unit != .minute, point.portion == .none, point.end > p else {
                return nil
            }
            point.start = i
            if point.isPast, let reference {
                point.fixed = Stretch.around(Stretch.shift(reference, point.unit, -1).day, point.unit)
            }
            point.portion = part
            return point
        }
        if let point = whole(deeper.point(p)) ?? whole(deeper.point(direct)) ?? whole(yearPoint(p, strong: true)) {
            return point
        }
        // "the end of the month"
        if let (unit, end) = match(p, .periodUnit) ?? match(direct, .periodUnit),
            let named = DateUnit(rawValue: words.code[unit]),
            [.week, .month, .year, .quarter, .decade].contains(named),
            !words.flags[unit].contains(.dual), !words.flags[unit].contains(.plural)
        {
            var point = DatePoint(i, end, named, "date.relative")
            point.isRelative = true
            point.portion = part
            point.fixed = reference.map { Stretch.around($0.day, named) }
            point.isOpen = reference == nil
            return point
        }
        return nil
    }

    /// "first eight months of 2024", "neuf premiers mois de l'année", «الأشهر السبعة الأولى من 2025»: what a year began with, in the order of
    /// the language.
    func firstUnits(_ i: Int) -> DatePoint? {
        guard let part = firstPart(i) else { return nil }
        if let (named, end) = trailingYear(part.end, .gregorian) { return first(part, of: named, i, end) }
        // "of the year"
        guard let end = thisYear(skipLink(part.end)) else { return nil }
        return first(part, of: reference?.date.year ?? 0, i, end)
    }

    /// «yılın ilk sekiz ayında»: the year stands first.
    func yearThenFirst(_ i: Int) -> DatePoint? {
        guard let end = thisYear(i), let part = firstPart(end) else { return nil }
        return first(part, of: reference?.date.year ?? 0, i, part.end)
    }

    /// The word for one year begins at the token; where it ends.
    private func thisYear(_ i: Int) -> Int? {
        guard let (entry, after) = match(i, .periodUnit), words.code[entry] == DateUnit.year.rawValue,
            words.flags[entry].isDisjoint(with: [.plural, .dual])
        else { return nil }
        return after
    }

    /// How many of which unit come first.
    struct FirstPart {
        var count: Int
        var unit: DateUnit
        var end: Int
    }

    /// "first eight months", "sept premiers mois", «الأشهر السبعة الأولى».
    func firstPart(_ i: Int) -> FirstPart? {
        var p = i
        var isFirst = false
        var count = 0
        var unit = DateUnit.none
        for _ in 0..<3 where p < s.tokens.count && (p == i || !s.tokens[p].newlineBefore) {
            if !isFirst, let after = match(p, .stretchPart, code: StretchPart.first.rawValue) {
                isFirst = true
                p = after
            } else if unit == .none, let (entry, after) = match(p, .periodUnit),
                let named = DateUnit(rawValue: words.code[entry]),
                named == .month || named == .quarter || named == .week
            {
                unit = named
                if words.flags[entry].contains(.dual) { count = 2 }
                p = after
            } else if count == 0, let n = number(p), !n.isVague, !n.isOrdinal, n.digits <= 2, (2...26).contains(n.value)
            {
                count = n.value
                p = n.end
            }
        }
        return isFirst && count > 0 && unit != .none ? FirstPart(count: count, unit: unit, end: p) : nil
    }

    /// What a year began with; a year of 0 is not known.
    func first(_ part: FirstPart, of year: Int, _ start: Int, _ end: Int) -> DatePoint? {
        var point = DatePoint(start, end, part.unit, "date.slot")
        point.isRelative = true
        guard year > 0 else {
            point.isOpen = true
            return point
        }
        switch part.unit {
        case .month where part.count < 12: point.fixed = Stretch.months(year, 1, part.count)
        case .quarter where part.count < 4: point.fixed = Stretch.months(year, 1, 3 * part.count)
        case .week: point.fixed = Stretch.days(Stretch.months(year, 1, 1).start.day, 7 * part.count)
        default: return nil
        }
        return point
    }

    /// "next week between Wednesday and Friday", "this month from the 4th to the 22nd", "next week Monday", "last month's third Wednesday": a step made
    /// narrower by what follows it.
    func narrowed(_ step: DatePoint?) -> DatePoint? {
        guard let step, step.isStep, let fixed = step.fixed, step.unit == .week || step.unit == .month else {
            return step
        }
        var p = step.end
        var open = DateWords.Open.none
        if let (entry, q) = match(p, .dateOpen) {
            open = DateWords.Open(rawValue: words.code[entry]) ?? .none
            p = q
        }
        p = skipLink(p)
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return step }
        func settled(_ first: Int, _ last: Int, _ end: Int) -> DatePoint {
            var point = step
            point.fixed = CivilInterval(CivilTime(day: first), CivilTime(day: last))
            point.end = end
            point.isStep = false
            point.unit = .day
            return point
        }
        if step.unit == .week, let (entry, q) = match(p, .weekday), !words.flags[entry].contains(.ambiguous) {
            let first = fixed.start.day + Int(words.value[entry]) - 1
            if let r = to(q, open), let (second, end) = match(skipLink(r), .weekday),
                words.value[second] > words.value[entry]
            {
                return settled(first, fixed.start.day + Int(words.value[second]) - 1, end)
            }
            return open == .from || open == .between ? step : settled(first, first, q)
        }
        if step.unit == .month {
            let length = fixed.end.day - fixed.start.day + 1
            if open == .from || open == .between, let a = dayNumber(p), let r = to(a.end, open),
                let b = dayNumber(skipLink(r)), b.value > a.value, b.value <= length
            {
                return settled(fixed.start.day + a.value - 1, fixed.start.day + b.value - 1, b.end)
            }
            if open == .none, let n = number(p), n.isOrdinal, n.value <= 5, let (entry, q) = match(n.end, .weekday) {
                let first =
                    fixed.start.day + (Int(words.value[entry]) - fixed.start.weekday + 7) % 7 + 7 * (n.value - 1)
                if first <= fixed.end.day { return settled(first, first, q) }
            }
        }
        return step
    }

    /// "the weekend" alone: the last one, the dateline's own included.
    func weekend(_ i: Int) -> DatePoint? {
        guard let after = match(i, .periodUnit, code: DateUnit.weekend.rawValue),
            i == 0 || matchBefore(i, .definite) != nil || matchBefore(i, .dateLink) != nil
                || matchBefore(i, .dateOpen) != nil || matchBefore(i, .yearBefore) != nil
        else { return nil }
        var point = DatePoint(i, after, .weekend, "date.relative")
        point.isRelative = true
        point.isOpen = reference == nil
        if let reference {
            let saturday = reference.day - (reference.weekday + 1) % 7
            point.fixed = Stretch.days(saturday, 2)
        }
        return point
    }

    /// "summer 2014", "last winter", "this spring", "summer".
    func season(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .season) else { return nil }
        var point = DatePoint(i, after, .season, "date.season")
        point.slot = Int(words.code[entry])
        if let (year, end) = trailingYear(after, .gregorian) {
            point.year = year
            point.end = end
        } else if let (rel, end) = match(after, .relative, placed: .after),
            let step = RelativeStep(rawValue: words.code[rel])
        {
            point.fixed = stepped(step, season: point.slot)
            point.isOpen = point.fixed == nil
            point.isRelative = true
            point.end = end
        } else if words.flags[entry].contains(.ambiguous), matchBefore(i, .yearBefore) == nil {
            return nil
        }
        return point
    }

    func holiday(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .holiday) else { return nil }
        var point = DatePoint(i, after, .day, "date.holiday")
        point.month = Int(words.value[entry]) / 100
        point.day = Int(words.value[entry]) % 100
        if let (year, end) = trailingYear(after, .gregorian) {
            point.year = year
            point.end = end
        }
        return point
    }

    /// "third quarter of 2016", "first Tuesday in October", "third week next year", "third day of October", "21st century".
    func ordinalUnit(_ i: Int) -> DatePoint? {
        guard let n = number(i), n.value > 0 else { return nil }
        if n.isOrdinal { return slot(i, n.end, n.value) }
        guard n.digits == 1 || n.digits == 2 else { return nil }
        // "4. Quartal 2016", «21. yüzyıl»
        if isMark(n.end, 0x2E), n.end + 1 < s.tokens.count, s.tokens[n.end + 1].spaceBefore,
            let (entry, _) = match(n.end + 1, .periodUnit), let unit = DateUnit(rawValue: words.code[entry]),
            [.week, .quarter, .half, .century].contains(unit)
        {
            return slot(i, n.end + 1, n.value)
        }
        // «4 квартал 2016»: the year behind it says that it is the fourth.
        if n.value <= 4, match(n.end, .periodUnit, code: DateUnit.quarter.rawValue) != nil,
            let slot = slot(i, n.end, n.value), slot.year != 0
        {
            return slot
        }
        return nil
    }

    /// What is counted within a month or year: from `p` on, number `n` of it.
    func slot(_ i: Int, _ p: Int, _ n: Int) -> DatePoint? {
        var point = DatePoint(i, p, .day, "date.slot")
        point.slot = n
        var after = p
        if let (entry, end) = match(p, .weekday) {
            point.weekday = Int(words.value[entry])
            after = end
        } else if let (entry, end) = match(p, .periodUnit), let unit = DateUnit(rawValue: words.code[entry]) {
            switch unit {
            case .century:
                guard n > 0, n <= 30 else { return nil }
                point.unit = .century
                point.fixed = Stretch.months((n - 1) * 100 + 1, 1, 1200)
                point.end = end
                if let (entry, q) = match(end, .yearAfter) {
                    point.isOpen = words.flags[entry].contains(.bc) || words.code[entry] != 0
                    point.end = q
                }
                return point
            case .day, .week, .quarter, .half, .month: point.unit = unit
            default: return nil
            }
            after = end
        } else {
            return nil
        }
        point.end = after
        return within(point, after)
    }

    /// A slot with the month or year it lies in.
    func within(_ slot: DatePoint, _ after: Int) -> DatePoint? {
        var point = slot
        var p = after
        if isComma(p) { p += 1 }
        if let (_, q) = match(p, .yearBefore) { p = q }
        p = skipLink(p)
        if p < s.tokens.count, !s.tokens[p].newlineBefore {
            if let (month, _) = month(p), month.calendar == .gregorian, point.unit == .day || point.unit == .week,
                var whole = monthFirst(p) ?? bareMonth(p),
                whole.day == 0
            {
                whole.start = point.start
                whole.slot = point.slot
                whole.weekday = point.weekday
                whole.unit = point.unit
                whole.rule = "date.slot"
                if let fixed = whole.fixed {
                    (whole.year, whole.month) = (fixed.start.date.year, fixed.start.date.month)
                    whole.fixed = nil
                }
                return whole
            }
            if let (year, end) = trailingYear(p, .gregorian), !(point.unit == .day && point.weekday == 0) {
                point.year = year
                point.end = end
                return point
            }
            if let stretch = relativeStretch(p), stretch.unit == .month, stretch.isStep, let fixed = stretch.fixed {
                point.year = fixed.start.date.year
                point.month = fixed.start.date.month
                point.end = stretch.end
                point.isRelative = true
                return point
            }
        }
        // A quarter or half alone is of the dateline's year.
        guard point.unit == .quarter || point.unit == .half, point.slot > 0 else { return nil }
        point.isRelative = true
        return point
    }

    func bareMonth(_ i: Int) -> DatePoint? {
        guard let (month, after) = month(i) else { return nil }
        var point = DatePoint(i, after, .month, "date.month")
        point.month = month.month
        point.calendar = month.calendar
        return point
    }
}
