/// `drop`: takes an article out.
enum DropCommand: Command {
    static let form = CommandForm(
        "drop", .articles, "Take an article and its claims out of the session",
        parameters: [.init("ARTICLE", .article, .oneOrMore)],
        help: ["Its names are not given to another article or claim. undo brings it back."],
        examples: [.init("drop a1", "without the first article")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        var articles: [(word: Word, key: String)] = []
        for word in call.arguments { articles.append((word, try bench.article(word).key)) }
        var answer = Answer()
        for (word, key) in articles { answer.blocks += try bench.change(.drop(article: key), blame: word).blocks }
        return answer
    }
}
