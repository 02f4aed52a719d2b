import Claims

/// What a lexicon says of one form: its class and fields.
struct Entry: Sendable {
    var entryClass: EntryClass
    /// `value=`, 0 where the row has none.
    var value: ExactNumber
    /// `id=` as a symbol, 0 where there is none.
    var id: Symbol
    /// Fields, as a range of `Lexicon.fields`.
    var firstField: Int32
    var fieldCount: Int32
    /// Of the row that made it: index of the file, line.
    var file: Int32
    var line: Int32
    /// The number of the row among all rows.
    var row: Int32
    /// What may begin at a token that begins this phrase.
    var starts: Starts = []
}

/// What may begin at a token: asked of every token, so that most answer no at once.
struct Starts: OptionSet, Sendable {
    var rawValue: UInt8
    /// A numeral, or a modifier, sign or word that leads to one.
    static let quantity = Starts(rawValue: 1)
    static let date = Starts(rawValue: 2)
    /// A name that a number completes ("Article 5").
    static let name = Starts(rawValue: 4)
    /// Words that look like a number and are none.
    static let notNumber = Starts(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ entryClass: EntryClass, dual: Bool) {
        switch entryClass {
        case .number, .point, .minus, .fraction, .ordinal, .dozen, .vague, .modifier, .rangeOpen, .currency, .percent: self = .quantity
        case .month, .weekday, .dayWord, .dayPart, .periodUnit, .ago, .ahead, .relative, .stretchPart, .yearBefore, .dateOpen, .clock, .season,
            .holiday, .article:
            self = .date
        case .nameBefore: self = .name
        case .notNumber: self = .notNumber
        default: self = []
        }
        if dual { insert(.quantity) }
        // "second of May", "first half of": ordinals begin dates too, and so do numbers.
        if contains(.quantity) { insert(.date) }
    }
}

/// A string of the lexicon, interned: 0 is "none".
typealias Symbol = Int32

/// A language's words in flat tables: words to numbers, phrases as a trie over them, entries at its nodes. Immutable; shared by all threads.
struct Lexicon: Sendable {
    /// The language's code: the folder's name.
    let code: String
    let folding: Folding
    let settings: Settings

    var entries: [Entry] = []
    var fields: [(key: FieldKey, value: Symbol)] = []
    private(set) var symbols: [String] = [""]
    private var symbolIndex: [String: Symbol] = ["": 0]

    // Words: open addressing over the folded bytes in `arena`. Word numbers begin at 1.
    var wordCount = 0
    var arena: [UInt8] = []
    var wordRange: [Range<Int>] = [0..<0]
    var wordTable: [Int32] = [Int32](repeating: 0, count: 1 << 12)
    /// Word numbers of stems (forms that end in *), looked up by prefix.
    var isStem: [Bool] = [false]
    /// Word numbers of whole words (a word may be both).
    var isWhole: [Bool] = [false]
    /// Bit n is set when some stem has n bytes (63 stands for all longer).
    var stemLengths: UInt64 = 0

    // Trie: node 0 is the root. `nodeEntries` is for building; `seal` lays it flat.
    private var nodeEntries: [[Int32]] = [[]]
    private(set) var nodeFirst: [Int32] = []
    private(set) var entryList: [Int32] = []
    private(set) var nodeHasChildren: [Bool] = [true]
    private var edgeKeys: [UInt64] = [UInt64](repeating: 0, count: 1 << 12)
    private var edgeNodes: [Int32] = [Int32](repeating: 0, count: 1 << 12)
    private var edgeCount = 0

    /// Clitics: folded bytes and whether they are cut off as a word.
    struct Affix: Sendable {
        var bytes: [UInt8]
        var isConjunction: Bool
        var isArticle: Bool
    }
    var prefixes: [Affix] = []
    var suffixes: [Affix] = []
    /// Some form holds digits ("France 24").
    var hasDigitForms = false
    /// Words that may be parts of a joined number, as entries of class number, joiner, ordinal, fraction.
    var numberWords: [Bool] = [false]

    /// The habits of a language in writing numbers and dates.
    struct Settings: Sendable {
        var name = ""
        /// Scalars that are decimal marks, and that group digits.
        var decimal: [UInt32] = [0x2E]
        var group: [UInt32] = [0x2C]
        /// The order of numeric dates.
        var order: DateOrder = .dayMonthYear
        var keepsMarks = false
        /// Number words are written together (German), so unknown words are cut into number words.
        var joined = false
        /// The script that most of the language's letters are in: an ISO 15924 name, for recognising it.
        var script = ""
    }

    enum DateOrder: Sendable { case dayMonthYear, monthDayYear, yearMonthDay }

    init(code: String, settings: Settings) {
        self.code = code
        self.settings = settings
        folding = settings.keepsMarks ? .keepingMarks : .droppingMarks
    }

    // MARK: Symbols and fields

