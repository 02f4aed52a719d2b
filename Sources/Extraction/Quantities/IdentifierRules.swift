import Claims

/// Tells numbers that name things from numbers that count: model names, addresses, phone numbers, versions, scores, list numbers.
///
/// They are found and labelled, so that an analyst sees why they are not compared.
struct IdentifierRules {
    let lexicon: Lexicon

    /// Reads an identifier at token `i`; the token after it, nil where the number is none.
    func read(_ stream: TokenStream, at i: Int, into readings: inout [Reading]) -> Int? {
        if let match = stream.match(i, .nameBefore, lexicon) {
            return readNamed(stream, at: i, match, into: &readings)
        }
        if lexicon.hasDigitForms, let match = stream.match(i, .organisation, lexicon) {
            return readName(stream, at: i, length: Int(match.length), into: &readings)
        }
        guard stream.tokens[i].kind == .number else { return nil }
        if let end = modelEnd(stream, at: i) {
            readings.append(reading(i..<end, "identifier.model"))
            return end
        }
        guard let (end, rule) = identifier(stream, at: i) else { return nil }
        readings.append(reading(i..<end, rule))
        return end
    }

    /// A number that no rule could read: too long, groups that make no number, or bounds that hold none.
    func unreadable(_ range: Range<Int>) -> Reading { reading(range, "identifier.unreadable") }

    /// A number that is a day of a month named behind.
    func dayOfMonth(_ range: Range<Int>) -> Reading { reading(range, "identifier.day") }

    private func reading(_ range: Range<Int>, _ rule: StaticString) -> Reading {
        var r = Reading(numeral: range, interval: Interval(low: nil, high: nil))
        r.kind = .identifier
        r.rule = rule
        return r
    }

    /// "Article 5", "Boeing 737", "No. 12", "rooms 3 and 4".
    private func readNamed(_ stream: TokenStream, at i: Int, _ name: Match, into readings: inout [Reading]) -> Int? {
        let entry = lexicon.entries[Int(name.entry)]
        let length = Int(name.length)
        let isPhone = lexicon.says(entry, .kind, .phone)
        var p = i + length
        while p < stream.tokens.count, p - i - length < 3, stream.tokens[p].kind != .number {
            let token = stream.tokens[p]
            // "the ship Aurora 3", "ihr Schiff «Humanity 2»": a proper name stands between.
            if isProper(stream, p, before: i), properEnd(stream, at: p) != nil {
                p = properEnd(stream, at: p)!
                break
            }
            let isStop =
                token.scalar == 0x2E && !(p + 1 < stream.tokens.count && stream.tokens[p + 1].kind == .number)
            let sign =
                token.scalar == 0x2E && !isStop || token.scalar == 0x23 || token.scalar == 0x2116
                || token.scalar == 0xB0
                || token.scalar == 0x3A || Tokenizer.isHyphen(token.scalar) || isPhone && isPhoneSign(token.scalar)
            // "route M-4"
            let isLetter =
                token.kind == .word && token.isCapitalised && p + 1 < stream.tokens.count
                && (token.scalarEnd - token.scalarStart == 1 && !stream.tokens[p + 1].spaceBefore
                    // "flight SHP 2217"
                    || token.scalarEnd - token.scalarStart <= 3 && stream.tokens[p + 1].kind == .number)
            // «الطابق الـ14»: the article of its number.
            let isArticle = p == i + length && stream.match(p, .definite, lexicon) != nil
            let isSmall = isPhone && opensNumber(stream, p)
            // «на улице Ленина, 12»
            let isStreet =
                lexicon.text(entry, .kind) == "street"
                && (token.kind == .word && token.isCapitalised && !stream.tokens[p].newlineBefore
                    || p > i + length && token.scalar == 0x2C && p + 1 < stream.tokens.count
                        && stream.tokens[p + 1].kind == .number)
            let goesOn =
                isStreet || sign || isLetter || isSmall || isArticle || stream.match(p, .nameBefore, lexicon) != nil
            guard goesOn, !token.newlineBefore
            else { return nil }
            p += 1
        }
        guard p < stream.tokens.count, stream.tokens[p].kind == .number, !stream.tokens[p].newlineBefore else {
            return nil
        }
        if lexicon.text(entry, .kind) == "proper", p == i + length { return nil }
        if lexicon.text(entry, .form) == "capital", !stream.tokens[i].isCapitalised { return nil }
        // «اليوم الـ100»: but «اليوم 100» begins a count.
        if lexicon.text(entry, .form) == "ordinal", stream.match(i + length, .definite, lexicon) == nil { return nil }
        // «в школе 200 детей»: a place that has a number may hold what is counted.
        if lexicon.flag(entry, .weak), p == i + length,
            stream.match(p + 1, .concept, lexicon) != nil || stream.match(p + 1, .event, lexicon) != nil
                || stream.match(p + 1, .number, lexicon) != nil || stream.match(p + 1, .unit, lexicon) != nil
        {
            return nil
        }
        // «кабинет: 24 министра»: a colon opens a count where what follows is counted.
        if stream.tokens[p - 1].scalar == 0x3A,
            stream.match(p + 1, .concept, lexicon) != nil || stream.match(p + 1, .event, lexicon) != nil
        {
            return nil
        }
        // "Mobile charge 100 %" names nothing.
        let isPercent =
            stream.match(p + 1, .percent, lexicon).map {
                !lexicon.says(lexicon.entries[Int($0.entry)], .place, .before)
            } ?? false
        if isPercent || stream.match(p + 1, .currency, lexicon) != nil
            || measures(stream, at: p + 1)
        {
            return nil
        }
        var end = modelEnd(stream, at: p) ?? p + 1
        // The rest of the name touches it: "flight KC-1234/5".
        while end < stream.tokens.count, !stream.tokens[end].spaceBefore,
            stream.tokens[end].kind == .number
                || (isLink(stream.tokens[end].scalar) || stream.tokens[end].scalar == 0x2B)
                    && end + 1 < stream.tokens.count
                    && !stream.tokens[end + 1].spaceBefore && stream.tokens[end + 1].kind == .number
        {
            end += 1
        }
        while isPhone, end < stream.tokens.count, !stream.tokens[end].newlineBefore {
            // "020 7946 0958", "(202) 555-0143"
            if stream.tokens[end].kind == .number {
                end += 1
            } else if end + 1 < stream.tokens.count, stream.tokens[end + 1].kind == .number,
                isPhoneSign(stream.tokens[end].scalar) || isLink(stream.tokens[end].scalar)
            {
                end += 2
            } else {
                break
            }
        }
        // "Article 100 (2)"
        if end + 2 < stream.tokens.count, !stream.tokens[end].newlineBefore, stream.tokens[end].scalar == 0x28,
            stream.tokens[end + 1].kind == .number, stream.tokens[end + 2].scalar == 0x29,
            stream.numbers[Int(stream.tokens[end + 1].info)].digitCount <= 2
        {
            end += 3
        }
        readings.append(reading(p..<end, "identifier.named"))
        // "Nos. 3 and 4": a plural names all that follow.
        while lexicon.flag(entry, .plural), end + 1 < stream.tokens.count {
            let link =
                stream.match(end, .joiner, lexicon) ?? stream.match(end, .rangeMid, lexicon)
                ?? stream.match(end, .rangeOr, lexicon)
            let next =
                link.map { end + Int($0.length) }
                ?? (stream.tokens[end].scalar == 0x2C || isLink(stream.tokens[end].scalar) ? end + 1 : end)
            guard next > end, next < stream.tokens.count, stream.tokens[next].kind == .number,
                !stream.tokens[next].newlineBefore
            else { break }
            readings.append(reading(next..<next + 1, "identifier.named"))
            end = next + 1
        }
        return end
    }

