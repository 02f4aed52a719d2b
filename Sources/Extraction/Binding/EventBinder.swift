import Claims

/// Which event a number belongs to: the word of an event that is easiest to reach from the number's noun phrase.
struct EventBinder {
    let passage: Passage

    struct Binding {
        var mention: Mention
        /// In tenths; lower is nearer. See `Passage.distance`.
        var cost: Int
        var rule: StaticString
    }

    /// A binding that costs more is none.
    static let limit = 80
    /// A binding that costs no more is the number's own, whatever else could lend it one.
    static let own = 25

    /// The best event for a reading; nil where no word is near enough, or none fits what is counted.
    func bind(_ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence) -> Binding? {
        // "a five-member panel": the number is a part of an adjective.
        if reading.kind == .count, phrase.event == nil, isCompound(reading) { return compounded(reading) }
        guard sentence.classes.contains(.event) else { return nil }
        var best: Binding?
        for m in sentence.events {
            let mention = passage.events[m]
            guard fits(mention.entry, reading, phrase) else { continue }
            guard hasTail(mention, in: sentence) else { continue }
            if isNegated(mention, in: sentence) { continue }
            if isCompounded(mention, reading) || isLoose(mention, reading, phrase, in: sentence) { continue }
            // Words of a modifier or of the numeral itself are no events.
            if mention.range.overlaps(reading.numeral), !reading.isDual { continue }
            if mention.range.overlaps(reading.before) || mention.range.overlaps(reading.after) { continue }
            guard var candidate = weigh(mention, reading, phrase, in: sentence) else { continue }
            if passage.vocabulary.isWeak[mention.entry] { candidate.cost += 20 }
            if passage.vocabulary.onlyOf[mention.entry] != 0 { candidate.cost -= 1 }
            if best == nil || candidate.cost < best!.cost { best = candidate }
        }
        guard var found = best, found.cost <= Self.limit else { return nil }
        // «Число погибших при землетрясении магнитудой 5,9 возросло до пятнадцати»: a count is of the toll, not of what has a measure.
        if reading.kind == .count, isOfMeasure(found.mention), found.cost >= 0,
            let toll = toll(reading, phrase, in: sentence)
        {
            found = toll
        }
        // "six of the wounded died": what befell them says more than what they are called by.
        // So does "three of its staff were killed": a word for who they are is no event beside it.
        let isName = phrase.event.map { $0.range == found.mention.range } ?? true
        let isParticiple =
            found.mention.range.lowerBound == phrase.whole.upperBound
            && passage.vocabulary.form[found.mention.entry] == .active
        if found.cost < 0 && isName || isParticiple, !passage.vocabulary.isFinal[found.mention.entry] {
            for m in sentence.events {
                let mention = passage.events[m]
                guard
                    passage.lexicon.entries[mention.entry].id != passage.lexicon.entries[found.mention.entry].id,
                    !passage.vocabulary.isWeak[mention.entry], isPredicate(mention, before: phrase.whole.lowerBound),
                    passage.vocabulary.countsPeople[mention.entry], fits(mention.entry, reading, phrase),
                    hasTail(mention, in: sentence),
                    let candidate = weigh(mention, reading, phrase, in: sentence), candidate.cost >= 0,
                    candidate.cost <= (endsThem(mention, behind: phrase) ? Self.limit : isParticiple ? -1 : 12)
                else { continue }
                return candidate
            }
        }
        if let predicate = predicate(over: found, reading, phrase, in: sentence) { return predicate }
        // "26 victims were killed": of an event and its parent, both near, the child says more.
        for m in sentence.events {
            let mention = passage.events[m]
            guard isChild(mention.entry, of: found.mention.entry),
                hasTail(mention, in: sentence),
                let candidate = weigh(mention, reading, phrase, in: sentence),
                candidate.cost <= found.cost + (passage.vocabulary.isWeak[found.mention.entry] ? 60 : 30)
            else { continue }
            return candidate
        }
        return found
    }

