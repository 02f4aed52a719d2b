import Claims

/// A numeral as it stands: digits, words or both, with its scale words; no modifiers, no unit.
struct Numeral {
    /// Its tokens.
    @NarrowRange var range: Range<Int>
    var interval: Interval
    /// What stood before the scale words, and their product: "3.5 million" is 3.5 and 1,000,000.
    var coefficient: ExactNumber
    var scale: ExactNumber
    var precision: Int?
    /// The vague class, 0 for none.
    var vagueClass: Symbol = 0
    var isVague = false
    var isOrdinal = false
    /// A fraction or a ratio.
    var isFraction = false
    /// A collective number that is about its value (a dozen).
    var isApproximate = false
    /// Alone it is an article rather than a number ("un", "ein"), or too vague to say anything ("several times").
    var isWeak = false
    /// Written in digits, at least in part.
    var hasDigits = false

    var value: ExactNumber? { interval.single }
}

/// Reads cardinals, ordinals, fractions and vague amounts at a token, in any language: the words and their habits are the lexicon's.
final class NumeralReader: Sendable {
    let lexicon: Lexicon
    let digits: DigitReader
    /// Bounds and base of the vague classes, by symbol.
    let vague: [Symbol: Catalogue.VagueClass]

    init(lexicon: Lexicon, vague: [Symbol: Catalogue.VagueClass]) {
        self.lexicon = lexicon
        self.vague = vague
        digits = DigitReader(settings: lexicon.settings)
    }

