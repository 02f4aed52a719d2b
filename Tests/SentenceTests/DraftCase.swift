import Claims
import Comparison
import Extraction
import Foundation

/// A draft in English, the reports that it was written from, and how far they support each of its figures; see Sentences/FORMAT.md.
struct DraftCase: Sendable {
    /// The file that it stands in.
    var file: String
    var name: String
    var reports: [MarkedText]
    var draft: MarkedText
    /// One a mark of the draft.
    var levels: [Support.Level]

    static let all: [DraftCase] = try! MarkedText.blocks(ending: ".drafts").map { try DraftCase($0.lines, in: $0.file) }

    init(_ block: [String], in file: String) throws {
        self.file = file
        name = String(block[0].dropFirst(2))
        var texts: [MarkedText] = []
        levels = []
        for line in block.dropFirst() {
            if line.hasPrefix("s "), let report = MarkedText(header: line.dropFirst(2)) {
                texts.append(report)
            } else if line.hasPrefix("d "), let draft = MarkedText(header: "en \(line.dropFirst(2)) | a draft") {
                texts.append(draft)
            } else if line.hasPrefix("= ") {
                let word = line.dropFirst(2).prefix { $0 != ":" }
                guard let level = Support.Level(rawValue: String(word)) else {
                    throw SentencePair.Failure(description: "\(name): no level \(word)")
                }
                levels.append(level)
            } else {
                texts[texts.count - 1].lines.append(line)
            }
        }
        guard let last = texts.popLast(), !texts.isEmpty, last.unmarked.marks.count == levels.count else {
            throw SentencePair.Failure(description: "\(name) is no draft with a level for each mark")
        }
        draft = last
        reports = texts
    }

    /// What is wrong with the support that is found: nothing where each figure has its level and nothing else is flagged.
    func faults(_ extractor: Extractor, _ comparer: Comparer) throws -> [String] {
        let sources = try reports.map { try $0.read(by: extractor) }
        let own = try draft.read(by: extractor)
        let found = comparer.support(
            of: own.claims, draftSources: [own.source], by: sources.flatMap(\.claims), sources: sources.map(\.source))
        let marks = draft.unmarked.marks
        var faults: [String] = []
        for (mark, level) in zip(marks, levels) {
            let here = zip(own.claims, found).filter { $0.0.stands(in: mark) }
            if here.isEmpty { faults.append("no claim was read at \(mark)") }
            for (claim, support) in here where support.level != level {
                faults.append("\(claim.quantity.shown) is \(support.level), not \(level): \(support.reason)")
            }
        }
        for (claim, support) in zip(own.claims, found)
        where support.level != .supported && !marks.contains(where: { claim.stands(in: $0) }) {
            faults.append("\(claim.quantity.shown), which is not marked, is \(support.level)")
        }
        return faults
    }
}
