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

/// What accept and reject share.
enum Review {
    static func set(_ review: Change.Review?, _ call: Call, _ bench: Bench) throws(Problem) -> Answer {
        var claims: [(word: Word, key: String)] = []
        for word in call.arguments { claims.append((word, try bench.claim(word).claim.key)) }
        var answer = Answer()
        for (word, key) in claims {
            answer.blocks += try bench.change(.review(claim: key, review), blame: word).blocks
            if let reason = call.option("because") {
                answer.blocks += try bench.change(.note(.claim(key), reason.text), blame: reason).blocks
            }
        }
        return answer
    }
}
