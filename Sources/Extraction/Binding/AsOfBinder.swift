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
    ///   - isToll: the event word names a figure that is told anew, of what happened some time before: only a date right beside counts.
    ///   - frames: tokens of the frames that say who speaks, the figure's own first; a date beside one is the statement's.
    ///   - carried: the date of an earlier statement by the same speaker.
    func answer(
        phrase: Range<Int>, event: Range<Int>?, isToll: Bool, frames: [Range<Int>], in sentence: Sentence,
        carried: CivilInterval?
    ) -> Answer {
        var best: (cost: Int, reading: Int)?
        var statement: (rank: Int, reading: Int)?
        for (i, reading) in passage.readings.enumerated() {
            guard reading.numeral.lowerBound >= sentence.tokens.lowerBound else { continue }
            guard reading.numeral.lowerBound < sentence.tokens.upperBound else { break }
            guard reading.kind == .date || reading.kind == .time, reading.date != nil,
                reading.numeral.upperBound > sentence.datelineEnd
            else { continue }
            // What began then went on until the figure was counted; what lies ahead counted nothing yet.
            if isSince(reading.numeral) || isAhead(reading.date!) { continue }
            if !isLong(reading.date!), let rank = frames.firstIndex(where: { touches(reading.numeral, $0) }) {
                if statement == nil || rank < statement!.rank { statement = (rank, i) }
                continue
            }
            var cost = distance(reading.numeral, phrase)
            if let event { cost = min(cost, distance(reading.numeral, event) + 3) }
            // A date that opens the sentence is the time of all of it.
            if reading.numeral.lowerBound <= sentence.datelineEnd + 2 { cost = min(cost, 45) }
            if cost <= (isToll ? 25 : Self.limit), best == nil || cost < best!.cost { best = (cost, i) }
        }
        if let best {
            let reading = passage.readings[best.reading]
            let date = reading.date!
            let long = isLong(date)
            // A stretch that runs up to the article's date is over which it was counted, not when: the figure is the article's.
            if long, let articleDate, date.end.day >= articleDate.day - 1 {
                return Answer(
                    asOf: carried ?? CivilInterval(articleDate), period: nil, rule: "asOf.article-date", words: nil)
            }
            return Answer(asOf: date, period: long ? date : nil, rule: "asOf.date-in-clause", words: reading.numeral)
        }
        if let statement {
            let reading = passage.readings[statement.reading]
            return Answer(asOf: reading.date, period: nil, rule: "asOf.statement-date", words: reading.numeral)
        }
        if let carried { return Answer(asOf: carried, period: nil, rule: "asOf.earlier-statement", words: nil) }
        guard let articleDate else { return Answer(asOf: nil, period: nil, rule: "asOf.unknown", words: nil) }
        return Answer(asOf: CivilInterval(articleDate), period: nil, rule: "asOf.article-date", words: nil)
    }

    /// The date of the statement that a frame makes, where one stands beside it.
    func statementDate(_ frame: Range<Int>, in sentence: Sentence) -> CivilInterval? {
        for reading in passage.readings
        where reading.numeral.lowerBound >= sentence.tokens.lowerBound
            && reading.numeral.lowerBound < sentence.tokens.upperBound
            && (reading.kind == .date || reading.kind == .time) && touches(reading.numeral, frame)
            && reading.date.map({ !isLong($0) && !isAhead($0) }) ?? false
        {
            return reading.date
        }
        return nil
    }

    private func isLong(_ date: CivilInterval) -> Bool { date.end.day - date.start.day > 2 }

    private func isAhead(_ date: CivilInterval) -> Bool {
        guard let articleDate else { return false }
        return date.start.day > articleDate.day || (date.start.day == articleDate.day && date.end.day > articleDate.day)
    }

    /// The date opens a stretch: "since March 2022".
    private func isSince(_ date: Range<Int>) -> Bool {
        for start in [date.lowerBound, date.lowerBound - 1, date.lowerBound - 2] where start >= 0 {
            if let open = passage.mention(start, .dateOpen), open.range.upperBound + 1 >= date.lowerBound,
                passage.lexicon.symbols[Int(passage.lexicon.entries[open.entry].id)] == "since"
            {
                return true
            }
        }
        return false
    }

    /// A date inside the frame or parted from it by small words only.
    private func touches(_ date: Range<Int>, _ frame: Range<Int>) -> Bool {
        if date.overlaps(frame) { return true }
        let gap =
            date.lowerBound >= frame.upperBound
            ? frame.upperBound..<date.lowerBound : date.upperBound..<frame.lowerBound
        guard gap.count <= 3 else { return false }
        return gap.allSatisfy {
            passage.has($0, .stop) || passage.has($0, .placeBefore) || passage.isArticle($0) || passage.has($0, .of)
                || passage.isDate(at: $0) || Passage.isComma(passage.stream.tokens[$0])
        }
    }

    private func distance(_ date: Range<Int>, _ other: Range<Int>) -> Int {
        // The preposition of the date parts it from nothing.
        var date = date
        while date.lowerBound > other.upperBound,
            passage.has(date.lowerBound - 1, .stop) || passage.has(date.lowerBound - 1, .placeBefore)
                || passage.has(date.lowerBound - 1, .of) || passage.isArticle(date.lowerBound - 1)
        {
            date = date.lowerBound - 1..<date.upperBound
        }
        let gap =
            date.lowerBound >= other.upperBound
            ? other.upperBound..<date.lowerBound
            : date.upperBound <= other.lowerBound
                ? date.upperBound..<other.lowerBound : other.lowerBound..<other.lowerBound
        return passage.distance(gap, limit: Self.limit)
    }
}
