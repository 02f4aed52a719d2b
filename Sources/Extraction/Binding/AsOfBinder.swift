import Claims

/// Decides which time a figure speaks of: a date in its clause, the date of the statement, else the article's.
struct AsOfBinder {
    let passage: Passage
    let articleDate: CivilTime?
    private let memo = Memo()

    /// The moments of a sentence that were found last, and from what: several rules ask for the same.
    private final class Memo {
        /// The first token of the sentence; -1 for none.
        @exclusivity(unchecked) var sentence = -1
        /// What they were found from; nil where they are the same from anything.
        @exclusivity(unchecked) var base: MomentBase?
        @exclusivity(unchecked) var moments: [Moment] = []
    }

    /// What the caller says of a figure, from which its moments are told.
    private struct MomentBase: Equatable {
        var before: CivilInterval?
        var past: CivilInterval?
        var narrative: CivilInterval?
        var happened: Bool
        var ahead: Bool
    }

    struct Answer {
        var asOf: CivilInterval?
        var period: CivilInterval?
        var rule: StaticString
        var words: Range<Int>?
        /// A date of the clause says so, not the statement or the article.
        var isDateOfClause = false
        /// It is told from another time ("a week earlier").
        var isTold = false
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
        /// A clause that it opens: "on 9 February, a Saturday, when 300 people were there".
        var clause: Range<Int>?
        /// It tells when the figure's own clause holds: "14 people were killed when the boat sank on Sunday".
        var opensTimeClause = false
        /// It tells which occurrence is meant: "Sunday's election", "a 2019 fire".
        var isOfNoun = false
        /// It is the time of an occurrence during which something happened.
        var isOfOccurrence = false
    }

    /// A date that is harder to reach speaks of something else.
    private static let limit = 60

    /// The time of a figure.
    /// - Parameters:
    ///   - phrase: tokens of the number's noun phrase.
    ///   - event: tokens of its event word, which a date may stand beside.
    ///   - isToll: the event word names a figure that is told anew, of what happened some time before: only a date right beside counts.
    ///   - grows: the figure is of an event whose toll is told anew.
    ///   - isForecast: the figure is not yet there, so that what lies ahead may be its time.
    ///   - frames: tokens of the frames that say who speaks, the figure's own first; a date beside one is the statement's.
    ///   - before: the time of the figure before, from which "a year earlier" is told.
    ///   - past: the time that the sentence before told of, which "at the time" means.
    ///   - narrative: the day that the text told of last, from which "the next day" is told.
    ///   - carried: the date of an earlier statement by the same speaker.
    func answer(
        phrase: Range<Int>, event: Range<Int>?, isToll: Bool, grows: Bool, isForecast: Bool, frames: [Range<Int>],
        in sentence: Sentence, before: CivilInterval?, past: CivilInterval?, narrative: CivilInterval?,
        carried: CivilInterval?
    ) -> Answer {
        var answer = time(
            phrase: phrase, event: event, isToll: isToll, grows: grows, isForecast: isForecast, frames: frames,
            in: sentence, before: before, past: past, narrative: narrative, carried: carried)
        if grows, answer.period == nil { answer.period = lastHours(of: phrase, event: event, in: sentence) }
        return answer
    }

    /// "812 deaths in the past 24 hours": the hours up to now over which the figure was counted, where it is the nearest one to them.
    private func lastHours(of phrase: Range<Int>, event: Range<Int>?, in sentence: Sentence) -> CivilInterval? {
        guard sentence.hasDates else { return nil }
        for reading in passage.readings[sentence.readings] where reading.kind == .date || reading.kind == .time {
            guard reading.granularity == .hour, let hours = reading.date, hours.start != hours.end, !isAhead(hours)
            else { continue }
            let cost = min(distance(reading.numeral, phrase), event.map { distance(reading.numeral, $0) + 3 } ?? .max)
            let (left, right) =
                phrase.lowerBound < reading.numeral.lowerBound ? (phrase, reading.numeral) : (reading.numeral, phrase)
            let between = left.upperBound..<max(left.upperBound, right.lowerBound)
            // Hours behind a figure are those of that figure, not of one that follows them.
            let before = sentence.tokens.lowerBound..<reading.numeral.lowerBound
            let isTaken = right == phrase && before.contains { passage.isClaimable(at: $0) }
            if cost <= Self.limit, !isTaken, !between.contains(where: { passage.isClaimable(at: $0) }) { return hours }
        }
        return nil
    }

