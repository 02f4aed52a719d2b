import Claims

/// A rule of comparison. The rules stand in the order of the relations; the first that holds gives the relation, its id and its
/// sentence. Both claims have passed the gate.
struct Rule: Sendable {
    /// Which of the two is the subject: "a refines b" or "b refines a".
    enum Subject: UInt8, Sendable {
        case a, b
    }

    /// Stable: "refines.bound".
    let id: String
    let kind: Relation.Kind
    /// The subject where the rule holds (a for what reads the same both ways), else nil.
    let holds: @Sendable (Facts) -> Subject?
    /// Why, in one sentence; `a` is the subject.
    let sentence: @Sendable (Telling) -> String
    /// What would make the relation another one.
    let wouldChange: String

    /// All rules, in order.
    static let all: [Rule] = [

        // MARK: agrees: plausible intervals are equal, or one rounds to the other

        Rule(
            id: "agrees.equal", kind: .agrees,
            holds: { f in f.sameClaim || (f.position == .equal && f.scope == .same && f.sameStance) ? .a : nil },
            sentence: {
                ($0.sameInterval ? "Both say \($0.a.interval)." : "\($0.a.interval) and \($0.b.interval) are the same.")
                    + $0.otherWords
            },
            wouldChange: "Another number in either text."),
        Rule(
            id: "agrees.rounding", kind: .agrees,
            holds: { f in
                (f.position == .aRoundsToB || f.position == .bRoundsToA) && f.scope == .same && f.sameStance ? .a : nil
            },
            sentence: {
                "\($0.a.interval) and \($0.b.interval) are one number, written with different precision."
                    + $0.otherWords
            },
            wouldChange: "A number that does not round to the other, or a narrower rounding in the policy."),
        Rule(
            id: "agrees.scope", kind: .agrees,
            holds: { f in
                // Of a part that the text itself names as one, and of all casualties, the same number says something else.
                guard f.isOneFigure, f.scope.isNested, f.sameStance else { return nil }
                return f.part == .same && f.event == .same ? .a : nil
            },
            sentence: {
                $0.sameInterval
                    ? "Both say \($0.a.interval), though one speaks more narrowly (\($0.a.scope); \($0.b.scope))."
                    : "\($0.a.interval) and \($0.b.interval) are one number, though one speaks more narrowly (\($0.a.scope); \($0.b.scope))."
            },
            wouldChange: "Another number in either text; then the narrower claim only bounds the other."),

        // MARK: narrowsScope: the one is about a part of what the other is about, and only bounds it

        Rule(
            id: "narrowsScope.part", kind: .narrowsScope, holds: { narrower($0, by: $0.part) },
            sentence: { "\($0.a.interval) is told as a part of \($0.b.interval): it can only be at most the whole." },
            wouldChange: "A part that is more than its whole would be a conflict."),
        Rule(
            id: "narrowsScope.event", kind: .narrowsScope, holds: { narrower($0, by: $0.event) },
            sentence: {
                "\($0.a.event) are among \($0.b.event): \($0.b.interval) is only an upper bound for \($0.a.interval)."
            },
            wouldChange: "More \"of the part\" than of the whole at one time would be a conflict."),
        Rule(
            id: "narrowsScope.concept", kind: .narrowsScope, holds: { narrower($0, by: $0.concept) },
            sentence: {
                "\($0.a.concept) (\($0.a.interval)) are among \($0.b.concept) (\($0.b.interval)): comparable only as a bound."
            },
            wouldChange: "The same thing counted in both, or a part that is more than its whole."),
        Rule(
            id: "narrowsScope.place", kind: .narrowsScope, holds: { narrower($0, by: $0.place) },
            sentence: {
                "\($0.a.interval) is about \($0.a.place), \($0.b.interval) about \($0.b.wholePlace): comparable only as a bound."
            },
            wouldChange: "The same place for both, or a part that is more than its whole."),
        Rule(
            id: "narrowsScope.period", kind: .narrowsScope, holds: { narrower($0, by: $0.period) },
            sentence: { "\($0.a.period) lies within \($0.b.period): comparable only as a bound." },
            wouldChange: "The same stretch of time for both, or a part that is more than its whole."),

        // MARK: refines: one interval lies inside the other

        Rule(
            id: "refines.bound", kind: .refines,
            holds: { f in inside(f) { $0 == .atLeast || $0 == .moreThan || $0 == .atMost || $0 == .lessThan } },
            sentence: { "\($0.a.interval) meets \($0.b.interval)." + $0.otherWords },
            wouldChange: "A number on the other side of the bound."),
        Rule(
            id: "refines.vague", kind: .refines, holds: { f in inside(f) { $0 == .vague } },
            sentence: {
                "\($0.a.interval) lies inside \($0.b.interval), which is how \($0.b.words) is read." + $0.otherWords
            },
            wouldChange: "A number outside of it, or other bounds for the vague word in the policy."),
        Rule(
            id: "refines.about", kind: .refines, holds: { f in inside(f) { $0 == .about || $0 == .nearly } },
            sentence: { "\($0.a.interval) lies inside \($0.b.interval)." + $0.otherWords },
            wouldChange: "A number outside of it, or a narrower \"about\" in the policy."),
        Rule(
            id: "refines.inside", kind: .refines, holds: { f in inside(f) { _ in true } },
            sentence: { "\($0.a.interval) lies inside \($0.b.interval)." + $0.otherWords },
            wouldChange: "A number outside of it."),

        // MARK: overlaps: some values in common, neither holds the other

        Rule(
            id: "overlaps.some", kind: .overlaps, holds: { f in !f.isDisjoint && f.sameStance ? .a : nil },
            sentence: {
                "\($0.a.interval) and \($0.b.interval) share some values, and neither lies inside the other."
                    + $0.otherWords
            },
            wouldChange: "A more exact number in either text."),

        // MARK: disputes, withdraws: what one says against the other's saying so

        Rule(
            id: "disputes.denied", kind: .disputes,
            holds: { f in
                guard !f.sameStance else { return nil }
                if f.aStance == .denied { return .a }
                if f.bStance == .denied { return .b }
                return nil
            },
            sentence: {
                $0.sameInterval
                    ? "\($0.a.opening) denies \($0.a.interval), which \($0.b.speaker) states."
                    : "\($0.a.opening) denies \($0.a.interval); \($0.b.speaker) states \($0.b.interval)."
            },
            wouldChange: "A denial of another figure."),
        Rule(
            id: "disputes.replaced", kind: .disputes,
            holds: { f in f.replacedIsDenied ? replacing(f) : nil },
            sentence: {
                "\($0.a.opening) gives \($0.a.interval) and denies \($0.b.interval), which \($0.b.speaker) states."
            },
            wouldChange: "A denial of another figure."),
        Rule(
            id: "withdraws.own-source", kind: .withdraws,
            holds: { f in f.sameOrigin ? retracting(f) : nil },
            sentence: { "\($0.a.opening) takes back \($0.b.interval), which it had given itself." },
            wouldChange: "The figure from a source that has not taken it back."),
        Rule(
            id: "withdraws.figure", kind: .withdraws, holds: { retracting($0) },
            sentence: { "\($0.a.interval) is reported as taken back (\($0.a.speaker)); \($0.b.speaker) states it." },
            wouldChange: "A figure other than the one taken back."),

        Rule(
            id: "withdraws.replaced", kind: .withdraws, holds: { replacing($0) },
            sentence: { "\($0.a.interval) is given in the place of \($0.b.interval), which the same text takes back." },
            wouldChange: "A figure other than the one taken back."),

        // MARK: updates: later, only grows, and rose

        Rule(
            id: "updates.before", kind: .updates,
            holds: { f in
                // The before of one text's change may be the after of another's: then their dates decide.
                guard f.isDisjoint, f.grows, f.aIsBefore != f.bIsBefore, f.aIsBefore != f.aIsHigher else { return nil }
                return f.bIsBefore ? .a : .b
            },
            sentence: {
                "\($0.b.interval) is told as what the total was before it rose, and \($0.a.interval) is the higher figure."
            },
            wouldChange: "A text that gives the lower figure as the latest one."),
        Rule(
            id: "updates.as-of", kind: .updates,
            holds: { f in
                guard f.isDisjoint, f.grows else { return nil }
                if f.time == .aLater, f.aIsHigher { return .a }
                return f.time == .bLater && !f.aIsHigher ? .b : nil
            },
            sentence: {
                "\($0.a.interval) (\($0.a.asOf)) is later than \($0.b.interval) (\($0.b.asOf)), and the total only grows."
            },
            wouldChange: "The same as-of for both would make it a conflict."),
        Rule(
            id: "updates.published", kind: .updates,
            holds: { f in
                guard f.isDisjoint, f.grows else { return nil }
                if f.time == .aPublishedLater, f.aIsHigher { return .a }
                return f.time == .bPublishedLater && !f.aIsHigher ? .b : nil
            },
            sentence: {
                "\($0.oneTime), so publication decides: \($0.a.interval) came out later (\($0.a.published)) than \($0.b.interval) (\($0.b.published)), and the total only grows."
            },
            wouldChange: "An hour in either text, or the same time of publication, which would make it a conflict."),

        // MARK: changed: later, and the figure may fall

        Rule(
            id: "changed.as-of", kind: .changed,
            // The share of a side falls while votes are counted.
            holds: { f in
                guard f.isDisjoint, !f.grows || (f.areShares && f.isOccasion) else { return nil }
                return f.time == .aLater ? .a : f.time == .bLater ? .b : nil
            },
            sentence: {
                "\($0.a.interval) (\($0.a.asOf)) is later than \($0.b.interval) (\($0.b.asOf)), and such a figure may rise and fall."
            },
            wouldChange: "The same as-of for both would make it a conflict."),
        Rule(
            id: "changed.published", kind: .changed,
            holds: { f in
                guard f.isDisjoint, !f.grows || (f.areShares && f.isOccasion) else { return nil }
                return f.time == .aPublishedLater ? .a : f.time == .bPublishedLater ? .b : nil
            },
            sentence: {
                "\($0.oneTime), so publication decides: \($0.a.interval) came out later (\($0.a.published)) than \($0.b.interval) (\($0.b.published)), and such a figure may rise and fall."
            },
            wouldChange: "An hour in either text, or the same time of publication, which would make it a conflict."),

        // MARK: conflicts: disjoint, and nothing above explains it

        Rule(
            id: "conflicts.scope", kind: .conflicts, holds: { f in f.partExceedsWhole ? .a : nil },
            sentence: {
                "A part cannot be more than its whole: \($0.a.interval) (\($0.a.scope)) and \($0.b.interval) (\($0.b.scope))."
            },
            wouldChange: "A later as-of for the part, or a wider scope for it."),
        Rule(
            id: "conflicts.fell", kind: .conflicts,
            holds: { f in f.isDisjoint && f.grows && f.time != .same && f.time != .unknown ? .a : nil },
            sentence: {
                "\($0.later.interval) is later than \($0.earlier.interval) and lower, but such a total only grows."
            },
            wouldChange: "A withdrawal of the earlier figure, or a narrower scope for the later one."),
        Rule(
            id: "conflicts.no-date", kind: .conflicts, holds: { f in f.isDisjoint && f.time == .unknown ? .a : nil },
            sentence: {
                "\($0.a.interval) and \($0.b.interval) have no value in common, and without both dates no change explains it."
            },
            wouldChange: "An as-of date for both: a later, higher total would be an update."),
        Rule(
            id: "conflicts.same-time", kind: .conflicts, holds: { f in f.isDisjoint ? .a : nil },
            sentence: {
                "\($0.a.interval) and \($0.b.interval) have no value in common and speak of the same time (\($0.times))."
                    + $0.otherWords
            },
            wouldChange: "A later as-of for the higher figure would make it an update."),
    ]

