/// The noun phrases that name sources: where they begin and end, and whether they name one who can speak.
extension SourceReader {
    /// No name of a source has more tokens.
    static let longest = 16

    func stops(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        if token.isCapitalised, passage.has(i, .organisation), !passage.isClaimable(at: i) { return false }
        if passage.readingAt[i] != 0 {
            guard let r = passage.reading(at: i) else { return false }
            // Names hold numbers ("Khabar-24").
            let kind = passage.readings[r].kind
            if kind == .date, isNameOfMonth(i) { return false }
            return kind != .identifier && (kind != .ordinal || passage.has(i + 1, .says))
        }
        if token.kind == .punctuation || token.kind == .symbol {
            return !(Tokenizer.isHyphen(token.scalar) && !token.spaceBefore) && token.scalar != 0x27
                && token.scalar != 0x2019
                && !(token.scalar == 0x2E && !token.spaceBefore && i > 0 && endsAbbreviation(i - 1))
        }
        for m in passage.stream.matchRange(i) {
            switch passage.stream.matches[m].entryClass {
            case .says:
                // "Omar Said"
                if token.isCapitalised, passage.mention(i, .says) == nil { continue }
                // «وزارة النقل»: no verb has an article.
                if isDefinite(i) { continue }
                return true
            // «النائب عن محافظة البصرة»: of an office, what it is for.
            case .citing where isOffice(i): continue
            // "Law Without Borders"
            case .clause where isBetweenCapitals(i), .none where isBetweenCapitals(i): continue
            case .clause, .citing, .accordingTo, .including, .hedge, .denial, .none: return true
            // "l'Est" is no verb.
            case .copula: return !token.isCapitalised || isSentenceStart(i)
            default: continue
            }
        }
        return false
    }

    /// A name that is a month's as well: "Tamer Ramadan", "Recep Tayyip", «رجب طيب».
    func isNameOfMonth(_ i: Int) -> Bool {
        let tokens = passage.stream.tokens
        guard let r = passage.reading(at: i), passage.readings[r].kind == .date,
            passage.readings[r].numeral.count == 1, tokens[i].kind == .word
        else { return false }
        func isUnknown(_ k: Int) -> Bool {
            tokens.indices.contains(k) && tokens[k].kind == .word && passage.stream.matchRange(k).isEmpty
        }
        guard passage.isCased(tokens[i]) else {
            // Where no capital tells, two words that no lexicon knows stand behind it.
            return isUnknown(i + 1) && isUnknown(i + 2) && i > 0 && !passage.has(i - 1, .placeBefore)
                && !passage.has(i - 1, .of) && tokens[i - 1].kind == .word
        }
        return tokens[i].isCapitalised && i > 0
            && (isUnknown(i - 1) && tokens[i - 1].isCapitalised
                || isUnknown(i + 1) && tokens[i + 1].isCapitalised
                    && (passage.has(i - 1, .source) || passage.has(i - 1, .organisation)))
    }

    /// A weak word of citing right behind a person's office, and a place behind it.
    func isOffice(_ i: Int) -> Bool {
        guard i > 0, let word = passage.mention(i, .citing), passage.vocabulary.isWeak[word.entry],
            let office = passage.mention(i - 1, .source)
        else { return false }
        return passage.vocabulary.speakerKind[office.entry] == .person
            && (i + 1..<min(i + 3, passage.stream.tokens.count)).contains { passage.has($0, .place) }
    }

    /// An initial, or a title that a full stop shortens ("J. Smith", "Lt. Gen. Smith").
    func endsAbbreviation(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        return (token.isCapitalised && token.scalarEnd - token.scalarStart == 1) || passage.has(i, .abbreviation)
    }

