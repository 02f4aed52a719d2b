import Claims

/// Relations as people read them: claims with one figure together, those of one kind and rule on one line, what needs attention first,
/// and what figures that still stand say before what others said that were told anew since.
///
///     27 (c14 c39 c56 c71), 43 (c37) and [45, ∞) (c57) conflict: nothing in common, and without both dates no change explains it. (conflicts.no-date)
///     c36 c37 c44 refine c3: 26 meets [8, ∞). (refines.bound)
///     c2 c10 c43 agree: Both say [20, 99]. (agrees.equal)
struct RelationGroups {
    /// The order in which kinds are shown: what takes back or contradicts, what changes, what confirms, what only bounds.
    private static let order: [Relation.Kind] = [
        .withdraws, .disputes, .conflicts, .updates, .changed, .agrees, .refines, .overlaps, .narrowsScope,
        .incomparable,
    ]

    /// How much a relation tells a reader today.
    private enum Weight: Int, CaseIterable {
        /// Between figures that stand, or what takes one back or tells it anew.
        case news
        /// A contradiction with a figure that was told anew since.
        case oldContradiction
        /// Figures that only bound each other.
        case bound
        /// All else about figures that were told anew since.
        case old
    }

    /// - Parameter latest: for each figure that was told anew, the claims that did so last.
    private static func weight(_ relation: Relation, _ latest: [String: Set<String>]) -> Weight {
        let stands = (a: latest[relation.a] == nil, b: latest[relation.b] == nil)
        switch relation.kind {
        case .withdraws, .disputes: return .news
        case .conflicts: return stands.a && stands.b ? .news : .oldContradiction
        // That a figure is old is said once, by what came last.
        case .updates: return latest[relation.b]?.contains(relation.a) ?? false ? .news : .old
        case .changed: return stands.a ? .news : .old
        case .agrees: return stands.a || stands.b ? .news : .old
        case .refines, .overlaps, .narrowsScope, .incomparable: return stands.a && stands.b ? .bound : .old
        }
    }

    /// A line about relations of one kind and rule.
    struct Line {
        var kind: Relation.Kind
        var phrase: Phrase
    }

    private let session: Session
    /// The line of each group, with what it is sorted by.
    private var lines: [(kind: Relation.Kind, first: Int, line: Phrase)] = []

    /// A line for each group; `all` gives each relation its own, in the order given.
    static func lines(_ relations: [Relation], _ session: Session, all: Bool) -> [Line] {
        if all {
            return relations.map {
                Line(
                    kind: $0.kind, phrase: "\(PairReport.sentence($0, session)): \($0.reason) (\($0.rule, .aside))")
            }
        }
        let latest = latest(relations, session)
        return Weight.allCases.flatMap { weight in
            lines(relations.filter { Self.weight($0, latest) == weight }, session)
        }
    }

    /// Whether figures contradict each other that both still stand, or one is taken back or disputed.
    static func contradictsToday(_ relations: [Relation], _ session: Session) -> Bool {
        let latest = latest(relations, session)
        return relations.contains {
            [.conflicts, .withdraws, .disputes].contains($0.kind) && weight($0, latest) == .news
        }
    }

    /// For each claim that is updated those of its updates that speak of the latest time.
    private static func latest(_ relations: [Relation], _ session: Session) -> [String: Set<String>] {
        var latest: [String: (until: CivilTime?, claims: Set<String>)] = [:]
        for relation in relations where relation.kind == .updates {
            let until = session.claim(key: relation.a)?.claim.asOf?.end
            guard let known = latest[relation.b] else {
                latest[relation.b] = (until, [relation.a])
                continue
            }
            if until == known.until {
                latest[relation.b]?.claims.insert(relation.a)
            } else if let until, known.until.map({ $0 < until }) ?? true {
                latest[relation.b] = (until, [relation.a])
            }
        }
        return latest.mapValues(\.claims)
    }

