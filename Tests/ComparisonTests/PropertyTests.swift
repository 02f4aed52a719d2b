import Claims
import Testing

@testable import Comparison

/// Properties that hold for any claims: checked on all claims of the pair corpus, each against each.
@Suite("Properties")
struct PropertyTests {
    /// Every distinct claim of the corpus, with its own key.
    private static let corpus: (claims: [Claim], sources: [Comparer.Source]) = {
        var seen: Set<String> = []
        let lines = LabelledPair.all.flatMap { [$0.a, $0.b] }.filter { seen.insert($0).inserted }
        // A part names its whole by a key of its pair; here it is a part of something not loaded.
        return try! Bench.claims(lines.map { $0.replacing("part=c1", with: "part").replacing("part=c2", with: "part") })
    }()

    /// Judges every pair of the corpus once each way.
    static func each(_ body: (Ledger, Int, Int, Facts, Facts) -> Void) {
        let ledger = Ledger(Self.corpus.claims, sources: Self.corpus.sources, comparer: Bench.comparer)
        for i in ledger.claims.indices {
            for j in i..<ledger.claims.count { body(ledger, i, j, Facts(i, j, of: ledger), Facts(j, i, of: ledger)) }
        }
    }

    @Test("either way round a pair has one rule, and a directed relation one subject")
    func symmetry() {
        var related = 0
        Self.each { ledger, i, j, there, back in
            guard i != j else { return }
            let (a, b) = (Verdict(there), Verdict(back))
            let hasOneSubject = a.gate != nil || Rule.all[a.rule].kind.isSymmetric || a.isReversed != b.isReversed
            if a.gate != b.gate || a.rule != b.rule || !hasOneSubject {
                Issue.record("\(ledger.claims[i].key) \(ledger.claims[j].key)")
            }
            if a.gate == nil { related += 1 }
        }
        #expect(related > 5_000)
    }

    @Test("every claim agrees with itself")
    func reflexive() {
        for claim in Self.corpus.claims {
            let relation = Bench.comparer.relation(claim, claim, sources: [])
            #expect(relation.kind == .agrees, "\(claim.key) \(relation.rule)")
        }
    }

    @Test("loading order changes nothing but the order of the listing")
    func loadingOrder() {
        let (claims, sources) = Self.corpus
        let there = Bench.comparer.compare(claims, sources: sources)
        let back = Bench.comparer.compare(claims.reversed(), sources: sources.reversed())
        // Which claim is named first in a symmetric relation follows the listing; so does its sentence.
        func pairs(_ outcome: Comparer.Outcome) -> [[String]] {
            outcome.pairs.map { pair in
                let (a, b) = (outcome.claim(pair.a).key, outcome.claim(pair.b).key)
                return pair.kind.isSymmetric ? [min(a, b), max(a, b), pair.ruleID] : [a, b, pair.ruleID]
            }.sorted { $0.lexicographicallyPrecedes($1) }
        }
        #expect(pairs(there) == pairs(back))
        #expect(there.pairs.count > 1_000)
        func topics(_ outcome: Comparer.Outcome) -> [Topic] {
            outcome.topics.map { topic in
                var topic = topic
                topic.claims.sort()
                topic.outside.sort()
                return topic
            }.sorted { $0.claims.lexicographicallyPrecedes($1.claims) }
        }
        #expect(topics(there) == topics(back))
        #expect(Set(there.superseded) == Set(back.superseded))
        #expect(Set(there.withdrawn) == Set(back.withdrawn))
    }

