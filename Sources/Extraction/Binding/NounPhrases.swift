import Claims

/// The noun phrase of a number: who or what is counted.
struct CountedPhrase {
    /// Tokens of the words; empty where the text names no one.
    @NarrowRange var tokens: Range<Int>
    /// Everything from the first word of the number's modifiers to the last of the phrase.
    @NarrowRange var whole: Range<Int>
    /// The lexicon entry of the concept that the head names, -1 for none.
    @Narrow<Int32> var head = -1
    /// What the concepts of several heads have in common ("police and soldiers"), as a symbol; 0 where there is one head.
    var joint: Symbol = 0
    /// An event word stands in the phrase («225 قتيلا», "26 wounded officers"): its mention.
    var event: Mention?
    /// A second event word, joined to the first by "and" («القتلى والجرحى»).
    var secondEvent: Mention?
    /// The phrase only points back: "others", "of them".
    var isAnaphor = false
    /// "six of them": the words that say so.
    @NarrowOptionalRange var partMarker: Range<Int>?
    /// "of" stands between the number and its noun.
    var isLinked = false
    /// "according to police – 1,200": before the dash stands who counted, not who was counted.
    var followsCounter = false
    /// "22 of the 31 protesters": the reading that the number is a part of and shares the noun with.
    @NarrowOptionalIndex var wholeReading: Int?
    /// "22 of the 31", "none of the 31": what befell the part is not said of this figure.
    var isWhole = false
    var rule: StaticString = "counted.none"
    /// How hard the event that it was bound to was to reach; the greatest number where it has none.
    @Narrow<Int32> var eventCost = Int.max
    @NarrowOptionalRange var eventRange: Range<Int>?
    /// Where the time of the figure comes from.
    var date = DateOrigin.other
    /// Its time is told from another ("a week earlier").
    var isTold = false
    /// Tokens of the frame that says who speaks.
    @NarrowOptionalRange var frame: Range<Int>?
}

/// Where a figure's time comes from: its own clause, the article or a statement before, or anything else.
enum DateOrigin {
    case own, lent, other
}

/// Finds the noun phrases of numbers, with no grammar but the lexicon's classes: where a phrase goes on, where it must end.
struct NounPhrases {
    let passage: Passage

    /// The phrase of a reading within a sentence.
    func phrase(of reading: Reading, in sentence: Range<Int>) -> CountedPhrase {
        var start = reading.numeral.lowerBound
        var end = reading.numeral.upperBound
        if !reading.before.isEmpty, reading.before.upperBound <= start { start = min(start, reading.before.lowerBound) }
        // A modifier right behind the numeral belongs to it; one behind the noun phrase is read when the phrase is known.
        if !reading.after.isEmpty, reading.after.lowerBound == end { end = reading.after.upperBound }
        var result = CountedPhrase(tokens: end..<end, whole: start..<end)
        if reading.isUnstated,
            let noun = reading.numeral.lazy.compactMap({ passage.mention($0, .concept) })
                .first(where: { $0.range.upperBound == reading.numeral.upperBound })
        {
            result.tokens = noun.range
            result.head = noun.entry
            result.rule = "counted.singular"
            return result
        }
        if reading.isDual {
            let i = reading.numeral.lowerBound
            result.tokens = reading.numeral
            if let concept = passage.mention(i, .concept) { result.head = concept.entry }
            if let event = passage.mention(i, .event) { result.event = event }
            result.rule = "counted.dual"
            extendDual(&result, sentence.upperBound)
            return result
        }
        switch reading.kind {
        case .measure, .duration, .money, .rate, .percentagePoints:
            return result
        default: break
        }
        if reading.isDefinite, reading.kind == .count, takeDefinite(before: start, floor: sentence.lowerBound, &result)
        {
            return result
        }
        readForward(from: end, limit: sentence.upperBound, of: reading, &result)
        if let next = result.wholeReading {
            let other = phrase(of: passage.readings[next], in: sentence)
            result.tokens = other.tokens
            result.head = other.head
            result.event = other.event
            result.joint = other.joint
            result.whole = result.whole.lowerBound..<other.whole.upperBound
            result.rule = "counted.of-number"
            return result
        }
        if result.partMarker != nil { takeApposed(before: start, floor: sentence.lowerBound, &result) }
        if !reading.after.isEmpty, reading.after.lowerBound >= result.whole.upperBound,
            reading.after.lowerBound - result.whole.upperBound < 3
        {
            result.whole = result.whole.lowerBound..<reading.after.upperBound
        }
        let aside = reading.before.isEmpty ? reading.numeral : reading.before
        if result.tokens.isEmpty, result.event == nil,
            let (i, concept) = aside.lazy.compactMap({ i in passage.mention(i, .concept).map { (i, $0) } }).first
        {
            // «человек двадцать»: the noun is what makes the number about.
            result.tokens = i..<concept.range.upperBound
            result.head = concept.entry
            result.rule = "counted.before"
        }
        if result.tokens.isEmpty, result.event == nil, reading.kind != .percent {
            readBackward(
                before: start, floor: sentence.lowerBound, isOne: Self.behindNouns.contains(reading.interval),
                &result)
            if result.tokens.isEmpty, reading.kind == .count, passage.lexicon.settings.invertsCounts {
                readFronted(before: start, in: sentence, &result)
            }
        }
        return result
    }

