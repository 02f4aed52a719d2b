import Claims

/// The words of an article round a claim.
enum Quotation {
    /// The quote of a claim, `Claim.quoted`.
    static func around(_ claim: SessionClaim, in session: Session) -> String {
        guard let article = session.article(claim.article)?.article else { return claim.claim.quantity.text }
        let (field, range) = claim.claim.quoted
        guard isKept(claim.claim.quantity.span, of: article) else {
            return session.textIndex[article.fileDigest].flatMap { session.texts[$0].quote(at: range) }
                ?? kept([Piece(claim.claim.quantity), Piece(claim.claim.counted)].compactMap { $0 })
        }
        guard let text = text(field, of: article), range.upperBound <= text.count else {
            return claim.claim.quantity.text
        }
        let start = text.index(text.startIndex, offsetBy: range.lowerBound)
        return String(Substring(text[start..<text.index(start, offsetBy: range.count)]))
    }

    /// The sentence that a claim stands in; where the text was left out of the session, the claim's own words of it.
    static func sentence(_ claim: SessionClaim, in session: Session) -> String {
        guard let article = session.article(claim.article)?.article else { return claim.claim.quantity.text }
        guard isKept(claim.claim.quantity.span, of: article) else {
            let evidence = claim.claim.evidence.map { Piece($0.span, $0.words) }
            return kept(([Piece(claim.claim.quantity), Piece(claim.claim.counted)] + evidence).compactMap { $0 })
        }
        return sentence(at: claim.claim.quantity.span, of: article)
    }

    /// Words that a claim keeps by itself, and where they stand.
    private struct Piece {
        var span: Span
        var words: String

        init?(_ span: Span?, _ words: String) {
            guard let span, !words.isEmpty else { return nil }
            self.span = span
            self.words = words
        }

        init?(_ quantity: Quantity) { self.init(quantity.span, quantity.text) }
        init?(_ counted: Claim.Counted?) { self.init(counted?.span, counted?.text ?? "") }
    }

    private static func isKept(_ span: Span, of article: Article) -> Bool {
        span.field == .title || article.textIfKept != nil
    }

    /// The pieces in the order of the text that is not there, an ellipsis where more than a blank stood between two.
    private static func kept(_ pieces: [Piece]) -> String {
        guard let field = pieces.first?.span.field else { return "" }
        // Of two that begin at one place the longer says more.
        let sorted = pieces.filter { $0.span.field == field }.sorted {
            ($0.span.utf8.lowerBound, -$0.span.utf8.count) < ($1.span.utf8.lowerBound, -$1.span.utf8.count)
        }
        var text = ""
        var end: Int?
        for piece in sorted where piece.span.utf8.lowerBound >= end ?? 0 {
            if let end { text += piece.span.utf8.lowerBound - end <= 1 ? " " : " … " }
            text += piece.words
            end = piece.span.utf8.upperBound
        }
        return text
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
