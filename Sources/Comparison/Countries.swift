import Claims

/// Finds countries by the names that texts give them, in any case whose ending is one letter (Казахстан, Казахстане).
struct Countries {
    private var codes: [String: String] = [:]
    /// Names without their last letter; "" where two countries share one.
    private var stems: [String: String] = [:]

    init(_ catalogue: Catalogue) {
        for (code, names) in catalogue.countries {
            for name in names {
                let folded = PlaceNames.folded(name)
                codes[folded] = code
                guard folded.count >= 5 else { continue }
                let stem = String(folded.dropLast())
                stems[stem] = stems[stem].map { $0 == code ? code : "" } ?? code
            }
        }
    }

    /// The ISO 3166-1 code of a country by its folded name; nil for any other place.
    func code(_ name: String) -> String? {
        if let code = codes[name] { return code }
        guard name.count >= 5 else { return nil }
        let stem = String(name.dropLast())
        if let code = codes[stem] ?? stems[stem], !code.isEmpty { return code }
        return nil
    }
}
