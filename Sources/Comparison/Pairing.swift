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

    /// A later claim updates it, or its own text says that it has risen since.
    static let superseded: UInt8 = 1
    /// It is taken back.
    static let withdrawn: UInt8 = 2

    /// The related pairs, topic by topic.
    private(set) var pairs: Comparer.Outcome.Pairs
    /// Per slot of the grouping: `superseded`, `withdrawn`, or both.
    var marks: [UInt8] { Array(UnsafeBufferPointer(start: work.marks, count: grouping.claimOf.count)) }
    private let ledger: Ledger
    private let overrides: Overrides
    private let touchPairs: Bool
    /// Scopes that keep two claims apart settle all pairs of them, unless the analyst linked some.
    private let scopesSettle: Bool
    private let work: Workspace
    private var scopes = ScopesMemo()
    /// The figures by slot, so that a topic's pairs are judged within a few lines of cache; valid while `find` runs.
    private let figures: Figures
    private let columns: Columns
    private let grouping: Grouping
    /// For each topic that is not large, a slot for each number of `Workspace.kindOf`.
    private var kinds: [ScopesMemo.Key] = []
    private var kindStarts: [Int32] = [0]

    /// The related pairs of a ledger, and which claims are superseded or withdrawn by them; `figures` are those of the grouping's slots.
    static func find(
        _ ledger: Ledger, grouping: Grouping, figures: Figures, overrides: Overrides
    ) -> Pairing {
        var pairing = Pairing(ledger, overrides: overrides, figures: figures, grouping: grouping)
        pairing.run()
        return pairing
    }

    private init(_ ledger: Ledger, overrides: Overrides, figures: Figures, grouping: Grouping) {
        self.ledger = ledger
        self.overrides = overrides
        self.figures = figures
        self.grouping = grouping
        columns = Columns(figures, of: grouping)
        touchPairs = overrides.touchPairs
        scopesSettle = !overrides.touchPairs && ledger.keysAreUnique
        pairs = Comparer.Outcome.Pairs()
        work = Workspace(grouping.claimOf)
        for slot in grouping.claimOf.indices where figures[slot].isBefore { work.marks[slot] = Self.superseded }
    }

    private func slots(_ topic: Int) -> Range<Int> { grouping.slots(topic) }

    private mutating func run() {
        let count = grouping.count
        var nested: [UInt64] = []
        var broader = grouping
        for topic in 0..<count {
            sortKinds(topic)
            broader.broader(than: topic, figures: figures, ledger: ledger) { other in
                nested.append(NumberTable.key(Int32(min(topic, other)), Int32(max(topic, other))))
            }
        }
        nested.sort()
        var found = PairBuffer(capacity: mostPairs(nested))
        var chosen: [[Int32]?] = [[Int32]?](repeating: nil, count: count)
        var at = 0
        for topic in 0..<count {
            if slots(topic).count <= Self.fullTopic {
                judgeAll(topic, topic, nil, nil, &found)
            } else {
                chosen[topic] = judgeLarge(topic, &found)
            }
            var last = UInt64.max
            while at < nested.count, Int(nested[at] >> 32) == topic {
                let pair = nested[at]
                at += 1
                if pair == last { continue }
                last = pair
                let other = Int(truncatingIfNeeded: pair & 0xFFFF_FFFF)
                for which in [topic, other] where slots(which).count > Self.fullTopic && chosen[which] == nil {
                    chosen[which] = Array(representatives(of: slots(which)).widest.prefix(Self.classesAcross))
                }
                judgeAll(topic, other, chosen[topic], chosen[other], &found)
            }
            found.endTopic()
        }
        linkAcross(&found)
        pairs = Comparer.Outcome.Pairs(found)
    }

    /// Numbers what the figures of a topic are about.
    private mutating func sortKinds(_ topic: Int) {
        let slots = slots(topic)
        let first = kinds.count
        if slots.count <= Self.fullTopic {
            for slot in slots {
                let key = ScopesMemo.Key(figures, slot)
                var at = first
                while at < kinds.count, kinds[at].profile != key.profile || kinds[at].place != key.place { at += 1 }
                if at == kinds.count { kinds.append(key) }
                work.kindOf[slot] = UInt8(at - first)
            }
        }
        kindStarts.append(Int32(kinds.count))
    }

    /// At most so many pairs are found.
    private func mostPairs(_ nested: [UInt64]) -> Int {
        var most = 0
        for topic in 0..<grouping.count {
            let n = slots(topic).count
            most += n <= Self.fullTopic ? n * (n - 1) / 2 : 2 * n + Self.widestClasses * Self.widestClasses / 2
        }
        for pair in nested {
            let (a, b) = (slots(Int(pair >> 32)), slots(Int(pair & 0xFFFF_FFFF)))
            most += min(a.count, Self.fullTopic) * min(b.count, Self.fullTopic)
        }
        return most
    }

    /// Judges all pairs of two topics that nest, or of one; of a large topic, those of the claims that were chosen. What the scopes alone
    /// decide is decided once for all claims that are about the same.
    private mutating func judgeAll(
        _ first: Int, _ second: Int, _ firstChosen: [Int32]?, _ secondChosen: [Int32]?, _ found: inout PairBuffer
    ) {
        let (left, right) = (slots(first), slots(second))
        if first == second, left.count < 2 { return }
        let (rows, columns) = (keys(first, firstChosen), keys(second, secondChosen))
        var isOpen = false
        for i in rows.indices {
            for j in columns.indices {
                let known =
                    scopes.scopes(rows[i], columns[j], figures, ledger: ledger)
                    ?? (scopesSettle
                        ? .max
                        : Facts.scopes(figures + Int(rows[i].slot), figures + Int(columns[j].slot), ledger: ledger))
                work.scopes[(i - rows.startIndex) * Self.fullTopic + (j - columns.startIndex)] = known
                if known != .max { isOpen = true }
            }
        }
        guard isOpen else { return }
        var count = 0
        func judgeRow(_ i: Int, _ row: Int) {
            let scopes = work.scopes + row * Self.fullTopic
            if let secondChosen {
                for (n, j) in secondChosen.enumerated() {
                    count = judge(i, of: left, Int(j)..<Int(j) + 1, of: right, scopes: scopes + n, after: count)
                }
            } else {
                let from = first == second ? i + 1 : right.lowerBound
                count = judge(i, of: left, from..<right.upperBound, of: right, scopes: scopes, after: count)
            }
        }
        if let firstChosen {
            for (n, i) in firstChosen.enumerated() { judgeRow(Int(i), n) }
        } else {
            for i in left { judgeRow(i, Int(work.kindOf[i])) }
        }
        found.append(contentsOf: UnsafeBufferPointer(start: work.related, count: count))
    }

    /// What the figures of a topic are about, by a slot for each: of a large one, those that were chosen.
    private func keys(_ topic: Int, _ chosen: [Int32]?) -> ArraySlice<ScopesMemo.Key> {
        if let chosen { return chosen.map { ScopesMemo.Key(figures, Int($0)) }[...] }
        return kinds[Int(kindStarts[topic])..<Int(kindStarts[topic + 1])]
    }

    /// Judges the pairs of a slot of one topic with each of a range of another, whose scopes are given by kind, and lists those that are related in the workspace
    /// behind the first `count`. Returns how many are listed then.
    private func judge(
        _ i: Int, of left: Range<Int>, _ range: Range<Int>, of right: Range<Int>, scopes: UnsafePointer<UInt64>,
        after count: Int
    ) -> Int {
        let (figures, orders, kindOf, marks, memo) = (figures, work.orders, work.kindOf, work.marks, work.memo)
        let (related, claimOf) = (work.related, work.claimOf)
        let (asides, positions, times) = (ledger.asides, Facts.positions, Facts.times)
        let a = figures + i
        let own = work.claimOf[i]
        var ownMarks: UInt8 = 0
        var count = count
        columns.fill(orders, i, of: left, range, of: right)
        for j in range {
            let scopes = scopes[Int(kindOf[j])]
            if scopes == .max { continue }
            var facts = Facts(
                scopes: scopes, orders[j &- range.lowerBound], a, figures + j, asides: asides, positions: positions,
                times: times)
            if touchPairs { override(&facts, i, j) }
            let verdict = memo.verdict(facts)
            // Half of all pairs are reversed, many are not related, and nothing foretells which: each is written, marks nothing
            // where it is not related, and is written over by the next then.
            let reversal = verdict.reversal
            ownMarks |= verdict.mark & UInt8(truncatingIfNeeded: reversal)
            marks[j] |= verdict.mark & ~UInt8(truncatingIfNeeded: reversal)
            let other = claimOf[j]
            let swap = (own ^ other) & Int32(truncatingIfNeeded: reversal)
            related[count] = PairBuffer.pack(own ^ swap, other ^ swap, verdict.rule)
            count &+= verdict.isRelated ? 1 : 0
        }
        marks[i] |= ownMarks
        return count
    }

    /// Judges one pair of slots and keeps it where it is related.
    private mutating func judge(_ i: Int, _ j: Int, _ found: inout PairBuffer) {
        let (a, b) = (figures + i, figures + j)
        var facts = Facts(
            scopes: scopes.scopes(ScopesMemo.Key(figures, i), ScopesMemo.Key(figures, j), figures, ledger: ledger)
                ?? Facts.scopes(a, b, ledger: ledger), a, b,
            asides: ledger.asides)
        if touchPairs { override(&facts, i, j) }
        let verdict = work.memo.verdict(facts)
        guard verdict.isRelated else { return }
        let (subject, object) = verdict.isReversed ? (j, i) : (i, j)
        work.marks[object] |= verdict.mark
        found.append(grouping.claimOf[subject], grouping.claimOf[object], verdict.rule)
    }

    private func override(_ facts: inout Facts, _ i: Int, _ j: Int) { overrides.apply(to: &facts, key(i), key(j)) }

    /// Pairs that the analyst linked across topics that do not nest.
    private mutating func linkAcross(_ found: inout PairBuffer) {
        guard overrides.touchPairs else { return }
        var indexOf: [String: Int] = [:]
        for i in ledger.order { indexOf[ledger.claims[i].key] = i }
        var slotOf = [Int](repeating: -1, count: ledger.claims.count)
        for (slot, claim) in grouping.claimOf.enumerated() { slotOf[Int(claim)] = slot }
        var listed: Set<[Int32]> = []
        for pair in found.all { listed.insert([min(pair.a, pair.b), max(pair.a, pair.b)]) }
        for link in overrides.links {
            guard let i = indexOf[link[0]], let j = indexOf[link[1]],
                !listed.contains([Int32(min(i, j)), Int32(max(i, j))])
            else { continue }
            let topic = max(0, min(grouping.topicOf[i], grouping.topicOf[j]))
            var facts = Facts(i, j, of: ledger)
            overrides.apply(to: &facts, link[0], link[1])
            let verdict = work.memo.verdict(facts)
            guard verdict.isRelated else { continue }
            let (subject, object) = verdict.isReversed ? (j, i) : (i, j)
            if slotOf[object] >= 0 { work.marks[slotOf[object]] |= verdict.mark }
            found.insert(Comparer.Outcome.Pair(a: Int32(subject), b: Int32(object), topic: topic, rule: verdict.rule))
        }
        found.sort()
    }
}

