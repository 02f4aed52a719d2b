import Claims

/// How two claims stand, in two numbers: made for every pair, put into words only for those shown.
struct Verdict {
    /// The gate that keeps them apart, by its place in `Gate.all`; nil where they are compared.
    var gate: Int?
    /// The rule that holds, by its place in `Rule.all`.
    var rule: Int
    /// Whether the second claim is the subject.
    var isReversed: Bool

    @inline(__always)
    init(_ facts: Facts) {
        gate = Gate.shut(facts)
        guard gate == nil else {
            rule = 0
            isReversed = false
            return
        }
        let (first, subject) = Rule.first(facts)
        rule = first
        isReversed = subject == .b
    }
}

extension Ledger {
    /// The relation of two claims in words; both by index.
    func relation(_ a: Int, _ b: Int, facts: Facts) -> Relation {
        let verdict = Verdict(facts)
        if let gate = verdict.gate {
            let gate = Gate.all[gate]
            return Relation(
                a: claims[a].key, b: claims[b].key, kind: .incomparable, rule: gate.id,
                reason: gate.sentence(telling(a, b, facts: facts)), wouldChange: gate.wouldChange)
        }
        let rule = Rule.all[verdict.rule]
        let (subject, object) = verdict.isReversed ? (b, a) : (a, b)
        var reason = rule.sentence(telling(subject, object, facts: facts))
        if facts.linked { reason += " They are compared because the analyst linked them." }
        return Relation(
            a: claims[subject].key, b: claims[object].key, kind: rule.kind, rule: rule.id, reason: reason,
            wouldChange: rule.wouldChange)
    }
}
