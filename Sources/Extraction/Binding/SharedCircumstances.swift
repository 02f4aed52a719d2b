import Claims

/// Stances and places that go on from one figure to the next.
extension ClaimBinding {
    /// The first figure of its event in a text whose sentence, or the one before, told of another event: "9 died, another 14 were injured"
    /// adds nothing to the injured.
    func opensEvent(_ i: Int, first: Int) -> Bool {
        let event = drafts[i].event
        guard event != 0, i > 0 else { return false }
        func isOfEvent(_ j: Int) -> Bool {
            let other = drafts[j].event
            return other == event
                || other != 0
                    && (passage.vocabulary.parentOf[other] == event || passage.vocabulary.parentOf[event] == other)
        }
        if (first..<i).contains(where: isOfEvent) { return false }
        let near = i > first ? first : previous.first
        guard (near..<i).contains(where: { drafts[$0].event != 0 && !isOfEvent($0) }) else { return false }
        return i > first || !(0..<i).contains(where: isOfEvent)
    }

    /// "Italy has confirmed 115,242 infections, and 13,915 people have died": the country that reports one figure reports the next.
    mutating func goOnWithPlace(_ i: Int, first: Int) {
        guard i > first, drafts[i].place == nil, drafts[i - 1].isPlaceOfReporter else { return }
        drafts[i].place = drafts[i - 1].place
        drafts[i].placeID = drafts[i - 1].placeID
        drafts[i].isPlaceOfReporter = true
        drafts[i].note("place", "place.of-reporter", drafts[i].place)
    }

    /// "In Derna 12 people died, 30 were injured": one place for the figures of one clause, whichever of them it stands beside.
    mutating func sharePlaces(from first: Int, in sentence: Sentence) {
        guard drafts.count - first > 1 else { return }
        for i in first + 1..<drafts.count where drafts[i].place == nil && !drafts[i - 1].isPlaceOfReporter {
            guard let place = drafts[i - 1].place, place.upperBound <= counted[i - 1].whole.lowerBound,
                isOfOnePlace(i - 1, i)
            else { continue }
            lendPlace(from: i - 1, to: i)
        }
        for i in (first..<drafts.count - 1).reversed() where drafts[i].place == nil && !drafts[i + 1].isPlaceOfReporter
        {
            guard let place = drafts[i + 1].place, drafts[i + 1].partOf == nil,
                place.lowerBound >= counted[i + 1].whole.upperBound,
                isOfOnePlace(i, i + 1)
            else { continue }
            lendPlace(from: i + 1, to: i)
        }
    }

    private mutating func lendPlace(from: Int, to: Int) {
        drafts[to].place = drafts[from].place
        drafts[to].placeID = drafts[from].placeID
        drafts[to].note("place", "place.coordination", drafts[from].place)
    }

    /// Two figures of what happened, with neither a place nor a speaker nor the end of a clause between them.
    private func isOfOnePlace(_ a: Int, _ b: Int) -> Bool {
        let gap = counted[a].whole.upperBound..<max(counted[a].whole.upperBound, counted[b].whole.lowerBound)
        guard drafts[a].event != 0, drafts[b].event != 0, grows(a), gap.count <= Self.longestClause else {
            return false
        }
        return gap.allSatisfy {
            let token = passage.stream.tokens[$0]
            return (token.kind == .word || Passage.isComma(token) || Passage.isQuote(token) || passage.isDate(at: $0))
                && !passage.has($0, .placeBefore) && !passage.has($0, .placeAfter) && !passage.has($0, .placeNoun)
                && !passage.has($0, .says)
                && !passage.has($0, .accordingTo)
        }
    }

    /// How many tokens may stand between two figures of one place.
    private static let longestClause = 12

    /// "denied that 40 soldiers were killed and 12 captured": what is denied or doubted goes on behind "and", where no one else speaks.
    mutating func shareStances(from first: Int) {
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
}