/// What is written while pairs are judged, a million times a second: plain memory, so that no list is checked to be unshared.
private final class Workspace {
    /// Per slot: what `Pairing.marks` tells.
    let marks: UnsafeMutablePointer<UInt8>
    /// Per slot: the number of what the figure is about, among those of its topic; not told of large topics.
    let kindOf: UnsafeMutablePointer<UInt8>
    /// For two topics, the scopes by these numbers; all bits set where they keep the claims apart.
    let scopes: UnsafeMutablePointer<UInt64>
    /// The related pairs of two topics, and one more.
    let related: UnsafeMutablePointer<UInt64>
    /// How one figure stands to those of a topic.
    let orders = Columns.Row(capacity: Pairing.fullTopic)
    /// The claim of each slot.
    let claimOf: UnsafeMutablePointer<Int32>
    let memo = VerdictMemo()

    init(_ claims: [Int32]) {
        let slots = claims.count
        marks = .allocate(capacity: slots)
        marks.initialize(repeating: 0, count: slots)
        kindOf = .allocate(capacity: slots)
        kindOf.initialize(repeating: 0, count: slots)
        scopes = .allocate(capacity: Pairing.fullTopic * Pairing.fullTopic)
        related = .allocate(capacity: Pairing.fullTopic * Pairing.fullTopic + 1)
        claimOf = .allocate(capacity: slots)
        for slot in claims.indices { (claimOf + slot).initialize(to: claims[slot]) }
    }

