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
