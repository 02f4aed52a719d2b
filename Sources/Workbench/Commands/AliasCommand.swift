/// `alias`: two names of one source.
enum AliasCommand: Command {
    static let form = CommandForm(
        "alias", .comparing, "Say that a name is another name of a source",
        parameters: [.init("NAME", .source), .init("OF", .source, .optional)],
        help: [
            "Names are of speakers and outlets. Both then count as one origin. Without OF the name stands for itself again."
        ],
        examples: [.init("alias 'Interior Ministry' 'Ministry of Internal Affairs'", "one ministry under two names")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try bench.change(
            .alias(call.arguments[0].text, of: call.arguments.count > 1 ? call.arguments[1].text : nil),
            blame: call.arguments[0])
    }
}
