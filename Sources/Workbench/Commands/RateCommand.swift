/// `rate`: the analyst's own rating.
enum RateCommand: Command {
    static let form = CommandForm(
        "rate", .judging, "Give a claim your own rating, with its reason",
        parameters: [.init("CLAIM", .claim), .init("RATING", .text, .optional), .init("REASON", .text, .any)],
        options: [.init("because", "TEXT", help: "the reason, in the place of REASON")],
        help: [
            "A rating is yours, in your own words: correct, misleading, unproven. It needs a reason. crosscheck itself never says "
                + "true or false. Without a rating an earlier one is taken back."
        ],
        examples: [.init("rate c1 outdated 'the ministry published 26 the next day'", "a rating and why")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let word = call.arguments[0]
        let claim = try bench.claim(word)
        let given = try Reason(of: call, onlyAt: 2)
        guard call.arguments.count > 1 || given.text != nil else {
            return try bench.change(.rate(claim: claim.claim.key, rating: nil, reason: ""), blame: word)
        }
        guard given.arguments.count > 1, given.arguments[1].text != "because" || given.arguments[1].isQuoted else {
            throw .missing("a rating", of: form, at: call.end)
        }
        let reason = try reason(given, call)
        return try bench.change(
            .rate(claim: claim.claim.key, rating: given.arguments[1].text, reason: reason), blame: word)
    }

    /// The reason after `because`, else the words behind the rating; the log writes them as `reason="…"`.
    private static func reason(_ given: Reason, _ call: Call) throws(Problem) -> String {
        let words = given.arguments.dropFirst(2).map(\.text).joined(separator: " ")
        if let text = given.text {
            guard words.isEmpty else {
                throw Problem(
                    .usage, "a rating has one reason", hint: "put all of it behind because", at: given.word?.range)
            }
            return text
        }
        let logged = "reason="
        let text = words.hasPrefix(logged) ? String(words.dropFirst(logged.count)) : words
        guard !text.allSatisfy(\.isWhitespace) else { throw .missing("a reason", of: form, at: call.end) }
        return text
    }
}
