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

    /// All answers in one number, nought being "nothing out of the ordinary": the same facts always give the same verdict, so that
    /// verdicts can be remembered by it.
    private(set) var bits: UInt64 = 0

    private static let cases = (
        nests: [Nest.same, .aInB, .bInA, .apart, .unknown],
        amounts: [Amounts.comparable, .incrementAndTotal, .remainingAndTotal, .incrementsOfDifferentTimes],
        positions: [Position.equal, .aRoundsToB, .bRoundsToA, .aInB, .bInA, .crossing, .disjoint],
        times: [Time.unknown, .same, .aLater, .bLater, .aPublishedLater, .bPublishedLater]
    )

    private func field(_ shift: UInt64, _ width: UInt64) -> Int { Int(bits >> shift & (1 << width - 1)) }
    private func flag(_ shift: UInt64) -> Bool { bits >> shift & 1 == 1 }
    private mutating func set(_ shift: UInt64, _ isSet: Bool) { bits = bits & ~(1 << shift) | (isSet ? 1 << shift : 0) }

    var event: Nest { Self.cases.nests[field(0, 3)] }
    var concept: Nest { Self.cases.nests[field(3, 3)] }
    var place: Nest { Self.cases.nests[field(6, 3)] }
    var period: Nest { Self.cases.nests[field(9, 3)] }
    var part: Nest { Self.cases.nests[field(12, 3)] }
    var amounts: Amounts { Self.cases.amounts[field(15, 2)] }
    var aStance: Claim.Stance { Claim.Stance.allCases[field(17, 2)] }
    var bStance: Claim.Stance { Claim.Stance.allCases[field(19, 2)] }
    /// The modifier of the wider interval where one lies in the other; `exact` elsewhere.
    var aModifier: Quantity.Modifier { Quantity.Modifier.allCases[field(21, 4)] }
    var bModifier: Quantity.Modifier { Quantity.Modifier.allCases[field(25, 4)] }
    var position: Position { Self.cases.positions[field(29, 3)] }
    var time: Time { Self.cases.times[field(32, 3)] }
    var sameClaim: Bool { flag(35) }
    var linked: Bool {
        get { flag(36) }
        set { set(36, newValue) }
    }
    var unlinked: Bool {
        get { flag(37) }
        set { set(37, newValue) }
    }
    var hasEvent: Bool { !flag(38) }
    var kindsAgree: Bool { !flag(39) }
    var unitsAgree: Bool { !flag(40) }
    /// Both claims name the same people by words of different sides.
    var otherWords: Bool { flag(41) }
    /// The as-of dates of a total that only grows lie so far apart that another event must be meant.
    var farApart: Bool { flag(42) }
    var grows: Bool { flag(43) }
    /// The figure of a part can be held against that of its whole: amounts, not percentages or rates.
    var bounds: Bool { !flag(44) }
    /// For disjoint intervals: a's numbers are the higher ones.
    var aIsHigher: Bool { flag(45) }
    /// Told only where the stances differ.
    var sameOrigin: Bool { flag(46) }
    /// Two totals of one speaker that stand side by side in one text: the before and after of a change.
    var sideBySide: Bool { flag(47) }
    /// The catalogue has both places, and so knows how they stand to each other.
    var bothPlacesKnown: Bool { flag(48) }

    /// Told of disjoint intervals only: nothing says of whom a's (b's) number is all, so that it is no whole for a part.
    var aIsOpen: Bool { flag(49) }
    var bIsOpen: Bool { flag(50) }

    /// Each time the event happens is one of its own.
    private var isOccasion: Bool { flag(51) }
    /// Of such an event, days too far from each other for one occasion.
    var isOtherOccasion: Bool { flag(52) }
    /// Told of disjoint intervals only: a's (b's) number is told in the place of b's (a's), which its own text takes back or denies.
    var aReplacesB: Bool { flag(53) }
    var bReplacesA: Bool { flag(54) }
    /// The number that is replaced is denied, rather than taken back.
    var replacedIsDenied: Bool { flag(55) }
    /// Told of disjoint intervals only: a's (b's) number is told, by its own text or the other's, as one from which the total rose.
    var aIsBefore: Bool { flag(57) }
    var bIsBefore: Bool { flag(58) }
    /// Shares and rates, which are of their own stretch of time only.
    var areShares: Bool { flag(56) }

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

    /// A part above a number that does not claim to be the whole: "317 officers" and "18 others". Of a part that the text ties to its
    /// whole nothing is open.
    var isWithoutWhole: Bool {
        partExceedsWhole && !part.isNested && (scope == .aInB ? bIsOpen : aIsOpen)
    }
}

