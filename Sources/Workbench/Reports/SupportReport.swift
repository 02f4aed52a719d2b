import Claims
import Comparison

/// What the articles say to each figure of a draft. In JSON one line a claim:
///
///     {"claim":{…},"support":"supported|partly|contradicted|unsupported","evidence":[{"claim":{…},"relation":"…"}]}
enum SupportReport {
    /// The most sentences shown of the claims that decided a verdict.
    private static let mostEvidence = 2
    /// The most ids shown of others.
    private static let mostIDs = 12

    static func answer(_ support: [Support], _ claims: [Claim], of draft: Article, _ session: Session) -> Answer {
        guard !claims.isEmpty else { return Answer([.line("\(draft.name) makes no numeric claim.")]) }
        let byKey = Dictionary(claims.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
        var answer = Answer()
        var details: [Answer.Block] = []
        var counts: [Support.Level: Int] = [:]
        for item in support {
            guard let claim = byKey[item.claim] else { continue }
            counts[item.level, default: 0] += 1
            answer.blocks.append(
                .line("\(item.level.rawValue, role(item.level)): \(ClaimPhrase.short(claim)). \(item.reason)"))
            details += evidence(item, of: claim, in: draft, session)
            answer.json.append(json(item, claim, of: draft, session))
        }
        let summary = Support.Level.allCases.compactMap { level in counts[level].map { "\($0) \(level.rawValue)" } }
        answer.blocks.append(.line("\(draft.name): \(summary.joined(separator: ", "))"))
        answer.blocks += details
        answer.status = support.allSatisfy { $0.level == .supported } ? .success : .expectationFailed
        return answer
    }

    /// The draft's sentence, the first sentences that decided, and the ids of what else there is to look at.
    private static func evidence(
        _ item: Support, of claim: Claim, in draft: Article, _ session: Session
    ) -> [Answer.Block] {
        var blocks: [Answer.Block] = [
            .blank,
            .line("\(figure: FigureText.of(claim.quantity)) \(item.level.rawValue, role(item.level))"),
            .indented(2, "\(quote: Quotation.sentence(at: claim.quantity.span, of: draft))"),
        ]
        blocks += item.evidence.prefix(mostEvidence).compactMap { sentence($0, of: claim, session) }
        for (label, relations) in [
            ("Likewise", Array(item.evidence.dropFirst(mostEvidence))), ("Also comparable", item.related),
        ] where !relations.isEmpty {
            let ids = relations.prefix(mostIDs).map {
                Phrase(session.handleText($0.a == claim.key ? $0.b : $0.a), .id)
            }
            let more = relations.count > mostIDs ? " and \(relations.count - mostIDs) more" : ""
            blocks.append(.indented(4, "\(label): \(Phrase.joined(ids, by: " "))\(more)"))
        }
        return blocks
    }

    /// The source sentence of a relation to a draft's claim.
    private static func sentence(_ relation: Relation, of claim: Claim, _ session: Session) -> Answer.Block? {
        guard let other = session.claim(key: relation.a == claim.key ? relation.b : relation.a) else { return nil }
        let outlet = session.article(other.article)?.article.metadata.outlet
        return .indented(
            4,
            "\(id: other.handle.description) \(outlet ?? other.article.description, .name): \(quote: Quotation.sentence(other, in: session))"
        )
    }

    private static func role(_ level: Support.Level) -> Phrase.Role {
        switch level {
        case .supported: .good
        case .partly: .heading
        case .contradicted, .unsupported: .bad
        }
    }

    private static func json(_ item: Support, _ claim: Claim, of draft: Article, _ session: Session) -> String {
        JSONLine.object { writer in
            writer.key("claim")
            writer.beginObject()
            JSONLine.members(ofDraft: claim, draft.metadata, &writer)
            writer.endObject()
            writer.member("support", item.level.rawValue)
            evidence(item.evidence, of: claim, session, &writer)
        }
    }

    /// The relations that decide, each with the other claim.
    private static func evidence(
        _ relations: [Relation], of claim: Claim, _ session: Session, _ writer: inout JSONWriter
    ) {
        writer.key("evidence")
        writer.beginArray()
        for relation in relations {
            let other = relation.a == claim.key ? relation.b : relation.a
            guard let evidence = session.claim(key: other) else { continue }
            writer.beginObject()
            writer.key("claim")
            writer.beginObject()
            JSONLine.members(of: evidence, session, &writer)
            writer.endObject()
            writer.member("relation", relation.kind.rawValue)
            writer.endObject()
        }
        writer.endArray()
    }
}
