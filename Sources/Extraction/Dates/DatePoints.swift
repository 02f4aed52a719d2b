import Claims

/// Single dates: days, months, years, and stretches named as one.
extension DateParser {
    /// A month as it is named: its number and calendar.
    struct Month {
        var month: Int
        var calendar: DateCalendar
        var isAmbiguous: Bool
    }

    /// A date with the time of day beside it, or a time alone.
    func fullPoint(_ i: Int) -> DatePoint? {
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
    private func addTime(_ point: inout DatePoint) {
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
    private func point(_ i: Int) -> DatePoint? {
        guard i < s.tokens.count, depth <= Self.deepest else { return nil }
        var best: DatePoint?
        func offer(_ candidate: DatePoint?) {
            guard let candidate else { return }
            if best == nil || candidate.end > best!.end { best = candidate }
        }
        if s.tokens[i].kind == .number {
            offer(numericDate(i))
            offer(numberFirst(i))
            offer(yearPoint(i, strong: false))
            return best
        }
        var seen: UInt64 = 0
        for m in s.matchRange(i) {
            let entryClass = lexicon.entries[Int(s.matches[m].entry)].entryClass
            let bit = UInt64(1) << UInt64(entryClass.rawValue & 63)
            switch entryClass {
            case .month:
                if seen & bit == 0 { offer(monthFirst(i)) }
            case .weekday:
                if seen & bit == 0 { offer(weekdayFirst(i)) }
            case .dayWord: offer(dayWord(i, Int(s.matches[m].entry), i + Int(s.matches[m].length)))
            case .dayPart:
                if seen & bit == 0 { offer(partFirst(i)) }
            case .periodUnit, .relative:
                if seen & bit == 0 {
                    offer(narrowed(relativeStretch(i)))
                    offer(unitFirst(i))
                    offer(weekend(i))
                    offer(distance(i))
                    offer(relativeNamed(i))
                }
            case .ago, .ahead:
                if seen & bit == 0 { offer(distance(i)) }
            case .stretchPart:
                if seen & bit == 0 { offer(portion(i)) }
            case .season:
                if seen & bit == 0 { offer(season(i)) }
            case .holiday:
                if seen & bit == 0 { offer(holiday(i)) }
            case .yearBefore:
                if seen & bit == 0 { offer(yearWord(i)) }
            case .number, .ordinal, .article, .vague:
                if seen & bit == 0 { offer(numberFirst(i)) }
            default: continue
            }
            seen |= bit
        }
        return best
    }

    // MARK: Months and years

    /// The month named at token `i`, past a word for "month" and a second name of it ("كانون الثاني/يناير").
    func month(_ i: Int) -> (month: Month, end: Int)? {
        guard let (entry, after) = match(i, .month) else { return nil }
        var end = after
        let value = Int(words.value[entry])
        guard (1...12).contains(value) else { return nil }
        if isMark(end, 0x2E), end + 1 < s.tokens.count, s.tokens[end - 1].end - s.tokens[end - 1].start <= 8,
            !s.tokens[end + 1].newlineBefore,
            s.tokens[end + 1].kind == .number || !s.tokens[end + 1].isCapitalised
        {
            end += 1
        }
        if end + 1 < s.tokens.count, s.tokens[end].scalar == 0x2F || s.tokens[end].scalar == 0x28,
            let (second, last) = match(end + 1, .month),
            Int(words.value[second]) == value
        {
            end = s.tokens[end].scalar == 0x28 && isMark(last, 0x29) ? last + 1 : last
        }
        let calendar = DateCalendar(rawValue: words.code[entry]) ?? .gregorian
        return (Month(month: value, calendar: calendar, isAmbiguous: words.flags[entry].contains(.ambiguous)), end)
    }

    /// A year behind a day or month: "2022", ", 2022", "of 2022", «2022 года», "last year", "next year".
    func trailingYear(_ i: Int, _ calendar: DateCalendar) -> (year: Int, end: Int)? {
        var p = i
        if isComma(p) || isMark(p, 0x2E) { p += 1 }
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return nil }
        p = skipLink(p)
        if calendar == .gregorian, let stretch = relativeStretch(p), stretch.unit == .year {
            // Without a dateline the year stays open, but its words are read.
            if let fixed = stretch.fixed, stretch.isStep { return (fixed.start.date.year, stretch.end) }
            if reference == nil { return (0, stretch.end) }
        }
        if let (_, after) = match(p, .yearBefore) { p = skipLink(after) }
        // A hyphen, as in "05-Aug-2016".
        if p < s.tokens.count, s.tokens[p].kind == .punctuation, Tokenizer.isHyphen(s.tokens[p].scalar),
            !s.tokens[p].spaceBefore
        {
            p += 1
        }
        if let n = number(p), !n.isOrdinal, !n.isVague, !isRoundCount(n) {
            switch n.digits {
            case 4: if (1000...2999).contains(n.value) { return (n.value, yearEnd(n.end)) }
            case 0: if (1000...2999).contains(n.value) { return (n.value, n.end) }
            default: break
            }
        }
        // "4-Jul-95", «agosto de 99»
        if p > i, let n = written(p), n.digits == 2, n.value > 31 || !s.tokens[p].spaceBefore, !isCounted(n.end),
            !isMark(n.end, 0x25)
        {
            return (Self.century(n.value), n.end)
        }
        // "'87", "’87"
        if p < s.tokens.count, s.tokens[p].scalar == 0x27 || s.tokens[p].scalar == 0x2019, let n = written(p + 1),
            n.digits == 2,
            !s.tokens[p + 1].spaceBefore
        {
            return (Self.century(n.value), n.end)
        }
        return nil
    }

    /// "2000 people": a round number before what is counted is a count, 2022 before it a year.
    private func isRoundCount(_ n: DateNumber) -> Bool {
        (n.value % 100 == 0 || !(1900...2100).contains(n.value)) && isCounted(n.end)
    }

    /// Past a word for "year" behind a year.
    private func yearEnd(_ i: Int) -> Int {
        if let (entry, after) = match(i, .yearAfter), !words.flags[entry].contains(.bc) {
            return isMark(after, 0x2E) && s.tokens[i].end - s.tokens[i].start <= 2 && after + 1 < s.tokens.count
                && !s.tokens[after + 1].newlineBefore
                && !s.tokens[after + 1].isCapitalised ? after + 1 : after
        }
        return i
    }

    /// 71 is 1971, 27 is 2027.
    static func century(_ twoDigits: Int) -> Int { twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits }

    /// A year by itself: "in 2021", «2021 году», "(2015)". Strong: where only a year can stand.
    func yearPoint(_ i: Int, strong: Bool) -> DatePoint? {
        // Digits first: what is glued to them may look like the ending of an ordinal («1990-е»).
        guard let n = written(i).flatMap({ $0.digits == 4 ? $0 : nil }) ?? number(i), !n.isOrdinal, !n.isVague else {
            return nil
        }
        var point = DatePoint(i, n.end, .year, "date.year")
        point.year = n.value
        if words.hasPersianMonths, (1250...1499).contains(n.value) { point.calendar = .persian }
        if n.digits == 4, (1000...2100).contains(n.value), hasFlag(n.end, .yearAfter, .glued),
            !s.tokens[n.end].spaceBefore, !isCounted(match(n.end, .yearAfter)?.end ?? n.end)
        {
            return point
        }
        if let (entry, after) = match(n.end, .yearAfter), !words.flags[entry].contains(.glued),
            !(words.flags[entry].contains(.weak) && n.digits != 4)
        {
            let calendar = DateCalendar(rawValue: words.code[entry]) ?? .gregorian
            guard n.digits == 0 || n.digits >= 3 || calendar != .gregorian || words.flags[entry].contains(.bc) else {
                return nil
            }
            guard n.digits == 0 ? n.value >= 1000 : n.value < 3000, n.value > 0 else { return nil }
            point.calendar = calendar
            point.isOpen = words.flags[entry].contains(.bc) || calendar == .hijri
            point.end = yearEnd(n.end) == n.end ? after : yearEnd(n.end)
            return point
        }
        // "the 1990s", «1990-е»
        if n.digits == 4, n.value % 10 == 0, (1000...2100).contains(n.value) {
            var p = n.end
            if p < s.tokens.count, !s.tokens[p].spaceBefore,
                s.tokens[p].scalar == 0x27 || s.tokens[p].scalar == 0x2019 || Tokenizer.isHyphen(s.tokens[p].scalar)
            {
                p += 1
            }
            if p < s.tokens.count, let after = match(p, .periodUnit, code: DateUnit.decade.rawValue),
                !s.tokens[p].spaceBefore || !hasFlag(p, .periodUnit, .glued)
            {
                point.unit = .decade
                point.fixed = Stretch.months(n.value, 1, 120)
                point.end =
                    match(after, .yearAfter)?.end ?? match(after, .periodUnit, code: DateUnit.year.rawValue) ?? after
                return point
            }
        }
        if strong {
            guard n.digits == 4 ? (1000...2100).contains(n.value) : n.digits == 0 && (1000...2100).contains(n.value),
                !isRoundCount(n)
            else { return nil }
            return point
        }
        guard n.digits == 4, (1000...2100).contains(n.value) else {
            // "year 247", «عام ألفين وثمانية عشر»
            if n.value > 0, n.value < 3000, let (entry, _) = matchBefore(i, .yearBefore),
                words.code[entry] == DateWords.Year.year.rawValue,
                n.digits == 0 ? n.value >= 1000 : n.digits >= 3
            {
                return point
            }
            return nil
        }
        if let (entry, _) = matchBefore(i, .yearBefore),
            words.code[entry] == DateWords.Year.year.rawValue
                || !words.flags[entry].contains(.weak) && !isRoundCount(n) && (n.value >= 1700 || endsDate(n.end))
        {
            return point
        }
        if let (entry, _) = matchBefore(i, .dateOpen), words.code[entry] != DateWords.Open.on.rawValue, n.value >= 1700,
            !isRoundCount(n), !isCounted(n.end)
        {
            return point
        }
        guard (1900...2050).contains(n.value), !isCounted(n.end) else { return nil }
        // "2014 to 2018"
        if let (entry, q) = match(n.end, .dateTo), words.code[entry] != DateWords.To.and.rawValue || hasOpenAfter(q),
            let second = written(match(q, .dateOpen)?.end ?? q), second.digits == 4,
            second.value > n.value, second.value <= 2100, !isCounted(second.end)
        {
            return point
        }
        // "2014–2018": the reader of stretches asks for both ends.
        if n.end + 1 < s.tokens.count, s.tokens[n.end].kind == .punctuation, Tokenizer.isHyphen(s.tokens[n.end].scalar),
            let second = written(n.end + 1), !isCounted(second.end),
            second.digits == 4 ? second.value > n.value && second.value <= 2100 : second.digits == 2
        {
            return point
        }
        // "for 2021,", "the Olympics of 2012", "Expo 2020"
        if endsDate(n.end), !(n.end < s.tokens.count && s.tokens[n.end].kind == .symbol), i > 0,
            !s.tokens[i].newlineBefore
        {
            if matchBefore(i, .yearBefore) != nil { return point }
            if i > 1, s.tokens[i - 1].kind == .word, s.tokens[i - 1].isCapitalised, !s.tokens[i - 1].newlineBefore,
                s.tokens[i - 2].kind == .word
            {
                return point
            }
        }
        // "(2015)", "the 2011 uprising"
        if i > 0, isMark(n.end, 0x29), s.tokens[i - 1].scalar == 0x28 { return point }
        // "2007 and 2009"
        if i >= 2, let q = isComma(i - 1) ? i - 1 : matchBefore(i, .dateTo)?.start, let other = written(q - 1),
            other.digits == 4, (1900...2050).contains(other.value),
            abs(other.value - n.value) < 100
        {
            return point
        }
        if matchBefore(i, .definite) != nil, n.end < s.tokens.count, s.tokens[n.end].kind == .word,
            !s.tokens[n.end].newlineBefore
        {
            return point
        }
        return nil
    }

    /// "2007 ve 2009 arasında": a year, then a word for "between".
    private func hasOpenAfter(_ i: Int) -> Bool {
        guard let n = written(i), let (entry, _) = match(n.end, .dateOpen) else { return false }
        return words.flags[entry].contains(.after)
    }

    private func hasFlag(_ i: Int, _ wanted: EntryClass, _ flag: DateWords.Flags) -> Bool {
        guard let (entry, _) = match(i, wanted) else { return false }
        return words.flags[entry].contains(flag)
    }

    /// "year 247", «عام 2018», "année 2020" where the word itself begins the date.
    private func yearWord(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .yearBefore), words.code[entry] == DateWords.Year.year.rawValue else {
            return nil
        }
        guard var year = yearPoint(skipLink(after), strong: false), year.unit == .year || year.unit == .decade else {
            return nil
        }
        year.start = i
        return year
    }

