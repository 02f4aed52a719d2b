/// A phrase of the lexicon that stands in the text: the entry, its class, and how many tokens it takes from where it begins.
struct Match {
    var entry: Int32
    var length: Int16
    var entryClass: EntryClass
}

/// The matches that begin at a token: a range of `TokenStream.matches`.
struct MatchSpan: BitwiseCopyable {
    var start: Int32 = 0
    var end: Int32 = 0
}

/// A set of entry classes: two words, asked in one step.
struct ClassSet: BitwiseCopyable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(_ classes: EntryClass...) { for entryClass in classes { insert(entryClass) } }

    mutating func insert(_ entryClass: EntryClass) {
        let bit = UInt64(entryClass.rawValue)
        if bit < 64 { low |= 1 << bit } else { high |= 1 << (bit - 64) }
    }

    @inline(__always)
    func contains(_ entryClass: EntryClass) -> Bool {
        let bit = UInt64(entryClass.rawValue)
        return (bit < 64 ? low >> bit : high >> (bit &- 64)) & 1 != 0
    }

    @inline(__always)
    mutating func formUnion(_ other: ClassSet) {
        low |= other.low
        high |= other.high
    }

    @inline(__always)
    func isDisjoint(from other: ClassSet) -> Bool { low & other.low | high & other.high == 0 }
}

/// Where a text is cut into tokens. One buffer serves many texts, so that its rows keep their storage.
struct TokenBuffer: ~Copyable {
    var bytes = RowBuffer<UInt8>(capacity: 1 << 12)
    var tokens = RowBuffer<Token>(capacity: 1 << 10)
    var numbers = RowBuffer<WrittenNumber>()
    var memo = WordMemo()
    var matchSpans = RowBuffer<MatchSpan>(capacity: 1 << 10)
    var classes = RowBuffer<ClassSet>(capacity: 1 << 10)
    var endings = RowBuffer<ClassSet>(capacity: 1 << 10)
    var longestEndings = RowBuffer<UInt8>(capacity: 1 << 10)
    var found = RowBuffer<FoundNumber>(capacity: 1 << 10)
    /// The quantities that were read last, for their storage.
    var readings: [Reading] = []
    private let rows = UnsafeMutablePointer<TokenStream.Rows>.allocate(capacity: 1)

    deinit { rows.deallocate() }

    /// What was read. It lies in this buffer: valid until the buffer reads another text, or is gone.
    var stream: TokenStream {
        rows.initialize(
            to: TokenStream.Rows(
                bytes: bytes.row, tokens: tokens.row, numbers: numbers.row, infos: memo.infos.row,
                arena: memo.arena.row, matches: memo.known.row, matchSpans: matchSpans.row,
                classes: classes.row, endings: endings.row, longestEndings: longestEndings.row,
                found: found.scratch))
        return TokenStream(rows)
    }

    mutating func removeAll() {
        bytes.removeAll()
        tokens.removeAll()
        numbers.removeAll()
        memo.forgetPhrases()
        matchSpans.removeAll()
        classes.removeAll()
        endings.removeAll()
        longestEndings.removeAll()
        found.removeAll()
    }
}

/// What may begin at each token, as the tokens have it.
struct StartsRow {
    let tokens: Row<Token>

    @inline(__always)
    subscript(i: Int) -> Starts { tokens[i].starts }
}

/// A text cut into tokens, with what the lexicon knows of each: rows of a `TokenBuffer`. It is one address, since every rule is handed it.
struct TokenStream {
    fileprivate struct Rows: BitwiseCopyable {
        let bytes: Row<UInt8>
        let tokens: Row<Token>
        let numbers: Row<WrittenNumber>
        let infos: Row<WordInfo>
        let arena: Row<UInt8>
        let matches: Row<Match>
        let matchSpans: Row<MatchSpan>
        let classes: Row<ClassSet>
        let endings: Row<ClassSet>
        let longestEndings: Row<UInt8>
        let found: Scratch<FoundNumber>
    }

    private let rows: UnsafePointer<Rows>

    fileprivate init(_ rows: UnsafePointer<Rows>) { self.rows = rows }