extension Facts {
    /// More than this many minutes between two as-of dates of a growing total: another event of the same kind (366 days).
    static let farApartMinutes: Int64 = 366 * 1440

    /// The most minutes between two as-of dates of one occasion, which may be told a day late (2 days).
    static let occasionMinutes: Int64 = 2 * 1440

    /// The longest stretch whose end is the time of a running total, and how long after an event its totals are told (31 days).
    static let runningMinutes: Int64 = 31 * 1440
    /// At most this many pairs of bytes between two numbers that are told as before and after ("from 8 on Thursday to 26").
    static let sideBySidePairs: Int32 = 30

    /// The facts about two figures of one ledger.
    init(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, ledger: Ledger) {
        self.init(scopes: Self.scopes(a, b, ledger: ledger), a, b)
    }

    /// What two figures are about and how they say it: the facts that depend on their profiles only, so that they can be remembered by
    /// them. Two increments are taken to be of different times here, two places to stand in different articles.
    static func scopes(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, ledger: Ledger) -> UInt64 {
        var event = Nest.same
        var concept = Nest.same
        var place = Nest.same
        var period = Nest.same
        var part = Nest.same
        var amounts = Amounts.comparable
        var flags: UInt64 = 0
        let (aEvent, bEvent) = (a.pointee.event, b.pointee.event)
        if aEvent != bEvent {
            if aEvent == Terms.none || bEvent == Terms.none {
                event = .unknown
            } else if ledger.terms.event(aEvent, isWithin: bEvent) {
                event = .aInB
            } else if ledger.terms.event(bEvent, isWithin: aEvent) {
                event = .bInA
            } else {
                event = .apart
            }
        }
        if aEvent != Terms.none, ledger.terms.isOccasion[Int(aEvent)] { flags |= 1 << 51 }
        if a.pointee.kind != b.pointee.kind { flags |= 1 << 39 }
        if a.pointee.unit != b.pointee.unit { flags |= 1 << 40 }
        let (aConcept, bConcept) = (a.pointee.concept, b.pointee.concept)
        let sameWords = a.pointee.words == b.pointee.words && a.pointee.words >= 0
        if aConcept == bConcept {
            if aConcept == Terms.none { concept = sameWords ? .same : .unknown }
        } else if aConcept == Terms.none || bConcept == Terms.none {
            concept = .unknown
        } else if a.pointee.takesSide, b.pointee.takesSide {
            // A rebel is a fighter, but both words take a side over the same people.
            flags |= 1 << 41
        } else if ledger.terms.concept(aConcept, isWithin: bConcept) {
            concept = .aInB
        } else if ledger.terms.concept(bConcept, isWithin: aConcept) {
            concept = .bInA
        } else {
            concept = .apart
        }
        if aEvent == Terms.none, bEvent == Terms.none {
            flags |= 1 << 38
            // Where nobody says what happened, only the very same words for something telling are about one thing.
            if concept != .same || !ledger.terms.isTelling(aConcept) || !sameWords { concept = .unknown }
        }
        if let nest = ledger.terms.places.nest(a.pointee.place, b.pointee.place) {
            place = nest
            flags |= 1 << 48
        } else if a.pointee.place != b.pointee.place {
            // A report that names no place covers its country, and a town is a part of what it covers.
            let isOpen = a.pointee.place < 0 || b.pointee.place < 0
            if a.pointee.isWide != b.pointee.isWide {
                place = !isOpen ? .apart : a.pointee.isWide ? .bInA : .aInB
            } else if !isOpen || !a.pointee.isWide {
                place = .apart
            }
        }
        if a.pointee.period != b.pointee.period { period = ledger.nest(period: a.pointee.period, b.pointee.period) }
        if a.pointee.isUnnamedPart {
            part = b.pointee.isUnnamedPart ? .apart : .aInB
        } else if b.pointee.isUnnamedPart {
            part = .bInA
        }
        let growing = a.pointee.grows || b.pointee.grows
        let (aMeasures, bMeasures) = (a.pointee.measures, b.pointee.measures)
        // A forecast is no running total: the next one may be lower.
        let isForecast = a.pointee.stance == .hypothetical || b.pointee.stance == .hypothetical
        if growing, aMeasures == .total, bMeasures == .total, !isForecast { flags |= 1 << 43 }
        if aMeasures != bMeasures {
            if aMeasures == .increment || bMeasures == .increment {
                amounts = .incrementAndTotal
            } else if growing {
                amounts = .remainingAndTotal
            }
        } else if aMeasures == .increment {
            amounts = .incrementsOfDifferentTimes
        }
        switch a.pointee.kind {
        case .percent, .percentagePoints, .rate, .ratio: flags |= 1 << 56
        default: break
        }
        switch a.pointee.kind {
        case .percent, .percentagePoints, .rate, .ratio, .duration: flags |= 1 << 44
        default: if aEvent != Terms.none, !growing, a.pointee.kind != .count { flags |= 1 << 44 }
        }
        let nests = UInt64(event.rawValue) | UInt64(concept.rawValue) << 3 | UInt64(place.rawValue) << 6
        let others = UInt64(period.rawValue) << 9 | UInt64(part.rawValue) << 12 | UInt64(amounts.rawValue) << 15
        return nests | others | UInt64(a.pointee.stanceNumber) << 17 | UInt64(b.pointee.stanceNumber) << 19 | flags
    }

