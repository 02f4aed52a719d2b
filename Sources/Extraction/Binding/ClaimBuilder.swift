import Claims

/// Turns drafts into claims: tokens into spans, symbols into ids, indices into keys.
struct ClaimBuilder {
    let catalogue: Catalogue
    let found: Findings
    let articleKey: String

    private var lexicon: Lexicon { found.reader.lexicon }

    /// Appends the claims of the drafts, in their order; `firstQuantity` is where the quantities of this text begin.
    func build(to output: inout Extractor.Output, firstQuantity first: Int) {
        let drafts = found.drafts
        let keys = drafts.map {
            Claim.makeKey(article: articleKey, span: output.quantities[first + $0.reading].span, role: $0.role)
        }
        for (i, draft) in drafts.enumerated() {
            var claim = Claim(key: keys[i], article: articleKey, quantity: output.quantities[first + draft.reading])
            if draft.event != 0 { claim.event = lexicon.symbols[Int(draft.event)] }
            if draft.counted != nil || draft.concept != 0 {
                claim.counted = Claim.Counted(
                    text: draft.counted.map(text) ?? "",
                    concept: draft.concept == 0 ? nil : lexicon.symbols[Int(draft.concept)],
                    span: draft.countedElsewhere ? nil : draft.counted.map(found.span))
            }
            claim.measures = draft.measures
            if let total = draft.partOf {
                claim.partOf = .part(of: keys[total])
            } else if !draft.sumOf.isEmpty {
                claim.partOf = .sum(of: draft.sumOf.map { keys[$0] })
            }
            claim.role = draft.role
            claim.attribution = draft.attribution.map(speaker)
            claim.asOf = draft.asOf
            claim.period = draft.period?.iso
            claim.place = draft.place.map(text)
            if draft.placeID != 0 { claim.placeID = lexicon.symbols[Int(draft.placeID)] }
            claim.stance = draft.stance
            claim.hedge = draft.hedge.map(text)
            claim.implied = draft.implied
            claim.definite = draft.definite
            claim.evidence = draft.evidence.map {
                Claim.Evidence(
                    field: $0.field, rule: "\($0.rule)", words: $0.tokens.map(text) ?? "",
                    span: $0.tokens.map(found.span))
            }
            output.claims.append(claim)
            output.quantityIndex.append(first + draft.reading)
        }
    }

    private func speaker(_ draft: DraftSpeaker) -> Speaker {
        let words = found.words(draft.tokens)
        var name = found.reader.organisationName[Int(draft.organisation)]
        if name == nil {
            var folded: [UInt8] = []
            Speaker.appendName(draft.antecedent.map(found.words) ?? words, to: &folded)
            name = String(decoding: folded, as: UTF8.self)
        }
        return Speaker(
            text: String(decoding: words, as: UTF8.self), name: name ?? "", span: found.span(draft.tokens),
            kind: draft.kind)
    }

    private func text(_ tokens: Range<Int>) -> String { String(decoding: found.words(tokens), as: UTF8.self) }
}
