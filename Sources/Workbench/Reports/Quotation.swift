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
        guard let first = spans.first, let text = text(first.field, of: article) else { return nil }
        let own = spans.filter { $0.field == first.field && $0.utf8.upperBound <= text.count }
        guard let start = own.map(\.utf8.lowerBound).min(), let end = own.map(\.utf8.upperBound).max() else {
            return nil
        }
        let from = text.index(text.startIndex, offsetBy: start)
        return String(Substring(text[from..<text.index(from, offsetBy: end - start)]))
    }

    /// The sentence at a span: from the last end of a sentence or line before it to the next after it.
    static func sentence(at span: Span, of article: Article) -> String {
        guard let text = text(span.field, of: article), span.utf8.upperBound <= text.count else { return "" }
        var start = text.index(text.startIndex, offsetBy: span.utf8.lowerBound)
        while start > text.startIndex, !endsSentence(text, text.index(before: start)) {
            start = text.index(before: start)
        }
        var end = text.index(text.startIndex, offsetBy: span.utf8.upperBound)
        while end < text.endIndex, text[end] != lineFeed, !endsSentence(text, end) { end = text.index(after: end) }
        // A full stop belongs to the sentence, a line break does not.
        if end < text.endIndex, text[end] != lineFeed { end = text.index(after: end) }
        return String(Substring(text[start..<end])).trimmed
    }

    private static let lineFeed = UInt8(ascii: "\n")

    /// Whether a sentence ends with the byte at `index`: a line break, or a full stop, question or exclamation mark with a blank
    /// behind it (the Arabic question mark, U+061F, by its last byte).
    private static func endsSentence(_ text: String.UTF8View, _ index: String.Index) -> Bool {
        switch text[index] {
        case lineFeed: return true
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            let next = text.index(after: index)
            return next == text.endIndex || text[next] == UInt8(ascii: " ") || text[next] == lineFeed
        case 0x9F: return index > text.startIndex && text[text.index(before: index)] == 0xD8
        default: return false
        }
    }

    /// The field's text. Offsets into the UTF-8 of a native string cost nothing, so no claim copies its article.
    private static func text(_ field: Span.Field, of article: Article) -> String.UTF8View? {
        switch field {
        case .text: article.text.utf8
        case .title: article.metadata.title?.utf8
        }
    }
}
