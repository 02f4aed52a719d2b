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
        var work = ClaimBinding(passage: together, context: context)
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

    /// Adds to the readings of a text the counts of nobody that it states.
    func addZeros(_ stream: TokenStream, to readings: inout [Reading]) {
        StatedZeros(stream: stream, lexicon: lexicon, vocabulary: vocabulary).add(to: &readings)
    }

    /// The claims of a text whose quantities are `readings` (in the order of the text), in the same order.
    func read(_ stream: TokenStream, _ readings: [Reading], _ context: ClaimContext) -> [DraftClaim] {
        guard readings.contains(where: { $0.kind.isClaimable }) else { return [] }
        let passage = Passage(
            stream: stream, readings: readings, lexicon: lexicon, vocabulary: vocabulary, isTitle: context.isTitle)
        var work = ClaimBinding(passage: passage, context: context)
        for i in passage.sentences.indices { work.read(passage.sentences[i]) }
        work.dateHeadlines()
        work.dateOccasions()
        return work.finish()
    }
}
