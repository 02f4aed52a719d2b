import Claims

/// Finds the quantities of a text in one pass over its tokens: numerals with their modifiers, ranges, signs and units.
struct QuantityReader {
    let lexicon: Lexicon
    let numerals: NumeralReader
    let dates: DateReader
    let identifiers: IdentifierRules
    let ages: AgeRules
    /// What the units are, by symbol.
    let units: [Symbol: Catalogue.Unit]
    /// The symbol of the centimetre; negative where the lexicon knows none.
    let centimetre: Symbol
    /// Some noun counts two by its form.
    private let hasDuals: Bool
    let shared: SharedCurrencies
    /// The symbols of the foot, the inch, the hour, the minute and the second; negative where the lexicon knows none.
    let foot: Symbol
    let inch: Symbol
    /// A sign tells feet ("5'6"").
    private let hasFeet: Bool
    let hour: Symbol
    let minute: Symbol
    let second: Symbol

    init(
        lexicon: Lexicon, vague: [Symbol: Catalogue.VagueClass], units: [Symbol: Catalogue.Unit],
        places: [String: Catalogue.Place]
    ) {
        shared = SharedCurrencies(lexicon: lexicon, places: places)
        foot = lexicon.symbol("[ft_i]")
        inch = lexicon.symbol("[in_i]")
        let foot = foot
        hasFeet =
            foot > 0
            && lexicon.entries.contains {
                $0.entryClass == .unit && $0.id == foot && lexicon.says($0, .form, .inner)
            }
        hour = lexicon.symbol("h")
        minute = lexicon.symbol("min")
        second = lexicon.symbol("s")
        self.lexicon = lexicon
        self.units = units
        centimetre = lexicon.symbol("cm")
        numerals = NumeralReader(lexicon: lexicon, vague: vague)
        dates = DateReader(lexicon: lexicon, numerals: numerals)
        identifiers = IdentifierRules(lexicon: lexicon)
        ages = AgeRules(lexicon: lexicon)
        hasDuals = lexicon.entries.contains { lexicon.flag($0, .dual) }
    }

    /// What a number may be beside a quantity begins with one of these; a number in digits, with the first two.
    private static let others: Starts = [.quantity, .date, .notNumber, .name]

    /// Reads the whole stream; `reference` is the dateline that relative dates count from.
    func read(_ stream: TokenStream, reference: CivilTime?, into readings: inout [Reading]) {
        readings.removeAll(keepingCapacity: true)
        var i = 0
        let count = stream.tokens.count
        while i < count {
            let starts = stream.starts[i]
            guard !starts.isEmpty else {
                i += 1
                continue
            }
            if !starts.isDisjoint(with: Self.others),
                let end = readOther(stream, at: i, reference: reference, into: &readings)
            {
                i = max(i + 1, end)
                continue
            }
            guard starts.contains(.quantity) || isArticleOfUnit(stream, i), !isLoneMark(stream, i) else {
                i += 1
                continue
            }
            let first = readings.count
            if let end = readQuantity(stream, at: i, reference: reference, into: &readings) {
                if readings.count > first {
                    mergeBounds(stream, &readings, first)
                    dropRepetition(stream, &readings)
                    shareUnit(stream, &readings)
                    lendCurrency(stream, &readings)
                }
                i = max(i + 1, end)
                continue
            }
            if stream.tokens[i].kind == .number { readings.append(identifiers.unreadable(i..<i + 1)) }
            i += 1
        }
        if !shared.isEmpty { shared.settle(stream, lexicon, &readings) }
        // Whatever the words say against each other: a figure holds a number, or it is none.
        for i in readings.indices where readings[i].interval.isEmpty {
            readings[i] = identifiers.unreadable(readings[i].numeral)
        }
    }

    /// "children of 4 and 9 years", "12, 15 and 18 months": the unit stands once, behind the last.
    func shareUnit(_ stream: TokenStream, _ readings: inout [Reading]) {
        guard let last = readings.last, last.kind == .duration, last.before.isEmpty, !last.isDual else { return }
        var i = readings.count - 2
        while i >= 0 {
            let gap = readings[i].numeral.upperBound..<readings[i + 1].numeral.lowerBound
            guard readings[i].kind == .count, readings[i].numeral.count == 1, gap.count == 1,
                stream.tokens[readings[i].numeral.lowerBound].kind == .number,
                Passage.isComma(stream.tokens[gap.lowerBound]) || stream.match(gap.lowerBound, .and, lexicon) != nil
            else { return }
            (readings[i].kind, readings[i].unit, readings[i].rule) = (.duration, last.unit, "numeral.unit-behind")
            i -= 1
        }
    }

    /// "60.6 billion euros, of which 41.3 billion": a part told in the same scale words, of which nothing else is said, is money too.
    private func lendCurrency(_ stream: TokenStream, _ readings: inout [Reading]) {
        guard readings.count > 1 else { return }
        let (whole, part) = (readings[readings.count - 2], readings[readings.count - 1])
        guard whole.kind == .money, part.kind == .count, let low = part.interval.low, low >= 1_000_000,
            part.numeral.lowerBound - whole.numeral.upperBound <= Self.farthestPart
        else { return }
        let start = part.before.isEmpty ? part.numeral.lowerBound : part.before.lowerBound
        guard start > whole.numeral.upperBound,
            (whole.numeral.upperBound..<start).contains(where: { i in
                guard let match = stream.match(i, .including, lexicon) else { return false }
                return i + Int(match.length) == start
            })
        else { return }
        for i in part.numeral.upperBound..<min(part.numeral.upperBound + 4, stream.tokens.count) {
            if stream.tokens[i].kind == .punctuation { break }
            if stream.match(i, .concept, lexicon) != nil { return }
        }
        let last = readings.count - 1
        (readings[last].kind, readings[last].unit, readings[last].rule) = (.money, whole.unit, "money.of-the-whole")
    }

