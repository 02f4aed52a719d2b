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
}
