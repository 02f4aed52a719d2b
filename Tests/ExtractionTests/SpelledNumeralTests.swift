import Claims
import Foundation
import Testing

@testable import Extraction

@Suite("Spelled numerals")
struct SpelledNumeralTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Spelled")

    /// Tables that an independent speller wrote: see Spelled/spell.py.
    @Test(
        "a numeral that another speller wrote comes back as the same number",
        arguments: ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"])
    func comesBack(_ language: String) throws {
        let table = try String(contentsOf: Self.folder.appending(path: language + ".tsv"), encoding: .utf8)
        let extractor = Extractor(languages: try .installed(), catalogue: try .installed())
        var rows = 0
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            let value = try #require(ExactNumber(decimal: parts[0]))
            let found = try extractor.extract(
                Extractor.Input(text: String(parts[1]), articleKey: "spelled", language: language)
            ).quantities
            rows += 1
            #expect(
                found.count == 1 && found[0].interval == Interval(value) && found[0].kind == .count
                    && found[0].text == String(parts[1]),
                "\(language) \(parts[0]): \(parts[1]) read as \(found.map { "\($0.interval) «\($0.text)»" })")
        }
        #expect(rows > 2000)
    }
}