    /// "phone 8 gigabytes", "table 2.5 million": a unit or a scale word behind the number makes it no name's.
    private func measures(_ stream: TokenStream, at i: Int) -> Bool {
        guard i < stream.tokens.count, !stream.tokens[i].newlineBefore else { return false }
        return stream.matchRange(i).contains {
            let entry = lexicon.entries[Int(stream.matches[$0].entry)]
            guard !lexicon.flag(entry, .glued), !lexicon.says(entry, .form, .inner) else { return false }
            // «القاعة رقم 4 يوم 21 مارس», «القانون رقم 12 لسنة 2018»: the unit goes on to a number of its own.
            let end = i + Int(stream.matches[$0].length)
            if entry.entryClass == .unit, end < stream.tokens.count, stream.tokens[end].kind == .number { return false }
            return entry.entryClass == .unit || entry.entryClass == .number && lexicon.flag(entry, .times)
        }
    }

    /// "the hotline, 1717,", "le numéro vert, le 116", "call the hotline on 116": small words before a telephone number that counts nothing.
    private func opensNumber(_ stream: TokenStream, _ p: Int) -> Bool {
        let token = stream.tokens[p]
        let isSmall =
            token.kind == .punctuation && (token.scalar == 0x2C || token.scalar == 0x60C)
            || [EntryClass.article, .determiner, .definite, .stop, .placeBefore].contains {
                stream.match(p, $0, lexicon) != nil
            }
        guard isSmall,
            let number = (p + 1..<min(p + 3, stream.tokens.count)).first(where: { stream.tokens[$0].kind == .number })
        else { return false }
        return ![EntryClass.concept, .event, .unit, .percent, .number].contains {
            stream.match(number + 1, $0, lexicon) != nil
        }
    }

    private func isPhoneSign(_ scalar: UInt32) -> Bool {
        scalar == 0x2B || scalar == 0x28 || scalar == 0x29 || scalar == 0x2E
    }

    /// A number inside a name that the lexicon has whole: "Khabar 24".
    private func readName(_ stream: TokenStream, at i: Int, length: Int, into readings: inout [Reading]) -> Int? {
        guard let number = (i..<i + length).first(where: { stream.tokens[$0].kind == .number }) else { return nil }
        readings.append(reading(number..<number + 1, "identifier.in-name"))
        return i + length
    }

    /// A word that begins a proper name: a capital, and no word of the lexicon.
    private func isProper(_ stream: TokenStream, _ p: Int, before i: Int) -> Bool {
        let q = Self.opens(stream.tokens[p]) ? p + 1 : p
        guard q < stream.tokens.count, stream.tokens[q].kind == .word, stream.tokens[q].isCapitalised,
            !stream.tokens[i].isCapitalised || q > p
        else { return false }
        return stream.matchRange(q).isEmpty
    }

    /// "737 MAX 8": a number, a word of capitals that means nothing else, and a short number.
    private func modelEnd(_ stream: TokenStream, at i: Int) -> Int? {
        guard i + 2 < stream.tokens.count, stream.tokens[i + 2].kind == .number, stream.tokens[i + 1].kind == .word,
            stream.tokens[i + 1].spaceBefore, stream.tokens[i + 2].spaceBefore, !stream.tokens[i + 1].newlineBefore,
            !stream.tokens[i + 2].newlineBefore, stream.matchRange(i + 1).isEmpty,
            stream.numbers[Int(stream.tokens[i + 2].info)].digitCount <= 4
        else { return nil }
        let word = stream.tokens[i + 1]
        let bytes = Int(word.start)..<Int(word.end)
        // «73 AB 123»: the plate of a car, whose letters stand between more digits.
        let isPlate =
            stream.numbers[Int(stream.tokens[i].info)].digitCount == 2
            && stream.numbers[Int(stream.tokens[i + 2].info)].digitCount > 2
        guard isPlate ? bytes.count <= 3 : stream.numbers[Int(stream.tokens[i + 2].info)].digitCount <= 2,
            isPlate || (2...4).contains(bytes.count), bytes.allSatisfy({ (0x41...0x5A).contains(stream.bytes[$0]) })
        else {
            return nil
        }
        return i + 3
    }