    /// «Питьевых пунктов было семнадцать», «пассажиров могло быть более двухсот»: the noun opens the clause, a verb parts it from the number
    /// that ends it.
    private func readFronted(before start: Int, in sentence: Range<Int>, _ result: inout CountedPhrase) {
        let next = result.whole.upperBound
        guard
            next >= sentence.upperBound || passage.stream.tokens[next].kind == .punctuation || passage.has(next, .and)
                || passage.has(next, .stop) || passage.has(next, .placeBefore)
        else { return }
        var i = start
        while i > sentence.lowerBound, start - i < 4, passage.stream.tokens[i - 1].kind == .word,
            passage.readingAt[i - 1] == 0, !passage.has(i - 1, .concept)
        {
            let before = i - 1
            let isVerb = passage.stream.memo.infos[Int(passage.stream.tokens[before].info)].isVerb
            guard
                isVerb || passage.has(before, .hedge) || passage.has(before, .copula)
                    || passage.has(before, .stop) && !passage.has(before, .placeBefore)
                    || passage.has(before, .modifier)
            else { return }
            i = before
        }
        guard i < start, let (from, match) = passage.stream.matchEnding(at: i, .concept, reach: 4, passage.lexicon),
            passage.vocabulary.side[Int(match.entry)] != .after, from >= sentence.lowerBound
        else { return }
        var opening = from
        if opening > sentence.lowerBound, passage.stream.tokens[opening - 1].kind == .word,
            passage.stream.matchRange(opening - 1).isEmpty, !passage.has(opening - 1, .and)
        {
            opening -= 1
        }
        guard
            opening == sentence.lowerBound || passage.stream.tokens[opening - 1].kind == .punctuation
                || passage.has(opening - 1, .clause) || passage.has(opening - 1, .and)
                || passage.has(opening - 1, .stop) && !passage.has(opening - 1, .placeBefore)
        else { return }
        result.tokens = opening..<i
        result.head = Int(match.entry)
        result.rule = "counted.fronted"
    }

    private func extendDual(_ result: inout CountedPhrase, _ limit: Int) {
        result.whole = result.whole.lowerBound..<max(result.whole.upperBound, result.tokens.upperBound)
    }

    /// "None of the 30", «aucun des 30»: a word of negation and "of" stand before the number.
    func followsNone(_ phrase: CountedPhrase, floor: Int) -> Bool {
        var i = phrase.whole.lowerBound
        var linked = false
        while i > floor, passage.has(i - 1, .of) || passage.isArticle(i - 1) {
            linked = linked || passage.has(i - 1, .of)
            i -= 1
        }
        return linked && i > floor && (passage.has(i - 1, .none) || passage.has(i - 1, .nobody))
    }

    /// Whether the phrase must end before token `i`.
    private func ends(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        if token.newlineBefore { return true }
        if passage.readingAt[i] != 0 { return true }
        if token.kind == .punctuation || token.kind == .symbol {
            if Passage.isQuote(token) { return false }
            return !(Tokenizer.isHyphen(token.scalar) && !token.spaceBefore)
        }
        if isPrepositional(i) { return true }
        return passage.mayBe(i, Self.enders)
    }

    /// The classes of words that no noun phrase goes on with.
    private static let enders = ClassSet(
        .stop, .says, .clause, .placeBefore, .citing, .accordingTo, .including, .inAll, .remaining, .hedge, .agent,
        .copula, .denial, .pronoun, .modifier, .per, .earlier)

    /// A preposition is written together with the word, which so begins a phrase of its own.
    private func isPrepositional(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        return token.kind == .word && passage.stream.memo.infos[Int(token.info)].isPrepositional
    }

    private func isQuote(_ i: Int) -> Bool { Passage.isQuote(passage.stream.tokens[i]) }

    private func isLink(_ i: Int) -> Bool { passage.has(i, .of) || passage.isArticle(i) }

    /// The token behind a link ("of", "the", "d'") that begins at `i`.
    private func link(_ i: Int) -> Int? {
        guard passage.mayBe(i, Self.links) else { return nil }
        return
            (passage.mention(i, .of) ?? passage.mention(i, .determiner) ?? passage.mention(i, .article)
            ?? passage.mention(i, .definite))?.range.upperBound
    }

    private static let links = ClassSet(.of, .determiner, .article, .definite)

