import Claims
import Foundation
import Testing

@testable import Extraction

@Suite("Annotated reports")
struct EventReportTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Events")
    static let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What must be right, of every language that reports are read in.
    static let floors: [(language: String, joint: Double, counted: Double, attribution: Double, asOf: Double)] = [
        ("ar", 0.85, 0.89, 0.84, 0.82), ("en", 0.90, 0.86, 0.81, 0.83), ("fr", 0.90, 0.91, 0.86, 0.86),
        ("ru", 0.90, 0.90, 0.86, 0.84), ("de", 0.93, 0.88, 0.82, 0.81), ("es", 0.86, 0.85, 0.84, 0.86),
        ("fa", 0.91, 0.91, 0.80, 0.86), ("tr", 0.88, 0.85, 0.91, 0.85),
    ]

    @Test("reports are read as well as was measured", arguments: floors.map(\.language))
    func scores(_ language: String) throws {
        let floor = try #require(Self.floors.first { $0.language == language })
        let extractor = Extractor(languages: try .installed(), catalogue: try .installed())
        var total = EventReportScore()
        var events: [String: EventReportScore] = [:]
        for report in try EventReport.all(in: Self.folder, root: Self.root) where report.language == language {
            let output = try extractor.extract(
                .init(text: report.text, articleKey: "k", language: language, date: CivilTime(iso: report.published)))
            total.add(report, output)
            events[report.event, default: EventReportScore()].add(report, output)
        }
        let table = events.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
        let detail = "\(language): \(total)\n\(table)\n\(total.misses.joined(separator: "\n"))"
        if ProcessInfo.processInfo.environment["CROSSCHECK_SCORES"] != nil { print("\(language): \(total)\n\(table)") }
        #expect(total.expected > 50)
        #expect(total.joint >= floor.joint, "\(detail)")
        #expect(total.counted.rate >= floor.counted, "\(detail)")
        #expect(total.attribution.rate >= floor.attribution, "\(detail)")
        #expect(total.asOf.rate >= floor.asOf, "\(detail)")
    }
}
