import Claims

/// What the gate and the rules may ask about two claims, answered once: no strings, no arithmetic but comparing.
struct Facts {
    /// How two scopes stand to each other.
    enum Nest: UInt8 {
        case same, aInB, bInA, apart, unknown

        var isNested: Bool { self == .aInB || self == .bInA }
    }

    /// How two intervals stand to each other.
    enum Position: UInt8 {
        case equal, aRoundsToB, bRoundsToA, aInB, bInA, crossing, disjoint
    }

    /// Which of two claims speaks of the later time, and how that is known.
    enum Time: UInt8 {
        case unknown, same, aLater, bLater, aPublishedLater, bPublishedLater
    }

    /// Whether increments and totals meet.
    enum Amounts: UInt8 {
        case comparable, incrementAndTotal, remainingAndTotal, incrementsOfDifferentTimes
    }

    var sameClaim = false
    var linked = false
    var unlinked = false
    var event = Nest.same
    var hasEvent = true
    var kindsAgree = true
    var unitsAgree = true
    var concept = Nest.same
    /// Both claims name the same people by words of different sides.
    var otherWords = false
    var place = Nest.same
    var period = Nest.same
    var part = Nest.same
    var amounts = Amounts.comparable
    /// The as-of dates of a total that only grows lie so far apart that another event must be meant.
    var farApart = false
    var aStance = Claim.Stance.asserted
    var bStance = Claim.Stance.asserted
    var aModifier = Quantity.Modifier.exact
    var bModifier = Quantity.Modifier.exact
    var position = Position.equal
    var time = Time.unknown
    var grows = false
    /// The figure of a part can be held against that of its whole: amounts, not percentages or rates.
    var bounds = true
    /// For disjoint intervals: a's numbers are the higher ones.
    var aIsHigher = false
    var sameOrigin = false

    /// The narrower claim, taking event, concept, place, period and part together; `apart` where each is narrower in one respect.
    var scope: Nest {
        var result = Nest.same
        for nest in [event, concept, place, period, part] where nest.isNested {
            if result == .same { result = nest } else if result != nest { return .apart }
        }
        return result
    }

    var isDisjoint: Bool { position == .disjoint }
    var sameStance: Bool { aStance == bStance }

    /// a's interval lies wholly in b's (or is the same).
    var aMeetsB: Bool { position == .equal || position == .aRoundsToB || position == .aInB }
    var bMeetsA: Bool { position == .equal || position == .bRoundsToA || position == .bInA }

    /// Both give one number, however precisely.
    var isOneFigure: Bool { position == .equal || position == .aRoundsToB || position == .bRoundsToA }

    /// A part above its whole, which no part can be.
    var partExceedsWhole: Bool {
        switch scope {
        case .aInB: bounds && isDisjoint && aIsHigher
        case .bInA: bounds && isDisjoint && !aIsHigher
        default: false
        }
    }
}

extension Facts {
    /// More than this many minutes between two as-of dates of a growing total: another event of the same kind (366 days).
    static let farApartMinutes: Int64 = 366 * 1440

