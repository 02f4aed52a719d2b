import Claims

/// What an article's file says about it, in a block of `key: value` lines between two lines of `---` at its very beginning.
///
///     ---
///     outlet: Al-Nahar Wire
///     date: 2022-01-06
///     lang: ar
///     ---
///     …
///
/// Blank lines and lines that begin with `#` are skipped; a key may be in capitals, a value may stand in quotes; a key without a value says nothing.
struct FrontMatter {
    /// The keys there are.
    enum Key: String, CaseIterable {
        case outlet, date, lang, url, title
    }

    var metadata = Article.Metadata()
    /// The offset of the first byte after the block; 0 where there is none.
    var end = 0

    /// Reads the block at the beginning of `bytes`, which are UTF-8 without a byte-order mark.
    init(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        var lines = Lines(bytes)
        guard let first = lines.next(), Self.isFence(first) else { return }
        var seen: Set<Key> = []
        while let line = lines.next() {
            if Self.isFence(line) {
                end = lines.position - bytes.startIndex
                return
            }
            let text = Self.trim(line)
            if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
            guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else {
                throw Failure(.frontMatterLine(line: lines.number))
            }
            let name = String(decoding: Self.trim(text[..<colon]), as: UTF8.self)
            guard let key = Key(rawValue: name.lowercased()) else {
                let nearest = Spelling.nearest(to: name, among: Key.allCases.map(\.rawValue))
                throw Failure(.frontMatterKey(line: lines.number, key: name, nearest: nearest))
            }
            guard seen.insert(key).inserted else {
                throw Failure(.frontMatterKeyTwice(line: lines.number, key: name))
            }
            let value = String(decoding: Self.unquote(Self.trim(text[(colon + 1)...])), as: UTF8.self)
            if !value.isEmpty { try set(key, value, line: lines.number) }
        }
        throw Failure(.frontMatterNotClosed)
    }

    /// What is wrong; the loader adds the name of the file.
    struct Failure: Error {
        var reason: LoadError.Reason
        init(_ reason: LoadError.Reason) { self.reason = reason }
    }

    private mutating func set(_ key: Key, _ value: String, line: Int) throws(Failure) {
        switch key {
        case .outlet: metadata.outlet = value
        case .url: metadata.url = value
        case .title: metadata.title = value
        case .date:
            guard let date = CivilTime(iso: value) else { throw Failure(.date(line: line, text: value)) }
            metadata.date = date
        case .lang:
            guard Self.isLanguageCode(value) else { throw Failure(.language(line: line, text: value)) }
            metadata.language = value
        }
    }

    /// Whether `code` has the shape of a BCP 47 tag: letters, then parts of letters and digits.
    static func isLanguageCode(_ code: String) -> Bool {
        let parts = code.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.count), first.allSatisfy(isLetter) else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    /// Three hyphens and nothing else but blanks behind them.
    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(isBlank)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return bytes[first...last]
    }

    private static func unquote(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard value.count >= 2, let quote = value.first, quote == value.last,
            quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { return value }
        return value.dropFirst().dropLast()
    }

    /// Lines without their line feed, counted from 1.
    private struct Lines {
        let bytes: ArraySlice<UInt8>
        var position: Int
        var number = 0

        init(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            position = bytes.startIndex
        }

        mutating func next() -> ArraySlice<UInt8>? {
            guard position < bytes.endIndex else { return nil }
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            defer { position = min(end + 1, bytes.endIndex) }
            number += 1
            return bytes[position..<end]
        }
    }
}
