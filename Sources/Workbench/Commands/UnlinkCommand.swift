/// `unlink`: keeps two claims apart.
enum UnlinkCommand: Command {
    static let form = CommandForm(
        "unlink", .comparing, "Keep two claims apart that are compared",
        parameters: [.init("CLAIM", .claim), .init("CLAIM", .claim)], help: ["link takes it back."],
        examples: [.init("unlink c1 c3", "the two are about different people")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let (a, b) = try ClaimPair.claims(call, bench)
        return try bench.change(.unlink(a, b), blame: call.arguments[1])
    }
}
