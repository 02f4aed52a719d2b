/// `refresh`: reads articles again.
enum RefreshCommand: Command {
    static let form = CommandForm(
        "refresh", .articles, "Read articles again with today's lexicons, all or some",
        parameters: [.init("ARTICLE", .article, .any)],
        help: ["A saved session keeps its claims as they were extracted; this extracts them anew. Your edits stay."],
        examples: [.init("refresh a1", "the first article anew")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        var articles: [(word: Word, key: String)] = []
        for word in call.arguments { articles.append((word, try bench.article(word).key)) }
        if call.arguments.isEmpty { articles = bench.session.articles.map { (call.name, $0.key) } }
        guard !articles.isEmpty else { return Answer([.line("No articles yet. Load one: load FILE")]) }
        var answer = Answer()
        for (word, key) in articles {
            try bench.checkCancelled()
            answer.blocks += try bench.change(.refresh(article: key), blame: word).blocks
        }
        answer.blocks += OrphanReport.blocks(bench.session)
        return answer
    }
}
