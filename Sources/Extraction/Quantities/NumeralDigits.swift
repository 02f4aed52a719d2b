import Claims

/// Numbers that digits begin: groups, points, exponents.
extension NumeralReader {
    func readDigits(_ stream: TokenStream, at i: Int) -> Group? {
        let first = stream.numbers[Int(stream.tokens[i].info)]
        guard let read = digits.value(of: first) else { return nil }
        var (value, precision, end) = (read.value, read.precision, i + 1)
        // Groups parted by plain spaces: "1 234 567".
        if first.groupCount == 1, first.digitCount <= 3, !first.leadingZero {
            var sum = first.digits
            var groups = 0
            var p = i + 1
            var decimals = 0
            while p < stream.tokens.count, stream.tokens[p].kind == .number, stream.tokens[p].spaceBefore,
                stream.tokens[p].start == stream.tokens[p - 1].end + 1
                    || stream.tokens[p].scalarStart == stream.tokens[p - 1].scalarEnd + 1,
                !stream.tokens[p].newlineBefore, decimals == 0, groups < 10
            {
                let n = stream.numbers[Int(stream.tokens[p].info)]
                if n.groupCount == 1, n.digitCount == 3 {
                    sum = sum * 1000 + n.digits
                } else if n.groupCount == 2, n.groupLength(0) == 3, settingsDecimal(n.firstSeparator), n.digitCount < 12
                {
                    decimals = n.groupLength(1)
                    guard let scale = ExactNumber.power(of: 10, n.digitCount) else { break }
                    sum = sum * scale + n.digits
                } else {
                    break
                }
                groups += 1
                p += 1
            }
            // One space may part two numbers; a language that groups by spaces says so, and two spaces in step are no accident.
            // "$ 10 000", "34 000 tons": behind a money sign and as 000 the second group is no number of its own.
            if groups > 1 || groups == 1 && (groupsBySpace || decimals > 0 || isOneNumber(stream, i)),
                let grouped = ExactNumber(digits: sum, exponent: -decimals)
            {
                value = grouped
                precision = decimals > 0 ? -decimals : grouped.lastSignificantPlace ?? 0
                end = p
            }
        }
        if end == i + 1, let power = exponent(stream, at: end),
            let factor = ExactNumber(digits: 1, exponent: power.exponent), let product = value.multiplied(by: factor)
        {
            return Group(value: product, end: power.end, precision: precision + power.exponent, isDigits: true)
        }
        return Group(value: value, end: end, precision: precision, isDigits: true)
    }

    /// "e10" in "1e10", "E+2" in "5.0E+2": the power of ten, and the token after it; nil where none touches the number.
    func exponent(_ stream: TokenStream, at i: Int) -> (exponent: Int, end: Int)? {
        guard i + 1 < stream.tokens.count, stream.tokens[i].kind == .word, !stream.tokens[i].spaceBefore,
            stream.tokens[i].scalar | 0x20 == 0x65, stream.tokens[i].end - stream.tokens[i].start == 1
        else { return nil }
        var p = i + 1
        let isSigned = stream.tokens[p].scalar == 0x2B || Tokenizer.isHyphen(stream.tokens[p].scalar)
        // "45e+2" is the second minute added to the 45th.
        if stream.tokens[p].scalar == 0x2B, stream.match(i, .ordinalSuffix, lexicon) != nil { return nil }
        if isSigned, !stream.tokens[p].spaceBefore { p += 1 }
        guard p < stream.tokens.count, stream.tokens[p].kind == .number, !stream.tokens[p].spaceBefore else {
            return nil
        }
        let n = stream.numbers[Int(stream.tokens[p].info)]
        // "2e5m" is a name.
        if p + 1 < stream.tokens.count, stream.tokens[p + 1].kind == .word, !stream.tokens[p + 1].spaceBefore {
            return nil
        }
        guard n.groupCount == 1, n.digitCount <= 2, n.digits <= 30 else { return nil }
        return (isSigned && stream.tokens[i + 1].scalar != 0x2B ? -Int(n.digits) : Int(n.digits), p + 1)
    }

    func isOneNumber(_ stream: TokenStream, _ i: Int) -> Bool {
        let second = stream.numbers[Int(stream.tokens[i + 1].info)]
        if second.digits == 0, !stream.tokens[i].newlineBefore || i == 0 { return true }
        guard i > 0, let sign = stream.match(i - 1, .currency, lexicon) else { return false }
        return stream.tokens[i - 1].kind == .symbol && !lexicon.says(lexicon.entries[Int(sign.entry)], .place, .after)
    }

    var groupsBySpace: Bool { lexicon.settings.group.contains(0x20) }

    func settingsDecimal(_ separator: UInt32) -> Bool {
        lexicon.settings.decimal.contains(separator) || separator == 0x2C || separator == 0x2E
    }

    /// A minus sign that touches nothing on its left: "-.5".
    private func isLoneMinus(_ stream: TokenStream, _ i: Int) -> Bool {
        stream.tokens[i].kind != .word && (i == 0 || stream.tokens[i].spaceBefore)
            && stream.match(i, .minus, lexicon) != nil
    }

    /// ".77" where the point touches nothing on its left.
    func leadingPoint(_ stream: TokenStream, at i: Int) -> Group? {
        let token = stream.tokens[i]
        guard token.kind == .punctuation, token.scalar == 0x2E || token.scalar == 0x66B || token.scalar == 0x2C,
            token.spaceBefore || i == 0 || isLoneMinus(stream, i - 1),
            token.scalar != 0x2C || lexicon.settings.decimal.contains(0x2C),
            i + 1 < stream.tokens.count, stream.tokens[i + 1].kind == .number, !stream.tokens[i + 1].spaceBefore
        else { return nil }
        let n = stream.numbers[Int(stream.tokens[i + 1].info)]
        guard n.groupCount == 1, let value = ExactNumber(digits: n.digits, exponent: -n.digitCount) else { return nil }
        return Group(value: value, end: i + 2, precision: -n.digitCount, isDigits: true)
    }
}
