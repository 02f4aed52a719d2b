import Claims

/// Turns drafts into claims: tokens into spans, symbols into ids, indices into keys.
struct ClaimBuilder {
    let lexicon: Lexicon
    let catalogue: Catalogue
    let field: Span.Field
    let articleKey: String

    /// Claims of the drafts, in their order; `quantities[i]` is the quantity of reading `i`.
    func build(_ drafts: [DraftClaim], _ stream: TokenStream, _ quantities: ArraySlice<Quantity>) -> [Claim] {
        let first = quantities.startIndex
        let keys = drafts.map {
            Claim.makeKey(article: articleKey, span: quantities[first + $0.reading].span, role: $0.role)
        }
        return drafts.enumerated().map { i, draft in
            var claim = Claim(key: keys[i], article: articleKey, quantity: quantities[first + draft.reading])
            if draft.event != 0 { claim.event = lexicon.symbols[Int(draft.event)] }
            if draft.counted != nil || draft.concept != 0 {
                claim.counted = Claim.Counted(
                    text: draft.counted.map { words($0, stream) } ?? "",
                    concept: draft.concept == 0 ? nil : lexicon.symbols[Int(draft.concept)],
                    span: draft.countedElsewhere ? nil : draft.counted.map { span($0, stream) })
            }
            claim.measures = draft.measures
            if let total = draft.partOf {
                claim.partOf = .part(of: keys[total])
            } else if !draft.sumOf.isEmpty {
                claim.partOf = .sum(of: draft.sumOf.map { keys[$0] })
            }
            claim.role = draft.role
            claim.attribution = draft.attribution.map { speaker($0, stream) }
            claim.asOf = draft.asOf
            claim.period = draft.period
            claim.place = draft.place.map { words($0, stream) }
            if draft.placeID != 0 { claim.placeID = lexicon.symbols[Int(draft.placeID)] }
            claim.stance = draft.stance
            claim.hedge = draft.hedge.map { words($0, stream) }
            claim.implied = draft.implied
            claim.definite = draft.definite
            claim.evidence = draft.evidence.map {
                Claim.Evidence(
                    field: $0.field, rule: "\($0.rule)", words: $0.tokens.map { words($0, stream) } ?? "",
                    span: $0.tokens.map { span($0, stream) })
            }
            return claim
        }
    }

    private func speaker(_ draft: DraftSpeaker, _ stream: TokenStream) -> Speaker {
        let text = words(draft.tokens, stream)
        let organisation =
            draft.organisation == 0 ? nil : catalogue.organisations[lexicon.symbols[Int(draft.organisation)]]
        return Speaker(
            text: text, name: organisation?.name ?? Self.folded(text), span: span(draft.tokens, stream),
            kind: draft.kind)
    }

    /// The words with single spaces, without quotation marks.
    private static func folded(_ text: String) -> String {
        var result = ""
        var space = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F: space = !result.isEmpty
            case 0x22, 0x201C, 0x201D, 0xAB, 0xBB, 0x201E: continue
            default:
                if space { result.unicodeScalars.append(" ") }
                space = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    func span(_ range: Range<Int>, _ stream: TokenStream) -> Span {
        let (first, last) = (
            stream.tokens[range.lowerBound], stream.tokens[max(range.lowerBound, range.upperBound - 1)]
        )
        return Span(
            in: field, utf8: Int(first.start)..<Int(last.end), scalars: Int(first.scalarStart)..<Int(last.scalarEnd))
    }

    private func words(_ range: Range<Int>, _ stream: TokenStream) -> String {
        guard !range.isEmpty else { return "" }
        return stream.text(Int(stream.tokens[range.lowerBound].start)..<Int(stream.tokens[range.upperBound - 1].end))
    }
}
