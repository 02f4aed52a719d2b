import Claims

/// How an event word binds to the number of those it happens to. Lexicons name it as `form=`.
enum EventForm: UInt8 {
    /// An intransitive or passive verb, whose subject is counted: "were killed", «погибли», «قُتل».
    case verb
    /// A verb whose object is counted, or a participle that looks the same: "killed 26", "26 killed".
    case active
    /// A noun with its complement: "the death of 26", «مقتل 8».
    case noun
    /// A noun that is itself what is counted: "26 dead", «225 قتيلا», "3.252 morts".
    case counted
    /// A participle or adjective that says in what state the counted are: "40 missing", "portées disparues".
    case state
    /// The name of a figure, which a verb may part from it: "the death toll rose to 26", «عدد القتلى».
    case toll
    /// A verb that says it did not happen («kimse yaralanmadı»): it takes counts of nobody alone.
    case denied
    /// The forms by the names that lexicons use.
    static let names: [String: EventForm] = [
        "verb": .verb, "active": .active, "noun": .noun, "counted": .counted, "state": .state, "toll": .toll,
        "denied": .denied,
    ]
}

/// Where, of two places, a word stands or binds.
enum Side: UInt8 {
    case either, before, after
}

/// How a verb of saying, or a phrase like "according to", finds its source.
enum SpeechForm: UInt8 {
    case both, before, after, pronoun, relay
    /// The subject of the sentence speaks of itself.
    case own
    /// A participle that only "by" gives a source: "évalués par".
    case passive
    /// Says something only of a figure: "raised the toll".
    case figure
}

/// For each symbol of a lexicon another, 0 for none: found by its number.
struct SymbolTable: Sendable {
    private var values: [Symbol]
    init(count: Int) { values = [Symbol](repeating: 0, count: count) }

    subscript(symbol: Symbol) -> Symbol {
        get { values[Int(symbol)] }
        set { values[Int(symbol)] = newValue }
    }
}

/// A set of symbols of a lexicon, one flag for each that there is.
struct SymbolSet: Sendable {
    private var isMember: [Bool]
    init(count: Int) { isMember = [Bool](repeating: false, count: count) }

    func contains(_ symbol: Symbol) -> Bool { isMember[Int(symbol)] }
    mutating func insert(_ symbol: Symbol) { isMember[Int(symbol)] = true }
}

