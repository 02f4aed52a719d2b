import Claims
import Foundation
import Testing

@testable import Extraction

@Suite("Claims of sentences")
struct ClaimCorpusTests {
    /// How many examples a language has at least, and how many numbers in them that no event may claim.
    static let languages: [(code: String, examples: Int, without: Int)] = [
        ("ar", 150, 25), ("en", 150, 25), ("fr", 150, 25), ("ru", 150, 25), ("es", 200, 20),
        ("de", 200, 20), ("fa", 115, 15),
        ("tr", 135, 15),
    ]

    @Test("every example's numbers are bound as it says", arguments: languages.map(\.code))
    func bound(_ code: String) throws {
        let languages = try Languages.installed()
        let extractor = Extractor(languages: languages, catalogue: try Catalogue.installed())
        var failures: [String] = []
        for example in try Self.corpora(code, languages).flatMap(\.examples) {
            let output = try extractor.extract(example.input(code))
            failures += example.differences(from: output).map {
                "\(example.file):\(example.line): \(example.text): \($0)"
            }
        }
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    @Test("ones that no numeral states change nothing of what is stated", arguments: languages.map(\.code))
    func unstatedApart(_ code: String) throws {
        let languages = try Languages.installed()
        let extractor = Extractor(languages: languages, catalogue: try Catalogue.installed())
        var found = 0
        for example in try Self.corpora(code, languages).flatMap(\.examples) {
            let plain = try extractor.extract(example.input(code, withImplied: false))
            let asked = try extractor.extract(example.input(code, withImplied: true))
            let unstated = asked.claims.filter(\.isImpliedSingular)
            found += unstated.count
            #expect(plain.claims.allSatisfy { !$0.isImpliedSingular }, "\(example.text)")
            #expect(plain.claims == asked.claims.filter { !$0.isImpliedSingular }, "\(example.text)")
            let spans = Set(unstated.map(\.quantity.span))
            #expect(plain.quantities == asked.quantities.filter { !spans.contains($0.span) }, "\(example.text)")
        }
        #expect(found > 0 || !["ar", "en", "fr", "ru"].contains(code))
    }

    /// All files of sentences beside a language's lexicon, in the order of their names.
    static func corpora(_ code: String, _ languages: Languages) throws -> [ClaimCorpus] {
        let folder = try #require(languages.folder(of: code)) + "/corpus"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
            $0.hasSuffix(".sentences")
        }
        .map { try ClaimCorpus(file: $0, String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
    }

    @Test("the corpora are large enough, and hold numbers that no event claims", arguments: languages)
    func size(_ code: String, _ examples: Int, _ without: Int) throws {
        let corpus = try #require(try Self.corpora(code, .installed()).first { $0.file == "claims.sentences" })
        #expect(corpus.examples.count >= examples)
        #expect(corpus.examples.flatMap(\.expectations).filter { $0.event == "-" }.count >= without)
    }
}