    private func time(
        phrase: Range<Int>, event: Range<Int>?, isToll: Bool, grows: Bool, isForecast: Bool, frames: [Range<Int>],
        in sentence: Sentence, before: CivilInterval?, past: CivilInterval?, narrative: CivilInterval?,
        carried: CivilInterval?
    ) -> Answer {
        let moments = moments(
            of: sentence, before: before, past: past, narrative: narrative, happened: grows && !isForecast,
            ahead: isForecast)
        // «В марте погибли 412 человек, в апреле — 398»: of two times, the word of an event that another figure takes first dates only that one.
        let isLent =
            event.map { event in
                moments.count > 1 && event.upperBound <= phrase.lowerBound
                    && (event.upperBound..<phrase.lowerBound).contains { passage.isClaimable(at: $0) }
            } ?? false
        var best: (cost: Int, moment: Moment)?
        var statement: (rank: Int, moment: Moment)?
        var far: Moment?
        for moment in moments {
            if let reach = moment.reach, !reach.contains(phrase.lowerBound) { continue }
            if isToll, isRecent(moment.date), isOfNounBehind(moment.range, figure: phrase) { continue }
            if isInAside(moment.range, before: phrase, in: sentence) { continue }
            if !moment.isStatus, !isLong(moment.date),
                let rank = frames.firstIndex(where: { isStatement(moment.range, of: $0, in: sentence) })
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
            if moment.isTold, isOfNext(moment.range, figure: phrase) || isOfLast(moment.range, figure: phrase) {
                continue
            }
            if moment.isOfNoun, isLong(moment.date), moment.range.lowerBound >= phrase.upperBound { continue }
            var cost = distance(moment.range, phrase)
            if let event, !isLent { cost = min(cost, distance(moment.range, event) + 3) }
            // A date that opens the sentence is the time of all of it.
            if moment.range.lowerBound <= sentence.datelineEnd + 2 { cost = min(cost, 45) }
            if moment.isStatus { cost = min(cost, 40) }
            if moment.opensTimeClause, moment.range.lowerBound > phrase.upperBound { cost = min(cost, 10) }
            if endsClause(moment.range, of: phrase, event: moment.isTold ? event : nil) {
                cost = min(cost, Self.limit - 5)
            }
            if let clause = moment.clause, clause.contains(phrase.lowerBound) { cost = min(cost, 10) }
            if isOfComparison(moment.range, figure: phrase) || isCompared(moment.range, figure: phrase) { continue }
            if isBehindSemicolon(moment.range, phrase) || opensNext(moment.range, figure: phrase) { continue }
            if !moment.isStatus, !moment.isTold, isStateNow(moment.range, figure: phrase, in: sentence) { continue }
            if !moment.isStatus, moment.range.lowerBound < phrase.lowerBound, isRecent(moment.date),
                isOfNoun(moment.range, before: phrase, in: sentence)
            {
                continue
            }
            if isBesideSuperseded(moment.range, figure: phrase, in: sentence) { cost = min(cost, 20) }
            let limit = isToll && isRecent(moment.date) && !moment.isStatus ? 25 : Self.limit
            if cost <= limit {
                if best == nil || cost < best!.cost { best = (cost, moment) }
            } else if reachesFar(moment, to: phrase, grows: grows, in: sentence) {
                far = moment
            }
        }
        // Where nothing is nearer, the time that the sentence named before holds to its end.
        if best == nil, statement == nil, let far { best = (Self.limit, far) }
        // "those killed in the quake on Friday rose to 40, the ministry said on Sunday": the figure is of Sunday.
        if let statement, let found = best, grows, !found.moment.isStatus, !found.moment.isTold,
            found.cost > 12 || isInRelativeClause(found.moment.range, before: phrase, in: sentence),
            (0...7).contains(statement.moment.date.start.day - found.moment.date.end.day)
        {
            best = nil
        }
        // "the attack that left 137 dead on Friday, according to a new toll"
        if statement == nil, let found = best, grows, !found.moment.isStatus, !found.moment.isTold,
            isRecent(found.moment.date), isOfLatest(phrase, in: sentence)
        {
            best = nil
        }
        // "A party took 63 seats in Sunday's election, results showed on Tuesday."
        if let statement, let found = best, grows, found.moment.range.upperBound <= phrase.lowerBound,
            !found.moment.isStatus, !found.moment.isTold, !isLong(found.moment.date),
            isTied(found.moment.range, in: sentence),
            (0...7).contains(statement.moment.date.start.day - found.moment.date.end.day)
        {
            best = nil
        }
        if statement != nil, let found = best, found.moment.isOfNoun, !isLong(found.moment.date) { best = nil }
        if let best {
            let date = best.moment.date
            let long = isLong(date)
            // A stretch that runs up to the article's date is over which it was counted, not when: the figure is the article's. So is a toll
            // of what happened during a stretch, which stays its period.
            if long, let articleDate {
                let runsUp = date.end.day >= articleDate.day
                let isOccurrence =
                    best.moment.isOfOccurrence
                    || best.moment.isOfNoun && isRecent(date) && date.end.day - date.start.day > 1
                if runsUp || isOccurrence && grows {
                    return Answer(
                        asOf: statement?.moment.date ?? carried ?? CivilInterval(articleDate),
                        period: runsUp ? nil : date,
                        rule: statement != nil ? "asOf.statement-date" : "asOf.article-date",
                        words: statement?.moment.range)
                }
            }
            return Answer(
                asOf: date, period: long ? date : nil,
                rule: best.moment.isStatus
                    ? "asOf.status-date" : best.moment.isTold ? "asOf.told-date" : "asOf.date-in-clause",
                words: best.moment.range, isDateOfClause: !best.moment.isTold, isTold: best.moment.isTold)
        }
        if let statement {
            return Answer(
                asOf: statement.moment.date, period: nil, rule: "asOf.statement-date", words: statement.moment.range)
        }
        // What an earlier toll gave is not as of today, and nothing says of when.
        if let words = superseding(phrase, in: sentence) {
            return Answer(asOf: nil, period: nil, rule: "asOf.superseded", words: words)
        }
        if let carried { return Answer(asOf: carried, period: nil, rule: "asOf.earlier-statement", words: nil) }
        guard let articleDate else { return Answer(asOf: nil, period: nil, rule: "asOf.unknown", words: nil) }
        return Answer(asOf: CivilInterval(articleDate), period: nil, rule: "asOf.article-date", words: nil)
    }

    /// What a sentence tells behind the only time that it names is of that time, however far: "in October 2020, the explosion of … had left two
    /// dead". Not a toll that is told anew days after, nor what another clause than that of the time tells.
    private func reachesFar(_ moment: Moment, to figure: Range<Int>, grows: Bool, in sentence: Sentence) -> Bool {
        guard !moment.isTold, moment.range.upperBound <= figure.lowerBound else { return false }
        if grows, isRecent(moment.date) { return false }
        if opensClause(moment.range, in: sentence) { return true }
        if grows,
            (moment.range.upperBound..<figure.lowerBound).contains(where: {
                passage.has($0, .says) || passage.has($0, .accordingTo)
            })
        {
            return false
        }
        if isInRelativeClause(moment.range, before: figure, in: sentence) { return false }
        if isRecent(moment.date) { return true }
        return !(moment.range.upperBound..<figure.lowerBound).contains { i in
            if Passage.isColon(passage.stream.tokens[i]) { return true }
            guard let clause = passage.mention(i, .clause) else { return false }
            return !passage.vocabulary.tellsTime[clause.entry] && !passage.vocabulary.opensContent[clause.entry]
                && !passage.vocabulary.isRelative[clause.entry]
        }
    }

