import Claims

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

    /// A recognised language.
    public struct Recognition: Sendable {
        public var language: String
        /// 0 to 1: how far the best language leads the next.
        public var confidence: Double
    }

    public let languages: Languages
    public let catalogue: Catalogue
    public let policy: Policy

    /// An extractor; lexicons are read on first use. Safe to use from several threads.
    public init(languages: Languages, catalogue: Catalogue, policy: Policy = Policy()) {
        self.languages = languages
        self.catalogue = catalogue
        self.policy = policy
    }

    /// The language of `text`; nil where no installed language fits.
    public func recognise(_ text: String) throws(DataError) -> Recognition? { nil }

    /// Reads an article. Throws where its language is not installed or a lexicon is broken, never for what the text holds.
    public func extract(_ input: Input) throws(DataError) -> Output {
        Output(language: input.language ?? "und", quantities: [], claims: [], quantityIndex: [])
    }
}
