/// `show`: an article's text with its claims marked.
enum ShowCommand: Command {
    static let form = CommandForm(
        "show", .articles, "Show an article, its claims marked in the text", parameters: [.init("ARTICLE", .article)],
        options: [.init("plain", help: "the bare text, nothing marked")], reads: true,
        help: ["The words of each claim stand in ⟦ ⟧, its name behind them. Notes on the article follow the text."],
        examples: [.init("show a1", "the first article"), .init("show a1 --plain", "its text alone")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        ArticleReport.answer(try bench.article(call.arguments[0]), bench.session, marked: !call.has("plain"))
    }
}
