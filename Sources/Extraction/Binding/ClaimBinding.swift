import Claims

/// The work on one text: what one sentence leaves for the next.
struct ClaimBinding: ~Copyable {
    let passage: Passage
    let context: ClaimContext
    let phrases: NounPhrases
    let events: EventBinder
    let sources: SourceReader
    let times: AsOfBinder
    let circumstances: Circumstances
    var attribution: Attribution
    var drafts: [DraftClaim] = []
    /// Noun phrases of the drafts, by the same index.
    var counted: [CountedPhrase] = []
    /// The first draft of the sentence before, and its paragraph.
    var previous = (first: 0, paragraph: -1)
    /// Drafts inside a quotation that is still open.
    var openQuotation: [Int] = []
    /// The date of the last statement, who made it, and in which paragraph.
    var statement: (date: CivilInterval, chain: [DraftSpeaker], paragraph: Int)?

    /// The time long past that the sentence before told of, and its paragraph, where it gave no figure of a toll itself.
    var background: (date: CivilInterval, paragraph: Int)?
    /// The time that a time told last was told from.
    var toldFrom: CivilInterval?
    /// The first day of the week before the report that its text names: when what it tells of happened.
    var occasion: CivilInterval?
    /// The day that the text told of last.
    var narrative: CivilInterval?
    /// The time, behind the report's, that the sentence before told of.
    var past: CivilInterval?
    /// The date that a report's figures were said to be of, by whom, and in which paragraph.
    var status: (date: CivilInterval, chain: [DraftSpeaker], paragraph: Int)?

    init(passage: Passage, context: ClaimContext) {
        self.passage = passage
        self.context = context
        phrases = NounPhrases(passage: passage)
        events = EventBinder(passage: passage)
        sources = SourceReader(passage: passage)
        times = AsOfBinder(passage: passage, articleDate: context.date)
        circumstances = Circumstances(passage: passage)
        attribution = Attribution(passage: passage)
        drafts.reserveCapacity(passage.readings.count)
        counted.reserveCapacity(passage.readings.count)
    }

    /// The drafts that were made.
    consuming func finish() -> [DraftClaim] { drafts }

    /// The drafts of singulars that hold: bound to the very event beside them, asserted, and no name of who speaks. Their `partOf` is the
    /// reading of the total, not its draft.
    consuming func singulars(_ candidates: [ImpliedSingulars.Candidate]) -> [DraftClaim] {
        drafts.indices.compactMap { i in
            let reading = passage.readings[drafts[i].reading]
            guard reading.isUnstated, drafts[i].event != 0, drafts[i].stance == .asserted,
                let candidate = candidates.first(where: { $0.reading.numeral == reading.numeral }),
                !drafts[i].attribution.contains(where: { $0.tokens.overlaps(reading.numeral) })
            else { return nil }
            if let event = candidate.event {
                guard let range = counted[i].eventRange,
                    range == event.range || drafts[i].event == passage.lexicon.entries[event.entry].id
                else { return nil }
            } else if drafts[i].partOf == nil {
                return nil
            }
            var draft = drafts[i]
            // Of singulars none is the total of another.
            draft.partOf = draft.partOf.map { drafts[$0].reading }.flatMap {
                passage.readings[$0].isUnstated ? nil : $0
            }
            if candidate.event == nil, draft.partOf == nil { return nil }
            return draft
        }
    }

    mutating func read(_ sentence: Sentence) {
        let frames = sources.frames(of: sentence)
        attribution.enter(sentence, frames: frames)
        defer {
            attribution.leave()
            if frames.isEmpty {
                attribution.pass(sources.subject(of: sentence))
                let heading = sources.heading(sentence)
                if !heading.isEmpty { attribution.head(heading) }
            }
        }
        let first = drafts.count
        for index in sentence.readings where passage.readings[index].kind.isClaimable {
            bind(index, in: sentence, first: first)
        }
        if drafts.count > first { complete(from: first, in: sentence) }
        settleQuotation(from: first, sentence)
        attributeBackward(from: first, in: sentence)
        previous = (first, sentence.paragraph)
        recallTimes(of: sentence, first: first, frames)
    }

