/// An article: its text as it was loaded, never changed, and what is known about it.
public struct Article: Sendable, Hashable {
    /// What an analyst may say or correct about an article.
    public struct Metadata: Sendable, Hashable {
        /// Who published it, as the file or the analyst names it.
        public var outlet: String?
        /// The dateline or time of publication; nil where it is not known, and never today.
        public var date: CivilTime?
        /// BCP 47 code of the language: `ar`.
        public var language: String?
        /// Where it was published; crosscheck fetches nothing.
        public var url: String?
        /// The headline, kept apart from the text.
        public var title: String?

        /// Metadata; all may be unknown.
        public init(
            outlet: String? = nil, date: CivilTime? = nil, language: String? = nil, url: String? = nil,
            title: String? = nil
        ) {
            self.outlet = outlet
            self.date = date
            self.language = language
            self.url = url
            self.title = title
        }
    }

    /// The file's name without its folder, or the id of a batch line.
    public var name: String
    /// Outlet, date, language, address and title, as far as they are known.
    public var metadata: Metadata
    /// The bytes after byte-order mark and front matter, as UTF-8, not normalised, line ends kept; of an HTML page, what its
    /// readers read.
    public var text: String
    /// SHA-256 of the whole file, lower-case hexadecimal.
    public var fileDigest: String
    /// SHA-256 of `text`, lower-case hexadecimal.
    public var textDigest: String
    /// A min-hash sketch of the text's word shingles: near-copies of one wire text have nearly equal sketches.
    public var sketch: [UInt32]

    /// An article; see the fields.
    public init(
        name: String, metadata: Metadata, text: String, fileDigest: String, textDigest: String, sketch: [UInt32] = []
    ) {
        self.name = name
        self.metadata = metadata
        self.text = text
        self.fileDigest = fileDigest
        self.textDigest = textDigest
        self.sketch = sketch
    }

    /// The outlet and the first 16 digits of the text's SHA-256: the same text from the same outlet has the same key.
    public var key: String { Self.makeKey(outlet: metadata.outlet, textDigest: textDigest) }

    /// The key that an article of this outlet and text has.
    public static func makeKey(outlet: String?, textDigest: String) -> String {
        (outlet ?? "") + "@" + textDigest.prefix(16)
    }
}
