import Claims

/// Decides, sentence after sentence, which speakers a figure has: the frame that reaches it, or the speaker before where the text goes on with him.
struct Attribution: ~Copyable {
    /// The chain of the last frame that named someone, origin first.
    private(set) var last: [DraftSpeaker] = []
    private(set) var lastRule: StaticString = "attribution.none"
    private var frames: [SpeechFrame] = []
    private var passage: Passage
    private var sentence: Sentence?
    /// Organisations named so far, by the words for them ("ministry").
    private var known: [(word: Int32, organisation: Symbol)] = []
    /// Who the lines of a list are from.
    private var listing: [DraftSpeaker] = []
    /// The chain of an open quotation.
    private var quoting: [DraftSpeaker] = []

    /// The paragraph of the sentence before, and whether someone spoke in it.
    private var paragraph = -1
    private var spoke = false
    /// The sentence before holds words of a quotation.
    private var quoted = false
    /// Who spoke there last told of himself and his like, or only a report spoke: he is no source of the toll.
    private var isVoice = false
    /// "According to" or a survey began the sentence before: what it opens is the paragraph's.
    private var begins = false
    /// The sentence before told of a toll.
    private var toldToll = false
    /// Who spoke there last stands behind the verb: "…, said the mayor.".
    private var isInverted = false
    /// What he says stands in a sentence before his: "This was announced by the ministry."
    private var isBackward = false
    /// Who a pronoun at the head of the sentence stands for: he goes on without a verb of saying.
    private var goingOn: [DraftSpeaker] = []
    private var goingOnWord: Range<Int>?

    init(passage: Passage) { self.passage = passage }

    /// "It later revised that number down": the pronoun that begins a sentence in which no one else speaks.
    private func continuation(_ sentence: Sentence, _ frames: [SpeechFrame]) -> Range<Int>? {
        let start = sentence.datelineEnd
        guard frames.isEmpty, start + 2 < sentence.tokens.upperBound else { return nil }
        // «Drei Menschen seien verletzt worden»: the form of the verb says that someone said it.
        if let reported = sentence.mentions.first(where: { passage.mentions[$0].entryClass == .reported }) {
            return passage.mentions[reported].range
        }
        if passage.has(start, .pronoun), !speaksForHimself {
            return start..<start + 1
        }
        // "Of those, 210 were confirmed": a part of what was said.
        for i in start..<min(start + 3, sentence.tokens.upperBound) {
            if let part = passage.mention(i, .including), i > start || passage.vocabulary.side[part.entry] != .after {
                return part.range
            }
        }
        return nil
    }

    /// "Eleven others were hurt", «К 13:00 извлечены тела шести человек»: the next sentence of the paragraph tells more of the toll.
    /// Another day, another institution or words of someone else's end what the speaker says.
    private func more(_ sentence: Sentence, _ frames: [SpeechFrame]) -> Range<Int>? {
        guard frames.isEmpty, paragraph == sentence.paragraph, !isVoice || begins,
            !sentence.classes.contains(.earlier), !saysImpersonally(sentence),
            !sentence.classes.contains(.comparison), !(sentence.hasQuotes && quotes(sentence)),
            begins
                || !sentence.readings.contains(where: {
                    passage.readings[$0].kind == .date && !isStatus(passage.readings[$0].numeral)
                })
        else { return nil }
        let start = sentence.datelineEnd
        let head = start..<min(start + 4, sentence.tokens.upperBound)
        // Another institution is the subject; behind a number, it is counted.
        let subject = head.prefix { !passage.isClaimable(at: $0) }
        guard !subject.contains(where: { passage.has($0, .source) || passage.has($0, .organisation) }) else {
            return nil
        }
        // «España ha enviado 86 efectivos»: a country acts.
        if passage.has(start, .place) { return nil }
        // The lead tells what one source said; so does the sentence behind "…, said the mayor.".
        if adds(sentence) || begins { return head }
        if sentence.role == .lead, !isBackward, toldToll || sentence.classes.contains(.event),
            sentence.classes.contains(.concept) || toll(sentence) != nil
        {
            return head
        }
        guard let word = toll(sentence) else {
            return isInverted && (toldToll || !passage.lexicon.settings.dropsSubjects) ? head : nil
        }
        return toldToll || isInverted ? word : nil
    }