    /// "January 12, 2016", "July 2019", "May", "June next year", "May '87".
    private func monthFirst(_ i: Int) -> DatePoint? {
        guard let (month, after) = month(i) else { return nil }
        var point = DatePoint(i, after, .month, "date.month")
        point.month = month.month
        point.calendar = month.calendar
        point.isOpen = month.calendar == .hijri
        let q = skipGluedHyphen(after)
        // A day behind the month, where it is no count of what follows.
        let d = match(q, .definite)?.end ?? q
        if let day = dayNumber(d), (1...31).contains(day.value), mayBeDay(day, after: month, at: i) {
            point.day = day.value
            point.unit = .day
            point.rule = "date.day"
            point.end = day.end
            if let (year, end) = trailingYear(day.end, month.calendar) {
                point.year = year
                point.end = end
            } else if let year = spokenYear(day.end) {
                (point.year, point.end) = year
            }
            return point
        }
        if let (year, end) = trailingYear(after, month.calendar) {
            point.year = year
            point.end = end
            return point
        }
        if let n = written(q), q > after, n.digits == 4, (1000...2100).contains(n.value) {
            point.year = n.value
            point.end = n.end
            return point
        }
        // "(in) January last", «يناير الماضي»
        if let (entry, end) = match(after, .relative, placed: .after),
            let step = RelativeStep(rawValue: words.code[entry]), let fixed = step1(step, month: month)
        {
            point.fixed = fixed
            point.end = end
            point.isRelative = true
            return point
        }
        if month.isAmbiguous {
            // "May" is a month only where it stands as one.
            guard isNamed(i), i > 0, !s.tokens[i].newlineBefore, s.tokens[i - 1].kind == .word,
                matchBefore(i, .yearBefore) != nil || matchBefore(i, .dateOpen) != nil
                    || matchBefore(i, .dateLink) != nil || matchBefore(i, .dateTo) != nil
                    || matchBefore(i, .stretchPart) != nil || matchBefore(i, .relative) != nil
            else { return nil }
        }
        return point
    }

