import Claims
import Synchronization

/// Reads an article: finds its quantities, and binds them to claims.
public final class Extractor: Sendable {
    /// Raised when reading of any text changes: replay tells engine drift by it.
    public static let version = 1

    /// What is read: text and what is known about it.
    public struct Input: Sendable {
        public var text: String
        public var title: String?
        /// The article's key, which claim keys begin with.
        public var articleKey: String
        /// nil: recognised from the text.
        public var language: String?
        public var date: CivilTime?

        /// An article to read.
        public init(text: String, title: String? = nil, articleKey: String, language: String? = nil, date: CivilTime? = nil) {
            self.text = text
            self.title = title
            self.articleKey = articleKey
            self.language = language
            self.date = date
        }
    }

    /// What was found, in reading order (title first).
    public struct Output: Sendable {
        public var language: String
        public var quantities: [Quantity]
        /// Claims in reading order; `quantityIndex[i]` is the quantity of `claims[i]`.
        public var claims: [Claim]
        public var quantityIndex: [Int]
    }

    public let languages: Languages
    public let catalogue: Catalogue
    public let policy: Policy
    private let readers = Mutex<[String: LanguageReader]>([:])
    /// Streams whose storage is used again: one a thread that reads at the same time.
    private let streams = Mutex<[String: [TokenStream]]>([:])
    let recogniser: LanguageRecogniser

    /// An extractor; lexicons are read on first use. Safe to use from several threads.
    public init(languages: Languages, catalogue: Catalogue, policy: Policy = Policy()) {
        self.languages = languages
        self.catalogue = catalogue
        self.policy = policy
        recogniser = LanguageRecogniser(languages: languages)
    }

    /// The language of `text`; nil where no installed language fits.
    public func recognise(_ text: String) throws(DataError) -> LanguageRecogniser.Recognition? {
        try recogniser.recognise(text)
    }

    /// Reads an article. Throws where its language is not installed or a lexicon is broken, never for what the text holds.
    public func extract(_ input: Input) throws(DataError) -> Output {
        let language: String
        if let given = input.language {
            language = given
        } else if let found = try recognise((input.title.map { $0 + "\n" } ?? "") + input.text) {
            language = found.language
        } else {
            return Output(language: "und", quantities: [], claims: [], quantityIndex: [])
        }
        let reader = try self.reader(of: language)
        var stream = streams.withLock { $0[language]?.popLast() } ?? TokenStream()
        defer { streams.withLock { $0[language, default: []].append(stream) } }
        return reader.read(input, with: &stream)
    }

    private func reader(of language: String) throws(DataError) -> LanguageReader {
        if let known = readers.withLock({ $0[language] }) { return known }
        let lexicon = try languages.lexicon(language, catalogue: catalogue)
        let made = LanguageReader(lexicon: lexicon, catalogue: catalogue, policy: policy)
        readers.withLock { $0[language] = made }
        return made
    }
}

/// Reads articles of one language.
final class LanguageReader: Sendable {
    let lexicon: Lexicon
    let tokenizer: Tokenizer
    let quantityReader: QuantityReader
    let claimReader: ClaimReader
    let catalogue: Catalogue

    init(lexicon: Lexicon, catalogue: Catalogue, policy: Policy) {
        self.lexicon = lexicon
        self.catalogue = catalogue
        claimReader = ClaimReader(lexicon: lexicon, catalogue: catalogue)
        tokenizer = Tokenizer(lexicon: lexicon)
        var vague: [Symbol: Catalogue.VagueClass] = [:]
        for (id, known) in catalogue.vague {
            var settled = known
            if let interval = policy.vague[id] { settled.interval = interval }
            let symbol = lexicon.symbol(id)
            if symbol > 0 { vague[symbol] = settled }
        }
        quantityReader = QuantityReader(lexicon: lexicon, vague: vague)
    }

    func read(_ input: Extractor.Input, with stream: inout TokenStream) -> Extractor.Output {
        var output = Extractor.Output(language: lexicon.code, quantities: [], claims: [], quantityIndex: [])
        var readings: [Reading] = []
        for field in [Span.Field.title, .text] {
            guard let text = field == .title ? input.title : input.text else { continue }
            tokenizer.read(text, into: &stream)
            quantityReader.read(stream, reference: input.date, into: &readings)
            let first = output.quantities.count
            for reading in readings { output.quantities.append(quantity(reading, in: field, stream)) }
            let drafts = claimReader.read(stream, readings, ClaimContext(isTitle: field == .title, date: input.date))
            guard !drafts.isEmpty else { continue }
            let builder = ClaimBuilder(lexicon: lexicon, catalogue: catalogue, field: field, articleKey: input.articleKey)
            output.claims += builder.build(drafts, stream, output.quantities[first...])
            output.quantityIndex += drafts.map { first + $0.reading }
        }
        return output
    }

    private func span(_ tokens: Range<Int>, in field: Span.Field, _ stream: TokenStream) -> Span {
        let (first, last) = (stream.tokens[tokens.lowerBound], stream.tokens[tokens.upperBound - 1])
        return Span(in: field, utf8: Int(first.start)..<Int(last.end), scalars: Int(first.scalarStart)..<Int(last.scalarEnd))
    }

    /// The unit's code; `[bbl_us]` per `d` is written as UCUM writes a quotient, a bare count per day as `/d`.
    private func unit(_ r: Reading) -> String? {
        let unit = r.unit == 0 ? nil : lexicon.symbols[Int(r.unit)]
        return r.per == 0 ? unit : (unit ?? "") + "/" + lexicon.symbols[Int(r.per)]
    }

    private func quantity(_ r: Reading, in field: Span.Field, _ stream: TokenStream) -> Quantity {
        let place = span(r.numeral, in: field, stream)
        var modifiers: [Span] = []
        if !r.before.isEmpty { modifiers.append(span(r.before, in: field, stream)) }
        if !r.after.isEmpty { modifiers.append(span(r.after, in: field, stream)) }
        var steps = ["\(r.rule)"]
        for modifier in modifiers { steps.append("\(r.modifier.rawValue): \(stream.text(modifier.utf8))") }
        return Quantity(
            span: place, text: stream.text(place.utf8), kind: r.kind, modifier: r.modifier, approx: r.approx, interval: r.interval,
            unit: unit(r), date: r.date, precision: r.precision,
            vagueClass: r.vagueClass == 0 ? nil : lexicon.symbols[Int(r.vagueClass)], modifierSpans: modifiers, reading: steps)
    }
}
