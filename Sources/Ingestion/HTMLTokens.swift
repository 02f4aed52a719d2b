/// Cuts an HTML page into tags and text, in one pass and in time linear in its bytes.
///
/// By the tokenizer of the HTML standard, as far as text needs it; no tree is built: text needs none, and a page is a
/// stranger's, whose million open elements must cost neither a deep stack nor quadratic time.
struct HTMLTokens: Sequence, IteratorProtocol {
    /// A piece of a page.
    enum Token {
        /// Text between tags, references not replaced.
        case text(ArraySlice<UInt8>)
        /// A tag that opens; name and attributes' names in lower case, values as written.
        case start(name: String, attributes: [(name: String, value: ArraySlice<UInt8>)])
        case end(name: String)
    }

    /// Elements whose content is text up to their own end tag, whatever it looks like.
    private static let raw: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// The element whose content comes next as it is.
    private var rawElement: String?

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func next() -> Token? {
        if let element = rawElement {
            rawElement = nil
            let end = endOfRaw(element)
            defer { position = end }
            if end > position { return .text(bytes[position..<end]) }
        }
        while position < bytes.endIndex {
            guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.endIndex else { return text() }
            let second = bytes[position + 1]
            if Self.isLetter(second) { return tag() }
            if second == UInt8(ascii: "/"), position + 2 < bytes.endIndex, Self.isLetter(bytes[position + 2]) {
                return endTag()
            }
            if bytes[position...].starts(with: "<!--".utf8) {
                position += 4
                skip(behind: "-->")
            } else if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") || second == UInt8(ascii: "/") {
                skip(behind: ">")
            } else {
                return text()
            }
        }
        return nil
    }

    // MARK: - Pieces

    /// Text up to the next `<`; one that opens nothing is text too.
    private mutating func text() -> Token {
        let start = position
        position = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        return .text(bytes[start..<position])
    }

    private mutating func endTag() -> Token {
        position += 2
        let name = name()
        skip(behind: ">")
        return .end(name: name)
    }

    private mutating func tag() -> Token {
        position += 1
        let name = name()
        var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: ">") {
            if Self.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
                position += 1
            } else {
                attributes.append(attribute())
            }
        }
        position = Swift.min(position + 1, bytes.endIndex)
        if Self.raw.contains(name) { rawElement = name }
        return .start(name: name, attributes: attributes)
    }

    private mutating func attribute() -> (name: String, value: ArraySlice<UInt8>) {
        let start = position
        // A name may begin with an equals sign, so that each round takes a byte.
        position += 1
        while position < bytes.endIndex, !Self.endsName(bytes[position]), bytes[position] != UInt8(ascii: "=") {
            position += 1
        }
        let name = Self.lowercased(bytes[start..<position])
        skipBlanks()
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "=") else { return (name, []) }
        position += 1
        skipBlanks()
        guard position < bytes.endIndex else { return (name, []) }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let value = bytes[(position + 1)...].prefix { $0 != quote }
            position = Swift.min(value.endIndex + 1, bytes.endIndex)
            return (name, value)
        }
        let value = bytes[position...].prefix { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
        position = value.endIndex
        return (name, value)
    }

    private mutating func name() -> String {
        let start = position
        while position < bytes.endIndex, !Self.endsName(bytes[position]) { position += 1 }
        return Self.lowercased(bytes[start..<position])
    }

    private mutating func skipBlanks() {
        while position < bytes.endIndex, Self.isBlank(bytes[position]) { position += 1 }
    }

    /// To behind the next `mark`, or to the end.
    private mutating func skip(behind mark: String) {
        let mark = Array(mark.utf8)
        while position < bytes.endIndex {
            if bytes[position...].starts(with: mark) {
                position += mark.count
                return
            }
            position += 1
        }
    }

    /// Where `</element` stands, or the end.
    private func endOfRaw(_ element: String) -> Int {
        let name = Array(element.utf8)
        var i = position
        while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[open...].dropFirst()
            if rest.first == UInt8(ascii: "/"), rest.dropFirst().prefix(name.count).map({ $0 | 0x20 }) == name {
                return open
            }
            i = open + 1
        }
        return bytes.endIndex
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func endsName(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