    /// The facts about two figures whose scopes are known already.
    @inline(__always)
    init(scopes: UInt64, _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) {
        bits = scopes
        let sameClaim = a.pointee.key == b.pointee.key
        let sameArticle = a.pointee.article == b.pointee.article
        let known = a.pointee.first != Figure.lowest && b.pointee.first != Figure.lowest
        if sameClaim { bits |= 1 << 35 }
        if a.pointee.whole >= 0 || b.pointee.whole >= 0 {
            if a.pointee.whole == b.pointee.key {
                set(part: .aInB)
            } else if b.pointee.whole == a.pointee.key {
                set(part: .bInA)
            } else if sameClaim {
                set(part: .same)
            }
        }
        if amounts == .incrementsOfDifferentTimes,
            sameClaim || (known && a.pointee.first <= b.pointee.last && b.pointee.first <= a.pointee.last)
        {
            bits &= ~(3 << 15)
        }
        if sameArticle, a.pointee.isWide != b.pointee.isWide, !bothPlacesKnown {
            // A town that the catalogue lacks is a part of the country that the same report names.
            bits = bits & ~(7 << 6) | UInt64(a.pointee.isWide ? Nest.bInA.rawValue : Nest.aInB.rawValue) << 6
        }
        // A running total of an event that is told with its time, and one that is told without: one event, where the dates fit.
        if (a.pointee.period < 0) != (b.pointee.period < 0), grows {
            let (with, without) = a.pointee.period < 0 ? (b, a) : (a, b)
            if with.pointee.eventFirst != Figure.lowest, without.pointee.first != Figure.lowest,
                without.pointee.last >= with.pointee.eventFirst,
                without.pointee.first <= with.pointee.eventLast + Self.runningMinutes
            {
                bits &= ~(7 << 9)
            }
        }
        if isOccasion, known,
            a.pointee.first - b.pointee.last > Self.occasionMinutes
                || b.pointee.first - a.pointee.last > Self.occasionMinutes
        {
            bits |= 1 << 52
        }
        if grows, known,
            a.pointee.first - b.pointee.last > Self.farApartMinutes
                || b.pointee.first - a.pointee.last > Self.farApartMinutes
        {
            bits |= 1 << 42
        }
        // What matters only to some pairs is told only of them, so that fewer facts differ: who takes back whose figure, and what
        // the wider interval of two is.
        if a.pointee.stanceNumber != b.pointee.stanceNumber, a.pointee.origin == b.pointee.origin { bits |= 1 << 46 }
        let position = Self.position(a, b)
        bits |= UInt64(position.rawValue) << 29
        // One share of one whole: the same number is no chance.
        if part == .apart, position == .equal, a.pointee.wholeLow <= a.pointee.wholeHigh,
            a.pointee.wholeLow == b.pointee.wholeLow, a.pointee.wholeHigh == b.pointee.wholeHigh
        {
            set(part: .same)
        }
        if position == .disjoint, !sameArticle {
            if Self.replaces(a, b) {
                bits |= a.pointee.replacedIsDenied ? 1 << 53 | 1 << 55 : 1 << 53
            } else if Self.replaces(b, a) {
                bits |= b.pointee.replacedIsDenied ? 1 << 54 | 1 << 55 : 1 << 54
            }
        }
        if position != .disjoint || aReplacesB || bReplacesA, !sameArticle, hasEvent, place.isNested,
            scope != .apart, Self.mayBeOnePlace(a, b)
        {
            bits &= ~(7 << 6)
        }
        switch position {
        case .aInB, .aRoundsToB: bits |= UInt64(b.pointee.modifierNumber) << 25
        case .bInA, .bRoundsToA: bits |= UInt64(a.pointee.modifierNumber) << 21
        case .equal, .crossing: break
        case .disjoint:
            if a.pointee.low > b.pointee.high { bits |= 1 << 45 }
            if a.pointee.isBefore || Self.rose(b, from: a) { bits |= 1 << 57 }
            if b.pointee.isBefore || Self.rose(a, from: b) { bits |= 1 << 58 }
            if a.pointee.isOpenCount { bits |= 1 << 49 }
            if b.pointee.isOpenCount { bits |= 1 << 50 }
            bits |= UInt64(Self.time(a, b).rawValue) << 32
            if sameArticle, a.pointee.origin == b.pointee.origin, !sameClaim, a.pointee.start != b.pointee.start,
                a.pointee.start - b.pointee.end <= Self.sideBySidePairs,
                b.pointee.start - a.pointee.end <= Self.sideBySidePairs
            {
                bits |= 1 << 47
            }
        }
    }

