import Claims
import Comparison
import Extraction
import Foundation
import Testing

/// Extraction and comparison together, on sentences as agencies write them.
@Suite("Pairs of sentences")
struct SentencePairTests {
    static let extractor = try! Extractor(languages: .installed(), catalogue: .installed())
    static let comparer = Comparer(catalogue: extractor.catalogue, policy: Policy())

    @Test("each pair stands as it was labelled, but for the known misses, which still miss")
    func labels() throws {
        var right: [String: Int] = [:]
        var all: [String: Int] = [:]
        var scores: [String: Scores] = [:]
        for pair in SentencePair.all {
            let finding = try pair.finding(Self.extractor, Self.comparer)
            let isRight = pair.matches(finding.relations)
            let kind =
                pair.labels[0].split(separator: " ").count == 3
                ? pair.labels[0].split(separator: " ")[1] : pair.labels[0][...]
            all[String(kind), default: 0] += 1
            if isRight { right[String(kind), default: 0] += 1 }
            scores[pair.file, default: Scores()].count(
                isRight: isRight, isFalseRelation: kind == "none" && !isRight, isLost: finding.relations == ["none"])
            if !isRight {
                Scores.printMiss(
                    "\(pair.file) \(pair.name): \(finding.relations) for \(pair.labels) (\(pair.why))\n  \(finding.detail.joined(separator: "\n  "))"
                )
            }
            if MarkedText.knownMisses.contains(pair.name) {
                #expect(!isRight, "\(pair.name) is right now: take its line out of KNOWN-MISSES")
            } else {
                #expect(
                    isRight,
                    "\(pair.name): \(finding.relations) for \(pair.labels) (\(pair.why))\n\(finding.detail.joined(separator: "\n"))"
                )
            }
        }
        for kind in all.keys.sorted() { Scores.print("\(kind): \(right[kind] ?? 0) of \(all[kind]!)") }
        for file in scores.keys.sorted() { Scores.print("\(file): \(scores[file]!)") }
        Scores.print("all: \(scores.values.reduce(Scores(), +))")
    }

    @Test("the pairs reach every relation, and many numbers that are not to be compared")
    func reach() {
        let pairs = SentencePair.all
        #expect(pairs.count >= 220)
        #expect(Set(pairs.map(\.name)).count == pairs.count)
        #expect(pairs.count { $0.labels[0] == "none" } >= 60)
        for kind in Relation.Kind.allCases where kind != .incomparable {
            #expect(pairs.count { $0.labels[0].contains(kind.rawValue) } >= 5, "\(kind)")
        }
        for language in ["ar", "en", "fr", "ru", "de", "es", "fa", "tr"] {
            #expect(pairs.contains { $0.a.language == language || $0.b.language == language })
        }
        let names = Set(pairs.map(\.name) + DraftCase.all.map(\.name))
        #expect(MarkedText.knownMisses.isSubset(of: names))
    }
}