    /// How many tokens may stand between a sum of money and the part of it.
    private static let farthestPart = 8

    /// «نقطة مئوية واحدة»: the noun's "one" stands behind it.
    private func pointsBefore(_ stream: TokenStream, _ i: Int) -> Bool {
        (max(0, i - 3)..<i).contains { start in
            guard let match = stream.match(start, .percentagePoints, lexicon) else { return false }
            return start + Int(match.length) == i
        }
    }

    // MARK: One quantity

    /// A numeral with its kind: what stands between modifiers.
    struct Amount {
        var numeral: Numeral
        @NarrowRange var range: Range<Int>
        var kind: Quantity.Kind = .count
        var unit: Symbol = 0
        var factor: ExactNumber = 1
    }

    /// What a number may be that is no quantity of its own: part of a phrase that only looks like one, a date, a name. The token after it.
    func readOther(_ stream: TokenStream, at i: Int, reference: CivilTime?, into readings: inout [Reading])
        -> Int?
    {
        let starts = stream.starts[i]
        if stream.tokens[i].kind == .number, let height = feetAndInches(stream, at: i) {
            readings.append(height)
            return height.numeral.upperBound
        }
        // "1e10" is a number.
        if stream.tokens[i].kind == .number,
            stream.tokens[i].spaceBefore || i == 0 || stream.tokens[i - 1].kind != .word,
            numerals.exponent(stream, at: i + 1) != nil
        {
            return nil
        }
        if lexicon.settings.onesFollow, isOneOfUnit(stream, i) { return nil }
        // The longer reading wins: «أحد عشر» is eleven though «أحد» is someone, "second half of 2021" is a date.
        let skipped = starts.contains(.notNumber) ? stream.match(i, .notNumber, lexicon) : nil
        if starts.contains(.date), let date = dates.read(stream, at: i, reference: reference),
            skipped.map({ i + Int($0.length) < date.range.upperBound }) ?? true,
            !lexicon.settings.onesFollow || !isOneOfUnit(stream, date.range.upperBound)
        {
            labelDay(stream, before: date, &readings)
            // The length stands before its date, so that the date holds the tokens of both.
            let length = readLength(stream, of: date, reference: reference)
            if let length { readings.append(length) }
            if !date.isLengthOnly || length == nil { readings.append(date.reading) }
            return date.range.upperBound
        }
        // "another one to two points" counts though "another one" alone does not.
        let goesOn = skipped.map { opensRange(stream, at: i + Int($0.length) - 1) } ?? false
        if let skipped, !goesOn,
            [EntryClass.number, .fraction, .ordinal].allSatisfy({
                stream.match(i, $0, lexicon).map { $0.length <= skipped.length } ?? true
            })
        {
            return i + Int(skipped.length)
        }
        // «с 2 марта»: an abbreviated "page" is the preposition where a date follows.
        if let name = starts.contains(.name) ? stream.match(i, .nameBefore, lexicon) : nil {
            let p = i + Int(name.length)
            if p < stream.tokens.count, dates.read(stream, at: p, reference: reference) != nil { return nil }
        }
        guard starts.contains(.name) || stream.tokens[i].kind == .number else { return nil }
        return identifiers.read(stream, at: i, into: &readings)
    }

    /// "les 26 et 27 octobre", "26 and 27 October": the number that a word joins to a date is a day of its month, and counts nothing.
    private func labelDay(_ stream: TokenStream, before date: DateReading, _ readings: inout [Reading]) {
        let start = date.range.lowerBound
        guard let last = readings.last, last.kind == .count, last.modifier == .exact, last.numeral.count == 1,
            last.numeral.upperBound == start - 1, stream.tokens[start].kind == .number,
            stream.tokens[last.numeral.lowerBound].kind == .number, !stream.tokens[start].newlineBefore,
            stream.match(start - 1, .joiner, lexicon) != nil || stream.match(start - 1, .and, lexicon) != nil,
            let day = last.interval.low, day.isWhole, day >= 1,
            day < ExactNumber(Int(min(stream.numbers[Int(stream.tokens[start].info)].digits, 32)))
        else { return }
        readings[readings.count - 1] = identifiers.dayOfMonth(last.numeral)
    }

    /// "5'6"", "5' 6"": feet and inches by their signs, where the language has a sign for feet.
    func feetAndInches(_ stream: TokenStream, at i: Int) -> Reading? {
        guard hasFeet else { return nil }
        let first = stream.numbers[Int(stream.tokens[i].info)]
        var (feet, inches, end) = (first.digits, first.digits, i + 1)
        if first.groupCount == 2, first.firstSeparator == 0x27 || first.firstSeparator == 0x2019 {
            // The apostrophe of "5'6" may also part thousands.
            let places: Int128 = first.groupLength(1) == 1 ? 10 : 100
            guard first.groupLength(0) == 1, first.groupLength(1) < 3, places == 10 || first.digits % 100 > 9 else {
                return nil
            }
            (feet, inches) = (first.digits / places, first.digits % places)
        } else if first.groupCount == 1, first.digitCount == 1, i + 3 < stream.tokens.count,
            stream.tokens[i + 2].kind == .number, !stream.tokens[i + 1].spaceBefore,
            let sign = stream.match(i + 1, .unit, lexicon), sign.length == 1,
            lexicon.entries[Int(sign.entry)].id == foot,
            !stream.tokens[i + 2].spaceBefore || isInchSign(stream, i + 3)
        {
            let second = stream.numbers[Int(stream.tokens[i + 2].info)]
            guard second.groupCount == 1, !second.leadingZero else { return nil }
            (inches, end) = (second.digits, i + 3)
        } else {
            return nil
        }
        guard feet > 0, inches < 12 else { return nil }
        // The sign of inches, in one character or two.
        while end < stream.tokens.count, isInchSign(stream, end) { end += 1 }
        var r = Reading(numeral: i..<end, interval: Interval(ExactNumber(Int(feet * 12 + inches))))
        (r.kind, r.unit, r.precision, r.rule) = (.measure, inch, 0, "measure.feet-and-inches")
        return r
    }

