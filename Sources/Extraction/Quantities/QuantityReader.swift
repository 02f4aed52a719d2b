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
    private let centimetre: Symbol

    init(lexicon: Lexicon, vague: [Symbol: Catalogue.VagueClass], units: [Symbol: Catalogue.Unit]) {
        self.lexicon = lexicon
        self.units = units
        centimetre = lexicon.symbol("cm")
        numerals = NumeralReader(lexicon: lexicon, vague: vague)
        dates = DateReader(lexicon: lexicon, numerals: numerals)
        identifiers = IdentifierRules(lexicon: lexicon)
        ages = AgeRules(lexicon: lexicon)
    }

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
            if let end = readOther(stream, at: i, reference: reference, into: &readings) {
                i = max(i + 1, end)
                continue
            }
            guard starts.contains(.quantity) || isArticleOfUnit(stream, i) else {
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
            if stream.tokens[i].kind == .number { readings.append(identifiers.unreadable(i)) }
            i += 1
        }
    }

    /// "children of 4 and 9 years", "12, 15 and 18 months": the unit stands once, behind the last.
    private func shareUnit(_ stream: TokenStream, _ readings: inout [Reading]) {
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
    private struct Amount {
        var numeral: Numeral
        @NarrowRange var range: Range<Int>
        var kind: Quantity.Kind = .count
        var unit: Symbol = 0
        var factor: ExactNumber = 1
    }

    /// What a number may be that is no quantity of its own: part of a phrase that only looks like one, a date, a name. The token after it.
    private func readOther(_ stream: TokenStream, at i: Int, reference: CivilTime?, into readings: inout [Reading])
        -> Int?
    {
        let starts = stream.starts[i]
        // "1e10" is a number.
        if stream.tokens[i].kind == .number,
            stream.tokens[i].spaceBefore || i == 0 || stream.tokens[i - 1].kind != .word,
            numerals.exponent(stream, at: i + 1) != nil
        {
            return nil
        }
        // The longer reading wins: «أحد عشر» is eleven though «أحد» is someone, "second half of 2021" is a date.
        let skipped = starts.contains(.notNumber) ? stream.match(i, .notNumber, lexicon) : nil
        if starts.contains(.date), let date = dates.read(stream, at: i, reference: reference),
            skipped.map({ i + Int($0.length) < date.range.upperBound }) ?? true
        {
            // The length stands before its date, so that the date holds the tokens of both.
            let length = readLength(stream, of: date, reference: reference)
            if let length { readings.append(length) }
            if !date.isLengthOnly || length == nil { readings.append(date.reading) }
            return date.range.upperBound
        }
        // "another one to two points" counts though "another one" alone does not.
        let goesOn = skipped.map { opensRange(stream, at: i + Int($0.length) - 1) } ?? false
        if let skipped, !goesOn,
            [EntryClass.number, .fraction].allSatisfy({
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

    /// The length that tells a date: "four days" in "over the past four days" is a duration as well.
    private func readLength(_ stream: TokenStream, of date: DateReading, reference: CivilTime?) -> Reading? {
        guard !date.length.isEmpty else { return nil }
        var found: [Reading] = []
        guard readQuantity(stream, at: date.length.lowerBound, reference: reference, into: &found) != nil,
            found.count == 1,
            found[0].kind == .duration, found[0].numeral.upperBound <= date.range.upperBound
        else { return nil }
        return found[0]
    }

    /// A number at the token is the low end of a range.
    private func opensRange(_ stream: TokenStream, at i: Int) -> Bool {
        guard startsNumber(stream, i), let low = readAmount(stream, at: i) else { return false }
        return readRangeEnd(stream, at: low.range.upperBound, from: low) != nil
    }

    private func readQuantity(_ stream: TokenStream, at i: Int, reference: CivilTime?, into readings: inout [Reading])
        -> Int?
    {
        if var dual = readDual(stream, at: i) {
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
        if p > i, let end = readOther(stream, at: p, reference: reference, into: &readings) { return end }
        // «أقل من سنتين»
        if p > i, var dual = readDual(stream, at: p) {
            apply(bound: bound, about: about, approx: approx, before: before, to: &dual)
            readings.append(dual)
            return p + dual.numeral.count
        }
        if let range = readOpenedRange(stream, at: p) {
            if range.isChange {
                readings.append(reading(range.low, rule: "range.change"))
                var high = reading(range.high, rule: "range.change")
                // "from 14 to less than nine hours": the second figure has its own bound.
                let own = modifiers(stream, range.highStart..<range.high.range.lowerBound)
                apply(bound: own.bound, about: own.about, approx: own.approx, before: own.before, to: &high)
                readings.append(high)
                return range.end
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
        guard
            var amount = readAmount(stream, at: p, modified: !before.isEmpty)
                ?? (!before.isEmpty && before.upperBound == p && lead.entry >= 0
                    && !lexicon.flag(lexicon.entries[lead.entry], .change) ? readSingle(stream, at: p) : nil)
                ?? (articleAt == p
                    ? readUnitOfOne(stream, at: p, modified: !before.isEmpty && before.upperBound == p - 1)
                    : readUnitAndHalf(stream, at: p))
        else { return nil }
        var inner: Range<Int> = 0..<0
        multiplyBehindModifier(stream, &amount, &inner, &bound, &about)
        if amount.numeral.isWeak, isCounted(stream, amount) { amount.numeral.isWeak = false }
        if isDistrict(stream, amount) { return nil }
        if articleAt == p, isCompound(stream, amount.numeral.range.upperBound) {
            // "presides over a five-member council": the article and the compound are one noun, which no modifier reaches into.
            (bound, about, approx, before) = (nil, nil, false, 0..<0)
        }
        if amount.numeral.isWeak, amount.numeral.isVague || amount.numeral.isApproximate {
            guard amount.kind == .money || countsSomething(stream, from: amount.range.upperBound) else { return nil }
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
        if !isStep(stream, amount.range.lowerBound),
            let (second, rule, modifier) = readRangeEnd(stream, at: end, from: amount)
        {
            join(&r, second, modifier: modifier)
            if second.numeral.scale > 1, amount.numeral.scale == 1, let low = amount.numeral.value,
                let c = second.numeral.value,
                low < second.numeral.coefficient, let scaled = low.multiplied(by: second.numeral.scale), scaled <= c
            {
                // "3–5 million": the scale word stands once.
                r.interval = Interval(low: scaled, high: c)
            }
            r.numeral = r.numeral.lowerBound..<second.range.upperBound
            r.rule = rule
            end = second.range.upperBound
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

    /// An article and what may be one unit: "an hour".
    @inline(__always)
    private func isArticleOfUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i + 1 < stream.tokens.count else { return false }
        if stream.classes[i].contains(.article) {
            return stream.classes[i + 1].contains(.unit) || stream.classes[i + 1].contains(.currency)
        }
        return stream.classes[i].contains(.unit) && stream.classes[i + 1].contains(.joiner)
    }

    /// «более часа», «أكثر من ساعة»: behind a modifier the singular of a unit is one of it.
    private func readSingle(_ stream: TokenStream, at i: Int) -> Amount? {
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
    private func readUnitAndHalf(_ stream: TokenStream, at i: Int) -> Amount? {
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
    private func readUnitOfOne(_ stream: TokenStream, at i: Int, modified: Bool) -> Amount? {
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
    private struct Lead {
        var entry = -1
        var start = 0
        init() {}
        init(modifier m: ModifierWord, at i: Int) { (entry, start) = (m.entry, i) }
    }

    /// What else the words before a number say: a bound that is none here.
    private func settle(_ stream: TokenStream, _ lead: Lead, _ r: Reading, _ bound: inout Quantity.Modifier?) {
        guard lead.entry >= 0, bound != nil else { return }
        let entry = lexicon.entries[lead.entry]
        // «выросло до 31», «до 19 возросло число»: after a verb of change the figure is the new total.
        if lexicon.flag(entry, .change), changeBefore(stream, lead.start) || changeBehind(stream, r.numeral.upperBound)
        {
            bound = nil
        }
        // "over five years" says how long it takes.
        // "over thirty years old" does not.
        if lexicon.text(entry, .form) == "span", r.kind == .duration,
            stream.match(r.numeral.upperBound - 1, .unit, lexicon) != nil
        {
            bound = nil
        }
        // "deaths pass 1,000" passes a mark; "pass three bills" does not.
        if lexicon.flag(entry, .weak), r.kind != .count || (r.interval.low ?? .zero) < 100 { bound = nil }
    }

    /// "younger than five years", "patients were under 15.": how old someone is, not how many or how long.
    private func isAge(_ stream: TokenStream, _ lead: Lead, _ r: Reading, _ end: Int) -> Bool {
        guard lead.entry >= 0 else { return false }
        let form = lexicon.text(lexicon.entries[lead.entry], .form)
        if form == "age" {
            // «دون سن الـ18»
            if r.kind == .count, r.isDefinite, let value = r.interval.low ?? r.interval.high, value < 110, value.isWhole
            {
                return stream.match(end, .concept, lexicon) == nil
            }
            // "under ten minutes" is no age.
            return r.kind == .duration && (Self.seconds[lexicon.symbols[Int(r.unit)]] ?? 0) >= Self.seconds["mo"]!
        }
        guard form == "span", r.kind == .count, let value = r.interval.low ?? r.interval.high, value < 110,
            value.isWhole
        else { return false }
        return endsClause(stream, end) && stream.matchEnding(at: lead.start, .copula, reach: 2, lexicon) != nil
    }

    /// «الساعات الـ24»: a definite unit of time stands before its definite number.
    private func unitBefore(_ stream: TokenStream, _ i: Int) -> Symbol? {
        var noun = i - 1
        if noun >= 0, stream.match(noun, .definite, lexicon) != nil { noun -= 1 }
        guard noun >= 0, stream.tokens[noun].kind == .word,
            stream.memo.infos[Int(stream.tokens[noun].info)].isDefinite,
            let match = stream.match(noun, .unit, lexicon), match.length == 1,
            lexicon.says(lexicon.entries[Int(match.entry)], .kind, .duration)
        else { return nil }
        return lexicon.entries[Int(match.entry)].id
    }

    private func endsClause(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return true }
        let token = stream.tokens[i]
        return token.newlineBefore || token.kind == .punctuation && !Tokenizer.isHyphen(token.scalar)
    }

    /// The modifiers among these tokens.
    private func modifiers(_ stream: TokenStream, _ tokens: Range<Int>) -> (
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
    private func multiplyBehindModifier(
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

    /// A word that is a number only where something counted stands right behind it («نه نفر»), or behind "including" ("dont un enfant").
    private func isCounted(_ stream: TokenStream, _ amount: Amount) -> Bool {
        guard amount.kind == .count, amount.range.count == 1 else { return false }
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
        }) {
            return true
        }
        return stream.match(start, .number, lexicon).map { lexicon.flag(lexicon.entries[Int($0.entry)], .counted) }
            ?? false
    }

    /// "the Bourgogne quarter": a part of a town.
    private func isDistrict(_ stream: TokenStream, _ amount: Amount) -> Bool {
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
    private func isCompound(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i + 1 < stream.tokens.count else { return false }
        let (hyphen, word) = (stream.tokens[i], stream.tokens[i + 1])
        return Tokenizer.isHyphen(hyphen.scalar) && !hyphen.spaceBefore && !word.spaceBefore && word.kind == .word
    }

    /// Whether the words behind name something that is counted: "several people" says how many, "several times" next to nothing.
    private func countsSomething(_ stream: TokenStream, from start: Int) -> Bool {
        var p = start
        while p < stream.tokens.count, p - start < 4, !stream.tokens[p].newlineBefore || p == start,
            stream.tokens[p].kind == .word
        {
            if stream.match(p, .concept, lexicon) != nil || stream.match(p, .event, lexicon) != nil { return true }
            p += 1
        }
        return false
    }

    private func startsNumber(_ stream: TokenStream, _ i: Int) -> Bool {
        stream.match(i, .number, lexicon) != nil || stream.match(i, .vague, lexicon) != nil
            || stream.match(i, .fraction, lexicon) != nil
            || stream.match(i, .dozen, lexicon) != nil
    }

    /// An article-like number word counts where nothing it could be the article of stands behind it.
    private func standsAlone(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
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
        if isBreak(after), isBreak(range.lowerBound - 1) { return true }
        // "a un trois sept": digits told one by one.
        guard startsNumber(stream, after), let next = numerals.read(stream, at: after) else { return false }
        return startsNumber(stream, next.range.upperBound) && !stream.tokens[next.range.upperBound].newlineBefore
    }

    private func reading(_ amount: Amount, rule: StaticString) -> Reading {
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

    /// Makes `r` the range up to `high`; the two ends share the kind and unit that either names.
    private func join(_ r: inout Reading, _ high: Amount, modifier: Quantity.Modifier) {
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

    private func apply(
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

    // MARK: Modifiers

    private struct ModifierWord {
        var modifier: Quantity.Modifier
        var length: Int
        var approx: Bool
        var reach: Int
        var entry: Int

        /// It may stand inside its number («с лишним»).
        func entryIsInner(_ lexicon: Lexicon) -> Bool { lexicon.says(lexicon.entries[entry], .form, .inner) }
    }

    private func modifier(_ stream: TokenStream, at i: Int, after: Bool) -> ModifierWord? {
        guard i < stream.tokens.count, stream.classes[i].contains(.modifier) else { return nil }
        for m in stream.matchRange(i) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard entry.entryClass == .modifier else { continue }
            guard lexicon.says(entry, .place, .both) || lexicon.says(entry, .place, .after) == after,
                let modifier = entry.modifier
            else { continue }
            return ModifierWord(
                modifier: modifier, length: Int(match.length), approx: lexicon.flag(entry, .approx),
                reach: Int(entry.reach), entry: Int(match.entry))
        }
        return nil
    }

    /// «تجاوز عدد القتلى 100»: the verb that bounds a number has its subject between them, by so many words as its row allows.
    private func farModifier(_ stream: TokenStream, before i: Int) -> ModifierWord? {
        guard lexicon.settings.verbsFirst else { return nil }
        var p = i - 1
        while p >= 0, i - p <= Self.longestSubject + 1 {
            let token = stream.tokens[p]
            guard token.kind == .word, !token.newlineBefore || p == i - 1, !stream.starts[p].contains(.notNumber) else {
                return nil
            }
            if let m = modifier(stream, at: p, after: false), m.reach > 0 {
                let between = p + m.length..<i
                guard !between.isEmpty, between.count <= m.reach else { return nil }
                return m
            }
            // A preposition before the number begins a phrase of its own.
            if p == i - 1,
                stream.match(p, .stop, lexicon) != nil || stream.match(p, .placeBefore, lexicon) != nil
                    || stream.match(p, .rangeOpen, lexicon) != nil || stream.match(p, .dateOpen, lexicon) != nil
            {
                return nil
            }
            for barrier: EntryClass in [.number, .and, .clause, .says, .change, .including]
            where stream.match(p, barrier, lexicon) != nil { return nil }
            p -= 1
        }
        return nil
    }

    /// How many words a subject may have that stands between its verb and a number.
    private static let longestSubject = 8

    /// Modifiers behind the numeral: right behind it, or, where the lexicon gives a reach, behind the counted words.
    private func readAfterModifiers(
        _ stream: TokenStream, from start: Int, bound: inout Quantity.Modifier?, about: inout Quantity.Modifier?,
        approx: inout Bool,
        reading r: inout Reading, end: inout Int
    ) {
        var p = start
        var steps = 0
        while p < stream.tokens.count, steps < 12 {
            let token = stream.tokens[p]
            if token.newlineBefore || token.kind == .number { return }
            if let m = modifier(stream, at: p, after: true), steps == 0 || steps <= m.reach {
                // The same words may belong to a number behind them: "26 and at least 8", "40 and less than 10".
                for q in p..<(p + m.length) {
                    guard let leading = modifier(stream, at: q, after: false) else { continue }
                    if q + leading.length >= p + m.length, beginsNumeral(stream, q + leading.length) {
                        return
                    }
                }
                if m.modifier == .about || m.modifier == .nearly {
                    about = m.modifier
                } else if m.modifier != .exact {
                    bound = m.modifier
                }
                approx = approx || m.approx
                r.after = p..<(p + m.length)
                if steps == 0 { end = p + m.length }
                return
            }
            if token.kind == .punctuation, !Tokenizer.isHyphen(token.scalar), !isBracketOrComma(token.scalar) { return }
            if token.kind == .punctuation, isBracketOrComma(token.scalar) {
                // Behind a comma a modifier looks back only where it ends the clause: "eight died, at least."
                guard let m = modifier(stream, at: p + 1, after: true) else { return }
                let next = p + 1 + m.length
                if steps > 0, next < stream.tokens.count, stream.tokens[next].kind != .punctuation,
                    !stream.tokens[next].newlineBefore
                {
                    return
                }
            }
            if startsNumber(stream, p) || stream.match(p, .clause, lexicon) != nil { return }
            p += 1
            if token.kind != .punctuation { steps += 1 }
        }
    }

    private func isBracketOrComma(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0x2C || scalar == 0x60C }
    private func beginsNumeral(_ stream: TokenStream, _ i: Int) -> Bool {
        i < stream.tokens.count && (stream.tokens[i].kind == .number || startsNumber(stream, i))
    }

    // MARK: Amounts

    private func readAmount(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Amount? {
        guard i < stream.tokens.count else { return nil }
        // "-$5"
        if let minus = stream.match(i, .minus, lexicon), minus.length == 1, stream.tokens[i].kind != .word,
            i == 0 || stream.tokens[i].spaceBefore || stream.tokens[i - 1].kind == .punctuation,
            i + 1 < stream.tokens.count, !stream.tokens[i + 1].spaceBefore, stream.tokens[i + 1].kind == .symbol,
            currency(stream, at: i + 1, after: false) != nil, var amount = readAmount(stream, at: i + 1),
            amount.kind == .money, let value = amount.numeral.value
        {
            amount.numeral.interval = Interval(value.negated)
            amount.range = i..<amount.range.upperBound
            return amount
        }
        // Money signs and words that stand before: "$4.7 billion", "US$ 10", "EUR 20".
        if let sign = currency(stream, at: i, after: false) {
            var p = i + sign.length
            if p < stream.tokens.count, let article = stream.match(p, .article, lexicon) { p += Int(article.length) }
            if p < stream.tokens.count, !stream.tokens[p].newlineBefore, let numeral = numerals.read(stream, at: p),
                !numeral.isOrdinal,
                !numeral.isWeak
            {
                var amount = Amount(
                    numeral: numeral, range: i..<numeral.range.upperBound, kind: .money, unit: sign.id,
                    factor: sign.factor)
                // A sign before and its code behind ("$10 USD") are one.
                if let again = currency(stream, at: numeral.range.upperBound, after: true) {
                    amount.range = i..<(numeral.range.upperBound + again.length)
                    if again.id != sign.id { amount.unit = again.id }
                }
                return amount
            }
        }
        if let sign = stream.match(i, .percent, lexicon),
            !lexicon.says(lexicon.entries[Int(sign.entry)], .place, .after),
            let numeral = numerals.read(stream, at: i + Int(sign.length)), !numeral.isOrdinal, !numeral.isWeak
        {
            return Amount(numeral: numeral, range: i..<numeral.range.upperBound, kind: .percent)
        }
        guard let numeral = numerals.read(stream, at: i, modified: modified) else { return nil }
        var amount = Amount(numeral: numeral, range: numeral.range)
        if !numeral.isOrdinal { readKind(stream, &amount) }
        return amount
    }

    /// `inner`: also the signs that count only behind another amount ("20 dollars 43c").
    private func currency(_ stream: TokenStream, at i: Int, after: Bool, inner: Bool = false) -> (
        id: Symbol, length: Int, factor: ExactNumber
    )? {
        guard i < stream.tokens.count, stream.classes[i].contains(.currency) else { return nil }
        for m in stream.matchRange(i) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard entry.entryClass == .currency else { continue }
            guard lexicon.says(entry, .place, .both) || lexicon.says(entry, .place, .before) == !after else { continue }
            if !inner, lexicon.says(entry, .form, .inner) { continue }
            // A code that is a word in some language counts in capitals only.
            if lexicon.says(entry, .symbol, .code),
                !stream.bytes[stream.tokens[i].byteRange].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
            {
                continue
            }
            let factor =
                lexicon.flag(entry, .minor)
                ? ExactNumber(1, over: 100)!
                : lexicon.flag(entry, .factor) ? LexiconReader.number(lexicon.text(entry, .factor)) ?? 1 : 1
            return (entry.id, Int(match.length), factor)
        }
        return nil
    }

    /// What the words behind a numeral make of it: percent, money, a measure, a duration.
    private func readKind(_ stream: TokenStream, _ amount: inout Amount) {
        var p = amount.range.upperBound
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore else { return }
        let token = stream.tokens[p]
        if token.kind == .punctuation, Tokenizer.isHyphen(token.scalar), !token.spaceBefore,
            p + 1 < stream.tokens.count,
            !stream.tokens[p + 1].spaceBefore, stream.tokens[p + 1].kind == .word
        {
            p += 1
        } else if let article = stream.match(p, .article, lexicon), p + Int(article.length) < stream.tokens.count,
            amount.numeral.scale > 1 || amount.numeral.isVague || amount.numeral.isFraction
        {
            // "millions of dollars", "half a kilometre", "2 millions d'euros".
            p += Int(article.length)
            // "a tenth of a second"
            if amount.numeral.isFraction, let second = stream.match(p, .article, lexicon),
                stream.match(p + Int(second.length), .unit, lexicon) != nil
            {
                p += Int(second.length)
            }
        }
        let glued = p < stream.tokens.count && !stream.tokens[p].spaceBefore
        if let match = stream.match(p, .percentagePoints, lexicon) {
            amount.kind = .percentagePoints
            amount.range = amount.range.lowerBound..<(p + Int(match.length))
            return
        }
        if let match = stream.match(p, .percent, lexicon),
            !lexicon.says(lexicon.entries[Int(match.entry)], .place, .before)
        {
            amount.kind = .percent
            amount.range = amount.range.lowerBound..<(p + Int(match.length))
            return
        }
        // "60 pounds per square inch" is longer than "60 pounds".
        if let money = currency(stream, at: p, after: true),
            stream.match(p, .unit, lexicon).map({ Int($0.length) <= money.length }) ?? true
        {
            if readWeight(stream, at: p, &amount) { return }
            amount.kind = .money
            amount.unit = money.id
            amount.factor = money.factor
            amount.range = amount.range.lowerBound..<(p + money.length)
            readMinor(stream, &amount)
            return
        }
        for m in stream.matchRange(p < stream.tokens.count ? p : 0) where p < stream.tokens.count {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard entry.entryClass == .unit else { continue }
            if lexicon.says(entry, .form, .inner) || !numerals.isWritten(stream, p, entry) { continue }
            if lexicon.flag(entry, .glued), !glued, !amount.numeral.hasDigits { continue }
            if lexicon.says(entry, .glued, .only), !glued { continue }
            let end = p + Int(match.length)
            // A unit sign is a whole word: "5 m" but not "5 m's".
            if lexicon.flag(entry, .symbol), end < stream.tokens.count, !stream.tokens[end].spaceBefore,
                stream.tokens[end].kind == .word
            {
                continue
            }
            amount.unit = entry.id
            amount.kind = lexicon.says(entry, .kind, .duration) ? .duration : .measure
            amount.range = amount.range.lowerBound..<end
            if lexicon.flag(entry, .factor), let factor = LexiconReader.number(lexicon.text(entry, .factor)) {
                amount.factor = factor
            }
            readSmallerParts(stream, &amount)
            readBelowZero(stream, &amount)
            return
        }
        readBelowZero(stream, &amount)
    }

    /// "6 pounds, 5 ounces": a word for money that is a unit where a smaller unit follows.
    private func readWeight(_ stream: TokenStream, at i: Int, _ amount: inout Amount) -> Bool {
        guard let unit = stream.match(i, .unit, lexicon), lexicon.says(lexicon.entries[Int(unit.entry)], .form, .inner)
        else { return false }
        var whole = amount
        whole.kind = .measure
        whole.unit = lexicon.entries[Int(unit.entry)].id
        whole.range = amount.range.lowerBound..<i + Int(unit.length)
        let end = whole.range.upperBound
        readSmallerParts(stream, &whole)
        guard whole.range.upperBound > end else { return false }
        amount = whole
        return true
    }

    /// "10 degrees below zero", «минус» behind: what stands behind a figure may make it negative.
    private func readBelowZero(_ stream: TokenStream, _ amount: inout Amount) {
        let end = amount.range.upperBound
        guard amount.kind == .measure || amount.kind == .count, end < stream.tokens.count,
            !stream.tokens[end].newlineBefore, let minus = stream.match(end, .minus, lexicon),
            lexicon.says(lexicon.entries[Int(minus.entry)], .place, .after), let value = amount.numeral.value, value > 0
        else { return }
        amount.numeral.interval = Interval(value.negated)
        amount.range = amount.range.lowerBound..<(end + Int(minus.length))
    }

    /// "13 years and 6 months", "5 ft 2 in", "treize ans et demi": what smaller units or a half behind the unit add.
    ///
    /// The whole is told in the smallest unit where it holds a whole number of them: 155 minutes, 62 inches; years and months in years
    /// where these are a decimal (7.5), as sentences are compared.
    private func readSmallerParts(_ stream: TokenStream, _ amount: inout Amount) {
        guard amount.factor == 1, var value = amount.numeral.value, value.isWhole else { return }
        var parts = 1
        while parts < 6, let next = readSmallerPart(stream, amount, value, isFirst: parts == 1) {
            value = next.value
            amount.numeral.interval = Interval(value)
            amount.numeral.precision = value.lastSignificantPlace
            amount.numeral.isWeak = false
            amount.unit = next.unit
            amount.range = amount.range.lowerBound..<next.end
            guard value.isWhole, !next.isLast else { return }
            parts += 1
        }
    }

    private func readSmallerPart(_ stream: TokenStream, _ amount: Amount, _ value: ExactNumber, isFirst: Bool) -> (
        value: ExactNumber, unit: Symbol, end: Int, isLast: Bool
    )? {
        let end = amount.range.upperBound
        let isDuration = amount.kind == .duration
        guard end < stream.tokens.count, !stream.tokens[end].newlineBefore else { return nil }
        if isFirst, let half = stream.match(end, .fraction, lexicon),
            lexicon.flag(lexicon.entries[Int(half.entry)], .plus),
            let sum = value.adding(lexicon.entries[Int(half.entry)].value)
        {
            return (sum, amount.unit, end + Int(half.length), true)
        }
        let joiner = stream.match(end, .joiner, lexicon) ?? stream.match(end, .and, lexicon)
        let isComma = joiner == nil && (stream.tokens[end].scalar == 0x2C || stream.tokens[end].scalar == 0x60C)
        var p = end + (isComma ? 1 : Int(joiner?.length ?? 0))
        if isComma, let and = stream.match(p, .joiner, lexicon) ?? stream.match(p, .and, lexicon) {
            p += Int(and.length)
        }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore else { return nil }
        if joiner != nil, isFirst {
            var q = p
            if let article = stream.match(q, .article, lexicon) { q += Int(article.length) }
            if let half = stream.match(q, .fraction, lexicon),
                lexicon.entries[Int(half.entry)].value < 1, lexicon.entries[Int(half.entry)].value > 0,
                endsDuration(stream, q + Int(half.length)),
                let sum = value.adding(lexicon.entries[Int(half.entry)].value)
            {
                return (sum, amount.unit, q + Int(half.length), true)
            }
        }
        guard let rest = numerals.read(stream, at: p), let part = rest.value, !rest.isOrdinal, part > 0 else {
            return nil
        }
        // "un mètre soixante-dix", "1 m 70": two digits behind metres are centimetres.
        if !isDuration, isFirst, p == end, lexicon.symbols[Int(amount.unit)] == "m", centimetre > 0, value < 10,
            part >= 10,
            part < 100, part.isWhole, !countsBehind(stream, rest.range.upperBound),
            let sum = value.multiplied(by: 100)?.adding(part)
        {
            return (sum, centimetre, rest.range.upperBound, true)
        }
        guard rest.range.upperBound < stream.tokens.count,
            let (entry, length, ratio) = smallerUnit(stream, at: rest.range.upperBound, of: amount.unit, isDuration),
            part < ratio
        else { return nil }
        // "2 km, 500 m and 100 m" is a list; units that are not tens of each other are told together.
        if isComma, !isDuration, ratio.lastSignificantPlace ?? 0 > 0 { return nil }
        let after = rest.range.upperBound + length
        if units[amount.unit]?.dimension == "months", let sum = part.divided(by: ratio)?.adding(value), sum.isDecimal {
            return (sum, amount.unit, after, true)
        }
        if ratio.isWhole {
            guard let sum = value.multiplied(by: ratio)?.adding(part) else { return nil }
            return (sum, entry.id, after, false)
        }
        guard isDuration, let share = part.divided(by: ratio), let sum = value.adding(share) else { return nil }
        return (sum, amount.unit, after, true)
    }

    /// A unit, a sign or something counted stands at the token.
    private func countsBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count, !stream.tokens[i].newlineBefore else { return false }
        return stream.tokens[i].kind == .number || stream.tokens[i].kind == .symbol
            || [EntryClass.unit, .currency, .percent, .concept, .event, .number, .rangeMid].contains {
                stream.match(i, $0, lexicon) != nil
            }
    }

    /// The unit at the token that is smaller than another and measures the same: "m" behind hours is a minute.
    private func smallerUnit(_ stream: TokenStream, at i: Int, of large: Symbol, _ isDuration: Bool) -> (
        entry: Entry, length: Int, ratio: ExactNumber
    )? {
        for m in stream.matchRange(i) {
            let entry = lexicon.entries[Int(stream.matches[m].entry)]
            guard entry.entryClass == .unit, !lexicon.flag(entry, .factor),
                lexicon.says(entry, .kind, .duration) == isDuration, let ratio = ratio(large, entry.id), ratio > 1
            else { continue }
            return (entry, Int(stream.matches[m].length), ratio)
        }
        return nil
    }

    /// How many of the small unit the large one is; nil where they measure different things.
    private func ratio(_ large: Symbol, _ small: Symbol) -> ExactNumber? {
        if let a = Self.seconds[lexicon.symbols[Int(large)]], let b = Self.seconds[lexicon.symbols[Int(small)]] {
            return ExactNumber(a, over: b)
        }
        guard let a = units[large], let b = units[small], a.dimension == b.dimension else { return nil }
        let ratio = a.factor.divided(by: b.factor)
        // A mile is no whole number of metres: nobody tells them together.
        return ratio.flatMap { $0.isWhole ? $0 : nil }
    }

    /// A half behind a duration belongs to it unless it is a half of something that follows.
    private func endsDuration(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return true }
        return stream.match(i, .concept, lexicon) == nil && stream.match(i, .unit, lexicon) == nil
            && numerals.read(stream, at: i) == nil
    }

    /// Lengths of the units that are told together, by UCUM code; months and years by the calendar's mean of twelve to one.
    private static let seconds: [String: Int128] = [
        "s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604_800, "mo": 2_628_000, "a": 31_536_000,
    ]

    /// "20 dollars and 43 cents": the minor unit behind the major one adds.
    private func readMinor(_ stream: TokenStream, _ amount: inout Amount) {
        var p = amount.range.upperBound
        guard p < stream.tokens.count, amount.factor == 1, amount.numeral.scale == 1, let value = amount.numeral.value,
            value.isWhole
        else { return }
        let point = stream.match(p, .point, lexicon)
        let joiner = stream.match(p, .joiner, lexicon)
        if let link = point ?? joiner { p += Int(link.length) }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore, let minor = numerals.read(stream, at: p),
            let cents = minor.value, cents > 0, cents < 100, cents.isWhole, !minor.isOrdinal,
            let share = cents.multiplied(by: ExactNumber(1, over: 100)!), let sum = value.adding(share)
        else { return }
        var end = minor.range.upperBound
        if let sign = currency(stream, at: end, after: true, inner: true), sign.factor == ExactNumber(1, over: 100)! {
            end += sign.length
        } else {
            // "25 euros con 50", "10 euros 50": two digits that end the clause or stand behind the word for the point.
            guard cents >= 10, minor.range.count == 1 || point != nil, point != nil || joiner == nil,
                point != nil || endsClause(stream, end), currency(stream, at: end, after: true) == nil
            else { return }
        }
        amount.numeral.interval = Interval(sum)
        amount.range = amount.range.lowerBound..<end
    }

    // MARK: Ranges and ratios

    private struct OpenedRange {
        var low: Amount
        var high: Amount
        /// Where what says of the high end begins.
        var highStart: Int
        var end: Int
        var isChange: Bool
    }

    /// "between 3 and 5", "from 10 to 20 dollars", «بين … و …».
    private func readOpenedRange(_ stream: TokenStream, at i: Int) -> OpenedRange? {
        guard let open = stream.match(i, .rangeOpen, lexicon) else { return nil }
        let entry = lexicon.entries[Int(open.entry)]
        if lexicon.says(entry, .place, .after) { return nil }
        // `is=` names which range-mid it goes with; "from" is the one that a verb of change makes two figures of.
        var after = lexicon.field(entry, .is)
        if after == 0 { after = (lexicon.flag(entry, .change) ? KnownValue.from : .between).symbol }
        var p = i + Int(open.length)
        skipSmall(stream, &p)
        guard let low = readAmount(stream, at: p), !low.numeral.isOrdinal else { return nil }
        p = low.range.upperBound
        // The counted noun may stand with the first end: "between 3 people and 5".
        var mid = rangeMid(stream, at: p, after: after)
        let mayChange = lexicon.flag(entry, .change)
        // "to 3% from 3.5-4.0%": behind "from" a dash makes a range of its own.
        if mayChange, p < stream.tokens.count, Tokenizer.isHyphen(stream.tokens[p].scalar),
            !stream.tokens[p].spaceBefore
        {
            return nil
        }
        if mid == nil, p + 1 < stream.tokens.count, stream.tokens[p].kind == .word,
            stream.match(p, .joiner, lexicon) == nil, stream.match(p, .and, lexicon) == nil
        {
            mid = rangeMid(stream, at: p + 1, after: after).map { $0 + 1 }
        }
        guard let mid else { return nil }
        p += mid
        let highStart = p
        skipSmall(stream, &p)
        guard let high = readAmount(stream, at: p), !high.numeral.isOrdinal, let a = low.numeral.interval.low,
            let b = high.numeral.interval.high
        else { return nil }
        let change = mayChange && (changeBefore(stream, i) || changeBehind(stream, high.range.upperBound))
        if change {
            return OpenedRange(low: low, high: high, highStart: highStart, end: high.range.upperBound, isChange: true)
        }
        guard a <= b || low.kind != high.kind && low.kind != .count else { return nil }
        var first = low
        if high.numeral.scale > 1, low.numeral.scale == 1, let value = low.numeral.value,
            value < high.numeral.coefficient,
            let scaled = value.multiplied(by: high.numeral.scale), scaled <= b
        {
            // "between 3 and 5 million": the scale word stands once.
            first.numeral.interval = Interval(scaled)
        }
        return OpenedRange(low: first, high: high, highStart: highStart, end: high.range.upperBound, isChange: false)
    }

    /// Modifiers and articles inside a range say nothing that the range does not: "between 2 and about 7".
    private func skipSmall(_ stream: TokenStream, _ p: inout Int) {
        while p < stream.tokens.count, !startsNumber(stream, p), stream.tokens[p].kind != .number {
            if let m = modifier(stream, at: p, after: false) {
                p += m.length
            } else if let word = stream.match(p, .article, lexicon) ?? stream.match(p, .definite, lexicon) {
                p += Int(word.length)
            } else {
                return
            }
        }
        // "entre un 5 y un 10 por ciento"
        if p + 1 < stream.tokens.count, stream.tokens[p + 1].kind == .number, stream.tokens[p + 1].spaceBefore,
            let one = stream.match(p, .number, lexicon), one.length == 1,
            lexicon.flag(lexicon.entries[Int(one.entry)], .weak)
        {
            p += 1
        }
    }

    /// How many tokens stand between the ends of a range here; nil where nothing does.
    private func rangeMid(_ stream: TokenStream, at i: Int, after: Symbol) -> Int? {
        guard i < stream.tokens.count else { return nil }
        for m in stream.matchRange(i) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard entry.entryClass == .rangeMid else { continue }
            let wanted = lexicon.field(entry, .after)
            if wanted == 0 || wanted == KnownValue.any.symbol || wanted == after { return Int(match.length) }
        }
        let token = stream.tokens[i]
        return token.kind == .punctuation && Tokenizer.isHyphen(token.scalar) ? 1 : nil
    }

    /// Whether a verb of change stands shortly before, in the same sentence.
    /// "rose by 12 to 89": the first number is how far, the second where to.
    private func isStep(_ stream: TokenStream, _ i: Int) -> Bool {
        guard
            stream.matchEnding(at: i, .increment, reach: 3, lexicon) != nil
                || stream.matchEnding(at: i, .agent, reach: 2, lexicon) != nil
        else { return false }
        return changeBefore(stream, i)
    }

    private func changeBefore(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i - 1
        while p >= 0, i - p <= 10 {
            if stream.match(p, .change, lexicon) != nil { return true }
            let token = stream.tokens[p]
            if token.newlineBefore || (token.kind == .punctuation && token.scalar == 0x2E) { return false }
            p -= 1
        }
        return false
    }

    /// Whether a verb of change ends the clause: "von 8 auf 26 gestiegen".
    private func changeBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i
        while p < stream.tokens.count, p - i < 3 {
            let token = stream.tokens[p]
            if token.newlineBefore || token.kind != .word { return false }
            if stream.match(p, .change, lexicon) != nil { return true }
            p += 1
        }
        return false
    }

    /// "3–5", "3 to 5", "two or three".
    private func readRangeEnd(_ stream: TokenStream, at i: Int, from low: Amount) -> (
        Amount, StaticString, Quantity.Modifier
    )? {
        guard i + 1 < stream.tokens.count, !stream.tokens[i].newlineBefore, !low.numeral.isOrdinal else { return nil }
        let token = stream.tokens[i]
        var p = i
        var rule: StaticString = "range.dash"
        var isOr = false
        if let closed = readClosedRange(stream, at: i, from: low) { return (closed, "range.between", .between) }
        if let pair = readPair(stream, at: i, from: low) { return (pair, "range.pair", .between) }
        // "8- to 16-metre": the first end hangs on its hyphen.
        let hangs =
            Tokenizer.isHyphen(token.scalar) && !token.spaceBefore && stream.tokens[i + 1].spaceBefore
            && !stream.tokens[i + 1].newlineBefore
        if hangs, let mid = rangeMid(stream, at: i + 1, after: KnownValue.bare.symbol) {
            p += 1 + mid
            rule = "range.to"
        } else if hangs, let or = stream.match(i + 1, .rangeOr, lexicon) {
            p += 1 + Int(or.length)
            rule = "range.or"
            isOr = true
        } else if token.kind == .punctuation || token.kind == .symbol,
            Tokenizer.isHyphen(token.scalar) || token.scalar == 0x7E || token.scalar == 0x301C
        {
            p += 1
        } else if let mid = rangeMid(stream, at: i, after: KnownValue.bare.symbol),
            stream.match(i, .rangeMid, lexicon).map({ !lexicon.says(lexicon.entries[Int($0.entry)], .after, .between) })
                ?? false
        {
            p += mid
            rule = "range.to"
        } else if let or = stream.match(i, .rangeOr, lexicon) {
            p += Int(or.length)
            rule = "range.or"
            isOr = true
        } else {
            return nil
        }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore, let high = readAmount(stream, at: p),
            !high.numeral.isOrdinal, !high.numeral.isWeak,
            let a = low.numeral.interval.low, let b = high.numeral.interval.high
        else { return nil }
        if high.numeral.isVague || low.numeral.isVague, !isOr { return nil }
        let scaled = a.multiplied(by: high.numeral.scale) ?? a
        guard a < b || (scaled < b && low.numeral.scale == 1) else { return nil }
        // "or" joins neighbours ("two or three"), not alternatives far apart.
        if isOr { guard let three = a.multiplied(by: 3), b <= three || low.numeral.isVague else { return nil } }
        // "10°-20°C": the first end says the degree, the second whose.
        let isDegree = lexicon.symbols[Int(low.unit)] == "deg" && units[high.unit]?.dimension == "temperature"
        if low.kind != .count, high.kind != .count, low.kind != high.kind || low.unit != high.unit && !isDegree {
            return nil
        }
        // "by 15% to 46,000": the sign of a range of percents stands with its last end.
        // Where it stands before the first, it is said for both: «yüzde 10 ila 20».
        if low.kind == .percent, high.kind == .count, low.range.lowerBound == low.numeral.range.lowerBound {
            return nil
        }
        if low.kind == .count || low.kind == high.kind || high.kind == .count { return (high, rule, .between) }
        return nil
    }

    /// «iki üç kişi», «دو سه روز»: neighbours in words, before what they count.
    private func readPair(_ stream: TokenStream, at i: Int, from low: Amount) -> Amount? {
        guard lexicon.settings.pairsNumbers, stream.tokens[i].kind == .word, startsNumber(stream, i),
            low.kind == .count, low.numeral.range.count == 1, !low.numeral.hasDigits, let a = low.numeral.value, a > 0,
            a < 10, let high = readAmount(stream, at: i), high.numeral.range.count == 1, !high.numeral.hasDigits,
            !high.numeral.isOrdinal, let b = high.numeral.value, b < 11, a.adding(1) == b || a.adding(2) == b,
            !stream.tokens[i].newlineBefore
        else { return nil }
        // "bir iki üç" counts up, and says no amount.
        let end = high.range.upperBound
        guard end < stream.tokens.count, stream.tokens[end].kind == .word, !startsNumber(stream, end),
            !stream.tokens[end].newlineBefore || high.kind != .count
        else { return high.kind == .count ? nil : high }
        return high
    }

    /// «20 ve 30 arasında», «20'den 30'a kadar»: the word that makes a range of two numbers stands behind the second.
    private func readClosedRange(_ stream: TokenStream, at i: Int, from low: Amount) -> Amount? {
        guard let mid = stream.match(i, .rangeMid, lexicon),
            lexicon.says(lexicon.entries[Int(mid.entry)], .after, .between),
            var high = readAmount(stream, at: i + Int(mid.length)), !high.numeral.isOrdinal,
            let close = stream.match(high.range.upperBound, .rangeOpen, lexicon),
            lexicon.says(lexicon.entries[Int(close.entry)], .place, .after),
            let a = low.numeral.interval.low, let b = high.numeral.interval.high, a < b
        else { return nil }
        high.range = high.range.lowerBound..<high.range.upperBound + Int(close.length)
        return high
    }

    private func readRatio(_ stream: TokenStream, at i: Int, of amount: Amount) -> (ExactNumber, Int)? {
        guard amount.kind == .count, let a = amount.numeral.value, a != .zero else { return nil }
        if let share = readShareOfRound(stream, at: i, a) { return share }
        // «10'da 1»: the whole stands before the part.
        if let mid = stream.match(i, .ratioMid, lexicon),
            lexicon.text(lexicon.entries[Int(mid.entry)], .form) == "under",
            !stream.tokens[i].spaceBefore, let part = numerals.read(stream, at: i + Int(mid.length)),
            let n = part.value,
            part.hasDigits, amount.numeral.hasDigits, n > 0, n < a, isShare(n, of: a), let ratio = n.divided(by: a)
        {
            return (ratio, part.range.upperBound)
        }
        guard a.isWhole else { return nil }
        if let mid = stream.match(i, .ratioMid, lexicon), let other = numerals.read(stream, at: i + Int(mid.length)),
            let b = other.value, b.isWhole, b > 0, !other.isOrdinal, let quotient = a.divided(by: b),
            // "one over twenty-one": where nothing else is said, any two numbers are one quotient.
            lexicon.says(lexicon.entries[Int(mid.entry)], .form, .over)
                || !["round", "under"].contains(lexicon.text(lexicon.entries[Int(mid.entry)], .form))
                    && isAlone(stream, amount.range.lowerBound..<other.range.upperBound)
                    // "3 von 14", but no "12 in 2019".
                    && !(lexicon.flag(lexicon.entries[Int(mid.entry)], .weak) && b >= 1000)
        {
            return (quotient, other.range.upperBound)
        }
        guard a > 0 else { return nil }
        // "two out of three", "deux blessés sur trois": one or two counted words may stand between.
        for gap in 0...2 where i + gap < stream.tokens.count {
            if gap > 0 {
                let passed = stream.tokens[i + gap - 1]
                if passed.kind != .word || passed.newlineBefore { return nil }
            }
            guard let mid = stream.match(i + gap, .ratioMid, lexicon) else { continue }
            let entry = lexicon.entries[Int(mid.entry)]
            if ["alone", "round", "under"].contains(lexicon.text(entry, .form)) { continue }
            if gap > 0, !lexicon.flag(entry, .counted) || lexicon.says(entry, .form, .over) { continue }
            let p = i + gap + Int(mid.length)
            guard p < stream.tokens.count, let other = numerals.read(stream, at: p), let b = other.value, b.isWhole,
                b > a, !other.isOrdinal
            else { return nil }
            if lexicon.flag(entry, .weak) {
                // "one in five" is a ratio; "12 in 2019" and "5 in 10 minutes" are not.
                guard a < 10, b <= 100 || b == 1000 || b == 10000 || b == 1_000_000 && a == 1, other.range.count == 1,
                    !followedByUnit(stream, other.range.upperBound)
                else { return nil }
            }
            // "three out of four" is a share, "63 seats out of 101" are two counts.
            guard isShare(a, of: b), !(amount.numeral.isWeak && gap > 1) else { return nil }
            guard let ratio = a.divided(by: b) else { return nil }
            return (ratio, other.range.upperBound)
        }
        return nil
    }

    /// "12.5 per 100,000 inhabitants", "3 deaths per thousand": what is counted of a round number is a share.
    private func readShareOfRound(_ stream: TokenStream, at i: Int, _ a: ExactNumber) -> (ExactNumber, Int)? {
        for gap in 0...2 where i + gap < stream.tokens.count {
            if gap > 0, stream.tokens[i + gap - 1].kind != .word || stream.tokens[i + gap - 1].newlineBefore {
                return nil
            }
            guard let mid = stream.match(i + gap, .ratioMid, lexicon),
                lexicon.text(lexicon.entries[Int(mid.entry)], .form) == "round"
            else { continue }
            guard let other = numerals.read(stream, at: i + gap + Int(mid.length)), let b = other.value, b >= 100,
                b > a,
                isShare(a, of: b), a != 1 || isShare(2, of: b), !followedByUnit(stream, other.range.upperBound),
                stream.match(other.range.upperBound, .percent, lexicon) == nil, let ratio = a.divided(by: b)
            else { return nil }
            return (ratio, other.range.upperBound)
        }
        return nil
    }

    /// Nothing else is said before and behind.
    private func isAlone(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
        let before = range.lowerBound
        return (before == 0 || stream.tokens[before].newlineBefore) && endsClause(stream, range.upperBound)
    }

    /// Small numbers, and parts of a round one.
    private func isShare(_ a: ExactNumber, of b: ExactNumber) -> Bool {
        if b <= 10 { return true }
        let isRound = b == 100 || b == 1000 || b == 10000 || b == 100_000 || b == 1_000_000
        return isRound || a == 1
    }

    /// "300 a day", "5 dollars per barrel", "one death every 20 minutes": what the amount is per, and how many of it.
    private func readRate(_ stream: TokenStream, at i: Int, of kind: Quantity.Kind) -> (
        unit: Symbol, count: ExactNumber, start: Int, end: Int
    )? {
        switch kind {
        case .count, .money, .measure, .duration: break
        default: return nil
        }
        // The counted word may stand between.
        let reach = kind == .count ? 2 : 0
        for gap in 0...reach where i + gap < stream.tokens.count {
            if gap > 0 {
                let passed = stream.tokens[i + gap - 1]
                if passed.kind != .word || passed.newlineBefore { return nil }
            }
            guard let per = stream.match(i + gap, .per, lexicon) else { continue }
            let entry = lexicon.entries[Int(per.entry)]
            let p = i + gap + Int(per.length)
            // `unit=`: "daily".
            if lexicon.flag(entry, .unit) {
                // "a year earlier" is a date.
                if stream.match(p, .ago, lexicon) != nil || stream.match(p, .ahead, lexicon) != nil { return nil }
                return (lexicon.field(entry, .unit), 1, i + gap, p)
            }
            if gap > 1, lexicon.flag(entry, .weak) { continue }
            guard p < stream.tokens.count, !stream.tokens[p].newlineBefore else { return nil }
            if let unit = stream.match(p, .unit, lexicon) {
                let after = p + Int(unit.length)
                // "5 people a day earlier" is a date; "5 barrels per day from May" is none.
                if lexicon.flag(entry, .weak),
                    stream.match(after, .ago, lexicon) != nil || stream.match(after, .ahead, lexicon) != nil
                {
                    return nil
                }
                return (lexicon.entries[Int(unit.entry)].id, 1, i + gap, after)
            }
            guard !lexicon.flag(entry, .weak), let many = numerals.read(stream, at: p), let n = many.value, n > 0,
                !many.isOrdinal,
                let unit = stream.match(many.range.upperBound, .unit, lexicon)
            else { continue }
            return (lexicon.entries[Int(unit.entry)].id, n, i + gap, many.range.upperBound + Int(unit.length))
        }
        return nil
    }

    private func followedByUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return false }
        return stream.match(i, .unit, lexicon) != nil || stream.match(i, .month, lexicon) != nil
            || stream.match(i, .currency, lexicon) != nil
    }

    // MARK: Duals and bounds

    /// A noun that counts two by its form: «شرطيان», «عامان».
    private func readDual(_ stream: TokenStream, at i: Int) -> Reading? {
        for m in stream.matchRange(i) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard lexicon.flag(entry, .dual) else { continue }
            var r = Reading(numeral: i..<(i + Int(match.length)), interval: Interval(2))
            switch entry.entryClass {
            case .concept, .anaphor:
                if lexicon.says(entry, .dual, .maybe) {
                    // Undiacritised, the form may be dual or plural («آخرين»).
                    r.interval = Interval(low: 2, high: nil)
                    r.modifier = .vague
                }
            case .unit:
                r.kind = lexicon.says(entry, .kind, .duration) ? .duration : .measure
                r.unit = entry.id
                // «полчаса»: half a unit in one word.
                if lexicon.text(entry, .dual) == "half" { r.interval = Interval(ExactNumber(1, over: 2)!) }
                var whole = Amount(
                    numeral: Numeral(range: r.numeral, interval: r.interval, coefficient: 2, scale: 1),
                    range: r.numeral,
                    kind: r.kind, unit: r.unit)
                readSmallerParts(stream, &whole)
                (r.interval, r.unit, r.numeral) = (whole.numeral.interval, whole.unit, whole.range)
            case .currency:
                r.kind = .money
                r.unit = entry.id
            case .percent where lexicon.text(entry, .dual) == "half":
                r.kind = .percent
                r.interval = Interval(ExactNumber(1, over: 2)!)
            default: continue
            }
            r.precision = 0
            r.isDual = true
            r.rule = "dual"
            return r
        }
        return nil
    }

    /// "45 (forty-five)" says one number twice.
    private func dropRepetition(_ stream: TokenStream, _ readings: inout [Reading]) {
        guard readings.count > 1,
            readings[readings.count - 1].numeral.lowerBound == readings[readings.count - 2].numeral.upperBound + 1
        else { return }
        let (a, b) = (readings[readings.count - 2], readings[readings.count - 1])
        guard a.interval == b.interval, b.numeral.lowerBound == a.numeral.upperBound + 1,
            b.numeral.upperBound < stream.tokens.count,
            stream.tokens[a.numeral.upperBound].scalar == 0x28, stream.tokens[b.numeral.upperBound].scalar == 0x29
        else { return }
        readings.removeLast()
    }

    /// «не менее 26 и не более 30»: two bounds on one thing are one quantity.
    private func mergeBounds(_ stream: TokenStream, _ readings: inout [Reading], _ last: Int) {
        guard last > 0, readings.count == last + 1, readings[last - 1].modifier != .exact,
            readings[last].modifier != .exact
        else { return }
        let (a, b) = (readings[last - 1], readings[last])
        func isLower(_ r: Reading) -> Bool { r.modifier == .atLeast || r.modifier == .moreThan }
        func isUpper(_ r: Reading) -> Bool { r.modifier == .atMost || r.modifier == .lessThan }
        guard (isLower(a) && isUpper(b)) || (isUpper(a) && isLower(b)), !b.before.isEmpty else { return }
        let (lower, upper) = isLower(a) ? (a, b) : (b, a)
        guard let low = lower.interval.low, let high = upper.interval.high, low <= high,
            a.kind == b.kind || a.kind == .count || b.kind == .count,
            a.unit == b.unit || a.unit == 0 || b.unit == 0
        else { return }
        let end = max(a.numeral.upperBound, a.after.upperBound)
        guard end <= b.before.lowerBound, b.before.lowerBound - end <= 2 else { return }
        let gap = end..<b.before.lowerBound
        for i in gap {
            let token = stream.tokens[i]
            let links =
                stream.match(i, .joiner, lexicon) != nil || stream.match(i, .rangeMid, lexicon) != nil
                || stream.match(i, .rangeOr, lexicon) != nil
            guard links || token.scalar == 0x2C || token.scalar == 0x60C, !token.newlineBefore else { return }
        }
        var merged = a
        merged.interval = Interval(
            low: low, high: high, lowOpen: lower.interval.lowOpen, highOpen: upper.interval.highOpen)
        merged.modifier = .between
        merged.numeral = a.numeral.lowerBound..<b.numeral.upperBound
        if a.kind == .count { (merged.kind, merged.unit) = (b.kind, b.unit) }
        merged.rule = "range.bounds"
        readings.removeLast()
        readings[last - 1] = merged
    }
}
