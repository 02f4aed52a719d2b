import Claims

/// Reads what else a clause says of its figure: increment or rest, denied or feared, where.
struct Circumstances {
    let passage: Passage
    private let memo = Memo()

    /// A place that a sentence names: the mention that says so, its words, and the catalogue's place as a symbol, 0 for none.
    private struct NamedPlace {
        @NarrowRange var mention: Range<Int>
        @NarrowRange var range: Range<Int>
        var id: Symbol
    }

    /// The places of the sentence that was asked for last: all of its figures ask for the same.
    private final class Memo {
        /// The first token of the sentence; -1 for none.
        @exclusivity(unchecked) var sentence = -1
        @exclusivity(unchecked) var places: [NamedPlace] = []
    }

    private func places(of sentence: Sentence) -> [NamedPlace] {
        if memo.sentence == sentence.tokens.lowerBound { return memo.places }
        memo.sentence = sentence.tokens.lowerBound
        memo.places.removeAll(keepingCapacity: true)
        for m in sentence.mentions where Self.placing.contains(passage.mentions[m].entryClass) {
            let mention = passage.mentions[m]
            guard let place = place(of: mention, limit: sentence.tokens.upperBound) else { continue }
            memo.places.append(NamedPlace(mention: mention.range, range: place.range, id: place.id))
        }
        return memo.places
    }

    /// Fills measures, stance, hedge and place.
    ///
    /// `opensEvent`: the sentence told of another event before, so that "another 14 injured" adds to nothing; asked only where the sentence
    /// has a word of increments.
    func read(_ draft: inout DraftClaim, _ phrase: CountedPhrase, in sentence: Sentence, opensEvent: Bool) {
        readMeasures(&draft, phrase, in: sentence, opensEvent: opensEvent)
        readStance(&draft, phrase, in: sentence)
        readPlace(&draft, phrase, in: sentence)
    }

    private static let measuring = ClassSet(.increment, .remaining, .inAll)
    private static let doubting = ClassSet(.denial, .retraction, .hedge)
    private static let placing = ClassSet(.placeBefore, .placeAfter, .place, .placeNoun)

