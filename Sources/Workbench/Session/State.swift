import Claims

/// What a session comes to after its log: a value folded over the entries that stand.
public struct SessionState: Sendable, Hashable {
    /// An article in the session.
    public struct LoadedArticle: Sendable, Hashable {
        public var handle: Handle
        /// With the metadata as corrected.
        public var article: Article
        /// `article.key`.
        public var key: String
        /// The language it was read in: as given, else as recognised.
        public var language: String
        /// The id of the extraction that its claims come from.
        public var extraction: String
        /// The article that this one is a copy of: the same text, loaded before from another outlet.
        public var copyOf: Handle?
        /// Claim numbers by what a key says after the article's part; numbers of claims that went are kept.
        var numbers: [String: Int]
        /// Claims that the analyst added, as they were added.
        var added: [Claim]
    }

    /// A note of the analyst.
    public struct Note: Sendable, Hashable {
        public var subject: Change.Subject
        public var text: String
        /// The number of the log entry that made it.
        public var entry: Int
    }

    /// A rating of the analyst.
    public struct Rating: Sendable, Hashable {
        public var rating: String
        public var reason: String
    }

    public var policy = Policy()
    /// In loading order, without the dropped ones.
    public var articles: [LoadedArticle] = []
    /// By claim key.
    public var edits: [String: ClaimEdit] = [:]
    public var notes: [Note] = []
    /// By claim key.
    public var reviews: [String: Change.Review] = [:]
    /// By claim key.
    public var ratings: [String: Rating] = [:]
    /// In the order in which they were said.
    public var links: [LinkOverride] = []
    /// Canonical name by other name.
    public var aliases: [String: String] = [:]

    /// A pair of claims that the analyst links or unlinks, by key.
    public struct LinkOverride: Sendable, Hashable {
        public var a: String
        public var b: String
        /// True to compare the two, false to keep them apart.
        public var linked: Bool
    }
}

/// What an engine read in an article, kept so that a session can be opened, undone and replayed without one.
public struct Extraction: Sendable, Hashable {
    /// SHA-256 over the input and the claims, first 16 digits.
    public var id: String
    /// The digest of the text that was read.
    public var textDigest: String
    /// The extraction engine's version.
    public var engine: Int
    public var language: String
    /// The lexicon's digest.
    public var lexicon: String
    /// As extracted, in reading order, keys made unique.
    public var claims: [Claim]
    /// Quantities that have no claim: dates, times, ordinals, identifiers.
    public var unclaimed: [Quantity]
    /// Members that this version does not know, as they were read.
    var unknown: JSONMembers = .init()
}

/// The bytes of an article, kept for as long as the log speaks of them.
public struct StoredText: Sendable, Hashable {
    public var fileDigest: String
    public var textDigest: String
    /// nil where the session was saved without texts.
    public var text: String?
    public var sketch: [UInt32]
    /// Members that this version does not know, as they were read.
    var unknown: JSONMembers = .init()
}
