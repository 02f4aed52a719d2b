import Glibc

/// What the lexicon knows of a word as it stands in a text. What every token is asked for stands first, on one line of the cache.
struct WordInfo {
    /// The phrases that the word alone is, in `WordMemo.known`, what they begin, and their classes.
    var firstKnown: Int32 = 0
    var knownCount: Int32 = 0
    /// Bits of the words (`PhraseTrie.bit`) that phrases of several words, which begin with it, go on with: where one is behind it, it must be
    /// looked at. 0 where there are no such phrases.
    var leadsTo: UInt64 = 0
    /// Its own bits, where phrases go on with it.
    var goesOn: UInt64 = 0
    var classes = ClassSet()
    var starts: Starts = []
    /// An article is written together with the word (Arabic ال).
    var isDefinite = false
    /// The article was cut off: the word behind it is a noun, and no name of a place, which has its article in its row («السيول», floods).
    var isCutFromArticle = false
    /// A preposition of place is written together with the word (Arabic ب).
    var isPlaced = false
    /// A preposition of any kind is written together with the word (Arabic ب, ل).
    var isPrepositional = false
    /// No row knows the word, and an article, or a conjunction and an article, may be written together with it (Arabic «والقسام»).
    var looksDefinite = false
    /// No row knows the word, and it ends as verbs do.
    var isVerb = false
    /// A preposition that makes it the one who is told is written together with the word (Arabic ل).
    var isAddressed = false
    /// Word numbers of the lexicon that the word may be, best first: itself, a stem of it, the word under its clitics. Ends at the first 0.
    var candidates: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    /// The nodes of the phrases' trie that the candidates lead to from its root; 0 where no phrase begins so.
    var roots: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    /// Where the word is written together from several (Arabic و, German numerals): the number of pieces, and the first in `WordMemo.pieces`.
    var firstPiece: Int32 = 0
    var pieceCount: Int32 = 0
    /// The folded bytes in `WordMemo.arena`.
    var arenaStart: Int32 = 0
    var arenaEnd: Int32 = 0
}

/// Remembers how each distinct word was resolved: the work of stripping clitics and cutting joined words is done once a word, not once an occurrence.
struct WordMemo: ~Copyable {
    /// A piece of a joined word: how many scalars of the word's folded form it takes, and its own information.
    struct Piece {
        /// Folded bytes from the word's start to the piece's end.
        var foldedEnd: Int32
        var info: Int32
    }

    /// More distinct words than this are forgotten all together: memory is bounded whatever the text holds.
    static let limit = 1 << 15

    private(set) var infos = RowBuffer(repeating: WordInfo(), count: 1)
    /// The hash of each word, beside `infos`.
    private var hashes = RowBuffer<UInt64>(repeating: 0, count: 1)
    private(set) var pieces = RowBuffer<Piece>()
    private(set) var arena = RowBuffer<UInt8>(capacity: 1 << 12)
    /// What each word alone is; behind that, where a text is read, its phrases of several words.
    private(set) var known = RowBuffer<Match>()
    /// How many of them are of words alone.
    private var knownCount = 0
    private var table = RowBuffer<Int32>(repeating: 0, count: 1 << 13)
    /// Surfaces by their hash, each in the first free slot at or behind its own; at most half of the slots are taken.
    private var slots = RowBuffer(repeating: Surface(), count: 1 << 12)
    private var surfaceCount = 0
    private var surfaceArena = RowBuffer<UInt8>(capacity: 1 << 12)

    /// Forgets everything where the limit is reached; indices handed out before are void, so it is called between articles.
    mutating func trim() {
        guard infos.count > Self.limit || surfaceCount > 2 * Self.limit || arena.count + surfaceArena.count > 1 << 22
        else { return }
        infos = RowBuffer(repeating: WordInfo(), count: 1)
        hashes = RowBuffer(repeating: 0, count: 1)
        pieces = RowBuffer()
        arena = RowBuffer(capacity: 1 << 12)
        known = RowBuffer()
        knownCount = 0
        table = RowBuffer(repeating: 0, count: 1 << 13)
        slots = RowBuffer(repeating: Surface(), count: 1 << 12)
        surfaceCount = 0
        surfaceArena = RowBuffer(capacity: 1 << 12)
    }

    // MARK: Surfaces

    /// The surfaces that are known, to look in: valid until one is remembered, or all are forgotten.
    var surfaces: SurfaceTable { SurfaceTable(slots: slots.row, arena: surfaceArena.row) }

