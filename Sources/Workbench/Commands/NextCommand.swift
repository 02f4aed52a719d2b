/// `next`: the first claim that is not reviewed.
enum NextCommand: Command {
    static let form = CommandForm(
        "next", .judging, "Show the next claim that you have not reviewed", reads: true,
        help: ["accept or reject it, then next again; edit it first where it is read wrong."],
        examples: [.init("next", "the first open claim")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let claims = bench.session.claims.filter(\.isListed)
        let done = claims.count { $0.review != nil }
        guard let claim = claims.first(where: { $0.review == nil }) else {
            return Answer([
                .line(claims.isEmpty ? "No claims yet. Load an article: load FILE" : "All \(claims.count) reviewed.")
            ])
        }
        var answer = WhyReport.answer(claim, bench.session, try bench.engines)
        answer.blocks.insert(.line("\(done + 1) of \(claims.count)"), at: 0)
        return answer
    }
}
