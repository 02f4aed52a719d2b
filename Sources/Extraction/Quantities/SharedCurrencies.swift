import Claims

/// Money whose name several countries share ("dinars", "pesos"): which of them it is, the text says elsewhere.
struct SharedCurrencies {
    /// What a row's `of=` lists, and what the word means where the text says nothing.
    struct Name {
        var candidates: [Symbol] = []
        /// By ISO 3166-1 alpha-2, the country that each candidate is the money of: the code's first two letters.
        var countries: [String] = []
        /// 0 where the word alone tells no currency.
        var usual: Symbol = 0
    }

    private var names: [Symbol: Name] = [:]
    /// By symbol of a place: the country that it is, or lies in.
    private var country: [Symbol: String] = [:]

    init(lexicon: Lexicon, places: [String: Catalogue.Place]) {
        for entry in lexicon.entries where entry.entryClass == .currency && lexicon.flag(entry, .of) {
            var name = Name(usual: entry.id)
            for code in lexicon.text(entry, .of).split(separator: ",") {
                let symbol = lexicon.symbol(String(code))
                guard symbol > 0 else { continue }
                name.candidates.append(symbol)
                name.countries.append(code.prefix(2).lowercased())
            }
            names[lexicon.field(entry, .of)] = name
        }
        guard !names.isEmpty else { return }
        for id in places.keys {
            let symbol = lexicon.symbol(id)
            if symbol > 0, let iso = Self.country(of: id, places) { country[symbol] = iso }
        }
    }

    var isEmpty: Bool { names.isEmpty }

    private static func country(of id: String, _ places: [String: Catalogue.Place]) -> String? {
        var place = places[id]
        var steps = 0
        while let known = place, steps < 4 {
            if let iso = known.iso { return iso }
            place = known.parents.first.flatMap { places[$0] }
            steps += 1
        }
        return nil
    }

    /// Gives each such amount the currency that another amount of the text names in full, or else that of the nearest place, those before it
    /// first; where neither is one of its own, what the word usually means, or no unit.
    func settle(_ stream: TokenStream, _ lexicon: Lexicon, _ readings: inout [Reading]) {
        // By unit, the first amount of it; made when the first shared name is met. Each amount is looked at once, however many share a name.
        var first: [Symbol: Int] = [:]
        for i in readings.indices where readings[i].kind == .money || readings[i].kind == .rate {
            guard let name = names[readings[i].unit] else { continue }
            if first.isEmpty {
                for (k, reading) in readings.enumerated() where first[reading.unit] == nil { first[reading.unit] = k }
            }
            let told = name.candidates.compactMap { first[$0] }.min().map { readings[$0].unit }
            let unit = told ?? nearest(stream, lexicon, name, readings[i].numeral.lowerBound) ?? name.usual
            readings[i].unit = unit
            first[unit] = min(first[unit] ?? i, i)
        }
    }

    private func nearest(_ stream: TokenStream, _ lexicon: Lexicon, _ name: Name, _ from: Int) -> Symbol? {
        func currency(at p: Int) -> Symbol? {
            guard stream.classes[p].contains(.place), let match = stream.match(p, .place, lexicon),
                let iso = country[lexicon.entries[Int(match.entry)].id],
                let which = name.countries.firstIndex(of: iso)
            else { return nil }
            return name.candidates[which]
        }
        for p in stride(from: from - 1, through: max(0, from - Self.farthest), by: -1) {
            if let found = currency(at: p) { return found }
        }
        for p in from..<min(stream.tokens.count, from + Self.farthest) {
            if let found = currency(at: p) { return found }
        }
        return nil
    }

    /// How many tokens away a place may stand: a bound keeps hostile text linear.
    private static let farthest = 600
}
