import Claims

/// A place in a sentence that says who speaks: "the ministry said", "according to police", «نقلت … عن …».
struct SpeechFrame {
    /// Tokens of source, verb and what stands between: what is said lies before or behind.
    @NarrowRange var region: Range<Int>
    /// Who speaks, origin first; empty where the source is the one before ("he added").
    var speakers: [DraftSpeaker]
    /// The verb or phrase.
    @NarrowRange var word: Range<Int>
    /// What is said may follow: the frame opens its clause, or "that", a colon or a quotation follows.
    var opens: Bool
    /// What is said may precede: a comma, a quotation mark or a dash stands before the frame.
    var closes: Bool
    /// The source behind another source ("citing …"): joins the frame beside it.
    var isCited = false
    /// The source carries what the one before says ("cited by"): it stands behind him in the chain.
    var isCarrier = false
    /// The source passes on what another said.
    var isRelay = false
    /// The verb says something else as often ("put", "expects").
    var isWeak = false
    /// A relative clause of the source: "the ministry, which gave a toll of nine".
    var isRelative = false
    /// What is said stands in the sentence before: "This was announced by the ministry."
    var isBackward = false
    /// The verb tells what the source decided ("declared three days of mourning"): no figure is his, but he may go on ("noting that …").
    var isDecision = false
    /// A survey begins the sentence: "in a poll of 1,200 adults".
    var opensSurvey = false
    /// The source stands behind "by" in a passive.
    var isAgent = false
    /// The token at which the clause ends that the frame stands in; nil where it reaches on.
    @NarrowOptionalIndex var reach: Int?
    var isContinuation: Bool { speakers.isEmpty }
    var rule: StaticString
}

/// Reads who says what, sentence by sentence.
struct SourceReader {
    let passage: Passage
    let memo = Memo()

    /// What was asked last of a noun phrase: rules about a verb of saying ask the same of its subject over and over.
    final class Memo {
        @exclusivity(unchecked) var isSource = Answer()
        @exclusivity(unchecked) var isNamedAtHead = Answer()

        struct Answer {
            @NarrowRange var phrase: Range<Int> = 0..<0
            var isTrue = false
        }
    }

