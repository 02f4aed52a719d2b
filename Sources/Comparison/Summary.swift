import Claims

extension Comparer.Outcome {
    /// The topics: each summed up in numbers at once, put into words when asked for.
    public struct Topics: RandomAccessCollection, Sendable {
        private let ledger: Ledger
        private let grouping: Grouping
        private let summaries: Summaries

        init(ledger: Ledger, grouping: Grouping, figures: Figures, marks: [UInt8]) {
            self.ledger = ledger
            self.grouping = grouping
            summaries = Summaries(ledger: ledger, grouping: grouping, figures: figures, marks: marks)
        }

        /// 0.
        public var startIndex: Int { 0 }
        /// How many topics there are.
        public var endIndex: Int { grouping.count }

        /// A topic, made each time it is asked for.
        public subscript(index: Int) -> Topic {
            let family = grouping.family(index)
            let terms = ledger.terms
            let own = summaries.own[index]
            let members = grouping.claimOf[grouping.slots(index)].map { Int($0) }
            let place = grouping.placeOf[index]
            // The unit that most claims use; intervals are told in it.
            let unit = family.unit < 0 ? nil : mostCommon(members) { ledger.claims[$0].quantity.unit }
            let step = unit.flatMap { ledger.conversion.step(kind: family.kind, unit: $0) }
            let shared = summaries.shared(index).map { segment in
                let (low, high) = (ledger.common(Int(segment.low)), ledger.common(Int(segment.high)))
                let interval = Interval(low: low.low, high: high.high, lowOpen: low.lowOpen, highOpen: high.highOpen)
                return step.flatMap { Conversion.revert(interval, by: $0) } ?? interval
            }
            return Topic(
                event: family.event == Terms.none ? nil : terms.eventNames[Int(family.event)],
                concept: own > Terms.itself ? terms.conceptNames[Int(own)] : nil, kind: family.kind, unit: unit,
                place: place < 0 ? nil : terms.places.name(place) ?? mostCommon(members) { ledger.claims[$0].place },
                claims: members.map { ledger.claims[$0].key }, outlets: Int(summaries.outlets[index]),
                origins: Int(summaries.origins[index]), shared: shared,
                outside: summaries.outside(index).map { ledger.claims[Int($0)].key },
                sharing: Int(summaries.sharing[index]),
                sharedFigures: summaries.shared(index).map { figure($0, members) })
        }

        /// The claim whose figure is just a stretch; of several the first by its key, whatever the order of loading.
        private func figure(_ stretch: (low: Int32, high: Int32), _ members: [Int]) -> String? {
            let (low, high) = (ledger.common(Int(stretch.low)), ledger.common(Int(stretch.high)))
            let figures = members.filter {
                let own = ledger.common($0)
                return own.low == low.low && own.lowOpen == low.lowOpen && own.high == high.high
                    && own.highOpen == high.highOpen
            }
            return figures.map { ledger.claims[$0].key }.min()
        }

        /// The most common word of some claims; of equally common ones the first by their bytes.
        private func mostCommon(_ claims: [Int], _ word: (Int) -> String?) -> String? {
            var counts: [String: Int] = [:]
            for claim in claims { if let word = word(claim) { counts[word, default: 0] += 1 } }
            return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        }
    }
}

/// What the topics come to: outlets and origins of all their claims, and what is shared by those that are asserted, not superseded or
/// withdrawn, and of the topic's own concept, one an origin.
struct Summaries {
    /// Per topic: the concept it is about; how many outlets print its claims, and how many origins these have.
    private(set) var own: [Int16] = []
    private(set) var outlets: [Int32] = []
    private(set) var origins: [Int32] = []
    /// Per topic: how many origins share each of its stretches.
    private(set) var sharing: [Int32] = []
    /// The stretches that most origins share, topic by topic, each by the claims whose ends bound it.
    private var segments: [(low: Int32, high: Int32)] = []
    private var segmentStarts: [Int32] = [0]
    /// The claims outside of all of these.
    private var outsiders: [Int32] = []
    private var outsiderStarts: [Int32] = [0]