    /// The numeral that begins at token `i`; nil where none does. `modified`: a bound stands before it, behind which a form that may be
    /// singular is («более тысячи»).
    func read(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Numeral? {
        guard i < stream.tokens.count else { return nil }
        if stream.tokens[i].kind == .word, stream.classes[i].isDisjoint(from: Self.openers) { return nil }
        if stream.classes[i].contains(.vague), let vague = readVague(stream, at: i, modified: modified) { return vague }
        // "dix-septième" is one ordinal, not ten and a seventh.
        if let ordinal = stream.match(i, .ordinal, lexicon), ordinal.length > 1,
            stream.match(i, .number, lexicon).map({ $0.length < ordinal.length }) ?? false,
            var numeral = readOrdinalAlone(stream, at: i)
        {
            extend(&numeral, stream)
            return numeral
        }
        // «üçte biri» is a third, not three and a one.
        if let fraction = stream.match(i, .fraction, lexicon), fraction.length > 1,
            stream.match(i, .number, lexicon).map({ $0.length < fraction.length }) ?? false,
            let numeral = readFractionAlone(stream, at: i)
        {
            return numeral
        }
        // «sekizde beş»: of eight parts five.
        if let whole = stream.match(i, .fraction, lexicon),
            lexicon.says(lexicon.entries[Int(whole.entry)], .place, .before),
            let parts = readCardinal(stream, at: i + Int(whole.length)), !parts.hasDigits, let n = parts.value, n > 0,
            let value = n.multiplied(by: lexicon.entries[Int(whole.entry)].value), value < 1
        {
            return Numeral(
                range: i..<parts.range.upperBound, interval: Interval(value), coefficient: value, scale: 1,
                isFraction: true)
        }
        var numeral = readCardinal(stream, at: i)
        if numeral == nil { numeral = readFractionAlone(stream, at: i) }
        if numeral == nil { numeral = readOrdinalAlone(stream, at: i, modified: modified) }
        if numeral == nil { return readLeadingPointWord(stream, at: i) }
        extend(&numeral!, stream)
        return numeral
    }

    /// The classes of words that a numeral may begin with.
    private static let openers = ClassSet(.vague, .ordinal, .number, .fraction, .minus, .dozen, .point)

    // MARK: Cardinals

    /// One group below a thousand in words, or a number in digits.
    private struct Group {
        var value: ExactNumber
        var end: Int
        var precision: Int?
        var isDigits: Bool
        var isWeak = false
        var isOrdinal = false
        var words = 1
    }

    func readCardinal(_ stream: TokenStream, at i: Int) -> Numeral? {
        var p = i
        var negative = false
        if let minus = stream.match(p, .minus, lexicon),
            !lexicon.says(lexicon.entries[Int(minus.entry)], .place, .after),
            p + Int(minus.length) < stream.tokens.count,
            !stream.tokens[p + Int(minus.length)].newlineBefore
        {
            // A minus sign belongs to the number it touches, and touches nothing on its left.
            let sign = stream.tokens[p]
            if sign.kind != .word {
                guard
                    sign.spaceBefore || p == 0 || stream.tokens[p - 1].kind == .punctuation
                        || stream.tokens[p - 1].kind == .symbol,
                    !stream.tokens[p + 1].spaceBefore || isAllOfText(stream, p),
                    // "10°-20°C", "5€-10€": the sign before the dash belongs to another number.
                    sign.spaceBefore || p < 2 || stream.tokens[p - 1].kind != .symbol
                        || stream.tokens[p - 2].kind != .number
                else { return nil }
            }
            negative = true
            p += Int(minus.length)
        }
        // Parts whose scale is below the next scale are multiplied by it: es "mil doscientos millones" is 1,200 million. `values` and
        // `scales` are a stack of the parts, smallest scale on top.
        var values = InlineArray<12, ExactNumber>(repeating: .zero)
        var scales = InlineArray<12, ExactNumber>(repeating: .zero)
        var depth = 0
        var coefficient: ExactNumber?
        var lastScale: ExactNumber = 1
        var precision: Int?
        var hasDigits = false
        var isWeak = false
        var isOrdinal = false
        var end = p
        var parts = 0
        var next = p
        while next < stream.tokens.count, depth < 12 {
            let group = readGroup(stream, at: next) ?? (depth > 0 ? readOrdinalGroup(stream, at: next) : nil)
            // "thirteen thousand zero ninety": a nought begins anew.
            if let group, depth > 0, group.value == .zero, !group.isDigits { break }
            var q = group?.end ?? next
            let limit = depth > 0 ? scales[depth - 1] : nil
            if let group, group.isDigits, let limit {
                // Digits go on only under a scale of their own: "2 million 300 thousand", not "5 million 300 people".
                // Digits written together with the joiner go on as words do: «11 ألفا و300».
                // Where all joiners do so, `plus=yes` says it: «۱۱ هزار و ۳۰۰».
                let joiner =
                    next > end ? stream.match(end, .joiner, lexicon).map { lexicon.entries[Int($0.entry)] } : nil
                let touchesJoiner = joiner.map { !stream.tokens[next].spaceBefore || lexicon.flag($0, .plus) } ?? false
                // Three digits behind a scale word that says so: "2 bin 750".
                let isThree =
                    next == end && stream.tokens[next].kind == .number
                    && stream.numbers[Int(stream.tokens[next].info)].digitCount == 3
                let leadsDigits =
                    isThree
                    && stream.match(end - 1, .number, lexicon).map {
                        lexicon.flag(lexicon.entries[Int($0.entry)], .plus)
                    } ?? false
                let scaled = readScale(stream, at: q, afterDigits: true).map { $0.factor < limit } ?? false
                guard scaled || (touchesJoiner || leadsDigits) && group.value < limit else { break }
            }
            var scale: ExactNumber = 1
            var sawScale = false
            var ordinalScale = false
            if group?.isOrdinal != true {
                while let (factor, after, ordinal) = readScale(stream, at: q, afterDigits: group?.isDigits ?? false) {
                    // "thousand million" multiplies on; "million thousand" begins anew.
                    if sawScale, factor < lastScale { break }
                    guard let product = scale.multiplied(by: factor) else { return nil }
                    // "un millionième" is a share.
                    if ordinal, group?.isWeak == true { break }
                    (lastScale, scale, sawScale, q) = (factor, product, true, after)
                    if ordinal {
                        ordinalScale = true
                        break
                    }
                }
            }
            guard group != nil || sawScale else { break }
            var value = group?.value ?? 1
            if sawScale {
                if let limit, scale >= limit {
                    // A larger scale multiplies all that ran below it.
                    if group == nil { value = .zero }
                    var keep = depth
                    while keep > 0, scales[keep - 1] <= scale {
                        keep -= 1
                        guard let sum = value.adding(values[keep]) else { return nil }
                        value = sum
                    }
                    guard value < scale else { break }
                    depth = keep
                }
                guard let product = value.multiplied(by: scale) else { return nil }
                (values[depth], scales[depth]) = (product, scale)
                coefficient = parts == 0 ? value : nil
                precision =
                    group?.isDigits == true && parts == 0 ? group!.precision! + (scale.lastSignificantPlace ?? 0) : nil
            } else {
                if let limit, value >= limit { break }
                coefficient = nil
                precision = parts == 0 ? group?.precision : nil
                // A dual of a scale word («ألفان») is a scale of its own.
                let dual = value >= 1000 && value.isWhole && group?.isDigits == false
                (values[depth], scales[depth]) = (value, dual ? Self.scaleBelow(value) : 1)
            }
            depth += 1
            hasDigits = hasDigits || group?.isDigits == true
            isWeak = parts == 0 && !sawScale && (group?.isWeak ?? false)
            isOrdinal = group?.isOrdinal == true || ordinalScale
            parts += 1
            end = q
            if isOrdinal || scales[depth - 1] == 1 { break }
            next = skipJoiner(stream, at: end, value: values[depth - 1])
            if next >= stream.tokens.count || stream.tokens[next].newlineBefore { break }
        }
        var sum: ExactNumber? = .zero
        for part in 0..<depth { sum = sum?.adding(values[part]) }
        guard parts > 0, var value = sum else { return nil }
        if negative { value = value.negated }
        return Numeral(
            range: i..<end, interval: Interval(value), coefficient: coefficient ?? value,
            scale: coefficient == nil ? 1 : lastScale,
            precision: precision ?? value.lastSignificantPlace, isOrdinal: isOrdinal, isFraction: false, isWeak: isWeak,
            hasDigits: hasDigits)
    }

    /// "- 1 4/5": a text that is only a number; in others a dash before a space opens an item of a list.
    private func isAllOfText(_ stream: TokenStream, _ minus: Int) -> Bool {
        guard minus == 0, (2...6).contains(stream.tokens.count), stream.tokens[1].kind == .number else { return false }
        for token in stream.tokens[1..<stream.tokens.count]
        where token.newlineBefore || token.kind == .word && token.spaceBefore {
            return false
        }
        return true
    }

    /// 1000 for 2000, 1000000 for 2000000.
    private static func scaleBelow(_ value: ExactNumber) -> ExactNumber {
        var scale: ExactNumber = 1000
        while let next = scale.multiplied(by: 1000), next <= value { scale = next }
        return scale
    }

    /// A scale word (a thousand and above), or, behind digits, a hundred too. Returns (factor, token after, is an ordinal).
    func readScale(_ stream: TokenStream, at i: Int, afterDigits: Bool) -> (
        factor: ExactNumber, end: Int, isOrdinal: Bool
    )? {
        var p = i
        // "half a million", "3 of million" in other languages' words; a hyphen: "2-million".
        if p < stream.tokens.count, p > 0, isGluedHyphen(stream, p) { p += 1 }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore || p == 0 else { return nil }
        for m in stream.matchRange(p) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            if entry.entryClass == .number, lexicon.flag(entry, .times), entry.value >= (afterDigits ? 100 : 1000) {
                // "15 cents" is money, not fifteen hundred.
                if afterDigits, entry.value == 100, stream.match(p, .currency, lexicon) != nil { continue }
                if lexicon.flag(entry, .glued) {
                    // Apart from its number only behind a money sign: "£1.5 m".
                    let isMoney =
                        p > 1 && stream.tokens[p - 2].kind == .symbol && stream.match(p - 2, .currency, lexicon) != nil
                    guard afterDigits, isMoney || !stream.tokens[p].spaceBefore, p == i, isWritten(stream, p, entry)
                    else {
                        continue
                    }
                    // "£5m" and "5m people" are millions, "a 5m wall" is metres; "5M" is never metres.
                    if stream.match(p, .unit, lexicon).map({ isWritten(stream, p, lexicon.entries[Int($0.entry)]) })
                        ?? false,
                        !(p > 1 && stream.match(p - 2, .currency, lexicon) != nil), !countsBehind(stream, p + 1)
                    {
                        continue
                    }
                }
                return (entry.value, p + Int(match.length), false)
            }
            if entry.entryClass == .ordinal, !afterDigits, entry.value >= 1000, lexicon.flag(entry, .times),
                stream.match(p, .fraction, lexicon) == nil
            {
                return (entry.value, p + Int(match.length), true)
            }
        }
        return nil
    }

    /// Whether a sign stands in the case that its row asks for: `symbol=lower` for "m", which is no metre as "M"; `symbol=upper` for "G",
    /// behind more than one digit ("1.2G"; "5G" is a name).
    func isWritten(_ stream: TokenStream, _ i: Int, _ entry: Entry) -> Bool {
        let isCapital = stream.tokens[i].isCapitalised
        if lexicon.says(entry, .symbol, .lower) { return !isCapital }
        guard lexicon.says(entry, .symbol, .upper) else { return true }
        return isCapital && i > 0 && stream.tokens[i - 1].kind == .number
            && stream.numbers[Int(stream.tokens[i - 1].info)].digitCount > 1
    }