    /// A verb of saying without a subject ("it was said") stands in the sentence; "were recorded" only counts.
    private func saysImpersonally(_ sentence: Sentence) -> Bool {
        guard sentence.classes.contains(.says) else { return false }
        return sentence.mentions.contains { m in
            let verb = passage.mentions[m]
            guard verb.entryClass == .says else { return false }
            let start = verb.range.lowerBound
            if passage.vocabulary.speech[verb.entry] == .passive {
                return !(sentence.tokens.lowerBound..<start).contains { passage.isClaimable(at: $0) }
            }
            // "Three children were said to be among them": who said the rest.
            if start > sentence.tokens.lowerBound, passage.has(start - 1, .copula),
                (sentence.tokens.lowerBound..<start).contains(where: { passage.isClaimable(at: $0) })
            {
                return false
            }
            // «وسُجلت 1604 وفيات»
            return
                !(passage.lexicon.settings.dropsSubjects && passage.vocabulary.isWeak[verb.entry]
                && passage.isClaimable(at: verb.range.upperBound))
        }
    }

    /// Words of someone's stand in quotation marks, and not only a name.
    private func quotes(_ sentence: Sentence) -> Bool {
        var i = sentence.tokens.lowerBound
        while i < sentence.tokens.upperBound {
            guard Passage.isQuote(passage.stream.tokens[i]) else {
                i += 1
                continue
            }
            let end = min(sentence.tokens.upperBound, i + 5)
            guard i + 1 < end, passage.stream.tokens[i + 1].isCapitalised,
                let close = (i + 2..<max(i + 2, end)).first(where: { Passage.isQuote(passage.stream.tokens[$0]) })
            else { return true }
            i = close + 1
        }
        return false
    }

    /// "The figure includes 980 dead in Taroudant": the figure of before is the subject.
    private func tellsOfFigure(_ sentence: Sentence) -> Bool {
        let start = sentence.datelineEnd
        guard let figure = passage.mention(start, .figure), figure.range.count > 1 || passage.isArticle(start) else {
            return false
        }
        return passage.has(figure.range.upperBound, .including)
    }

    /// «На утро среды в стационарах оставались 80 человек»: as of when the speaker gives the figure.
    private func isStatus(_ date: Range<Int>) -> Bool {
        passage.stream.matchEnding(at: date.lowerBound, .asOf, reach: 4, passage.lexicon).map {
            passage.vocabulary.isStatus[Int($0.1.entry)]
        } ?? false
    }

    /// "Another 23 people", « Onze autres »: the sentence begins with what it adds to the figures before.
    private func adds(_ sentence: Sentence) -> Bool {
        sentence.classes.contains(.increment)
            && (sentence.tokens.lowerBound..<min(sentence.tokens.lowerBound + 3, sentence.tokens.upperBound)).contains {
                passage.has($0, .increment)
            }
    }

