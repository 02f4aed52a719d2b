import Claims

/// Figures that take the event of another: joined by "and", in a list, or with no word of their own.
extension ClaimBinding {
    /// "8 officers and 18 civilians were killed": figures joined by "and" or commas share the event that only one of them reaches well.
    mutating func shareEvents(from first: Int, in sentence: Sentence) {
        guard drafts.count - first > 1 else { return }
        // "first 16, then 21 and 28 victims": bare numbers share the noun of the one they lead to.
        for i in (first..<drafts.count - 1).reversed() where isJoined(i, i + 1, loosely: true) {
            let (a, b) = (counted[i], counted[i + 1])
            guard a.head < 0, a.tokens.isEmpty, a.event == nil, !followsTotal(a, in: sentence),
                // "59 votes against 34, and 11 abstentions": held against the figure before.
                i == first || !isHeldAgainst(i),
                b.event != nil || b.head >= 0, !b.isAnaphor,
                a.eventCost > 15, !isToll(i), b.eventCost <= EventBinder.own, drafts[i + 1].event != 0,
                passage.readings[drafts[i].reading].kind == .count
            else { continue }
            lend(from: i + 1, to: i)
            borrow(from: i + 1, to: i, keepWords: false)
        }
        for i in first + 1..<drafts.count where isJoined(i - 1, i) || isInBrackets(i) && follows(i - 1, i) {
            // Of one event along a list, however far its last figure stands from the word.
            if drafts[i].event == drafts[i - 1].event, counted[i].eventRange == counted[i - 1].eventRange {
                counted[i].eventCost = min(counted[i].eventCost, counted[i - 1].eventCost)
            }
            let (a, b) = (counted[i - 1], counted[i])
            if a.eventCost > EventBinder.own, b.eventCost <= EventBinder.own, !followsTotal(a, in: sentence),
                mayShare(of: i, with: i - 1),
                drafts[i].event != drafts[i - 1].event, !isIncluded(i - 1)
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
        shareOverPlaces(from: first)
    }

    /// "damaged 42 flats in nine buildings and 18 cars": a figure of where stands between two that share what happened.
    private mutating func shareOverPlaces(from first: Int) {
        guard drafts.count - first > 2 else { return }
        for i in first + 2..<drafts.count where drafts[i].event == 0 && counted[i].head >= 0 && isJoined(i - 1, i) {
            let place = counted[i - 1].whole
            guard drafts[i - 1].event == 0, drafts[i - 2].event != 0, place.lowerBound > 0,
                passage.has(place.lowerBound - 1, .placeBefore), counted[i - 2].whole.upperBound < place.lowerBound,
                place.lowerBound - counted[i - 2].whole.upperBound <= 2, mayShare(of: i - 2, with: i),
                passage.readings[drafts[i].reading].kind == .count
            else { continue }
            lend(from: i - 2, to: i)
        }
    }

    /// « dont un grièvement, et 31 interpellées »: right behind "including" stands a part of what was told before.
    private func isIncluded(_ i: Int) -> Bool {
        passage.stream.matchEnding(at: counted[i].whole.lowerBound, .including, reach: 4, passage.lexicon) != nil
    }

    /// "taking the total to 97": the figure is the total of what was told before, not of what follows.
    func followsTotal(_ phrase: CountedPhrase, in sentence: Sentence) -> Bool {
        sentence.classes.contains(.inAll)
            && (max(sentence.tokens.lowerBound, phrase.whole.lowerBound - 4)..<phrase.whole.lowerBound).contains {
                passage.has($0, .inAll)
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

    private func mayShare(of owner: Int, with i: Int) -> Bool {
        let phrase = counted[owner]
        guard let range = phrase.eventRange, let mention = boundEvent(of: owner) else { return false }
        // The word that names one figure ("8 dead") says nothing of the next.
        if phrase.event?.range == range { return false }
        let reading = passage.readings[drafts[i].reading]
        guard passage.vocabulary.event(mention.entry, takes: reading.kind, in: reading.unit) else { return false }
        guard !counted[i].isWhole else { return false }
        guard counted[i].head >= 0 else { return true }
        return passage.vocabulary.event(
            mention.entry, fits: counted[i].head, passage.lexicon.entries[counted[i].head].id)
    }

    /// «По словам организаторов, вышли 5000 человек, по данным полиции – 1200»: another's figure for what the one before counted.
    mutating func repeatCounts(from first: Int) {
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
    mutating func continueLists(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count
        where drafts[i].event == 0 && counted[i].head < 0 && counted[i].tokens.isEmpty && i > 0 && !counted[i].isWhole {
            guard passage.readings[drafts[i].reading].kind == .count else { continue }
            var j = i - 1
            while j >= first, passage.readings[drafts[j].reading].kind != .count { j -= 1 }
            guard j >= first, drafts[j].event != 0, fitsEvent(of: j, i) else { continue }
            takeEvent(of: j, to: i, "event.ellipsis")
        }
        for i in first..<drafts.count where i > first && drafts[i].event == 0 && counted[i].tokens.isEmpty {
            // "51.3 percent of the vote against 45.8 percent"
            let (a, b) = (passage.readings[drafts[i - 1].reading], passage.readings[drafts[i].reading])
            guard a.kind == .percent, b.kind == .percent, drafts[i - 1].event != 0,
                isBareList(
                    counted[i - 1].whole.upperBound..<max(counted[i - 1].whole.upperBound, counted[i].whole.lowerBound)),
                boundEvent(of: i - 1).map({ passage.vocabulary.kinds[$0.entry] & ClaimVocabulary.bit(.percent) != 0 })
                    ?? false
            else { continue }
            takeEvent(of: i - 1, to: i, "event.ellipsis")
        }
        for i in first..<drafts.count where i > first && drafts[i].event == 0 && counted[i].head >= 0 {
            guard passage.vocabulary.isPerson[counted[i].head], let j = behindSemicolon(i, first: first, in: sentence),
                fitsEvent(of: j, i)
            else { continue }
            takeEvent(of: j, to: i, "event.ellipsis")
        }
    }

    /// A short stretch that holds no event, no speaker and no clause of its own.
    private func isBareList(_ gap: Range<Int>) -> Bool {
        gap.count <= Self.longestBareGap
            && gap.allSatisfy {
                !passage.has($0, .event) && !passage.has($0, .says) && !passage.has($0, .clause)
                    && !passage.has($0, .accordingTo) && passage.stream.tokens[$0].scalar != 0x3B
            }
    }

    /// How many tokens may stand between two shares of one thing.
    private static let longestBareGap = 7

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
}
