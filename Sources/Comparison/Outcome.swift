import Claims

extension Comparer {
    /// What came of a comparison: topics, and the related pairs in compact form, put into words when asked for.
    public struct Outcome: Sendable {
        /// Topics in the order of their first claim.
        public let topics: Topics
        /// Related pairs by topic, then in reading order; no incomparable ones. Within topics of more than `Pairing.fullTopic` claims
        /// they are a choice, see there.
        public let pairs: Pairs
        /// Per claim: `Pairing.superseded`, `Pairing.withdrawn`, or both.
        private let marks: [UInt8]
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

        /// The keys of claims that a later claim updates, in reading order.
        public var superseded: [String] { marked(Pairing.superseded) }
        /// The keys of claims that are taken back, in reading order.
        public var withdrawn: [String] { marked(Pairing.withdrawn) }

        private func marked(_ mark: UInt8) -> [String] {
            ledger.order.filter { marks[$0] & mark != 0 }.map { ledger.claims[$0].key }
        }

        init(ledger: Ledger, overrides: Overrides) {
            precondition(ledger.claims.count <= PairBuffer.mostClaims, "too many claims for the list of pairs")
            self.ledger = ledger
            self.overrides = overrides
            let grouping = Grouping(ledger, overrides: overrides)
            let (pairing, topics) = ledger.withFigures(of: grouping) { figures in
                let pairing = Pairing.find(ledger, grouping: grouping, figures: figures, overrides: overrides)
                return (
                    pairing, Topics(ledger: ledger, grouping: grouping, figures: figures, marks: pairing.marks)
                )
            }
            self.topics = topics
            pairs = pairing.pairs
            let bySlot = pairing.marks
            var marks = [UInt8](repeating: 0, count: ledger.claims.count)
            for (slot, claim) in grouping.claimOf.enumerated() { marks[Int(claim)] = bySlot[slot] }
            self.marks = marks
        }
    }
}
