/// `next`: the claims that are not reviewed, one after the other.
enum NextCommand: Command {
    static let form = CommandForm(
        "next", .judging, "Show the next claim that you have not reviewed", reads: true,
        help: [
            "accept or reject it, then next again; edit it first where it is read wrong. Asked again without a verdict, next leaves that "
                + "claim open and goes on to the one after it; after the last it begins with the first open one."
        ],
        examples: [.init("next", "the first open claim, then the one after it")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let claims = bench.session.claims.filter(\.isListed)
        let open = claims.indices.filter { claims[$0].review == nil }
        guard let first = open.first else {
            return Answer([
                .line(claims.isEmpty ? "No claims yet. Load an article: load FILE" : "All \(claims.count) reviewed.")
            ])
        }
        let last = bench.shownByNext
        let place = open.first { index in last.map { claims[index].handle > $0 } ?? true } ?? first
        bench.shownByNext = claims[place].handle
        var answer = WhyReport.answer(claims[place], bench.session, try bench.engines)
        // Those that were passed over are said to be open: the place alone would read as if they were done.
        let skipped = open.count { $0 < place }
        answer.blocks.insert(
            .line("\(place + 1) of \(claims.count)\(skipped > 0 ? ", \(skipped) before it not reviewed" : "")"), at: 0)
        return answer
    }
}