    /// "nineteen seventy-eight" behind a day.
    private func spokenYear(_ i: Int) -> (Int, Int)? {
        guard let first = number(i), first.digits == 0, !first.isOrdinal, (10...20).contains(first.value),
            let second = number(first.end),
            second.digits == 0, !second.isOrdinal, (10...99).contains(second.value)
        else { return nil }
        return (first.value * 100 + second.value, second.end)
    }

    func skipGluedHyphen(_ i: Int) -> Int {
        i + 1 < s.tokens.count && s.tokens[i].kind == .punctuation && Tokenizer.isHyphen(s.tokens[i].scalar)
            && !s.tokens[i].spaceBefore
            && !s.tokens[i + 1].spaceBefore ? i + 1 : i
    }

    /// Whether the word is written as a name: with a capital, or in a script that has none.
    private func isNamed(_ i: Int) -> Bool { s.tokens[i].isCapitalised || s.tokens[i].scalar >= 0x590 }

    /// Whether a number behind a month is its day: "May 5" is, "in May 5 people" is not.
    private func mayBeDay(_ day: DateNumber, after month: Month, at i: Int) -> Bool {
        if day.isOrdinal { return true }
        guard day.digits > 0, day.digits <= 2 else { return false }
        if isClockSign(day.end) { return false }
        if month.isAmbiguous, !isNamed(i) { return false }
        let ends = endsDate(day.end)
        let settled = matchBefore(i, .dateOpen).map { words.code[$0.entry] == DateWords.Open.on.rawValue } ?? false
        if settled { return true }
        if isCounted(day.end) { return false }
        if matchBefore(i, .yearBefore) != nil { return ends }
        return lexicon.settings.order == .monthDayYear || ends
    }

