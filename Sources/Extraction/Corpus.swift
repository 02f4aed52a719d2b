import Claims

/// The examples of a language: what its texts say, and what must be read from them.
///
///     # where the group is from
///     = 8.. atLeast
///     At least ⟦eight⟧ officers died
///     = 50
///     = 56
///     prices rose from 50 to 56
///     !
///     the Boeing 737 landed
///
/// A header `= LOW..HIGH kind unit modifier` leaves out what is default: `= 317`, `= 20..99 vague`, `= 2500000 money EUR`, `= ..20 atMost`,
/// `= 2/3`, `= 2022-01-06 date`, `= 12 identifier`. Headers that follow each other stand for several quantities of one line. `!` heads lines
/// in which nothing may be counted. `@ 2022-01-06` is the day that the lines below were written.
/// ⟦…⟧ marks where a quantity of the headers stands; a line without marks must hold the quantities of its headers and no other claim.
struct Corpus {
    /// What a header asks for.
    struct Expectation: Hashable {
        var interval: Interval?
        var kind: Quantity.Kind = .count
        var modifier: Quantity.Modifier = .exact
        var approx = false
        var unit: String?
        /// `class=`: the catalogue's class of a vague amount.
        var vagueClass: String?
        /// ISO 8601, where a date is asked for.
        var date: CivilInterval?
        /// The header as written, for messages.
        var text: String
    }

    /// One line to read.
    struct Example {
        var line: Int
        /// The text, without the marks.
        var text: String
        /// Scalars of the marked places, in order.
        var marks: [Range<Int>]
        /// Empty: nothing may be counted.
        var expectations: [Expectation]
        var date: CivilTime?
    }

    var path: String
    var examples: [Example] = []

