import Claims

/// Finds the counts of nobody that words state: "no casualties", "no one was hurt", «пострадавших нет».
///
/// Only the closest ties count: the word and what befell no one stand in one phrase, or in one clause with nothing but auxiliaries and the
/// group that nobody is of between them. What is wished, asked or made a condition is no count.
struct StatedZeros {
    let stream: TokenStream
    let lexicon: Lexicon
    let vocabulary: ClaimVocabulary

    /// A count of nobody.
    struct Zero {
        /// Tokens of the word that says so.
        var word: Range<Int>
        var event: Mention
        /// A second event, joined to the first by "and".
        var second: Mention?
        /// The noun that says of whom nobody: "no passengers were hurt".
        var concept: Mention?
        /// The event's word is a noun, which names those counted too.
        var isNoun = false
    }

    private static let words = ClassSet(.none, .nobody)
    /// How many words may stand between such a word and its noun: «n'a pas fait état de».
    private static let longestGap = 4
    /// How many words may stand between nobody and the verb: "no one in the building was".
    private static let longestClause = 8

    private var tokens: Row<Token> { stream.tokens }

    /// Puts the readings of such words among the others, in the order of the text.
    func add(to readings: inout [Reading]) {
        var next = 0
        for i in 0..<tokens.count where !stream.classes[i].isDisjoint(from: Self.words) {
            guard let zero = zero(at: i) else { continue }
            while next < readings.count, readings[next].numeral.upperBound <= i { next += 1 }
            // «أحد», one, is Sunday as well.
            // "no fewer than eight".
            if readings[max(0, next - 1)..<min(readings.count, next + 1)].contains(where: {
                $0.before.overlaps(zero.word)
            }) {
                continue
            }
            let isOther = next < readings.count && readings[next].numeral.lowerBound < zero.word.upperBound
            if isOther, readings[next].numeral != zero.word || readings[next].kind.isClaimable { continue }
            var reading = Reading(numeral: zero.word, interval: Interval(.zero))
            reading.precision = 0
            reading.isNone = true
            reading.rule = "numeral.none"
            if isOther { readings[next] = reading } else { readings.insert(reading, at: next) }
        }
    }

    /// The count of nobody that the word at token `i` states; nil where it states none.
    func zero(at i: Int) -> Zero? {
        let nobody = stream.match(i, .nobody, lexicon)
        guard let match = nobody ?? stream.match(i, .none, lexicon) else { return nil }
        let entry = Int(match.entry)
        let word = i..<i + Int(match.length)
        // «без вести пропали» is a word of its own.
        if isUnreal(before: i) || has(i, .event) { return nil }
        if vocabulary.isWeak[entry], !isNegated(around: word) { return nil }
        if nobody != nil { return one(word) }
        return switch lexicon.text(lexicon.entries[entry], .form) {
        case "behind": behind(word)
        case "without": before(word, alone: true, gap: Self.longestGap)
        case "beside": before(word, alone: true, gap: 0)
        // "none of the 40" whatever the word.
        default: has(word.upperBound, .of) ? one(word) : before(word, alone: false, gap: Self.longestGap)
        }
    }

    // MARK: Patterns

    private func before(_ word: Range<Int>, alone: Bool, gap: Int) -> Zero? {
        var k = word.upperBound
        var unknown = 0
        while k < tokens.count, k - word.upperBound <= gap, tokens[k].kind == .word,
            !tokens[k].newlineBefore
        {
            if let event = noun(at: k) {
                guard endsNoun(event.range.upperBound) else { return nil }
                return Zero(word: word, event: event, second: joined(behind: event), isNoun: true)
            }
            if !alone, let concept = person(at: k) {
                let behind = word.lowerBound..<concept.range.upperBound
                return verb(after: behind).map { Zero(word: word, event: $0, concept: concept) }
            }
            if isSmall(k) { k += 1; continue }
            guard unknown < 2, !has(k, .number), !has(k, .says), !has(k, .clause), !has(k, .none), !has(k, .copula),
                !tokens[k].isCapitalised
            else { return nil }
            unknown += 1
            k += 1
        }
        return nil
    }

    private func one(_ word: Range<Int>) -> Zero? {
        // «une personne n'a pas été blessée» tells of one.
        if has(word.lowerBound - 1, .determiner) || has(word.lowerBound - 1, .number) {
            return nil
        }
        guard let event = verb(after: word) ?? verb(before: word) else { return nil }
        var zero = Zero(word: word, event: event)
        for k in word.upperBound..<min(tokens.count, word.upperBound + Self.longestGap)
        where k < event.range.lowerBound && zero.concept == nil {
            if let person = person(at: k) { zero.concept = person }
            guard person(at: k) != nil || isSmall(k) || tokens[k].kind == .number || has(k, .number) else { break }
        }
        return zero
    }

    private func behind(_ word: Range<Int>) -> Zero? {
        var end = word.lowerBound
        var skipped = 0
        while end > 0, skipped <= 2 {
            if let (start, match) = stream.matchEnding(at: end, .event, reach: 4, lexicon),
                let event = people(at: start, [.counted, .noun, .verb]), event.range.upperBound == end,
                Int(match.length) == event.range.count
            {
                var second: Mention?
                if let (link, _) = stream.matchEnding(at: start, .and, reach: 2, lexicon),
                    let (other, _) = stream.matchEnding(at: link, .event, reach: 4, lexicon)
                {
                    second = people(at: other, [.counted, .noun, .verb])
                } else if let small = stream.match(start - 1, .stop, lexicon), vocabulary.isWeak[Int(small.entry)] {
                    // «россиян среди пострадавших нет», «сведений о жертвах нет» count others, or nothing.
                    return nil
                }
                return Zero(word: word, event: event, second: second, isNoun: true)
            }
            guard tokens[end - 1].kind == .word, isSmall(end - 1) else { return nil }
            end -= 1
            skipped += 1
        }
        return nil
    }