    private func readForward(from start: Int, limit: Int, of reading: Reading, _ result: inout CountedPhrase) {
        var i = start
        // A link that the numeral took in («ثلاثة من») counts as one.
        var linked = start > 0 && passage.has(start - 1, .of)
        var counted: Range<Int>?
        var adds = false
        let isTied =
            start < limit && !passage.stream.tokens[start].spaceBefore
            && Tokenizer.isHyphen(passage.stream.tokens[start].scalar)
        // Behind the numeral: closing quotes, "more", "of the", a hyphen.
        while i < limit {
            let token = passage.stream.tokens[i]
            if isQuote(i) || (Tokenizer.isHyphen(token.scalar) && token.kind == .punctuation && !token.spaceBefore) {
                i += 1
            } else if let m = passage.mention(i, .increment), passage.mention(i, .concept) == nil {
                // "26 more people", «ещё»: the word itself is no noun.
                if passage.has(i, .anaphor) { break }
                i = m.range.upperBound
                adds = true
            } else if let of = passage.mention(i, .of), passage.isClaimable(at: of.range.upperBound) {
                linked = true
                i = of.range.upperBound
            } else if passage.has(i, .anaphor) || ends(i) {
                break
            } else if let link = link(i) {
                linked = linked || passage.has(i, .of)
                i = link
            } else {
                break
            }
        }
        var ahead = i
        while ahead < limit, ahead < i + 3, linked, !passage.isClaimable(at: ahead), passage.has(ahead, .modifier) {
            ahead += 1
        }
        // "three of the 12", and where the article alone says of whom: «drei der zwölf».
        let parts = linked || i == start + 1 && (passage.has(start, .definite) || passage.has(start, .determiner))
        if parts, ahead < limit, passage.isClaimable(at: ahead), let next = passage.reading(at: ahead),
            passage.readings[next].kind == .count, passage.readings[next].numeral.lowerBound == ahead
        {
            result.wholeReading = next
            return
        }
        if reading.kind == .percent, !linked { return }
        result.isLinked = linked
        guard i < limit else { return }
        if let m = passage.mention(i, .including), passage.vocabulary.side[m.entry] != .before {
            if let noun = nounPointedAt(m, limit: limit) {
                // "four of those people"
                linked = true
                i = noun
            } else if takeThose(m, limit: limit, &result) {
                return
            }
        }
        result.isLinked = linked
        if let m = passage.mention(i, .including), passage.vocabulary.side[m.entry] != .before {
            result.isAnaphor = true
            result.partMarker = m.range
            result.tokens = m.range
            result.whole = result.whole.lowerBound..<m.range.upperBound
            result.rule = "counted.of-them"
            return
        }
        var unknown = 0
        var headEnd = -1
        var headIsLinked = false
        let headsLast = passage.lexicon.settings.headsLast
        func take(_ range: Range<Int>) { counted = (counted?.lowerBound ?? range.lowerBound)..<range.upperBound }
        while i < limit {
            if i > start, passage.stream.tokens[i].newlineBefore { break }
            if isPrepositional(i) { break }
            if let m = passage.mention(i, .anaphor) {
                take(m.range)
                result.isAnaphor = true
                i = m.range.upperBound
                continue
            }
            let concept = passage.mention(i, .concept)
            // A word for what has no number of its own ("échanges", trade) is here any noun.
            let event = passage.mention(i, .event).flatMap {
                passage.vocabulary.event($0.entry, takes: reading.kind, in: reading.unit) ? $0 : nil
            }
            if let concept, event == nil || concept.range.count >= event!.range.count {
                // A word that is both concept and event ("victims") is kept as both.
                if let event, result.event == nil, passage.vocabulary.form[event.entry] == .counted {
                    result.event = event
                }
                if result.head >= 0, headEnd != i, !headsLast, !joins(result.head) { break }
                if result.head < 0 || replaces(result.head, by: concept.entry, adjacent: headEnd == i, headsLast) {
                    result.head = concept.entry
                }
                take(concept.range)
                i = concept.range.upperBound
                headEnd = i
                unknown = 0
                // "two of the town's three clinics": the owner is not what is counted.
                if linked, let next = owned(behind: i, limit: limit) {
                    result.wholeReading = next
                    return
                }
                continue
            }
            if let event {
                let form = passage.vocabulary.form[event.entry]
                let next = event.range.upperBound
                let nounFollows =
                    next < limit && !passage.stream.tokens[next].newlineBefore
                    && passage.has(next, .concept)
                if form == .counted || (counted == nil && (form == .noun || vocabularyNames(event)))
                    || (form == .toll && counted == nil && event.range.count == 1 && !nounFollows
                        && !passage.vocabulary.namesNoOne[event.entry])
                    || (form == .state && counted == nil && nounFollows)
                    || (form != .verb && counted == nil && nounFollows && headsLast)
                    // "the nine detained", "100 killed and wounded"
                    || (form == .active && counted == nil && (reading.isDefinite || isPair(event, limit: limit)))
                {
                    if result.event == nil { result.event = event } else { break }
                    if form == .counted, result.head < 0,
                        let concept = concept ?? event.range.lazy.compactMap({ passage.mention($0, .concept) }).last
                    {
                        result.head = concept.entry
                    }
                    // "78 lawmakers voted in favour": a phrase that could stand for them only tells of them.
                    let tells = result.head >= 0 && event.range.count > 1 && headEnd == i
                    if !tells, !passage.vocabulary.namesNoOne[event.entry] || nounFollows { take(event.range) }
                    if !nounFollows, result.head < 0 { headEnd = next }
                    i = next
                    result.whole = result.whole.lowerBound..<max(result.whole.upperBound, i)
                    // "dead and wounded": one figure of both.
                    if i + 1 < limit, passage.has(i, .and), let second = passage.mention(i + 1, .event),
                        passage.vocabulary.form[second.entry] == .counted || vocabularyNames(second)
                            || passage.vocabulary.form[second.entry] == form,
                        passage.lexicon.entries[second.entry].id != passage.lexicon.entries[event.entry].id
                    {
                        result.secondEvent = second
                        take(second.range)
                        i = second.range.upperBound
                    }
                    if !nounFollows { break }
                    continue
                }
                break
            }
            if passage.has(i, .and), counted == nil { break }
            if isQuote(i), counted == nil {
                i += 1
                continue
            }
            if passage.has(i, .and), counted != nil, i + 1 < limit, passage.readingAt[i + 1] == 0 {
                // "police or national guard members", «شرطيا وعسكريا»; in others a new clause begins. Within an of-phrase the second may
                // have its article: "members of the police and the national guard".
                var next = i + 1
                while headIsLinked, next + 1 < limit, passage.isArticle(next), passage.mention(next, .concept) == nil {
                    next += 1
                }
                if let other = passage.mention(next, .concept), passage.mention(next, .event) == nil,
                    result.head >= 0,
                    sameSort(result.head, other.entry)
                {
                    let entries = passage.lexicon.entries
                    let so = result.joint != 0 ? result.joint : entries[result.head].id
                    result.joint = passage.vocabulary.union(so, entries[other.entry].id) ?? so
                    take(other.range)
                    i = other.range.upperBound
                    headEnd = i
                    continue
                }
                break
            }
            if passage.has(i, .and) { break }
            if isLink(i), counted != nil {
                var j = i
                while j < limit, !ends(j) || passage.has(j, .of), let next = link(j) { j = next }
                guard result.head >= 0 || unknown > 0, j < limit, !ends(j) || passage.mention(j, .concept) != nil else {
                    break
                }
                if let complement = passage.mention(j, .concept), passage.mention(j, .placeNoun) == nil,
                    result.head < 0 || mayFill(result.head, complement.entry)
                {
                    result.head = complement.entry
                    headIsLinked = true
                    take(i..<complement.range.upperBound)
                    i = complement.range.upperBound
                    headEnd = i
                    continue
                }
                break
            }
            if ends(i) { break }
            let token = passage.stream.tokens[i]
            if token.kind != .word {
                if Tokenizer.isHyphen(token.scalar), counted != nil, i + 1 < limit,
                    !passage.stream.tokens[i + 1].spaceBefore
                {
                    // "76 Shahed-136 drones"
                    if passage.readingAt[i + 1] != 0, !passage.isClaimable(at: i + 1) {
                        take(i..<i + 2)
                        i += 2
                        unknown = 0
                        continue
                    }
                    take(i..<i + 1)
                    i += 1
                    continue
                }
                // «Autobahn- und Bundesstraßenbrücken»: the hyphen stands for the end of the second word.
                if Tokenizer.isHyphen(token.scalar), counted != nil, !token.spaceBefore, i + 2 < limit,
                    passage.has(i + 1, .and), passage.stream.tokens[i + 2].kind == .word
                {
                    take(i..<i + 2)
                    i += 2
                    unknown = 0
                    continue
                }
                break
            }
            if linked, let next = owned(behind: i + 1, limit: limit) {
                result.wholeReading = next
                return
            }
            // "a 24-member cabinet": what the number is tied to only says of what kind it is.
            if isTied, result.head >= 0, unknown == 0, !token.isCapitalised {
                unknown = 1
                take(i..<i + 1)
                i += 1
                continue
            }
            // An unknown word: an adjective before the head, or the head itself.
            if result.head >= 0
                || !linked && !token.isCapitalised && passage.stream.memo.infos[Int(token.info)].isVerb
                    && !isAdjective(i, limit: limit)
            {
                break
            }
            if unknown > 0, passage.lexicon.settings.capitalisesNouns, passage.stream.tokens[i - 1].isCapitalised {
                break
            }
            guard unknown < 2 else { break }
            // Right behind its number a noun has no article.
            if !linked,
                passage.stream.memo.infos[Int(token.info)].looksDefinite
                    || passage.stream.memo.infos[Int(token.info)].isDefinite
            {
                break
            }
            unknown += 1
            take(i..<i + 1)
            i += 1
        }
        guard let counted else {
            if result.event != nil {
                result.rule = "counted.event-word"
            } else if adds {
                // "with 90 more due by the weekend": more of what was told of before.
                result.isAnaphor = true
            }
            return
        }
        var tokens = counted
        // Without a known head the second unknown word is as likely a verb; a hyphen or link at the end says nothing.
        while tokens.count > 1, passage.stream.tokens[tokens.upperBound - 1].kind != .word {
            tokens = tokens.dropLast()
        }
        // Where nouns have capitals, small words behind the last of them are none.
        if passage.lexicon.settings.capitalisesNouns, result.head < 0, result.event == nil, !result.isAnaphor {
            while let last = tokens.last, !passage.stream.tokens[last].isCapitalised { tokens = tokens.dropLast() }
            if tokens.isEmpty { return }
        }
        result.tokens = tokens
        result.whole = result.whole.lowerBound..<max(result.whole.upperBound, tokens.upperBound)
        result.rule =
            result.head >= 0
            ? "counted.after"
            : result.isAnaphor
                ? "counted.anaphor" : result.event != nil ? "counted.event-word" : "counted.after-unknown"
    }