    /// What the times of a sentence leave for the next.
    private mutating func recallTimes(of sentence: Sentence, first: Int, _ frames: [SpeechFrame]) {
        past = nil
        background = nil
        guard times.hasMoments(sentence) else { return }
        let regions = frames.map(\.region)
        if occasion == nil, sentence.role != .headline, sentence.hasDates {
            occasion = times.eventDay(of: sentence, frames: regions)
        }
        past = times.toldTime(of: sentence, before: drafts.count > first ? drafts[drafts.count - 1].asOf : nil)
        if let past, past.end.day - past.start.day <= 366, sentence.role != .headline, !times.isRecent(past),
            !(first..<drafts.count).contains(where: { grows($0) })
        {
            background = (past, sentence.paragraph)
        }
        if let day = times.narrativeDay(of: sentence, from: narrative, frames: regions) { narrative = day }
        remember(frames, sentence)
    }

    /// What the figures of a sentence lend each other, and all that is said of each.
    private mutating func complete(from first: Int, in sentence: Sentence) {
        shareEvents(from: first, in: sentence)
        continueLists(from: first, in: sentence)
        repeatCounts(from: first)
        findGroups(from: first, in: sentence)
        findParts(from: first, in: sentence)
        findListings(from: first)
        findAppositions(from: first, in: sentence)
        nameFigures(from: first, in: sentence)
        findAntecedents(from: first, in: sentence)
        findFigures(from: first, in: sentence)
        findRepeated(from: first)
        passToParts(from: first)
        for i in first..<drafts.count { nameDefault(i) }
        namePrices(from: first, in: sentence)
        for i in first..<drafts.count {
            attribute(i, in: sentence)
            circumstances.read(
                &drafts[i], counted[i], in: sentence,
                opensEvent: sentence.classes.contains(.increment) && opensEvent(i, first: first))
            goOnWithPlace(i, first: first)
            date(i, first: first, in: sentence)
        }
        sharePlaces(from: first, in: sentence)
        Revisions(passage: passage).settle(&drafts, from: first, in: sentence)
        shareStances(from: first)
        shareDates(from: first)
        passPeriodToParts(from: first)
        goOnWithDate(from: first, in: sentence)
        findSums(from: first)
        settleVictims(from: first)
    }

    /// Makes the draft of a reading: what it counts, and what happened.
    private mutating func bind(_ index: Int, in sentence: Sentence, first: Int) {
        let reading = passage.readings[index]
        var draft = DraftClaim(reading: index, explains: context.explains)
        draft.role = sentence.role
        draft.implied = reading.isDual || reading.isUnstated
        draft.definite = reading.isDefinite
        if reading.isNone {
            var phrase = CountedPhrase(
                tokens: reading.numeral.upperBound..<reading.numeral.upperBound, whole: reading.numeral)
            bindZero(&draft, &phrase)
            drafts.append(draft)
            counted.append(phrase)
            return
        }
        var phrase = phrases.phrase(of: reading, in: sentence.tokens)
        let hasPart = drafts.count > first && counted[drafts.count - 1].wholeReading == index
        if hasPart,
            let predicate = phrases.predicate(
                after: phrase.whole.upperBound, limit: sentence.tokens.upperBound, isPart: false)
        {
            // "three of the 12 injured were children": what they were is said of the three.
            let part = drafts.count - 1
            counted[part].tokens = predicate.range
            counted[part].head = predicate.entry
            drafts[part].counted = predicate.range
            drafts[part].concept = passage.lexicon.entries[predicate.entry].id
            drafts[part].noteAnew("counted", "counted.predicate", predicate.range)
        } else if phrase.head < 0 || phrase.isAnaphor || phrase.event != nil, phrase.wholeReading == nil,
            let predicate = phrases.predicate(
                after: phrase.whole.upperBound, limit: sentence.tokens.upperBound,
                isPart: phrase.partMarker != nil || (phrase.isLinked && phrase.event != nil)),
            isPartitive(phrase)
        {
            phrase.tokens = predicate.range
            phrase.head = predicate.entry
            phrase.rule = "counted.predicate"
        }
        let sharesNoun = sharesNounOfPart(phrase, first: first)
        if sharesNoun {
            phrase.tokens = phrase.whole.lowerBound..<phrase.whole.lowerBound
            phrase.event = nil
        }
        phrase.isWhole = hasPart || phrases.followsNone(phrase, floor: sentence.tokens.lowerBound)
        bindEvent(&draft, &phrase, hasPart: hasPart, in: sentence)
        draft.counted = phrase.tokens.isEmpty ? nil : phrases.completed(phrase, limit: sentence.tokens.upperBound)
        draft.concept =
            phrase.joint != 0 ? phrase.joint : phrase.head >= 0 ? passage.lexicon.entries[phrase.head].id : 0
        if draft.counted != nil { draft.note("counted", phrase.rule, draft.counted) }
        drafts.append(consume draft)
        counted.append(phrase)
        if sharesNoun { borrow(from: drafts.count - 2, to: drafts.count - 1, keepWords: false) }
        // The number before was a part of this one: "22 of the 31 protesters".
        if drafts.count - first > 1, counted[drafts.count - 2].wholeReading == index {
            drafts[drafts.count - 2].partOf = drafts.count - 1
        }
    }