    private static func lines(_ relations: [Relation], _ session: Session) -> [Line] {
        var groups = RelationGroups(session: session)
        var byRule: [(rule: String, relations: [(place: Int, relation: Relation)])] = []
        let agreements = groups.takeAgreements(relations)
        for (place, relation) in relations.enumerated() where !agreements.contains(place) {
            // There are a few dozen rules.
            if let at = byRule.firstIndex(where: { $0.rule == relation.rule }) {
                byRule[at].relations.append((place, relation))
            } else {
                byRule.append((relation.rule, [(place, relation)]))
            }
        }
        for (_, relations) in byRule {
            if relations[0].relation.kind == .conflicts {
                groups.addConflicts(relations)
            } else {
                groups.addDirected(relations)
            }
        }
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return groups.lines.sorted { (rank[$0.kind] ?? 0, $0.first) < (rank[$1.kind] ?? 0, $1.first) }
            .map { Line(kind: $0.kind, phrase: $0.line) }
    }

    private init(session: Session) { self.session = session }

    // MARK: Figures

    /// Claims that give one figure.
    private struct Node {
        var figure: String
        var handles: [String]
    }

    private func figure(_ key: String) -> String {
        session.claim(key: key).map { FigureText.of($0.claim.quantity) } ?? "?"
    }

    /// The claims by the figures that they give, in the order given.
    private func nodes(_ keys: [String]) -> [Node] {
        var nodes: [Node] = []
        var places: [String: Int] = [:]
        var seen: Set<String> = []
        for key in keys where seen.insert(key).inserted {
            let figure = figure(key)
            if let at = places[figure] {
                nodes[at].handles.append(session.handleText(key))
            } else {
                places[figure] = nodes.count
                nodes.append(Node(figure: figure, handles: [session.handleText(key)]))
            }
        }
        return nodes
    }

    /// "27 (c14 c39)", several joined by commas.
    private func shown(_ nodes: [Node]) -> Phrase {
        let parts: [Phrase] = nodes.map { "\(figure: $0.figure) (\(Self.handles($0.handles)))" }
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return Phrase.joined(Array(parts.dropLast()), by: ", ") + " and " + last
    }

    // MARK: Agreements

    /// Tells claims of one figure that agree by several rules, or for several reasons, on one line; gives the places of the relations
    /// that were told.
    private mutating func takeAgreements(_ relations: [Relation]) -> Set<Int> {
        var byFigure: [String: [(place: Int, relation: Relation)]] = [:]
        for (place, relation) in relations.enumerated() where relation.kind == .agrees {
            let figure = figure(relation.a)
            if figure == self.figure(relation.b) { byFigure[figure, default: []].append((place, relation)) }
        }
        var told: Set<Int> = []
        for (figure, entries) in byFigure where Set(entries.map(\.relation.reason)).count > 1 {
            let keys = entries.flatMap { [$0.relation.a, $0.relation.b] }
            var rules: [String] = []
            for entry in entries where !rules.contains(entry.relation.rule) { rules.append(entry.relation.rule) }
            let says: Phrase = "All say \(figure: figure), some more narrowly or in other words."
            lines.append(
                (
                    .agrees, entries[0].place,
                    "\(Self.handles(nodes(keys)[0].handles)) \("agree", .good): \(says) (\(rules.joined(separator: ", "), .aside))"
                ))
            told.formUnion(entries.map(\.place))
        }
        return told
    }

    // MARK: Conflicts

