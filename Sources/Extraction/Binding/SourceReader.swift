import Claims

/// A place in a sentence that says who speaks: "the ministry said", "according to police", «نقلت … عن …».
struct SpeechFrame {
    /// Tokens of source, verb and what stands between: what is said lies before or behind.
    var region: Range<Int>
    /// Who speaks, origin first; empty where the source is the one before ("he added").
    var speakers: [DraftSpeaker]
    /// The verb or phrase.
    var word: Range<Int>
    /// What is said may follow: the frame opens its clause, or "that", a colon or a quotation follows.
    var opens: Bool
    /// What is said may precede: a comma, a quotation mark or a dash stands before the frame.
    var closes: Bool
    /// The source behind another source ("citing …"): joins the frame beside it.
    var isCited = false
    /// The source passes on what another said.
    var isRelay = false
    /// The verb says something else as often ("put", "expects").
    var isWeak = false
    /// A relative clause of the source: "the ministry, which gave a toll of nine".
    var isRelative = false
    /// What is said stands in the sentence before: "This was announced by the ministry."
    var isBackward = false
    /// The source stands behind "by" in a passive.
    var isAgent = false
    /// The token at which the clause ends that the frame stands in; nil where it reaches on.
    var reach: Int?
    var isContinuation: Bool { speakers.isEmpty }
    var rule: StaticString
}

/// Reads who says what, sentence by sentence.
struct SourceReader {
    let passage: Passage

    private static let speaking = ClassSet(.says, .accordingTo, .citing)

    /// The frames of a sentence, in the order of the text.
    func frames(of sentence: Sentence) -> [SpeechFrame] {
        var frames: [SpeechFrame] = []
        var covered = sentence.tokens.lowerBound
        let speaks = !sentence.classes.isDisjoint(from: Self.speaking)
        for m in speaks ? sentence.mentions : 0..<0 {
            let mention = passage.mentions[m]
            guard mention.range.lowerBound >= covered else { continue }
            let frame: SpeechFrame?
            switch mention.entryClass {
            case .says:
                // "claimed responsibility", "asked not to be named": longer phrases that say nothing of the kind.
                if let phrase = passage.mention(mention.range.lowerBound, .stop),
                    phrase.range.count > mention.range.count
                {
                    continue
                }
                frame = speech(
                    mention, floor: max(covered, sentence.datelineEnd), in: sentence, following: frames.last)
            case .accordingTo: frame = accordingTo(mention, floor: covered, in: sentence)
            case .citing:
                if passage.vocabulary.isWeak[mention.entry], !(frames.last?.isRelay ?? false) { continue }
                frame = citing(mention, floor: covered, in: sentence)
            default: continue
            }
            guard let frame else { continue }
            // Where verbs come last, the next clause begins behind the verb.
            covered =
                passage.lexicon.settings.verbsLast
                ? max(frame.region.upperBound, frame.word.upperBound) : frame.region.upperBound
            frames.append(frame)
        }
        addAgents(of: sentence, to: &frames)
        addTails(of: sentence, to: &frames)
        addEllipses(of: sentence, to: &frames)
        if frames.isEmpty, sentence.role == .headline || !endsWithStop(sentence) || quotesBehindColon(sentence),
            let frame = headline(sentence)
        {
            frames.append(frame)
        }
        return frames
    }

    /// The source that a sentence without frames begins with: who "he" is in the next.
    func subject(of sentence: Sentence) -> [DraftSpeaker] {
        let start = sentence.datelineEnd
        let end = min(sentence.tokens.upperBound, start + 3)
        guard start < end,
            (start..<end).contains(where: { passage.has($0, .source) || passage.has($0, .organisation) }),
            let np = nounPhrase(after: start, limit: sentence.tokens.upperBound), np.lowerBound <= start + 1
        else { return [] }
        return speakers(np)
    }

    /// The source in a line that ends in a colon, above a list: "Statement of the civil protection no. 3:".
    func heading(_ sentence: Sentence) -> [DraftSpeaker] {
        guard Passage.isColon(passage.stream.tokens[sentence.tokens.upperBound - 1]), sentence.tokens.count <= 20 else {
            return []
        }
        let start = sentence.tokens.first { i in
            i >= sentence.datelineEnd && (passage.has(i, .source) || passage.has(i, .organisation))
        }
        return start.flatMap { nounPhrase(after: $0, limit: sentence.tokens.upperBound) }.map(speakers) ?? []
    }

    // MARK: Frames

