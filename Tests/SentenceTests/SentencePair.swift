import Claims
import Comparison
import Extraction
import Foundation

/// Two reports with one marked figure each, and the relation that a careful reader gave them; see Sentences/FORMAT.md.
struct SentencePair: Sendable {
    /// The file that it stands in.
    var file: String
    var name: String
    var a: MarkedText
    var b: MarkedText
    /// The label, and behind it those that are accepted beside it: `agrees`, `b refines a`, `none`.
    var labels: [String]
    var why: String
    /// How many independent origins the two have; nil where that was not labelled.
    var origins: Int?

    struct Failure: Error, CustomStringConvertible { var description: String }

    static let all: [SentencePair] = try! MarkedText.blocks(ending: ".pairs").map {
        try SentencePair($0.lines, in: $0.file)
    }

    init(_ block: [String], in file: String) throws {
        self.file = file
        guard block[0].hasPrefix("# ") else { throw Failure(description: "no name: \(block[0])") }
        name = String(block[0].dropFirst(2))
        var reports: [MarkedText] = []
        var labels: [String] = []
        var why = ""
        for line in block.dropFirst() {
            if line.hasPrefix("a ") || line.hasPrefix("b "), let report = MarkedText(header: line.dropFirst(2)) {
                reports.append(report)
            } else if line.hasPrefix("= ") {
                labels = line.dropFirst(2).split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            } else if line.hasPrefix("- ") {
                why = String(line.dropFirst(2))
            } else if line.hasPrefix("origins ") {
                origins = Int(line.dropFirst(8))
            } else if reports.isEmpty {
                throw Failure(description: "\(name): no report before “\(line)”")
            } else {
                reports[reports.count - 1].lines.append(line)
            }
        }
        guard reports.count == 2, !labels.isEmpty, !why.isEmpty,
            reports.allSatisfy({ $0.unmarked.marks.count == 1 }), labels.allSatisfy(Self.isLabel)
        else { throw Failure(description: "\(name) is no pair with two marked figures, a label and a reason") }
        (a, b) = (reports[0], reports[1])
        self.labels = labels
        self.why = why
    }

    private static func isLabel(_ text: String) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3 else {
            return text == "none"
                || Relation.Kind(rawValue: text).map { $0.isSymmetric && $0 != .incomparable } ?? false
        }
        return Set([words[0], words[2]]) == ["a", "b"]
            && Relation.Kind(rawValue: words[1]).map { !$0.isSymmetric } ?? false
    }

    /// What is found between the two figures.
    struct Finding {
        /// The relations in the form of labels; `none` alone where there are none.
        var relations: [String] = []
        /// Each with its rule and reason, and what was read of the two figures.
        var detail: [String] = []
        /// Independent origins of the one topic that holds just the two.
        var origins: Int?
    }

    func finding(_ extractor: Extractor, _ comparer: Comparer) throws -> Finding {
        let (first, second) = (try a.read(by: extractor), try b.read(by: extractor))
        let (inA, inB) = (a.unmarked.marks[0], b.unmarked.marks[0])
        let left = Set(first.claims.filter { $0.stands(in: inA) }.map(\.key))
        let right = Set(second.claims.filter { $0.stands(in: inB) }.map(\.key))
        let outcome = comparer.compare(first.claims + second.claims, sources: [first.source, second.source])
        var finding = Finding()
        for relation in outcome.relations {
            let isForward = left.contains(relation.a) && right.contains(relation.b)
            guard isForward || (right.contains(relation.a) && left.contains(relation.b)) else { continue }
            finding.relations.append(
                relation.kind.isSymmetric
                    ? relation.kind.rawValue : isForward ? "a \(relation.kind) b" : "b \(relation.kind) a")
            finding.detail.append("\(relation.rule): \(relation.reason)")
        }
        if finding.relations.isEmpty { finding.relations = ["none"] }
        for (side, keys, claims) in [("a", left, first.claims), ("b", right, second.claims)] {
            if keys.isEmpty { finding.detail.append("\(side): no claim was read at the mark") }
            for claim in claims where keys.contains(claim.key) {
                finding.detail.append(
                    "\(side): \(claim.quantity.shown) \(claim.event ?? "no event") \(claim.counted?.concept ?? "-") \(claim.place ?? "-") \(claim.asOf?.iso ?? "-") \(claim.stance)"
                )
            }
        }
        finding.origins = outcome.topics.first { Set($0.claims) == left.union(right) }?.origins
        return finding
    }

    /// Whether what was found is what the label says, or accepts.
    func matches(_ relations: [String]) -> Bool { relations.contains { labels.contains($0) } }
}