    /// The verb of what befell nobody, behind its subject.
    private func verb(after subject: Range<Int>) -> Mention? {
        var k = subject.upperBound
        var unknown = 0
        var inGroup = false
        while k < tokens.count, k - subject.upperBound <= Self.longestClause, !tokens[k].newlineBefore {
            if let event = people(at: k, inGroup ? [.verb, .active, .denied] : [.verb, .active, .state, .denied]) {
                // «никто не выжил»: they all died; "no survivors among the 61 on board": so were the 61.
                let isDouble = event.range.contains { stream.match($0, .unreal, lexicon) != nil }
                return isDouble || tokens[k - 1].kind == .number || has(k - 1, .number) ? nil : event
            }
            guard isWord(k), !has(k, .says), !has(k, .clause) else {
                return nil
            }
            if let negation = stream.match(k, .unreal, lexicon) {
                // «n'» is two tokens.
                k += Int(negation.length)
                continue
            }
            if has(k, .of) || has(k, .placeBefore) {
                inGroup = true
            } else if tokens[k].kind == .word, !isSmall(k), person(at: k) == nil, !has(k, .number),
                stream.match(k, .passive, lexicon) == nil, !has(k, .copula)
            {
                unknown += 1
                if unknown > (inGroup ? 4 : 1) { return nil }
            }
            k += 1
        }
        return nil
    }

    /// The verb right before nobody: «لم يصب أحد», «wurde verletzt niemand».
    private func verb(before word: Range<Int>) -> Mention? {
        var k = word.lowerBound - 1
        while k >= 0, word.lowerBound - k <= 3 {
            if let event = people(at: k, [.verb, .active, .state, .denied]) { return event }
            guard tokens[k].kind == .word, isSmall(k) || stream.match(k, .passive, lexicon) != nil || has(k, .copula)
            else { return nil }
            k -= 1
        }
        return nil
    }

    /// "no deaths or injuries".
    private func joined(behind event: Mention) -> Mention? {
        let link = event.range.upperBound
        guard let and = stream.match(link, .and, lexicon) else { return nil }
        return noun(at: link + Int(and.length))
    }

    // MARK: Words

    /// A noun of what befell people.
    private func noun(at k: Int) -> Mention? { people(at: k, [.counted, .noun]) }

    private func person(at k: Int) -> Mention? {
        guard let match = stream.match(k, .concept, lexicon), vocabulary.isPerson[Int(match.entry)] else { return nil }
        return Mention(range: k..<k + Int(match.length), entry: Int(match.entry), entryClass: .concept)
    }

    private func people(at k: Int, _ forms: [EventForm]) -> Mention? {
        guard k < tokens.count, stream.classes[k].contains(.event) else { return nil }
        for m in stream.matchRange(k) {
            let match = stream.matches[m]
            let entry = Int(match.entry)
            guard match.entryClass == .event, vocabulary.countsPeople[entry], !vocabulary.isWeak[entry],
                forms.contains(vocabulary.form[entry])
                    || vocabulary.namesThem[entry] && forms.contains(.counted)
            else { continue }
            return Mention(range: k..<k + Int(match.length), entry: entry, entryClass: .event)
        }
        return nil
    }

    /// Where heads stand last, a noun behind another makes it a part of a compound: "no casualty evacuation".
    private func endsNoun(_ k: Int) -> Bool {
        guard lexicon.settings.headsLast, k < tokens.count, !tokens[k].newlineBefore, tokens[k].kind == .word else {
            return true
        }
        return isSmall(k) || has(k, .copula) || has(k, .and) || has(k, .says) || has(k, .clause) || has(k, .accordingTo)
            || has(k, .agent) || stream.match(k, .passive, lexicon) != nil
            || people(at: k, [.verb, .active, .state]) != nil
    }

    private func isWord(_ k: Int) -> Bool { tokens[k].kind == .word || tokens[k].kind == .number }

    private func isSmall(_ k: Int) -> Bool {
        has(k, .stop) || has(k, .determiner) || has(k, .article) || has(k, .definite) || has(k, .of)
            || has(k, .increment) || has(k, .placeBefore)
    }

    private func has(_ k: Int, _ wanted: EntryClass) -> Bool {
        k >= 0 && k < stream.classes.count && stream.classes[k].contains(wanted)
    }

    /// A condition or a wish stands before the word in its clause ("if", «чтобы»), or it is said of a part alone.
    private func isUnreal(before i: Int) -> Bool {
        var k = i - 1
        while k >= 0, i - k <= Self.longestClause, tokens[k].kind == .word, !tokens[k + 1].newlineBefore {
            if let match = stream.match(k, .unreal, lexicon), isCondition(Int(match.entry)) { return true }
            // "nine of them with no wounds".
            if has(k, .including) { return true }
            k -= 1
        }
        return false
    }

    private func isCondition(_ entry: Int) -> Bool { lexicon.text(lexicon.entries[entry], .form) == "if" }

    /// A word of negation stands beside, with the words of the clause between: «personne n'a», «никто не», «لم يصب أحد».
    private func isNegated(around word: Range<Int>) -> Bool {
        func negates(_ k: Int) -> Bool {
            stream.match(k, .unreal, lexicon).map { !isCondition(Int($0.entry)) } ?? false
        }
        for step in 1...Self.longestClause {
            let k = word.lowerBound - step
            guard k >= 0, isWord(k) else { break }
            if negates(k) { return true }
        }
        for k in word.upperBound..<min(tokens.count, word.upperBound + Self.longestClause) {
            guard isWord(k) else { break }
            if negates(k) { return true }
        }
        return false
    }
}
