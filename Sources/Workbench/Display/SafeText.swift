/// The one place that makes text safe to show: what could act on a terminal, or make text read other than it is stored, becomes
/// visible instead.
///
///     SafeText.line("a\u{1B}[2Jb")        // "a␛[2Jb"
///     SafeText.line("a\u{202E}b")         // "a<U+202E>b"
///
/// Articles, file names, notes and error words all come from elsewhere: whatever is shown goes through here.
/// JSON needs no second pass: `JSONWriter` escapes the same characters.
package enum SafeText {
    /// `text` for one line of output: line breaks become `⏎`, tabs a blank.
    package static func line(_ text: String) -> String { made(text, keepsLines: false) }

    /// `text` for several lines of output: line breaks stay, a carriage return before one is dropped, tabs become blanks.
    package static func lines(_ text: String) -> String { made(text, keepsLines: true) }

    private static func made(_ text: String, keepsLines: Bool) -> String {
        // Nearly all text is harmless: find out before copying.
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        var ahead = scalars.next()
        while let scalar = ahead {
            ahead = scalars.next()
            switch scalar {
            case "\n":
                result.append(keepsLines ? "\n" : "⏎")
            case "\r" where ahead == "\n":
                continue
            case "\t":
                result.append(" ")
            case "\u{7F}":
                result.append("␡")
            case _ where scalar.value < 0x20:
                // The block of control pictures stands in the order of the controls.
                result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "�")
            case _ where isUnsafe(scalar):
                result.append(contentsOf: "<U+\(hexadecimal(scalar.value))>".unicodeScalars)
            default:
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// C0, DEL and C1 controls; the marks that embed, override or isolate a direction; line and paragraph separators; tag
    /// characters, which carry hidden text. Left alone are what real text needs: the direction marks U+200E, U+200F and U+061C,
    /// joiners, soft hyphens, variation selectors.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x206A...0x206F, 0xFFF9...0xFFFB,
            0xE0000...0xE00FF, 0xE01F0...0xE0FFF:
            true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
