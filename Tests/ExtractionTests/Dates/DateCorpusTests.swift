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

    @Test(
        "any run of the words of dates, with numbers and marks between, is read without harm",
        arguments: wanted.keys.sorted())
    func shuffled(code: String) throws {
        var words: [String] = []
        for file in try Self.languages.files(of: code) where file.path.hasSuffix("/dates.txt") {
            for row in file.rows { words += row.words.dropFirst().map { $0.filter { $0 != "*" } } }
        }
        words.sort()
        let between = [
            "1", "12", "31", "99", "2022", "1990", "20220106", "3.5", "18.00", "6.01.2022", "٣", "-", "–", "/", ":",
            ".", ",", "(", ")", "'", "\n",
        ]
        // A linear congruential generator: the same texts in every run.
        var state: UInt64 = 2022
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let extractor = Extractor(languages: Self.languages, catalogue: Self.catalogue)
        for n in 0..<1_500 {
            var text = ""
            for _ in 0...next(7) {
                text += next(3) == 0 ? between[next(between.count)] : words[next(words.count)]
                if next(3) > 0 { text += " " }
            }
            let date = n % 3 == 0 ? nil : CivilTime(iso: "2022-01-09")
            let found = try extractor.extract(
                Extractor.Input(text: text, articleKey: "run", language: code, date: date)
            ).quantities
            for quantity in found where quantity.kind == .date { #expect(!quantity.text.isEmpty, "\(text)") }
        }
    }
}
