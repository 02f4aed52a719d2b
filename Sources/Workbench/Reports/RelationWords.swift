import Claims

/// Relations as they are said and typed.
enum RelationWords {
    /// "agrees with", as in "c3 agrees with c9".
    static func verb(_ kind: Relation.Kind) -> String {
        switch kind {
        case .agrees: "agrees with"
        case .narrowsScope: "narrows"
        case .refines: "refines"
        case .overlaps: "overlaps with"
        case .disputes: "disputes"
        case .withdraws: "withdraws"
        case .updates: "updates"
        case .changed: "changed from"
        case .conflicts: "conflicts with"
        case .incomparable: "is not comparable with"
        }
    }

    /// "agree with", as in "c3 c4 agree with c9".
    static func pluralVerb(_ kind: Relation.Kind) -> String {
        switch kind {
        case .agrees: "agree with"
        case .narrowsScope: "narrow"
        case .refines: "refine"
        case .overlaps: "overlap with"
        case .disputes: "dispute"
        case .withdraws: "withdraw"
        case .updates: "update"
        case .changed: "changed from"
        case .conflicts: "conflict with"
        case .incomparable: "are not comparable with"
        }
    }

    /// The plural noun, as in `expect no conflicts`.
    static func noun(_ kind: Relation.Kind) -> String {
        switch kind {
        case .agrees: "agreements"
        case .narrowsScope: "narrowings"
        case .refines: "refinements"
        case .overlaps: "overlaps"
        case .disputes: "disputes"
        case .withdraws: "withdrawals"
        case .updates: "updates"
        case .changed: "changes"
        case .conflicts: "conflicts"
        case .incomparable: "incomparables"
        }
    }

    /// Why a rule holds for several pairs at once, whose own reasons name their figures; nil where only these tell.
    static func short(_ rule: String) -> String? {
        switch rule {
        case "conflicts.same-time": "nothing in common, and they speak of the same time."
        case "conflicts.no-date": "nothing in common, and without both dates no change explains it."
        case "conflicts.fell": "the later one is lower, but such a total only grows."
        case "conflicts.scope": "a part cannot be more than its whole."
        case "updates.before": "told as what the total was before it rose."
        case "updates.as-of": "later by its date, and the total only grows."
        case "updates.published": "of one day but published later, and the total only grows."
        case "changed.as-of": "later by its date, and such a figure may rise and fall."
        case "changed.published": "of one day but published later, and such a figure may rise and fall."
        case "refines.bound": "the bound is met."
        case "refines.vague", "refines.about", "refines.inside": "inside the wider figure."
        case "narrowsScope.part": "told as a part, it can only be at most the whole."
        case "narrowsScope.event", "narrowsScope.concept", "narrowsScope.place", "narrowsScope.period":
            "of a narrower scope, comparable only as a bound."
        default: nil
        }
    }
}
