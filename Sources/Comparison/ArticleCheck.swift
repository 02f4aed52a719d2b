import Claims

/// What one article's figures say to each other: a check, whether it holds, and the arithmetic.
public struct ArticleCheck: Sendable, Hashable {
    /// What is checked.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The parts come to the total ("8 officers and 18 civilians, 26 in all").
        case sum
        /// A part is no more than its whole.
        case part
        /// Before, after and the change between them fit.
        case change
        /// A share fits the part and the whole it is of.
        case share
        /// The headline's figure is one that the article gives.
        case headline
        /// One fact told twice has one number.
        case repeated
        /// A figure has a source.
        case unsourced
    }

    /// What was checked.
    public var kind: Kind
    /// Whether it holds.
    public var passed: Bool
    /// The keys of the claims, the checked one first.
    public var claims: [String]
    /// The arithmetic or the finding, one sentence: "8 + 18 = 26".
    public var arithmetic: String
}

extension Comparer {
    /// Checks the claims of each article against each other, in reading order; claims of several articles are checked article by article,
    /// the first two thousand of each.
    public func check(_ claims: [Claim], sources: [Source] = []) -> [ArticleCheck] {
        let ledger = Ledger(claims, sources: sources, comparer: self)
        var result: [ArticleCheck] = []
        var start = 0
        while start < ledger.order.count {
            var end = start
            while end < ledger.order.count,
                ledger.figures[ledger.order[end]].article == ledger.figures[ledger.order[start]].article
            {
                end += 1
            }
            var checker = ArticleChecker(
                ledger: ledger, members: Array(ledger.order[start..<end].prefix(ArticleChecker.most)))
            result += checker.run()
            start = end
        }
        return result
    }
}

/// The checks of one article.
private struct ArticleChecker {
    let ledger: Ledger
    /// Claims by index, in reading order.
    let members: [Int]
    private var indexOf: [String: Int] = [:]
    private var found: [ArticleCheck] = []

    /// How far apart, in bytes of the text, numbers may stand to be read as one calculation.
    private static let reach = 240
    /// How many claims of one article are held against each other: more than any report has, few enough that a hostile one ends soon.
    static let most = 2_000

    init(ledger: Ledger, members: [Int]) {
        self.ledger = ledger
        self.members = members
        for i in members { indexOf[ledger.claims[i].key] = i }
    }

    mutating func run() -> [ArticleCheck] {
        for i in members {
            let claim = ledger.claims[i]
            switch claim.partOf {
            case .sum(of: let keys): sum(i, of: keys.compactMap { indexOf[$0] }, named: keys.count)
            case .part(of: let key): if let whole = indexOf[key] { part(i, of: whole) }
            case nil: break
            }
            if claim.measures == .increment || claim.event == "change" { change(i) }
            if claim.quantity.kind == .percent || claim.quantity.kind == .ratio { share(i) }
            if claim.role == .headline { headline(i) }
        }
        repeated()
        for i in members { unsourced(i) }
        return found
    }

    // MARK: The checks

    private mutating func sum(_ total: Int, of parts: [Int], named: Int) {
        guard parts.count == named, parts.count > 1, parts.allSatisfy({ sameMeasure($0, total) }) else { return }
        var low: ExactNumber? = .zero
        var high: ExactNumber? = .zero
        for part in parts {
            low = low.flatMap { sum in ledger.common(part).low.flatMap { sum.adding($0) } }
            high = high.flatMap { sum in ledger.common(part).high.flatMap { sum.adding($0) } }
        }
        let interval = Interval(low: low, high: high)
        let passed = !interval.isDisjoint(from: ledger.common(total))
        let terms = parts.map(shown).joined(separator: " + ")
        let come =
            parts.allSatisfy { ledger.claims[$0].quantity.unit == ledger.claims[total].quantity.unit }
            ? own(interval, as: total).description : interval.description
        add(
            .sum, passed, [total] + parts,
            passed
                ? "\(terms) = \(come), told as \(shown(total))."
                : "\(terms) = \(come), but the text says \(shown(total)) in all.")
    }

    private mutating func part(_ part: Int, of whole: Int) {
        guard sameMeasure(part, whole), let high = ledger.common(whole).high, let low = ledger.common(part).low else {
            return
        }
        let passed = low <= high
        add(
            .part, passed, [part, whole],
            passed
                ? "\(shown(part)) ≤ \(shown(whole))."
                : "\(shown(part)) is told as a part of \(shown(whole)), which is less.")
    }

