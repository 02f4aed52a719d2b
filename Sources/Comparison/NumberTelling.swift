import Claims

/// How seldom two reports have a number by chance: by that two are known to be of one thing where the words do not say of what.
enum NumberTelling: UInt8, Comparable {
    /// Round or small: it says nothing by itself.
    case nothing
    /// Of measures and amounts, and of what both name by one concept.
    case some
    /// Of counts that one of the two does not say of what.
    case much

    static func < (a: NumberTelling, b: NumberTelling) -> Bool { a.rawValue < b.rawValue }

    /// By the digits that the text states, closing noughts left out.
    ///
    /// - Parameter isNamed: what is counted says enough by itself (vehicles, patients).
    init(kind: Quantity.Kind, modifier: Quantity.Modifier, interval: Interval, unit: String?, isNamed: Bool) {
        guard let value = interval.single ?? interval.low ?? interval.high, modifier != .between, modifier != .vague,
            let digits = Self.digits(of: value)
        else {
            self = .nothing
            return
        }
        let isThousands = value >= 1000
        self =
            switch kind {
            case .count:
                digits >= 3 && isThousands ? .much : isNamed && value >= 100 && digits >= 2 ? .some : .nothing
            case .measure, .rate: digits >= 2 || isThousands ? .some : .nothing
            case .money: digits >= 3 ? .some : .nothing
            // Shares are few: two of them are often the same.
            case .percent, .percentagePoints: digits >= 3 ? .some : .nothing
            // So are spans of whole days, of years and the like.
            case .duration: digits >= 2 && value >= 30 && !Self.isWholeDays(value, unit) ? .some : .nothing
            default: .nothing
            }
    }

    private static func digits(of value: ExactNumber) -> Int? {
        guard value.numerator != 0, let place = value.lastSignificantPlace, let (digits, places) = value.decimal else {
            return nil
        }
        var number = digits.magnitude
        var count = 0
        while number > 0 {
            number /= 10
            count += 1
        }
        return count - max(0, place + places)
    }

    private static func isWholeDays(_ value: ExactNumber, _ unit: String?) -> Bool {
        switch unit {
        case "h": value.isWhole && value.numerator % 24 == 0
        case "mo": value.isWhole && value.numerator % 6 == 0
        default: false
        }
    }
}