    /// Figures each of which conflicts with all others stand on one line, those of most claims first. Where some claims of two figures
    /// conflict and others do not, each pair is told.
    private mutating func addConflicts(_ relations: [(place: Int, relation: Relation)]) {
        let all = nodes(relations.flatMap { [$0.relation.a, $0.relation.b] })
        let sizes = Dictionary(uniqueKeysWithValues: all.map { ($0.figure, $0.handles.count) })
        var between: [[String]: [(place: Int, relation: Relation)]] = [:]
        for entry in relations {
            between[[figure(entry.relation.a), figure(entry.relation.b)].sorted(), default: []].append(entry)
        }
        var single: [(place: Int, relation: Relation)] = []
        var edges: [[String]: [(place: Int, relation: Relation)]] = [:]
        for (figures, entries) in between {
            if figures[0] != figures[1], entries.count == sizes[figures[0], default: 0] * sizes[figures[1], default: 0]
            {
                edges[figures] = entries
            } else {
                single += entries
            }
        }
        // The sort is stable: among figures of as many claims the first stays first.
        let byClaims = all.sorted { $0.handles.count > $1.handles.count }
        var left = Set(edges.keys)
        for node in byClaims {
            while true {
                var chosen = [node]
                for other in byClaims where other.figure != node.figure {
                    let isNew = left.contains([node.figure, other.figure].sorted())
                    let meetsAll = chosen.allSatisfy { edges[[$0.figure, other.figure].sorted()] != nil }
                    if isNew, meetsAll { chosen.append(other) }
                }
                guard chosen.count > 1 else { break }
                var here: [(place: Int, relation: Relation)] = []
                for (n, one) in chosen.enumerated() {
                    for other in chosen[(n + 1)...] {
                        let figures = [one.figure, other.figure].sorted()
                        if left.remove(figures) != nil { here += edges[figures] ?? [] }
                    }
                }
                if Set(here.map(\.relation.reason)).count == 1 {
                    single += here
                    continue
                }
                let rule = here[0].relation.rule
                let phrase: Phrase =
                    "\(shown(chosen)) \("conflict", .bad): \(reason(here.map(\.relation))) (\(rule, .aside))"
                lines.append((.conflicts, here.map(\.place).min() ?? 0, phrase))
            }
        }
        addStars(single.sorted { $0.place < $1.place })
    }

    /// What is left, by the claim that conflicts with most others: each time all of its conflicts on one line.
    private mutating func addStars(_ relations: [(place: Int, relation: Relation)]) {
        var left = relations
        while !left.isEmpty {
            var others: [String: [String]] = [:]
            var keys: [String] = []
            for (_, relation) in left {
                for (key, other) in [(relation.a, relation.b), (relation.b, relation.a)] {
                    if others[key] == nil { keys.append(key) }
                    others[key, default: []].append(other)
                }
            }
            let most = others.values.map(\.count).max() ?? 0
            guard most > 1, let middle = keys.first(where: { others[$0]?.count == most }) else {
                addSentences(left)
                return
            }
            // Claims of the same figure that conflict with the same others stand beside it.
            let rim = others[middle] ?? []
            let middles = keys.filter { figure($0) == figure(middle) && Set(others[$0] ?? []) == Set(rim) }
            let isHere = { (relation: Relation) in middles.contains(relation.a) || middles.contains(relation.b) }
            let here = left.filter { isHere($0.relation) }
            left.removeAll { isHere($0.relation) }
            if Set(here.map(\.relation.reason)).count == 1 {
                addSentences(here)
                continue
            }
            let verb = middles.count == 1 ? RelationWords.verb(.conflicts) : RelationWords.pluralVerb(.conflicts)
            let phrase: Phrase =
                "\(shown(nodes(middles))) \(verb, .bad) \(shown(nodes(rim))): \(reason(here.map(\.relation))) (\(here[0].relation.rule, .aside))"
            lines.append((.conflicts, here[0].place, phrase))
        }
    }

    // MARK: All others