    /// Only small words stand between a date and the start of its sentence or a colon.
    private func opensClause(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        var i = date.lowerBound - 1
        while i > sentence.datelineEnd, isSmall(i) || passage.mayBe(i, Self.partOfDay), passage.readingAt[i] == 0 {
            i -= 1
        }
        return i <= sentence.datelineEnd && (isSmall(i) || date.lowerBound - i <= 1 || passage.mayBe(i, Self.partOfDay))
            || Passage.isColon(passage.stream.tokens[i])
    }

    /// "in the early hours of Wednesday"
    private static let partOfDay = ClassSet(.stretchPart, .dayPart, .periodUnit)

    /// "An earlier toll gave 17": words before the figure, with no comma between, that say it was given before.
    private func superseding(_ figure: Range<Int>, in sentence: Sentence, overCommas: Bool = false) -> Range<Int>? {
        guard sentence.classes.contains(.earlier) else { return nil }
        for m in sentence.mentions where passage.mentions[m].entryClass == .earlier {
            let mention = passage.mentions[m]
            guard passage.vocabulary.isSuperseded[mention.entry], mention.range.upperBound <= figure.lowerBound,
                figure.lowerBound - mention.range.upperBound <= Self.longestGiven,
                (mention.range.upperBound..<figure.lowerBound).allSatisfy({
                    let token = passage.stream.tokens[$0]
                    return token.kind == .word || token.kind == .number || Passage.isQuote(token)
                        || overCommas && Passage.isComma(token)
                })
            else { continue }
            // "an earlier toll of 24 after 11 turned up": another figure goes on with it only behind "and".
            let last = (mention.range.upperBound..<figure.lowerBound).last { passage.isClaimable(at: $0) }
            if let last, !(last + 1..<figure.lowerBound).contains(where: { passage.has($0, .and) }) { continue }
            return mention.range
        }
        return nil
    }

    /// «El terremoto del viernes», "the quake of Friday": "of" ties the date to a noun.
    private func isTied(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        var i = date.lowerBound - 1
        var isLinked = false
        while i > sentence.datelineEnd, passage.has(i, .of) || passage.isArticle(i) {
            isLinked = isLinked || passage.has(i, .of)
            i -= 1
        }
        return isLinked && i >= sentence.datelineEnd && passage.stream.tokens[i].kind == .word
            && passage.readingAt[i] == 0
            && !isSmall(i) && !passage.mayBe(i, Self.partOfDay)
    }

    /// Words for a toll told anew stand in the sentence, behind the figure or before it, and no other toll's before them.
    private func isOfLatest(_ figure: Range<Int>, in sentence: Sentence) -> Bool {
        sentence.classes.contains(.latest) && superseding(figure, in: sentence, overCommas: true) == nil
            && sentence.mentions.contains { passage.mentions[$0].entryClass == .latest }
    }

    /// «Un précédent bilan, mardi, faisait état de 21 morts»: the date of the earlier toll.
    private func isBesideSuperseded(_ date: Range<Int>, figure: Range<Int>, in sentence: Sentence) -> Bool {
        guard let words = superseding(figure, in: sentence, overCommas: true) else { return false }
        return date.lowerBound >= words.upperBound && date.lowerBound <= words.upperBound + 2
    }

    /// How many tokens may stand between "an earlier toll" and its figure.
    private static let longestGiven = 14

    /// A word of birth stands right beside the date, its prepositions apart.
    private func isOfBirth(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        var next = date.upperBound
        // «1980 и 1985 годов рождения»
        while passage.has(next, .and), passage.isDate(at: next + 1) {
            next += 1
            while passage.isDate(at: next) { next += 1 }
        }
        if passage.has(next, .birth) { return true }
        var i = date.lowerBound - 1
        while i > sentence.tokens.lowerBound, isSmall(i), !passage.has(i, .birth) { i -= 1 }
        return passage.has(i, .birth)
    }

    /// A word like "during" and a noun without a number stand before the date.
    private func isOfOccurrence(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        guard sentence.classes.contains(.during) else { return false }
        return sentence.mentions.contains { m in
            let mention = passage.mentions[m]
            guard mention.entryClass == .during, mention.range.upperBound < date.lowerBound,
                date.lowerBound - mention.range.upperBound <= 5
            else { return false }
            let gap = mention.range.upperBound..<date.lowerBound
            return gap.allSatisfy { passage.stream.tokens[$0].kind == .word && !passage.isClaimable(at: $0) }
                && gap.contains { !isSmall($0) && !passage.isDate(at: $0) && !passage.has($0, .stretchPart) }
        }
    }

    /// The date of the statement that a frame makes, where one stands beside it.
    func statementDate(_ frame: Range<Int>, in sentence: Sentence) -> CivilInterval? {
        for moment in moments(of: sentence, before: nil)
        where !moment.isTold && moment.reach == nil && !isLong(moment.date) && touches(moment.range, frame)
            && !isInRelativeClause(
                moment.range, before: moment.range.upperBound..<moment.range.upperBound, in: sentence)
        {
            return moment.date
        }
        return nil
    }

    /// The date that the figures of a report are said to be of ("as of Sunday"), where the sentence names one.
    func statusDate(of sentence: Sentence) -> (date: CivilInterval, at: Int)? {
        moments(of: sentence, before: nil).first { $0.isStatus }.map { ($0.date, $0.range.lowerBound) }
    }