    /// The name of a figure that counts no one.
    private func isOfMeasure(_ mention: Mention) -> Bool {
        passage.vocabulary.form[mention.entry] == .toll && !passage.vocabulary.countsPeople[mention.entry]
    }

    /// The toll before a number that it rose to.
    private func toll(_ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence) -> Binding? {
        let start = phrase.whole.lowerBound
        guard start >= 2, passage.has(start - 1, .rangeMid), passage.has(start - 2, .change) else { return nil }
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            guard mention.entryClass == .event, mention.range.upperBound < start,
                passage.vocabulary.form[mention.entry] == .toll, passage.vocabulary.countsPeople[mention.entry],
                fits(mention.entry, reading, phrase), let candidate = weigh(mention, reading, phrase, in: sentence)
            else { continue }
            return candidate
        }
        return nil
    }

    /// "Forty people trapped in the building were rescued", "killed all 62 people on board": what stands right behind those counted, or in
    /// their name, only says which they are; the verb of the clause says what became of them. What the injured had done to them, but for
    /// their death, leaves them injured.
    private func predicate(over found: Binding, _ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence)
        -> Binding?
    {
        let vocabulary = passage.vocabulary
        let epithet = found.mention
        guard reading.kind == .count, let start = endOfEpithet(epithet.range, behind: phrase),
            !vocabulary.isFinal[epithet.entry], vocabulary.countsPeople[epithet.entry],
            vocabulary.form[epithet.entry] != .toll
        else { return nil }
        let kin = vocabulary.parent[epithet.entry]
        for m in sentence.events {
            let mention = passage.events[m]
            let form = vocabulary.form[mention.entry]
            guard form == .verb || form == .active, !vocabulary.isWeak[mention.entry],
                vocabulary.countsPeople[mention.entry],
                passage.lexicon.entries[mention.entry].id != passage.lexicon.entries[epithet.entry].id,
                kin <= 0 || !vocabulary.harms.contains(kin) || kin == vocabulary.parent[mention.entry],
                fits(mention.entry, reading, phrase), hasTail(mention, in: sentence)
            else { continue }
            if mention.range.lowerBound >= start {
                guard mention.range.lowerBound - start <= Self.longestEpithet else { continue }
                let gap = start..<mention.range.lowerBound
                let isPassive = gap.suffix(3).contains { passage.has($0, .copula) || passage.has($0, .passive) }
                guard form == .verb && gap.count <= Self.longestAside || isPassive,
                    isOneClause(gap, comma: epithet.range.lowerBound > phrase.whole.upperBound)
                else { continue }
            } else {
                let gap = mention.range.upperBound..<max(mention.range.upperBound, phrase.whole.lowerBound)
                guard mention.range.upperBound <= phrase.whole.lowerBound, gap.count <= Self.longestAside / 2,
                    isOneClause(gap, comma: false)
                else { continue }
            }
            return Binding(mention: mention, cost: max(found.cost, 0), rule: "event.predicate")
        }
        return nil
    }

    /// How many tokens may stand between what those counted are called by and the verb, and between them and what they are called by
    /// behind a comma.
    private static let longestEpithet = 10
    private static let longestAside = 4

    /// Where the clause goes on behind what those counted are called by; nil where it is none of their name.
    private func endOfEpithet(_ words: Range<Int>, behind phrase: CountedPhrase) -> Int? {
        let end = phrase.whole.upperBound
        guard words.lowerBound > end else {
            return words.lowerBound >= phrase.whole.lowerBound ? max(words.upperBound, end) : nil
        }
        guard isComma(end), words.lowerBound - end <= Self.longestAside,
            (end + 1..<words.lowerBound).allSatisfy({
                passage.stream.tokens[$0].kind == .word && !passage.has($0, .clause)
            })
        else { return nil }
        return words.upperBound
    }

    private func isComma(_ i: Int) -> Bool {
        i < passage.stream.tokens.count && Passage.isComma(passage.stream.tokens[i])
    }

    /// Words only, none of which opens or joins anything; a comma only where one stands before, around what is set in between.
    private func isOneClause(_ gap: Range<Int>, comma isOpen: Bool) -> Bool {
        var isOpen = isOpen
        for i in gap {
            if isComma(i), isOpen {
                isOpen = false
                continue
            }
            let token = passage.stream.tokens[i]
            if token.kind != .word && !Passage.isApostrophe(token) || passage.isDate(at: i)
                || passage.isClaimable(at: i)
                || passage.has(i, .and) || passage.has(i, .clause) || passage.has(i, .says)
                || passage.has(i, .accordingTo) || passage.has(i, .including)
            {
                return false
            }
        }
        return !isOpen
    }

    /// Whether an event says something of a whole, not of the part taken from it: its own noun ("three of the 12 injured"), a relative
    /// clause, or a participle right behind it that another predicate follows ("three of the 12 people killed were children").
    func isOfWhole(_ binding: Binding, _ phrase: CountedPhrase, in sentence: Sentence) -> Bool {
        let word = binding.mention.range
        if phrase.event?.range == word || binding.cost < 0 { return true }
        guard word.lowerBound >= phrase.whole.upperBound else { return false }
        let gap = phrase.whole.upperBound..<word.lowerBound
        if let opening = gap.first,
            passage.mention(opening, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false
        {
            return !gap.contains { Passage.isComma(passage.stream.tokens[$0]) }
        }
        guard gap.isEmpty else { return false }
        var i = word.upperBound
        while i < sentence.tokens.upperBound, i - word.upperBound < Self.limit / 4,
            !Passage.isComma(passage.stream.tokens[i]), !passage.has(i, .clause)
        {
            if passage.has(i, .copula) || passage.has(i, .event) { return true }
            i += 1
        }
        return false
    }

    /// "two men hurt in the fire at the plant died in hospital": the verb of the clause says what became of those it told of.
    private func endsThem(_ verb: Mention, behind phrase: CountedPhrase) -> Bool {
        passage.vocabulary.form[verb.entry] == .verb && verb.range.lowerBound >= phrase.whole.upperBound
            && passage.vocabulary.parent[verb.entry] != 0
            && (phrase.whole.upperBound..<verb.range.lowerBound).allSatisfy {
                let token = passage.stream.tokens[$0]
                return (token.kind == .word || Tokenizer.isHyphen(token.scalar) && !token.spaceBefore)
                    && !passage.has($0, .clause) && !passage.has($0, .and) && !passage.isClaimable(at: $0)
            }
    }

    /// A verb, or the noun of one right before the number's phrase: "the death of three wounded men".
    private func isPredicate(_ mention: Mention, before start: Int) -> Bool {
        switch passage.vocabulary.form[mention.entry] {
        case .verb, .active: true
        case .noun:
            mention.range.upperBound == start
                || mention.range.upperBound == start - 1 && passage.has(mention.range.upperBound, .of)
        default: false
        }
    }

    /// "nine of them with no bullet wounds": the noun is what they have not.
    private func isNegated(_ mention: Mention, in sentence: Sentence) -> Bool {
        guard sentence.classes.contains(.none) else { return false }
        let before = mention.range.lowerBound - 1
        if passage.has(before, .none) { return true }
        // An adjective may stand between.
        return before > 0 && passage.stream.matchRange(before).isEmpty && passage.has(before - 1, .none)
    }

    /// "lost six in a row": a word of many uses says that people were killed only beside a noun for them, or another word of what befell people.
    private func isLoose(_ mention: Mention, _ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence) -> Bool
    {
        guard passage.vocabulary.isWeak[mention.entry], passage.vocabulary.countsPeople[mention.entry],
            passage.vocabulary.parent[mention.entry] != 0, phrase.tokens.isEmpty, reading.kind == .count
        else { return false }
        return !sentence.mentions.contains {
            let other = passage.mentions[$0]
            return other.entryClass == .event && passage.vocabulary.countsPeople[other.entry]
                && !passage.vocabulary.isWeak[other.entry]
                || other.entryClass == .concept && passage.vocabulary.isPerson[other.entry]
        }
    }

    /// A hyphen ties the number to a word that another follows, in a script with capitals.
    private func isCompound(_ reading: Reading) -> Bool {
        let i = reading.numeral.upperBound
        let tokens = passage.stream.tokens
        guard i + 2 < tokens.count, Tokenizer.isHyphen(tokens[i].scalar), tokens[i].kind == .punctuation,
            !tokens[i].spaceBefore, !tokens[i + 1].spaceBefore, tokens[i + 1].kind == .word,
            passage.isCased(tokens[i + 1]), tokens[i + 2].kind == .word
        else { return false }
        return !passage.has(i + 1, .number) && !passage.has(i + 1, .modifier)
    }

    /// "a 7.7-magnitude earthquake": what the number is tied to names its figure.
    private func compounded(_ reading: Reading) -> Binding? {
        guard let mention = passage.mention(reading.numeral.upperBound + 1, .event),
            passage.vocabulary.form[mention.entry] == .toll, !passage.vocabulary.countsPeople[mention.entry],
            passage.vocabulary.event(mention.entry, takes: reading.kind, in: reading.unit)
        else { return nil }
        return Binding(mention: mention, cost: 0, rule: "event.compound")
    }

    /// A hyphen ties the word to another number.
    private func isCompounded(_ mention: Mention, _ reading: Reading) -> Bool {
        let i = mention.range.lowerBound
        guard i > 1, passage.stream.tokens[i - 1].kind == .punctuation, !passage.stream.tokens[i].spaceBefore,
            Tokenizer.isHyphen(passage.stream.tokens[i - 1].scalar), !passage.stream.tokens[i - 1].spaceBefore
        else { return false }
        return passage.isClaimable(at: i - 2) && !reading.numeral.contains(i - 2)
    }

    private func isChild(_ entry: Int, of other: Int) -> Bool {
        let entries = passage.lexicon.entries
        return passage.vocabulary.parent[entry] != 0 && passage.vocabulary.parent[entry] == entries[other].id
    }

    private func fits(_ event: Int, _ reading: Reading, _ phrase: CountedPhrase) -> Bool {
        if passage.vocabulary.form[event] == .denied { return false }
        guard passage.vocabulary.event(event, takes: reading.kind, in: reading.unit) else { return false }
        guard phrase.head >= 0 else {
            if passage.vocabulary.onlyOf[event] != 0 { return false }
            // A word with many uses ("held", "sent") needs people by name, or no noun at all.
            return
                !(passage.vocabulary.isWeak[event] && passage.vocabulary.countsPeople[event] && !phrase.tokens.isEmpty
                && phrase.event == nil)
        }
        return passage.vocabulary.event(event, fits: phrase.head, passage.lexicon.entries[phrase.head].id)
    }

    private func weigh(_ mention: Mention, _ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence)
        -> Binding?
    {
        let form = passage.vocabulary.form[mention.entry]
        let side = passage.vocabulary.side[mention.entry]
        if mention.range.lowerBound >= phrase.whole.lowerBound, mention.range.upperBound <= phrase.whole.upperBound {
            return Binding(mention: mention, cost: -1, rule: "event.counted-word")
        }
        if mention.range.upperBound <= phrase.whole.lowerBound {
            let gap = mention.range.upperBound..<phrase.whole.lowerBound
            var cost = passage.distance(gap, light: form == .toll, limit: Self.limit)
            guard cost <= Self.limit else { return nil }
            switch form {
            case .verb: cost += 2
            case .active, .noun: break
            case .toll: cost += 3
            case .counted: cost += 10
            case .state: cost += 20
            case .denied: return nil
            }
            if side == .after { cost += 60 }
            // "killed in two shipwrecks", "sank with 38 people": the number stands in a phrase of its own.
            let isFigureOf =
                (form == .counted || form == .state || passage.vocabulary.namesThem[mention.entry])
                && phrase.tokens.isEmpty
                && namesFigure(mention, gap)
            if isFigureOf { cost = min(cost, 14) }
            let isGoverned = takesPreposition(mention, gap) || changesTo(mention, gap)
            if isGoverned { cost = min(cost, 8) }
            if !gap.isEmpty, form != .toll, !isFigureOf, !isGoverned,
                let preposition = prepositionBefore(phrase, floor: gap.lowerBound)
            {
                cost +=
                    preposition == .placeBefore && (phrase.head < 0 || !passage.vocabulary.isPerson[phrase.head])
                    ? 70 : 40
            }
            // "nine died and 150 remain in captivity": behind "and" a verb of its own.
            if form != .toll, hasOwnVerb(phrase, gap, in: sentence) { cost += 40 }
            // "lost half its value": a share of those an event happened to follows the word only inside its noun phrase, unless the
            // word is said to take shares ("unemployment").
            if reading.kind == .ratio || reading.kind == .percent || reading.kind == .rate,
                passage.vocabulary.countsPeople[mention.entry],
                passage.vocabulary.kinds[mention.entry] == ClaimVocabulary.ofPeople
            {
                cost += 50
            }
            return Binding(mention: mention, cost: cost, rule: Self.rule(form, before: true))
        }
        guard mention.range.lowerBound >= phrase.whole.upperBound else { return nil }
        let gap = phrase.whole.upperBound..<mention.range.lowerBound
        var cost = passage.distance(gap, limit: Self.limit)
        if cost > 30, form != .counted, isMainVerb(mention, behind: gap) { cost = 30 }
        guard cost <= Self.limit else { return nil }
        if isGroup(mention, behind: gap) { return Binding(mention: mention, cost: min(cost, 10), rule: "event.among") }
        if passage.vocabulary.countsPeople[mention.entry] {
            // "built by 40 engineers": who did it suffered nothing.
            if passage.stream.matchEnding(at: phrase.whole.lowerBound, .agent, reach: 4, passage.lexicon) != nil {
                cost += 60
            }
            // "the council, which has 15 members, condemned": behind the relative clause goes on with its own subject.
            if isInRelativeClause(phrase, floor: sentence.tokens.lowerBound),
                gap.contains(where: { Passage.isComma(passage.stream.tokens[$0]) })
            {
                cost += 40
            }
            // "five sessions on the missing": a noun of its own.
            if form == .counted || form == .state || passage.vocabulary.namesThem[mention.entry], !gap.isEmpty,
                passage.isArticle(gap.upperBound - 1), !passage.has(gap.upperBound - 1, .of)
            {
                cost += 90
            }
            // Of things unknown, people in another clause are no part.
            if phrase.head < 0, !phrase.tokens.isEmpty, !phrase.isAnaphor, phrase.event == nil,
                gap.contains(where: { passage.has($0, .clause) })
            {
                cost += 40
            }
        }
        // «погибли пятеро, ранены 12»: a verb behind a comma or "and" that a number follows is that number's.
        if form == .verb, takesObject(mention, sentence),
            gap.contains(where: { Passage.isComma(passage.stream.tokens[$0]) || passage.has($0, .and) })
        {
            cost += 60
        }
        switch form {
        case .verb: break
        case .state: cost += 2
        case .active:
            cost += gap.isEmpty ? 0 : 5
            if takesObject(mention, sentence) { cost += 60 }
        case .noun: cost += 50
        case .counted:
            // "60, according to survivors": the source's name counts nobody.
            if gap.contains(where: { passage.has($0, .accordingTo) }) { cost += 40 }
            // Behind the phrase it counts others, unless it stands right there ("26 people dead").
            cost += gap.isEmpty ? 0 : gap.count == 1 && passage.stream.tokens[gap.lowerBound].kind == .word ? 10 : 45
        case .toll: cost += 60
        case .denied: return nil
        }
        if side == .before { cost += 60 }
        return Binding(mention: mention, cost: cost, rule: Self.rule(form, before: false))
    }

    /// "put the dead at over 100", "the number of cases at 2,115": an article or "of" before the word, and a preposition alone behind it.
    private func namesFigure(_ mention: Mention, _ gap: Range<Int>) -> Bool {
        let before = mention.range.lowerBound - 1
        guard before >= 0, passage.has(before, .of) || passage.isArticle(before) || passage.has(before, .change),
            !gap.isEmpty, gap.count <= 4
        else {
            return false
        }
        return gap.allSatisfy {
            passage.has($0, .stop) || passage.has($0, .placeBefore) || passage.has($0, .modifier)
                // "the number of missing people at".
                || passage.mention($0, .concept).map { passage.vocabulary.isPerson[$0.entry] } ?? false
        }
    }

    /// "a rise in cholera deaths in the camps to 90": a word of change stands before the noun, and "to" before the number.
    private func changesTo(_ mention: Mention, _ gap: Range<Int>) -> Bool {
        guard let last = gap.last, passage.has(last, .rangeMid), gap.count <= Self.longestChange else { return false }
        let before = mention.range.lowerBound
        guard (max(0, before - 3)..<before).contains(where: { passage.has($0, .change) }) else { return false }
        return gap.allSatisfy {
            passage.stream.tokens[$0].kind == .word && passage.readingAt[$0] == 0 && !passage.has($0, .clause)
                && !passage.has($0, .event)
        }
    }

    /// How many tokens may stand between what changed and its figure.
    private static let longestChange = 10

    /// «أفرجت السلطات عن 70»: the preposition before the number is the verb's own, and only its subject stands between.
    private func takesPreposition(_ mention: Mention, _ gap: Range<Int>) -> Bool {
        let word = passage.vocabulary.preposition[mention.entry]
        guard word != 0, let last = gap.last, gap.count <= Self.longestSubject else { return false }
        let token = passage.stream.tokens[last]
        guard token.kind == .word, passage.stream.memo.infos[Int(token.info)].candidates.0 == word else { return false }
        return gap.dropLast().allSatisfy {
            passage.stream.tokens[$0].kind != .punctuation && (passage.readingAt[$0] == 0 || passage.isDate(at: $0))
                && !passage.has($0, .clause)
                && !passage.has($0, .event)
        }
    }

    /// How many tokens may stand between a verb and the number, with the preposition of those counted.
    private static let longestSubject = 8

    /// "12 passengers of the boat that sank on the lake were still missing": behind a relative clause the auxiliary opens what is said of
    /// those counted.
    private func isMainVerb(_ mention: Mention, behind gap: Range<Int>) -> Bool {
        guard passage.vocabulary.countsPeople[mention.entry], gap.count <= Self.longestRelative,
            let opening = gap.first(where: {
                passage.mention($0, .clause).map { passage.vocabulary.isRelative[$0.entry] } ?? false
            }), opening - gap.lowerBound <= 5
        else { return false }
        guard let copula = gap.suffix(3).first(where: { passage.has($0, .copula) }), copula > opening + 2 else {
            return false
        }
        return gap.allSatisfy {
            passage.stream.tokens[$0].kind != .punctuation && !passage.has($0, .and) && !passage.isClaimable(at: $0)
                && !(passage.mention($0, .event).map { passage.vocabulary.countsPeople[$0.entry] } ?? false)
        }
    }

    /// How many tokens may stand between those counted and such a verb.
    private static let longestRelative = 16

    /// "Two children were among the dead": the words before the event's say that those counted belong to them.
    private func isGroup(_ mention: Mention, behind gap: Range<Int>) -> Bool {
        guard gap.count <= 8, passage.vocabulary.countsPeople[mention.entry] else { return false }
        var i = gap.lowerBound
        // "were among", "were said to be among"
        while i < gap.upperBound,
            passage.has(i, .copula) || passage.has(i, .stop) || passage.has(i, .says) || passage.has(i, .infinitive)
                || passage.has(i, .passive),
            passage.mention(i, .including) == nil
        { i += 1 }
        guard let word = passage.mention(i, .including), passage.vocabulary.side[word.entry] == .before else {
            return false
        }
        // "two Britons among the eleven dead": the group has a number of its own.
        return word.range.upperBound >= mention.range.upperBound
            || (word.range.upperBound..<mention.range.lowerBound).allSatisfy {
                passage.isArticle($0) || passage.isClaimable(at: $0)
                    || passage.mention($0, .concept).map { passage.vocabulary.isPerson[$0.entry] } ?? false
            }
    }

    /// A conjunction stands before the number's phrase, and a verb that is no event right behind it.
    private func hasOwnVerb(_ phrase: CountedPhrase, _ gap: Range<Int>, in sentence: Sentence) -> Bool {
        let next = phrase.whole.upperBound
        guard next < sentence.tokens.upperBound, passage.has(next, .copula) || passage.has(next, .remaining) else {
            return false
        }
        return gap.contains { passage.has($0, .and) || Passage.isComma(passage.stream.tokens[$0]) }
    }

    /// A relative pronoun stands before the number, after the last comma.
    private func isInRelativeClause(_ phrase: CountedPhrase, floor: Int) -> Bool {
        var i = phrase.whole.lowerBound - 1
        while i > floor, !Passage.isComma(passage.stream.tokens[i]) {
            if passage.mention(i, .clause).map({ passage.vocabulary.isRelative[$0.entry] }) ?? false { return true }
            i -= 1
        }
        return false
    }

    /// The preposition right before the number's phrase, articles apart: of place, or any other that does not link nouns.
    private func prepositionBefore(_ phrase: CountedPhrase, floor: Int) -> EntryClass? {
        var i = phrase.whole.lowerBound
        while i > floor, passage.isArticle(i - 1), !passage.has(i - 1, .of) { i -= 1 }
        guard i > floor else { return nil }
        if passage.has(i - 1, .of) { return nil }
        if passage.has(i - 1, .placeBefore) { return .placeBefore }
        return passage.mention(i - 1, .stop).map { passage.vocabulary.marksObject[$0.entry] ? nil : .stop } ?? nil
    }

    /// The particle of a parted verb stands behind it in its clause: «nahm 56 Menschen fest».
    private func hasTail(_ mention: Mention, in sentence: Sentence) -> Bool {
        let tail = passage.vocabulary.tail[mention.entry]
        guard tail != 0 else { return true }
        var i = mention.range.upperBound
        while i < sentence.tokens.upperBound, !Passage.isComma(passage.stream.tokens[i]) {
            if let particle = passage.mention(i, .particle), passage.lexicon.entries[particle.entry].id == tail {
                return true
            }
            i += 1
        }
        return false
    }

    /// A number follows the verb as its object: "26 gunmen killed 8".
    private func takesObject(_ mention: Mention, _ sentence: Sentence) -> Bool {
        var i = mention.range.upperBound
        let end = min(sentence.tokens.upperBound, i + 4)
        while i < end {
            if passage.isClaimable(at: i) { return true }
            if passage.has(i, .modifier) {
                i += 1
                continue
            }
            let token = passage.stream.tokens[i]
            if token.kind == .punctuation || passage.has(i, .and) || passage.has(i, .placeBefore)
                || passage.has(i, .stop)
            {
                return false
            }
            i += 1
        }
        return false
    }

    private static func rule(_ form: EventForm, before: Bool) -> StaticString {
        switch form {
        case .verb: before ? "event.verb-before" : "event.verb-after"
        case .active: before ? "event.object" : "event.participle-after"
        case .noun: before ? "event.complement" : "event.noun-after"
        case .counted: before ? "event.noun-before" : "event.noun-after"
        case .state: before ? "event.state-before" : "event.state-after"
        case .toll: before ? "event.toll" : "event.toll-after"
        case .denied: "event.none"
        }
    }
}