    /// The symbol of a string, made where it is new.
    mutating func intern(_ text: String) -> Symbol {
        if let known = symbolIndex[text] { return known }
        let symbol = Symbol(symbols.count)
        symbols.append(text)
        symbolIndex[text] = symbol
        return symbol
    }

    /// The symbol of a string that some row uses; -1 where none does.
    func symbol(_ text: String) -> Symbol { symbolIndex[text] ?? -1 }

    /// The value of a field, 0 where the entry has none.
    @inline(__always)
    func field(_ entry: Entry, _ key: FieldKey) -> Symbol {
        var i = Int(entry.firstField)
        let end = i + Int(entry.fieldCount)
        while i < end {
            if fields[i].key == key { return fields[i].value }
            i += 1
        }
        return 0
    }

    func text(_ entry: Entry, _ key: FieldKey) -> String { symbols[Int(field(entry, key))] }
    func flag(_ entry: Entry, _ key: FieldKey) -> Bool { field(entry, key) != 0 }

    // MARK: Words

    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var h: UInt64 = 0xcbf2_9ce4_8422_2325
        for b in bytes { h = (h ^ UInt64(b)) &* 0x100_0000_01b3 }
        return h ^ (h >> 29)
    }

    /// The number of a word by its folded bytes; 0 where the lexicon does not have it.
    func word(_ bytes: ArraySlice<UInt8>) -> Int32 {
        var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & (wordTable.count - 1)
        while wordTable[slot] != 0 {
            let candidate = Int(wordTable[slot])
            if arena[wordRange[candidate]].elementsEqual(bytes) { return Int32(candidate) }
            slot = (slot + 1) & (wordTable.count - 1)
        }
        return 0
    }

    /// The number of a word, added where it is new.
    mutating func addWord(_ bytes: ArraySlice<UInt8>) -> Int32 {
        let known = word(bytes)
        if known != 0 { return known }
        wordCount += 1
        if wordCount * 2 > wordTable.count { growWords() }
        let start = arena.count
        arena.append(contentsOf: bytes)
        wordRange.append(start..<arena.count)
        isStem.append(false)
        isWhole.append(false)
        numberWords.append(false)
        insert(Int32(wordCount))
        return Int32(wordCount)
    }

    private mutating func insert(_ number: Int32) {
        var slot = Int(truncatingIfNeeded: Self.hash(arena[wordRange[Int(number)]])) & (wordTable.count - 1)
        while wordTable[slot] != 0 { slot = (slot + 1) & (wordTable.count - 1) }
        wordTable[slot] = number
    }

    private mutating func growWords() {
        wordTable = [Int32](repeating: 0, count: wordTable.count * 2)
        for n in 1..<wordCount { insert(Int32(n)) }
    }

    // MARK: Phrases

    @inline(__always)
    private func edgeSlot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (edgeKeys.count - 1)
    }

    /// The node that `word` leads to from `node`; 0 where no phrase goes on so.
    @inline(__always)
    func next(_ node: Int32, _ word: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        var slot = edgeSlot(key)
        while edgeKeys[slot] != 0 {
            if edgeKeys[slot] == key { return edgeNodes[slot] }
            slot = (slot + 1) & (edgeKeys.count - 1)
        }
        return 0
    }

    /// Adds an entry under a phrase of word numbers.
    mutating func add(_ entry: Int32, phrase: [Int32]) {
        var node: Int32 = 0
        for word in phrase {
            var following = next(node, word)
            if following == 0 {
                following = Int32(nodeEntries.count)
                nodeEntries.append([])
                nodeHasChildren.append(false)
                nodeHasChildren[Int(node)] = true
                edgeCount += 1
                if edgeCount * 2 > edgeKeys.count { growEdges() }
                insertEdge(UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word)), following)
            }
            node = following
        }
        nodeEntries[Int(node)].append(entry)
    }

    /// Lays the tables flat; the last step of reading.
    mutating func seal() {
        for list in nodeEntries {
            nodeFirst.append(Int32(entryList.count))
            entryList.append(contentsOf: list)
        }
        nodeFirst.append(Int32(entryList.count))
        nodeEntries = []
        prefixes.sort { $0.bytes.count > $1.bytes.count }
        suffixes.sort { $0.bytes.count > $1.bytes.count }
    }

    private mutating func insertEdge(_ key: UInt64, _ node: Int32) {
        var slot = edgeSlot(key)
        while edgeKeys[slot] != 0 { slot = (slot + 1) & (edgeKeys.count - 1) }
        edgeKeys[slot] = key
        edgeNodes[slot] = node
    }

    private mutating func growEdges() {
        let (oldKeys, oldNodes) = (edgeKeys, edgeNodes)
        edgeKeys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        edgeNodes = [Int32](repeating: 0, count: oldKeys.count * 2)
        for (i, key) in oldKeys.enumerated() where key != 0 { insertEdge(key, oldNodes[i]) }
    }
}