    /// The dates of a sentence that may speak of its figures.
    /// - Parameter happened: the figure is of what happened already, so that a day or month without its year lies behind.
    /// - Parameter ahead: times that lie ahead may be the figure's.
    private func moments(
        of sentence: Sentence, before: CivilInterval?, past: CivilInterval? = nil, narrative: CivilInterval? = nil,
        happened: Bool = false, ahead: Bool = false
    ) -> [Moment] {
        guard hasMoments(sentence) else { return [] }
        let wanted = MomentBase(before: before, past: past, narrative: narrative, happened: happened, ahead: ahead)
        if memo.sentence == sentence.tokens.lowerBound, memo.base.map({ $0 == wanted }) ?? true { return memo.moments }
        var result: [Moment] = []
        // Whether they depend on what the caller says of the figure: the time before, or that it happened already.
        var depends = sentence.classes.contains(.earlier)
        func append(_ date: CivilInterval, told range: Range<Int>) {
            if !isAhead(date) { result.append(Moment(range: range, date: date, isTold: true)) }
        }
        let base = before ?? (happened ? nil : past) ?? articleDate.map { CivilInterval($0) }
        // "The next day" goes on from a day that was named, never from the report's own.
        let onward = before.flatMap { $0.end.day == articleDate?.day ? nil : $0 } ?? narrative
        for m in sentence.mentions where passage.mentions[m].entryClass == .earlier {
            let mention = passage.mentions[m]
            if passage.vocabulary.isSameTime[mention.entry] {
                let named = passage.readings[sentence.readings].last {
                    $0.kind == .date && $0.numeral.upperBound <= mention.range.lowerBound && $0.date != nil
                }
                if let past = named?.date ?? past { append(past, told: mention.range) }
                continue
            }
            if passage.vocabulary.isSuperseded[mention.entry] { continue }
            guard let step = passage.vocabulary.step[mention.entry], let base = step.count > 0 ? onward : base else {
                continue
            }
            append(told(step, from: base), told: mention.range)
        }
        let phrases = result.count
        for reading in passage.readings[sentence.readings] {
            guard reading.kind == .date || reading.kind == .time, reading.numeral.upperBound > sentence.datelineEnd
            else { continue }
            if result[..<phrases].contains(where: { $0.range.overlaps(reading.numeral) }) { continue }
            guard var date = reading.date else {
                depends = true
                if let step = reading.told, let base = step.count > 0 ? onward : base {
                    append(told(step, from: base), told: reading.numeral)
                }
                continue
            }
            depends = depends || isAhead(date)
            // What lies ahead counted nothing yet: "18 were killed in March" is of the March before.
            if isAhead(date), happened, reading.isRelativeDate, !reading.isDistance,
                date.start.day - (articleDate?.day ?? 0) > 7,
                reading.granularity == .month || reading.granularity == .day
            {
                date = Self.yearBefore(date)
            }
            if isAhead(date), !ahead { continue }
            if sentence.classes.contains(.samePeriod), let period = samePeriod(as: date, at: reading.numeral, result) {
                date = period
            }
            // "Seven were in intensive care at 6 pm", of the day before, which the text has come to.
            if reading.kind == .time, date.start.minute != nil, let narrative, let articleDate,
                narrative.start.day == narrative.end.day, articleDate.day - narrative.end.day == 1,
                date.start.day == articleDate.day, reading.numeral.lowerBound > sentence.datelineEnd + 1,
                !sentence.classes.contains(.remaining)
            {
                date = CivilInterval(CivilTime(day: narrative.end.day, minute: date.start.minute))
                depends = true
            }
            // Hours over which it was counted, up to now.
            if reading.granularity == .hour, date.start != date.end { continue }
            // "9 February, a Saturday,": the weekday only explains the date.
            if isApposition(reading.numeral, in: sentence) { continue }
            if sentence.classes.contains(.birth), isOfBirth(reading.numeral, in: sentence) { continue }
            var moment = Moment(range: reading.numeral, date: date)
            if isSince(reading.numeral, in: sentence), articleDate.map({ date.end.day < $0.day }) ?? true {
                // What began then went on until the figure was counted; only a clause that opens there is of that time.
                guard let clause = clauseBehind(reading.numeral, in: sentence) else { continue }
                moment.range = moment.range.lowerBound..<clause.lowerBound
                moment.reach = clause
            }
            // The night to Sunday is Sunday's; "last night" is of the evening.
            if reading.dayPart == .night, date.end.day - date.start.day == 1, date.start.minute == nil {
                moment.date = CivilInterval(CivilTime(day: reading.namesEvening ? date.start.day : date.end.day))
            }
            moment.isOfNoun = isOfNoun(reading)
            if moment.reach == nil { moment.clause = clauseBehind(reading.numeral, in: sentence) }
            moment.isStatus = !isLong(date) && isStatus(reading.numeral)
            moment.isOfOccurrence = isOfOccurrence(reading.numeral, in: sentence)
            moment.opensTimeClause = standsInTimeClause(reading.numeral, in: sentence)
            result.append(moment)
        }
        (memo.sentence, memo.base, memo.moments) = (sentence.tokens.lowerBound, depends ? wanted : nil, result)
        return result
    }

    /// Whether a sentence names any time.
    func hasMoments(_ sentence: Sentence) -> Bool { sentence.hasDates || sentence.classes.contains(.earlier) }

    /// A time told from another; a year from a day that the text names is a day as well.
    private func told(_ step: ToldStep, from base: CivilInterval) -> CivilInterval {
        // Hours from a day whose hour is not known end on that day.
        if step.unit == .hour || step.unit == .minute, base.start.day == base.end.day { return base }
        guard step.unit == .year, base.start.day == base.end.day, base.end.day != articleDate?.day else {
            return step.from(base)
        }
        return CivilInterval(Stretch.shift(CivilTime(day: base.start.day), .year, step.count))
    }

