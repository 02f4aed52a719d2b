import Claims

/// A file of this program's own formats, given where an article is wanted: read as prose it would make claims of its keys.
enum DataFile {
    /// Throws where the text of a file is a session or JSON lines.
    static func refuse(_ article: Article, _ word: Word) throws(Problem) {
        try refuse(article, named: word.text, at: word.range)
    }

    /// The same for a file that no word of a line names.
    static func refuse(_ article: Article, named name: String, at range: Range<Int>? = nil) throws(Problem) {
        let beginning = String(decoding: article.text.utf8.prefix(mostLooked), as: UTF8.self)
        let file = WordReader.quoted(name)
        switch kind(of: beginning) {
        case .session?:
            throw Problem(
                .unreadableInput, "\(name): is a saved session, not an article",
                hint: "open it: open \(file), or in your own shell: crosscheck \(file)", at: range)
        case .lines?:
            throw Problem(
                .unreadableInput, "\(name): is JSON lines, not an article",
                hint: "in your own shell: crosscheck extract \(file)", at: range)
        case nil: return
        }
    }

    private enum Kind { case session, lines }

    /// So many bytes hold the first keys of either format.
    private static let mostLooked = 512

    /// What the beginning of a text is of; nil for prose, also where it begins with a brace.
    private static func kind(of beginning: String) -> Kind? {
        let dense = beginning.filter { !$0.isWhitespace }
        guard dense.hasPrefix("{\"") else { return nil }
        if dense.contains("\"schema\":") { return .session }
        return ["\"id\":", "\"text\":", "\"type\":"].contains { dense.contains($0) } ? .lines : nil
    }
}
