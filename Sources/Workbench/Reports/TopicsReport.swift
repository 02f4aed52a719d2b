import Claims

/// Topics as a table, or a JSON line each.
enum TopicsReport {
    /// Topics of which several outlets speak before the others, each in its own order.
    static func severalFirst(_ topics: [SessionComparison.HandledTopic]) -> [SessionComparison.HandledTopic] {
        topics.filter { $0.topic.outlets > 1 } + topics.filter { $0.topic.outlets <= 1 }
    }

    /// A row a topic.
    static func answer(_ topics: [SessionComparison.HandledTopic], _ session: Session) -> Answer {
        guard !topics.isEmpty else { return Answer([.line("No topics yet. Load articles: load FILE")]) }
        var table = Table([
            .init("id"), .init("event", least: 7), .init("counted", least: 7), .init("place", least: 6, leaves: 5),
            .init("claims", right: true, leaves: 1), .init("outlets", right: true, leaves: 2),
            .init("origins", right: true, leaves: 4), .init("most share", right: true),
            .init("outside", right: true, leaves: 3),
        ])
        for handled in topics {
            let topic = handled.topic
            table.rows.append([
                Phrase(handled.handle.description, .id), Phrase(topic.event ?? topic.kind.rawValue),
                Phrase(topic.concept ?? ""), Phrase(topic.place ?? ""), "\(topic.claims.count)",
                "\(topic.outlets)", "\(topic.origins)", Phrase(FigureText.shared(topic, session), .figure),
                Phrase(topic.outside.isEmpty ? "" : String(topic.outside.count), .bad),
            ])
        }
        return Answer([.table(table.withoutEmptyColumns)], json: topics.map { JSONLine.topic($0, of: session) })
    }
}
