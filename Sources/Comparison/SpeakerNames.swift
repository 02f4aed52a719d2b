import Claims

/// People under one name, whatever their titles and the script: "Health Minister Hamad Hasan" and «وزير الصحة اللبناني حمد حسن» are one.
///
/// A person's own name is taken to be the last two words. In a script with capitals both must have them, so that "a police spokesman"
/// names nobody. Names of two scripts are one where they have one skeleton and neither script has another name of it; within a script
/// the names must be the same. Names of scripts without capitals are joined only to those of a script that has them.
struct SpeakerNames {
    /// Fewer sounds than this, in both words together, are those of too many people.
    private static let least = 5

    /// What stands for a name of several forms, by each of them.
    private var shared: [String: String] = [:]

    /// Looks at the speakers in whom the claims' chains end, whatever the order in which they come.
    init(in claims: [Claim], letters: Catalogue.Letters) {
        var forms: [String: [UInt32: Set<String>]] = [:]
        var spelled: [String: [String]] = [:]
        var hasCapitals: Set<String> = []
        var seen: Set<String> = []
        var last = ""
        // By index: a claim is large, and copying it counts up everything that it holds.
        for i in claims.indices {
            guard let end = Origin.endIndex(of: claims[i].attribution), claims[i].attribution[end].kind == .person
            else { continue }
            let name = claims[i].attribution[end].name
            guard name != last else { continue }
            last = name
            guard seen.insert(name).inserted, let own = Self.ownName(name),
                let key = Self.skeleton(own.words, letters)
            else { continue }
            forms[key, default: [:]][own.script, default: []].insert(own.words.joined(separator: " ").lowercased())
            spelled[key, default: []].append(name)
            if own.isCapitalised { hasCapitals.insert(key) }
        }
        for (key, scripts) in forms
        where hasCapitals.contains(key) && scripts.values.allSatisfy({ $0.count == 1 }) && spelled[key]!.count > 1 {
            // The least name stands for all: not the first loaded.
            let name = spelled[key]!.min()!
            for form in spelled[key]! { shared[form] = name }
        }
    }

    /// The name that stands for this one: itself, unless others are the same person.
    func canonical(_ name: String) -> String { shared[name] ?? name }

    /// The last two words, where they look like a person's name, and a number that tells their script.
    private static func ownName(_ name: String) -> (words: [String], script: UInt32, isCapitalised: Bool)? {
        let words = name.split { $0 == " " || $0 == "," || $0 == "\u{60C}" }.suffix(2).map(String.init)
        guard words.count == 2 else { return nil }
        let firsts = words.compactMap { $0.unicodeScalars.first }
        let categories = firsts.map(\.properties.generalCategory)
        // Blocks of scripts begin at round numbers; Latin takes two.
        let scripts = Set(firsts.map { $0.value < 0x250 ? 0 : $0.value >> 8 })
        guard scripts.count == 1, let script = scripts.first else { return nil }
        if categories.allSatisfy({ $0 == .uppercaseLetter }) { return (words, script, true) }
        return categories.allSatisfy({ $0 == .otherLetter }) ? (words, script, false) : nil
    }

    private static func skeleton(_ words: [String], _ letters: Catalogue.Letters) -> String? {
        let parts = words.compactMap { NameSkeleton.sounds(of: $0.lowercased(), by: letters) }
        guard parts.count == 2, parts[0].count + parts[1].count >= least else { return nil }
        return parts.map { String($0) }.joined(separator: " ")
    }
}
