import Claims

/// What is known about the article beside its text.
struct ClaimContext {
    /// The stream is the article's title, not its text.
    var isTitle = false
    /// The article's date, which figures without one speak of.
    var date: CivilTime?
    /// Whether drafts say why their fields are as they are.
    var explains = true
}

/// Binds the quantities of an article to claims: what happened, to whom, said by whom, as of when.
///
/// It works in sentences and on distances between words, by classes that the lexicon gives them; no rule knows a language.
struct ClaimReader {
    private let lexicon: Lexicon
    private let catalogue: Catalogue
    private let vocabulary: ClaimVocabulary

    init(lexicon: Lexicon, catalogue: Catalogue) {
        self.lexicon = lexicon
        self.catalogue = catalogue
        vocabulary = ClaimVocabulary(lexicon: lexicon, catalogue: catalogue)
    }

    /// Adds to the readings of a text and their claims those ones that no numeral states. The claims that there are stay as they are.
    func addSingulars(
        _ stream: TokenStream, to readings: inout [Reading], _ drafts: inout [DraftClaim], _ context: ClaimContext
    ) {
        let passage = Passage(
            stream: stream, readings: readings, lexicon: lexicon, vocabulary: vocabulary, isTitle: context.isTitle)
        let candidates = ImpliedSingulars(passage: passage, stated: drafts).candidates()
        guard !candidates.isEmpty else { return }
        var all: [Reading] = []
        all.reserveCapacity(readings.count + candidates.count)
        var next = 0
        for reading in readings {
            while next < candidates.count, candidates[next].reading.numeral.lowerBound < reading.numeral.lowerBound {
                all.append(candidates[next].reading)
                next += 1
            }
            all.append(reading)
        }
        all += candidates[next...].map(\.reading)
        let together = Passage(
            stream: stream, readings: all, lexicon: lexicon, vocabulary: vocabulary, isTitle: context.isTitle)
        var work = Binding(passage: together, context: context)
        for i in together.sentences.indices { work.read(together.sentences[i]) }
        let singulars = work.singulars(candidates)
        guard !singulars.isEmpty else { return }
        // Readings keep their order; what points to them by index is told their new places.
        let kept = Set(singulars.map(\.reading))
        var position = [Int](repeating: 0, count: all.count)
        var old: [Int] = []
        var merged: [Reading] = []
        for i in all.indices where !all[i].isUnstated || kept.contains(i) {
            position[i] = merged.count
            if !all[i].isUnstated { old.append(merged.count) }
            merged.append(all[i])
        }
        var claims: [(draft: DraftClaim, whole: Int?, parts: [Int])] = drafts.map { draft in
            var moved = draft
            moved.reading = old[draft.reading]
            return (moved, draft.partOf.map { old[drafts[$0].reading] }, draft.sumOf.map { old[drafts[$0].reading] })
        }
        for var draft in singulars {
            let whole = draft.partOf
            draft.reading = position[draft.reading]
            claims.append((draft, whole.map { position[$0] }, []))
        }
        claims.sort { $0.draft.reading < $1.draft.reading }
        var claim = [Int](repeating: -1, count: merged.count)
        for i in claims.indices { claim[claims[i].draft.reading] = i }
        drafts = claims.map { entry in
            var draft = entry.draft
            draft.partOf = entry.whole.map { claim[$0] }
            draft.sumOf = entry.parts.map { claim[$0] }
            return draft
        }
        readings = merged
    }

    /// The claims of a text whose quantities are `readings` (in the order of the text), in the same order.
    func read(_ stream: TokenStream, _ readings: [Reading], _ context: ClaimContext) -> [DraftClaim] {
        guard readings.contains(where: { $0.kind.isClaimable }) else { return [] }
        let passage = Passage(
            stream: stream, readings: readings, lexicon: lexicon, vocabulary: vocabulary, isTitle: context.isTitle)
        var work = Binding(passage: passage, context: context)
        for i in passage.sentences.indices { work.read(passage.sentences[i]) }
        work.dateHeadlines()
        work.dateOccasions()
        return work.finish()
    }
}

/// The work on one text: what one sentence leaves for the next.
private struct Binding: ~Copyable {
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

