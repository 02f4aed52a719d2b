import Claims

/// Dates told by their distance from the dateline.
extension DateParser {
    // MARK: "last two weeks"

    /// "last week", "the past 3 years", "semaine dernière", «الأشهر الثلاثة القادمة», "3 prochains jours": a unit with a word for which one, and perhaps how
    /// many, in the order of the language.
    func relativeStretch(_ i: Int) -> DatePoint? {
        guard i < s.tokens.count else { return nil }
        var p = i
        var step: RelativeStep?
        var count: DateNumber?
        var counted = 0..<0
        var unit: DateUnit?
        var factor = 1
        var isPlural = false
        var isDual = false
        let numberFirst = s.tokens[i].kind == .number || s.starts[i].contains(.quantity)
        var end = i
        var parts = 0
        loop: while p < s.tokens.count, parts < 3, p == i || !s.tokens[p].newlineBefore {
            let q = parts > 0 && unit == nil ? skipLink(p) : p
            guard q < s.tokens.count else { break }
            if step == nil, let (entry, after) = match(q, .relative) {
                let flags = words.flags[entry]
                guard unit == nil ? flags.contains(.before) : flags.contains(.after) else { break loop }
                // "5 days last week": the word belongs to what follows it.
                if unit != nil, flags.contains(.before) || lastBeginsNext(q), nameEnds(after) != nil { break loop }
                step = RelativeStep(rawValue: words.code[entry])
                p = after
                end = after
            } else if unit == nil, let (entry, after) = match(q, .periodUnit),
                let named = DateUnit(rawValue: words.code[entry]), named != .none
            {
                unit = named
                factor = max(1, Int(words.value[entry]))
                isPlural = words.flags[entry].contains(.plural)
                isDual = words.flags[entry].contains(.dual)
                if isDual {
                    count = DateNumber(value: 2, end: after)
                    counted = q..<after
                } else if count != nil {
                    counted = counted.lowerBound..<after
                }
                p = after
                if step != nil { end = after }
                // "ces 3 derniers jours": the nearer word says which.
            } else if step == .this, unit == nil, let (entry, after) = match(q, .relative, placed: .before) {
                step = RelativeStep(rawValue: words.code[entry])
                p = after
                end = after
            } else if count == nil, let n = number(q), n.value < 1000, !n.isOrdinal || n.digits == 0, n.digits <= 3,
                n.isVague || n.value > 0
            {
                // A number behind the unit counts it only where the word for which one still follows.
                if n.isOrdinal { break loop }
                if unit != nil, step != nil { break loop }
                count = n
                counted = q..<n.end
                p = n.end
            } else {
                break
            }
            parts += 1
        }
        guard let step, step != .none, let unit, end > i else { return nil }
        // "12 last year": a singular is not counted by the number before it.
        if numberFirst, !isPlural, let count, !count.isVague, count.value > 1, !isDual { return nil }
        var point = DatePoint(i, end, unit == .hour || unit == .minute ? .hour : unit, "date.relative")
        point.isRelative = true
        if count.map({ !$0.isVague }) ?? false, step != .this { point.length = counted }
        // "the next day" is told from what went before, "the last day of the campaign" from what follows: not from the dateline.
        if unit == .day, count == nil, !isPlural {
            if step == .last, match(end, .dateLink) != nil { return nil }
            if step == .last || step == .next {
                point.isOpen = true
                point.told = ToldStep(unit: .day, count: step == .last ? -1 : 1)
                return point
            }
        }
        // «الربع الأخير من عام 2016»: the last of that year.
        if count == nil, step == .last || step == .past, !isPlural, [.week, .month, .quarter, .half].contains(unit),
            match(end, .dateLink) != nil
        {
            var slot = DatePoint(i, end, unit, "date.slot")
            slot.slot = -1
            if let slot = within(slot, end), slot.year != 0 || slot.month != 0 { return slot }
        }
        // "the last days", "recent years": how many is not said.
        if count?.isVague ?? isPlural && count == nil && step != .this {
            point.isOpen = true
            point.rule = "date.stretch"
            return point
        }
        guard let reference else {
            point.isOpen = true
            return point
        }
        let n = (count?.value ?? 1) * factor
        guard n < 5000 else { return nil }
        if count.map({ $0.value * factor > 1 || step == .past }) ?? false || unit == .hour || unit == .minute {
            point.rule = "date.stretch"
            point.fixed = rolling(step, unit, n, reference)
            return point
        }
        point.isStep = true
        switch step {
        case .last: point.fixed = Stretch.around(Stretch.shift(reference, unit, -factor).day, unit)
        case .this: point.fixed = Stretch.around(reference.day, unit)
        case .next, .coming: point.fixed = Stretch.around(Stretch.shift(reference, unit, factor).day, unit)
        case .beforeLast: point.fixed = Stretch.around(Stretch.shift(reference, unit, -2).day, unit)
        case .afterNext: point.fixed = Stretch.around(Stretch.shift(reference, unit, 2).day, unit)
        case .past:
            // "the past week": the seven days up to the dateline.
            if unit == .day || unit == .weekend {
                point.fixed = Stretch.around(Stretch.shift(reference, unit, -1).day, unit)
            } else {
                point.isStep = false
                point.isPast = true
                point.rule = "date.stretch"
                point.fixed = rolling(step, unit, n, reference)
            }
        case .none: return nil
        }
        return point
    }

