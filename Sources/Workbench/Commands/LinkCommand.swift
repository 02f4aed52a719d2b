/// `link`: compares two claims although they seem to be about different things.
enum LinkCommand: Command {
    static let form = CommandForm(
        "link", .comparing, "Compare two claims that are kept apart",
        parameters: [.init("CLAIM", .claim), .init("CLAIM", .claim)],
        help: ["why not c3 c9 says what keeps them apart. unlink takes it back."],
        examples: [.init("link c1 c3", "the two are about the same people")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let (a, b) = try Pair.claims(call, bench)
        return try bench.change(.link(a, b), blame: call.arguments[1])
    }
}

/// Two different claims of a call.
enum Pair {
    static func claims(_ call: Call, _ bench: Bench) throws(Problem) -> (String, String) {
        let (a, b) = (try bench.claim(call.arguments[0]), try bench.claim(call.arguments[1]))
        guard a.handle != b.handle else {
            throw Problem(.usage, "\(call.form.name) needs two different claims", at: call.arguments[1].range)
        }
        return (a.claim.key, b.claim.key)
    }
}
