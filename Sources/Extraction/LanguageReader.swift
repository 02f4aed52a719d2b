import Claims

/// Reads articles of one language.
final class LanguageReader: Sendable {
    let lexicon: Lexicon
    let tokenizer: Tokenizer
    let quantityReader: QuantityReader
    let claimReader: ClaimReader
    let catalogue: Catalogue

    init(lexicon: Lexicon, catalogue: Catalogue, policy: Policy) {
        self.lexicon = lexicon
        self.catalogue = catalogue
        claimReader = ClaimReader(lexicon: lexicon, catalogue: catalogue)
        tokenizer = Tokenizer(lexicon: lexicon)
        var vague: [Symbol: Catalogue.VagueClass] = [:]
        for (id, known) in catalogue.vague {
            var settled = known
            if let interval = policy.vague[id] { settled.interval = interval }
            let symbol = lexicon.symbol(id)
            if symbol > 0 { vague[symbol] = settled }
        }
        var units: [Symbol: Catalogue.Unit] = [:]
        for (id, unit) in catalogue.units {
            let symbol = lexicon.symbol(id)
            if symbol > 0 { units[symbol] = unit }
        }
        quantityReader = QuantityReader(lexicon: lexicon, vague: vague, units: units)
    }

    func read(_ input: Extractor.Input, with stream: inout TokenStream) -> Extractor.Output {
        var output = Extractor.Output(language: lexicon.code, quantities: [], claims: [], quantityIndex: [])
        var readings: [Reading] = []
        for field in [Span.Field.title, .text] {
            guard let text = field == .title ? input.title : input.text else { continue }
            tokenizer.read(text, into: &stream)
            quantityReader.read(stream, reference: input.date, into: &readings)
            let first = output.quantities.count
            for reading in readings {
                output.quantities.append(quantity(reading, in: field, stream, explains: input.explains))
            }
            let drafts = claimReader.read(
                stream, readings, ClaimContext(isTitle: field == .title, date: input.date, explains: input.explains))
            guard !drafts.isEmpty else { continue }
            let builder = ClaimBuilder(
                lexicon: lexicon, catalogue: catalogue, field: field, articleKey: input.articleKey)
            output.claims += builder.build(drafts, stream, output.quantities[first...])
            output.quantityIndex += drafts.map { first + $0.reading }
        }
        return output
    }

    private func span(_ tokens: Range<Int>, in field: Span.Field, _ stream: TokenStream) -> Span {
        let (first, last) = (stream.tokens[tokens.lowerBound], stream.tokens[tokens.upperBound - 1])
        return Span(
            in: field, utf8: Int(first.start)..<Int(last.end), scalars: Int(first.scalarStart)..<Int(last.scalarEnd))
    }

    /// The unit's code; `[bbl_us]` per `d` is written as UCUM writes a quotient, a bare count per day as `/d`.
    private func unit(_ r: Reading) -> String? {
        let unit = r.unit == 0 ? nil : lexicon.symbols[Int(r.unit)]
        return r.per == 0 ? unit : (unit ?? "") + "/" + lexicon.symbols[Int(r.per)]
    }

    private func quantity(_ r: Reading, in field: Span.Field, _ stream: TokenStream, explains: Bool) -> Quantity {
        let place = span(r.numeral, in: field, stream)
        var quantity = Quantity(
            span: place, text: stream.text(place.utf8), kind: r.kind, modifier: r.modifier, approx: r.approx,
            interval: r.interval,
            unit: unit(r), date: r.date, precision: r.precision,
            vagueClass: r.vagueClass == 0 ? nil : lexicon.symbols[Int(r.vagueClass)])
        guard explains else { return quantity }
        quantity.reading.append("\(r.rule)")
        for tokens in [r.before, r.after] where !tokens.isEmpty {
            let modifier = span(tokens, in: field, stream)
            quantity.modifierSpans.append(modifier)
            quantity.reading.append("\(r.modifier.rawValue): \(stream.text(modifier.utf8))")
        }
        return quantity
    }
}
