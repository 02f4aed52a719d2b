import Claims

/// The words of an article round a claim.
enum Quotation {
    /// The quote of a claim: from the first to the last of its own words (figure, modifier, counted), and what stands between.
    static func around(_ claim: SessionClaim, in session: Session) -> String {
        guard let article = session.article(claim.article)?.article else { return claim.claim.quantity.text }
        let spans =
            [claim.claim.quantity.span] + claim.claim.quantity.modifierSpans
            + [claim.claim.counted?.span].compactMap { $0 }
        return words(spans, of: article) ?? claim.claim.quantity.text
    }

    /// The sentence that a claim stands in.
    static func sentence(_ claim: SessionClaim, in session: Session) -> String {
        guard let article = session.article(claim.article)?.article else { return claim.claim.quantity.text }
        return sentence(at: claim.claim.quantity.span, of: article)
    }

    /// From the first to the last of the spans in the field of the first; nil where the session keeps no text.
    private static func words(_ spans: [Span], of article: Article) -> String? {
        guard let first = spans.first, let bytes = bytes(first.field, of: article) else { return nil }
        let own = spans.filter { $0.field == first.field && $0.utf8.upperBound <= bytes.count }
        guard let start = own.map(\.utf8.lowerBound).min(), let end = own.map(\.utf8.upperBound).max() else {
            return nil
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The sentence at a span: from the last end of a sentence or line before it to the next after it.
    static func sentence(at span: Span, of article: Article) -> String {
        guard let bytes = bytes(span.field, of: article), span.utf8.upperBound <= bytes.count else { return "" }
        var start = span.utf8.lowerBound
        while start > 0, !endsSentence(bytes, start - 1) { start -= 1 }
        var end = span.utf8.upperBound
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), !endsSentence(bytes, end) { end += 1 }
        if end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return text.trimmed
    }

    /// Whether a sentence ends with the byte at `index`: a line break, or a full stop, question or exclamation mark with a blank
    /// behind it (the Arabic question mark by its last byte).
    private static func endsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "\n"): true
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            index + 1 >= bytes.count || bytes[index + 1] == UInt8(ascii: " ") || bytes[index + 1] == UInt8(ascii: "\n")
        case 0x9F: index > 0 && bytes[index - 1] == 0xD8
        default: false
        }
    }

    private static func bytes(_ field: Span.Field, of article: Article) -> [UInt8]? {
        switch field {
        case .text: Array(article.text.utf8)
        case .title: article.metadata.title.map { Array($0.utf8) }
        }
    }
}
