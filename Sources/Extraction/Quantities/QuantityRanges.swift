import Claims

/// Ranges, pairs, ratios and rates.
extension QuantityReader {
    struct OpenedRange {
        var low: Amount
        var high: Amount
        /// Where what says of the high end begins.
        var highStart: Int
        var end: Int
        var isChange: Bool
    }

    /// "between 3 and 5", "from 10 to 20 dollars", «بين … و …».
    func readOpenedRange(_ stream: TokenStream, at i: Int) -> OpenedRange? {
        guard let open = stream.match(i, .rangeOpen, lexicon) else { return nil }
        let entry = lexicon.entries[Int(open.entry)]
        if lexicon.says(entry, .place, .after) { return nil }
        // `is=` names which range-mid it goes with; "from" is the one that a verb of change makes two figures of.
        var after = lexicon.field(entry, .is)
        if after == 0 { after = (lexicon.flag(entry, .change) ? KnownValue.from : .between).symbol }
        var p = i + Int(open.length)
        skipSmall(stream, &p)
        guard let first = readAmount(stream, at: p), !first.numeral.isOrdinal else { return nil }
        p = first.range.upperBound
        // The counted noun may stand with the first end: "between 3 people and 5".
        var mid = rangeMid(stream, at: p, after: after)
        let mayChange = lexicon.flag(entry, .change)
        // "to 3% from 3.5-4.0%": behind "from" a dash makes a range of its own.
        if mayChange, p < stream.tokens.count, Tokenizer.isHyphen(stream.tokens[p].scalar),
            !stream.tokens[p].spaceBefore
        {
            return nil
        }
        if mid == nil, first.kind == .count, p + 1 < stream.tokens.count, stream.tokens[p].kind == .word,
            stream.match(p, .joiner, lexicon) == nil, stream.match(p, .and, lexicon) == nil
        {
            mid = rangeMid(stream, at: p + 1, after: after).map { $0 + 1 }
        }
        guard let mid else { return nil }
        p += mid
        let highStart = p
        skipSmall(stream, &p)
        guard let high = readAmount(stream, at: p), !high.numeral.isOrdinal else { return nil }
        var low = inUnit(of: high, first)
        guard let a = low.numeral.interval.low, let b = high.numeral.interval.high else { return nil }
        let change = mayChange && (changeBefore(stream, i) || changeBehind(stream, high.range.upperBound))
        if change {
            return OpenedRange(
                low: sharing(first, with: high), high: high, highStart: highStart, end: high.range.upperBound,
                isChange: true)
        }
        // "de 14 % à 2,3 milliards d'euros" names no range.
        guard a <= b,
            low.kind == .count || high.kind == .count
                || low.kind == high.kind && (low.unit == high.unit || low.kind == .duration)
        else { return nil }
        if high.numeral.scale > 1, low.numeral.scale == 1, let value = low.numeral.value,
            value < high.numeral.coefficient,
            let scaled = value.multiplied(by: high.numeral.scale), scaled <= b
        {
            // "between 3 and 5 million": the scale word stands once.
            low.numeral.interval = Interval(scaled)
        }
        // Together they must hold a number: "2,5 M€ à 3" do not.
        var whole = reading(low, rule: "range.between")
        join(&whole, high, modifier: .between)
        guard !whole.interval.isEmpty else { return nil }
        return OpenedRange(low: low, high: high, highStart: highStart, end: high.range.upperBound, isChange: false)
    }

    /// "de 9h à 19h", «von 10 bis 18 Uhr»: two hours of the clock, each with its sign, or before a word that only the clock has.
    func clockEnd(_ stream: TokenStream, _ range: OpenedRange) -> Int? {
        guard let low = range.low.numeral.value, let high = range.high.numeral.value, low < high,
            high <= ExactNumber(24), low.isWhole, high.isWhole, range.low.numeral.hasDigits
        else { return nil }
        func isHour(_ i: Int) -> Bool {
            guard let match = stream.match(i, .clock, lexicon) else { return false }
            return lexicon.text(lexicon.entries[Int(match.entry)], .id) == "hour"
        }
        if range.low.kind == .count, range.high.kind == .count, isHour(range.end) { return range.end + 1 }
        return range.low.unit == hour && range.high.unit == hour
            && range.low.range.count > range.low.numeral.range.count
            && isHour(range.low.numeral.range.upperBound) ? range.end : nil
    }

    /// "from 6 months to 3 years": the low end in the larger unit of the high end, where they measure the same.
    func inUnit(of high: Amount, _ low: Amount) -> Amount {
        guard low.kind == high.kind, low.kind == .duration || low.kind == .measure, low.unit != high.unit,
            let parts = ratio(high.unit, low.unit), parts > 1, let value = low.numeral.value?.divided(by: parts)
        else { return low }
        var converted = low
        converted.unit = high.unit
        converted.numeral.interval = Interval(value)
        (converted.numeral.coefficient, converted.numeral.scale) = (value, 1)
        converted.numeral.precision = value.lastSignificantPlace
        return converted
    }

