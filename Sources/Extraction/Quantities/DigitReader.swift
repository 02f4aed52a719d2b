import Claims

/// Reads a number written in digits, in the habits of one language.
///
///     DigitReader(german).value(of: "1.234,5")   // 1234.5, precise to a tenth
///     DigitReader(german).value(of: "1.2.3")     // nil: a version, not a number
struct DigitReader {
    let settings: Lexicon.Settings

    struct Value {
        var value: ExactNumber
        /// The exponent of ten of the last significant digit as written.
        var precision: Int
    }

    /// The value of a written number; nil where its groups make no number (a date, a version, an address) or it is too long.
    func value(of n: WrittenNumber) -> Value? {
        guard n.digitCount <= ExactNumber.digitLimit else { return nil }
        guard n.groupCount > 1 else { return whole(n.digits) }
        guard n.groupCount <= 16 else { return nil }
        let last = n.groupCount - 1
        if n.separatorChanges == 0 {
            let separator = n.firstSeparator
            if n.groupCount == 2 {
                let threes = n.groupLength(1) == 3 && n.groupLength(0) <= 3 && !n.leadingZero
                if threes, groups(separator, against: n) { return whole(n.digits) }
                return isDecimal(separator) ? decimal(n.digits, places: n.groupLength(1)) : nil
            }
            return isGrouped(n, upTo: last) ? whole(n.digits) : nil
        }
        // "1.234.567,8": one change, at the last separator.
        guard n.separatorChanges == 1, n.lastChange == last, isDecimal(n.lastSeparator), isGrouped(n, upTo: last - 1)
        else {
            return nil
        }
        return decimal(n.digits, places: n.groupLength(last))
    }

    /// Whether one separator before three digits groups them: what the language says; where it says nothing of the mark, grouping, since
    /// counts with three decimals are rare.
    private func groups(_ separator: UInt32, against n: WrittenNumber) -> Bool {
        if settings.group.contains(separator) { return true }
        if settings.decimal.contains(separator) { return false }
        return separator != 0x66B
    }

    private func isDecimal(_ separator: UInt32) -> Bool {
        switch separator {
        case 0x2C, 0x2E, 0x66B, 0x60C, 0xB7, 0xFF0C, 0xFF0E: true
        default: false
        }
    }

    /// Groups 0 to `last` are a first of one to three digits and threes, or the Indian two-two-three.
    private func isGrouped(_ n: WrittenNumber, upTo last: Int) -> Bool {
        guard n.groupLength(0) <= 3, n.groupLength(0) > 0, !n.leadingZero else { return false }
        if last == 0 { return true }
        guard n.groupLength(last) == 3 else { return false }
        var threes = true
        // "1.30.031" is a time of a lap.
        var twos = n.groupLength(0) <= 2 && n.firstSeparator == 0x2C
        for g in 1..<max(1, last) {
            if n.groupLength(g) != 3 { threes = false }
            if n.groupLength(g) != 2 { twos = false }
        }
        return threes || twos
    }

    private func whole(_ digits: Int128) -> Value? {
        guard let value = ExactNumber(digits, over: 1) else { return nil }
        return Value(value: value, precision: value.lastSignificantPlace ?? 0)
    }

    private func decimal(_ digits: Int128, places: Int) -> Value? {
        guard let value = ExactNumber(digits: digits, exponent: -places) else { return nil }
        return Value(value: value, precision: -places)
    }
}
