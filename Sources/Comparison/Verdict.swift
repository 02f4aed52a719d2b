import Claims

/// How two claims stand, in two numbers: made for every pair, put into words only for those shown.
struct Verdict {
    /// The gate that keeps them apart, by its place in `Gate.all`; nil where they are compared.
    var gate: Int?
    /// The rule that holds, by its place in `Rule.all`.
    var rule: Int
    /// Whether the second claim is the subject.
    var isReversed: Bool

    @inline(__always)
    init(_ facts: Facts) {
        gate = Gate.shut(facts)
        guard gate == nil else {
            rule = 0
            isReversed = false
            return
        }
        let (first, subject) = Rule.first(facts)
        rule = first
        isReversed = subject == .b
    }
}

/// Verdicts remembered by the facts they follow from: of a million pairs, a few hundred differ in their facts.
///
/// Lives as long as the search for pairs does; `release` gives its memory back.
struct VerdictMemo {
    /// A verdict in twelve bits: the rule, its mark, whether the second claim is the subject, and whether the two are related at all.
    struct Entry {
        fileprivate let bits: UInt64

        fileprivate init(bits: UInt64) { self.bits = bits & 0xFFF }

        init(_ verdict: Verdict) {
            guard verdict.gate == nil else {
                bits = 0
                return
            }
            let mark =
                switch Rule.all[verdict.rule].kind {
                case .updates, .changed: Pairing.superseded
                case .withdraws: Pairing.withdrawn
                default: UInt8(0)
                }
            bits = 1 | (verdict.isReversed ? 2 : 0) | UInt64(mark) << 2 | UInt64(verdict.rule) << 4
        }

        var isRelated: Bool { bits & 1 != 0 }
        var isReversed: Bool { bits & 2 != 0 }
        /// All bits where the second claim is the subject, none elsewhere.
        var reversal: Int { 0 &- Int(truncatingIfNeeded: bits >> 1 & 1) }
        /// What the other claim is by this relation: `Pairing.superseded`, `Pairing.withdrawn` or nothing.
        var mark: UInt8 { UInt8(truncatingIfNeeded: bits >> 2 & 3) }
        var rule: UInt8 { UInt8(truncatingIfNeeded: bits >> 4) }
    }

    private static let size = 4096
    /// Per slot: the facts last seen there, and their verdict. Facts are multiplied by an odd number, which loses nothing: twelve bits of
    /// the product are the slot, and the other 52 stand beside the verdict, so that the whole table fits into the nearest cache.
    private let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: size)

    init() { slots.initialize(repeating: 0, count: Self.size) }

    func release() { slots.deallocate() }

    @inline(__always)
    func verdict(_ facts: Facts) -> Entry {
        let product = facts.bits &* 0x9E37_79B9_7F4A_7C15
        let slot = Int(truncatingIfNeeded: product >> 52)
        let known = slots[slot]
        // An empty slot is nought, as is one kind of unrelated pair, which is judged each time.
        if known ^ (product << 12) <= 0xFFF, known != 0 { return Entry(bits: known) }
        return find(facts, slot, product << 12)
    }

    @inline(never)
    private func find(_ facts: Facts, _ slot: Int, _ rest: UInt64) -> Entry {
        let entry = Entry(Verdict(facts))
        slots[slot] = rest | entry.bits
        return entry
    }
}

/// Scopes remembered by the two profiles: few are about different things, wherever they happened.
struct ScopesMemo {
    private static let size = 4096
    /// Per slot: the profiles last seen there, and their scopes.
    private var slots = [(profiles: UInt64, scopes: UInt64)](repeating: (.max, 0), count: size)

    /// What is asked of a figure to tell its scopes from others': pairs of topics are many, and their figures stand far from each other.
    struct Key {
        let slot: Int32
        let profile: Int32
        let place: Int32
        let isWide: Bool

        init(_ figures: Figures, _ slot: Int) {
            self.slot = Int32(truncatingIfNeeded: slot)
            profile = figures[slot].profile
            place = figures[slot].place
            isWide = figures[slot].isWide
        }
    }

    /// The scopes of two figures; nil where these alone keep them apart.
    mutating func scopes(_ a: Key, _ b: Key, _ figures: Figures, ledger: Ledger) -> UInt64? {
        let profiles = NumberTable.key(a.profile, b.profile)
        let slot = Int(truncatingIfNeeded: (profiles &* 0x9E37_79B9_7F4A_7C15) >> 52)
        if slots[slot].profiles != profiles {
            let subjects = Facts.subjects(figures + Int(a.slot), figures + Int(b.slot), ledger: ledger)
            slots[slot] = (profiles, Gate.isShut(scopes: Facts(scopes: subjects)) ? .max : subjects)
        }
        let subjects = slots[slot].scopes
        return subjects == .max
            ? nil : subjects | Facts.places((a.place, a.isWide), (b.place, b.isWide), ledger.terms.places)
    }
}

extension Ledger {
    /// The relation of two claims in words; both by index.
    func relation(_ a: Int, _ b: Int, facts: Facts) -> Relation {
        let verdict = Verdict(facts)
        if let gate = verdict.gate {
            let gate = Gate.all[gate]
            return Relation(
                a: claims[a].key, b: claims[b].key, kind: .incomparable, rule: gate.id,
                reason: gate.sentence(telling(a, b, facts: facts)), wouldChange: gate.wouldChange)
        }
        let rule = Rule.all[verdict.rule]
        let (subject, object) = verdict.isReversed ? (b, a) : (a, b)
        var reason = rule.sentence(telling(subject, object, facts: facts))
        if facts.linked { reason += " They are compared because the analyst linked them." }
        return Relation(
            a: claims[subject].key, b: claims[object].key, kind: rule.kind, rule: rule.id, reason: reason,
            wouldChange: rule.wouldChange)
    }
}