    /// "from 3 to 5 million euros", "from 35 to 41 %": the first figure of a change has the scale, the unit and the kind that only the second
    /// names; the scale where the two numbers are of one size.
    private func sharing(_ first: Amount, with second: Amount) -> Amount {
        guard first.kind == .count, first.numeral.scale == 1, !first.numeral.isVague, let value = first.numeral.value,
            first.range == first.numeral.range
        else { return first }
        var first = first
        let size = second.numeral.coefficient
        if second.numeral.scale > 1, let most = size.multiplied(by: Self.sizeOfChange),
            let least = value.multiplied(by: Self.sizeOfChange), value <= most, size <= least,
            let scaled = value.multiplied(by: second.numeral.scale)
        {
            first.numeral.interval = Interval(scaled)
        }
        first.kind = second.kind
        first.unit = second.unit
        return first
    }

    /// How many times one number of a change may be the other for a scale word behind the second to hold for both.
    private static let sizeOfChange: ExactNumber = 10

    /// Modifiers and articles inside a range say nothing that the range does not: "between 2 and about 7".
    func skipSmall(_ stream: TokenStream, _ p: inout Int) {
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
    func rangeMid(_ stream: TokenStream, at i: Int, after: Symbol) -> Int? {
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
    func isStep(_ stream: TokenStream, _ i: Int) -> Bool {
        guard
            stream.matchEnding(at: i, .increment, reach: 3, lexicon) != nil
                || stream.matchEnding(at: i, .agent, reach: 2, lexicon) != nil
        else { return false }
        return changeBefore(stream, i)
    }

    /// "slid $2.40 to $71.15", «подешевела на 2,40 доллара до 71,15»: right behind a verb of change an amount, and one many times as large,
    /// are how far and where to; "rose 3 to 5 percent" is a range.
    func isChangeAndLevel(_ stream: TokenStream, _ start: Int, _ low: Amount, _ high: Amount) -> Bool {
        guard start > 0, let a = low.numeral.interval.low, let b = high.numeral.interval.high,
            // A scale word that stands once is the first number's too.
            high.numeral.scale == 1 || low.numeral.scale > 1
        else { return false }
        let isTold =
            low.kind != .percent && low.range.count > low.numeral.range.count
            && high.range.count > high.numeral.range.count
        guard let least = a.multiplied(by: isTold ? 2 : Self.sizeOfChange), isTold ? b >= least : b > least else {
            return false
        }
        for p in stride(from: start, through: max(1, start - 2), by: -1) {
            if stream.matchEnding(at: p, .change, reach: 2, lexicon) != nil { return true }
            guard stream.tokens[p - 1].kind == .word, !stream.tokens[p].newlineBefore else { return false }
        }
        return false
    }

    func changeBefore(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i - 1
        while p >= 0, i - p <= 10 {
            if stream.match(p, .change, lexicon) != nil { return true }
            let token = stream.tokens[p]
            // A stop with nothing but its word behind it is one of an abbreviation: «на 100 б.п., до 17 %».
            let isStop =
                token.kind == .punctuation && token.scalar == 0x2E && p + 1 < stream.tokens.count
                && stream.tokens[p + 1].spaceBefore
            if token.newlineBefore || isStop { return false }
            p -= 1
        }
        return false
    }

    /// Whether a verb of change ends the clause: "von 8 auf 26 gestiegen".
    func changeBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i
        while p < stream.tokens.count, p - i < 3 {
            let token = stream.tokens[p]
            if token.newlineBefore || token.kind != .word { return false }
            if stream.match(p, .change, lexicon) != nil { return true }
            p += 1
        }
        return false
    }

    /// Whether what stands at the token may lead to the second end of a range: asked of every number.
    @inline(__always)
    func mayEndRange(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i + 1 < stream.tokens.count else { return false }
        return stream.tokens[i].kind != .word || lexicon.settings.pairsNumbers
            || stream.classes[i].contains(.rangeMid) || stream.classes[i].contains(.rangeOr)
    }

    /// "3–5", "3 to 5", "two or three".
    func readRangeEnd(_ stream: TokenStream, at i: Int, from low: Amount) -> (
        Amount, StaticString, Quantity.Modifier
    )? {
        guard i + 1 < stream.tokens.count, !stream.tokens[i].newlineBefore, !low.numeral.isOrdinal else { return nil }
        let token = stream.tokens[i]
        var p = i
        var rule: StaticString = "range.dash"
        var (isOr, isTo) = (false, false)
        if let closed = readClosedRange(stream, at: i, from: low) { return (closed, "range.between", .between) }
        if let pair = readPair(stream, at: i, from: low) { return (pair, "range.pair", .between) }
        // "8- to 16-metre": the first end hangs on its hyphen.
        let hangs =
            Tokenizer.isHyphen(token.scalar) && !token.spaceBefore && stream.tokens[i + 1].spaceBefore
            && !stream.tokens[i + 1].newlineBefore
        if hangs, let mid = rangeMid(stream, at: i + 1, after: KnownValue.bare.symbol) {
            p += 1 + mid
            isTo = true
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
            // "190 A320": the letter is the name's.
            if token.kind == .word, p < stream.tokens.count, !stream.tokens[p].spaceBefore { return nil }
            isTo = true
            rule = "range.to"
        } else if let or = stream.match(i, .rangeOr, lexicon) {
            p += Int(or.length)
            rule = "range.or"
            isOr = true
        } else {
            return nil
        }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore, let high = readAmount(stream, at: p),
            !high.numeral.isOrdinal, !high.numeral.isWeak
        else { return nil }
        // "the 16 weeks to 23 December": the second is a day.
        if isTo, high.kind == .count, stream.match(high.range.upperBound, .month, lexicon) != nil,
            low.kind != .count
        {
            return nil
        }
        let low = isTo ? inUnit(of: high, low) : low
        guard let a = low.numeral.interval.low, let b = high.numeral.interval.high else { return nil }
        if high.numeral.isVague || low.numeral.isVague, !isOr { return nil }
        // «بمقدار الثلث إلى 8 ملايين»: a share and a whole are two figures.
        if low.numeral.isFraction, high.numeral.scale > 1, a < 1 { return nil }
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
    func readPair(_ stream: TokenStream, at i: Int, from low: Amount) -> Amount? {
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
    func readClosedRange(_ stream: TokenStream, at i: Int, from low: Amount) -> Amount? {
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

    func readRatio(_ stream: TokenStream, at i: Int, of amount: Amount) -> (ExactNumber, Int)? {
        guard amount.kind == .count,
            (i..<min(i + 3, stream.tokens.count)).contains(where: { stream.classes[$0].contains(.ratioMid) }),
            let a = amount.numeral.value, a != .zero
        else { return nil }
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
                // "odds of 1 in 302.6 million"
                let isOdds = a == 1 && other.scale > 1 && gap == 0
                let isPlain = b <= 100 || b == 1000 || b == 10000 || b == 1_000_000 && a == 1
                guard isOdds || a < 10 && isPlain && other.range.count == 1,
                    !followedByUnit(stream, other.range.upperBound)
                else { return nil }
            }
            // «шесть из восьми машин»: so many of a whole that no one would round to are two counts, where what they count follows.
            if lexicon.flag(entry, .weak), gap == 0, a > 1, !Self.isUsualWhole(b),
                (other.range.upperBound..<other.range.upperBound + 2).contains(where: {
                    $0 < stream.tokens.count && !stream.tokens[$0].newlineBefore
                        && stream.match($0, .concept, lexicon) != nil
                })
            {
                return nil
            }
            // "three out of four" is a share, "63 seats out of 101" are two counts.
            guard isShare(a, of: b), !(amount.numeral.isWeak && gap > 1) else { return nil }
            guard let ratio = a.divided(by: b) else { return nil }
            return (ratio, other.range.upperBound)
        }
        return nil
    }

    /// "12.5 per 100,000 inhabitants", "3 deaths per thousand": what is counted of a round number is a share.
    func readShareOfRound(_ stream: TokenStream, at i: Int, _ a: ExactNumber) -> (ExactNumber, Int)? {
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
    func isAlone(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
        let before = range.lowerBound
        return (before == 0 || stream.tokens[before].newlineBefore) && endsClause(stream, range.upperBound)
    }

    /// Shares are told of two, three, four, five, ten, and what is round.
    static func isUsualWhole(_ b: ExactNumber) -> Bool { b <= 5 || b == 10 || b >= 20 }

    /// Small numbers, and parts of a round one.
    func isShare(_ a: ExactNumber, of b: ExactNumber) -> Bool {
        if b <= 10 { return true }
        let isRound = b == 100 || b == 1000 || b == 10000 || b == 100_000 || b == 1_000_000
        return isRound || a == 1
    }

    /// "300 a day", "5 dollars per barrel", "one death every 20 minutes": what the amount is per, and how many of it.
    func readRate(_ stream: TokenStream, at i: Int, of kind: Quantity.Kind) -> (
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
                // «за полчаса» is half of one.
                if lexicon.flag(lexicon.entries[Int(unit.entry)], .dual) { return nil }
                let after = p + Int(unit.length)
                // "5 people a day earlier" is a date; "5 barrels per day from May" is none.
                if lexicon.flag(entry, .weak), toldBehind(stream, after, .ago) || toldBehind(stream, after, .ahead) {
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

    /// A word by which the length before it is a date: "earlier", but not the "in" of "a day in May".
    private func toldBehind(_ stream: TokenStream, _ i: Int, _ wanted: EntryClass) -> Bool {
        stream.match(i, wanted, lexicon).map { !lexicon.says(lexicon.entries[Int($0.entry)], .place, .before) } ?? false
    }

    func followedByUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return false }
        return stream.match(i, .unit, lexicon) != nil || stream.match(i, .month, lexicon) != nil
            || stream.match(i, .currency, lexicon) != nil || stream.match(i, .percent, lexicon) != nil
            || stream.match(i, .percentagePoints, lexicon) != nil
    }
}
