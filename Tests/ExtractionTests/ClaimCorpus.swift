import Claims
import Extraction
import Foundation

/// Sentences of one language with what binding must make of their numbers: Languages/xx/corpus/claims.sentences
/// (the rules), names.sentences (who is counted, and who speaks) and implied.sentences (ones that no numeral states).
///
///     @ 2023-03-15                       the date that the sentences below were published
///     At least ⟦26⟧ people were killed and ⟦40⟧ hurt, police said. | killed person by="police" | injured
///
/// A marked number has one group behind a bar, in the order of the text. Its first word is the event, `-` for none and `*` for any; the second,
/// where there is one, the concept, `-` for none. Then come fields: `by=` words of the nearest speaker (`by=-` for the outlet's own
/// voice), `name=` his canonical name, `via=` words of the last of the chain, `counted=` the words, `at=` the as-of (ISO), `stance=`, `measures=`, `place=`, and the bare words
/// `part` and `sum`. What a group leaves out is not asked.
///
/// The bare word `implied` says that the mark is a one that no numeral states, just as long; `none` in place of the event, that no claim
/// stands there though such are asked for.
struct ClaimCorpus {
    struct Expectation {
        var event: String
        var concept: String?
        var fields: [(key: String, value: String)]
        var flags: [String]
    }

    struct Example {
        var file: String
        var line: Int
        var date: String
        var text: String
        /// Byte offsets of the marked numbers in `text`.
        var marks: [Range<Int>]
        var expectations: [Expectation]
    }

    struct Malformed: Error, CustomStringConvertible {
        var line: Int
        var message: String
        var description: String { "\(line): \(message)" }
    }

    let file: String
    var examples: [Example] = []

    init(file: String, _ content: String) throws {
        self.file = file
        var date = "2023-03-15"
        for (index, row) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = row.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("@ ") {
                date = String(line.dropFirst(2))
                continue
            }
            let parts = line.components(separatedBy: " | ")
            var (text, marks) = ("", [Range<Int>]())
            var open: Int?
            for character in parts[0] {
                switch character {
                case "⟦": open = text.utf8.count
                case "⟧":
                    guard let start = open else { throw Malformed(line: index + 1, message: "⟧ closes nothing") }
                    marks.append(start..<text.utf8.count)
                    open = nil
                default: text.append(character)
                }
            }
            let groups = try parts.dropFirst().map { try Self.expectation($0, index + 1) }
            guard groups.count == marks.count, !marks.isEmpty, open == nil else {
                throw Malformed(line: index + 1, message: "\(marks.count) marked numbers, \(groups.count) groups")
            }
            examples.append(
                Example(file: file, line: index + 1, date: date, text: text, marks: marks, expectations: groups))
        }
    }

    private static func expectation(_ group: String, _ line: Int) throws -> Expectation {
        var words: [String] = []
        var current = ""
        var quoted = false
        for character in group {
            switch character {
            case "\"": quoted.toggle()
            case " " where !quoted:
                if !current.isEmpty { words.append(current) }
                current = ""
            default: current.append(character)
            }
        }
        if !current.isEmpty { words.append(current) }
        guard let event = words.first, !quoted else {
            throw Malformed(line: line, message: "a group begins with an event")
        }
        var result = Expectation(event: event, fields: [], flags: [])
        for word in words.dropFirst() {
            if let equals = word.firstIndex(of: "=") {
                result.fields.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
            } else if word == "part" || word == "sum" || word == "implied" {
                result.flags.append(word)
            } else if result.concept == nil {
                result.concept = word
            } else {
                throw Malformed(line: line, message: "\(word) is no field")
            }
        }
        return result
    }
}

extension ClaimCorpus.Example {
    /// The sentence as an article of its own.
    func input(_ language: String) -> Extractor.Input {
        let withImplied = expectations.contains { $0.event == "none" || $0.flags.contains("implied") }
        return input(language, withImplied: withImplied)
    }

    /// The same, with the ones that no numeral states, or without.
    func input(_ language: String, withImplied: Bool) -> Extractor.Input {
        Extractor.Input(
            text: text, articleKey: "k", language: language, date: CivilTime(iso: date), withImplied: withImplied)
    }

    /// What of the claims differs, a sentence each; empty where all is as asked.
    func differences(from output: Extractor.Output) -> [String] {
        zip(marks, expectations).flatMap { mark, expected in
            expected.differences(from: output.claims.first { $0.quantity.span.utf8.overlaps(mark) }, mark)
        }
    }
}

extension ClaimCorpus.Expectation {
    /// What of a claim differs, a sentence each; empty where all is as asked.
    func differences(from claim: Claim?, _ mark: Range<Int>) -> [String] {
        if event == "none" { return claim.map { ["\($0.quantity.text) is a claim"] } ?? [] }
        guard let claim else { return ["no claim"] }
        var result: [String] = []
        func check(_ name: String, _ wanted: String, _ got: String?) {
            if (wanted == "-" ? nil : wanted) != got { result.append("\(name) \(got ?? "-") instead of \(wanted)") }
        }
        if event != "*" { check("event", event, claim.event) }
        if let concept { check("concept", concept, claim.counted?.concept) }
        for (key, value) in fields {
            switch key {
            case "by": check("by", value, claim.attribution.first?.text)
            case "name": check("name", value, claim.attribution.first?.name)
            case "via": check("via", value, claim.attribution.count > 1 ? claim.attribution.last?.text : nil)
            case "counted": check("counted", value, claim.counted?.text)
            case "at": check("at", value, claim.asOf?.iso)
            case "stance": check("stance", value, claim.stance.rawValue)
            case "measures": check("measures", value, claim.measures.rawValue)
            case "place": check("place", value, claim.place)
            default: result.append("\(key)= is no field")
            }
        }
        for flag in flags {
            switch (flag, claim.partOf) {
            case ("part", .part), ("sum", .sum): break
            case ("implied", _) where claim.isImpliedSingular && claim.quantity.span.utf8 == mark: break
            default: result.append("not \(flag)")
            }
        }
        return result
    }
}
