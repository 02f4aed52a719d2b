import Claims
import Foundation
import Testing

@testable import Workbench

/// How claims of the sample stand to each other, worked out by hand (Tests/ExtractionTests/Events/kazakhstan/relations.expected) from
/// the articles alone: what extraction and comparison come to together.
@Suite("Relations of the sample")
struct SampleRelationTests {
    /// One line of the file: two claims, named by article and words, and the relations that are right.
    struct Row {
        var line: String
        var first: (article: String, surface: String)
        var second: (article: String, surface: String)
        var relations: [String]
    }

    static let rows: [Row] = {
        let file = SampleArticles.repository.appendingPathComponent(
            "Tests/ExtractionTests/Events/kazakhstan/relations.expected")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.components(separatedBy: " | ")
            func claim(_ field: String) -> (String, String) {
                let parts = field.split(separator: " ", maxSplits: 1).map(String.init)
                return (parts[0], parts[1])
            }
            return Row(
                line: String(line), first: claim(fields[0]), second: claim(fields[1]),
                relations: fields[2].components(separatedBy: " or "))
        }
    }()

    /// Lines that may differ at most; lower it when an engine gets better.
    static let mostDifferences = 2

    @Test("are those that a careful reader finds")
    func relations() throws {
        #expect(Self.rows.count >= 36)
        let engines = try SampleArticles.engines()
        let session = try SampleArticles.session(engines)
        var differences: [String] = []
        for row in Self.rows {
            let (first, second) = (claims(row.first, session), claims(row.second, session))
            var found: [String] = []
            for a in first {
                for b in second {
                    let relation = session.relation(a, b, engines)
                    let isTurned = relation.a == b.key && !relation.kind.isSymmetric
                    found.append((isTurned ? "turned " : "") + relation.kind.rawValue)
                }
            }
            if Set(found).isDisjoint(with: row.relations) {
                let what = first.isEmpty || second.isEmpty ? "no such claim" : found.joined(separator: ", ")
                differences.append("\(row.line) | found: \(what)")
            }
        }
        for difference in differences { print(difference) }
        #expect(differences.count <= Self.mostDifferences, "\(differences.joined(separator: "\n"))")
    }

    /// The claims on some words of an article: "26#2" is the second 26 that is no part of a longer number or word.
    private func claims(_ name: (article: String, surface: String), _ session: Session) -> [Claim] {
        guard let loaded = session.articles.first(where: { $0.article.name == name.article + ".txt" }) else {
            return []
        }
        let parts = name.surface.split(separator: "#")
        let wanted = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
        let text = loaded.article.text
        var places: [Range<Int>] = []
        for range in text.ranges(of: parts[0]) where standsAlone(range, in: text) {
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            places.append(start..<start + text[range].utf8.count)
        }
        guard places.count >= wanted else { return [] }
        return session.claims.filter { claim in
            claim.article == loaded.handle && claim.claim.quantity.span.field == .text
                && claim.claim.quantity.span.utf8.overlaps(places[wanted - 1])
        }.map(\.claim)
    }

    private func standsAlone(_ range: Range<String.Index>, in text: String) -> Bool {
        let before = text[..<range.lowerBound].last, after = text[range.upperBound...].first
        if text[range].first?.isNumber ?? false, before?.isNumber ?? false { return false }
        if text[range].last?.isNumber ?? false, after?.isNumber ?? false { return false }
        // Arabic writes its prefixes together with the word.
        if text[range].first?.isLetter ?? false, before?.isLetter ?? false, before?.isASCII ?? false { return false }
        return !(text[range].last?.isLetter ?? false) || !(after?.isLetter ?? false)
    }
}
