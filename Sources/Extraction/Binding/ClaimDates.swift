import Claims

/// Of when each figure is.
extension ClaimBinding {
    mutating func date(_ i: Int, first: Int, in sentence: Sentence) {
        var carried: CivilInterval?
        if let status, grows(i),
            status.paragraph == sentence.paragraph || sharesSpeaker(status.chain, drafts[i].attribution)
        {
            carried = status.date
        } else if let statement,
            statement.paragraph == sentence.paragraph || sharesSpeaker(statement.chain, drafts[i].attribution),
            !drafts[i].attribution.isEmpty, drafts[i].measures != .remaining || counted[i].frame == nil
        {
            carried = statement.date
        }
        // Where a sentence names no time, none of its frames can be the one that a time belongs to.
        let hasTimes = sentence.hasDates || sentence.classes.contains(.earlier)
        var frames = hasTimes && !drafts[i].attribution.isEmpty ? attribution.regions : []
        if hasTimes, let own = counted[i].frame, !drafts[i].attribution.isEmpty {
            // Of other statements only one told before may hold for this figure too.
            frames.removeAll {
                $0 == own
                    || (own.upperBound <= counted[i].whole.lowerBound && $0.lowerBound >= counted[i].whole.upperBound)
            }
            frames.insert(own, at: 0)
        }
        let answer = times.answer(
            phrase: counted[i].whole, event: counted[i].eventRange, isToll: isToll(i),
            grows: grows(i) && !happensOnce(i),
            isForecast: drafts[i].stance == .hypothetical, frames: frames, in: sentence,
            before: i > first ? counted[i - 1].isTold ? toldFrom : drafts[i - 1].asOf : nil, past: past,
            narrative: narrative, carried: carried)
        if answer.isTold, i == first || !counted[i - 1].isTold { toldFrom = i > first ? drafts[i - 1].asOf : nil }
        drafts[i].asOf = answer.asOf
        drafts[i].period = answer.period
        if let background, carried == nil, background.paragraph == sentence.paragraph, grows(i),
            !times.hasMoments(sentence), !sentence.classes.contains(.now), !sentence.classes.contains(.remaining),
            drafts[i].stance == .asserted
        {
            drafts[i].asOf = background.date
            drafts[i].note("asOf", "asOf.told-before")
            counted[i].date = .lent
            return
        }
        // "The boat sank on Wednesday. Up to 750 people were aboard.": the day that the text has come to.
        if answer.words == nil, isOfHappening(i), drafts[i].role != .headline, let narrative,
            times.isWithinWeek(narrative)
        {
            drafts[i].asOf = narrative
            drafts[i].note("asOf", "asOf.occasion")
            counted[i].date = .own
            return
        }
        if drafts[i].event == passage.vocabulary.yearly, !isMonthly(i, in: sentence) { holdAgainstYear(i) }
        drafts[i].note("asOf", answer.rule, answer.words)
        counted[i].date =
            answer.isDateOfClause ? .own : answer.words == nil ? .lent : .other
        counted[i].isTold = answer.isTold
    }

    /// The figure is of the day on which it happened, whenever it is told.
    private func happensOnce(_ i: Int) -> Bool {
        counted[i].eventRange.flatMap { passage.mention($0.lowerBound, .event) }.map {
            passage.vocabulary.happensOnce[$0.entry]
        } ?? false
    }

    /// The figure is of who was there when something happened.
    private func isOfHappening(_ i: Int) -> Bool {
        counted[i].eventRange.flatMap { passage.mention($0.lowerBound, .event) }.map {
            passage.vocabulary.isOfHappening[$0.entry]
        } ?? false
    }

