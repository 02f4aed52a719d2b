/// A word of a command line, with the place it was written at.
package struct Word: Sendable, Hashable {
    /// The word's text, quotes and backslashes taken off, `{names}` replaced.
    package var text: String
    /// Where it stands as written, quotes included: UTF-8 bytes of the line.
    package var range: Range<Int>
    /// Whether any of it was quoted or escaped: such a word is never an option.
    package var isQuoted: Bool
    /// The word as a pattern of file names, a backslash before what was quoted or escaped; nil where nothing in it asks for one: an
    /// unquoted `*`, `?` or `[`, or `~/` at its start.
    package var pattern: String?

    /// A word.
    package init(_ text: String, at range: Range<Int>, isQuoted: Bool = false, pattern: String? = nil) {
        self.text = text
        self.range = range
        self.isQuoted = isQuoted
        self.pattern = pattern
    }
}

/// Cuts a line into words: the one grammar of prompt, command files, pipes and `-c`.
///
///     load "two words.txt" --outlet=Reuters   # a comment
///
/// Words are separated by blanks. A quote, double or single, begins at a word's start or after the `=` of an option or field;
/// elsewhere it is an apostrophe. In double quotes a backslash keeps the next `"` or `\`; single quotes keep everything. Outside quotes a
/// backslash keeps the next character. `#` at a word's start begins a comment. Where a file is meant, `*`, `?`, `[…]` and `~/` outside
/// quotes are those of the system's shell: see `FileWords`.
/// `{name}` stands for a value given with `--set`, but not in single quotes, and only where values are asked for at all.
package enum WordReader {
    /// The words of one logical line (it may hold line breaks, which are blanks).
    ///
    /// - Parameter values: what `{name}` stands for; nil where braces are plain characters, as at the prompt.
    package static func words(of line: String, values: [String: String]? = nil) throws(Problem) -> [Word] {
        let bytes = Array(line.utf8)
        var words: [Word] = []
        var index = 0
        while true {
            while index < bytes.count, isBlank(bytes[index]) { index += 1 }
            guard index < bytes.count, bytes[index] != UInt8(ascii: "#") else { return words }
            words.append(try word(bytes, from: &index, values: values))
        }
    }

    private static func word(_ bytes: [UInt8], from index: inout Int, values: [String: String]?) throws(Problem) -> Word
    {
        let start = index
        var text: [UInt8] = []
        // What glob(7) makes of the word, and whether it is anything but the text.
        var pattern: [UInt8] = []
        var isPattern = bytes[start] == UInt8(ascii: "~") && isPathEnd(bytes, start + 1)
        func keep(_ literal: some Sequence<UInt8>) {
            for byte in literal {
                if isWildcard(byte) || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\") {
                    pattern.append(UInt8(ascii: "\\"))
                }
                pattern.append(byte)
            }
        }
        var isQuoted = false
        var quoteMayOpen = true
        while index < bytes.count, !isBlank(bytes[index]) {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\"") where quoteMayOpen, UInt8(ascii: "'") where quoteMayOpen:
                isQuoted = true
                let open = index
                index += 1
                while index < bytes.count, bytes[index] != byte {
                    if byte == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                        bytes[index + 1] == byte || bytes[index + 1] == UInt8(ascii: "\\")
                    {
                        index += 1
                    } else if byte == UInt8(ascii: "\""), let value = try value(bytes, at: &index, among: values) {
                        text.append(contentsOf: value)
                        keep(value)
                        continue
                    }
                    text.append(bytes[index])
                    keep(CollectionOfOne(bytes[index]))
                    index += 1
                }
                guard index < bytes.count else {
                    throw .openQuote(byte == UInt8(ascii: "'") ? "'" : "\"", at: open..<bytes.count)
                }
                index += 1
                quoteMayOpen = false
            case UInt8(ascii: "\\") where index + 1 < bytes.count:
                isQuoted = true
                text.append(bytes[index + 1])
                keep(CollectionOfOne(bytes[index + 1]))
                index += 2
                quoteMayOpen = false
            default:
                if let value = try value(bytes, at: &index, among: values) {
                    // A replaced name may not turn into an option or a quote.
                    isQuoted = true
                    text.append(contentsOf: value)
                    keep(value)
                    quoteMayOpen = false
                    continue
                }
                text.append(byte)
                pattern.append(byte)
                if isWildcard(byte) { isPattern = true }
                index += 1
                quoteMayOpen = byte == UInt8(ascii: "=") && !isQuoted && isName(text.dropLast())
            }
        }
        // An option stays one where only its value is quoted: --title="Two words".
        if bytes[start...].starts(with: Array("--".utf8)) { isQuoted = false }
        return Word(
            String(decoding: text, as: UTF8.self), at: start..<index, isQuoted: isQuoted,
            pattern: isPattern ? String(decoding: pattern, as: UTF8.self) : nil)
    }

    private static func isWildcard(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
    }

    /// Whether a part of a path ends before `index`.
    private static func isPathEnd(_ bytes: [UInt8], _ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == UInt8(ascii: "/") || isBlank(bytes[index])
    }

    /// The value of a `{name}` at `index`, which moves behind it; nil where none stands there.
    private static func value(_ bytes: [UInt8], at index: inout Int, among values: [String: String]?) throws(Problem)
        -> [UInt8]?
    {
        guard let values, bytes[index] == UInt8(ascii: "{") else { return nil }
        var end = index + 1
        while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
        guard end > index + 1, end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
        let name = String(decoding: bytes[index + 1..<end], as: UTF8.self)
        guard let value = values[name] else {
            throw .noValue(for: name, known: values.keys.sorted(), at: index..<end + 1)
        }
        index = end + 1
        return Array(value.utf8)
    }

    /// Whether `text` is what stands before a value's `=`: an option, or the name of a field.
    private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
        text.starts(with: Array("--".utf8)) || (!text.isEmpty && text.allSatisfy(isNameByte))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }

    /// `text` written so that `words(of:)` gives it back as one word.
    package static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy {
            !isBlank($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\")
                && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "{") && !isWildcard($0)
        }
        if plain, !text.isEmpty, !text.hasPrefix("--"), !text.hasPrefix("~") { return text }
        if !text.utf8.contains(UInt8(ascii: "'")) { return "'\(text)'" }
        var result = "\""
        for character in text.unicodeScalars {
            if character == "\"" || character == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(character)
        }
        return result + "\""
    }
}

extension WordReader {
    /// `text` with a backslash before each character that would end or quote a word: unlike quotes it can be typed on from.
    package static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r", "\"", "'", "\\", "#", "*", "?", "[": result.append("\\")
            default: break
            }
            result.append(scalar)
        }
        return String(result)
    }
}