    /// "Rose by 12 to 164", "rose 12 % from 50 to 56": totals of the same thing that stand close by.
    private mutating func change(_ change: Int) {
        let figure = ledger.figures[change]
        let near = members.filter { i in
            let other = ledger.figures[i]
            guard i != change, other.measures == .total, other.kind != .percent || figure.kind != .percent else {
                return false
            }
            guard
                other.event == figure.event || ledger.claims[change].event == "change"
                    || ledger.claims[i].event == "change"
            else {
                return false
            }
            return distance(i, change) <= Self.reach && other.stance == .asserted
        }
        switch figure.kind {
        case .percent:
            // A before and an after of one kind and unit, the nearest two.
            let pairs = zip(near, near.dropFirst()).filter {
                sameMeasure($0, $1) && distance($0, $1) <= Self.reach
                    && ledger.figures[$0].place == ledger.figures[$1].place
                    && isPrecise($0) && isPrecise($1)
            }
            guard let (before, after) = pairs.min(by: { distance($0.0, change) < distance($1.0, change) }),
                let from = ledger.claims[before].quantity.interval.single,
                let to = ledger.claims[after].quantity.interval.single,
                let difference = to.subtracting(from), let percent = difference.multiplied(by: 100)?.divided(by: from)
            else { return }
            let stated = ledger.common(change)
            let passed = stated.contains(percent.magnitude) || stated.contains(percent)
            add(
                .change, passed, [change, before, after],
                "From \(shown(before)) to \(shown(after)) is \(Self.short(percent)) %"
                    + (passed ? ", told as \(shown(change)) %." : ", but the text says \(shown(change)) %."))
        case .percentagePoints:
            let shares = members.filter {
                ledger.figures[$0].kind == .percent && ledger.figures[$0].measures == .total
                    && distance($0, change) <= Self.reach
            }
            guard shares.count == 2 else { return }
            difference(change, before: shares[0], after: shares[1], unit: " percentage points")
        default:
            let totals = near.filter { sameMeasure($0, change) && nested($0, change) }
            guard totals.count == 2, nested(totals[0], totals[1]), areOfOnePlace(totals + [change]) else { return }
            difference(change, before: totals[0], after: totals[1], unit: "")
        }
    }

    private mutating func difference(_ change: Int, before: Int, after: Int, unit: String) {
        guard let from = ledger.claims[before].quantity.interval.single,
            let to = ledger.claims[after].quantity.interval.single,
            let difference = to.subtracting(from)?.magnitude
        else { return }
        // The two may stand in either order: "rose to 26 from 8".
        guard isPrecise(before), isPrecise(after) else { return }
        let passed = ledger.plausible(change).contains(difference)
        let (low, high) = from < to ? (before, after) : (after, before)
        add(
            .change, passed, [change, before, after],
            "\(shown(high)) − \(shown(low)) = \(Self.short(difference))\(unit)"
                + (passed ? ", told as \(shown(change))." : ", but the text says \(shown(change))."))
    }

    /// "3,000, a third of the 9,000": a share, the whole it is of, and the part in numbers.
    private mutating func share(_ share: Int) {
        guard case .part(of: let key) = ledger.claims[share].partOf, let whole = indexOf[key] else { return }
        let parts = members.filter { i in
            guard i != share, i != whole, sameMeasure(i, whole), distance(i, share) <= Self.reach,
                case .part(of: let other) = ledger.claims[i].partOf
            else { return false }
            return other == key && ledger.figures[i].concept == ledger.figures[share].concept
        }
        guard let part = parts.min(by: { distance($0, share) < distance($1, share) }),
            let number = ledger.claims[part].quantity.interval.single,
            let all = ledger.claims[whole].quantity.interval.single,
            let ratio = number.divided(by: all)
        else { return }
        let isPercent = ledger.figures[share].kind == .percent
        guard let value = isPercent ? ratio.multiplied(by: 100) : ratio else { return }
        // A share is told roughly: rounding of the part and the whole counts, and a ratio within the policy's rounding of its value.
        var stated = ledger.plausible(share)
        if !isPercent, let low = stated.low, let high = stated.high,
            let slack = high.multiplied(by: 5)?.divided(by: 100)
        {
            stated = Interval(low: low.subtracting(slack) ?? low, high: high.adding(slack) ?? high)
        }
        let passed = stated.contains(value)
        add(
            .share, passed, [share, part, whole],
            "\(shown(part)) of \(shown(whole)) is \(Self.short(value))\(isPercent ? " %" : "")"
                + (passed ? ", told as \(shown(share))." : ", but the text says \(shown(share))."))
    }

    private mutating func headline(_ headline: Int) {
        guard ledger.figures[headline].stance == .asserted else { return }
        let body = members.filter { ledger.claims[$0].role != .headline }
        var against: Int?
        for i in body {
            let facts = Facts(headline, i, of: ledger)
            // The same number says it, whatever else could not be read.
            if ledger.figures[headline].kind == ledger.figures[i].kind, facts.isOneFigure, facts.unitsAgree {
                add(.headline, true, [headline, i], "The headline's \(shown(headline)) is in the article.")
                return
            }
            let verdict = Verdict(facts)
            guard verdict.gate == nil else { continue }
            switch Rule.all[verdict.rule].kind {
            case .refines, .overlaps, .agrees, .narrowsScope:
                add(
                    .headline, true, [headline, i], "The headline's \(shown(headline)) fits \(shown(i)) in the article."
                )
                return
            default: against = against ?? i
            }
        }
        if let against {
            add(
                .headline, false, [headline, against],
                "The headline says \(shown(headline)), the article \(shown(against)).")
        } else if !body.isEmpty {
            add(.headline, false, [headline], "The headline's \(shown(headline)) is nowhere in the article.")
        }
    }

