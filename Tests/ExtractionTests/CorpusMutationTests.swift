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
    /// The files whose rows the quantity corpora defend, for words of dates beside the sentences of claims.
    static let files = ["numbers.txt", "quantities.txt", "dates.txt"]

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
        let examples = try CorpusChecker(languages: languages, catalogue: catalogue).corpora(of: language)
            .flatMap(\.examples)
        let whole = try LexiconReader(catalogue: catalogue).read(code: language, files: files)
        let needed = rows(of: examples.map(\.text), whole)
        // What some words of dates say is seen in claims only: "since".
        let sentences = try ClaimCorpusTests.corpora(language, languages).flatMap(\.examples)
        let neededByClaims = rows(of: sentences.map(\.text), whole)
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
                let passes = (needed[row] ?? []).map { examples[$0] }.allSatisfy { example in
                    let input = Extractor.Input(
                        text: example.text, articleKey: "k", language: language, date: example.date)
                    return CorpusChecker.passes(example, reader.read(input, with: &stream).quantities)
                }
                let isNoticed =
                    !passes
                    || (neededByClaims[row] ?? []).contains {
                        !sentences[$0].differences(from: reader.read(sentences[$0].input(language), with: &stream))
                            .isEmpty
                    }
                if !isNoticed {
                    unnoticed.append("\(file.path):\(line.line): no example needs \(line.words.joined(separator: " "))")
                }
            }
        }
        return unnoticed
    }

    /// The texts in which a row's words stand, by the number of the row: no other can miss it.
    static func rows(of texts: [String], _ lexicon: Lexicon) -> [Int: [Int]] {
        let tokenizer = Tokenizer(lexicon: lexicon)
        var buffer = TokenBuffer()
        var result: [Int: [Int]] = [:]
        for (index, text) in texts.enumerated() {
            tokenizer.read(text, into: &buffer)
            let stream = buffer.stream
            var rows: Set<Int> = []
            for token in 0..<stream.tokens.count {
                for match in stream.matchRange(token) {
                    rows.insert(Int(lexicon.entries[Int(stream.matches[match].entry)].row))
                }
            }
            for row in rows { result[row, default: []].append(index) }
        }
        return result
    }
}