    private func isClockSign(_ i: Int) -> Bool { isMark(i, 0x3A) }

    /// Whether what stands at token `i` lets a date end before it: a mark, the end, a year, a word of dates.
    private func endsDate(_ i: Int) -> Bool {
        guard i < s.tokens.count, !s.tokens[i].newlineBefore else { return true }
        if s.tokens[i].kind == .number { return written(i)?.digits == 4 }
        if s.tokens[i].kind != .word { return lexicon.settings.order == .monthDayYear || !isMark(i, 0x25) }
        return match(i, .dateTo) != nil || match(i, .clock) != nil
    }

    // MARK: Days

    /// "9 January 2022", "21st of May", "15. Februar", "two weeks ago", "3 days before", "third quarter", "20 of next month".
    private func numberFirst(_ i: Int) -> DatePoint? {
        if let day = dayOfMonth(i) { return day }
        if let year = yearThenMonth(i) { return year }
        if let distance = distance(i) { return distance }
        if let stretch = relativeStretch(i) { return stretch }
        return ordinalUnit(i)
    }

    private func dayOfMonth(_ i: Int) -> DatePoint? {
        guard let day = dayNumber(i), day.isOrdinal || day.digits > 0 || !isArticle(i) else { return nil }
        var p = skipGluedHyphen(day.end)
        let linked = month(p) != nil ? p : skipLink(p)
        if let (month, after) = month(linked),
            !(month.isAmbiguous && !isNamed(linked) && linked == p && !day.isOrdinal
                && trailingYear(after, month.calendar) == nil)
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
                let fixed = step1(step, month: month)
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
        return nil
    }

