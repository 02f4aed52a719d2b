import Claims
import Comparison

/// `origins`: who repeats whom.
enum OriginsCommand: Command {
    static let form = CommandForm(
        "origins", .comparing, "Draw who repeats whom: figures by where they come from in the end",
        parameters: [.init("TOPIC", .topic, .any)], reads: true,
        help: [
            "An origin is the end of a chain of attribution: an outlet that cites an agency that cites a ministry repeats the ministry. "
                + "Outlets that print one text are one. Without a topic all claims are taken."
        ],
        examples: [
            .init("origins", "every origin, and the outlets that print it"), .init("origins t1", "of one topic"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let engines = try bench.engines
        let session = bench.session
        var claims = session.comparedClaims
        if !call.arguments.isEmpty {
            var keys: Set<String> = []
            for word in call.arguments { keys.formUnion(try bench.topic(word).topic.claims) }
            claims.removeAll { !keys.contains($0.key) }
        }
        return OriginsReport.answer(origins(of: claims, in: session, engines), session)
    }

    /// The origins of some claims of a session.
    static func origins(of claims: [Claim], in session: Session, _ engines: Engines) -> [Origin] {
        Comparer(catalogue: engines.catalogue, policy: session.policy).origins(of: claims, sources: session.sources)
    }
}