    /// a's text gives a's number in the place of b's.
    private static func replaces(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        a.pointee.replacesAny && a.pointee.replacedLow == b.pointee.low && a.pointee.replacedHigh == b.pointee.high
            && a.pointee.stance == .asserted && b.pointee.stance == .asserted
    }

    /// a's text tells that the total rose to a's number from b's, which is not told of a later time.
    private static func rose(_ a: UnsafePointer<Figure>, from b: UnsafePointer<Figure>) -> Bool {
        a.pointee.roseFromLow == b.pointee.low && a.pointee.roseFromHigh == b.pointee.high
            && b.pointee.first <= a.pointee.last
    }

    /// A figure without a place, in a report that names no other place, and one with a place: they may well speak of one place, and where
    /// their numbers fit, they are taken to. Where the numbers part, the place can be the reason.
    private static func mayBeOnePlace(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        if a.pointee.place < 0 { return a.pointee.coverage == -1 || a.pointee.coverage == b.pointee.place }
        return b.pointee.place < 0 && (b.pointee.coverage == -1 || b.pointee.coverage == a.pointee.place)
    }

    private mutating func set(part nest: Nest) { bits = bits & ~(7 << 12) | UInt64(nest.rawValue) << 12 }

    /// The facts about two claims of one ledger, by index.
    init(_ a: Int, _ b: Int, of ledger: Ledger) {
        self = ledger.figures.withUnsafeBufferPointer {
            Facts($0.baseAddress! + a, $0.baseAddress! + b, ledger: ledger)
        }
    }

