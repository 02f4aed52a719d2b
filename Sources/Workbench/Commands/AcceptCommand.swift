/// `accept`: says that a claim is read right.
enum AcceptCommand: Command {
    static let form = CommandForm(
        "accept", .judging, "Say that claims are read right", parameters: [.init("CLAIM", .claim, .oneOrMore)],
        options: [.init("because", "TEXT", help: "the reason, kept as a note on the claim")],
        help: ["next then goes to the first claim that is still open."],
        examples: [
            .init("accept c1", "c1 is right"),
            .init("accept c1 c2 --because 'checked against the bulletin'", "both, and why"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try Review.set(.accepted, call, bench)
    }
}
