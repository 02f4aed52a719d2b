/// `topics`: what the claims are about.
enum TopicsCommand: Command {
    static let form = CommandForm(
        "topics", .comparing, "List the topics with their summaries", reads: true,
        help: [
            "One row a topic: outlets, independent origins, the figure that most origins share; first those of which several outlets speak. "
                + "compare shows their claims."
        ],
        examples: [.init("topics", "what the articles speak of")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let topics = bench.session.comparison(try bench.engines).topics
        return TopicsReport.answer(TopicsReport.severalFirst(topics), bench.session)
    }
}