    var bytes: Row<UInt8> { rows.pointee.bytes }
    var tokens: Row<Token> { rows.pointee.tokens }
    var numbers: Row<WrittenNumber> { rows.pointee.numbers }
    /// What is known of the words of this text and of others.
    var memo: (infos: Row<WordInfo>, arena: Row<UInt8>) { (rows.pointee.infos, rows.pointee.arena) }
    /// All matches; those in `matchRange(i)` begin at token i, longest first.
    var matches: Row<Match> { rows.pointee.matches }
    /// What may begin at each token.
    var starts: StartsRow { StartsRow(tokens: tokens) }
    /// The classes of the phrases that begin at each token.
    var classes: Row<ClassSet> { rows.pointee.classes }
    /// The classes of the phrases that end just before each token, and before the end of the text: rules look back often, and seldom find.
    var endings: Row<ClassSet> { rows.pointee.endings }
    /// The numbers that rules of dates found at each token: many rules ask for the same.
    var found: Scratch<FoundNumber> { rows.pointee.found }

    @inline(__always)
    func matchRange(_ i: Int) -> Range<Int> {
        let span = rows.pointee.matchSpans[i]
        return Range(uncheckedBounds: (Int(span.start), Int(span.end)))
    }

    /// The longest match of a class that begins at token `i`.
    @inline(__always)
    func match(_ i: Int, _ wanted: EntryClass, _ lexicon: Lexicon) -> Match? {
        guard i >= 0, i < classes.count, classes[i].contains(wanted) else { return nil }
        // The set says that there is one.
        var m = Int(rows.pointee.matchSpans[i].start)
        while matches[m].entryClass != wanted { m += 1 }
        return matches[m]
    }

    /// The longest match of a class that ends just before token `i`; looks back over at most `reach` tokens.
    @inline(__always)
    func matchEnding(at i: Int, _ wanted: EntryClass, reach: Int = 6, _ lexicon: Lexicon) -> (start: Int, match: Match)?
    {
        guard i >= 0, i < endings.count, endings[i].contains(wanted) else { return nil }
        return knownEnding(at: i, wanted, reach: reach)
    }

    private func knownEnding(at i: Int, _ wanted: EntryClass, reach: Int) -> (start: Int, match: Match)? {
        // Nothing that ends here began earlier than the longest phrase that does.
        var start = max(0, i - min(reach, Int(rows.pointee.longestEndings[i])))
        while start < i {
            if classes[start].contains(wanted) {
                for m in matchRange(start)
                where matches[m].entryClass == wanted && start + Int(matches[m].length) == i {
                    return (start, matches[m])
                }
            }
            start += 1
        }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Cuts text into tokens in one pass over its bytes.
///
/// Letters with their marks make a word; digits of one script with separators between them make a number; every other visible character stands alone.
/// Words written together (Arabic و, German numerals) become several tokens that touch.
struct Tokenizer {
    let lexicon: Lexicon

    static func isHyphen(_ scalar: UInt32) -> Bool {
        scalar == 0x2D || (0x2010...0x2015).contains(scalar) || scalar == 0x2212 || scalar == 0xFE63 || scalar == 0xFF0D
    }

    /// May stand between groups of digits. Spaces are looked at later, since they part words as well.
    static func isSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x2E, 0x27, 0x2019, 0x66B, 0x66C, 0x60C, 0xB7, 0xFF0C, 0xFF0E, 0x2BC, 0x2032: true
        case 0xA0, 0x202F, 0x2009: true
        default: false
        }
    }

    /// Hands each byte of a scalar's UTF-8 to `body`.
    @inline(__always)
    static func encode(_ scalar: UInt32, _ body: (UInt8) -> Void) {
        if scalar < 0x80 {
            body(UInt8(scalar))
        } else if scalar < 0x800 {
            body(UInt8(0xC0 | scalar >> 6))
            body(UInt8(0x80 | scalar & 0x3F))
        } else if scalar < 0x10000 {
            body(UInt8(0xE0 | scalar >> 12))
            body(UInt8(0x80 | scalar >> 6 & 0x3F))
            body(UInt8(0x80 | scalar & 0x3F))
        } else {
            body(UInt8(0xF0 | scalar >> 18))
            body(UInt8(0x80 | scalar >> 12 & 0x3F))
            body(UInt8(0x80 | scalar >> 6 & 0x3F))
            body(UInt8(0x80 | scalar & 0x3F))
        }
    }

