import Claims

/// Relations as people read them: those of one kind and one reason together, what needs attention first.
///
///     c36 c37 c44 refine c3: 26 meets [8, ∞). (refines.bound)
///     c2 c10 c43 agree: Both say [20, 99]. (agrees.equal)
enum RelationGroups {
    /// The order in which kinds are shown: what takes back or contradicts, what changes, what confirms, what only bounds.
    private static let order: [Relation.Kind] = [
        .withdraws, .disputes, .conflicts, .updates, .changed, .agrees, .refines, .overlaps, .narrowsScope,
        .incomparable,
    ]

    private struct Group {
        var relation: Relation
        var subjects: [String] = []
        var objects: [String] = []
        var first: Int
    }

    /// A line for each group; `all` gives each relation its own.
    static func lines(_ relations: [Relation], _ session: Session, all: Bool) -> [Phrase] {
        if all {
            return relations.map { "\(PairReport.sentence($0, session)): \($0.reason) (\($0.rule, .aside))" }
        }
        var groups: [String: Group] = [:]
        for (place, relation) in relations.enumerated() {
            let key = "\(relation.kind.rawValue)\n\(relation.rule)\n\(relation.reason)"
            var group = groups[key] ?? Group(relation: relation, first: place)
            var (a, b) = (session.handleText(relation.a), session.handleText(relation.b))
            // What reads the same both ways may come either way round: a claim stays on the side where it first stood.
            if relation.kind.isSymmetric, group.objects.contains(a) || group.subjects.contains(b) { swap(&a, &b) }
            if !group.subjects.contains(a) { group.subjects.append(a) }
            if !group.objects.contains(b) { group.objects.append(b) }
            groups[key] = group
        }
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return groups.values.sorted { a, b in
            (rank[a.relation.kind] ?? 0, a.first) < (rank[b.relation.kind] ?? 0, b.first)
        }.map(line)
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
