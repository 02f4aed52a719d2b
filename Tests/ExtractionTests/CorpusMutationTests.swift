import Claims
import Foundation
import Testing

@testable import Extraction

/// Drops rows of the lexicons, and sees that some example beside them is then read otherwise: a row that no example needs is one that
/// nobody would miss.
///
/// Every run drops a sample; CROSSCHECK_MUTATIONS=all drops each row, one after the other.
@Suite("Corpus mutations")
struct CorpusMutationTests {
    /// The files whose rows the quantity corpora defend.
    static let files = ["numbers.txt", "quantities.txt"]

    @Test("dropping a row of the lexicon makes an example fail", arguments: CorpusTests.languages)
    func noticed(_ language: String) throws {
        let languages = try Languages.installed()
        let catalogue = try Catalogue.installed()
        let unnoticed = try Self.unnoticed(language, languages, catalogue, all: Self.all)
        #expect(unnoticed.isEmpty, "\(unnoticed.joined(separator: "\n"))")
    }

    static let all = ProcessInfo.processInfo.environment["CROSSCHECK_MUTATIONS"] == "all"

    /// Rows that may be dropped without any example failing, as file:line.
    static func unnoticed(_ language: String, _ languages: Languages, _ catalogue: Catalogue, all: Bool) throws
        -> [String]
    {
        let files = try languages.files(of: language)
        let corpora = try CorpusChecker(languages: languages, catalogue: catalogue).corpora(of: language)
        var unnoticed: [String] = []
        var row = -1
        for file in files {
            let own = file.path.contains("/\(language)/") && Self.files.contains { file.path.hasSuffix("/" + $0) }
            for line in file.rows {
                row += 1
                // What makes a count definite shows in claims only.
                // A stride that shares no factor with anything, so that the sample walks through all classes.
                guard own, !["setting", "definite"].contains(line.words.first), all || row % 37 == 0 else { continue }
                let lexicon = try LexiconReader(catalogue: catalogue).read(code: language, files: files, dropping: row)
                let reader = LanguageReader(lexicon: lexicon, catalogue: catalogue, policy: Policy())
                var stream = TokenBuffer()
                let passes = corpora.allSatisfy { corpus in
                    corpus.examples.allSatisfy { example in
                        let input = Extractor.Input(
                            text: example.text, articleKey: "k", language: language, date: example.date)
                        return CorpusChecker.passes(example, reader.read(input, with: &stream).quantities)
                    }
                }
                if passes {
                    unnoticed.append("\(file.path):\(line.line): no example needs \(line.words.joined(separator: " "))")
                }
            }
        }
        return unnoticed
    }
}
