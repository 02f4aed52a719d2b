import Claims
import Testing

@testable import Extraction

@Suite("Dates of the corpora")
struct DateCorpusTests {
    static let languages = try! Languages.installed()
    static let catalogue = try! Catalogue.installed()

    /// How many examples each language has at least.
    static let wanted = ["ar": 60, "de": 30, "en": 60, "es": 30, "fa": 30, "fr": 60, "ru": 60, "tr": 30]

    static func corpus(_ code: String) throws -> Corpus {
        try #require(
            CorpusChecker(languages: languages, catalogue: catalogue).corpora(of: code).first {
                $0.path.hasSuffix("/dates.txt")
            })
    }

    @Test("every example is read as its header says", arguments: wanted.keys.sorted())
    func examples(code: String) throws {
        let corpus = try Self.corpus(code)
        #expect(corpus.examples.count >= Self.wanted[code]!)
        let extractor = Extractor(languages: Self.languages, catalogue: Self.catalogue)
        let report = try CorpusChecker.check(code, [corpus]) { (example) throws(DataError) in
            try extractor.extract(
                Extractor.Input(text: example.text, articleKey: "corpus", language: code, date: example.date)
            ).quantities
        }
        for failure in report.failures { Issue.record("\(failure)") }
    }

    @Test("an example cut off anywhere is still read without harm", arguments: wanted.keys.sorted())
    func cutOff(code: String) throws {
        let extractor = Extractor(languages: Self.languages, catalogue: Self.catalogue)
        for example in try Self.corpus(code).examples {
            var text = ""
            for word in example.text.split(separator: " ") {
                text += (text.isEmpty ? "" : " ") + word
                for date in [example.date, nil] {
                    let found = try extractor.extract(
                        Extractor.Input(text: text, articleKey: "corpus", language: code, date: date)
                    ).quantities
                    for quantity in found { #expect(quantity.span.scalars.upperBound <= text.unicodeScalars.count) }
                }
            }
        }
    }
}