    /// «34 نائبا من أصل 130»: the whole that words of several parts open has the noun of the part right before them.
    private func sharesNounOfPart(_ phrase: CountedPhrase, first: Int) -> Bool {
        guard drafts.count > first, let part = counted.last, part.head >= 0, phrase.head < 0,
            phrase.wholeReading == nil,
            let link = passage.stream.matchEnding(at: phrase.whole.lowerBound, .of, reach: 4, passage.lexicon)
        else { return false }
        return link.match.length > 1 && link.start == part.whole.upperBound
    }

    /// The event that the words around the figure name, where they do.
    private func bindEvent(
        _ draft: inout DraftClaim, _ phrase: inout CountedPhrase, hasPart: Bool, in sentence: Sentence
    ) {
        let reading = passage.readings[draft.reading]
        guard let binding = events.bind(reading, phrase, in: sentence),
            !phrase.isWhole || hasPart && counted[drafts.count - 1].eventRange != binding.mention.range
                || events.isOfWhole(binding, phrase, in: sentence)
        else {
            // "three of the twelve wounded died": the twelve are what their own noun says.
            if hasPart, let own = phrase.event {
                draft.event = meant(by: own, and: nil)
                draft.note("event", "event.noun-after", own.range)
                (phrase.eventCost, phrase.eventRange) = (EventBinder.own, own.range)
            }
            return
        }
        if binding.cost > EventBinder.own, binding.mention.range.lowerBound >= phrase.whole.upperBound,
            followsTotal(phrase, in: sentence)
        {
            return
        }
        draft.event = meant(by: binding.mention, and: binding.cost < 0 ? phrase.secondEvent : nil)
        draft.note("event", binding.rule, binding.mention.range)
        phrase.eventCost = binding.cost
        phrase.eventRange = binding.mention.range
        // The figure's own name ("раненых — 317", «عدد المصابين»): what the word counts is counted.
        let form = passage.vocabulary.form[binding.mention.entry]
        let numbered =
            binding.mention.range.upperBound <= phrase.whole.lowerBound
            ? phrases.numbered(binding.mention, floor: sentence.tokens.lowerBound) : nil
        // «verletzten mehr als 100»: where nouns have capitals, a word without one is a verb.
        let isNoun =
            !passage.lexicon.settings.capitalisesNouns
            || passage.stream.tokens[binding.mention.range.lowerBound].isCapitalised
        if phrase.tokens.isEmpty, phrase.event == nil, isNoun, !passage.vocabulary.namesNoOne[binding.mention.entry],
            binding.mention.range.lowerBound < phrase.whole.lowerBound, numbered == nil || form == .counted,
            reading.kind == .count, form == .counted || form == .toll,
            passage.vocabulary.countsPeople[binding.mention.entry]
                || binding.mention.range.upperBound == phrase.whole.lowerBound
        {
            phrase.tokens = binding.mention.range
            phrase.rule = "counted.event-word"
        } else if phrase.tokens.isEmpty, phrase.event == nil, reading.kind == .count,
            let numbered
        {
            phrase.tokens = numbered
            phrase.rule = "counted.number-of"
        } else if phrase.tokens.isEmpty, phrase.event == nil, reading.kind == .count, isNoun,
            phrases.namesFigure(binding.mention, before: reading.numeral.lowerBound)
        {
            phrase.tokens = binding.mention.range
            phrase.rule = "counted.event-word"
        }
    }