    /// The subject of a narrower scope by `nest`, unless its number is more than the whole's.
    private static func narrower(_ f: Facts, by nest: Facts.Nest) -> Subject? {
        guard nest.isNested, !f.partExceedsWhole, f.sameStance, !f.aReplacesB, !f.bReplacesA else { return nil }
        return nest == .aInB ? .a : .b
    }

    /// The subject of a claim whose interval lies inside the other's, where the other's modifier is as asked.
    private static func inside(_ f: Facts, _ outer: (Quantity.Modifier) -> Bool) -> Subject? {
        guard f.sameStance else { return nil }
        if f.aMeetsB, f.position != .equal, outer(f.bModifier) { return .a }
        if f.bMeetsA, f.position != .equal, outer(f.aModifier) { return .b }
        return nil
    }

    private static func replacing(_ f: Facts) -> Subject? {
        guard f.isDisjoint, f.scope == .same else { return nil }
        return f.aReplacesB ? .a : f.bReplacesA ? .b : nil
    }

    private static func retracting(_ f: Facts) -> Subject? {
        guard !f.sameStance else { return nil }
        if f.aStance == .retracted { return .a }
        if f.bStance == .retracted { return .b }
        return nil
    }

    /// Whether the one claim denies or takes back what the other asserts: its figure, and not merely one that touches it.
    static func denies(_ f: Facts) -> Bool {
        if f.bStance == .asserted, f.aStance != .asserted { return f.bMeetsA || f.position == .aRoundsToB }
        if f.aStance == .asserted, f.bStance != .asserted { return f.aMeetsB || f.position == .bRoundsToA }
        return false
    }

    /// The first rule that holds and its subject. Nil never happens: the last two rules take every disjoint pair.
    static func first(_ facts: Facts) -> (rule: Int, subject: Subject) {
        for i in all.indices {
            if let subject = all[i].holds(facts) { return (i, subject) }
        }
        preconditionFailure("no rule holds")
    }
}