    /// "the same period of 2022": what the article's year has come to, or the stretch of another year that the sentence names before.
    private func samePeriod(as year: CivilInterval, at range: Range<Int>, _ before: [Moment]) -> CivilInterval? {
        guard let articleDate, year.end.day - year.start.day >= 364, year.start.date.month == 1,
            (max(0, range.lowerBound - Self.farthestPeriod)..<range.upperBound + 3).contains(where: {
                passage.has($0, .samePeriod)
            })
        else { return nil }
        let named = year.start.date.year
        if let stretch = before.last(where: { isLong($0.date) && $0.date.start.date.year > named })?.date,
            stretch.end.day < articleDate.day
        {
            let months = 12 * (named - stretch.start.date.year)
            return CivilInterval(stretch.start.adding(months: months), stretch.end.adding(months: months))
        }
        let back = named - articleDate.date.year
        guard back < 0 else { return nil }
        return CivilInterval(year.start, CivilTime(day: articleDate.day).adding(months: 12 * back))
    }

    /// How many tokens may stand between "the same period" and its year.
    private static let farthestPeriod = 4

    private static func yearBefore(_ date: CivilInterval) -> CivilInterval {
        let start = Stretch.shift(CivilTime(day: date.start.day), .year, -1)
        if date.end.day - date.start.day >= 27 { return Stretch.months(start.date.year, start.date.month, 1) }
        return CivilInterval(start, Stretch.shift(CivilTime(day: date.end.day), .year, -1))
    }

    /// The day or stretch that a sentence tells of: its last date that lies behind.
    func toldTime(of sentence: Sentence, before: CivilInterval?) -> CivilInterval? {
        guard let articleDate else { return nil }
        return moments(of: sentence, before: before, happened: true).last { $0.date.end.day < articleDate.day - 1 }?
            .date
    }

    /// The day that a sentence tells of last, beside no frame: where the text has come to.
    func narrativeDay(
        of sentence: Sentence, from narrative: CivilInterval?, frames: [Range<Int>]
    ) -> CivilInterval? {
        guard let articleDate else { return nil }
        return moments(of: sentence, before: nil, narrative: narrative, happened: true).last { moment in
            !moment.isStatus && moment.reach == nil && moment.date.end.day - moment.date.start.day <= 1
                && moment.date.end.day <= articleDate.day
                && !frames.contains { isStatement(moment.range, of: $0, in: sentence) }
        }?.date
    }

    /// The day within the last week, the report's own included, that a sentence says something happened on, beside no frame.
    func eventDay(of sentence: Sentence, frames: [Range<Int>]) -> CivilInterval? {
        guard let articleDate else { return nil }
        return moments(of: sentence, before: nil).first { moment in
            !moment.isTold && !moment.isStatus && moment.date.end.day - moment.date.start.day <= 1
                && (0...7).contains(articleDate.day - moment.date.end.day)
                && !frames.contains { isStatement(moment.range, of: $0, in: sentence) }
        }?.date
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
        // ", a Saturday,"
        var weekday = i
        while weekday < limit, passage.isArticle(weekday) { weekday += 1 }
        if weekday + 1 < limit, passage.isDate(at: weekday), Passage.isComma(passage.stream.tokens[weekday + 1]) {
            i = weekday + 2
        }
        guard i < limit, let clause = passage.mention(i, .clause), passage.vocabulary.tellsTime[clause.entry],
            clause.range.upperBound < limit
        else { return nil }
        return clause.range.upperBound..<limit
    }

    /// Whether a date belongs to what a frame says of the saying. One that stands with the figure, before the comma that parts it from the
    /// frame, does not: "26 people died on Monday, police said".
    private func isStatement(_ date: Range<Int>, of frame: Range<Int>, in sentence: Sentence) -> Bool {
        guard touches(date, frame) else { return false }
        guard date.upperBound <= frame.lowerBound,
            (date.upperBound..<frame.lowerBound).contains(where: { Passage.isComma(passage.stream.tokens[$0]) })
        else { return true }
        var i = date.lowerBound - 1
        while i > sentence.datelineEnd, isSmall(i), passage.readingAt[i] == 0 { i -= 1 }
        return i <= sentence.datelineEnd || passage.stream.tokens[i].kind == .punctuation
    }

    /// Prepositions and articles, which part a date from nothing.
    private func isSmall(_ i: Int) -> Bool {
        guard passage.mayBe(i, Self.small) else { return false }
        return passage.has(i, .stop) || passage.has(i, .placeBefore) || passage.has(i, .of) || passage.isArticle(i)
    }

    private static let small = ClassSet(.stop, .placeBefore, .of, .determiner, .article, .definite)

    /// "5,800 arrests, against 4,404 on Friday": a preposition parts the figure from the one that the date behind speaks of.
    private func isOfComparison(_ date: Range<Int>, figure: Range<Int>) -> Bool {
        guard date.lowerBound > figure.upperBound else { return false }
        for i in figure.upperBound..<date.lowerBound where passage.isClaimable(at: i) && !passage.isClaimable(at: i - 1)
        {
            var before = i - 1
            while before > figure.upperBound, passage.has(before, .modifier) || passage.isArticle(before) {
                before -= 1
            }
            return before >= figure.upperBound && passage.has(before, .stop) && !passage.has(before, .and)
        }
        return false
    }