    /// The number that ends the proper name at `p`; nil where it counts what stands behind it.
    private func properEnd(_ stream: TokenStream, at p: Int) -> Int? {
        let q = (Self.opens(stream.tokens[p]) ? p + 1 : p) + 1
        guard q < stream.tokens.count, stream.tokens[q].kind == .number, stream.tokens[q].spaceBefore,
            !stream.tokens[q].newlineBefore,
            stream.numbers[Int(stream.tokens[q].info)].digitCount <= 2
        else { return nil }
        for wanted: EntryClass in [.concept, .event, .unit, .currency, .percent, .number]
        where stream.match(q + 1, wanted, lexicon) != nil { return nil }
        return q
    }

    private func isLink(_ scalar: UInt32) -> Bool { Tokenizer.isHyphen(scalar) || scalar == 0x2F }

    private func identifier(_ stream: TokenStream, at i: Int) -> (Int, StaticString)? {
        let token = stream.tokens[i]
        let number = stream.numbers[Int(token.info)]
        if number.digitCount > ExactNumber.digitLimit { return (i + 1, "identifier.long") }
        // A text that is only a number is no telephone's.
        let isAll = stream.tokens.count == 1 && number.digitCount <= 4
        if number.groupCount == 1,
            number.digitCount > 1 && number.leadingZero && !isAll
                || opensAreaCode(stream, at: i)
        {
            // "0800 14 999", "01 55 50 12 34": the groups of a telephone number.
            var end = i + 1
            while end < stream.tokens.count, end - i < 8 {
                if stream.tokens[end].kind == .number, stream.tokens[end].spaceBefore,
                    !stream.tokens[end].newlineBefore,
                    2...4 ~= stream.numbers[Int(stream.tokens[end].info)].digitCount
                {
                    end += 1
                } else if isDashed(stream, end - 1) {
                    end += 2
                } else {
                    break
                }
            }
            return (end, end > i + 1 ? "identifier.phone" : "identifier.leading-zero")
        }
        if isListNumber(stream, at: i) { return (i + 1, "identifier.list") }
        if number.leadingZero, number.groupCount > 1, number.groupLength(0) > 1, number.firstSeparator == 0x20 {
            return (i + 1, "identifier.phone")
        }
        if let end = address(stream, at: i) { return (end, "identifier.address") }
        if let end = telephone(stream, at: i) ?? dialled(stream, at: i) { return (end, "identifier.phone") }
        if isQuotedName(stream, at: i) || isInQuotedName(stream, at: i) { return (i + 1, "identifier.quoted") }
        if let end = evenPair(stream, at: i) { return (end, "identifier.score") }
        if !token.spaceBefore, i > 0 {
            let before = stream.tokens[i - 1]
            if before.kind == .word, !isClitic(stream, before), !isKnownSign(stream, i - 1) {
                return (i + 1, "identifier.after-letters")
            }
            if before.kind == .punctuation, Tokenizer.isHyphen(before.scalar), !before.spaceBefore, i > 1,
                stream.tokens[i - 2].kind == .word,
                isLetterCode(stream, i - 2) || !isNumberWord(stream, i - 2) || isDashed(stream, i)
            {
                // "CVE-2025-4471": the groups behind belong to the code.
                var end = i + 1
                while isDashed(stream, end - 1) { end += 2 }
                return (end, "identifier.after-letters")
            }
            if before.scalar == 0x23 || before.scalar == 0x5F { return (i + 1, "identifier.after-sign") }
            // «4'02"50»
            if before.scalar == 0x22 || before.scalar == 0x2033 || before.scalar == 0x201D, !before.spaceBefore, i > 1,
                stream.tokens[i - 2].kind == .number
            {
                return (i + 1, "identifier.after-sign")
            }
            // "45.+7"
            if before.scalar == 0x2B, !before.spaceBefore, i > 1, stream.tokens[i - 2].scalar == 0x2E {
                return (i + 1, "identifier.score")
            }
            // "BA.2.86"
            if before.scalar == 0x2E, !before.spaceBefore, i > 1, stream.tokens[i - 2].kind == .word,
                stream.tokens[i - 2].isCapitalised,
                stream.tokens[i - 2].scalarEnd - stream.tokens[i - 2].scalarStart <= 3
            {
                return (i + 1, "identifier.after-letters")
            }
        }
        if isSeason(stream, at: i) { return (i + 1, "identifier.season") }
        let next = i + 1
        if let end = lawEnd(stream, behind: i) { return (end, "identifier.before-letters") }
        if next < stream.tokens.count, !stream.tokens[next].spaceBefore {
            let after = stream.tokens[next]
            if after.kind == .word, !isKnownAfter(stream, next), after.scalarEnd - after.scalarStart <= 3 {
                return (i + 2, "identifier.before-letters")
            }
            // "2:1", "555-123-4567", "2-1".
            if next + 1 < stream.tokens.count, !stream.tokens[next + 1].spaceBefore,
                stream.tokens[next + 1].kind == .number
            {
                if after.scalar == 0x3A { return (next + 2, "identifier.score") }
                // "90+4"
                if after.scalar == 0x2B { return (next + 2, "identifier.score") }
                // "1-1/2 inches" is one and a half.
                let isMixed = next + 2 < stream.tokens.count && stream.tokens[next + 2].scalar == 0x2F
                if Tokenizer.isHyphen(after.scalar), !isMixed, let end = dashed(stream, at: i) { return end }
            }
        }
        if let end = designationEnd(stream, at: i) { return (end, "identifier.model") }
        if let end = minuteEnd(stream, at: i) { return (end, "identifier.minute") }
        if let end = fileNumberEnd(stream, at: i) { return (end, "identifier.slashed") }
        if let end = tallyEnd(stream, at: i) { return (end, "identifier.score") }
        if let end = scoreEnd(stream, at: i) ?? fallingEnd(stream, at: i) { return (end, "identifier.score") }
        if let end = sizeEnd(stream, at: i) { return (end, "identifier.size") }
        if let end = streetEnd(stream, behind: next) { return (end, "identifier.address") }
        if isPostcode(stream, at: i) { return (next, "identifier.address") }
        if isNumberOfName(stream, at: i) { return (next, "identifier.in-name") }
        if let match = stream.match(next, .nameAfter, lexicon), !stream.tokens[next].newlineBefore,
            lexicon.field(lexicon.entries[Int(match.entry)], .form) == 0
        {
            // "au 14 de la rue 27": the words name the next number as well.
            let end = next + Int(match.length)
            return (
                end < stream.tokens.count && stream.tokens[end].kind == .number ? next : end, "identifier.named-after"
            )
        }
        return nil
    }