    /// Reads a corpus; an error names the line.
    init(path: String, bytes: [UInt8]) throws(DataError) {
        self.path = path
        var expectations: [Expectation] = []
        var open = false
        var headed = false
        var date: CivilTime?
        var number = 0
        for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let line = String(validating: raw, as: UTF8.self) else {
                throw DataError(file: path, line: number, message: "is not UTF-8")
            }
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line == "!" {
                (expectations, open, headed) = ([], false, true)
            } else if line.hasPrefix("@ ") {
                guard let day = CivilTime(iso: line.dropFirst(2)) else {
                    throw DataError(
                        file: path, line: number, message: "\(line.dropFirst(2)) is not a date like 2022-01-06")
                }
                date = day
            } else if line.hasPrefix("= ") {
                if !open { expectations = [] }
                expectations.append(try Self.expectation(line.dropFirst(2), path: path, line: number))
                (open, headed) = (true, true)
            } else {
                guard headed else {
                    throw DataError(file: path, line: number, message: "an example stands under no header (= … or !)")
                }
                open = false
                examples.append(try Self.example(line, number, expectations, date, path))
            }
        }
    }

    private static func example(
        _ line: String, _ number: Int, _ expectations: [Expectation], _ date: CivilTime?, _ path: String
    ) throws(DataError) -> Example {
        var text = ""
        var marks: [Range<Int>] = []
        var (count, start) = (0, -1)
        for scalar in line.unicodeScalars {
            switch scalar {
            case "⟦": start = count
            case "⟧":
                guard start >= 0 else { throw DataError(file: path, line: number, message: "⟧ closes nothing") }
                marks.append(start..<count)
                start = -1
            default:
                text.unicodeScalars.append(scalar)
                count += 1
            }
        }
        guard start < 0 else { throw DataError(file: path, line: number, message: "⟦ is not closed") }
        guard marks.isEmpty || expectations.count <= 1 || marks.count <= expectations.count else {
            throw DataError(file: path, line: number, message: "\(marks.count) marks for \(expectations.count) headers")
        }
        return Example(line: number, text: text, marks: marks, expectations: expectations, date: date)
    }

    private static func expectation(_ header: Substring, path: String, line: Int) throws(DataError) -> Expectation {
        var result = Expectation(text: String(header))
        var modifier: Quantity.Modifier?
        var (low, high): (ExactNumber?, ExactNumber?)
        let words = header.split(separator: " ")
        for (i, word) in words.enumerated() {
            if i == 0 {
                if let day = CivilInterval(iso: word) {
                    result.date = day
                    continue
                }
                let ends = Self.ends(word)
                (low, high) = (
                    ends.low.flatMap { LexiconReader.number($0) }, ends.high.flatMap { LexiconReader.number($0) }
                )
                if (low == nil) == (ends.low == nil), (high == nil) == (ends.high == nil), low != nil || high != nil {
                    continue
                }
                // Dates and identifiers need no number.
                if Quantity.Kind(rawValue: String(word)) == nil {
                    throw DataError(
                        file: path, line: line, message: "\(word) is no number; write = LOW..HIGH kind unit modifier")
                }
            }
            if word.hasPrefix("class=") {
                result.vagueClass = String(word.dropFirst(6))
            } else if word == "approx" {
                result.approx = true
            } else if let kind = Quantity.Kind(rawValue: String(word)) {
                result.kind = kind
            } else if let known = Quantity.Modifier(rawValue: String(word)) {
                modifier = known
            } else if result.unit == nil {
                result.unit = String(word)
            } else {
                throw DataError(
                    file: path, line: line,
                    message: "\(word) is no kind and no modifier, and the unit is \(result.unit!)")
            }
        }
        result.modifier =
            modifier ?? (low == high ? .exact : high == nil ? .atLeast : low == nil ? .atMost : .between)
        if low != nil || high != nil {
            result.interval = Interval(
                low: low, high: high, lowOpen: result.modifier == .moreThan, highOpen: result.modifier == .lessThan)
        }
        return result
    }

    /// The two sides of `LOW..HIGH`; the same number twice where there is no `..`.
    private static func ends(_ word: Substring) -> (low: String?, high: String?) {
        let bytes = Array(word.utf8)
        for i in bytes.indices.dropLast() where bytes[i] == UInt8(ascii: ".") && bytes[i + 1] == UInt8(ascii: ".") {
            let low = String(decoding: bytes[..<i], as: UTF8.self)
            let high = String(decoding: bytes[(i + 2)...], as: UTF8.self)
            return (low.isEmpty ? nil : low, high.isEmpty ? nil : high)
        }
        return (String(word), String(word))
    }
}

extension Corpus.Expectation {
    /// Whether a quantity says what the header asks for.
    func matches(_ q: Quantity) -> Bool {
        guard q.kind == kind else { return false }
        if let date { return q.date == date }
        // "= date": the words name a date that is not counted out.
        if kind == .date, q.date != nil { return false }
        if let interval, q.interval != interval { return false }
        if let vagueClass, q.vagueClass != vagueClass { return false }
        if kind.isClaimable || interval != nil && kind == .ordinal {
            guard q.modifier == modifier, q.approx == approx else { return false }
        }
        switch kind {
        case .count, .money, .measure, .duration, .rate: return unit == q.unit
        default: return unit == nil || unit == q.unit
        }
    }

    /// The parts that were found, written as a header: `8.. atLeast`.
    static func describe(_ q: Quantity) -> String {
        var parts: [String] = []
        if let date = q.date {
            parts.append(date.iso)
        } else if let single = q.interval.single {
            parts.append(single.isDecimal ? single.jsonText : "\(single.numerator)/\(single.denominator)")
        } else if q.interval.low != nil || q.interval.high != nil {
            parts.append("\(q.interval.low?.jsonText ?? "")..\(q.interval.high?.jsonText ?? "")")
        }
        if q.kind != .count { parts.append(q.kind.rawValue) }
        if let unit = q.unit { parts.append(unit) }
        if q.modifier != .exact, q.modifier != .between { parts.append(q.modifier.rawValue) }
        if q.approx { parts.append("approx") }
        return parts.joined(separator: " ")
    }
}
