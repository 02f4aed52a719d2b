import Claims

/// Places as they are compared: by the catalogue's id where a claim has one, whatever the language; by their names in one case else.
///
/// A name without an id is that of the catalogue's place whose id it spells ("New York" is new-york), else of the one place that other
/// claims give that name with an id, else a place of its own, which names of the same skeleton share ("Ménaka", «Менака»).
struct PlaceNames {
    private let table: PlaceTable
    /// The number of each place that has no id of its own, by its name as claims spell it.
    private var numbers: [String: Int32] = [:]

    /// Numbers the places that claims name, whatever the order in which they come.
    init(in claims: [Claim], terms: Terms) {
        table = terms.places
        var known: [String: Int32] = [:]
        var last = (name: "", id: String?.none)
        for i in claims.indices {
            // Neighbours mostly name the same place.
            guard let name = claims[i].place, name != last.name || claims[i].placeID != last.id else { continue }
            last = (name, claims[i].placeID)
            if let id = claims[i].placeID.flatMap({ table.numbers[$0] }) {
                // One name of two places tells neither.
                let folded = name.lowercased()
                known[folded] = known[folded, default: id] == id ? id : Self.ambiguous
            } else {
                numbers[name] = Self.ambiguous
            }
        }
        var sharing: [String: Int32] = [:]
        // Claims that know the place lend it to other spellings of the name.
        for name in known.keys.sorted() where known[name]! >= 0 && !numbers.isEmpty {
            guard let skeleton = NameSkeleton.of(name, by: terms.letters) else { continue }
            sharing[skeleton] = sharing[skeleton, default: known[name]!] == known[name]! ? known[name]! : Self.ambiguous
        }
        let names = Set(numbers.keys.map { $0.lowercased() }).sorted()
        // So do names that the catalogue has itself.
        for name in names {
            guard let number = table.numbers[Self.idLike(name)], let skeleton = NameSkeleton.of(name, by: terms.letters)
            else { continue }
            sharing[skeleton] = sharing[skeleton, default: number] == number ? number : Self.ambiguous
        }
        // Of names of two words some languages give the first only, where they do not know the name: those come last.
        var heads: [String: Int32] = [:]
        let longer = names.indices.filter { names[$0].contains(" ") }
        for n in longer + names.indices.filter({ !names[$0].contains(" ") }) where known[names[n]] ?? -1 < 0 {
            let name = names[n]
            var number = table.numbers[Self.idLike(name)]
            if number == nil, let skeleton = NameSkeleton.of(name, by: terms.letters) {
                let head = name.contains(" ") ? nil : heads[skeleton]
                number = (sharing[skeleton] ?? head).flatMap { $0 == Self.ambiguous ? nil : $0 }
                if sharing[skeleton] == nil { sharing[skeleton] = number ?? Int32(table.count + n) }
            }
            known[name] = number ?? Int32(table.count + n)
            guard let space = name.firstIndex(of: " "),
                let head = NameSkeleton.of(String(name[..<space]), by: terms.letters)
            else { continue }
            heads[head] = heads[head, default: known[name]!] == known[name]! ? known[name]! : Self.ambiguous
        }
        for name in numbers.keys { numbers[name] = known[name.lowercased()] }
    }

    private static let ambiguous = Int32.min

    /// Whether the place of that number is a country.
    func isCountry(_ place: Int32) -> Bool { table.isCountry(place) }

    /// The number of the place of that name and id; -1 for none.
    func number(_ name: String, id: String?) -> Int32 {
        if let id, let number = table.numbers[id] { return number }
        return numbers[name] ?? -1
    }

    /// A name in lower case as the catalogue would write it as an id.
    private static func idLike(_ name: String) -> String {
        String(name.map { $0 == " " || $0 == "'" ? "-" : $0 })
    }
}
