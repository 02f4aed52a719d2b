/// A language's code as it is typed.
enum LanguageCode {
    /// Throws where no installed language is meant; `pt-BR` is read as `pt` where only that is installed.
    static func check(_ word: Word, _ bench: Bench) throws(Problem) {
        let codes = try bench.engines.languageCodes()
        let primary = word.text.split(separator: "-").first.map(String.init) ?? word.text
        guard codes.contains(word.text) || codes.contains(primary) else {
            throw .notOneOf(word, what: "language that is installed", known: codes)
        }
    }
}
