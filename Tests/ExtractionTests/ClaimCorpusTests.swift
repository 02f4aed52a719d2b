import Claims
import Foundation
import Testing

@testable import Extraction

@Suite("Claims of sentences")
struct ClaimCorpusTests {
    /// How many examples a language has at least, and how many numbers in them that no event may claim.
    static let languages: [(code: String, examples: Int, without: Int)] = [
        ("ar", 150, 25), ("en", 150, 25), ("fr", 150, 25), ("ru", 150, 25), ("es", 150, 20),
        ("de", 150, 20), ("fa", 100, 15),
    ]

    @Test("every example's numbers are bound as it says", arguments: languages.map(\.code))
    func bound(_ code: String) throws {
        let languages = try Languages.installed()
        let folder = try #require(languages.folder(of: code))
        let corpus = try ClaimCorpus(String(contentsOfFile: folder + "/corpus/claims.sentences", encoding: .utf8))
        let extractor = Extractor(languages: languages, catalogue: try Catalogue.installed())
        var failures: [String] = []
        for example in corpus.examples {
            let output = try extractor.extract(
                .init(text: example.text, articleKey: "k", language: code, date: CivilTime(iso: example.date)))
            for (mark, expected) in zip(example.marks, example.expectations) {
                let claim = output.claims.first { $0.quantity.span.utf8.overlaps(mark) }
                for difference in expected.differences(from: claim) {
                    failures.append("claims.sentences:\(example.line): \(example.text): \(difference)")
                }
            }
        }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    @Test("the corpora are large enough, and hold numbers that no event claims", arguments: languages)
    func size(_ code: String, _ examples: Int, _ without: Int) throws {
        let folder = try #require(try Languages.installed().folder(of: code))
        let corpus = try ClaimCorpus(String(contentsOfFile: folder + "/corpus/claims.sentences", encoding: .utf8))
        #expect(corpus.examples.count >= examples)
        #expect(corpus.examples.flatMap(\.expectations).filter { $0.event == "-" }.count >= without)
    }
}
