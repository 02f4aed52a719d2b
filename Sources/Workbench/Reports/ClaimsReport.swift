import Claims

/// Claims as a table, or a JSON line each.
enum ClaimsReport {
    /// The claims given.
    static func answer(_ claims: [SessionClaim], of session: Session) -> Answer {
        guard !claims.isEmpty else {
            let reason: Phrase =
                session.articles.isEmpty
                ? "No claims yet. Load an article: load FILE"
                : "No such claims; the session has \(ChangeReport.counted(session.claimCount, "claim"))."
            return Answer([.line(reason)])
        }
        let blocks: [Answer.Block] = [.table(table(claims, of: session))]
        return Answer(blocks, json: claims.map { JSONLine.claim($0, of: session) })
    }

    /// A row a claim; columns that no claim fills are left out.
    static func table(_ claims: [SessionClaim], of session: Session) -> Table {
        var table = Table([
            .init("id"), .init("in", leaves: 3), .init("figure", right: true), .init("event", least: 8),
            .init("counted", least: 8), .init("as of", least: 10, leaves: 4), .init("place", least: 6, leaves: 1),
            .init("said by", least: 8, leaves: 2), .init("quote", least: 14), .init("stance", least: 6),
            .init("review", least: 8), .init("rating", least: 8),
        ])
        for claim in claims {
            table.rows.append([
                Phrase(claim.handle.description, .id), Phrase(claim.article.description, .id),
                Phrase(FigureText.of(claim.claim.quantity), .figure), Phrase(ClaimPhrase.measured(claim.claim)),
                Phrase(ClaimPhrase.counted(claim.claim)), Phrase(DateText.short(claim.claim.asOf)),
                Phrase(claim.claim.place ?? ""), Phrase(ClaimPhrase.attribution(claim.claim)),
                Phrase(Quotation.around(claim, in: session), .quote),
                Phrase(claim.claim.stance == .asserted ? "" : claim.claim.stance.rawValue, .bad), Phrase(review(claim)),
                Phrase(claim.rating?.rating ?? ""),
            ])
        }
        return table.withoutEmptyColumns
    }

    /// A row for each claim of a topic, which says event and place already: outlet and article come instead.
    ///
    /// - Parameter words: whether who is counted is shown in the article's own words, which may take a side, not as a concept.
    static func topicTable(
        _ claims: [SessionClaim], of session: Session, marks: [String: String], words: Bool
    ) -> Table {
        var table = Table([
            .init("id"), .init("figure", right: true), .init("counted", least: 8, leaves: words ? nil : 2),
            .init("as of", least: 10, leaves: 4), .init("in", leaves: 1), .init("outlet", least: 8),
            .init("said by", least: 8, leaves: 3), .init("quote", least: 16), .init("rating", least: 8), .init(""),
        ])
        for claim in claims {
            let outlet = session.article(claim.article)?.article.metadata.outlet
            let mark = claim.claim.stance == .asserted ? marks[claim.claim.key] ?? "" : claim.claim.stance.rawValue
            let isBad = claim.claim.stance != .asserted || speaksAgainst.contains(mark)
            table.rows.append([
                Phrase(claim.handle.description, .id), Phrase(FigureText.of(claim.claim.quantity), .figure),
                words
                    ? Phrase(claim.claim.counted?.text ?? "", .quote) : Phrase(ClaimPhrase.counted(claim.claim)),
                Phrase(DateText.short(claim.claim.asOf)), Phrase(claim.article.description, .id), Phrase(outlet ?? ""),
                Phrase(ClaimPhrase.attribution(claim.claim)), Phrase(Quotation.around(claim, in: session), .quote),
                Phrase(claim.rating?.rating ?? ""), Phrase(mark, isBad ? .bad : .aside),
            ])
        }
        return table.withoutEmptyColumns
    }

    /// The marks that keep a figure from standing beside the others.
    private static let speaksAgainst: Set<String> = ["outside", "disputed", "withdrawn"]

    private static func review(_ claim: SessionClaim) -> String {
        var words: [String] = []
        if claim.isAdded { words.append("added") } else if claim.edit != nil { words.append("edited") }
        if let review = claim.review { words.append(review.rawValue) }
        return words.joined(separator: ", ")
    }

    /// Whether a figure says a number: as it is or as a bound.
    static func states(_ number: ExactNumber, _ quantity: Quantity) -> Bool {
        quantity.interval.low == number || quantity.interval.high == number
    }

    /// What a search word is looked for in.
    static func searchText(_ claim: SessionClaim, _ session: Session) -> String {
        let article = session.article(claim.article)?.article
        return [
            Quotation.around(claim, in: session), claim.claim.counted?.text, claim.claim.counted?.concept,
            claim.claim.event,
            claim.claim.place, claim.claim.attribution.map { $0.text + "\n" + $0.name }.joined(separator: "\n"),
            article?.metadata.outlet,
        ].compactMap { $0 }.joined(separator: "\n")
    }
}
