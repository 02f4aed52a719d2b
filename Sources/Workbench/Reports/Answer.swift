/// What a command answers: a value that knows nothing of widths, colours or terminals.
///
/// The text for people and the JSON for programs are both made of it, so a digest of an answer is the same everywhere.
package struct Answer: Sendable, Hashable {
    /// A part of an answer, for people.
    package enum Block: Sendable, Hashable {
        /// A paragraph, wrapped where there is a width.
        case line(Phrase)
        /// A paragraph that stands in from the margin by this many columns.
        case indented(Int, Phrase)
        /// A paragraph beside a name: its further lines stand under its first, this many columns from the margin.
        case item(Phrase, Int, Phrase)
        /// Text whose lines are its own, never cut: a copy of it is the text.
        case text(Phrase)
        case table(Table)
        case blank
    }

    package var blocks: [Block]
    /// One value a line: what `--json` writes.
    package var json: [String]
    /// What the exit status becomes: a failed expectation answers as well.
    package var status: ExitStatus
    /// Whether the JSON was asked for.
    package var isJSON = false
    /// Whether the shell should end after it.
    package var ends: Bool

    /// An answer.
    package init(_ blocks: [Block] = [], json: [String] = [], status: ExitStatus = .success, ends: Bool = false) {
        self.blocks = blocks
        self.json = json
        self.status = status
        self.ends = ends
    }
}

extension Answer {
    /// The answer for programs, one value a line.
    package var jsonText: String { json.map { $0 + "\n" }.joined() }

    /// The answer for people without width, colour or marks: what digests are taken of.
    package var plainText: String { TextRenderer(Screen()).text(of: blocks) }
}
