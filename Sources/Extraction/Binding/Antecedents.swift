import Claims

/// What a figure counts where its own phrase does not say.
extension ClaimBinding {
    /// "put the number of shelters at 906": a bare number is of what the words before it say is counted.
    mutating func nameFigures(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count
        where counted[i].tokens.isEmpty && !counted[i].isAnaphor && passage.readings[drafts[i].reading].kind == .count {
            guard let (words, concept) = phrases.named(before: counted[i].whole.lowerBound, in: sentence) else {
                continue
            }
            counted[i].tokens = words
            counted[i].head = concept
            drafts[i].counted = words
            drafts[i].countedElsewhere = true
            if concept >= 0 { drafts[i].concept = passage.lexicon.entries[concept].id }
            drafts[i].note("counted", "counted.number-of", words)
        }
    }

    /// Ellipsis: "eight officers were killed and 317 wounded": the counted of the figure before.
    mutating func findAntecedents(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count {
            let phrase = counted[i]
            let reading = passage.readings[drafts[i].reading]
            guard reading.kind == .count, phrase.head < 0,
                phrase.tokens.isEmpty || phrase.isAnaphor || phrase.event != nil
            else {
                continue
            }
            if let j = compared(i, first: first) {
                borrow(from: j, to: i, keepWords: false)
                continue
            }
            // "16 of them": of the total that they were said to be a part of.
            if phrase.partMarker != nil, drafts[i].partOf != nil, drafts[i].countedElsewhere { continue }
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
            let found = i > 0 ? antecedent(of: i, first: first) : nil
            if phrase.partMarker != nil, found.map({ $0 < first }) ?? true, nameGroup(i, in: sentence) { continue }
            guard let j = found else {
                // Whom "of them" means is not told: those are no words of what is counted.
                if let marker = phrase.partMarker, drafts[i].counted == marker { drafts[i].counted = nil }
                continue
            }
            borrow(from: j, to: i, keepWords: !phrase.tokens.isEmpty && !isElliptic(i, after: j, first: first))
        }
    }

    /// "3,912 vehicles, compared with 5,277 a year earlier": a bare number that a figure is held against is of the same.
    private func compared(_ i: Int, first: Int) -> Int? {
        // "1,204 cases in 22 states, compared with 2,242": of what something was said.
        let told = (first..<i).last {
            drafts[$0].event != 0 && drafts[$0].partOf == nil && (counted[$0].head >= 0 || counted[$0].event != nil)
        }
        let j = told ?? i - 1
        guard j >= first, counted[i].tokens.isEmpty, counted[i].event == nil,
            counted[j].head >= 0 || counted[j].event != nil, drafts[j].counted != nil,
            passage.readings[drafts[j].reading].kind == .count, isHeldAgainst(i)
        else { return nil }
        return j
    }

    /// Words like "compared with" stand before figure `i`.
    func isHeldAgainst(_ i: Int) -> Bool {
        passage.stream.matchEnding(at: counted[i].whole.lowerBound, .comparison, reach: 4, passage.lexicon) != nil
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
        guard j >= first, j < i, !counted[i].isAnaphor, let event = counted[i].event,
            passage.vocabulary.namesThem[event.entry], counted[i].tokens == event.range, counted[j].head >= 0,
            passage.vocabulary.isPerson[counted[j].head], counted[j].event == nil,
            (j + 1..<i).allSatisfy({ drafts[$0].partOf != nil })
        else { return false }
        let end = counted[i - 1].whole.upperBound
        let gap = end..<max(end, counted[i].whole.lowerBound)
        return gap.count <= 8
            && gap.contains { passage.has($0, .and) || Passage.isComma(passage.stream.tokens[$0]) }
            && !gap.contains {
                passage.stream.tokens[$0].kind == .punctuation && !Passage.isComma(passage.stream.tokens[$0])
            }
    }