    /// One fact told twice: claims of one origin that conflict.
    private mutating func repeated() {
        for (n, i) in members.enumerated() {
            for j in members[(n + 1)...] {
                let (a, b) = (ledger.figures[i], ledger.figures[j])
                guard a.origin == b.origin, a.kind == b.kind, a.unit == b.unit, a.event == b.event,
                    a.event != Terms.none,
                    ledger.claims[i].role != .headline, a.stance == .asserted, b.stance == .asserted
                else { continue }
                let facts = Facts(i, j, of: ledger)
                guard facts.scope == .same else { continue }
                let verdict = Verdict(facts)
                guard verdict.gate == nil else { continue }
                switch Rule.all[verdict.rule].kind {
                case .conflicts:
                    add(.repeated, false, [i, j], "One fact is told twice: \(shown(i)), then \(shown(j)).")
                case .agrees:
                    add(.repeated, true, [i, j], "\(shown(i)) is told twice.")
                default: break
                }
            }
        }
    }

    private mutating func unsourced(_ i: Int) {
        let claim = ledger.claims[i]
        guard claim.attribution.isEmpty, claim.stance == .asserted, !claim.definite, !claim.implied,
            claim.role != .headline
        else {
            return
        }
        // The same figure with a source elsewhere in the article is its source.
        let isSourced = members.contains { j in
            guard j != i, !ledger.claims[j].attribution.isEmpty else { return false }
            let verdict = Verdict(Facts(i, j, of: ledger))
            return verdict.gate == nil && Rule.all[verdict.rule].kind == .agrees
        }
        if !isSourced { add(.unsourced, false, [i], "No source is given for \(shown(i)).") }
    }

    // MARK: What they share

    private mutating func add(_ kind: ArticleCheck.Kind, _ passed: Bool, _ indices: [Int], _ arithmetic: String) {
        found.append(
            ArticleCheck(
                kind: kind, passed: passed, claims: indices.map { ledger.claims[$0].key }, arithmetic: arithmetic))
    }

    private func shown(_ i: Int) -> String {
        let quantity = ledger.claims[i].quantity
        return quantity.shown + (quantity.unit.map { " " + $0 } ?? "")
    }

    /// An interval of the common unit in the claim's own.
    private func own(_ interval: Interval, as i: Int) -> Interval {
        let quantity = ledger.claims[i].quantity
        guard let unit = quantity.unit, let step = ledger.conversion.step(kind: quantity.kind, unit: unit) else {
            return interval
        }
        return Conversion.revert(interval, by: step) ?? interval
    }

    private func sameMeasure(_ i: Int, _ j: Int) -> Bool {
        ledger.figures[i].kind == ledger.figures[j].kind && ledger.figures[i].unit == ledger.figures[j].unit
    }

    /// Whether the text states the number itself: an approximate one leaves the difference from another open.
    private func isPrecise(_ i: Int) -> Bool {
        let quantity = ledger.claims[i].quantity
        return quantity.modifier == .exact && !quantity.approx
    }

    /// Whether no two of the figures name different places.
    private func areOfOnePlace(_ figures: [Int]) -> Bool {
        Set(figures.map { ledger.figures[$0].place }.filter { $0 >= 0 }).count <= 1
    }

    private func nested(_ i: Int, _ j: Int) -> Bool {
        let facts = Facts(i, j, of: ledger)
        return facts.concept != .apart && facts.place != .apart
    }

    /// Bytes between two numbers; very far where they stand in different texts.
    private func distance(_ i: Int, _ j: Int) -> Int {
        let (a, b) = (ledger.claims[i].quantity.span, ledger.claims[j].quantity.span)
        guard a.field == b.field else { return Int.max }
        return max(0, max(a.utf8.lowerBound, b.utf8.lowerBound) - min(a.utf8.upperBound, b.utf8.upperBound))
    }

    /// At most two digits after the point: for reading, never for comparing.
    private static func short(_ value: ExactNumber) -> String {
        guard let scaled = value.multiplied(by: 100), let half = ExactNumber(1, over: 2),
            let raised = scaled.magnitude.adding(half), let whole = raised.truncated,
            let rounded = ExactNumber(Int128(whole), over: 100)
        else { return value.jsonText }
        return (value < .zero ? rounded.negated : rounded).jsonText
    }
}
