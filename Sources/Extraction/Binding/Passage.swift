import Claims

/// A phrase of a class that binding cares for, as it stands in the text. Of phrases of one class that overlap, the longest is kept; of an
/// event word that may mean several events, each.
struct Mention {
    @NarrowRange var range: Range<Int>
    @Narrow<Int32> var entry: Int
    var entryClass: EntryClass
}

/// A sentence: its tokens, where in the article it stands, and its mentions.
struct Sentence {
    @NarrowRange var tokens: Range<Int>
    @NarrowRange var mentions: Range<Int>
    /// Those of events, in `Passage.events`.
    @NarrowRange var events: Range<Int>
    /// The classes of its mentions.
    var classes: ClassSet
    /// The readings whose numerals begin in it.
    @NarrowRange var readings: Range<Int>
    /// A date or time is among them.
    var hasDates: Bool
    var role: Claim.Role
    /// The number of its paragraph.
    @Narrow<Int32> var paragraph: Int
    /// Tokens that precede the report itself ("ALGIERS, Oct 18 (Meridian) –").
    @Narrow<Int32> var datelineEnd: Int
    /// It begins inside a quotation that an earlier sentence opened.
    var startsQuoted = false
    /// It ends inside a quotation.
    var endsQuoted = false
    /// A quotation mark stands in it.
    var hasQuotes = false
}

/// An article laid out for binding: sentences, mentions, and which token belongs to which quantity.
final class Passage {
    let stream: TokenStream
    let readings: [Reading]
    let lexicon: Lexicon
    let vocabulary: ClaimVocabulary
    // Set while the passage is made, and only read afterwards: there is no access to check at run time.
    @exclusivity(unchecked) private(set) var sentences: [Sentence] = []
    @exclusivity(unchecked) private(set) var mentions: Row<Mention>
    @exclusivity(unchecked) private var mentionBuffer: RowBuffer<Mention>
    /// The mentions of events alone: every figure asks for them.
    @exclusivity(unchecked) private(set) var events: Row<Mention>
    @exclusivity(unchecked) private var eventBuffer: RowBuffer<Mention>
    /// For each token one more than the index of the reading whose numeral holds it; 0 for none.
    let readingAt: Row<Int32>
    private let readingBuffer: RowBuffer<Int32>
    /// For each token what kind of reading holds it: rules ask over and over.
    private let standing: Scratch<Standing>
    private let standingBuffer: RowBuffer<Standing>
    /// A disease is named in the headline or the lead.
    private(set) var tellsOfIllness = false
    /// Words that stand with a capital inside a sentence below the headline. Few texts ask.
    private(set) lazy var names = capitalWords()

    init(stream: TokenStream, readings: [Reading], lexicon: Lexicon, vocabulary: ClaimVocabulary, isTitle: Bool) {
        self.stream = stream
        self.readings = readings
        self.lexicon = lexicon
        self.vocabulary = vocabulary
        var readingAt = RowBuffer<Int32>(repeating: 0, count: stream.tokens.count + 1)
        var standing = RowBuffer<Standing>(repeating: [], count: stream.tokens.count + 1)
        for i in readings.indices {
            let kind = Standing(readings[i].kind)
            for t in readings[i].numeral where t < readingAt.count {
                readingAt[t] = Int32(i + 1)
                standing[t] = kind
            }
        }
        self.readingAt = readingAt.row
        self.standing = standing.scratch
        readingBuffer = readingAt
        standingBuffer = standing
        mentionBuffer = RowBuffer(capacity: 0)
        mentions = mentionBuffer.row
        eventBuffer = RowBuffer(capacity: 0)
        events = eventBuffer.row
        findMentions()
        cutSentences(isTitle: isTitle)
        tellsOfIllness = sentences.contains { sentence in
            sentence.role != .body && sentence.mentions.contains { mentions[$0].entryClass == .illness }
        }
    }