    /// The facts about two figures of one ledger.
    @inline(__always)
    init(_ a: Figure, _ b: Figure, ledger: Ledger) {
        let terms = ledger.terms
        sameClaim = a.key == b.key
        if a.event != b.event {
            if a.event == Terms.none || b.event == Terms.none {
                event = .unknown
            } else if terms.event(a.event, isWithin: b.event) {
                event = .aInB
            } else if terms.event(b.event, isWithin: a.event) {
                event = .bInA
            } else {
                event = .apart
            }
        }
        hasEvent = a.event != Terms.none || b.event != Terms.none
        kindsAgree = a.kind == b.kind
        unitsAgree = a.unit == b.unit
        if a.concept == b.concept {
            if a.concept == Terms.none { concept = a.words == b.words && a.words >= 0 ? .same : .unknown }
        } else if a.concept == Terms.none || b.concept == Terms.none {
            concept = .unknown
        } else if terms.concept(a.concept, isWithin: b.concept) {
            concept = .aInB
        } else if terms.concept(b.concept, isWithin: a.concept) {
            concept = .bInA
        } else if terms.takesSide[Int(a.concept)], terms.takesSide[Int(b.concept)] {
            otherWords = true
        } else {
            concept = .apart
        }
        // A rebel is a fighter, but both words take a side over the same people.
        if concept.isNested, terms.takesSide[Int(a.concept)], terms.takesSide[Int(b.concept)] {
            concept = .same
            otherWords = true
        }
        // Where nobody says what happened, only the very same words for something telling are about one thing.
        if !hasEvent, concept != .same || !terms.isTelling(a.concept) || a.words != b.words || a.words < 0 {
            concept = .unknown
        }
        if a.place != b.place { place = a.place < 0 ? .bInA : b.place < 0 ? .aInB : .apart }
        if a.period != b.period { period = ledger.nest(period: a.period, b.period) }
        if a.whole >= 0, a.whole == b.key {
            part = .aInB
        } else if b.whole >= 0, b.whole == a.key {
            part = .bInA
        } else if a.isUnnamedPart != b.isUnnamedPart {
            part = a.isUnnamedPart ? .aInB : .bInA
        } else if a.isUnnamedPart, !sameClaim {
            part = .apart
        }
        let growing =
            (a.event != Terms.none && terms.grows[Int(a.event)]) || (b.event != Terms.none && terms.grows[Int(b.event)])
        // A forecast is no running total: the next one may be lower.
        grows = growing && a.measures == .total && b.measures == .total && a.stance != .hypothetical
        if a.measures != b.measures {
            if a.measures == .increment || b.measures == .increment {
                amounts = .incrementAndTotal
            } else if growing {
                amounts = .remainingAndTotal
            }
        } else if a.measures == .increment, !sameClaim {
            let known = a.first != Figure.lowest && b.first != Figure.lowest
            if !known || a.first > b.last || b.first > a.last { amounts = .incrementsOfDifferentTimes }
        }
        if grows, a.first != Figure.lowest, b.first != Figure.lowest {
            farApart = a.first - b.last > Self.farApartMinutes || b.first - a.last > Self.farApartMinutes
        }
        aStance = a.stance
        bStance = b.stance
        aModifier = a.modifier
        bModifier = b.modifier
        switch a.kind {
        case .percent, .percentagePoints, .rate, .ratio, .duration: bounds = false
        default: bounds = a.event == Terms.none || growing || a.kind == .count
        }
        sameOrigin = a.origin == b.origin
        position = Self.position(a, b)
        if position == .disjoint {
            aIsHigher = a.low > b.high
            time = Self.time(a, b)
        }
    }

    /// How two intervals stand to each other.
    @inline(__always)
    private static func position(_ a: Figure, _ b: Figure) -> Position {
        if a.low == b.low, a.high == b.high { return .equal }
        // An exact number that rounds to the other: 11,312 is 11,300. The slack of its own rounding does not count against it.
        let bothExact = a.modifier == .exact && b.modifier == .exact
        if bothExact {
            if b.isRounded, a.stated >= b.low, a.stated <= b.high, !a.isRounded || a.high - a.low <= b.high - b.low {
                return .aRoundsToB
            }
            if a.isRounded, b.stated >= a.low, b.stated <= a.high { return .bRoundsToA }
        }
        if a.low > b.high || b.low > a.high {
            // A number that a bound or a vague word holds is inside, though its rounding may reach out of it.
            return .disjoint
        }
        if b.low <= a.low, a.high <= b.high { return .aInB }
        if a.low <= b.low, b.high <= a.high { return .bInA }
        if !bothExact {
            if a.modifier == .exact, a.stated >= b.low, a.stated <= b.high { return .aInB }
            if b.modifier == .exact, b.stated >= a.low, b.stated <= a.high { return .bInA }
        }
        return .crossing
    }

    /// The day of a minute; floored, so that days before 1970 count alike.
    private static func day(_ minute: Int64) -> Int64 { minute >= 0 ? minute / 1440 : (minute - 1439) / 1440 }

    /// Which claim is later: by as-of where the dates part, by publication where they are the same day and no hour is known.
    private static func time(_ a: Figure, _ b: Figure) -> Time {
        if a.first != Figure.lowest, b.first != Figure.lowest {
            if a.first > b.last { return .aLater }
            if b.first > a.last { return .bLater }
            // One stretch reaches on after the other has ended: "on the night to Thursday" and "on Thursday".
            let (aDay, bDay) = (day(a.last), day(b.last))
            if aDay > bDay, a.first >= b.first { return .aLater }
            if bDay > aDay, b.first >= a.first { return .bLater }
            if aDay != bDay || (a.hasHour && b.hasHour) { return .same }
        } else if a.first != Figure.lowest || b.first != Figure.lowest {
            return .unknown
        }
        guard a.published != Figure.lowest, b.published != Figure.lowest else {
            return a.first == Figure.lowest ? .unknown : .same
        }
        let (aDay, bDay) = (day(a.published), day(b.published))
        if aDay != bDay { return aDay > bDay ? .aPublishedLater : .bPublishedLater }
        if a.publishedHasHour, b.publishedHasHour, a.published != b.published {
            return a.published > b.published ? .aPublishedLater : .bPublishedLater
        }
        return .same
    }
}
