import Claims

/// A numeral with what stands beside it: currencies, units, percent, and units told together.
extension QuantityReader {
    func readAmount(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Amount? {
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
                readMinor(stream, &amount, signed: true)
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
    func currency(_ stream: TokenStream, at i: Int, after: Bool, inner: Bool = false) -> (
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
            let id = lexicon.flag(entry, .of) ? lexicon.field(entry, .of) : entry.id
            let factor =
                lexicon.flag(entry, .minor)
                ? ExactNumber(1, over: 100)!
                : lexicon.flag(entry, .factor) ? LexiconReader.number(lexicon.text(entry, .factor)) ?? 1 : 1
            return (id, Int(match.length), factor)
        }
        return nil
    }

    /// What the words behind a numeral make of it: percent, money, a measure, a duration.
    func readKind(_ stream: TokenStream, _ amount: inout Amount) {
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
                // "une centaine de mètres", but "une centaine d'hommes" names no measure.
                || amount.numeral.isApproximate && measuresBehind(stream, p + Int(article.length)),
            amount.numeral.isFraction || stream.match(p, .per, lexicon) == nil
        {
            // "millions of dollars", "half a kilometre", "2 millions d'euros"; not "6 million a month".
            p += Int(article.length)
            // "a tenth of a second"
            if amount.numeral.isFraction, let second = stream.match(p, .article, lexicon),
                stream.match(p + Int(second.length), .unit, lexicon) != nil
            {
                p += Int(second.length)
            }
        }
        let glued = p < stream.tokens.count && !stream.tokens[p].spaceBefore
        // An index has more points than a hundred.
        if let match = stream.match(p, .percentagePoints, lexicon), amount.numeral.value.map({ $0 <= 100 }) ?? true {
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
            if stream.match(p, .unit, lexicon).map({ Int($0.length) == money.length }) ?? false,
                readWeight(stream, at: p, &amount)
            {
                return
            }
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
            if lexicon.says(entry, .form, .inner),
                !isWeighed(stream, amount.range.lowerBound, p + Int(match.length), amount)
            {
                continue
            }
            if !numerals.isWritten(stream, p, entry) { continue }
            if lexicon.flag(entry, .glued), !glued, !amount.numeral.hasDigits { continue }
            if lexicon.says(entry, .glued, .only), !glued { continue }
            let end = p + Int(match.length)
            // A unit sign is a whole word: "5 m" but not "5 m's".
            if lexicon.flag(entry, .symbol), end < stream.tokens.count, !stream.tokens[end].spaceBefore,
                stream.tokens[end].kind == .word
            {
                continue
            }
            // "6,8 s'est": the letter is a word's.
            if lexicon.flag(entry, .glued), !glued, stream.tokens[p].end - stream.tokens[p].start == 1,
                end + 1 < stream.tokens.count, stream.tokens[end].scalar == 0x27 || stream.tokens[end].scalar == 0x2019,
                !stream.tokens[end].spaceBefore, !stream.tokens[end + 1].spaceBefore,
                stream.tokens[end + 1].kind == .word
            {
                continue
            }
            // "20 F-16 jets"
            if stream.tokens[p].isCapitalised, end + 1 < stream.tokens.count,
                Tokenizer.isHyphen(stream.tokens[end].scalar), !stream.tokens[end].spaceBefore,
                stream.tokens[end + 1].kind == .number, !stream.tokens[end + 1].spaceBefore
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

    private func measuresBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        guard stream.match(i, .currency, lexicon) == nil else { return true }
        return stream.match(i, .unit, lexicon).map { !lexicon.flag(lexicon.entries[Int($0.entry)], .glued) } ?? false
    }

    /// "6 pounds, 5 ounces": a word for money that is a unit where a smaller unit follows.
    func readWeight(_ stream: TokenStream, at i: Int, _ amount: inout Amount) -> Bool {
        guard let unit = stream.match(i, .unit, lexicon), lexicon.says(lexicon.entries[Int(unit.entry)], .form, .inner)
        else { return false }
        var whole = amount
        whole.kind = .measure
        whole.unit = lexicon.entries[Int(unit.entry)].id
        whole.range = amount.range.lowerBound..<i + Int(unit.length)
        let end = whole.range.upperBound
        readSmallerParts(stream, &whole)
        guard whole.range.upperBound > end || isWeighed(stream, amount.range.lowerBound, end, amount) else {
            return false
        }
        amount = whole
        return true
    }

    /// "weighs 3.3 pounds", "two pounds of meat", but not "millions of pounds of aid", nor what has a sign of money.
    private func isWeighed(_ stream: TokenStream, _ start: Int, _ end: Int, _ amount: Amount) -> Bool {
        var first = start
        if let (modifier, _) = stream.matchEnding(at: start, .modifier, lexicon) { first = modifier }
        if let (_, verb) = stream.matchEnding(at: first, .weight, reach: 2, lexicon),
            !lexicon.says(lexicon.entries[Int(verb.entry)], .place, .after)
        {
            return true
        }
        guard let of = stream.match(end, .weight, lexicon), amount.numeral.scale == 1, !amount.numeral.isVague else {
            return false
        }
        return lexicon.says(lexicon.entries[Int(of.entry)], .place, .after)
    }

    /// "10 degrees below zero", «минус» behind: what stands behind a figure may make it negative.
    func readBelowZero(_ stream: TokenStream, _ amount: inout Amount) {
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
    func readSmallerParts(_ stream: TokenStream, _ amount: inout Amount) {
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

    func readSmallerPart(_ stream: TokenStream, _ amount: Amount, _ value: ExactNumber, isFirst: Bool) -> (
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
        // "1 hour thirty", "1 h 20 de retard": two figures behind hours, and nothing counted behind them, are minutes; behind minutes seconds.
        if isFirst, !isComma, minute > 0, amount.unit == hour || amount.unit == minute && joiner == nil, part >= 10,
            part < 60, part.isWhole, rest.range.count == 1 || !rest.hasDigits,
            endsTime(stream, rest.range.upperBound, isTold: joiner == nil),
            let sum = value.multiplied(by: 60)?.adding(part)
        {
            return (sum, amount.unit == hour ? minute : second, rest.range.upperBound, true)
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

    /// Nothing that the figure before could count: the clause ends, or, where nothing joins the figures, a small word follows.
    private func endsTime(_ stream: TokenStream, _ i: Int, isTold: Bool) -> Bool {
        if endsClause(stream, i) { return true }
        return isTold
            && [EntryClass.of, .article, .stop, .copula, .and].contains { stream.match(i, $0, lexicon) != nil }
    }

    /// A unit, a sign or something counted stands at the token.
    func countsBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count, !stream.tokens[i].newlineBefore else { return false }
        return stream.tokens[i].kind == .number || stream.tokens[i].kind == .symbol
            || [EntryClass.unit, .currency, .percent, .concept, .event, .number, .rangeMid].contains {
                stream.match(i, $0, lexicon) != nil
            }
    }

    /// The unit at the token that is smaller than another and measures the same: "m" behind hours is a minute.
    func smallerUnit(_ stream: TokenStream, at i: Int, of large: Symbol, _ isDuration: Bool) -> (
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
    func ratio(_ large: Symbol, _ small: Symbol) -> ExactNumber? {
        if let a = Self.seconds[lexicon.symbols[Int(large)]], let b = Self.seconds[lexicon.symbols[Int(small)]] {
            return ExactNumber(a, over: b)
        }
        guard let a = units[large], let b = units[small], a.dimension == b.dimension else { return nil }
        let ratio = a.factor.divided(by: b.factor)
        // A mile is no whole number of metres: nobody tells them together.
        return ratio.flatMap { $0.isWhole ? $0 : nil }
    }

    /// A half behind a duration belongs to it unless it is a half of something that follows.
    func endsDuration(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return true }
        return stream.match(i, .concept, lexicon) == nil && stream.match(i, .unit, lexicon) == nil
            && numerals.read(stream, at: i) == nil
    }

    /// Lengths of the units that are told together, by UCUM code; months and years by the calendar's mean of twelve to one.
    static let seconds: [String: Int128] = [
        "s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604_800, "mo": 2_628_000, "a": 31_536_000,
    ]

    /// "20 dollars and 43 cents": the minor unit behind the major one adds.
    /// `signed`: only where the minor unit has its sign, "$20 43c".
    func readMinor(_ stream: TokenStream, _ amount: inout Amount, signed: Bool = false) {
        var p = amount.range.upperBound
        guard p < stream.tokens.count, amount.factor == 1, amount.numeral.scale == 1, let value = amount.numeral.value,
            value.isWhole
        else { return }
        let point = stream.match(p, .point, lexicon)
        let joiner = stream.match(p, .joiner, lexicon) ?? stream.match(p, .and, lexicon)
        if let link = point ?? joiner { p += Int(link.length) }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore, let minor = numerals.read(stream, at: p),
            let cents = minor.value, cents > 0, cents < 100, cents.isWhole, !minor.isOrdinal,
            let share = cents.multiplied(by: ExactNumber(1, over: 100)!), let sum = value.adding(share)
        else { return }
        var end = minor.range.upperBound
        if let sign = currency(stream, at: end, after: true, inner: true), sign.factor == ExactNumber(1, over: 100)! {
            end += sign.length
        } else {
            guard !signed else { return }
            // "25 euros con 50", "10 euros 50": two digits that end the clause or stand behind the word for the point.
            guard cents >= 10, minor.range.count == 1 || point != nil, point != nil || joiner == nil,
                point != nil || endsClause(stream, end), currency(stream, at: end, after: true) == nil
            else { return }
        }
        amount.numeral.interval = Interval(sum)
        amount.range = amount.range.lowerBound..<end
    }
}
