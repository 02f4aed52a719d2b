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
    static let limit = 85
    /// A binding that costs no more is the number's own, whatever else could lend it one.
    static let own = 25

    /// The best event for a reading; nil where no word is near enough, or none fits what is counted.
    func bind(_ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence) -> Binding? {
        var best: Binding?
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            guard mention.entryClass == .event, fits(mention.entry, reading, phrase) else { continue }
            // Words of a modifier or of the numeral itself are no events.
            if mention.range.overlaps(reading.numeral), !reading.isDual { continue }
            guard let candidate = weigh(mention, reading, phrase, in: sentence) else { continue }
            if best == nil || candidate.cost < best!.cost { best = candidate }
        }
        guard let found = best, found.cost <= Self.limit else { return nil }
        // "26 victims were killed": of an event and its parent, both near, the child says more.
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            guard mention.entryClass == .event, isChild(mention.entry, of: found.mention.entry),
                let candidate = weigh(mention, reading, phrase, in: sentence), candidate.cost <= found.cost + 30
            else { continue }
            return candidate
        }
        return found
    }

    private func isChild(_ entry: Int, of other: Int) -> Bool {
        let entries = passage.lexicon.entries
        return passage.vocabulary.parent[entry] != 0 && passage.vocabulary.parent[entry] == entries[other].id
    }

    private func fits(_ event: Int, _ reading: Reading, _ phrase: CountedPhrase) -> Bool {
        let vocabulary = passage.vocabulary
        guard vocabulary.kinds[event] & ClaimVocabulary.bit(reading.kind) != 0 else { return false }
        guard phrase.head >= 0 else { return true }
        return vocabulary.event(event, fits: phrase.head, passage.lexicon.entries[phrase.head].id)
    }

    private func weigh(_ mention: Mention, _ reading: Reading, _ phrase: CountedPhrase, in sentence: Sentence) -> Binding? {
        let vocabulary = passage.vocabulary
        let form = vocabulary.form[mention.entry]
        let side = vocabulary.side[mention.entry]
        let tokens = passage.stream.tokens
        if mention.range.lowerBound >= phrase.whole.lowerBound, mention.range.upperBound <= phrase.whole.upperBound {
            return Binding(mention: mention, cost: 0, rule: "event.counted-word")
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
            case .state: cost += 12
            }
            if side == .after { cost += 60 }
            // "killed in two cities": the number stands in a phrase of place, not in that of the event.
            if !gap.isEmpty, form != .toll, isInPhraseOfPlace(phrase), phrase.head < 0 || !vocabulary.isPerson[phrase.head] { cost += 40 }
            return Binding(mention: mention, cost: cost, rule: Self.rule(form, before: true))
        }
        guard mention.range.lowerBound >= phrase.whole.upperBound else { return nil }
        let gap = phrase.whole.upperBound..<mention.range.lowerBound
        var cost = passage.distance(gap, limit: Self.limit)
        guard cost <= Self.limit else { return nil }
        switch form {
        case .verb: break
        case .state: cost += 2
        case .active:
            cost += gap.isEmpty ? 0 : 5
            if takesObject(mention, sentence) { cost += 60 }
        case .noun: cost += 50
        case .counted:
            // Behind the phrase it counts others, unless it stands right there ("26 people dead").
            cost += gap.isEmpty ? 0 : gap.count == 1 && tokens[gap.lowerBound].kind == .word ? 10 : 45
        case .toll: cost += 60
        }
        if side == .before { cost += 60 }
        return Binding(mention: mention, cost: cost, rule: Self.rule(form, before: false))
    }

    /// The number follows a preposition of place.
    private func isInPhraseOfPlace(_ phrase: CountedPhrase) -> Bool {
        let i = phrase.whole.lowerBound - 1
        return i >= 0 && passage.stream.matchEnding(at: i + 1, .placeBefore, reach: 3, passage.lexicon) != nil
    }

    /// A number follows the verb as its object: "26 gunmen killed 8".
    private func takesObject(_ mention: Mention, _ sentence: Sentence) -> Bool {
        var i = mention.range.upperBound
        let end = min(sentence.tokens.upperBound, i + 4)
        while i < end {
            if passage.isClaimable(at: i) { return true }
            let token = passage.stream.tokens[i]
            if token.kind == .punctuation || passage.has(i, .and) || passage.has(i, .placeBefore) || passage.has(i, .stop) { return false }
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
        }
    }
}