    /// The words that say that nobody suffered say what.
    private func bindZero(_ draft: inout DraftClaim, _ phrase: inout CountedPhrase) {
        let zeros = StatedZeros(stream: passage.stream, lexicon: passage.lexicon, vocabulary: passage.vocabulary)
        let reading = draft.reading
        guard let zero = zeros.zero(at: phrase.whole.lowerBound) else { return }
        draft.event = meant(by: zero.event, and: zero.second)
        draft.note("event", "event.none", zero.event.range)
        phrase.eventCost = -1
        phrase.eventRange = zero.event.range
        if zero.second != nil { draft.concept = passage.vocabulary.counts[zero.event.entry] }
        // "none of the 40": what befell none of them is not said of the 40.
        phrase.wholeReading = (reading + 1..<reading + 2).first {
            guard passage.readings.indices.contains($0), let concept = zero.concept else { return false }
            let next = passage.readings[$0]
            return next.kind == .count && next.numeral.lowerBound >= phrase.whole.upperBound
                && next.numeral.upperBound <= concept.range.lowerBound
        }
        if let concept = zero.concept {
            phrase.tokens = concept.range
            phrase.head = concept.entry
            draft.concept = passage.lexicon.entries[concept.entry].id
        } else if zero.isNoun {
            phrase.event = zero.event
            phrase.tokens = zero.event.range
        }
        guard !phrase.tokens.isEmpty else { return }
        phrase.whole =
            min(
                phrase.whole.lowerBound, phrase.tokens.lowerBound)..<max(
                phrase.whole.upperBound, phrase.tokens.upperBound)
        draft.counted = phrase.tokens
        draft.note("counted", "counted.none-of", phrase.tokens)
    }

    /// The event that a word means here; of two joined by "and", what they have in common.
    private func meant(by event: Mention, and second: Mention?) -> Symbol {
        if let second {
            let parent = passage.vocabulary.parent[event.entry]
            let other = passage.vocabulary.parent[second.entry]
            if parent != 0, parent == other || parent == passage.lexicon.entries[second.entry].id { return parent }
            if other != 0, other == passage.lexicon.entries[event.entry].id { return other }
        }
        let ill = passage.tellsOfIllness ? passage.vocabulary.whenIll[event.entry] : 0
        return ill != 0 ? ill : passage.lexicon.entries[event.entry].id
    }

    /// "three of those killed", «трое из погибших»: the number takes a part of a group.
    private func isPartitive(_ phrase: CountedPhrase) -> Bool {
        if phrase.event != nil || phrase.tokens.isEmpty { return true }
        var t = phrase.whole.lowerBound
        while t < min(phrase.whole.upperBound + 2, passage.stream.tokens.count) {
            if passage.has(t, .of) || passage.mention(t, .including) != nil { return true }
            t += 1
        }
        return phrase.isAnaphor
    }

    /// The word that a figure's event comes from: of a word with several events, the one that was bound.
    func boundEvent(of i: Int) -> Mention? {
        guard let range = counted[i].eventRange else { return nil }
        let event = drafts[i].event
        return passage.mention(of: .event, at: range) { passage.lexicon.entries[$0].id == event }
            ?? passage.mention(range.lowerBound, .event)
    }

    /// Figure `to` has the event of figure `from`, and reaches it as well.
    mutating func lend(from: Int, to: Int) {
        takeEvent(of: from, to: to, "event.coordination")
        counted[to].eventCost = counted[from].eventCost
    }

