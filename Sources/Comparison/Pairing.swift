import Claims

/// Finds the related pairs, topic by topic.
///
/// Every pair of a topic of up to `fullTopic` claims is judged, and every pair of such topics that nest. A larger topic would have more pairs
/// than anyone reads, so there the list is a choice whose length grows with the number of claims: equal claims (same interval, scope,
/// stance, as-of) are a class, each claim is paired with its class's representative, the `widestClasses` classes with the most origins are
/// paired with each other (denials and withdrawals first), the others with their neighbours by interval, and the first `classesAcross` of
/// them with the claims of topics that nest with it.
struct Pairing {
    /// The most claims of a topic for which every pair is judged.
    static let fullTopic = 64
    /// How many classes of a larger topic are paired with each other.
    static let widestClasses = 48
    /// How many of them meet the claims of other topics, to which they stand by scope.
    static let classesAcross = 8

    private(set) var pairs: [Comparer.Outcome.Pair] = []
    /// Per claim: whether a later one updates it.
    private(set) var superseded: [Bool]
    /// Per claim: whether it is taken back.
    private(set) var withdrawn: [Bool]
    private let ledger: Ledger
    private let overrides: Overrides
    private var memo = VerdictMemo()
    /// The ledger's figures; valid while `init` runs.
    private let figures: UnsafePointer<Figure>

    /// The related pairs of a ledger, and which claims are superseded or withdrawn by them.
    static func find(_ ledger: Ledger, grouping: Grouping, overrides: Overrides) -> Pairing {
        ledger.figures.withUnsafeBufferPointer { figures in
            guard let first = figures.baseAddress else {
                return Pairing(ledger, figures: UnsafePointer(bitPattern: 8)!, overrides)
            }
            var pairing = Pairing(ledger, figures: first, overrides)
            pairing.run(grouping)
            return pairing
        }
    }

    private init(_ ledger: Ledger, figures: UnsafePointer<Figure>, _ overrides: Overrides) {
        self.ledger = ledger
        self.figures = figures
        self.overrides = overrides
        superseded = [Bool](repeating: false, count: ledger.figures.count)
        withdrawn = superseded
    }

    private mutating func run(_ grouping: Grouping) {
        let count = grouping.members.count
        var chosen: [[Int32]?] = [[Int32]?](repeating: nil, count: count)

        var nested: [(Int32, Int32)] = []
        for topic in 0..<count {
            for other in grouping.broader(than: topic, ledger: ledger) {
                nested.append((Int32(min(topic, other)), Int32(max(topic, other))))
            }
        }
        nested.sort { $0 < $1 }
        var at = 0
        for topic in 0..<count {
            let members = grouping.members[topic]
            if members.count <= Self.fullTopic {
                for i in members.indices {
                    for j in members.index(after: i)..<members.endIndex { judge(members[i], members[j], topic: topic) }
                }
            } else {
                chosen[topic] = judgeLarge(members, topic: topic)
            }
            var last: Int32 = -1
            while at < nested.count, Int(nested[at].0) == topic {
                let other = nested[at].1
                at += 1
                if other == last { continue }
                last = other
                for which in [topic, Int(other)]
                where chosen[which] == nil && grouping.members[which].count > Self.fullTopic {
                    chosen[which] = Array(
                        representatives(of: grouping.members[which]).widest.prefix(Self.classesAcross))
                }
                let theirs = chosen[Int(other)] ?? grouping.members[Int(other)]
                for a in chosen[topic] ?? members {
                    for b in theirs { judge(a, b, topic: topic) }
                }
            }
        }
        linkAcross(grouping)
    }

    /// Judges one pair and keeps it where it is related.
    @inline(__always)
    private mutating func judge(_ i: Int32, _ j: Int32, topic: Int) {
        var facts = Facts(figures + Int(i), figures + Int(j), ledger: ledger)
        if overrides.touchPairs { overrides.apply(to: &facts, ledger.claims[Int(i)].key, ledger.claims[Int(j)].key) }
        let verdict = memo.verdict(facts)
        guard verdict.isRelated else { return }
        let (a, b) = verdict.isReversed ? (j, i) : (i, j)
        if verdict.supersedes { superseded[Int(b)] = true }
        if verdict.withdraws { withdrawn[Int(b)] = true }
        pairs.append(Comparer.Outcome.Pair(a: a, b: b, topic: Int32(topic), rule: verdict.rule))
    }

    /// Pairs that the analyst linked across topics that do not nest.
    private mutating func linkAcross(_ grouping: Grouping) {
        guard overrides.touchPairs else { return }
        var indexOf: [String: Int32] = [:]
        for i in ledger.order { indexOf[ledger.claims[i].key] = Int32(i) }
        var listed: Set<[Int32]> = []
        for pair in pairs { listed.insert([min(pair.a, pair.b), max(pair.a, pair.b)]) }
        for link in overrides.links {
            guard let i = indexOf[link[0]], let j = indexOf[link[1]], !listed.contains([min(i, j), max(i, j)]) else {
                continue
            }
            let topic = max(0, min(grouping.topicOf[Int(i)], grouping.topicOf[Int(j)]))
            judge(i, j, topic: Int(topic))
        }
        pairs.sort { ($0.topic, $0.a, $0.b) < ($1.topic, $1.a, $1.b) }
    }
}

// MARK: - Large topics

