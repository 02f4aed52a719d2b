import Claims

extension ClaimBinding {
    /// A price is one of the nearest goods that its sentence names: "Brent settled at $88", «un baril de Brent à 88 dollars».
    mutating func namePrices(from first: Int, in sentence: Sentence) {
        for i in first..<drafts.count {
            guard drafts[i].event != 0, passage.vocabulary.pricedEvents.contains(drafts[i].event),
                drafts[i].concept == 0 || !passage.vocabulary.isTraded.contains(drafts[i].concept)
            else { continue }
            let kind = passage.readings[drafts[i].reading].kind
            guard kind == .money || kind == .rate else { continue }
            let numeral = passage.readings[drafts[i].reading].numeral
            var nearest: (distance: Int, mention: Mention)?
            for m in sentence.mentions {
                let mention = passage.mentions[m]
                guard mention.entryClass == .concept,
                    passage.vocabulary.isTraded.contains(passage.lexicon.entries[mention.entry].id)
                else { continue }
                let gap =
                    mention.range.upperBound <= numeral.lowerBound
                    ? mention.range.upperBound..<numeral.lowerBound
                    : numeral.upperBound..<max(numeral.upperBound, mention.range.lowerBound)
                // Another price between the two has its own goods.
                let isOther = gap.contains { t in
                    passage.reading(at: t).map { $0 != drafts[i].reading && passage.readings[$0].kind == kind } ?? false
                }
                if isOther { continue }
                // The narrower word of two beside each other: "Brent crude".
                if nearest == nil || gap.count < nearest!.distance - 1
                    || (gap.count <= nearest!.distance + 1
                        && passage.vocabulary.isNarrowlyTraded.contains(passage.lexicon.entries[mention.entry].id))
                {
                    nearest = (gap.count, mention)
                }
            }
            guard let nearest else { continue }
            drafts[i].concept = passage.lexicon.entries[nearest.mention.entry].id
            drafts[i].counted = nearest.mention.range
            drafts[i].noteAnew("counted", "counted.priced", nearest.mention.range)
        }
    }
}
