import Claims

/// Topics with their claims and relations.
///
/// In JSON, as `crosscheck compare --json` promises: every claim once, then the topics, then the relations.
enum CompareReport {
    /// What is shown beyond the usual.
    struct Detail {
        /// Every relation on a line of its own.
        var relations = false
        /// Who is counted, in the article's own words.
        var words = false
    }

    /// Lines about relations that a topic has at most, unless all are asked for: a screenful.
    private static let mostLines = 20

    /// The topics given. Unless all are to be shown, those of one article only are counted and left out of the text, not of the
    /// JSON. Where some were chosen, the JSON has their claims only.
    static func answer(
        _ topics: [SessionComparison.HandledTopic], _ comparison: SessionComparison, _ session: Session, showsAll: Bool,
        detail: Detail = Detail()
    ) -> Answer {
        var answer = Answer()
        let relations = byTopic(comparison.relations, topics)
        var left = 0
        for (index, handled) in topics.enumerated() {
            guard showsAll || articles(of: handled, session) > 1 else {
                left += 1
                continue
            }
            if !answer.blocks.isEmpty { answer.blocks.append(.blank) }
            answer.blocks += blocks(handled, relations[index], session, detail: detail)
        }
        if answer.blocks.isEmpty {
            answer.blocks.append(.line(Phrase(nothing(session, left))))
        } else if left > 0 {
            answer.blocks.append(.blank)
            let them = ChangeReport.counted(left, "topic")
            answer.blocks.append(.line(Phrase("\(them) of one article only; see: compare --all", .aside)))
        }
        answer.json = json(topics, comparison, session)
        return answer
    }

    private static func json(
        _ topics: [SessionComparison.HandledTopic], _ comparison: SessionComparison, _ session: Session
    ) -> [String] {
        var claims = session.claims.filter(\.isCompared)
        var relations = comparison.relations
        if topics.count < comparison.topics.count {
            let keys = Set(topics.flatMap(\.topic.claims))
            claims.removeAll { !keys.contains($0.claim.key) }
            relations.removeAll { !keys.contains($0.a) || !keys.contains($0.b) }
        }
        return claims.map { JSONLine.claim($0, of: session) } + topics.map { JSONLine.topic($0, of: session) }
            + relations.map { JSONLine.relation($0, of: session) }
    }

    /// The relations within each topic, in the order in which they come.
    private static func byTopic(
        _ relations: [Relation], _ topics: [SessionComparison.HandledTopic]
    ) -> [[Relation]] {
        // A claim may stand in several topics.
        var places: [String: [Int]] = [:]
        for (index, handled) in topics.enumerated() {
            for key in handled.topic.claims { places[key, default: []].append(index) }
        }
        var result = Array(repeating: [Relation](), count: topics.count)
        for relation in relations {
            let others = places[relation.b] ?? []
            if let index = (places[relation.a] ?? []).first(where: { others.contains($0) }) {
                result[index].append(relation)
            }
        }
        return result
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
        _ handled: SessionComparison.HandledTopic, _ relations: [Relation], _ session: Session, detail: Detail
    ) -> [Answer.Block] {
        let topic = handled.topic
        var blocks: [Answer.Block] = [.line(heading(handled)), .line(summary(topic))]
        let claims = topic.claims.compactMap { session.claim(key: $0) }
        blocks.append(
            .table(ClaimsReport.topicTable(claims, of: session, marks: marks(topic, relations), words: detail.words)))
        let lines = RelationGroups.lines(relations, session, all: detail.relations)
        for line in lines.prefix(detail.relations ? lines.count : mostLines) { blocks.append(.indented(2, line)) }
        if !detail.relations, lines.count > mostLines {
            let more = "and \(lines.count - mostLines) more; see: compare \(handled.handle) --relations"
            blocks.append(.indented(2, Phrase(more, .aside)))
        }
        return blocks
    }

    /// What keeps a claim from standing beside the others: taken back, disputed, outside what most share, told anew later.
    private static func marks(_ topic: Topic, _ relations: [Relation]) -> [String: String] {
        var marks: [String: String] = [:]
        for relation in relations where relation.kind == .updates { marks[relation.b] = "updated" }
        for key in topic.outside { marks[key] = "outside" }
        for relation in relations where relation.kind == .disputes { marks[relation.b] = "disputed" }
        for relation in relations where relation.kind == .withdraws { marks[relation.b] = "withdrawn" }
        return marks
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
