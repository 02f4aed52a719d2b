import Claims
import Foundation
import Testing

@testable import Extraction

@Suite("Corpora")
struct CorpusTests {
    static let languages = ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"]

    @Test("every example beside a lexicon is read as its header says", arguments: languages)
    func reads(_ language: String) throws {
        let report = try CorpusChecker(languages: .installed(), catalogue: .installed()).check(language)
        #expect(report.failures.isEmpty, "\(report.failures.map(\.description).joined(separator: "\n"))")
        let large = ["ar", "en", "fr", "ru"].contains(language)
        #expect(report.positive >= (large ? 300 : 150))
        #expect(report.negative >= (large ? 60 : 30))
    }

    @Test("a failure names the file, the line, what was asked for and what was read")
    func failure() throws {
        let corpus = try Corpus(path: "c.txt", bytes: Array("= 8.. atLeast\nat least eight died\neight died\n".utf8))
        let extractor = Extractor(languages: try .installed(), catalogue: try .installed())
        let report = try CorpusChecker.check("en", [corpus]) { (example) throws(DataError) in
            try extractor.extract(.init(text: example.text, articleKey: "k", language: "en")).quantities
        }
        #expect(report.examples == 2)
        #expect(
            report.failures.map(\.description) == [
                "c.txt:3: \"eight died\": expected 8.. atLeast, got 8 («eight»)"
            ])
    }

    @Test(
        "a broken corpus is refused with its line",
        arguments: [
            ("eight\n", "c.txt:1: an example stands under no header (= … or !)"),
            ("= eight\n", "c.txt:1: eight is no number; write = LOW..HIGH kind unit modifier"),
            ("= 8\n⟦eight\n", "c.txt:2: ⟦ is not closed"),
            ("= 8\neight⟧\n", "c.txt:2: ⟧ closes nothing"),
            ("= 8 measure km quickly\n", "c.txt:1: quickly is no kind and no modifier, and the unit is km"),
            ("@ yesterday\n", "c.txt:1: yesterday is not a date like 2022-01-06"),
        ])
    func broken(_ text: String, _ message: String) {
        #expect { try Corpus(path: "c.txt", bytes: Array(text.utf8)) } throws: { "\($0)" == message }
    }
}
