import Claims

/// What a session comes to after its log: a value folded over the entries that stand.
package struct SessionState: Sendable, Hashable {
    /// An article in the session.
    package struct LoadedArticle: Sendable, Hashable {
        package var handle: Handle
        /// With the metadata as corrected.
        package var article: Article
        /// `article.key`.
        package var key: String
        /// The language it was read in: as given, else as recognised.
        package var language: String
        /// The id of the extraction that its claims come from.
        package var extraction: String
        /// The article that this one is a copy of: the same text, loaded before from another outlet.
        package var copyOf: Handle?
        /// Claim numbers by what a key says after the article's part; numbers of claims that went are kept.
        var numbers: [String: Int]
        /// Claims that the analyst added, as they were added.
        var added: [Claim]
    }

    /// A note of the analyst.
    package struct Note: Sendable, Hashable {
        package var subject: Change.Subject
        package var text: String
        /// The number of the log entry that made it.
        package var entry: Int
    }

    /// A rating of the analyst.
    package struct Rating: Sendable, Hashable {
        package var rating: String
        package var reason: String
    }

    package var policy = Policy()
    /// In loading order, without the dropped ones.
    package var articles = LoadedArticles()
    /// By claim key.
    package var edits: [String: ClaimEdit] = [:]
    package var notes = SharedList<Note>()
    /// By claim key.
    package var reviews: [String: Change.Review] = [:]
    /// By claim key.
    package var ratings: [String: Rating] = [:]
    /// What still holds, in the order in which it was said.
    package var links = SharedList<LinkOverride>()
    /// Canonical name by other name.
    package var aliases: [String: String] = [:]

    /// What the analyst says against the gate and the topics, claims by key.
    package struct LinkOverride: Sendable, Hashable {
        /// What is said; see `Comparer.Override`.
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case link, unlink, split, merge
        }

        package var kind: Kind
        /// A claim's key.
        package var a: String
        /// A claim's key; nil for a split.
        package var b: String?

        /// Whether nothing is left of this once `later` is said; see `Comparer.Override`.
        func isSuperseded(by later: LinkOverride) -> Bool {
            switch (kind, later.kind) {
            case (.link, .link), (.link, .unlink), (.unlink, .link), (.unlink, .unlink), (.merge, .merge):
                a == later.a && b == later.b || a == later.b && b == later.a
            case (.split, .split), (.merge, .split): a == later.a || b == later.a
            default: false
            }
        }
    }

    /// Says it last. What it takes back or says again is dropped: a log may go to and fro without end, and each comparison reads
    /// all that holds.
    package mutating func say(_ link: LinkOverride) {
        if links.contains(where: { $0.isSuperseded(by: link) }) {
            var kept = SharedList<LinkOverride>()
            kept += links.lazy.filter { !$0.isSuperseded(by: link) }
            links = kept
        }
        links.append(link)
    }
}

/// What an engine read in an article, kept so that a session can be opened, undone and replayed without one.
package struct Extraction: Sendable, Hashable {
    /// SHA-256 over the input and the claims, first 16 digits.
    package var id: String
    /// The key of the article as it was read, which the claims' keys begin with.
    package var article: String
    /// The digest of the text that was read.
    package var textDigest: String
    /// The title that was read with it: spans may lie in it.
    package var title: String?
    /// The extraction engine's version.
    package var engine: Int
    package var language: String
    /// The lexicon's digest.
    package var lexicon: String
    /// As extracted, in reading order, keys made unique.
    package var claims: [Claim]
    /// Quantities that have no claim: dates, times, ordinals, identifiers.
    package var unclaimed: [Quantity]
    /// The JSON as it was read, where it holds members that this version does not know: it never changes, and is written back.
    var original: String?
}

/// The bytes of an article, kept for as long as the log speaks of them.
package struct StoredText: Sendable, Hashable {
    package var fileDigest: String
    package var textDigest: String
    /// nil where the session was saved without texts.
    package var text: String?
    package var sketch: [UInt32]
    /// Where there is no text, the words of it that claims quote.
    var quotes: [KeptQuote] = []
    /// Members that this version does not know, as they were read.
    var unknown = JSONMembers()
}
