import Claims

/// A range as it is typed: `8..19`, `8..`, `..20`, `26`.
enum RangeWord {
    /// The interval of a word, both ends inclusive.
    static func interval(_ word: Word) throws(Problem) -> Interval {
        guard let dots = word.text.firstRange(of: "..") else { return Interval(try Call.number(word)) }
        func end(_ text: Substring) throws(Problem) -> ExactNumber? {
            if text.isEmpty { return nil }
            guard let number = ExactNumber(decimal: text) else { throw .noRange(word) }
            return number
        }
        let (low, high) = (try end(word.text[..<dots.lowerBound]), try end(word.text[dots.upperBound...]))
        let interval = Interval(low: low, high: high)
        guard low != nil || high != nil, !interval.isEmpty else { throw .noRange(word) }
        return interval
    }
}

extension Problem {
    static func noRange(_ word: Word) -> Problem {
        Problem(.usage, "\(shown(word.text)) is no range", hint: "write 8..19, 8.., ..20 or 26", at: word.range)
    }
}