/// What the rules of binding need of each lexicon entry, worked out once a lexicon: flat arrays by entry number. An object, since every text
/// is handed it, on every core: none of them copies its arrays or counts who holds them. Only its initialiser writes it, so that no reading
/// access is to be checked.
final class ClaimVocabulary: @unchecked Sendable {
    @exclusivity(unchecked) private(set) var form: [EventForm]
    @exclusivity(unchecked) private(set) var side: [Side]
    @exclusivity(unchecked) private(set) var speech: [SpeechForm]
    @exclusivity(unchecked) private(set) var isWeak: [Bool]
    /// Bits (see `bit`) of the kinds of quantity that an event takes.
    @exclusivity(unchecked) private(set) var kinds: [UInt16]
    /// Of events: in units of which dimensions they are measured, bits of `dimensionOfUnit`; all for any.
    @exclusivity(unchecked) private var dimensions: [UInt64]
    /// By the symbol of a unit: the bit of its dimension; 0 for what is no unit.
    @exclusivity(unchecked) private var dimensionOfUnit: [UInt64]
    /// The event counts people.
    @exclusivity(unchecked) private(set) var countsPeople: [Bool]
    /// The concept is a person or stands below it.
    @exclusivity(unchecked) private(set) var isPerson: [Bool]
    /// Events whose figures may count the concept, where it is no person: a body of the killed, a case of the infected, families of the displaced.
    @exclusivity(unchecked) private(set) var isGroup: [Bool]
    /// Concepts that say no more than the event's people do, as symbols: an index into `synonymList`.
    @exclusivity(unchecked) private var synonyms: [Range<Int>]
    @exclusivity(unchecked) private var synonymList: [Symbol] = []
    /// The event's parent in the catalogue, as a symbol; 0 for none.
    @exclusivity(unchecked) private(set) var parent: [Symbol]
    @exclusivity(unchecked) private(set) var speakerKind: [Speaker.Kind]
    /// Of clauses: what is said follows ("that").
    @exclusivity(unchecked) private(set) var opensContent: [Bool]
    /// Of prepositions of place: a source may follow a verb of saying with it.
    @exclusivity(unchecked) private(set) var opensSource: [Bool]
    /// Of words for a figure: the noun that it counts follows in the genitive, with no link.
    @exclusivity(unchecked) private(set) var takesGenitive: [Bool]
    /// Of links: what stands behind tells whose, or of what kind, those are that stand before.
    @exclusivity(unchecked) private(set) var isGenitive: [Bool]
    /// Of prepositions of place: what it opens may be where someone comes from.
    @exclusivity(unchecked) private(set) var isOrigin: [Bool]
    /// Of words for a figure: it is that of a noun before them.
    @exclusivity(unchecked) private(set) var pointsBack: [Bool]
    /// Of words that take a part: they point at people alone, or at things alone.
    @exclusivity(unchecked) private(set) var pointsAtPeople: [Bool]
    @exclusivity(unchecked) private(set) var pointsAtThings: [Bool]
    /// Of words that take a part: they point at what stands behind them ("of those").
    @exclusivity(unchecked) private(set) var pointsAhead: [Bool]
    /// Of links: it takes a part and ends the name of a source.
    @exclusivity(unchecked) private(set) var takesPart: [Bool]
    /// Of prepositions of place: only before a place of the catalogue («bei»).
    @exclusivity(unchecked) private(set) var needsKnown: [Bool]
    /// Of prepositions: it holds an article («im»).
    @exclusivity(unchecked) private(set) var holdsArticle: [Bool]
    /// Of small words: it marks the object of a verb («mató a 12»).
    @exclusivity(unchecked) private(set) var marksObject: [Bool]
    /// Of small words: what one decides, not says ("mourning", "reward").
    @exclusivity(unchecked) private(set) var isDecided: [Bool]
    /// Of clauses: a relative pronoun.
    @exclusivity(unchecked) private(set) var isRelative: [Bool]
    /// Of events: the particle that must stand behind, as a symbol; 0 for none.
    @exclusivity(unchecked) private(set) var tail: [Symbol]
    /// Events whose word names no one counted ("death toll").
    @exclusivity(unchecked) private(set) var namesNoOne: [Bool]
    /// Events after which no other befalls those who are called by the word (the dead).
    @exclusivity(unchecked) private(set) var isFinal: [Bool]
    /// Events that some of their words call so.
    @exclusivity(unchecked) private(set) var finalEvents: SymbolSet
    /// The wider events of those: what else stands under them harms people too.
    @exclusivity(unchecked) private(set) var harms: SymbolSet
    /// Participles that right behind a number are its noun: "12 wounded".
    @exclusivity(unchecked) private(set) var namesThem: [Bool]
    /// The concept that an event counts where the text names none, as a symbol; 0 for none.
    @exclusivity(unchecked) private(set) var counts: [Symbol]
    /// Events whose figures are of the day on which they happened.
    @exclusivity(unchecked) private(set) var happensOnce: [Bool]
    /// Events whose figures are of something that happened (who was aboard), and of no occasion for which people come.
    @exclusivity(unchecked) private(set) var isOfHappening: [Bool]
    /// Events whose figures are of a toll.
    @exclusivity(unchecked) private(set) var isOfToll: [Bool]
    /// For events that count one kind of thing (votes, attacks): the concept; 0 where the event takes any or people.
    @exclusivity(unchecked) private var countsThing: [Symbol]
    /// Events whose word says so of one concept alone: its symbol; 0 where it says so of all.
    @exclusivity(unchecked) private(set) var onlyOf: [Symbol]
    /// The concept that all others are within.
    private let anything: Symbol
    /// The number of the preposition that an event's verb takes before those counted; 0 for none.
    @exclusivity(unchecked) private(set) var preposition: [Int32]
    /// The event that the word means where the text tells of a disease, as a symbol; 0 for the same.
    @exclusivity(unchecked) private(set) var whenIll: [Symbol]
    /// Of clauses: it tells when ("when").
    @exclusivity(unchecked) private(set) var tellsTime: [Bool]
    /// Of times told from the one before: how far.
    @exclusivity(unchecked) private(set) var step: [ToldStep?]
    /// Of times told from the one before: the same time ("then").
    @exclusivity(unchecked) private(set) var isSameTime: [Bool]
    /// Of times told from the one before: the figure was given before the article's, at no time that is told.
    @exclusivity(unchecked) private(set) var isSuperseded: [Bool]
    /// The events whose figures are changes themselves.
    @exclusivity(unchecked) private(set) var isChange: SymbolSet
    /// Units of length.
    @exclusivity(unchecked) private(set) var lengths: SymbolSet
    /// Events whose figures are the prices of goods.
    @exclusivity(unchecked) private(set) var pricedEvents: SymbolSet
    /// Goods that have a price.
    @exclusivity(unchecked) private(set) var isTraded: SymbolSet
    /// Of those, kinds of others: Brent is oil.
    @exclusivity(unchecked) private(set) var isNarrowlyTraded: SymbolSet
    /// The wider event of an event; 0 where there is none.
    @exclusivity(unchecked) private(set) var parentOf: SymbolTable
    /// The event whose rates are held against the year before where nothing else is said; -1 where the language has no word for it.
    let yearly: Symbol
    /// The id of words before a date at which a count begins; -1 where the language has none.
    let since: Symbol
    /// Of what stands before a date: the figures are as of it.
    @exclusivity(unchecked) private(set) var isStatus: [Bool]
    /// By the symbol of a concept that events ask for: the concepts of the language's words that are within it.
    @exclusivity(unchecked) private var within: [Symbol: SymbolSet] = [:]
    private let catalogue: Catalogue
    private let lexicon: Lexicon