    /// Whether a word for which one stands before its noun too.
    private func lastBeginsNext(_ i: Int) -> Bool {
        for m in s.matchRange(i) where s.matches[m].entryClass == .relative {
            if words.flags[Int(s.matches[m].entry)].contains(.before) { return true }
        }
        return false
    }

    /// Past a unit, weekday or month at token `i`.
    private func nameEnds(_ i: Int) -> Int? {
        match(i, .periodUnit)?.end ?? match(i, .weekday)?.end ?? match(i, .month)?.end
    }

    /// The stretch of `n` units that ends with the dateline, or begins the day after it.
    private func rolling(_ step: RelativeStep, _ unit: DateUnit, _ n: Int, _ reference: CivilTime) -> CivilInterval {
        let day = CivilTime(day: reference.day)
        let fine = (unit == .hour || unit == .minute) && reference.minute != nil
        switch step {
        case .next, .coming, .afterNext:
            if fine { return CivilInterval(reference, Stretch.shift(reference, unit, n)) }
            return CivilInterval(
                CivilTime(day: day.day + (unit == .hour || unit == .minute ? 0 : 1)), Stretch.shift(day, unit, n))
        default:
            if fine { return CivilInterval(Stretch.shift(reference, unit, -n), reference) }
            return CivilInterval(Stretch.shift(day, unit, -n), day)
        }
    }