    /// How two intervals stand to each other.
    @inline(__always)
    private static func position(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Position {
        if a.pointee.low == b.pointee.low, a.pointee.high == b.pointee.high { return .equal }
        // An exact number that rounds to the other: 11,312 is 11,300. The slack of its own rounding does not count against it.
        let bothExact = a.pointee.isExact && b.pointee.isExact
        if bothExact {
            if b.pointee.isRounded, a.pointee.stated >= b.pointee.low, a.pointee.stated <= b.pointee.high,
                !a.pointee.isRounded || a.pointee.high - a.pointee.low <= b.pointee.high - b.pointee.low
            {
                return .aRoundsToB
            }
            if a.pointee.isRounded, b.pointee.stated >= a.pointee.low, b.pointee.stated <= a.pointee.high {
                return .bRoundsToA
            }
        }
        if a.pointee.low > b.pointee.high || b.pointee.low > a.pointee.high {
            // A number that a bound or a vague word holds is inside, though its rounding may reach out of it.
            return .disjoint
        }
        if b.pointee.low <= a.pointee.low, a.pointee.high <= b.pointee.high { return .aInB }
        if a.pointee.low <= b.pointee.low, b.pointee.high <= a.pointee.high { return .bInA }
        if !bothExact {
            if a.pointee.isExact, a.pointee.stated >= b.pointee.low, a.pointee.stated <= b.pointee.high { return .aInB }
            if b.pointee.isExact, b.pointee.stated >= a.pointee.low, b.pointee.stated <= a.pointee.high { return .bInA }
        }
        return .crossing
    }

    /// Which claim is later: by as-of where the dates part, by publication where they are the same day and no hour is known.
    private static func time(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Time {
        if a.pointee.first != Figure.lowest, b.pointee.first != Figure.lowest {
            if a.pointee.first > b.pointee.last { return .aLater }
            if b.pointee.first > a.pointee.last { return .bLater }
            // One stretch reaches on after the other has ended: "on the night to Thursday" and "on Thursday". A running total of
            // the last days ("in the past week") is one of their end; a year says too little.
            let (aDay, bDay) = (a.pointee.lastDay, b.pointee.lastDay)
            if aDay > bDay, a.pointee.first >= b.pointee.first || a.pointee.last - a.pointee.first <= runningMinutes {
                return .aLater
            }
            if bDay > aDay, b.pointee.first >= a.pointee.first || b.pointee.last - b.pointee.first <= runningMinutes {
                return .bLater
            }
            if aDay != bDay || (a.pointee.hasHour && b.pointee.hasHour) { return .same }
        } else if a.pointee.first != Figure.lowest || b.pointee.first != Figure.lowest {
            return .unknown
        }
        guard a.pointee.published != Figure.lowest, b.pointee.published != Figure.lowest else {
            return a.pointee.first == Figure.lowest ? .unknown : .same
        }
        let (aDay, bDay) = (a.pointee.publishedDay, b.pointee.publishedDay)
        if aDay != bDay { return aDay > bDay ? .aPublishedLater : .bPublishedLater }
        if a.pointee.publishedHasHour, b.pointee.publishedHasHour, a.pointee.published != b.pointee.published {
            return a.pointee.published > b.pointee.published ? .aPublishedLater : .bPublishedLater
        }
        return .same
    }
}
