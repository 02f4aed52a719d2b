import Claims

/// Nouns that count by their form, and quantities told twice or by both their bounds.
extension QuantityReader {
    /// A noun that counts two by its form: «شرطيان», «عامان».
    func readDual(_ stream: TokenStream, at i: Int) -> Reading? {
        for m in stream.matchRange(i) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard lexicon.flag(entry, .dual) else { continue }
            var r = Reading(numeral: i..<(i + Int(match.length)), interval: Interval(2))
            switch entry.entryClass {
            case .concept, .anaphor:
                if lexicon.says(entry, .dual, .maybe) {
                    // Undiacritised, the form may be dual or plural («آخرين»).
                    r.interval = Interval(low: 2, high: nil)
                    r.modifier = .vague
                }
            case .unit:
                r.kind = lexicon.says(entry, .kind, .duration) ? .duration : .measure
                r.unit = entry.id
                // «полчаса»: half a unit in one word.
                if lexicon.text(entry, .dual) == "half" { r.interval = Interval(ExactNumber(1, over: 2)!) }
                var whole = Amount(
                    numeral: Numeral(range: r.numeral, interval: r.interval, coefficient: 2, scale: 1),
                    range: r.numeral,
                    kind: r.kind, unit: r.unit)
                readSmallerParts(stream, &whole)
                (r.interval, r.unit, r.numeral) = (whole.numeral.interval, whole.unit, whole.range)
            case .currency:
                r.kind = .money
                r.unit = lexicon.flag(entry, .of) ? lexicon.field(entry, .of) : entry.id
            case .percent where lexicon.text(entry, .dual) == "half":
                r.kind = .percent
                r.interval = Interval(ExactNumber(1, over: 2)!)
            default: continue
            }
            r.precision = 0
            r.isDual = true
            r.rule = "dual"
            return r
        }
        return nil
    }

    /// "45 (forty-five)" says one number twice.
    func dropRepetition(_ stream: TokenStream, _ readings: inout [Reading]) {
        guard readings.count > 1,
            readings[readings.count - 1].numeral.lowerBound == readings[readings.count - 2].numeral.upperBound + 1
        else { return }
        let (a, b) = (readings[readings.count - 2], readings[readings.count - 1])
        guard a.interval == b.interval, b.numeral.lowerBound == a.numeral.upperBound + 1,
            b.numeral.upperBound < stream.tokens.count,
            stream.tokens[a.numeral.upperBound].scalar == 0x28, stream.tokens[b.numeral.upperBound].scalar == 0x29
        else { return }
        readings.removeLast()
    }

    /// «не менее 26 и не более 30»: two bounds on one thing are one quantity.
    func mergeBounds(_ stream: TokenStream, _ readings: inout [Reading], _ last: Int) {
        guard last > 0, readings.count == last + 1, readings[last - 1].modifier != .exact,
            readings[last].modifier != .exact
        else { return }
        let (a, b) = (readings[last - 1], readings[last])
        func isLower(_ r: Reading) -> Bool { r.modifier == .atLeast || r.modifier == .moreThan }
        func isUpper(_ r: Reading) -> Bool { r.modifier == .atMost || r.modifier == .lessThan }
        guard (isLower(a) && isUpper(b)) || (isUpper(a) && isLower(b)),
            !b.before.isEmpty || !a.after.isEmpty && !b.after.isEmpty
        else { return }
        let (lower, upper) = isLower(a) ? (a, b) : (b, a)
        guard let low = lower.interval.low, let high = upper.interval.high, low <= high,
            a.kind == b.kind || a.kind == .count || b.kind == .count,
            a.unit == b.unit || a.unit == 0 || b.unit == 0
        else { return }
        let end = max(a.numeral.upperBound, a.after.upperBound)
        let start = b.before.isEmpty ? b.numeral.lowerBound : b.before.lowerBound
        guard end <= start, start - end <= 2 else { return }
        let gap = end..<start
        for i in gap {
            let token = stream.tokens[i]
            let links =
                stream.match(i, .joiner, lexicon) != nil || stream.match(i, .rangeMid, lexicon) != nil
                || stream.match(i, .rangeOr, lexicon) != nil
            guard links || token.scalar == 0x2C || token.scalar == 0x60C, !token.newlineBefore else { return }
        }
        var merged = a
        merged.interval = Interval(
            low: low, high: high, lowOpen: lower.interval.lowOpen, highOpen: upper.interval.highOpen)
        // "at least 26 and under 26" leave nothing between them.
        guard !merged.interval.isEmpty else { return }
        merged.modifier = .between
        merged.numeral = a.numeral.lowerBound..<b.numeral.upperBound
        if a.kind == .count { (merged.kind, merged.unit) = (b.kind, b.unit) }
        merged.rule = "range.bounds"
        readings.removeLast()
        readings[last - 1] = merged
    }
}
