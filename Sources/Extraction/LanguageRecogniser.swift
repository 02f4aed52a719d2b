import Claims
import Synchronization

/// Tells a text's language by its script and its commonest words: each language's lexicon says what those are.
public final class LanguageRecogniser: Sendable {
    /// A recognised language.
    public struct Recognition: Sendable {
        /// Its code.
        public var language: String
        /// 0 to 1: how far the best language leads the next.
        public var confidence: Double
    }

    private struct Profile: Sendable {
        var code: String
        var words: Set<String>
        var script: String
    }

    private let languages: Languages
    private let profiles = Mutex<[Profile]?>(nil)
    /// For short texts: the words of what happens to whom, and of numbers, beside the commonest.
    private let vocabularies = Mutex<[Set<String>]?>(nil)

    init(languages: Languages) { self.languages = languages }

    /// How much of a text is looked at, in words: enough to tell languages apart, and bounded.
    static let sample = 2000
    /// Texts of no more words have too few common ones: a headline may have none.
    static let shortest = 24

    /// The best language; nil where no word of the text is common in any.
    func recognise(_ text: String) throws(DataError) -> Recognition? {
        let profiles = try loadProfiles()
        var scores = [Int](repeating: 0, count: profiles.count)
        var first: Set<String> = []
        var words = 0
        var word: [UInt8] = []
        let folding = Folding.droppingMarks
        func close() {
            guard !word.isEmpty else { return }
            words += 1
            let key = String(decoding: word, as: UTF8.self)
            for (i, profile) in profiles.enumerated() where profile.words.contains(key) { scores[i] += 1 }
            if words <= Self.shortest { first.insert(key) }
            word.removeAll(keepingCapacity: true)
        }
        var arabic = 0
        var cyrillic = 0
        var latin = 0
        for scalar in text.unicodeScalars {
            switch folding.characterClass(scalar.value) {
            case .letter, .mark:
                let (base, _) = folding.fold(scalar.value)
                if base != 0, word.count < 64 { Tokenizer.appendUTF8(base, to: &word) }
                switch scalar.value {
                case 0x41...0x24F: latin += 1
                case 0x400...0x52F: cyrillic += 1
                case 0x600...0x77F: arabic += 1
                default: break
                }
            case .ignorable: continue
            default: close()
            }
            if words >= Self.sample { break }
        }
        close()
        if words <= Self.shortest {
            for (i, vocabulary) in try loadVocabularies().enumerated() {
                scores[i] += first.intersection(vocabulary).count
            }
        }
        let script = arabic > max(cyrillic, latin) ? "Arab" : cyrillic > latin ? "Cyrl" : "Latn"
        let ranked = profiles.indices.filter { scores[$0] > 0 && profiles[$0].script == script }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : profiles[$0].code < profiles[$1].code
        }
        guard let best = ranked.first else {
            // A text of no common words is in the only language of its script, if there is but one.
            let only = profiles.filter { $0.script == script }
            return only.count == 1 && arabic + cyrillic + latin > 0
                ? Recognition(language: only[0].code, confidence: 0.1) : nil
        }
        let next = ranked.count > 1 ? scores[ranked[1]] : 0
        return Recognition(
            language: profiles[best].code, confidence: Double(scores[best] - next) / Double(scores[best]))
    }

    /// Reads the words of events, of those counted and of numbers; those of only one language, and no stems.
    private func loadVocabularies() throws(DataError) -> [Set<String>] {
        if let known = vocabularies.withLock({ $0 }) { return known }
        var made: [Set<String>] = []
        for code in languages.codes {
            guard let folder = languages.folder(of: code) else { continue }
            var words: Set<String> = []
            let splitter = FormSplitter(folding: .droppingMarks)
            for name in Self.vocabularyFiles {
                guard Languages.entries(of: folder + "/lexicon").contains(name) else { continue }
                for row in try DataFile(path: "\(folder)/lexicon/\(name)").rows {
                    guard let entryClass = row.words.first, Self.vocabularyClasses.contains(entryClass) else {
                        continue
                    }
                    for form in row.words.dropFirst() {
                        let parts = splitter.words(of: form)
                        guard parts.count == 1, !parts[0].isStem else { continue }
                        words.insert(String(decoding: parts[0].bytes, as: UTF8.self))
                    }
                }
            }
            made.append(words)
        }
        vocabularies.withLock { $0 = made }
        return made
    }

    private static let vocabularyFiles = ["events.txt", "counted.txt", "numbers.txt"]
    private static let vocabularyClasses: Set<String> = ["event", "concept", "number"]

    /// Reads only the settings of each language, not its lexicon.
    private func loadProfiles() throws(DataError) -> [Profile] {
        if let known = profiles.withLock({ $0 }) { return known }
        var made: [Profile] = []
        for code in languages.codes {
            guard let folder = languages.folder(of: code) else { continue }
            let file = try DataFile(path: folder + "/lexicon/settings.txt")
            var profile = Profile(code: code, words: [], script: "")
            let splitter = FormSplitter(folding: .droppingMarks)
            for row in file.rows {
                if row.words.first == "setting", let script = row["script"] { profile.script = script }
                guard row.words.first == "common" else { continue }
                for form in row.words.dropFirst() {
                    for part in splitter.words(of: form) {
                        profile.words.insert(String(decoding: part.bytes, as: UTF8.self))
                    }
                }
            }
            made.append(profile)
        }
        profiles.withLock { $0 = made }
        return made
    }
}
