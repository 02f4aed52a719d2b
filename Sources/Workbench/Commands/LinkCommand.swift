/// `link`: compares two claims although they seem to be about different things.
enum LinkCommand: Command {
    static let form = CommandForm(
        "link", .comparing, "Compare two claims that are kept apart",
        parameters: [.init("CLAIM", .claim), .init("CLAIM", .claim)],
        help: ["why not c3 c9 says what keeps them apart. unlink takes it back."],
        examples: [.init("link c1 c3", "the two are about the same people")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let (a, b) = try ClaimPair.claims(call, bench)
        return try bench.change(.link(a, b), blame: call.arguments[1])
    }
}