    /// The first word of a sentence that tells of a toll.
    private func toll(_ sentence: Sentence) -> Range<Int>? {
        guard sentence.classes.contains(.event) else { return nil }
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            if mention.entryClass == .event, passage.vocabulary.isOfToll[mention.entry] { return mention.range }
        }
        return nil
    }

    /// Who spoke last is a person of no office: what "he" does next, the outlet tells.
    private var speaksForHimself: Bool {
        last.first.map { speaker in
            speaker.organisation == 0 && (speaker.kind == .person || speaker.kind == .witness)
                && !speaker.tokens.contains { passage.has($0, .source) }
        } ?? false
    }

    /// Who says a figure, by which words and rule.
    struct Answer {
        var chain: [DraftSpeaker] = []
        var rule: StaticString = "attribution.none"
        var words: Range<Int>?
        /// Tokens of the frame, in which a date is the date of the statement.
        var frame: Range<Int>?
    }

    /// Takes up a sentence; to be called for every sentence in order.
    mutating func enter(_ sentence: Sentence, frames: [SpeechFrame]) {
        self.sentence = sentence
        let first = passage.stream.tokens[sentence.tokens.lowerBound]
        let isItem = first.kind != .word && first.kind != .number && !Passage.isQuote(first)
        if !isItem { listing = [] }
        // "…," she said. "But …": a quotation right behind a quoted speaker is still his.
        let goesOn =
            (Passage.isQuote(first) || Passage.isDash(first)) && paragraph == sentence.paragraph && spoke && quoted
        if goesOn {
            quoting = last
        } else if !sentence.startsQuoted {
            quoting = []
        } else if quoting.isEmpty {
            quoting = last
        }
        if let pronoun = continuation(sentence, frames) ?? more(sentence, frames), spoke, quoting.isEmpty,
            paragraph == sentence.paragraph
                || (paragraph + 1 == sentence.paragraph && tellsOfFigure(sentence))
                || (paragraph + 1 == sentence.paragraph && passage.has(pronoun.lowerBound, .pronoun)
                    && sentence.classes.contains(.revision))
        {
            goingOn = last
            goingOnWord = pronoun
        } else {
            goingOn = []
        }
        self.frames = frames
        for i in self.frames.indices {
            // Most are as they were: what does not change is not copied.
            for k in self.frames[i].speakers.indices {
                let named = resolved(self.frames[i].speakers[k])
                if named != self.frames[i].speakers[k] { self.frames[i].speakers[k] = named }
            }
        }
        for i in self.frames.indices where self.frames[i].isContinuation {
            self.frames[i].speakers = previousSpeaker(before: i)
            if self.frames[i].speakers.isEmpty,
                let pronoun = self.frames[i].region.first(where: {
                    passage.has($0, .pronoun)
                })
            {
                self.frames[i].speakers = [DraftSpeaker(tokens: pronoun..<pronoun + 1, kind: .person)]
            }
            self.frames[i].isCited = false
        }
    }

    /// Who says what an open quotation of earlier sentences holds, where this sentence closes it and names the speaker.
    var closingQuotation: SpeechFrame? {
        guard let sentence, sentence.startsQuoted else { return nil }
        return frames.first { !$0.speakers.isEmpty && closesQuote($0.region) }
    }

    /// Who said the sentence before: "This was announced by the ministry."
    var backward: SpeechFrame? {
        frames.indices.first { frames[$0].isBackward && !frames[$0].speakers.isEmpty }.map { frames[$0] }
    }

    func chainOfQuotation(_ frame: SpeechFrame) -> [DraftSpeaker] { chain(of: frame.speakers, at: frame.region) }

    /// Tokens of the sentence's frames.
    var regions: [Range<Int>] { frames.map(\.region) }

    /// "the ministry": the one that was named in full before.
    private mutating func resolved(_ speaker: DraftSpeaker) -> DraftSpeaker {
        var speaker = speaker
        for token in speaker.tokens where passage.has(token, .source) || passage.has(token, .organisation) {
            let info = passage.stream.tokens[token].info
            guard passage.stream.tokens[token].kind == .word else { continue }
            let word = passage.stream.memo.infos[Int(info)].candidates.0
            if speaker.organisation != 0 {
                if let i = known.firstIndex(where: { $0.word == word }) {
                    known[i].organisation = speaker.organisation
                } else {
                    known.append((word, speaker.organisation))
                }
            } else if speaker.tokens.count <= 3, let named = known.first(where: { $0.word == word }) {
                speaker.organisation = named.organisation
            }
        }
        if speaker.organisation == 0, let named = antecedent(of: speaker) {
            speaker.organisation = named.organisation
            speaker.antecedent = named.antecedent ?? named.tokens
        }
        return speaker
    }

    /// Whom a word that only points back means, of those who spoke last: "the agency", «ведомство», «дипломат».
    private func antecedent(of speaker: DraftSpeaker) -> DraftSpeaker? {
        let start = speaker.tokens.lowerBound
        guard speaker.tokens.count <= 3, let word = speaker.tokens.last,
            let source = passage.mention(passage.isArticle(start) ? start + 1 : start, .source)
                ?? passage.mention(word, .source),
            passage.vocabulary.speech[source.entry] == .pronoun
        else { return nil }
        let kind = passage.vocabulary.speakerKind[source.entry]
        return last.first { other in
            switch kind {
            case .organisation: other.organisation != 0 || other.kind == .organisation
            case .person: other.kind == .person
            default: other.kind == kind
            }
        }
    }

    /// A line above a list names who the list is from; lines of the list begin with a dash or bullet.
    mutating func head(_ speakers: [DraftSpeaker]) { listing = speakers }

    /// A sentence in which no one speaks began with this source.
    mutating func pass(_ subject: [DraftSpeaker]) {
        if !subject.allSatisfy({ passage.namesReport($0.tokens) }) { last = subject }
    }

    /// Leaves the sentence: its last named speaker is who "he" is in the next.
    mutating func leave() {
        if let sentence {
            paragraph = sentence.paragraph
            toldToll = toll(sentence) != nil || (toldToll && !goingOn.isEmpty)
            quoted = sentence.startsQuoted || sentence.hasQuotes
        }
        // The last one who speaks for himself; else the last report, else the last who is cited.
        var (own, report, cited): (Int?, Int?, Int?) = (nil, nil, nil)
        for i in frames.indices.reversed() where !frames[i].speakers.isEmpty {
            if frames[i].isCited {
                cited = cited ?? i
            } else if isReport(i) {
                report = report ?? i
            } else {
                own = i
                break
            }
        }
        let chosen = own ?? report ?? cited
        spoke = !quoting.isEmpty || !goingOn.isEmpty || chosen != nil
        begins = false
        guard let chosen else { return }
        var named = chain(of: chosen)
        for i in named.indices {
            let short = shortened(named[i])
            if short != named[i] { named[i] = short }
        }
        self.last = named
        isVoice =
            frames[chosen].speakers.contains { $0.kind == .witness } || frames[chosen].isWeak
            || frames[chosen].isRelative || isReport(chosen) || closesQuote(frames[chosen].region)
            || sentence?.startsQuoted ?? false
        isInverted = frames[chosen].isInverted && passage.has(frames[chosen].word.lowerBound, .says)
        isBackward = frames[chosen].isBackward
        if let sentence {
            let word = frames[chosen].word
            let start = passage.has(sentence.datelineEnd, .and) ? sentence.datelineEnd + 1 : sentence.datelineEnd
            begins =
                word.lowerBound <= start
                && (passage.has(word.lowerBound, .accordingTo) || frames[chosen].opensSurvey
                    || word.count > 1 && word == frames[chosen].region
                        && passage.mention(word.lowerBound, .says).map {
                            passage.vocabulary.speech[$0.entry] == .pronoun
                        }
                            ?? false)
            begins =
                begins && (!isVoice || frames[chosen].opensSurvey) && frames.count == 1
                && !frames[chosen].isBackward
        }
        lastRule = frames[chosen].rule
    }

    /// "Maria Costa, head of the hospital": whom a pronoun means later is called by his name alone.
    private func shortened(_ speaker: DraftSpeaker) -> DraftSpeaker {
        guard let comma = speaker.tokens.first(where: { Passage.isComma(passage.stream.tokens[$0]) }) else {
            return named(speaker)
        }
        let parts = [speaker.tokens.lowerBound..<comma, comma + 1..<speaker.tokens.upperBound]
        let names = parts.filter { part in
            part.count > 1 && part.count <= 4
                && part.allSatisfy {
                    passage.stream.tokens[$0].isCapitalised && !passage.has($0, .source)
                        && !passage.has($0, .organisation) || Tokenizer.isHyphen(passage.stream.tokens[$0].scalar)
                }
        }
        guard names.count == 1 else { return speaker }
        var named = speaker
        named.tokens = names[0]
        return named
    }

    /// «председатель Следственного комитета Александр Бастрыкин»: a title and, behind it, a name of two capital words that no lexicon knows.
    private func named(_ speaker: DraftSpeaker) -> DraftSpeaker {
        guard !passage.lexicon.settings.capitalisesNouns, speaker.tokens.count > 3,
            passage.mention(speaker.tokens.lowerBound, .source) != nil
                || passage.mention(speaker.tokens.lowerBound + 1, .source) != nil
        else { return speaker }
        var start = speaker.tokens.upperBound
        while start > speaker.tokens.lowerBound {
            let token = passage.stream.tokens[start - 1]
            guard token.isCapitalised, passage.isCased(token), passage.stream.matchRange(start - 1).isEmpty else {
                break
            }
            start -= 1
        }
        guard 2...3 ~= speaker.tokens.upperBound - start else { return speaker }
        var short = speaker
        short.tokens = start..<speaker.tokens.upperBound
        return short
    }

    /// Only a figure's own name speaks ("an earlier toll"): no one whom a pronoun could mean.
    private func isReport(_ i: Int) -> Bool {
        for k in frames[i].speakers.indices where !passage.namesReport(frames[i].speakers[k].tokens) { return false }
        return true
    }

    private func previousSpeaker(before i: Int) -> [DraftSpeaker] {
        var j = i - 1
        while j >= 0 {
            if !frames[j].speakers.isEmpty, !frames[j].isCited || frames[j].speakers.count > 1, !tellsObject(j) {
                return chain(of: j)
            }
            j -= 1
        }
        return last
    }

    private func isWeakVerb(_ i: Int) -> Bool {
        passage.mention(i, .says).map { passage.vocabulary.isWeak[$0.entry] } ?? false
    }

    /// «ما تداولته وسائل إعلام»: a verb that holds the pronoun of what was said.
    private func tellsObject(_ i: Int) -> Bool {
        i > 0
            && passage.mention(frames[i].word.lowerBound, .says).map { passage.vocabulary.speech[$0.entry] == .after }
                ?? false
    }

    /// The chain of a frame: the source it cites, then itself, then the medium beside it.
    private func chain(of i: Int) -> [DraftSpeaker] { chain(of: frames[i].speakers, at: frames[i].region) }

    private func chain(of speakers: [DraftSpeaker], at region: Range<Int>) -> [DraftSpeaker] {
        var result = speakers
        // The frame goes on with a chain that is complete already.
        if !last.isEmpty, speakers == last { return result }
        // In place: a frame that is copied counts who holds its speakers.
        for i in frames.indices where frames[i].isCited && frames[i].region != region {
            let cited = frames[i].speakers
            if cited.isEmpty { continue }
            result = frames[i].isCarrier ? result + cited : cited + result
        }
        return unique(result)
    }

    private func unique(_ speakers: [DraftSpeaker]) -> [DraftSpeaker] {
        // Nearly always each stands once, and the list stays as it is.
        if speakers.indices.allSatisfy({ i in !speakers[..<i].contains { $0.tokens == speakers[i].tokens } }) {
            return speakers
        }
        var result: [DraftSpeaker] = []
        for speaker in speakers where !result.contains(where: { $0.tokens == speaker.tokens }) {
            result.append(speaker)
        }
        return result
    }

    /// Who says the figure at `token`.
    func answer(at token: Int) -> Answer {
        var (before, behind, around): (Int?, Int?, Int?) = (nil, nil, nil)
        for i in frames.indices where !frames[i].speakers.isEmpty && !frames[i].isDecision {
            if frames[i].region.contains(token) {
                around = i
            } else if frames[i].region.upperBound <= token {
                if let reach = frames[i].reach, token > reach { continue }
                if !frames[i].isCited || before == nil { before = i }
            } else if behind.map({ frames[$0].isCited && !frames[i].isCited }) ?? true {
                behind = i
            }
        }
        // "… and declared three days of mourning": what the nearest verb before decides, no one told.
        if let nearest = frames.last(where: { $0.region.upperBound <= token }), nearest.isDecision,
            before.map({ frames[$0].region.upperBound <= nearest.region.lowerBound }) ?? true
        {
            return Answer()
        }
        // Frames are asked in place: one that is copied counts who holds its speakers.
        if let around {
            // "The group, which employs 5,400 people, said": what is told of the speaker is said by the outlet.
            return frames[around].isBackground(token) ? Answer(frame: frames[around].region) : answer(of: around)
        }
        if let teller = relativeTeller(of: token) { return answer(of: teller) }
        let closing = behind.flatMap { i in
            frames[i].closes && !isEnclosed(frames[i].region, from: token) && !isOfLaterClause(frames[i], token)
                ? i : nil
        }
        if let left = before {
            if let closing { return answer(at: token, between: left, and: closing) }
            return isOfOutlet(token, behind: frames[left]) ? Answer() : answer(of: left)
        }
        if let closing { return answer(of: closing) }
        if !listing.isEmpty {
            return Answer(chain: listing, rule: "attribution.list-heading", words: nil, frame: nil)
        }
        if !goingOn.isEmpty {
            return Answer(chain: goingOn, rule: "attribution.goes-on", words: goingOnWord, frame: nil)
        }
        if !quoting.isEmpty {
            return Answer(chain: quoting, rule: "attribution.open-quotation", words: nil, frame: nil)
        }
        return Answer()
    }

    /// What a frame says of a figure.
    private func answer(of i: Int) -> Answer {
        var chain = chain(of: i)
        if let outer = teller(of: i) { chain = unique(chain + self.chain(of: outer)) }
        return Answer(chain: chain, rule: frames[i].rule, words: frames[i].word, frame: frames[i].region)
    }

    /// "The lawyer recalled that the authorities had admitted 15": who tells what another said, in a clause that hangs on his verb.
    private func teller(of i: Int) -> Int? {
        guard i > 0, !passage.lexicon.settings.verbsLast, !frames[i].isCited, !frames[i].isContinuation else {
            return nil
        }
        let outer = i - 1
        let start = frames[outer].region.upperBound
        guard start <= frames[i].region.lowerBound, frames[outer].opens, !frames[outer].isCited,
            !frames[outer].isRelative, !frames[outer].speakers.isEmpty,
            (start - 1..<min(start + 3, frames[i].region.lowerBound)).contains(where: { k in
                passage.mention(k, .clause).map { passage.vocabulary.opensContent[$0.entry] } ?? false
            }), !separates(start, frames[i].region.lowerBound)
        else { return nil }
        return outer
    }

    /// "the 12,000 whom police counted", «26 убитых, о которых МВД объявило»: a relative clause right behind what is counted says whose figure it is.
    private func relativeTeller(of token: Int) -> Int? {
        guard let r = passage.reading(at: token) else { return nil }
        let end = passage.readings[r].numeral.upperBound
        for i in frames.indices where frames[i].region.lowerBound > end && !frames[i].isCited {
            guard frames[i].region.lowerBound - end <= 8, !frames[i].speakers.isEmpty, !frames[i].isRelative else {
                return nil
            }
            let pronoun = frames[i].region.lowerBound - 1
            // «حصيلة من 164 قتيلا بثها التلفزيون»: the verb holds the pronoun.
            if let verb = passage.mention(frames[i].word.lowerBound, .says),
                frames[i].region.lowerBound == frames[i].word.lowerBound,
                passage.vocabulary.speech[verb.entry] == .after, !passage.vocabulary.isWeak[verb.entry],
                passage.lexicon.settings.dropsSubjects, pronoun < end + 4,
                !(end..<pronoun + 1).contains(where: {
                    passage.isClaimable(at: $0) || passage.mention($0, .clause) != nil || passage.has($0, .and)
                        || passage.stream.tokens[$0].kind == .punctuation
                })
            {
                return i
            }
            // «которых следствие считает организаторами»: the verb says what they are, not how many.
            let next = frames[i].region.upperBound
            if frames[i].isWeak || isWeakVerb(frames[i].word.lowerBound),
                next < passage.stream.tokens.count, passage.stream.tokens[next].kind == .word,
                !passage.isDate(at: next), !passage.has(next, .placeBefore),
                !passage.has(next, .stop), !passage.has(next, .of)
            {
                return nil
            }
            guard pronoun >= end, frames[i].word != frames[i].region,
                passage.mention(pronoun, .clause).map({
                    // «los 12.000 que estimó la Delegación»: right behind the number the conjunction is a pronoun.
                    passage.vocabulary.isRelative[$0.entry]
                        || passage.vocabulary.opensContent[$0.entry] && pronoun - end <= 1
                }) ?? false,
                !(end..<pronoun).contains(where: {
                    passage.isClaimable(at: $0) || passage.mention($0, .clause) != nil || passage.has($0, .and)
                        || passage.stream.tokens[$0].kind == .punctuation
                            && !(Passage.isComma(passage.stream.tokens[$0]) && pronoun - $0 <= 2)
                })
            else { return nil }
            return i
        }
        return nil
    }

    /// Who says the figure that stands behind one frame and before another that closes what is said.
    private func answer(at token: Int, between left: Int, and closing: Int) -> Answer {
        let start = frames[left].region.upperBound
        let (opens, closes) = (frames[left].opens, frames[left].closes)
        /// Both speak: the first of the two stands for it, with its rule and words.
        func both(_ chain: [DraftSpeaker]) -> Answer {
            Answer(
                chain: unique(chain), rule: frames[left].rule, words: frames[left].word, frame: frames[left].region)
        }
        // «According to the Red Crescent, 26 died», the UN office said: both, the inner one first.
        let isRelayed =
            passage.has(frames[closing].word.lowerBound, .accordingTo)
            && passage.has(frames[left].word.lowerBound, .says)
        let inner =
            opens && !closes && isRelayed
            || opens && (closesQuote(frames[closing].region) || isMedium(closing) || isMedium(left))
        if inner, !separates(start, token) || isMedium(left) {
            return both(
                isMedium(left) && !isMedium(closing)
                    ? chain(of: closing) + chain(of: left) : chain(of: left) + chain(of: closing))
        }
        // "According to the UN, those fled whom fights drove out, which cost 2,000 lives, according to Acled": the clause has its own source.
        let isNested =
            relativeOpens(start, token) && !closes
            && !(token..<frames[closing].region.lowerBound).contains { passage.has($0, .clause) }
        let isWeak = frames[left].isWeak
        // «Центр повысил прогноз …, говорится в обзоре»: the report is the speaker's own.
        if isWeak, opens, !separates(start, token), opensWithReport(frames[closing]) {
            return both(chain(of: left) + chain(of: closing))
        }
        let isObject =
            passage.mention(frames[closing].word.lowerBound, .says).map {
                passage.vocabulary.speech[$0.entry] == .after
            }
            ?? false
        if isNested || isWeak && !isObject && !frames[closing].isWeak && !separates(start, token) {
            return answer(of: closing)
        }
        if opens, !closes || !separates(start, token) { return answer(of: left) }
        return answer(of: closing)
    }

    /// The frame before the token does not reach it: what is said has ended, or the words tell of him who spoke.
    private func isOfOutlet(_ token: Int, behind frame: SpeechFrame) -> Bool {
        tellsBehind(frame, token)
            || frame.closes && !frame.opens
                && (clauseOpens(frame.region.upperBound, token) || endsAtSemicolon(frame.region.upperBound, token))
            || describesSpeaker(frame, token) || tellsOfSpeaker(frame, token) || tellsWhoHeIs(frame, token)
    }

    /// "said Luc, a driver with 24 years' service": a duration right behind a name that ends what is said tells of him.
    private func describesSpeaker(_ frame: SpeechFrame, _ token: Int) -> Bool {
        guard frame.closes, !frame.opens, frame.word.upperBound < frame.region.upperBound,
            let r = passage.reading(at: token), passage.readings[r].kind == .duration,
            token - frame.region.upperBound < 8
        else { return false }
        return !(frame.region.upperBound..<token).contains {
            passage.has($0, .clause) || passage.has($0, .says) || passage.has($0, .event)
        }
    }

    /// "…", says Peter Lindqvist, a doctor who has worked here for 17 years.: behind the comma after a person who ends what is said, up to the
    /// next one who speaks, stands who he is.
    private func tellsWhoHeIs(_ frame: SpeechFrame, _ token: Int) -> Bool {
        let end = frame.region.upperBound
        guard frame.closes, !frame.opens, frame.isInverted, frame.speakers.first?.kind == .person,
            Passage.isComma(passage.stream.tokens[end])
                || passage.mention(end, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false,
            token - end < 16, closesQuote(frame.region)
        else { return false }
        return !(end + 1..<max(end + 1, token)).contains {
            Passage.isComma(passage.stream.tokens[$0])
                || passage.mention($0, .says).map { !passage.vocabulary.isWeak[$0.entry] } ?? false
                || Passage.isQuote(passage.stream.tokens[$0]) || passage.has($0, .and)
        }
    }

    /// "He needs 138 votes, while he can count, by the paper's count, on 102": what stands within a clause is of that clause.
    private func isOfLaterClause(_ frame: SpeechFrame, _ token: Int) -> Bool {
        guard let sentence,
            passage.has(frame.word.lowerBound, .accordingTo)
                || frame.isInverted && passage.has(frame.word.lowerBound, .says)
                    && Passage.isComma(passage.stream.tokens[frame.region.lowerBound - 1]),
            frame.region.upperBound + 1 < sentence.tokens.upperBound,
            Passage.isComma(passage.stream.tokens[frame.region.upperBound]),
            !(passage.mention(frame.region.upperBound + 1, .clause).map { passage.vocabulary.isRelative[$0.entry] }
                ?? false)
        else { return false }
        let isSaid = !passage.has(frame.word.lowerBound, .accordingTo)
        if isSaid, (token..<frame.region.lowerBound).contains(where: { Passage.isQuote(passage.stream.tokens[$0]) }) {
            return false
        }
        if isSaid, passage.readingAt[frame.region.upperBound + 1] != 0 || passage.has(frame.region.upperBound + 1, .and)
        {
            return false
        }
        return (token + 1..<frame.region.lowerBound).contains { i in
            if isSaid, Passage.isComma(passage.stream.tokens[i - 1]), passage.has(i, .and) { return true }
            if isSaid, passage.stream.tokens[i].scalar == 0x3B { return true }
            return !isSaid && Passage.isComma(passage.stream.tokens[i - 1])
                && (passage.mention(i, .clause).map {
                    !passage.vocabulary.opensContent[$0.entry] && !passage.vocabulary.isRelative[$0.entry]
                } ?? false)
        }
    }

    /// The frame stands in brackets or between dashes that hold a number of their own and not the token.
    private func isEnclosed(_ region: Range<Int>, from token: Int) -> Bool {
        guard let sentence, region.upperBound < sentence.tokens.upperBound else { return false }
        let behind = passage.stream.tokens[region.upperBound]
        let isBracket = behind.scalar == 0x29
        guard isBracket || Passage.isDash(behind) else { return false }
        let open = (token..<region.lowerBound).last { i in
            let mark = passage.stream.tokens[i]
            return isBracket
                ? mark.scalar == 0x28 : Passage.isDash(mark) && !Passage.isQuote(passage.stream.tokens[i - 1])
        }
        guard let open else { return false }
        return (open..<region.lowerBound).contains { passage.isClaimable(at: $0) }
    }

    /// «قالت المجموعة التي توظف 5400 شخص إن …»: between the speaker and "that" a relative clause tells of him.
    private func tellsOfSpeaker(_ frame: SpeechFrame, _ token: Int) -> Bool {
        guard let sentence, frame.word.upperBound < frame.region.upperBound else { return false }
        var start = frame.region.upperBound
        if Passage.isComma(passage.stream.tokens[start]) { start += 1 }
        guard start < token else { return false }
        let isRelative = passage.mention(start, .clause).map { passage.vocabulary.isRelative[$0.entry] } ?? false
        let isAside = start > frame.region.upperBound && passage.has(start, .placeBefore)
        // «وقال موسى (41 عاما)، وهو أب لخمسة: «…»»
        let isWho = passage.has(start, .and) && passage.has(start + 1, .pronoun)
        if isWho {
            return !(start..<token).contains(where: { Passage.isColon(passage.stream.tokens[$0]) })
                && (token..<sentence.tokens.upperBound).contains { Passage.isColon(passage.stream.tokens[$0]) }
        }
        guard isRelative || isAside else { return false }
        func opensContent(_ i: Int) -> Bool {
            passage.mention(i, .clause).map { passage.vocabulary.opensContent[$0.entry] } ?? false
        }
        return !(start..<token).contains(where: opensContent)
            && (token..<sentence.tokens.upperBound).contains {
                opensContent($0) && (isRelative || Passage.isComma(passage.stream.tokens[$0 - 1]))
            }
    }

    /// "According to the charity, which employs 56 doctors, 12 children died": a relative clause right behind the speaker, up to its comma.
    private func tellsBehind(_ frame: SpeechFrame, _ token: Int) -> Bool {
        guard let sentence, frame.opens else { return false }
        let comma = frame.region.upperBound
        guard comma + 1 < token, Passage.isComma(passage.stream.tokens[comma]),
            passage.mention(comma + 1, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false
        else { return false }
        return !(comma + 1..<token).contains { Passage.isComma(passage.stream.tokens[$0]) }
            && (token..<sentence.tokens.upperBound).contains { Passage.isComma(passage.stream.tokens[$0]) }
    }

    /// Who speaks begins with the name of a report: "in a review of the company".
    private func opensWithReport(_ frame: SpeechFrame) -> Bool {
        frame.speakers.first.flatMap { passage.mention($0.tokens.lowerBound, .source) }
            .map { passage.vocabulary.isWeak[$0.entry] } ?? false
    }

    private func isMedium(_ i: Int) -> Bool { frames[i].speakers.allSatisfy { $0.kind == .medium } }

    private func closesQuote(_ region: Range<Int>) -> Bool {
        var i = region.lowerBound - 1
        // "…», a déclaré": an auxiliary stands before the verb.
        while i > region.lowerBound - 3, i >= 0, passage.has(i, .stop) { i -= 1 }
        while i >= 0, Passage.isComma(passage.stream.tokens[i]) || Passage.isDash(passage.stream.tokens[i]) { i -= 1 }
        // The quotation of the paragraph before is another's.
        return i >= 0 && Passage.isQuote(passage.stream.tokens[i])
            && !(i + 1...region.lowerBound).contains { passage.stream.tokens[$0].newlineBefore }
    }

    /// Behind a frame that closes what is said, a clause of the outlet's own begins: ", officials said, days after …".
    private func clauseOpens(_ from: Int, _ to: Int) -> Bool {
        var i = from
        while i < to {
            // "mehr als": the conjunction within a modifier opens no clause.
            if let modifier = passage.mention(i, .modifier) {
                i = modifier.range.upperBound
                continue
            }
            if let clause = passage.mention(i, .clause) {
                // "…, admits a rescuer, whose unit has 56 men": right behind the speaker, it tells of him.
                if passage.vocabulary.isRelative[clause.entry] {
                    return i <= from + 1 || isAside(from..<i)
                        || (from..<i).suffix(2).contains { Passage.isComma(passage.stream.tokens[$0]) }
                }
                return !passage.vocabulary.opensContent[clause.entry]
            }
            i += 1
        }
        return false
    }

    /// A relative clause begins between the two tokens.
    private func relativeOpens(_ from: Int, _ to: Int) -> Bool {
        (from + 1..<max(from + 1, to)).contains { i in
            passage.mention(i, .clause).map { passage.vocabulary.isRelative[$0.entry] } ?? false
        }
    }

    /// "…, officials said; earlier 49 were named", "; Paris offers 5 million": behind a semicolon the outlet goes on by itself where an
    /// earlier time or another name opens the clause.
    private func endsAtSemicolon(_ from: Int, _ to: Int) -> Bool {
        guard
            let semicolon = (from..<to).last(where: {
                passage.stream.tokens[$0].scalar == 0x3B || passage.stream.tokens[$0].scalar == 0x61B
            })
        else { return false }
        return (semicolon + 1..<to).contains { passage.has($0, .earlier) }
            || (semicolon + 1..<min(to, semicolon + 3)).contains {
                passage.has($0, .place) || passage.has($0, .organisation) || passage.has($0, .source)
            }
    }

    /// A few words between commas, which only say who he is: ", a climber, ".
    private func isAside(_ words: Range<Int>) -> Bool {
        guard words.count <= 8, Passage.isComma(passage.stream.tokens[words.upperBound - 1]) else { return false }
        return !words.contains { passage.has($0, .says) || passage.has($0, .event) || passage.isClaimable(at: $0) }
    }

    /// A clause ends between the two tokens: the earlier speaker no longer reaches the later.
    private func separates(_ from: Int, _ to: Int) -> Bool {
        var i = from
        while i < to {
            let token = passage.stream.tokens[i]
            if token.scalar == 0x3B || token.scalar == 0x61B { return true }
            if Passage.isComma(token), i + 1 < to,
                passage.has(i + 1, .and)
                    || passage.mention(i + 1, .clause).map({
                        !passage.vocabulary.opensContent[$0.entry] && !passage.vocabulary.isRelative[$0.entry]
                    }) ?? false
            {
                return true
            }
            i += 1
        }
        return false
    }
}

extension SpeechFrame {
    /// The verb stands before the one who speaks.
    fileprivate var isInverted: Bool {
        word.lowerBound == region.lowerBound && word.upperBound < region.upperBound && !isCited && !isContinuation
            && !isRelay
    }

    /// A figure between speaker and verb.
    fileprivate func isBackground(_ token: Int) -> Bool {
        word.upperBound == region.upperBound && token < word.lowerBound && !isRelay && !isCited
    }
}
