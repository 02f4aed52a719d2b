import Claims

/// Which figure is a part of which, or the sum of others, and the event that a part takes from its total.
extension ClaimBinding {
    /// "Of the dead, six are Tunisian, two British"; "Dead: 24 (14 women, 8 men)": figures of a group that an event word names before them.
    mutating func findGroups(from first: Int, in sentence: Sentence) {
        let word = groupWord(of: sentence)
        var bracket: (total: Int, end: Int)?
        for i in first..<drafts.count {
            if word == nil {
                if let open = bracket, counted[i].whole.lowerBound >= open.end {
                    bracket = nil
                    continue
                }
                bracket = bracket ?? openingBracket(i, first: first, in: sentence)
                if bracket == nil { continue }
            }
            guard passage.readings[drafts[i].reading].kind == .count, drafts[i].partOf == nil,
                counted[i].eventCost > EventBinder.own,
                counted[i].head < 0 || passage.vocabulary.isPerson[counted[i].head]
            else { continue }
            if let total = bracket?.total {
                drafts[i].partOf = total
                drafts[i].note("part", "part.bracket", counted[total].whole)
                takeEvent(of: total, to: i, "event.of-group")
            } else if let word {
                take(word, to: i, "event.of-group")
            }
            counted[i].eventCost = EventBinder.own
        }
    }

    /// The total right before the bracket that opens before figure `i`, and the token that closes the bracket.
    private func openingBracket(_ i: Int, first: Int, in sentence: Sentence) -> (total: Int, end: Int)? {
        guard i > first, drafts[i - 1].event != 0,
            counted[i - 1].whole.upperBound == counted[i].whole.lowerBound - 1,
            passage.stream.tokens[counted[i].whole.lowerBound - 1].scalar == 0x28
        else { return nil }
        var close = counted[i].whole.upperBound
        while close < sentence.tokens.upperBound, passage.stream.tokens[close].scalar != 0x29 { close += 1 }
        return (i - 1, close)
    }

    /// The event word in "of the dead," that begins a sentence with no number of its own.
    private func groupWord(of sentence: Sentence) -> Mention? {
        let start = sentence.tokens.lowerBound
        guard passage.has(start, .of) || passage.has(start, .including) else { return nil }
        var i = start + 1
        while i < min(start + 5, sentence.tokens.upperBound) {
            if passage.isClaimable(at: i) { return nil }
            if let event = passage.mention(i, .event) {
                let form = passage.vocabulary.form[event.entry]
                return passage.vocabulary.countsPeople[event.entry]
                    && (form == .counted || form == .state || form == .active)
                    ? event : nil
            }
            i += 1
        }
        return nil
    }

    /// "26 people, 18 of them officers": a part, and the event it takes from its total.
    mutating func findParts(from first: Int, in sentence: Sentence) {
        var open: (total: Int, until: Int)?
        let includes = sentence.classes.contains(.including)
        for i in first..<drafts.count {
            var marker = includes ? includingBefore(counted[i].whole.lowerBound, in: sentence) : nil
            if marker == nil, includes, let m = passage.mention(counted[i].tokens.lowerBound, .including),
                !counted[i].tokens.isEmpty
            {
                marker = m.range
            }
            if marker == nil { marker = counted[i].partMarker }
            if marker == nil { marker = groupBefore(i, first: first, in: sentence) }
            if marker == nil, includes {
                marker = includingAfter(passage.readings[drafts[i].reading].numeral.upperBound, in: sentence)
            }
            if marker == nil, includes { marker = includingAfter(counted[i].whole.upperBound, in: sentence) }
            if marker == nil { marker = bracketBefore(i, first: first) }
            var total: Int?
            if counted[i].wholeReading != nil { continue }
            if marker != nil {
                total = totalBefore(i, first: first, sentence)
                if let words = marker, let group = victims(named: words, i) { total = group }
                // "Among them 18 officers" may speak of the sentence before, "whose unit has 56 men" does not.
                if let found = total, found < first, let words = marker,
                    words.lowerBound > sentence.tokens.lowerBound + 3,
                    passage.mention(words.lowerBound, .including).map({ passage.vocabulary.side[$0.entry] != .after })
                        ?? true
                {
                    total = nil
                }
                open = total.map { ($0, i) }
            } else if let current = open, i > first, isJoined(i - 1, i), current.until == i - 1 {
                total = current.total
                marker = counted[i - 1].whole
                open = (current.total, i)
            } else {
                open = nil
            }
            guard let total, let marker else { continue }
            drafts[i].partOf = total
            drafts[i].note("part", "part.including", marker)
            // "Nine women are among the victims": the total says what befell them.
            let isParent =
                boundEvent(of: total).map {
                    passage.vocabulary.parent[$0.entry] != 0 && passage.vocabulary.parent[$0.entry] == drafts[i].event
                } ?? false
            let own = isParent ? -2 : total >= first ? EventBinder.own - 1 : 55
            if counted[i].eventCost > own, drafts[total].event != 0, drafts[i].event != drafts[total].event {
                if fitsEvent(of: total, i) {
                    takeEvent(of: total, to: i, "event.of-total")
                }
            }
            if counted[i].tokens.isEmpty || (counted[i].isAnaphor && counted[i].head < 0) {
                borrow(from: total, to: i, keepWords: false)
            }
        }
    }

