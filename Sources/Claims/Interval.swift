/// An interval of exact numbers: each end inclusive or exclusive, an absent end open to infinity.
///
///     Interval(low: 8, high: nil).description      // [8, ∞)
public struct Interval: Sendable, Hashable {
    // The ends and what they are, laid out flat: optionals of 128-bit numbers would make every quantity half as large again.
    private var lowValue: ExactNumber = .zero
    private var highValue: ExactNumber = .zero
    private var flags: Flags = []

    private struct Flags: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        static let hasLow = Flags(rawValue: 1)
        static let hasHigh = Flags(rawValue: 2)
        static let lowOpen = Flags(rawValue: 4)
        static let highOpen = Flags(rawValue: 8)
    }

    /// The lower end, or nil for −∞.
    public var low: ExactNumber? {
        get { flags.contains(.hasLow) ? lowValue : nil }
        set {
            lowValue = newValue ?? .zero
            if newValue == nil { flags.subtract([.hasLow, .lowOpen]) } else { flags.insert(.hasLow) }
        }
    }
    /// The upper end, or nil for ∞.
    public var high: ExactNumber? {
        get { flags.contains(.hasHigh) ? highValue : nil }
        set {
            highValue = newValue ?? .zero
            if newValue == nil { flags.subtract([.hasHigh, .highOpen]) } else { flags.insert(.hasHigh) }
        }
    }
    /// Whether `low` itself is outside; an absent end is never open, so equal intervals are equal values.
    public var lowOpen: Bool {
        get { flags.contains(.lowOpen) }
        set { if newValue, flags.contains(.hasLow) { flags.insert(.lowOpen) } else { flags.remove(.lowOpen) } }
    }
    /// Whether `high` itself is outside.
    public var highOpen: Bool {
        get { flags.contains(.highOpen) }
        set { if newValue, flags.contains(.hasHigh) { flags.insert(.highOpen) } else { flags.remove(.highOpen) } }
    }

    /// An interval from its ends.
    public init(low: ExactNumber?, high: ExactNumber?, lowOpen: Bool = false, highOpen: Bool = false) {
        self.low = low
        self.high = high
        self.lowOpen = lowOpen
        self.highOpen = highOpen
    }

    /// The interval of one number.
    public init(_ value: ExactNumber) { self.init(low: value, high: value) }

    /// Both ends and what they are, in three small numbers that tell intervals apart; nil where an end is a fraction or leaves 64 bits.
    public var wholeEnds: (low: Int64, high: Int64, flags: UInt8)? {
        guard lowValue.isWhole, highValue.isWhole, let low = Int64(exactly: lowValue.numerator),
            let high = Int64(exactly: highValue.numerator)
        else { return nil }
        return (low, high, flags.rawValue)
    }

    /// Whether no number lies in the interval.
    public var isEmpty: Bool {
        guard let low, let high else { return false }
        return low > high || (low == high && (lowOpen || highOpen))
    }

    /// The single number the interval holds, if it holds just one.
    public var single: ExactNumber? { low != nil && low == high && !lowOpen && !highOpen ? low : nil }

    /// Whether `value` lies in the interval.
    public func contains(_ value: ExactNumber) -> Bool {
        if let low, value < low || (lowOpen && value == low) { return false }
        if let high, value > high || (highOpen && value == high) { return false }
        return true
    }

    /// Whether every number of `other` lies in this interval.
    public func contains(_ other: Interval) -> Bool {
        if let low {
            guard let otherLow = other.low, otherLow >= low else { return false }
            if otherLow == low, lowOpen, !other.lowOpen { return false }
        }
        if let high {
            guard let otherHigh = other.high, otherHigh <= high else { return false }
            if otherHigh == high, highOpen, !other.highOpen { return false }
        }
        return true
    }

    /// The numbers that both hold; nil where there are none.
    public func intersection(_ other: Interval) -> Interval? {
        var result = self
        if let otherLow = other.low {
            if result.low.map({ $0 < otherLow || ($0 == otherLow && other.lowOpen) }) ?? true {
                (result.low, result.lowOpen) = (otherLow, other.lowOpen)
            }
        }
        if let otherHigh = other.high {
            if result.high.map({ $0 > otherHigh || ($0 == otherHigh && other.highOpen) }) ?? true {
                (result.high, result.highOpen) = (otherHigh, other.highOpen)
            }
        }
        return result.isEmpty ? nil : result
    }

    /// Whether no number lies in both.
    public func isDisjoint(from other: Interval) -> Bool { intersection(other) == nil }
    /// Whether every number here is below every number of `other`.
    public func isBelow(_ other: Interval) -> Bool {
        guard let high, let otherLow = other.low else { return false }
        return high < otherLow || (high == otherLow && (highOpen || other.lowOpen))
    }
}

extension Interval: CustomStringConvertible {
    /// Mathematical notation: `317`, `[8, ∞)`, `(−∞, 20]`, `[20, 99]`.
    public var description: String {
        if let single { return single.jsonText }
        let left = low.map { (lowOpen ? "(" : "[") + $0.jsonText } ?? "(−∞"
        let right = high.map { $0.jsonText + (highOpen ? ")" : "]") } ?? "∞)"
        return left + ", " + right
    }
}
