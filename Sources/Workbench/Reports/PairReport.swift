import Claims

/// How two claims stand to each other, and why.
enum PairReport {
    /// Both quotes and figures, the relation with rule and reason, and what would change it.
    static func answer(
        _ first: SessionClaim, _ second: SessionClaim, _ relation: Relation, _ session: Session, asksWhyNot: Bool
    ) -> Answer {
        var blocks: [Answer.Block] = []
        for claim in [first, second] {
            blocks.append(.line("\(id: claim.handle.description) \(ClaimPhrase.short(claim.claim))"))
            blocks.append(.indented(2, "\(quote: Quotation.sentence(claim, in: session))"))
            blocks.append(.indented(2, source(claim, session)))
        }
        if asksWhyNot, relation.kind != .incomparable { blocks.append(.line("They are compared.")) }
        blocks.append(.line("\(sentence(relation, session)): \(relation.reason) (\(relation.rule, .aside))"))
        if !relation.wouldChange.isEmpty { blocks.append(.line("It would be otherwise: \(relation.wouldChange)")) }
        let json = JSONLine.relation(relation, of: session, withWouldChange: true)
        return Answer(blocks, json: [json, JSONLine.claim(first, of: session), JSONLine.claim(second, of: session)])
    }

    private static func source(_ claim: SessionClaim, _ session: Session) -> Phrase {
        let metadata = session.article(claim.article)?.article.metadata
        let said = claim.claim.attribution.isEmpty ? nil : "said by " + ClaimPhrase.attribution(claim.claim)
        let facts = [
            Phrase(claim.article.description, .aside), metadata?.outlet.map { Phrase($0, .name) },
            (metadata?.date?.iso).map { Phrase($0, .aside) }, said.map { Phrase($0, .aside) },
        ]
        return Phrase.joined(facts.compactMap { $0 }, by: ", ")
    }

    /// "c3 agrees with c9".
    static func sentence(_ relation: Relation, _ session: Session) -> Phrase {
        let (a, b) = (session.handleText(relation.a), session.handleText(relation.b))
        return "\(id: a) \(RelationWords.verb(relation.kind), role(relation.kind)) \(id: b)"
    }

    static func role(_ kind: Relation.Kind) -> Phrase.Role {
        switch kind {
        case .conflicts, .disputes, .withdraws: .bad
        case .agrees, .refines: .good
        default: .plain
        }
    }
}