    /// A word like "including" before the number, that a short gap parts from it.
    private func includingBefore(_ start: Int, in sentence: Sentence) -> Range<Int>? {
        var t = start - 1
        var steps = 0
        while t >= sentence.tokens.lowerBound, steps < 6 {
            if let found = passage.stream.matchEnding(at: t + 1, .including, reach: 5, passage.lexicon) {
                return found.start..<t + 1
            }
            // "among them, he said, two guards"
            if Passage.isComma(passage.stream.tokens[t]), let open = aside(before: t, in: sentence) {
                t = open - 1
                continue
            }
            if passage.isClaimable(at: t) || passage.has(t, .event) || Passage.isComma(passage.stream.tokens[t]) {
                return nil
            }
            t -= 1
            steps += 1
        }
        return nil
    }

    /// The comma that opens an aside of who speaks, which the comma at `close` ends.
    private func aside(before close: Int, in sentence: Sentence) -> Int? {
        var i = close - 1
        while i > sentence.tokens.lowerBound, close - i < 7 {
            if Passage.isComma(passage.stream.tokens[i]) {
                let speaks = (i + 1..<close).contains { passage.has($0, .says) || passage.has($0, .accordingTo) }
                return speaks ? i : nil
            }
            i -= 1
        }
        return nil
    }

    /// "Of the 40 wounded, 12 …": the sentence begins with the group that a bare number is taken from.
    private func groupBefore(_ i: Int, first: Int, in sentence: Sentence) -> Range<Int>? {
        guard i == first + 1, counted[i].head < 0, passage.readings[drafts[i].reading].kind == .count,
            counted[first].whole.lowerBound > sentence.tokens.lowerBound,
            counted[first].whole.lowerBound <= sentence.tokens.lowerBound + 3
        else { return nil }
        let start = sentence.tokens.lowerBound
        guard passage.has(start, .of) || passage.has(start, .including) || passage.has(start, .group) else {
            return nil
        }
        return start..<counted[first].whole.lowerBound
    }

    /// "24 dead (14 women, 8 men)": people in brackets right behind a figure of an event, or one of a list there, are parts of it.
    private func bracketBefore(_ i: Int, first: Int) -> Range<Int>? {
        guard i > first, counted[i].head >= 0, passage.vocabulary.isPerson[counted[i].head], counted[i].event == nil,
            drafts[i - 1].event != 0,
            counted[i - 1].eventCost <= EventBinder.own || counted[i - 1].event != nil
        else { return nil }
        let gap = counted[i - 1].whole.upperBound..<max(counted[i - 1].whole.upperBound, counted[i].whole.lowerBound)
        guard (1...2).contains(gap.count), passage.stream.tokens[gap.lowerBound].scalar == 0x28 else { return nil }
        return gap.lowerBound..<gap.lowerBound + 1
    }

    /// "18 of them", «ثلاثة منهم», "dont 3 … parmi eux": behind the number.
    private func includingAfter(_ end: Int, in sentence: Sentence) -> Range<Int>? {
        for t in end...end + 1 where t < sentence.tokens.upperBound {
            if let m = passage.mention(t, .including), passage.vocabulary.side[m.entry] != .before { return m.range }
        }
        return nil
    }

    /// The figure before that can hold figure `i`: of the same sentence, or the last of the sentence before.
    private func totalBefore(_ i: Int, first: Int, _ sentence: Sentence) -> Int? {
        var j = i - 1
        let value = passage.readings[drafts[i].reading].interval
        // "1.1 billion dollars, 190 million of them": sums of money have parts of their own.
        if j >= first, passage.readings[drafts[j].reading].kind == .money {
            let (whole, part) = (passage.readings[drafts[j].reading], passage.readings[drafts[i].reading])
            let isPart = part.kind == .money && part.unit == whole.unit && mayHold(whole.interval, value)
            return isPart && drafts[j].partOf == nil ? j : nil
        }
        while j >= max(0, i - 4) {
            let total = drafts[j].reading
            if drafts[j].partOf == nil, passage.readings[total].kind == .count,
                mayHold(passage.readings[total].interval, value),
                counted[i].partMarker.map({ points($0, at: j) }) ?? true
            {
                if j >= first { return j }
                return passage.sentenceIndex(of: passage.readings[total].numeral.lowerBound) + 2
                    >= passage.sentenceIndex(of: sentence.tokens.lowerBound) ? j : nil
            }
            j -= 1
        }
        return nil
    }

