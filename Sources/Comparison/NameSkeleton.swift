/// A name as one script and another spell it: "Ménaka", «Менакой» and «ميناكا» have one skeleton.
///
/// What is left is the first sound and the consonants behind it, sounds that scripts write alike brought together (b and p, s and z and
/// sh, t and d). Vowels, which Arabic leaves out and Russian bends, do not count, nor do h and y, unless the name has two consonants only:
/// then they stay ("Mati", «Мати»). Latin, Cyrillic and Arabic letters are known; a name in another script has no skeleton.
enum NameSkeleton {
    /// Fewer consonants than this say too little without the vowels.
    private static let telling = 3
    /// Fewer consonants than this say too little at all.
    private static let least = 2

    /// The skeleton of a name in lower case; nil where it is too short or in a script that is not known.
    static func of(_ name: String) -> String? {
        var sounds: [Character] = []
        var withVowels: [Character] = []
        var isFirst = true
        var scalars = Array(name.unicodeScalars)
        // The article that Arabic writes on, and that others copy with a hyphen.
        for article in ["ال", "al-", "el-", "al ", "el "] where name.hasPrefix(article) && scalars.count > 5 {
            scalars.removeFirst(article.unicodeScalars.count)
            break
        }
        var i = 0
        while i < scalars.count {
            let pair = i + 1 < scalars.count ? digraphs[[scalars[i], scalars[i + 1]]] : nil
            let known = pair ?? letters[scalars[i]]
            i += pair == nil ? 1 : 2
            guard let sound = known else { return nil }
            defer { isFirst = isFirst && sound == silent }
            if sound == silent { continue }
            if withVowels.last != sound { withVowels.append(sound) }
            if vowels.contains(sound) {
                if isFirst { sounds.append(vowels[0]) }
            } else if sound == breath {
                if isFirst { sounds.append(sound) }
            } else if sounds.last != sound {
                sounds.append(sound)
            }
        }
        let consonants = sounds.count { $0 != vowels[0] && $0 != breath }
        if consonants >= telling { return String(sounds) }
        return consonants >= least ? "=" + String(withVowels) : nil
    }

    private static let silent: Character = "-"
    private static let vowels: [Character] = ["a", "i", "u"]
    private static let breath: Character = "h"

    private static let letters: [Unicode.Scalar: Character] = {
        let rows: [(Character, String)] = [
            (silent, " -'’ʼъь\u{200C}\u{640}\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}"),
            ("a", "aàáâãäåæāăą" + "ая" + "اأإآةىءﺀٱع"),
            ("i", "eiyèéêëìíîïýÿēėęěīįı" + "еиыэйіїє" + "يئی"),
            ("u", "ouwòóôõöøùúûüōőœūůűų" + "оуёюў" + "وؤ"),
            (breath, "hхһ" + "هحخ"),
            ("b", "bpбп" + "بپ"),
            ("f", "fvфв" + "فڤ"),
            ("k", "kqcgкг" + "كقگکغ" + "ğґ"),
            ("s", "szjxšžśźżçčćşșсзшщжчц" + "سشصزذظجچژ"),
            ("t", "tdтд" + "تدطضث" + "ťďđțţ"),
            ("m", "mм" + "م"),
            ("n", "nñńňн" + "ن"),
            ("l", "lłлľ" + "ل"),
            ("r", "rřр" + "ر"),
        ]
        var result: [Unicode.Scalar: Character] = [:]
        for (sound, row) in rows {
            for scalar in row.unicodeScalars { result[scalar] = sound }
        }
        return result
    }()

    /// Two letters for one sound.
    private static let digraphs: [[Unicode.Scalar]: Character] = [
        ["k", "h"]: breath, ["t", "h"]: "t", ["s", "h"]: "s", ["c", "h"]: "s", ["p", "h"]: "f", ["g", "h"]: "k",
        ["d", "j"]: "s", ["д", "ж"]: "s", ["t", "s"]: "s", ["ч", "ж"]: "s",
    ]
}