    /// "last Monday", "next March", "this summer", "last Monday of March", "last week of 2016".
    func relativeNamed(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .relative, placed: .before),
            let step = RelativeStep(rawValue: words.code[entry])
        else {
            return nil
        }
        if step == .last || step == .past, let slot = slot(i, after, -1), slot.month != 0 || slot.year != 0 {
            return slot
        }
        var point = DatePoint(i, after, .day, "date.relative")
        point.isRelative = true
        if let (weekday, end) = match(after, .weekday) {
            point.fixed = stepped(step, weekday: Int(words.value[weekday]))
            point.weekday = Int(words.value[weekday])
            point.end = end
            if let (part, q) = match(end, .dayPart), !words.flags[part].contains(.weak) {
                point.part = DayPart(rawValue: words.code[part]) ?? .none
                point.end = q
            }
        } else if let (month, end) = month(after) {
            point.fixed = stepped(step, month: month)
            point.unit = .month
            point.month = month.month
            point.end = end
            if let (year, q) = trailingYear(end, month.calendar) {
                point.fixed = nil
                point.year = year
                point.end = q
            }
        } else if let (season, end) = match(after, .season) {
            point.fixed = stepped(step, season: Int(words.code[season]))
            point.unit = .season
            point.end = end
        } else {
            return nil
        }
        point.isOpen = point.fixed == nil && point.year == 0
        return point
    }

    // MARK: "three weeks ago"

    /// "three weeks ago", "il y a trois semaines", "in 3 weeks", "two days after today", «неделю назад», «قبل يومين».
    func distance(_ i: Int) -> DatePoint? {
        var p = i
        var sign = 0
        var within = false
        var isTold = false
        var isSince = false
        if let (entry, after) = match(p, .ago, placed: .before) {
            sign = -1
            isSince =
                words.code[entry] == DateWords.Ahead.since.rawValue
                || matchBefore(p, .dateOpen).map { words.code[$0.entry] == DateWords.Open.since.rawValue } ?? false
            p = after
        } else if let (entry, after) = match(p, .ahead, placed: .before) {
            sign = 1
            isTold = words.code[entry] == DateWords.Ahead.told.rawValue
            within = words.code[entry] == DateWords.Ahead.within.rawValue
            p = after
        }
        // "1 month and 21 days": at most three amounts, each of a smaller unit.
        var amounts = InlineArray<3, Amount>(repeating: Amount(count: 0, unit: .none))
        var parts = 0
        var end = p
        let lengthStart = p
        var isVague = false
        while parts < 3, let (count, unit, after) = amount(end, bare: parts == 0) {
            if parts > 0, unit.rawValue >= amounts[parts - 1].unit.rawValue { break }
            isVague = isVague || count.isVague
            guard count.value < 5000 else { return nil }
            amounts[parts] = Amount(count: count.value, unit: unit)
            parts += 1
            end = after
            if let (_, q) = match(end, .joiner) ?? match(end, .dateTo), amount(q, bare: false) != nil { end = q }
        }
        guard parts > 0 else { return nil }
        // «خلال الأسبوعين الماضيين»: the stretch says which itself.
        if sign != 0, let (entry, _) = match(end, .relative, placed: .after),
            words.flags[entry].isDisjoint(with: .before)
        {
            return nil
        }
        let smallest = amounts[parts - 1].unit
        let plainEnd = end
        let prefixed = sign != 0
        var saysLength = isSince || sign == 1 && !isTold
        // "in week 31", «en el año 1066»: the number names the unit.
        if prefixed, parts == 1, amounts[0].count == 1, end < s.tokens.count, s.tokens[end].kind == .number,
            !s.tokens[end].newlineBefore
        {
            return nil
        }
        var base = reference
        let ago = match(end, .ago, placed: .after)
        let ahead = match(end, .ahead, placed: .after)
        let kind = ahead.map { DateWords.Ahead(rawValue: words.code[$0.entry]) ?? .none }
        // "118 two years before.": with nothing behind it the word looks back to what was told.
        let looksBack =
            kind == .before && ago.map { $0.end == s.tokens.count || s.tokens[$0.end].kind == .punctuation } ?? false
        if let ahead, kind == .after || kind == .before, !looksBack, ahead.end >= ago?.end ?? 0 {
            // "three days after January 12th"; told from an event where no date follows.
            let q = skipLink(ahead.end)
            if q < s.tokens.count, !s.tokens[q].newlineBefore, let anchor = deeper.fullPoint(q), anchor.unit == .day {
                base = DateResolver.interval(of: anchor, reference: reference)?.start
                end = anchor.end
            } else {
                isTold = true
                saysLength = true
            }
            sign = kind == .before ? -1 : 1
        } else if prefixed {
            if let ahead, kind == .from {
                end = ahead.end
                saysLength = false
            }
            // «قبل ثلاثة أيام من رؤية …»
            if end == plainEnd,
                match(end, .dateLink) != nil || match(end, .dateOpen, code: DateWords.Open.from.rawValue) != nil
            {
                isTold = true
            }
        } else if let ago {
            sign = -1
            isTold = words.code[ago.entry] == DateWords.Ahead.told.rawValue
            saysLength = words.code[ago.entry] == DateWords.Ahead.since.rawValue
            end = ago.end
        } else if let ahead {
            sign = 1
            within = kind == .within
            isTold = kind == .told
            end = ahead.end
        } else {
            return nil
        }
        var point = DatePoint(i, end, smallest, "date.distance")
        point.isDistance = true
        point.isRelative = true
        // «9 века до н. э.» is the ninth century, no length.
        if saysLength, !isVague, smallest != .century, match(lengthStart, .article) == nil || amounts[0].count > 1 {
            point.length = lengthStart..<plainEnd
        }
        guard let base, !isVague, !isTold else {
            point.isOpen = true
            point.isLengthOnly = isTold && !point.length.isEmpty
            if isTold, !isVague, parts == 1 {
                point.told = ToldStep(unit: smallest, count: sign * amounts[0].count)
            }
            return point
        }
        var result = base
        for k in 0..<parts { result = Stretch.shift(result, amounts[k].unit, sign * amounts[k].count) }
        if within {
            point.fixed = CivilInterval(CivilTime(day: base.day), CivilTime(day: max(base.day, result.day)))
            return point
        }
        switch smallest {
        case .hour, .minute: point.fixed = CivilInterval(result)
        // So far off no writer means the very day.
        case .year, .half, .quarter, .season: point.fixed = Stretch.around(result.day, .month)
        case .decade, .century: point.fixed = Stretch.around(result.day, .year)
        default: point.fixed = CivilInterval(CivilTime(day: result.day))
        }
        point.isWeeks = smallest == .week
        if smallest != .hour, smallest != .minute { point.unit = .day }
        return point
    }

    private struct Amount {
        var count: Int
        var unit: DateUnit
    }

    /// "two weeks", "a week", «неделю», «يومين»: how many of which unit.
    private func amount(_ i: Int, bare: Bool) -> (count: DateNumber, unit: DateUnit, end: Int)? {
        guard i < s.tokens.count, !s.tokens[i].newlineBefore || i == 0 else { return nil }
        func unit(_ p: Int, _ count: DateNumber) -> (DateNumber, DateUnit, Int)? {
            let q =
                p < s.tokens.count && s.tokens[p].kind == .punctuation && Tokenizer.isHyphen(s.tokens[p].scalar)
                ? p + 1 : p
            guard let (entry, after) = match(q, .periodUnit), let named = DateUnit(rawValue: words.code[entry]),
                named != .none
            else { return nil }
            var n = count
            n.value *= max(1, Int(words.value[entry]))
            return (n, named, after)
        }
        if let (entry, _) = match(i, .periodUnit) {
            guard bare, words.code[entry] != DateUnit.decade.rawValue, !words.flags[entry].contains(.plural) else {
                return nil
            }
            return unit(i, DateNumber(value: words.flags[entry].contains(.dual) ? 2 : 1, end: i))
        }
        if let n = number(i), !n.isOrdinal, n.digits <= 4 { if let found = unit(n.end, n) { return found } }
        if match(i, .definite) == nil, let (_, after) = match(i, .article), let (entry, _) = match(after, .periodUnit),
            !words.flags[entry].contains(.plural), words.code[entry] != DateUnit.decade.rawValue
        {
            return unit(after, DateNumber(value: 1, end: after))
        }
        return nil
    }

    // MARK: Units first

    /// "week 31", "Q3 2016", «الربع الأول من 2020», "years 1990".
    func unitFirst(_ i: Int) -> DatePoint? {
        guard let (longest, after) = match(i, .periodUnit) else { return nil }
        if let point = firstUnits(i) ?? yearThenFirst(i) { return point }
        var entry = longest
        // "années 1990": a word for years is one for decades too.
        if let end = match(i, .periodUnit, code: DateUnit.decade.rawValue), end == after,
            let decade = s.matchRange(i).lazy.map({ Int(s.matches[$0].entry) }).first(where: {
                lexicon.entries[$0].entryClass == .periodUnit && words.code[$0] == DateUnit.decade.rawValue
            })
        {
            entry = decade
        }
        guard let unit = DateUnit(rawValue: words.code[entry]) else { return nil }
        if unit == .decade, !words.flags[entry].contains(.glued) {
            if words.value[entry] > 0 {
                var point = DatePoint(i, after, .decade, "date.decade")
                point.fixed = Stretch.months(Int(words.value[entry]), 1, 120)
                // «تسعينيات القرن الماضي»
                let p = skipLink(after)
                if let century = relativeStretch(p), century.unit == .century { point.end = century.end }
                return point
            }
            guard let n = number(skipLink(after)), !n.isVague, n.digits == 0 || n.digits == 2 || n.digits == 4,
                n.value % 10 == 0
            else { return nil }
            let year = n.value < 100 ? (n.value < 30 ? 2000 : 1900) + n.value : n.value
            guard (1000...2100).contains(year) else { return nil }
            var point = DatePoint(i, n.end, .decade, "date.decade")
            point.fixed = Stretch.months(year, 1, 120)
            return point
        }
        guard let n = number(after), !n.isVague, n.value > 0 else { return nil }
        switch unit {
        case .week: guard n.digits > 0 && n.value <= 53 || n.isOrdinal && n.value <= 5 else { return nil }
        case .quarter:
            guard n.isOrdinal && n.digits == 0 || (n.digits == 1 && !s.tokens[after].spaceBefore), n.value <= 4 else {
                return nil
            }
        case .half:
            guard n.isOrdinal || (n.digits == 1 && !s.tokens[after].spaceBefore), n.value <= 2 else { return nil }
        case .century: guard n.isOrdinal else { return nil }
        case .day: guard n.isOrdinal else { return nil }
        case .month:
            guard words.flags[entry].contains(.numbered), !n.isOrdinal, n.value <= 12, n.digits <= 2 else { return nil }
        default: return nil
        }
        if unit == .century {
            var point = DatePoint(i, n.end, .century, "date.slot")
            guard n.value <= 30 else { return nil }
            point.fixed = Stretch.months((n.value - 1) * 100 + 1, 1, 1200)
            return point
        }
        var point = DatePoint(i, n.end, unit, "date.slot")
        if unit == .month {
            // «شهر 3»: the month by its number.
            point.month = n.value
            if let (year, end) = trailingYear(n.end, .gregorian) {
                point.year = year
                point.end = end
            }
            return point
        }
        point.slot = n.value
        return withinUnit(point, n.end)
    }

    private func withinUnit(_ slot: DatePoint, _ after: Int) -> DatePoint? {
        var point = slot
        if point.unit == .day || point.unit == .week {
            let p = skipLink(after)
            if let (month, end) = month(p), month.calendar == .gregorian {
                point.month = month.month
                point.end = end
                if let (year, q) = trailingYear(end, .gregorian) {
                    point.year = year
                    point.end = q
                }
                return point
            }
            if point.unit == .day {
                if let named = unitFirst(p) ?? unitFirst(match(after, .dateLink)?.end ?? p), named.unit == .month {
                    point.month = named.month
                    point.year = named.year
                    point.end = named.end
                    return point
                }
                return nil
            }
        }
        var p = after
        if isComma(p) { p += 1 }
        if let (_, q) = match(p, .yearBefore) { p = q }
        if let (year, end) = trailingYear(p, .gregorian) {
            point.year = year
            point.end = end
        }
        return point
    }

    // MARK: Steps

    /// A weekday by a step: the last one is before the dateline, the next one in the week after it.
    func stepped(_ step: RelativeStep, weekday: Int) -> CivilInterval? {
        guard let reference else { return nil }
        let monday = reference.day - reference.weekday + 1
        let day: Int
        switch step {
        case .last, .past: day = reference.day - ((reference.weekday - weekday + 6) % 7 + 1)
        case .this: day = monday + weekday - 1
        case .next: day = monday + 7 + weekday - 1
        case .coming: day = reference.day + (weekday - reference.weekday + 6) % 7 + 1
        case .beforeLast: day = reference.day - ((reference.weekday - weekday + 6) % 7 + 1) - 7
        case .afterNext: day = reference.day + (weekday - reference.weekday + 6) % 7 + 8
        case .none: return nil
        }
        return CivilInterval(CivilTime(day: day))
    }

    /// A month by a step: the last one is before the dateline's own month.
    func stepped(_ step: RelativeStep, month: Month) -> CivilInterval? {
        guard let (year, now, _) = reference?.date, month.calendar == .gregorian else { return nil }
        switch step {
        case .last, .past, .beforeLast: return Stretch.months(month.month < now ? year : year - 1, month.month, 1)
        case .this: return Stretch.months(year, month.month, 1)
        case .next, .coming, .afterNext: return Stretch.months(month.month > now ? year : year + 1, month.month, 1)
        case .none: return nil
        }
    }

    func stepped(_ step: RelativeStep, season: Int) -> CivilInterval? {
        guard let reference else { return nil }
        let year = reference.date.year
        let candidates = (year - 2...year + 2).map { Stretch.season($0, season) }
        switch step {
        case .last, .past, .beforeLast: return candidates.last { $0.end.day < reference.day }
        case .this: return candidates.min { distance($0, reference.day) < distance($1, reference.day) }
        default: return candidates.first { $0.start.day > reference.day }
        }
    }

    private func distance(_ stretch: CivilInterval, _ day: Int) -> Int {
        max(0, stretch.start.day - day, day - stretch.end.day)
    }
}