    /// "2023 DZ2", "401(k)", and the second of "190 737 MAX": what stands behind makes it a name.
    private func designationEnd(_ stream: TokenStream, at i: Int) -> Int? {
        let next = i + 1
        guard next < stream.tokens.count, !stream.tokens[next].newlineBefore,
            stream.numbers[Int(stream.tokens[i].info)].groupCount == 1
        else { return nil }
        let word = stream.tokens[next]
        if word.kind == .word {
            guard word.spaceBefore, word.isCapitalised else { return nil }
            let isShort = word.end - word.start <= 3
            if isShort, stream.numbers[Int(stream.tokens[i].info)].digitCount == 4, next + 1 < stream.tokens.count,
                stream.tokens[next + 1].kind == .number, !stream.tokens[next + 1].spaceBefore
            {
                return next + 2
            }
            // Two numbers in a row: the first counts things that have the second in their name.
            return i > 0 && stream.tokens[i].spaceBefore && !stream.tokens[i].newlineBefore
                && stream.tokens[i - 1].kind == .number && stream.numbers[Int(stream.tokens[i].info)].digitCount == 3
                && stream.matchRange(next).isEmpty ? next + 1 : nil
        }
        if word.scalar == 0x28, !word.spaceBefore, next + 2 < stream.tokens.count,
            stream.tokens[next + 1].kind == .word,
            stream.tokens[next + 1].scalarEnd - stream.tokens[next + 1].scalarStart == 1,
            stream.tokens[next + 2].scalar == 0x29
        {
            return next + 3
        }
        return nil
    }

    /// "0 312 555 12 34": a nought alone, then groups.
    private func opensAreaCode(_ stream: TokenStream, at i: Int) -> Bool {
        guard stream.numbers[Int(stream.tokens[i].info)].digits == 0, i + 3 < stream.tokens.count else { return false }
        return (i + 1...i + 3).allSatisfy { p in
            stream.tokens[p].kind == .number && !stream.tokens[p].newlineBefore
                && 2...4 ~= stream.numbers[Int(stream.tokens[p].info)].digitCount
        }
    }

    /// "(65')": a minute of a match.
    private func minuteEnd(_ stream: TokenStream, at i: Int) -> Int? {
        guard i + 1 < stream.tokens.count, i > 0, !stream.tokens[i + 1].spaceBefore,
            stream.numbers[Int(stream.tokens[i].info)].digitCount <= 3
        else { return nil }
        let sign = stream.tokens[i + 1].scalar
        guard sign == 0x27 || sign == 0x2019 || sign == 0x2032 else { return nil }
        if i + 2 < stream.tokens.count, stream.tokens[i + 2].kind == .word || stream.tokens[i + 2].kind == .number,
            !stream.tokens[i + 2].spaceBefore
        {
            return nil
        }
        // What is quoted from before is no minute: 'Catch 22'.
        let opens = (max(0, i - 4)..<i).contains {
            (stream.tokens[$0].scalar == 0x27 || stream.tokens[$0].scalar == 0x2018)
                && !stream.tokens[$0 + 1].spaceBefore
        }
        return opens ? nil : i + 2
    }

    /// "148/2021", "20/10540": the number of a file, and its year or a number with many digits.
    private func fileNumberEnd(_ stream: TokenStream, at i: Int) -> Int? {
        guard i + 2 < stream.tokens.count, stream.tokens[i + 1].scalar == 0x2F, !stream.tokens[i + 1].spaceBefore,
            !stream.tokens[i + 2].spaceBefore, stream.tokens[i + 2].kind == .number
        else { return nil }
        let second = stream.numbers[Int(stream.tokens[i + 2].info)]
        guard second.groupCount == 1, second.digitCount >= 4, second.digits % 10 != 0 || second.digitCount > 4,
            second.digits % 1000 != 0
        else { return nil }
        if i + 3 < stream.tokens.count, !stream.tokens[i + 3].spaceBefore, stream.tokens[i + 3].scalar == 0x2F {
            return nil
        }
        return i + 3
    }