    private func antecedent(of i: Int, first: Int) -> Int? {
        var j = i - 1
        let isSubject = counted[i].isAnaphor ? false : isBareSubject(i, first: first)
        let floor =
            counted[i].isAnaphor ? max(0, min(first - 2, previous.first)) : isSubject ? previous.first : first
        while j >= floor {
            if passage.readings[drafts[j].reading].kind == .count, counted[i].isAnaphor || drafts[j].partOf == nil,
                drafts[j].concept != 0 || counted[i].partMarker != nil && counted[j].event != nil,
                drafts[j].counted != nil
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
                if isSubject, drafts[i].event == 0 { return counted[j].head >= 0 ? j : nil }
                guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event),
                    counted[j].head >= 0, !namesOther(j, than: event)
                else { return nil }
                return passage.vocabulary.event(event.entry, fits: counted[j].head, drafts[j].concept) ? j : nil
            }
            j -= 1
        }
        return nil
    }

    /// "Six bodies were recovered. Two have been identified": a bare number that opens its sentence, with a verb right behind it, in the
    /// paragraph of the sentence before.
    private func isBareSubject(_ i: Int, first: Int) -> Bool {
        let phrase = counted[i]
        let sentence = passage.sentences[passage.sentenceIndex(of: phrase.whole.lowerBound)]
        guard i == first, phrase.tokens.isEmpty, phrase.event == nil,
            phrase.whole.lowerBound == sentence.tokens.lowerBound, sentence.paragraph == previous.paragraph,
            phrase.whole.upperBound < sentence.tokens.upperBound
        else { return false }
        // An auxiliary may stand before: "two have been".
        let after = phrase.whole.upperBound
        let next = passage.has(after, .stop) && after + 1 < sentence.tokens.upperBound ? after + 1 : after
        return passage.has(next, .copula) || passage.has(next, .passive) || passage.has(next, .remaining)
            || passage.mention(next, .event).map { passage.vocabulary.form[$0.entry] == .verb } ?? false
            || passage.stream.tokens[next].kind == .word
                && passage.stream.memo.infos[Int(passage.stream.tokens[next].info)].isVerb
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

    /// «نقلت 21 سيارة إسعاف المصابين … عشرة منهم»: people told of with no number, of whom a part is taken.
    /// Whether the sentence tells of any.
    private mutating func nameGroup(_ i: Int, in sentence: Sentence) -> Bool {
        guard let marker = counted[i].partMarker, let words = passage.mention(marker.lowerBound, .including),
            passage.vocabulary.pointsAtPeople[words.entry]
        else { return false }
        let group = sentence.mentions.last {
            let mention = passage.mentions[$0]
            guard mention.range.upperBound <= counted[i].whole.lowerBound else { return false }
            return mention.entryClass == .event && passage.vocabulary.form[mention.entry] == .counted
                && passage.vocabulary.countsPeople[mention.entry]
        }
        guard let group else { return false }
        let mention = passage.mentions[group]
        drafts[i].counted = mention.range
        drafts[i].concept = passage.vocabulary.counts[mention.entry]
        drafts[i].countedElsewhere = true
        drafts[i].noteAnew("counted", "counted.antecedent", mention.range)
        return true
    }

    /// Whether words like "of whom", «منها» may point at what figure `j` counts: at people, or at things.
    func points(_ marker: Range<Int>, at j: Int) -> Bool {
        guard let words = passage.mention(marker.lowerBound, .including) else { return true }
        let vocabulary = passage.vocabulary
        guard vocabulary.pointsAtPeople[words.entry] || vocabulary.pointsAtThings[words.entry] else { return true }
        let head = counted[j].head
        if head < 0 {
            guard let event = counted[j].event, vocabulary.countsPeople[event.entry] else { return true }
            return vocabulary.pointsAtPeople[words.entry]
        }
        if vocabulary.isPerson[head] { return vocabulary.pointsAtPeople[words.entry] }
        // Families and bodies may be either.
        return vocabulary.isGroup[head] || vocabulary.pointsAtThings[words.entry]
            || drafts[j].event != 0 && (boundEvent(of: j).map { vocabulary.countsPeople[$0.entry] } ?? false)
    }

    /// "nine of them" who were wounded are none of the houses told of before.
    private func mayPoint(_ i: Int, to j: Int) -> Bool {
        if let marker = counted[i].partMarker, !points(marker, at: j) { return false }
        guard counted[j].head >= 0, let event = boundEvent(of: i), passage.vocabulary.countsPeople[event.entry]
        else { return true }
        return passage.vocabulary.event(event.entry, fits: counted[j].head, drafts[j].concept)
    }

    /// "Three of the twelve", «трое из двенадцати»: a bare number that is definite, or of which a part is told, is the figure that was told before.
    mutating func findRepeated(from first: Int) {
        for i in first..<drafts.count
        where drafts[i].event == 0 && counted[i].head < 0 && counted[i].tokens.isEmpty && previous.first < first {
            let reading = passage.readings[drafts[i].reading]
            let part = (first..<i).last { drafts[$0].partOf == i }
            guard reading.kind == .count, reading.isDefinite || part != nil,
                let j = (previous.first..<first).last(where: {
                    drafts[$0].event != 0 && drafts[$0].role != .headline
                        && passage.readings[drafts[$0].reading].kind == .count
                        && passage.readings[drafts[$0].reading].interval == reading.interval
                })
            else { continue }
            takeEvent(of: j, to: i, "event.repeats")
            borrow(from: j, to: i, keepWords: false)
            if let part, counted[part].head < 0, counted[part].tokens.isEmpty {
                borrow(from: j, to: part, keepWords: false)
            }
        }
    }

    /// "The figure was up from 6,000": a bare number is of what the figure before was.
    mutating func findFigures(from first: Int, in sentence: Sentence) {
        guard sentence.classes.contains(.figure),
            let word = sentence.mentions.first(where: { passage.mentions[$0].entryClass == .figure })
        else { return }
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
        // "23 people, seven of them pupils, by a count that gave 14 before": the figure is the total's, not its part's.
        let before =
            here.map { i in drafts[i].partOf.flatMap { $0 >= first ? $0 : nil } ?? i }
            ?? (previous.first..<first).first {
                isCount($0) && drafts[$0].event != 0 && drafts[$0].partOf == nil
                    && previous.paragraph + 1 >= sentence.paragraph
            }
        for i in first..<drafts.count
        where drafts[i].event == 0 && counted[i].whole.lowerBound >= range.upperBound
            && passage.readings[drafts[i].reading].kind == .count
        {
            guard let before, drafts[before].event != 0 else {
                if counted[i].tokens.isEmpty { takeEventTold(before: word, i, in: sentence) }
                continue
            }
            guard saysNoMore(i, before) else { continue }
            takeEvent(of: before, to: i, "event.figure", range)
            if counted[i].tokens.isEmpty { borrow(from: before, to: i, keepWords: false) }
        }
    }

    /// «Les disparus se comptent par milliers. On en dénombrait 9 900»: what the sentence before speaks of, where it gives no figure.
    private mutating func takeEventTold(before figure: Int, _ i: Int, in sentence: Sentence) {
        let index = passage.sentenceIndex(of: sentence.tokens.lowerBound)
        guard passage.vocabulary.side[passage.mentions[figure].entry] == .before, index > 0 else { return }
        let told = passage.sentences[index - 1].mentions.last {
            let mention = passage.mentions[$0]
            return mention.entryClass == .event && passage.vocabulary.countsPeople[mention.entry]
        }
        guard let told else { return }
        let event = passage.mentions[told]
        take(event, to: i, "event.figure")
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

    /// The word is a noun for those counted.
    private func namesCounted(_ event: Mention) -> Bool {
        let form = passage.vocabulary.form[event.entry]
        return (form == .counted || form == .toll) && !passage.vocabulary.namesNoOne[event.entry]
    }

    /// Where no word names who is counted, or none that is known, it is what the event counts: "164 dead" are people.
    mutating func nameDefault(_ i: Int) {
        guard drafts[i].concept == 0, let range = counted[i].eventRange else { return }
        let bound = drafts[i].event
        guard
            let event = passage.mention(
                of: .event, at: range,
                where: { passage.lexicon.entries[$0].id == bound || passage.vocabulary.whenIll[$0] == bound })
        else { return }
        let isNamed = drafts[i].counted != nil && counted[i].event == nil
        // "the number of dead climbed from 12 to 22": the word for them counts them, though the figure stands apart.
        if drafts[i].counted == nil, namesCounted(event) {
            drafts[i].counted = range
            drafts[i].countedElsewhere = true
            drafts[i].note("counted", "counted.event-word", range)
        }
        guard !isNamed || passage.vocabulary.countsPeople[event.entry] else { return }
        drafts[i].concept = passage.vocabulary.counts[event.entry]
        if drafts[i].concept != 0 { drafts[i].note("counted", "counted.of-event", range) }
    }
}
