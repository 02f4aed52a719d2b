import Claims

extension Comparer.Outcome {
    /// A related pair: two claims by their index in the list that was compared, the subject first.
    public struct Pair: Sendable, Hashable {
        /// The subject, an index.
        public var a: Int32
        /// The other claim, an index.
        public var b: Int32
        /// The topic under which it is listed, by index.
        public var topic: Int32
        /// The rule, by its place in the ordered list.
        var rule: UInt8

        /// How `a` stands to `b`.
        public var kind: Relation.Kind { Rule.all[Int(rule)].kind }
        /// The rule's id.
        public var ruleID: String { Rule.all[Int(rule)].id }
    }

    /// Related pairs by topic, then in reading order; eight bytes each.
    public struct Pairs: RandomAccessCollection, Sendable, Hashable {
        /// Two claims and a rule, see `PairBuffer.pack`.
        private var packed: [UInt64] = []
        /// Where the pairs of each topic begin, and the end of the last.
        private var starts: [Int] = [0]

        init() {}

        init(_ buffer: PairBuffer) {
            packed = buffer.packed
            starts = buffer.starts
        }

        /// 0.
        public var startIndex: Int { 0 }
        /// How many pairs there are.
        public var endIndex: Int { packed.count }

        /// The pair at a position; its topic is looked for.
        public subscript(position: Int) -> Pair {
            // The last topic that begins at or before the position.
            var (low, high) = (0, starts.count - 1)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= position { low = middle } else { high = middle }
            }
            return PairBuffer.unpack(packed[position], topic: low)
        }

        /// Goes through the pairs and their topics together.
        public struct Iterator: IteratorProtocol {
            fileprivate let pairs: Pairs
            private var position = 0
            private var topic = 0

            fileprivate init(_ pairs: Pairs) { self.pairs = pairs }

            /// The next pair; nil behind the last.
            public mutating func next() -> Pair? {
                guard position < pairs.packed.count else { return nil }
                while pairs.starts[topic + 1] <= position { topic += 1 }
                position += 1
                return PairBuffer.unpack(pairs.packed[position - 1], topic: topic)
            }
        }

        /// Goes through all pairs, which is faster than by position.
        public func makeIterator() -> Iterator { Iterator(self) }
    }
}

/// Pairs while they are found, topic by topic.
struct PairBuffer {
    private(set) var packed: [UInt64] = []
    /// Where the pairs of each topic begin, and the end of the last that has ended.
    private(set) var starts: [Int] = [0]

    /// Room for so many pairs, so that the list does not move while it grows; room that stays empty costs nothing.
    init(capacity: Int) { packed.reserveCapacity(capacity) }

    /// The most claims whose pairs can be listed: their numbers take 28 bits.
    static let mostClaims = 1 << 28

    /// A pair in eight bytes.
    @inline(__always)
    static func pack(_ a: Int32, _ b: Int32, _ rule: UInt8) -> UInt64 {
        UInt64(UInt32(bitPattern: a)) << 36 | UInt64(UInt32(bitPattern: b)) << 8 | UInt64(rule)
    }

    static func unpack(_ packed: UInt64, topic: Int) -> Comparer.Outcome.Pair {
        Comparer.Outcome.Pair(
            a: Int32(truncatingIfNeeded: packed >> 36), b: Int32(truncatingIfNeeded: packed >> 8 & 0xFFF_FFFF),
            topic: Int32(truncatingIfNeeded: topic), rule: UInt8(truncatingIfNeeded: packed))
    }

    @inline(__always)
    mutating func append(_ a: Int32, _ b: Int32, _ rule: UInt8) { packed.append(Self.pack(a, b, rule)) }

    /// Adds pairs that `pack` made.
    mutating func append(contentsOf pairs: UnsafeBufferPointer<UInt64>) {
        if !pairs.isEmpty { packed.append(contentsOf: pairs) }
    }

    mutating func endTopic() { starts.append(packed.count) }

    /// All pairs of topics that have ended.
    var all: [Comparer.Outcome.Pair] {
        starts.indices.dropLast().flatMap { topic in
            packed[starts[topic]..<starts[topic + 1]].map { Self.unpack($0, topic: topic) }
        }
    }

    /// Sorts the pairs of the topic that has not ended.
    mutating func sortTopic(by isBefore: (Comparer.Outcome.Pair, Comparer.Outcome.Pair) -> Bool) {
        packed[starts.last!...].sort { isBefore(Self.unpack($0, topic: 0), Self.unpack($1, topic: 0)) }
    }

    /// Adds a pair to a topic that has ended.
    mutating func insert(_ pair: Comparer.Outcome.Pair) {
        guard Int(pair.topic) + 1 < starts.count else { return }
        packed.insert(Self.pack(pair.a, pair.b, pair.rule), at: starts[Int(pair.topic) + 1])
        for topic in (Int(pair.topic) + 1)..<starts.count { starts[topic] += 1 }
    }

    /// Sorts each topic's pairs by subject and object.
    mutating func sort() {
        for topic in starts.indices.dropLast() { packed[starts[topic]..<starts[topic + 1]].sort() }
    }
}
