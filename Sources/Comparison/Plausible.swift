import Claims

extension Quantity {
    /// The interval used to compare: the stated one, widened by what the text leaves open.
    ///
    ///     2,000            [1900, 2100]       half of the last significant digit, at most 5 %
    ///     1.2 million      [1150000, 1250000)
    ///     317              317                a whole count under 1,000 is not rounded
    ///     about 300        [270, 330]         the policy's percentage both ways
    ///     nearly 10,000    [9000, 10000]      the policy's percentage, below only
    ///     at least 8       [8, ∞)             bounds and ranges likewise at each end:
    ///     at least 1.2 million  [1150000, ∞)  what rounds as a number rounds as a bound, so that "at least" never says less
    ///     plus d'une centaine  (90, ∞)        a bound that is approximate itself, by the policy's percentage
    ///     dozens           [20, 99]           the policy's bounds of the class, else the catalogue's
    ///
    /// Arithmetic is exact; where a widened bound would leave 34 digits, the stated bound stays.
    ///
    /// - Parameter event: what the figure is of: some events' figures are never rounded.
    public func plausible(of event: String?, under policy: Policy, catalogue: Catalogue) -> Interval {
        Self.plausible(
            kind: kind, modifier: modifier, approx: approx, stated: interval, precision: precision,
            vagueClass: vagueClass, event: event, policy: policy, catalogue: catalogue)
    }

    /// The same from the fields alone: a hundred thousand quantities are not copied to widen them.
    static func plausible(
        kind: Kind, modifier: Modifier, approx: Bool, stated: Interval, precision: Int?, vagueClass: String?,
        event: String?, policy: Policy, catalogue: Catalogue
    ) -> Interval {
        let stated = bounds(of: stated, vagueClass: vagueClass, policy: policy, catalogue: catalogue)
        switch modifier {
        case .exact:
            guard let value = stated.single else { return stated }
            if kind != .count, !approx, let event, catalogue.events[event]?.isExact ?? false { return stated }
            let rounded = rounded(value, kind: kind, precision: precision, policy: policy)
            return approx ? hull(rounded, widened(stated, by: policy.aboutPercent)) : rounded
        case .about:
            guard let value = stated.single else { return widened(stated, by: policy.aboutPercent) }
            // "About" never says less than the bare number would.
            return hull(
                widened(stated, by: policy.aboutPercent),
                rounded(value, kind: kind, precision: precision, policy: policy))
        case .nearly:
            guard let value = stated.single ?? stated.high, let reach = share(policy.aboutPercent, of: value),
                let low = value.subtracting(reach)
            else { return stated }
            return Interval(low: low, high: value)
        case .atLeast, .moreThan, .atMost, .lessThan, .between:
            // A range has one precision for two numbers: there each end's own digits tell.
            let place = modifier == .between ? nil : precision
            var result = stated
            if let low = stated.low {
                let end = rounded(low, kind: kind, precision: place, policy: policy)
                result.low = end.low
            }
            if let high = stated.high {
                let end = rounded(high, kind: kind, precision: place, policy: policy)
                (result.high, result.highOpen) = (end.high, stated.highOpen || end.highOpen)
            }
            return approx ? hull(result, widened(stated, by: policy.aboutPercent)) : result
        case .vague:
            return approx ? widened(stated, by: policy.aboutPercent) : stated
        }
    }

    /// The stated interval with the policy's own bounds for its vague class.
    ///
    /// Only where the text says the class as it is (or its low under a bound): composed classes ("several dozen") carry bounds of
    /// their own, which no single class's setting may replace.
    private static func bounds(of stated: Interval, vagueClass: String?, policy: Policy, catalogue: Catalogue)
        -> Interval
    {
        guard let vagueClass, !policy.vague.isEmpty, let own = policy.vague[vagueClass],
            let usual = catalogue.vague[vagueClass]?.interval
        else { return stated }
        if stated == usual { return own }
        if stated.high == nil, stated.low == usual.low {
            return Interval(low: own.low, high: nil, lowOpen: stated.lowOpen)
        }
        return stated
    }

    /// A bare number, widened by half of its last significant digit, at most by the policy's percentage.
    private static func rounded(_ value: ExactNumber, kind: Kind, precision: Int?, policy: Policy) -> Interval {
        let plain = Interval(value)
        // A whole count under a thousand is taken at its word; most numbers are.
        if value.numerator == 0 || (kind == .count && value.isWhole && value.numerator.magnitude < 1000) {
            return plain
        }
        guard let place = precision ?? value.lastSignificantPlace else { return plain }
        // A count written out to its ones is not rounded.
        if kind == .count, value.isWhole, place <= 0 { return plain }
        guard let half = ExactNumber(digits: 5, exponent: place - 1), let cap = share(policy.roundingPercent, of: value)
        else { return plain }
        let capped = cap < half
        let reach = capped ? cap : half
        guard reach.numerator != 0, let low = value.subtracting(reach), let high = value.adding(reach) else {
            return plain
        }
        // Half a digit rounds away from nought: 1.25 million would be written 1.3.
        return Interval(
            low: low, high: high, lowOpen: !capped && value < .zero, highOpen: !capped && value > .zero)
    }

    private static func widened(_ interval: Interval, by percent: ExactNumber) -> Interval {
        var result = interval
        if let low = interval.low, let reach = share(percent, of: low), let wider = low.subtracting(reach) {
            result.low = wider
        }
        if let high = interval.high, let reach = share(percent, of: high), let wider = high.adding(reach) {
            result.high = wider
        }
        return result
    }

    private static func hull(_ a: Interval, _ b: Interval) -> Interval {
        if a.contains(b) { return a }
        if b.contains(a) { return b }
        var result = a
        if let low = a.low, let other = b.low, other < low { (result.low, result.lowOpen) = (other, b.lowOpen) }
        if let high = a.high, let other = b.high, other > high { (result.high, result.highOpen) = (other, b.highOpen) }
        return result
    }

    /// `percent` per cent of the number's magnitude.
    private static func share(_ percent: ExactNumber, of value: ExactNumber) -> ExactNumber? {
        value.magnitude.multiplied(by: percent)?.divided(by: 100)
    }

    /// The number as a person would write it beside others: `[8, ∞)`, `(8, ∞)`, `~300`, `[20, 99]`, `317`.
    public var shown: String {
        switch modifier {
        case .about: interval.single.map { "~\($0)" } ?? "~\(interval)"
        case .nearly: (interval.single ?? interval.high).map { "nearly \($0)" } ?? "\(interval)"
        default: (approx ? "~" : "") + interval.description
        }
    }
}