    /// The noun phrase that begins at or shortly behind `start`; nil where something else stands there.
    func nounPhrase(after start: Int, limit: Int, countsSpeakers: Bool = false) -> Range<Int>? {
        var i = start
        // Dates, adverbs and a preposition ("сообщили в МЧС", "said on Monday the ministry").
        while i < limit {
            if passage.mention(i, .clause).map({ passage.vocabulary.opensContent[$0.entry] }) ?? false { return nil }
            if passage.isDate(at: i) {
                i += 1
            } else if let told = toldMedium(i, limit: limit) {
                i = told
            } else if let phrase = passage.mention(i, .stop), phrase.range.count > 1 {
                i = phrase.range.upperBound
            } else if passage.has(i, .recipient), i + 1 < limit,
                !passage.isArticle(i) || passage.has(i + 1, .organisation)
            {
                i = recipientEnd(i + 1, limit: limit)
            } else if passage.mention(i, .placeBefore).map({
                passage.vocabulary.opensSource[$0.entry] || passage.isDate(at: i + 1)
            }) ?? false {
                i += 1
            } else if passage.has(i, .stop), !passage.has(i, .pronoun), !passage.has(i, .placeBefore) {
                i += 1
            } else {
                break
            }
        }
        if i < limit, passage.has(i, .placeBefore), !passage.has(i, .of), !passage.has(i, .organisation) { return nil }
        var counted: Int?
        if countsSpeakers, i < limit, let r = passage.reading(at: i), passage.readings[r].kind == .count {
            // "two security sources", «ثلاثة تجار»
            let end = passage.readings[r].numeral.upperBound
            if end - i <= 2, end < limit, namesSpeakers(end, limit: limit) { (counted, i) = (i, end) }
        }
        if i < limit, isQuoteAt(i), i + 1 < limit, let name = quotedName(i, limit: limit),
            passage.stream.tokens[i + 1].isCapitalised
                || !passage.isCased(passage.stream.tokens[i + 1]) && isNamed(name)
        {
            return name
        }
        var first = i
        if i < limit, passage.has(i, .event), !passage.has(i, .organisation), !passage.has(i, .source) { return nil }
        var named = false
        // Up to here the words of a name's purpose reach.
        var purpose = 0
        while i < limit, i - first < Self.longest {
            // A name in quotation marks behind its noun: «организации «Врачи без границ»».
            if i > first, isQuoteAt(i), named, let quoted = quotedName(i, limit: limit) {
                i = quoted.upperBound + 1
                continue
            }
            if stops(i) { break }
            if i > first {
                // «в обнародованной во вторник сводке»: a participle with its date before the noun.
                if !named, i == first + 1, !passage.stream.tokens[first].isCapitalised, !passage.has(first, .pronoun),
                    let end = dateEnd(i, limit: limit), end < limit, longestName(end) != nil
                {
                    first = end
                    i = end
                    continue
                }
                // «управление по ликвидации последствий», "office for the coordination": what it is for belongs to the name.
                if named, passage.has(i, .nameLink), namesPurpose(i, first: first, limit: limit) {
                    purpose = i + 7
                    i += 1
                    continue
                }
                if passage.isDate(at: i) && !isNameOfMonth(i)
                    || (passage.has(i, .stop) && !passage.has(i, .placeBefore) && !isOffice(i)
                        && passage.mention(i, .source) == nil)
                {
                    break
                }
                // «Олег Лагуткин связывает»: behind a name of two words, one that no lexicon knows is its verb.
                if i > first + 1, passage.stream.tokens[i].kind == .word, passage.isCased(passage.stream.tokens[i]),
                    !passage.lexicon.settings.capitalisesNouns, passage.stream.matchRange(i).isEmpty,
                    !passage.stream.tokens[i].isCapitalised,
                    (i - 2..<i).allSatisfy({
                        passage.stream.tokens[$0].isCapitalised && passage.stream.matchRange($0).isEmpty
                    })
                {
                    break
                }
                // Where nouns have capitals, a small word behind one is no adjective.
                if passage.lexicon.settings.capitalisesNouns, passage.stream.tokens[i].kind == .word,
                    !passage.stream.tokens[i].isCapitalised, passage.stream.tokens[i - 1].isCapitalised,
                    !passage.isArticle(i), !passage.has(i, .of), !passage.has(i, .and), !passage.has(i, .placeBefore),
                    longestName(i) == nil
                {
                    break
                }
                if passage.has(i, .recipient), tellsMedium(i) { break }
                if named, passage.mention(i, .of).map({ passage.vocabulary.takesPart[$0.entry] }) ?? false { break }
                if passage.has(i, .placeBefore) {
                    // "a source in the administration", "the ministry in Astana": part of the name where a source or place follows;
                    // not "the ministry in a statement".
                    guard i + 1 < limit,
                        passage.has(i - 1, .source) || named && passage.has(i + 1, .place)
                            || named && i + 2 < limit && passage.has(i + 1, .placeNoun) && passage.has(i + 2, .place),
                        !passage.isDate(at: i + 1), passage.readingAt[i + 1] == 0,
                        passage.stream.tokens[i + 1].kind == .word, !opensReport(i + 1, limit: limit)
                    else { break }
                }
                if named, tellsAddressed(i) { break }
                // «ويقدر الرجل عدد المهاجمين»: what the speaker counts is no part of his name.
                if passage.lexicon.settings.dropsSubjects, passage.has(i, .figure), !passage.has(i, .source) { break }
                // «النائبة سهام قاسي السلطات»: behind a name whom the verb is done to.
                if named, passage.lexicon.settings.dropsSubjects, isObject(i) { break }
                // «نشرت الوزارة حصيلة جديدة»: a report right behind who made it is what he made.
                if named, passage.lexicon.settings.dropsSubjects, opensReport(i, limit: i + 1),
                    !passage.has(i - 1, .of),
                    !opensReport(i - 1, limit: i)
                {
                    break
                }
                // «valilik bu sayıyı …»: behind the head of a phrase that its head ends, a new one begins.
                if named, passage.lexicon.settings.verbsLast, passage.has(i, .determiner),
                    passage.lexicon.settings.headsLast || isReport(i + 1..<i + 2)
                {
                    break
                }
                if passage.has(i, .event), !passage.has(i, .organisation), !passage.has(i, .source), !isInsideName(i),
                    !isCapitalisedRun(i), i >= purpose
                {
                    break
                }
                if named, passage.has(i, .recipient), !passage.has(i, .placeBefore) { break }
                if passage.has(i, .and) {
                    guard i + 1 < limit,
                        passage.has(i + 1, .organisation) || passage.has(i + 1, .source)
                            || (!named && joinsNames(i, limit: limit))
                    else { break }
                }
            }
            if passage.has(i, .organisation) || passage.has(i, .source) { named = true }
            i = max(i + 1, longestName(i)?.upperBound ?? 0)
        }
        guard i > first, !isOnlySmall(first..<i), !(first..<i).allSatisfy({ passage.isArticle($0) }) else { return nil }
        var end = min(i, limit)
        // An apposition: "the spokesman for the force, Saltanat Azirbek, said".
        if end < limit, Passage.isComma(passage.stream.tokens[end]),
            let more = apposition(from: end + 1, limit: limit),
            named
                ? !passage.isCased(passage.stream.tokens[end - 1]) || isNamed(end + 1..<more)
                    || (end + 1..<more).contains(where: { passage.stream.tokens[$0].isCapitalised })
                : passage.stream.tokens[end - 1].isCapitalised && isNamed(end + 1..<more)
        {
            end = more
        }
        while end > first + 1, passage.has(end - 1, .of) || passage.isArticle(end - 1) { end -= 1 }
        return (counted ?? first)..<end
    }

