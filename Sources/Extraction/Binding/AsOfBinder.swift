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
        /// A date of the clause says so, not the statement or the article.
        var isDateOfClause = false
    }

    /// A date of a sentence, as it may speak of a figure.
    private struct Moment {
        /// Its tokens; for one that opens a clause of its own ("since 2016, when"), up to the first of the clause.
        var range: Range<Int>
        var date: CivilInterval
        /// It is told from the date of another figure.
        var isTold = false
        /// "as of Sunday".
        var isStatus = false
        /// It speaks only of figures behind it, before the token.
        var reach: Range<Int>?
    }

    /// A date that is harder to reach speaks of something else.
    private static let limit = 60

    /// The time of a figure.
    /// - Parameters:
    ///   - phrase: tokens of the number's noun phrase.
    ///   - event: tokens of its event word, which a date may stand beside.
    ///   - isToll: the event word names a figure that is told anew, of what happened some time before: only a date right beside counts.
    ///   - grows: the figure is of an event whose toll is told anew.
    ///   - frames: tokens of the frames that say who speaks, the figure's own first; a date beside one is the statement's.
    ///   - before: the time of the figure before, from which "a year earlier" is told.
    ///   - carried: the date of an earlier statement by the same speaker.
    func answer(
        phrase: Range<Int>, event: Range<Int>?, isToll: Bool, grows: Bool, frames: [Range<Int>],
        in sentence: Sentence, before: CivilInterval?, carried: CivilInterval?
    ) -> Answer {
        var best: (cost: Int, moment: Moment)?
        var statement: (rank: Int, moment: Moment)?
        for moment in moments(of: sentence, before: before) {
            if let reach = moment.reach, !reach.contains(phrase.lowerBound) { continue }
            if !moment.isStatus, !isLong(moment.date),
                let rank = frames.firstIndex(where: { isStatement(moment.range, of: $0, figure: phrase, in: sentence) })
            {
                if statement == nil || rank < statement!.rank { statement = (rank, moment) }
                continue
            }
            if moment.isTold, moment.range.lowerBound >= phrase.upperBound,
                (phrase.upperBound..<moment.range.lowerBound).contains(where: { passage.isClaimable(at: $0) })
            {
                // "to 40 from 32 a day earlier" tells when there were 32.
                continue
            }
            var cost = distance(moment.range, phrase)
            if let event { cost = min(cost, distance(moment.range, event) + 3) }
            // A date that opens the sentence is the time of all of it.
            if moment.range.lowerBound <= sentence.datelineEnd + 2 { cost = min(cost, 45) }
            if moment.isStatus { cost = min(cost, 15) }
            let limit = isToll && isRecent(moment.date) && !moment.isStatus ? 25 : Self.limit
            if cost <= limit, best == nil || cost < best!.cost { best = (cost, moment) }
        }
        // "those killed in the quake on Friday rose to 40, the ministry said on Sunday": the figure is of Sunday.
        if let statement, let found = best, grows, !found.moment.isStatus, !found.moment.isTold, found.cost > 12,
            (0...7).contains(statement.moment.date.start.day - found.moment.date.end.day)
        {
            best = nil
        }
        if let best {
            let date = best.moment.date
            let long = isLong(date)
            // A stretch that runs up to the article's date is over which it was counted, not when: the figure is the article's.
            if long, let articleDate, date.end.day >= articleDate.day - 1 {
                return Answer(
                    asOf: carried ?? CivilInterval(articleDate), period: nil, rule: "asOf.article-date", words: nil)
            }
            return Answer(
                asOf: date, period: long ? date : nil,
                rule: best.moment.isStatus
                    ? "asOf.status-date" : best.moment.isTold ? "asOf.told-date" : "asOf.date-in-clause",
                words: best.moment.range, isDateOfClause: !best.moment.isTold)
        }
        if let statement {
            return Answer(
                asOf: statement.moment.date, period: nil, rule: "asOf.statement-date", words: statement.moment.range)
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

    /// The date that the figures of a report are said to be of ("as of Sunday"), where the sentence names one.
    func statusDate(of sentence: Sentence) -> (date: CivilInterval, at: Int)? {
        moments(of: sentence, before: nil).first { $0.isStatus }.map { ($0.date, $0.range.lowerBound) }
    }

    /// The dates of a sentence that may speak of its figures.
    private func moments(of sentence: Sentence, before: CivilInterval?) -> [Moment] {
        var result: [Moment] = []
        let base = before ?? articleDate.map { CivilInterval($0) }
        for m in sentence.mentions where passage.mentions[m].entryClass == .earlier {
            let mention = passage.mentions[m]
            guard let base, let step = passage.vocabulary.step[mention.entry] else { continue }
            result.append(Moment(range: mention.range, date: step.from(base), isTold: true))
        }
        let phrases = result.count
        for reading in passage.readings(in: sentence.tokens) {
            guard reading.kind == .date || reading.kind == .time, reading.numeral.upperBound > sentence.datelineEnd
            else { continue }
            if result[..<phrases].contains(where: { $0.range.overlaps(reading.numeral) }) { continue }
            guard let date = reading.date else {
                if let base, let step = reading.told {
                    result.append(Moment(range: reading.numeral, date: step.from(base), isTold: true))
                }
                continue
            }
            // What lies ahead counted nothing yet.
            if isAhead(date) { continue }
            var moment = Moment(range: reading.numeral, date: date)
            if isSince(reading.numeral, in: sentence) {
                // What began then went on until the figure was counted; only a clause that opens there is of that time.
                guard let clause = clauseBehind(reading.numeral, in: sentence) else { continue }
                moment.range = moment.range.lowerBound..<clause.lowerBound
                moment.reach = clause
            }
            moment.isStatus = isStatus(reading.numeral)
            result.append(moment)
        }
        return result
    }

    /// "since 2016, when 155 died", "depuis 2006 (41 morts)": the tokens of what is told of the date.
    private func clauseBehind(_ date: Range<Int>, in sentence: Sentence) -> Range<Int>? {
        let limit = sentence.tokens.upperBound
        var i = date.upperBound
        guard i < limit else { return nil }
        if passage.stream.tokens[i].scalar == 0x28 {
            var end = i + 1
            while end < limit, passage.stream.tokens[end].scalar != 0x29 { end += 1 }
            return i + 1..<end
        }
        if Passage.isComma(passage.stream.tokens[i]) { i += 1 }
        guard i < limit, let clause = passage.mention(i, .clause), !passage.vocabulary.opensContent[clause.entry],
            clause.range.upperBound < limit
        else { return nil }
        return clause.range.upperBound..<limit
    }

    /// Whether a date belongs to what a frame says of the saying. One that stands with the figure, before the comma that parts it from the
    /// frame, does not: "26 people died on Monday, police said".
    private func isStatement(_ date: Range<Int>, of frame: Range<Int>, figure: Range<Int>, in sentence: Sentence)
        -> Bool
    {
        guard touches(date, frame) else { return false }
        guard date.upperBound <= frame.lowerBound, figure.upperBound <= date.lowerBound,
            (date.upperBound..<frame.lowerBound).contains(where: { Passage.isComma(passage.stream.tokens[$0]) })
        else { return true }
        return (figure.upperBound..<date.lowerBound).contains { passage.stream.tokens[$0].kind == .punctuation }
    }

    /// Days within which a figure of an event may still be told anew.
    private static let recentDays = 14

    private func isRecent(_ date: CivilInterval) -> Bool {
        articleDate.map { $0.day - date.end.day <= Self.recentDays } ?? true
    }

    /// "as of", «по состоянию на» or "until" stands before the date.
    private func isStatus(_ date: Range<Int>) -> Bool {
        for end in [date.lowerBound, date.lowerBound - 1] where end > 0 {
            if let (_, found) = passage.stream.matchEnding(at: end, .asOf, reach: 4, passage.lexicon),
                passage.vocabulary.isStatus[Int(found.entry)]
            {
                return true
            }
            guard end > 0, passage.has(end - 1, .dayPart) || passage.isArticle(end - 1) else { break }
        }
        return false
    }

    private func isLong(_ date: CivilInterval) -> Bool { date.end.day - date.start.day > 2 }

    private func isAhead(_ date: CivilInterval) -> Bool {
        guard let articleDate else { return false }
        return date.start.day > articleDate.day || (date.start.day == articleDate.day && date.end.day > articleDate.day)
    }

    /// The date opens a stretch: "since March 2022".
    private func isSince(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        for start in [date.lowerBound, date.lowerBound - 1, date.lowerBound - 2] where start >= 0 {
            if let open = passage.mention(start, .dateOpen), open.range.upperBound + 1 >= date.lowerBound,
                passage.lexicon.symbols[Int(passage.lexicon.entries[open.entry].id)] == "since"
            {
                return true
            }
        }
        // "since the fighting began on 15 April", «с 15 апреля».
        var i = date.lowerBound - 1
        var steps = 0
        while i >= sentence.tokens.lowerBound, steps < Self.farthestSince {
            let token = passage.stream.tokens[i]
            if token.kind == .punctuation || passage.isClaimable(at: i) || passage.has(i, .says) { return false }
            if let open = passage.mention(i, .asOf), open.range.upperBound <= date.lowerBound,
                !passage.vocabulary.isStatus[open.entry], steps == 0 || passage.vocabulary.isWeak[open.entry]
            {
                return true
            }
            i -= 1
            steps += 1
        }
        return false
    }

    /// How many tokens may stand between "since" and its date.
    private static let farthestSince = 7

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