    private func capitalWords() -> Set<Int32> {
        var names: Set<Int32> = []
        for sentence in sentences where sentence.role != .headline {
            for i in sentence.tokens.dropFirst()
            where stream.tokens[i].isCapitalised && !Self.isQuote(stream.tokens[i - 1]) {
                names.insert(stream.tokens[i].info)
            }
        }
        return names
    }

    // MARK: Mentions

    /// Classes whose longer phrases may hold a word of an event.
    private static let naming = ClassSet(.organisation, .concept)

    private func findMentions() {
        let first = EntryClass.event.rawValue
        // Written where no one else holds it, and read from when all are found.
        var mentions = RowBuffer<Mention>(capacity: stream.tokens.count)
        // How far the mentions of each class reach.
        var reach = InlineArray<128, Int>(repeating: 0)
        // The farthest end of a phrase of several words that may be a name: most words of events stand in none.
        var namesEnd = 0
        let (tokens, starts, classes, matches) = (stream.tokens, stream.starts, stream.classes, stream.matches)
        for token in 0..<tokens.count where starts[token].contains(.claim) {
            let range = stream.matchRange(token)
            if !classes[token].isDisjoint(from: Self.naming) {
                // The longest phrase stands first.
                let length = Int(matches[range.lowerBound].length)
                if length > 1 {
                    namesEnd = max(namesEnd, token + length)
                    for t in token..<token + length { standing[t].insert(.named) }
                }
            }
            let isCapitalised = tokens[token].isCapitalised
            for m in range {
                let match = matches[m]
                let entryClass = match.entryClass
                guard entryClass.rawValue >= first else { continue }
                if isCapitalised, isName(token, instead: entryClass) { continue }
                if entryClass == .event {
                    // «مئتا», two hundred, looks like a word for the dead.
                    if readingAt[token] != 0, classes[token].contains(.number) { continue }
                    if isInModifier(token) || namesEnd >= token + Int(match.length) && isInName(token, match) {
                        continue
                    }
                }
                if isSmallWord(match, at: token) { continue }
                let end = token + Int(match.length)
                let mention = Mention(range: token..<end, entry: Int(match.entry), entryClass: entryClass)
                if reach[Int(entryClass.rawValue)] < end {
                    reach[Int(entryClass.rawValue)] = end
                    mentions.append(mention)
                } else {
                    addWithin(mention, to: &mentions)
                }
            }
        }
        self.mentions = mentions.row
        mentionBuffer = mentions
    }

    /// The token is a word of a longer modifier: «لا يقل عن».
    private func isInModifier(_ token: Int) -> Bool {
        for back in 0..<min(4, token + 1) {
            guard stream.classes[token - back].contains(.modifier),
                let modifier = stream.match(token - back, .modifier, lexicon), modifier.length > 1
            else { continue }
            if Int(modifier.length) > back { return true }
        }
        return false
    }

    /// The word only tells what sort of people a longer phrase names, or stands in a name: "rescue workers", «فرق الإنقاذ»,
    /// "the UN refugee agency".
    private func isInName(_ token: Int, _ match: Match) -> Bool {
        // "wounded officers" are wounded, but «рабочих мест» are no seats.
        let isCounted =
            vocabulary.form[Int(match.entry)] == .counted && vocabulary.countsPeople[Int(match.entry)]
        for back in 0..<min(6, token + 1) {
            for entryClass in [EntryClass.organisation, .concept]
            where stream.classes[token - back].contains(entryClass) && !(isCounted && entryClass == .concept) {
                guard let name = stream.match(token - back, entryClass, lexicon), name.length > match.length else {
                    continue
                }
                if Int(name.length) >= back + Int(match.length) { return true }
            }
        }
        return false
    }

    /// Adds a mention that ends no farther than others of its class, where none covers it.
    private func addWithin(_ mention: Mention, to mentions: inout RowBuffer<Mention>) {
        // Only a longer phrase of the same class that began earlier, or at the same token, can cover this one.
        var i = mentions.count - 1
        while i >= 0, mentions[i].range.lowerBound + Tokenizer.longestPhrase > mention.range.lowerBound {
            if mentions[i].entryClass == mention.entryClass, mentions[i].range.upperBound >= mention.range.upperBound,
                mentions[i].range != mention.range || mention.entryClass != .event
                    || lexicon.entries[mentions[i].entry].id == lexicon.entries[mention.entry].id
            {
                return
            }
            i -= 1
        }
        mentions.append(mention)
    }