    private func readMeasures(
        _ draft: inout DraftClaim, _ phrase: CountedPhrase, in sentence: Sentence, opensEvent: Bool
    ) {
        if draft.event != 0, passage.vocabulary.isChange.contains(draft.event) { return }
        if isStep(phrase, floor: sentence.tokens.lowerBound) {
            draft.measures = .increment
            draft.note("measures", "measures.step", phrase.whole.lowerBound - 1..<phrase.whole.lowerBound)
        }
        if draft.partOf == nil, let words = formerly(phrase, event: draft.event) {
            draft.measures = .increment
            draft.note("measures", "measures.of-injured", words)
        }
        if sentence.classes.isDisjoint(from: Self.measuring) { return }
        let limit = sentence.tokens.upperBound
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            if !Self.measuring.contains(mention.entryClass) || belongsToNumber(mention, draft) { continue }
            let isBefore = mention.range.upperBound <= passage.readings[draft.reading].numeral.lowerBound
            let gap =
                isBefore
                ? mention.range.upperBound..<phrase.whole.lowerBound.clamped(mention.range.upperBound, limit)
                : phrase.whole.upperBound..<mention.range.lowerBound.clamped(phrase.whole.upperBound, limit)
            let inside =
                mention.range.lowerBound >= phrase.whole.lowerBound
                && mention.range.lowerBound < phrase.whole.upperBound
            switch mention.entryClass {
            case .increment:
                guard fits(mention, isBefore), inside || near(gap, 1), !opensEvent else { continue }
                draft.measures = .increment
                draft.note("measures", "measures.increment", mention.range)
            case .remaining:
                // «под стражей по решению суда находятся 446»: the words of the event themselves, however far.
                let isEvent = phrase.eventRange?.overlaps(mention.range) ?? false
                guard inside || isEvent || near(gap, isBefore ? 2 : 4), draft.measures == .total, !isOfTheDead(phrase)
                else { continue }
                draft.measures = .remaining
                draft.note("measures", "measures.remaining", mention.range)
            case .inAll:
                guard fits(mention, isBefore), inside || near(gap, 2) else { continue }
                draft.isSum = true
                draft.note("part", "part.in-all", mention.range)
            default: continue
            }
        }
    }

    /// Nothing else befalls those counted: no rest of them is left.
    private func isOfTheDead(_ phrase: CountedPhrase) -> Bool {
        phrase.eventRange.flatMap { passage.mention($0.lowerBound, .event) }
            .map { passage.vocabulary.isFinal[$0.entry] } ?? false
    }

    /// "Three of the wounded died": those counted are named by what befell them before, so that they add to the dead. The words that say so.
    private func formerly(_ phrase: CountedPhrase, event: Symbol) -> Range<Int>? {
        guard let named = phrase.event, passage.vocabulary.finalEvents.contains(event) else { return nil }
        let before = passage.lexicon.entries[named.entry].id
        let kin = passage.vocabulary.parentOf[before]
        return before != event && kin != 0 && kin == passage.vocabulary.parentOf[event] ? named.range : nil
    }

    /// "climbed by 12": a verb of change and "by" stand right before the figure.
    private func isStep(_ phrase: CountedPhrase, floor: Int) -> Bool {
        let by = phrase.whole.lowerBound - 1
        guard by > floor, passage.has(by, .agent) else { return false }
        return (max(floor, by - 2)..<by).contains { passage.has($0, .change) }
    }

    private func fits(_ mention: Mention, _ isBefore: Bool) -> Bool {
        switch passage.vocabulary.side[mention.entry] {
        case .either: true
        case .before: isBefore
        case .after: !isBefore
        }
    }

    private func near(_ gap: Range<Int>, _ most: Int) -> Bool {
        gap.count <= most
            && !gap.contains { passage.stream.tokens[$0].kind == .punctuation || passage.readingAt[$0] != 0 }
    }

    /// Words that the number itself takes ("more than") say nothing else.
    private func belongsToNumber(_ mention: Mention, _ draft: DraftClaim) -> Bool {
        let reading = passage.readings[draft.reading]
        return mention.range.overlaps(reading.numeral) || mention.range.overlaps(reading.before)
            || mention.range.overlaps(reading.after)
    }

    private func readStance(_ draft: inout DraftClaim, _ phrase: CountedPhrase, in sentence: Sentence) {
        if sentence.classes.isDisjoint(from: Self.doubting) { return }
        var found: (cost: Int, mention: Mention, stance: Claim.Stance)?
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            guard Self.doubting.contains(mention.entryClass) else { continue }
            // "in May" is no "may".
            if belongsToNumber(mention, draft) || passage.isDate(at: mention.range.lowerBound) { continue }
            // What denies that there is anyone is the count of nobody.
            if let r = passage.reading(at: mention.range.lowerBound), passage.readings[r].isNone { continue }
            // "did not confirm" is no "did not".
            if mention.entryClass == .denial, let hedge = passage.mention(mention.range.lowerBound, .hedge),
                hedge.range.count > mention.range.count
            {
                continue
            }
            let stance: Claim.Stance
            switch mention.entryClass {
            case .denial: stance = .denied
            case .retraction: stance = .retracted
            case .hedge: stance = .hypothetical
            default: continue
            }
            let gap =
                mention.range.upperBound <= phrase.whole.lowerBound
                ? mention.range.upperBound..<phrase.whole.lowerBound
                : phrase.whole.upperBound..<max(phrase.whole.upperBound, mention.range.lowerBound)
            if mention.entryClass == .hedge, isElsewhere(mention, gap, figure: phrase, in: sentence) { continue }
            var cost = passage.distance(said(gap), light: stance != .hypothetical || mention.range.count > 2, limit: 45)
            // A hedge beside the event word hedges its figure.
            if let event = phrase.eventRange, !event.overlaps(mention.range) {
                let between =
                    mention.range.upperBound <= event.lowerBound
                    ? mention.range.upperBound..<event.lowerBound
                    : event.upperBound..<max(event.upperBound, mention.range.lowerBound)
                if passage.distance(between, limit: 45) <= 10, stance == .hypothetical { cost = min(cost, 10) }
            }
            guard cost <= 45 else { continue }
            if found == nil || cost < found!.cost { found = (cost, mention, stance) }
        }
        guard let found else { return }
        draft.stance = found.stance
        draft.hedge = found.mention.range
        draft.note(
            "stance",
            found.stance == .hypothetical
                ? "stance.hedge" : found.stance == .denied ? "stance.denial" : "stance.retraction", found.mention.range)
    }

    /// A hedge of another clause: "the toll could rise: twelve are missing", "the group, which runs two clinics, fears".
    private func isElsewhere(
        _ hedge: Mention, _ gap: Range<Int>, figure: CountedPhrase, in sentence: Sentence
    ) -> Bool {
        if hedge.range.upperBound <= gap.lowerBound {
            guard let colon = gap.last(where: { Passage.isColon(passage.stream.tokens[$0]) }) else { return false }
            return colon > hedge.range.upperBound && !Passage.isQuote(passage.stream.tokens[colon + 1])
        }
        guard gap.contains(where: { Passage.isComma(passage.stream.tokens[$0]) }) else { return false }
        var i = figure.whole.lowerBound - 1
        while i > sentence.tokens.lowerBound, !Passage.isComma(passage.stream.tokens[i]) {
            if let clause = passage.mention(i, .clause), passage.vocabulary.isRelative[clause.entry] { return true }
            i -= 1
        }
        return false
    }

    /// «es wird befürchtet, dass»: without the comma and conjunction that open what is feared.
    private func said(_ gap: Range<Int>) -> Range<Int> {
        guard gap.count > 1, Passage.isComma(passage.stream.tokens[gap.lowerBound]),
            let clause = passage.mention(gap.lowerBound + 1, .clause), passage.vocabulary.opensContent[clause.entry],
            clause.range.upperBound <= gap.upperBound
        else { return gap }
        return clause.range.upperBound..<gap.upperBound
    }

    private func readPlace(_ draft: inout DraftClaim, _ phrase: CountedPhrase, in sentence: Sentence) {
        if sentence.classes.isDisjoint(from: Self.placing) { return }
        let floor = nationwide(before: phrase.whole.lowerBound, in: sentence)
        var best: (cost: Int, place: Range<Int>, id: Symbol)?
        for place in places(of: sentence) where place.mention.lowerBound >= floor {
            let gap =
                place.mention.upperBound <= phrase.whole.lowerBound
                ? place.range.upperBound..<max(place.range.upperBound, phrase.whole.lowerBound)
                : phrase.whole.upperBound..<max(phrase.whole.upperBound, place.mention.lowerBound)
            var cost = passage.distance(gap, limit: 70)
            if cost > 50, place.mention.lowerBound >= phrase.whole.upperBound, tellsWhen(gap) { cost = 50 }
            if cost <= 70, best == nil || cost < best!.cost { best = (cost, place.range, place.id) }
        }
        if best == nil, let place = onlyPlace(before: phrase, in: sentence) { best = (0, place.range, place.id) }
        if best == nil, let place = placeOfCounted(phrase, limit: sentence.tokens.upperBound) {
            best = (0, place.range, place.id)
        }
        if best == nil {
            best = placeOfReporter(phrase, draft.event, in: sentence)
            draft.isPlaceOfReporter = best != nil
        }
        guard let best else { return }
        draft.place = best.place
        draft.placeID = best.id
        draft.note("place", "place.nearest", best.place)
    }

    /// "A boat sank off the island of Brelan, killing 12": the one place that the sentence names, where no one speaks between.
    private func onlyPlace(before phrase: CountedPhrase, in sentence: Sentence) -> (range: Range<Int>, id: Symbol)? {
        guard let event = phrase.eventRange.flatMap({ passage.mention($0.lowerBound, .event) }),
            passage.vocabulary.countsPeople[event.entry]
        else { return nil }
        if sentence.classes.contains(.nationwide) { return nil }
        var only: (range: Range<Int>, id: Symbol)?
        for place in places(of: sentence) {
            if let only, !only.range.overlaps(place.range) { return nil }
            only = only ?? (place.range, place.id)
        }
        guard let only, only.id != 0 || passage.has(only.range.lowerBound - 1, .placeNoun),
            only.range.upperBound <= phrase.whole.lowerBound,
            phrase.whole.lowerBound - only.range.upperBound <= Self.farthestPlace,
            (only.range.upperBound..<phrase.whole.lowerBound).allSatisfy({
                !passage.has($0, .says) && !passage.has($0, .accordingTo) && passage.stream.tokens[$0].scalar != 0x3B
            })
        else { return nil }
        return only
    }

    /// How many tokens may stand between the one place of a sentence and a figure.
    private static let farthestPlace = 24

    /// "seven in Kano, bringing the national total to 32": where the words stand that leave the place before to the figures before.
    private func nationwide(before figure: Int, in sentence: Sentence) -> Int {
        guard sentence.classes.contains(.nationwide) else { return sentence.tokens.lowerBound }
        for m in sentence.mentions.reversed() where passage.mentions[m].entryClass == .nationwide {
            let words = passage.mentions[m].range
            guard words.upperBound <= figure, figure - words.upperBound <= Self.longestTotal,
                !(words.upperBound..<figure).contains(where: { passage.isClaimable(at: $0) })
            else { continue }
            return words.lowerBound
        }
        return sentence.tokens.lowerBound
    }

    /// How many tokens may stand between "national total" and its figure.
    private static let longestTotal = 6

    /// "were killed when a lorry and a bus collided outside the city of": the clause that tells when tells where, too.
    private func tellsWhen(_ gap: Range<Int>) -> Bool {
        guard
            let opening = gap.first(where: {
                passage.mention($0, .clause).map { passage.vocabulary.tellsTime[$0.entry] } ?? false
            })
        else { return false }
        return (opening + 1..<gap.upperBound).count <= Self.longestWhen
            && gap.allSatisfy {
                !passage.has($0, .says) && !passage.has($0, .accordingTo) && !passage.isClaimable(at: $0)
            }
            && (opening..<gap.upperBound).allSatisfy { passage.stream.tokens[$0].kind != .punctuation }
    }

    /// How many tokens of such a clause may stand before its place.
    private static let longestWhen = 14

    /// The place that a preposition opens, or one that has its preposition written on.
    private func place(of mention: Mention, limit: Int) -> (range: Range<Int>, id: Symbol)? {
        switch mention.entryClass {
        // "from Cairo" is no place where something happens.
        case .placeBefore where passage.vocabulary.isWeak[mention.entry]: nil
        case .placeBefore:
            placeName(
                from: mention.range.upperBound, limit: limit,
                hasArticle: passage.vocabulary.holdsArticle[mention.entry],
                needsKnown: passage.vocabulary.needsKnown[mention.entry])
        case .placeAfter: placeName(endingAt: mention.range.lowerBound)
        case .place: isPlaced(mention.range.lowerBound) ? known(at: mention.range.lowerBound) : nil
        case .placeNoun: isPlaced(mention.range.lowerBound) ? named(from: mention.range.lowerBound, limit: limit) : nil
        default: nil
        }
    }

    private func isPlaced(_ token: Int) -> Bool {
        let word = passage.stream.tokens[token]
        return word.kind == .word && passage.stream.memo.infos[Int(word.info)].isPlaced
    }

    /// A place behind a preposition: of the lexicon, or capital words (with what links them) that are no date.
    private func placeName(from start: Int, limit: Int, hasArticle: Bool, needsKnown: Bool) -> (
        range: Range<Int>, id: Symbol
    )? {
        var i = start
        while i < limit, passage.isArticle(i) { i += 1 }
        guard i < limit, passage.readingAt[i] == 0 else { return nil }
        if let place = known(at: i) {
            // "in Nigeria's Kaduna state": the nearer name is the place.
            let next = place.range.upperBound
            for name in next..<min(next + 3, limit) {
                if let inner = known(at: name) { return name > next ? inner : place }
                guard isPossessive(name) else { break }
            }
            return place
        }
        if let place = named(from: i, limit: limit) { return place }
        if needsKnown { return nil }
        // Where all nouns have capitals, a name is one that the lexicon does not know and that has no article.
        if passage.lexicon.settings.capitalisesNouns, hasArticle || i > start || !passage.stream.matchRange(i).isEmpty {
            return nil
        }
        var end = i
        while end < limit, goesOnWithName(end) { end += 1 }
        return end > i && !(end == i + 1 && isAcronym(i)) ? (i..<end, 0) : nil
    }

    /// A capital word of a name, or what a hyphen ties to it: «Каср-Хамаде».
    private func goesOnWithName(_ i: Int) -> Bool {
        guard passage.readingAt[i] == 0, !passage.has(i, .organisation), !passage.has(i, .says) else { return false }
        let token = passage.stream.tokens[i]
        if token.isCapitalised { return true }
        guard i > 0, i + 1 < passage.stream.tokens.count, !token.spaceBefore else { return false }
        let hyphen = Tokenizer.isHyphen(token.scalar) ? i : i - 1
        let name = passage.stream.tokens[hyphen + 1]
        return Tokenizer.isHyphen(passage.stream.tokens[hyphen].scalar) && !passage.stream.tokens[hyphen].spaceBefore
            && !name.spaceBefore && name.kind == .word && name.isCapitalised
    }

    /// The place before an apostrophe and its ending: «Katmandu'da».
    private func placeName(endingAt ending: Int) -> (range: Range<Int>, id: Symbol)? {
        let apostrophe = ending - 1
        let tokens = passage.stream.tokens
        guard apostrophe > 0, !tokens[ending].spaceBefore, !tokens[apostrophe].spaceBefore,
            Passage.isApostrophe(tokens[apostrophe]),
            tokens[apostrophe - 1].kind == .word, tokens[apostrophe - 1].isCapitalised,
            !passage.isDate(at: apostrophe - 1), !passage.has(apostrophe - 1, .organisation)
        else { return nil }
        for start in max(0, apostrophe - 3)..<apostrophe {
            if let place = known(at: start), place.range.upperBound == apostrophe { return place }
        }
        return passage.stream.matchRange(apostrophe - 1).isEmpty ? (apostrophe - 1..<apostrophe, 0) : nil
    }

    /// Letters that are all capitals, two to five of them: an office, a law or an accident («ДТП») as often as a place.
    private func isAcronym(_ token: Int) -> Bool {
        let word = passage.stream.tokens[token]
        guard (2...5).contains(word.scalarEnd - word.scalarStart) else { return false }
        return String(decoding: passage.stream.bytes[Int(word.start)..<Int(word.end)], as: UTF8.self).unicodeScalars
            .allSatisfy { $0.properties.isUppercase }
    }

    /// The apostrophe or the s of "Nigeria's".
    private func isPossessive(_ token: Int) -> Bool {
        let word = passage.stream.tokens[token]
        return !word.spaceBefore && (word.kind == .punctuation && !Passage.isComma(word) || word.end - word.start == 1)
    }

    /// A place of the catalogue. Where a script has capitals, a name has one: "in Nice", but not "in nice".
    private func known(at token: Int) -> (range: Range<Int>, id: Symbol)? {
        guard let place = passage.mention(token, .place), passage.lexicon.entries[place.entry].id != 0 else {
            return nil
        }
        guard passage.stream.tokens[token].isCapitalised || !passage.isCased(passage.stream.tokens[token]) else {
            return nil
        }
        return (place.range, passage.lexicon.entries[place.entry].id)
    }

    /// A place behind what it is: "the eastern city of Derna", «городе Алматы», «مدينة درنة».
    private func named(from start: Int, limit: Int) -> (range: Range<Int>, id: Symbol)? {
        for noun in start..<min(start + Self.farthestNoun, limit) {
            guard passage.stream.tokens[noun].kind == .word, passage.readingAt[noun] == 0 else { return nil }
            guard let kind = passage.mention(noun, .placeNoun) else { continue }
            let name = kind.range.upperBound
            guard name < limit else { return nil }
            if let place = known(at: name) ?? written(at: name, limit: limit) { return place }
            // «la province voisine du Guilan»: an adjective and "of" may stand before the name.
            guard name + 2 < limit, passage.has(name + 1, .of), passage.stream.tokens[name].kind == .word,
                passage.isCased(passage.stream.tokens[name]), passage.stream.matchRange(name).isEmpty
            else { return nil }
            return known(at: name + 2) ?? written(at: name + 2, limit: limit)
        }
        return nil
    }

    /// A name that the catalogue does not know, right behind what the place is: as written. Where a script has no capitals, one word that
    /// the lexicon does not know either.
    private func written(at name: Int, limit: Int) -> (range: Range<Int>, id: Symbol)? {
        let token = passage.stream.tokens[name]
        guard token.kind == .word, passage.readingAt[name] == 0, !passage.lexicon.settings.capitalisesNouns else {
            return nil
        }
        guard passage.isCased(token) else {
            return passage.stream.matchRange(name).isEmpty ? (name..<name + 1, 0) : nil
        }
        var end = name
        while end < limit, goesOnWithName(end) { end += 1 }
        return end > name ? (name..<end, 0) : nil
    }

    /// Where nothing else says where: the country that gives its own figure ("Italy has confirmed 115,242 infections"), or the province of
    /// those who act ("police in the province of", «les autorités de la province du Guilan»).
    private func placeOfReporter(_ phrase: CountedPhrase, _ event: Symbol, in sentence: Sentence) -> (
        cost: Int, place: Range<Int>, id: Symbol
    )? {
        var first = sentence.tokens.lowerBound
        while first < phrase.whole.lowerBound, passage.isArticle(first) { first += 1 }
        guard first < phrase.whole.lowerBound else { return nil }
        if let place = known(at: first), place.range.upperBound < phrase.whole.lowerBound {
            let gap = place.range.upperBound..<phrase.whole.lowerBound
            // "L'Espagne a recensé 950 décès": what it gives is counted, not done by it.
            let gives =
                gap.contains { passage.has($0, .says) } || givesFigure(gap, phrase)
                || passage.vocabulary.isChange.contains(event) || event == passage.vocabulary.yearly
            if gives, gap.count <= Self.longestReport, isOneClause(gap) { return (0, place.range, place.id) }
        }
        if let place = placeOfSubject(from: first, phrase) { return (0, place.range, place.id) }
        if let place = namedSubject(from: sentence.tokens.lowerBound, phrase) { return (0, place.range, place.id) }
        guard sentence.classes.contains(.placeNoun) else { return nil }
        for m in sentence.mentions {
            let mention = passage.mentions[m]
            guard mention.entryClass == .placeNoun, mention.range.upperBound < phrase.whole.lowerBound,
                (max(first, mention.range.lowerBound - 4)..<mention.range.lowerBound).contains(where: {
                    passage.has($0, .source) || passage.has($0, .organisation)
                }),
                isOneClause(mention.range.upperBound..<phrase.whole.lowerBound)
            else { continue }
            // An adjective and "of" may stand before the name.
            for name in mention.range.upperBound..<min(mention.range.upperBound + 3, phrase.whole.lowerBound) {
                if let place = known(at: name) ?? written(at: name, limit: phrase.whole.lowerBound) {
                    return (0, place.range, place.id)
                }
            }
        }
        return nil
    }

    /// «La bousculade de Hathras a fait 121 morts»: a name behind "of" in a subject whose noun is no event of people and no one's title.
    private func placeOfSubject(from first: Int, _ phrase: CountedPhrase) -> (range: Range<Int>, id: Symbol)? {
        guard !passage.lexicon.settings.capitalisesNouns else { return nil }
        for of in first + 1..<max(first + 1, min(first + 4, phrase.whole.lowerBound - 1)) where passage.has(of, .of) {
            let noun = passage.stream.tokens[of - 1]
            guard noun.kind == .word, passage.isCased(noun), !noun.isCapitalised || of - 1 == first,
                !passage.has(of - 1, .event), !passage.has(of - 1, .source), !passage.has(of - 1, .organisation),
                !passage.has(of - 1, .concept), passage.stream.tokens[of + 1].isCapitalised,
                isOneClause(of + 1..<phrase.whole.lowerBound)
            else { return nil }
            if let place = known(at: of + 1) { return place }
            let end = of + 2
            guard passage.stream.matchRange(of + 1).isEmpty, !passage.stream.tokens[end].isCapitalised else {
                return nil
            }
            return (of + 1..<end, 0)
        }
        return nil
    }

    /// "Forty residents of the village of Cibeunying": where those live who are counted.
    private func placeOfCounted(_ phrase: CountedPhrase, limit: Int) -> (range: Range<Int>, id: Symbol)? {
        var i = phrase.whole.upperBound
        while i < limit, i < phrase.whole.upperBound + 2, passage.has(i, .of) || passage.isArticle(i) { i += 1 }
        guard i < limit, passage.mention(i, .placeNoun) != nil else { return nil }
        return named(from: i, limit: limit)
    }

    /// "India's coastal state of Andhra Pradesh had evacuated 1.2 million", «Choléra : la province du Bengo a recensé 512 cas»: the subject is
    /// a place that its noun names.
    private func namedSubject(from floor: Int, _ phrase: CountedPhrase) -> (range: Range<Int>, id: Symbol)? {
        let limit = phrase.whole.lowerBound
        guard floor < limit else { return nil }
        var i = (floor..<limit).last { Passage.isColon(passage.stream.tokens[$0]) }.map { $0 + 1 } ?? floor
        while i < limit, passage.isArticle(i) { i += 1 }
        guard i < limit else { return nil }
        if let country = known(at: i), country.range.upperBound < limit, isPossessive(country.range.upperBound) {
            i = country.range.upperBound
            while i < limit, isPossessive(i) { i += 1 }
        }
        guard i < limit, let place = named(from: i, limit: limit), place.range.upperBound < limit else { return nil }
        let gap = place.range.upperBound..<limit
        return gap.count <= Self.longestReport && isOneClause(gap) ? place : nil
    }

    /// Between a country and its figure stands a verb that is no event, and people are counted.
    private func givesFigure(_ gap: Range<Int>, _ phrase: CountedPhrase) -> Bool {
        guard let event = phrase.event, passage.vocabulary.countsPeople[event.entry], gap.count <= 3 else {
            return false
        }
        return gap.allSatisfy { !passage.has($0, .event) && !passage.has($0, .placeBefore) }
    }

    /// No comma, no conjunction and no other figure: one subject, one verb.
    private func isOneClause(_ gap: Range<Int>) -> Bool {
        gap.allSatisfy {
            passage.stream.tokens[$0].kind != .punctuation && !passage.has($0, .clause) && !passage.isClaimable(at: $0)
        }
    }

    /// How many tokens may stand between a country and the figure that it reports.
    private static let longestReport = 6

    /// How many tokens behind the preposition the noun is looked for: "the besieged eastern port city of …".
    private static let farthestNoun = 4
}

extension Int {
    fileprivate func clamped(_ low: Int, _ high: Int) -> Int { Swift.max(low, Swift.min(self, high)) }
}
