import Claims

/// A topic's claims by the time that they speak of, their figures as bars; in JSON a line a claim, with what it does to others.
enum TimelineReport {
    /// Columns of a bar: fixed, so that the answer does not depend on a terminal.
    private static let barWidth = 10

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
        let keys = Set(handled.topic.claims)
        let relations = comparison.relations(of: handled).filter { keys.contains($0.a) && keys.contains($0.b) }
        let year = commonYear(ordered)
        var table = Table([
            .init(year ?? "as of"), .init("id"), .init("figure", right: true), .init("bar from 0", leaves: 2),
            .init("outlet", least: 8), .init("said by", least: 8, leaves: 1), .init("", least: 16),
        ])
        for moment in moments(ordered) {
            let first = moment[0].claim
            let marks = marks(moment, relations, session)
            table.rows.append([
                Phrase(first.asOf == nil ? "no date" : DateText.short(first.asOf, withoutYear: year != nil)),
                ids(moment), Phrase(FigureText.of(first.quantity), .figure),
                Phrase(bar(first.quantity.interval, of: most)),
                Phrase(named(moment.map { session.article($0.article)?.article.metadata.outlet ?? "" })),
                Phrase(named(moment.map { ClaimPhrase.attribution($0.claim) })),
                Phrase.joined(marks.map { Phrase($0.text, $0.isBad ? .bad : .aside) }, by: ", "),
            ])
        }
        let json = ordered.map { claim in
            JSONLine.object { writer in
                writer.member("type", "moment")
                writer.member("topic", handled.handle.description)
                JSONLine.members(of: claim, session, &writer)
                writer.member("marks", marksByClaim(claim, relations, session))
            }
        }
        return Answer(
            [
                .line(CompareReport.heading(handled)), .line(CompareReport.summary(handled.topic, session)),
                .table(table.withoutEmptyColumns),
            ],
            json: json)
    }

    /// Claims of one time and figure, and of one stance, are one moment; in the order of the first.
    private static func moments(_ claims: [SessionClaim]) -> [[SessionClaim]] {
        struct Moment: Hashable {
            var asOf: CivilInterval?
            var figure: String
            var stance: Claim.Stance
        }
        var result: [[SessionClaim]] = []
        var places: [Moment: Int] = [:]
        for claim in claims {
            let moment = Moment(
                asOf: claim.claim.asOf, figure: FigureText.of(claim.claim.quantity), stance: claim.claim.stance)
            if let at = places[moment] {
                result[at].append(claim)
            } else {
                places[moment] = result.count
                result.append([claim])
            }
        }
        return result
    }

    /// "c22+8": the first, and how many more.
    private static func ids(_ claims: [SessionClaim]) -> Phrase {
        let first = Phrase(claims[0].handle.description, .id)
        return claims.count == 1 ? first : first + Phrase("+\(claims.count - 1)", .aside)
    }

    /// Each name once.
    private static func named(_ names: [String]) -> String {
        var result: [String] = []
        for name in names where !name.isEmpty && !result.contains(name) { result.append(name) }
        return result.joined(separator: ", ")
    }

    /// The year, where all dates are of one: it is told once.
    private static func commonYear(_ claims: [SessionClaim]) -> String? {
        let days = claims.compactMap(\.claim.asOf).flatMap { [$0.start.iso, $0.end.iso] }
        let years = Set(days.map { String($0.prefix { $0 != "-" }) })
        return years.count == 1 ? years.first : nil
    }

    /// What claims of one moment do to others of the topic, told by the figures of these.
    private static func marks(
        _ moment: [SessionClaim], _ relations: [Relation], _ session: Session
    ) -> [(text: String, isBad: Bool)] {
        let keys = Set(moment.map(\.claim.key))
        func figures(_ kind: Relation.Kind, _ other: (Relation) -> String?) -> String? {
            var found: [String] = []
            for relation in relations where relation.kind == kind {
                guard let key = other(relation), let claim = session.claim(key: key) else { continue }
                let figure = FigureText.of(claim.claim.quantity)
                if !found.contains(figure) { found.append(figure) }
            }
            if found.isEmpty { return nil }
            let more = found.count > mostFigures ? " and \(found.count - mostFigures) more" : ""
            return found.prefix(mostFigures).joined(separator: ", ") + more
        }
        var marks: [(text: String, isBad: Bool)] = []
        // What speaks against a figure comes first: the end is what a narrow screen cuts off.
        if moment[0].claim.stance != .asserted { marks.append((moment[0].claim.stance.rawValue, true)) }
        if let all = figures(.conflicts, { keys.contains($0.a) ? $0.b : keys.contains($0.b) ? $0.a : nil }) {
            marks.append(("conflicts: \(all)", true))
        }
        if figures(.disputes, { keys.contains($0.b) ? $0.a : nil }) != nil { marks.append(("disputed", true)) }
        if figures(.withdraws, { keys.contains($0.b) ? $0.a : nil }) != nil { marks.append(("withdrawn", true)) }
        if let all = figures(.updates, { keys.contains($0.a) ? $0.b : nil }) {
            marks.append(("up from \(all)", false))
        }
        if let all = figures(.changed, { keys.contains($0.a) ? $0.b : nil }) {
            marks.append(("from \(all)", false))
        }
        return marks
    }

    /// So many figures are named in a mark; of more, the number.
    private static let mostFigures = 3

    /// What a claim does to others of the topic, told by their handles: for JSON.
    private static func marksByClaim(_ claim: SessionClaim, _ relations: [Relation], _ session: Session) -> [String] {
        let key = claim.claim.key
        var marks: [String] = []
        func add(_ words: String, _ kind: Relation.Kind, where isMeant: (Relation) -> String?) {
            let found = relations.filter { $0.kind == kind }.compactMap(isMeant).map(session.handleText)
            if !found.isEmpty { marks.append("\(words) \(found.joined(separator: " "))") }
        }
        if claim.claim.stance != .asserted { marks.append(claim.claim.stance.rawValue) }
        add("conflicts with", .conflicts) { $0.a == key ? $0.b : $0.b == key ? $0.a : nil }
        add("disputed by", .disputes) { $0.b == key ? $0.a : nil }
        add("withdrawn by", .withdraws) { $0.b == key ? $0.a : nil }
        add("updates", .updates) { $0.a == key ? $0.b : nil }
        add("changed from", .changed) { $0.a == key ? $0.b : nil }
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