    static let speaking = ClassSet(.says, .accordingTo, .citing)

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
            case .says where isDefinite(mention.range.lowerBound): continue
            case .says:
                // "claimed responsibility", "asked not to be named": longer phrases that say nothing of the kind.
                if let phrase = passage.mention(mention.range.lowerBound, .stop),
                    phrase.range.count > mention.range.count
                {
                    continue
                }
                frame = speech(
                    mention, floor: max(covered, sentence.datelineEnd), in: sentence, following: frames.last)
            case .accordingTo where isInsideStop(mention.range): continue
            case .accordingTo: frame = accordingTo(mention, floor: covered, in: sentence)
            case .citing where isOffice(mention.range.lowerBound): continue
            case .citing:
                if passage.vocabulary.isWeak[mention.entry], !(frames.last?.isRelay ?? false) { continue }
                frame = citing(mention, floor: covered, in: sentence)
            default: continue
            }
            guard var frame else { continue }
            frame.isDecision = isDecision(frame, in: sentence)
            // Where verbs come last, the next clause begins behind the verb.
            covered =
                passage.lexicon.settings.verbsLast
                ? max(frame.region.upperBound, frame.word.upperBound) : frame.region.upperBound
            frames.append(frame)
        }
        if let frame = contentClause(of: sentence),
            frames.allSatisfy({ $0.region.lowerBound >= frame.region.upperBound })
        {
            frames.insert(frame, at: 0)
        }
        addDenied(of: sentence, to: &frames)
        addSurvey(of: sentence, to: &frames)
        addAgents(of: sentence, to: &frames)
        addTails(of: sentence, to: &frames)
        addEllipses(of: sentence, to: &frames)
        if frames.isEmpty, sentence.role == .headline || !endsWithStop(sentence) || quotesBehindColon(sentence),
            let frame = headline(sentence)
        {
            frames.append(frame)
        }
        dropQuoted(from: &frames, in: sentence)
        if frames.isEmpty, let frame = quoting(sentence) { frames.append(frame) }
        return frames
    }

    /// "A spokesman swears that …", «وردّ مدير المستشفى بأن …»: a source begins the sentence, and a clause of content follows its verb,
    /// whatever verb it is.
    func contentClause(of sentence: Sentence) -> SpeechFrame? {
        let start = sentence.datelineEnd
        guard sentence.classes.contains(.clause), !passage.lexicon.settings.verbsLast,
            sentence.classes.contains(.source) || sentence.classes.contains(.organisation),
            let clause = sentence.mentions.lazy.map({ passage.mentions[$0] }).first(where: {
                $0.entryClass == .clause && $0.range.lowerBound > start
            }), passage.vocabulary.opensContent[clause.entry], !passage.vocabulary.isRelative[clause.entry]
        else { return nil }
        var that = clause.range.lowerBound
        if Passage.isComma(passage.stream.tokens[that - 1]), that - 1 > start { that -= 1 }
        var first = start
        if passage.has(first, .and) { first += 1 }
        if passage.lexicon.settings.dropsSubjects {
            guard first + 1 < that, passage.stream.tokens[first].kind == .word, longestName(first) == nil,
                !passage.has(first, .event), !passage.has(first, .placeBefore), !passage.has(first, .stop)
            else { return nil }
            first += 1
        }
        guard first < that, var np = nounPhrase(after: first, limit: that), np.lowerBound <= first + 1,
            isNamed(np), isNamedAtHead(np), !passage.namesReport(np), 0...3 ~= that - np.upperBound
        else { return nil }
        // "A spokesman for the port swears that": the verb stands as if it were of the name.
        let last = passage.stream.tokens[np.upperBound - 1]
        if np.upperBound == that, np.count > 1, !last.isCapitalised, passage.isCased(last),
            passage.stream.matchRange(that - 1).isEmpty
        {
            np = np.lowerBound..<that - 1
        }
        let verb = np.upperBound..<that
        guard passage.lexicon.settings.dropsSubjects ? verb.isEmpty : !verb.allSatisfy({ passage.has($0, .stop) })
        else {
            return nil
        }
        for i in verb {
            if passage.stream.tokens[i].kind != .word || passage.readingAt[i] != 0 || passage.has(i, .event)
                || passage.has(i, .placeBefore) || passage.has(i, .of)
            {
                return nil
            }
        }
        return SpeechFrame(
            region: start..<that, speakers: speakers(np), word: verb.isEmpty ? first - 1..<first : verb, opens: true,
            closes: false, rule: "attribution.content-clause")
    }

    /// "The government declared three days of mourning": the word for what is decided stands
    /// shortly behind the verb and its subject.
    func isDecision(_ frame: SpeechFrame, in sentence: Sentence) -> Bool {
        guard sentence.classes.contains(.stop), frame.word.count == 1, passage.has(frame.word.lowerBound, .says) else {
            return false
        }
        var i = frame.region.upperBound
        let end = min(sentence.tokens.upperBound, i + 6)
        while i < end, passage.stream.tokens[i].kind != .punctuation, passage.mention(i, .clause) == nil {
            if let noun = passage.mention(i, .stop), passage.vocabulary.isDecided[noun.entry] { return true }
            i += 1
        }
        return false
    }

    /// The source that a sentence without frames begins with: who "he" is in the next.
    func subject(of sentence: Sentence) -> [DraftSpeaker] {
        let start = sentence.datelineEnd
        let end = min(sentence.tokens.upperBound, start + 3)
        guard start < end,
            (start..<end).contains(where: { passage.has($0, .source) || passage.has($0, .organisation) }),
            let np = nounPhrase(after: start, limit: sentence.tokens.upperBound), np.lowerBound <= start + 1,
            isNamed(np)
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

    /// "26 killed – health ministry", "Health ministry: 26 killed".
    func headline(_ sentence: Sentence) -> SpeechFrame? {
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
            for (part, opens) in [(right, false), (left, true)]
            where isNameOfSource(part) || opens && Passage.isColon(token) && isNameAlone(part) {
                return SpeechFrame(
                    region: opens ? part.lowerBound..<i + 1 : i..<part.upperBound, speakers: speakers(part),
                    word: i..<i + 1,
                    opens: opens, closes: !opens,
                    rule: opens ? "attribution.headline-colon" : "attribution.headline-dash")
            }
        }
        return nil
    }

    /// «Он сказал суду 11 слов», — возмущается адвокат: within a quotation that someone is named for, a verb with its source behind it is
    /// part of what is said.
    private func dropQuoted(from frames: inout [SpeechFrame], in sentence: Sentence) {
        guard frames.count > 1, let outer = frames.last, outer.closes, !isQuoted(outer.region.lowerBound, in: sentence)
        else { return }
        frames.removeAll { frame in
            frame.region.upperBound <= outer.region.lowerBound && passage.has(frame.word.lowerBound, .says)
                && frame.word.lowerBound == frame.region.lowerBound && isQuoted(frame.word.lowerBound, in: sentence)
        }
    }

    /// « La directrice lie la hausse aux taux : « Encore 2 millions … » »: behind a colon is quoted whom the sentence began with.
    func quoting(_ sentence: Sentence) -> SpeechFrame? {
        let start = sentence.datelineEnd
        guard
            let colon = sentence.tokens.first(where: { i in
                i > start && Passage.isColon(passage.stream.tokens[i]) && i + 1 < sentence.tokens.upperBound
                    && isQuoteAt(i + 1)
            }), !passage.has(start, .placeBefore), let np = nounPhrase(after: start, limit: colon),
            np.lowerBound <= start + 1, isNamedAtHead(np), isNamed(np)
        else { return nil }
        return SpeechFrame(
            region: colon..<colon + 1, speakers: speakers(np), word: colon..<colon + 1, opens: true, closes: false,
            rule: "attribution.quotation-colon")
    }

    /// "Doctor Maria Costa: “Five died.”"
    func quotesBehindColon(_ sentence: Sentence) -> Bool {
        sentence.tokens.prefix(8).contains { i in
            Passage.isColon(passage.stream.tokens[i]) && i + 1 < sentence.tokens.upperBound && isQuoteAt(i + 1)
        }
    }

    func endsWithStop(_ sentence: Sentence) -> Bool {
        let last = sentence.tokens.upperBound - 1
        // «… превысило 6,5 тыс.»: the full stop of a scale word ends no sentence.
        return passage.stream.tokens[last].kind == .punctuation && passage.readingAt[last] == 0
            && (last == 0 || !passage.has(last - 1, .abbreviation))
    }

    /// «Бастрыкин: …»: a capital word that no lexicon knows and that stands below behind another such, as a family name does.
    private func isNameAlone(_ part: Range<Int>) -> Bool {
        let tokens = passage.stream.tokens
        func isUnknown(_ i: Int) -> Bool {
            tokens[i].isCapitalised && passage.isCased(tokens[i]) && passage.stream.matchRange(i).isEmpty
        }
        guard part.count == 1, !passage.lexicon.settings.capitalisesNouns, isUnknown(part.lowerBound) else {
            return false
        }
        let name = tokens[part.lowerBound].info
        return (part.upperBound + 1..<max(part.upperBound + 1, tokens.count)).contains { i in
            tokens[i].info == name && isUnknown(i - 1) && !isSentenceStart(i - 1)
        }
    }

    /// A short part of a headline that names a source and nothing else.
    func isNameOfSource(_ part: Range<Int>) -> Bool {
        guard !part.isEmpty, part.count <= 7 else { return false }
        var named = false
        var (unknown, nameEnd) = (0, 0)
        for i in part {
            if passage.readingAt[i] != 0, passage.isClaimable(at: i) { return false }
            if passage.has(i, .event) || passage.has(i, .clause) { return false }
            if let name = longestName(i) {
                named = true
                nameEnd = max(nameEnd, name.upperBound)
            }
            // Where no capital tells, the name begins the part.
            if named, !passage.isCased(passage.stream.tokens[part.lowerBound]),
                longestName(part.lowerBound) == nil
            {
                return false
            }
            // «Парламент утвердил новый кабинет»: words that no lexicon knows behind the name say what it did.
            if named, i >= nameEnd, passage.stream.tokens[i].kind == .word, !passage.stream.tokens[i].isCapitalised,
                passage.isCased(passage.stream.tokens[i]), passage.stream.matchRange(i).isEmpty
            {
                unknown += 1
                if unknown > 1 { return false }
            }
            if Passage.isColon(passage.stream.tokens[i]) || Passage.isDash(passage.stream.tokens[i]) { return false }
        }
        return named
    }

    func union(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
        min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
    }

    func frame(
        _ region: Range<Int>, _ speakers: [DraftSpeaker], _ word: Mention, in sentence: Sentence, _ rule: StaticString
    ) -> SpeechFrame {
        // Words before the frame that say nothing: "also", "as", dates.
        var start = region.lowerBound
        while start > sentence.tokens.lowerBound,
            passage.isDate(at: start - 1) || passage.has(start - 1, .placeBefore)
                || passage.has(start - 1, .stop) && passage.mention(start - 1, .clause) == nil
                || isJoined(start - 1)
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
        while end < sentence.tokens.upperBound, !passage.has(end, .modifier),
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
                // ", experts expect a new peak": a weak verb with its object closes nothing.
                if closes, passage.vocabulary.isWeak[word.entry], next.kind == .word, !passage.has(end, .and),
                    passage.mention(end, .clause) == nil, !passage.lexicon.settings.dropsSubjects,
                    !passage.lexicon.settings.verbsLast
                {
                    closes = false
                }
            }
        }
        // «حصيلة من 164 قتيلا بثها التلفزيون»: the verb holds a pronoun for what stands before.
        if word.entryClass == .says, passage.vocabulary.speech[word.entry] == .after,
            !passage.vocabulary.isWeak[word.entry]
        {
            closes = true
        }
        return SpeechFrame(
            region: region, speakers: speakers, word: word.range, opens: opens, closes: closes, rule: rule)
    }

    /// The hyphen that joins a pronoun with its verb: "a-t-il".
    func isJoined(_ i: Int) -> Bool {
        Tokenizer.isHyphen(passage.stream.tokens[i].scalar) && !passage.stream.tokens[i].spaceBefore
            && i + 1 < passage.stream.tokens.count && !passage.stream.tokens[i + 1].spaceBefore
    }

    /// What is said stands behind token `start`: no mark ends the clause before a number or a new clause comes.
    func goesOn(from start: Int, limit: Int) -> Bool {
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
            if Passage.isApostrophe(passage.stream.tokens[i]) {
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
}
