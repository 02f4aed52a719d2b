import Claims

/// Finds the ones that no numeral states: an unmarked singular of people right beside the word of what befell them, "a policeman was
/// killed", «погиб полицейский».
///
/// Only the closest ties count. A singular may as well tell of a kind, or stand in a title or a compound, so that whatever is not known to
/// end the noun phrase, or to belong between it and the event, forbids the reading.
struct ImpliedSingulars {
    let passage: Passage
    /// What the text's stated quantities count: their nouns are no singulars of their own.
    let stated: [DraftClaim]

    /// A singular and what it is bound to.
    struct Candidate {
        var reading: Reading
        /// The event word beside it; nil where it is told as one of others ("including a child").
        var event: Mention?
    }

    /// What makes a singular one.
    private enum Telling {
        case event(Mention)
        /// It is told as one of others.
        case asPart
    }

    /// Words between an article and its noun: "a young off-duty officer".
    private static let longestDescription = 6
    /// Words between the noun and a verb behind it: "has also been".
    private static let longestAuxiliary = 4

    private var tokens: Row<Token> { passage.stream.tokens }

    /// The singulars of the text, in its order.
    func candidates() -> [Candidate] {
        var result: [Candidate] = []
        for sentence in passage.sentences where sentence.classes.contains(.event) && sentence.classes.contains(.concept)
        {
            for m in sentence.mentions {
                let noun = passage.mentions[m]
                guard noun.entryClass == .concept, passage.vocabulary.isPerson[noun.entry],
                    let singular = passage.stream.match(noun.range.lowerBound, .singular, passage.lexicon),
                    Int(singular.length) == noun.range.count, isPlain(noun.range, in: sentence),
                    let start = start(of: noun.range, in: sentence),
                    let told = event(of: noun.range, from: start, isObject: isObject(singular), in: sentence)
                else { continue }
                // The article belongs to the span where nothing parts it from the noun.
                let article = passage.stream.match(start, .indefinite, passage.lexicon)
                let isWhole = article.map { start + Int($0.length) == noun.range.lowerBound } ?? false
                var reading = Reading(
                    numeral: (isWhole ? start : noun.range.lowerBound)..<noun.range.upperBound, interval: Interval(1))
                reading.precision = 0
                reading.isUnstated = true
                reading.rule = "implied.singular"
                if case .event(let event) = told {
                    result.append(Candidate(reading: reading, event: event))
                } else {
                    result.append(Candidate(reading: reading))
                }
            }
        }
        return result
    }

    /// The form stands only right behind its event's word.
    private func isObject(_ singular: Match) -> Bool {
        passage.vocabulary.side[Int(singular.entry)] == .after
    }

    /// No number, article written together with it, name or capital makes the noun anything but a noun of its own.
    private func isPlain(_ noun: Range<Int>, in sentence: Sentence) -> Bool {
        let first = tokens[noun.lowerBound]
        if first.isCapitalised, noun.lowerBound != sentence.tokens.lowerBound, !first.newlineBefore { return false }
        for i in noun {
            if passage.readingAt[i] != 0 { return false }
            if tokens[i].kind == .word {
                let info = passage.stream.memo.infos[Int(tokens[i].info)]
                if info.isDefinite || info.isPrepositional { return false }
            }
        }
        if sentence.mentions.contains(where: {
            let other = passage.mentions[$0]
            return (other.entryClass == .organisation || other.entryClass == .place) && other.range.overlaps(noun)
        }) {
            return false
        }
        return !stated.contains { $0.counted?.overlaps(noun) ?? false }
    }

    /// Where the noun phrase begins; nil where the noun is none of its own.
    private func start(of noun: Range<Int>, in sentence: Sentence) -> Int? {
        let floor = sentence.tokens.lowerBound
        guard passage.lexicon.hasIndefinite else {
            let before = noun.lowerBound - 1
            guard before >= floor else { return noun.lowerBound }
            // «طفل فلسطيني»: the noun stands to another that says who it is.
            let isOfPerson = passage.mention(before, .concept).map { passage.vocabulary.isPerson[$0.entry] } ?? false
            if isOfPerson || passage.has(before, .source) || passage.isArticle(before)
                || passage.isClaimable(at: before)
            {
                return nil
            }
            return noun.lowerBound
        }
        var i = noun.lowerBound - 1
        while i >= floor, noun.lowerBound - i <= Self.longestDescription {
            if let article = passage.stream.match(i, .indefinite, passage.lexicon) {
                let isNumber = passage.readingAt[i] != 0
                return isNumber || i + Int(article.length) > noun.lowerBound ? nil : i
            }
            guard isDescription(i) else { return nil }
            i -= 1
        }
        return nil
    }

    /// A word that may describe a noun before it: one that no row knows as anything, or an age.
    private func isDescription(_ i: Int) -> Bool {
        if let r = passage.reading(at: i) { return passage.readings[r].kind == .duration }
        if tokens[i].kind == .punctuation { return Tokenizer.isHyphen(tokens[i].scalar) && !tokens[i].spaceBefore }
        guard tokens[i].kind == .word, !tokens[i].newlineBefore else { return false }
        for m in passage.stream.matchRange(i) {
            switch passage.stream.matches[m].entryClass {
            case .common: continue
            default: return false
            }
        }
        return true
    }

    // MARK: The event