    /// The words of a phrase with what stands right behind its noun: whose they are ("pupils of the school"), or where people come from
    /// ("migrants from Africa").
    func completed(_ phrase: CountedPhrase, limit: Int) -> Range<Int> {
        let end = phrase.tokens.upperBound
        guard phrase.tokens.lowerBound >= phrase.whole.lowerBound, end == phrase.whole.upperBound, end < limit,
            phrase.event == nil, !phrase.isAnaphor, !passage.stream.tokens[end].newlineBefore
        else { return phrase.tokens }
        if let link = passage.mention(end, .of) {
            let noun = link.range.upperBound
            guard passage.vocabulary.isGenitive[link.entry], noun < limit, isComplement(noun) else {
                return phrase.tokens
            }
            return phrase.tokens.lowerBound..<noun + 1
        }
        guard phrase.head >= 0, passage.vocabulary.isPerson[phrase.head], let from = passage.mention(end, .placeBefore),
            passage.vocabulary.isOrigin[from.entry]
        else { return phrase.tokens }
        var i = from.range.upperBound
        while i < limit, i - end < 6,
            passage.stream.tokens[i].kind == .word || Tokenizer.isHyphen(passage.stream.tokens[i].scalar)
        {
            if let place = passage.mention(i, .place) { return phrase.tokens.lowerBound..<place.range.upperBound }
            guard passage.isArticle(i) || passage.stream.matchRange(i).isEmpty else { break }
            i += 1
        }
        return phrase.tokens
    }

