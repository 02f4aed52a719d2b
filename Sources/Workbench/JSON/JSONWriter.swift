import Claims

/// Writes JSON (RFC 8259) straight into bytes: members in the order in which they are written, numbers exact.
///
///     var json = JSONWriter()
///     json.object { $0.member("id", "a1") }        // {"id":"a1"}
///
/// What could act on a terminal, or make text read other than it is stored (see `SafeText`), is written as `\uXXXX`, which reads
/// back the same: JSON may go to a terminal too.
///
/// In the pretty style a caller says where lines end; every other separator is one space. The compact style writes none.
package struct JSONWriter: Sendable {
    /// How white space is written.
    package enum Style: Sendable, Hashable {
        /// None: for JSON lines and digests.
        case compact
        /// Lines where `line()` asks for one, two spaces a level.
        case pretty
    }

    /// What was written.
    package internal(set) var bytes: [UInt8] = []
    private let pretty: Bool
    private var needsComma = false
    private var lineAsked = false
    private var depth = 0

    /// A writer with nothing written.
    package init(_ style: Style = .compact, capacity: Int = 0) {
        pretty = style == .pretty
        bytes.reserveCapacity(capacity)
    }

    /// What was written, as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Structure

    /// In the pretty style, the next thing begins a line.
    package mutating func line() { lineAsked = pretty }

    /// `{`
    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// `}`
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    /// `[`
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// `]`
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    /// The name of the next member, one that needs no escape.
    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        endKey()
    }

    /// The name of the next member.
    @_disfavoredOverload
    package mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.removeLast()
        endKey()
    }

    private mutating func endKey() {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if pretty { bytes.append(UInt8(ascii: " ")) }
        needsComma = false
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        depth += 1
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        depth -= 1
        if lineAsked { newline() }
        bytes.append(byte)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            if pretty, !lineAsked { bytes.append(UInt8(ascii: " ")) }
        }
        if lineAsked { newline() }
        needsComma = true
    }

    private mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
        lineAsked = false
    }

    /// Ends a document or a line of JSON lines.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
        lineAsked = false
    }

    /// Forgets what was written and keeps the memory.
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    // MARK: Values

    /// A string.
    package mutating func value(_ text: String) {
        separate()
        quote(text)
    }
    /// A whole number.
    package mutating func value(_ number: Int) {
        separate()
        append(number)
    }
    /// A number: a plain decimal, rounded to 12 digits where no decimal holds it.
    package mutating func value(_ number: ExactNumber) {
        separate()
        if number.denominator == 1, let small = Int(exactly: number.numerator) {
            append(small)
        } else {
            bytes.append(contentsOf: number.jsonText.utf8)
        }
    }
    /// A truth value.
    package mutating func value(_ truth: Bool) {
        separate()
        bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    }
    /// `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }
    /// JSON text that was checked already, as it stands.
    package mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    // MARK: Members

    /// A string, or null.
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }
    /// A whole number, or null.
    package mutating func member(_ name: StaticString, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }
    /// A number, or null.
    package mutating func member(_ name: StaticString, _ number: ExactNumber?) {
        key(name)
        if let number { value(number) } else { null() }
    }
    /// A truth value.
    package mutating func member(_ name: StaticString, _ truth: Bool) {
        key(name)
        value(truth)
    }
    /// A list of strings.
    package mutating func member(_ name: StaticString, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// A string under a name that is not known beforehand.
    @_disfavoredOverload
    package mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }
    /// A whole number under a name that is not known beforehand.
    @_disfavoredOverload
    package mutating func member(_ name: String, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    private mutating func append(_ number: Int) {
        if number >= 0, number < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(number))
            return
        }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = bytes.count
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            var i = 0
            while i < utf8.count {
                let byte = utf8[i]
                let length = Self.isPlain[Int(byte)] ? 0 : Self.lengthToEscape(utf8, at: i)
                if length > 0 {
                    if start < i { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<i])) }
                    escape(UnsafeBufferPointer(rebasing: utf8[i..<i + length]))
                    start = i + length
                }
                i += max(length, 1)
            }
            if start < utf8.count { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...])) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Bytes at which no escape begins: all but controls, quote, backslash, and the first bytes of those characters that are
    /// escaped (U+0080–009F, U+2028–206F, U+FFF9–FFFB, U+E0000–E0FFF).
    private static let isPlain: [Bool] = (0..<256).map { byte in
        !(byte < 0x20 || [0x22, 0x5C, 0x7F, 0xC2, 0xE2, 0xEF, 0xF3].contains(byte))
    }

    /// How many bytes the character at `i` has, where it needs an escape; 0 where it needs none.
    private static func lengthToEscape(_ utf8: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let byte = utf8[i]
        if byte < 0x80 { return 1 }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard let scalar = String(decoding: utf8[i..<i + length], as: UTF8.self).unicodeScalars.first else { return 0 }
        return SafeText.isUnsafe(scalar) ? length : 0
    }

    private mutating func escape(_ character: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\\"))
        switch character[0] {
        case 0x22, 0x5C: bytes.append(character[0])
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            for (place, unit) in String(decoding: character, as: UTF8.self).utf16.enumerated() {
                bytes.append(contentsOf: (place == 0 ? "u" : "\\u").utf8)
                let digits = String(unit, radix: 16)
                for _ in digits.utf8.count..<4 { bytes.append(UInt8(ascii: "0")) }
                bytes.append(contentsOf: digits.utf8)
            }
        }
    }
}