    deinit {
        marks.deallocate()
        kindOf.deallocate()
        scopes.deallocate()
        related.deallocate()
        orders.deallocate()
        claimOf.deallocate()
        memo.release()
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
    private func key(_ slot: Int) -> String { ledger.claims[Int(grouping.claimOf[slot])].key }

    private func representatives(of members: Range<Int>) -> Classes {
        var classes: [Signature: [Int32]] = [:]
        for member in members { classes[Signature(figures[member]), default: []].append(Int32(member)) }
        var rated: [(representative: Int32, origins: Int)] = []
        var stars: [(Int32, Int32)] = []
        for (_, claims) in classes {
            // The least key stands for the class: not the first loaded, for the choice must not depend on loading order.
            let representative = claims.min { key(Int($0)) < key(Int($1)) }!
            rated.append((representative, Set(claims.map { figures[Int($0)].origin }).count))
            for claim in claims where claim != representative { stars.append((representative, claim)) }
        }
        func isBefore(_ i: Int32, _ j: Int32) -> Bool {
            let (a, b) = (figures[Int(i)], figures[Int(j)])
            if a.low != b.low { return a.low < b.low }
            if a.high != b.high { return a.high < b.high }
            return key(Int(i)) < key(Int(j))
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
    private mutating func judgeLarge(_ topic: Int, _ found: inout PairBuffer) -> [Int32] {
        let members = slots(topic)
        let classes = representatives(of: members)
        for (i, a) in classes.widest.enumerated() {
            for b in classes.widest[(i + 1)...] { judge(Int(min(a, b)), Int(max(a, b)), &found) }
        }
        let widest = Set(classes.widest)
        for (a, b) in zip(classes.byInterval, classes.byInterval.dropFirst())
        where !(widest.contains(a) && widest.contains(b)) {
            judge(Int(min(a, b)), Int(max(a, b)), &found)
        }
        for (a, b) in classes.stars { judge(Int(min(a, b)), Int(max(a, b)), &found) }
        found.sortTopic { (min($0.a, $0.b), max($0.a, $0.b)) < (min($1.a, $1.b), max($1.a, $1.b)) }
        sweepSuperseded(members)
        return Array(classes.widest.prefix(Self.classesAcross))
    }

    /// Finds what later claims update without looking at pairs: by the highest low and lowest high of all that is later.
    private mutating func sweepSuperseded(_ members: Range<Int>) {
        var byConcept: [Int16: [Int32]] = [:]
        for member in members {
            let figure = figures[member]
            if figure.stance == .asserted, figure.measures == .total, figure.period < 0, figure.first != Figure.lowest,
                !figure.isUnnamedPart
            {
                byConcept[figure.concept, default: []].append(Int32(member))
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
                    work.marks[Int(claim)] |= Self.superseded
                }
            }
        }
    }
}