    func shared(_ topic: Int) -> ArraySlice<(low: Int32, high: Int32)> {
        segments[Int(segmentStarts[topic])..<Int(segmentStarts[topic + 1])]
    }
    func outside(_ topic: Int) -> ArraySlice<Int32> {
        outsiders[Int(outsiderStarts[topic])..<Int(outsiderStarts[topic + 1])]
    }

    /// Sums up all topics; figures and marks are those of the grouping's slots.
    init(ledger: Ledger, grouping: Grouping, figures: Figures, marks: [UInt8]) {
        var summarizer = Summarizer(ledger: ledger, figures: figures)
        for topic in 0..<grouping.count {
            let slots = grouping.slots(topic)
            own.append(summarizer.ownConcept(slots, widest: grouping.family(topic).concept))
            outlets.append(summarizer.countOutlets(slots))
            origins.append(summarizer.countOrigins(slots))
            summarizer.sumUp(slots, marks: marks)
            for segment in summarizer.shared {
                segments.append((grouping.claimOf[segment.low], grouping.claimOf[segment.high]))
            }
            segmentStarts.append(Int32(segments.count))
            sharing.append(Int32(summarizer.sharing))
            for slot in summarizer.outside { outsiders.append(grouping.claimOf[slot]) }
            outsiderStarts.append(Int32(outsiders.count))
        }
    }
}

/// Sums up one topic after the other in the same memory; claims are named by slot.
private struct Summarizer {
    /// What most origins share: the slots whose ends bound each stretch.
    private(set) var shared: [(low: Int, high: Int)] = []
    /// How many origins share each of these.
    private(set) var sharing = 0
    /// The slots outside of all of these.
    private(set) var outside: [Int] = []

    private let ledger: Ledger
    private let figures: Figures
    private var live: [Int] = []
    private var kept: [Int] = []
    private var heard: [Int] = []
    private var lows: [Int] = []
    private var highs: [Int] = []
    /// Per outlet and origin: the count at which it was last seen, and where among `heard` it speaks.
    private var seen: [Int32]
    private var seat: [Int32]
    private var counts: Int32 = 0
    /// What `ownConcept` found of the topic.
    private var own = Terms.none
    private var onlySides = false

    init(ledger: Ledger, figures: Figures) {
        self.ledger = ledger
        self.figures = figures
        seen = [Int32](repeating: 0, count: ledger.nameCount)
        seat = [Int32](repeating: 0, count: ledger.nameCount)
    }

    /// The topic's own concept: the wider one if any claim is about it, else the only one there is; people whom the outlets call by words
    /// of different sides are one group.
    mutating func ownConcept(_ slots: Range<Int>, widest: Int16) -> Int16 {
        let first = figures[slots.lowerBound].concept
        var hasWidest = false
        var isOne = true
        onlySides = true
        for slot in slots {
            let concept = figures[slot].concept
            if concept == widest { hasWidest = true }
            if concept != first { isOne = false }
            if !figures[slot].takesSide { onlySides = false }
        }
        own = hasWidest || widest == Terms.none || !isOne ? widest : first
        onlySides = onlySides && !hasWidest
        return own
    }

    /// How many outlets print a claim.
    mutating func countOutlets(_ slots: Range<Int>) -> Int32 {
        counts += 1
        var result: Int32 = 0
        for slot in slots where isNew(Int(ledger.outletOf[Int(figures[slot].article)])) { result += 1 }
        return result
    }

    /// How many origins the claims lead to.
    mutating func countOrigins(_ slots: Range<Int>) -> Int32 {
        counts += 1
        Self.dropEchoes(slots, figures, into: &kept)
        var result: Int32 = 0
        for slot in kept where isNew(Int(figures[slot].origin)) { result += 1 }
        return result
    }

    @inline(__always)
    private mutating func isNew(_ name: Int) -> Bool {
        if seen[name] == counts { return false }
        seen[name] = counts
        return true
    }

