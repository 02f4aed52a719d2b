/// What a noun phrase of a source says of who speaks.
extension SourceReader {
    /// The first name, or a longer one that begins within it, or the one that ends the phrase.
    func longestName(of names: [Mention], in np: Range<Int>) -> Mention? {
        guard let first = names.first else { return nil }
        if let longer = names.last(where: {
            $0.range.lowerBound < first.range.upperBound && $0.range.count > first.range.count
        }) {
            return longer
        }
        // "the U.N. children's agency UNICEF": the name behind the noun of the source is its own.
        if let last = names.last, last.range.upperBound == np.upperBound, last.range.lowerBound > np.lowerBound,
            passage.has(last.range.lowerBound - 1, .source), passage.stream.tokens[last.range.lowerBound].isCapitalised
        {
            return last
        }
        return first
    }

    /// The speakers that a noun phrase names: one, or each of several media.
    func speakers(_ np: Range<Int>) -> [DraftSpeaker] {
        var organisations: [Mention] = []
        var source: Mention?
        var i = np.lowerBound
        while i < np.upperBound {
            if let m = passage.mention(i, .organisation), m.range.upperBound <= np.upperBound {
                organisations.append(m)
                i = m.range.upperBound
                if i - 1 > m.range.lowerBound, let longer = passage.mention(i - 1, .organisation),
                    longer.range.count > m.range.count, longer.range.upperBound <= np.upperBound
                {
                    i -= 1
                }
                continue
            }
            if source == nil, let m = passage.mention(i, .source) { source = m }
            i += 1
        }
        if organisations.count > 1 {
            let media = organisations.filter { passage.vocabulary.speakerKind[$0.entry] == .medium }
            if media.count > 1 {
                return media.map {
                    DraftSpeaker(tokens: $0.range, organisation: passage.lexicon.entries[$0.entry].id, kind: .medium)
                }
            }
        }
        var speaker = DraftSpeaker(tokens: np)
        // "the state Department of Health": the longer name where two share words.
        if let organisation = longestName(of: organisations, in: np) {
            speaker.organisation = passage.lexicon.entries[organisation.entry].id
            speaker.kind = passage.vocabulary.speakerKind[organisation.entry]
        }
        if let source { speaker.kind = passage.vocabulary.speakerKind[source.entry] }
        if speaker.kind == .unknown,
            np.contains(where: { isProper($0) && !isSentenceStart($0) })
        {
            speaker.kind = .person
        }
        return [speaker]
    }
}