    /// Relations of one rule: the subjects that stand to the same others together.
    private mutating func addDirected(_ relations: [(place: Int, relation: Relation)]) {
        guard relations.count > 2, RelationWords.short(relations[0].relation.rule) != nil,
            !relations[0].relation.kind.isSymmetric
        else {
            addSentences(relations)
            return
        }
        typealias Entry = (subjects: [String], objects: [String], relations: [(place: Int, relation: Relation)])
        var bySubject: [Entry] = []
        var places: [String: Int] = [:]
        for entry in relations {
            if let at = places[entry.relation.a] {
                bySubject[at].objects.append(entry.relation.b)
                bySubject[at].relations.append(entry)
            } else {
                places[entry.relation.a] = bySubject.count
                bySubject.append(([entry.relation.a], [entry.relation.b], [entry]))
            }
        }
        var merged: [Entry] = []
        var placesOfObjects: [Set<String>: Int] = [:]
        for entry in bySubject {
            if let at = placesOfObjects[Set(entry.objects)] {
                merged[at].subjects += entry.subjects
                merged[at].relations += entry.relations
            } else {
                placesOfObjects[Set(entry.objects)] = merged.count
                merged.append(entry)
            }
        }
        for entry in merged {
            if Set(entry.relations.map(\.relation.reason)).count == 1 {
                addSentences(entry.relations)
                continue
            }
            let relation = entry.relations[0].relation
            let verb =
                entry.subjects.count == 1 ? RelationWords.verb(relation.kind) : RelationWords.pluralVerb(relation.kind)
            let phrase: Phrase =
                "\(shown(nodes(entry.subjects))) \(verb, PairReport.role(relation.kind)) \(shown(nodes(entry.objects))): \(reason(entry.relations.map(\.relation))) (\(relation.rule, .aside))"
            lines.append((relation.kind, entry.relations[0].place, phrase))
        }
    }

    /// The reason of several relations of one rule: in short where it differs from pair to pair.
    private func reason(_ relations: [Relation]) -> String {
        if Set(relations.map(\.reason)).count == 1 { return relations[0].reason }
        return RelationWords.short(relations[0].rule) ?? relations[0].reason
    }

    // MARK: One reason

    private struct Group {
        var relation: Relation
        var subjects: [String] = []
        var objects: [String] = []
        var first: Int
    }

    /// A line for each reason, in full.
    private mutating func addSentences(_ relations: [(place: Int, relation: Relation)]) {
        var groups: [String: Group] = [:]
        for (place, relation) in relations {
            var group = groups[relation.reason] ?? Group(relation: relation, first: place)
            var (a, b) = (session.handleText(relation.a), session.handleText(relation.b))
            // What reads the same both ways may come either way round: a claim stays on the side where it first stood.
            if relation.kind.isSymmetric, group.objects.contains(a) || group.subjects.contains(b) { swap(&a, &b) }
            if !group.subjects.contains(a) { group.subjects.append(a) }
            if !group.objects.contains(b) { group.objects.append(b) }
            groups[relation.reason] = group
        }
        for group in groups.values.sorted(by: { $0.first < $1.first }) {
            lines.append((group.relation.kind, group.first, Self.line(group)))
        }
    }

    private static func line(_ group: Group) -> Phrase {
        let relation = group.relation
        let reason: Phrase = ": \(relation.reason) (\(relation.rule, .aside))"
        if relation.kind == .agrees {
            var all = group.subjects
            for object in group.objects where !all.contains(object) { all.append(object) }
            // Claims agree in a ring: none of them is the subject.
            if all.count > 2 { return handles(all) + " \("agree", .good)" + reason }
        }
        let verb =
            group.subjects.count == 1 ? RelationWords.verb(relation.kind) : RelationWords.pluralVerb(relation.kind)
        return "\(handles(group.subjects)) \(verb, PairReport.role(relation.kind)) \(handles(group.objects))" + reason
    }

    private static func handles(_ names: [String]) -> Phrase {
        Phrase.joined(names.sorted(by: inOrder).map { Phrase($0, .id) }, by: " ")
    }

    /// c2 before c10.
    private static func inOrder(_ a: String, _ b: String) -> Bool {
        guard let x = Handle(a), let y = Handle(b) else { return a < b }
        return x < y
    }
}
