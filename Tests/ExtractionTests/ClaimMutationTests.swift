import Claims
import Foundation
import Testing

@testable import Extraction

/// Drops rows of the lexicons that binding uses, and sees that some sentence beside them is then read otherwise.
///
/// Every run drops a sample; CROSSCHECK_MUTATIONS=all drops each row, one after the other, and prints which no sentence needs.
@Suite("Claim mutations")
struct ClaimMutationTests {
    /// The share of rows that sentences need, of every language: what was measured.
    static let floors: [(code: String, share: Double)] = [
        ("ar", 0.60), ("de", 0.85), ("en", 0.70), ("es", 0.88), ("fa", 0.78), ("fr", 0.70), ("ru", 0.53), ("tr", 0.86),
    ]
    /// The files whose rows the sentences defend. Of names of places (places.txt) they hold a few; each is read by `PlaceTests`.
    static let files = ["events.txt", "counted.txt", "sources.txt", "scope.txt"]
    /// Rows that hold no words of sentences.
    static let settings: Set<String> = ["setting", "prefix", "suffix", "common", "abbreviation"]

    @Test("dropping a row of the lexicon makes a sentence fail", arguments: floors)
    func noticed(_ code: String, _ floor: Double) throws {
        let languages = try Languages.installed()
        let catalogue = try Catalogue.installed()
        let files = try languages.files(of: code)
        let examples = try ClaimCorpusTests.corpora(code, languages).flatMap(\.examples)
        let needed = CorpusMutationTests.rows(
            of: examples.map(\.text), try LexiconReader(catalogue: catalogue).read(code: code, files: files))
        var (dropped, unnoticed) = (0, [String]())
        var row = -1
        for file in files {
            let own = file.path.contains("/\(code)/") && Self.files.contains { file.path.hasSuffix("/" + $0) }
            for line in file.rows {
                row += 1
                guard own, !Self.settings.contains(line.words.first ?? ""), CorpusMutationTests.all || row % 7 == 0
                else {
                    continue
                }
                dropped += 1
                if try !Self.isNoticed(row, (needed[row] ?? []).map { examples[$0] }, code, files, catalogue) {
                    unnoticed.append(
                        "\(file.path):\(line.line): no sentence needs \(line.words.joined(separator: " "))")
                }
            }
        }
        if CorpusMutationTests.all {
            print(
                "\(code): \(dropped - unnoticed.count) of \(dropped) rows are needed\n\(unnoticed.joined(separator: "\n"))"
            )
        }
        #expect(dropped > 20)
        let share = Double(dropped - unnoticed.count) / Double(dropped)
        // A sample says less than the whole.
        #expect(share >= floor - (CorpusMutationTests.all ? 0 : 0.15), "\(unnoticed.joined(separator: "\n"))")
    }

    private static func isNoticed(
        _ row: Int, _ examples: [ClaimCorpus.Example], _ code: String, _ files: [DataFile], _ catalogue: Catalogue
    ) throws -> Bool {
        guard !examples.isEmpty else { return false }
        let lexicon = try LexiconReader(catalogue: catalogue).read(code: code, files: files, dropping: row)
        let reader = LanguageReader(lexicon: lexicon, catalogue: catalogue, policy: Policy())
        var buffer = TokenBuffer()
        return examples.contains { !$0.differences(from: reader.read($0.input(code), with: &buffer)).isEmpty }
    }
}
