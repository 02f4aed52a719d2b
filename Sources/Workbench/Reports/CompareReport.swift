import Claims

/// Topics with their claims and relations. In JSON: every claim of the topics once, then the topics, then the relations.
enum CompareReport {
    /// The topics given; `leftOut` is how many were not worth comparing.
    static func answer(
        _ topics: [SessionComparison.HandledTopic], _ comparison: SessionComparison, _ session: Session, leftOut: Int
    ) -> Answer {
        var answer = Answer()
        var claimLines: [String] = []
        var relationLines: [String] = []
        var seen: Set<String> = []
        for handled in topics {
            if !answer.blocks.isEmpty { answer.blocks.append(.blank) }
            let keys = Set(handled.topic.claims)
            let relations = comparison.relations.filter { keys.contains($0.a) && keys.contains($0.b) }
            answer.blocks += blocks(handled, relations, session)
            for key in handled.topic.claims where seen.insert(key).inserted {
                if let claim = session.claim(key: key) { claimLines.append(JSONLine.claim(claim, of: session)) }
            }
            relationLines += relations.map { JSONLine.relation($0, of: session) }
        }
        if topics.isEmpty { answer.blocks.append(.line(Phrase(nothing(session, leftOut)))) }
        if leftOut > 0, !topics.isEmpty {
            answer.blocks.append(.blank)
            let them = ChangeReport.counted(leftOut, "topic")
            answer.blocks.append(.line(Phrase("\(them) of one article only; see: compare --all", .aside)))
        }
        answer.json = claimLines + topics.map { JSONLine.topic($0, of: session) } + relationLines
        return answer
    }

    /// How many articles speak of a topic.
    static func articles(of handled: SessionComparison.HandledTopic, _ session: Session) -> Int {
        Set(handled.topic.claims.compactMap { session.claim(key: $0)?.article }).count
    }

    private static func nothing(_ session: Session, _ leftOut: Int) -> String {
        if session.articles.isEmpty { return "Nothing to compare yet. Load articles: load FILE" }
        if leftOut > 0 { return "No two articles speak of the same thing; see: compare --all" }
        return "No claim to compare."
    }

    private static func blocks(
        _ handled: SessionComparison.HandledTopic, _ relations: [Relation], _ session: Session
    ) -> [Answer.Block] {
        let topic = handled.topic
        var blocks: [Answer.Block] = [.line(heading(handled)), .line(summary(topic))]
        let outside = Dictionary(topic.outside.map { ($0, "outside") }, uniquingKeysWith: { a, _ in a })
        let claims = topic.claims.compactMap { session.claim(key: $0) }
        blocks.append(.table(ClaimsReport.topicTable(claims, of: session, marks: outside)))
        for relation in relations {
            blocks.append(
                .indented(2, "\(PairReport.sentence(relation, session)): \(relation.reason) (\(relation.rule, .aside))")
            )
        }
        return blocks
    }

    /// "t1 killed, security-forces, Almaty".
    static func heading(_ handled: SessionComparison.HandledTopic) -> Phrase {
        let topic = handled.topic
        let what = [topic.event ?? topic.kind.rawValue, topic.concept, topic.place, topic.unit].compactMap { $0 }
        return "\(id: handled.handle.description) \(what.joined(separator: ", "), .heading)"
    }

    /// "3 outlets, 2 independent origins; most share [8, 19]; 1 outside".
    static func summary(_ topic: Topic) -> Phrase {
        var phrase: Phrase =
            "\(ChangeReport.counted(topic.outlets, "outlet")), \(origins(topic.origins))"
        if !topic.shared.isEmpty { phrase = phrase + "; most share \(figure: FigureText.of(topic.shared))" }
        if !topic.outside.isEmpty { phrase = phrase + "; \("\(topic.outside.count) outside", .bad)" }
        return phrase
    }

    private static func origins(_ number: Int) -> String {
        number == 1 ? "1 independent origin" : "\(number) independent origins"
    }
}
