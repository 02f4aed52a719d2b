import Claims

/// `expect`: states what must hold; the exit status is 1 where it does not.
enum ExpectCommand: Command {
    static let form = CommandForm(
        "expect", .comparing, "State what must hold; fail where it does not",
        parameters: [.init("WHAT", .expectation, .oneOrMore)], reads: true,
        help: [
            "expect EVENT [of CONCEPT] in RANGE [from at least N origins|outlets]: every topic of that event (and concept) has its "
                + "shared figure inside the range. A range is 8..19, 8.., ..20 or 26.",
            "expect no RELATIONS [on EVENT [of CONCEPT]]: also N, at least N, at most N; relations are agreements, refinements, "
                + "conflicts, updates, withdrawals and so on; articles, claims and topics are counted too.",
            "expect A RELATION B [on EVENT]: a1 agrees with a2, c3 conflicts with c9; it holds where two of their claims stand so.",
            "expect A is supported: every figure of the article a3 is borne out by the other articles.",
            "A failure shows what was found. In a command file it is a test: crosscheck run FILE, exit status 1, --tap, --junit.",
        ],
        examples: [
            .init(
                "expect killed of security-forces in 8..19 from at least 2 origins",
                "the figure and who stands behind it"),
            .init("expect no withdrawals", "nobody took a figure back"),
            .init("expect a1 agrees with a2 on killed", "two reports say the same"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let expectation = try ExpectationReader.read(call)
        let finding = try ExpectationCheck(session: bench.session, engines: bench.engines).check(expectation)
        return try bench.view(call, ExpectationReport.answer(call.text(from: 0), finding))
    }
}
