import Claims

/// `add`: a claim that was not found.
enum AddCommand: Command {
    static let form = CommandForm(
        "add", .judging, "Add a claim that was not found",
        parameters: [.init("ARTICLE", .article), .init("QUOTE", .text), .init("FIELD=VALUE", .field, .any)],
        help: [
            "QUOTE is the exact words of the number in the article's text; where they stand several times, say which: "
                + "words@1043, with the byte where they begin. The fields are those of edit; low and high give the figure."
        ],
        examples: [.init("add a1 Thursday low=4 high=4 event=arrested", "four arrests, at those words")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let article = try bench.article(call.arguments[0])
        let range = try range(of: call.arguments[1], in: article)
        let edit = try FieldWords.edit(call.arguments.dropFirst(2), bench)
        guard let span = SpanCheck(article.article.text).span(utf8: range) else {
            throw Problem(.usage, "those words end inside a character", at: call.arguments[1].range)
        }
        let quote = String(decoding: Array(article.article.text.utf8)[range], as: UTF8.self)
        return try bench.change(.add(article: article.key, span, quote: quote, edit), blame: call.arguments[1])
    }

    private static func range(of word: Word, in article: SessionState.LoadedArticle) throws(Problem) -> Range<Int> {
        let text = Array(article.article.text.utf8)
        var quote = word.text
        var wanted: Int?
        if let at = quote.lastIndex(of: "@"), let offset = Int(quote[quote.index(after: at)...]) {
            wanted = offset
            quote = String(quote[..<at])
        }
        let bytes = Array(quote.utf8)
        var found: [Int] = []
        if !bytes.isEmpty, bytes.count <= text.count {
            for start in 0...text.count - bytes.count where text[start...].starts(with: bytes) { found.append(start) }
        }
        if let wanted { found.removeAll { $0 != wanted } }
        guard let start = found.first else {
            throw Problem(
                .usage,
                "\(article.handle) does not say \(Problem.shown(quote))\(wanted.map { " at byte \($0)" } ?? "")",
                hint: "copy the words as they stand; see: show \(article.handle)", at: word.range)
        }
        guard found.count == 1 else {
            let places = found.prefix(5).map { "\(quote)@\($0)" }
            throw Problem(
                .usage, "\(article.handle) says \(Problem.shown(quote)) \(found.count) times",
                hint: "say which: \(Problem.list(places))", at: word.range)
        }
        return start..<start + bytes.count
    }
}
