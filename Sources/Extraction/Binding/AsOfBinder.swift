import Claims

/// Decides which time a figure speaks of: a date in its clause, the date of the statement, else the article's.
struct AsOfBinder {
    let passage: Passage
    let articleDate: CivilTime?

    struct Answer {
        var asOf: CivilInterval?
        var period: CivilInterval?
        var rule: StaticString
        var words: Range<Int>?
    }

    /// A date that is harder to reach speaks of something else.
    private static let limit = 60

    /// The time of a figure.
    /// - Parameters:
    ///   - phrase: tokens of the number's noun phrase.
    ///   - event: tokens of its event word, which a date may stand beside.
    ///   - frame: tokens of the frame that says who speaks; a date beside it is the statement's.
    ///   - carried: the date of an earlier statement by the same speaker.
    func answer(
        phrase: Range<Int>, event: Range<Int>?, frame: Range<Int>?, in sentence: Sentence, carried: CivilInterval?
    ) -> Answer {
        var best: (cost: Int, reading: Int)?
        var statement: Int?
        for (i, reading) in passage.readings.enumerated() {
            guard reading.numeral.lowerBound >= sentence.tokens.lowerBound else { continue }
            guard reading.numeral.lowerBound < sentence.tokens.upperBound else { break }
            guard reading.kind == .date || reading.kind == .time, reading.date != nil,
                reading.numeral.upperBound > sentence.datelineEnd
            else { continue }
            if let frame, touches(reading.numeral, frame) {
                statement = statement ?? i
                continue
            }
            var cost = distance(reading.numeral, phrase)
            if let event { cost = min(cost, distance(reading.numeral, event) + 3) }
            if cost <= Self.limit, best == nil || cost < best!.cost { best = (cost, i) }
        }
        if let best {
            let reading = passage.readings[best.reading]
            let date = reading.date!
            let long = date.end.day - date.start.day > 2
            // A stretch that runs up to the article's date is over which it was counted, not when: the figure is the article's.
            if long, let articleDate, date.end.day >= articleDate.day - 1 {
                return Answer(asOf: carried ?? CivilInterval(articleDate), period: date, rule: "asOf.article-date", words: nil)
            }
            return Answer(asOf: date, period: long ? date : nil, rule: "asOf.date-in-clause", words: reading.numeral)
        }
        if let statement {
            let reading = passage.readings[statement]
            return Answer(asOf: reading.date, period: nil, rule: "asOf.statement-date", words: reading.numeral)
        }
        if let carried { return Answer(asOf: carried, period: nil, rule: "asOf.earlier-statement", words: nil) }
        guard let articleDate else { return Answer(asOf: nil, period: nil, rule: "asOf.unknown", words: nil) }
        return Answer(asOf: CivilInterval(articleDate), period: nil, rule: "asOf.article-date", words: nil)
    }

    /// The date of the statement that a frame makes, where one stands beside it.
    func statementDate(_ frame: Range<Int>, in sentence: Sentence) -> CivilInterval? {
        for reading in passage.readings
        where reading.numeral.lowerBound >= sentence.tokens.lowerBound && reading.numeral.lowerBound < sentence.tokens.upperBound
            && (reading.kind == .date || reading.kind == .time) && touches(reading.numeral, frame)
        {
            return reading.date
        }
        return nil
    }

    /// A date inside the frame or parted from it by small words only.
    private func touches(_ date: Range<Int>, _ frame: Range<Int>) -> Bool {
        if date.overlaps(frame) { return true }
        let gap = date.lowerBound >= frame.upperBound ? frame.upperBound..<date.lowerBound : date.upperBound..<frame.lowerBound
        guard gap.count <= 3 else { return false }
        return gap.allSatisfy {
            passage.has($0, .stop) || passage.has($0, .placeBefore) || passage.has($0, .article) || passage.has($0, .definite) || passage.has($0, .of)
                || passage.isDate(at: $0) || (Passage.isComma(passage.stream.tokens[$0]) && gap.count == 1)
        }
    }

    private func distance(_ date: Range<Int>, _ other: Range<Int>) -> Int {
        let gap =
            date.lowerBound >= other.upperBound
            ? other.upperBound..<date.lowerBound
            : date.upperBound <= other.lowerBound ? date.upperBound..<other.lowerBound : other.lowerBound..<other.lowerBound
        return passage.distance(gap, limit: Self.limit)
    }
}