    /// The kinds that an event of people takes where its row names none.
    static let ofPeople = bit(.count) | bit(.ratio) | bit(.percent) | bit(.rate)

    /// One bit for each kind.
    static func bit(_ kind: Quantity.Kind) -> UInt16 {
        switch kind {
        case .count: 1
        case .percent: 1 << 1
        case .percentagePoints: 1 << 2
        case .money: 1 << 3
        case .measure: 1 << 4
        case .duration: 1 << 5
        case .rate: 1 << 6
        case .ratio: 1 << 7
        case .ordinal: 1 << 8
        case .date: 1 << 9
        case .time: 1 << 10
        case .identifier: 1 << 11
        }
    }

    init(lexicon: Lexicon, catalogue: Catalogue) {
        let n = lexicon.entries.count
        self.catalogue = catalogue
        self.lexicon = lexicon
        isChange = SymbolSet(count: lexicon.symbols.count)
        parentOf = SymbolTable(count: lexicon.symbols.count)
        lengths = SymbolSet(count: lexicon.symbols.count)
        pricedEvents = SymbolSet(count: lexicon.symbols.count)
        isTraded = SymbolSet(count: lexicon.symbols.count)
        isNarrowlyTraded = SymbolSet(count: lexicon.symbols.count)
        step = [ToldStep?](repeating: nil, count: n)
        isStatus = [Bool](repeating: false, count: n)
        isSameTime = [Bool](repeating: false, count: n)
        isSuperseded = [Bool](repeating: false, count: n)
        tellsTime = [Bool](repeating: false, count: n)
        onlyOf = [Symbol](repeating: 0, count: n)
        anything = lexicon.symbol("thing")
        since = lexicon.symbol("since")
        yearly = catalogue.events.values.first { $0.isYearly }.map { lexicon.symbol($0.id) } ?? -1
        preposition = [Int32](repeating: 0, count: n)
        whenIll = [Symbol](repeating: 0, count: n)
        namesThem = [Bool](repeating: false, count: n)
        isFinal = [Bool](repeating: false, count: n)
        finalEvents = SymbolSet(count: lexicon.symbols.count)
        harms = SymbolSet(count: lexicon.symbols.count)
        counts = [Symbol](repeating: 0, count: n)
        happensOnce = [Bool](repeating: false, count: n)
        isOfToll = [Bool](repeating: false, count: n)
        isOfHappening = [Bool](repeating: false, count: n)
        countsThing = [Symbol](repeating: 0, count: n)
        form = [EventForm](repeating: .verb, count: n)
        side = [Side](repeating: .either, count: n)
        speech = [SpeechForm](repeating: .both, count: n)
        isWeak = [Bool](repeating: false, count: n)
        kinds = [UInt16](repeating: .max, count: n)
        dimensions = [UInt64](repeating: .max, count: n)
        dimensionOfUnit = [UInt64](repeating: 0, count: lexicon.symbols.count)
        let allDimensions = Set(catalogue.units.values.map(\.dimension)).sorted()
        for (symbol, id) in lexicon.symbols.enumerated() {
            guard let unit = catalogue.units[id] else { continue }
            if unit.dimension == "length" { lengths.insert(Symbol(symbol)) }
            dimensionOfUnit[symbol] = 1 << UInt64(allDimensions.firstIndex(of: unit.dimension)!)
        }
        countsPeople = [Bool](repeating: false, count: n)
        isPerson = [Bool](repeating: false, count: n)
        isGroup = [Bool](repeating: false, count: n)
        synonyms = [Range<Int>](repeating: 0..<0, count: n)
        parent = [Symbol](repeating: 0, count: n)
        speakerKind = [Speaker.Kind](repeating: .unknown, count: n)
        opensContent = [Bool](repeating: false, count: n)
        opensSource = [Bool](repeating: false, count: n)
        isRelative = [Bool](repeating: false, count: n)
        tail = [Symbol](repeating: 0, count: n)
        marksObject = [Bool](repeating: false, count: n)
        isDecided = [Bool](repeating: false, count: n)
        takesGenitive = [Bool](repeating: false, count: n)
        pointsBack = [Bool](repeating: false, count: n)
        pointsAtPeople = [Bool](repeating: false, count: n)
        isGenitive = [Bool](repeating: false, count: n)
        isOrigin = [Bool](repeating: false, count: n)
        pointsAtThings = [Bool](repeating: false, count: n)
        pointsAhead = [Bool](repeating: false, count: n)
        takesPart = [Bool](repeating: false, count: n)
        holdsArticle = [Bool](repeating: false, count: n)
        needsKnown = [Bool](repeating: false, count: n)
        namesNoOne = [Bool](repeating: false, count: n)
        for (i, entry) in lexicon.entries.enumerated() where entry.entryClass.rawValue >= EntryClass.event.rawValue {
            let formText = lexicon.text(entry, .form)
            switch lexicon.text(entry, .place) {
            case "before": side[i] = .before
            case "after": side[i] = .after
            default: break
            }
            switch formText {
            case "before": speech[i] = .before
            case "after": speech[i] = .after
            case "pronoun": speech[i] = .pronoun
            case "relay": speech[i] = .relay
            case "figure": speech[i] = .figure
            case "passive": speech[i] = .passive
            case "own": speech[i] = .own
            default: break
            }
            isWeak[i] = lexicon.flag(entry, .weak)
            let id = lexicon.symbols[Int(entry.id)]
            switch entry.entryClass {
            case .event:
                form[i] = EventForm.names[formText] ?? .verb
                counts[i] = catalogue.events[id]?.counts.map { max(0, lexicon.symbol($0)) } ?? 0
                tail[i] = lexicon.field(entry, .tail)
                if let wider = catalogue.events[id]?.parent { parentOf[entry.id] = lexicon.symbol(wider) }
                if catalogue.events[id]?.isChange ?? false { isChange.insert(entry.id) }
                if !(catalogue.events[id]?.unsaidUnits ?? []).isEmpty { pricedEvents.insert(entry.id) }
                onlyOf[i] = lexicon.field(entry, .of)
                if let measured = catalogue.events[id]?.dimensions, !measured.isEmpty {
                    dimensions[i] = measured.reduce(0) { $0 | 1 << UInt64(allDimensions.firstIndex(of: $1)!) }
                }
                whenIll[i] = lexicon.field(entry, .ill)
                if lexicon.flag(entry, .with) {
                    let parts = FormSplitter(folding: lexicon.folding).words(of: lexicon.text(entry, .with))
                    preposition[i] = parts.first.map { lexicon.words.number(of: $0.bytes[...]) } ?? 0
                }
                happensOnce[i] = catalogue.events[id]?.happensOnce ?? false
                isOfHappening[i] = happensOnce[i] && catalogue.events[id]?.isOccasion == false
                isOfToll[i] = catalogue.events[id]?.isOfToll ?? false
                namesNoOne[i] = lexicon.text(entry, .counted) == "no"
                isFinal[i] = lexicon.text(entry, .level) == "last"
                if isFinal[i] {
                    finalEvents.insert(entry.id)
                    if parentOf[entry.id] > 0 { harms.insert(parentOf[entry.id]) }
                }
                namesThem[i] = lexicon.text(entry, .counted) == "yes"
                if let counts = catalogue.events[id]?.counts, counts != "itself",
                    !catalogue.concept(counts, isWithin: "person")
                {
                    countsThing[i] = max(0, lexicon.symbol(counts))
                }
                if let counts = catalogue.events[id]?.counts, catalogue.concept(counts, isWithin: "person") {
                    countsPeople[i] = true
                    kinds[i] = Self.ofPeople
                }
                parent[i] = catalogue.events[id]?.parent.map { max(0, lexicon.symbol($0)) } ?? 0
                let from = synonymList.count
                synonymList += catalogue.events[id].map { $0.synonyms.map(lexicon.symbol) } ?? []
                for other in catalogue.events[id]?.others ?? [] {
                    synonymList += catalogue.concepts.keys.filter { catalogue.concept($0, isWithin: other) }
                        .map(lexicon.symbol)
                }
                synonyms[i] = from..<synonymList.count
                let wanted = lexicon.text(entry, .kind)
                if !wanted.isEmpty {
                    kinds[i] = wanted.split(separator: ",").reduce(0) { mask, name in
                        mask | (Quantity.Kind(rawValue: String(name)).map(Self.bit) ?? 0)
                    }
                }
            case .concept:
                isPerson[i] = catalogue.concept(id, isWithin: "person")
                isGroup[i] = catalogue.concept(id, isWithin: "group")
                guard let concept = catalogue.concepts[id], concept.isTraded else { break }
                isTraded.insert(entry.id)
                if concept.parents.contains(where: { catalogue.concepts[$0]?.isTraded ?? false }) {
                    isNarrowlyTraded.insert(entry.id)
                }
            case .organisation: speakerKind[i] = catalogue.organisations[id]?.kind ?? .organisation
            case .accordingTo: speakerKind[i] = Speaker.Kind(rawValue: lexicon.text(entry, .kind)) ?? .unknown
            case .source: speakerKind[i] = Speaker.Kind(rawValue: lexicon.text(entry, .kind)) ?? .person
            case .clause:
                opensContent[i] = formText == "content"
                isRelative[i] = formText == "relative"
                tellsTime[i] = formText == "time"
            case .earlier where id == "then": isSameTime[i] = true
            case .earlier where id == "superseded": isSuperseded[i] = true
            case .earlier:
                let unit = DateUnit.allCases.first { "\($0)" == id } ?? .day
                let back = entry.value.truncated ?? 1
                step[i] = ToldStep(unit: unit, count: back == 0 ? -1 : -back)
            case .asOf: isStatus[i] = id == "status"
            case .placeBefore:
                opensSource[i] = formText == "source"
                holdsArticle[i] = formText == "article"
                needsKnown[i] = formText == "known"
                isOrigin[i] = lexicon.flag(entry, .weak)
            case .figure:
                takesGenitive[i] = formText == "genitive"
                pointsBack[i] = formText == "owned" || formText == "owners"
                pointsAtPeople[i] = formText == "owners"
            case .including:
                pointsAtPeople[i] = formText == "people"
                pointsAtThings[i] = formText == "things"
                pointsAhead[i] = formText == "those"
            case .of:
                takesPart[i] = formText == "part"
                isGenitive[i] = formText == "genitive"
            case .stop:
                marksObject[i] = formText == "object"
                isDecided[i] = formText == "decided"
            default: break
            }
        }
        collectConcepts()
    }

