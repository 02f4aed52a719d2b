import Claims
import Comparison
import Foundation
import Testing

/// One labelled pair of the corpus: `claim | claim | relation | rule | fragment of the reason`.
///
/// Behind a claim, parted by `&`, may stand others of the same or of other articles, which are loaded beside the two.
/// A relation that has a subject says which: `refines>` the first claim refines the second, `<refines` the second the first.
struct LabelledPair: CustomTestStringConvertible, Sendable {
    var place: String
    var a: String
    var b: String
    var relation: String
    var rule: String
    var fragment: String
    /// Claims beside which the two stand.
    var others: [String] = []
    var testDescription: String { "\(place) \(a) | \(b)" }

    /// All pairs of the folder, in the order of files and lines.
    static let all: [LabelledPair] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pairs")
        let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pairs") }
            .sorted()
        return files.flatMap { file in
            try! String(contentsOf: folder.appending(path: file), encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false
            ).enumerated().compactMap { number, line -> LabelledPair? in
                guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { return nil }
                let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                precondition(fields.count == 5, "\(file):\(number + 1): a pair has five fields")
                let sides = fields.prefix(2).map {
                    $0.components(separatedBy: "&").map { $0.trimmingCharacters(in: .whitespaces) }
                }
                return LabelledPair(
                    place: "\(file):\(number + 1)", a: sides[0][0], b: sides[1][0], relation: fields[2],
                    rule: fields[3], fragment: fields[4], others: sides.flatMap { $0.dropFirst() })
            }
        }
    }()
}

@Suite("Labelled pairs")
struct PairCorpusTests {
    @Test("each pair stands as a careful reader labelled it", arguments: LabelledPair.all)
    func label(pair: LabelledPair) throws {
        let (all, sources) = try Bench.claims([pair.a, pair.b] + pair.others)
        let claims = Array(all.prefix(2))
        let relation = Bench.comparer.relation(claims[0], claims[1], among: all, sources: sources)
        #expect(shown(relation) == pair.relation, "\(relation.rule): \(relation.reason)")
        #expect(relation.rule == pair.rule, "\(relation.reason)")
        #expect(relation.reason.contains(pair.fragment), "\(relation.reason)")

        // The other way round it is the same relation with the same subject.
        let back = Bench.comparer.relation(claims[1], claims[0], among: all.reversed(), sources: sources)
        #expect(back.kind == relation.kind && back.rule == relation.rule)
        if !relation.kind.isSymmetric { #expect(back.a == relation.a && back.b == relation.b) }

        // The listing holds the pair exactly when the gate lets it through, with the same words.
        let listed = Bench.comparer.compare(all, sources: sources).relations.filter {
            Set([$0.a, $0.b]) == ["c1", "c2"]
        }
        if relation.kind == .incomparable {
            #expect(listed.isEmpty)
        } else {
            #expect(listed == [relation])
        }
    }

    private func shown(_ relation: Relation) -> String {
        if relation.kind.isSymmetric { return relation.kind.rawValue }
        return relation.a == "c1" ? relation.kind.rawValue + ">" : "<" + relation.kind.rawValue
    }
}