    private func isArticle(_ i: Int) -> Bool { match(i, .article) != nil && match(i, .number) == nil }

    /// "2015 May", "2016 Q3", "2017-Q1".
    private func yearThenMonth(_ i: Int) -> DatePoint? {
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
        if let (entry, after) = match(n.end, .yearAfter), words.flags[entry].contains(.glued), let k = number(after),
            k.isOrdinal, let (unit, end) = match(k.end, .periodUnit),
            let named = DateUnit(rawValue: words.code[unit]),
            named == .week || named == .quarter || named == .half || named == .month
        {
            var point = DatePoint(i, end, named, "date.slot")
            point.year = n.value
            point.slot = k.value
            return point
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

    /// "Wednesday", "Wednesday 5 January 2022", "Thursday the 21st", "Sunday evening", "Wednesday last", "Tuesday of next week".
    private func weekdayFirst(_ i: Int) -> DatePoint? {
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
        if isComma(p) { p += 1 }
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
            if let day = dayNumber(p), day.isOrdinal || (day.digits > 0 && endsDate(day.end) && !isClockNumber(p)),
                !isCounted(day.end), day.digits > 0 || p >= after,
                p > 0, !isComma(p - 1) || day.isOrdinal
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
            // "Tuesday of next week"
            if let stretch = relativeStretch(p), stretch.unit == .week, stretch.isStep, let fixed = stretch.fixed {
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
            point.fixed = step1(step, weekday: weekday)
            point.isOpen = point.fixed == nil
            return point
        }
        if words.flags[entry].contains(.weak) { return nil }
        if ambiguous, matchBefore(i, .dateOpen) == nil, matchBefore(i, .dateTo) == nil, after == first { return nil }
        return bare
    }

    private func isClockNumber(_ i: Int) -> Bool { clock(i) != nil }

    /// The date that stands behind a weekday.
    private func weekdayDate(_ p: Int) -> DatePoint? {
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return nil }
        var best: DatePoint?
        if s.tokens[p].kind == .number {
            best = numericDate(p)
        }
        if let day = dayOfMonth(p), best == nil || day.end > best!.end { best = day }
        if best == nil, let month = monthFirst(p), month.day > 0 { best = month }
        if best == nil, s.tokens[p].kind == .word {
            for m in s.matchRange(p) where lexicon.entries[Int(s.matches[m].entry)].entryClass == .dayWord {
                best = dayWord(p, Int(s.matches[m].entry), p + Int(s.matches[m].length))
                break
            }
        }
        return best
    }

    /// "yesterday", "today Saturday", "the day before yesterday", "last night".
    private func dayWord(_ i: Int, _ entry: Int, _ after: Int) -> DatePoint? {
        var point = DatePoint(i, after, .day, "date.relative")
        point.isRelative = true
        point.part = DayPart(rawValue: words.code[entry]) ?? .none
        if let reference {
            let day = reference.day + Int(words.value[entry])
            // The night that ended this morning is of two days.
            point.fixed =
                point.part == .night && words.value[entry] < 0
                ? CivilInterval(CivilTime(day: day), CivilTime(day: day + 1)) : CivilInterval(CivilTime(day: day))
        } else {
            point.isOpen = true
        }
        var p = point.end
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
    private func partFirst(_ i: Int) -> DatePoint? {
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
    private func nightOfTwoDays(_ i: Int, _ p: Int) -> DatePoint? {
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

    // MARK: Stretches

    /// "early next month", "end of May", "mid-2014", «начало мая», "the rest of the week".
    private func portion(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .stretchPart), words.flags[entry].contains(.before) else { return nil }
        var p = skipGluedHyphen(after)
        let direct = p
        p = skipLink(p)
        if p == s.tokens.count { p = direct }
        guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return nil }
        let part = StretchPart(rawValue: words.code[entry]) ?? .none
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

    /// "next week between Wednesday and Friday", "this month from the 4th to the 22nd", "next week Monday", "last month's third Wednesday": a step made
    /// narrower by what follows it.
    private func narrowed(_ step: DatePoint?) -> DatePoint? {
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
    private func weekend(_ i: Int) -> DatePoint? {
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
    private func season(_ i: Int) -> DatePoint? {
        guard let (entry, after) = match(i, .season) else { return nil }
        var point = DatePoint(i, after, .season, "date.season")
        point.slot = Int(words.code[entry])
        if let (year, end) = trailingYear(after, .gregorian) {
            point.year = year
            point.end = end
        } else if let (rel, end) = match(after, .relative, placed: .after),
            let step = RelativeStep(rawValue: words.code[rel])
        {
            point.fixed = step1(step, season: point.slot)
            point.isOpen = point.fixed == nil
            point.isRelative = true
            point.end = end
        } else if words.flags[entry].contains(.ambiguous), matchBefore(i, .yearBefore) == nil {
            return nil
        }
        return point
    }

    private func holiday(_ i: Int) -> DatePoint? {
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
        guard let n = number(i), n.isOrdinal, n.value > 0 else { return nil }
        return slot(i, n.end, n.value)
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
    private func within(_ slot: DatePoint, _ after: Int) -> DatePoint? {
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

    private func bareMonth(_ i: Int) -> DatePoint? {
        guard let (month, after) = month(i) else { return nil }
        var point = DatePoint(i, after, .month, "date.month")
        point.month = month.month
        point.calendar = month.calendar
        return point
    }
}