    /// "2-nil", "7-6 (7/4)", "2h02'42\"": goals against none, a tie-break told with a slash, a time of a race.
    private func tallyEnd(_ stream: TokenStream, at i: Int) -> Int? {
        guard i + 2 < stream.tokens.count, !stream.tokens[i + 1].spaceBefore, !stream.tokens[i + 2].spaceBefore else {
            return nil
        }
        let next = stream.tokens[i + 2]
        if Tokenizer.isHyphen(stream.tokens[i + 1].scalar), next.kind == .word,
            let none = stream.match(i + 2, .number, lexicon), lexicon.entries[Int(none.entry)].value == .zero,
            !lexicon.flag(lexicon.entries[Int(none.entry)], .glued)
        {
            return i + 2 + Int(none.length)
        }
        guard next.kind == .number else { return nil }
        if stream.tokens[i + 1].scalar == 0x2F, i > 1, stream.tokens[i - 1].scalar == 0x28,
            stream.tokens[i - 2].kind == .number, i + 3 < stream.tokens.count, stream.tokens[i + 3].scalar == 0x29
        {
            return i + 3
        }
        let rest = stream.numbers[Int(next.info)]
        return stream.tokens[i + 1].scalar | 0x20 == 0x68 && rest.groupCount == 2
            && (rest.firstSeparator == 0x27 || rest.firstSeparator == 0x2019) ? i + 3 : nil
    }

    /// «۲ بر ۱»: a word that parts the goals of both sides.
    private func scoreEnd(_ stream: TokenStream, at i: Int) -> Int? {
        guard let mid = stream.match(i + 1, .scoreMid, lexicon), !stream.tokens[i + 1].newlineBefore,
            stream.numbers[Int(stream.tokens[i].info)].digitCount <= 3
        else { return nil }
        let p = i + 1 + Int(mid.length)
        guard p < stream.tokens.count, !stream.tokens[p].newlineBefore else { return nil }
        if stream.tokens[p].kind == .number { return p + 1 }
        return stream.match(p, .number, lexicon).map { p + Int($0.length) }
    }

    /// "3120 x 1440", "4x400": a size or a relay, where no unit behind measures its sides.
    private func sizeEnd(_ stream: TokenStream, at i: Int) -> Int? {
        var p = i
        while p + 2 < stream.tokens.count, p - i < 6, stream.tokens[p + 2].kind == .number,
            Self.isTimes(stream.tokens[p + 1]), !stream.tokens[p + 1].newlineBefore, !stream.tokens[p + 2].newlineBefore
        {
            p += 2
        }
        guard p > i else { return nil }
        let isMeasured = p + 1 < stream.tokens.count && stream.match(p + 1, .unit, lexicon) != nil
        return isMeasured && stream.tokens[i + 1].spaceBefore ? nil : p + 1
    }

    /// The letter x of Latin and Cyrillic script, and the sign.
    private static func isTimes(_ token: Token) -> Bool {
        guard token.scalarEnd - token.scalarStart == 1 else { return false }
        switch token.scalar {
        case 0x78, 0xD7, 0x445: return true
        default: return false
        }
    }

    /// "14 Elm Street": names, then a word that only with them is a street.
    private func streetEnd(_ stream: TokenStream, behind next: Int) -> Int? {
        var p = next
        while p < stream.tokens.count, p - next < 4, stream.tokens[p].kind == .word, stream.tokens[p].isCapitalised,
            !stream.tokens[p].newlineBefore
        {
            if p > next, let match = stream.match(p, .nameAfter, lexicon),
                lexicon.says(lexicon.entries[Int(match.entry)], .form, .address)
            {
                return p + Int(match.length)
            }
            p += 1
        }
        return nil
    }

    /// ", 75001 Paris", ", CA 95014": five digits behind a comma, before a place or behind two capitals.
    private func isPostcode(_ stream: TokenStream, at i: Int) -> Bool {
        let number = stream.numbers[Int(stream.tokens[i].info)]
        guard number.digitCount == 5, number.groupCount == 1, i > 1 else { return false }
        func isComma(_ p: Int) -> Bool { stream.tokens[p].scalar == 0x2C || stream.tokens[p].scalar == 0x60C }
        if isComma(i - 1) { return stream.match(i + 1, .place, lexicon) != nil }
        let state = stream.tokens[i - 1]
        return isComma(i - 2) && state.kind == .word && state.end - state.start == 2
            && (Int(state.start)..<Int(state.end)).allSatisfy { (0x41...0x5A).contains(stream.bytes[$0]) }
    }

    /// «ракета Falcon 9», "Ligue 1 avec": the number of a name: behind a word of another script, or behind one with a capital that no row
    /// knows, where nothing follows that could be counted.
    private func isNumberOfName(_ stream: TokenStream, at i: Int) -> Bool {
        guard i > 0, stream.tokens[i].spaceBefore, !stream.tokens[i].newlineBefore,
            stream.numbers[Int(stream.tokens[i].info)].digitCount <= 4,
            stream.numbers[Int(stream.tokens[i].info)].firstSeparator != 0x20
        else { return false }
        let (before, next) = (stream.tokens[i - 1], i + 1)
        guard before.kind == .word, stream.matchRange(i - 1).isEmpty, before.scalarEnd - before.scalarStart > 1 else {
            return false
        }
        let counts: [EntryClass] = [
            .concept, .event, .unit, .currency, .percent, .percentagePoints, .number, .vague, .rangeMid, .rangeOr,
        ]
        let isLatin = (0x41...0x24F).contains(before.scalar)
        if isLatin, lexicon.settings.script != "Latn" {
            return !counts.contains { stream.match(next, $0, lexicon) != nil }
        }
        // "radio station RTL 102.5": behind capitals alone a fraction is part of the name as well.
        let isCode = (Int(before.start)..<Int(before.end)).allSatisfy { (0x41...0x5A).contains(stream.bytes[$0]) }
        guard before.isCapitalised, i > 1, !stream.tokens[i - 1].newlineBefore, stream.tokens[i - 2].kind == .word,
            stream.match(i - 2, .placeBefore, lexicon) == nil,
            stream.numbers[Int(stream.tokens[i].info)].digitCount <= (isCode ? 4 : 3)
        else { return false }
        if next < stream.tokens.count, stream.tokens[next].kind != .word {
            return stream.tokens[next].kind == .punctuation
        }
        return next == stream.tokens.count || stream.tokens[next].newlineBefore
            || [EntryClass.stop, .copula, .placeBefore, .says, .clause].contains {
                stream.match(next, $0, lexicon) != nil
            } && !counts.contains { stream.match(next, $0, lexicon) != nil && $0 != .unit }
    }