    private func isInchSign(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count, !stream.tokens[i].spaceBefore else { return false }
        switch stream.tokens[i].scalar {
        case 0x22, 0x27, 0x2019, 0x201D, 0x2032, 0x2033: return true
        default: return false
        }
    }

    /// The length that tells a date: "four days" in "over the past four days" is a duration as well.
    func readLength(_ stream: TokenStream, of date: DateReading, reference: CivilTime?) -> Reading? {
        guard !date.length.isEmpty else { return nil }
        var found: [Reading] = []
        // «منذ أكثر من 12 عاما»
        var start = date.length.lowerBound
        if let (lead, _) = stream.matchEnding(at: start, .modifier, reach: 4, lexicon), lead > date.range.lowerBound {
            start = lead
        }
        guard readQuantity(stream, at: start, reference: reference, into: &found) != nil,
            found.count == 1,
            found[0].kind == .duration, found[0].numeral.upperBound <= date.range.upperBound
        else { return nil }
        return found[0]
    }

    /// A number at the token is the low end of a range.
    func opensRange(_ stream: TokenStream, at i: Int) -> Bool {
        guard startsNumber(stream, i), let low = readAmount(stream, at: i) else { return false }
        return readRangeEnd(stream, at: low.range.upperBound, from: low) != nil
    }