    /// A definite source behind two words of a name that no lexicon knows.
    private func isObject(_ i: Int) -> Bool {
        func isDefinite(_ t: Int) -> Bool {
            let token = passage.stream.tokens[t]
            return token.kind == .word && passage.stream.memo.infos[Int(token.info)].isDefinite
        }
        return isDefinite(i) && (passage.has(i, .source) || passage.has(i, .organisation)) && i > 1
            && (i - 2..<i).allSatisfy {
                passage.stream.tokens[$0].kind == .word && passage.stream.matchRange($0).isEmpty && !isDefinite($0)
            }
    }

    /// A source stands at the token or behind an adjective there.
    func namesSpeakers(_ start: Int, limit: Int) -> Bool {
        (start..<min(start + 2, limit)).contains { i in
            !passage.has(i, .stop)
                && (passage.mention(i, .source).map { !passage.vocabulary.isWeak[$0.entry] } ?? false)
        }
    }

    /// Behind a medium that is told what another says: «сообщили ТАСС в полиции», «сообщил «Интерфаксу» источник». The speaker follows.
    func toldMedium(_ start: Int, limit: Int) -> Int? {
        guard !passage.lexicon.settings.verbsLast, start < limit else { return nil }
        var end: Int
        if isQuoteAt(start), let quoted = quotedName(start, limit: limit),
            passage.stream.tokens[quoted.lowerBound].isCapitalised || isMedium(quoted.lowerBound)
        {
            end = quoted.upperBound + 1
        } else if isMedium(start), let name = longestName(start) {
            end = name.upperBound
            if end < limit, isQuoteAt(end), let quoted = quotedName(end, limit: limit) { end = quoted.upperBound + 1 }
        } else {
            return nil
        }
        guard end < limit else { return nil }
        if tellsAddressed(start) { return end }
        var next = end
        while next < limit, passage.isDate(at: next) { next += 1 }
        if next < limit, passage.mention(next, .placeBefore).map({ passage.vocabulary.opensSource[$0.entry] }) ?? false
        {
            next += 1
        }
        while next < limit, passage.isArticle(next) { next += 1 }
        guard next < limit, !passage.stream.tokens[next].newlineBefore, !isMedium(next),
            passage.mention(next, .citing) == nil
        else { return nil }
        let speaks =
            passage.has(next, .organisation)
            || passage.mention(next, .source).map { !passage.vocabulary.isWeak[$0.entry] } ?? false
        return speaks || titlesName(next, limit: limit) ? end : nil
    }

    /// A title that no lexicon knows, and the name behind it: «генконсул России Андрей Лыков».
    func titlesName(_ start: Int, limit: Int) -> Bool {
        let end = min(limit, start + 6)
        var i = start
        while i < end, passage.stream.tokens[i].kind == .word, passage.readingAt[i] == 0, !passage.has(i, .stop),
            !passage.has(i, .and), !passage.has(i, .says), passage.mention(i, .clause) == nil,
            !passage.has(i, .placeBefore), !passage.has(i, .event)
        {
            if i + 1 < end, passage.stream.tokens[i].isCapitalised, passage.stream.tokens[i + 1].isCapitalised {
                return true
            }
            i += 1
        }
        return false
    }

