import Claims

/// A reason not to compare two claims. The gates stand in the order in which they are tried; the first that is shut says why.
struct Gate: Sendable {
    /// Stable: "gate.unit".
    let id: String
    /// Whether a link that the analyst sets opens it. Numbers of different kinds or units never meet.
    let opensByLink: Bool
    /// Whether the scopes alone shut it or leave it open, whatever else is known of the two figures.
    var isOfScopes = false
    let isShut: @Sendable (Facts) -> Bool
    /// One sentence that says what keeps the claims apart.
    let sentence: @Sendable (Telling) -> String
    /// What would let them be compared.
    let wouldChange: String

    /// All gates, in order.
    static let all: [Gate] = [
        Gate(
            id: "gate.unlinked", opensByLink: false, isShut: { $0.unlinked },
            sentence: { _ in "The analyst has said that these two are not to be compared." },
            wouldChange: "Taking back the unlink or split, or a link of the two."),
        Gate(
            id: "gate.event", opensByLink: true, isOfScopes: true,
            isShut: { $0.event == .apart || ($0.event == .unknown && !$0.mayBeTold) },
            sentence: { "One is about \($0.a.event), the other about \($0.b.event)." },
            wouldChange: "The same event for both, or one that holds the other (casualties holds killed and injured)."),
        Gate(
            id: "gate.kind", opensByLink: false, isOfScopes: true, isShut: { !$0.kindsAgree },
            sentence: { "One is a \($0.a.kind), the other a \($0.b.kind)." },
            wouldChange: "Numbers of one kind: a share never stands against a count."),
        Gate(
            id: "gate.unit", opensByLink: false, isOfScopes: true, isShut: { !$0.unitsAgree },
            sentence: { "One is in \($0.a.unit), the other in \($0.b.unit), and nothing converts between them." },
            wouldChange: "For money, a sourced rate; for measures, units of one dimension."),
        Gate(
            id: "gate.no-event", opensByLink: true, isOfScopes: true,
            isShut: { !$0.hasEvent && $0.concept != .same && $0.concept != .apart && !$0.mayBeTold },
            sentence: {
                "Neither text says what happened to what it counts (\($0.a.countedWords); \($0.b.countedWords)), and without an event only the same words for one thing are compared."
            },
            wouldChange: "Words that say what happened, in both texts."),
        Gate(
            id: "gate.concept", opensByLink: true, isOfScopes: true,
            isShut: { $0.concept == .apart || ($0.concept == .unknown && !$0.mayBeTold) },
            sentence: {
                $0.a.isCounted && $0.b.isCounted
                    ? "One counts \($0.a.concept), the other \($0.b.concept), and neither holds the other."
                    : $0.a.isCounted || $0.b.isCounted
                        ? "One counts \($0.a.concept), the other \($0.b.concept), and nothing says how they stand to each other."
                        : "Neither says in words that can be held against each other what it counts (\($0.a.countedWords); \($0.b.countedWords))."
            },
            wouldChange: "The same thing counted, or one that holds the other."),
        Gate(
            id: "gate.place", opensByLink: true,
            isShut: { $0.place == .apart || (!$0.hasEvent && $0.place != .same) },
            sentence: { "One is about \($0.a.place), the other about \($0.b.place)." },
            wouldChange: "The same place for both."),
        Gate(
            id: "gate.period", opensByLink: true,
            // A rate over a month is no part of the rate over its year.
            isShut: { $0.period == .apart || ($0.period.isNested && $0.areShares) },
            sentence: { "One is counted over \($0.a.period), the other over \($0.b.period)." },
            wouldChange: "The same stretch of time, or one that holds the other."),
        Gate(
            id: "gate.occasion", opensByLink: true,
            // A lower number of people at the next march is worth saying; that as many came to both is not.
            isShut: { $0.isOtherOccasion && ($0.grows || !$0.isDisjoint) },
            sentence: {
                "The dates (\($0.a.asOf) and \($0.b.asOf)) are those of two occasions, each with its own number."
            },
            wouldChange: "Dates at most two days apart."),
        Gate(
            id: "gate.increment", opensByLink: true, isOfScopes: true,
            isShut: { $0.amounts == .incrementAndTotal && !$0.mayBeTold },
            sentence: { "One says what was added (\($0.increment)), the other how many in all." },
            wouldChange: "Two totals, or two increments of one time."),
        Gate(
            id: "gate.remaining", opensByLink: true, isOfScopes: true, isShut: { $0.amounts == .remainingAndTotal },
            sentence: { _ in "One says how many are left, the other how many in all." },
            wouldChange: "Two totals, or two figures of what is left."),
        Gate(
            id: "gate.step", opensByLink: true, isShut: { $0.amounts == .incrementsOfDifferentTimes },
            sentence: { _ in "Both say what was added, but not at one and the same time: they are two steps." },
            wouldChange: "Increments with the same as-of."),
        Gate(
            id: "gate.part", opensByLink: true, isShut: { $0.part == .apart },
            sentence: { _ in "Each is a part of a total, and nothing says that it is the same part." },
            wouldChange: "Words that say which part is meant."),
        Gate(
            id: "gate.scope", opensByLink: true, isShut: { $0.scope == .apart },
            sentence: {
                "Each is the narrower one in another respect (\($0.a.scope); \($0.b.scope)), so neither bounds the other."
            },
            wouldChange: "One claim that is narrower in every respect."),
        Gate(
            id: "gate.stance", opensByLink: true,
            isShut: { f in
                if f.aStance == f.bStance {
                    // Two denials of different figures contradict nothing.
                    return (f.aStance == .denied || f.aStance == .retracted) && !f.isOneFigure
                }
                if f.aStance == .hypothetical || f.bStance == .hypothetical { return true }
                // A denial or withdrawal speaks only of the figure it names: the other must lie within it.
                return !Rule.denies(f)
            },
            sentence: { telling in
                switch (telling.a.stance, telling.b.stance) {
                case (.hypothetical, _), (_, .hypothetical):
                    "One is a forecast or a fear, the other is stated: a forecast is no count."
                case let (a, b) where a == b: "Both are denials or withdrawals, of different figures."
                default: "One is taken back or denied, but it is another figure than the one the other states."
                }
            },
            wouldChange: "The same stance, or a denial of this very figure."),
        Gate(
            id: "gate.change", opensByLink: true,
            isShut: { $0.sideBySide && $0.scope == .same && ($0.time == .same || $0.time == .unknown) },
            sentence: {
                "\($0.a.interval) and \($0.b.interval) stand side by side in one text: they are told as before and after."
            },
            wouldChange: "Another speaker for one of them, or another place in the text."),
        Gate(
            id: "gate.whole", opensByLink: true, isShut: { $0.isWithoutWhole },
            sentence: {
                "\($0.lower.interval) (\($0.lower.countedWords)) does not claim to be all of \($0.lower.scope): it is no whole that \($0.higher.interval) (\($0.higher.scope)) would be a part of."
            },
            wouldChange: "Words that say of whom the lower number is all."),
        Gate(
            id: "gate.sides", opensByLink: true, isShut: { $0.areTwoSides },
            sentence: { "\($0.a.interval) and \($0.b.interval) are together the whole vote: they are its two sides." },
            wouldChange: "Words that say that both are the share of one side."),
        Gate(
            id: "gate.date", opensByLink: true, isShut: { $0.farApart },
            sentence: {
                "The dates (\($0.a.asOf) and \($0.b.asOf)) lie more than a year apart: another event of the same kind."
            },
            wouldChange: "Dates within a year of each other."),
    ]

    /// Whether the scopes alone keep two different claims apart that nobody linked; what their numbers may tell is left to these.
    static func isShut(scopes: Facts) -> Bool { all.contains { $0.isOfScopes && $0.isShut(scopes) } }

    /// The first gate that is shut; nil where the two are compared.
    static func shut(_ facts: Facts) -> Int? {
        if facts.sameClaim { return nil }
        for i in all.indices where all[i].isShut(facts) && !(facts.linked && all[i].opensByLink) { return i }
        return nil
    }
}
