import Claims

/// What makes another number of a cardinal: fractions, decimals in words, ordinal endings.
extension NumeralReader {
    /// The classes of words that make another number of the one before them.
    private static let extending = ClassSet(.fraction, .ordinal, .dozen, .point, .joiner, .and)

    /// Decimals in words, "and a half", fractions over or behind, ordinal endings, dozens.
    func extend(_ numeral: inout Numeral, _ stream: TokenStream) {
        if numeral.isOrdinal { return extendOrdinal(&numeral, stream) }
        guard !numeral.isVague, !numeral.isFraction, let value = numeral.value else { return }
        let end = numeral.range.upperBound
        guard end < stream.tokens.count, !stream.tokens[end].newlineBefore else { return }
        // Behind most numbers stands the word for what they count.
        if stream.tokens[end].kind == .word, stream.tokens[end].spaceBefore,
            stream.classes[end].isDisjoint(from: Self.extending),
            !hasJoinedShares || !stream.classes[end].contains(.number)
        {
            return
        }
        if numeral.hasDigits, readOrdinalSuffix(&numeral, stream, value) { return }
        // "cinco con un cuarto", "veinte con tres quintos": a fraction that adds is told from decimals.
        let adds =
            stream.match(end, .fraction, lexicon).map {
                $0.length > 1 && lexicon.flag(lexicon.entries[Int($0.entry)], .plus)
            } ?? sharesFollow(stream, end)
        if hasJoinedShares, !numeral.hasDigits, value.isWhole, value > 0, let share = joinedShare(stream, at: end),
            let product = value.multiplied(by: share.value)
        {
            set(&numeral, product, end: share.end)
            numeral.isFraction = true
            multiplyFraction(&numeral, stream)
            return
        }
        if !adds, readSpelledDecimals(&numeral, stream, value) { return }
        if readWrittenFraction(&numeral, stream, value) { return }
        if addFraction(&numeral, stream, value) { return }
        // "two-thirds": the denominator may hang on a hyphen.
        if isGluedHyphen(stream, end), !numeral.hasDigits,
            let over = stream.match(end + 1, .fraction, lexicon) ?? stream.match(end + 1, .ordinal, lexicon)
        {
            let entry = lexicon.entries[Int(over.entry)]
            let isFraction = entry.entryClass == .fraction && !lexicon.flag(entry, .plus)
            // "the two-hundredth"; shares have their plural.
            if !isFraction, value > 1, entry.value >= 100, let product = value.multiplied(by: entry.value) {
                set(&numeral, product, end: end + 1 + Int(over.length))
                numeral.isOrdinal = true
                return
            }
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
                if lexicon.says(entry, .place, .before) || lexicon.says(entry, .form, .inner) { continue }
                // «23 medios» are no halves.
                if numeral.hasDigits, lexicon.text(entry, .form) == "words" { continue }
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
                if numeral.isWeak, value == 1,
                    lexicon.settings.linksShares
                        ? countsOn(stream, end + Int(match.length))
                        : stream.match(end + Int(match.length), .concept, lexicon) != nil
                {
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

    /// A word that is no small one follows: "un sixième titre" is the sixth, "un sixième du titre", "un sixième est" a share.
    private func countsOn(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count, stream.tokens[i].kind == .word, !stream.tokens[i].newlineBefore else {
            return false
        }
        if stream.match(i, .concept, lexicon) != nil { return true }
        return ![
            EntryClass.article, .of, .stop, .copula, .and, .unit, .clause, .says, .placeBefore, .modifier, .joiner,
            .dozen, .fraction, .percent, .number, .event, .increment,
        ].contains { stream.match(i, $0, lexicon) != nil }
    }

    /// «sekizde beş», «yirmi beşte bir»: of eight parts five. More parts than the whole has only where nothing else is said.
    func readParts(_ stream: TokenStream, at i: Int) -> Numeral? {
        guard stream.classes[i].contains(.number) || stream.classes[i].contains(.fraction),
            let whole = readCardinal(stream, at: i), !whole.hasDigits,
            isDenominator(stream, whole.range.upperBound - 1),
            let d = whole.value, d > 1,
            whole.range.upperBound < stream.tokens.count, !stream.tokens[whole.range.upperBound].newlineBefore,
            let parts = readCardinal(stream, at: whole.range.upperBound), !parts.hasDigits, let n = parts.value, n > 0,
            let value = n.divided(by: d)
        else { return nil }
        let end = parts.range.upperBound
        if value >= 1 {
            guard i == 0 || stream.tokens[i].newlineBefore || stream.tokens[i - 1].kind == .word,
                end == stream.tokens.count || stream.tokens[end].newlineBefore
            else { return nil }
        }
        return Numeral(
            range: i..<end, interval: Interval(value), coefficient: value, scale: 1, isFraction: true)
    }

    /// «treintaicincoavos»: a number and the ending of a share, in one word.
    func joinedShare(_ stream: TokenStream, at i: Int) -> (value: ExactNumber, end: Int)? {
        guard i < stream.tokens.count, stream.tokens[i].kind == .word, stream.classes[i].contains(.number) else {
            return nil
        }
        var p = i + 1
        while p < stream.tokens.count, p - i < 12, stream.tokens[p].kind == .word, !stream.tokens[p].spaceBefore {
            if let ending = stream.match(p, .fraction, lexicon),
                lexicon.says(lexicon.entries[Int(ending.entry)], .form, .inner)
            {
                guard let whole = readGroup(stream, at: i), whole.end == p, whole.value > 1,
                    let share = ExactNumber(1).divided(by: whole.value)
                else { return nil }
                return (share, p + 1)
            }
            p += 1
        }
        return nil
    }

    /// A word that says of how many parts: «beşte».
    func isDenominator(_ stream: TokenStream, _ i: Int) -> Bool {
        guard stream.classes[i].contains(.fraction) else { return false }
        return stream.matchRange(i).contains { m in
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            return match.length == 1 && entry.entryClass == .fraction && lexicon.says(entry, .place, .before)
        }
    }

    /// The word of a share at the token, a fraction or an ordinal that may be one: «третьих» is a third of «две третьих».
    func share(_ stream: TokenStream, at i: Int) -> (value: ExactNumber, end: Int)? {
        if hasJoinedShares, let share = joinedShare(stream, at: i) { return share }
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
    func sharesFollow(_ stream: TokenStream, _ end: Int) -> Bool {
        guard let point = stream.match(end, .point, lexicon),
            let count = readCardinal(stream, at: end + Int(point.length)), count.range.upperBound < stream.tokens.count,
            let (value, _) = share(stream, at: count.range.upperBound)
        else { return false }
        return value < 1 && value.lastSignificantPlace.map { value != ExactNumber(digits: 1, exponent: $0) } ?? true
    }

    /// "a hundred and three quarters" is 100 ¾: only the ones behind the joiner count the shares.
    func addingShare(_ share: ExactNumber, to numeral: Numeral, _ value: ExactNumber, _ stream: TokenStream)
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
    func extendOrdinal(_ numeral: inout Numeral, _ stream: TokenStream) {
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
    func multiplyFraction(_ numeral: inout Numeral, _ stream: TokenStream) {
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
    func addFraction(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
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
        // «yirmi tam beşte üç»
        if hasDenominators, !numeral.hasDigits, article == nil, let share = readParts(stream, at: p)?.value, share < 1,
            let sum = value.adding(share), let parts = readParts(stream, at: p)
        {
            set(&numeral, sum, end: parts.range.upperBound)
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
    func fractionUnit(_ numeral: Numeral) -> ExactNumber {
        if numeral.scale >= 1000 { return numeral.scale }
        // The dual of a scale word («مليونان»).
        guard !numeral.hasDigits, numeral.range.count == 1, let value = numeral.value, value >= 2000, value.isWhole
        else { return 1 }
        return Self.scaleBelow(value)
    }

    func set(_ numeral: inout Numeral, _ value: ExactNumber, end: Int) {
        numeral.interval = Interval(value)
        numeral.coefficient = value
        numeral.scale = 1
        numeral.precision = value.lastSignificantPlace
        numeral.range = numeral.range.lowerBound..<end
        numeral.isWeak = false
    }

    /// "21st", "3-й", "21'inci".
    func readOrdinalSuffix(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
        guard value.isWhole else { return false }
        var p = numeral.range.upperBound
        guard !stream.tokens[p].spaceBefore else { return false }
        if stream.tokens[p].kind == .punctuation,
            Tokenizer.isHyphen(stream.tokens[p].scalar) || stream.tokens[p].scalar == 0x27
                || stream.tokens[p].scalar == 0x2019
        {
            p += 1
        } else if stream.tokens[p].scalar == 0x2E, p + 1 < stream.tokens.count,
            stream.tokens[p + 1].scalar == 0xBA || stream.tokens[p + 1].scalar == 0xAA
        {
            // "3.º", "2.ª"
            p += 1
        } else if stream.match(p, .unit, lexicon) != nil {
            // «9м» is a length, «9-м» an ordinal.
            return false
        }
        guard p < stream.tokens.count, !stream.tokens[p].spaceBefore,
            let match = stream.match(p, .ordinalSuffix, lexicon)
        else {
            return false
        }
        let after = p + Int(match.length)
        if lexicon.flag(lexicon.entries[Int(match.entry)], .weak) {
            // "(13., 70.)": no sentence ends before such a mark.
            if after < stream.tokens.count, !stream.tokens[after].spaceBefore,
                stream.tokens[after].scalar == 0x2C || stream.tokens[after].scalar == 0x29
                    || stream.tokens[after].scalar == 0x2B
            {
                numeral.range = numeral.range.lowerBound..<after
                numeral.isOrdinal = true
                return true
            }
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
    func readSpelledDecimals(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
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
    func isDigitLetter(_ entry: Entry) -> Bool {
        entry.value == .zero && lexicon.flag(entry, .glued)
    }

    /// "point fifteen", where nothing else is said: a decimal that begins with its point.
    func readLeadingPointWord(_ stream: TokenStream, at i: Int) -> Numeral? {
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
    func readWrittenFraction(_ numeral: inout Numeral, _ stream: TokenStream, _ value: ExactNumber) -> Bool {
        let end = numeral.range.upperBound
        if numeral.hasDigits, value.isWhole, let decimal = slashDecimal(stream, at: end - 1) {
            set(&numeral, value < .zero ? decimal.negated : decimal, end: end + 2)
            if let (scale, after, _) = readScale(stream, at: end + 2, afterDigits: true),
                let sum = numeral.value, let product = sum.multiplied(by: scale)
            {
                let places = numeral.precision ?? 0
                set(&numeral, product, end: after)
                (numeral.coefficient, numeral.scale) = (sum, scale)
                numeral.precision = places + (scale.lastSignificantPlace ?? 0)
            }
            return true
        }
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

    /// «۱/۶ میلیون», «۲/۵ درصد»: where the slash is a decimal mark, a number of more than one, or one of something measured.
    func slashDecimal(_ stream: TokenStream, at i: Int) -> ExactNumber? {
        guard lexicon.settings.decimal.contains(0x2F), writtenFraction(stream, at: i) != nil else { return nil }
        let (whole, part) = (stream.numbers[Int(stream.tokens[i].info)], stream.numbers[Int(stream.tokens[i + 2].info)])
        let isMeasured =
            readScale(stream, at: i + 3, afterDigits: true) != nil
            || [EntryClass.unit, .percent, .percentagePoints, .currency].contains {
                stream.match(i + 3, $0, lexicon) != nil
            }
        guard whole.digits >= part.digits || isMeasured, let scale = ExactNumber.power(of: 10, part.digitCount) else {
            return nil
        }
        return ExactNumber(digits: whole.digits * scale + part.digits, exponent: -part.digitCount)
    }

    /// "3/4" at the token, digits over digits; nil where it is a date or a path.
    func writtenFraction(_ stream: TokenStream, at i: Int) -> ExactNumber? {
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
    func multiplyMixed(_ numeral: inout Numeral, _ stream: TokenStream, _ mixed: ExactNumber) {
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

    func readFractionAlone(_ stream: TokenStream, at i: Int) -> Numeral? {
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

    func countsUnit(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count, !stream.tokens[i].newlineBefore else { return false }
        return stream.match(i, .unit, lexicon) != nil || stream.match(i, .currency, lexicon) != nil
            || stream.match(i, .dozen, lexicon) != nil || stream.match(i, .percent, lexicon) != nil
            || stream.match(i, .concept, lexicon) != nil || readScale(stream, at: i, afterDigits: true) != nil
    }

    func readOrdinalAlone(_ stream: TokenStream, at i: Int, modified: Bool = false) -> Numeral? {
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
}