    /// "5.4 % more than in 2023": a word of comparison stands between the figure and the date.
    private func isCompared(_ date: Range<Int>, figure: Range<Int>) -> Bool {
        // «geçen yıla göre yüzde 12 arttı»
        for i in date.upperBound...date.upperBound + 2 {
            if let word = passage.mention(i, .comparison), passage.vocabulary.side[word.entry] == .after { return true }
        }
        // "compared with last year, the number rose by 12 %"
        if date.upperBound <= figure.lowerBound,
            let (_, word) = passage.stream.matchEnding(at: date.lowerBound, .comparison, reach: 4, passage.lexicon),
            passage.vocabulary.side[Int(word.entry)] != .after
        {
            return true
        }
        guard date.lowerBound > figure.upperBound, date.lowerBound - figure.upperBound <= Self.limit / 4 else {
            return false
        }
        return (figure.upperBound..<date.lowerBound).contains { i in
            passage.mention(i, .comparison).map { date.lowerBound - $0.range.upperBound <= 5 } ?? false
                || passage.has(i, .against) && (i + 1..<date.lowerBound).allSatisfy(isSmall)
                    && isChange(figure, before: i)
        }
    }

    /// "up 28 % from", "a rise of 2.98 million on": a word of change stands right before the figure, or between it and the comparison.
    private func isChange(_ figure: Range<Int>, before comparison: Int) -> Bool {
        (max(0, figure.lowerBound - 4)..<comparison).contains { passage.has($0, .change) }
            && !passage.has(figure.lowerBound - 1, .against)
            && !(figure.upperBound..<comparison).contains {
                Passage.isComma(passage.stream.tokens[$0]) || passage.isClaimable(at: $0)
            }
    }

    /// "90 were hurt on Saturday, of whom 31 remain in hospital": behind the date of another figure, a word like "still" or "now" says that this
    /// one is of the time of the report.
    private func isStateNow(_ date: Range<Int>, figure: Range<Int>, in sentence: Sentence) -> Bool {
        guard date.upperBound <= figure.lowerBound,
            sentence.classes.contains(.remaining) || sentence.classes.contains(.now)
        else { return false }
        guard
            (sentence.tokens.lowerBound..<date.lowerBound).contains(where: { passage.isClaimable(at: $0) })
                || (date.upperBound..<figure.lowerBound).contains(where: { passage.isClaimable(at: $0) })
        else { return false }
        let end = min(figure.upperBound + Self.farthestState, sentence.tokens.upperBound)
        let clauseEnd = (figure.upperBound..<end).first { passage.stream.tokens[$0].kind == .punctuation } ?? end
        return (date.upperBound..<clauseEnd).contains {
            !figure.contains($0)
                && (passage.has($0, .remaining) || passage.has($0, .now))
        }
    }

    /// How many tokens behind a figure a word like "still" is looked for.
    private static let farthestState = 3

    /// «5800'e çıktı, bir gün önce 4400»: behind the comma the told time stands before its own figure.
    private func isOfNext(_ date: Range<Int>, figure: Range<Int>) -> Bool {
        let next = date.upperBound
        let start = next < passage.stream.tokens.count && Passage.isDash(passage.stream.tokens[next]) ? next + 1 : next
        guard date.lowerBound > figure.upperBound, passage.isClaimable(at: start) else { return false }
        return (figure.upperBound..<date.lowerBound).contains { Passage.isComma(passage.stream.tokens[$0]) }
    }

    /// "97 are in hospital, on Monday there were 145": a date that opens a clause behind the figure's own, with a figure of that clause behind it.
    private func opensNext(_ date: Range<Int>, figure: Range<Int>) -> Bool {
        guard date.lowerBound > figure.upperBound else { return false }
        var i = date.lowerBound - 1
        while i > figure.upperBound, isSmall(i) { i -= 1 }
        guard i >= figure.upperBound, Passage.isComma(passage.stream.tokens[i]) else { return false }
        let end = min(date.upperBound + Self.longestOpening, passage.stream.tokens.count)
        guard let next = (date.upperBound..<end).first(where: { passage.isClaimable(at: $0) }) else { return false }
        return (date.upperBound..<next).allSatisfy {
            (passage.stream.tokens[$0].kind == .word || Passage.isDash(passage.stream.tokens[$0]))
                && !passage.has($0, .clause)
        }
    }

    /// How many tokens may stand between such a date and its figure.
    private static let longestOpening = 5

    /// "to 2,946, from 2,901 a day earlier, with 5,674 injured": the told time that ends its figure's clause reaches no farther.
    private func isOfLast(_ date: Range<Int>, figure: Range<Int>) -> Bool {
        guard date.upperBound < figure.lowerBound, Passage.isComma(passage.stream.tokens[date.upperBound]) else {
            return false
        }
        var i = date.lowerBound - 1
        while i > 0, isSmall(i) || passage.stream.tokens[i].kind == .word && passage.readingAt[i] == 0,
            date.lowerBound - i <= 3
        { i -= 1 }
        return passage.isClaimable(at: i)
    }

    private func isBehindSemicolon(_ date: Range<Int>, _ figure: Range<Int>) -> Bool {
        let gap =
            date.upperBound <= figure.lowerBound
            ? date.upperBound..<figure.lowerBound : figure.upperBound..<max(figure.upperBound, date.lowerBound)
        return gap.contains {
            let scalar = passage.stream.tokens[$0].scalar
            return passage.stream.tokens[$0].kind == .punctuation && (scalar == 0x3B || scalar == 0x61B)
        }
    }

    /// "the toll of the floods that hit on Sunday rose to 22": the date tells which floods.
    private func isOfNoun(_ date: Range<Int>, before figure: Range<Int>, in sentence: Sentence) -> Bool {
        for m in sentence.events {
            let mention = passage.events[m]
            guard passage.vocabulary.form[mention.entry] == .toll,
                passage.vocabulary.countsPeople[mention.entry], mention.range.upperBound + 2 < date.lowerBound
            else { continue }
            let gap = mention.range.upperBound..<date.lowerBound
            if !gap.contains(where: { passage.isClaimable(at: $0) || Passage.isComma(passage.stream.tokens[$0]) }) {
                return true
            }
        }
        return false
    }

