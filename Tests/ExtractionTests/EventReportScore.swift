import Claims
import Foundation

@testable import Extraction

/// How claims compare with annotated reports: what is right of what was asked.
///
/// A claim is right where its number's place, interval and event are (joint F1); of the claims whose number is right, so many have the counted
/// words, the source, the day right.
struct EventReportScore: CustomStringConvertible {
    var expected = 0
    var predicted = 0
    var valueHits = 0
    var jointHits = 0
    var events = Share()
    var counted = Share()
    var attribution = Share()
    var asOf = Share()
    var negativesClaimed = 0
    var misses: [String] = []

    struct Share: CustomStringConvertible {
        var right = 0
        var of = 0
        var rate: Double { of == 0 ? 1 : Double(right) / Double(of) }
        var description: String { "\(percent(rate)) (\(right) of \(of))" }

        mutating func add(_ isRight: Bool) {
            of += 1
            right += isRight ? 1 : 0
        }
    }

    var joint: Double { 2 * Double(jointHits) / Double(max(1, expected + predicted)) }
    var value: Double { 2 * Double(valueHits) / Double(max(1, expected + predicted)) }

    var description: String {
        "joint \(percent(joint)), value \(percent(value)), event \(events), counted \(counted), attribution \(attribution), "
            + "as-of \(asOf), negatives claimed \(negativesClaimed)"
    }

    mutating func add(_ report: EventReport, _ output: Extractor.Output) {
        var claims = output.claims.filter { $0.quantity.span.field == .text }
        let asked = report.items.filter { !$0.isOptional }
        expected += asked.count
        for negative in report.negatives {
            negativesClaimed +=
                claims.filter { $0.quantity.kind == .count && $0.quantity.span.utf8.overlaps(negative) }.count
        }
        for item in asked {
            guard
                let i = claims.firstIndex(where: {
                    $0.quantity.span.utf8.overlaps(item.span) && Self.sameValue(item, $0.quantity)
                })
            else {
                misses.append("\(report.name) value: \(Self.words(item, report))")
                continue
            }
            let claim = claims.remove(at: i)
            predicted += 1
            valueHits += 1
            let eventRight = Self.sameEvent(item, claim)
            if eventRight { jointHits += 1 }
            check(\.events, eventRight, "event", item, report, claim.event ?? "-")
            if item.kind == "count" {
                check(\.counted, Self.sameCounted(item, claim), "counted", item, report, claim.counted?.text ?? "-")
            }
            check(
                \.attribution, Self.sameSource(item, claim), "attribution", item, report,
                claim.attribution.map(\.text).joined(separator: " ← "))
            if !item.asOf.isEmpty {
                check(\.asOf, Self.sameDay(item, claim), "asOf", item, report, claim.asOf?.iso ?? "-")
            }
        }
        let optional = report.items.filter(\.isOptional)
        predicted += claims.filter { claim in !optional.contains { $0.span.overlaps(claim.quantity.span.utf8) } }.count
    }

    private mutating func check(
        _ share: WritableKeyPath<EventReportScore, Share>, _ isRight: Bool, _ what: String, _ item: EventReport.Item,
        _ report: EventReport, _ got: String
    ) {
        self[keyPath: share].add(isRight)
        if !isRight { misses.append("\(report.name) \(what): \(Self.words(item, report)): \(got)") }
    }

    private static func words(_ item: EventReport.Item, _ report: EventReport) -> String {
        String(decoding: Array(report.text.utf8)[item.span], as: UTF8.self)
    }

    private static func sameValue(_ item: EventReport.Item, _ quantity: Quantity) -> Bool {
        let single = ["", "exact", "about", "nearly"].contains(item.modifier)
        let low = LexiconReader.number(item.low)
        let high = single ? low : LexiconReader.number(item.high)
        return quantity.interval.low == low && quantity.interval.high == high
    }

    private static func sameEvent(_ item: EventReport.Item, _ claim: Claim) -> Bool {
        let accepted = [item.event] + (item.extras["accept"]?.components(separatedBy: ",") ?? [])
        let event = claim.event ?? ""
        if accepted.contains(event) { return true }
        // What is no casualty, arrest or flight may go by another name or none.
        let counted: Set<String> = ["killed", "injured", "arrested", "missing", "displaced"]
        return !counted.contains(item.event) && !counted.contains(event)
    }

    private static func sameCounted(_ item: EventReport.Item, _ claim: Claim) -> Bool {
        let outside = item.counted.replacingOccurrences(of: "\\([^)]*\\)", with: " ", options: .regularExpression)
        let inside = item.counted.filter { !"()".contains($0) }
        let implied = outside.trimmingCharacters(in: .whitespaces).isEmpty
        guard let text = claim.counted?.text, !text.isEmpty else { return implied }
        return sharesWords(outside, text) || sharesWords(inside, text)
    }

    private static func sameSource(_ item: EventReport.Item, _ claim: Claim) -> Bool {
        if item.attribution.isEmpty || claim.attribution.isEmpty {
            return item.attribution.isEmpty && claim.attribution.isEmpty
        }
        let forms = [item.attribution] + item.attribution.components(separatedBy: CharacterSet(charactersIn: "،,;؛()"))
        return claim.attribution.contains { speaker in
            forms.contains { sharesWords($0, speaker.text) || sharesWords($0, speaker.name) }
        }
    }

    private static func sameDay(_ item: EventReport.Item, _ claim: Claim) -> Bool {
        guard let wanted = CivilInterval(iso: item.asOf), let got = claim.asOf else { return false }
        return wanted.start.day <= got.start.day && got.end.day <= wanted.end.day
    }

    /// At least half of the words of both together are shared.
    private static func sharesWords(_ a: String, _ b: String) -> Bool {
        func words(_ text: String) -> [String] {
            text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
                .components(separatedBy: CharacterSet.alphanumerics.inverted).filter { !$0.isEmpty }
                .map { $0.hasPrefix("ال") && $0.count > 4 ? String($0.dropFirst(2)) : $0 }
        }
        let (first, second) = (words(a), words(b))
        var rest = second
        var shared = 0
        for word in first {
            if let i = rest.firstIndex(of: word) {
                rest.remove(at: i)
                shared += 1
            }
        }
        return shared > 0 && 4 * shared >= first.count + second.count
    }
}

private func percent(_ rate: Double) -> String { String(format: "%.1f %%", 100 * rate) }
