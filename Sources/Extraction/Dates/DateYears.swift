import Claims

/// Months and years.
extension DateParser {
    /// The month named at token `i`, past a word for "month" and a second name of it ("كانون الثاني/يناير").
    func month(_ i: Int) -> (month: Month, end: Int)? {
        guard let (entry, after) = match(i, .month) else { return nil }
        var end = after
        // "11 sept": a short month that is a number word too stands between digits.
        if s.starts[i].contains(.quantity), s.match(i, .number, lexicon) != nil,
            !(i > 0 && s.tokens[i - 1].kind == .number),
            !(after < s.tokens.count && s.tokens[after].kind == .number)
        {
            return nil
        }
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
    func isRoundCount(_ n: DateNumber) -> Bool {
        (n.value % 100 == 0 || !(1900...2100).contains(n.value)) && isCounted(n.end)
    }

    /// Past a word for "year" behind a year.
    func yearEnd(_ i: Int) -> Int {
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
            !s.tokens[n.end].spaceBefore,
            // «1991'de ailesini»: an ending of place or belonging leaves nothing to count.
            !hasFlag(n.end, .yearAfter, .weak) && n.value % 100 != 0
                || !isCounted(match(n.end, .yearAfter)?.end ?? n.end),
            mayEndYear(n)
        {
            return point
        }
        // «en los 90», «desde los setenta»
        if isDecadeBehindArticle(i, n) {
            point.unit = .decade
            point.fixed = Stretch.months((n.value < 30 ? 2000 : 1900) + n.value, 1, 120)
            return point
        }
        if let (entry, after) = match(n.end, .yearAfter), !words.flags[entry].contains(.glued),
            !words.flags[entry].contains(.weak) || n.digits == 4
                || n.digits == 0 && (1100...2099).contains(n.value) && n.value % 100 != 0
        {
            let calendar = DateCalendar(rawValue: words.code[entry]) ?? .gregorian
            guard n.digits == 0 || n.digits >= 3 || calendar != .gregorian || words.flags[entry].contains(.bc) else {
                return nil
            }
            let last = words.flags[entry].contains(.bc) ? 10_000 : 3000
            guard n.digits == 0 ? n.value >= 1000 : n.value < last, n.value > 0 else { return nil }
            point.calendar = calendar
            point.isOpen = words.flags[entry].contains(.bc) || calendar == .hijri
            point.end = yearEnd(n.end) == n.end ? after : yearEnd(n.end)
            return point
        }
        // "the 1990s", «1990-е», "the 90s"
        let isShort = n.digits == 2 && (20...90).contains(n.value)
        if n.digits == 4 && (1000...2100).contains(n.value) || isShort, n.value % 10 == 0 {
            var p = n.end
            if p < s.tokens.count, !s.tokens[p].spaceBefore,
                s.tokens[p].scalar == 0x27 || s.tokens[p].scalar == 0x2019 || Tokenizer.isHyphen(s.tokens[p].scalar)
            {
                p += 1
            }
            if p < s.tokens.count, let after = match(p, .periodUnit, code: DateUnit.decade.rawValue),
                !s.tokens[p].spaceBefore || !isShort && !hasFlag(p, .periodUnit, .glued)
            {
                let noun = match(after, .yearAfter)?.end ?? match(after, .periodUnit, code: DateUnit.year.rawValue)
                // Two digits alone are ages and temperatures too.
                if !isShort || noun != nil || hasFlag(p, .periodUnit, .plural)
                    || (i > 0 && s.tokens[i - 1].scalar == 0x27)
                    || (n.value >= 50 && matchBefore(i, .definite) != nil && endsDate(after))
                {
                    point.unit = .decade
                    let first = isShort ? (n.value < 30 ? 2000 : 1900) + n.value : n.value
                    point.year = first
                    point.fixed = Stretch.months(first, 1, 120)
                    point.end = noun ?? after
                    return point
                }
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
            // "the last Olympics were held in 393."
            if n.digits == 3, n.end == s.tokens.count || s.tokens[n.end].scalar == 0x2E, i > 1,
                let (entry, start) = matchBefore(i, .yearBefore), !words.flags[entry].contains(.weak),
                s.match(start, .modifier, lexicon) == nil,
                s.matchRange(start).contains(where: { s.matches[$0].entryClass == .placeBefore })
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
        if isBareYear(i, n) { return point }
        guard (1900...2050).contains(n.value) else { return nil }
        // "a 2019 fire": what is more than one has no such article. «allein 2024 rund 29 Milliarden»: another number follows.
        let leads =
            n.value % 100 != 0 && n.end < s.tokens.count && !s.tokens[n.end].newlineBefore
            && s.tokens[n.end].kind == .word
        if leads, let (entry, start) = matchBefore(i, .article), words.flags[entry].contains(.weak),
            match(start, .vague).map({ $0.end <= i }) ?? true
        {
            return point
        }
        // "the 2019 attack": in a language whose adjectives stand before their noun, a year does too.
        if leads, lexicon.settings.headsLast, matchBefore(i, .definite) != nil,
            s.match(n.end, .concept, lexicon) != nil,
            !startsNumber(n.end)
        {
            return point
        }
        guard !isCounted(n.end) else { return nil }
        if leads {
            if let (_, after) = match(n.end, .modifier, placed: .before), startsNumber(after) { return point }
        }
        // "2014 to 2018"
        if let (entry, q) = match(n.end, .dateTo), words.code[entry] != DateWords.To.and.rawValue || hasOpenAfter(q),
            let second = written(match(q, .dateOpen)?.end ?? q), second.digits == 4,
            second.value > n.value, second.value <= 2100, !isCounted(second.end)
        {
            return point
        }
        // "2014–2018": the reader of stretches asks for both ends.
        if n.end + 1 < s.tokens.count, s.tokens[n.end].kind == .punctuation, Tokenizer.isHyphen(s.tokens[n.end].scalar),
            let second = written(n.end + 1), !isCounted(second.end) || match(second.end, .yearAfter) != nil,
            second.digits == 4 ? second.value > n.value && second.value <= 2100 : second.digits == 2
        {
            return point
        }
        // "for 2021,", "the Olympics of 2012", "Expo 2020"
        if endsDate(n.end) || isLeft(n.end), !(n.end < s.tokens.count && s.tokens[n.end].kind == .symbol), i > 0,
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
        if isBracketedYears(i, n) { return point }
        // The first of "2003 и 2004 годах", "2003 ve 2004 yıllarında": the word stands behind the last.
        if let and = s.match(n.end, .and, lexicon), let other = written(n.end + Int(and.length)), other.digits == 4,
            other.value > n.value, other.value - n.value < 100,
            let (entry, _) = match(other.end, .yearAfter), !words.flags[entry].contains(.glued)
        {
            return point
        }
        // "2007 and 2009"
        if i >= 2,
            let q = isComma(i - 1)
                ? i - 1
                : matchBefore(i, .dateTo)?.start ?? (isMark(n.end, 0x29) ? matchBefore(i, .rangeOr)?.start : nil),
            let other = written(q - 1),
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

    /// An ending that years share with counts («1998'den», «1998'den fazla», «2000'e çıktı») makes a year only of what looks like one, and
    /// not before a word that compares or tells a change.
    private func mayEndYear(_ n: DateNumber) -> Bool {
        guard let (_, after) = match(n.end, .yearAfter), hasFlag(n.end, .yearAfter, .weak) else { return true }
        if let longer = s.match(n.end, .modifier, lexicon), n.end + Int(longer.length) > after { return false }
        guard (1900...2050).contains(n.value), n.value % 100 != 0 else { return false }
        var p = after
        while p < s.tokens.count, p - after < 3, s.tokens[p].kind == .word {
            if s.match(p, .change, lexicon) != nil { return false }
            p += 1
        }
        return true
    }

    /// "(2017 or 2020)": years listed between brackets.
    private func isBracketedYears(_ i: Int, _ n: DateNumber) -> Bool {
        guard i > 0, s.tokens[i - 1].scalar == 0x28 else { return false }
        var p = n.end
        for _ in 0..<4 {
            guard p < s.tokens.count, !s.tokens[p].newlineBefore else { return false }
            if isMark(p, 0x29) { return true }
            var next = p
            if isComma(next) { next += 1 }
            if let or = s.match(next, .rangeOr, lexicon) ?? s.match(next, .and, lexicon) { next += Int(or.length) }
            guard next > p, let other = written(next), other.digits == 4, (1900...2050).contains(other.value) else {
                return false
            }
            p = other.end
        }
        return false
    }

    /// A verb, preposition or article stands at the token, which no counted noun is.
    private func isLeft(_ i: Int) -> Bool {
        i < s.tokens.count && s.tokens[i].kind == .word && !s.tokens[i].newlineBefore
            && [EntryClass.copula, .stop, .article, .determiner, .placeBefore, .says, .clause].contains {
                s.match(i, $0, lexicon) != nil
            }
    }

    /// Tens behind a word for a decade's article, where nothing is counted: not «en los 90 días».
    func isDecadeBehindArticle(_ i: Int, _ n: DateNumber) -> Bool {
        guard n.digits == 2 || n.digits == 0, !n.isOrdinal, n.value % 10 == 0, (20...90).contains(n.value),
            let (entry, _) = matchBefore(i, .yearBefore), words.code[entry] == DateWords.Year.decade.rawValue
        else { return false }
        return !isCounted(n.end)
            && (endsDate(n.end) || isLeft(n.end) || isVerbOfEvent(n.end))
    }

    /// «murieron», but not «heridos», which are counted.
    private func isVerbOfEvent(_ i: Int) -> Bool {
        guard let event = s.match(i, .event, lexicon) else { return false }
        return lexicon.text(lexicon.entries[Int(event.entry)], .form) == "verb"
    }

    /// Four digits, ungrouped and not round, that count nothing: "2016 was", «der 1879 gegründet wurde», "le budget 2024,".
    private func isBareYear(_ i: Int, _ n: DateNumber) -> Bool {
        guard (1400...2050).contains(n.value), n.value % 100 != 0, !isCounted(n.end) || isLeft(n.end)
        else { return false }
        if let (_, start) = matchBefore(i, .modifier) {
            // "42 mehr als 2022": compared with the number of a year.
            return n.value >= 1900 && endsDate(n.end) && start > 0 && s.tokens[start - 1].kind == .number
        }
        let isRecent = n.value >= 1900
        let next = n.end
        let opens = i == 0 || s.tokens[i].newlineBefore || s.tokens[i - 1].scalar == 0x2E
        let leadsWord = next < s.tokens.count && s.tokens[next].kind == .word && !s.tokens[next].newlineBefore
        // Where nouns have capitals, years need no preposition.
        if lexicon.settings.capitalisesNouns, leadsWord, !s.tokens[next].isCapitalised,
            !tellsToll(next, isRecent) || isRecent && opens && countsLater(next)
        {
            let leadsNoun =
                next + 1 < s.tokens.count && s.tokens[next + 1].kind == .word && s.tokens[next + 1].isCapitalised
                && !s.tokens[next + 1].newlineBefore
            if !leadsNoun || isLeft(next) || isRecent && opens { return true }
        }
        guard isRecent else { return false }
        // «2024 sonuna kadar», «2023 yazında»
        if match(next, .stretchPart) != nil || match(next, .season) != nil { return true }
        if opens { return isLeft(next) }
        // "and 2023 was the hottest year"
        if s.match(next, .copula, lexicon) != nil,
            isComma(i - 1) || s.match(i - 1, .and, lexicon) != nil || s.match(i - 1, .clause, lexicon) != nil
        {
            return true
        }
        let before = s.tokens[i - 1]
        // "Paris 2024 attend", but "in Paris 2024 people"
        if n.value >= 1990, before.kind == .word, before.isCapitalised, s.matchEnding(at: i, .place, lexicon) != nil,
            i < 2 || s.match(i - 2, .placeBefore, lexicon) == nil, leadsWord, !tellsToll(next, true)
        {
            return true
        }
        // Behind a noun: no word that leads to a number or a count.
        guard before.kind == .word,
            s.matchRange(i - 1).allSatisfy({
                let entry = lexicon.entries[Int(s.matches[$0].entry)]
                // «كأس آسيا 2023»
                if entry.entryClass == .place {
                    return i > 1 && s.tokens[i - 2].kind == .word && s.match(i - 2, .placeBefore, lexicon) == nil
                        && !s.memo.infos[Int(s.tokens[i - 1].info)].isPlaced
                }
                return entry.entryClass == .concept || entry.entryClass == .event && lexicon.field(entry, .kind) != 0
            })
        else { return false }
        return endsDate(next) && !(next < s.tokens.count && s.tokens[next].kind == .symbol) || isLeft(next)
    }

    /// "2023 starben auf den Straßen 2830 Menschen": the toll has a number of its own.
    private func countsLater(_ i: Int) -> Bool {
        for p in i..<min(i + 9, s.tokens.count) {
            if s.tokens[p].newlineBefore || s.tokens[p].scalar == 0x2E { return false }
            if s.tokens[p].kind == .number { return true }
        }
        return false
    }

    /// What stands behind the number tells of a toll: "1234 von ihnen", "1234 wurden verletzt".
    private func tellsToll(_ i: Int, _ isRecent: Bool) -> Bool {
        for p in i..<min(i + (isRecent ? 2 : 4), s.tokens.count) {
            if s.tokens[p].kind == .punctuation || s.tokens[p].newlineBefore { return false }
            for m in s.matchRange(p) {
                switch s.matches[m].entryClass {
                case .event, .concept, .including, .anaphor, .inAll, .remaining: return true
                default: continue
                }
            }
        }
        return false
    }

    private func startsNumber(_ i: Int) -> Bool {
        i < s.tokens.count && !s.tokens[i].newlineBefore && startsWithNumber(i)
    }

    /// "2007 ve 2009 arasında": a year, then a word for "between".
    func hasOpenAfter(_ i: Int) -> Bool {
        guard let n = written(i), let (entry, _) = match(n.end, .dateOpen) else { return false }
        return words.flags[entry].contains(.after)
    }

    func hasFlag(_ i: Int, _ wanted: EntryClass, _ flag: DateWords.Flags) -> Bool {
        guard let (entry, _) = match(i, wanted) else { return false }
        return words.flags[entry].contains(flag)
    }

    /// "year 247", «عام 2018», "année 2020" where the word itself begins the date.
    func yearWord(_ i: Int) -> DatePoint? {
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
    func monthFirst(_ i: Int) -> DatePoint? {
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
            let step = RelativeStep(rawValue: words.code[entry]), let fixed = stepped(step, month: month)
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
    func spokenYear(_ i: Int) -> (Int, Int)? {
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
    func isNamed(_ i: Int) -> Bool { s.tokens[i].isCapitalised || s.tokens[i].scalar >= 0x590 }

    /// Whether a number behind a month is its day: "May 5" is, "in May 5 people" is not.
    func mayBeDay(_ day: DateNumber, after month: Month, at i: Int) -> Bool {
        if day.isOrdinal { return true }
        guard day.digits > 0, day.digits <= 2 else { return false }
        if isMark(day.end, 0x3A) { return false }
        if month.isAmbiguous, !isNamed(i) { return false }
        let ends = endsDate(day.end)
        let settled = matchBefore(i, .dateOpen).map { words.code[$0.entry] == DateWords.Open.on.rawValue } ?? false
        if settled { return true }
        // "the April 15 attack": what the article belongs to is named by the day.
        if lexicon.settings.order == .monthDayYear, i > 0, matchBefore(i, .definite) != nil || isArticle(i - 1) {
            return true
        }
        if isCounted(day.end) { return false }
        if matchBefore(i, .yearBefore) != nil { return ends }
        return lexicon.settings.order == .monthDayYear || ends
    }

    /// Whether what stands at token `i` lets a date end before it: a mark, the end, a year, a word of dates.
    func endsDate(_ i: Int) -> Bool {
        guard i < s.tokens.count, !s.tokens[i].newlineBefore else { return true }
        if s.tokens[i].kind == .number { return written(i)?.digits == 4 }
        if s.tokens[i].kind != .word { return lexicon.settings.order == .monthDayYear || !isMark(i, 0x25) }
        return match(i, .dateTo) != nil || match(i, .clock) != nil
    }
}
