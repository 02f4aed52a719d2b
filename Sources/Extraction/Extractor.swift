import Claims
import Synchronization

/// Reads an article: finds its quantities, and binds them to claims.
public final class Extractor: Sendable {
    /// Raised when reading of any text changes: replay tells engine drift by it.
    public static let version = 3

    /// What is read: text and what is known about it.
    public struct Input: Sendable {
        /// The article's text, which spans count in.
        public var text: String
        /// Its headline, where the text does not hold it.
        public var title: String?
        /// The article's key, which claim keys begin with.
        public var articleKey: String
        /// nil: recognised from the text.
        public var language: String?
        /// The dateline that relative dates count from.
        public var date: CivilTime?
        /// Whether quantities and claims say how they were read, for `why`. Reading is quicker without.
        public var explains: Bool
        /// Whether ones that no numeral states are read too ("a policeman was killed"). Reading is quicker without.
        public var withImplied: Bool

        /// An article to read.
        public init(
            text: String, title: String? = nil, articleKey: String, language: String? = nil, date: CivilTime? = nil,
            explains: Bool = true, withImplied: Bool = false
        ) {
            self.text = text
            self.title = title
            self.articleKey = articleKey
            self.language = language
            self.date = date
            self.explains = explains
            self.withImplied = withImplied
        }
    }

    /// What was found, in reading order (title first).
    public struct Output: Sendable {
        /// The language it was read in.
        public var language: String
        /// All quantities, those that are no claims too.
        public var quantities: [Quantity]
        /// Claims in reading order; `quantityIndex[i]` is the quantity of `claims[i]`.
        public var claims: [Claim]
        /// For each claim the index of its quantity.
        public var quantityIndex: [Int]
    }

    /// Where lexicons come from.
    public let languages: Languages
    /// The ids that lexicons speak of.
    public let catalogue: Catalogue
    /// The bounds of vague words.
    public let policy: Policy
    private let readers = Mutex<[String: LanguageReader]>([:])
    /// Buffers whose storage is used again: one a thread that reads at the same time.
    private let buffers = Mutex<[String: [PooledBuffer]]>([:])
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
        guard let language = try language(of: input) else {
            return Output(language: "und", quantities: [], claims: [], quantityIndex: [])
        }
        return try reading(language) { $0.read(input, with: &$1) }
    }

    /// Reads an article and hands what was found in each of its texts to `take`, the title first, the text last; false where it is of no
    /// language known. Throws as `extract` does, before anything is handed over.
    package func scan(_ input: Input, _ take: (Findings) -> Void) throws(DataError) -> Bool {
        guard let language = try language(of: input) else { return false }
        try reading(language) { $0.scan(input, with: &$1, take) }
        return true
    }

    private func language(of input: Input) throws(DataError) -> String? {
        if let given = input.language { return given }
        return try recognise((input.title.map { $0 + "\n" } ?? "") + input.text)?.language
    }

    /// Hands the reader of a language to `body`, with a buffer that no other thread has.
    private func reading<Result>(
        _ language: String, _ body: (LanguageReader, inout TokenBuffer) -> Result
    ) throws(DataError) -> Result {
        let reader = try self.reader(of: language)
        let pooled = buffers.withLock { $0[language]?.popLast() } ?? PooledBuffer()
        defer { buffers.withLock { $0[language, default: []].append(pooled) } }
        return body(reader, &pooled.buffer)
    }

    /// One thread at a time has it: it is taken from the pool and given back under a lock.
    private final class PooledBuffer: @unchecked Sendable {
        var buffer = TokenBuffer()
    }

    private func reader(of language: String) throws(DataError) -> LanguageReader {
        if let known = readers.withLock({ $0[language] }) { return known }
        let lexicon = try languages.lexicon(language, catalogue: catalogue)
        let made = LanguageReader(lexicon: lexicon, catalogue: catalogue, policy: policy)
        readers.withLock { $0[language] = made }
        return made
    }
}
