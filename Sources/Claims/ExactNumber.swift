/// An exact number: a whole number, a decimal of at most 34 digits, or a fraction that no decimal holds (a third).
///
///     ExactNumber(decimal: "1.2")! * 1_000_000     // 1200000
///     ExactNumber(1, over: 3)!.jsonText            // 0.333333333333
///
/// Stored as a reduced fraction of 128-bit integers, so that no value is ever rounded in binary. Operations that would
/// leave the range answer nil rather than a wrong number.
public struct ExactNumber: Sendable, Hashable {
    /// The numerator, with the sign.
    public let numerator: Int128
    /// The denominator: positive, and with no factor in common with the numerator.
    public let denominator: Int128

    /// The number of digits that a written number may have (IEEE 754 decimal128); longer runs are identifiers.
    public static let digitLimit = 34
    /// 10^34, the first magnitude that is out of range.
    static let magnitudeLimit: Int128 = {
        var v: Int128 = 1
        for _ in 0..<digitLimit { v *= 10 }
        return v
    }()

    /// Nought.
    public static let zero = ExactNumber(0)

    @inline(__always)
    private init(unchecked numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A whole number.
    public init(_ value: Int) {
        self.init(unchecked: Int128(value), 1)
    }

    /// A fraction, reduced; nil when `denominator` is 0 or the reduced parts exceed 34 digits.
    public init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, numerator != Int128.min, denominator != Int128.min else { return nil }
        if denominator == 1 {
            guard numerator < Self.magnitudeLimit, numerator > -Self.magnitudeLimit else { return nil }
            self.init(unchecked: numerator, 1)
            return
        }
        var (n, d) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        let g = Self.gcd(n.magnitude, d.magnitude)
        if g > 1 {
            n /= Int128(g)
            d /= Int128(g)
        }
        guard n < Self.magnitudeLimit, n > -Self.magnitudeLimit, d <= Self.magnitudeLimit else { return nil }
        self.init(unchecked: n, d)
    }

    /// `digits` × 10^`exponent`; nil when that leaves the range.
    public init?(digits: Int128, exponent: Int) {
        guard let scale = Self.power(of: 10, abs(exponent)) else {
            guard digits == 0 else { return nil }
            self = .zero
            return
        }
        if exponent < 0 {
            self.init(digits, over: scale)
        } else {
            let (product, overflow) = digits.multipliedReportingOverflow(by: scale)
            guard !overflow else { return nil }
            self.init(product, over: 1)
        }
    }

