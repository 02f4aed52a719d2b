import Claims

/// A name as one script and another spell it: "Ménaka", «Менакой» and «ميناكا» have one skeleton.
///
/// What is left is the first sound and the consonants behind it, by the catalogue's table, in which sounds that scripts write alike are one
/// (b and p, s and z and sh, t and d). Vowels, which Arabic leaves out and Russian bends, do not count, nor does h, unless the name has two
/// consonants at most: then they stay ("Mati", «Мати»; "Zawiya", «الزاوية»). A name in a script that the table lacks has no skeleton.
enum NameSkeleton {
    /// Fewer consonants than this say too little without the vowels.
    private static let telling = 3
    /// Fewer consonants than this say too little at all, unless so many sounds are heard in all.
    private static let least = 2
    private static let leastSounds = 4
    /// So long a name may begin with an article, which is then no part of it.
    private static let withArticle = 6
    private static let vowels: [Character] = ["a", "i", "u"]
    private static let breath: Character = "h"

    /// The skeleton of a name in lower case; nil where it is too short or in a script that is not known.
    static func of(_ name: String, by letters: Catalogue.Letters) -> String? {
        guard let heard = heard(name, by: letters) else { return nil }
        func count(_ sounds: [Character]) -> Int { sounds.count { $0 != vowels[0] && $0 != breath } }
        let consonants = count(heard.sounds)
        if consonants >= telling {
            for ending in letters.endings where heard.sounds.suffix(ending.count) == Array(ending)[...] {
                let name = Array(heard.sounds.dropLast(ending.count))
                if count(name) >= telling { return String(name) }
            }
            return String(heard.sounds)
        }
        let isTold = consonants >= least || (consonants > 0 && heard.withVowels.count >= leastSounds)
        return isTold ? "=" + String(heard.withVowels) : nil
    }

    /// The first sound and the consonants of a word in lower case, with the breaths inside it, however few; nil where its script is not known.
    static func sounds(of word: String, by letters: Catalogue.Letters) -> [Character]? {
        guard let heard = heard(word, by: letters) else { return nil }
        return heard.withVowels.enumerated().compactMap { i, sound in
            !vowels.contains(sound) ? sound : i == 0 ? vowels[0] : nil
        }
    }

    /// What is heard of a name: the skeleton, and the same with vowels and breaths.
    private static func heard(_ name: String, by letters: Catalogue.Letters) -> (
        sounds: [Character], withVowels: [Character]
    )? {
        var sounds: [Character] = []
        var withVowels: [Character] = []
        var isFirst = true
        var scalars = Array(name.unicodeScalars)
        if scalars.count >= withArticle, let article = letters.articles.first(where: { name.hasPrefix($0) }) {
            scalars.removeFirst(article.unicodeScalars.count)
        }
        var i = 0
        while i < scalars.count {
            let pair = i + 1 < scalars.count ? letters.pairs[[scalars[i], scalars[i + 1]]] : nil
            let known = pair ?? letters.sounds[scalars[i]] ?? (isMark(scalars[i]) ? Catalogue.Letters.silent : nil)
            i += pair == nil ? 1 : 2
            guard let sound = known else { return nil }
            if sound == Catalogue.Letters.silent { continue }
            if withVowels.last != sound { withVowels.append(sound) }
            if vowels.contains(sound) {
                if isFirst { sounds.append(vowels[0]) }
            } else if sound == breath {
                if isFirst { sounds.append(sound) }
            } else if sounds.last != sound {
                sounds.append(sound)
            }
            isFirst = false
        }
        return (sounds, withVowels)
    }

    /// What stands between letters or on them and is not heard: spaces, hyphens, apostrophes, vowel signs.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .dashPunctuation, .nonspacingMark, .format, .modifierLetter: true
        default: scalar == "'"
        }
    }
}