    /// A noun that says whose those counted are: a word that opens nothing, tells no event and is part of no number or date.
    private func isComplement(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        return token.kind == .word && !token.newlineBefore && passage.readingAt[i] == 0 && !passage.isDate(at: i)
            && !passage.has(i, .event) && !passage.has(i, .vague) && !passage.has(i, .periodUnit) && !ends(i)
            && !passage.isArticle(i) && !passage.stream.memo.infos[Int(token.info)].isDefinite
    }

    /// "killed and wounded": the same form of two events.
    private func isPair(_ event: Mention, limit: Int) -> Bool {
        let and = event.range.upperBound
        guard and + 1 < limit, passage.has(and, .and), let second = passage.mention(and + 1, .event) else {
            return false
        }
        return passage.vocabulary.form[second.entry] == passage.vocabulary.form[event.entry]
            && passage.lexicon.entries[second.entry].id != passage.lexicon.entries[event.entry].id
            && !(second.range.upperBound < limit && passage.isClaimable(at: second.range.upperBound))
    }

    /// "four of those people": the noun that words which take a part point at.
    private func nounPointedAt(_ marker: Mention, limit: Int) -> Int? {
        let next = marker.range.upperBound
        guard passage.vocabulary.pointsAhead[marker.entry], next < limit, !passage.stream.tokens[next].newlineBefore,
            !passage.has(next, .anaphor), passage.has(next, .concept)
        else { return nil }
        return next
    }

    /// "36 of those infected": words that take a part, and right behind them the participle of those it is taken from.
    private func takeThose(_ marker: Mention, limit: Int, _ result: inout CountedPhrase) -> Bool {
        let next = marker.range.upperBound
        guard passage.vocabulary.pointsAhead[marker.entry], next < limit, !passage.stream.tokens[next].newlineBefore,
            passage.readingAt[next] == 0, passage.stream.tokens[next].kind == .word
        else { return false }
        let event = passage.mention(next, .event)
        guard event != nil || passage.stream.memo.infos[Int(passage.stream.tokens[next].info)].isVerb else {
            return false
        }
        result.tokens = next - 1..<(event?.range.upperBound ?? next + 1)
        result.event = event
        result.isLinked = true
        result.whole = result.whole.lowerBound..<result.tokens.upperBound
        result.rule = "counted.those"
        return true
    }

    /// "And schools, nearly two thousand of them, stay shut": where no figure stands before it, "of them" takes no part of one; it counts what
    /// the noun before the comma names.
    private func takeApposed(before start: Int, floor: Int, _ result: inout CountedPhrase) {
        let comma = start - 1
        guard comma > floor, Passage.isComma(passage.stream.tokens[comma]),
            let (from, match) = passage.stream.matchEnding(at: comma, .concept, reach: 4, passage.lexicon),
            from >= floor,
            !(floor..<comma).contains(where: { passage.isClaimable(at: $0) })
        else { return }
        result.tokens = from..<comma
        result.head = Int(match.entry)
        result.isAnaphor = false
        result.partMarker = nil
        result.rule = "counted.apposed"
    }