    /// The mention of a class that begins at a token.
    @inline(__always)
    func mention(_ token: Int, _ entryClass: EntryClass) -> Mention? {
        guard let match = stream.match(token, entryClass, lexicon) else { return nil }
        if stream.tokens[token].isCapitalised, isName(token, instead: entryClass) { return nil }
        if isSmallWord(match, at: token) { return nil }
        return Mention(range: token..<token + Int(match.length), entry: Int(match.entry), entryClass: entryClass)
    }

    /// «fünf sitzen in Haft»: a noun whose row says that it has a capital, and that has none here, is another word.
    private func isSmallWord(_ match: Match, at token: Int) -> Bool {
        lexicon.settings.capitalisesNouns && !stream.tokens[token].isCapitalised
            && lexicon.flag(lexicon.entries[Int(match.entry)], .capitals)
    }

    /// Whether a mention of a class begins at a token. A word of an event inside a name is none.
    @inline(__always)
    func has(_ token: Int, _ entryClass: EntryClass) -> Bool {
        guard token >= 0, token < stream.classes.count, stream.classes[token].contains(entryClass) else { return false }
        if entryClass == .event, standing[token].contains(.named), let match = stream.match(token, .event, lexicon),
            isInName(token, match)
        {
            return false
        }
        return !stream.tokens[token].isCapitalised || !isName(token, instead: entryClass)
    }

    /// Capitals that name ("the WHO", "the United States") are not the small words that look the same.
    private func isName(_ token: Int, instead entryClass: EntryClass) -> Bool {
        switch entryClass {
        case .clause, .stop, .pronoun, .says, .copula: break
        default: return false
        }
        let t = stream.tokens[token]
        let second = Int(t.start) + 1
        let isAcronym =
            t.end - t.start >= 2 && second < stream.bytes.count && stream.bytes[second] >= 0x41
            && stream.bytes[second] <= 0x5A
        if isAcronym, stream.match(token, .organisation, lexicon) != nil { return true }
        // A surname: "Omar Said, a spokesman".
        if entryClass == .says, token > 0, token + 1 < stream.tokens.count, stream.tokens[token - 1].isCapitalised,
            !t.newlineBefore, !stream.tokens[token + 1].isCapitalised, stream.matchRange(token - 1).isEmpty
        {
            return true
        }
        // Inside a longer name.
        var i = token - 1
        while i >= 0, i >= token - 3 {
            for wanted in [EntryClass.place, .organisation] {
                if let name = stream.match(i, wanted, lexicon), i + Int(name.length) > token { return true }
            }
            i -= 1
        }
        return false
    }

    /// The phrase names a report and no one who made it ("a revised count").
    func namesReport(_ range: Range<Int>) -> Bool {
        var isReport = false
        for i in range {
            if has(i, .organisation) { return false }
            if let source = mention(i, .source) {
                if !vocabulary.isWeak[source.entry] { return false }
                isReport = true
            }
        }
        return isReport
    }

    /// Words like "an earlier toll" begin at the token.
    func isSuperseding(_ token: Int) -> Bool {
        mention(token, .earlier).map { vocabulary.isSuperseded[$0.entry] } ?? false
    }

    /// An article or a determiner like it begins at the token.
    func isArticle(_ token: Int) -> Bool { mayBe(token, Self.articles) }

    private static let articles = ClassSet(.determiner, .article, .definite)

    /// Whether a phrase of one of the classes begins at a token; where `has` makes an exception for names, it may say no still.
    @inline(__always)
    func mayBe(_ token: Int, _ classes: ClassSet) -> Bool {
        token >= 0 && token < stream.classes.count && !stream.classes[token].isDisjoint(from: classes)
    }