    /// "1. Rinse the beans", "2) …": a short number that opens a line before a mark.
    private func isListNumber(_ stream: TokenStream, at i: Int) -> Bool {
        guard i == 0 || stream.tokens[i].newlineBefore, i + 2 < stream.tokens.count,
            stream.numbers[Int(stream.tokens[i].info)].digitCount <= 2,
            stream.tokens[i + 1].scalar == 0x2E || stream.tokens[i + 1].scalar == 0x29,
            !stream.tokens[i + 1].spaceBefore,
            stream.tokens[i + 2].spaceBefore, !stream.tokens[i + 2].newlineBefore,
            stream.tokens[i + 2].kind == .word || stream.tokens[i + 2].kind == .number
        else { return false }
        // Where a full stop makes an ordinal ("1. Platz"), it is one.
        return stream.match(i + 1, .ordinalSuffix, lexicon) == nil
    }

    /// "2023/24": the second year of a season, in two digits.
    private func isSeason(_ stream: TokenStream, at i: Int) -> Bool {
        guard i > 1, stream.tokens[i - 1].scalar == 0x2F, !stream.tokens[i].spaceBefore,
            !stream.tokens[i - 1].spaceBefore,
            stream.tokens[i - 2].kind == .number
        else { return false }
        let (first, second) = (
            stream.numbers[Int(stream.tokens[i - 2].info)], stream.numbers[Int(stream.tokens[i].info)]
        )
        return first.digitCount == 4 && first.groupCount == 1 && second.digitCount == 2
            && second.digits == (first.digits + 1) % 100
    }

    /// «44-ФЗ», «60-летия»: behind a hyphen capitals that are no unit, or a word that makes the number a name.
    private func lawEnd(_ stream: TokenStream, behind i: Int) -> Int? {
        guard i + 2 < stream.tokens.count, Tokenizer.isHyphen(stream.tokens[i + 1].scalar),
            !stream.tokens[i + 1].spaceBefore, !stream.tokens[i + 2].spaceBefore, stream.tokens[i + 2].kind == .word,
            !stream.classes[i + 2].contains(.unit), !stream.classes[i + 2].contains(.currency),
            !stream.classes[i + 2].contains(.concept), !stream.classes[i + 2].contains(.number)
        else { return nil }
        let word = stream.tokens[i + 2]
        let isLaw = word.isCapitalised && word.scalarEnd - word.scalarStart <= 3
        return isLaw || stream.match(i + 2, .nameAfter, lexicon) != nil ? i + 3 : nil
    }

    /// "+33 1 86 00 00 00": a plus sign that touches, then short groups.
    private func telephone(_ stream: TokenStream, at i: Int) -> Int? {
        guard i > 0, stream.tokens[i - 1].scalar == 0x2B, !stream.tokens[i].spaceBefore else { return nil }
        var p = i + 1
        while p < stream.tokens.count, stream.tokens[p].kind == .number, !stream.tokens[p].newlineBefore, p - i < 8 {
            p += 1
        }
        return p - i >= 3 ? p : nil
    }

    /// "80 10 55 66", «8 800 555 49 43»: three numbers or more in a row, short groups behind the first, with nothing counted behind them.
    private func dialled(_ stream: TokenStream, at i: Int) -> Int? {
        var p = i + 1
        var pairs = 0
        while p < stream.tokens.count, stream.tokens[p].kind == .number, stream.tokens[p].spaceBefore,
            !stream.tokens[p].newlineBefore, 2...3 ~= stream.numbers[Int(stream.tokens[p].info)].digitCount, p - i < 8
        {
            if stream.numbers[Int(stream.tokens[p].info)].digitCount == 2 { pairs += 1 }
            p += 1
        }
        // "1 234 567": threes are groups of one number.
        guard p - i >= 3, pairs > 0 else { return nil }
        let isCounted =
            p < stream.tokens.count && !stream.tokens[p].newlineBefore
            && !stream.classes[p].isDisjoint(from: Self.countedBehind)
        return isCounted ? nil : p
    }

    /// What makes a number before it one that counts or measures, or a date.
    private static let countedBehind = ClassSet(
        .concept, .event, .unit, .percent, .percentagePoints, .currency, .number, .month, .vague)

    /// "4 à 3", "3 to 1": two small numbers, of which the second is less, with the word of a range between them and none that opens it.
    private func fallingEnd(_ stream: TokenStream, at i: Int) -> Int? {
        guard i + 2 < stream.tokens.count, stream.tokens[i + 1].kind == .word,
            stream.classes[i + 1].contains(.rangeMid),
            let mid = stream.match(i + 1, .rangeMid, lexicon), !stream.tokens[i + 1].newlineBefore,
            !lexicon.says(lexicon.entries[Int(mid.entry)], .after, .between)
        else { return nil }
        let p = i + 1 + Int(mid.length)
        guard p < stream.tokens.count, stream.tokens[p].kind == .number, !stream.tokens[p].newlineBefore,
            stream.tokens[p].spaceBefore
        else { return nil }
        let (first, second) = (stream.numbers[Int(stream.tokens[i].info)], stream.numbers[Int(stream.tokens[p].info)])
        guard first.groupCount == 1, second.groupCount == 1, first.digitCount <= 2, second.digits < first.digits,
            i == 0
                || stream.matchEnding(at: i, .rangeOpen, reach: 2, lexicon) == nil
                    && stream.matchEnding(at: i, .change, reach: 3, lexicon) == nil
        else { return nil }
        let next = p + 1
        let isCounted =
            next < stream.tokens.count && !stream.tokens[next].newlineBefore
            && (!stream.classes[next].isDisjoint(from: Self.countedBehind)
                || stream.matchRange(next).isEmpty
                    && stream.tokens[next].kind == .word)
        return isCounted ? nil : next
    }

