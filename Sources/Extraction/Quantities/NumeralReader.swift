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
    /// The language tells the whole before its parts («sekizde beş»).
    let hasDenominators: Bool
    /// The language writes the word of a share together with its number («treintaicincoavos»).
    let hasJoinedShares: Bool

    init(lexicon: Lexicon, vague: [Symbol: Catalogue.VagueClass]) {
        self.lexicon = lexicon
        self.vague = vague
        hasDenominators = lexicon.entries.contains {
            $0.entryClass == .fraction && lexicon.says($0, .place, .before)
        }
        hasJoinedShares = lexicon.entries.contains {
            $0.entryClass == .fraction && lexicon.says($0, .form, .inner)
        }
        digits = DigitReader(settings: lexicon.settings)
    }

    /// The numeral that begins at token `i`; nil where none does. `modified`: a bound stands before it, behind which a form that may be
    /// singular is («более тысячи»).
    func read(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Numeral? {
        guard i < stream.tokens.count else { return nil }
        if stream.tokens[i].kind == .word, stream.classes[i].isDisjoint(from: Self.openers) { return nil }
        if stream.classes[i].contains(.vague), let vague = readVague(stream, at: i, modified: modified) { return vague }
        // «el onceavo lugar»: without parts before it a share is no number.
        if hasJoinedShares, joinedShare(stream, at: i) != nil { return nil }
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
        if hasDenominators, let share = readParts(stream, at: i) { return share }
        if lexicon.settings.skipsHundred, let numeral = readSkippedHundred(stream, at: i) { return numeral }
        var numeral = readCardinal(stream, at: i)
        if numeral == nil { numeral = readFractionAlone(stream, at: i) }
        if numeral == nil { numeral = readOrdinalAlone(stream, at: i, modified: modified) }
        if numeral == nil { return readLeadingPointWord(stream, at: i) }
        extend(&numeral!, stream)
        return numeral
    }

    /// "one twenty two": a word for ones, then tens, where the clause ends behind them: the hundred is left out.
    private func readSkippedHundred(_ stream: TokenStream, at i: Int) -> Numeral? {
        guard i + 1 < stream.tokens.count, stream.tokens[i].kind == .word, stream.classes[i].contains(.number),
            stream.classes[i + 1].contains(.number), !stream.tokens[i + 1].newlineBefore,
            let ones = stream.match(i, .number, lexicon), ones.length == 1,
            let tens = stream.match(i + 1, .number, lexicon), tens.length == 1
        else { return nil }
        let (first, second) = (lexicon.entries[Int(ones.entry)].value, lexicon.entries[Int(tens.entry)].value)
        guard first >= 1, first < 10, second >= 20, second < 100, first.isWhole, second.isWhole,
            let rest = readGroup(stream, at: i + 1), !rest.isDigits, !rest.isOrdinal,
            rest.end == stream.tokens.count || stream.tokens[rest.end].newlineBefore
                || stream.tokens[rest.end].kind == .punctuation && !Tokenizer.isHyphen(stream.tokens[rest.end].scalar),
            i == 0 || !stream.classes[i - 1].contains(.number) && stream.tokens[i - 1].kind != .number,
            let value = first.multiplied(by: 100)?.adding(rest.value)
        else { return nil }
        return Numeral(range: i..<rest.end, interval: Interval(value), coefficient: value, scale: 1, precision: 0)
    }

    /// The classes of words that a numeral may begin with.
    static let openers = ClassSet(.vague, .ordinal, .number, .fraction, .minus, .dozen, .point)

    // MARK: Cardinals

    /// One group below a thousand in words, or a number in digits.
    struct Group {
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
        // Most numbers are one group, with no scale word behind: there is nothing to add up.
        if let only = readGroup(stream, at: p), only.isDigits || only.value < 1000,
            only.isOrdinal || readScale(stream, at: only.end, afterDigits: only.isDigits) == nil
        {
            let value = negative ? only.value.negated : only.value
            return Numeral(
                range: i..<only.end, interval: Interval(value), coefficient: value, scale: 1,
                precision: only.precision ?? value.lastSignificantPlace, isOrdinal: only.isOrdinal,
                isWeak: only.isWeak, hasDigits: only.isDigits)
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
                // Digits behind a scale word that says so: "2 bin 750", "36 bin 50".
                let leadsDigits =
                    next == end && stream.tokens[next].kind == .number
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
            if isOrdinal || scales[depth - 1] == 1 || hasDenominators && isDenominator(stream, end - 1) { break }
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

    /// The "k" of "10 k".
    private func isScaleSign(_ stream: TokenStream, _ i: Int) -> Bool {
        guard let sign = stream.match(i, .number, lexicon) else { return false }
        return lexicon.flag(lexicon.entries[Int(sign.entry)], .glued)
    }

    /// "- 1 4/5", "- 2 degrees": a text that is only a number; in others a dash before a space opens an item of a list.
    func isAllOfText(_ stream: TokenStream, _ minus: Int) -> Bool {
        guard minus == 0, (2...6).contains(stream.tokens.count), stream.tokens[1].kind == .number else { return false }
        for i in 1..<stream.tokens.count {
            let token = stream.tokens[i]
            if token.newlineBefore { return false }
            if token.kind == .word, token.spaceBefore, stream.match(i, .unit, lexicon) == nil, !isScaleSign(stream, i) {
                return false
            }
        }
        return true
    }

    /// 1000 for 2000, 1000000 for 2000000.
    static func scaleBelow(_ value: ExactNumber) -> ExactNumber {
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
                    // Or where the text is only a number: "2.33 k".
                    let isAll = p + 1 == stream.tokens.count && p <= 2
                    guard afterDigits, isMoney || isAll || !stream.tokens[p].spaceBefore, p == i,
                        isWritten(stream, p, entry)
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
    func countsBehind(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i
        while p < stream.tokens.count, p - i < 3, stream.tokens[p].kind != .number, !stream.tokens[p].newlineBefore {
            if stream.match(p, .concept, lexicon) != nil || stream.match(p, .event, lexicon) != nil
                || stream.match(p, .currency, lexicon) != nil
            {
                return true
            }
            // "the 100m was won"
            if stream.tokens[p].kind == .punctuation || stream.match(p, .copula, lexicon) != nil { return false }
            p += 1
        }
        return false
    }

    func isGluedHyphen(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return false }
        let token = stream.tokens[i]
        return token.kind == .punctuation && Tokenizer.isHyphen(token.scalar) && !token.spaceBefore
            && i + 1 < stream.tokens.count
            && !stream.tokens[i + 1].spaceBefore
    }

    /// Past a joiner that may stand after a part worth `value`; the same index where there is none.
    func skipJoiner(_ stream: TokenStream, at i: Int, value: ExactNumber) -> Int {
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

    func readGroup(_ stream: TokenStream, at i: Int) -> Group? {
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
            // «yirmi tam beşte üç»: the joiner leads on to a share.
            if joined, hasDenominators, isDenominator(stream, p) { break }
            if words > 0, hasJoinedShares, stream.tokens[p].spaceBefore, joinedShare(stream, at: p) != nil { break }
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
            if hasDenominators, isDenominator(stream, p - 1) { break }
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
    func readOrdinalGroup(_ stream: TokenStream, at i: Int) -> Group? {
        guard let match = stream.match(i, .ordinal, lexicon) else { return nil }
        let entry = lexicon.entries[Int(match.entry)]
        guard entry.value < 1000, !lexicon.flag(entry, .times) else { return nil }
        return Group(value: entry.value, end: i + Int(match.length), precision: 0, isDigits: false, isOrdinal: true)
    }

    /// What may follow a word of this value must be below the result.
    static func below(_ value: ExactNumber, _ fits: String?) -> ExactNumber {
        if let fits, let n = Int(fits) { return ExactNumber(n + 1) }
        if value < 20 { return 1 }
        // Nothing fits behind the ones: «veintitrés y tres» is no 26.
        if value < 100 { return value.truncated.map { $0 % 10 == 0 } ?? false ? 10 : 1 }
        return 100
    }

    // MARK: Vague amounts

    /// "killed scores.": a verb whose object is counted stands right before, and the clause ends behind.
    private func isObject(_ stream: TokenStream, _ word: Range<Int>) -> Bool {
        guard let verb = stream.match(word.lowerBound - 1, .event, lexicon), verb.length == 1,
            lexicon.says(lexicon.entries[Int(verb.entry)], .form, .active)
        else { return false }
        let next = word.upperBound
        guard next < stream.tokens.count, !stream.tokens[next].newlineBefore else { return true }
        return stream.tokens[next].kind == .punctuation || stream.classes[next].contains(.and)
            || stream.classes[next].contains(.placeBefore)
    }

    /// "dozens", "several hundred", «بضع عشرات», "hundreds of thousands", "dozens, if not hundreds".
    func readVague(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Numeral? {
        guard let match = stream.match(i, .vague, lexicon) else { return nil }
        let entry = lexicon.entries[Int(match.entry)]
        if modified, lexicon.flag(entry, .ambiguous) { return nil }
        if lexicon.says(entry, .form, .object), !isObject(stream, i..<i + Int(match.length)) { return nil }
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