    /// The first mention of a class that takes just these tokens, of those whose entry `fits`.
    func mention(
        of entryClass: EntryClass, at range: Range<Int>, where fits: (_ entry: Int) -> Bool = { _ in true }
    ) -> Mention? {
        guard stream.classes[range.lowerBound].contains(entryClass) else { return nil }
        for m in stream.matchRange(range.lowerBound) {
            let match = stream.matches[m]
            if Int(match.length) == range.count, match.entryClass == entryClass, fits(Int(match.entry)) {
                return Mention(range: range, entry: Int(match.entry), entryClass: entryClass)
            }
        }
        return nil
    }

    /// The reading whose numeral holds the token.
    func reading(at token: Int) -> Int? {
        guard token >= 0, token < readingAt.count, readingAt[token] != 0 else { return nil }
        return Int(readingAt[token]) - 1
    }

    /// What the reading is that holds a token.
    private struct Standing: OptionSet {
        let rawValue: UInt8
        static let claimable = Standing(rawValue: 1)
        static let date = Standing(rawValue: 2)
        static let ordinal = Standing(rawValue: 4)
        /// A phrase of several words that may be a name holds the token.
        static let named = Standing(rawValue: 8)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ kind: Quantity.Kind) {
            switch kind {
            case .date, .time: self = .date
            case .ordinal: self = .ordinal
            default: self = kind.isClaimable ? .claimable : []
            }
        }
    }

    @inline(__always)
    private func stands(_ token: Int, _ wanted: Standing) -> Bool {
        token >= 0 && token < readingAt.count && standing[token].contains(wanted)
    }

    func isClaimable(at token: Int) -> Bool { stands(token, .claimable) }
    func isDate(at token: Int) -> Bool { stands(token, .date) }
    func isOrdinal(at token: Int) -> Bool { stands(token, .ordinal) }

    // MARK: Sentences

    /// No sentence is read as longer than this many tokens: within one, rules look from every number to every word, and hostile text must
    /// stay linear.
    private static let longestSentence = 240

    private func cutSentences(isTitle: Bool) {
        var start = 0
        var mention = 0
        var paragraph = 0
        var openQuotes = 0
        var startsQuoted = false
        var reading = 0
        var firstReported = -1
        var hasQuotes = false
        let tokens = stream.tokens
        var events = RowBuffer<Mention>()
        for i in 0..<tokens.count {
            let kind = tokens[i].kind
            if kind == .punctuation || kind == .symbol {
                trackQuotes(tokens[i].scalar, &openQuotes)
                hasQuotes = hasQuotes || Self.isQuote(tokens[i])
            }
            let isLast = i + 1 == tokens.count || i - start >= Self.longestSentence
            // Sentences end with a mark or a line.
            guard isLast || (kind == .punctuation || tokens[i + 1].newlineBefore) && endsSentence(i) else { continue }
            let range = start..<i + 1
            let (from, firstEvent) = (mention, events.count)
            var classes = ClassSet()
            while mention < mentions.count, mentions[mention].range.lowerBound <= i {
                let found = mentions[mention]
                classes.insert(found.entryClass)
                if found.entryClass == .event { events.append(found) }
                mention += 1
            }
            let firstReading = reading
            var hasDates = false
            while reading < readings.count, readings[reading].numeral.lowerBound <= i {
                hasDates = hasDates || readings[reading].kind == .date || readings[reading].kind == .time
                reading += 1
            }
            var sentence = Sentence(
                tokens: range, mentions: from..<mention, events: firstEvent..<events.count, classes: classes,
                readings: firstReading..<reading,
                hasDates: hasDates, role: .body, paragraph: paragraph,
                datelineEnd: start, startsQuoted: startsQuoted, endsQuoted: openQuotes > 0, hasQuotes: hasQuotes)
            if isTitle || (start == 0 && isHeadline(range)) {
                sentence.role = .headline
            } else if firstReported < 0, !isHeadMatter(range) {
                firstReported = paragraph
                sentence.role = .lead
            } else if paragraph == firstReported {
                sentence.role = .lead
            }
            if sentence.role == .lead { sentence.datelineEnd = datelineEnd(range) }
            sentences.append(sentence)
            start = i + 1
            hasQuotes = false
            let newParagraph = start < tokens.count && tokens[start].newlineBefore
            if newParagraph {
                paragraph += 1
                openQuotes = 0
            }
            startsQuoted = openQuotes > 0
        }
        self.events = events.row
        eventBuffer = events
    }

    private func trackQuotes(_ scalar: UInt32, _ open: inout Int) {
        switch scalar {
        case 0x201C, 0xAB, 0x201E: open = 1
        case 0x201D, 0xBB: open = 0
        case 0x22: open = open > 0 ? 0 : 1
        default: break
        }
    }

    static func isQuote(_ token: Token) -> Bool {
        guard token.kind == .punctuation || token.kind == .symbol else { return false }
        switch token.scalar {
        case 0x201C, 0x201D, 0xAB, 0xBB, 0x201E, 0x22, 0x2039, 0x203A: return true
        default: return false
        }
    }

    /// The mark that cuts a letter off or ties an ending on: l'eau, Nigeria’s.
    static func isApostrophe(_ token: Token) -> Bool { token.scalar == 0x27 || token.scalar == 0x2019 }

    static func isComma(_ token: Token) -> Bool {
        token.kind == .punctuation && (token.scalar == 0x2C || token.scalar == 0x60C || token.scalar == 0xFF0C)
    }

    static func isColon(_ token: Token) -> Bool { token.kind == .punctuation && token.scalar == 0x3A }

    /// A dash with space before it, which parts clauses; hyphens within words do not.
    static func isDash(_ token: Token) -> Bool {
        token.kind == .punctuation && Tokenizer.isHyphen(token.scalar) && token.spaceBefore
    }

    private static func isTerminal(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4, 0x3002: true
        default: false
        }
    }

    private static func closes(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x201D, 0xBB, 0x29, 0x5D, 0x2019, 0x27: true
        default: false
        }
    }

    /// Whether a sentence ends with token `i`: a final stop (with the closing marks behind it), or a line end.
    private func endsSentence(_ i: Int) -> Bool {
        let next = stream.tokens[i + 1]
        let token = stream.tokens[i]
        if next.newlineBefore {
            // Text wrapped at a fixed width goes on in lower case; a line that a sentence ends with, does not.
            let cased = token.kind == .word || Self.isComma(token)
            let goesOn = next.kind == .word && !next.isCapitalised && isCased(next)
            return !(cased && goesOn)
        }
        guard token.kind == .punctuation else { return false }
        // "as of 10 a.m. Tuesday": the stop stands inside a date.
        if readingAt[i] != 0, readingAt[i] == readingAt[i + 1] { return false }
        var stop = i
        while stop > 0, Self.closes(stream.tokens[stop].scalar), !stream.tokens[stop].spaceBefore,
            stream.tokens[stop].kind == .punctuation
        {
            stop -= 1
        }
        guard stream.tokens[stop].kind == .punctuation, Self.isTerminal(stream.tokens[stop].scalar) else {
            return false
        }
        guard next.spaceBefore || Self.isQuote(next) else { return false }
        if Self.closes(next.scalar), next.kind == .punctuation, !next.spaceBefore { return false }
        if stream.tokens[stop].scalar == 0x2E || stream.tokens[stop].scalar == 0x2026, stop == i, stop > 0 {
            let before = stream.tokens[stop - 1]
            if before.kind == .word, !stream.tokens[stop].spaceBefore {
                // Initials and abbreviations.
                let length = Int(before.scalarEnd - before.scalarStart)
                if length == 1, before.isCapitalised { return false }
                // "fewer than 2 тыс. The laboratory …": behind a number a capital begins a sentence.
                if let short = mention(stop - 1, .abbreviation) {
                    return (readingAt[stop - 1] != 0 || lexicon.flag(lexicon.entries[short.entry], .weak))
                        && opensSentence(i + 1)
                }
            }
        }
        // A cased word in lower case goes on with the sentence: "тыс. человек", "… killed," he said.
        if next.kind == .word, !next.isCapitalised, isCased(next) { return false }
        return true
    }

    /// A capital, or a quotation mark before one.
    private func opensSentence(_ i: Int) -> Bool {
        let first = Self.isQuote(stream.tokens[i]) && i + 1 < stream.tokens.count ? i + 1 : i
        return stream.tokens[first].kind == .word && stream.tokens[first].isCapitalised
    }

    /// The token's first letter is of a script with capitals (Latin, Greek, Cyrillic, Armenian).
    /// Whether the token's script has capitals.
    func isCased(_ token: Token) -> Bool { token.scalar < 0x590 }

    /// A first line without a final stop, that more text follows.
    private func isHeadline(_ range: Range<Int>) -> Bool {
        guard range.upperBound < stream.tokens.count, stream.tokens[range.upperBound].newlineBefore, range.count <= 40
        else {
            return false
        }
        let last = stream.tokens[range.upperBound - 1]
        return !(last.kind == .punctuation && last.scalar == 0x2E)
    }

    /// A line above the report: a date, a byline, a place. It has no final stop and is short.
    private func isHeadMatter(_ range: Range<Int>) -> Bool {
        guard range.count <= 12, range.upperBound < stream.tokens.count, stream.tokens[range.upperBound].newlineBefore
        else {
            return false
        }
        let last = stream.tokens[range.upperBound - 1]
        if last.kind == .punctuation, Self.isTerminal(last.scalar) { return false }
        return !range.contains { isClaimable(at: $0) }
    }

    /// "ALGIERS, Oct 18 (Meridian) –": ends behind a dash among the first tokens that no verb of saying or event precedes.
    private func datelineEnd(_ range: Range<Int>) -> Int {
        // «Ждали долго», — заявил …: no dateline begins with a quotation.
        if Self.isQuote(stream.tokens[range.lowerBound]) { return range.lowerBound }
        for i in range.prefix(16) {
            let token = stream.tokens[i]
            if token.kind == .punctuation, Tokenizer.isHyphen(token.scalar), token.spaceBefore,
                i + 1 < range.upperBound,
                stream.tokens[i + 1].spaceBefore
            {
                return i + 1
            }
            // «ТЕГЕРАН, 15 марта (Меридиан).»: the stop before a capital ended the sentence already.
            if isClaimable(at: i) || has(i, .event) || has(i, .says) { return range.lowerBound }
        }
        return range.lowerBound
    }

    // MARK: Distance

    /// How hard it is to read across tokens: what stands between a number and a word it may belong to. In tenths of a comma-free word's
    /// double; `light` for words like "toll" that a long phrase may part from their number. Stops counting over `limit`.
    func distance(_ between: Range<Int>, light: Bool = false, limit: Int) -> Int {
        var total = 0
        var i = between.lowerBound
        let wordCost = light ? 1 : 4
        while i < between.upperBound, total <= limit {
            let token = stream.tokens[i]
            if let r = reading(at: i) {
                let reading = readings[r]
                total += reading.kind.isClaimable ? (light ? 10 : 40) : light ? 1 : 4
                i = max(i + 1, min(reading.numeral.upperBound, between.upperBound))
                continue
            }
            switch token.kind {
            case .punctuation, .symbol:
                if Self.isComma(token) {
                    if let end = parenthesis(from: i, before: between.upperBound) {
                        total += 10
                        i = end
                        continue
                    }
                    total += light ? 6 : 25
                } else if token.scalar == 0x3B || token.scalar == 0x61B {
                    total += light ? 80 : 60
                } else if Self.isColon(token) {
                    total += 20
                } else if token.scalar == 0x28 {
                    var close = i + 1
                    while close < between.upperBound, stream.tokens[close].scalar != 0x29 { close += 1 }
                    if close < between.upperBound {
                        total += 5
                        i = close + 1
                        continue
                    }
                    total += 25
                } else if token.scalar == 0x29 {
                    total += 25
                } else if Self.isDash(token) {
                    total += 30
                }
            default:
                if let m = mention(i, .clause) {
                    total +=
                        light ? 8 : vocabulary.opensContent[m.entry] ? 30 : vocabulary.isRelative[m.entry] ? 20 : 30
                    i = m.range.upperBound
                    continue
                }
                if let m = mention(i, .agent) {
                    total += light ? 8 : 40
                    i = m.range.upperBound
                    continue
                }
                if has(i, .says) {
                    total += light ? 15 : 30
                } else if has(i, .and) {
                    total += light ? 15 : 25
                } else if has(i, .anaphor) {
                    total += light ? 5 : 20
                } else if has(i, .placeBefore) {
                    total += light ? 2 : 10
                } else if has(i, .event), !light {
                    total += 15
                }
                total += wordCost
            }
            i += 1
        }
        return total
    }

    /// "22 of them" begins at the token.
    private func isPart(_ i: Int) -> Bool {
        // "more than half of them children"
        guard
            let r = (i..<min(i + 4, readingAt.count)).lazy.compactMap({ self.reading(at: $0) }).first(where: {
                readings[$0].numeral.lowerBound == i || readings[$0].before.lowerBound == i
            })
        else { return false }
        let next = readings[r].numeral.upperBound
        return mention(next, .including).map { vocabulary.side[$0.entry] != .before } ?? false
    }

    /// The token behind the comma that closes a parenthesis opened by the comma at `comma`: ", including 8 children,", ", on Sunday,".
    private func parenthesis(from comma: Int, before end: Int) -> Int? {
        let i = comma + 1
        guard i < end,
            has(i, .including) || isDate(at: i) || (has(i, .placeBefore) && isDate(at: i + 1)) || isPart(i)
                || has(i, .accordingTo) || isAge(behind: i, before: end)
                || mention(i, .says).map({ vocabulary.speech[$0.entry] == .pronoun }) ?? false
                || isGroupNamed(from: i, before: end) || isSpeech(from: i, before: end)
        else { return nil }
        var close = i
        while close < end, !Self.isComma(stream.tokens[close]) { close += 1 }
        guard close < end else { return nil }
        return close + 1
    }

    /// "protesters and officers among them,": words that name a part end what stands between two commas.
    private func isGroupNamed(from i: Int, before end: Int) -> Bool {
        guard let comma = (i..<end).first(where: { Self.isComma(stream.tokens[$0]) }), comma - i <= Self.longestGroup
        else { return false }
        return (max(i, comma - 3)..<comma).contains { mention($0, .including)?.range.upperBound == comma }
    }

    /// "four of them, the ministry says, died": who says it, between two commas, parts no clause.
    private func isSpeech(from i: Int, before end: Int) -> Bool {
        guard let comma = (i..<end).first(where: { Self.isComma(stream.tokens[$0]) }), comma - i <= Self.longestGroup
        else { return false }
        return (i..<comma).contains { has($0, .says) } && !has(comma + 1, .clause)
            && (i..<comma).allSatisfy {
                stream.tokens[$0].kind == .word && !isClaimable(at: $0) && !has($0, .event) && !has($0, .clause)
                    && !has($0, .and)
            }
    }

    /// How many tokens may name such a part, or say who speaks.
    private static let longestGroup = 10

    /// "aged 19 and 22": ages stand shortly behind a comma.
    private func isAge(behind i: Int, before end: Int) -> Bool {
        guard let r = reading(at: i) ?? (i + 1 < end ? reading(at: i + 1) : nil) else { return false }
        return readings[r].kind == .duration
    }

    /// The sentence that holds a token, by bisection.
    func sentenceIndex(of token: Int) -> Int {
        var (low, high) = (0, sentences.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The words of a token range, as they stand.
    func words(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return stream.text(Int(stream.tokens[range.lowerBound].start)..<Int(stream.tokens[range.upperBound - 1].end))
    }
}
