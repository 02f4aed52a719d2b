/// `rate`: the analyst's own rating.
enum RateCommand: Command {
    static let form = CommandForm(
        "rate", .judging, "Give a claim your own rating, with its reason",
        parameters: [.init("CLAIM", .claim), .init("RATING", .text, .optional), .init("REASON", .text, .any)],
        help: [
            "A rating is yours, in your own words: correct, misleading, unproven. It needs a reason. crosscheck itself never says "
                + "true or false. Without a rating an earlier one is taken back."
        ],
        examples: [.init("rate c1 outdated 'the ministry published 26 the next day'", "a rating and why")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let word = call.arguments[0]
        let claim = try bench.claim(word)
        guard call.arguments.count > 1 else {
            return try bench.change(.rate(claim: claim.claim.key, rating: nil, reason: ""), blame: word)
        }
        _ = try call.argument(2, "a reason")
        return try bench.change(
            .rate(claim: claim.claim.key, rating: call.arguments[1].text, reason: call.text(from: 2)), blame: word)
    }
}
