import Claims
import Foundation
import Testing

@testable import Extraction
@testable import Workbench

@Suite("Writing what was found straight from the reader's memory")
struct ScanTests {
    static let languages = try! Languages.installed()

    /// JSON lines of a language's corpus examples, several to an article, some with a title and an outlet that needs escapes.
    private static func lines(_ language: String) throws -> Data {
        let checker = CorpusChecker(languages: languages, catalogue: try .installed())
        let examples = try checker.corpora(of: language).flatMap(\.examples)
        var lines = Data()
        for (number, start) in stride(from: 0, to: examples.count, by: 12).enumerated() {
            let texts = examples[start..<min(start + 12, examples.count)].map(\.text)
            var object = [
                "id": "\(number)", "lang": language, "date": "2022-01-06", "text": texts.joined(separator: ". \n"),
            ]
            if number % 2 == 0 { object["title"] = texts[0] }
            if number % 3 == 0 { object["outlet"] = "The \"Bell\"\u{2028}\\" }
            lines += try JSONSerialization.data(withJSONObject: object) + Data("\n".utf8)
        }
        return lines
    }

    private func answers(_ input: Data, withImplied: Bool, _ engine: ExtractBatch.Engine) throws -> String {
        let folder = try TemporaryFolder()
        let (source, target) = (folder.file("in.jsonl"), folder.file("out.jsonl"))
        try input.write(to: URL(fileURLWithPath: source))
        let (from, to) = (open(source, O_RDONLY), open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600))
        defer {
            close(from)
            close(to)
        }
        let batch = ExtractBatch(jobs: 2, withImplied: withImplied, engine: engine)
        #expect(try batch.run(from: from, name: "in.jsonl", to: to) == .finished(badLines: 0))
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: target)), as: UTF8.self)
    }

    @Test("gives the bytes that the values of an extraction give", arguments: languages.codes, [false, true])
    func sameBytes(_ language: String, withImplied: Bool) throws {
        let extractor = Extractor(languages: Self.languages, catalogue: try .installed())
        let extract: ExtractBatch.Extract = { (input) throws(DataError) in try extractor.extract(input) }
        let scan: ExtractBatch.Scan = { (input, take) throws(DataError) in try extractor.scan(input, take) }
        let input = try Self.lines(language)
        let values = try answers(input, withImplied: withImplied, .init(extract: extract))
        let direct = try answers(input, withImplied: withImplied, .init(extract: extract, scan: scan))
        #expect(values.contains("\"claims\":[{"))
        #expect(direct == values)
    }
}