    /// A word of the figure's own clause holds it against the month before.
    private func isMonthly(_ i: Int, in sentence: Sentence) -> Bool {
        guard sentence.classes.contains(.monthly) else { return false }
        let phrase = counted[i].whole
        return sentence.mentions.contains { m in
            let mention = passage.mentions[m]
            guard mention.entryClass == .monthly else { return false }
            let gap =
                mention.range.upperBound <= phrase.lowerBound
                ? mention.range.upperBound..<phrase.lowerBound
                : phrase.upperBound..<max(phrase.upperBound, mention.range.lowerBound)
            return gap.allSatisfy { !Passage.isComma(passage.stream.tokens[$0]) && !passage.isClaimable(at: $0) }
        }
    }

    /// A rate of a month that says nothing else is held against the same month a year before: its period is the twelve months that end with it.
    private mutating func holdAgainstYear(_ i: Int) {
        guard let period = drafts[i].period, period.start.date.day == 1,
            (27...30).contains(period.end.day - period.start.day)
        else { return }
        drafts[i].period = CivilInterval(period.start.adding(months: -11), period.end)
    }

    /// Figures joined in one breath are of one time: "37 dead, 22 of them children, and 79 hurt on 9 February 2019".
    mutating func shareDates(from first: Int) {
        guard drafts.count - first > 1 else { return }
        for i in first..<drafts.count {
            if let total = drafts[i].partOf, total >= first, counted[total].date == .own,
                drafts[i].event == drafts[total].event
            {
                lendDate(from: total, to: i)
            }
        }
        for i in first + 1..<drafts.count where counted[i - 1].date == .own && isOneBreath(i - 1, i) {
            lendDate(from: i - 1, to: i)
        }
        // "from 900 cases and 37 deaths a week earlier"
        for i in first + 1..<drafts.count where counted[i].isTold && isJoined(i - 1, i) {
            let before = counted[i - 1].whole.lowerBound - 1
            guard counted[i - 1].date == .lent, before > 0,
                passage.has(before, .replaced) || passage.has(before, .comparison)
                    || passage.stream.matchEnding(at: before + 1, .comparison, reach: 4, passage.lexicon) != nil
            else { continue }
            lendDate(from: i, to: i - 1)
        }
        for i in (first + 1..<drafts.count).reversed() where counted[i].date == .own && isOneBreath(i - 1, i) {
            // "killed three and wounded 10 on Wednesday, the governor said on Thursday"
            if counted[i - 1].date == .other, !counted[i - 1].isTold, drafts[i].role == drafts[i - 1].role {
                counted[i - 1].date = .lent
            }
            lendDate(from: i, to: i - 1)
        }
    }

    /// "On Sunday 31 people were killed. A further 12 were wounded.": what is added, or points back, goes on with the date.
    mutating func goOnWithDate(from first: Int, in sentence: Sentence) {
        guard first > 0, first < drafts.count, counted[first - 1].date == .own, grows(first - 1), grows(first),
            counted[first].date == .lent, previous.paragraph == sentence.paragraph,
            counted[first].isAnaphor || drafts[first].measures == .increment
                || isFurther(first, in: sentence) && opensEvent(first, first: first),
            passage.sentenceIndex(of: passage.readings[drafts[first - 1].reading].numeral.lowerBound) + 1
                == passage.sentenceIndex(of: sentence.tokens.lowerBound)
        else { return }
        // «… avait fait trois blessés en 2022. Quatre autres accusés ont été relaxés»: what is long past is not gone on with by another event.
        guard drafts[first].event == drafts[first - 1].event || drafts[first - 1].asOf.map(times.isRecent) ?? true
        else { return }
        lendDate(from: first - 1, to: first)
    }

    /// A word like "a further" stands before the figure or in its phrase.
    private func isFurther(_ i: Int, in sentence: Sentence) -> Bool {
        sentence.mentions.contains { m in
            let mention = passage.mentions[m]
            return mention.entryClass == .increment && mention.range.upperBound <= counted[i].whole.upperBound
        }
    }