    /// The word of what befell the one: right before the phrase, or behind it with nothing but auxiliaries between; nil where there
    /// is none.
    private func event(of noun: Range<Int>, from start: Int, isObject: Bool, in sentence: Sentence) -> Telling? {
        if isUnreal(noun, in: sentence) { return nil }
        if let before = eventBefore(start, noun, in: sentence) { return .event(before) }
        if isObject { return nil }
        if let including = passage.stream.matchEnding(at: start, .including, reach: 4, passage.lexicon),
            passage.vocabulary.side[Int(including.match.entry)] != .after
        {
            return endsPhrase(noun.upperBound, in: sentence) ? .asPart : nil
        }
        guard endsPhrase(noun.upperBound, in: sentence) || passage.has(noun.upperBound, .event) else { return nil }
        // "near a soldier was", "the son of a soldier was", "by a soldier was": it is said of another.
        if passage.has(start - 1, .placeBefore)
            || passage.stream.matchEnding(at: start, .of, reach: 2, passage.lexicon) != nil
            || passage.stream.matchEnding(at: start, .agent, reach: 4, passage.lexicon) != nil
        {
            return nil
        }
        return eventBehind(noun, in: sentence).map { .event($0) }
    }

    private func eventBefore(_ start: Int, _ noun: Range<Int>, in sentence: Sentence) -> Mention? {
        for m in sentence.mentions.reversed() {
            let mention = passage.mentions[m]
            guard mention.entryClass == .event, passage.vocabulary.countsPeople[mention.entry],
                mention.range.upperBound <= start, start - mention.range.upperBound <= 1
            else { continue }
            let form = passage.vocabulary.form[mention.entry]
            let isLinked = start > mention.range.upperBound
            switch form {
            case .noun: break
            case .verb, .active:
                // «погиб местный житель»: a word that no row knows may describe the noun.
                if isLinked, passage.lexicon.hasIndefinite || !isDescription(mention.range.upperBound) { continue }
                if form == .verb, passage.lexicon.hasIndefinite { continue }
                // "killed a man": not where the verb's subject was what suffered it.
                if !passage.lexicon.hasIndefinite || passage.lexicon.settings.headsLast,
                    !endsPhrase(noun.upperBound, in: sentence)
                {
                    continue
                }
            default: continue
            }
            if isLinked, form == .noun, !passage.has(mention.range.upperBound, .of) { continue }
            return mention
        }
        return nil
    }

    private func eventBehind(_ noun: Range<Int>, in sentence: Sentence) -> Mention? {
        var i = behindAge(noun.upperBound)
        let first = i
        var isPassive = false
        while i < sentence.tokens.upperBound, i - first <= Self.longestAuxiliary {
            if let event = passage.mention(i, .event), passage.vocabulary.countsPeople[event.entry] {
                switch passage.vocabulary.form[event.entry] {
                case .verb: return passage.lexicon.hasIndefinite || isPassive ? event : nil
                case .active, .state:
                    // "a man killed his wife" tells of the wife.
                    let isAlone = i == first && closesClause(event.range.upperBound, in: sentence)
                    return isPassive || isAlone ? event : nil
                default: return nil
                }
            }
            if passage.stream.match(i, .passive, passage.lexicon) != nil {
                isPassive = true
            } else if !passage.has(i, .stop) || passage.has(i, .clause) {
                return nil
            }
            i += 1
        }
        return nil
    }

    /// The token behind the noun's age: «de 30 ans».
    private func behindAge(_ i: Int) -> Int {
        guard passage.has(i, .of), let r = passage.reading(at: i + 1), passage.readings[r].kind == .duration else {
            return i
        }
        return passage.readings[r].numeral.upperBound
    }

    /// What stands at the token goes on with another phrase, so that the noun before it is whole: "a child protection officer" is no child.
    private func endsPhrase(_ i: Int, in sentence: Sentence) -> Bool {
        guard i < sentence.tokens.upperBound, !tokens[i].newlineBefore else { return true }
        if tokens[i].kind == .punctuation || tokens[i].kind == .symbol {
            return !Tokenizer.isHyphen(tokens[i].scalar) || tokens[i].spaceBefore
        }
        if tokens[i].kind == .number { return passage.isDate(at: i) }
        if passage.isDate(at: i) { return true }
        let info = passage.stream.memo.infos[Int(tokens[i].info)]
        if info.isPrepositional { return true }
        return passage.has(i, .stop) || passage.has(i, .placeBefore) || passage.has(i, .copula) || passage.has(i, .and)
            || passage.has(i, .event) || passage.has(i, .of) || passage.has(i, .clause) || passage.has(i, .agent)
            || passage.has(i, .accordingTo)
            || passage.stream.match(i, .passive, passage.lexicon) != nil
    }

    /// No object follows a participle: it is said of the noun before it.
    private func closesClause(_ i: Int, in sentence: Sentence) -> Bool {
        guard i < sentence.tokens.upperBound, !tokens[i].newlineBefore else { return true }
        if tokens[i].kind == .punctuation { return !Tokenizer.isHyphen(tokens[i].scalar) || tokens[i].spaceBefore }
        return passage.has(i, .placeBefore) || passage.has(i, .agent) || passage.isDate(at: i)
    }

    /// Between the last stop of the sentence and its end behind the noun, a word says that it did not happen, or may: "not", "if".
    private func isUnreal(_ noun: Range<Int>, in sentence: Sentence) -> Bool {
        var i = noun.lowerBound
        while i > sentence.tokens.lowerBound, !Passage.isComma(tokens[i - 1]) { i -= 1 }
        while i < sentence.tokens.upperBound {
            if i >= noun.upperBound, Passage.isComma(tokens[i]) || i > noun.upperBound + Self.longestAuxiliary {
                return false
            }
            if passage.stream.match(i, .unreal, passage.lexicon) != nil || passage.has(i, .none)
                || passage.has(i, .nobody)
            {
                return true
            }
            i += 1
        }
        return false
    }
}
