import Claims

/// A topic's claims by the time that they speak of, their figures as bars; in JSON a line a claim, with what it does to others.
enum TimelineReport {
    /// Columns of a bar: fixed, so that the answer does not depend on a terminal.
    private static let barWidth = 16

    static func answer(
        _ handled: SessionComparison.HandledTopic, _ comparison: SessionComparison, _ session: Session
    ) -> Answer {
        let claims = handled.topic.claims.compactMap { session.claim(key: $0) }
        // A claim without a date stands last; reading order decides between equals.
        let ordered = claims.enumerated().sorted { a, b in
            let (x, y) = (a.element.claim.asOf?.start, b.element.claim.asOf?.start)
            if x == y { return a.offset < b.offset }
            guard let x else { return false }
            guard let y else { return true }
            return x < y
        }.map(\.element)
        let most =
            claims.flatMap { [$0.claim.quantity.interval.low, $0.claim.quantity.interval.high] }.compactMap { $0 }
            .max()?.approximate ?? 0
        var table = Table([
            .init("as of", least: 10), .init("id"), .init("figure", right: true), .init("bar from 0", leaves: 2),
            .init("outlet", least: 8), .init("said by", least: 8, leaves: 1), .init("", least: 18),
        ])
        let keys = Set(handled.topic.claims)
        let relations = comparison.relations(of: handled).filter { keys.contains($0.a) && keys.contains($0.b) }
        var json: [String] = []
        for claim in ordered {
            let marks = marks(claim, relations, session)
            let article = session.article(claim.article)?.article
            table.rows.append([
                Phrase(claim.claim.asOf == nil ? "no date" : DateText.short(claim.claim.asOf)),
                Phrase(claim.handle.description, .id),
                Phrase(FigureText.of(claim.claim.quantity), .figure),
                Phrase(bar(claim.claim.quantity.interval, of: most)),
                Phrase(article?.metadata.outlet ?? ""), Phrase(ClaimPhrase.attribution(claim.claim)),
                Phrase.joined(marks.map { Phrase($0.text, $0.isBad ? .bad : .aside) }, by: ", "),
            ])
            json.append(
                JSONLine.object { writer in
                    writer.member("type", "moment")
                    writer.member("topic", handled.handle.description)
                    JSONLine.members(of: claim, session, &writer)
                    writer.member("marks", marks.map(\.text))
                })
        }
        return Answer(
            [
                .line(CompareReport.heading(handled)), .line(CompareReport.summary(handled.topic)),
                .table(table.withoutEmptyColumns),
            ],
            json: json)
    }

    /// What a claim does to others of the topic.
    private static func marks(
        _ claim: SessionClaim, _ relations: [Relation], _ session: Session
    ) -> [(text: String, isBad: Bool)] {
        let key = claim.claim.key
        var marks: [(text: String, isBad: Bool)] = []
        func handles(_ kind: Relation.Kind, where isMeant: (Relation) -> String?) -> String? {
            let found = relations.filter { $0.kind == kind }.compactMap(isMeant).map(session.handleText)
            return found.isEmpty ? nil : found.joined(separator: " ")
        }
        // What speaks against a figure comes first: the end is what a narrow screen cuts off.
        if claim.claim.stance != .asserted { marks.append((claim.claim.stance.rawValue, true)) }
        if let all = handles(.conflicts, where: { $0.a == key ? $0.b : $0.b == key ? $0.a : nil }) {
            marks.append(("conflicts with \(all)", true))
        }
        if let all = handles(.disputes, where: { $0.b == key ? $0.a : nil }) {
            marks.append(("disputed by \(all)", true))
        }
        if let all = handles(.withdraws, where: { $0.b == key ? $0.a : nil }) {
            marks.append(("withdrawn by \(all)", true))
        }
        if let all = handles(.updates, where: { $0.a == key ? $0.b : nil }) { marks.append(("updates \(all)", false)) }
        if let all = handles(.changed, where: { $0.a == key ? $0.b : nil }) {
            marks.append(("changed from \(all)", false))
        }
        return marks
    }

    /// A bar from nought: `─` up to the low end, `█` between the ends, `▸` where the high end is open.
    private static func bar(_ interval: Interval, of most: Double) -> String {
        guard most > 0 else { return "" }
        func columns(_ value: ExactNumber) -> Int {
            min(barWidth, max(0, Int((value.approximate / most * Double(barWidth)).rounded())))
        }
        let low = interval.low.map(columns) ?? 0
        let high = interval.high.map(columns) ?? barWidth
        if interval.single != nil { return String(repeating: "█", count: max(1, low)) }
        let body =
            String(repeating: "░", count: max(0, low - 1))
            + String(repeating: "█", count: max(1, high - max(0, low - 1)))
        return interval.high == nil ? body.dropLast() + "▸" : body
    }
}
