/// `split`: takes claims out of a topic.
enum SplitCommand: Command {
    static let form = CommandForm(
        "split", .comparing, "Take claims out of a topic: they are not compared with the rest",
        parameters: [.init("TOPIC", .topic), .init("CLAIM", .claim, .oneOrMore)],
        help: ["The claims that go stay together. undo takes it back."],
        examples: [.init("split t1 c1", "c1 is about something else")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let handled = try bench.topic(call.arguments[0])
        var away: [String] = []
        for word in call.arguments.dropFirst() {
            let claim = try bench.claim(word)
            guard handled.topic.claims.contains(claim.claim.key) else {
                throw Problem(
                    .usage, "\(claim.handle) is not in \(handled.handle)", hint: "see: compare \(handled.handle)",
                    at: word.range)
            }
            away.append(claim.claim.key)
        }
        let rest = handled.topic.claims.filter { !away.contains($0) }
        guard !rest.isEmpty else {
            throw Problem(.usage, "that is all of \(handled.handle); nothing would stay", at: call.arguments[1].range)
        }
        return try bench.change(.split(topic: handled.handle, away), blame: call.arguments[0])
    }
}
