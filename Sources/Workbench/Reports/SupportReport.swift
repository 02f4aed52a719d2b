import Claims
import Comparison

/// What the articles say to each figure of a draft. In JSON one line a claim:
///
///     {"claim":{…},"support":"supported|partly|contradicted|unsupported","evidence":[{"claim":{…},"relation":"…"}],"reason":"…"}
enum SupportReport {
    static func answer(_ support: [Support], _ claims: [Claim], of draft: Article, _ session: Session) -> Answer {
        guard !claims.isEmpty else { return Answer([.line("\(draft.name) makes no numeric claim.")]) }
        let byKey = Dictionary(claims.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
        var answer = Answer()
        var counts: [Support.Level: Int] = [:]
        for item in support {
            guard let claim = byKey[item.claim] else { continue }
            counts[item.level, default: 0] += 1
            answer.blocks.append(
                .line("\(item.level.rawValue, role(item.level)): \(ClaimPhrase.short(claim)). \(item.reason)"))
            answer.blocks.append(.indented(2, "\(quote: Quotation.sentence(at: claim.quantity.span, of: draft))"))
            for relation in item.evidence {
                let other = relation.a == claim.key ? relation.b : relation.a
                guard let evidence = session.claim(key: other) else { continue }
                let outlet = session.article(evidence.article)?.article.metadata.outlet
                answer.blocks.append(
                    .indented(
                        4,
                        "\(id: evidence.handle.description) \(outlet ?? evidence.article.description, .name): \(quote: Quotation.sentence(evidence, in: session))"
                    ))
            }
            answer.json.append(json(item, claim, of: draft, session))
        }
        let summary = Support.Level.allCases.compactMap { level in counts[level].map { "\($0) \(level.rawValue)" } }
        answer.blocks.append(.line("\(draft.name): \(summary.joined(separator: ", "))"))
        answer.status = support.allSatisfy { $0.level == .supported } ? .success : .expectationFailed
        return answer
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
            writer.key("evidence")
            writer.beginArray()
            for relation in item.evidence {
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
            writer.member("reason", item.reason)
        }
    }
}