    func readQuantity(_ stream: TokenStream, at i: Int, reference: CivilTime?, into readings: inout [Reading])
        -> Int?
    {
        if hasDuals, var dual = readDual(stream, at: i) {
            // «شابان فلسطينيان»: the second is the first one's adjective.
            if let last = readings.last, last.isDual, last.kind == .count, dual.kind == .count,
                last.numeral.upperBound == i
            {
                return i + 1
            }
            // «شخصين اثنين» says two twice.
            let next = dual.numeral.upperBound
            if next < stream.tokens.count, !stream.tokens[next].newlineBefore, stream.tokens[next].kind == .word,
                stream.match(next, .number, lexicon).map({ lexicon.entries[Int($0.entry)].value == 2 }) ?? false
            {
                dual.numeral = dual.numeral.lowerBound..<next + 1
            }
            readings.append(dual)
            return dual.numeral.upperBound
        }
        var p = i
        var before: Range<Int> = 0..<0
        var bound: Quantity.Modifier?
        var about: Quantity.Modifier?
        var approx = false
        var definite = false
        var articleAt = -1
        var lead = Lead()
        // No writer piles up more than a few: a bound keeps hostile text linear.
        var words = 0
        while p < stream.tokens.count, words < 6 {
            words += 1
            if let m = modifier(stream, at: p, after: false),
                stream.match(p, .vague, lexicon).map({ Int($0.length) <= m.length }) ?? true
            {
                if m.modifier == .about || m.modifier == .nearly {
                    about = m.modifier
                } else if m.modifier != .exact {
                    bound = m.modifier
                }
                approx = approx || m.approx
                lead = Lead(modifier: m, at: p)
                before = (before.isEmpty ? p : before.lowerBound)..<(p + m.length)
                p += m.length
            } else if let word = stream.match(p, .definite, lexicon) {
                definite = true
                p += Int(word.length)
            } else if let word = stream.match(p, .article, lexicon), !startsNumber(stream, p),
                stream.match(p, .currency, lexicon) == nil,
                !before.isEmpty || stream.match(p, .rangeOpen, lexicon) == nil
            {
                // Articles lead on only where something stands before or they stand right before a number.
                p += Int(word.length)
                articleAt = p
            } else {
                break
            }
            if p < stream.tokens.count, stream.tokens[p].newlineBefore { return nil }
        }
        guard p < stream.tokens.count else { return nil }
        // "at around 04:00", "over a 2019 fire": behind its modifier a number may be none.
        let known = readings.count
        if p > i, let end = readOther(stream, at: p, reference: reference, into: &readings) {
            // "more than 12 minutes later"
            if readings.count > known, readings[known].kind == .duration, readings[known].numeral.lowerBound == p,
                before.upperBound == p
            {
                settle(stream, lead, readings[known], &bound)
                apply(bound: bound, about: about, approx: approx, before: before, to: &readings[known])
            }
            return end
        }
        // «أقل من سنتين»
        if hasDuals, p > i, var dual = readDual(stream, at: p) {
            apply(bound: bound, about: about, approx: approx, before: before, to: &dual)
            readings.append(dual)
            return p + dual.numeral.count
        }
        if stream.classes[p].contains(.rangeOpen), let range = readOpenedRange(stream, at: p) {
            if range.isChange {
                readings.append(reading(range.low, rule: "range.change"))
                var high = reading(range.high, rule: "range.change")
                // "from 14 to less than nine hours": the second figure has its own bound.
                let own = modifiers(stream, range.highStart..<range.high.range.lowerBound)
                apply(bound: own.bound, about: own.about, approx: own.approx, before: own.before, to: &high)
                readings.append(high)
                return range.end
            }
            if let end = clockEnd(stream, range) {
                var r = Reading(numeral: p..<end, interval: Interval(low: nil, high: nil))
                (r.kind, r.rule) = (.time, "time.range")
                readings.append(r)
                return end
            }
            var r = reading(range.low, rule: "range.between")
            join(&r, range.high, modifier: .between)
            r.numeral = p..<range.end
            apply(bound: bound, about: about, approx: approx, before: before, to: &r)
            if bound == nil {
                ages.settle(&r, stream, lead: p, isBound: false, end: range.end, after: readings.last)
            }
            readings.append(r)
            return range.end
        }
        // One after the other, into one place: amounts are large.
        var found = readAmount(stream, at: p, modified: !before.isEmpty)
        if found == nil, !before.isEmpty, before.upperBound == p, lead.entry >= 0,
            !lexicon.flag(lexicon.entries[lead.entry], .change)
        {
            found = readSingle(stream, at: p)
        }
        if found == nil {
            found =
                articleAt == p
                ? readUnitOfOne(stream, at: p, modified: !before.isEmpty && before.upperBound == p - 1)
                : readUnitAndHalf(stream, at: p)
        }
        guard var amount = found else { return nil }
        var inner: Range<Int> = 0..<0
        multiplyBehindModifier(stream, &amount, &inner, &bound, &about)
        if lexicon.settings.onesFollow, before.isEmpty, amount.range.count == 1, amount.numeral.value == 1,
            !amount.numeral.hasDigits, !amount.numeral.isOrdinal
        {
            if let unit = unitOfOne(stream, behind: amount.range.lowerBound),
                readings.last.map({ $0.numeral.upperBound <= unit.start }) ?? true
            {
                (amount.kind, amount.unit, amount.factor) = (unit.kind, unit.unit, unit.factor)
                amount.range = unit.start..<amount.range.upperBound
            } else if stressesNoun(stream, amount.range.lowerBound) {
                return nil
            }
        }
        if amount.numeral.isWeak, isCounted(stream, amount) { amount.numeral.isWeak = false }
        if isDistrict(stream, amount) { return nil }
        let isOver = lead.entry >= 0 && lexicon.says(lexicon.entries[lead.entry], .form, .span)
        if articleAt == p,
            isCompound(stream, amount.numeral.range.upperBound) || isOver && amount.numeral.hasDigits
        {
            // "presides over a five-member council", "a strike over a 3 percent offer": the article and what follows are one noun, which no
            // modifier reaches into.
            (bound, about, approx, before) = (nil, nil, false, 0..<0)
        }
        if amount.numeral.isWeak, amount.numeral.isVague || amount.numeral.isApproximate {
            guard
                amount.kind == .money || amount.kind == .duration && !amount.numeral.isVague
                    || countsSomething(stream, from: amount.range.upperBound) || isAlone(stream, amount.range)
            else { return nil }
        } else if amount.numeral.isWeak,
            bound == nil && about == nil
                || amount.kind == .count && !countsSomething(stream, from: amount.range.upperBound),
            [.count, .duration, .measure].contains(amount.kind) || amount.range.count == 1,
            !standsAlone(stream, amount.range), readRatio(stream, at: amount.range.upperBound, of: amount) == nil,
            readRangeEnd(stream, at: amount.range.upperBound, from: amount) == nil,
            readRate(stream, at: amount.range.upperBound, of: amount.kind) == nil
        {
            return nil
        }
        var r = reading(
            amount, rule: amount.numeral.isVague ? "vague" : amount.numeral.isFraction ? "fraction" : "numeral")
        definite = definite || stream.matchEnding(at: i, .definite, reach: 2, lexicon) != nil
        if !inner.isEmpty { r.after = inner }
        r.isDefinite =
            definite || (stream.tokens[p].kind == .word && stream.memo.infos[Int(stream.tokens[p].info)].isDefinite)
        var end = amount.range.upperBound
        if amount.numeral.isOrdinal {
            readings.append(r)
            return end
        }
        if mayEndRange(stream, end), !isStep(stream, amount.range.lowerBound),
            let (second, rule, modifier) = readRangeEnd(stream, at: end, from: amount),
            !isChangeAndLevel(stream, before.isEmpty ? p : before.lowerBound, amount, second)
        {
            let alone = r
            r = converted(r, inUnit(of: second, amount))
            join(&r, second, modifier: modifier)
            if second.numeral.scale > 1, amount.numeral.scale == 1, let low = amount.numeral.value,
                let c = second.numeral.value,
                low < second.numeral.coefficient, let scaled = low.multiplied(by: second.numeral.scale), scaled <= c
            {
                // "3–5 million": the scale word stands once.
                r.interval = Interval(low: scaled, high: c)
            }
            if r.interval.isEmpty {
                // Ends that hold no number between them are two figures.
                r = alone
            } else {
                r.numeral = r.numeral.lowerBound..<second.range.upperBound
                r.rule = rule
                end = second.range.upperBound
            }
        } else if let (ratio, after) = readRatio(stream, at: end, of: amount) {
            r.interval = Interval(ratio)
            r.kind = .ratio
            r.rule = "ratio.of"
            r.numeral = r.numeral.lowerBound..<after
            r.precision = nil
            end = after
        }
        if let rate = readRate(stream, at: end, of: r.kind) {
            (r.kind, r.per, r.rule) = (.rate, rate.unit, "rate")
            if rate.count != 1 {
                r.interval.low = r.interval.low?.divided(by: rate.count)
                r.interval.high = r.interval.high?.divided(by: rate.count)
                r.precision = nil
            }
            if rate.start == end { r.numeral = r.numeral.lowerBound..<rate.end }
            end = rate.end
        }
        readAfterModifiers(stream, from: end, bound: &bound, about: &about, approx: &approx, reading: &r, end: &end)
        if before.isEmpty, bound == nil, about == nil, let far = farModifier(stream, before: p) {
            if far.modifier == .about || far.modifier == .nearly { about = far.modifier } else { bound = far.modifier }
        }
        settle(stream, lead, r, &bound)
        // "fined 610,500 dollars over 14 breaches": right behind an amount the word says for what, or in how long.
        if isOver, let last = readings.last, last.numeral.upperBound == lead.start, last.kind != .identifier {
            (bound, before) = (nil, 0..<0)
        }
        apply(bound: bound, about: about, approx: approx, before: before, to: &r)
        if r.isDefinite, r.kind == .count, let unit = unitBefore(stream, p) {
            (r.kind, r.unit, r.rule) = (.duration, unit, "duration.unit-before")
        }
        if r.kind == .count, r.interval.low == 1, r.interval.high == 1, pointsBefore(stream, r.numeral.lowerBound) {
            (r.kind, r.rule) = (.percentagePoints, "points.before")
        }
        if isAge(stream, lead, r, end) {
            (r.kind, r.rule) = (.identifier, "identifier.age")
        } else {
            let start = r.before.isEmpty ? r.numeral.lowerBound : min(r.before.lowerBound, r.numeral.lowerBound)
            ages.settle(
                &r, stream, lead: start, isBound: r.interval.low == nil || r.interval.high == nil, end: end,
                after: readings.last)
        }
        readings.append(r)
        return end
    }

