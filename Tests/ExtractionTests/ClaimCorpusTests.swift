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
        ("tr", 100, 15),
    ]

    @Test("every example's numbers are bound as it says", arguments: languages.map(\.code))
    func bound(_ code: String) throws {
        let languages = try Languages.installed()
        let corpus = try Self.corpus(code, languages)
        let extractor = Extractor(languages: languages, catalogue: try Catalogue.installed())
        var failures: [String] = []
        for example in corpus.examples {
            let output = try extractor.extract(example.input(code))
            failures += example.differences(from: output).map {
                "claims.sentences:\(example.line): \(example.text): \($0)"
            }
        }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    static func corpus(_ code: String, _ languages: Languages) throws -> ClaimCorpus {
        let folder = try #require(languages.folder(of: code))
        return try ClaimCorpus(String(contentsOfFile: folder + "/corpus/claims.sentences", encoding: .utf8))
    }

    @Test("the corpora are large enough, and hold numbers that no event claims", arguments: languages)
    func size(_ code: String, _ examples: Int, _ without: Int) throws {
        let corpus = try Self.corpus(code, try .installed())
        #expect(corpus.examples.count >= examples)
        #expect(corpus.examples.flatMap(\.expectations).filter { $0.event == "-" }.count >= without)
    }
}
