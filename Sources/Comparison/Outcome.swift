import Claims

extension Comparer {
    /// What came of a comparison: topics, and the related pairs in compact form, put into words when asked for.
    public struct Outcome: Sendable {
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

        /// Topics in the order of their first claim.
        public let topics: [Topic]
        /// Related pairs by topic, then in reading order; no incomparable ones. Within topics of more than `Pairing.fullTopic` claims
        /// they are a choice, see there.
        public let pairs: [Pair]
        /// The keys of claims that a later claim updates, in reading order.
        public let superseded: [String]
        /// The keys of claims that are taken back, in reading order.
        public let withdrawn: [String]
        private let ledger: Ledger
        private let overrides: Overrides

        /// The relation of a pair in words.
        public func relation(_ pair: Pair) -> Relation {
            let (a, b) = (Int(pair.a), Int(pair.b))
            var facts = Facts(a, b, of: ledger)
            overrides.apply(to: &facts, ledger.claims[a].key, ledger.claims[b].key)
            return ledger.relation(a, b, facts: facts)
        }

        /// The relations of all pairs in words: for many claims, ask for those of the pairs that are shown.
        public var relations: [Relation] { pairs.map { relation($0) } }

        /// The claim at an index of `Pair`.
        public func claim(_ index: Int32) -> Claim { ledger.claims[Int(index)] }

        init(ledger: Ledger, overrides: Overrides) {
            self.ledger = ledger
            self.overrides = overrides
            let grouping = Grouping(ledger, overrides: overrides)
            let pairing = Pairing.find(ledger, grouping: grouping, overrides: overrides)
            pairs = pairing.pairs
            topics = grouping.members.indices.map {
                Topic(
                    summarising: $0, of: grouping, ledger: ledger, superseded: pairing.superseded,
                    withdrawn: pairing.withdrawn)
            }
            superseded = ledger.order.filter { pairing.superseded[$0] }.map { ledger.claims[$0].key }
            withdrawn = ledger.order.filter { pairing.withdrawn[$0] }.map { ledger.claims[$0].key }
        }
    }
}