    /// A stop or comma that no digit touches, and that no phrase holds: it begins no number, and most sentences end with one.
    @inline(__always)
    private func isLoneMark(_ stream: TokenStream, _ i: Int) -> Bool {
        let token = stream.tokens[i]
        guard token.kind == .punctuation, token.scalar == 0x2E || token.scalar == 0x2C,
            stream.matchRange(i).isEmpty
        else { return false }
        return i + 1 == stream.tokens.count || stream.tokens[i + 1].kind != .number
            || stream.tokens[i + 1].spaceBefore
    }

    /// An article and what may be one unit: "an hour".
    @inline(__always)
    func isArticleOfUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i + 1 < stream.tokens.count else { return false }
        if stream.classes[i].contains(.article) {
            return stream.classes[i + 1].contains(.unit) || stream.classes[i + 1].contains(.currency)
        }
        return stream.classes[i].contains(.unit) && stream.classes[i + 1].contains(.joiner)
    }

    /// «более часа», «أكثر من ساعة»: behind a modifier the singular of a unit is one of it.
    func readSingle(_ stream: TokenStream, at i: Int) -> Amount? {
        guard let single = stream.match(i, .single, lexicon), let unit = stream.match(i, .unit, lexicon),
            unit.length == single.length
        else { return nil }
        let entry = lexicon.entries[Int(unit.entry)]
        let range = i..<i + Int(unit.length)
        var amount = Amount(
            numeral: Numeral(range: range, interval: Interval(1), coefficient: 1, scale: 1, precision: 0), range: range,
            kind: lexicon.says(entry, .kind, .duration) ? .duration : .measure, unit: entry.id)
        readSmallerParts(stream, &amount)
        return amount
    }

    /// «ساعة ونصف»: a unit with a half behind it needs no number.
    func readUnitAndHalf(_ stream: TokenStream, at i: Int) -> Amount? {
        guard let unit = stream.match(i, .unit, lexicon), !lexicon.flag(lexicon.entries[Int(unit.entry)], .glued),
            !lexicon.flag(lexicon.entries[Int(unit.entry)], .dual)
        else { return nil }
        let end = i + Int(unit.length)
        guard stream.match(end, .joiner, lexicon) != nil else { return nil }
        let entry = lexicon.entries[Int(unit.entry)]
        var amount = Amount(
            numeral: Numeral(range: i..<end, interval: Interval(1), coefficient: 1, scale: 1, precision: 0),
            range: i..<end, kind: lexicon.says(entry, .kind, .duration) ? .duration : .measure, unit: entry.id)
        guard amount.kind == .duration else { return nil }
        readSmallerParts(stream, &amount)
        return amount.numeral.value.map { $0.isWhole } ?? true ? nil : amount
    }

    /// "more than a mile", "an hour and a half", or "a litre" where nothing else is said: the article is one; elsewhere it is no number
    /// ("three days a week"). `i` is the unit.
    func readUnitOfOne(_ stream: TokenStream, at i: Int, modified: Bool) -> Amount? {
        guard i > 0, let article = stream.match(i - 1, .article, lexicon), article.length == 1,
            lexicon.flag(lexicon.entries[Int(article.entry)], .weak),
            stream.classes[i].contains(.unit) || stream.classes[i].contains(.currency)
        else { return nil }
        var amount = Amount(
            numeral: Numeral(range: i - 1..<i, interval: Interval(1), coefficient: 1, scale: 1, precision: 0),
            range: i - 1..<i)
        readKind(stream, &amount)
        guard amount.kind != .count else { return nil }
        let end = amount.range.upperBound
        let longest = max(
            stream.match(i, .unit, lexicon)?.length ?? 0, stream.match(i, .currency, lexicon)?.length ?? 0)
        guard modified || isAlone(stream, i - 1..<end) || end > i + Int(longest) else { return nil }
        return amount
    }

    /// The last modifier before a numeral, and where it stands.
    struct Lead {
        var entry = -1
        var start = 0
        init() {}
        init(modifier m: ModifierWord, at i: Int) { (entry, start) = (m.entry, i) }
    }

    /// What else the words before a number say: a bound that is none here.
    func settle(_ stream: TokenStream, _ lead: Lead, _ r: Reading, _ bound: inout Quantity.Modifier?) {
        guard lead.entry >= 0, bound != nil else { return }
        let entry = lexicon.entries[lead.entry]
        // «выросло до 31», «до 19 возросло число»: after a verb of change the figure is the new total.
        if lexicon.flag(entry, .change), changeBefore(stream, lead.start) || changeBehind(stream, r.numeral.upperBound)
        {
            bound = nil
        }
        // « n'a jamais compté moins de »: what is not less is at least.
        if let told = bound, isNegated(stream, lead.start) {
            switch told {
            case .lessThan: bound = .atLeast
            case .moreThan: bound = .atMost
            default: break
            }
        }
        // "over five years" says how long it takes.
        // "over thirty years old" does not.
        if lexicon.says(entry, .form, .span), bound == .moreThan, r.kind == .duration,
            stream.match(r.numeral.upperBound - 1, .unit, lexicon) != nil
        {
            bound = nil
        }
        // "lasted over 12 hours" does, "took over 12 firms" does not.
        if lexicon.says(entry, .kind, .duration), r.kind != .duration { bound = nil }
        // "deaths pass 1,000" passes a mark; "pass three bills" does not.
        if lexicon.flag(entry, .weak), r.kind != .count || (r.interval.low ?? .zero) < 100 { bound = nil }
    }

    /// "not", or "not" and its verb, stand right before a modifier.
    private func isNegated(_ stream: TokenStream, _ i: Int) -> Bool {
        for p in stride(from: i - 1, through: max(0, i - 2), by: -1) {
            guard stream.tokens[p].kind == .word, !stream.tokens[p + 1].newlineBefore,
                stream.match(p, .says, lexicon) == nil, stream.match(p, .clause, lexicon) == nil
            else { return false }
            if let not = stream.match(p, .unreal, lexicon) {
                return lexicon.text(lexicon.entries[Int(not.entry)], .form) != "if"
            }
        }
        return false
    }

    /// "younger than five years", "patients were under 15.": how old someone is, not how many or how long.
    func isAge(_ stream: TokenStream, _ lead: Lead, _ r: Reading, _ end: Int) -> Bool {
        guard lead.entry >= 0 else { return false }
        let form = lexicon.field(lexicon.entries[lead.entry], .form)
        if form == KnownValue.age.symbol {
            // «دون سن الـ18»
            if r.kind == .count, let value = r.interval.low ?? r.interval.high, value < 110, value.isWhole {
                return stream.match(end, .concept, lexicon) == nil
            }
            // "under ten minutes" is no age.
            return r.kind == .duration && (Self.seconds[lexicon.symbols[Int(r.unit)]] ?? 0) >= Self.seconds["mo"]!
        }
        guard form == KnownValue.span.symbol, r.kind == .count, let value = r.interval.low ?? r.interval.high,
            value < 110,
            value.isWhole
        else { return false }
        return endsClause(stream, end) && stream.matchEnding(at: lead.start, .copula, reach: 2, lexicon) != nil
    }

    /// «الساعات الـ24»: a definite unit of time stands before its definite number.
    func unitBefore(_ stream: TokenStream, _ i: Int) -> Symbol? {
        var noun = i - 1
        if noun >= 0, stream.match(noun, .definite, lexicon) != nil { noun -= 1 }
        guard noun >= 0, stream.tokens[noun].kind == .word,
            stream.memo.infos[Int(stream.tokens[noun].info)].isDefinite,
            let match = stream.match(noun, .unit, lexicon), match.length == 1,
            lexicon.says(lexicon.entries[Int(match.entry)], .kind, .duration)
        else { return nil }
        return lexicon.entries[Int(match.entry)].id
    }

    func endsClause(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return true }
        let token = stream.tokens[i]
        return token.newlineBefore || token.kind == .punctuation && !Tokenizer.isHyphen(token.scalar)
    }

    /// The modifiers among these tokens.
    func modifiers(_ stream: TokenStream, _ tokens: Range<Int>) -> (
        bound: Quantity.Modifier?, about: Quantity.Modifier?, approx: Bool, before: Range<Int>
    ) {
        var found: (bound: Quantity.Modifier?, about: Quantity.Modifier?, approx: Bool, before: Range<Int>) = (
            nil, nil, false, 0..<0
        )
        var p = tokens.lowerBound
        while p < tokens.upperBound {
            guard let m = modifier(stream, at: p, after: false) else {
                p += 1
                continue
            }
            if m.modifier == .about || m.modifier == .nearly {
                found.about = m.modifier
            } else if m.modifier != .exact {
                found.bound = m.modifier
            }
            found.approx = found.approx || m.approx
            found.before = (found.before.isEmpty ? p : found.before.lowerBound)..<p + m.length
            p += m.length
        }
        return found
    }

    /// «двух с лишним тысячах»: the modifier stands between the number and its scale word, or its unit.
    func multiplyBehindModifier(
        _ stream: TokenStream, _ amount: inout Amount, _ inner: inout Range<Int>, _ bound: inout Quantity.Modifier?,
        _ about: inout Quantity.Modifier?
    ) {
        let end = amount.numeral.range.upperBound
        guard amount.kind == .count, amount.range == amount.numeral.range, let value = amount.numeral.value,
            !amount.numeral.isOrdinal,
            end < stream.tokens.count, !stream.tokens[end].newlineBefore,
            let m = modifier(stream, at: end, after: true), m.entryIsInner(lexicon)
        else { return }
        let p = end + m.length
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore else { return }
        var whole = amount
        if let (scale, after, _) = numerals.readScale(stream, at: p, afterDigits: amount.numeral.hasDigits),
            amount.numeral.scale == 1, value < scale,
            let product = value.multiplied(by: scale)
        {
            whole.numeral.interval = Interval(product)
            (whole.numeral.coefficient, whole.numeral.scale) = (value, scale)
            whole.numeral.precision = product.lastSignificantPlace
            whole.numeral.range = whole.numeral.range.lowerBound..<after
        } else {
            whole.numeral.range = whole.numeral.range.lowerBound..<p
        }
        whole.numeral.isWeak = false
        whole.range = whole.numeral.range
        readKind(stream, &whole)
        guard whole.kind != .count || whole.numeral.scale > 1 else { return }
        amount = whole
        inner = end..<p
        if m.modifier == .about || m.modifier == .nearly {
            about = m.modifier
        } else if m.modifier != .exact {
            bound = m.modifier
        }
    }

    /// «ساعة واحدة», «دولار واحد»: the unit stands before its one.
    func unitOfOne(_ stream: TokenStream, behind i: Int) -> (
        kind: Quantity.Kind, unit: Symbol, factor: ExactNumber, start: Int
    )? {
        guard i > 0, !stream.tokens[i].newlineBefore, !pointsBefore(stream, i) else { return nil }
        if let (start, _) = stream.matchEnding(at: i, .currency, reach: 2, lexicon),
            let money = currency(stream, at: start, after: true), start + money.length == i
        {
            return (.money, money.id, money.factor, start)
        }
        guard let (start, match) = stream.matchEnding(at: i, .unit, reach: 2, lexicon) else { return nil }
        let entry = lexicon.entries[Int(match.entry)]
        guard !lexicon.flag(entry, .dual), !lexicon.flag(entry, .factor),
            !stream.memo.infos[Int(stream.tokens[start].info)].isDefinite
        else { return nil }
        return (lexicon.says(entry, .kind, .duration) ? .duration : .measure, entry.id, 1, start)
    }

    /// The unit or the one of «ساعة واحدة», which is no hour of the clock, and of «شهر واحد», which is not January.
    func isOneOfUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        func isOne(_ p: Int) -> Bool {
            guard p > 0, p < stream.tokens.count, stream.tokens[p].kind == .word, !stream.tokens[p].newlineBefore,
                let one = stream.match(p, .number, lexicon), one.length == 1,
                !stream.memo.infos[Int(stream.tokens[p].info)].isDefinite
            else { return false }
            return lexicon.entries[Int(one.entry)].value == 1
        }
        if let unit = stream.match(i, .unit, lexicon) {
            return isOne(i + Int(unit.length)) && unitOfOne(stream, behind: i + Int(unit.length)) != nil
        }
        return isOne(i) && unitOfOne(stream, behind: i) != nil
    }

    /// «عائق واحد»: a one behind a noun that is not counted, nor told of by an event, only says that it is a singular.
    func stressesNoun(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i > 0, stream.tokens[i - 1].kind == .word, !stream.tokens[i].newlineBefore,
            stream.matchRange(i - 1).isEmpty
        else { return false }
        return i < 2 || stream.match(i - 2, .event, lexicon) == nil
    }

    /// A word that is a number only where something counted stands right behind it («نه نفر»), or behind "including" ("dont un enfant").
    func isCounted(_ stream: TokenStream, _ amount: Amount) -> Bool {
        guard amount.kind == .count,
            stream.match(amount.range.lowerBound, .number, lexicon).map({ Int($0.length) == amount.range.count })
                ?? false
        else { return false }
        let start = amount.range.lowerBound
        let after = amount.range.upperBound
        guard after < stream.tokens.count, !stream.tokens[after].newlineBefore else { return false }
        let names = stream.match(after, .concept, lexicon) != nil || stream.match(after, .event, lexicon) != nil
        // "dont un grièvement,": one word of how, then the clause ends.
        if names || stream.tokens[after].kind == .word && endsClause(stream, after + 1),
            stream.matchEnding(at: start, .including, lexicon) != nil
        {
            return true
        }
        guard names else { return false }
        // "un mort et sept blessés": the noun is a toll's.
        if stream.matchRange(after).contains(where: { m in
            let entry = lexicon.entries[Int(stream.matches[m].entry)]
            return entry.entryClass == .event && lexicon.text(entry, .form) == "counted"
        }), isListed(stream, after) {
            return true
        }
        return stream.match(start, .number, lexicon).map { lexicon.flag(lexicon.entries[Int($0.entry)], .counted) }
            ?? false
    }

    /// Another figure follows the noun: "un mort et sept blessés", not «bir saldırı».
    func isListed(_ stream: TokenStream, _ noun: Int) -> Bool {
        var p = noun + 1
        // The noun may have a word more, and a comma.
        while p < stream.tokens.count, p - noun < 4, !stream.tokens[p].newlineBefore {
            let link = stream.match(p, .and, lexicon) ?? stream.match(p, .joiner, lexicon)
            if link != nil || stream.tokens[p].scalar == 0x2C || stream.tokens[p].scalar == 0x60C {
                let next = p + Int(link?.length ?? 1)
                return next < stream.tokens.count
                    && numerals.read(stream, at: next).map { !$0.isWeak && !$0.isOrdinal } ?? false
            }
            guard stream.tokens[p].kind == .word else { return false }
            p += 1
        }
        return false
    }

    /// "the Bourgogne quarter": a part of a town.
    func isDistrict(_ stream: TokenStream, _ amount: Amount) -> Bool {
        let start = amount.range.lowerBound
        guard amount.numeral.isFraction, amount.range.count == 1, start > 1, !stream.tokens[start].newlineBefore else {
            return false
        }
        let before = stream.tokens[start - 1]
        return before.kind == .word && before.isCapitalised && stream.matchRange(start - 1).isEmpty
            && stream.tokens[start - 2].kind == .word
            && endsClause(stream, amount.range.upperBound)
    }

    /// A word hangs on the number by a hyphen.
    func isCompound(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i + 1 < stream.tokens.count else { return false }
        let (hyphen, word) = (stream.tokens[i], stream.tokens[i + 1])
        return Tokenizer.isHyphen(hyphen.scalar) && !hyphen.spaceBefore && !word.spaceBefore && word.kind == .word
    }

    /// Whether the words behind name something that is counted: "several people" says how many, "several times" next to nothing.
    func countsSomething(_ stream: TokenStream, from start: Int) -> Bool {
        var p = start
        while p < stream.tokens.count, p - start < 4, !stream.tokens[p].newlineBefore || p == start,
            stream.tokens[p].kind == .word
        {
            // "quelques droits car il est": what stands behind the clause is counted in its own. Events of measures count nothing.
            if stream.match(p, .clause, lexicon) != nil { return false }
            if stream.match(p, .concept, lexicon) != nil { return true }
            if let event = stream.match(p, .event, lexicon),
                lexicon.text(lexicon.entries[Int(event.entry)], .kind) != "measure"
            {
                return true
            }
            p += 1
        }
        return false
    }

    func startsNumber(_ stream: TokenStream, _ i: Int) -> Bool {
        stream.match(i, .number, lexicon) != nil || stream.match(i, .vague, lexicon) != nil
            || stream.match(i, .fraction, lexicon) != nil
            || stream.match(i, .dozen, lexicon) != nil
    }

    /// An article-like number word counts where nothing it could be the article of stands behind it.
    func standsAlone(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
        func isBreak(_ i: Int) -> Bool {
            guard i >= 0, i < stream.tokens.count else { return true }
            let token = stream.tokens[i]
            // An apostrophe or an opening quotation mark ends nothing: "d'un « choc »".
            switch token.scalar {
            case 0x27, 0x2019, 0xAB, 0x201C, 0x201E: return false
            default: break
            }
            return token.kind == .punctuation || token.kind == .number || stream.match(i, .number, lexicon) != nil
        }
        let after = range.upperBound
        // "un 5,5 %": before digits it is an article.
        if after < stream.tokens.count, stream.tokens[after].kind == .number, !stream.tokens[after].newlineBefore,
            stream.tokens[after].spaceBefore
        {
            return false
        }
        // «Ein 47-köpfiges Team»
        if after + 1 < stream.tokens.count, stream.tokens[after].kind == .number,
            Tokenizer.isHyphen(stream.tokens[after + 1].scalar),
            !stream.tokens[after + 1].spaceBefore
        {
            return false
        }
        // «ein zehn Jahre alter Junge»
        if after < stream.tokens.count, stream.tokens[after].kind == .word, !stream.tokens[after].newlineBefore,
            startsNumber(stream, after), let next = numerals.read(stream, at: after), !next.isVague,
            stream.match(next.range.upperBound, .unit, lexicon) != nil
        {
            return false
        }
        if isBreak(after), isBreak(range.lowerBound - 1) { return true }
        // "a un trois sept": digits told one by one.
        guard startsNumber(stream, after), let next = numerals.read(stream, at: after) else { return false }
        return startsNumber(stream, next.range.upperBound) && !stream.tokens[next.range.upperBound].newlineBefore
    }

    func reading(_ amount: Amount, rule: StaticString) -> Reading {
        var interval = amount.numeral.interval
        if amount.factor != 1 {
            interval.low = interval.low?.multiplied(by: amount.factor)
            interval.high = interval.high?.multiplied(by: amount.factor)
        }
        var r = Reading(numeral: amount.range, interval: interval)
        r.kind =
            amount.numeral.isOrdinal
            ? .ordinal : amount.kind == .count && amount.numeral.isFraction ? .ratio : amount.kind
        r.unit = amount.unit
        r.precision = amount.numeral.precision
        r.vagueClass = amount.numeral.vagueClass
        r.modifier = amount.numeral.isVague ? .vague : amount.numeral.isApproximate ? .about : .exact
        r.rule = rule
        return r
    }

    /// The reading of an amount whose unit was changed to that of the range's other end.
    private func converted(_ r: Reading, _ amount: Amount) -> Reading {
        guard r.unit != amount.unit else { return r }
        var result = r
        (result.unit, result.interval, result.precision) = (
            amount.unit, amount.numeral.interval, amount.numeral.precision
        )
        return result
    }

    /// Makes `r` the range up to `high`; the two ends share the kind and unit that either names.
    func join(_ r: inout Reading, _ high: Amount, modifier: Quantity.Modifier) {
        let h = high.factor == 1 ? high.numeral.interval.high : high.numeral.interval.high?.multiplied(by: high.factor)
        r.interval = Interval(low: r.interval.low, high: h)
        r.modifier = modifier
        if r.kind == high.kind, r.unit != high.unit, high.unit != 0 { r.unit = high.unit }
        if r.kind == .count, high.kind != .count {
            (r.kind, r.unit) = (high.kind, high.unit)
            if high.factor != 1 { r.interval.low = r.interval.low?.multiplied(by: high.factor) }
        }
        if let p = r.precision, let q = high.numeral.precision { r.precision = min(p, q) }
    }

    func apply(
        bound: Quantity.Modifier?, about: Quantity.Modifier?, approx: Bool, before: Range<Int>, to r: inout Reading
    ) {
        r.before = before
        if let bound {
            // Under a bound a vague class or a range stands for its low end, or for its high end under an upper bound.
            let wasApproximate = r.modifier == .about || about != nil || approx
            let low = r.interval.low
            let high = r.interval.high
            switch bound {
            case .atLeast: r.interval = Interval(low: low, high: nil)
            case .moreThan: r.interval = Interval(low: low, high: nil, lowOpen: true)
            case .atMost: r.interval = Interval(low: nil, high: high)
            case .lessThan: r.interval = Interval(low: nil, high: high, highOpen: true)
            default: break
            }
            r.approx = wasApproximate
            r.modifier = bound
        } else if let about {
            if r.modifier == .vague || r.modifier == .between { r.approx = true } else { r.modifier = about }
        } else if approx {
            r.approx = true
        }
    }
}
