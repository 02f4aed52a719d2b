import Claims

/// Reads `field=value` words.
enum FieldWords {
    /// The edit that the words make; ids are checked against the catalogue.
    static func edit(_ words: some Sequence<Word>, _ bench: Bench) throws(Problem) -> ClaimEdit {
        var values: [ClaimEdit.Field: String] = [:]
        for word in words {
            guard let equals = word.text.firstIndex(of: "=") else {
                throw Problem(
                    .usage, "\(Problem.shown(word.text)) is no FIELD=VALUE",
                    hint: figures[word.text] ?? "write event=killed",
                    at: word.range)
            }
            let name = String(word.text[..<equals])
            guard let field = ClaimEdit.Field(rawValue: name) else {
                var problem = Problem.notOneOf(
                    Word(name, at: word.range), what: "field of a claim",
                    known: ClaimEdit.Field.allCases.map(\.rawValue))
                problem.hint = figures[name] ?? problem.hint
                throw problem
            }
            let value = String(word.text[word.text.index(after: equals)...])
            try check(field, Word(value, at: word.range), bench)
            values[field] = try partOf(field, value, word, bench)
            do throws(SessionError) {
                _ = try ClaimEdit([field: values[field] ?? value])
            } catch {
                throw Problem(error).at(word)
            }
        }
        do throws(SessionError) {
            return try ClaimEdit(values)
        } catch {
            throw Problem(error)
        }
    }

    /// What a figure is corrected by, for those who look for one field of it.
    private static let figures: [String: String] = {
        let hint = "a figure is its ends: low=26 high=26, or low=20 high=99; see: help edit"
        return Dictionary(uniqueKeysWithValues: ["figure", "value", "number", "interval"].map { ($0, hint) })
    }()

    /// partOf=c3 is kept by the claim's key.
    private static func partOf(
        _ field: ClaimEdit.Field, _ value: String, _ word: Word, _ bench: Bench
    ) throws(Problem) -> String {
        guard field == .partOf, value != "none" else { return value }
        return try bench.claim(Word(value, at: word.range)).claim.key
    }

    private static func check(_ field: ClaimEdit.Field, _ value: Word, _ bench: Bench) throws(Problem) {
        guard value.text != "none" else { return }
        let catalogue = try bench.engines.catalogue
        switch field {
        case .event where catalogue.events[value.text] == nil:
            throw .notOneOf(value, what: "event", known: catalogue.events.keys.sorted())
        case .concept where catalogue.concepts[value.text] == nil:
            throw .notOneOf(value, what: "concept", known: catalogue.concepts.keys.sorted())
        default: break
        }
    }
}
