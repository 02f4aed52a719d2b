import Claims

/// An article's text with its claims marked; in JSON the article with its text, then its claims.
enum ArticleReport {
    /// The article as text.
    static func answer(_ loaded: SessionState.LoadedArticle, _ session: Session, marked: Bool) -> Answer {
        let article = loaded.article
        let claims = session.claims.filter { $0.article == loaded.handle && $0.isListed }
        var blocks: [Answer.Block] = []
        let facts = [
            article.metadata.outlet.map { Phrase($0, .name) }, (article.metadata.date?.iso).map { Phrase($0) },
            Phrase(loaded.language), article.metadata.url.map { Phrase($0) },
        ]
        if marked {
            blocks.append(
                .line("\(id: loaded.handle.description) \(Phrase.joined(facts.compactMap { $0 }, by: ", "))"))
            blocks.append(.blank)
        }
        if let title = article.metadata.title {
            blocks += self.blocks(title, claims, .title, marked: marked)
            blocks.append(.blank)
        }
        if var body = article.textIfKept {
            while body.hasSuffix("\n") { body.removeLast() }
            blocks += self.blocks(body, claims, .text, marked: marked)
        } else {
            blocks.append(.line("The session was saved without this text; claims shows the quotes that it keeps."))
        }
        let notes = session.notes(about: .article(loaded.key))
        if marked, !notes.isEmpty {
            blocks.append(.blank)
            for note in notes { blocks.append(.line("Note: \(note.text)")) }
        }
        let json =
            [
                JSONLine.object { writer in
                    writer.member("type", "article")
                    writer.member("id", loaded.handle.description)
                    writer.member("outlet", article.metadata.outlet)
                    writer.member("date", article.metadata.date?.iso)
                    writer.member("lang", loaded.language)
                    writer.member("title", article.metadata.title)
                    writer.member("text", article.textIfKept)
                    writer.member("notes", notes.map(\.text))
                }
            ] + claims.map { JSONLine.claim($0, of: session) }
        return Answer(blocks, json: json)
    }

    /// Marked, the text is for reading, and its lines are wrapped at words; bare, it is for copying, and stays as it is.
    private static func blocks(
        _ text: String, _ claims: [SessionClaim], _ field: Span.Field, marked: Bool
    ) -> [Answer.Block] {
        marked ? self.text(text, claims, field).lines.map { .line($0) } : [.text(Phrase(text))]
    }

    /// The text with `⟦…⟧c3` round the words of each claim; claims on the same words share the brackets.
    private static func text(_ text: String, _ claims: [SessionClaim], _ field: Span.Field) -> Phrase {
        let bytes = Array(text.utf8)
        var marks: [(range: Range<Int>, handles: [String])] = []
        let here = claims.filter { $0.claim.quantity.span.field == field }
            .sorted { $0.claim.quantity.span < $1.claim.quantity.span }
        for claim in here {
            let range = claim.claim.quantity.span.utf8.clamped(to: 0..<bytes.count)
            if let last = marks.last, last.range.overlaps(range) || last.range == range {
                marks[marks.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, range.upperBound)
                marks[marks.count - 1].handles.append(claim.handle.description)
            } else {
                marks.append((range, [claim.handle.description]))
            }
        }
        var pieces: [Phrase.Piece] = []
        var end = 0
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for mark in marks {
            pieces.append(.init(text: string(end..<mark.range.lowerBound), role: .plain))
            pieces.append(.init(text: "⟦\(string(mark.range))⟧", role: .mark))
            pieces.append(.init(text: mark.handles.joined(separator: ","), role: .id))
            end = mark.range.upperBound
        }
        pieces.append(.init(text: string(end..<bytes.count), role: .plain))
        return Phrase(pieces: pieces)
    }
}