extension Pairing {
    /// What makes claims of one topic equal.
    private struct Signature: Hashable {
        var low: Int64
        var high: Int64
        var first: Int64
        var last: Int64
        var concept: Int16
        var period: Int32
        var stance: Claim.Stance
        var measures: Claim.Measures
        var modifierNumber: UInt8
        var isUnnamedPart: Bool

        init(_ figure: Figure) {
            low = figure.low
            high = figure.high
            first = figure.first
            last = figure.last
            concept = figure.concept
            period = figure.period
            stance = figure.stance
            measures = figure.measures
            modifierNumber = figure.modifierNumber
            isUnnamedPart = figure.isUnnamedPart
        }
    }

    /// The classes of a large topic's claims.
    private struct Classes {
        /// One claim of each class, by interval.
        var byInterval: [Int32]
        /// One claim of each of the widest classes, denials and withdrawals first.
        var widest: [Int32]
        /// Each claim with the one that stands for its class.
        var stars: [(Int32, Int32)]
    }

    private func representatives(of members: [Int32]) -> Classes {
        var classes: [Signature: [Int32]] = [:]
        for member in members { classes[Signature(ledger.figures[Int(member)]), default: []].append(member) }
        var rated: [(representative: Int32, origins: Int)] = []
        var stars: [(Int32, Int32)] = []
        for (_, claims) in classes {
            // The least key stands for the class: not the first loaded, for the choice must not depend on loading order.
            let representative = claims.min { ledger.claims[Int($0)].key < ledger.claims[Int($1)].key }!
            rated.append((representative, Set(claims.map { ledger.figures[Int($0)].origin }).count))
            for claim in claims where claim != representative { stars.append((representative, claim)) }
        }
        func isBefore(_ i: Int32, _ j: Int32) -> Bool {
            let (a, b) = (ledger.figures[Int(i)], ledger.figures[Int(j)])
            if a.low != b.low { return a.low < b.low }
            if a.high != b.high { return a.high < b.high }
            return ledger.claims[Int(i)].key < ledger.claims[Int(j)].key
        }
        rated.sort { x, y in
            let (a, b) = (ledger.figures[Int(x.representative)].stance, ledger.figures[Int(y.representative)].stance)
            let (aSpeaksAgainst, bSpeaksAgainst) = (a == .denied || a == .retracted, b == .denied || b == .retracted)
            if aSpeaksAgainst != bSpeaksAgainst { return aSpeaksAgainst }
            if x.origins != y.origins { return x.origins > y.origins }
            return isBefore(x.representative, y.representative)
        }
        return Classes(
            byInterval: rated.map(\.representative).sorted(by: isBefore),
            widest: rated.prefix(Self.widestClasses).map(\.representative),
            stars: stars.sorted { ($0.1, $0.0) < ($1.1, $1.0) })
    }

    /// Judges the chosen pairs of a large topic, and answers with the representatives that meet other topics.
    private mutating func judgeLarge(_ members: [Int32], topic: Int) -> [Int32] {
        let classes = representatives(of: members)
        let start = pairs.count
        for (i, a) in classes.widest.enumerated() {
            for b in classes.widest[(i + 1)...] { judge(min(a, b), max(a, b), topic: topic) }
        }
        let widest = Set(classes.widest)
        for (a, b) in zip(classes.byInterval, classes.byInterval.dropFirst())
        where !(widest.contains(a) && widest.contains(b)) {
            judge(min(a, b), max(a, b), topic: topic)
        }
        for (a, b) in classes.stars { judge(min(a, b), max(a, b), topic: topic) }
        pairs[start...].sort { (min($0.a, $0.b), max($0.a, $0.b)) < (min($1.a, $1.b), max($1.a, $1.b)) }
        sweepSuperseded(members)
        return Array(classes.widest.prefix(Self.classesAcross))
    }

    /// Finds what later claims update without looking at pairs: by the highest low and lowest high of all that is later.
    private mutating func sweepSuperseded(_ members: [Int32]) {
        var byConcept: [Int16: [Int32]] = [:]
        for member in members {
            let figure = ledger.figures[Int(member)]
            if figure.stance == .asserted, figure.measures == .total, figure.period < 0, figure.first != Figure.lowest,
                !figure.isUnnamedPart
            {
                byConcept[figure.concept, default: []].append(member)
            }
        }
        for (_, claims) in byConcept {
            let sorted = claims.sorted { ledger.figures[Int($0)].first < ledger.figures[Int($1)].first }
            var highestLow = [Int64](repeating: Figure.lowest, count: sorted.count + 1)
            var lowestHigh = [Int64](repeating: Figure.highest, count: sorted.count + 1)
            for i in sorted.indices.reversed() {
                highestLow[i] = max(highestLow[i + 1], ledger.figures[Int(sorted[i])].low)
                lowestHigh[i] = min(lowestHigh[i + 1], ledger.figures[Int(sorted[i])].high)
            }
            for claim in sorted {
                let figure = ledger.figures[Int(claim)]
                var (from, to) = (0, sorted.count)
                while from < to {
                    let middle = (from + to) / 2
                    if ledger.figures[Int(sorted[middle])].first <= figure.last {
                        from = middle + 1
                    } else {
                        to = middle
                    }
                }
                let grows = figure.event != Terms.none && ledger.terms.grows[Int(figure.event)]
                if highestLow[from] > figure.high || (!grows && lowestHigh[from] < figure.low) {
                    superseded[Int(claim)] = true
                }
            }
        }
    }
}
