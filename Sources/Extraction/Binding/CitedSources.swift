/// "According to", "citing", and who made a report.
extension SourceReader {
    func accordingTo(_ phrase: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
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
        if start < limit, let verb = passage.mention(behindDates(start, limit: limit), .says) {
            start = verb.range.upperBound
            end = start
        }
        let learned =
            start > phrase.range.upperBound && start < limit && isQuoteAt(start) ? quotedName(start, limit: limit) : nil
        if var np = learned.map({ $0.lowerBound..<$0.upperBound + 1 })
            ?? nounPhrase(after: start, limit: limit, countsSpeakers: true),
            passage.vocabulary.speakerKind[phrase.entry] == .unknown || np.contains(where: { longestName($0) != nil })
        {
            np = author(of: np, limit: limit) ?? np
            if passage.vocabulary.isWeak[phrase.entry], !isNamed(np) { return nil }
            if passage.vocabulary.speech[phrase.entry] == .relay, !followsSaying(phrase.range.lowerBound, in: sentence)
            {
                return nil
            }
            if isPronoun(np) {
                return frame(phrase.range.lowerBound..<np.upperBound, [], phrase, in: sentence, "attribution.pronoun")
            }
            // «وفق ما علمته الوكالة من مصدر طبي»: who learned it passes on what the one behind "from" says.
            if start > phrase.range.upperBound, let verb = passage.mention(start - 1, .says),
                passage.vocabulary.speech[verb.entry] == .relay, np.upperBound < limit, passage.has(np.upperBound, .of),
                let origin = nounPhrase(after: np.upperBound + 1, limit: limit), isSource(origin)
            {
                return frame(
                    phrase.range.lowerBound..<origin.upperBound, speakers(origin) + speakers(np), phrase, in: sentence,
                    "attribution.quoted")
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

    /// «Об этом в субботу, 15 августа, сообщает»: behind the dates, and the commas around them, that stand before the verb.
    private func behindDates(_ start: Int, limit: Int) -> Int {
        var i = start
        while i + 1 < limit {
            if let words = passage.mention(i, .stop), words.range.count > 1 {
                // «Об этом на брифинге в субботу рассказал»
                i = words.range.upperBound
            } else if passage.isDate(at: i) || passage.has(i, .placeBefore) && passage.isDate(at: i + 1) {
                i += 1
            } else if i > start, Passage.isComma(passage.stream.tokens[i]),
                passage.isDate(at: i + 1) || passage.has(i + 1, .says)
            {
                i += 1
            } else {
                break
            }
        }
        return i
    }

    /// "In a poll of 1,210 adults, 63% said": a survey behind the preposition that begins the sentence is the source of what it found.
    func addSurvey(of sentence: Sentence, to frames: inout [SpeechFrame]) {
        var start = sentence.datelineEnd
        guard sentence.classes.contains(.source), sentence.classes.contains(.placeBefore),
            passage.has(start, .placeBefore)
        else { return }
        start += 1
        guard start < sentence.tokens.upperBound, let np = nounPhrase(after: start, limit: sentence.tokens.upperBound),
            np.lowerBound <= start + 1, !frames.contains(where: { $0.region.overlaps(np) }),
            np.contains(where: { i in
                passage.mention(i, .source).map { passage.vocabulary.speech[$0.entry] == .own } ?? false
            })
        else { return }
        var made = SpeechFrame(
            region: np, speakers: speakers(np), word: start - 1..<start, opens: true, closes: false,
            rule: "attribution.survey")
        made.opensSurvey = true
        frames.insert(made, at: 0)
    }

    /// « a-t-on appris mercredi auprès des autorités »: a verb of saying stands shortly before, and no mark between.
    func followsSaying(_ phrase: Int, in sentence: Sentence) -> Bool {
        var i = phrase - 1
        while i >= sentence.tokens.lowerBound, phrase - i <= 10, !Passage.isComma(passage.stream.tokens[i]) {
            if passage.has(i, .says) { return true }
            i -= 1
        }
        return false
    }

    /// "a toll published on Saturday by the minister", "data from the office": who stands behind a report.
    func author(of np: Range<Int>, limit: Int) -> Range<Int>? {
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

    /// «МВД опровергло сообщения СМИ о гибели 40 полицейских»: what is denied, another said.
    func addDenied(of sentence: Sentence, to frames: inout [SpeechFrame]) {
        guard sentence.classes.contains(.denial), !passage.lexicon.settings.verbsLast else { return }
        for k in frames.indices.reversed() where passage.has(frames[k].word.lowerBound, .denial) && !frames[k].closes {
            let end = frames[k].region.upperBound
            guard let np = nounPhrase(after: end, limit: sentence.tokens.upperBound), np.lowerBound <= end + 1,
                isReport(passage.isArticle(np.lowerBound) ? np.lowerBound + 1..<np.upperBound : np),
                k + 1 == frames.count || frames[k + 1].region.lowerBound > np.upperBound,
                let said = author(of: np, limit: sentence.tokens.upperBound) ?? (passage.namesReport(np) ? nil : np)
            else { continue }
            frames.insert(
                SpeechFrame(
                    region: np.lowerBound..<said.upperBound, speakers: speakers(said), word: np, opens: true,
                    closes: false, rule: "attribution.denied"), at: k + 1)
        }
    }

    func isReport(_ np: Range<Int>) -> Bool {
        passage.mention(np.lowerBound, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false
    }

    func citing(_ word: Mention, floor: Int, in sentence: Sentence) -> SpeechFrame? {
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
        // "under article 340", "reached by phone": no one who speaks.
        if passage.vocabulary.speech[word.entry] == .own || passage.vocabulary.speech[word.entry] == .after,
            !isNamed(np),
            passage.vocabulary.speech[word.entry] == .own || !passage.stream.tokens[np.lowerBound].isCapitalised
        {
            return nil
        }
        if passage.vocabulary.speech[word.entry] == .after {
            // "A security source quoted by the agency put …": both are the subject.
            if start > floor, !isBreak(start - 1), let origin = nounPhrase(before: start, floor: floor),
                isSource(origin) && isNamedAtHead(origin)
                    || floor <= sentence.datelineEnd && origin.lowerBound <= floor + 1 && origin.count <= 4
                        && passage.vocabulary.isWeak[word.entry] == false
                        && !origin.contains(where: { passage.isClaimable(at: $0) })
            {
                var both = frame(
                    origin.lowerBound..<upper, speakers(origin) + chain, word, in: sentence, "attribution.quoted")
                both.isCarrier = true
                return both
            }
            // "The ministry, quoted by Interfax, said": both are the subject of the verb behind the commas.
            if start > floor, Passage.isComma(passage.stream.tokens[start - 1]), upper < sentence.tokens.upperBound,
                Passage.isComma(passage.stream.tokens[upper]),
                let origin = nounPhrase(before: start - 1, floor: floor), origin.upperBound == start - 1,
                origin.lowerBound <= sentence.datelineEnd + 1, isNamedAtHead(origin), isNamed(origin)
            {
                var both = frame(
                    origin.lowerBound..<upper + 1, speakers(origin) + chain, word, in: sentence, "attribution.quoted")
                both.isCarrier = true
                return both
            }
            var made = frame(start..<upper, chain, word, in: sentence, "attribution.citing")
            (made.isCited, made.isCarrier) = (true, true)
            return made
        }
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
}
