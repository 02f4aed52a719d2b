import Claims

/// Places as they are compared: by the catalogue's id where a claim has one, by their names else, across scripts too.
///
/// One script: the same letters, whatever their case, but for the last where the consonants are the same (Казахстан, Казахстане). Different scripts: the same consonants in the same order, at least three
/// (Almaty, ألماتي and Алматы are L-M-T), for vowels are written differently everywhere and case endings are mostly vowels; and only where no other
/// place of the same spelling is about, since Niger and Nigeria share their consonants. Countries are known by name in the project's languages.
struct PlaceNames {
    /// The number of each place by its name: as claims spell it, once their names are known.
    private(set) var ids: [String: Int32] = [:]
    private let table: PlaceTable

    /// Numbers the names so that names of one place share a number, whatever the order in which they come. `known` are names that other
    /// claims give with an id.
    private init(_ names: some Sequence<String>, known: [String: Int32], terms: Terms) {
        table = terms.places
        var folded = Set(names.map { Self.folded($0) }).sorted()
        // First those of the catalogue, as another claim names it, by its own id, or as a country, which needs no likeness.
        for name in folded {
            if let code = terms.countries.code(name), case let id = table.country(iso: code), id >= 0 {
                ids[name] = id
            }
        }
        folded.removeAll { ids[$0] != nil }
        var bySkeleton: [String: [String]] = [:]
        for name in folded {
            let skeleton = Self.skeleton(name)
            if skeleton.utf8.count >= 3 { bySkeleton[skeleton, default: []].append(name) }
        }
        for (n, name) in folded.enumerated() {
            ids[name] = known[name] ?? table.numbers[Self.idLike(name)] ?? Int32(table.count + n)
        }
        for alike in bySkeleton.values where alike.count > 1 {
            // Forms of one name first: Казахстан, Казахстане. Sorted names stand beside their forms.
            var groups: [(script: Script, name: String)] = []
            var latest: [Script: String] = [:]
            for name in alike {
                let script = Self.script(name)
                if let form = latest[script], Self.areForms(form, name) {
                    ids[name] = ids[form]
                } else {
                    groups.append((script, name))
                    latest[script] = name
                }
            }
            // Then one name a script, or nothing is known.
            guard Set(groups.map(\.script)).count == groups.count else { continue }
            let ofCatalogue = Set(alike.compactMap { ids[$0] }.filter { table.isKnown($0) })
            guard ofCatalogue.count <= 1 else { continue }
            let first = ofCatalogue.first ?? ids[alike[0]]
            for name in alike { ids[name] = first }
        }
    }

    /// Whether two names of one script differ in their last letter only, or one has a last letter more: endings of one name.
    private static func areForms(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a), Array(b))
        // "Zone A" and "Zone E" are no endings.
        guard abs(a.count - b.count) <= 1, min(a.count, b.count) >= 4, a.allSatisfy(\.isLetter),
            b.allSatisfy(\.isLetter)
        else {
            return false
        }
        let shared = zip(a, b).prefix { $0 == $1 }.count
        return shared >= max(a.count, b.count) - 1
    }

    /// Numbers the places that claims name.
    init(in claims: [Claim], terms: Terms) {
        var spellings: [String: Int32] = [:]
        var known: [String: Int32] = [:]
        var last = (name: "", id: String?.none)
        for i in claims.indices {
            // Neighbours mostly name the same place.
            guard let name = claims[i].place, name != last.name || claims[i].placeID != last.id else { continue }
            last = (name, claims[i].placeID)
            if let id = claims[i].placeID.flatMap({ terms.places.numbers[$0] }) {
                // One name of two places tells neither.
                known[Self.folded(name)] = known[Self.folded(name), default: id] == id ? id : Int32.min
            } else {
                spellings[name] = -1
            }
        }
        self.init(spellings.keys, known: known.filter { $0.value >= 0 }, terms: terms)
        for name in spellings.keys { spellings[name] = ids[Self.folded(name)] }
        ids = spellings
    }

    /// Whether the place of that number is a country.
    func isCountry(_ id: Int32) -> Bool { table.isCountry(id) }

    /// The number of the place that a claim names; -1 for none.
    func id(_ claim: Claim) -> Int32 {
        if let id = claim.placeID.flatMap({ table.numbers[$0] }) { return id }
        return claim.place.flatMap { ids[$0] } ?? -1
    }

    /// A folded name as the catalogue would write it as an id: "new york" is new-york.
    private static func idLike(_ name: String) -> String {
        String(name.map { $0 == " " || $0 == "'" ? "-" : $0 })
    }

    /// The name in lower case.
    static func folded(_ name: String) -> String { name.lowercased() }

    enum Script: Hashable { case latin, cyrillic, arabic, other }

    /// The script of the name's first letter that is of one.
    static func script(_ name: String) -> Script {
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: return .latin
            case 0x400...0x52F: return .cyrillic
            case 0x600...0x6FF, 0x750...0x77F: return .arabic
            default: continue
            }
        }
        return .other
    }

    /// The consonants of a folded name, those that scripts tell apart differently as one letter.
    static func skeleton(_ name: String) -> String {
        var result = ""
        for scalar in name.decomposedLatin.unicodeScalars {
            guard let consonant = consonants[scalar] else { continue }
            result.unicodeScalars.append(consonant)
        }
        // Digraphs for one sound: kh, gh, zh, sh, ch, th drop their h above; doubled consonants are one.
        var single = ""
        for scalar in result.unicodeScalars where scalar != single.unicodeScalars.last {
            single.unicodeScalars.append(scalar)
        }
        return single
    }

    /// A letter to the sound it stands for, roughly: p is b (Arabic has none), all k, g, q and kh are k, all sibilants are s.
    private static let consonants: [Unicode.Scalar: Unicode.Scalar] = {
        let groups: [(Unicode.Scalar, String)] = [
            ("b", "bpvfбпвфبپفڤ"), ("t", "tтتطث"), ("d", "dдدضذ"), ("k", "kgqcхкгқғخغكقگک"),
            ("s", "szxjсзшжчцщشسصزظجچژ"),
            ("l", "lлل"), ("m", "mмم"), ("n", "nнңن"), ("r", "rрر"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (sound, letters) in groups {
            for letter in letters.unicodeScalars { table[letter] = sound }
        }
        return table
    }()
}

extension String {
    /// Latin letters without their marks: é is e. Other letters stay.
    fileprivate var decomposedLatin: String {
        var result = ""
        for character in self {
            let scalars = character.unicodeScalars
            guard let first = scalars.first, first.value >= 0xC0, first.value <= 0x24F else {
                result.append(character)
                continue
            }
            switch first.value {
            case 0xE7, 0x107, 0x10D, 0x15F, 0x161, 0x17E, 0x17C, 0x17A: result.append("s")
            case 0xF1, 0x144, 0x148: result.append("n")
            case 0x142: result.append("l")
            case 0x11F: result.append("g")
            default: break
            }
        }
        return result
    }
}