    /// Remembers what the word at these bytes is, in the free slot that it belongs in.
    mutating func remember(
        _ key: SurfaceTable.Key, _ bytes: UnsafeBufferPointer<UInt8>, slot: Int, info: Int32, isCapitalised: Bool
    ) {
        slots[slot] = Surface(
            head: key.head, next: key.next, rest: Int32(surfaceArena.count), info: info,
            length: UInt16(key.range.count), isCapitalised: isCapitalised,
            isJoined: infos[Int(info)].pieceCount > 0)
        if !key.isWhole { surfaceArena.append(contentsOf: key.rest(of: bytes)) }
        surfaceCount += 1
        if surfaceCount * 2 > slots.count { growSurfaces() }
    }

    private mutating func growSurfaces() {
        var larger = RowBuffer(repeating: Surface(), count: slots.count * 2)
        for i in 0..<slots.count where slots[i].length != 0 {
            let surface = slots[i]
            var slot = Int(truncatingIfNeeded: surfaces.hash(of: surface)) & (larger.count - 1)
            while larger[slot].length != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = surface
        }
        slots = larger
    }

    // MARK: Folded words

    /// The index of what is known of the word with these folded bytes.
    mutating func lookUp(_ bytes: UnsafeBufferPointer<UInt8>, in lexicon: Lexicon) -> Int32 {
        let hash = WordHash.of(bytes)
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] != 0 {
            let index = Int(table[slot])
            if hashes[index] == hash, isKnown(index, as: bytes) { return Int32(index) }
            slot = (slot + 1) & (table.count - 1)
        }
        return learn(Array(bytes)[...], hash: hash, in: lexicon)
    }

    @inline(__always)
    private func isKnown(_ index: Int, as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, end) = (Int(infos[index].arenaStart), Int(infos[index].arenaEnd))
        guard end - start == bytes.count else { return false }
        guard let base = bytes.baseAddress else { return true }
        return memcmp(arena.row[start..<end].baseAddress!, base, bytes.count) == 0
    }

    private mutating func lookUp(_ bytes: ArraySlice<UInt8>, in lexicon: Lexicon) -> Int32 {
        bytes.withUnsafeBufferPointer { lookUp($0, in: lexicon) }
    }

    private mutating func learn(_ bytes: ArraySlice<UInt8>, hash: UInt64, in lexicon: Lexicon) -> Int32 {
        var info = resolve(bytes, in: lexicon)
        findRoots(of: &info, in: lexicon)
        if infos.count * 2 > table.count { grow() }
        info.arenaStart = Int32(arena.count)
        bytes.withUnsafeBufferPointer { arena.append(contentsOf: $0) }
        info.arenaEnd = Int32(arena.count)
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
        infos.append(info)
        hashes.append(hash)
        table[slot] = Int32(infos.count - 1)
        return Int32(infos.count - 1)
    }

    /// Finds the phrases that begin with a word, and all that it alone is.
    private mutating func findRoots(of info: inout WordInfo, in lexicon: Lexicon) {
        func root(_ word: Int32) -> Int32 { word == 0 ? 0 : lexicon.phrases.next(0, word) }
        info.roots = (
            root(info.candidates.0), root(info.candidates.1), root(info.candidates.2), root(info.candidates.3)
        )
        let nodes = [info.roots.0, info.roots.1, info.roots.2, info.roots.3].filter { $0 != 0 }.map(Int.init)
        info.leadsTo = nodes.reduce(0) { $0 | lexicon.phrases.following[$1] }
        for word in [info.candidates.0, info.candidates.1, info.candidates.2, info.candidates.3]
        where lexicon.phrases.goesOn(with: word) {
            info.goesOn |= PhraseTrie.bit(word)
        }
        info.firstKnown = Int32(known.count)
        for node in nodes {
            for entry in lexicon.phrases.entries(of: node) {
                let row = lexicon.entries[Int(entry)]
                if info.isCutFromArticle, info.leadsTo == 0, row.entryClass == .place { continue }
                known.append(Match(entry: entry, length: 1, entryClass: row.entryClass))
                info.starts.formUnion(row.starts)
                info.classes.insert(row.entryClass)
            }
        }
        info.knownCount = Int32(known.count) - info.firstKnown
        knownCount = known.count
    }

    // MARK: Phrases of a text

    /// Forgets the phrases of the text that was read last; called before words of another are looked up.
    mutating func forgetPhrases() { known.removeAll(behind: knownCount) }

    /// Adds a phrase of several words that stands in the text.
    @inline(__always)
    mutating func addPhrase(_ match: Match) { known.append(match) }

    /// Puts the phrases from `first` on, which begin at one token, in the order in which they are read: the longest first, and behind them
    /// what the token's word alone is.
    mutating func addPhrases(from first: Int, before alone: Range<Int>) {
        // Insertion sort: a token has few matches. Stable, so that rows keep the lexicon's order among equals.
        var i = first + 1
        while i < known.count {
            let m = known[i]
            var j = i - 1
            while j >= first, known[j].length < m.length {
                known[j + 1] = known[j]
                j -= 1
            }
            known[j + 1] = m
            i += 1
        }
        for k in alone { known.append(known[k]) }
    }

    private mutating func grow() {
        table = RowBuffer(repeating: 0, count: table.count * 2)
        for i in 1..<infos.count {
            var slot = Int(truncatingIfNeeded: hashes[i]) & (table.count - 1)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(i)
        }
    }

    /// The longest word that is looked into; longer ones are no words of a language.
    static let longestWord = 160

    private mutating func resolve(_ bytes: ArraySlice<UInt8>, in lexicon: Lexicon) -> WordInfo {
        var info = WordInfo()
        guard bytes.count <= Self.longestWord else { return info }
        var found: [Int32] = []
        let whole = lexicon.words.number(of: bytes)
        if whole != 0, lexicon.words.isWhole[Int(whole)] { found.append(whole) }
        // A number written together is cut before stems are tried: a stem would hide it.
        if found.isEmpty, lexicon.settings.joined, let cut = cutNumber(bytes, in: lexicon) {
            setPieces(cut, of: bytes, in: lexicon, to: &info)
            return info
        }
        if found.isEmpty, let cut = cutConjunction(bytes, in: lexicon) {
            setPieces(cut, of: bytes, in: lexicon, to: &info)
            return info
        }
        addStems(of: bytes, in: lexicon, to: &found)
        if found.isEmpty {
            stripPrefixes(bytes, depth: 0, in: lexicon, info: &info, to: &found)
        } else if whole != 0, !lexicon.phrases.holds(word: whole) {
            // Known only inside longer phrases («الثالث عشر»): alone it is the word under its clitics.
            var bare: [Int32] = []
            stripPrefixes(bytes, depth: 0, in: lexicon, info: &info, to: &bare)
            if bare.isEmpty { stripSuffixes(bytes, depth: 0, in: lexicon, to: &bare) }
            for word in bare where !found.contains(word) && found.count < 4 { found.append(word) }
        }
        if found.isEmpty { stripSuffixes(bytes, depth: 0, in: lexicon, to: &found) }
        if !found.contains(where: { lexicon.phrases.holds(word: $0) }) { describeUnknown(bytes, in: lexicon, &info) }
        if !info.isDefinite, whole != 0 {
            // A word that a row has with its article («الساعات») is definite too.
            info.isDefinite = lexicon.prefixes.contains {
                $0.isArticle && bytes.count > $0.bytes.count + Self.shortestStem - 2 && bytes.starts(with: $0.bytes)
                    && lexicon.words.number(of: bytes.dropFirst($0.bytes.count)) != 0
            }
        }
        for (i, word) in found.enumerated() {
            switch i {
            case 0: info.candidates.0 = word
            case 1: info.candidates.1 = word
            case 2: info.candidates.2 = word
            default: info.candidates.3 = word
            }
        }
        return info
    }

    /// What the letters of a word say that no row knows.
    private func describeUnknown(_ bytes: ArraySlice<UInt8>, in lexicon: Lexicon, _ info: inout WordInfo) {
        // Three letters, of one byte or of two.
        let stem = bytes.first.map { $0 < 0x80 } ?? true ? Self.shortestStem / 2 : Self.shortestStem
        for ending in lexicon.verbEndings where bytes.count >= ending.count + stem {
            if bytes.suffix(ending.count).elementsEqual(ending) { info.isVerb = true }
        }
        // «والقسام»
        let and = lexicon.prefixes.first { $0.isConjunction && bytes.starts(with: $0.bytes) }?.bytes.count ?? 0
        let rest = bytes.dropFirst(and)
        info.looksDefinite = lexicon.prefixes.contains {
            $0.isArticle && !$0.isPreposition && rest.count >= $0.bytes.count + Self.shortestStem
                && rest.starts(with: $0.bytes)
        }
        // «للتحقيق»: a preposition with an article begins few words that are no phrase of it.
        for prefix in lexicon.prefixes
        where prefix.isPreposition && prefix.isArticle && bytes.count >= prefix.bytes.count + Self.shortestStem {
            if bytes.starts(with: prefix.bytes) { info.isPrepositional = true }
        }
    }

    /// Fewer bytes before an ending, or behind a clitic, are no stem.
    private static let shortestStem = 6

    private func addStems(of bytes: ArraySlice<UInt8>, in lexicon: Lexicon, to found: inout [Int32]) {
        guard lexicon.words.stemLengths != 0 else { return }
        var length = bytes.count
        while length > 0 {
            if lexicon.words.stemLengths & (1 << UInt64(min(length, 63))) != 0 {
                let word = lexicon.words.number(of: bytes.prefix(length))
                if word != 0, lexicon.words.isStem[Int(word)], found.count < 4, !found.contains(word) {
                    found.append(word)
                }
            }
            length -= 1
        }
    }

    private func stripPrefixes(
        _ bytes: ArraySlice<UInt8>, depth: Int, in lexicon: Lexicon, info: inout WordInfo, to found: inout [Int32]
    ) {
        guard depth < 3 else { return }
        for prefix in lexicon.prefixes where bytes.count >= prefix.bytes.count + 4 && bytes.starts(with: prefix.bytes) {
            // No conjunction stands behind another clitic: «كوستا» is a name.
            if prefix.isConjunction, depth > 0 { continue }
            let rest = bytes.dropFirst(prefix.bytes.count)
            let word = lexicon.words.number(of: rest)
            if word != 0, lexicon.words.isWhole[Int(word)] { found.append(word) }
            addStems(of: rest, in: lexicon, to: &found)
            // No preposition stands behind an article: «الباب» is a door, not "the in August".
            if found.isEmpty, !prefix.isArticle {
                stripPrefixes(rest, depth: depth + 1, in: lexicon, info: &info, to: &found)
            }
            if found.isEmpty { stripSuffixes(rest, depth: 1, in: lexicon, to: &found) }
            if !found.isEmpty {
                if prefix.isArticle { (info.isDefinite, info.isCutFromArticle) = (true, true) }
                if prefix.isPlace { info.isPlaced = true }
                if prefix.isPreposition { info.isPrepositional = true }
                if prefix.isRecipient { info.isAddressed = true }
                return
            }
        }
    }

    private func stripSuffixes(_ bytes: ArraySlice<UInt8>, depth: Int, in lexicon: Lexicon, to found: inout [Int32]) {
        guard depth < 3 else { return }
        for suffix in lexicon.suffixes where bytes.count >= suffix.bytes.count + 2 {
            let rest = bytes.dropLast(suffix.bytes.count)
            guard bytes[rest.endIndex...].elementsEqual(suffix.bytes) else { continue }
            let word = lexicon.words.number(of: rest)
            if word != 0, lexicon.words.isWhole[Int(word)], lexicon.words.takesEndings[Int(word)] {
                found.append(word)
                return
            }
            stripSuffixes(rest, depth: depth + 1, in: lexicon, to: &found)
            if !found.isEmpty { return }
        }
    }

    /// Arabic و: cut off as a word of its own where the rest is known.
    private mutating func cutConjunction(_ bytes: ArraySlice<UInt8>, in lexicon: Lexicon) -> [Int]? {
        for prefix in lexicon.prefixes
        where prefix.isConjunction && bytes.count > prefix.bytes.count + 1 && bytes.starts(with: prefix.bytes) {
            let rest = bytes.dropFirst(prefix.bytes.count)
            let info = resolve(rest, in: lexicon)
            if info.candidates.0 != 0 || info.pieceCount > 0 { return [prefix.bytes.count, bytes.count] }
        }
        return nil
    }

    /// Cuts a word into number words that fill it; nil where it is not all number words. Longest pieces first, with a way back.
    private func cutNumber(_ bytes: ArraySlice<UInt8>, in lexicon: Lexicon) -> [Int]? {
        var failed = Set<Int>()
        func cut(from start: Int) -> [Int]? {
            if start == bytes.endIndex { return [] }
            if failed.contains(start) { return nil }
            var end = bytes.endIndex
            while end > start {
                let word = lexicon.words.number(of: bytes[start..<end])
                if word != 0, lexicon.words.isNumberPart[Int(word)], let rest = cut(from: end) {
                    return [end - bytes.startIndex] + rest
                }
                end -= 1
            }
            failed.insert(start)
            return nil
        }
        guard let ends = cut(from: bytes.startIndex), ends.count > 1 else { return nil }
        return ends
    }

    private mutating func setPieces(
        _ ends: [Int], of bytes: ArraySlice<UInt8>, in lexicon: Lexicon, to info: inout WordInfo
    ) {
        var made: [Piece] = []
        var start = bytes.startIndex
        for end in ends {
            let stop = bytes.startIndex + end
            let index = lookUp(bytes[start..<stop], in: lexicon)
            made.append(Piece(foldedEnd: Int32(end), info: index))
            start = stop
        }
        info.firstPiece = Int32(pieces.count)
        info.pieceCount = Int32(made.count)
        for piece in made { pieces.append(piece) }
    }
}