    /// Whether one of the next three words is someone or something that is counted, or money.
    private func countsBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i
        while p < stream.tokens.count, p - i < 3, stream.tokens[p].kind != .number, !stream.tokens[p].newlineBefore {
            if stream.match(p, .concept, lexicon) != nil || stream.match(p, .event, lexicon) != nil
                || stream.match(p, .currency, lexicon) != nil
            {
                return true
            }
            p += 1
        }
        return false
    }

    private func isGluedHyphen(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return false }
        let token = stream.tokens[i]
        return token.kind == .punctuation && Tokenizer.isHyphen(token.scalar) && !token.spaceBefore
            && i + 1 < stream.tokens.count
            && !stream.tokens[i + 1].spaceBefore
    }

    /// Past a joiner that may stand after a part worth `value`; the same index where there is none.
    private func skipJoiner(_ stream: TokenStream, at i: Int, value: ExactNumber) -> Int {
        guard i < stream.tokens.count else { return i }
        // Hyphens may join as well, alone or around the joiner: "vingt-et-un".
        let start = isGluedHyphen(stream, i) ? i + 1 : i
        if let joiner = stream.match(start, .joiner, lexicon) {
            let entry = lexicon.entries[Int(joiner.entry)]
            switch lexicon.field(entry, .after) {
            case KnownValue.hundreds.symbol: if value < 100 { return start }
            case KnownValue.tens.symbol:
                // The last part counts: "cuatrocientos cincuenta y dos".
                guard let whole = value.truncated, whole % 100 >= 10 else { return start }
            default: break
            }
            let end = start + Int(joiner.length)
            return end < stream.tokens.count && isGluedHyphen(stream, end) ? end + 1 : end
        }
        return start
    }

    private func readGroup(_ stream: TokenStream, at i: Int) -> Group? {
        guard i < stream.tokens.count else { return nil }
        if stream.tokens[i].kind == .number { return readDigits(stream, at: i) }
        // Leading point: ".77".
        if let point = leadingPoint(stream, at: i) { return point }
        var value: ExactNumber = .zero
        var limit: ExactNumber = 1000  // the next word must be below
        var lastWasOnes = false
        var end = i
        var p = i
        var words = 0
        var weak = false
        var joined = false
        while p < stream.tokens.count, words == 0 || !stream.tokens[p].newlineBefore {
            var accepted = false
            for m in stream.matchRange(p) {
                let match = stream.matches[m]
                let entry = lexicon.entries[Int(match.entry)]
                if entry.entryClass == .ordinal, words > 0 {
                    // "twenty-first": the last part is an ordinal. A number of one part before a denominator ("one third") is a fraction.
                    let v = entry.value
                    if v < limit, v.isWhole, value >= 10 {
                        guard let sum = value.adding(v) else { return nil }
                        return Group(
                            value: sum, end: p + Int(match.length), precision: 0, isDigits: false, isOrdinal: true,
                            words: words + 1)
                    }
                    if lastWasOnes, joined, v >= 20, v < 100 {
                        guard let sum = value.adding(v) else { return nil }
                        return Group(
                            value: sum, end: p + Int(match.length), precision: 0, isDigits: false, isOrdinal: true,
                            words: words + 1)
                    }
                    continue
                }
                guard entry.entryClass == .number, !lexicon.flag(entry, .glued) else { continue }
                let v = entry.value
                if lexicon.flag(entry, .times) {
                    guard v == 100 else { continue }
                    if words == 0 {
                        value = 100
                    } else if value < 100, value > 0 {
                        value = value.multiplied(by: 100) ?? value
                    } else {
                        continue
                    }
                    limit = 100
                    lastWasOnes = false
                } else if words == 0 {
                    value = v
                    weak = lexicon.flag(entry, .weak)
                    limit = Self.below(v, lexicon.field(entry, .fits) == 0 ? nil : lexicon.text(entry, .fits))
                    lastWasOnes = v < 10 && v > 0
                } else if v < limit, v > 0 {
                    guard let sum = value.adding(v) else { return nil }
                    value = sum
                    limit = Self.below(v, lexicon.field(entry, .fits) == 0 ? nil : lexicon.text(entry, .fits))
                    lastWasOnes = v < 10
                } else if lastWasOnes, joined, v >= 20, v < 100, !lexicon.flag(entry, .teen) {
                    // Ones before tens: «خمسة وعشرون», "fünfundzwanzig".
                    guard let sum = value.adding(v) else { return nil }
                    value = sum
                    limit = 1
                    lastWasOnes = false
                } else if lastWasOnes, !joined, lexicon.flag(entry, .teen) {
                    guard let sum = value.adding(v) else { return nil }
                    value = sum
                    limit = 1
                    lastWasOnes = false
                } else {
                    continue
                }
                words += 1
                p += Int(match.length)
                end = p
                accepted = true
                break
            }
            guard accepted else { break }
            if !value.isWhole || value >= 1000 || value == .zero { break }
            let next = skipJoiner(stream, at: p, value: value)
            joined = next != p && !isGluedHyphen(stream, p)
            p = next
            // After ones only a joiner leads on, or a teen, or "hundred".
        }
        guard words > 0 else { return nil }
        return Group(
            value: value, end: end, precision: value.lastSignificantPlace, isDigits: false, isWeak: weak && words == 1,
            words: words)
    }

    /// The ordinal that ends a number of several parts: "two thousand and nineteenth".
    private func readOrdinalGroup(_ stream: TokenStream, at i: Int) -> Group? {
        guard let match = stream.match(i, .ordinal, lexicon) else { return nil }
        let entry = lexicon.entries[Int(match.entry)]
        guard entry.value < 1000, !lexicon.flag(entry, .times) else { return nil }
        return Group(value: entry.value, end: i + Int(match.length), precision: 0, isDigits: false, isOrdinal: true)
    }

    /// What may follow a word of this value must be below the result.
    private static func below(_ value: ExactNumber, _ fits: String?) -> ExactNumber {
        if let fits, let n = Int(fits) { return ExactNumber(n + 1) }
        if value < 20 { return 1 }
        // Nothing fits behind the ones: «veintitrés y tres» is no 26.
        if value < 100 { return value.truncated.map { $0 % 10 == 0 } ?? false ? 10 : 1 }
        return 100
    }

    // MARK: Digits

    private func readDigits(_ stream: TokenStream, at i: Int) -> Group? {
        let first = stream.numbers[Int(stream.tokens[i].info)]
        guard let read = digits.value(of: first) else { return nil }
        var (value, precision, end) = (read.value, read.precision, i + 1)
        // Groups parted by plain spaces: "1 234 567".
        if first.groupCount == 1, first.digitCount <= 3, !first.leadingZero {
            var sum = first.digits
            var groups = 0
            var p = i + 1
            var decimals = 0
            while p < stream.tokens.count, stream.tokens[p].kind == .number, stream.tokens[p].spaceBefore,
                stream.tokens[p].start == stream.tokens[p - 1].end + 1
                    || stream.tokens[p].scalarStart == stream.tokens[p - 1].scalarEnd + 1,
                !stream.tokens[p].newlineBefore, decimals == 0, groups < 10
            {
                let n = stream.numbers[Int(stream.tokens[p].info)]
                if n.groupCount == 1, n.digitCount == 3 {
                    sum = sum * 1000 + n.digits
                } else if n.groupCount == 2, n.groupLength(0) == 3, settingsDecimal(n.firstSeparator), n.digitCount < 12
                {
                    decimals = n.groupLength(1)
                    guard let scale = ExactNumber.power(of: 10, n.digitCount) else { break }
                    sum = sum * scale + n.digits
                } else {
                    break
                }
                groups += 1
                p += 1
            }
            // One space may part two numbers; a language that groups by spaces says so, and two spaces in step are no accident.
            // "$ 10 000", "34 000 tons": behind a money sign and as 000 the second group is no number of its own.
            if groups > 1 || groups == 1 && (groupsBySpace || decimals > 0 || isOneNumber(stream, i)),
                let grouped = ExactNumber(digits: sum, exponent: -decimals)
            {
                value = grouped
                precision = decimals > 0 ? -decimals : grouped.lastSignificantPlace ?? 0
                end = p
            }
        }
        if end == i + 1, let power = exponent(stream, at: end),
            let factor = ExactNumber(digits: 1, exponent: power.exponent), let product = value.multiplied(by: factor)
        {
            return Group(value: product, end: power.end, precision: precision + power.exponent, isDigits: true)
        }
        return Group(value: value, end: end, precision: precision, isDigits: true)
    }

    /// "e10" in "1e10", "E+2" in "5.0E+2": the power of ten, and the token after it; nil where none touches the number.
    func exponent(_ stream: TokenStream, at i: Int) -> (exponent: Int, end: Int)? {
        guard i + 1 < stream.tokens.count, stream.tokens[i].kind == .word, !stream.tokens[i].spaceBefore,
            stream.tokens[i].scalar | 0x20 == 0x65, stream.tokens[i].end - stream.tokens[i].start == 1
        else { return nil }
        var p = i + 1
        let isSigned = stream.tokens[p].scalar == 0x2B || Tokenizer.isHyphen(stream.tokens[p].scalar)
        if isSigned, !stream.tokens[p].spaceBefore { p += 1 }
        guard p < stream.tokens.count, stream.tokens[p].kind == .number, !stream.tokens[p].spaceBefore else {
            return nil
        }
        let n = stream.numbers[Int(stream.tokens[p].info)]
        // "2e5m" is a name.
        if p + 1 < stream.tokens.count, stream.tokens[p + 1].kind == .word, !stream.tokens[p + 1].spaceBefore {
            return nil
        }
        guard n.groupCount == 1, n.digitCount <= 2, n.digits <= 30 else { return nil }
        return (isSigned && stream.tokens[i + 1].scalar != 0x2B ? -Int(n.digits) : Int(n.digits), p + 1)
    }

    private func isOneNumber(_ stream: TokenStream, _ i: Int) -> Bool {
        let second = stream.numbers[Int(stream.tokens[i + 1].info)]
        if second.digits == 0, !stream.tokens[i].newlineBefore || i == 0 { return true }
        guard i > 0, let sign = stream.match(i - 1, .currency, lexicon) else { return false }
        return stream.tokens[i - 1].kind == .symbol && !lexicon.says(lexicon.entries[Int(sign.entry)], .place, .after)
    }

    private var groupsBySpace: Bool { lexicon.settings.group.contains(0x20) }

    private func settingsDecimal(_ separator: UInt32) -> Bool {
        lexicon.settings.decimal.contains(separator) || separator == 0x2C || separator == 0x2E
    }

    /// ".77" where the point touches nothing on its left.
    private func leadingPoint(_ stream: TokenStream, at i: Int) -> Group? {
        let token = stream.tokens[i]
        guard token.kind == .punctuation, token.scalar == 0x2E || token.scalar == 0x66B || token.scalar == 0x2C,
            token.spaceBefore || i == 0, token.scalar != 0x2C || lexicon.settings.decimal.contains(0x2C),
            i + 1 < stream.tokens.count, stream.tokens[i + 1].kind == .number, !stream.tokens[i + 1].spaceBefore
        else { return nil }
        let n = stream.numbers[Int(stream.tokens[i + 1].info)]
        guard n.groupCount == 1, let value = ExactNumber(digits: n.digits, exponent: -n.digitCount) else { return nil }
        return Group(value: value, end: i + 2, precision: -n.digitCount, isDigits: true)
    }

    // MARK: What follows a cardinal

    /// Decimals in words, "and a half", fractions over or behind, ordinal endings, dozens.
    private func extend(_ numeral: inout Numeral, _ stream: TokenStream) {
        if numeral.isOrdinal { return extendOrdinal(&numeral, stream) }
        guard !numeral.isVague, !numeral.isFraction, let value = numeral.value else { return }
        let end = numeral.range.upperBound
        guard end < stream.tokens.count, !stream.tokens[end].newlineBefore else { return }
        if numeral.hasDigits, readOrdinalSuffix(&numeral, stream, value) { return }
        // "cinco con un cuarto", "veinte con tres quintos": a fraction that adds is told from decimals.
        let adds =
            stream.match(end, .fraction, lexicon).map {
                $0.length > 1 && lexicon.flag(lexicon.entries[Int($0.entry)], .plus)
            } ?? sharesFollow(stream, end)
        if !adds, readSpelledDecimals(&numeral, stream, value) { return }
        if readWrittenFraction(&numeral, stream, value) { return }
        if addFraction(&numeral, stream, value) { return }
        // "two-thirds": the denominator may hang on a hyphen.
        if isGluedHyphen(stream, end), !numeral.hasDigits,
            let over = stream.match(end + 1, .fraction, lexicon) ?? stream.match(end + 1, .ordinal, lexicon)
        {
            let entry = lexicon.entries[Int(over.entry)]
            let isFraction = entry.entryClass == .fraction && !lexicon.flag(entry, .plus)
            if isFraction || lexicon.flag(entry, .fraction), value.isWhole, value > 0, value < 100, entry.value != 0,
                let product = isFraction ? value.multiplied(by: entry.value) : value.divided(by: entry.value)
            {
                set(&numeral, product, end: end + 1 + Int(over.length))
                numeral.isFraction = true
                multiplyFraction(&numeral, stream)
                return
            }
        }
        for m in stream.matchRange(end) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            switch entry.entryClass {
            case .fraction:
                if lexicon.says(entry, .place, .before) { continue }
                // "2½", "2 ⅔": a fraction in one sign adds to the digits before it.
                let plus = lexicon.flag(entry, .plus) || (stream.tokens[end].kind != .word && numeral.hasDigits)
                let unit = fractionUnit(numeral)
                if plus, let part = entry.value.multiplied(by: unit), let sum = value.adding(part) {
                    set(&numeral, sum, end: end + Int(match.length))
                    if unit > 1, let coefficient = sum.divided(by: unit) {
                        (numeral.coefficient, numeral.scale) = (coefficient, unit)
                    }
                    // "two and a half million"
                    if let (scale, after, _) = readScale(stream, at: numeral.range.upperBound, afterDigits: false),
                        let product = value < scale
                            ? sum.multiplied(by: scale) : entry.value.multiplied(by: scale)?.adding(value)
                    {
                        set(&numeral, product, end: after)
                        if value < scale { (numeral.coefficient, numeral.scale) = (sum, scale) }
                    }
                    return
                }
                if let sum = addingShare(entry.value, to: numeral, value, stream) {
                    set(&numeral, sum, end: end + Int(match.length))
                    return
                }
                if !lexicon.flag(entry, .plus), value.isWhole, value > 0, !lexicon.flag(entry, .scale),
                    let product = value.multiplied(by: entry.value)
                {
                    set(&numeral, product, end: end + Int(match.length))
                    numeral.isFraction = true
                    multiplyFraction(&numeral, stream)
                    return
                }
            case .ordinal:
                guard lexicon.flag(entry, .fraction), value.isWhole, value > 0, value < 100, entry.value > 2 else {
                    continue
                }
                if numeral.isWeak, value == 1, stream.match(end + Int(match.length), .concept, lexicon) != nil {
                    // "un douzième corps" is the twelfth, "un douzième des corps" a share.
                    set(&numeral, entry.value, end: end + Int(match.length))
                    numeral.isOrdinal = true
                    return
                }
                if value > 1, entry.value >= 100, let product = value.multiplied(by: entry.value) {
                    // "two hundredth" is an ordinal; its plural would be the fraction.
                    set(&numeral, product, end: end + Int(match.length))
                    numeral.isOrdinal = true
                    return
                }
                if let product = value.divided(by: entry.value) {
                    set(&numeral, product, end: end + Int(match.length))
                    numeral.isFraction = true
                    multiplyFraction(&numeral, stream)
                    return
                }
            case .dozen:
                if let product = value.multiplied(by: entry.value) {
                    set(&numeral, product, end: end + Int(match.length))
                    numeral.isApproximate = true
                    if let (scale, after, _) = readScale(stream, at: numeral.range.upperBound, afterDigits: false),
                        let scaled = product.multiplied(by: scale)
                    {
                        set(&numeral, scaled, end: after)
                    }
                    return
                }
            default: continue
            }
        }
    }

    /// The word of a share at the token, a fraction or an ordinal that may be one: «третьих» is a third of «две третьих».
    private func share(_ stream: TokenStream, at i: Int) -> (value: ExactNumber, end: Int)? {
        if let fraction = stream.match(i, .fraction, lexicon) {
            let entry = lexicon.entries[Int(fraction.entry)]
            return lexicon.flag(entry, .plus) ? nil : (entry.value, i + Int(fraction.length))
        }
        guard let ordinal = stream.match(i, .ordinal, lexicon),
            lexicon.flag(lexicon.entries[Int(ordinal.entry)], .fraction),
            let value = ExactNumber(1).divided(by: lexicon.entries[Int(ordinal.entry)].value)
        else { return nil }
        return (value, i + Int(ordinal.length))
    }

    /// Behind the spelled point stands a fraction that is no place of a decimal: "con tres quintos", not «целых три десятых».
    private func sharesFollow(_ stream: TokenStream, _ end: Int) -> Bool {
        guard let point = stream.match(end, .point, lexicon),
            let count = readCardinal(stream, at: end + Int(point.length)), count.range.upperBound < stream.tokens.count,
            let (value, _) = share(stream, at: count.range.upperBound)
        else { return false }
        return value < 1 && value.lastSignificantPlace.map { value != ExactNumber(digits: 1, exponent: $0) } ?? true
    }

    /// "a hundred and three quarters" is 100 ¾: only the ones behind the joiner count the shares.
    private func addingShare(_ share: ExactNumber, to numeral: Numeral, _ value: ExactNumber, _ stream: TokenStream)
        -> ExactNumber?
    {
        let end = numeral.range.upperBound
        guard value >= 100, numeral.range.count >= 3, share.numerator == 1,
            let last = stream.match(end - 1, .number, lexicon),
            stream.match(end - 2, .joiner, lexicon) != nil
        else { return nil }
        let shares = lexicon.entries[Int(last.entry)].value
        guard shares < 10, let part = shares.multiplied(by: share), part < 1 else { return nil }
        return value.subtracting(shares)?.adding(part)
    }

    /// "centésimo vigésimo quinto": ordinals of falling places add up.
    private func extendOrdinal(_ numeral: inout Numeral, _ stream: TokenStream) {
        // «الثانية والستين»: an ordinal of ones, then the tens behind a joiner.
        let end = numeral.range.upperBound
        if numeral.range.count == 1, let ones = numeral.value, ones < 10,
            let joiner = stream.match(end, .joiner, lexicon),
            let tens = stream.match(end + Int(joiner.length), .number, lexicon)
        {
            let value = lexicon.entries[Int(tens.entry)].value
            let p = end + Int(joiner.length)
            if value >= 20, value < 100, value.isWhole, stream.memo.infos[Int(stream.tokens[p].info)].isDefinite,
                let sum = ones.adding(value)
            {
                set(&numeral, sum, end: p + Int(tens.length))
                return
            }
        }
        var last = numeral.range.count == 1 ? numeral.value : numeral.scale
        while let value = numeral.value, let known = last, known >= 10, numeral.range.upperBound < stream.tokens.count,
            !stream.tokens[numeral.range.upperBound].newlineBefore,
            let match = stream.match(numeral.range.upperBound, .ordinal, lexicon)
        {
            let part = lexicon.entries[Int(match.entry)].value
            guard part < (known < 20 ? 10 : Self.below(known, nil)), part < known, let sum = value.adding(part) else {
                return
            }
            let weak = numeral.isWeak
            set(&numeral, sum, end: numeral.range.upperBound + Int(match.length))
            numeral.isWeak = weak
            last = part
        }
    }

    /// "two thirds of a million": a fraction before a scale word, with articles between, is a share of it.
    private func multiplyFraction(_ numeral: inout Numeral, _ stream: TokenStream) {
        var p = numeral.range.upperBound
        var articles = 0
        while articles < 2, let article = stream.match(p, .article, lexicon) {
            p += Int(article.length)
            articles += 1
        }
        if articles == 0, p < stream.tokens.count, isGluedHyphen(stream, p) { p += 1 }
        if let dozen = stream.match(p, .dozen, lexicon),
            let product = numeral.value?.multiplied(by: lexicon.entries[Int(dozen.entry)].value)
        {
            // "une demi-douzaine"
            set(&numeral, product, end: p + Int(dozen.length))
            (numeral.isFraction, numeral.isApproximate) = (false, true)
            return
        }
        guard let fraction = numeral.value, let (scale, after, _) = readScale(stream, at: p, afterDigits: true),
            let product = fraction.multiplied(by: scale)
        else { return }
        set(&numeral, product, end: after)
        numeral.isFraction = false
        (numeral.coefficient, numeral.scale) = (fraction, scale)
    }

    /// "twenty-three and three fifths", «ثلاثة وثلثان»: a joiner and a fraction below one add to a whole number.
    private func addFraction(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
        let end = numeral.range.upperBound
        // "two-and-a-half" may hang together by hyphens.
        var p = isGluedHyphen(stream, end) ? end + 1 : end
        let isPoint = stream.match(p, .joiner, lexicon) == nil
        let link = stream.match(p, .joiner, lexicon) ?? stream.match(p, .point, lexicon)
        guard value.isWhole, let joiner = link ?? stream.match(p, .and, lexicon) else { return false }
        p += Int(joiner.length)
        if isGluedHyphen(stream, p) { p += 1 }
        let article = stream.match(p, .article, lexicon)
        if let article {
            p += Int(article.length)
            if isGluedHyphen(stream, p) { p += 1 }
        }
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore else { return false }
        // "one and a fourth": behind an article the ordinal is a share.
        if article != nil, value < 1000, let ordinal = stream.match(p, .ordinal, lexicon),
            lexicon.flag(lexicon.entries[Int(ordinal.entry)], .fraction),
            let part = ExactNumber(1).divided(by: lexicon.entries[Int(ordinal.entry)].value),
            part < ExactNumber(1, over: 2)!,
            let sum = value.adding(part)
        {
            set(&numeral, sum, end: p + Int(ordinal.length))
            multiplyMixed(&numeral, stream, sum)
            return true
        }
        // "5 and a half": where a word only lists things, the half may be of others.
        if link != nil, let fraction = stream.match(p, .fraction, lexicon) {
            let part = lexicon.entries[Int(fraction.entry)].value
            guard part < 1, let share = part.multiplied(by: fractionUnit(numeral)), let sum = value.adding(share) else {
                return false
            }
            var after = p + Int(fraction.length)
            var total = sum
            if let (scale, q, _) = readScale(stream, at: after, afterDigits: false),
                let share = part.multiplied(by: scale),
                let scaled = value < scale ? sum.multiplied(by: scale) : value.adding(share)
            {
                (total, after) = (scaled, q)
            }
            let unit = fractionUnit(numeral)
            set(&numeral, total, end: after)
            if unit == 1, total == sum, stream.match(after, .dozen, lexicon) != nil {
                multiplyMixed(&numeral, stream, sum)
                return true
            }
            if unit > 1, let coefficient = total.divided(by: unit) {
                (numeral.coefficient, numeral.scale) = (coefficient, unit)
            }
            return true
        }
        // "1 and 3/4"
        if numeral.hasDigits, article == nil, stream.tokens[p].kind == .number,
            let part = writtenFraction(stream, at: p),
            part < 1, let sum = value.adding(part)
        {
            set(&numeral, sum, end: p + 3)
            multiplyMixed(&numeral, stream, sum)
            return true
        }
        guard !isPoint || article == nil, let over = readCardinal(stream, at: p), let n = over.value, n.isWhole,
            n < 100, let (one, after) = share(stream, at: over.range.upperBound),
            n > 1 || stream.match(over.range.upperBound, .fraction, lexicon) != nil,
            let part = n.multiplied(by: one), part < 1,
            let share = part.multiplied(by: fractionUnit(numeral)), let sum = value.adding(share)
        else { return false }
        set(&numeral, sum, end: after)
        // "three and three quarters million"
        if value < 1000, let (scale, q, _) = readScale(stream, at: after, afterDigits: false),
            let scaled = sum.multiplied(by: scale)
        {
            set(&numeral, scaled, end: q)
            (numeral.coefficient, numeral.scale) = (sum, scale)
        }
        return true
    }

    /// What a fraction behind a numeral is a share of: "three million and a half" is 3.5 million, "a hundred and a half" 100.5.
    private func fractionUnit(_ numeral: Numeral) -> ExactNumber {
        if numeral.scale >= 1000 { return numeral.scale }
        // The dual of a scale word («مليونان»).
        guard !numeral.hasDigits, numeral.range.count == 1, let value = numeral.value, value >= 2000, value.isWhole
        else { return 1 }
        return Self.scaleBelow(value)
    }

    private func set(_ numeral: inout Numeral, _ value: ExactNumber, end: Int) {
        numeral.interval = Interval(value)
        numeral.coefficient = value
        numeral.scale = 1
        numeral.precision = value.lastSignificantPlace
        numeral.range = numeral.range.lowerBound..<end
        numeral.isWeak = false
    }

    /// "21st", "3-й", "21'inci".
    private func readOrdinalSuffix(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
        guard value.isWhole else { return false }
        var p = numeral.range.upperBound
        guard !stream.tokens[p].spaceBefore else { return false }
        if stream.tokens[p].kind == .punctuation,
            Tokenizer.isHyphen(stream.tokens[p].scalar) || stream.tokens[p].scalar == 0x27
                || stream.tokens[p].scalar == 0x2019
        {
            p += 1
        }
        guard p < stream.tokens.count, !stream.tokens[p].spaceBefore,
            let match = stream.match(p, .ordinalSuffix, lexicon)
        else {
            return false
        }
        let after = p + Int(match.length)
        if lexicon.flag(lexicon.entries[Int(match.entry)], .weak) {
            // A full stop makes an ordinal inside a sentence: "8. yüzyıl", "der 3. Angriff".
            guard after < stream.tokens.count, stream.tokens[after].spaceBefore, stream.tokens[after].kind == .word,
                !stream.tokens[after].newlineBefore
            else {
                return false
            }
            let start = numeral.range.lowerBound
            let isNamed =
                stream.match(start - 1, .article, lexicon) != nil || stream.match(start - 1, .definite, lexicon) != nil
            // Where a line begins, nothing ends with the full stop: "20. Jahrhundert".
            let opens = start == 0 || stream.tokens[start].newlineBefore
            guard !stream.tokens[after].isCapitalised || isNamed || opens else { return false }
        }
        // The ending ends the word.
        if after < stream.tokens.count, !stream.tokens[after].spaceBefore,
            stream.tokens[after].kind == .word || stream.tokens[after].kind == .number
        {
            return false
        }
        numeral.range = numeral.range.lowerBound..<after
        numeral.isOrdinal = true
        return true
    }

    /// "three point one four", "douze virgule quatre-vingt-dix-neuf".
    private func readSpelledDecimals(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
        let end = numeral.range.upperBound
        guard value.isWhole, let point = stream.match(end, .point, lexicon) else { return false }
        var p = end + Int(point.length)
        var digits: Int128 = 0
        var places = 0
        var last = p
        while p < stream.tokens.count, places < 18, !stream.tokens[p].newlineBefore {
            // A letter that is a digit only here: "point o five".
            if let letter = stream.match(p, .number, lexicon), isDigitLetter(lexicon.entries[Int(letter.entry)]) {
                digits *= 10
                places += 1
                p += Int(letter.length)
                last = p
                continue
            }
            guard let group = readGroup(stream, at: p), group.value.isWhole, !group.isOrdinal, group.value < 1000,
                let n = group.value.truncated, !group.isDigits || stream.tokens[p].kind == .number
            else { break }
            let width = group.isDigits ? stream.numbers[Int(stream.tokens[p].info)].digitCount : String(n).utf8.count
            guard let scale = ExactNumber.power(of: 10, width) else { break }
            digits = digits * scale + Int128(n)
            places += width
            p = group.end
            last = p
            // A number of several digits ends it: "virgule deux cent trente six".
            if n > 9 { break }
        }
        // The denominator may be said: «две целых три десятых».
        if last < stream.tokens.count, let (share, after) = share(stream, at: last),
            let place = share.lastSignificantPlace,
            place < 0, share == ExactNumber(digits: 1, exponent: place)
        {
            places = -place
            last = after
        }
        guard places > 0, let fraction = ExactNumber(digits: digits, exponent: -places),
            let sum = value < .zero ? value.subtracting(fraction) : value.adding(fraction)
        else { return false }
        set(&numeral, sum, end: last)
        numeral.precision = -places
        if let (scale, after, _) = readScale(stream, at: last, afterDigits: false),
            let product = sum.multiplied(by: scale)
        {
            set(&numeral, product, end: after)
            (numeral.coefficient, numeral.scale) = (sum, scale)
            numeral.precision = -places + (scale.lastSignificantPlace ?? 0)
        }
        return true
    }

    /// A row like `number o value=0 glued=yes`.
    private func isDigitLetter(_ entry: Entry) -> Bool {
        entry.value == .zero && lexicon.flag(entry, .glued)
    }

    /// "point fifteen", where nothing else is said: a decimal that begins with its point.
    private func readLeadingPointWord(_ stream: TokenStream, at i: Int) -> Numeral? {
        guard let point = stream.match(i, .point, lexicon),
            lexicon.says(lexicon.entries[Int(point.entry)], .place, .before),
            i == 0 || stream.tokens[i].newlineBefore || stream.tokens[i - 1].kind == .punctuation
        else { return nil }
        var numeral = Numeral(range: i..<i, interval: Interval(.zero), coefficient: .zero, scale: 1)
        guard readSpelledDecimals(&numeral, stream, .zero) else { return nil }
        let end = numeral.range.upperBound
        guard end == stream.tokens.count || stream.tokens[end].kind == .punctuation || stream.tokens[end].newlineBefore
        else { return nil }
        return numeral
    }

    /// "3/4", "1 3/4".
    private func readWrittenFraction(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
        let end = numeral.range.upperBound
        if numeral.hasDigits, end - numeral.range.lowerBound >= 1, let f = writtenFraction(stream, at: end - 1),
            value.isWhole,
            stream.tokens[end - 1].start == stream.tokens[numeral.range.upperBound - 1].start
        {
            set(&numeral, value < .zero ? f.negated : f, end: end + 2)
            numeral.isFraction = true
            multiplyFraction(&numeral, stream)
            return true
        }
        // "1 1/2", "1-1/2"
        let first = isGluedHyphen(stream, end) ? end + 1 : end
        if numeral.hasDigits, value.isWhole, first < stream.tokens.count, stream.tokens[first].kind == .number,
            let f = writtenFraction(stream, at: first), f < 1,
            let sum = value < .zero ? value.subtracting(f) : value.adding(f)
        {
            set(&numeral, sum, end: first + 3)
            multiplyMixed(&numeral, stream, sum)
            return true
        }
        return false
    }

    /// "3/4" at the token, digits over digits; nil where it is a date or a path.
    private func writtenFraction(_ stream: TokenStream, at i: Int) -> ExactNumber? {
        guard i + 2 < stream.tokens.count, stream.tokens[i].kind == .number, stream.tokens[i + 2].kind == .number,
            stream.tokens[i + 1].scalar == 0x2F || stream.tokens[i + 1].scalar == 0x2044,
            !stream.tokens[i + 1].spaceBefore,
            !stream.tokens[i + 2].spaceBefore
        else { return nil }
        let (a, b) = (stream.numbers[Int(stream.tokens[i].info)], stream.numbers[Int(stream.tokens[i + 2].info)])
        guard a.groupCount == 1, b.groupCount == 1, a.digitCount <= 4, b.digitCount <= 4, b.digits > 0 else {
            return nil
        }
        // A third number makes it a date or a path.
        if i + 3 < stream.tokens.count, !stream.tokens[i + 3].spaceBefore, stream.tokens[i + 3].scalar == 0x2F {
            return nil
        }
        return ExactNumber(a.digits, over: b.digits)
    }

    /// "1 1/2 billion", "2½ million": the scale word behind a whole number with a fraction multiplies both.
    private func multiplyMixed(_ numeral: inout Numeral, _ stream: TokenStream, _ mixed: ExactNumber) {
        let end = numeral.range.upperBound
        if let dozen = stream.match(end, .dozen, lexicon),
            let product = mixed.multiplied(by: lexicon.entries[Int(dozen.entry)].value)
        {
            set(&numeral, product, end: end + Int(dozen.length))
            numeral.isApproximate = true
            return
        }
        guard let (scale, after, _) = readScale(stream, at: end, afterDigits: false),
            let product = mixed.multiplied(by: scale)
        else { return }
        set(&numeral, product, end: after)
        (numeral.coefficient, numeral.scale) = (mixed, scale)
    }

    private func readFractionAlone(_ stream: TokenStream, at i: Int) -> Numeral? {
        guard let match = stream.match(i, .fraction, lexicon) else { return nil }
        let entry = lexicon.entries[Int(match.entry)]
        guard !lexicon.flag(entry, .plus), !lexicon.flag(entry, .weak), !lexicon.says(entry, .place, .before) else {
            return nil
        }
        var end = i + Int(match.length)
        // `counted=yes`: a share only of what follows: «media hora», but not "la media", "medía".
        if lexicon.flag(entry, .counted), !countsUnit(stream, end) { return nil }
        // "half a million", «نصف مليون»
        var p = end
        if let article = stream.match(p, .article, lexicon) { p += Int(article.length) }
        if let (scale, after, _) = readScale(stream, at: p, afterDigits: true),
            let product = entry.value.multiplied(by: scale)
        {
            end = after
            return Numeral(
                range: i..<end, interval: Interval(product), coefficient: entry.value, scale: scale,
                precision: product.lastSignificantPlace)
        }
        if p < stream.tokens.count, isGluedHyphen(stream, p) { p += 1 }
        if let dozen = stream.match(p, .dozen, lexicon),
            let product = entry.value.multiplied(by: lexicon.entries[Int(dozen.entry)].value)
        {
            return Numeral(
                range: i..<p + Int(dozen.length), interval: Interval(product), coefficient: product, scale: 1,
                precision: 0, isApproximate: true)
        }
        var numeral = Numeral(
            range: i..<end, interval: Interval(entry.value), coefficient: entry.value, scale: 1,
            precision: entry.value.lastSignificantPlace, isFraction: true)
        multiplyFraction(&numeral, stream)
        return numeral
    }

    private func countsUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count, !stream.tokens[i].newlineBefore else { return false }
        return stream.match(i, .unit, lexicon) != nil || stream.match(i, .currency, lexicon) != nil
            || stream.match(i, .dozen, lexicon) != nil || stream.match(i, .percent, lexicon) != nil
            || stream.match(i, .concept, lexicon) != nil || readScale(stream, at: i, afterDigits: true) != nil
    }

    private func readOrdinalAlone(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Numeral? {
        guard let match = stream.match(i, .ordinal, lexicon) else {
            guard let dozen = stream.match(i, .dozen, lexicon) else { return nil }
            let entry = lexicon.entries[Int(dozen.entry)]
            var (value, end) = (entry.value, i + Int(dozen.length))
            var p = end
            if let article = stream.match(p, .article, lexicon) { p += Int(article.length) }
            if let (scale, after, _) = readScale(stream, at: p, afterDigits: false),
                let product = value.multiplied(by: scale)
            {
                (value, end) = (product, after)
            }
            return Numeral(
                range: i..<end, interval: Interval(value), coefficient: value, scale: 1, precision: 0,
                isApproximate: true)
        }
        let entry = lexicon.entries[Int(match.entry)]
        let end = i + Int(match.length)
        // "a third of the fleet": the indefinite article makes a share of it.
        // "a quarter of the fleet", "fourth of litre".
        let isShare =
            stream.match(i - 1, .article, lexicon).map {
                $0.length == 1 && lexicon.flag(lexicon.entries[Int($0.entry)], .weak)
            } ?? false
        let of = stream.match(end, .article, lexicon)
        // "down by more than a third since May": no ordinal has a bound.
        let isBounded = isShare && modified
        if lexicon.flag(entry, .fraction), entry.value > 2,
            isBounded || isShare && of != nil
                || of.map({ stream.match(end + Int($0.length), .unit, lexicon) != nil }) ?? false,
            let share = ExactNumber(1).divided(by: entry.value)
        {
            return Numeral(
                range: i..<end, interval: Interval(share), coefficient: share, scale: 1, precision: nil,
                isFraction: true)
        }
        return Numeral(
            range: i..<end, interval: Interval(entry.value), coefficient: entry.value, scale: 1, precision: 0,
            isOrdinal: true)
    }

    // MARK: Vague amounts

    /// "dozens", "several hundred", «بضع عشرات», "hundreds of thousands", "dozens, if not hundreds".
    private func readVague(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Numeral? {
        guard let match = stream.match(i, .vague, lexicon) else { return nil }
        let entry = lexicon.entries[Int(match.entry)]
        if modified, lexicon.flag(entry, .ambiguous) { return nil }
        // A numeral that is longer than the vague word wins.
        if let number = stream.match(i, .number, lexicon), number.length > match.length { return nil }
        guard let known = vague[entry.id] else { return nil }
        var interval = known.interval
        var end = i + Int(match.length)
        var composed = false
        while end < stream.tokens.count, !stream.tokens[end].newlineBefore {
            var p = end
            if let article = stream.match(p, .article, lexicon) { p += Int(article.length) }
            guard p < stream.tokens.count else { break }
            var base: ExactNumber?
            var after = p
            if let (scale, q, _) = readScale(stream, at: p, afterDigits: true) {
                (base, after) = (scale, q)
            } else if let dozen = stream.match(p, .dozen, lexicon) {
                let entry = lexicon.entries[Int(dozen.entry)]
                // `scale=`: what vague words multiply; "several dozen" counts in tens.
                let counts = lexicon.flag(entry, .scale) ? LexiconReader.number(lexicon.text(entry, .scale)) : nil
                (base, after) = (counts ?? entry.value, p + Int(dozen.length))
            } else if let second = stream.match(p, .vague, lexicon),
                let other = vague[lexicon.entries[Int(second.entry)].id], other.base > 1,
                other.base > known.base || known.base == 1
            {
                (base, after) = (other.base, p + Int(second.length))
            }
            guard let base, let low = interval.low?.multiplied(by: base) else { break }
            // [3, 9] dozens end before the tenth dozen: 99.
            let high = interval.high.flatMap { $0.adding(1)?.multiplied(by: base)?.subtracting(1) }
            interval = Interval(low: low, high: high)
            end = after
            composed = true
        }
        if let ifNot = stream.match(end, .ifNot, lexicon), let second = readVague(stream, at: end + Int(ifNot.length)) {
            interval.high = second.interval.high
            end = second.range.upperBound
            composed = true
        } else if end < stream.tokens.count, stream.tokens[end].scalar == 0x2C || stream.tokens[end].scalar == 0x60C,
            let ifNot = stream.match(end + 1, .ifNot, lexicon),
            let second = readVague(stream, at: end + 1 + Int(ifNot.length))
        {
            interval.high = second.interval.high
            end = second.range.upperBound
            composed = true
        }
        return Numeral(
            range: i..<end, interval: interval, coefficient: interval.low ?? .zero, scale: 1, precision: nil,
            vagueClass: composed ? 0 : entry.id, isVague: interval.single == nil, isApproximate: interval.single != nil,
            isWeak: !composed && lexicon.flag(entry, .weak))
    }
}