    /// Figure `to` has the event of figure `from`; `words` say why, else those that name the event.
    mutating func takeEvent(of from: Int, to: Int, _ rule: StaticString, _ words: Range<Int>? = nil) {
        drafts[to].event = drafts[from].event
        counted[to].eventRange = counted[from].eventRange
        drafts[to].noteAnew("event", rule, words ?? counted[from].eventRange)
    }

    /// Figure `i` has the event that the words of the text name.
    mutating func take(_ event: Mention, to i: Int, _ rule: StaticString) {
        drafts[i].event = passage.lexicon.entries[event.entry].id
        counted[i].eventRange = event.range
        drafts[i].noteAnew("event", rule, event.range)
    }

    /// Nothing but commas, "and" and small words stands between the phrases.
    func isJoined(_ a: Int, _ b: Int, loosely: Bool = false) -> Bool {
        let start = endOfQuotation(counted[a].whole.upperBound)
        let gap = start..<max(start, counted[b].whole.lowerBound)
        guard gap.count <= 4, !gap.isEmpty else { return false }
        var i = gap.lowerBound
        while i < gap.upperBound {
            let token = passage.stream.tokens[i]
            // "in addition to"
            if let words = passage.mention(i, .and) {
                i = words.range.upperBound
                continue
            }
            guard
                Passage.isComma(token) || Passage.isQuote(token) || passage.isArticle(i) || passage.has(i, .increment)
                    || (loosely && (passage.has(i, .of) || passage.has(i, .stop)))
            else { return false }
            i += 1
        }
        return true
    }

    /// «26 «преступников» и 18 военных»: past the words in quotation marks that name those counted.
    private func endOfQuotation(_ start: Int) -> Int {
        guard start < passage.stream.tokens.count, Passage.isQuote(passage.stream.tokens[start]) else { return start }
        for i in start + 1..<min(start + Self.longestQuotedName, passage.stream.tokens.count) {
            if Passage.isQuote(passage.stream.tokens[i]) { return i + 1 }
            if passage.stream.tokens[i].kind != .word || passage.readingAt[i] != 0 { return start }
        }
        return start
    }

    /// How many tokens may name those counted in quotation marks.
    private static let longestQuotedName = 6

    /// What figure `i` counts may have been befallen by the event of figure `total`.
    func fitsEvent(of total: Int, _ i: Int) -> Bool {
        guard let mention = boundEvent(of: total) else { return true }
        let reading = passage.readings[drafts[i].reading]
        guard passage.vocabulary.event(mention.entry, takes: reading.kind, in: reading.unit) else { return false }
        guard counted[i].head >= 0 else { return true }
        return passage.vocabulary.event(
            mention.entry, fits: counted[i].head, passage.lexicon.entries[counted[i].head].id)
    }

    /// Figure `i` counts what figure `j` does, in the words of `j` unless it keeps its own.
    mutating func borrow(from j: Int, to i: Int, keepWords: Bool) {
        // "of them" are no words of what is counted.
        let keepWords = keepWords && counted[i].tokens != counted[i].partMarker
        if let marker = counted[i].partMarker, drafts[i].counted == marker { drafts[i].counted = nil }
        guard drafts[j].concept != 0 || drafts[j].counted != nil else { return }
        drafts[i].concept = drafts[j].concept
        counted[i].head = counted[j].head
        if keepWords { return }
        // What the words of `j` are of is said of its figure alone.
        let words = drafts[j].countedElsewhere || counted[j].tokens.isEmpty ? drafts[j].counted : counted[j].tokens
        drafts[i].counted = words
        drafts[i].countedElsewhere = true
        drafts[i].noteAnew("counted", "counted.antecedent", words)
    }

    /// The figure is one of a toll.
    func isToll(_ i: Int) -> Bool {
        guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event) else {
            return false
        }
        return passage.vocabulary.form[event.entry] == .toll && passage.vocabulary.countsPeople[event.entry]
    }

    /// The figure is of people to whom something happened, and may be told anew.
    func grows(_ i: Int) -> Bool {
        guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event) else {
            return drafts[i].partOf.map { $0 < i && grows($0) } ?? false
        }
        return passage.vocabulary.countsPeople[event.entry]
    }
}
