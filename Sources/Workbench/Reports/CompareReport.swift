import Claims
import Comparison

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

    /// So many topics are shown in full and in their own order; of more, only those with something to look into.
    private static let mostInFull = 4

    /// How much a topic needs looking into.
    private enum Rank: Int, Comparable {
        case contradicted, contradictedBefore, changed, agreement

        static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
    }

    private static func rank(_ relations: [Relation], _ session: Session) -> Rank {
        let kinds = Set(relations.map(\.kind))
        if !kinds.isDisjoint(with: [.withdraws, .disputes, .conflicts]) {
            return RelationGroups.contradictsToday(relations, session) ? .contradicted : .contradictedBefore
        }
        return kinds.isDisjoint(with: [.updates, .changed]) ? .agreement : .changed
    }

    /// "12 topics of several articles: 3 contradicted (t2 t7 t9), 2 updated (t1 t4), 7 in agreement".
    private static func overview(_ topics: [SessionComparison.HandledTopic], _ ranks: [Rank]) -> Phrase {
        func those(_ rank: Rank) -> [SessionComparison.HandledTopic] {
            zip(topics, ranks).filter { $0.1 == rank }.map(\.0)
        }
        func handles(_ topics: [SessionComparison.HandledTopic]) -> Phrase {
            Phrase.joined(topics.map { Phrase($0.handle.description, .id) }, by: " ")
        }
        var parts: [Phrase] = []
        let (bad, new, rest) = (those(.contradicted), those(.changed), those(.agreement))
        let before = those(.contradictedBefore)
        if !bad.isEmpty { parts.append("\("\(bad.count) with contradictions", .bad) (\(handles(bad)))") }
        if !before.isEmpty { parts.append("\(before.count) with older contradictions (\(handles(before)))") }
        if !new.isEmpty { parts.append("\(new.count) with updates (\(handles(new)))") }
        if !rest.isEmpty { parts.append("\("\(rest.count) in agreement", .good)") }
        return "\(ChangeReport.counted(topics.count, "topic")) of several articles: \(Phrase.joined(parts, by: ", "))"
    }

    /// Lines about relations that a topic has at most, unless all are asked for: a screenful where it is asked for, fewer among many.
    private static let (mostLines, mostAmongMany) = (20, 6)

    /// The topics given. Unless all are to be shown, those of one article only are counted and left out of the text, not of the
    /// JSON. Where some were chosen, the JSON has their claims only.
    static func answer(
        _ topics: [SessionComparison.HandledTopic], _ comparison: SessionComparison, _ session: Session, showsAll: Bool,
        origins: [Origin] = [], detail: Detail = Detail()
    ) -> Answer {
        var answer = Answer()
        let relations = byTopic(comparison.relations, topics, session)
        var shown: [(handled: SessionComparison.HandledTopic, relations: [Relation])] = []
        let places = places(comparison)
        let repeated = RepeatedOrigins(origins)
        var left = 0
        for (index, handled) in topics.enumerated() {
            if showsAll || articles(of: handled, relations[index], session) > 1 {
                shown.append((handled, relations[index]))
            } else {
                left += 1
            }
        }
        // What a desk looks for first: what contradicts, then what changed. On many topics the rest is only summed up.
        let sumsUp = !showsAll && shown.count > mostInFull
        if sumsUp {
            let ranks = shown.map { rank($0.relations, session) }
            let order = shown.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
            answer.blocks.append(.line(overview(shown.map(\.handled), ranks)))
            let last = Rank.agreement
            for index in order where ranks[index] < last {
                answer.blocks.append(.blank)
                answer.blocks += blocks(
                    shown[index].handled, shown[index].relations, places, repeated, session, detail: detail,
                    isAmongMany: true)
            }
            let rest = order.filter { ranks[$0] == last }.map { shown[$0].handled }
            if !rest.isEmpty {
                answer.blocks.append(.blank)
                answer.blocks.append(.line("In agreement, or only bounding each other; compare TOPIC shows one:"))
                answer.blocks += TopicsReport.answer(rest, session).blocks
            }
        } else {
            for (handled, relations) in shown {
                if !answer.blocks.isEmpty { answer.blocks.append(.blank) }
                answer.blocks += blocks(handled, relations, places, repeated, session, detail: detail)
            }
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

    /// The relations within each topic, in the order in which they come; and with the first of two topics those between them that bear
    /// on its figures: that agree with them, as claims do that name no place or one that is not known, that take them back, or that the
    /// analyst linked.
    private static func byTopic(
        _ relations: [Relation], _ topics: [SessionComparison.HandledTopic], _ session: Session
    ) -> [[Relation]] {
        // A claim may stand in several topics.
        var places: [String: [Int]] = [:]
        for (index, handled) in topics.enumerated() {
            for key in handled.topic.claims { places[key, default: []].append(index) }
        }
        let links = session.linkedKeys
        var result = Array(repeating: [Relation](), count: topics.count)
        for relation in relations {
            let (here, there) = (places[relation.a] ?? [], places[relation.b] ?? [])
            if let index = here.first(where: { there.contains($0) }) {
                result[index].append(relation)
            } else if [.agrees, .disputes, .withdraws].contains(relation.kind)
                || links.contains([relation.a, relation.b].sorted()),
                let index = [here.first, there.first].compactMap({ $0 }).min()
            {
                result[index].append(relation)
            }
        }
        return result
    }

    /// The place of each claim's topic, by the claim's key: of several the first.
    private static func places(_ comparison: SessionComparison) -> [String: String] {
        var places: [String: String] = [:]
        for handled in comparison.topics {
            guard let place = handled.topic.place else { continue }
            for key in handled.topic.claims where places[key] == nil { places[key] = place }
        }
        return places
    }

    /// How many articles speak of a topic, or of what its claims are held against.
    static func articles(
        of handled: SessionComparison.HandledTopic, _ relations: [Relation], _ session: Session
    ) -> Int {
        let keys = handled.topic.claims + relations.flatMap { [$0.a, $0.b] }
        return Set(keys.compactMap { session.claim(key: $0)?.article }).count
    }

    private static func nothing(_ session: Session, _ leftOut: Int) -> String {
        if session.articles.isEmpty { return "Nothing to compare yet. Load articles: load FILE" }
        if leftOut > 0 { return "No two articles speak of the same thing; see: compare --all" }
        return "No claim to compare."
    }

    private static func blocks(
        _ handled: SessionComparison.HandledTopic, _ relations: [Relation], _ places: [String: String],
        _ repeated: RepeatedOrigins, _ session: Session, detail: Detail, isAmongMany: Bool = false
    ) -> [Answer.Block] {
        let topic = handled.topic
        var blocks: [Answer.Block] = [.line(heading(handled)), .line(summary(topic, session))]
        if let behind = repeated.line(topic.claims) { blocks.append(.line(behind)) }
        // Claims of other topics that are held against these stand below them.
        var keys = topic.claims
        var seen = Set(keys)
        for key in relations.flatMap({ [$0.a, $0.b] }) where seen.insert(key).inserted { keys.append(key) }
        let claims = keys.compactMap { session.claim(key: $0) }
        var marks = marks(topic, relations)
        for claim in claims.dropFirst(topic.claims.count) where marks[claim.claim.key] == nil {
            marks[claim.claim.key] = elsewhere(claim, topic, places)
        }
        blocks.append(.table(ClaimsReport.topicTable(claims, of: session, marks: marks, words: detail.words)))
        let lines = RelationGroups.lines(relations, session, all: detail.relations)
        let most = detail.relations ? lines.count : isAmongMany ? mostAmongMany : mostLines
        for line in lines.prefix(most) { blocks.append(.indented(2, line.phrase)) }
        let left = lines.dropFirst(most)
        if !left.isEmpty {
            let conflicts = left.count { $0.kind == .conflicts }
            let way = "see: compare \(handled.handle)\(isAmongMany ? "" : " --relations")"
            let more = "and \(left.count) more\(conflicts > 0 ? ", \(conflicts) of conflicts" : ""); \(way)"
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

    /// What sets a claim of another topic apart from this one.
    private static func elsewhere(_ claim: SessionClaim, _ topic: Topic, _ places: [String: String]) -> String {
        if claim.claim.event != topic.event { return claim.claim.event ?? claim.claim.quantity.kind.rawValue }
        if let place = claim.claim.place, !place.isEmpty {
            // Its topic has the place's own name, whatever the language and case of the claim's.
            let name = places[claim.claim.key] ?? place
            return name == topic.place ? "other scope" : "in \(name)"
        }
        return topic.place == nil ? "other scope" : "no place named"
    }

    /// "t1 killed, security-forces, Almaty".
    static func heading(_ handled: SessionComparison.HandledTopic) -> Phrase {
        let topic = handled.topic
        let what = [topic.event ?? topic.kind.rawValue, topic.concept, topic.place, topic.unit].compactMap { $0 }
        return "\(id: handled.handle.description) \(what.joined(separator: ", "), .heading)"
    }

    /// "3 outlets, 2 independent origins; most share [8, 19]; 1 outside".
    ///
    /// Where no two origins share a figure, nothing is said to be shared: only one still stands, or each says another.
    static func summary(_ topic: Topic, _ session: Session) -> Phrase {
        var phrase: Phrase =
            "\(ChangeReport.counted(topic.outlets, "outlet")), \(origins(topic.origins))"
        let shared: Phrase = "\(figure: FigureText.shared(topic, session))"
        switch (topic.shared.count, topic.sharing, topic.origins) {
        case (0, _, _): break
        case (1, 1, 1): phrase = phrase + ", which says " + shared
        case (1, 1, _): phrase = phrase + "; " + shared + " stands, from one of them"
        case (_, 1, _): phrase = phrase + "; no two share a figure: " + shared
        default: phrase = phrase + "; most share " + shared
        }
        if !topic.outside.isEmpty { phrase = phrase + "; \("\(topic.outside.count) outside", .bad)" }
        return phrase
    }

    private static func origins(_ number: Int) -> String {
        number == 1 ? "1 independent origin" : "\(number) independent origins"
    }
}