    /// «خبر 24» in quotes: one word and a number, and nothing else.
    private func isQuotedName(_ stream: TokenStream, at i: Int) -> Bool {
        // «1984»: nothing else stands in the quotes.
        if i > 0, i + 1 < stream.tokens.count, Self.opens(stream.tokens[i - 1]), Self.closes(stream.tokens[i + 1]),
            !stream.tokens[i].spaceBefore, !stream.tokens[i + 1].spaceBefore
        {
            return true
        }
        guard i > 1, i + 1 < stream.tokens.count, stream.tokens[i - 1].kind == .word, stream.tokens[i].spaceBefore,
            Self.closes(stream.tokens[i + 1]),
            !stream.tokens[i + 1].spaceBefore, Self.opens(stream.tokens[i - 2]), !stream.tokens[i - 1].spaceBefore
        else { return false }
        return stream.match(i - 1, .concept, lexicon) == nil && stream.match(i - 1, .event, lexicon) == nil
            && stream.match(i - 1, .modifier, lexicon) == nil
            && stream.match(i - 1, .number, lexicon) == nil
    }

    /// "the gang « 400 Mawozo »", «قناة «تي في 5 موند»»: a few words with a number in quotes, that count nothing and name something.
    private func isInQuotedName(_ stream: TokenStream, at i: Int) -> Bool {
        var open = i - 1
        while open > 0, i - open < 4, stream.tokens[open].kind == .word { open -= 1 }
        guard open > 0, Self.opens(stream.tokens[open]), stream.tokens[open - 1].kind == .word else { return false }
        var close = i + 1
        while close < stream.tokens.count, close - i < 4, stream.tokens[close].kind == .word { close += 1 }
        guard close < stream.tokens.count, Self.closes(stream.tokens[close]), close - open > 2 else { return false }
        let words = (open + 1..<close).filter { $0 != i }
        // Where a script has capitals, a name has them; elsewhere what someone says is told apart by its verb.
        let isCased = stream.tokens[words[0]].scalar < 0x590
        if isCased {
            guard words.allSatisfy({ stream.tokens[$0].isCapitalised }) else { return false }
        } else if stream.match(open - 1, .says, lexicon) != nil {
            return false
        }
        return !words.contains { word in
            [EntryClass.concept, .event, .unit, .percent, .currency, .number, .modifier, .says, .clause, .month]
                .contains {
                    stream.match(word, $0, lexicon) != nil
                }
        }
    }

    /// «103 на 103»: a number against itself, in quotes, is a formula.
    private func evenPair(_ stream: TokenStream, at i: Int) -> Int? {
        guard i > 0, i + 3 < stream.tokens.count, Self.opens(stream.tokens[i - 1]), stream.tokens[i + 1].kind == .word,
            stream.tokens[i + 2].kind == .number,
            Self.closes(stream.tokens[i + 3]),
            stream.numbers[Int(stream.tokens[i].info)].digits == stream.numbers[Int(stream.tokens[i + 2].info)].digits
        else { return nil }
        return i + 3
    }

    private static func opens(_ token: Token) -> Bool {
        switch token.scalar {
        case 0x22, 0xAB, 0x201C, 0x201E, 0x2018: token.kind == .punctuation
        default: false
        }
    }

    private static func closes(_ token: Token) -> Bool {
        switch token.scalar {
        case 0x22, 0xBB, 0x201D, 0x201C, 0x2019: token.kind == .punctuation
        default: false
        }
    }

    /// Capital letters before a hyphen name a model though they may also be a unit: "An-24", «Р-17».
    private func isLetterCode(_ stream: TokenStream, _ i: Int) -> Bool {
        let token = stream.tokens[i]
        guard token.isCapitalised, token.scalarEnd - token.scalarStart <= 2 else { return false }
        return stream.match(i, .unit, lexicon) != nil || stream.match(i, .currency, lexicon) != nil
            || stream.match(i, .clock, lexicon) != nil
    }

    /// A hyphen and a number touch the token.
    private func isDashed(_ stream: TokenStream, _ i: Int) -> Bool {
        i + 2 < stream.tokens.count && Tokenizer.isHyphen(stream.tokens[i + 1].scalar)
            && !stream.tokens[i + 1].spaceBefore && !stream.tokens[i + 2].spaceBefore
            && stream.tokens[i + 2].kind == .number
    }

    /// Dashes between numbers: three groups or a falling pair are no range.
    private func dashed(_ stream: TokenStream, at i: Int) -> (Int, StaticString)? {
        var p = i
        var groups = 1
        while p + 2 < stream.tokens.count, Tokenizer.isHyphen(stream.tokens[p + 1].scalar),
            !stream.tokens[p + 1].spaceBefore,
            !stream.tokens[p + 2].spaceBefore, stream.tokens[p + 2].kind == .number
        {
            p += 2
            groups += 1
        }
        if groups > 2 { return (p + 1, "identifier.dashed") }
        let digits = DigitReader(settings: lexicon.settings)
        let (a, b) = (stream.numbers[Int(stream.tokens[i].info)], stream.numbers[Int(stream.tokens[p].info)])
        guard let low = digits.value(of: a)?.value, let high = digits.value(of: b)?.value else { return nil }
        // A scale word behind the second end may still lift it above the first: "500-1 million".
        if low >= high, stream.match(p + 1, .number, lexicon) == nil { return (p + 1, "identifier.score") }
        // "0–3": no range begins at nought, but for ages and measures.
        if low == .zero, high < ExactNumber(10), high.isWhole, stream.match(p + 1, .unit, lexicon) == nil,
            stream.match(p + 1, .concept, lexicon) == nil, stream.match(p + 1, .percent, lexicon) == nil,
            p + 1 >= stream.tokens.count || stream.tokens[p + 1].kind != .word
        {
            return (p + 1, "identifier.score")
        }
        if isSetOfMatch(stream, i, low, high) { return (p + 1, "identifier.score") }
        return nil
    }

