/// `timeline`: a topic's figures in the order of the time that they speak of.
enum TimelineCommand: Command {
    static let form = CommandForm(
        "timeline", .comparing, "Show a topic's figures through time", parameters: [.init("TOPIC", .topic, .optional)],
        reads: true,
        help: [
            "Figures are bars, an interval from its low to its high end; what updates, conflicts or was taken back is marked. "
                + "Without a topic the only one is shown; where there are more, they are listed."
        ],
        examples: [.init("timeline t1", "one topic through time")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let comparison = bench.session.comparison(try bench.engines)
        guard let word = call.arguments.first else {
            if comparison.topics.count == 1 {
                return TimelineReport.answer(comparison.topics[0], comparison, bench.session)
            }
            var answer = TopicsReport.answer(TopicsReport.severalFirst(comparison.topics), bench.session)
            if let first = TopicsReport.severalFirst(comparison.topics).first {
                answer.blocks.append(.line("Say which, as in: \("timeline \(first.handle)", .id)"))
            }
            return answer
        }
        return TimelineReport.answer(try bench.topic(word), comparison, bench.session)
    }
}
