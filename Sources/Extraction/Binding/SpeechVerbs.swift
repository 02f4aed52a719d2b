/// Verbs of saying: who speaks, on which side of the verb, and through whom.
extension SourceReader {
    func speech(
        _ verb: Mention, floor: Int, in sentence: Sentence, following previous: SpeechFrame?
    ) -> SpeechFrame? {
        let form = passage.vocabulary.speech[verb.entry]
        let limit = sentence.tokens.upperBound
        let verbFirst = passage.lexicon.settings.dropsSubjects
        // «رفض ذكر اسمه»: a word of a longer phrase that says nothing.
        if isInsideStop(verb.range) { return nil }
        // "Initial reports said": the noun is no verb.
        if verb.range.upperBound < limit, passage.has(verb.range.upperBound, .says),
            endsSource(verb.range.upperBound - 1)
        {
            return nil
        }
        if form == .figure { return revised(verb, floor: floor, in: sentence) }
        if form == .pronoun {
            return frame(
                verb.range, previous == nil ? ownSubject(of: verb.range, in: sentence) : [], verb, in: sentence,
                "attribution.pronoun")
        }
        if form == .relay, let made = relayed(verb, floor: floor, in: sentence) { return made }
        if form == .relay, !isCitedBehind(verb.range.upperBound, limit) {
            // "Interfax quoted a spokesman as saying": both stand beside the verb.
            if let made = relayBehind(verb, in: sentence) { return made }
            // "State media said … and quoted a source as saying": the subject of both relays.
            if let previous, !previous.closes, !previous.isCited, passage.has(verb.range.lowerBound - 1, .and),
                let origin = nounPhrase(after: verb.range.upperBound, limit: limit), isSource(origin),
                isNamedAtHead(origin)
            {
                var made = frame(
                    verb.range.lowerBound..<origin.upperBound, speakers(origin) + previous.speakers, verb, in: sentence,
                    "attribution.quoted")
                (made.opens, made.closes) = (true, false)
                return made
            }
            guard let relay = nounPhrase(before: verb.range.lowerBound, floor: floor), isSource(relay),
                let origin = nounPhrase(after: verb.range.upperBound, limit: limit), isSource(origin)
            else { return nil }
            return frame(
                relay.lowerBound..<origin.upperBound, speakers(origin) + speakers(relay), verb, in: sentence,
                "attribution.quoted")
        }
        if passage.lexicon.settings.verbsLast, form != .after,
            let np = firstSubject(floor: floor, before: verb.range.lowerBound)
        {
            var made = frame(
                np.lowerBound..<datedEnd(np.upperBound, before: verb.range.lowerBound), speakers(np), verb,
                in: sentence,
                "attribution.subject")
            (made.opens, made.closes) = (true, false)
            return made
        }
        if form != .after, let np = agent(of: verb, in: sentence) {
            var made = SpeechFrame(
                region: np, speakers: speakers(np), word: verb.range, opens: false, closes: true,
                rule: "attribution.agent")
            made.isAgent = true
            return made
        }
        if form == .passive { return nil }
        // "raced to find survivors": an infinitive.
        if verb.range.lowerBound > floor, passage.has(verb.range.lowerBound - 1, .infinitive) { return nil }
        // "the reports that", "a survey of claims": nouns that look like the verb.
        if !passage.lexicon.settings.dropsSubjects, verb.range.lowerBound > floor, form != .pronoun,
            passage.has(verb.range.lowerBound - 1, .determiner) || passage.has(verb.range.lowerBound - 1, .article)
                || passage.has(verb.range.lowerBound - 1, .of)
        {
            return nil
        }
        // "63% said they disapproved": who was asked is no source.
        if verb.range.lowerBound > floor, let r = passage.reading(at: verb.range.lowerBound - 1),
            passage.readings[r].kind == .percent || passage.readings[r].kind == .ratio
        {
            return nil
        }
        // "did not confirm reports": what is not confirmed is no verb either.
        if let (start, _) = passage.stream.matchEnding(at: verb.range.lowerBound, .hedge, reach: 4, passage.lexicon),
            verb.range.lowerBound - start > 2
        {
            return nil
        }
        // "the ministry, which had first spoken of 16": the relative pronoun stands for the source before.
        if form != .after, let relative = relativeSubject(before: verb.range.lowerBound, floor: floor) {
            guard let np = nounPhrase(before: relative, floor: floor), isSource(np) else {
                // "the 12,000 whom police counted": the subject stands behind the verb.
                if form != .before, let after = nounPhrase(after: verb.range.upperBound, limit: limit),
                    after.lowerBound <= verb.range.upperBound + 1, isSource(after), isNamedAtHead(after),
                    !passage.namesReport(after)
                {
                    var made = frame(
                        verb.range.lowerBound..<after.upperBound, speakers(after), verb, in: sentence,
                        "attribution.subject-after")
                    (made.opens, made.closes) = (false, true)
                    return made
                }
                // "…, said the minister, who gave 6,000 as the number": the clause is the speaker's.
                let follows = relative == floor || (relative == floor + 1 && isBreak(floor))
                return (follows || passage.vocabulary.isWeak[verb.entry]) && floor == sentence.tokens.lowerBound
                    || (passage.vocabulary.isWeak[verb.entry] && !follows)
                    ? nil : frame(verb.range, [], verb, in: sentence, "attribution.relative")
            }
            // « …, ce qui porte le bilan à 38 »; "in Belgium, …, who demand": no one who speaks stands there.
            if isPronoun(np) || passage.vocabulary.isWeak[verb.entry] && !isNamedAtHead(np) { return nil }
            var made = frame(
                np.lowerBound..<verb.range.upperBound, speakers(np), verb, in: sentence, "attribution.relative")
            made.isRelative = true
            return made
        }
        var before = form == .after ? nil : nounPhrase(before: verb.range.lowerBound, floor: floor)
        // «О гибели 12 человек сообщил глава»: those counted do not speak.
        if let np = before, passage.isClaimable(at: np.lowerBound - 1), !isNamed(np),
            passage.reading(at: np.lowerBound - 1).map({ passage.readings[$0].kind != .duration }) ?? true
        {
            before = countingSubject(before: np.lowerBound, floor: floor, in: sentence)
        }
        // « dément ce bilan et évoque cinq blessés »: what the verb before denies does not speak.
        if let np = before, np.lowerBound > floor, passage.namesReport(np),
            passage.has(np.lowerBound - 1, .denial) || passage.has(np.lowerBound - 1, .says)
                || previous.map({ $0.word.upperBound == np.lowerBound }) ?? false
        {
            before = nil
        }
        // "The club, founded in 1954, denied": what stands between the commas is the subject's, whatever it is.
        if before.map({
            !isNamedAtHead($0) || passage.namesReport($0) || $0.lowerBound > sentence.datelineEnd + 2
        }) ?? true, form != .after, !isInverted(verb, floor: floor, in: sentence),
            let subject = partedSubject(before: verb.range.lowerBound, floor: floor, in: sentence)
        {
            var made = frame(
                subject.lowerBound..<verb.range.upperBound, speakers(subject), verb, in: sentence, "attribution.subject"
            )
            (made.opens, made.closes) = (true, false)
            return made
        }
        // «В МВД эти сведения опровергли»: a report right before the verb is its object where the source stands before it.
        if let np = before, passage.namesReport(np), np.lowerBound > floor,
            let subject = nounPhrase(before: np.lowerBound, floor: floor), isNamed(subject),
            !passage.namesReport(subject),
            subject.lowerBound > floor || subject.lowerBound == sentence.tokens.lowerBound,
            subject.lowerBound > 0,
            passage.mention(subject.lowerBound - 1, .placeBefore).map({ passage.vocabulary.opensSource[$0.entry] })
                ?? false
        {
            before = subject
        }
        // «12 kişinin gözaltına alındığını söyledi»: the verb that ends the clause goes on with who spoke before, of what stands before it.
        if passage.lexicon.settings.verbsLast, form == .before, !passage.vocabulary.isWeak[verb.entry],
            before.map({ !isNamedAtHead($0) }) ?? true
        {
            var made = frame(verb.range, [], verb, in: sentence, "attribution.pronoun")
            (made.opens, made.closes) = (false, true)
            return made
        }
        // "A doctor who asked not to be named said": the relative clause is no subject, its head is.
        if let np = before, !isNamedAtHead(np), let head = relativeHead(of: np, floor: floor) { before = head }
        // "The ministry, which gave a toll of nine, said": the clause between is the subject's.
        if before.map({ !isSource($0) }) ?? true, let previous, previous.isRelative, form != .after {
            let start = skipFillers(before: verb.range.lowerBound, floor: floor)
            if start > floor, Passage.isComma(passage.stream.tokens[start - 1]) {
                var made = frame(verb.range, [], verb, in: sentence, "attribution.subject")
                (made.opens, made.closes) = (true, false)
                return made
            }
        }
        // «وأضاف أن …», "he added that": the subject is the one who spoke before.
        if let before, isPronoun(before) {
            // "I have spoken to three," she said: within a quotation, the verb is part of what is said.
            if isQuoted(verb.range.lowerBound, in: sentence) { return nil }
            // "We counted 12 bodies," she said: inside a quotation the weak verb is part of what is said.
            if passage.vocabulary.isWeak[verb.entry], before.lowerBound > sentence.tokens.lowerBound,
                isQuoteAt(before.lowerBound - 1)
            {
                return nil
            }
            return frame(before.lowerBound..<verb.range.upperBound, [], verb, in: sentence, "attribution.pronoun")
        }
        // Seldom needed where a source stands before the verb.
        lazy var after =
            form == .before
            ? nil
            : nounPhrase(
                after: behindAside(verb.range, limit: limit), limit: limit,
                countsSpeakers: parts(skipFillers(before: verb.range.lowerBound, floor: floor)))
        // "The club denied the report and put attendance at 7,164": both verbs have one subject.
        if before.map({ !isSource($0) }) ?? true, !verbFirst,
            let made = secondVerb(verb, following: previous, in: sentence)
        {
            return made
        }
        let left = skipFillers(before: verb.range.lowerBound, floor: floor)
        // "A priest interviewed by the television had spoken of": the phrase before is the subject.
        if let previous, previous.isCarrier, !previous.isCited, left == previous.region.upperBound {
            var made = frame(verb.range, [], verb, in: sentence, "attribution.subject")
            (made.opens, made.closes) = (true, false)
            return made
        }
        // The comma right before the verb closes an apposition: "Chaouch, an official of the guard, said".
        let isBehind =
            after.map { np in
                np.lowerBound <= verb.range.upperBound + 1 && isNamed(np) && isNamedAtHead(np)
                    && passage.isClaimable(at: np.lowerBound)
            } ?? false
        let closesApposition =
            !isBehind
            && before.map { np in
                let hasClause = np.upperBound < left - 1
                return isSource(np)
                    && (hasClause || np.contains { Passage.isComma(passage.stream.tokens[$0]) })
                    && (goesOn(from: verb.range.upperBound, limit: limit)
                        || (hasClause && after.map(isPronoun) ?? false))
            } ?? false
        // The quotation mark that closes a name parts nothing.
        let closesName = before.map { $0.upperBound == left } ?? false
        let markBefore = left > floor && isBreak(left - 1) && !closesApposition && !closesName
        // A subject on either side; the likelier one names someone who can speak.
        var chosen: Range<Int>?
        var best = 0
        // "The bank's meetings, expected to draw 14,000": behind a comma the weak verb is a participle.
        // Where verbs come first, what a mark parts from the verb is the subject only if it begins the sentence.
        let isFar = verbFirst && markBefore && (before.map { $0.lowerBound > sentence.datelineEnd + 1 } ?? false)
        if let before, !(markBefore && passage.vocabulary.isWeak[verb.entry]), !isFar {
            let score = (isSource(before) ? 4 : 0) + (markBefore ? 0 : 2)
            if score > 1, score > best || !verbFirst { (chosen, best) = (before, score) }
        }
        // «Случаи в лагерях беженцев, …, сообщил представитель ВОЗ»: people before the comma who have no office do not speak.
        if best > 0, chosen == before, !verbFirst, left > floor, isBreak(left - 1),
            before.map({ !isNamedAtHead($0) }) ?? false, let after, isNamedAtHead(after), isNamed(after)
        {
            best = 0
        }
        let place = (markBefore || verbFirst ? 2 : 0) + (verbFirst ? 1 : 0)
        if best < 4 + place, let after {
            let score = (isSource(after) ? 4 : 0) + place
            if score > 1, score > best { (chosen, best) = (after, score) }
        }
        if let np = chosen {
            if isPronoun(np) {
                let region = union(np, verb.range)
                // "The group claimed the attack, saying it had killed 40": the participle's subject is the sentence's.
                let isParticiple =
                    previous == nil && np.lowerBound > verb.range.lowerBound
                    && goesOn(from: np.upperBound, limit: limit)
                return frame(
                    region, isParticiple ? ownSubject(of: verb.range, in: sentence) : [], verb, in: sentence,
                    "attribution.pronoun")
            }
            // "cases have been confirmed": a passive, whose subject says nothing.
            if np.upperBound <= verb.range.lowerBound, !isNamedAtHead(np),
                (np.upperBound..<verb.range.lowerBound).contains(where: { passage.has($0, .copula) })
            {
                return nil
            }
            if passage.vocabulary.isWeak[verb.entry],
                !isSource(np) || !isNamedAtHead(np)
                    // «В Рабате насчитали 2946 погибших»: where, and no one.
                    || np.count == 1 && passage.has(np.lowerBound, .place)
                        && !passage.has(np.lowerBound, .organisation) && np.lowerBound > 0
                        && passage.has(np.lowerBound - 1, .placeBefore)
            {
                return nil
            }
            // "indiquent les chiffres publiés par l'autorité": the author of the report speaks.
            if np.lowerBound > verb.range.lowerBound, let author = author(of: np, limit: limit), author != np {
                return frame(
                    verb.range.lowerBound..<author.upperBound, speakers(author), verb, in: sentence,
                    "attribution.subject-after")
            }
            var made = frame(
                union(np, verb.range), speakers(np), verb, in: sentence,
                np.lowerBound < verb.range.lowerBound ? "attribution.subject" : "attribution.subject-after")
            made.isRelay = form == .relay
            made.isWeak = passage.vocabulary.isWeak[verb.entry]
            made.reach = clauseEnd(of: np, verb, in: sentence)
            // «О 12 погибших сообщил мэр»: what is said stands before the verb, and nothing behind its subject.
            if np.lowerBound > verb.range.lowerBound, !verbFirst, !made.closes,
                !goesOn(from: made.region.upperBound, limit: limit),
                (sentence.tokens.lowerBound..<verb.range.lowerBound).contains(where: { passage.isClaimable(at: $0) })
            {
                (made.opens, made.closes) = (false, true)
            }
            return made
        }
        // "…," says the 58-year-old: behind a quotation, whoever it is goes on.
        let closesQuotation =
            left > floor
            && (verb.range.upperBound >= limit || !Passage.isComma(passage.stream.tokens[verb.range.upperBound]))
            && (isQuoteAt(left - 1) || left - 1 > floor && isQuoteAt(left - 2))
        guard verbFirst || passage.lexicon.settings.omitsPronouns || closesQuotation,
            !passage.vocabulary.isWeak[verb.entry]
        else { return nil }
        return frame(verb.range, [], verb, in: sentence, "attribution.pronoun")
    }