    /// A relative pronoun stands before the date, with no comma between, and the figure behind: «الزلزال الذي ضرب البلاد الجمعة».
    private func isInRelativeClause(_ date: Range<Int>, before figure: Range<Int>, in sentence: Sentence) -> Bool {
        guard date.upperBound <= figure.lowerBound else { return false }
        var i = date.lowerBound - 1
        while i >= sentence.tokens.lowerBound, date.lowerBound - i <= 8, !Passage.isComma(passage.stream.tokens[i]) {
            if let clause = passage.mention(i, .clause), passage.vocabulary.isRelative[clause.entry] { return true }
            i -= 1
        }
        return false
    }

    /// A word like "when" stands before the date, and no comma or number between.
    private func standsInTimeClause(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        var i = date.lowerBound - 1
        while i > sentence.datelineEnd, date.lowerBound - i <= Self.longestTimeClause {
            if passage.isClaimable(at: i) || Passage.isComma(passage.stream.tokens[i]) {
                return false
            }
            if let clause = passage.mention(i, .clause) { return passage.vocabulary.tellsTime[clause.entry] }
            i -= 1
        }
        return false
    }

    /// How many tokens behind "when" its date is looked for.
    private static let longestTimeClause = 18

    /// An article and a weekday between commas, right behind a date.
    private func isApposition(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        var i = date.lowerBound - 1
        while i > sentence.tokens.lowerBound, passage.isArticle(i) { i -= 1 }
        return i < date.lowerBound - 1 && i > sentence.tokens.lowerBound
            && Passage.isComma(passage.stream.tokens[i]) && passage.isDate(at: i - 1)
    }

    /// Days within which a figure of an event may still be told anew.
    private static let recentDays = 14

    /// The day lies no more than a week behind the report.
    func isWithinWeek(_ date: CivilInterval) -> Bool {
        articleDate.map { (0...7).contains($0.day - date.end.day) } ?? false
    }

    func isRecent(_ date: CivilInterval) -> Bool {
        articleDate.map { $0.day - date.end.day <= Self.recentDays } ?? true
    }

    /// "as of", «по состоянию на» or "until" stands before the date.
    private func isStatus(_ date: Range<Int>) -> Bool {
        for back in 0...1 where date.lowerBound > back {
            let end = date.lowerBound - back
            if let (_, found) = passage.stream.matchEnding(at: end, .asOf, reach: 4, passage.lexicon),
                passage.vocabulary.isStatus[Int(found.entry)]
            {
                return true
            }
            guard passage.has(end - 1, .dayPart) || passage.isArticle(end - 1) else { break }
        }
        // «salı günü itibarıyla»
        for end in date.upperBound...date.upperBound + 1 {
            if let status = passage.mention(end, .asOf), passage.vocabulary.isStatus[status.entry],
                passage.vocabulary.side[status.entry] == .after
            {
                return true
            }
        }
        return false
    }

    private func isLong(_ date: CivilInterval) -> Bool { date.end.day - date.start.day > 2 }

    private func isAhead(_ date: CivilInterval) -> Bool {
        guard let articleDate else { return false }
        return date.start.day > articleDate.day || (date.start.day == articleDate.day && date.end.day > articleDate.day)
    }

    /// "brings to 21 the toll in the floods of last weekend": behind the figure, "of" ties the date to a noun in a phrase of its own.
    private func isOfNounBehind(_ date: Range<Int>, figure: Range<Int>) -> Bool {
        guard date.lowerBound > figure.upperBound else { return false }
        var i = date.lowerBound - 1
        var isLinked = false
        while i > figure.upperBound, passage.has(i, .of) || passage.isArticle(i) {
            isLinked = isLinked || passage.has(i, .of)
            i -= 1
        }
        guard isLinked, i > figure.upperBound, passage.stream.tokens[i].kind == .word else { return false }
        return (max(figure.upperBound, i - 2)..<i).contains { passage.has($0, .placeBefore) }
    }

    /// "abducted 287 pupils from a school in the town of Kuriga on Thursday,": the time stands at the end of the figure's own clause.
    private func endsClause(_ date: Range<Int>, of figure: Range<Int>, event: Range<Int>?) -> Bool {
        guard date.lowerBound > figure.upperBound, date.lowerBound - figure.upperBound <= Self.longestTimeClause else {
            return false
        }
        let endsSentence =
            date.upperBound == passage.stream.tokens.count
            || passage.stream.tokens[date.upperBound].kind == .punctuation
        return (figure.upperBound..<date.lowerBound).allSatisfy {
            let token = passage.stream.tokens[$0]
            // The apostrophe of "Nigeria's".
            return
                (token.kind == .word
                || token.kind == .punctuation && !token.spaceBefore
                    && Passage.isApostrophe(token))
                && passage.readingAt[$0] == 0 && !passage.has($0, .clause) && !passage.has($0, .says)
                && (endsSentence || !passage.has($0, .and)) && !passage.has($0, .of)
                && (!passage.has($0, .event) || event?.contains($0) ?? false)
        }
    }

    /// A possessive, or a year between an article and a noun: the date tells which one.
    private func isOfNoun(_ date: Reading) -> Bool {
        let next = date.numeral.upperBound
        let tokens = passage.stream.tokens
        // "last week's attack": the ending is part of the date's own word.
        if date.numeral.count > 2, Passage.isApostrophe(tokens[next - 2]),
            tokens[next - 1].end - tokens[next - 1].start == 1
        {
            return true
        }
        guard next + 1 < tokens.count, !tokens[next].newlineBefore else { return false }
        if Passage.isApostrophe(tokens[next]), !tokens[next].spaceBefore {
            return !tokens[next + 1].spaceBefore && tokens[next + 1].end - tokens[next + 1].start == 1
        }
        return date.granularity == .year && passage.isArticle(date.numeral.lowerBound - 1)
            && tokens[next].kind == .word && !isSmall(next) && !passage.has(next, .and)
    }