    /// What most origins share, and which claims lie outside of it; to be asked after `ownConcept`.
    mutating func sumUp(_ slots: Range<Int>, marks: [UInt8]) {
        live.removeAll(keepingCapacity: true)
        var (definite, plain) = (false, false)
        for slot in slots {
            let figure = figures + slot
            guard figure.pointee.stance == .asserted, figure.pointee.measures != .increment,
                !figure.pointee.isUnnamedPart, marks[slot] == 0, figure.pointee.concept == own || onlySides
            else { continue }
            live.append(slot)
            if figure.pointee.definite { definite = true } else { plain = true }
        }
        // "The 26 victims" repeats a figure: it counts only where nothing else is left.
        if definite, plain { live.removeAll { figures[$0].definite } }
        hear()
        findShared()
        outside.removeAll(keepingCapacity: true)
        for slot in live
        where shared.allSatisfy({
            figures[slot].low > figures[$0.high].high || figures[slot].high < figures[$0.low].low
        }) {
            outside.append(slot)
        }
    }

    /// How many sourced claims of one article and topic a claim in the article's own voice is held against: more than any report has.
    private static let mostSourced = 64

    /// The claims but for those in which an article only repeats, in its own voice, what it has from a source elsewhere: its headline
    /// and its body speak for one origin. The claims of an article stand side by side.
    private static func dropEchoes(
        _ slots: some RandomAccessCollection<Int>, _ figures: Figures, into kept: inout [Int]
    ) {
        kept.removeAll(keepingCapacity: true)
        var rest = slots[...]
        while let first = rest.first {
            let article = rest.prefix { figures[$0].article == figures[first].article }
            let isSourced = article.contains { figures[$0].isSourced }
            for slot in article
            where !isSourced || figures[slot].isSourced || !isEcho(figures + slot, article, figures) {
                kept.append(slot)
            }
            rest = rest[article.endIndex...]
        }
    }

    private static func isEcho(
        _ own: UnsafePointer<Figure>, _ article: some Collection<Int>, _ figures: Figures
    ) -> Bool {
        article.lazy.filter { figures[$0].isSourced }.prefix(mostSourced).contains {
            figures[$0].stance == own.pointee.stance && figures[$0].low <= own.pointee.high
                && own.pointee.low <= figures[$0].high
        }
    }

    /// Finds the claim by which each origin speaks: the latest, then the narrowest.
    private mutating func hear() {
        heard.removeAll(keepingCapacity: true)
        counts += 1
        Self.dropEchoes(live, figures, into: &kept)
        for slot in kept {
            let origin = Int(figures[slot].origin)
            if isNew(origin) {
                seat[origin] = Int32(heard.count)
                heard.append(slot)
            } else if speaks(slot, before: heard[Int(seat[origin])]) {
                heard[Int(seat[origin])] = slot
            }
        }
    }

    private func speaks(_ i: Int, before j: Int) -> Bool {
        let (a, b) = (figures + i, figures + j)
        if a.pointee.last != b.pointee.last { return a.pointee.last > b.pointee.last }
        if a.pointee.published != b.pointee.published { return a.pointee.published > b.pointee.published }
        let aIn = b.pointee.low <= a.pointee.low && a.pointee.high <= b.pointee.high
        let bIn = a.pointee.low <= b.pointee.low && b.pointee.high <= a.pointee.high
        if aIn != bIn { return aIn }
        return (a.pointee.low, a.pointee.high) < (b.pointee.low, b.pointee.high)
    }

    /// Finds the stretches that the most intervals share.
    private mutating func findShared() {
        shared.removeAll(keepingCapacity: true)
        if heard.count == 1 {
            shared.append((heard[0], heard[0]))
            sharing = 1
            return
        }
        let figures = figures
        lows.removeAll(keepingCapacity: true)
        lows.append(contentsOf: heard)
        lows.sort { figures[$0].low < figures[$1].low }
        highs.removeAll(keepingCapacity: true)
        highs.append(contentsOf: heard)
        highs.sort { figures[$0].high < figures[$1].high }
        var (i, j, depth, most) = (0, 0, 0, 0)
        while i < lows.count {
            // All that begins before the next end.
            while i < lows.count, figures[lows[i]].low <= figures[highs[j]].high {
                depth += 1
                i += 1
            }
            if depth > most {
                most = depth
                shared.removeAll(keepingCapacity: true)
            }
            if depth == most { shared.append((lows[i - 1], highs[j])) }
            guard i < lows.count else { break }
            while figures[highs[j]].high < figures[lows[i]].low {
                depth -= 1
                j += 1
            }
        }
        sharing = most
    }
}
