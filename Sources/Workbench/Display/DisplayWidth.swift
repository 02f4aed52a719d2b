import CUtf8proc

/// How many columns text takes on a terminal, counted by grapheme with the widths of libutf8proc.
///
/// A grapheme takes the width of its widest scalar, two at most: a base with any number of combining marks is one column, a
/// family joined of four faces is two, as are a flag and a sign that U+FE0F turns into an emoji. Terminals that do not join draw
/// such emoji wider; no count can be right for both.
package enum DisplayWidth {
    /// Columns that `text` takes.
    package static func of(_ text: String) -> Int {
        var width = 0
        forEachGrapheme(of: text) { _, columns in
            width += columns
            return true
        }
        return width
    }

    /// As much of `text` as fits into `columns`, the last of them `…` where something was left out.
    package static func shortened(_ text: String, to columns: Int) -> String {
        guard columns > 0 else { return "" }
        var width = 0
        // Where the text would be cut, leaving a column for the dots.
        var cut = 0
        var isLonger = false
        forEachGrapheme(of: text) { end, grapheme in
            width += grapheme
            if width < columns { cut = end }
            isLonger = width > columns
            return !isLonger
        }
        guard isLonger else { return text }
        return String(decoding: text.utf8.prefix(cut), as: UTF8.self) + "…"
    }

    /// `text` cut into lines of at most `columns`, at blanks where there are any. Its own line breaks stay.
    package static func wrapped(_ text: String, to columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            wrappedLine(String($0), to: max(1, columns))
        }
    }

    private static func wrappedLine(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            var word = String(word)
            var wordWidth = of(word)
            if !line.isEmpty, width + 1 + wordWidth > columns {
                lines.append(line)
                (line, width) = ("", 0)
            } else if !line.isEmpty {
                (line, width) = (line + " ", width + 1)
            }
            while wordWidth > columns {
                let head = prefix(of: word, columns: columns)
                guard !head.isEmpty else { break }
                lines.append(head)
                word.removeFirst(head.count)
                wordWidth = of(word)
            }
            (line, width) = (line + word, width + wordWidth)
        }
        lines.append(line)
        return lines
    }

    private static func prefix(of text: String, columns: Int) -> String {
        var width = 0
        var cut = 0
        forEachGrapheme(of: text) { end, grapheme in
            width += grapheme
            if width <= columns { cut = end }
            return width < columns
        }
        return String(decoding: text.utf8.prefix(cut), as: UTF8.self)
    }

    /// Calls `body` with the UTF-8 offset where each grapheme ends and the columns it takes, until it answers false.
    private static func forEachGrapheme(of text: String, _ body: (_ end: Int, _ columns: Int) -> Bool) {
        var state: utf8proc_int32_t = 0
        var previous: Unicode.Scalar?
        var offset = 0
        var columns = 0
        for scalar in text.unicodeScalars {
            // Two printable ASCII characters never join, and nearly all text in tables is such.
            if let previous {
                let breaks =
                    scalar.isASCII && previous.isASCII
                    || utf8proc_grapheme_break_stateful(
                        utf8proc_int32_t(previous.value), utf8proc_int32_t(scalar.value), &state)
                if breaks {
                    if !body(offset, columns) { return }
                    columns = 0
                    if scalar.isASCII { state = 0 }
                }
            }
            columns = joined(columns, scalar)
            offset += UTF8.width(scalar)
            previous = scalar
        }
        if previous != nil { _ = body(offset, columns) }
    }

    private static func joined(_ columns: Int, _ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return max(columns, scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1) }
        // Emoji presentation, and the two letters of a flag.
        if scalar.value == 0xFE0F, columns > 0 { return 2 }
        if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 2 }
        return max(columns, min(2, Int(utf8proc_charwidth(utf8proc_int32_t(scalar.value)))))
    }
}
