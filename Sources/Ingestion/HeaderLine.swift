import Claims

/// A line as front matter has them that stands at the beginning of an article's text: the block was meant, and its two lines of `---`
/// are missing.
///
///     Outlet: Al-Nahar Wire
///     Date: 2022-01-06
///
///     At least eight …
public struct HeaderLine: Sendable, Hashable {
    /// The key of front matter that it names.
    public var key: String
    /// The line as it stands, without blanks around it.
    public var text: String

    /// How many lines, blank ones aside, are looked at: a headline may stand before such lines.
    private static let looked = 3

    /// The first such line of a text; nil where its first lines are prose.
    public init?(of text: String) {
        // Enough for three lines; an article may be megabytes.
        let lines = text.prefix(2_000).split(whereSeparator: \.isNewline).lazy
            .map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
        for line in lines.prefix(Self.looked) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...]
            guard value.contains(where: { !$0.isWhitespace }),
                let key = FrontMatter.Key(rawValue: line[..<colon].lowercased())
            else { continue }
            self.key = key.rawValue
            self.text = String(line)
            return
        }
        return nil
    }
}
