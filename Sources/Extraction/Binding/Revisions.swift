import Claims

/// Reads which of two figures of one thing takes the place of the other: "revised down to 88 from 91", "137, not 287".
struct Revisions {
    let passage: Passage

    /// Takes back, or denies, the figures of a sentence in whose place it gives another.
    func settle(_ drafts: inout [DraftClaim], from first: Int, in sentence: Sentence) {
        guard drafts.count - first > 1 else { return }
        let revises = sentence.classes.contains(.revision) || sentence.classes.contains(.retraction)
        for i in first..<drafts.count where drafts[i].stance == .asserted || drafts[i].stance == .retracted {
            guard let marker = marker(before: drafts[i].reading) else { continue }
            let revision =
                revises
                ? sentence.tokens.lazy.compactMap {
                    passage.mention($0, .revision) ?? passage.mention($0, .retraction)
                }.first : nil
            let isWeak = passage.vocabulary.isWeak[marker.entry]
            // Words that replace only beside a verb of revision do nothing without one; what they say is noted where someone asks why.
            if isWeak, revision == nil, !drafts[i].explains { continue }
            // A figure that rose is an update, whatever the verb; one that fell is put right.
            let replacing = (first..<drafts.count).first { j in
                j != i && isOneThing(drafts[i], drafts[j])
                    && (isWeak ? revision != nil && isBelow(drafts[j], drafts[i]) : !isSame(drafts[i], drafts[j]))
            }
            guard let replacing else {
                // "61, up from 45": the lower one is what the total was before, and nothing is taken back.
                if isWeak,
                    (first..<drafts.count).contains(where: {
                        isOneThing(drafts[i], drafts[$0]) && isBelow(drafts[i], drafts[$0])
                    })
                {
                    drafts[i].note("measures", "measures.before", marker.range)
                }
                continue
            }
            let words = isWeak ? revision! : marker
            drafts[i].stance = revision == nil ? .denied : .retracted
            drafts[i].hedge = words.range
            drafts[i].noteAnew("stance", "stance.replaced", words.range)
            // The same verb takes nothing else back.
            if drafts[replacing].stance == .retracted {
                drafts[replacing].stance = .asserted
                drafts[replacing].hedge = nil
                drafts[replacing].forget("stance")
            }
        }
    }

    /// The word right before the figure that says that another takes its place.
    private func marker(before reading: Int) -> Mention? {
        var end = passage.readings[reading].numeral.lowerBound
        while end > 0 {
            for start in max(0, end - 3)..<end {
                if let mention = passage.mention(start, .replaced), mention.range.upperBound == end { return mention }
            }
            guard passage.isArticle(end - 1) else { return nil }
            end -= 1
        }
        return nil
    }

    private func isOneThing(_ a: DraftClaim, _ b: DraftClaim) -> Bool {
        let (x, y) = (passage.readings[a.reading], passage.readings[b.reading])
        return a.event != 0 && a.event == b.event && a.concept == b.concept && a.measures == b.measures
            && a.partOf == b.partOf && x.kind == y.kind && x.unit == y.unit
    }

    private func isSame(_ a: DraftClaim, _ b: DraftClaim) -> Bool {
        passage.readings[a.reading].interval == passage.readings[b.reading].interval
    }

    private func isBelow(_ a: DraftClaim, _ b: DraftClaim) -> Bool {
        guard let high = passage.readings[a.reading].interval.high, let low = passage.readings[b.reading].interval.low
        else { return false }
        return high < low
    }
}
