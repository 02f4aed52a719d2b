/// What Tab may put in at the cursor.
public struct Completion: Sendable, Hashable {
    /// One way to go on.
    public struct Candidate: Sendable, Hashable {
        /// What replaces the range, quoted as the command language wants it.
        public var text: String
        /// What the list shows.
        public var label: String
        /// False where more must follow at once (a folder's slash, `--option=`), so that no space is put behind it.
        public var isWhole: Bool

        /// A candidate; its label is its text unless said otherwise.
        public init(_ text: String, label: String? = nil, isWhole: Bool = true) {
            self.text = text
            self.label = label ?? text
            self.isWhole = isWhole
        }
    }

    /// The part of the line that a candidate replaces: UTF-8 bytes, half-open, at scalar boundaries.
    public var range: Range<Int>
    /// In the order in which they are listed.
    public var candidates: [Candidate]

    /// Candidates for a range of the line.
    public init(range: Range<Int>, candidates: [Candidate]) {
        self.range = range
        self.candidates = candidates
    }

    /// What the list shows: labels without the folders that all of them stand in.
    var labels: [String] {
        let folders = commonPrefix.utf8.lastIndex(of: UInt8(ascii: "/")).map { commonPrefix[...$0] } ?? ""
        return candidates.map { candidate in
            candidate.label.hasPrefix(folders) ? String(candidate.label.dropFirst(folders.count)) : candidate.label
        }
    }

    /// What the candidates' texts begin with in common; empty where there is none.
    var commonPrefix: String {
        guard let first = candidates.first else { return "" }
        var prefix = Substring(first.text).unicodeScalars
        for candidate in candidates.dropFirst() {
            let common = zip(prefix, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
            prefix = prefix.prefix(common)
        }
        return String(String.UnicodeScalarView(prefix))
    }
}

/// Answers Tab: the line so far and the cursor, in UTF-8 bytes from its beginning.
public typealias Completer = (_ line: String, _ cursor: Int) -> Completion
