import Claims

/// `why`: explains a claim, or how two stand to each other.
enum WhyCommand: Command {
    static let form = CommandForm(
        "why", .comparing, "Explain a claim, or how two claims stand to each other",
        parameters: [.init("CLAIM", .claim, .oneOrMore)], reads: true,
        help: [
            "why c3 shows the sentence, how the number was read, and the words that decided each field.",
            "why c3 c9 shows both quotes and figures, the rule that holds, its reason, and what would change it.",
            "why not c3 c9 says why two claims are not compared.",
            "why a1:1043 explains the number at that byte of an article, also where it makes no claim.",
        ],
        examples: [
            .init("why c1", "where the claim comes from"), .init("why c1 c3", "how the two stand to each other"),
            .init("why not c1 c2", "why the two are not compared"), .init("why a1:40", "the number at byte 40 of a1"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        var words = call.arguments
        let isNegative = words[0].text == "not" && !words[0].isQuoted
        if isNegative { words.removeFirst() }
        guard words.count <= 2 else { throw .tooMany(words[2], command: form.name, usage: "why CLAIM [CLAIM]") }
        guard words.count == (isNegative ? 2 : max(1, words.count)) else {
            throw .missing(
                "two claims", of: form, example: "why not c1 c2", listing: ClaimsCommand.form.name, at: call.end)
        }
        if words.count == 1, words[0].text.contains(":") {
            return try bench.view(call, try number(words[0], bench))
        }
        let first = try bench.claim(words[0])
        guard words.count == 2 else {
            return try bench.view(call, WhyReport.answer(first, bench.session, try bench.engines))
        }
        let second = try bench.claim(words[1])
        guard second.handle != first.handle else {
            throw Problem(
                .usage, "these are one and the same claim", hint: "why \(first.handle) explains it", at: words[1].range)
        }
        let relation = bench.session.relation(first.claim, second.claim, try bench.engines)
        return try bench.view(
            call, PairReport.answer(first, second, relation, bench.session, asksWhyNot: isNegative))
    }

    /// `a1:1043`: whatever quantity stands at that byte.
    private static func number(_ word: Word, _ bench: Bench) throws(Problem) -> Answer {
        let parts = word.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let article = try bench.article(Word(String(parts[0]), at: word.range))
        let length = article.article.text.utf8.count
        guard let offset = Int(parts[1]), (0..<max(1, length)).contains(offset) else {
            throw Problem(
                .usage, "\(Problem.shown(String(parts[1]))) is no byte of \(article.handle), which has \(length)",
                hint: "bytes count from 0", at: word.range)
        }
        let claims = bench.session.claims.filter {
            $0.article == article.handle && $0.claim.quantity.span.field == .text
                && $0.claim.quantity.span.utf8.contains(offset)
        }
        if let claim = claims.first { return WhyReport.answer(claim, bench.session, try bench.engines) }
        let unclaimed = bench.session.extraction(of: article)?.unclaimed ?? []
        if let quantity = unclaimed.first(where: { $0.span.field == .text && $0.span.utf8.contains(offset) }) {
            return WhyReport.answer(quantity, in: article)
        }
        return Answer([.line("No number was read at byte \(offset) of \(id: article.handle.description).")])
    }
}