    /// A report ("a statement") stands at the token, articles apart.
    func opensReport(_ start: Int, limit: Int) -> Bool {
        var i = start
        while i + 1 < limit, passage.isArticle(i) { i += 1 }
        return passage.mention(i, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false
    }

    /// A medium at the token is told («لفرانس برس»): its preposition is written on.
    func tellsAddressed(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        guard token.kind == .word, passage.stream.memo.infos[Int(token.info)].isAddressed else { return false }
        return isMedium(i)
    }

    func isMedium(_ i: Int) -> Bool {
        passage.mention(i, .organisation).map { passage.vocabulary.speakerKind[$0.entry] == .medium } ?? false
            || passage.mention(i, .source).map { passage.vocabulary.speakerKind[$0.entry] == .medium } ?? false
    }

    func isNamed(_ range: Range<Int>) -> Bool {
        range.contains { passage.has($0, .organisation) || passage.has($0, .source) }
    }

    /// The noun of a source stands right before the link, an adjective apart, and words behind it.
    func namesPurpose(_ link: Int, first: Int, limit: Int) -> Bool {
        guard link + 1 < limit, passage.stream.tokens[link + 1].kind == .word, passage.readingAt[link + 1] == 0,
            !passage.isDate(at: link + 1)
        else { return false }
        return (max(first, link - 2)..<link).contains { passage.has($0, .source) || passage.has($0, .organisation) }
    }

    /// "le maire à l'AFP": the medium behind the word is told.
    func tellsMedium(_ recipient: Int) -> Bool {
        (recipient + 1..<min(recipient + 4, passage.stream.tokens.count)).contains { i in
            passage.mention(i, .organisation).map { passage.vocabulary.speakerKind[$0.entry] == .medium } ?? false
        }
    }

    /// Behind a date that begins at a token, with its preposition; nil where none does.
    func dateEnd(_ start: Int, limit: Int) -> Int? {
        var i = start
        if passage.has(i, .placeBefore) || passage.has(i, .stop) { i += 1 }
        let date = i
        while i < limit, passage.isDate(at: i) { i += 1 }
        return i > date ? i : nil
    }

    /// Behind the one who is told: a name of up to three words.
    func recipientEnd(_ start: Int, limit: Int) -> Int {
        var i = start
        while i < limit,
            passage.isArticle(i)
                || (passage.stream.tokens[i].kind == .punctuation && i > start && passage.isArticle(i - 1))
        { i += 1 }
        if i < limit, let name = longestName(i) {
            // "à Agence-Midi"
            var end = name.upperBound
            while end + 1 < limit, Tokenizer.isHyphen(passage.stream.tokens[end].scalar),
                !passage.stream.tokens[end].spaceBefore, passage.stream.tokens[end + 1].isCapitalised
            { end += 2 }
            return end
        }
        if i < limit, isQuoteAt(i), let quoted = quotedName(i, limit: limit) { return quoted.upperBound + 1 }
        var end = i
        while end < limit, end - i < 5,
            (passage.stream.tokens[end].kind == .word && passage.stream.tokens[end].isCapitalised
                && !passage.isArticle(end))
                || (end > i && Tokenizer.isHyphen(passage.stream.tokens[end].scalar)
                    && !passage.stream.tokens[end].spaceBefore)
        { end += 1 }
        // «contó a Faro Mohamed, de 67 años»: behind the one who is told must be someone who tells.
        if end > i + 1, end < limit, passage.stream.tokens[end].kind == .punctuation { return i + 1 }
        return end > i ? end : min(limit, i + 1)
    }

    func isQuoteAt(_ i: Int) -> Bool { Passage.isQuote(passage.stream.tokens[i]) }

    /// A medium's name in quotes: «Интерфакс», "Tasnim".
    func quotedName(_ open: Int, limit: Int) -> Range<Int>? {
        var i = open + 1
        while i < limit, i - open <= 6 {
            if isQuoteAt(i) { return i > open + 1 ? open + 1..<i : nil }
            if passage.isClaimable(at: i) || Passage.isComma(passage.stream.tokens[i]) || passage.has(i, .says) {
                return nil
            }
            i += 1
        }
        return nil
    }

    /// A capital behind a capital within a sentence: "Refugee Relief and Repatriation Commissioner".
    func isCapitalisedRun(_ i: Int) -> Bool {
        i > 1 && passage.stream.tokens[i].isCapitalised && passage.stream.tokens[i - 1].isCapitalised
            && !isSentenceStart(i - 1)
    }

    /// A hyphen joins the pronoun to the verb before it: "a-t-il".
    private func isJoinedPronoun(_ i: Int) -> Bool {
        i > 0 && Tokenizer.isHyphen(passage.stream.tokens[i - 1].scalar)
    }

    /// "the ambulance and emergency authority": an article before the first word, the noun of a source behind the second.
    private func joinsWords(_ and: Int, before end: Int) -> Bool {
        and > 1 && passage.stream.tokens[and - 1].kind == .word && !passage.has(and - 1, .says)
            && (passage.isArticle(and - 2)
                || and > 2 && Passage.isApostrophe(passage.stream.tokens[and - 3])
                    && passage.stream.tokens[and - 2].scalarEnd - passage.stream.tokens[and - 2].scalarStart == 1)
            && (and + 1..<min(and + 3, end)).contains { passage.has($0, .source) || passage.has($0, .organisation) }
    }

    /// Capitals on both sides, where only names have one.
    func isBetweenCapitals(_ i: Int) -> Bool {
        isCapitalisedRun(i) && i + 1 < passage.stream.tokens.count && passage.stream.tokens[i + 1].isCapitalised
            && passage.isCased(passage.stream.tokens[i]) && !passage.lexicon.settings.capitalisesNouns
    }

    /// "Relief and Repatriation Commissioner": capitals on both sides, and what they name shortly behind.
    func joinsNames(_ and: Int, limit: Int) -> Bool {
        passage.stream.tokens[and - 1].isCapitalised && passage.stream.tokens[and + 1].isCapitalised
            && (and + 1..<min(and + 4, limit)).contains { passage.has($0, .source) || passage.has($0, .organisation) }
    }

    /// The event word stands within a name ("ministry of emergency situations", "committee for missing persons").
    func isInsideName(_ i: Int) -> Bool {
        passage.has(i - 1, .of)
            || (passage.has(i - 1, .source) && !isDefinite(i - 1)
                && (isDefinite(i)
                    || passage.mention(i, .event).map { !passage.vocabulary.countsPeople[$0.entry] } ?? false))
    }

    /// An article is written together with the word, so that no noun completes it («الوزارة»).
    func isDefinite(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        return token.kind == .word && passage.stream.memo.infos[Int(token.info)].isDefinite
    }

    @inline(__always)
    func longestName(_ i: Int) -> Range<Int>? { passage.mayBe(i, Self.naming) ? knownName(i) : nil }

    private static let naming = ClassSet(.organisation, .source)

    private func knownName(_ i: Int) -> Range<Int>? {
        let a = passage.mention(i, .organisation)?.range
        let b = passage.mention(i, .source)?.range
        guard let a else { return b }
        guard let b else { return a }
        return a.count >= b.count ? a : b
    }

    /// The end of a short segment that a comma, quotation, clause or verb of saying closes and that holds no verb; nil for anything else.
    func apposition(from start: Int, limit: Int) -> Int? {
        var i = start
        while i < limit, i - start < 7 {
            let token = passage.stream.tokens[i]
            if i > start, i + 1 == limit, token.scalar == 0x2E { return i }
            if Passage.isComma(token) || Passage.isQuote(token) || passage.has(i, .says) || Passage.isColon(token)
                || passage.mention(i, .clause).map({ passage.vocabulary.opensContent[$0.entry] }) ?? false
            {
                return i > start ? i : nil
            }
            if stops(i) || passage.readingAt[i] != 0 || passage.has(i, .placeBefore) || passage.has(i, .stop) {
                return nil
            }
            if token.kind == .word, passage.has(i, .event) { return nil }
            i += 1
        }
        return nil
    }

    /// The noun phrase that ends right before `end`.
    func nounPhrase(before end: Int, floor: Int) -> Range<Int>? {
        let upper = skipFillers(before: end, floor: floor)
        var i = upper
        // A comma right before the verb closes an apposition: "Smith, head of the office, said".
        var appositions = 0
        if i > floor, Passage.isComma(passage.stream.tokens[i - 1]) {
            i -= 1
            appositions = 2
            // "the ministry, which on Wednesday gave a toll of nine, said".
            if let comma = relativeStart(before: i, floor: floor) {
                i = comma
                appositions = 0
                // "Mori, 54, who runs a bakery, said": the age stands between.
                if i - 2 > floor, passage.readingAt[i - 1] != 0 {
                    var age = i - 1
                    while age > floor, passage.readingAt[age - 1] != 0 { age -= 1 }
                    if age - 1 > floor, Passage.isComma(passage.stream.tokens[age - 1]) { i = age - 1 }
                }
            }
        }
        // "the World Health Organization (WHO) said".
        if i > floor, passage.stream.tokens[i - 1].scalar == 0x29 {
            var open = i - 1
            while open > floor, i - open < 6, passage.stream.tokens[open].scalar != 0x28 { open -= 1 }
            if passage.stream.tokens[open].scalar == 0x28 { i = open }
        }
        let last = i
        // "told Harlowe News he had counted": a pronoun right before the verb is its subject.
        if i > floor, appositions == 0, passage.has(i - 1, .pronoun), !isJoinedPronoun(i - 1) { return i - 1..<i }
        while i > floor, last - i < Self.longest {
            let k = i - 1
            if Passage.isComma(passage.stream.tokens[k]), appositions > 1, last > i {
                appositions -= 1
                i = k
                continue
            }
            if let open = openingQuote(k, floor: floor) {
                i = open
                continue
            }
            if stops(k) {
                // "Rheinmotor, one of Europe's five largest suppliers, said".
                if appositions > 1, passage.readingAt[k] != 0 {
                    i = k
                    continue
                }
                if endsName(k, from: i) {
                    i = k
                    continue
                }
                // "34-year-old Daniyar said"
                if last > i, passage.stream.tokens[i].isCapitalised, passage.isCased(passage.stream.tokens[i]),
                    !passage.lexicon.settings.capitalisesNouns, let r = passage.reading(at: k),
                    passage.readings[r].kind == .duration, passage.readings[r].numeral.lowerBound >= floor
                {
                    i = passage.readings[r].numeral.lowerBound
                    break
                }
                // "two traders said"
                if last > i, let r = passage.reading(at: k), passage.readings[r].kind == .count,
                    passage.readings[r].numeral.count <= 2, passage.readings[r].numeral.lowerBound >= floor,
                    namesSpeakers(i, limit: last)
                {
                    i = passage.readings[r].numeral.lowerBound
                }
                break
            }
            if passage.has(k, .and) {
                guard last > i, isNameEnd(k) || joinsWords(k, before: last) else { break }
            }
            i = k
        }
        let whole = i
        while i < last, !passage.stream.tokens[i].isCapitalised || isSentenceStart(i),
            passage.has(i, .stop) || passage.has(i, .and) || Passage.isComma(passage.stream.tokens[i])
                || Tokenizer.isHyphen(passage.stream.tokens[i].scalar), !passage.has(i, .pronoun),
            longestName(i) == nil
        { i += 1 }
        // "gathered on Monday in Geneva have promised": the place is where, not who.
        if i > whole, passage.mention(i - 1, .placeBefore).map({ !passage.vocabulary.opensSource[$0.entry] }) ?? false,
            (i..<last).allSatisfy({ passage.has($0, .place) })
        {
            return nil
        }
        // "After the main shock seismologists counted": what a preposition opens is no part of the name.
        let isPlaced = opensSource(whole) && passage.mention(whole, .stop).map { $0.range.count == 1 } ?? true
        if i > whole, passage.has(whole, .stop), !isPlaced, !Passage.isComma(passage.stream.tokens[i]),
            let head = (i..<last).first(where: { longestName($0) != nil }),
            !(i..<head).contains(where: {
                passage.isArticle($0) || passage.stream.tokens[$0].isCapitalised
            })
        {
            i = head
        }
        // "a toll released by the ministry, which": who made it speaks.
        if let agent = (i..<last).dropFirst().first(where: { passage.has($0, .agent) }), agent + 1 < last,
            !(i..<agent).contains(where: { longestName($0) != nil || passage.stream.tokens[$0].isCapitalised }),
            isSource(agent + 1..<last)
        {
            i = agent + 1
        }
        guard i < last, !isOnlySmall(i..<last) else { return nil }
        // «Агентству Reuters в полиции сообщили»: who is told stands before the place that speaks.
        if isMedium(i),
            let place = (i + 1..<last).first(where: { k in
                passage.mention(k, .placeBefore).map { passage.vocabulary.opensSource[$0.entry] } ?? false
            }), place + 1 < last, isNamed(place + 1..<last), !isMedium(place + 1)
        {
            return place + 1..<last
        }
        if isPlaced || i > floor && opensSource(i - 1), let place = withoutReport(i..<last) { return place }
        // «В экстренных службах региона ТАСС рассказали»: behind the place that speaks stands who is told.
        if isPlaced || i > floor && opensSource(i - 1),
            let medium = (i..<last).dropFirst().first(where: isMedium), isNamed(i..<medium), !isMedium(i),
            longestName(medium).map({ $0.upperBound >= last }) ?? false,
            passage.stream.tokens[medium].isCapitalised
        {
            return i..<medium
        }
        // "Officials in the province, speaking on Tuesday, said": what the commas hold is no part of the name.
        if let comma = (i..<last).first(where: { Passage.isComma(passage.stream.tokens[$0]) }), comma > i,
            isSource(i..<comma),
            (comma + 1..<last).contains(where: { passage.isClaimable(at: $0) })
                || !(comma + 1..<last).contains(where: {
                    passage.has($0, .source) || passage.has($0, .organisation)
                        || (passage.stream.tokens[$0].isCapitalised && !passage.isDate(at: $0))
                })
        {
            return i..<comma
        }
        // Behind a comma stands a source only where it says so itself.
        if appositions > 0, !passage.stream.tokens[i].isCapitalised,
            !(i..<min(last, i + 4)).contains(where: { passage.has($0, .source) || passage.has($0, .organisation) })
        {
            return nil
        }
        return i..<last
    }

    /// «В порту эти сведения опровергли»: a report behind the place that speaks is what the verb is about; nil where none stands there.
    func withoutReport(_ np: Range<Int>) -> Range<Int>? {
        let last = np.upperBound
        guard np.count > 1, passage.mention(last - 1, .source).map({ passage.vocabulary.isWeak[$0.entry] }) ?? false,
            longestName(np.lowerBound).map({ $0.upperBound < last }) ?? false, !passage.has(last - 2, .of)
        else { return nil }
        let report = np.count > 2 && !isNamed(last - 2..<last - 1) ? last - 2 : last - 1
        return isNamed(np.lowerBound..<report) ? np.lowerBound..<report : nil
    }

    /// A preposition that may open a source behind or before a verb of saying: «в».
    private func opensSource(_ i: Int) -> Bool {
        passage.mention(i, .placeBefore).map { passage.vocabulary.opensSource[$0.entry] } ?? false
    }

    /// The comma that opens a relative clause which ends before token `end`.
    func relativeStart(before end: Int, floor: Int) -> Int? {
        var k = end - 1
        while k > floor, end - k < 24 {
            if Passage.isComma(passage.stream.tokens[k]) {
                // «компания, в которой работают …»: a preposition may stand before the pronoun.
                let pronoun = passage.has(k + 1, .stop) && !passage.has(k + 1, .clause) ? k + 2 : k + 1
                let isRelative =
                    passage.mention(pronoun, .clause).map { passage.vocabulary.isRelative[$0.entry] } ?? false
                return isRelative || isAside(k + 1..<end) ? k : nil
            }
            k -= 1
        }
        return nil
    }

    /// "…, speaking on condition of anonymity because he was afraid, said": small words open what only tells how he spoke.
    func isAside(_ words: Range<Int>) -> Bool {
        words.count > 3 && passage.mention(words.lowerBound, .stop).map { $0.range.count > 2 } ?? false
            && !words.contains { passage.has($0, .says) || passage.isClaimable(at: $0) || isQuoteAt($0) }
    }

    /// The classes of words, beside small ones, that `skipFillers` goes over or stops at.
    private static let filling = ClassSet(.clause, .pronoun, .and, .organisation, .placeBefore, .remaining)

    /// The first token of the dates, adverbs and auxiliaries that stand before token `end`, between a subject and its verb.
    func skipFillers(before end: Int, floor: Int, relativesStop: Bool = false) -> Int {
        var i = end
        while i > floor {
            guard
                passage.mayBe(i - 1, Self.filling) || passage.isDate(at: i - 1) || passage.isOrdinal(at: i - 1)
                    || passage.stream.endings[i].contains(.stop)
            else { break }
            if relativesStop, passage.mention(i - 1, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false
            {
                break
            }
            if passage.has(i - 1, .pronoun) || passage.has(i - 1, .and)
                || (passage.stream.tokens[i - 1].isCapitalised && passage.has(i - 1, .organisation))
            {
                break
            }
            if passage.isDate(at: i - 1) && !isNameOfMonth(i - 1) || passage.isOrdinal(at: i - 1)
                || passage.has(i - 1, .placeBefore)
                || passage.has(i - 1, .remaining)
            {
                i -= 1
            } else if let filler = passage.stream.matchEnding(at: i, .stop, reach: 8, passage.lexicon),
                filler.start >= floor
            {
                i = filler.start
            } else {
                break
            }
        }
        return i
    }

    /// Token `k` looks like a stop, but is the end of a name that holds it.
    func endsName(_ k: Int, from i: Int) -> Bool {
        passage.stream.matchEnding(at: k + 1, .organisation, reach: 6, passage.lexicon).map { $0.start < k } ?? false
            || endsSource(k)
    }

    /// A phrase of several words that names a source ends with token `k`.
    func endsSource(_ k: Int) -> Bool {
        passage.stream.matchEnding(at: k + 1, .source, reach: 4, passage.lexicon).map { $0.start < k } ?? false
    }

    /// The quotation mark that opens a name whose closing mark is token `k`, right behind its noun: «телеканал «Хабар»».
    func openingQuote(_ k: Int, floor: Int) -> Int? {
        guard isQuoteAt(k) else { return nil }
        var i = k - 1
        while i > floor, k - i <= 6 {
            if isQuoteAt(i) {
                guard i + 1 < k, i > floor, quotedName(i, limit: k + 1) != nil else { return nil }
                // «В «Союзе перевозчиков» говорят»
                let isPlaced =
                    passage.mention(i - 1, .placeBefore).map { passage.vocabulary.opensSource[$0.entry] } ?? false
                let isLinked =
                    i - 1 > floor && isNameEnd(i - 1) && (passage.has(i - 1, .placeBefore) || passage.has(i - 1, .of))
                return isNameEnd(i) || ((isPlaced || isLinked) && passage.stream.tokens[i + 1].isCapitalised) ? i : nil
            }
            i -= 1
        }
        return nil
    }

    func isNameEnd(_ end: Int) -> Bool {
        passage.stream.matchEnding(at: end, .organisation, reach: 5, passage.lexicon) != nil
            || passage.stream.matchEnding(at: end, .source, reach: 3, passage.lexicon) != nil
            || passage.stream.matchEnding(at: end, .concept, reach: 3, passage.lexicon).map {
                passage.vocabulary.isPerson[Int($0.match.entry)]
            } ?? false
    }

    /// A pronoun, with nothing but hyphens and letters beside it ("-t-il").
    func isPronoun(_ np: Range<Int>) -> Bool {
        np.count <= 4 && np.contains { passage.has($0, .pronoun) }
            && np.allSatisfy {
                let token = passage.stream.tokens[$0]
                return passage.has($0, .pronoun) || passage.has($0, .stop) || token.kind != .word
                    || token.scalarEnd - token.scalarStart == 1
            }
    }

    /// Only words of one or two letters that no lexicon knows: no source.
    func isOnlySmall(_ np: Range<Int>) -> Bool {
        np.allSatisfy {
            let token = passage.stream.tokens[$0]
            return token.kind != .word
                || (token.scalarEnd - token.scalarStart <= 2 && !token.isCapitalised && !passage.has($0, .pronoun))
        }
            && (passage.stream.tokens[np.lowerBound].scalar < 0x590
                || (np.upperBound < passage.stream.tokens.count && passage.has(np.upperBound, .clause)))
    }

    /// The phrase names someone who can speak: an organisation, a word for a source, a place that stands for its government, a capital name.
    func isSource(_ np: Range<Int>) -> Bool {
        if memo.isSource.phrase != np || np.isEmpty {
            memo.isSource = Memo.Answer(phrase: np, isTrue: namesSource(np))
        }
        return memo.isSource.isTrue
    }

    private func namesSource(_ np: Range<Int>) -> Bool {
        // «сообщает «Весна»»: a name in quotation marks.
        if np.lowerBound > 0, np.count <= 6, passage.stream.tokens[np.lowerBound].isCapitalised,
            isQuoteAt(np.lowerBound - 1), np.upperBound < passage.stream.tokens.count, isQuoteAt(np.upperBound)
        {
            return true
        }
        for i in np {
            if passage.has(i, .organisation) || passage.has(i, .source) || passage.has(i, .pronoun) { return true }
            // Where something is says nothing of who speaks: "a heat wave in Basra".
            if passage.has(i, .place), !isWhere(i) { return true }
            if isProper(i), i > 0, !passage.isDate(at: i),
                !isSentenceStart(i) || isName(i, in: np)
            {
                return true
            }
            if let concept = passage.mention(i, .concept), passage.vocabulary.isPerson[concept.entry] { return true }
        }
        return false
    }

    /// A preposition makes the place at the token one where something is.
    private func isWhere(_ i: Int) -> Bool {
        i > 0 && (passage.mention(i - 1, .placeBefore).map { !passage.vocabulary.opensSource[$0.entry] } ?? false)
    }

    /// The source stands in the phrase's own words, not in what "of" or a preposition of place adds: "a strike of drivers in Belgium" names none.
    func isNamedAtHead(_ np: Range<Int>) -> Bool {
        if memo.isNamedAtHead.phrase != np || np.isEmpty {
            memo.isNamedAtHead = Memo.Answer(phrase: np, isTrue: headNamesSource(np))
        }
        return memo.isNamedAtHead.isTrue
    }

    private func headNamesSource(_ np: Range<Int>) -> Bool {
        var end = np.lowerBound
        while end < np.upperBound {
            if end > np.lowerBound, passage.has(end, .of) || passage.has(end, .placeBefore),
                longestName(end - 1).map({ $0.upperBound <= end }) ?? true
            {
                break
            }
            end = max(end + 1, longestName(end)?.upperBound ?? 0)
        }
        let head = np.lowerBound..<min(end, np.upperBound)
        if head.allSatisfy({ passage.isArticle($0) || passage.has($0, .place) }) { return true }
        return head.contains { i in
            passage.has(i, .organisation) || passage.has(i, .source) || passage.has(i, .pronoun)
                || (isProper(i) && i > 0 && !passage.has(i, .place) && !passage.isDate(at: i)
                    && (!isSentenceStart(i) || isName(i, in: np)))
        }
    }

    /// A capital at the start of a sentence is a name's where another follows, or a comma that opens an apposition.
    func isName(_ i: Int, in np: Range<Int>) -> Bool {
        let next = i + 1
        guard !passage.isArticle(i), !passage.has(i, .stop), next < passage.stream.tokens.count else { return false }
        return passage.stream.tokens[next].isCapitalised || Passage.isComma(passage.stream.tokens[next])
            || passage.names.contains(passage.stream.tokens[i].info)
    }

    /// The capital is a name's. Where all nouns have one, a name is a word that the lexicon does not know and that stands beside another such
    /// word, a title or a verb of saying.
    func isProper(_ i: Int) -> Bool {
        guard passage.stream.tokens[i].isCapitalised else { return false }
        guard passage.lexicon.settings.capitalisesNouns else { return true }
        func isUnknown(_ k: Int) -> Bool {
            k >= 0 && k < passage.stream.tokens.count && passage.stream.tokens[k].isCapitalised
                && passage.stream.matchRange(k).isEmpty
        }
        guard isUnknown(i) else { return false }
        return isUnknown(i + 1) || isUnknown(i - 1)
            || (i > 0 && (passage.has(i - 1, .source) || passage.has(i - 1, .says)))
    }

    func isSentenceStart(_ i: Int) -> Bool {
        passage.sentences[passage.sentenceIndex(of: i)].tokens.lowerBound == i || isQuoteAt(i - 1)
            || Passage.isDash(passage.stream.tokens[i - 1])
    }
}
