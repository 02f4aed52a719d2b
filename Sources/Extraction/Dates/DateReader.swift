import Claims

/// Reads dates and clock times, in any language: the words and their order are the lexicon's.
///
/// Made to be asked at every token: where no date can begin it answers at once; where one can, it looks ahead over a bounded number of tokens.
///
///     DateReader(lexicon: english).read(stream, at: i, reference: dateline)   // "9 January 2022, 12:34": 2022-01-09T12:34
final class DateReader: Sendable {
    let lexicon: Lexicon
    let numerals: NumeralReader
    let words: DateWords

    init(lexicon: Lexicon, numerals: NumeralReader) {
        self.lexicon = lexicon
        self.numerals = numerals
        words = DateWords(lexicon)
    }

    /// The date or time that begins at token `i`; nil where none does. `reference` is the article's dateline.
    func read(_ stream: TokenStream, at i: Int, reference: CivilTime?) -> DateReading? {
        guard stream.starts[i].contains(.date), mayBeginDate(stream, i) else { return nil }
        return DateParser(reader: self, s: stream, reference: reference, origin: i).reading(i)
    }

    /// Whether a word such as "in", "last", "from", "a" may lead to a date: a number or a word that names a time stands close behind it.
    private func leadsToDate(_ stream: TokenStream, _ i: Int) -> Bool {
        var p = i + 1
        let end = min(stream.tokens.count, i + 6)
        while p < end {
            if stream.tokens[p].kind == .number || !stream.starts[p].isDisjoint(with: [.dated, .quantity]) {
                return true
            }
            p += 1
        }
        return false
    }

    /// An article begins a date only where a word of times stands close behind it: "a week ago", "the first half of the year".
    private func articleLeadsToDate(_ stream: TokenStream, _ i: Int) -> Bool {
        (i + 1..<min(stream.tokens.count, i + 6)).contains { !stream.starts[$0].isDisjoint(with: [.calendar, .dated]) }
    }

    /// How far behind a number the word stands that makes it a date: "the twenty first day of the month".
    private static let farthestWord = 6

    /// Most numbers are no dates: a date's number is written as one, or a word of dates stands near.
    private func mayBeginDate(_ stream: TokenStream, _ i: Int) -> Bool {
        if stream.starts[i].contains(.dated) { return true }
        if stream.starts[i].contains(.calendar) { return leadsToDate(stream, i) }
        if !stream.starts[i].contains(.quantity) { return articleLeadsToDate(stream, i) }
        let token = stream.tokens[i]
        if token.kind == .number {
            let number = stream.numbers[Int(token.info)]
            if number.digitCount == 4 || number.digitCount == 8 || number.groupCount > 1 && number.digitCount <= 8 {
                return true
            }
            // "5/1", "12:34", "2016-11": the marks touch.
            if i + 1 < stream.tokens.count {
                let next = stream.tokens[i + 1]
                if next.kind == .number || (next.kind != .word && !next.spaceBefore) { return true }
            }
        }
        var p = i + 1
        let end = min(stream.tokens.count, i + 1 + Self.farthestWord)
        while p < end {
            if stream.starts[p].contains(.calendar) { return true }
            p += 1
        }
        return false
    }
}