    /// «الضحايا الـ14», «المتهمين الخمسة»: a definite noun stands before its definite number.
    private func takeDefinite(before start: Int, floor: Int, _ result: inout CountedPhrase) -> Bool {
        var i = start - 1
        if i >= floor, passage.has(i, .definite) { i -= 1 }
        let last = i
        // «المشتبه بهم الأربعة»
        if i >= floor, let (from, match) = passage.stream.matchEnding(at: i + 1, .concept, reach: 4, passage.lexicon),
            from >= floor, passage.stream.memo.infos[Int(passage.stream.tokens[from].info)].isDefinite
        {
            result.tokens = from..<last + 1
            result.head = Int(match.entry)
            result.whole = from..<result.whole.upperBound
            result.rule = "counted.before"
            return true
        }
        // «مخيمات كوكس بازار الثلاثة والثلاثين»: what the noun is of stands between.
        while i >= floor, last - i < 3, !ends(i), passage.mention(i, .concept) == nil, passage.mention(i, .event) == nil
        {
            i -= 1
        }
        guard i >= floor, passage.stream.tokens[i].kind == .word, !ends(i),
            i < last && passage.lexicon.settings.onesFollow
                || passage.stream.memo.infos[Int(passage.stream.tokens[i].info)].isDefinite
                || passage.stream.memo.infos[Int(passage.stream.tokens[i].info)].looksDefinite
        else { return false }
        let concept = passage.mention(i, .concept)
        let event = passage.mention(i, .event).flatMap { passage.vocabulary.form[$0.entry] == .counted ? $0 : nil }
        let isBeside = i == last && passage.stream.memo.infos[Int(passage.stream.tokens[i].info)].looksDefinite
        guard concept != nil || event != nil || isBeside else { return false }
        let next = result.whole.upperBound
        if i < last, next < passage.stream.tokens.count,
            passage.has(next, .concept) || passage.has(next, .event)
        {
            return false
        }
        result.tokens = i..<last + 1
        result.head = concept?.entry ?? -1
        result.event = event
        result.whole = i..<result.whole.upperBound
        result.rule = "counted.before"
        return true
    }

    /// The count that a possessive ending at `i` leads to: "'s three".
    private func owned(behind i: Int, limit: Int) -> Int? {
        guard i + 2 < limit, Passage.isApostrophe(passage.stream.tokens[i]),
            !passage.stream.tokens[i].spaceBefore, !passage.stream.tokens[i + 1].spaceBefore,
            let next = passage.reading(at: i + 2), passage.readings[next].kind == .count,
            passage.readings[next].numeral.lowerBound == i + 2
        else { return nil }
        return next
    }

    /// Words like "according to" stand before token `end`, with a name of a few words between.
    private func namesCounter(before end: Int, floor: Int) -> Bool {
        var i = end - 1
        while i >= floor, end - i <= Self.longestCounter, passage.stream.tokens[i].kind == .word,
            passage.readingAt[i] == 0
        {
            if let words = passage.mention(i, .accordingTo), passage.vocabulary.speech[words.entry] != .before {
                return words.range.upperBound <= end
            }
            i -= 1
        }
        return false
    }

    /// How many tokens "according to" and its source may take.
    private static let longestCounter = 7

    /// "put the number of shelters destroyed at 906", «число наблюдателей доведено до 150»: what the word for a figure before the number says
    /// it counts, and its concept, -1 where the noun is unknown.
    func named(before start: Int, in sentence: Sentence) -> (Range<Int>, Int)? {
        for m in sentence.mentions.reversed() where passage.mentions[m].entryClass == .figure {
            let figure = passage.mentions[m].range
            if passage.vocabulary.pointsBack[passage.mentions[m].entry], figure.upperBound <= start,
                start - figure.upperBound <= Self.farthestPointing
            {
                return owner(of: passage.mentions[m], floor: sentence.tokens.lowerBound)
            }
            guard figure.upperBound < start, start - figure.upperBound <= Self.farthestFigure else { continue }
            // «عدد المنقذين», «число спасателей»: the case says "of".
            let link = passage.mention(figure.upperBound, .of)
            var i = link?.range.upperBound ?? figure.upperBound
            while i < start, isLink(i) { i += 1 }
            let first = i
            while i < start, i - first < 4, !ends(i) {
                if let concept = passage.mention(i, .concept) {
                    // "the agency's count": whose count it is, is not what is counted; nor what a relative clause behind it counts.
                    guard passage.mention(i, .organisation) == nil, passage.mention(i, .source) == nil,
                        !opensRelative(between: concept.range.upperBound, and: start)
                    else { return nil }
                    return (first..<concept.range.upperBound, concept.entry)
                }
                i += 1
            }
            // A noun that no row knows, where a verb parts it from the number.
            let isBare = !passage.stream.memo.infos[Int(passage.stream.tokens[figure.lowerBound].info)].isDefinite
            guard link != nil || isBare && passage.vocabulary.takesGenitive[passage.mentions[m].entry], first < start,
                isUnknownNoun(first), !opensRelative(between: first + 1, and: start)
            else { return nil }
            return (first..<first + 1, -1)
        }
        return nil
    }