    private func speech(
        _ verb: Mention, floor: Int, in sentence: Sentence, following previous: SpeechFrame?
    ) -> SpeechFrame? {
        let form = passage.vocabulary.speech[verb.entry]
        let limit = sentence.tokens.upperBound
        // «رفض ذكر اسمه»: a word of a longer phrase that says nothing.
        if isInsideStop(verb.range) { return nil }
        // "Initial reports said": the noun is no verb.
        if verb.range.upperBound < limit, passage.has(verb.range.upperBound, .says),
            endsSource(verb.range.upperBound - 1)
        {
            return nil
        }
        if form == .pronoun { return frame(verb.range, [], verb, in: sentence, "attribution.pronoun") }
        if form == .relay, let made = relayed(verb, floor: floor, in: sentence) { return made }
        if form == .relay, !isCitedBehind(verb.range.upperBound, limit) {
            // "Interfax quoted a spokesman as saying": both stand beside the verb.
            if let made = relayBehind(verb, in: sentence) { return made }
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
        // "the ministry, which had first spoken of 16": the relative pronoun stands for the source before.
        if form != .after, let relative = relativeSubject(before: verb.range.lowerBound, floor: floor) {
            guard let np = nounPhrase(before: relative, floor: floor), isSource(np) else {
                // "…, said the minister, who gave 6,000 as the number": the clause is the speaker's.
                let follows = relative == floor || (relative == floor + 1 && isBreak(floor))
                return (follows || passage.vocabulary.isWeak[verb.entry]) && floor == sentence.tokens.lowerBound
                    || (passage.vocabulary.isWeak[verb.entry] && !follows)
                    ? nil : frame(verb.range, [], verb, in: sentence, "attribution.relative")
            }
            var made = frame(
                np.lowerBound..<verb.range.upperBound, speakers(np), verb, in: sentence, "attribution.relative")
            made.isRelative = true
            return made
        }
        var before = form == .after ? nil : nounPhrase(before: verb.range.lowerBound, floor: floor)
        // «О гибели 12 человек сообщил глава»: those counted do not speak.
        if let np = before, passage.isClaimable(at: np.lowerBound - 1), !isNamed(np) { before = nil }
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
            // "We counted 12 bodies," she said: inside a quotation the weak verb is part of what is said.
            if passage.vocabulary.isWeak[verb.entry], before.lowerBound > sentence.tokens.lowerBound,
                isQuoteAt(before.lowerBound - 1)
            {
                return nil
            }
            return frame(before.lowerBound..<verb.range.upperBound, [], verb, in: sentence, "attribution.pronoun")
        }
        let after =
            form == .before
            ? nil : nounPhrase(after: verb.range.upperBound, limit: limit, countsSpeakers: parts(verb.range.lowerBound))
        let verbFirst = passage.lexicon.settings.dropsSubjects
        // "The club denied the report and put attendance at 7,164": both verbs have one subject.
        if before.map({ !isSource($0) }) ?? true, !verbFirst,
            let made = secondVerb(verb, following: previous, in: sentence)
        {
            return made
        }
        let left = skipFillers(before: verb.range.lowerBound, floor: floor)
        // The comma right before the verb closes an apposition: "Chaouch, an official of the guard, said".
        let closesApposition =
            before.map { np in
                let hasClause = np.upperBound < left - 1
                return isSource(np)
                    && (hasClause || np.contains { Passage.isComma(passage.stream.tokens[$0]) })
                    && (goesOn(from: verb.range.upperBound, limit: limit)
                        || (hasClause && after.map(isPronoun) ?? false))
            } ?? false
        let markBefore = left > floor && isBreak(left - 1) && !closesApposition
        // A subject on either side; the likelier one names someone who can speak.
        var chosen: Range<Int>?
        var best = 0
        // "The bank's meetings, expected to draw 14,000": behind a comma the weak verb is a participle.
        if let before, !(markBefore && passage.vocabulary.isWeak[verb.entry]) {
            let score = (isSource(before) ? 4 : 0) + (markBefore ? 0 : 2)
            if score > 1, score > best || !verbFirst { (chosen, best) = (before, score) }
        }
        if let after {
            let score = (isSource(after) ? 4 : 0) + (markBefore || verbFirst ? 2 : 0) + (verbFirst ? 1 : 0)
            if score > 1, score > best { (chosen, best) = (after, score) }
        }
        if let np = chosen {
            if isPronoun(np) { return frame(union(np, verb.range), [], verb, in: sentence, "attribution.pronoun") }
            // "cases have been confirmed": a passive, whose subject says nothing.
            if np.upperBound <= verb.range.lowerBound, !isNamedAtHead(np),
                (np.upperBound..<verb.range.lowerBound).contains(where: { passage.has($0, .copula) })
            {
                return nil
            }
            if passage.vocabulary.isWeak[verb.entry], !isSource(np) || !isNamedAtHead(np) { return nil }
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
        guard verbFirst || passage.lexicon.settings.omitsPronouns, !passage.vocabulary.isWeak[verb.entry] else {
            return nil
        }
        return frame(verb.range, [], verb, in: sentence, "attribution.pronoun")
    }

    /// «…», — цитирует губернатора ТАСС: behind a quotation and its verb stand who is quoted and the medium that quotes.
    private func relayBehind(_ verb: Mention, in sentence: Sentence) -> SpeechFrame? {
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
    private func relayed(_ verb: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
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
    private func isInsideStop(_ word: Range<Int>) -> Bool {
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
    private func agent(of verb: Mention, in sentence: Sentence) -> Range<Int>? {
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
    private func addAgents(of sentence: Sentence, to frames: inout [SpeechFrame]) {
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
    private func isPartedReport(_ np: Range<Int>, _ agent: Range<Int>, _ sentence: Sentence) -> Bool {
        agent.lowerBound > sentence.tokens.lowerBound && isBreak(agent.lowerBound - 1)
            && np.contains { passage.mention($0, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false }
    }

    /// Where a clause ends in which a relative pronoun is the object: "which the survey put at 5.7, struck …".
    private func clauseEnd(of np: Range<Int>, _ verb: Mention, in sentence: Sentence) -> Int? {
        var k = np.lowerBound - 1
        while k > sentence.tokens.lowerBound, passage.isDate(at: k) || passage.isArticle(k) { k -= 1 }
        guard k > sentence.tokens.lowerBound, np.lowerBound < verb.range.lowerBound,
            passage.mention(k, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false
        else { return nil }
        return (verb.range.upperBound..<sentence.tokens.upperBound).first { Passage.isComma(passage.stream.tokens[$0]) }
    }

    /// "…", lamented the delegate: behind a quotation and a comma stands who spoke, whatever the verb.
    private func addTails(of sentence: Sentence, to frames: inout [SpeechFrame]) {
        var i = sentence.tokens.lowerBound + 1
        while i < sentence.tokens.upperBound - 1 {
            defer { i += 1 }
            guard isQuoteAt(i),
                Passage.isComma(passage.stream.tokens[i + 1]) || Passage.isComma(passage.stream.tokens[i - 1])
            else {
                continue
            }
            let start = Passage.isComma(passage.stream.tokens[i + 1]) ? i + 2 : i + 1
            let end = min(sentence.tokens.upperBound, start + 7)
            guard start < end, passage.mention(start, .clause) == nil,
                !frames.contains(where: {
                    $0.region.lowerBound >= i && $0.region.lowerBound < end + 2 || $0.region.contains(start)
                })
            else { continue }
            var k = start
            while k < end,
                passage.stream.tokens[k].kind == .word || passage.stream.tokens[k].scalar == 0x27
                    || passage.stream.tokens[k].scalar == 0x2019,
                passage.readingAt[k] == 0
            {
                let begins =
                    passage.has(k, .source) || passage.has(k, .organisation)
                    || (isProper(k) && k > start)
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

    /// "police counted 3,500, the organisers 7,000": the second source stands right before its number.
    private func addEllipses(of sentence: Sentence, to frames: inout [SpeechFrame]) {
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
            while end < sentence.tokens.upperBound, end - mention.range.upperBound < 4,
                Passage.isDash(passage.stream.tokens[end]) || passage.has(end, .modifier) || passage.isArticle(end)
                    || passage.has(end, .of) || passage.has(end, .placeBefore) || passage.has(end, .stop)
                    || Passage.isQuote(passage.stream.tokens[end])
            {
                end += 1
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

    private func isApostrophe(_ i: Int) -> Bool {
        passage.stream.tokens[i].scalar == 0x27 || passage.stream.tokens[i].scalar == 0x2019
    }

    /// A verb right behind "and" has the subject of the clause before: the speaker of the frame there, or the source that the sentence begins with.
    private func secondVerb(_ verb: Mention, following previous: SpeechFrame?, in sentence: Sentence) -> SpeechFrame? {
        let start = skipFillers(before: verb.range.lowerBound, floor: sentence.tokens.lowerBound)
        guard start > sentence.tokens.lowerBound, passage.has(start - 1, .and) else { return nil }
        if let previous, !previous.isCited, !previous.closes {
            var made = frame(verb.range, [], verb, in: sentence, "attribution.second-verb")
            (made.opens, made.closes) = (true, false)
            return made
        }
        guard previous == nil, !passage.vocabulary.isWeak[verb.entry],
            let np = nounPhrase(after: sentence.datelineEnd, limit: verb.range.lowerBound),
            np.lowerBound <= sentence.datelineEnd + 1, isSource(np), isNamedAtHead(np)
        else { return nil }
        var made = frame(verb.range, speakers(np), verb, in: sentence, "attribution.second-verb")
        (made.opens, made.closes) = (true, false)
        return made
    }

    /// A comma, quotation mark or dash.
    private func isBreak(_ i: Int) -> Bool {
        Passage.isComma(passage.stream.tokens[i]) || Passage.isQuote(passage.stream.tokens[i])
            || Passage.isDash(passage.stream.tokens[i])
    }

    /// A mark parts what is said from the verb: ", said two officers".
    private func parts(_ verb: Int) -> Bool { verb > 0 && isBreak(verb - 1) }

    /// The words of a relaying verb need the one they relay: "quoted … as saying", «نقلت … عن …».
    private func isCitedBehind(_ start: Int, _ limit: Int) -> Bool {
        var i = start
        while i < limit, i - start < 14 {
            if passage.has(i, .citing) { return true }
            i += 1
        }
        return false
    }

    /// How many dates and small words may stand before the subject of a clause.
    private static let mostSmallWords = 4

    /// The source that begins a clause whose verb ends it: the clause from `floor` on, else the last one before the verb.
    private func firstSubject(floor: Int, before verb: Int) -> Range<Int>? {
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
    private func subject(from floor: Int, before verb: Int) -> Range<Int>? {
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
    private func relativeHead(of words: Range<Int>, floor: Int) -> Range<Int>? {
        var i = words.lowerBound - 1
        while i > floor, words.lowerBound - i < 6, passage.has(i, .stop), passage.mention(i, .clause) == nil { i -= 1 }
        guard i > floor, let clause = passage.mention(i, .clause), passage.vocabulary.isRelative[clause.entry],
            let head = nounPhrase(before: i, floor: floor), isSource(head)
        else { return nil }
        return head
    }

    /// Behind the title that follows a name, and behind the date of the statement: where the subject's part of the clause ends.
    private func datedEnd(_ end: Int, before verb: Int) -> Int {
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
    private func isFollowedByTitle(_ comma: Int, before verb: Int) -> Bool {
        guard comma < verb, Passage.isComma(passage.stream.tokens[comma]) else { return false }
        var i = comma + 1
        while i < verb, !Passage.isComma(passage.stream.tokens[i]), passage.readingAt[i] == 0 {
            if longestName(i) != nil { return true }
            i += 1
        }
        return false
    }

    /// Where a relative pronoun, with small words behind it, is the subject of the verb: its first token.
    private func relativeSubject(before verb: Int, floor: Int) -> Int? {
        let i = skipFillers(before: verb, floor: floor, relativesStop: true) - 1
        guard i > floor, let clause = passage.mention(i, .clause), passage.vocabulary.isRelative[clause.entry] else {
            return nil
        }
        return i
    }

    private func accordingTo(_ phrase: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
        let limit = sentence.tokens.upperBound
        // "selon lesquelles" opens a clause, no source.
        if let clause = passage.mention(phrase.range.lowerBound, .clause), clause.range.count > phrase.range.count {
            return nil
        }
        if passage.vocabulary.speech[phrase.entry] == .pronoun {
            return frame(phrase.range, [], phrase, in: sentence, "attribution.pronoun")
        }
        // «Die Polizei nahm nach eigenen Angaben 31 Menschen fest»: who begins the sentence speaks of itself.
        if passage.vocabulary.speech[phrase.entry] == .own {
            let np = nounPhrase(after: sentence.datelineEnd, limit: phrase.range.lowerBound)
            let isSubject =
                np.map { $0.lowerBound <= sentence.datelineEnd + 1 && isSource($0) && isNamedAtHead($0) } ?? false
            return frame(phrase.range, isSubject ? speakers(np!) : [], phrase, in: sentence, "attribution.subject")
        }
        // «على ما لا يقل عن 800»: the words lead to a number.
        if passage.vocabulary.speakerKind[phrase.entry] == .unknown, passage.vocabulary.speech[phrase.entry] != .before,
            phrase.range.upperBound < limit, passage.has(phrase.range.upperBound, .modifier)
        {
            return nil
        }
        if passage.vocabulary.speech[phrase.entry] == .before {
            // «bir önceki aya göre»: what follows a date compares.
            if phrase.range.lowerBound > floor, passage.isDate(at: phrase.range.lowerBound - 1) { return nil }
            guard let np = nounPhrase(before: phrase.range.lowerBound, floor: floor), isSource(np) || np.count <= 4
            else {
                return nil
            }
            return frame(
                np.lowerBound..<phrase.range.upperBound, speakers(np), phrase, in: sentence, "attribution.according-to")
        }
        var start = phrase.range.upperBound
        var end = phrase.range.upperBound
        // "as the ministry said", «بحسب ما أعلنت الوزارة», «как сообщили в полиции»: a verb stands inside.
        if start < limit, let verb = passage.mention(start, .says) {
            start = verb.range.upperBound
            end = start
        }
        if var np = nounPhrase(after: start, limit: limit, countsSpeakers: true),
            passage.vocabulary.speakerKind[phrase.entry] == .unknown || np.contains(where: { longestName($0) != nil })
        {
            np = author(of: np, limit: limit) ?? np
            if passage.vocabulary.isWeak[phrase.entry], !isNamed(np) { return nil }
            if isPronoun(np) {
                return frame(phrase.range.lowerBound..<np.upperBound, [], phrase, in: sentence, "attribution.pronoun")
            }
            var upper = np.upperBound
            // "as officials said": the verb behind belongs to the frame.
            if upper < limit, let verb = passage.mention(upper, .says) { upper = verb.range.upperBound }
            var made = frame(
                phrase.range.lowerBound..<upper, speakers(np), phrase, in: sentence, "attribution.according-to")
            made.isBackward = passage.vocabulary.speech[phrase.entry] == .after
            return made
        }
        // "according to official figures": the words are all that is said of the source.
        if passage.vocabulary.speakerKind[phrase.entry] != .unknown {
            let speaker = DraftSpeaker(tokens: phrase.range, kind: passage.vocabulary.speakerKind[phrase.entry])
            return frame(phrase.range, [speaker], phrase, in: sentence, "attribution.according-to")
        }
        guard end > phrase.range.upperBound else { return nil }
        return frame(phrase.range.lowerBound..<end, [], phrase, in: sentence, "attribution.pronoun")
    }

    /// "a toll published on Saturday by the minister", "data from the office": who stands behind a report.
    private func author(of np: Range<Int>, limit: Int) -> Range<Int>? {
        var i = np.lowerBound
        guard let report = np.first(where: { isReport($0..<$0 + 1) }) else { return nil }
        // "an AFP count of victims reported by police": the name before the word made it.
        if (np.lowerBound..<report).contains(where: { passage.has($0, .organisation) }) { return nil }
        let end = min(limit, np.upperBound + 14)
        while i < end {
            let mark = passage.stream.tokens[i]
            if Passage.isComma(mark) || Passage.isColon(mark) || Passage.isDash(mark) || mark.scalar == 0x28
                || mark.scalar == 0x3B
            {
                return nil
            }
            if passage.has(i, .says), i >= np.upperBound,
                passage.mention(i, .says).map({ !passage.vocabulary.isWeak[$0.entry] }) ?? false,
                !passage.has(i + 1, .agent)
            {
                // «حصيلة أعلنتها الحماية المدنية»: the verb's own subject.
                if passage.lexicon.settings.dropsSubjects {
                    return nounPhrase(after: i + 1, limit: limit).flatMap { isSource($0) ? $0 : nil }
                }
            }
            if passage.has(i, .agent) || (i > np.lowerBound && (passage.has(i, .of) || passage.has(i, .authorLink))) {
                let start =
                    (passage.mention(i, .agent) ?? passage.mention(i, .of) ?? passage.mention(i, .authorLink))?.range
                    .upperBound ?? i + 1
                if let found = nounPhrase(after: start, limit: limit), isSource(found), !isReport(found) {
                    // "un décompte d'Atlante": a name alone says less than the phrase.
                    return found.count == 1 && !passage.has(found.lowerBound, .source)
                        && !passage.has(found.lowerBound, .organisation)
                        ? np.lowerBound..<found.upperBound : found
                }
            }
            i += 1
        }
        return nil
    }

    private func isReport(_ np: Range<Int>) -> Bool {
        passage.mention(np.lowerBound, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false
    }

    private func citing(_ word: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
        // "was quoted by": a passive, whose subject is who is relayed.
        if word.range.lowerBound > floor, passage.has(word.range.lowerBound - 1, .copula) { return nil }
        guard
            let np = nounPhrase(
                after: word.range.upperBound, limit: sentence.tokens.upperBound, countsSpeakers: true)
        else { return nil }
        var upper = np.upperBound
        if upper < sentence.tokens.upperBound, let verb = passage.mention(upper, .says),
            passage.vocabulary.speech[verb.entry] == .pronoun || passage.lexicon.settings.verbsLast
        {
            upper = verb.range.upperBound
        }
        var chain = speakers(np)
        var start = word.range.lowerBound
        // "The UN, citing the Red Crescent, speaks of": who cites stands before.
        if start > floor,
            Passage.isComma(passage.stream.tokens[start - 1]) || !passage.lexicon.settings.dropsSubjects
                || passage.lexicon.settings.verbsLast,
            let relay = nounPhrase(before: start, floor: max(floor, sentence.datelineEnd)), isSource(relay),
            relay.lowerBound <= max(floor, sentence.datelineEnd) + 1
        {
            chain += speakers(relay)
            start = relay.lowerBound
        }
        var made = frame(start..<upper, chain, word, in: sentence, "attribution.citing")
        made.isCited = true
        return made
    }

    /// "26 killed – health ministry", "Health ministry: 26 killed".
    private func headline(_ sentence: Sentence) -> SpeechFrame? {
        let range = sentence.tokens
        if let last = range.last, passage.stream.tokens[last].scalar == 0x29,
            let open = range.suffix(9).last(where: { passage.stream.tokens[$0].scalar == 0x28 }),
            isNameOfSource(open + 1..<last)
        {
            return SpeechFrame(
                region: open..<range.upperBound, speakers: speakers(open + 1..<last), word: open..<open + 1,
                opens: false, closes: true, rule: "attribution.headline-brackets")
        }
        for i in range {
            let token = passage.stream.tokens[i]
            guard Passage.isColon(token) || Passage.isDash(token) else { continue }
            let (left, right) = (range.lowerBound..<i, i + 1..<range.upperBound)
            for (part, opens) in [(right, false), (left, true)] where isNameOfSource(part) {
                return SpeechFrame(
                    region: opens ? part.lowerBound..<i + 1 : i..<part.upperBound, speakers: speakers(part),
                    word: i..<i + 1,
                    opens: opens, closes: !opens,
                    rule: opens ? "attribution.headline-colon" : "attribution.headline-dash")
            }
        }
        return nil
    }

    /// "Doctor Maria Costa: “Five died.”"
    private func quotesBehindColon(_ sentence: Sentence) -> Bool {
        sentence.tokens.prefix(8).contains { i in
            Passage.isColon(passage.stream.tokens[i]) && i + 1 < sentence.tokens.upperBound && isQuoteAt(i + 1)
        }
    }

    private func endsWithStop(_ sentence: Sentence) -> Bool {
        passage.stream.tokens[sentence.tokens.upperBound - 1].kind == .punctuation
    }

    /// A short part of a headline that names a source and nothing else.
    private func isNameOfSource(_ part: Range<Int>) -> Bool {
        guard !part.isEmpty, part.count <= 7 else { return false }
        var named = false
        for i in part {
            if passage.readingAt[i] != 0, passage.isClaimable(at: i) { return false }
            if passage.has(i, .event) || passage.has(i, .clause) { return false }
            if passage.has(i, .organisation) || passage.has(i, .source) { named = true }
            if Passage.isColon(passage.stream.tokens[i]) || Passage.isDash(passage.stream.tokens[i]) { return false }
        }
        return named
    }

    private func union(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
        min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
    }

    private func frame(
        _ region: Range<Int>, _ speakers: [DraftSpeaker], _ word: Mention, in sentence: Sentence, _ rule: StaticString
    ) -> SpeechFrame {
        // Words before the frame that say nothing: "also", "as", dates.
        var start = region.lowerBound
        while start > sentence.tokens.lowerBound,
            passage.isDate(at: start - 1) || passage.has(start - 1, .stop) || passage.has(start - 1, .placeBefore)
        { start -= 1 }
        let isFirst = start <= max(sentence.tokens.lowerBound, sentence.datelineEnd)
        var closes = false
        var opens = isFirst
        if !isFirst {
            let before = passage.stream.tokens[start - 1]
            closes =
                Passage.isComma(before) || Passage.isQuote(before) || Passage.isDash(before) || before.scalar == 0x28
            if word.entryClass == .accordingTo || word.entryClass == .citing { closes = true }
            if passage.has(start - 1, .and) || passage.has(start - 1, .clause) {
                opens = true
                if word.entryClass == .says { closes = false }
            }
        }
        var end = region.upperBound
        while end < sentence.tokens.upperBound,
            passage.isDate(at: end) || passage.has(end, .stop) || passage.has(end, .placeBefore)
        { end += 1 }
        if end < sentence.tokens.upperBound {
            let next = passage.stream.tokens[end]
            if Passage.isQuote(next) || Passage.isColon(next) { opens = true }
            if let clause = passage.mention(end, .clause), passage.vocabulary.opensContent[clause.entry] {
                opens = true
                if word.entryClass == .says, !closes || !isFirst {
                    closes = closes && Passage.isQuote(passage.stream.tokens[max(start - 1, 0)])
                }
            }
            if word.entryClass == .says {
                // Behind the verb goes on what is said: the frame belongs to it, not to what stands before.
                let inverted = region.lowerBound == word.range.lowerBound && closes
                if !inverted, goesOn(from: end, limit: sentence.tokens.upperBound) {
                    closes = closes && Passage.isQuote(passage.stream.tokens[max(start - 1, 0)])
                }
                if !closes { opens = true }
            }
        }
        return SpeechFrame(
            region: region, speakers: speakers, word: word.range, opens: opens, closes: closes, rule: rule)
    }

    /// What is said stands behind token `start`: no mark ends the clause before a number or a new clause comes.
    private func goesOn(from start: Int, limit: Int) -> Bool {
        var i = start
        while i < limit, i - start < 9 {
            if passage.isDate(at: i) {
                i += 1
                continue
            }
            // "mehr als": the conjunction within a modifier opens no clause.
            if let modifier = passage.mention(i, .modifier) {
                i = modifier.range.upperBound
                continue
            }
            // The apostrophe of a possessive ends nothing.
            if passage.stream.tokens[i].scalar == 0x27 || passage.stream.tokens[i].scalar == 0x2019 {
                i += 1
                continue
            }
            if passage.stream.tokens[i].kind == .punctuation { return Passage.isColon(passage.stream.tokens[i]) }
            if passage.has(i, .and) || passage.has(i, .citing) { return false }
            if let clause = passage.mention(i, .clause) { return passage.vocabulary.opensContent[clause.entry] }
            if passage.isClaimable(at: i) || passage.has(i, .event) { return true }
            i += 1
        }
        return i < limit
    }

    // MARK: Noun phrases of sources

    /// No name of a source has more tokens.
    private static let longest = 16

    private func stops(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        if token.isCapitalised, passage.has(i, .organisation), !passage.isClaimable(at: i) { return false }
        if passage.readingAt[i] != 0 {
            guard let r = passage.reading(at: i) else { return false }
            // Names hold numbers ("Khabar-24").
            let kind = passage.readings[r].kind
            // A name that is a month's as well: "Tamer Ramadan".
            if kind == .date, passage.readings[r].numeral.count == 1, token.isCapitalised, i > 0,
                passage.stream.tokens[i - 1].isCapitalised, passage.stream.matchRange(i - 1).isEmpty
            {
                return false
            }
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
                return true
            case .clause, .citing, .accordingTo, .including, .hedge, .denial, .none: return true
            // "l'Est" is no verb.
            case .copula: return !token.isCapitalised || isSentenceStart(i)
            default: continue
            }
        }
        return false
    }

    /// An initial, or a title that a full stop shortens ("J. Smith", "Lt. Gen. Smith").
    private func endsAbbreviation(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        return (token.isCapitalised && token.scalarEnd - token.scalarStart == 1) || passage.has(i, .abbreviation)
    }

    /// The noun phrase that begins at or shortly behind `start`; nil where something else stands there.
    private func nounPhrase(after start: Int, limit: Int, countsSpeakers: Bool = false) -> Range<Int>? {
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
        if i < limit, isQuoteAt(i), i + 1 < limit, passage.stream.tokens[i + 1].isCapitalised,
            quotedName(i, limit: limit) != nil
        {
            return quotedName(i, limit: limit)
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
                if passage.isDate(at: i) || (passage.has(i, .stop) && !passage.has(i, .placeBefore)) { break }
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
                    guard i + 1 < limit, passage.has(i - 1, .source) || (named && passage.has(i + 1, .place)),
                        !passage.isDate(at: i + 1), passage.readingAt[i + 1] == 0,
                        passage.stream.tokens[i + 1].kind == .word, !opensReport(i + 1, limit: limit)
                    else { break }
                }
                if named, tellsAddressed(i) { break }
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
        guard i > first, !isOnlySmall(first..<i) else { return nil }
        var end = min(i, limit)
        // An apposition: "the spokesman for the force, Saltanat Azirbek, said".
        if end < limit, Passage.isComma(passage.stream.tokens[end]),
            let more = apposition(from: end + 1, limit: limit),
            named || (passage.stream.tokens[end - 1].isCapitalised && isNamed(end + 1..<more))
        {
            end = more
        }
        while end > first + 1, passage.has(end - 1, .of) || passage.isArticle(end - 1) { end -= 1 }
        return (counted ?? first)..<end
    }

    /// A source stands at the token or behind an adjective there.
    private func namesSpeakers(_ start: Int, limit: Int) -> Bool {
        (start..<min(start + 2, limit)).contains { i in
            !passage.has(i, .stop)
                && (passage.mention(i, .source).map { !passage.vocabulary.isWeak[$0.entry] } ?? false)
        }
    }

    /// Behind a medium that is told what another says: «сообщили ТАСС в полиции», «сообщил «Интерфаксу» источник». The speaker follows.
    private func toldMedium(_ start: Int, limit: Int) -> Int? {
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
        return speaks ? end : nil
    }

    /// A report ("a statement") stands at the token, articles apart.
    private func opensReport(_ start: Int, limit: Int) -> Bool {
        var i = start
        while i + 1 < limit, passage.isArticle(i) { i += 1 }
        return passage.mention(i, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false
    }

    /// A medium at the token is told («لفرانس برس»): its preposition is written on.
    private func tellsAddressed(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        guard token.kind == .word, passage.stream.memo.infos[Int(token.info)].isAddressed else { return false }
        return isMedium(i)
    }

    private func isMedium(_ i: Int) -> Bool {
        passage.mention(i, .organisation).map { passage.vocabulary.speakerKind[$0.entry] == .medium } ?? false
            || passage.mention(i, .source).map { passage.vocabulary.speakerKind[$0.entry] == .medium } ?? false
    }

    private func isNamed(_ range: Range<Int>) -> Bool {
        range.contains { passage.has($0, .organisation) || passage.has($0, .source) }
    }

    /// The noun of a source stands right before the link, an adjective apart, and words behind it.
    private func namesPurpose(_ link: Int, first: Int, limit: Int) -> Bool {
        guard link + 1 < limit, passage.stream.tokens[link + 1].kind == .word, passage.readingAt[link + 1] == 0,
            !passage.isDate(at: link + 1)
        else { return false }
        return (max(first, link - 2)..<link).contains { passage.has($0, .source) || passage.has($0, .organisation) }
    }

    /// "le maire à l'AFP": the medium behind the word is told.
    private func tellsMedium(_ recipient: Int) -> Bool {
        (recipient + 1..<min(recipient + 4, passage.stream.tokens.count)).contains { i in
            passage.mention(i, .organisation).map { passage.vocabulary.speakerKind[$0.entry] == .medium } ?? false
        }
    }

    /// Behind a date that begins at a token, with its preposition; nil where none does.
    private func dateEnd(_ start: Int, limit: Int) -> Int? {
        var i = start
        if passage.has(i, .placeBefore) || passage.has(i, .stop) { i += 1 }
        let date = i
        while i < limit, passage.isDate(at: i) { i += 1 }
        return i > date ? i : nil
    }

    /// Behind the one who is told: a name of up to three words.
    private func recipientEnd(_ start: Int, limit: Int) -> Int {
        var i = start
        while i < limit,
            passage.isArticle(i)
                || (passage.stream.tokens[i].kind == .punctuation && i > start && passage.isArticle(i - 1))
        { i += 1 }
        if i < limit, let name = longestName(i) { return name.upperBound }
        var end = i
        while end < limit, end - i < 3, passage.stream.tokens[end].kind == .word,
            passage.stream.tokens[end].isCapitalised,
            !passage.isArticle(end)
        { end += 1 }
        // «contó a Faro Mohamed, de 67 años»: behind the one who is told must be someone who tells.
        if end > i + 1, end < limit, passage.stream.tokens[end].kind == .punctuation { return i + 1 }
        return end > i ? end : min(limit, i + 1)
    }

    private func isQuoteAt(_ i: Int) -> Bool { Passage.isQuote(passage.stream.tokens[i]) }

    /// A medium's name in quotes: «Интерфакс», "Tasnim".
    private func quotedName(_ open: Int, limit: Int) -> Range<Int>? {
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
    private func isCapitalisedRun(_ i: Int) -> Bool {
        i > 1 && passage.stream.tokens[i].isCapitalised && passage.stream.tokens[i - 1].isCapitalised
            && !isSentenceStart(i - 1)
    }

    /// "Relief and Repatriation Commissioner": capitals on both sides, and what they name shortly behind.
    private func joinsNames(_ and: Int, limit: Int) -> Bool {
        passage.stream.tokens[and - 1].isCapitalised && passage.stream.tokens[and + 1].isCapitalised
            && (and + 1..<min(and + 4, limit)).contains { passage.has($0, .source) || passage.has($0, .organisation) }
    }

    /// The event word stands within a name ("ministry of emergency situations", "committee for missing persons").
    private func isInsideName(_ i: Int) -> Bool {
        passage.has(i - 1, .of)
            || (passage.has(i - 1, .source)
                && passage.mention(i, .event).map { !passage.vocabulary.countsPeople[$0.entry] } ?? false)
    }

    private func longestName(_ i: Int) -> Range<Int>? {
        let a = passage.mention(i, .organisation)?.range
        let b = passage.mention(i, .source)?.range
        guard let a else { return b }
        guard let b else { return a }
        return a.count >= b.count ? a : b
    }

    /// The end of a short segment that a comma, quotation, clause or verb of saying closes and that holds no verb; nil for anything else.
    private func apposition(from start: Int, limit: Int) -> Int? {
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
    private func nounPhrase(before end: Int, floor: Int) -> Range<Int>? {
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
                guard last > i, isNameEnd(k) else { break }
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
        if i > whole, passage.has(whole, .stop), !Passage.isComma(passage.stream.tokens[i]),
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

    /// The comma that opens a relative clause which ends before token `end`.
    private func relativeStart(before end: Int, floor: Int) -> Int? {
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
    private func isAside(_ words: Range<Int>) -> Bool {
        words.count > 3 && passage.mention(words.lowerBound, .stop).map { $0.range.count > 2 } ?? false
            && !words.contains { passage.has($0, .says) || passage.isClaimable(at: $0) || isQuoteAt($0) }
    }

    /// The first token of the dates, adverbs and auxiliaries that stand before token `end`, between a subject and its verb.
    private func skipFillers(before end: Int, floor: Int, relativesStop: Bool = false) -> Int {
        var i = end
        while i > floor {
            if relativesStop, passage.mention(i - 1, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false
            {
                break
            }
            if passage.has(i - 1, .pronoun) || passage.has(i - 1, .and)
                || (passage.stream.tokens[i - 1].isCapitalised && passage.has(i - 1, .organisation))
            {
                break
            }
            if passage.isDate(at: i - 1) || passage.isOrdinal(at: i - 1) || passage.has(i - 1, .placeBefore)
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
    private func endsName(_ k: Int, from i: Int) -> Bool {
        passage.stream.matchEnding(at: k + 1, .organisation, reach: 6, passage.lexicon).map { $0.start < k } ?? false
            || endsSource(k)
    }

    /// A phrase of several words that names a source ends with token `k`.
    private func endsSource(_ k: Int) -> Bool {
        passage.stream.matchEnding(at: k + 1, .source, reach: 4, passage.lexicon).map { $0.start < k } ?? false
    }

    /// The quotation mark that opens a name whose closing mark is token `k`, right behind its noun: «телеканал «Хабар»».
    private func openingQuote(_ k: Int, floor: Int) -> Int? {
        guard isQuoteAt(k) else { return nil }
        var i = k - 1
        while i > floor, k - i <= 6 {
            if isQuoteAt(i) {
                return i + 1 < k && i > floor && isNameEnd(i) && quotedName(i, limit: k + 1) != nil ? i : nil
            }
            i -= 1
        }
        return nil
    }

    private func isNameEnd(_ end: Int) -> Bool {
        passage.stream.matchEnding(at: end, .organisation, reach: 5, passage.lexicon) != nil
            || passage.stream.matchEnding(at: end, .source, reach: 3, passage.lexicon) != nil
            || passage.stream.matchEnding(at: end, .concept, reach: 3, passage.lexicon).map {
                passage.vocabulary.isPerson[Int($0.match.entry)]
            } ?? false
    }

    /// A pronoun, with nothing but hyphens and letters beside it ("-t-il").
    private func isPronoun(_ np: Range<Int>) -> Bool {
        np.count <= 4 && np.contains { passage.has($0, .pronoun) }
            && np.allSatisfy {
                let token = passage.stream.tokens[$0]
                return passage.has($0, .pronoun) || passage.has($0, .stop) || token.kind != .word
                    || token.scalarEnd - token.scalarStart == 1
            }
    }

    /// Only words of one or two letters that no lexicon knows: no source.
    private func isOnlySmall(_ np: Range<Int>) -> Bool {
        np.allSatisfy {
            let token = passage.stream.tokens[$0]
            return token.kind != .word
                || (token.scalarEnd - token.scalarStart <= 2 && !token.isCapitalised && !passage.has($0, .pronoun))
        }
            && (passage.stream.tokens[np.lowerBound].scalar < 0x590
                || (np.upperBound < passage.stream.tokens.count && passage.has(np.upperBound, .clause)))
    }

    /// The phrase names someone who can speak: an organisation, a word for a source, a place that stands for its government, a capital name.
    private func isSource(_ np: Range<Int>) -> Bool {
        // «сообщает «Весна»»: a name in quotation marks.
        if np.lowerBound > 0, np.count <= 6, passage.stream.tokens[np.lowerBound].isCapitalised,
            isQuoteAt(np.lowerBound - 1), np.upperBound < passage.stream.tokens.count, isQuoteAt(np.upperBound)
        {
            return true
        }
        for i in np {
            if passage.has(i, .organisation) || passage.has(i, .source) || passage.has(i, .pronoun) { return true }
            // Where something is says nothing of who speaks: "a heat wave in Basra".
            if passage.has(i, .place), i == np.lowerBound || !passage.has(i - 1, .placeBefore) { return true }
            if isProper(i), i > 0, !passage.isDate(at: i),
                !isSentenceStart(i) || isName(i, in: np)
            {
                return true
            }
            if let concept = passage.mention(i, .concept), passage.vocabulary.isPerson[concept.entry] { return true }
        }
        return false
    }

    /// The source stands in the phrase's own words, not in what "of" or a preposition of place adds: "a strike of drivers in Belgium" names none.
    private func isNamedAtHead(_ np: Range<Int>) -> Bool {
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
    private func isName(_ i: Int, in np: Range<Int>) -> Bool {
        let next = i + 1
        guard !passage.isArticle(i), !passage.has(i, .stop), next < passage.stream.tokens.count else { return false }
        return passage.stream.tokens[next].isCapitalised || Passage.isComma(passage.stream.tokens[next])
            || passage.names.contains(passage.stream.tokens[i].info)
    }

    /// The capital is a name's. Where all nouns have one, a name is a word that the lexicon does not know and that stands beside another such
    /// word, a title or a verb of saying.
    private func isProper(_ i: Int) -> Bool {
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

    private func isSentenceStart(_ i: Int) -> Bool {
        passage.sentences[passage.sentenceIndex(of: i)].tokens.lowerBound == i || isQuoteAt(i - 1)
            || Passage.isDash(passage.stream.tokens[i - 1])
    }

    // MARK: Speakers

    /// The first name, or a longer one that begins within it, or the one that ends the phrase.
    private func longestName(of names: [Mention], in np: Range<Int>) -> Mention? {
        guard let first = names.first else { return nil }
        if let longer = names.last(where: {
            $0.range.lowerBound < first.range.upperBound && $0.range.count > first.range.count
        }) {
            return longer
        }
        // "the U.N. children's agency UNICEF": the name behind the noun of the source is its own.
        if let last = names.last, last.range.upperBound == np.upperBound, last.range.lowerBound > np.lowerBound,
            passage.has(last.range.lowerBound - 1, .source), passage.stream.tokens[last.range.lowerBound].isCapitalised
        {
            return last
        }
        return first
    }

    /// The speakers that a noun phrase names: one, or each of several media.
    private func speakers(_ np: Range<Int>) -> [DraftSpeaker] {
        var organisations: [Mention] = []
        var source: Mention?
        var i = np.lowerBound
        while i < np.upperBound {
            if let m = passage.mention(i, .organisation), m.range.upperBound <= np.upperBound {
                organisations.append(m)
                i = m.range.upperBound
                if i - 1 > m.range.lowerBound, let longer = passage.mention(i - 1, .organisation),
                    longer.range.count > m.range.count, longer.range.upperBound <= np.upperBound
                {
                    i -= 1
                }
                continue
            }
            if source == nil, let m = passage.mention(i, .source) { source = m }
            i += 1
        }
        let media = organisations.filter { passage.vocabulary.speakerKind[$0.entry] == .medium }
        if media.count > 1 {
            return media.map {
                DraftSpeaker(tokens: $0.range, organisation: passage.lexicon.entries[$0.entry].id, kind: .medium)
            }
        }
        var speaker = DraftSpeaker(tokens: np)
        // "the state Department of Health": the longer name where two share words.
        if let organisation = longestName(of: organisations, in: np) {
            speaker.organisation = passage.lexicon.entries[organisation.entry].id
            speaker.kind = passage.vocabulary.speakerKind[organisation.entry]
        }
        if let source { speaker.kind = passage.vocabulary.speakerKind[source.entry] }
        if speaker.kind == .unknown,
            np.contains(where: { isProper($0) && !isSentenceStart($0) })
        {
            speaker.kind = .person
        }
        return [speaker]
    }
}
