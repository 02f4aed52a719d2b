/// `reject`: says that a claim is none.
enum RejectCommand: Command {
    static let form = CommandForm(
        "reject", .judging, "Say that claims are read wrong: they are compared no more",
        parameters: [.init("CLAIM", .claim, .oneOrMore)],
        options: [
            .init("because", "TEXT", help: "the reason, kept as a note on the claim"),
            .init("reopen", help: "take an earlier accept or reject back"),
        ],
        help: ["A rejected claim stays in the list. reject c3 --reopen makes it open again."],
        examples: [.init("reject c2 --because 'it is a street number'", "c2 is no claim")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try Review.set(call.has("reopen") ? nil : .rejected, call, bench)
    }
}