    /// «ورفعت السلطات عدد القتلى إلى 224», "The ministry raised its count to 224": a figure or a report is what the source changed.
    private func revised(_ verb: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
        let limit = sentence.tokens.upperBound
        func tellsOfFigure(_ start: Int, within reach: Int) -> Bool {
            (start..<max(start, min(start + reach, limit))).contains { i in
                passage.has(i, .figure)
                    || passage.mention(i, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false
            }
        }
        let isFirst = passage.lexicon.settings.dropsSubjects
        guard
            let np = isFirst
                ? nounPhrase(after: verb.range.upperBound, limit: limit)
                : nounPhrase(before: verb.range.lowerBound, floor: floor),
            isNamed(np), isNamedAtHead(np), !passage.namesReport(np),
            tellsOfFigure(isFirst ? np.upperBound : verb.range.upperBound, within: isFirst ? 2 : 4)
        else { return nil }
        var made = frame(union(np, verb.range), speakers(np), verb, in: sentence, "attribution.revised")
        (made.opens, made.closes) = (true, false)
        return made
    }

    /// The source that begins the sentence, where a participle behind a comma has no subject of its own: "The group …, adding that".
    private func ownSubject(of verb: Range<Int>, in sentence: Sentence) -> [DraftSpeaker] {
        // « …, tout en reconnaissant que »: small words may stand before the participle.
        var comma = verb.lowerBound - 1
        while comma > sentence.datelineEnd, passage.has(comma, .stop) || passage.has(comma, .placeBefore) { comma -= 1 }
        guard comma > sentence.datelineEnd + 1, !sentence.startsQuoted, Passage.isComma(passage.stream.tokens[comma]),
            !verb.contains(where: { passage.has($0, .pronoun) }),
            goesOn(from: verb.upperBound, limit: sentence.tokens.upperBound)
        else { return [] }
        var start = sentence.datelineEnd
        if passage.has(start, .and) { start += 1 }
        if passage.lexicon.settings.dropsSubjects, longestName(start) == nil { start += 1 }
        guard !isQuoteAt(start), let np = nounPhrase(after: start, limit: verb.lowerBound), np.lowerBound <= start + 1,
            isNamed(np), isNamedAtHead(np), !passage.namesReport(np)
        else { return [] }
        return speakers(np)
    }

    /// "The camp, built for 400, holds 6,000, said the Red Cross.": behind a mark, a source right behind the verb with nothing said behind
    /// it is who speaks.
    private func isInverted(_ verb: Mention, floor: Int, in sentence: Sentence) -> Bool {
        guard passage.vocabulary.speech[verb.entry] != .before else { return false }
        let limit = sentence.tokens.upperBound
        let left = skipFillers(before: verb.range.lowerBound, floor: floor)
        guard left > floor, isBreak(left - 1),
            let np = nounPhrase(after: behindAside(verb.range, limit: limit), limit: limit, countsSpeakers: true),
            isSource(np), isNamedAtHead(np), !passage.namesReport(np),
            !np.contains(where: { passage.has($0, .pronoun) })
        else { return false }
        return !goesOn(from: np.upperBound, limit: limit)
    }

    /// A small word before a number joins what is counted to the noun before: "with 90,000 subscribers", « suivie par 380.000 abonnés ».
    private func linksCounted(_ number: Int) -> Bool {
        number > 0
            && (passage.has(number - 1, .placeBefore) || passage.has(number - 1, .of) || passage.has(number - 1, .agent)
                || passage.has(number - 1, .stop))
    }

    /// A quotation is open at the token.
    func isQuoted(_ token: Int, in sentence: Sentence) -> Bool {
        var isOpen = sentence.startsQuoted
        guard sentence.hasQuotes else { return isOpen }
        for i in sentence.tokens.lowerBound..<token where isQuoteAt(i) {
            switch passage.stream.tokens[i].scalar {
            case 0x201C, 0xAB, 0x201E: isOpen = true
            case 0x201D, 0xBB: isOpen = false
            default: isOpen.toggle()
            }
        }
        return isOpen
    }

    /// "A channel with 90,000 subscribers alleged": the source that the sentence begins with, a few words before those it has.
    func countingSubject(before counted: Int, floor: Int, in sentence: Sentence) -> Range<Int>? {
        guard floor <= sentence.datelineEnd, let r = passage.reading(at: counted - 1),
            let np = nounPhrase(after: sentence.datelineEnd, limit: passage.readings[r].numeral.lowerBound),
            np.lowerBound <= sentence.datelineEnd + 1, isNamed(np), isNamedAtHead(np), !passage.namesReport(np),
            !(np.upperBound..<counted).contains(where: {
                Passage.isComma(passage.stream.tokens[$0]) || passage.has($0, .says)
                    || passage.mention($0, .clause) != nil
            }), passage.readings[r].numeral.lowerBound - np.upperBound <= 3,
            linksCounted(
                passage.readings[r].before.isEmpty
                    ? passage.readings[r].numeral.lowerBound : passage.readings[r].before.lowerBound)
        else { return nil }
        return np
    }

    /// Behind the verb, or behind what two commas hold there: « raconte, à Padoue, Galina ».
    func behindAside(_ verb: Range<Int>, limit: Int) -> Int {
        let start = verb.upperBound
        guard parts(verb.lowerBound), !passage.lexicon.settings.dropsSubjects, start + 1 < limit,
            Passage.isComma(passage.stream.tokens[start]),
            passage.has(start + 1, .placeBefore),
            let close = (start + 1..<min(limit, start + 7)).first(where: { Passage.isComma(passage.stream.tokens[$0]) })
        else { return start }
        return close + 1
    }

    /// The source that the sentence begins with and a comma parts from the rest, where another comma stands right before the verb.
    func partedSubject(before verb: Int, floor: Int, in sentence: Sentence) -> Range<Int>? {
        let end = skipFillers(before: verb, floor: floor)
        let start = sentence.datelineEnd
        guard end > start, Passage.isComma(passage.stream.tokens[end - 1]), !passage.lexicon.settings.verbsLast,
            !passage.has(start, .placeBefore), let np = nounPhrase(after: start, limit: end),
            np.lowerBound <= start + 2,
            np.upperBound < end - 1, end - np.upperBound < 30, Passage.isComma(passage.stream.tokens[np.upperBound]),
            !(np.upperBound..<end).contains(where: {
                isQuoteAt($0) || passage.has($0, .accordingTo) || passage.has($0, .says)
            })
        else { return nil }
        // « La partie civile, elle, chiffre »: a pronoun between the commas says that the subject has a say.
        let isContrast = end - np.upperBound == 3 && passage.has(np.upperBound + 1, .pronoun)
        let tellsOffice = (np.upperBound..<end).contains { passage.has($0, .source) || passage.has($0, .organisation) }
        return isContrast || (isNamedAtHead(np) && (isNamed(np) || tellsOffice)) ? np : nil
    }

    /// «…», — цитирует губернатора ТАСС: behind a quotation and its verb stand who is quoted and the medium that quotes.
    func relayBehind(_ verb: Mention, in sentence: Sentence) -> SpeechFrame? {
        guard parts(verb.range.lowerBound),
            let both = nounPhrase(after: verb.range.upperBound, limit: sentence.tokens.upperBound),
            let medium = both.dropFirst().first(where: isMedium),
            passage.mention(medium, .organisation).map({ $0.range.upperBound >= both.upperBound }) ?? false,
            isSource(both.lowerBound..<medium)
        else { return nil }
        let chain = speakers(both.lowerBound..<medium) + speakers(medium..<both.upperBound)
        return frame(verb.range.lowerBound..<both.upperBound, chain, verb, in: sentence, "attribution.quoted")
    }

    /// "The ministry was quoted by Interfax as saying": the subject of a passive is who is relayed, the agent who relays.
    func relayed(_ verb: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
        var k = verb.range.lowerBound - 1
        while k > floor, passage.has(k, .stop), !passage.has(k, .copula) { k -= 1 }
        guard k > floor, passage.has(k, .copula), let origin = nounPhrase(before: k, floor: floor), isSource(origin)
        else { return nil }
        var upper = verb.range.upperBound
        var chain = speakers(origin)
        var i = upper
        let end = min(sentence.tokens.upperBound, upper + 12)
        while i < end, !Passage.isQuote(passage.stream.tokens[i]), !passage.isClaimable(at: i) {
            if let says = passage.mention(i, .says) {
                upper = says.range.upperBound
            } else if let agent = passage.mention(i, .agent),
                let relay = nounPhrase(after: agent.range.upperBound, limit: sentence.tokens.upperBound),
                isSource(relay)
            {
                chain += speakers(relay)
                upper = relay.upperBound
                i = upper
                continue
            }
            i += 1
        }
        return frame(origin.lowerBound..<upper, chain, verb, in: sentence, "attribution.quoted")
    }

    /// A longer phrase of small words holds the word.
    func isInsideStop(_ word: Range<Int>) -> Bool {
        for start in max(0, word.lowerBound - 3)...word.lowerBound {
            if let phrase = passage.mention(start, .stop), phrase.range.count > word.count,
                phrase.range.upperBound >= word.upperBound
            {
                return true
            }
        }
        return false
    }

    /// Who stands behind the verb of a passive: "has been put at over 2,000 by Acled".
    func agent(of verb: Mention, in sentence: Sentence) -> Range<Int>? {
        var k = verb.range.lowerBound - 1
        while k > sentence.tokens.lowerBound, passage.has(k, .stop), !passage.has(k, .copula) { k -= 1 }
        guard k >= sentence.tokens.lowerBound, passage.has(k, .copula) || k < verb.range.lowerBound - 1 else {
            return nil
        }
        var i = verb.range.upperBound
        while i < sentence.tokens.upperBound, i - verb.range.upperBound < 12 {
            if Passage.isComma(passage.stream.tokens[i]) || passage.has(i, .clause) || passage.has(i, .says) {
                return nil
            }
            if let agent = passage.mention(i, .agent),
                let np = nounPhrase(after: agent.range.upperBound, limit: sentence.tokens.upperBound),
                np.lowerBound <= agent.range.upperBound + 1, isNamedAtHead(np)
            {
                return np
            }
            i += 1
        }
        return nil
    }

    /// "put at over 2,000 by Acled and at 3,000 by the minister"; "3,000, by a police estimate".
    func addAgents(of sentence: Sentence, to frames: inout [SpeechFrame]) {
        guard sentence.classes.contains(.agent) else { return }
        let isPassive = frames.contains { $0.isAgent }
        for m in sentence.mentions where passage.mentions[m].entryClass == .agent {
            let agent = passage.mentions[m].range
            guard !frames.contains(where: { $0.region.overlaps(agent.lowerBound..<agent.upperBound + 1) }),
                let np = nounPhrase(after: agent.upperBound, limit: sentence.tokens.upperBound),
                np.lowerBound <= agent.upperBound + 1,
                isPassive ? isNamedAtHead(np) : isPartedReport(np, agent, sentence)
            else { continue }
            var made = SpeechFrame(
                region: agent.lowerBound..<np.upperBound, speakers: speakers(np), word: agent, opens: false,
                closes: true, rule: "attribution.agent")
            made.isAgent = true
            frames.append(made)
            frames.sort { $0.region.lowerBound < $1.region.lowerBound }
        }
    }

    /// A comma or dash parts "by a police estimate" from its number.
    func isPartedReport(_ np: Range<Int>, _ agent: Range<Int>, _ sentence: Sentence) -> Bool {
        agent.lowerBound > sentence.tokens.lowerBound && isBreak(agent.lowerBound - 1)
            && np.contains { passage.mention($0, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false }
    }

    /// Where a clause ends in which a relative pronoun is the object: "which the survey put at 5.7, struck …".
    func clauseEnd(of np: Range<Int>, _ verb: Mention, in sentence: Sentence) -> Int? {
        var k = np.lowerBound - 1
        while k > sentence.tokens.lowerBound, passage.isDate(at: k) || passage.isArticle(k) { k -= 1 }
        guard k > sentence.tokens.lowerBound, np.lowerBound < verb.range.lowerBound,
            passage.mention(k, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false
        else { return nil }
        return (verb.range.upperBound..<sentence.tokens.upperBound).first { Passage.isComma(passage.stream.tokens[$0]) }
    }

    /// "…", lamented the delegate: behind a quotation and a comma stands who spoke, whatever the verb.
    /// «…, — возражает депутат. — …» stands within the quotation.
    func addTails(of sentence: Sentence, to frames: inout [SpeechFrame]) {
        guard sentence.hasQuotes || sentence.startsQuoted else { return }
        var i = sentence.tokens.lowerBound + 1
        while i < sentence.tokens.upperBound - 1 {
            defer { i += 1 }
            guard var start = tail(at: i, in: sentence) else { continue }
            if start < sentence.tokens.upperBound, Passage.isDash(passage.stream.tokens[start]) { start += 1 }
            let end = min(sentence.tokens.upperBound, start + 7)
            guard start < end, passage.mention(start, .clause) == nil,
                !frames.contains(where: {
                    $0.region.lowerBound >= i && $0.region.lowerBound < end + 2 || $0.region.contains(start)
                })
            else { continue }
            var k = start
            while k < end,
                passage.stream.tokens[k].kind == .word || Passage.isApostrophe(passage.stream.tokens[k])
                    || isJoined(k),
                passage.readingAt[k] == 0 || passage.isDate(at: k)
            {
                // "…", he quipped: the one who spoke before goes on.
                if passage.has(k, .pronoun), k - start <= 3, end == sentence.tokens.upperBound || k - start <= 1 {
                    frames.append(
                        SpeechFrame(
                            region: start..<k + 1, speakers: [], word: start..<k + 1, opens: false, closes: true,
                            rule: "attribution.quotation-tail"))
                    frames.sort { $0.region.lowerBound < $1.region.lowerBound }
                    break
                }
                let begins =
                    passage.has(k, .source) || passage.has(k, .organisation)
                    || k > start
                        && (isProper(k)
                            || passage.mention(k, .concept).map { passage.vocabulary.isPerson[$0.entry] } ?? false)
                let from = k > start && passage.isArticle(k - 1) ? k - 1 : k
                guard begins, let np = nounPhrase(after: from, limit: sentence.tokens.upperBound) else {
                    k += 1
                    continue
                }
                frames.append(
                    SpeechFrame(
                        region: start..<np.upperBound, speakers: speakers(np), word: start..<max(start + 1, k),
                        opens: false, closes: true,
                        rule: "attribution.quotation-tail"))
                frames.sort { $0.region.lowerBound < $1.region.lowerBound }
                break
            }
        }
    }

    /// Where the words behind a quotation begin, if it ends at `i` with a comma beside it; or behind a comma and a dash within it.
    private func tail(at i: Int, in sentence: Sentence) -> Int? {
        let tokens = passage.stream.tokens
        if isQuoteAt(i) {
            if closesName(i, in: sentence) { return nil }
            if Passage.isComma(tokens[i + 1]) { return i + 2 }
            return Passage.isComma(tokens[i - 1]) ? i + 1 : nil
        }
        guard Passage.isComma(tokens[i]), Passage.isDash(tokens[i + 1]), isQuoted(i, in: sentence) else { return nil }
        return i + 2
    }

    /// The quotation mark at the token closes a name of one or two words: «حسابه على «إكس»، …».
    private func closesName(_ close: Int, in sentence: Sentence) -> Bool {
        for open in (max(sentence.tokens.lowerBound, close - 3)..<close).reversed() where isQuoteAt(open) {
            return close - open > 1 && open > sentence.tokens.lowerBound && passage.has(open - 1, .placeBefore)
                && quotedName(open, limit: close + 1) != nil
        }
        return false
    }

    /// "police counted 3,500, the organisers 7,000": the second source stands right before its number.
    func addEllipses(of sentence: Sentence, to frames: inout [SpeechFrame]) {
        guard !frames.isEmpty, sentence.classes.contains(.source) || sentence.classes.contains(.organisation) else {
            return
        }
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            guard mention.entryClass == .source || mention.entryClass == .organisation,
                !passage.vocabulary.isWeak[mention.entry],
                mention.range.lowerBound > frames[0].region.upperBound,
                !frames.contains(where: { $0.region.overlaps(mention.range) })
            else { continue }
            var start = mention.range.lowerBound
            while start > sentence.tokens.lowerBound,
                passage.isArticle(start - 1) || passage.has(start - 1, .of) || isApostrophe(start - 1)
            {
                start -= 1
            }
            guard start > sentence.tokens.lowerBound,
                Passage.isComma(passage.stream.tokens[start - 1]) || passage.has(start - 1, .and)
                    || passage.has(start - 1, .clause)
                    || passage.stream.tokens[start - 1].scalar == 0x3B
            else { continue }
            var end = mention.range.upperBound
            while end < sentence.tokens.upperBound, end - mention.range.upperBound < 6 {
                if let modifier = passage.mention(end, .modifier) {
                    end = modifier.range.upperBound
                } else if Passage.isDash(passage.stream.tokens[end]) || passage.has(end, .modifier)
                    || passage.isArticle(end) || passage.has(end, .of) || passage.has(end, .placeBefore)
                    || passage.has(end, .stop) || Passage.isQuote(passage.stream.tokens[end])
                {
                    end += 1
                } else {
                    break
                }
            }
            guard end < sentence.tokens.upperBound, passage.isClaimable(at: end) else { continue }
            let np = start..<mention.range.upperBound
            frames.append(
                SpeechFrame(
                    region: np, speakers: speakers(np), word: np, opens: true, closes: false,
                    rule: "attribution.ellipsis"))
            frames.sort { $0.region.lowerBound < $1.region.lowerBound }
        }
    }

    func isApostrophe(_ i: Int) -> Bool {
        Passage.isApostrophe(passage.stream.tokens[i])
    }

    /// A verb right behind "and" has the subject of the clause before: the speaker of the frame there, or the source that the sentence begins with.
    func secondVerb(_ verb: Mention, following previous: SpeechFrame?, in sentence: Sentence) -> SpeechFrame? {
        let start = skipFillers(before: verb.range.lowerBound, floor: sentence.tokens.lowerBound)
        guard start > sentence.tokens.lowerBound else { return nil }
        let joins =
            passage.has(start - 1, .and)
            || passage.mention(start - 1, .clause).map {
                !passage.vocabulary.opensContent[$0.entry] && !passage.vocabulary.isRelative[$0.entry]
                    && $0.range.upperBound == start
            } ?? false
        guard joins else { return nil }
        if let previous, !previous.isCited, !previous.closes {
            var made = frame(verb.range, [], verb, in: sentence, "attribution.second-verb")
            (made.opens, made.closes) = (true, false)
            return made
        }
        guard !passage.vocabulary.isWeak[verb.entry] else { return nil }
        // "…, said Philippe Lazzarini, who heads the agency and said 57 had been killed": he is the subject of both.
        if let previous, previous.closes, !previous.isCited, previous.region.upperBound < start - 1,
            (previous.region.upperBound..<min(previous.region.upperBound + 2, start - 1)).contains(where: {
                passage.mention($0, .clause).map { passage.vocabulary.isRelative[$0.entry] } ?? false
            })
        {
            var made = frame(verb.range, [], verb, in: sentence, "attribution.second-verb")
            (made.opens, made.closes) = (true, false)
            return made
        }
        guard previous == nil, let whole = clauseSubject(before: start - 1, in: sentence) else { return nil }
        let np = withoutReport(whole) ?? whole
        var made = frame(verb.range, speakers(np), verb, in: sentence, "attribution.second-verb")
        (made.opens, made.closes) = (true, false)
        return made
    }

    /// The source that begins the sentence, or the last clause behind a comma: "A day earlier, the ministry published names and said".
    private func clauseSubject(before end: Int, in sentence: Sentence) -> Range<Int>? {
        func begins(_ start: Int, within: Int) -> Range<Int>? {
            guard start < end, !passage.has(start, .placeBefore), let np = nounPhrase(after: start, limit: end),
                np.lowerBound <= start + within, isSource(np), isNamedAtHead(np)
            else { return nil }
            return np
        }
        if let np = begins(sentence.datelineEnd, within: 1) { return withoutVerb(np) }
        guard sentence.datelineEnd < end,
            let comma = (sentence.datelineEnd..<end).last(where: { Passage.isComma(passage.stream.tokens[$0]) }),
            let np = begins(comma + 1, within: 1), isNamed(np)
        else { return nil }
        return withoutVerb(np)
    }

    /// "the ministry published the names": a small word that no lexicon knows, right before an article, is a verb.
    private func withoutVerb(_ np: Range<Int>) -> Range<Int> {
        let verb = np.dropFirst(2).first { i in
            let token = passage.stream.tokens[i]
            return token.kind == .word && !token.isCapitalised && passage.isCased(token)
                && passage.stream.matchRange(i).isEmpty && passage.isArticle(i + 1)
        }
        return np.lowerBound..<(verb ?? np.upperBound)
    }

    /// A comma, quotation mark or dash.
    func isBreak(_ i: Int) -> Bool {
        Passage.isComma(passage.stream.tokens[i]) || Passage.isQuote(passage.stream.tokens[i])
            || Passage.isDash(passage.stream.tokens[i])
    }

    /// A mark parts what is said from the verb: ", said two officers".
    func parts(_ verb: Int) -> Bool { verb > 0 && isBreak(verb - 1) }

    /// The words of a relaying verb need the one they relay: "quoted … as saying", «نقلت … عن …».
    func isCitedBehind(_ start: Int, _ limit: Int) -> Bool {
        var i = start
        while i < limit, i - start < 14 {
            if passage.has(i, .citing) { return true }
            i += 1
        }
        return false
    }

    /// How many dates and small words may stand before the subject of a clause.
    static let mostSmallWords = 4

    /// The source that begins a clause whose verb ends it: the clause from `floor` on, else the last one before the verb.
    func firstSubject(floor: Int, before verb: Int) -> Range<Int>? {
        if let np = subject(from: floor, before: verb) { return np }
        // «… اما منابع محلی … اعلام کردند»: behind a comma or conjunction, another subject.
        var i = verb - 1
        while i > floor {
            let opens = passage.mention(i, .clause).map { !passage.vocabulary.opensContent[$0.entry] } ?? false
            if opens || Passage.isComma(passage.stream.tokens[i]),
                let np = nounPhrase(after: i + 1, limit: verb), np.lowerBound == i + 1, isNamedAtHead(np)
            {
                return np
            }
            i -= 1
        }
        return nil
    }

    /// The source that begins a clause at `floor`.
    func subject(from floor: Int, before verb: Int) -> Range<Int>? {
        var start = floor
        while start < verb,
            passage.stream.tokens[start].kind == .punctuation
                || (passage.has(start, .stop) && !passage.has(start, .pronoun))
        { start += 1 }
        guard let first = nounPhrase(after: start, limit: verb), first.lowerBound <= start + Self.mostSmallWords else {
            return nil
        }
        var np = first
        // «Suriye'de ise devlet televizyonu»: where and when stand before who.
        if !np.contains(where: { longestName($0) != nil }), np.upperBound < verb, passage.has(np.upperBound, .stop),
            let next = nounPhrase(after: np.upperBound, limit: verb),
            next.lowerBound <= np.upperBound + Self.mostSmallWords,
            longestName(next.upperBound - 1) != nil
        {
            np = next
        }
        let head = np.first { passage.has($0, .source) || passage.has($0, .organisation) }
        let end = np.upperBound
        guard
            head != nil || passage.stream.tokens[np.lowerBound].isCapitalised
                || (!passage.isCased(passage.stream.tokens[np.lowerBound]) && isFollowedByTitle(end, before: verb))
        else { return nil }
        return end < verb && Passage.isComma(passage.stream.tokens[end]) ? np : head == nil ? nil : np
    }

    /// The source that a relative clause, whose last words are `words`, tells of; nil where none opens right before them.
    func relativeHead(of words: Range<Int>, floor: Int) -> Range<Int>? {
        var i = words.lowerBound - 1
        while i > floor, words.lowerBound - i < 6, passage.mention(i, .clause) == nil,
            passage.stream.tokens[i].kind == .word, passage.readingAt[i] == 0, !passage.has(i, .says)
        { i -= 1 }
        guard i > floor, let clause = passage.mention(i, .clause), passage.vocabulary.isRelative[clause.entry],
            let head = nounPhrase(before: i, floor: floor), isSource(head)
        else { return nil }
        return head
    }

    /// Behind the title that follows a name, and behind the date of the statement: where the subject's part of the clause ends.
    func datedEnd(_ end: Int, before verb: Int) -> Int {
        var i = end
        if isFollowedByTitle(end, before: verb) {
            i += 1
            while i < verb, !Passage.isComma(passage.stream.tokens[i]) { i += 1 }
            i = min(verb, i + 1)
        }
        let date = i
        while i < verb, passage.isDate(at: i) { i += 1 }
        return i > date ? i : end
    }

    /// A comma, and before the next one a word for a source: "Maria Velez, head of the office, ".
    func isFollowedByTitle(_ comma: Int, before verb: Int) -> Bool {
        guard comma < verb, Passage.isComma(passage.stream.tokens[comma]) else { return false }
        var i = comma + 1
        while i < verb, !Passage.isComma(passage.stream.tokens[i]), passage.readingAt[i] == 0 {
            if longestName(i) != nil { return true }
            i += 1
        }
        return false
    }

    /// Where a relative pronoun, with small words behind it, is the subject of the verb: its first token.
    func relativeSubject(before verb: Int, floor: Int) -> Int? {
        let i = skipFillers(before: verb, floor: floor, relativesStop: true) - 1
        guard i > floor, let clause = passage.mention(i, .clause), passage.vocabulary.isRelative[clause.entry] else {
            return nil
        }
        return i
    }
}
