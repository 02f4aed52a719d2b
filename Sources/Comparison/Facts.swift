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

    @inline(__always)
    private func field(_ shift: UInt64, _ width: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: bits >> shift & (1 << width - 1))
    }
    @inline(__always)
    private func flag(_ shift: UInt64) -> Bool { bits >> shift & 1 == 1 }
    private mutating func set(_ shift: UInt64, _ isSet: Bool) { bits = bits & ~(1 << shift) | (isSet ? 1 << shift : 0) }

    var event: Nest { Nest(rawValue: field(0, 3))! }
    var concept: Nest { Nest(rawValue: field(3, 3))! }
    var place: Nest { Nest(rawValue: field(6, 3))! }
    var period: Nest { Nest(rawValue: field(9, 3))! }
    var part: Nest { Nest(rawValue: field(12, 3))! }
    var amounts: Amounts { Amounts(rawValue: field(15, 2))! }
    var aStance: Claim.Stance { Claim.Stance.allCases[Int(field(17, 2))] }
    var bStance: Claim.Stance { Claim.Stance.allCases[Int(field(19, 2))] }
    /// The modifier of the wider interval where one lies in the other; `exact` elsewhere.
    var aModifier: Quantity.Modifier { Quantity.Modifier.allCases[Int(field(21, 4))] }
    var bModifier: Quantity.Modifier { Quantity.Modifier.allCases[Int(field(25, 4))] }
    var position: Position { Position(rawValue: field(29, 3))! }
    var time: Time { Time(rawValue: field(32, 3))! }
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
    var isOccasion: Bool { flag(51) }
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
    /// Told of disjoint intervals only: two shares of a vote that together are all of it.
    var areTwoSides: Bool { flag(61) }
    /// Shares and rates, which are of their own stretch of time only.
    var areShares: Bool { flag(56) }
    /// Something of these scopes depends on the two figures themselves as well.
    private var needsLook: Bool { flag(59) }
    /// One of the two does not say what happened, or to what; the very number may tell that they are of one thing.
    var mayBeTold: Bool { flag(62) }
    /// The narrower concept is a role in which people were there, told of those whom the other calls people.
    private var isRole: Bool { flag(63) }
    /// The dates of two of the figures compared lie far apart, if not of these two.
    private var spansEvents: Bool { flag(60) }
    /// In what is known of two figures' scopes: one of the two places lies in the other, or only one is said, and the figures themselves
    /// may tell that it is one place. Of the facts themselves it is none, and `sameClaim` has its bit.
    private static let placesNest: UInt64 = 1 << 35

    /// The narrower claim, taking event, concept, place, period and part together; `apart` where each is narrower in one respect.
    var scope: Nest {
        // The five stand side by side, three bits each: all are asked at once.
        let (first, second, third) = (bits & Self.nests, bits >> 1 & Self.nests, bits >> 2 & Self.nests)
        let aIsNarrower = first & ~second & ~third != 0
        let bIsNarrower = second & ~first & ~third != 0
        if aIsNarrower { return bIsNarrower ? .apart : .aInB }
        return bIsNarrower ? .bInA : .same
    }

    /// The lowest bit of each nest.
    private static let nests: UInt64 = 0o11111

    var isDisjoint: Bool { position == .disjoint }
    /// Neither speaks against the other's saying so. What is stated and what is expected meet only where the analyst linked the two.
    var sameStance: Bool {
        func isTold(_ stance: Claim.Stance) -> Bool { stance == .asserted || stance == .hypothetical }
        return aStance == bStance || (isTold(aStance) && isTold(bStance))
    }

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
        self.init(scopes: Self.scopes(a, b, ledger: ledger), a, b, asides: ledger.asides)
    }

    /// What two figures are about and how they say it. Two increments are taken to be of different times here, two places to stand in
    /// different articles.
    static func scopes(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, ledger: Ledger) -> UInt64 {
        subjects(a, b, ledger: ledger) | places(a, b, ledger.terms.places)
    }

    /// How the places of two figures stand to each other.
    @inline(__always)
    static func places(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, _ places: PlaceTable) -> UInt64 {
        Self.places(
            (a.pointee.place, a.pointee.isWide), (b.pointee.place, b.pointee.isWide), places)
    }

    /// The same of the places alone, and whether each is wide.
    @inline(__always)
    static func places(
        _ a: (place: Int32, isWide: Bool), _ b: (place: Int32, isWide: Bool), _ places: PlaceTable
    ) -> UInt64 {
        if let nest = places.nest(a.place, b.place) {
            return UInt64(nest.rawValue) << 6 | 1 << 48 | (nest.isNested ? placesNest : 0)
        }
        if a.place == b.place { return 0 }
        // A report that names no place covers its country, and a town is a part of what it covers.
        var place = Nest.same
        let isOpen = a.place < 0 || b.place < 0
        if a.isWide != b.isWide {
            place = !isOpen ? .apart : a.isWide ? .bInA : .aInB
            return UInt64(place.rawValue) << 6 | (isOpen ? placesNest : 1 << 59)
        }
        if !isOpen || !a.isWide { place = .apart }
        return UInt64(place.rawValue) << 6
    }

    /// All of the scopes but for the places: what depends on the profiles of the two figures only, so that it can be remembered by them.
    static func subjects(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, ledger: Ledger) -> UInt64 {
        var event = Nest.same
        var concept = Nest.same
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
        if concept.isNested {
            let narrower = concept == .aInB ? aConcept : bConcept
            if ledger.terms.isRole[Int(narrower)] { flags |= 1 << 63 | 1 << 59 }
        }
        let named = concept
        if aEvent == Terms.none, bEvent == Terms.none {
            flags |= 1 << 38
            // Where nobody says what happened, only the very same words for something telling are about one thing.
            if concept != .same || !ledger.terms.isTelling(aConcept) || !sameWords { concept = .unknown }
        }
        if event == .same || event == .unknown, named != .apart, event == .unknown || concept == .unknown,
            a.pointee.kind == b.pointee.kind, a.pointee.unit == b.pointee.unit,
            a.pointee.kind != .count || Self.mayCountOne(a, b)
        {
            flags |= 1 << 62 | 1 << 59
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
                // "Another 950" and "950 in a day": the number may tell that both are of one day.
                if event == .same, concept != .unknown { flags |= 1 << 62 | 1 << 59 }
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
        let isLoose =
            amounts == .incrementsOfDifferentTimes || part == .apart || flags >> 51 & 1 == 1
            || a.pointee.stanceNumber != b.pointee.stanceNumber
            || (growing && (a.pointee.period < 0) != (b.pointee.period < 0))
        if isLoose || !ledger.keysAreUnique { flags |= 1 << 59 }
        if ledger.spansEvents { flags |= 1 << 60 }
        let nests = UInt64(event.rawValue) | UInt64(concept.rawValue) << 3
        let others = UInt64(period.rawValue) << 9 | UInt64(part.rawValue) << 12 | UInt64(amounts.rawValue) << 15
        return nests | others | UInt64(a.pointee.stanceNumber) << 17 | UInt64(b.pointee.stanceNumber) << 19 | flags
    }

    /// Nothing but scopes.
    init(scopes: UInt64) { bits = scopes }

    /// The facts about two figures whose scopes are known already.
    init(
        scopes: UInt64, _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, asides: UnsafePointer<Figure.Aside>
    ) {
        self.init(
            scopes: scopes, Orders(a, b), a, b, asides: asides, positions: Self.positions, times: Self.times)
    }

    /// The same where it is known, too, how their numbers and dates stand.
    @inline(__always)
    init(
        scopes: UInt64, _ orders: Orders, _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>,
        asides: UnsafePointer<Figure.Aside>, positions: Positions, times: Times
    ) {
        bits = scopes & ~Self.placesNest
        if grows, spansEvents, a.pointee.first != Figure.lowest, b.pointee.first != Figure.lowest,
            a.pointee.first &- b.pointee.last > Self.farApartMinutes
                || b.pointee.first &- a.pointee.last > Self.farApartMinutes
        {
            bits |= 1 << 42
        }
        let standAlone = a.pointee.standsAlone && orders.bStandsAlone
        let needsLook = needsLook || !standAlone
        if needsLook { lookAtScopes(a, b, asides) }
        let found = positions[orders.ends]
        let position = Position(rawValue: found & 7)!
        bits |= UInt64(found & 7) << 29
        if needsLook || (scopes & Self.placesNest != 0 && orders.mayBeOnePlace) {
            lookAtNumbers(a, b, asides, position)
        }
        // The modifier of the wider interval.
        bits |= UInt64(found >> 4) * orders.bModifier << 25
        bits |= UInt64(found >> 3 & 1) * UInt64(a.pointee.modifierNumber) << 21
        if position == .disjoint {
            bits |= orders.aIsHigher << 45
            if !standAlone {
                if a.pointee.isBefore || Self.rose(b, from: a, asides) { bits |= 1 << 57 }
                if b.pointee.isBefore || Self.rose(a, from: b, asides) { bits |= 1 << 58 }
            }
            if a.pointee.isOpenCount { bits |= 1 << 49 }
            bits |= orders.bIsOpen << 50
            // What does not change is the same at both times, as long as both are those of one occasion.
            let isFixed = a.pointee.isFixed && b.pointee.isFixed && Self.areOfOneOccasion(a, b)
            bits |= UInt64(isFixed ? Time.same.rawValue : orders.time(times)) << 32
            if orders.isOneArticle, a.pointee.origin == b.pointee.origin, !sameClaim,
                a.pointee.start != b.pointee.start, a.pointee.start - b.pointee.end <= Self.sideBySidePairs,
                b.pointee.start - a.pointee.end <= Self.sideBySidePairs
            {
                bits |= 1 << 47
            }
        }
    }

    /// What of the scopes depends on the two figures themselves: parts and wholes, increments, places and periods that only one has.
    @inline(never)
    private mutating func lookAtScopes(
        _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, _ asides: UnsafePointer<Figure.Aside>
    ) {
        let sameClaim = a.pointee.key == b.pointee.key
        if sameClaim { bits |= 1 << 35 }
        let known = a.pointee.first != Figure.lowest && b.pointee.first != Figure.lowest
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
        if a.pointee.article == b.pointee.article, a.pointee.isWide != b.pointee.isWide, !bothPlacesKnown {
            // A town that the catalogue lacks is a part of the country that the same report names.
            bits = bits & ~(7 << 6) | UInt64(a.pointee.isWide ? Nest.bInA.rawValue : Nest.aInB.rawValue) << 6
        }
        // A running total of an event that is told with its time, and one that is told without: one event, where the dates fit.
        if (a.pointee.period < 0) != (b.pointee.period < 0), grows {
            let (with, without) = a.pointee.period < 0 ? (b, a) : (a, b)
            let event = asides + Int(with.pointee.aside)
            if event.pointee.eventFirst != Figure.lowest, without.pointee.first != Figure.lowest,
                without.pointee.last >= event.pointee.eventFirst,
                without.pointee.first <= event.pointee.eventLast + Self.runningMinutes
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
        // What matters only to some pairs is told only of them, so that fewer facts differ: who takes back whose figure, and what
        // the wider interval of two is.
        if a.pointee.stanceNumber != b.pointee.stanceNumber, a.pointee.origin == b.pointee.origin { bits |= 1 << 46 }
    }

    /// What depends on how the numbers stand to each other as well.
    @inline(never)
    private mutating func lookAtNumbers(
        _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, _ asides: UnsafePointer<Figure.Aside>,
        _ position: Position
    ) {
        let sameArticle = a.pointee.article == b.pointee.article
        if mayBeTold {
            bits &= ~(1 << 62)
            if !sameArticle, place != .apart, Self.numbersTell(a, b, position) {
                if amounts != .incrementAndTotal {
                    // Event, concept and place are those of the one that names them.
                    bits &= ~0o777
                } else if isOneFigure, event == .same, concept != .unknown {
                    bits &= ~(3 << 15)
                }
            }
        }
        // "Would cut 14,000 jobs" and "to cut 14,100 jobs" are one plan; another number may be another one.
        if a.pointee.isDecided, b.pointee.isDecided, position != .disjoint, aStance != bStance {
            if aStance == .hypothetical, bStance == .asserted { bits &= ~(3 << 17) }
            if bStance == .hypothetical, aStance == .asserted { bits &= ~(3 << 19) }
        }
        if isRole {
            bits &= ~(1 << 63)
            if !sameArticle, hasEvent, a.pointee.whole < 0, b.pointee.whole < 0,
                position != .disjoint || Self.maySucceed(a, b)
            {
                bits &= ~0o70
            }
        }
        // One share of one whole: the same number is no chance.
        if part == .apart, position == .equal {
            let (x, y) = (asides + Int(a.pointee.aside), asides + Int(b.pointee.aside))
            if x.pointee.wholeLow <= x.pointee.wholeHigh, x.pointee.wholeLow == y.pointee.wholeLow,
                x.pointee.wholeHigh == y.pointee.wholeHigh
            {
                set(part: .same)
            }
        }
        if position == .disjoint, isOccasion, areShares,
            (asides + Int(a.pointee.aside)).pointee.share &+ (asides + Int(b.pointee.aside)).pointee.share == Self.all
        {
            bits |= 1 << 61
        }
        if position == .disjoint, !sameArticle {
            if Self.replaces(a, b, asides) {
                bits |= a.pointee.replacedIsDenied ? 1 << 53 | 1 << 55 : 1 << 53
            } else if Self.replaces(b, a, asides) {
                bits |= b.pointee.replacedIsDenied ? 1 << 54 | 1 << 55 : 1 << 54
            }
        }
        if !sameArticle, hasEvent, place == .apart, position == .equal || aReplacesB || bReplacesA,
            Self.mayLieWithin(a, b)
        {
            bits &= ~(7 << 6)
        }
        if position != .disjoint || aReplacesB || bReplacesA || Self.maySucceed(a, b) || Self.isUncharted(a, b),
            !sameArticle, hasEvent, place.isNested,
            scope != .apart, Self.mayBeOnePlace(a, b)
        {
            bits &= ~(7 << 6)
        }
    }

    /// Both dates are those of one occasion.
    private static func areOfOneOccasion(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        a.pointee.first != Figure.lowest && b.pointee.first != Figure.lowest
            && a.pointee.first - b.pointee.last <= occasionMinutes
            && b.pointee.first - a.pointee.last <= occasionMinutes
    }

    /// Two counts of which neither says what happened may be of one thing: both name it, or one leaves it to be known.
    private static func mayCountOne(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        a.pointee.event == Terms.none && b.pointee.event == Terms.none
            && (a.pointee.concept != Terms.none || a.pointee.words < 0)
            && (b.pointee.concept != Terms.none || b.pointee.words < 0)
    }

    /// Two reports of one time have the very number, or one inside of what the other leaves open beside it, and no number that two reports
    /// have by chance.
    private static func numbersTell(
        _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, _ position: Position
    ) -> Bool {
        guard areOfOneOccasion(a, b) else { return false }
        let isNamed = a.pointee.kind != .count || (a.pointee.concept != Terms.none && b.pointee.concept != Terms.none)
        let least = isNamed ? NumberTelling.some : .much
        let isOneEvent = a.pointee.event == b.pointee.event && a.pointee.event != Terms.none
        switch position {
        case .equal, .aRoundsToB, .bRoundsToA:
            // Who denies an amount means the one that was stated.
            if a.pointee.kind == .money, a.pointee.stanceNumber != b.pointee.stanceNumber { return true }
            return max(a.pointee.tells, b.pointee.tells) >= least
        case .aInB, .bInA:
            guard (isOneEvent ? max : min)(a.pointee.tells, b.pointee.tells) >= least else { return false }
            let (inner, outer) = position == .aInB ? (a, b) : (b, a)
            switch Quantity.Modifier.allCases[Int(outer.pointee.modifierNumber)] {
            case .about, .nearly: return true
            // "More than 1,800" for 1,842; a bound far away is one of anything.
            case .atLeast, .moreThan:
                return outer.pointee.low > 0 && inner.pointee.low < inner.pointee.high &+ 1
                    && inner.pointee.low - outer.pointee.low <= inner.pointee.low / 8
            default: return false
            }
        case .crossing, .disjoint: return false
        }
    }

    /// 100 %, as `Figure.Aside.share` has it.
    private static let all: Int64 = 1_000_000

    /// a's text gives a's number in the place of b's.
    private static func replaces(
        _ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, _ asides: UnsafePointer<Figure.Aside>
    ) -> Bool {
        let aside = asides + Int(a.pointee.aside)
        return a.pointee.replacesAny && aside.pointee.replacedLow == b.pointee.low
            && aside.pointee.replacedHigh == b.pointee.high && a.pointee.stance == .asserted
            && b.pointee.stance == .asserted
    }

    /// a's text tells that the total rose to a's number from b's, which is not told of a later time.
    private static func rose(
        _ a: UnsafePointer<Figure>, from b: UnsafePointer<Figure>, _ asides: UnsafePointer<Figure.Aside>
    ) -> Bool {
        let aside = asides + Int(a.pointee.aside)
        return aside.pointee.roseFromLow == b.pointee.low && aside.pointee.roseFromHigh == b.pointee.high
            && b.pointee.first <= a.pointee.last
    }

    /// A figure without a place, in a report that names no other place, and one with a place: they may well speak of one place, and where
    /// their numbers fit, they are taken to. Where the numbers part, the place can be the reason.
    static func mayBeOnePlace(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        if a.pointee.place < 0 { return a.pointee.coverage == -1 || a.pointee.coverage == b.pointee.place }
        return b.pointee.place < 0 && (b.pointee.coverage == -1 || b.pointee.coverage == a.pointee.place)
    }

    /// One of two counts is of a country, the other of a place that the catalogue lacks, which may lie in it: with the very number at one time
    /// it is taken to. Small numbers are often the same by chance.
    private static func mayLieWithin(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        guard a.pointee.isTellingCount, b.pointee.isTellingCount, areOfOneOccasion(a, b) else { return false }
        return a.pointee.isWide != b.pointee.isWide && !(a.pointee.isWide ? b : a).pointee.isCharted
    }

    /// One of two counts names no place, the other one that the catalogue lacks: mostly the spot where it happened.
    private static func isUncharted(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        a.pointee.kind == .count
            && (a.pointee.place < 0 ? !b.pointee.isCharted : b.pointee.place < 0 && !a.pointee.isCharted)
    }

    /// Of two figures that no number fits, the later one is what becomes of the earlier: it rose, or is of what may fall.
    private static func maySucceed(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) -> Bool {
        guard a.pointee.first != Figure.lowest, b.pointee.first != Figure.lowest else { return false }
        let (earlier, later) = a.pointee.first <= b.pointee.first ? (a, b) : (b, a)
        guard earlier.pointee.last < later.pointee.first else { return false }
        return !later.pointee.grows || later.pointee.low > earlier.pointee.high
    }

    /// Leaves the places out: a draft need not name the place that its sources name, nor by the same name.
    mutating func leaveOutPlaces() { bits &= ~(7 << 6) }

    /// Leaves the stretches of time out.
    mutating func leaveOutPeriods() { bits &= ~(7 << 9) }

    /// Takes event and concept for the same, where a draft has the very number of a source and one of the two texts does not say of what.
    mutating func takeSubjectsAsSame() { bits &= ~0o77 }

    private mutating func set(part nest: Nest) { bits = bits & ~(7 << 12) | UInt64(nest.rawValue) << 12 }

    /// The facts about two claims of one ledger, by index.
    init(_ a: Int, _ b: Int, of ledger: Ledger) {
        self = ledger.figures.withUnsafeBufferPointer {
            Facts($0.baseAddress! + a, $0.baseAddress! + b, ledger: ledger)
        }
    }

    /// How two intervals stand to each other, for each order of their ends: looked up, for guessing wrong at a dozen questions costs more
    /// than asking them all. Three bits of the position, one that is set where a's interval is the wider one, one for b's.
    typealias Positions = UnsafePointer<UInt8>

    nonisolated(unsafe) static let positions: Positions = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: EndOrder.count)
        for i in 0..<EndOrder.count {
            let position = position(EndOrder(rawValue: UInt16(i)))
            table[i] = position.rawValue
            if position == .bInA || position == .bRoundsToA { table[i] |= 1 << 3 }
            if position == .aInB || position == .aRoundsToB { table[i] |= 1 << 4 }
        }
        return UnsafePointer(table)
    }()

    /// How the ends of two intervals stand, and the numbers that their texts state.
    struct EndOrder: OptionSet {
        static let count = 1 << 12
        let rawValue: UInt16

        static let aLowIsLess = EndOrder(rawValue: 1)
        static let bLowIsLess = EndOrder(rawValue: 1 << 1)
        static let aHighIsLess = EndOrder(rawValue: 1 << 2)
        static let bHighIsLess = EndOrder(rawValue: 1 << 3)
        static let disjoint = EndOrder(rawValue: 1 << 4)
        static let aStatedInB = EndOrder(rawValue: 1 << 5)
        static let bStatedInA = EndOrder(rawValue: 1 << 6)
        static let aIsWider = EndOrder(rawValue: 1 << 7)
        static let aIsExact = EndOrder(rawValue: 1 << 8)
        static let bIsExact = EndOrder(rawValue: 1 << 9)
        static let aIsRounded = EndOrder(rawValue: 1 << 10)
        static let bIsRounded = EndOrder(rawValue: 1 << 11)

        init(rawValue: UInt16) { self.rawValue = rawValue }

        @inline(__always)
        init(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) {
            let (aLow, aHigh, aStated) = (a.pointee.low, a.pointee.high, a.pointee.stated)
            let (bLow, bHigh, bStated) = (b.pointee.low, b.pointee.high, b.pointee.stated)
            func bit(_ holds: Bool, _ place: UInt16) -> UInt16 { UInt16(unsafeBitCast(holds, to: UInt8.self)) << place }
            let ends =
                bit(aLow < bLow, 0) | bit(bLow < aLow, 1) | bit(aHigh < bHigh, 2) | bit(bHigh < aHigh, 3)
                | bit(aLow > bHigh, 4) | bit(bLow > aHigh, 4)
            let stated =
                (bit(aStated >= bLow, 5) & bit(aStated <= bHigh, 5))
                | (bit(bStated >= aLow, 6) & bit(bStated <= aHigh, 6))
            // Widths of exact numbers only, whose ends are never infinite.
            let width = bit(aHigh &- aLow > bHigh &- bLow, 7)
            rawValue = ends | stated | width | a.pointee.precision | b.pointee.precision << 1
        }
    }

    private static func position(_ ends: EndOrder) -> Position {
        let lowsDiffer = !ends.isDisjoint(with: [.aLowIsLess, .bLowIsLess])
        let highsDiffer = !ends.isDisjoint(with: [.aHighIsLess, .bHighIsLess])
        if !lowsDiffer, !highsDiffer { return .equal }
        // An exact number that rounds to the other: 11,312 is 11,300. The slack of its own rounding does not count against it.
        let bothExact = ends.isSuperset(of: [.aIsExact, .bIsExact])
        if bothExact {
            if ends.isSuperset(of: [.bIsRounded, .aStatedInB]), !ends.isSuperset(of: [.aIsRounded, .aIsWider]) {
                return .aRoundsToB
            }
            if ends.isSuperset(of: [.aIsRounded, .bStatedInA]) { return .bRoundsToA }
        }
        // A number that a bound or a vague word holds is inside, though its rounding may reach out of it.
        if ends.contains(.disjoint) { return .disjoint }
        if !ends.contains(.aLowIsLess), !ends.contains(.bHighIsLess) { return .aInB }
        if !ends.contains(.bLowIsLess), !ends.contains(.aHighIsLess) { return .bInA }
        if !bothExact {
            if ends.isSuperset(of: [.aIsExact, .aStatedInB]) { return .aInB }
            if ends.isSuperset(of: [.bIsExact, .bStatedInA]) { return .bInA }
        }
        return .crossing
    }

    /// Which claim is later: by as-of where the dates part, by publication where they are the same day and no hour is known. Looked up
    /// by how the dates stand, like the position: what as-of says for each order of dates, and behind it what publication says for each
    /// order of its dates.
    typealias Times = UnsafePointer<UInt8>
    static let undecided: UInt8 = 7

    nonisolated(unsafe) static let times: Times = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: DateOrder.count + PublicationOrder.count)
        for i in 0..<DateOrder.count { table[i] = time(DateOrder(rawValue: UInt16(i)))?.rawValue ?? undecided }
        for i in 0..<PublicationOrder.count {
            table[DateOrder.count + i] = time(PublicationOrder(rawValue: UInt16(i))).rawValue
        }
        return UnsafePointer(table)
    }()

    /// How two as-of dates stand to each other.
    struct DateOrder: OptionSet {
        static let count = 1 << 11
        let rawValue: UInt16

        static let aIsKnown = DateOrder(rawValue: 1)
        static let bIsKnown = DateOrder(rawValue: 1 << 1)
        static let aBeginsAfterB = DateOrder(rawValue: 1 << 2)
        static let bBeginsAfterA = DateOrder(rawValue: 1 << 3)
        static let aEndsOnLaterDay = DateOrder(rawValue: 1 << 4)
        static let bEndsOnLaterDay = DateOrder(rawValue: 1 << 5)
        static let aBeginsFirst = DateOrder(rawValue: 1 << 6)
        static let bBeginsFirst = DateOrder(rawValue: 1 << 7)
        static let aIsLong = DateOrder(rawValue: 1 << 8)
        static let bIsLong = DateOrder(rawValue: 1 << 9)
        static let hoursAreKnown = DateOrder(rawValue: 1 << 10)

        init(rawValue: UInt16) { self.rawValue = rawValue }

        @inline(__always)
        init(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) {
            let (aFirst, aLast, bFirst, bLast) = (a.pointee.first, a.pointee.last, b.pointee.first, b.pointee.last)
            let (aDay, bDay) = (a.pointee.lastDay, b.pointee.lastDay)
            func bit(_ holds: Bool, _ place: UInt16) -> UInt16 { UInt16(unsafeBitCast(holds, to: UInt8.self)) << place }
            let known = bit(aFirst != Figure.lowest, 0) | bit(bFirst != Figure.lowest, 1)
            let order =
                bit(aFirst > bLast, 2) | bit(bFirst > aLast, 3) | bit(aDay > bDay, 4) | bit(bDay > aDay, 5)
                | bit(aFirst < bFirst, 6) | bit(bFirst < aFirst, 7)
            let lengths = bit(aLast &- aFirst > runningMinutes, 8) | bit(bLast &- bFirst > runningMinutes, 9)
            rawValue = known | order | lengths | (bit(a.pointee.hasHour, 10) & bit(b.pointee.hasHour, 10))
        }
    }

    /// By as-of; nil where publication decides.
    private static func time(_ dates: DateOrder) -> Time? {
        guard dates.isSuperset(of: [.aIsKnown, .bIsKnown]) else {
            return dates.isDisjoint(with: [.aIsKnown, .bIsKnown]) ? nil : .unknown
        }
        if dates.contains(.aBeginsAfterB) { return .aLater }
        if dates.contains(.bBeginsAfterA) { return .bLater }
        // One stretch reaches on after the other has ended: "on the night to Thursday" and "on Thursday". A running total of the last
        // days ("in the past week") is one of their end; a year says too little.
        if dates.contains(.aEndsOnLaterDay), !dates.isSuperset(of: [.aBeginsFirst, .aIsLong]) { return .aLater }
        if dates.contains(.bEndsOnLaterDay), !dates.isSuperset(of: [.bBeginsFirst, .bIsLong]) { return .bLater }
        return dates.isDisjoint(with: [.aEndsOnLaterDay, .bEndsOnLaterDay, .hoursAreKnown]) ? nil : .same
    }

    /// How two times of publication stand to each other.
    struct PublicationOrder: OptionSet {
        static let count = 1 << 7
        let rawValue: UInt16

        static let areKnown = PublicationOrder(rawValue: 1)
        static let asOfIsKnown = PublicationOrder(rawValue: 1 << 1)
        static let aDayIsLater = PublicationOrder(rawValue: 1 << 2)
        static let bDayIsLater = PublicationOrder(rawValue: 1 << 3)
        static let aIsLater = PublicationOrder(rawValue: 1 << 4)
        static let bIsLater = PublicationOrder(rawValue: 1 << 5)
        static let hoursAreKnown = PublicationOrder(rawValue: 1 << 6)

        init(rawValue: UInt16) { self.rawValue = rawValue }

        @inline(__always)
        init(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) {
            let (aTime, bTime) = (a.pointee.published, b.pointee.published)
            let (aDay, bDay) = (a.pointee.publishedDay, b.pointee.publishedDay)
            func bit(_ holds: Bool, _ place: UInt16) -> UInt16 { UInt16(unsafeBitCast(holds, to: UInt8.self)) << place }
            let known =
                (bit(aTime != Figure.lowest, 0) & bit(bTime != Figure.lowest, 0))
                | bit(a.pointee.first != Figure.lowest, 1)
            let order = bit(aDay > bDay, 2) | bit(bDay > aDay, 3) | bit(aTime > bTime, 4) | bit(bTime > aTime, 5)
            rawValue = known | order | (bit(a.pointee.publishedHasHour, 6) & bit(b.pointee.publishedHasHour, 6))
        }
    }

    private static func time(_ order: PublicationOrder) -> Time {
        guard order.contains(.areKnown) else { return order.contains(.asOfIsKnown) ? .same : .unknown }
        if order.contains(.aDayIsLater) { return .aPublishedLater }
        if order.contains(.bDayIsLater) { return .bPublishedLater }
        guard order.contains(.hoursAreKnown) else { return .same }
        return order.contains(.aIsLater) ? .aPublishedLater : order.contains(.bIsLater) ? .bPublishedLater : .same
    }
}