    @Test("the listing holds exactly the pairs that the gate lets through, each once")
    func listing() {
        let (claims, sources) = Self.corpus
        let outcome = Bench.comparer.compare(claims, sources: sources)
        let ledger = Ledger(claims, sources: sources, comparer: Bench.comparer)
        let full = Set(outcome.topics.filter { $0.claims.count <= Pairing.fullTopic }.flatMap(\.claims))
        var listed: Set<[Int32]> = []
        for pair in outcome.pairs {
            #expect(listed.insert([min(pair.a, pair.b), max(pair.a, pair.b)]).inserted)
            let verdict = Verdict(Facts(Int(pair.a), Int(pair.b), of: ledger))
            #expect(
                verdict.gate == nil && Rule.all[verdict.rule].id == pair.ruleID
                    && !(verdict.isReversed && !pair.kind.isSymmetric))
        }
        Self.each { ledger, i, j, facts, _ in
            guard i != j, full.contains(ledger.claims[i].key), full.contains(ledger.claims[j].key) else { return }
            if (Verdict(facts).gate == nil) != listed.contains([Int32(i), Int32(j)]) {
                Issue.record("\(ledger.claims[i].key) \(ledger.claims[j].key)")
            }
        }
    }

    @Test("another unit of the same dimension changes no relation")
    func conversion() throws {
        // Powers of ten, so that the digits, and with them what rounding means, stay the same.
        let others: [String: (unit: String, power: Int)] = [
            "har": ("m2", 4), "km2": ("har", 2), "mm": ("m", -3), "cm": ("mm", 1), "t": ("kg", 3), "km": ("m", 3),
            "kg": ("g", 3),
        ]
        let (claims, sources) = Self.corpus
        var converted = 0
        let changed = claims.map { claim -> Claim in
            guard let unit = claim.quantity.unit, claim.quantity.kind == .measure, let other = others[unit] else {
                return claim
            }
            var claim = claim
            let factor = ExactNumber(digits: 1, exponent: other.power)!
            claim.quantity.unit = other.unit
            claim.quantity.interval.low = claim.quantity.interval.low?.multiplied(by: factor)
            claim.quantity.interval.high = claim.quantity.interval.high?.multiplied(by: factor)
            claim.quantity.precision = claim.quantity.precision.map { $0 + other.power }
            converted += 1
            return claim
        }
        #expect(converted > 20)
        let before = Bench.comparer.compare(claims, sources: sources)
        #expect(before.pairs == Bench.comparer.compare(changed, sources: sources).pairs)
        // And one side alone: every second claim.
        let half = zip(claims, changed).enumerated().map { $0 % 2 == 0 ? $1.0 : $1.1 }
        #expect(before.pairs == Bench.comparer.compare(half, sources: sources).pairs)
    }

    @Test("values without a common scale are compared as exactly as those with one")
    func ranks() {
        // A third in the group makes scaled keys impossible: ranks take over, and nothing else may change.
        let (claims, sources) = Self.corpus
        let before = Bench.comparer.compare(claims, sources: sources)
        var odd = claims[0]
        odd.key = "odd"
        var additions: [Claim] = []
        for (n, kind) in [Quantity.Kind.count, .percent].enumerated() {
            odd.key = "odd \(n)"
            odd.quantity.kind = kind
            odd.quantity.interval = Interval(ExactNumber(1, over: 3)!)
            odd.quantity.unit = nil
            odd.event = nil
            odd.counted = nil
            additions.append(odd)
        }
        #expect(before.pairs == Bench.comparer.compare(claims + additions, sources: sources).pairs)
    }

    @Test("a wider interval never turns agreement into conflict")
    func widening() {
        let (claims, sources) = Self.corpus
        let ledger = Ledger(claims, sources: sources, comparer: Bench.comparer)
        var tried = 0
        for i in claims.indices {
            for j in claims.indices where i != j && ledger.figures[i].event == ledger.figures[j].event {
                let verdict = Verdict(Facts(i, j, of: ledger))
                guard verdict.gate == nil, Rule.all[verdict.rule].kind == .agrees else { continue }
                let interval = claims[i].quantity.interval
                // Wider by a bound, by "about", and by a range around the number.
                let reach = ExactNumber(5)
                var wider: [Quantity] = []
                var quantity = claims[i].quantity
                quantity.modifier = .atLeast
                quantity.interval = Interval(low: interval.low, high: nil)
                wider.append(quantity)
                quantity.modifier = .between
                quantity.interval = Interval(low: interval.low?.subtracting(reach), high: interval.high?.adding(reach))
                wider.append(quantity)
                if interval.single != nil {
                    quantity.modifier = .about
                    quantity.interval = interval
                    wider.append(quantity)
                }
                for quantity in wider {
                    var claim = claims[i]
                    claim.quantity = quantity
                    // A range around a rounded number may be narrower than the number.
                    let widened = quantity.plausible(of: nil, under: Policy(), catalogue: Bench.catalogue)
                    guard widened.contains(ledger.plausible(i)) else { continue }
                    let relation = Bench.comparer.relation(claim, claims[j], sources: [])
                    tried += 1
                    #expect(
                        relation.kind != .conflicts && relation.kind != .updates && relation.kind != .changed,
                        "\(claims[i].key) \(claims[j].key) \(relation.reason)")
                }
            }
        }
        #expect(tried > 300)
    }

    @Test("every gate and every rule is reached by a labelled pair, and ids are told once")
    func covered() {
        let labelled = Set(LabelledPair.all.map(\.rule))
        for id in Rule.all.map(\.id) { #expect(labelled.contains(id), "no pair shows \(id)") }
        for id in Gate.all.map(\.id) where id != "gate.unlinked" {
            #expect(labelled.contains(id), "no pair shows \(id)")
        }
        #expect(Set(Rule.all.map(\.id) + Gate.all.map(\.id)).count == Rule.all.count + Gate.all.count)
        #expect(LabelledPair.all.count >= 400)
        // The rules stand in the order of the relations.
        let order = Relation.Kind.allCases
        let places = Rule.all.map { order.firstIndex(of: $0.kind)! }
        #expect(places == places.sorted())
    }
}
