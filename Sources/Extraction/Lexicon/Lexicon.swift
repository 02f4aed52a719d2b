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
    /// Bit n is set where the row has the field whose raw value is n.
    var keys: UInt64 = 0
    /// `is=` of a modifier.
    var modifier: Quantity.Modifier?
    /// `reach=`: words that may stand between.
    var reach: Int16 = 0
}

/// Values of fields that rules ask for. Each lexicon numbers them first and alike, so that asking compares two numbers.
enum KnownValue: Symbol, CaseIterable {
    case yes = 1
    case no, before, after, both, any, between, from, bare, hundreds, tens, only, maybe, duration, code, phone, over,
        inner, lower, upper, address, span, age, limit, object, active

    /// Its number in every lexicon.
    var symbol: Symbol { rawValue }
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
    /// A word that only dates and times are made of.
    static let calendar = Starts(rawValue: 16)
    /// A word that names a day or a stretch of time, which every date without a year in digits has.
    static let dated = Starts(rawValue: 64)
    /// A word that binds numbers to claims: an event, a concept, a source.
    static let claim = Starts(rawValue: 32)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ entryClass: EntryClass, dual: Bool) {
        switch entryClass {
        case .number, .point, .minus, .fraction, .ordinal, .dozen, .vague, .modifier, .rangeOpen, .currency, .percent:
            self = .quantity
        case .month, .weekday, .dayWord, .dayPart, .periodUnit, .season, .holiday: self = [.date, .calendar, .dated]
        case .ago, .ahead, .relative, .stretchPart, .yearBefore, .dateOpen, .clock:
            self = [.date, .calendar]
        case .yearAfter: self = .calendar
        // "a week ago", "the 21st"
        case .article: self = .date
        // An organisation's name may hold a number ("Khabar 24").
        case .nameBefore: self = .name
        case .organisation: self = [.name, .claim]
        case .notNumber: self = .notNumber
        default: self = entryClass.rawValue >= EntryClass.event.rawValue ? .claim : []
        }
        if dual { insert(.quantity) }
        // "second of May", "first half of": ordinals begin dates too, and so do numbers.
        if contains(.quantity) { insert(.date) }
    }
}

/// A string of the lexicon, interned: 0 is "none".
typealias Symbol = Int32

/// A language's words and phrases: immutable, shared by all threads.
final class Lexicon: Sendable {
    /// The language's code: the folder's name.
    let code: String
    let folding: Folding
    let settings: Settings
    let entries: [Entry]
    let fields: [(key: FieldKey, value: Symbol)]
    let symbols: [String]
    private let symbolIndex: [String: Symbol]
    let words: WordTable
    let phrases: PhraseTrie
    /// Clitics, longest first.
    let prefixes: [Affix]
    let suffixes: [Affix]
    /// Folded endings of verbs.
    let verbEndings: [[UInt8]]
    /// Some form holds digits ("France 24").
    let hasDigitForms: Bool
    /// The language has articles that mean one: `indefinite` rows.
    let hasIndefinite: Bool

    /// A clitic: its folded bytes and whether it is cut off as a word.
    struct Affix: Sendable {
        var bytes: [UInt8]
        var isConjunction: Bool
        var isArticle: Bool
        var isPlace: Bool
        var isPreposition: Bool
        /// Makes the word the one who is told (Arabic ل).
        var isRecipient: Bool
    }

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
        /// The head of a noun phrase is its last noun ("police officers"), not its first.
        var headsLast = false
        /// A verb of saying may stand without a subject, which then is who spoke before.
        var dropsSubjects = false
        /// A verb of saying may go without a pronoun, though its subject stands before it.
        var omitsPronouns = false
        /// All nouns have capitals: one says nothing of a name.
        var capitalisesNouns = false
        /// The verb ends the sentence, its subject begins it.
        var verbsLast = false
        /// The verb stands before its subject: «تجاوز عدد القتلى 100».
        var verbsFirst = false
        /// The word for one stands behind its noun: «شخص واحد».
        var onesFollow = false
        /// A noun before its number makes the number about: «человек двадцать».
        var invertsCounts = false
        /// Two neighbours are one amount: «iki üç kişi», two or three.
        var pairsNumbers = false
        var skipsHundred = false
        var linksShares = false

        var folding: Folding { keepsMarks ? .keepingMarks : .droppingMarks }
    }

    enum DateOrder: Sendable { case dayMonthYear, monthDayYear, yearMonthDay }

    init(_ builder: LexiconBuilder) {
        code = builder.code
        settings = builder.settings
        folding = builder.settings.folding
        entries = builder.entries
        fields = builder.fields
        symbols = builder.symbols
        symbolIndex = builder.symbolIndex
        words = builder.words
        phrases = builder.phrases.sealed()
        prefixes = builder.prefixes.sorted { $0.bytes.count > $1.bytes.count }
        suffixes = builder.suffixes.sorted { $0.bytes.count > $1.bytes.count }
        verbEndings = builder.verbEndings
        hasDigitForms = builder.hasDigitForms
        hasIndefinite = builder.entries.contains { $0.entryClass == .indefinite }
    }

    /// The symbol of a string that some row uses; -1 where none does.
    func symbol(_ text: String) -> Symbol { symbolIndex[text] ?? -1 }

    /// The value of a field, 0 where the entry has none.
    @inline(__always)
    func field(_ entry: Entry, _ key: FieldKey) -> Symbol {
        guard flag(entry, key) else { return 0 }
        var i = Int(entry.firstField)
        let end = i + Int(entry.fieldCount)
        while i < end {
            if fields[i].key == key { return fields[i].value }
            i += 1
        }
        return 0
    }

    func text(_ entry: Entry, _ key: FieldKey) -> String { symbols[Int(field(entry, key))] }

    /// Whether the row has the field.
    @inline(__always)
    func flag(_ entry: Entry, _ key: FieldKey) -> Bool { entry.keys & (1 << UInt64(key.rawValue)) != 0 }

    /// Whether the row's field has this value.
    @inline(__always)
    func says(_ entry: Entry, _ key: FieldKey, _ value: KnownValue) -> Bool { field(entry, key) == value.symbol }
}

/// A lexicon while its rows are read.
struct LexiconBuilder {
    let code: String
    let settings: Lexicon.Settings
    var entries: [Entry] = []
    var fields: [(key: FieldKey, value: Symbol)] = []
    private(set) var symbols: [String] = [""]
    private(set) var symbolIndex: [String: Symbol] = ["": 0]
    var words = WordTable()
    var phrases = PhraseTrie()
    var prefixes: [Lexicon.Affix] = []
    var suffixes: [Lexicon.Affix] = []
    var verbEndings: [[UInt8]] = []
    var hasDigitForms = false
    /// The rows being read are of the folder that every language shares.
    var readsSigns = false

    init(code: String, settings: Lexicon.Settings) {
        self.code = code
        self.settings = settings
        for value in KnownValue.allCases { _ = intern("\(value)") }
    }

    /// The symbol of a string, made where it is new.
    mutating func intern(_ text: String) -> Symbol {
        if let known = symbolIndex[text] { return known }
        let symbol = Symbol(symbols.count)
        symbols.append(text)
        symbolIndex[text] = symbol
        return symbol
    }
}
