import Claims
import Foundation

/// One annotated report of Tests/ExtractionTests/Events: its text and what a careful reader finds in it. The format is told in Events/FORMAT.md.
struct EventReport {
    /// A claim that the report makes.
    struct Item {
        /// UTF-8 bytes of the number in the text.
        var span: Range<Int>
        var low: String
        var high: String
        var modifier: String
        var counted: String
        var event: String
        var attribution: String
        /// ISO; empty where the figure speaks of no day.
        var asOf: String
        var extras: [String: String]
        var isOptional: Bool { extras["optional"] != nil }
        var kind: String { extras["kind"] ?? "count" }
    }

    struct Malformed: Error, CustomStringConvertible {
        var description: String
    }

    var name: String
    /// The event's folder: reports of one event tell the same.
    var event: String
    var language: String
    var published: String
    var text: String
    var items: [Item] = []
    /// Numbers that are no claim.
    var negatives: [Range<Int>] = []

    /// All reports below a folder, in the order of their paths.
    static func all(in folder: URL, root: URL) throws -> [EventReport] {
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "claims" } ?? []
        return try files.sorted { $0.path < $1.path }.map { try EventReport($0, root: root) }
    }

    init(_ file: URL, root: URL) throws {
        let stem = file.deletingPathExtension().lastPathComponent
        guard let dot = stem.lastIndex(of: ".") else { throw Malformed(description: "\(file.path): no language") }
        name = file.deletingLastPathComponent().lastPathComponent + "/" + stem
        event = file.deletingLastPathComponent().lastPathComponent
        language = String(stem[stem.index(after: dot)...])
        published = ""
        text = ""
        var rows: [[String]] = []
        for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
            if line.trimmingCharacters(in: .whitespaces).isEmpty || line.hasPrefix("#") { continue }
            if line.contains(" | ") {
                rows.append(line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) })
            } else if let value = Self.value("published", of: line) {
                published = value
            } else if let value = Self.value("source", of: line) {
                let parts = try String(contentsOf: root.appendingPathComponent(value), encoding: .utf8)
                    .components(separatedBy: "---\n")
                text = parts.dropFirst(2).joined(separator: "---\n")
                for matter in parts[1].components(separatedBy: "\n") {
                    if let date = Self.value("date", of: matter) { published = date }
                }
            }
        }
        if text.isEmpty {
            text = try String(contentsOf: file.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
        }
        for row in rows { try add(row, file) }
    }

    private static func value(_ key: String, of line: String) -> String? {
        line.hasPrefix(key + ":") ? line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces) : nil
    }

    private mutating func add(_ row: [String], _ file: URL) throws {
        guard row.count > 1 else { return }
        guard let span = place(row[0]) else {
            throw Malformed(description: "\(file.path): \(row[0]) is not in the text")
        }
        switch row[1] {
        case "not": negatives.append(span)
        case "date": break
        case "time": negatives.append(span)
        default:
            let fields = row + Array(repeating: "", count: max(0, 9 - row.count))
            var extras: [String: String] = [:]
            for extra in fields[8].components(separatedBy: ";") {
                let pair = extra.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
                if let key = pair.first { extras[String(key)] = pair.count > 1 ? String(pair[1]) : "" }
            }
            items.append(
                Item(
                    span: span, low: fields[1], high: fields[2], modifier: fields[3], counted: fields[4],
                    event: fields[5],
                    attribution: fields[6], asOf: fields[7] == "@" ? published : Self.days(fields[7]), extras: extras))
        }
    }

    /// A year or a month as the days it has; other texts as they are.
    private static func days(_ text: String) -> String {
        if text.count == 4, Int(text) != nil { return "\(text)-01-01/\(text)-12-31" }
        let parts = text.split(separator: "-")
        if text.count == 7, parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]) {
            return "\(text)-01/\(text)-\(CivilTime.days(inMonth: month, of: year))"
        }
        return text
    }

    /// Where the words of an item stand: "26#2" is their second occurrence that neither begins nor ends inside a longer number or word.
    private func place(_ surface: String) -> Range<Int>? {
        var (words, wanted) = (surface, 1)
        if let hash = surface.lastIndex(of: "#"), let n = Int(surface[surface.index(after: hash)...]) {
            (words, wanted) = (String(surface[..<hash]), n)
        }
        let bytes = Array(text.utf8)
        let needle = Array(words.utf8)
        var start = 0
        while start + needle.count <= bytes.count {
            let end = start + needle.count
            if bytes[start] == needle[0], bytes[start..<end].elementsEqual(needle),
                standsAlone(start..<end, bytes, needle)
            {
                wanted -= 1
                if wanted == 0 { return start..<end }
            }
            start += 1
        }
        return nil
    }

    private func standsAlone(_ range: Range<Int>, _ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        func isDigit(_ i: Int) -> Bool { i >= 0 && i < bytes.count && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
        func isLetter(_ i: Int) -> Bool {
            i >= 0 && i < bytes.count && (bytes[i] | 0x20) >= 0x61 && (bytes[i] | 0x20) <= 0x7A
        }
        let before = String(decoding: bytes[..<range.lowerBound].suffix(4), as: UTF8.self).unicodeScalars.last
        let after = String(decoding: bytes[range.upperBound...].prefix(4), as: UTF8.self).unicodeScalars.first
        func isSeparator(_ s: Unicode.Scalar?) -> Bool { s == "." || s == "," || s == "٫" || s == "٬" }
        let (firstIsDigit, lastIsDigit) = (isDigit(range.lowerBound), isDigit(range.upperBound - 1))
        if firstIsDigit, isDigit(range.lowerBound - 1) || (isSeparator(before) && isDigit(range.lowerBound - 2)) {
            return false
        }
        if lastIsDigit, isDigit(range.upperBound) || (isSeparator(after) && isDigit(range.upperBound + 1)) {
            return false
        }
        // Arabic writes its prefixes together with the word.
        let prefixes: Set<Unicode.Scalar> = ["و", "ف", "ب", "ل", "ك", "ا", "ـ"]
        if !firstIsDigit, let before, before.properties.isAlphabetic, !prefixes.contains(before) { return false }
        if !lastIsDigit, let after, after.properties.isAlphabetic { return false }
        if firstIsDigit, isLetter(range.lowerBound - 1), lastIsDigit, isLetter(range.upperBound) { return false }
        return true
    }
}
