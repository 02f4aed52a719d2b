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
    /// How many of them meet the claims of other topics, to which they stand by scope: the most widely told figure.
    static let classesAcross = 1

    private(set) var pairs: [Comparer.Outcome.Pair] = []
    /// Per claim: whether a later one updates it, or its own text says that it has risen since.
    private(set) var superseded: [Bool]
    /// Per claim: whether it is taken back.
    private(set) var withdrawn: [Bool]
    private let ledger: Ledger
    private let overrides: Overrides
    private let touchPairs: Bool
    private var memo = VerdictMemo()
    private var scopes = ScopesMemo()
    /// The figures, topic by topic, so that a topic's pairs are judged within a few lines of cache; valid while `find` runs. A figure's
    /// place among them is its slot.
    private let figures: UnsafePointer<Figure>
    /// The claim in each slot.
    private let claimOf: [Int32]
    /// The first slot of each topic, and the end of the last.
    private let starts: [Int32]

    /// The related pairs of a ledger, and which claims are superseded or withdrawn by them.
    static func find(_ ledger: Ledger, grouping: Grouping, overrides: Overrides) -> Pairing {
        var claimOf: [Int32] = []
        claimOf.reserveCapacity(ledger.figures.count)
        var starts: [Int32] = [0]
        for members in grouping.members {
            claimOf += members
            starts.append(Int32(claimOf.count))
        }
        let arranged = claimOf.map { ledger.figures[Int($0)] }
        return arranged.withUnsafeBufferPointer { figures in
            // An empty list has no address; nothing is read through this one.
            let first = figures.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Figure>.alignment)!
            var pairing = Pairing(ledger, overrides: overrides, figures: first, claimOf: claimOf, starts: starts)
            pairing.run(grouping)
            return pairing
        }
    }

    private init(
        _ ledger: Ledger, overrides: Overrides, figures: UnsafePointer<Figure>, claimOf: [Int32], starts: [Int32]
    ) {
        self.ledger = ledger
        self.overrides = overrides
        self.figures = figures
        self.claimOf = claimOf
        self.starts = starts
        touchPairs = overrides.touchPairs
        superseded = ledger.figures.map(\.isBefore)
        withdrawn = [Bool](repeating: false, count: ledger.figures.count)
    }

    private func slots(_ topic: Int) -> Range<Int32> { starts[topic]..<starts[topic + 1] }

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
        reserve(nested)
        var at = 0
        for topic in 0..<count {
            let slots = slots(topic)
            if slots.count <= Self.fullTopic {
                for i in slots {
                    for j in (i + 1)..<max(i + 1, slots.upperBound) { judge(i, j, topic: topic) }
                }
            } else {
                chosen[topic] = judgeLarge(slots, topic: topic)
            }
            var last: Int32 = -1
            while at < nested.count, Int(nested[at].0) == topic {
                let other = Int(nested[at].1)
                at += 1
                if other == last { continue }
                last = Int32(other)
                if slots.count <= Self.fullTopic, self.slots(other).count <= Self.fullTopic {
                    for i in slots {
                        for j in self.slots(other) { judge(i, j, topic: topic) }
                    }
                    continue
                }
                for which in [topic, other] where chosen[which] == nil {
                    let all = self.slots(which)
                    chosen[which] =
                        all.count <= Self.fullTopic
                        ? Array(all) : Array(representatives(of: all).widest.prefix(Self.classesAcross))
                }
                for i in chosen[topic] ?? [] {
                    for j in chosen[other] ?? [] { judge(i, j, topic: topic) }
                }
            }
        }
        linkAcross(grouping)
    }

    /// Makes room for as many pairs as are judged, so that the list does not move while it grows; room that stays empty costs nothing.
    private mutating func reserve(_ nested: [(Int32, Int32)]) {
        var most = 0
        for topic in 0..<(starts.count - 1) {
            let n = slots(topic).count
            most += n <= Self.fullTopic ? n * (n - 1) / 2 : 2 * n + Self.widestClasses * Self.widestClasses / 2
        }
        for (a, b) in nested {
            most += min(slots(Int(a)).count, Self.fullTopic) * min(slots(Int(b)).count, Self.fullTopic)
        }
        pairs.reserveCapacity(most)
    }

    /// Judges one pair of slots and keeps it where it is related.
    @inline(__always)
    private mutating func judge(_ i: Int32, _ j: Int32, topic: Int) {
        let (a, b) = (figures + Int(i), figures + Int(j))
        var facts = Facts(scopes: scopes.scopes(a, b, ledger: ledger), a, b)
        if touchPairs {
            overrides.apply(
                to: &facts, ledger.claims[Int(claimOf[Int(i)])].key, ledger.claims[Int(claimOf[Int(j)])].key)
        }
        keep(memo.verdict(facts), claimOf[Int(i)], claimOf[Int(j)], topic: topic)
    }

    @inline(__always)
    private mutating func keep(_ verdict: VerdictMemo.Entry, _ i: Int32, _ j: Int32, topic: Int) {
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
            var facts = Facts(Int(i), Int(j), of: ledger)
            overrides.apply(to: &facts, link[0], link[1])
            keep(memo.verdict(facts), i, j, topic: Int(topic))
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

    /// The key of the claim in a slot.
    private func key(_ slot: Int32) -> String { ledger.claims[Int(claimOf[Int(slot)])].key }

    private func representatives(of members: Range<Int32>) -> Classes {
        var classes: [Signature: [Int32]] = [:]
        for member in members { classes[Signature(figures[Int(member)]), default: []].append(member) }
        var rated: [(representative: Int32, origins: Int)] = []
        var stars: [(Int32, Int32)] = []
        for (_, claims) in classes {
            // The least key stands for the class: not the first loaded, for the choice must not depend on loading order.
            let representative = claims.min { key($0) < key($1) }!
            rated.append((representative, Set(claims.map { figures[Int($0)].origin }).count))
            for claim in claims where claim != representative { stars.append((representative, claim)) }
        }
        func isBefore(_ i: Int32, _ j: Int32) -> Bool {
            let (a, b) = (figures[Int(i)], figures[Int(j)])
            if a.low != b.low { return a.low < b.low }
            if a.high != b.high { return a.high < b.high }
            return key(i) < key(j)
        }
        rated.sort { x, y in
            let (a, b) = (figures[Int(x.representative)].stance, figures[Int(y.representative)].stance)
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
    private mutating func judgeLarge(_ members: Range<Int32>, topic: Int) -> [Int32] {
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
    private mutating func sweepSuperseded(_ members: Range<Int32>) {
        var byConcept: [Int16: [Int32]] = [:]
        for member in members {
            let figure = figures[Int(member)]
            if figure.stance == .asserted, figure.measures == .total, figure.period < 0, figure.first != Figure.lowest,
                !figure.isUnnamedPart
            {
                byConcept[figure.concept, default: []].append(member)
            }
        }
        for (_, claims) in byConcept {
            let sorted = claims.sorted { figures[Int($0)].first < figures[Int($1)].first }
            var highestLow = [Int64](repeating: Figure.lowest, count: sorted.count + 1)
            var lowestHigh = [Int64](repeating: Figure.highest, count: sorted.count + 1)
            for i in sorted.indices.reversed() {
                highestLow[i] = max(highestLow[i + 1], figures[Int(sorted[i])].low)
                lowestHigh[i] = min(lowestHigh[i + 1], figures[Int(sorted[i])].high)
            }
            for claim in sorted {
                let figure = figures[Int(claim)]
                var (from, to) = (0, sorted.count)
                while from < to {
                    let middle = (from + to) / 2
                    if figures[Int(sorted[middle])].first <= figure.last {
                        from = middle + 1
                    } else {
                        to = middle
                    }
                }
                let grows = figure.event != Terms.none && ledger.terms.grows[Int(figure.event)]
                if highestLow[from] > figure.high || (!grows && lowestHigh[from] < figure.low) {
                    superseded[Int(claimOf[Int(claim)])] = true
                }
            }
        }
    }
}
