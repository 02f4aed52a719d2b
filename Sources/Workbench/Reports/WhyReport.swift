import Claims
import Comparison

/// Why a claim says what it says: its sentence, the reading of the number, the words behind each field.
enum WhyReport {
    /// A claim explained; in JSON the claim with "sentence", "reading", "evidence" and what the analyst said about it.
    static func answer(_ claim: SessionClaim, _ session: Session, _ engines: Engines) -> Answer {
        let body = claim.claim
        let article = session.article(claim.article)
        let sentence = Quotation.sentence(claim, in: session)
        var blocks: [Answer.Block] = [
            .line("\(id: claim.handle.description) \(ClaimPhrase.short(body))"),
            .indented(2, "\(quote: sentence)"),
            .indented(2, Phrase(source(article), .aside)),
        ]
        var table = Table([.init("field"), .init("value", least: 6), .init("because", least: 6)])
        for (index, step) in body.quantity.reading.enumerated() {
            table.rows.append([
                index == 0 ? "figure" : "", Phrase(index == 0 ? FigureText.of(body.quantity) : "", .figure),
                Phrase(step),
            ])
        }
        let edited = Set(claim.edit?.fields.map(\.field) ?? [])
        if !edited.isDisjoint(with: figureFields) {
            table.rows.insert(["figure", Phrase(FigureText.of(body.quantity), .figure), yourEdit], at: 0)
            // How the article's own number was read stays, as what it was read as.
            if table.rows.count > 1 {
                table.rows[1][0] = "as read"; table.rows[1][1] = Phrase(FigureText.of(claim.original.quantity))
            }
        } else if body.quantity.reading.isEmpty {
            table.rows.append(["figure", Phrase(FigureText.of(body.quantity), .figure), "\(quote: body.quantity.text)"])
        }
        let plausible = body.quantity.plausible(of: body.event, under: session.policy, catalogue: engines.catalogue)
        if plausible != body.quantity.interval {
            table.rows.append([
                "compared as", Phrase(plausible.description, .figure),
                "what the words leave open, by the session's settings",
            ])
        }
        for (field, value) in fields(body) {
            let isEdited = editable(field).contains { edited.contains($0) }
            table.rows.append([Phrase(field), Phrase(value), isEdited ? yourEdit : because(field, body)])
        }
        blocks.append(.table(table))
        blocks += judgement(claim, session)
        return Answer(blocks, json: [json(claim, sentence: sentence, session)])
    }

    /// A number that makes no claim.
    static func answer(_ quantity: Quantity, in article: SessionState.LoadedArticle) -> Answer {
        let handle = article.handle.description
        let value = quantity.date?.iso ?? FigureText.of(quantity)
        var blocks: [Answer.Block] = [
            .line("\(quote: quantity.text) in \(id: handle) is read as \(quantity.kind.rawValue): \(figure: value)"),
            .indented(2, "\(quote: Quotation.sentence(at: quantity.span, of: article.article))"),
        ]
        for step in quantity.reading { blocks.append(.indented(2, Phrase(step))) }
        if !quantity.kind.isClaimable {
            blocks.append(.line("A quantity of this kind counts nothing, so it makes no claim."))
        }
        let json = JSONLine.object { writer in
            writer.member("type", "quantity")
            writer.member("article", handle)
            writer.key("quantity")
            writer.beginObject()
            writer.members(of: quantity)
            writer.endObject()
            writer.member("reading", quantity.reading)
        }
        return Answer(blocks, json: [json])
    }

    private static func source(_ article: SessionState.LoadedArticle?) -> String {
        guard let article else { return "" }
        let metadata = article.article.metadata
        return [article.handle.description, metadata.outlet, metadata.date?.iso].compactMap { $0 }.joined(
            separator: ", ")
    }

    private static func fields(_ claim: Claim) -> [(String, String)] {
        var partOf: String?
        switch claim.partOf {
        case .part: partOf = "a part of another claim"
        case .sum(let parts): partOf = "the sum of \(parts.count) claims"
        case nil: partOf = nil
        }
        let fields: [(String, String?)] = [
            ("event", claim.event ?? "none found"), ("counted", counted(claim.counted)),
            ("measures", claim.measures == .total ? nil : claim.measures.rawValue), ("part", partOf),
            ("attribution", claim.attribution.isEmpty ? "the outlet's own voice" : ClaimPhrase.attribution(claim)),
            ("asOf", claim.asOf?.iso ?? "not known"), ("period", claim.period), ("place", claim.place),
            ("role", claim.role == .body ? nil : claim.role.rawValue),
            (
                "stance",
                claim.stance == .asserted ? nil : claim.stance.rawValue + (claim.hedge.map { " (\($0))" } ?? "")
            ),
            ("implied", claim.implied ? "no numeral states it" : nil),
            ("definite", claim.definite ? "repeats a claim" : nil),
        ]
        return fields.compactMap { field, value in value.map { (field, $0) } }
    }

    private static func counted(_ counted: Claim.Counted?) -> String? {
        guard let counted else { return "nothing named" }
        guard let concept = counted.concept else { return counted.text }
        // An event may say who is counted, as a toll does, and name nobody.
        return counted.text.isEmpty ? concept : "\(concept) (\(counted.text))"
    }

    private static let yourEdit = Phrase("your edit", .aside)
    private static let figureFields: Set<ClaimEdit.Field> = [
        .kind, .modifier, .approx, .low, .high, .lowOpen, .highOpen, .unit,
    ]

    /// The fields of an edit that a row of the table shows.
    private static func editable(_ field: String) -> [ClaimEdit.Field] {
        switch field {
        case "counted": [.counted, .concept]
        case "part": [.partOf]
        case "stance": [.stance, .hedge]
        default: ClaimEdit.Field(rawValue: field).map { [$0] } ?? []
        }
    }

    private static func because(_ field: String, _ claim: Claim) -> Phrase {
        let evidence = claim.evidence.filter { $0.field == field }
        return Phrase.joined(
            evidence.map { piece in
                piece.words.isEmpty ? Phrase(piece.rule, .aside) : "\(quote: piece.words) \(piece.rule, .aside)"
            }, by: ", ")
    }

    private static func judgement(_ claim: SessionClaim, _ session: Session) -> [Answer.Block] {
        var blocks: [Answer.Block] = []
        if let edit = claim.edit {
            blocks.append(
                .line("Edited: \(EditText.of(edit, session)); extracted as \(ClaimPhrase.short(claim.original))"))
        }
        if let review = claim.review { blocks.append(.line("You \(review.rawValue) it.")) }
        if let rating = claim.rating { blocks.append(.line("You rated it \(rating.rating): \(rating.reason)")) }
        for note in session.notes(about: .claim(claim.claim.key)) { blocks.append(.line("Note: \(note.text)")) }
        return blocks
    }

    private static func json(_ claim: SessionClaim, sentence: String, _ session: Session) -> String {
        JSONLine.object { writer in
            writer.member("type", "claim")
            JSONLine.members(of: claim, session, &writer)
            writer.member("sentence", sentence)
            writer.member("reading", claim.claim.quantity.reading)
            writer.key("evidence")
            writer.beginArray()
            for piece in claim.claim.evidence {
                writer.beginObject()
                writer.member("field", piece.field)
                writer.member("rule", piece.rule)
                writer.member("words", piece.words)
                writer.member("span", piece.span)
                writer.endObject()
            }
            writer.endArray()
            writer.member("review", claim.review?.rawValue)
            writer.member("rating", claim.rating?.rating)
            writer.member("notes", session.notes(about: .claim(claim.claim.key)).map(\.text))
        }
    }
}