    /// The first day of the week before the report that its text names: when what it tells of happened.
    var occasion: CivilInterval?
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
        shareEvents(from: first, in: sentence)
        continueLists(from: first, in: sentence)
        repeatCounts(from: first)
        findGroups(from: first, in: sentence)
        findParts(from: first, in: sentence)
        nameFigures(from: first, in: sentence)
        findAntecedents(from: first, in: sentence)
        findFigures(from: first, in: sentence)
        passToParts(from: first)
        for i in first..<drafts.count { nameDefault(i) }
        for i in first..<drafts.count {
            attribute(i, in: sentence)
            circumstances.read(&drafts[i], counted[i], in: sentence, opensEvent: opensEvent(i, first: first))
            goOnWithPlace(i, first: first)
            date(i, first: first, in: sentence)
        }
        Revisions(passage: passage).settle(&drafts, from: first, in: sentence)
        shareStances(from: first)
        shareDates(from: first)
        goOnWithDate(from: first, in: sentence)
        findSums(from: first)
        settleQuotation(from: first, sentence)
        if let frame = attribution.backward, previous.paragraph == sentence.paragraph {
            let told = times.statementDate(frame.region, in: sentence)
            for i in previous.first..<first {
                // "The state confirmed three cases. This was reported by the health office": who reports stands behind who said it.
                guard drafts[i].attribution.isEmpty else {
                    for speaker in attribution.chainOfQuotation(frame)
                    where !drafts[i].attribution.contains(where: { $0.tokens == speaker.tokens }) {
                        drafts[i].attribution.append(speaker)
                    }
                    continue
                }
                if let told, counted[i].date == .lent {
                    drafts[i].asOf = told
                    drafts[i].evidence.removeAll { $0.field == "asOf" }
                    drafts[i].note("asOf", "asOf.statement-date", frame.region)
                }
                drafts[i].attribution = attribution.chainOfQuotation(frame)
                drafts[i].evidence.removeAll { $0.field == "attribution" }
                drafts[i].note("attribution", "attribution.backward", frame.word)
            }
        }
        previous = (first, sentence.paragraph)
        if occasion == nil, sentence.role != .headline {
            occasion = times.eventDay(of: sentence, frames: frames.map(\.region))
        }
        past = times.toldTime(of: sentence, before: drafts.count > first ? drafts[drafts.count - 1].asOf : nil)
        remember(frames, sentence)
    }

    private mutating func bind(_ index: Int, in sentence: Sentence, first: Int) {
        let reading = passage.readings[index]
        var draft = DraftClaim(reading: index, explains: context.explains)
        draft.role = sentence.role
        draft.implied = reading.isDual || reading.isUnstated
        draft.definite = reading.isDefinite
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
            drafts[part].evidence.removeAll { $0.field == "counted" }
            drafts[part].note("counted", "counted.predicate", predicate.range)
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
        phrase.isWhole = hasPart || phrases.followsNone(phrase, floor: sentence.tokens.lowerBound)
        if let binding = events.bind(reading, phrase, in: sentence),
            !phrase.isWhole || hasPart && counted[drafts.count - 1].eventRange != binding.mention.range
                || events.isOfWhole(binding, phrase, in: sentence)
        {
            let meant = passage.tellsOfIllness ? passage.vocabulary.whenIll[binding.mention.entry] : 0
            draft.event = meant != 0 ? meant : passage.lexicon.entries[binding.mention.entry].id
            if let second = phrase.secondEvent, binding.cost < 0 {
                let parent = passage.vocabulary.parent[binding.mention.entry]
                let other = passage.vocabulary.parent[second.entry]
                if parent != 0, parent == other { draft.event = parent }
            }
            draft.note("event", binding.rule, binding.mention.range)
            phrase.eventCost = binding.cost
            phrase.eventRange = binding.mention.range
            // The figure's own name ("раненых — 317", «عدد المصابين»): what the word counts is counted.
            let form = passage.vocabulary.form[binding.mention.entry]
            if phrase.tokens.isEmpty, phrase.event == nil, !passage.vocabulary.namesNoOne[binding.mention.entry],
                reading.kind == .count, form == .counted || form == .toll,
                passage.vocabulary.countsPeople[binding.mention.entry]
                    || binding.mention.range.upperBound == phrase.whole.lowerBound
            {
                phrase.tokens = binding.mention.range
                phrase.rule = "counted.event-word"
            }
        }
        draft.counted = phrase.tokens.isEmpty ? nil : phrase.tokens
        draft.concept =
            phrase.joint != 0 ? phrase.joint : phrase.head >= 0 ? passage.lexicon.entries[phrase.head].id : 0
        if draft.counted != nil { draft.note("counted", phrase.rule, phrase.tokens) }
        drafts.append(draft)
        counted.append(phrase)
        // The number before was a part of this one: "22 of the 31 protesters".
        if drafts.count - first > 1, counted[drafts.count - 2].wholeReading == index {
            drafts[drafts.count - 2].partOf = drafts.count - 1
        }
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

    // MARK: Coordination and parts

    /// "8 officers and 18 civilians were killed": figures joined by "and" or commas share the event that only one of them reaches well.
    private mutating func shareEvents(from first: Int, in sentence: Sentence) {
        guard drafts.count - first > 1 else { return }
        // "first 16, then 21 and 28 victims": bare numbers share the noun of the one they lead to.
        for i in (first..<drafts.count - 1).reversed() where isJoined(i, i + 1, loosely: true) {
            let (a, b) = (counted[i], counted[i + 1])
            guard a.head < 0, a.tokens.isEmpty, a.event == nil, b.event != nil || b.head >= 0, !b.isAnaphor,
                a.eventCost > 15, !isToll(i), b.eventCost <= EventBinder.own, drafts[i + 1].event != 0,
                passage.readings[drafts[i].reading].kind == .count
            else { continue }
            lend(from: i + 1, to: i)
            borrow(from: i + 1, to: i, keepWords: false)
        }
        for i in first + 1..<drafts.count where isJoined(i - 1, i) || isInBrackets(i) && follows(i - 1, i) {
            let (a, b) = (counted[i - 1], counted[i])
            if a.eventCost > EventBinder.own, b.eventCost <= EventBinder.own, mayShare(of: i, with: i - 1),
                drafts[i].event != drafts[i - 1].event
            {
                lend(from: i, to: i - 1)
            } else if drafts[i].event == 0, a.eventCost <= 60, isInBrackets(i), counted[i].head >= 0,
                drafts[i - 1].event != 0, fitsEvent(of: i - 1, i)
            {
                lend(from: i - 1, to: i)
            } else if b.eventCost > EventBinder.own, a.eventCost <= 60, mayShare(of: i - 1, with: i),
                drafts[i].event != drafts[i - 1].event
            {
                lend(from: i - 1, to: i)
            }
        }
    }

    /// "2,100 people (420 families)": the same figure in other terms.
    private func isInBrackets(_ i: Int) -> Bool {
        let before = counted[i].whole.lowerBound - 1
        return before >= 0 && passage.stream.tokens[before].scalar == 0x28
    }

    private func follows(_ a: Int, _ b: Int) -> Bool {
        counted[a].whole.upperBound + 1 >= counted[b].whole.lowerBound
    }

    /// The word that a figure's event comes from: of a word with several events, the one that was bound.
    private func boundEvent(of i: Int) -> Mention? {
        guard let range = counted[i].eventRange else { return nil }
        return passage.mentions(of: .event, at: range).first {
            passage.lexicon.entries[$0.entry].id == drafts[i].event
        } ?? passage.mention(range.lowerBound, .event)
    }

    private func mayShare(of owner: Int, with i: Int) -> Bool {
        let phrase = counted[owner]
        guard let range = phrase.eventRange, let mention = boundEvent(of: owner) else { return false }
        // The word that names one figure ("8 dead") says nothing of the next.
        if phrase.event?.range == range { return false }
        let reading = passage.readings[drafts[i].reading]
        guard passage.vocabulary.kinds[mention.entry] & ClaimVocabulary.bit(reading.kind) != 0 else { return false }
        guard !counted[i].isWhole else { return false }
        guard counted[i].head >= 0 else { return true }
        return passage.vocabulary.event(
            mention.entry, fits: counted[i].head, passage.lexicon.entries[counted[i].head].id)
    }

    private mutating func lend(from: Int, to: Int) {
        drafts[to].event = drafts[from].event
        drafts[to].evidence.removeAll { $0.field == "event" }
        drafts[to].note("event", "event.coordination", counted[from].eventRange)
        counted[to].eventCost = counted[from].eventCost
        counted[to].eventRange = counted[from].eventRange
    }

    /// «По словам организаторов, вышли 5000 человек, по данным полиции – 1200»: another's figure for what the one before counted.
    private mutating func repeatCounts(from first: Int) {
        guard drafts.count - first > 1 else { return }
        for i in first + 1..<drafts.count where counted[i].followsCounter && counted[i].tokens.isEmpty {
            guard drafts[i - 1].event != 0, passage.readings[drafts[i - 1].reading].kind == .count,
                passage.readings[drafts[i].reading].kind == .count
            else { continue }
            if drafts[i].event != drafts[i - 1].event { lend(from: i - 1, to: i) }
            borrow(from: i - 1, to: i, keepWords: false)
        }
    }

    /// "killing 12 people - nine in Iran and three in Turkey": a bare number goes on with the event of the number before it.
    private mutating func continueLists(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count
        where drafts[i].event == 0 && counted[i].head < 0 && counted[i].tokens.isEmpty && i > 0 && !counted[i].isWhole {
            guard passage.readings[drafts[i].reading].kind == .count else { continue }
            var j = i - 1
            while j >= first, passage.readings[drafts[j].reading].kind != .count { j -= 1 }
            guard j >= first, drafts[j].event != 0, fitsEvent(of: j, i) else { continue }
            drafts[i].event = drafts[j].event
            drafts[i].note("event", "event.ellipsis", counted[j].eventRange)
            counted[i].eventRange = counted[j].eventRange
        }
        for i in first..<drafts.count where i > first && drafts[i].event == 0 && counted[i].head >= 0 {
            guard passage.vocabulary.isPerson[counted[i].head], let j = behindSemicolon(i, first: first, in: sentence),
                fitsEvent(of: j, i)
            else { continue }
            drafts[i].event = drafts[j].event
            drafts[i].note("event", "event.ellipsis", counted[j].eventRange)
            counted[i].eventRange = counted[j].eventRange
        }
    }

    /// «deux soldats ont péri ; en février, sept personnes»: a clause without a verb of its own goes on with the event of the one before.
    private func behindSemicolon(_ i: Int, first: Int, in sentence: Sentence) -> Int? {
        func isSemicolon(_ t: Int) -> Bool {
            let token = passage.stream.tokens[t]
            return token.kind == .punctuation && (token.scalar == 0x3B || token.scalar == 0x61B)
        }
        let start = counted[i].whole.lowerBound
        guard let mark = (sentence.tokens.lowerBound..<start).last(where: isSemicolon), start - mark <= 8,
            let j = (first..<i).last(where: { counted[$0].whole.upperBound <= mark }), drafts[j].event != 0, j == i - 1,
            counted[j].eventRange.map({ $0.lowerBound < mark }) ?? false,
            passage.readings[drafts[i].reading].kind == .count
        else { return nil }
        let end = (start..<sentence.tokens.upperBound).first(where: isSemicolon) ?? sentence.tokens.upperBound
        let goesOn = (mark + 1..<end).contains {
            passage.has($0, .event) || passage.has($0, .says) || passage.has($0, .copula)
        }
        return goesOn || end - counted[i].whole.upperBound > 6 ? nil : j
    }

    /// Nothing but commas, "and" and small words stands between the phrases.
    private func isJoined(_ a: Int, _ b: Int, loosely: Bool = false) -> Bool {
        let gap = counted[a].whole.upperBound..<max(counted[a].whole.upperBound, counted[b].whole.lowerBound)
        guard gap.count <= 4, !gap.isEmpty else { return false }
        return gap.allSatisfy {
            let token = passage.stream.tokens[$0]
            return Passage.isComma(token) || Passage.isQuote(token) || passage.has($0, .and) || passage.isArticle($0)
                || passage.has($0, .increment) || (loosely && (passage.has($0, .of) || passage.has($0, .stop)))
        }
    }

    /// "Of the dead, six are Tunisian, two British"; "Dead: 24 (14 women, 8 men)": figures of a group that an event word names before them.
    private mutating func findGroups(from first: Int, in sentence: Sentence) {
        let word = groupWord(of: sentence)
        var bracket: (total: Int, end: Int)?
        for i in first..<drafts.count {
            if word == nil {
                if let open = bracket, counted[i].whole.lowerBound >= open.end {
                    bracket = nil
                    continue
                }
                bracket = bracket ?? openingBracket(i, first: first, in: sentence)
                if bracket == nil { continue }
            }
            guard passage.readings[drafts[i].reading].kind == .count, drafts[i].partOf == nil,
                counted[i].eventCost > EventBinder.own,
                counted[i].head < 0 || passage.vocabulary.isPerson[counted[i].head]
            else { continue }
            if let total = bracket?.total {
                drafts[i].partOf = total
                drafts[i].note("part", "part.bracket", counted[total].whole)
                drafts[i].event = drafts[total].event
                counted[i].eventRange = counted[total].eventRange
            } else if let word {
                drafts[i].event = passage.lexicon.entries[word.entry].id
                counted[i].eventRange = word.range
            }
            counted[i].eventCost = EventBinder.own
            drafts[i].evidence.removeAll { $0.field == "event" }
            drafts[i].note("event", "event.of-group", counted[i].eventRange)
        }
    }

    /// The total right before the bracket that opens before figure `i`, and the token that closes the bracket.
    private func openingBracket(_ i: Int, first: Int, in sentence: Sentence) -> (total: Int, end: Int)? {
        guard i > first, drafts[i - 1].event != 0,
            counted[i - 1].whole.upperBound == counted[i].whole.lowerBound - 1,
            passage.stream.tokens[counted[i].whole.lowerBound - 1].scalar == 0x28
        else { return nil }
        var close = counted[i].whole.upperBound
        while close < sentence.tokens.upperBound, passage.stream.tokens[close].scalar != 0x29 { close += 1 }
        return (i - 1, close)
    }

    /// The event word in "of the dead," that begins a sentence with no number of its own.
    private func groupWord(of sentence: Sentence) -> Mention? {
        let start = sentence.tokens.lowerBound
        guard passage.has(start, .of) || passage.has(start, .including) else { return nil }
        var i = start + 1
        while i < min(start + 5, sentence.tokens.upperBound) {
            if passage.isClaimable(at: i) { return nil }
            if let event = passage.mention(i, .event) {
                let form = passage.vocabulary.form[event.entry]
                return passage.vocabulary.countsPeople[event.entry]
                    && (form == .counted || form == .state || form == .active)
                    ? event : nil
            }
            i += 1
        }
        return nil
    }

    /// "26 people, 18 of them officers": a part, and the event it takes from its total.
    private mutating func findParts(from first: Int, in sentence: Sentence) {
        var open: (total: Int, until: Int)?
        for i in first..<drafts.count {
            let phrase = counted[i]
            var marker = includingBefore(phrase, i, first: first, in: sentence)
            if marker == nil, let m = passage.mention(phrase.tokens.lowerBound, .including), !phrase.tokens.isEmpty {
                marker = m.range
            }
            if marker == nil { marker = phrase.partMarker }
            if marker == nil { marker = groupBefore(i, first: first, in: sentence) }
            if marker == nil { marker = includingAfter(phrase, in: sentence) }
            if marker == nil { marker = bracketBefore(i, first: first) }
            var total: Int?
            if counted[i].wholeReading != nil { continue }
            if marker != nil {
                total = totalBefore(i, first: first, sentence)
                if let words = marker, let group = victims(named: words, i) { total = group }
                // "Among them 18 officers" may speak of the sentence before, "whose unit has 56 men" does not.
                if let found = total, found < first, let words = marker,
                    words.lowerBound > sentence.tokens.lowerBound + 3,
                    passage.mention(words.lowerBound, .including).map({ passage.vocabulary.side[$0.entry] != .after })
                        ?? true
                {
                    total = nil
                }
                open = total.map { ($0, i) }
            } else if let current = open, i > first, isJoined(i - 1, i), current.until == i - 1 {
                total = current.total
                marker = counted[i - 1].whole
                open = (current.total, i)
            } else {
                open = nil
            }
            guard let total, let marker else { continue }
            drafts[i].partOf = total
            drafts[i].note("part", "part.including", marker)
            // "Nine women are among the victims": the total says what befell them.
            let isParent =
                boundEvent(of: total).map {
                    passage.vocabulary.parent[$0.entry] != 0 && passage.vocabulary.parent[$0.entry] == drafts[i].event
                } ?? false
            let own = isParent ? -2 : total >= first ? EventBinder.own - 1 : 55
            if counted[i].eventCost > own, drafts[total].event != 0, drafts[i].event != drafts[total].event {
                if fitsEvent(of: total, i) {
                    drafts[i].event = drafts[total].event
                    drafts[i].evidence.removeAll { $0.field == "event" }
                    drafts[i].note("event", "event.of-total", counted[total].eventRange)
                }
            }
            if counted[i].tokens.isEmpty || (counted[i].isAnaphor && counted[i].head < 0) {
                borrow(from: total, to: i, keepWords: false)
            }
        }
    }

    private func fitsEvent(of total: Int, _ i: Int) -> Bool {
        guard let mention = boundEvent(of: total) else { return true }
        let reading = passage.readings[drafts[i].reading]
        guard passage.vocabulary.kinds[mention.entry] & ClaimVocabulary.bit(reading.kind) != 0 else { return false }
        guard counted[i].head >= 0 else { return true }
        return passage.vocabulary.event(
            mention.entry, fits: counted[i].head, passage.lexicon.entries[counted[i].head].id)
    }

    /// A word like "including" before the number, that a short gap parts from it.
    private func includingBefore(_ phrase: CountedPhrase, _ i: Int, first: Int, in sentence: Sentence) -> Range<Int>? {
        var t = phrase.whole.lowerBound - 1
        var steps = 0
        while t >= sentence.tokens.lowerBound, steps < 6 {
            if let found = passage.stream.matchEnding(at: t + 1, .including, reach: 5, passage.lexicon) {
                return found.start..<t + 1
            }
            // "among them, he said, two guards"
            if Passage.isComma(passage.stream.tokens[t]), let open = aside(before: t, in: sentence) {
                t = open - 1
                continue
            }
            if passage.isClaimable(at: t) || passage.has(t, .event) || Passage.isComma(passage.stream.tokens[t]) {
                return nil
            }
            t -= 1
            steps += 1
        }
        return nil
    }

    /// The comma that opens an aside of who speaks, which the comma at `close` ends.
    private func aside(before close: Int, in sentence: Sentence) -> Int? {
        var i = close - 1
        while i > sentence.tokens.lowerBound, close - i < 7 {
            if Passage.isComma(passage.stream.tokens[i]) {
                let speaks = (i + 1..<close).contains { passage.has($0, .says) || passage.has($0, .accordingTo) }
                return speaks ? i : nil
            }
            i -= 1
        }
        return nil
    }

    /// "Of the 40 wounded, 12 …": the sentence begins with the group that a bare number is taken from.
    private func groupBefore(_ i: Int, first: Int, in sentence: Sentence) -> Range<Int>? {
        guard i == first + 1, counted[i].head < 0, counted[first].whole.lowerBound > sentence.tokens.lowerBound,
            counted[first].whole.lowerBound <= sentence.tokens.lowerBound + 3
        else { return nil }
        let start = sentence.tokens.lowerBound
        guard passage.has(start, .of) || passage.has(start, .including) else { return nil }
        return start..<counted[first].whole.lowerBound
    }

    /// "24 dead (14 women, 8 men)": people in brackets right behind a figure of an event, or one of a list there, are parts of it.
    private func bracketBefore(_ i: Int, first: Int) -> Range<Int>? {
        guard i > first, counted[i].head >= 0, passage.vocabulary.isPerson[counted[i].head], counted[i].event == nil,
            drafts[i - 1].event != 0,
            counted[i - 1].eventCost <= EventBinder.own || counted[i - 1].event != nil
        else { return nil }
        let gap = counted[i - 1].whole.upperBound..<max(counted[i - 1].whole.upperBound, counted[i].whole.lowerBound)
        guard (1...2).contains(gap.count), passage.stream.tokens[gap.lowerBound].scalar == 0x28 else { return nil }
        return gap.lowerBound..<gap.lowerBound + 1
    }

    /// "18 of them", «ثلاثة منهم», "dont 3 … parmi eux": behind the number.
    private func includingAfter(_ phrase: CountedPhrase, in sentence: Sentence) -> Range<Int>? {
        for t in [phrase.whole.upperBound, phrase.whole.upperBound + 1] where t < sentence.tokens.upperBound {
            if let m = passage.mention(t, .including), passage.vocabulary.side[m.entry] != .before { return m.range }
        }
        return nil
    }

    /// The figure before that can hold figure `i`: of the same sentence, or the last of the sentence before.
    private func totalBefore(_ i: Int, first: Int, _ sentence: Sentence) -> Int? {
        var j = i - 1
        let value = passage.readings[drafts[i].reading].interval
        // "1.1 billion dollars, 190 million of them": sums of money have parts of their own.
        if j >= first, passage.readings[drafts[j].reading].kind == .money {
            let (whole, part) = (passage.readings[drafts[j].reading], passage.readings[drafts[i].reading])
            let isPart = part.kind == .money && part.unit == whole.unit && mayHold(whole.interval, value)
            return isPart && drafts[j].partOf == nil ? j : nil
        }
        while j >= max(0, i - 4) {
            let reading = passage.readings[drafts[j].reading]
            if drafts[j].partOf == nil, reading.kind == .count, mayHold(reading.interval, value) {
                if j >= first { return j }
                return passage.sentenceIndex(of: reading.numeral.lowerBound) + 2
                    >= passage.sentenceIndex(of: sentence.tokens.lowerBound) ? j : nil
            }
            j -= 1
        }
        return nil
    }

    /// "Among the victims nine women": the group is the greatest figure, of those just told, of the event that the words name.
    private func victims(named marker: Range<Int>, _ i: Int) -> Int? {
        var named: Mention?
        for t in marker where named == nil { named = passage.mentions(of: .event, at: t..<t + 1).first }
        guard let named else { return nil }
        let id = passage.lexicon.entries[named.entry].id
        let value = passage.readings[drafts[i].reading].interval
        var best: Int?
        for j in max(0, i - Self.farthestTotal)..<i {
            let reading = passage.readings[drafts[j].reading]
            guard drafts[j].partOf == nil, reading.kind == .count, mayHold(reading.interval, value),
                drafts[j].event == id || boundEvent(of: j).map({ passage.vocabulary.parent[$0.entry] == id }) ?? false
            else { continue }
            let greatest = best.flatMap { passage.readings[drafts[$0].reading].interval.low } ?? .zero
            if best == nil || (reading.interval.low ?? .zero) > greatest { best = j }
        }
        return best
    }

    /// How many figures back the total of a group may stand.
    private static let farthestTotal = 10

    private func mayHold(_ total: Interval, _ part: Interval) -> Bool {
        guard let low = part.low ?? part.high, let high = total.high else { return true }
        return low <= high
    }

    /// "put the number of shelters at 906": a bare number is of what the words before it say is counted.
    private mutating func nameFigures(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count
        where counted[i].tokens.isEmpty && !counted[i].isAnaphor && passage.readings[drafts[i].reading].kind == .count {
            guard let (words, concept) = phrases.named(before: counted[i].whole.lowerBound, in: sentence) else {
                continue
            }
            counted[i].tokens = words
            counted[i].head = concept
            drafts[i].counted = words
            drafts[i].countedElsewhere = true
            drafts[i].concept = passage.lexicon.entries[concept].id
            drafts[i].note("counted", "counted.number-of", words)
        }
    }

    // MARK: Antecedents

    /// Ellipsis: "eight officers were killed and 317 wounded": the counted of the figure before.
    private mutating func findAntecedents(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count {
            let phrase = counted[i]
            let reading = passage.readings[drafts[i].reading]
            guard reading.kind == .count, phrase.head < 0,
                phrase.tokens.isEmpty || phrase.isAnaphor || phrase.event != nil
            else {
                continue
            }
            if isToll(i) { continue }
            // "destroyed by a 7.8 magnitude earthquake": a figure of the event itself counts nothing.
            if drafts[i].event != 0, let range = phrase.eventRange,
                let event = passage.mention(range.lowerBound, .event),
                passage.vocabulary.form[event.entry] == .toll, !phrase.isAnaphor
            {
                continue
            }
            // A figure that its own event word names needs no other words.
            if let event = phrase.event, !phrase.isAnaphor, !passage.vocabulary.namesNoOne[event.entry],
                !passage.vocabulary.namesThem[event.entry]
            {
                continue
            }
            if let j = shared(i, in: sentence) {
                borrow(from: j, to: i, keepWords: false)
                continue
            }
            guard i > 0, let j = antecedent(of: i, first: first) else { continue }
            borrow(from: j, to: i, keepWords: !phrase.tokens.isEmpty && !isElliptic(i, after: j, first: first))
        }
    }

    /// «погибли 8 и ранены 317 полицейских», "8 were killed and 317 officers wounded": a bare number shares the noun of the one behind "and".
    private func shared(_ i: Int, in sentence: Sentence) -> Int? {
        let j = i + 1
        guard j < drafts.count, counted[i].tokens.isEmpty, counted[j].head >= 0, !counted[j].isAnaphor,
            drafts[j].event != 0, drafts[i].event != 0, drafts[i].partOf == nil, drafts[j].partOf == nil,
            passage.vocabulary.isPerson[counted[j].head],
            passage.readings[drafts[j].reading].kind == .count
        else { return nil }
        let gap = counted[i].whole.upperBound..<max(counted[i].whole.upperBound, counted[j].whole.lowerBound)
        guard (2...3).contains(gap.count), passage.has(gap.lowerBound, .and), passage.has(gap.lowerBound + 1, .event),
            let event = counted[i].eventRange, event.upperBound <= counted[i].whole.lowerBound
        else { return nil }
        return j
    }

    /// "18 officers killed and 748 injured": a participle alone, joined to a figure with its noun, is said of the same.
    private func isElliptic(_ i: Int, after j: Int, first: Int) -> Bool {
        guard j >= first, j == i - 1, !counted[i].isAnaphor, let event = counted[i].event,
            passage.vocabulary.namesThem[event.entry], counted[i].tokens == event.range, counted[j].head >= 0
        else { return false }
        let gap = counted[j].whole.upperBound..<max(counted[j].whole.upperBound, counted[i].whole.lowerBound)
        return gap.count <= 6 && gap.contains { passage.has($0, .and) }
            && !gap.contains { passage.stream.tokens[$0].kind == .punctuation }
    }

    private func antecedent(of i: Int, first: Int) -> Int? {
        var j = i - 1
        let floor = counted[i].isAnaphor ? max(0, first - 2) : first
        while j >= floor {
            if passage.readings[drafts[j].reading].kind == .count, counted[i].isAnaphor || drafts[j].partOf == nil,
                drafts[j].concept != 0, drafts[j].counted != nil
            {
                if counted[i].isAnaphor {
                    // "14 people, five of them children, and dozens of others": the others are no children.
                    if counted[i].partMarker == nil || j < first, let total = drafts[j].partOf, total >= floor,
                        drafts[total].concept != 0, drafts[total].counted != nil
                    {
                        return total
                    }
                    if mayPoint(i, to: j) { return j }
                    j -= 1
                    continue
                }
                guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event),
                    counted[j].head >= 0, !namesOther(j, than: event)
                else { return nil }
                return passage.vocabulary.event(event.entry, fits: counted[j].head, drafts[j].concept) ? j : nil
            }
            j -= 1
        }
        return nil
    }

    /// "5 bodies were found and 15 are missing": a word for those whom only the one event befell is no word for the others.
    private func namesOther(_ j: Int, than event: Mention) -> Bool {
        guard let other = boundEvent(of: j), drafts[j].event != passage.lexicon.entries[event.entry].id else {
            return false
        }
        let concept = drafts[j].concept
        return passage.vocabulary.isSynonym(concept, of: other.entry)
            && !passage.vocabulary.isSynonym(concept, of: event.entry) && passage.vocabulary.countsPeople[event.entry]
    }

    /// "nine of them" who were wounded are none of the houses told of before.
    private func mayPoint(_ i: Int, to j: Int) -> Bool {
        guard counted[j].head >= 0, let event = boundEvent(of: i), passage.vocabulary.countsPeople[event.entry]
        else { return true }
        return passage.vocabulary.event(event.entry, fits: counted[j].head, drafts[j].concept)
    }

    /// "The figure was up from 6,000": a bare number is of what the figure before was.
    private mutating func findFigures(from first: Int, in sentence: Sentence) {
        guard let word = sentence.mentions.first(where: { passage.mentions[$0].entryClass == .figure }) else { return }
        let range = passage.mentions[word].range
        // "the number of people" names its own.
        guard !passage.has(range.upperBound, .of) || passage.isClaimable(at: range.upperBound + 1),
            !passage.has(range.upperBound, .concept), !passage.has(range.upperBound, .event),
            !passage.isClaimable(at: range.upperBound)
                || passage.vocabulary.side[passage.mentions[word].entry] == .before
        else { return }
        func isCount(_ i: Int) -> Bool { passage.readings[drafts[i].reading].kind == .count }
        // The last figure before the word in its sentence, else the total that the sentence before tells first.
        let here = (first..<drafts.count).last { counted[$0].whole.upperBound <= range.lowerBound && isCount($0) }
        let before =
            here
            ?? (previous.first..<first).first {
                isCount($0) && drafts[$0].event != 0 && drafts[$0].partOf == nil
                    && previous.paragraph + 1 >= sentence.paragraph
            }
        for i in first..<drafts.count
        where drafts[i].event == 0 && counted[i].whole.lowerBound >= range.upperBound
            && passage.readings[drafts[i].reading].kind == .count
        {
            guard let before, drafts[before].event != 0 else {
                if counted[i].tokens.isEmpty { takeEvent(i, of: word, in: sentence) }
                continue
            }
            guard saysNoMore(i, before) else { continue }
            drafts[i].event = drafts[before].event
            drafts[i].note("event", "event.figure", range)
            counted[i].eventRange = counted[before].eventRange
            if counted[i].tokens.isEmpty { borrow(from: before, to: i, keepWords: false) }
        }
    }

    /// "The figure rose to 66 people, 53 of them children": parts have the event that their total has been given.
    private mutating func passToParts(from first: Int) {
        for i in first..<drafts.count where drafts[i].event == 0 {
            guard let total = drafts[i].partOf, drafts[total].event != 0, fitsEvent(of: total, i) else { continue }
            drafts[i].event = drafts[total].event
            drafts[i].note("event", "event.of-total", counted[total].eventRange)
            counted[i].eventRange = counted[total].eventRange
        }
    }

    /// «Les disparus se comptent par milliers. On en dénombrait 9 900»: what the sentence before speaks of, where it gives no figure.
    private mutating func takeEvent(_ i: Int, of figure: Int, in sentence: Sentence) {
        let index = passage.sentenceIndex(of: sentence.tokens.lowerBound)
        guard passage.vocabulary.side[passage.mentions[figure].entry] == .before, index > 0 else { return }
        let told = passage.sentences[index - 1].mentions.last {
            let mention = passage.mentions[$0]
            return mention.entryClass == .event && passage.vocabulary.countsPeople[mention.entry]
        }
        guard let told else { return }
        let event = passage.mentions[told]
        drafts[i].event = passage.lexicon.entries[event.entry].id
        drafts[i].note("event", "event.figure", event.range)
        counted[i].eventRange = event.range
        drafts[i].counted = event.range
        drafts[i].countedElsewhere = true
        drafts[i].note("counted", "counted.antecedent", event.range)
    }

    /// No word, or just "people", says what the figure counts.
    private func saysNoMore(_ i: Int, _ before: Int) -> Bool {
        counted[i].tokens.isEmpty
            || counted[i].head >= 0 && drafts[i].partOf == nil
                && passage.vocabulary.isPerson[counted[i].head] && fitsEvent(of: before, i)
    }

    private mutating func borrow(from j: Int, to i: Int, keepWords: Bool) {
        // "of them" are no words of what is counted.
        let keepWords = keepWords && counted[i].tokens != counted[i].partMarker
        if let marker = counted[i].partMarker, drafts[i].counted == marker { drafts[i].counted = nil }
        guard drafts[j].concept != 0 || drafts[j].counted != nil else { return }
        drafts[i].concept = drafts[j].concept
        counted[i].head = counted[j].head
        if keepWords { return }
        drafts[i].counted = drafts[j].counted
        drafts[i].countedElsewhere = true
        drafts[i].evidence.removeAll { $0.field == "counted" }
        drafts[i].note("counted", "counted.antecedent", drafts[j].counted)
    }

    /// Where no word names who is counted, or none that is known, it is what the event counts: "164 dead" are people.
    private mutating func nameDefault(_ i: Int) {
        guard drafts[i].concept == 0, let range = counted[i].eventRange,
            let event = passage.mentions(of: .event, at: range).first(where: {
                passage.lexicon.entries[$0.entry].id == drafts[i].event
                    || passage.vocabulary.whenIll[$0.entry] == drafts[i].event
            })
        else { return }
        let isNamed = drafts[i].counted != nil && counted[i].event == nil
        guard !isNamed || passage.vocabulary.countsPeople[event.entry] else { return }
        drafts[i].concept = passage.vocabulary.counts[event.entry]
        if drafts[i].concept != 0 { drafts[i].note("counted", "counted.of-event", range) }
    }

    // MARK: Source and time

    private mutating func attribute(_ i: Int, in sentence: Sentence) {
        let reading = passage.readings[drafts[i].reading]
        let answer = attribution.answer(at: reading.numeral.lowerBound)
        drafts[i].attribution = answer.chain
        var rule = answer.rule
        // "the 164 deaths": a definite count repeats a figure, and who said it.
        if answer.chain.isEmpty, reading.isDefinite, let j = repeated(i) {
            drafts[i].attribution = drafts[j].attribution
            rule = "attribution.repeats"
        }
        // "Twelve of them died in Khoy": a part goes with its total.
        if answer.chain.isEmpty, let total = drafts[i].partOf, !drafts[total].attribution.isEmpty {
            drafts[i].attribution = drafts[total].attribution
            rule = "attribution.of-total"
        }
        // "10 million euros ($11 million)": a conversion has the source of what it converts.
        if i > 0, isConversion(reading, of: passage.readings[drafts[i - 1].reading]) {
            drafts[i].attribution = drafts[i - 1].attribution
            rule = "attribution.conversion"
        }
        // "An earlier toll gave 17": a toll that is no longer told speaks for no one.
        if drafts[i].attribution.count == 1, let speaker = drafts[i].attribution.first,
            passage.namesReport(speaker.tokens), speaker.tokens.contains(where: { passage.isSuperseding($0) })
        {
            drafts[i].attribution = []
            rule = "attribution.none"
        }
        // "80 km south of the capital": where a place lies is said by no one.
        if reading.kind == .measure, passage.vocabulary.lengths.contains(reading.unit), isDistance(reading) {
            drafts[i].attribution = []
            rule = "attribution.none"
        }
        // "Lamichhane (71)": nor an age in brackets.
        if reading.kind == .duration, reading.numeral.lowerBound > 0,
            passage.stream.tokens[reading.numeral.lowerBound - 1].scalar == 0x28,
            reading.numeral.upperBound < passage.stream.tokens.count,
            passage.stream.tokens[reading.numeral.upperBound].scalar == 0x29
        {
            drafts[i].attribution = []
            rule = "attribution.none"
        }
        // The age of the speaker is said by no one.
        if reading.kind == .duration, let frame = answer.frame, stands(reading.numeral, beside: frame) {
            drafts[i].attribution = []
            rule = "attribution.none"
        }
        drafts[i].note("attribution", rule, answer.words)
        counted[i].frame = answer.frame
    }

    /// A quotation over several sentences belongs to whom its last sentence names.
    private mutating func settleQuotation(from first: Int, _ sentence: Sentence) {
        if let frame = attribution.closingQuotation {
            for i in openQuotation
            where drafts[i].attribution.allSatisfy({ $0.kind == .anonymous && $0.organisation == 0 }) {
                // "under the rubble, by our latest count, are seven": who speaks has it from there.
                drafts[i].attribution += attribution.chainOfQuotation(frame)
                drafts[i].evidence.removeAll { $0.field == "attribution" }
                drafts[i].note("attribution", "attribution.closed-quotation", frame.word)
            }
        }
        if !sentence.endsQuoted { openQuotation = [] } else { openQuotation += Array(first..<drafts.count) }
    }

    private func isToll(_ i: Int) -> Bool {
        guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event) else {
            return false
        }
        return passage.vocabulary.form[event.entry] == .toll && passage.vocabulary.countsPeople[event.entry]
    }

    private func repeated(_ i: Int) -> Int? {
        let value = passage.readings[drafts[i].reading].interval
        var j = i - 1
        while j >= 0 {
            if drafts[j].event == drafts[i].event, drafts[i].event != 0, !drafts[j].attribution.isEmpty,
                passage.readings[drafts[j].reading].interval.intersection(value) != nil
            {
                return j
            }
            j -= 1
        }
        return nil
    }

    private mutating func date(_ i: Int, first: Int, in sentence: Sentence) {
        var carried: CivilInterval?
        if let status, grows(i),
            status.paragraph == sentence.paragraph || sharesSpeaker(status.chain, drafts[i].attribution)
        {
            carried = status.date
        } else if let statement,
            statement.paragraph == sentence.paragraph || sharesSpeaker(statement.chain, drafts[i].attribution),
            !drafts[i].attribution.isEmpty
        {
            carried = statement.date
        }
        // Where a sentence names no time, none of its frames can be the one that a time belongs to.
        let hasTimes = sentence.hasDates || sentence.classes.contains(.earlier)
        var frames = hasTimes && !drafts[i].attribution.isEmpty ? attribution.regions : []
        if hasTimes, let own = counted[i].frame, !drafts[i].attribution.isEmpty {
            // Of other statements only one told before may hold for this figure too.
            frames.removeAll {
                $0 == own
                    || (own.upperBound <= counted[i].whole.lowerBound && $0.lowerBound >= counted[i].whole.upperBound)
            }
            frames.insert(own, at: 0)
        }
        let answer = times.answer(
            phrase: counted[i].whole, event: counted[i].eventRange, isToll: isToll(i), grows: grows(i),
            frames: frames, in: sentence, before: i > first ? drafts[i - 1].asOf : nil, past: past, carried: carried)
        drafts[i].asOf = answer.asOf
        drafts[i].period = answer.period
        if drafts[i].event == passage.vocabulary.yearly, !isMonthly(i, in: sentence) { holdAgainstYear(i) }
        drafts[i].note("asOf", answer.rule, answer.words)
        counted[i].date =
            answer.isDateOfClause ? .own : answer.words == nil ? .lent : .other
        counted[i].isTold = answer.isTold
    }

    /// The first figure of its event in a text whose sentence, or the one before, told of another event: "9 died, another 14 were injured"
    /// adds nothing to the injured.
    private func opensEvent(_ i: Int, first: Int) -> Bool {
        let event = drafts[i].event
        guard event != 0, i > 0 else { return false }
        let wider = passage.vocabulary.parentOf
        let near = i > first ? first : previous.first
        var tells = false
        for j in 0..<i where drafts[j].event != 0 {
            let other = drafts[j].event
            if other == event || wider[other] == event || wider[event] == other {
                if j >= first || i == first { return false }
                continue
            }
            tells = tells || j >= near
        }
        return tells
    }

    /// "Italy has confirmed 115,242 infections, and 13,915 people have died": the country that reports one figure reports the next.
    private mutating func goOnWithPlace(_ i: Int, first: Int) {
        guard i > first, drafts[i].place == nil, drafts[i - 1].isPlaceOfReporter else { return }
        drafts[i].place = drafts[i - 1].place
        drafts[i].placeID = drafts[i - 1].placeID
        drafts[i].isPlaceOfReporter = true
        drafts[i].note("place", "place.of-reporter", drafts[i].place)
    }

    /// A word of the figure's own clause holds it against the month before.
    private func isMonthly(_ i: Int, in sentence: Sentence) -> Bool {
        guard sentence.classes.contains(.monthly) else { return false }
        let phrase = counted[i].whole
        return sentence.mentions.contains { m in
            let mention = passage.mentions[m]
            guard mention.entryClass == .monthly else { return false }
            let gap =
                mention.range.upperBound <= phrase.lowerBound
                ? mention.range.upperBound..<phrase.lowerBound
                : phrase.upperBound..<max(phrase.upperBound, mention.range.lowerBound)
            return gap.allSatisfy { !Passage.isComma(passage.stream.tokens[$0]) && !passage.isClaimable(at: $0) }
        }
    }

    /// A rate of a month that says nothing else is held against the same month a year before: its period is the twelve months that end with it.
    private mutating func holdAgainstYear(_ i: Int) {
        guard let period = drafts[i].period, period.start.date.day == 1,
            (27...30).contains(period.end.day - period.start.day)
        else { return }
        drafts[i].period = CivilInterval(period.start.adding(months: -11), period.end)
    }

    /// "denied that 40 soldiers were killed and 12 captured": what is denied or doubted goes on behind "and", where no one else speaks.
    private mutating func shareStances(from first: Int) {
        guard drafts.count - first > 1 else { return }
        for i in first + 1..<drafts.count where drafts[i].stance == .asserted {
            guard drafts[i - 1].stance == .denied || drafts[i - 1].stance == .hypothetical,
                let words = drafts[i - 1].hedge, words.upperBound <= counted[i - 1].whole.lowerBound,
                opensContent(words.upperBound..<counted[i - 1].whole.lowerBound), goesOn(i - 1, i)
            else { continue }
            drafts[i].stance = drafts[i - 1].stance
            drafts[i].hedge = words
            drafts[i].note("stance", "stance.coordination", words)
        }
    }

    /// A word like "that" opens what is denied, or a participle the denied deed ("denied killing 12").
    private func opensContent(_ gap: Range<Int>) -> Bool {
        gap.contains { passage.mention($0, .clause).map { passage.vocabulary.opensContent[$0.entry] } ?? false }
    }

    /// "and" stands between two figures, and nothing that begins anything new.
    private func goesOn(_ a: Int, _ b: Int) -> Bool {
        let gap = counted[a].whole.upperBound..<max(counted[a].whole.upperBound, counted[b].whole.lowerBound)
        return gap.count <= Self.longestJoint && gap.contains { passage.has($0, .and) }
            && gap.allSatisfy {
                passage.stream.tokens[$0].kind != .punctuation && !passage.has($0, .says)
                    && !passage.has($0, .clause) && !passage.has($0, .accordingTo)
            }
    }

    /// How many tokens may stand between two figures of one denial.
    private static let longestJoint = 8

    /// Figures joined in one breath are of one time: "37 dead, 22 of them children, and 79 hurt on 9 February 2019".
    private mutating func shareDates(from first: Int) {
        guard drafts.count - first > 1 else { return }
        for i in first..<drafts.count {
            if let total = drafts[i].partOf, total >= first, counted[total].date == .own,
                drafts[i].event == drafts[total].event
            {
                lendDate(from: total, to: i)
            }
        }
        for i in first + 1..<drafts.count where counted[i - 1].date == .own && isOneBreath(i - 1, i) {
            lendDate(from: i - 1, to: i)
        }
        // "from 900 cases and 37 deaths a week earlier"
        for i in first + 1..<drafts.count where counted[i].isTold && isJoined(i - 1, i) {
            let before = counted[i - 1].whole.lowerBound - 1
            guard counted[i - 1].date == .lent, before > 0,
                passage.has(before, .replaced) || passage.has(before, .comparison)
                    || passage.stream.matchEnding(at: before + 1, .comparison, reach: 4, passage.lexicon) != nil
            else { continue }
            lendDate(from: i, to: i - 1)
        }
        for i in (first + 1..<drafts.count).reversed() where counted[i].date == .own && isOneBreath(i - 1, i) {
            lendDate(from: i, to: i - 1)
        }
    }

    /// "On Sunday 31 people were killed. A further 12 were wounded.": what is added, or points back, goes on with the date.
    private mutating func goOnWithDate(from first: Int, in sentence: Sentence) {
        guard first > 0, first < drafts.count, counted[first - 1].date == .own, grows(first - 1), grows(first),
            counted[first].date == .lent, previous.paragraph == sentence.paragraph,
            counted[first].isAnaphor || drafts[first].measures == .increment
                || isFurther(first, in: sentence) && opensEvent(first, first: first),
            passage.sentenceIndex(of: passage.readings[drafts[first - 1].reading].numeral.lowerBound) + 1
                == passage.sentenceIndex(of: sentence.tokens.lowerBound)
        else { return }
        lendDate(from: first - 1, to: first)
    }

    /// A word like "a further" stands before the figure or in its phrase.
    private func isFurther(_ i: Int, in sentence: Sentence) -> Bool {
        sentence.mentions.contains { m in
            let mention = passage.mentions[m]
            return mention.entryClass == .increment && mention.range.upperBound <= counted[i].whole.upperBound
        }
    }

    /// How many came to a concert is of its day, which the report names.
    mutating func dateOccasions() {
        guard let occasion else { return }
        for i in drafts.indices where counted[i].date == .lent && drafts[i].role != .headline {
            guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event),
                passage.vocabulary.happensOnce[event.entry]
            else { continue }
            drafts[i].asOf = occasion
            drafts[i].evidence.removeAll { $0.field == "asOf" }
            drafts[i].note("asOf", "asOf.occasion")
        }
    }

    /// The headline's figure is of the stretch that the report names for it: "inflation at 36.5 %", in July.
    mutating func dateHeadlines() {
        for i in drafts.indices
        where counted[i].date == .lent && drafts[i].role == .headline && drafts[i].event != 0 && !grows(i) {
            let value = passage.readings[drafts[i].reading].interval
            guard
                let j = drafts.indices.first(where: {
                    counted[$0].date == .own && drafts[$0].period != nil && drafts[$0].event == drafts[i].event
                        && passage.readings[drafts[$0].reading].interval == value
                })
            else { continue }
            lendDate(from: j, to: i)
        }
    }

    private mutating func lendDate(from: Int, to: Int) {
        guard counted[to].date == .lent else { return }
        drafts[to].asOf = drafts[from].asOf
        drafts[to].period = drafts[from].period
        drafts[to].evidence.removeAll { $0.field == "asOf" }
        drafts[to].note("asOf", "asOf.coordination", drafts[from].counted)
        counted[to].date = .own
    }

    /// Nothing but event words, commas, "and" and the like stands between two figures of people.
    private func isOneBreath(_ a: Int, _ b: Int) -> Bool {
        // "22 of them children": the words of a predicate belong to the figure too.
        let end = max(counted[a].whole.upperBound, drafts[a].countedElsewhere ? 0 : counted[a].tokens.upperBound)
        let gap = end..<max(end, counted[b].whole.lowerBound)
        guard gap.count <= 8, grows(a), grows(b) else { return false }
        return gap.allSatisfy {
            let token = passage.stream.tokens[$0]
            return Passage.isComma(token) || Passage.isQuote(token) || passage.has($0, .and) || passage.isArticle($0)
                || passage.has($0, .increment) || passage.has($0, .including) || passage.has($0, .copula)
                || passage.has($0, .pronoun) || isInEvent($0)
        }
    }

    /// Whether a phrase that names an event holds the token.
    private func isInEvent(_ token: Int) -> Bool {
        (0..<3).contains { back in
            passage.mention(token - back, .event).map { $0.range.contains(token) } ?? false
        }
    }

    /// The figure is of people to whom something happened, and may be told anew.
    private func grows(_ i: Int) -> Bool {
        guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event) else {
            return drafts[i].partOf.map { $0 < i && grows($0) } ?? false
        }
        return passage.vocabulary.countsPeople[event.entry]
    }

    /// The figure stands right behind another of its kind, in brackets.
    private func isConversion(_ reading: Reading, of other: Reading) -> Bool {
        guard reading.kind == other.kind, reading.kind == .money || reading.kind == .measure else { return false }
        var i = other.numeral.upperBound
        while i < reading.numeral.lowerBound, i - other.numeral.upperBound < 4 {
            if passage.stream.tokens[i].scalar == 0x28 { return reading.numeral.lowerBound - i < 5 }
            i += 1
        }
        return false
    }

    /// In the frame or right behind it: "Kamal (54)", "said Kamel, a 54-year-old farmer".
    /// A preposition of place stands before the length, or one and a place shortly behind it.
    private func isDistance(_ reading: Reading) -> Bool {
        let start =
            reading.before.isEmpty
            ? reading.numeral.lowerBound : min(reading.before.lowerBound, reading.numeral.lowerBound)
        if start > 1, passage.has(start - 1, .placeBefore), !passage.has(start - 2, .says) { return true }
        let end = reading.numeral.upperBound
        var last = end
        while last < passage.stream.tokens.count, last < end + 7, passage.stream.tokens[last].kind == .word {
            last += 1
        }
        let behind = end..<min(end + 3, last)
        return behind.contains { i in
            (passage.has(i, .placeBefore) || passage.has(i, .of))
                && (i + 1..<max(i + 1, last)).contains { passage.has($0, .place) }
        }
    }

    private func stands(_ numeral: Range<Int>, beside frame: Range<Int>) -> Bool {
        if frame.contains(numeral.lowerBound) { return true }
        guard numeral.lowerBound >= frame.upperBound, numeral.lowerBound - frame.upperBound <= 2 else { return false }
        return (frame.upperBound..<numeral.lowerBound).allSatisfy {
            passage.stream.tokens[$0].kind == .punctuation || passage.isArticle($0)
        } && numeral.lowerBound > frame.upperBound
    }

    private func sharesSpeaker(_ a: [DraftSpeaker], _ b: [DraftSpeaker]) -> Bool {
        a.contains { x in
            b.contains { $0.tokens == x.tokens || ($0.organisation != 0 && $0.organisation == x.organisation) }
        }
    }

    private mutating func remember(_ frames: [SpeechFrame], _ sentence: Sentence) {
        if let found = times.statusDate(of: sentence) {
            status = (found.date, attribution.answer(at: found.at).chain, sentence.paragraph)
            return
        }
        for frame in frames {
            guard let date = times.statementDate(frame.region, in: sentence) else { continue }
            let chain = attribution.answer(at: frame.region.lowerBound).chain
            statement = (date, chain, sentence.paragraph)
            status = nil
        }
    }

    // MARK: Sums

    /// "8 officers and 18 civilians, 26 in all".
    private mutating func findSums(from first: Int) {
        for i in first..<drafts.count where drafts[i].isSum {
            let mine = passage.readings[drafts[i].reading]
            var sum = ExactNumber.zero
            var parts: [Int] = []
            var j = i - 1
            while j >= first {
                let reading = passage.readings[drafts[j].reading]
                if reading.kind == .count, drafts[j].partOf == nil, let value = reading.interval.low {
                    guard let added = sum.adding(value) else { break }
                    sum = added
                    parts.append(j)
                    if sum == mine.interval.low, parts.count > 1 {
                        drafts[i].sumOf = parts.reversed()
                        break
                    }
                }
                j -= 1
            }
        }
    }
}
