import Claims

/// Reads articles of one language.
final class LanguageReader: Sendable {
    let lexicon: Lexicon
    let tokenizer: Tokenizer
    let quantityReader: QuantityReader
    let claimReader: ClaimReader
    let catalogue: Catalogue
    /// By symbol: the catalogue's name of the organisation that it stands for.
    let organisationName: [String?]
    /// The names of symbols, and those of the organisations that symbols stand for, empty where one stands for none: for writing them out.
    let names: NameTable
    let organisationNames: NameTable

    init(lexicon: Lexicon, catalogue: Catalogue, policy: Policy) {
        self.lexicon = lexicon
        self.catalogue = catalogue
        organisationName = lexicon.symbols.map { catalogue.organisations[$0]?.name }
        names = NameTable(lexicon.symbols)
        organisationNames = NameTable(organisationName.map { $0 ?? "" })
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
        quantityReader = QuantityReader(lexicon: lexicon, vague: vague, units: units, places: catalogue.places)
    }

    /// Reads the texts of an article, the title first, and hands what was found in each to `take`.
    func scan(_ input: Extractor.Input, with buffer: inout TokenBuffer, _ take: (Findings) -> Void) {
        var readings = buffer.readings
        buffer.readings = []
        defer { buffer.readings = readings }
        for field in [Span.Field.title, .text] {
            guard let text = field == .title ? input.title : input.text else { continue }
            tokenizer.read(text, into: &buffer)
            let stream = buffer.stream
            quantityReader.read(stream, reference: input.date, into: &readings)
            claimReader.addZeros(stream, to: &readings)
            let context = ClaimContext(isTitle: field == .title, date: input.date, explains: input.explains)
            var drafts = claimReader.read(stream, readings, context)
            if input.withImplied { claimReader.addSingulars(stream, to: &readings, &drafts, context) }
            take(Findings(reader: self, stream: stream, readings: readings, drafts: drafts, field: field))
        }
    }

    /// Reads an article and makes values of what was found.
    func read(_ input: Extractor.Input, with buffer: inout TokenBuffer) -> Extractor.Output {
        var output = Extractor.Output(language: lexicon.code, quantities: [], claims: [], quantityIndex: [])
        scan(input, with: &buffer) { found in
            let first = output.quantities.count
            output.quantities.reserveCapacity(first + found.readings.count)
            for i in found.readings.indices {
                output.quantities.append(quantity(i, of: found, explains: input.explains))
            }
            ClaimBuilder(catalogue: catalogue, found: found, articleKey: input.articleKey)
                .build(to: &output, firstQuantity: first)
        }
        return output
    }

    private func quantity(_ i: Int, of found: Findings, explains: Bool) -> Quantity {
        let r = found.readings[i]
        let place = found.span(r.numeral)
        var quantity = Quantity(
            span: place, text: found.stream.text(place.utf8), kind: r.kind, modifier: r.modifier, approx: r.approx,
            interval: r.interval,
            unit: found.unit(of: i), date: r.date, precision: r.precision,
            vagueClass: r.vagueClass == 0 ? nil : lexicon.symbols[Int(r.vagueClass)])
        guard explains else { return quantity }
        quantity.reading.append("\(r.rule)")
        for tokens in [r.before, r.after] where !tokens.isEmpty {
            let modifier = found.span(tokens)
            quantity.modifierSpans.append(modifier)
            quantity.reading.append("\(r.modifier.rawValue): \(found.stream.text(modifier.utf8))")
        }
        return quantity
    }
}
