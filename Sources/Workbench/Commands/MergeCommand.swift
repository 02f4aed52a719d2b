/// `merge`: makes one topic of two.
enum MergeCommand: Command {
    static let form = CommandForm(
        "merge", .comparing, "Compare the claims of two topics as one",
        parameters: [.init("TOPIC", .topic), .init("TOPIC", .topic)], help: ["undo takes it back."],
        examples: [.init("merge t1 t2", "both are about the same")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let (a, b) = (try bench.topic(call.arguments[0]), try bench.topic(call.arguments[1]))
        guard a.handle != b.handle else {
            throw Problem(.usage, "merge needs two different topics", at: call.arguments[1].range)
        }
        return try bench.change(
            .merge(a.handle, b.handle, a.topic.claims[0], b.topic.claims[0]), blame: call.arguments[0])
    }
}