    /// "The committee, which on Saturday had put the toll at 133, said 62": the date stands in a relative clause that a comma ends before the
    /// figure.
    private func isInAside(_ date: Range<Int>, before figure: Range<Int>, in sentence: Sentence) -> Bool {
        guard date.upperBound < figure.lowerBound else { return false }
        guard
            let close = (date.upperBound..<figure.lowerBound).first(where: {
                Passage.isComma(passage.stream.tokens[$0])
            }),
            close >= date.upperBound
        else { return false }
        var i = date.lowerBound - 1
        while i > sentence.tokens.lowerBound, date.lowerBound - i <= Self.longestTimeClause {
            if Passage.isComma(passage.stream.tokens[i]) {
                if let clause = passage.mention(i + 1, .clause) { return passage.vocabulary.isRelative[clause.entry] }
                // ", built in 1974 and expanded in 2012,"
                return i + 2 < date.lowerBound && !isReport(i - 1)
                    && !(sentence.tokens.lowerBound..<i).contains { Passage.isComma(passage.stream.tokens[$0]) }
                    && passage.stream.tokens[i + 1].kind == .word
                    && (i + 1..<close).allSatisfy { !passage.isClaimable(at: $0) && !passage.has($0, .says) }
                    && !isSmall(i + 1) && !passage.has(i + 1, .citing) && !passage.has(i + 1, .and)
                    && !passage.has(i + 1, .asOf) && !passage.isDate(at: i + 1)
            }
            i -= 1
        }
        return false
    }

    /// A word like "since" opens the few words that end at the comma.
    private func opensSince(before comma: Int, in sentence: Sentence) -> Bool {
        var i = comma - 1
        while i >= sentence.tokens.lowerBound, comma - i <= Self.farthestSince,
            passage.stream.tokens[i].kind == .word || Passage.isApostrophe(passage.stream.tokens[i]),
            !passage.isClaimable(at: i)
        {
            if let open = passage.mention(i, .dateOpen),
                passage.lexicon.entries[open.entry].id == passage.vocabulary.since
            {
                return true
            }
            if let open = passage.mention(i, .asOf), !passage.vocabulary.isStatus[open.entry],
                passage.vocabulary.side[open.entry] != .after
            {
                return true
            }
            i -= 1
        }
        return false
    }

    /// The date opens a stretch: "since March 2022".
    private func isSince(_ date: Range<Int>, in sentence: Sentence) -> Bool {
        for back in 0...2 where date.lowerBound >= back {
            if let open = passage.mention(date.lowerBound - back, .dateOpen),
                open.range.upperBound + 1 >= date.lowerBound,
                passage.lexicon.entries[open.entry].id == passage.vocabulary.since
            {
                return true
            }
        }
        // «7 Ekim'den bu yana»: behind the date.
        // An ending may be parted from it by an apostrophe.
        for end in date.upperBound...date.upperBound + 2 {
            if let since = passage.mention(end, .asOf), passage.vocabulary.side[since.entry] == .after,
                !passage.vocabulary.isStatus[since.entry]
            {
                return true
            }
        }
        // "since the fighting began on 15 April", «с 15 апреля».
        var i = date.lowerBound - 1
        var steps = 0
        while i >= sentence.tokens.lowerBound, steps < Self.farthestSince {
            let token = passage.stream.tokens[i]
            // "since the start of the outbreak, in late April": the comma right before the date only explains the start.
            if Passage.isComma(token), i == date.lowerBound - 1, i > sentence.tokens.lowerBound,
                opensSince(before: i, in: sentence)
            {
                return true
            }
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
        // "told reporters on Tuesday", "told state television late on Monday": who is told stands between.
        if date.lowerBound >= frame.upperBound, isTold(gap) { return true }
        guard gap.count <= 3 || gap.count <= 6 && gap.contains(where: isReport) else { return false }
        // "… in the floods of last weekend, the rescuers said": the comma ends what is said, and its date with it.
        if date.upperBound <= frame.lowerBound, gap.contains(where: { Passage.isComma(passage.stream.tokens[$0]) }) {
            let start = passage.sentences[passage.sentenceIndex(of: date.lowerBound)]
            if date.lowerBound > max(start.tokens.lowerBound, start.datelineEnd) + 2 { return false }
        }
        // "the ministry said in an updated toll on Wednesday"
        if gap.count > 1, gap.contains(where: isReport) {
            return gap.allSatisfy {
                passage.stream.tokens[$0].kind == .word || Passage.isComma(passage.stream.tokens[$0])
            } && !gap.contains { passage.has($0, .clause) || passage.has($0, .event) || passage.isClaimable(at: $0) }
        }
        return gap.allSatisfy {
            passage.has($0, .stop) || passage.has($0, .placeBefore) || passage.isArticle($0) || passage.has($0, .of)
                || passage.isDate(at: $0) || Passage.isComma(passage.stream.tokens[$0])
                || passage.has($0, .stretchPart) || passage.has($0, .dayPart)
        }
    }

    /// Whom the words between a verb of saying and a date name as those who were told.
    private func isTold(_ gap: Range<Int>) -> Bool {
        gap.count <= Self.longestRecipient
            && gap.contains {
                passage.has($0, .source) || passage.has($0, .organisation)
                    || passage.mention($0, .concept).map { passage.vocabulary.isPerson[$0.entry] } ?? false
            }
            && gap.allSatisfy {
                passage.stream.tokens[$0].kind == .word && passage.readingAt[$0] == 0
                    && !passage.mayBe($0, Self.newClause)
            }
    }

    private static let newClause = ClassSet(.clause, .event, .says, .and, .accordingTo, .citing, .pronoun)
    /// How many tokens may name who was told.
    private static let longestRecipient = 5

    private func isReport(_ i: Int) -> Bool {
        passage.mention(i, .source).map { passage.vocabulary.isWeak[$0.entry] } ?? false
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