    static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) { encode(scalar) { bytes.append($0) } }

    /// The scalar at byte `i` of valid UTF-8, and how many bytes it takes.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> (UInt32, Int) {
        let b = bytes[i]
        if b < 0x80 { return (UInt32(b), 1) }
        if b < 0xE0 { return (UInt32(b & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), 2) }
        if b < 0xF0 {
            return (UInt32(b & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F), 3)
        }
        return (
            UInt32(b & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6
                | UInt32(bytes[i + 3] & 0x3F), 4
        )
    }

    /// Reads `text` into `stream`, replacing what was there.
    func read(_ text: String, into stream: inout TokenBuffer) {
        stream.memo.trim()
        stream.removeAll()
        var text = text
        text.withUTF8 {
            stream.bytes.append(contentsOf: $0)
            cut($0, into: &stream)
        }
        findPhrases(&stream)
    }

    /// A word's folded bytes, as the word is read: fixed storage, nothing is allocated for a word.
    private struct FoldedWord {
        let storage: UnsafeMutableBufferPointer<UInt8>
        var count = 0

        /// Longer words are no words of a language; their bytes beyond this are not kept, and they are not looked up.
        static let capacity = 192

        @inline(__always)
        mutating func append(_ byte: UInt8) {
            if count < Self.capacity { storage[count] = byte }
            count += 1
        }

        @inline(__always)
        mutating func append(scalar: UInt32) { Tokenizer.encode(scalar) { append($0) } }

        mutating func clear() { count = 0 }

        func lookUp(in memo: inout WordMemo, _ lexicon: Lexicon) -> Int32 {
            guard count <= Self.capacity else { return 0 }
            return memo.lookUp(UnsafeBufferPointer(rebasing: storage[..<count]), in: lexicon)
        }
    }

    private func cut(_ bytes: UnsafeBufferPointer<UInt8>, into stream: inout TokenBuffer) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FoldedWord.capacity) { storage in
            var folded = FoldedWord(storage: storage)
            cut(bytes, folding: lexicon.folding, &folded, into: &stream)
        }
    }

    private func cut(
        _ bytes: UnsafeBufferPointer<UInt8>, folding: Folding, _ folded: inout FoldedWord,
        into stream: inout TokenBuffer
    ) {
        var i = 0
        var scalars = 0
        var space = true
        var newline = true
        let count = bytes.count
        var surfaces = stream.memo.surfaces
        while i < count {
            // Nearly every word has one space before it.
            if bytes[i] == 0x20 {
                space = true
                i += 1
                scalars += 1
                continue
            }
            let (scalar, width) = Self.decode(bytes, i)
            let kind = scalar < 0x80 && Self.isASCIILetter(UInt8(scalar)) ? .letter : folding.characterClass(scalar)
            switch kind {
            case .space:
                space = true
                i += width
                scalars += 1
            case .newline:
                space = true
                newline = true
                i += width
                scalars += 1
            case .ignorable:
                i += width
                scalars += 1
            case .letter, .mark:
                let word = Self.word(at: i, in: bytes, folding)
                guard word.isPlain, word.end - i <= SurfaceTable.longest else {
                    _ = readWord(bytes, &i, &scalars, space, newline, folding, &folded, &stream)
                    space = false
                    newline = false
                    continue
                }
                let key = SurfaceTable.Key(i..<word.end, in: bytes)
                let slot = surfaces.slot(of: key, in: bytes)
                let known = surfaces.slots[slot]
                if known.length > 0 {
                    let token = Token(
                        start: Int32(i), end: Int32(word.end), scalarStart: Int32(scalars),
                        scalarEnd: Int32(scalars + word.scalars), info: known.info, kind: .word, spaceBefore: space,
                        newlineBefore: newline, isCapitalised: known.isCapitalised, scalar: scalar)
                    append(token, isJoined: known.isJoined, bytes: bytes, to: &stream)
                    i = word.end
                    scalars += word.scalars
                } else {
                    let read = readWord(bytes, &i, &scalars, space, newline, folding, &folded, &stream)
                    stream.memo.remember(
                        key, bytes, slot: slot, info: read.info, isCapitalised: read.isCapitalised)
                    surfaces = stream.memo.surfaces
                }
                space = false
                newline = false
            case .digit:
                readNumber(bytes, &i, &scalars, space, newline, &folded, &stream)
                space = false
                newline = false
            case .punctuation, .symbol:
                stream.tokens.append(
                    Token(
                        start: Int32(i), end: Int32(i + width), scalarStart: Int32(scalars),
                        scalarEnd: Int32(scalars + 1),
                        info: mark(scalar, at: i..<i + width, bytes, &surfaces, &folded, &stream),
                        kind: kind == .symbol ? .symbol : .punctuation,
                        spaceBefore: space, newlineBefore: newline, isCapitalised: false, scalar: scalar))
                i += width
                scalars += 1
                space = false
                newline = false
            }
        }
    }

    @inline(__always)
    private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// How many of eight bytes, from the first on, are ASCII letters.
    @inline(__always)
    private static func lettersAtFront(of eight: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = (eight | ones &* 0x20) & (ones &* 0x7F)
        // The high bit of a byte: not before "a", and not behind "z".
        let isLetter = (low + ones &* (0x80 - 0x61)) & ~(low + ones &* (0x80 - 0x7B)) & ~eight
        let others = ~isLetter & (ones &* 0x80)
        return others == 0 ? 8 : others.trailingZeroBitCount / 8
    }

    /// Where the letters and marks that begin at a byte end, and how many scalars they are; not plain where a character follows or stands
    /// among them that says nothing within a word.
    @inline(__always)
    private static func word(
        at start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ folding: Folding
    ) -> (end: Int, scalars: Int, isPlain: Bool) {
        let raw = UnsafeRawBufferPointer(bytes)
        var (end, scalars) = (start, 0)
        while end < bytes.count {
            let byte = bytes[end]
            if byte < 0x80 {
                guard isASCIILetter(byte) else { break }
                let letters =
                    end + 8 <= bytes.count
                    ? lettersAtFront(
                        of: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))) : 1
                end += letters
                scalars += letters
                continue
            }
            let (scalar, width) = decode(bytes, end)
            let kind = folding.characterClass(scalar)
            guard kind == .letter || kind == .mark else { return (end, scalars, kind != .ignorable) }
            end += width
            scalars += 1
        }
        return (end, scalars, true)
    }

    /// Reads a word that is met for the first time, scalar by scalar; gives what it is known as and whether it has a capital.
    private func readWord(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ scalars: inout Int, _ space: Bool, _ newline: Bool,
        _ folding: Folding, _ folded: inout FoldedWord, _ stream: inout TokenBuffer
    ) -> (info: Int32, isCapitalised: Bool) {
        let (start, scalarStart) = (i, scalars)
        let first = Self.decode(bytes, i).0
        folded.clear()
        var end = i
        var scalarEnd = scalars
        while i < bytes.count {
            let (scalar, width) = Self.decode(bytes, i)
            let kind = folding.characterClass(scalar)
            guard kind == .letter || kind == .mark || kind == .ignorable else { break }
            let (base, mark) = folding.fold(scalar)
            if base != 0 { folded.append(scalar: base) }
            if mark != 0 { folded.append(scalar: mark) }
            i += width
            scalars += 1
            if kind != .ignorable { (end, scalarEnd) = (i, scalars) }
        }
        (i, scalars) = (end, scalarEnd)
        let info = folded.lookUp(in: &stream.memo, lexicon)
        let isCapitalised = folding.isCapital(first)
        let token = Token(
            start: Int32(start), end: Int32(end), scalarStart: Int32(scalarStart), scalarEnd: Int32(scalarEnd),
            info: info, kind: .word, spaceBefore: space, newlineBefore: newline, isCapitalised: isCapitalised,
            scalar: first)
        append(token, isJoined: stream.memo.infos[Int(info)].pieceCount > 0, bytes: bytes, to: &stream)
        return (info, isCapitalised)
    }

    @inline(__always)
    private func append(
        _ token: Token, isJoined: Bool, bytes: UnsafeBufferPointer<UInt8>, to stream: inout TokenBuffer
    ) {
        if isJoined { appendPieces(of: token, bytes: bytes, to: &stream) } else { stream.tokens.append(token) }
    }

    /// What a mark is known as.
    @inline(__always)
    private func mark(
        _ scalar: UInt32, at place: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ surfaces: inout SurfaceTable,
        _ folded: inout FoldedWord, _ stream: inout TokenBuffer
    ) -> Int32 {
        let key = SurfaceTable.Key(place, in: bytes)
        let slot = surfaces.slot(of: key, in: bytes)
        if surfaces.slots[slot].length > 0 { return surfaces.slots[slot].info }
        folded.clear()
        let (base, _) = lexicon.folding.fold(scalar)
        // A mark's own form is what lexicons write, also where folding would change it (½, №).
        folded.append(scalar: Self.isHyphen(scalar) ? 0x2D : base == 0x27 ? 0x27 : scalar)
        let info = folded.lookUp(in: &stream.memo, lexicon)
        stream.memo.remember(key, bytes, slot: slot, info: info, isCapitalised: false)
        surfaces = stream.memo.surfaces
        return info
    }

    /// The words that a word is written together from, as tokens that touch.
    private func appendPieces(of token: Token, bytes: UnsafeBufferPointer<UInt8>, to stream: inout TokenBuffer) {
        let info = stream.memo.infos[Int(token.info)]
        // Walk the word's scalars beside its folded bytes to find where each piece ends.
        var (i, scalar, folded) = (Int(token.start), Int(token.scalarStart), 0)
        var part = token
        for p in 0..<Int(info.pieceCount) {
            let piece = stream.memo.pieces[Int(info.firstPiece) + p]
            let isLast = p == Int(info.pieceCount) - 1
            part.start = Int32(i)
            part.scalarStart = Int32(scalar)
            while i < Int(token.end), isLast || folded < Int(piece.foldedEnd) {
                let (s, width) = Self.decode(bytes, i)
                let (base, mark) = lexicon.folding.fold(s)
                folded += Self.width(base) + Self.width(mark)
                i += width
                scalar += 1
            }
            part.end = Int32(i)
            part.scalarEnd = Int32(scalar)
            part.info = piece.info
            if stream.memo.infos[Int(piece.info)].pieceCount == 0 {
                stream.tokens.append(part)
            } else {
                appendPieces(of: part, bytes: bytes, to: &stream)
            }
            part.spaceBefore = false
            part.newlineBefore = false
            part.isCapitalised = false
        }
    }

    /// How many bytes a folded scalar takes; 0 for none.
    private static func width(_ scalar: UInt32) -> Int {
        scalar == 0 ? 0 : scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    private func readNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ scalars: inout Int, _ space: Bool, _ newline: Bool,
        _ folded: inout FoldedWord, _ stream: inout TokenBuffer
    ) {
        let (start, scalarStart) = (i, scalars)
        let firstScalar = Self.decode(bytes, i).0
        var number = WrittenNumber(
            digits: 0, digitCount: 0, groupLengths: 0, groupCount: 0, firstSeparator: 0, lastSeparator: 0,
            separatorChanges: 0, lastChange: 0, leadingZero: Folding.digitValue(firstScalar) == 0)
        var groupLength = 0
        func closeGroup() {
            if number.groupCount < 16 {
                number.groupLengths |= UInt64(min(groupLength, 15)) << UInt64(4 * number.groupCount)
            }
            number.groupCount += 1
            groupLength = 0
        }
        while i < bytes.count {
            let (scalar, width) = Self.decode(bytes, i)
            if let value = Folding.digitValue(scalar) {
                if number.digitCount < 36 { number.digits = number.digits &* 10 &+ Int128(value) }
                number.digitCount += 1
                groupLength += 1
                i += width
                scalars += 1
                continue
            }
            // A separator belongs to the number only with a digit right behind it.
            guard Self.isSeparator(scalar), i + width < bytes.count,
                Folding.digitValue(Self.decode(bytes, i + width).0) != nil
            else { break }
            // A no-break space groups by threes only: "en 2021 300 morts" are two numbers.
            if scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009 {
                guard groupLength <= 3, number.lastSeparator == 0 || number.lastSeparator == scalar,
                    number.groupCount == 0 || groupLength == 3, digitsFollow(bytes, i + width) == 3
                else { break }
            }
            closeGroup()
            if number.firstSeparator == 0 {
                number.firstSeparator = scalar
            } else if number.lastSeparator != scalar {
                number.separatorChanges += 1
                number.lastChange = number.groupCount
            }
            number.lastSeparator = scalar
            i += width
            scalars += 1
        }
        closeGroup()
        let info = Int32(stream.numbers.count)
        if lexicon.hasDigitForms, number.digitCount <= 4, number.groupCount == 1 {
            // Names that hold digits ("France 24") are phrases: their digits are words too.
            folded.clear()
            var at = start
            while at < i {
                let (s, w) = Self.decode(bytes, at)
                folded.append(scalar: 0x30 + UInt32(Folding.digitValue(s) ?? 0))
                at += w
            }
            let word = folded.lookUp(in: &stream.memo, lexicon)
            if stream.memo.infos[Int(word)].candidates.0 != 0 { number.wordInfo = word }
        }
        stream.numbers.append(number)
        stream.tokens.append(
            Token(
                start: Int32(start), end: Int32(i), scalarStart: Int32(scalarStart), scalarEnd: Int32(scalars),
                info: info,
                kind: .number, spaceBefore: space, newlineBefore: newline, isCapitalised: false, scalar: firstScalar))
    }

    private func digitsFollow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var (i, n) = (start, 0)
        while i < bytes.count, n < 4 {
            let (scalar, width) = Self.decode(bytes, i)
            guard Folding.digitValue(scalar) != nil else { break }
            n += 1
            i += width
        }
        return n
    }

    // MARK: Phrases

    /// What is read of every token, held fast while matches are written: nothing that is read changes then.
    private struct Words {
        let tokens: Row<Token>
        let numbers: Row<WrittenNumber>
        let infos: Row<WordInfo>

        init(_ stream: borrowing TokenBuffer) {
            tokens = stream.tokens.row
            numbers = stream.numbers.row
            infos = stream.memo.infos.row
        }

        /// The index of what is known of a token's word, 0 for nothing; numbers are words too where names hold them.
        @inline(__always)
        func info(of token: Token) -> Int {
            Int(token.kind == .number ? numbers[Int(token.info)].wordInfo : token.info)
        }

        /// Whether a phrase that began before token `i`, and goes on with words of these bits, may do so with it: what `walk` looks at first.
        @inline(__always)
        func mayGoOn(_ i: Int, with words: UInt64) -> Bool {
            guard i < tokens.count else { return false }
            let token = tokens[i]
            if token.newlineBefore { return false }
            if token.kind == .punctuation, !token.spaceBefore, Tokenizer.isHyphen(token.scalar) { return true }
            return infos[info(of: token)].goesOn & words != 0
        }
    }

    /// Finds what each token begins. Most begin what their word alone is, and those matches are the memo's own; only where a longer phrase
    /// stands there too are they written anew, behind those of the memo.
    private func findPhrases(_ stream: inout TokenBuffer) {
        let count = stream.tokens.count
        stream.found.append(repeating: .unread, count: count)
        stream.classes.append(repeating: ClassSet(), count: count)
        stream.endings.append(repeating: ClassSet(), count: count + 1)
        stream.longestEndings.append(repeating: 1, count: count + 1)
        stream.matchSpans.append(repeating: MatchSpan(), count: count)
        let words = Words(stream)
        let (tokens, classesOf, endingsOf) = (stream.tokens.scratch, stream.classes.scratch, stream.endings.scratch)
        let (spanOf, longestOf) = (stream.matchSpans.scratch, stream.longestEndings.scratch)
        for i in 0..<count {
            let token = words.tokens[i]
            var starts: Starts = token.kind == .number ? [.quantity, .date] : []
            // ".77", ",77"
            if token.scalar == 0x2E || token.scalar == 0x2C && token.spaceBefore, token.kind == .punctuation {
                starts.insert(.quantity)
            }
            let index = words.info(of: token)
            starts.formUnion(words.infos[index].starts)
            var classes = words.infos[index].classes
            endingsOf[i + 1].formUnion(classes)
            let firstKnown = words.infos[index].firstKnown
            let knownEnd = firstKnown + words.infos[index].knownCount
            spanOf[i] = MatchSpan(start: firstKnown, end: knownEnd)
            let leadsTo = words.infos[index].leadsTo
            if leadsTo != 0, words.mayGoOn(i + 1, with: leadsTo) {
                let first = stream.memo.known.count
                goOn(&stream, from: i, words.infos[index].roots)
                let end = stream.memo.known.count
                if end > first {
                    for m in first..<end {
                        let match = stream.memo.known[m]
                        starts.formUnion(lexicon.entries[Int(match.entry)].starts)
                        classes.insert(match.entryClass)
                        let end = i + Int(match.length)
                        endingsOf[end].insert(match.entryClass)
                        longestOf[end] = max(longestOf[end], UInt8(clamping: match.length))
                    }
                    stream.memo.addPhrases(from: first, before: Int(firstKnown)..<Int(knownEnd))
                    spanOf[i] = MatchSpan(start: Int32(first), end: Int32(stream.memo.known.count))
                }
            }
            tokens[i].starts = starts
            classesOf[i] = classes
        }
    }

    /// No phrase is longer than this many tokens.
    static let longestPhrase = 12

    /// Takes the phrases of several words that go on behind token `i` from the nodes that its word leads to.
    @inline(__always)
    private func goOn(_ stream: inout TokenBuffer, from i: Int, _ roots: (Int32, Int32, Int32, Int32)) {
        func walk(_ node: Int32) {
            if node != 0, lexicon.phrases.following[Int(node)] != 0 { self.walk(&stream, i, i + 1, node, 1) }
        }
        walk(roots.0)
        walk(roots.1)
        walk(roots.2)
        walk(roots.3)
    }

    private func walk(_ stream: inout TokenBuffer, _ start: Int, _ i: Int, _ node: Int32, _ depth: Int) {
        guard i < stream.tokens.count, depth < Self.longestPhrase else { return }
        let token = stream.tokens[i]
        var index = token.info
        if token.kind == .number {
            index = stream.numbers[Int(token.info)].wordInfo
            if index == 0 { return }
        }
        if token.newlineBefore { return }
        if token.kind == .punctuation, Self.isHyphen(token.scalar), !token.spaceBefore {
            walk(&stream, start, i + 1, node, depth + 1)
        }
        if index == 0 { return }
        let info = stream.memo.infos.row
        if info[Int(index)].goesOn & lexicon.phrases.following[Int(node)] == 0 { return }
        let candidates = info[Int(index)].candidates
        step(&stream, start, i, node, candidates.0, depth)
        if candidates.1 != 0 {
            step(&stream, start, i, node, candidates.1, depth)
            if candidates.2 != 0 { step(&stream, start, i, node, candidates.2, depth) }
            if candidates.3 != 0 { step(&stream, start, i, node, candidates.3, depth) }
        }
    }

    @inline(__always)
    private func step(_ stream: inout TokenBuffer, _ start: Int, _ i: Int, _ node: Int32, _ word: Int32, _ depth: Int) {
        guard word != 0 else { return }
        follow(&stream, start, i, lexicon.phrases.next(node, word), depth)
    }

    /// Takes the entries of a node, and goes on below it.
    @inline(__always)
    private func follow(_ stream: inout TokenBuffer, _ start: Int, _ i: Int, _ node: Int32, _ depth: Int) {
        guard node != 0 else { return }
        var e = Int(lexicon.phrases.firstEntry[Int(node)])
        let end = Int(lexicon.phrases.firstEntry[Int(node) + 1])
        while e < end {
            let entry = lexicon.phrases.entries[e]
            stream.memo.addPhrase(
                Match(
                    entry: entry, length: Int16(truncatingIfNeeded: i + 1 - start),
                    entryClass: lexicon.entries[Int(entry)].entryClass))
            e += 1
        }
        if lexicon.phrases.following[Int(node)] != 0 { walk(&stream, start, i + 1, node, depth + 1) }
    }
}
