import Claims

extension Topic {
    /// The summary of one topic: outlets and origins of all its claims, and what is shared by those that are asserted, not superseded or
    /// withdrawn, and of its own concept, one an origin.
    init(summarising index: Int, of grouping: Grouping, ledger: Ledger, superseded: [Bool], withdrawn: [Bool]) {
        let key = grouping.keys[index]
        let terms = ledger.terms
        let members = grouping.members[index].map { Int($0) }
        let figures = ledger.figures

        // The topic's own concept: the wider one if any claim is about it, else the only one there is; people whom the outlets call by
        // words of different sides are one group.
        let widest = key.concept
        let first = figures[members[0]].concept
        var hasWidest = false
        var isOne = true
        var onlySides = true
        for i in members {
            let concept = figures[i].concept
            if concept == widest { hasWidest = true }
            if concept != first { isOne = false }
            if !figures[i].takesSide { onlySides = false }
        }
        let own = hasWidest || widest == Terms.none || !isOne ? widest : first
        onlySides = onlySides && !hasWidest

        var live = members.filter { i in
            let figure = figures[i]
            return figure.stance == .asserted && figure.measures != .increment && !figure.isUnnamedPart
                && !superseded[i]
                && !withdrawn[i] && (figure.concept == own || onlySides)
        }
        // "The 26 victims" repeats a figure: it counts only where nothing else is left.
        if live.contains(where: { figures[$0].definite }), live.contains(where: { !figures[$0].definite }) {
            live.removeAll { figures[$0].definite }
        }

        // One an origin: the latest, then the narrowest.
        let voices = Self.voices(Self.withoutEchoes(live, ledger), figures)
        let segments = Self.mostShared(voices.map { (figures[$0].low, figures[$0].high, $0) })

        // The unit that most claims use; intervals are told in it.
        let unit = key.unit < 0 ? nil : Self.mostCommon(members) { ledger.claims[$0].quantity.unit }
        let step = unit.flatMap { ledger.conversion.step(kind: key.kind, unit: $0) }
        let shared = segments.map { segment in
            var interval = Interval(low: nil, high: nil)
            (interval.low, interval.lowOpen) = (ledger.common(segment.low).low, ledger.common(segment.low).lowOpen)
            (interval.high, interval.highOpen) = (
                ledger.common(segment.high).high, ledger.common(segment.high).highOpen
            )
            return step.flatMap { Conversion.revert(interval, by: $0) } ?? interval
        }
        let outside = live.filter { i in
            segments.allSatisfy { figures[i].low > figures[$0.high].high || figures[i].high < figures[$0.low].low }
        }
        self.init(
            event: key.event == Terms.none ? nil : terms.eventNames[Int(key.event)],
            concept: own > Terms.itself ? terms.conceptNames[Int(own)] : nil, kind: key.kind, unit: unit,
            place: key.place < 0
                ? nil : terms.places.name(key.place) ?? Self.mostCommon(members) { ledger.claims[$0].place },
            claims: members.map { ledger.claims[$0].key },
            outlets: Self.distinct(members) { ledger.outletOf[Int(figures[$0].article)] },
            origins: Self.distinct(Self.withoutEchoes(members, ledger)) { figures[$0].origin },
            shared: shared,
            outside: outside.map { ledger.claims[$0].key })
    }

    /// How many sourced claims of one article and topic a claim in the article's own voice is held against: more than any report has.
    private static let mostSourced = 64

    /// The claims but for those in which an article only repeats, in its own voice, what it has from a source elsewhere: its headline and
    /// its body speak for one origin.
    private static func withoutEchoes(_ claims: [Int], _ ledger: Ledger) -> [Int] {
        let figures = ledger.figures
        var sourced: [Int32: [Int]] = [:]
        for i in claims where !ledger.claims[i].attribution.isEmpty {
            sourced[figures[i].article, default: []].append(i)
        }
        guard !sourced.isEmpty else { return claims }
        return claims.filter { i in
            guard ledger.claims[i].attribution.isEmpty, let others = sourced[figures[i].article] else { return true }
            return !others.prefix(mostSourced).contains {
                figures[$0].stance == figures[i].stance && figures[$0].low <= figures[i].high
                    && figures[i].low <= figures[$0].high
            }
        }
    }

    /// The claim by which each origin speaks, in the order of the origins' first claims.
    private static func voices(_ live: [Int], _ figures: [Figure]) -> [Int] {
        var result: [Int] = []
        // A few origins are found faster by looking through them.
        var place: [Int32: Int] = [:]
        for i in live {
            let origin = figures[i].origin
            let known = live.count <= 32 ? result.firstIndex { figures[$0].origin == origin } : place[origin]
            if let known {
                if speaks(figures[i], before: figures[result[known]]) { result[known] = i }
            } else {
                if live.count > 32 { place[origin] = result.count }
                result.append(i)
            }
        }
        return result
    }

    /// How many different numbers the claims have.
    private static func distinct(_ claims: [Int], _ number: (Int) -> Int32) -> Int {
        if claims.count > 32 { return Set(claims.map(number)).count }
        var seen: [Int32] = []
        for claim in claims {
            let number = number(claim)
            if !seen.contains(number) { seen.append(number) }
        }
        return seen.count
    }

    private static func speaks(_ a: Figure, before b: Figure) -> Bool {
        if a.last != b.last { return a.last > b.last }
        if a.published != b.published { return a.published > b.published }
        let (aIn, bIn) = (b.low <= a.low && a.high <= b.high, a.low <= b.low && b.high <= a.high)
        if aIn != bIn { return aIn }
        return (a.low, a.high) < (b.low, b.high)
    }

    /// The stretches that the most intervals share, each by the claims whose ends bound it.
    private static func mostShared(_ intervals: [(low: Int64, high: Int64, claim: Int)]) -> [(low: Int, high: Int)] {
        let lows = intervals.sorted { $0.low < $1.low }
        let highs = intervals.sorted { $0.high < $1.high }
        var result: [(low: Int, high: Int)] = []
        var (i, j, depth, most) = (0, 0, 0, 0)
        while i < lows.count {
            // All that begins before the next end.
            while i < lows.count, lows[i].low <= highs[j].high {
                depth += 1
                i += 1
            }
            if depth > most {
                most = depth
                result = []
            }
            if depth == most { result.append((lows[i - 1].claim, highs[j].claim)) }
            guard i < lows.count else { break }
            while highs[j].high < lows[i].low {
                depth -= 1
                j += 1
            }
        }
        return result
    }

    /// The most common word of some claims; of equally common ones the first by their bytes.
    private static func mostCommon(_ claims: [Int], _ word: (Int) -> String?) -> String? {
        var first: String?
        var isOne = true
        for claim in claims {
            guard let word = word(claim) else { continue }
            if first == nil { first = word } else if word != first { isOne = false }
        }
        if isOne { return first }
        var counts: [String: Int] = [:]
        for claim in claims { if let word = word(claim) { counts[word, default: 0] += 1 } }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}