    /// Works out which concepts are within those that events ask for: their names are compared once, not for every figure.
    private func collectConcepts() {
        let concepts = Set(lexicon.entries.lazy.filter { $0.entryClass == .concept }.map(\.id))
        for wider in Set(onlyOf).union(countsThing) where wider > 0 {
            var set = SymbolSet(count: lexicon.symbols.count)
            for concept in concepts
            where catalogue.concept(lexicon.symbols[Int(concept)], isWithin: lexicon.symbols[Int(wider)]) {
                set.insert(concept)
            }
            within[wider] = set
        }
    }

    /// The concept of two joined by "and": the one that holds the other, or the parent of both; nil where they share none.
    func union(_ a: Symbol, _ b: Symbol) -> Symbol? {
        let (first, second) = (lexicon.symbols[Int(a)], lexicon.symbols[Int(b)])
        if catalogue.concept(second, isWithin: first) { return a }
        if catalogue.concept(first, isWithin: second) { return b }
        let shared = catalogue.concepts[first]?.parents.first { catalogue.concept(second, isWithin: $0) }
        return shared.map(lexicon.symbol).flatMap { $0 > 0 ? $0 : nil }
    }

    /// A concept says no more than the event's people do: "bodies" of the killed.
    func isSynonym(_ concept: Symbol, of event: Int) -> Bool { synonymList[synonyms[event]].contains(concept) }

    /// Whether an event takes a figure of this kind and in this unit.
    func event(_ event: Int, takes kind: Quantity.Kind, in unit: Symbol) -> Bool {
        kinds[event] & Self.bit(kind) != 0
            && (kind != .measure || dimensions[event] == .max || dimensions[event] & dimensionOfUnit[Int(unit)] != 0)
    }

    /// Whether an event may happen to what a concept names: events of people do not happen to buildings.
    func event(_ event: Int, fits concept: Int, _ id: Symbol) -> Bool {
        if onlyOf[event] != 0 {
            guard within[onlyOf[event]]?.contains(id) ?? false else { return false }
            // A word that says this of some alone says it of them whoever else the event counts.
            if onlyOf[event] != anything { return true }
        }
        if countsThing[event] != 0 {
            return within[countsThing[event]]?.contains(id) ?? false
                || synonymList[synonyms[event]].contains(id)
        }
        guard countsPeople[event] else { return !isPerson[concept] }
        return isPerson[concept] || isGroup[concept] || synonymList[synonyms[event]].contains(id)
    }
}
