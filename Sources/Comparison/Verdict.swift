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
struct VerdictMemo {
    /// A verdict in two bytes.
    struct Entry {
        fileprivate let bits: UInt16

        fileprivate init(bits: UInt16) { self.bits = bits }

        init(_ verdict: Verdict) {
            guard verdict.gate == nil else {
                bits = 0
                return
            }
            let kind = Rule.all[verdict.rule].kind
            bits =
                1 | (verdict.isReversed ? 2 : 0) | (kind == .updates || kind == .changed ? 4 : 0)
                | (kind == .withdraws ? 8 : 0)
                | UInt16(verdict.rule) << 8
        }

        var isRelated: Bool { bits & 1 != 0 }
        var isReversed: Bool { bits & 2 != 0 }
        var supersedes: Bool { bits & 4 != 0 }
        var withdraws: Bool { bits & 8 != 0 }
        var rule: UInt8 { UInt8(bits >> 8) }
    }

    private static let size = 4096
    /// Per slot: the facts last seen there, and their verdict.
    private var slots = [(facts: UInt64, verdict: UInt16)](repeating: (.max, 0), count: size)

    @inline(__always)
    mutating func verdict(_ facts: Facts) -> Entry {
        let slot = Int(truncatingIfNeeded: (facts.bits &* 0x9E37_79B9_7F4A_7C15) >> 52)
        let known = slots[slot]
        if known.facts == facts.bits { return Entry(bits: known.verdict) }
        let entry = Entry(Verdict(facts))
        slots[slot] = (facts.bits, entry.bits)
        return entry
    }
}

/// Scopes remembered by the two profiles: the claims of a topic have few.
struct ScopesMemo {
    private static let size = 1024
    /// Per slot: the profiles last seen there, and their scopes.
    private var slots = [(profiles: UInt64, scopes: UInt64)](repeating: (.max, 0), count: size)

    @inline(__always)
    mutating func scopes(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>, ledger: Ledger) -> UInt64 {
        let profiles =
            UInt64(UInt32(bitPattern: a.pointee.profile)) << 32 | UInt64(UInt32(bitPattern: b.pointee.profile))
        let slot = Int(truncatingIfNeeded: (profiles &* 0x9E37_79B9_7F4A_7C15) >> 54)
        if slots[slot].profiles == profiles { return slots[slot].scopes }
        let scopes = Facts.scopes(a, b, ledger: ledger)
        slots[slot] = (profiles, scopes)
        return scopes
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