    /// "Among the victims nine women": the group is the greatest figure, of those just told, of the event that the words name.
    private func victims(named marker: Range<Int>, _ i: Int) -> Int? {
        var named: Mention?
        for t in marker where named == nil { named = passage.mention(of: .event, at: t..<t + 1) }
        guard let named else { return nil }
        let id = passage.lexicon.entries[named.entry].id
        let value = passage.readings[drafts[i].reading].interval
        var best: Int?
        for j in max(0, i - Self.farthestTotal)..<i {
            let reading = passage.readings[drafts[j].reading]
            guard drafts[j].partOf == nil, reading.kind == .count, mayHold(reading.interval, value),
                drafts[j].event == id || boundEvent(of: j).map({ passage.vocabulary.parent[$0.entry] == id }) ?? false
            else { continue }
            let greatest = best.flatMap { passage.readings[drafts[$0].reading].interval.low } ?? .zero
            if best == nil || (reading.interval.low ?? .zero) > greatest { best = j }
        }
        return best
    }

    /// How many figures back the total of a group may stand.
    private static let farthestTotal = 10

    private func mayHold(_ total: Interval, _ part: Interval) -> Bool {
        guard let low = part.low ?? part.high, let high = total.high else { return true }
        return low <= high
    }

    /// "75 died over the past 24 hours, 59 of them in Sindh": a part is counted over the time of its total.
    mutating func passPeriodToParts(from first: Int) {
        for i in first..<drafts.count where drafts[i].period == nil {
            guard let total = drafts[i].partOf, let period = drafts[total].period, drafts[i].asOf == drafts[total].asOf
            else { continue }
            drafts[i].period = period
        }
    }

    /// "killing 12 people - nine in Iran and three in Turkey", "44 deaths: 26 attackers and 18 officers", "three men, a Turk and two Pakistanis":
    /// people with no event of their own behind a dash, a colon or a comma are some of those told of right before.
    mutating func findAppositions(from first: Int, in sentence: Sentence) {
        var open: (total: Int, last: Int)?
        for i in first..<drafts.count {
            let reading = passage.readings[drafts[i].reading]
            guard reading.kind == .count else { continue }
            let isBare = counted[i].head < 0 && counted[i].tokens.isEmpty
            guard drafts[i].event == 0, drafts[i].partOf == nil, !counted[i].isWhole, counted[i].wholeReading == nil,
                isBare || counted[i].head >= 0 && passage.vocabulary.isPerson[counted[i].head]
            else {
                open = nil
                if drafts[i].event != 0, drafts[i].partOf == nil, grows(i) { open = (i, i) }
                continue
            }
            guard let (total, last) = open, !isJoined(total, i) || last > total,
                mayHold(passage.readings[drafts[total].reading].interval, reading.interval),
                passage.readings[drafts[total].reading].interval != reading.interval,
                fitsEvent(of: total, i),
                isList(
                    counted[last].whole.upperBound..<max(counted[last].whole.upperBound, counted[i].whole.lowerBound),
                    opens: last == total),
                !hasPredicate(i, in: sentence)
            else {
                open = nil
                continue
            }
            takeEvent(of: total, to: i, "event.apposition")
            drafts[i].partOf = total
            drafts[i].note("part", "part.apposition", counted[total].whole)
            if isBare { borrow(from: total, to: i, keepWords: false) }
            open = (total, i)
        }
    }

    /// What stands between a total and the first of its parts, or two of them: few words, none of which says what happened or who speaks.
    private func isList(_ gap: Range<Int>, opens: Bool) -> Bool {
        guard !gap.isEmpty, gap.count <= Self.longestListGap else { return false }
        if opens {
            guard let mark = gap.first(where: { passage.stream.tokens[$0].kind == .punctuation }),
                Passage.isDash(passage.stream.tokens[mark]) || Passage.isColon(passage.stream.tokens[mark]),
                gap.upperBound - mark <= 3
            else { return false }
        } else if !gap.contains(where: { passage.has($0, .and) || Passage.isComma(passage.stream.tokens[$0]) }) {
            return false
        }
        return gap.allSatisfy {
            !passage.has($0, .event) && !passage.has($0, .says) && !passage.has($0, .clause)
                && !passage.has($0, .accordingTo) && !passage.has($0, .increment)
                && (passage.stream.tokens[$0].kind == .word || passage.readingAt[$0] == 0)
        }
    }

    /// How many tokens may stand between two parts of a list.
    private static let longestListGap = 12