    /// A plain decimal in ASCII: optional minus, digits, optional point and digits. nil for anything else, and for more
    /// than 34 digits.
    public init?(decimal text: some StringProtocol) {
        var negative = false
        var digits: Int128 = 0
        var count = 0
        var fraction = 0
        var afterPoint = false
        var seenDigit = false
        for (i, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where i == 0: negative = true
            case UInt8(ascii: ".") where !afterPoint && seenDigit: afterPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                seenDigit = true
                if count > 0 || byte != UInt8(ascii: "0") { count += 1 }
                guard count <= Self.digitLimit else { return nil }
                digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
                if afterPoint { fraction += 1 }
            default: return nil
            }
        }
        guard seenDigit, !afterPoint || fraction > 0 else { return nil }
        self.init(digits: negative ? -digits : digits, exponent: -fraction)
    }

    /// base^exponent; nil on overflow.
    public static func power(of base: Int128, _ exponent: Int) -> Int128? {
        guard exponent >= 0, exponent <= 38 else { return nil }
        var v: Int128 = 1
        for _ in 0..<exponent {
            let (p, overflow) = v.multipliedReportingOverflow(by: base)
            if overflow { return nil }
            v = p
        }
        return v
    }

    private static func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (x, y) = (a, b)
        while y != 0 {
            // 64-bit division is many times faster than 128-bit, and nearly every number in a text fits.
            if x <= UInt128(UInt64.max), y <= UInt128(UInt64.max) {
                var (p, q) = (UInt64(x), UInt64(y))
                while q != 0 { (p, q) = (q, p % q) }
                return UInt128(p)
            }
            (x, y) = (y, x % y)
        }
        return x
    }

    // MARK: Arithmetic

    /// The sum; nil when it leaves the range.
    public func adding(_ other: ExactNumber) -> ExactNumber? {
        if denominator == other.denominator {
            let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
            return overflow ? nil : ExactNumber(sum, over: denominator)
        }
        let (a, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (b, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (d, o3) = denominator.multipliedReportingOverflow(by: other.denominator)
        let (n, o4) = a.addingReportingOverflow(b)
        guard !o1, !o2, !o3, !o4 else { return nil }
        return ExactNumber(n, over: d)
    }

    /// The difference; nil when it leaves the range.
    public func subtracting(_ other: ExactNumber) -> ExactNumber? { adding(other.negated) }

    /// The product; nil when it leaves the range.
    public func multiplied(by other: ExactNumber) -> ExactNumber? {
        if denominator == 1, other.denominator == 1 {
            let (product, overflow) = numerator.multipliedReportingOverflow(by: other.numerator)
            return overflow ? nil : ExactNumber(product, over: 1)
        }
        guard let left = ExactNumber(numerator, over: other.denominator),
            let right = ExactNumber(other.numerator, over: denominator)
        else { return nil }
        let (n, o1) = left.numerator.multipliedReportingOverflow(by: right.numerator)
        let (d, o2) = left.denominator.multipliedReportingOverflow(by: right.denominator)
        guard !o1, !o2 else { return nil }
        return ExactNumber(n, over: d)
    }

    /// The quotient; nil when `other` is nought or the quotient leaves the range.
    public func divided(by other: ExactNumber) -> ExactNumber? {
        guard other.numerator != 0, let inverse = ExactNumber(other.denominator, over: other.numerator) else {
            return nil
        }
        return multiplied(by: inverse)
    }

    /// The number with the other sign.
    public var negated: ExactNumber { ExactNumber(unchecked: -numerator, denominator) }
    /// The distance from nought.
    public var magnitude: ExactNumber { numerator < 0 ? negated : self }
    /// Whether this is a whole number.
    public var isWhole: Bool { denominator == 1 }

    /// The whole number nearest to nought that this holds, when it fits an `Int`.
    public var truncated: Int? { Int(exactly: numerator / denominator) }
    /// The nearest binary number: for drawing only, never for comparing.
    public var approximate: Double { Double(numerator) / Double(denominator) }

    /// The exponent of ten of the last digit that is not 0: 2 for 300, -1 for 1.5, 0 for 317. Nought has 0; a fraction that
    /// no decimal holds has nil.
    public var lastSignificantPlace: Int? {
        guard numerator != 0 else { return 0 }
        // Nearly every number of a text is whole and short; dividing 128-bit numbers takes many times longer.
        if denominator == 1, var small = Int(exactly: numerator) {
            var place = 0
            while small % 10 == 0 {
                small /= 10
                place += 1
            }
            return place
        }
        guard let (digits, fraction) = decimalParts else { return nil }
        if fraction > 0 { return -fraction }
        var (n, place) = (digits, 0)
        while n % 10 == 0 {
            n /= 10
            place += 1
        }
        return place
    }

    /// The digits of a plain decimal that holds the value, and how many of them stand behind the point; nil where none holds it.
    public var decimal: (digits: Int128, places: Int)? { decimalParts }

    private var decimalParts: (Int128, Int)? {
        if denominator == 1 { return (numerator, 0) }
        // Nearly every decimal of a text has few places; dividing 128-bit numbers takes many times longer.
        if denominator <= 10000 {
            let small = Int(truncatingIfNeeded: denominator)
            var scale = 10
            for places in 1...4 {
                if scale % small == 0 {
                    let (n, overflow) = numerator.multipliedReportingOverflow(by: Int128(scale / small))
                    return overflow ? nil : (n, places)
                }
                scale *= 10
            }
        }
        var (d, twos, fives) = (denominator, 0, 0)
        while d % 2 == 0 {
            d /= 2
            twos += 1
        }
        while d % 5 == 0 {
            d /= 5
            fives += 1
        }
        guard d == 1 else { return nil }
        let places = max(twos, fives)
        guard let scale = Self.power(of: 10, places) else { return nil }
        let (n, overflow) = numerator.multipliedReportingOverflow(by: scale / denominator)
        return overflow ? nil : (n, places)
    }

    /// Whether a plain decimal holds the value exactly.
    public var isDecimal: Bool { decimalParts != nil }

    /// A plain decimal: no exponent, no trailing zeros; a fraction that no decimal holds is rounded to 12 digits.
    public var jsonText: String {
        let (digits, places): (Int128, Int)
        if let parts = decimalParts {
            (digits, places) = parts
        } else {
            (digits, places) = roundedParts(digits: 12)
        }
        let sign = digits < 0 ? "-" : ""
        var text = String(digits.magnitude)
        guard places > 0 else { return sign + text }
        if text.utf8.count <= places { text = String(repeating: "0", count: places - text.utf8.count + 1) + text }
        let split = text.utf8.index(text.endIndex, offsetBy: -places)
        var fraction = text[split...]
        while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
        return fraction.isEmpty ? sign + text[..<split] : sign + text[..<split] + "." + fraction
    }

    /// The value rounded half away from nought to `digits` significant digits, as (digits, places after the point).
    private func roundedParts(digits wanted: Int) -> (Int128, Int) {
        let whole = numerator.magnitude / denominator.magnitude
        let wholeDigits = whole == 0 ? 0 : String(whole).utf8.count
        var places = max(0, wanted - wholeDigits)
        var remainder = numerator.magnitude % denominator.magnitude
        var result = whole
        var produced = 0
        while produced < places {
            // The denominator has at most 34 digits, so remainder × 10 fits.
            remainder *= 10
            result = result * 10 + remainder / denominator.magnitude
            remainder %= denominator.magnitude
            produced += 1
            if result == 0, places < 34 { places += 1 }
        }
        if remainder * 2 >= denominator.magnitude { result += 1 }
        return (numerator < 0 ? -Int128(result) : Int128(result), places)
    }
}

extension ExactNumber: Comparable {
    /// Exact order: the cross products are taken at 256 bits, so nothing overflows.
    public static func < (a: ExactNumber, b: ExactNumber) -> Bool {
        if a.denominator == b.denominator { return a.numerator < b.numerator }
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension ExactNumber: ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }
    /// The same as `jsonText`.
    public var description: String { jsonText }
}