    /// "the number of escapees", "la de heridos": what a link before an event's word, or within it, says is numbered.
    func numbered(_ event: Mention, floor: Int) -> Range<Int>? {
        let form = passage.vocabulary.form[event.entry]
        if form == .toll {
            guard let link = event.range.dropFirst().dropLast().last(where: { passage.has($0, .of) }) else {
                return nil
            }
            var first = link + 1
            while first + 1 < event.range.upperBound, passage.isArticle(first) { first += 1 }
            return first..<event.range.upperBound
        }
        guard form == .state || form == .active || form == .counted else { return nil }
        var i = event.range.lowerBound
        while i > floor, passage.isArticle(i - 1), !passage.has(i - 1, .of) { i -= 1 }
        guard i > floor, passage.has(i - 1, .of) else { return nil }
        let head = i - 2
        guard head >= floor,
            passage.isArticle(head)
                || passage.stream.matchEnding(at: i - 1, .figure, reach: 4, passage.lexicon) != nil
        else { return nil }
        return event.range
    }

    /// «الخوادم البالغ عددها 1800», «سيارات الإسعاف، وعددها ست»: the noun whose number the words behind it tell.
    private func owner(of figure: Mention, floor: Int) -> (Range<Int>, Int)? {
        let ofPeople = passage.vocabulary.pointsAtPeople[figure.entry]
        var i = figure.range.lowerBound
        // «وعددهم», «البالغ عددهم»; behind a verb stands whom it is told of.
        guard i > floor, passage.has(i - 1, .and) || passage.has(i - 1, .stop) else { return nil }
        while i > floor, figure.range.lowerBound - i < Self.farthestPointing {
            if let (from, match) = passage.stream.matchEnding(at: i, .concept, reach: 4, passage.lexicon),
                from >= floor, !ofPeople || passage.vocabulary.isPerson[Int(match.entry)]
            {
                return (from..<i, Int(match.entry))
            }
            if ofPeople {
                if passage.isClaimable(at: i - 1) { return nil }
                i -= 1
                continue
            }
            let info = passage.stream.memo.infos[Int(passage.stream.tokens[i - 1].info)]
            if info.looksDefinite, passage.stream.matchRange(i - 1).isEmpty { return (i - 1..<i, -1) }
            if passage.isClaimable(at: i - 1) { return nil }
            i -= 1
        }
        return nil
    }

    /// "flood deaths top 5,000", "put the dead at 3,166": an event's word that also names what is counted, or one with an article, where more than
    /// a link parts it from its figure ("the deaths of 12").
    func namesFigure(_ event: Mention, before number: Int) -> Bool {
        let (first, end) = (event.range.lowerBound, event.range.upperBound)
        guard end < number, !passage.vocabulary.namesNoOne[event.entry],
            passage.vocabulary.countsPeople[event.entry], !passage.has(number - 1, .of)
        else { return false }
        if let concept = passage.mention(first, .concept), concept.range == event.range,
            passage.vocabulary.isFinal[event.entry] || passage.vocabulary.isPerson[concept.entry]
        {
            return true
        }
        return (passage.vocabulary.form[event.entry] == .counted || passage.vocabulary.isFinal[event.entry])
            && first > 0
            && (passage.isArticle(first - 1)
                || passage.stream.memo.infos[Int(passage.stream.tokens[first].info)].isDefinite)
    }

    /// How many tokens may stand between such words and the noun, or the number.
    private static let farthestPointing = 7

    /// How many tokens may stand between the word for a figure and the number.
    private static let farthestFigure = 16

    /// A word that no row knows, and that looks like no verb.
    private func isUnknownNoun(_ i: Int) -> Bool {
        let token = passage.stream.tokens[i]
        return token.kind == .word && !token.newlineBefore && passage.readingAt[i] == 0
            && passage.stream.matchRange(i).isEmpty && !passage.stream.memo.infos[Int(token.info)].isVerb
            && (!token.isCapitalised || passage.lexicon.settings.capitalisesNouns)
    }

    /// "12 armed robbers": where heads stand last, what looks like a verb and stands before a noun is none.
    private func isAdjective(_ i: Int, limit: Int) -> Bool {
        guard passage.lexicon.settings.headsLast else { return false }
        for next in i + 1..<min(i + 3, limit) {
            let token = passage.stream.tokens[next]
            guard token.kind == .word, !token.newlineBefore, !ends(next) else { return false }
            if passage.mention(next, .concept) != nil { return true }
            // "12 unexploded shells": what no row knows is a noun as well.
            if passage.stream.matchRange(next).isEmpty, !token.isCapitalised,
                !passage.stream.memo.infos[Int(token.info)].isVerb
            {
                return true
            }
        }
        return false
    }

    /// A comma, and behind it a relative pronoun.
    private func opensRelative(between from: Int, and end: Int) -> Bool {
        (from..<max(from, end - 1)).contains {
            Passage.isComma(passage.stream.tokens[$0])
                && (passage.mention($0 + 1, .clause).map { passage.vocabulary.isRelative[$0.entry] } ?? false)
        }
    }