    /// "6-7, 7-6 (5-7)": pairs beside one that does not rise above it are no ranges ("5-7, 8-10 years").
    private func isSetOfMatch(_ stream: TokenStream, _ i: Int, _ low: ExactNumber, _ high: ExactNumber) -> Bool {
        func pair(_ p: Int) -> (low: ExactNumber, high: ExactNumber)? {
            guard p >= 0, p < stream.tokens.count, stream.tokens[p].kind == .number, isDashed(stream, p) else {
                return nil
            }
            let digits = DigitReader(settings: lexicon.settings)
            guard let a = digits.value(of: stream.numbers[Int(stream.tokens[p].info)])?.value,
                let b = digits.value(of: stream.numbers[Int(stream.tokens[p + 2].info)])?.value
            else { return nil }
            return (a, b)
        }
        func isGap(_ p: Int) -> Bool {
            guard p >= 0, p < stream.tokens.count else { return false }
            switch stream.tokens[p].scalar {
            case 0x2C, 0x60C, 0x28, 0x29, 0x3B: return true
            default: return stream.match(p, .and, lexicon) != nil || stream.match(p, .joiner, lexicon) != nil
            }
        }
        guard high < 100 else { return false }
        var next = i + 3
        while next < i + 6, isGap(next) { next += 1 }
        if next > i + 3, let other = pair(next), other.low <= high || other.low > other.high { return true }
        var last = i - 1
        while last > i - 4, isGap(last) { last -= 1 }
        if last < i - 1, let other = pair(last - 2) { return low <= other.high || other.low >= other.high }
        return false
    }

    /// The run of touching tokens around `i` is an address: it holds ://, @, = or a slash between letters, or four dotted groups.
    private func address(_ stream: TokenStream, at i: Int) -> Int? {
        let number = stream.numbers[Int(stream.tokens[i].info)]
        if number.groupCount == 4, number.separatorChanges == 0, number.firstSeparator == 0x2E,
            number.groupLength(1) <= 3, number.groupLength(3) != 3 || number.groupLength(2) != 3
        {
            return i + 1
        }
        var start = i
        while start > 0, !stream.tokens[start].spaceBefore, i - start < 40 { start -= 1 }
        var end = i + 1
        while end < stream.tokens.count, !stream.tokens[end].spaceBefore, end - i < 40 { end += 1 }
        guard end - start > 2 else { return nil }
        for p in start..<end {
            switch stream.tokens[p].scalar {
            // "S/2022/692"
            case 0x2F
            where p == i - 1 && p > start && stream.tokens[p - 1].kind == .word && stream.tokens[p - 1].isCapitalised:
                return end
            case 0x40 where stream.tokens[p].kind != .word: return end
            case 0x2F where p + 1 < end && stream.tokens[p + 1].scalar == 0x2F: return end
            case 0x3D where p > start && stream.tokens[p - 1].kind == .word: return end
            case 0x2F
            where p > start && p + 1 < end && stream.tokens[p - 1].kind == .word && stream.tokens[p + 1].kind == .word
                && p < i:
                return end
            default: continue
            }
        }
        return nil
    }

    private func isClitic(_ stream: TokenStream, _ token: Token) -> Bool {
        let info = stream.memo.infos[Int(token.info)]
        let folded = stream.memo.arena[Int(info.arenaStart)..<Int(info.arenaEnd)]
        return lexicon.prefixes.contains { $0.bytes.elementsEqual(folded) }
    }

    /// A currency word, a modifier or a name of a month may touch its number: "US$5", "Rs20", "~5".
    private func isKnownSign(_ stream: TokenStream, _ i: Int) -> Bool {
        stream.matchRange(i).contains {
            switch stream.matches[$0].entryClass {
            case .currency, .modifier, .month, .percent, .joiner: true
            default: false
            }
        }
    }

    private func isNumberWord(_ stream: TokenStream, _ i: Int) -> Bool {
        stream.matchRange(i).contains {
            let entry = lexicon.entries[Int(stream.matches[$0].entry)]
            // A letter that multiplies digits ("5b") is none by itself ("B-29").
            if lexicon.flag(entry, .glued) { return false }
            return switch entry.entryClass {
            case .number, .currency, .month, .weekday, .unit, .vague, .modifier, .clock: true
            default: false
            }
        }
    }

    private func isKnownAfter(_ stream: TokenStream, _ i: Int) -> Bool {
        stream.matchRange(i).contains {
            let entry = lexicon.entries[Int(stream.matches[$0].entry)]
            // "5G" is no five grams, and no five thousand million.
            if lexicon.says(entry, .symbol, .lower), stream.tokens[i].isCapitalised { return false }
            if lexicon.says(entry, .symbol, .upper),
                !stream.tokens[i].isCapitalised || stream.numbers[Int(stream.tokens[i - 1].info)].digitCount < 2
            {
                return false
            }
            return switch entry.entryClass {
            case .unit, .currency, .percent, .percentagePoints, .number, .ordinalSuffix, .clock, .month, .concept,
                .event, .modifier, .joiner, .dozen:
                true
            default: false
            }
        }
    }
}
