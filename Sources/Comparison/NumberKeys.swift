import Claims

/// The number of a figure as comparison needs it: the ends of the plausible interval and what the text states as keys, see `Figure`.
struct NumberKeys {
    var low = Figure.lowest
    var high = Figure.highest
    /// The number that the text states, where it states just one.
    var stated = Figure.lowest
    /// False where a value is not whole at the common scale, or too large for a key.
    var isScaled = true
    /// The text states one number, which its plausible interval is wider than.
    var isRounded = false
    /// A count of ten or more.
    var isTelling = false

    /// The least count that two reports seldom share by chance.
    private static let leastTelling = ExactNumber(10)
    /// Ten thousandths: rounded percentages and money in small coins stay whole at this scale.
    private static let scale: Int128 = 10_000

    /// The keys of an interval and of the number that the text states.
    init(_ interval: Interval, stated: ExactNumber?, kind: Quantity.Kind) {
        isRounded = stated != nil && interval.single == nil
        isTelling = kind == .count && interval.low.map { $0 >= Self.leastTelling } ?? false
        isScaled = fill(interval, stated)
    }

    private mutating func fill(_ interval: Interval, _ stated: ExactNumber?) -> Bool {
        if let low = interval.low {
            guard let key = Self.scaled(low) else { return false }
            self.low = interval.lowOpen ? key + 1 : key
        }
        if let high = interval.high {
            guard let key = Self.scaled(high) else { return false }
            self.high = interval.highOpen ? key - 1 : key
        }
        if let stated {
            guard let key = Self.scaled(stated) else { return false }
            self.stated = key
        }
        return true
    }

    /// Four times the value at the scale; nil where it is not whole there, or too large.
    static func scaled(_ value: ExactNumber) -> Int64? {
        guard value.numerator.magnitude < 1 << 47 else { return nil }
        let numerator = Int64(truncatingIfNeeded: value.numerator)
        if value.denominator == 1 { return numerator * Int64(scale * 4) }
        guard value.denominator <= scale, scale % value.denominator == 0 else { return nil }
        return numerator * Int64(scale * 4 / value.denominator)
    }
}

/// Keys remembered by what they follow from: reports of one event repeat a few numbers, and widening one exactly takes long.
struct NumberKeysMemo {
    /// All that the keys of a quantity in whole numbers follow from, under one policy without vague words of its own.
    struct Words: Equatable {
        private var low: Int64
        private var high: Int64
        private var rest: UInt64

        /// Nil where an end is a fraction or leaves 64 bits, which is rare.
        @inline(__always)
        init?(
            _ interval: Interval, kind: Quantity.Kind, modifier: Quantity.Modifier, approx: Bool, precision: Int?,
            isExactEvent: Bool, measure: Int
        ) {
            guard let ends = interval.wholeEnds, let place = Int8(exactly: precision ?? 0) else { return nil }
            low = ends.low
            high = ends.high
            let number = UInt64(FigureMaker.number(of: kind)) << 8 | UInt64(FigureMaker.number(of: modifier)) << 12
            let flags = (approx ? 1 << 16 : 0) | (isExactEvent ? 1 << 17 : 0) | (precision == nil ? 1 << 18 : 0)
            rest =
                UInt64(ends.flags) | number | UInt64(flags) | UInt64(UInt8(bitPattern: place)) << 24
                | UInt64(measure) << 32
        }

        @inline(__always)
        var spread: UInt64 {
            let ends = UInt64(bitPattern: low) &* 31 &+ UInt64(bitPattern: high)
            return (ends &* 0xD6E8_FEB8_6659_FD93 ^ rest) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    private var slots: [(words: Words, keys: NumberKeys)?]
    private let shift: UInt64

    /// A memo for so many claims.
    init(claims: Int) {
        var bits: UInt64 = 4
        while bits < 11, 1 << bits < claims { bits += 1 }
        slots = Array(repeating: nil, count: 1 << Int(bits))
        shift = 64 - bits
    }

    @inline(__always)
    func known(_ words: Words) -> NumberKeys? {
        let place = Int(words.spread >> shift)
        if let slot = slots[place], slot.words == words { return slot.keys }
        // What was remembered before has moved one place.
        if let slot = slots[place ^ 1], slot.words == words { return slot.keys }
        return nil
    }

    mutating func remember(_ words: Words, _ keys: NumberKeys) {
        let place = Int(words.spread >> shift)
        slots[place ^ 1] = slots[place]
        slots[place] = (words, keys)
    }
}