    /// "siguen desaparecidos" tells of them, "desaparecidos" names them.
    private func vocabularyNames(_ event: Mention) -> Bool {
        let first = event.range.lowerBound
        return passage.vocabulary.namesThem[event.entry] && !passage.has(first, .copula)
            && !passage.has(first, .remaining)
    }

    /// Two concepts may be joined into one count: people with people, things with things.
    private func sameSort(_ a: Int, _ b: Int) -> Bool {
        passage.vocabulary.isPerson[a] == passage.vocabulary.isPerson[b]
    }

    /// The complement says who a general head counts: "members of the police", but "employees of the firm" are no firm.
    private func mayFill(_ head: Int, _ complement: Int) -> Bool {
        passage.vocabulary.isWeak[head]
            && (passage.vocabulary.isPerson[complement] || !passage.vocabulary.isPerson[head])
    }

    private func joins(_ head: Int) -> Bool { passage.vocabulary.isWeak[head] }

    private func replaces(_ head: Int, by other: Int, adjacent: Bool, _ headsLast: Bool) -> Bool {
        if passage.vocabulary.isWeak[head] { return mayFill(head, other) }
        // "police officers", "army vehicles": the last noun rules, unless it is a general one.
        return headsLast && !passage.vocabulary.isWeak[other]
    }

    /// «شخص واحد», «مصابين اثنين»: where the word for one stands behind its noun, so does the one for two.
    private static let behindNouns = [Interval(ExactNumber(1)), Interval(ExactNumber(2))]

    /// Inversion («человек двадцать») and figures behind their noun («раненых — 317», "wounded: 12").
    private func readBackward(before start: Int, floor: Int, isOne: Bool, _ result: inout CountedPhrase) {
        var i = start - 1
        var crossed = 0
        while i >= floor, crossed < 2 {
            let token = passage.stream.tokens[i]
            guard token.kind == .punctuation, Passage.isColon(token) || Passage.isDash(token) else { break }
            i -= 1
            crossed += 1
        }
        guard i >= floor else { return }
        if crossed == 0 {
            if isOne, passage.lexicon.settings.onesFollow, start > floor,
                let event = passage.mention(start - 1, .event),
                event.range.upperBound == start, passage.vocabulary.form[event.entry] == .counted
            {
                // «وفاة مصابين اثنين»
                result.tokens = event.range
                result.event = event
                result.whole = event.range.lowerBound..<result.whole.upperBound
                result.rule = "counted.before"
                return
            }
            guard let (from, match) = passage.stream.matchEnding(at: start, .concept, reach: 4, passage.lexicon),
                from >= floor,
                passage.vocabulary.side[Int(match.entry)] != .after,
                passage.lexicon.settings.invertsCounts || (isOne && passage.lexicon.settings.onesFollow)
            else { return }
            result.tokens = from..<start
            result.head = Int(match.entry)
            result.event = passage.mention(from, .event).flatMap {
                passage.vocabulary.form[$0.entry] == .counted && $0.range.upperBound == start ? $0 : nil
            }
            result.whole = from..<result.whole.upperBound
            result.rule = "counted.before"
            return
        }
        if namesCounter(before: i + 1, floor: floor) {
            result.followsCounter = true
            return
        }
        if let (from, match) = passage.stream.matchEnding(at: i + 1, .event, reach: 4, passage.lexicon), from >= floor,
            [.counted, .state].contains(passage.vocabulary.form[Int(match.entry)])
                || passage.vocabulary.namesThem[Int(match.entry)]
        {
            result.tokens = from..<i + 1
            result.event = Mention(range: from..<i + 1, entry: Int(match.entry), entryClass: .event)
            result.rule = "counted.label"
        } else if let (from, match) = passage.stream.matchEnding(at: i + 1, .concept, reach: 4, passage.lexicon),
            from >= floor,
            // «в Белгородской области — 14»: where, not who.
            !(max(floor, from - 2)..<from).contains(where: { passage.has($0, .placeBefore) })
        {
            result.tokens = from..<i + 1
            result.head = Int(match.entry)
            result.rule = "counted.label"
        }
    }

    /// "three of those killed were minors": behind the partitive and a copula stands what the part is. nil where there is none.
    func predicate(after end: Int, limit: Int, isPart: Bool) -> Mention? {
        var i = end
        let stop = min(limit, end + 5)
        // "five of them children".
        if isPart, i < limit, let concept = passage.mention(i, .concept), passage.stream.tokens[i].kind == .word {
            return concept
        }
        while i < stop {
            // A dash is a copula right behind the phrase, further on it parts clauses.
            if passage.has(i, .copula) || (i == end && Passage.isDash(passage.stream.tokens[i])) {
                var j = i + 1
                while j < stop + 1, j < limit, isLink(j) { j += 1 }
                guard j < limit else { return nil }
                return passage.mention(j, .concept)
            }
            if passage.readingAt[i] != 0 || passage.stream.tokens[i].kind == .punctuation { return nil }
            i += 1
        }
        return nil
    }
}
