/// `articles`: what is loaded.
enum ArticlesCommand: Command {
    static let form = CommandForm(
        "articles", .articles, "List the articles", reads: true,
        help: ["One row an article: its outlet, date, language, and how many claims were found in it."],
        examples: [.init("articles", "the articles of the session")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer { ArticlesReport.answer(bench.session) }
}
