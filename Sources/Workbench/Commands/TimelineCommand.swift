/// `timeline`: a topic's figures in the order of the time that they speak of.
enum TimelineCommand: Command {
    static let form = CommandForm(
        "timeline", .comparing, "Show a topic's figures through time", parameters: [.init("TOPIC", .topic)],
        reads: true,
        help: [
            "Figures are bars, an interval from its low to its high end; what updates, conflicts or was taken back is marked."
        ],
        examples: [.init("timeline t1", "one topic through time")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        TimelineReport.answer(
            try bench.topic(call.arguments[0]), bench.session.comparison(try bench.engines), bench.session)
    }
}