    /// A verb right behind the figure says something else of those counted.
    private func hasPredicate(_ i: Int, in sentence: Sentence) -> Bool {
        let end = counted[i].whole.upperBound
        return (end..<min(end + 2, sentence.tokens.upperBound)).contains {
            passage.has($0, .copula) || passage.has($0, .passive)
                || passage.mention($0, .event).map { passage.vocabulary.form[$0.entry] == .verb } ?? false
        }
    }

    /// "Six of the victims were women", "the nine victims": where the text told of as many dead, or more, the victims are the dead.
    mutating func settleVictims(from first: Int) {
        for i in first..<drafts.count where drafts[i].event != 0 && passage.vocabulary.harms.contains(drafts[i].event) {
            let reading = passage.readings[drafts[i].reading]
            guard reading.kind == .count, let word = counted[i].eventRange, let low = reading.interval.low else {
                continue
            }
            let isOfThem =
                word.lowerBound >= reading.numeral.upperBound
                && (reading.numeral.upperBound..<word.lowerBound).contains {
                    passage.has($0, .of) || passage.has($0, .including)
                }
            let dead = (max(0, i - Self.farthestTotal * 2)..<i).last { j in
                let other = passage.readings[drafts[j].reading]
                guard other.kind == .count, drafts[j].partOf == nil,
                    passage.vocabulary.finalEvents.contains(drafts[j].event),
                    passage.vocabulary.parentOf[drafts[j].event] == drafts[i].event
                else { return false }
                return other.interval == reading.interval || isOfThem && (other.interval.low ?? .zero) >= low
            }
            guard let dead else { continue }
            drafts[i].event = drafts[dead].event
            drafts[i].note("event", "event.victims", word)
        }
    }

    /// "The figure rose to 66 people, 53 of them children": parts have the event that their total has been given.
    mutating func passToParts(from first: Int) {
        for i in first..<drafts.count where drafts[i].event == 0 {
            guard let total = drafts[i].partOf, drafts[total].event != 0, fitsEvent(of: total, i) else { continue }
            takeEvent(of: total, to: i, "event.of-total")
        }
        // «Пострадали 57 человек, из них 44 скончались»: of whom some died, not all were only hurt.
        for i in first..<drafts.count {
            guard let total = drafts[i].partOf, total >= first, drafts[i].event > 0, drafts[total].event > 0,
                drafts[i].event != drafts[total].event,
                !passage.vocabulary.finalEvents.contains(drafts[total].event)
            else { continue }
            let parent = passage.vocabulary.parentOf[drafts[i].event]
            guard parent > 0, parent == passage.vocabulary.parentOf[drafts[total].event] else { continue }
            drafts[total].event = parent
            drafts[total].note("event", "event.of-parts", counted[i].eventRange)
        }
    }

    /// "The toll rose to five: two in a crash, three of fumes": bare numbers behind a colon whose sum is the figure before it are its parts.
    mutating func findListings(from first: Int) {
        for total in first..<drafts.count where drafts[total].event != 0 && drafts[total].partOf == nil {
            let whole = passage.readings[drafts[total].reading]
            guard whole.kind == .count, let value = whole.interval.low, whole.interval.high == value,
                total + 2 < drafts.count,
                (counted[total].whole
                    .upperBound..<max(
                        counted[total].whole.upperBound, counted[total + 1].whole.lowerBound)).contains(where: {
                        Passage.isColon(passage.stream.tokens[$0])
                    })
            else { continue }
            var sum = ExactNumber.zero
            var i = total + 1
            while i < drafts.count, sum < value, i - total <= Self.farthestTotal {
                let reading = passage.readings[drafts[i].reading]
                guard reading.kind == .count, drafts[i].partOf == nil, let part = reading.interval.low,
                    reading.interval.high == part,
                    counted[i].head < 0 || passage.vocabulary.isPerson[counted[i].head], let added = sum.adding(part)
                else { break }
                sum = added
                i += 1
            }
            guard sum == value, i - total > 2 else { continue }
            for part in total + 1..<i {
                drafts[part].partOf = total
                drafts[part].note("part", "part.listing", counted[total].whole)
                if drafts[part].event != drafts[total].event { takeEvent(of: total, to: part, "event.of-total") }
            }
        }
    }

    /// "8 officers and 18 civilians, 26 in all".
    mutating func findSums(from first: Int) {
        for i in first..<drafts.count where drafts[i].isSum {
            let mine = passage.readings[drafts[i].reading]
            var sum = ExactNumber.zero
            var parts: [Int] = []
            var j = i - 1
            while j >= first {
                let reading = passage.readings[drafts[j].reading]
                if reading.kind == .count, drafts[j].partOf == nil, let value = reading.interval.low {
                    guard let added = sum.adding(value) else { break }
                    sum = added
                    parts.append(j)
                    if sum == mine.interval.low, parts.count > 1 {
                        drafts[i].sumOf = parts.reversed()
                        break
                    }
                }
                j -= 1
            }
        }
    }
}
