import Claims

/// Checks spans against a text, and finds the scalar offsets of byte offsets.
///
/// Holds the number of scalars before every 64th byte, so that a check reads at most 64 bytes however long the text is.
struct SpanCheck {
    private let bytes: [UInt8]
    private let scalarsBefore: [Int]
    private static let stride = 64

    /// Checks for a text.
    init(_ text: String) {
        bytes = Array(text.utf8)
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / Self.stride + 1)
        var scalars = 0
        for (i, byte) in bytes.enumerated() {
            if i % Self.stride == 0 { counts.append(scalars) }
            if byte & 0xC0 != 0x80 { scalars += 1 }
        }
        if bytes.count % Self.stride == 0 { counts.append(scalars) }
        scalarsBefore = counts
    }

    /// The scalars before a byte offset; nil where that is outside the text or inside a character.
    func scalars(before offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count, offset == bytes.count || bytes[offset] & 0xC0 != 0x80 else {
            return nil
        }
        let block = offset / Self.stride
        var count = scalarsBefore[block]
        for i in (block * Self.stride)..<offset where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The span of a byte range; nil where an end is outside the text or inside a character.
    func span(utf8 range: Range<Int>) -> Span? {
        guard let low = scalars(before: range.lowerBound), let high = scalars(before: range.upperBound) else {
            return nil
        }
        return Span(utf8: range, scalars: low..<high)
    }

    /// Whether `words` stand at the span, which `accepts`.
    func holds(_ words: String, at span: Span) -> Bool { bytes[span.utf8].elementsEqual(words.utf8) }

    /// Whether both ranges of a span name the same characters of the text.
    func accepts(_ span: Span) -> Bool { self.span(utf8: span.utf8)?.scalars == span.scalars }
}

extension Article {
    /// The text; nil where the session was saved without it.
    package var textIfKept: String? { text.isEmpty && textDigest != Self.emptyTextDigest ? nil : text }
    private static let emptyTextDigest = Digest.sha256("")
}