    /// How many came to a concert is of its day, which the report names.
    mutating func dateOccasions() {
        guard let occasion else { return }
        for i in drafts.indices where counted[i].date == .lent && drafts[i].role != .headline {
            guard let range = counted[i].eventRange, let event = passage.mention(range.lowerBound, .event),
                passage.vocabulary.happensOnce[event.entry]
            else { continue }
            drafts[i].asOf = occasion
            drafts[i].noteAnew("asOf", "asOf.occasion")
        }
    }

    /// The headline's figure is of the stretch that the report names for it: "inflation at 36.5 %", in July.
    mutating func dateHeadlines() {
        for i in drafts.indices
        where counted[i].date == .lent && drafts[i].role == .headline && drafts[i].event != 0 && !grows(i) {
            let value = passage.readings[drafts[i].reading].interval
            guard
                let j = drafts.indices.first(where: {
                    counted[$0].date == .own && drafts[$0].period != nil && drafts[$0].event == drafts[i].event
                        && passage.readings[drafts[$0].reading].interval == value
                })
            else { continue }
            lendDate(from: j, to: i)
        }
    }

    private mutating func lendDate(from: Int, to: Int) {
        guard counted[to].date == .lent else { return }
        drafts[to].asOf = drafts[from].asOf
        drafts[to].period = drafts[from].period
        drafts[to].noteAnew("asOf", "asOf.coordination", drafts[from].counted)
        counted[to].date = .own
    }

    /// Nothing but event words, commas, "and" and the like stands between two figures of people.
    private func isOneBreath(_ a: Int, _ b: Int) -> Bool {
        // "22 of them children": the words of a predicate belong to the figure too.
        let end = max(counted[a].whole.upperBound, drafts[a].countedElsewhere ? 0 : counted[a].tokens.upperBound)
        let gap = end..<max(end, counted[b].whole.lowerBound)
        guard gap.count <= 8, grows(a), grows(b) else { return false }
        return gap.allSatisfy {
            let token = passage.stream.tokens[$0]
            return Passage.isComma(token) || Passage.isQuote(token) || passage.has($0, .and) || passage.isArticle($0)
                || passage.has($0, .increment) || passage.has($0, .including) || passage.has($0, .copula)
                || passage.has($0, .pronoun) || passage.has($0, .passive)
                || passage.has($0, .stop) && passage.has($0 + 1, .passive) || isInEvent($0)
        }
    }

    /// Whether a phrase that names an event holds the token.
    private func isInEvent(_ token: Int) -> Bool {
        (0..<3).contains { back in
            passage.mention(token - back, .event).map { $0.range.contains(token) } ?? false
        }
    }

    /// How many figures back it is looked for what someone said before.
    private static let nearestFigures = 8

    private func sharesSpeaker(_ a: [DraftSpeaker], _ b: [DraftSpeaker]) -> Bool {
        a.contains { x in
            b.contains { $0.tokens == x.tokens || ($0.organisation != 0 && $0.organisation == x.organisation) }
        }
    }

    mutating func remember(_ frames: [SpeechFrame], _ sentence: Sentence) {
        guard sentence.hasDates else { return }
        if let found = times.statusDate(of: sentence) {
            status = (found.date, attribution.answer(at: found.at).chain, sentence.paragraph)
            return
        }
        for frame in frames {
            guard let date = times.statementDate(frame.region, in: sentence) else { continue }
            let chain = attribution.answer(at: frame.region.lowerBound).chain
            // «Накануне ведомство говорило о 14.»: who goes back to what he said before goes on with the present.
            let goesBack = drafts.suffix(Self.nearestFigures).contains { draft in
                let token = passage.readings[draft.reading].numeral.lowerBound
                return token < sentence.tokens.lowerBound
                    && passage.sentences[passage.sentenceIndex(of: token)].paragraph == sentence.paragraph
                    && draft.asOf.map { $0.start.day > date.end.day } ?? false
            }
            statement = goesBack ? nil : (date, chain, sentence.paragraph)
            status = nil
        }
    }
}
