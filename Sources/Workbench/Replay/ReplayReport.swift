import Claims

/// What a replay came to.
package struct ReplayReport: Sendable {
    /// A run through the log, or a look at what it stored.
    package enum Pass: String, Sendable, Hashable {
        /// From the stored claims.
        case stored
        /// From fresh extraction, digests compared.
        case fresh
        /// Fresh extraction against the stored claims.
        case extraction
        /// The commands on other articles.
        case others
    }

    /// How today's engine differs from the one that made the session.
    package enum EngineChange: Sendable, Hashable, CustomStringConvertible {
        case extraction(stored: Int, now: Int)
        case comparison(stored: Int, now: Int)
        case answers(stored: Int, now: Int)
        case lexicon(String, stored: String, now: String)
        case missingLanguage(String)

        /// A sentence without a full stop.
        package var description: String {
            switch self {
            case .extraction(let stored, let now): "the extraction engine is version \(now), the session's \(stored)"
            case .comparison(let stored, let now): "the comparison engine is version \(now), the session's \(stored)"
            case .answers(let stored, let now): "answers are worded in version \(now), the session's in \(stored)"
            case .lexicon(let language, let stored, let now):
                "the lexicon of \(language) is \(now.prefix(12)), the session's \(stored.prefix(12))"
            case .missingLanguage(let language): "the language \(language) is not installed"
            }
        }
    }

    /// Why a step came to something else.
    package enum Cause: String, Sendable, Hashable, CaseIterable {
        /// Engine or lexicon are others; `engineChanges` says which.
        case engine
        /// The same engine reads other claims in the same text.
        case extraction
        /// The step changed the policy, and what follows from it is another.
        case policy
        /// The same claims are compared otherwise.
        case comparison
        /// All claims, topics and relations are equal, the words about them are not.
        case answer
        /// The step cannot be done.
        case command
    }

    /// A step that drifted.
    package struct Drift: Sendable, Hashable {
        /// The log entry's number.
        package var step: Int
        package var command: String
        package var cause: Cause
        /// What differs, a sentence without a full stop.
        package var message: String
    }

    /// A claim that today's engine reads otherwise.
    package struct Difference: Sendable, Hashable {
        /// The log entry that read it.
        package var step: Int
        /// The article's handle.
        package var article: String
        /// The claim's handle; nil where it is new.
        package var claim: String?
        package var key: String
        /// What the stored engine said; nil where it said nothing.
        package var stored: Claim?
        /// What this engine says; nil where it says nothing.
        package var now: Claim?

        /// The fields that differ: `event: killed → injured`.
        package var fields: [String] {
            guard let stored, let now else { return [] }
            func text(_ claim: Claim) -> [(String, String)] {
                let quantity = claim.quantity
                let partOf =
                    switch claim.partOf {
                    case .part(let key): key
                    case .sum(let keys): keys.joined(separator: " + ")
                    case nil: "none"
                    }
                return [
                    ("kind", quantity.kind.rawValue), ("modifier", quantity.modifier.rawValue),
                    ("interval", quantity.interval.description), ("approx", String(quantity.approx)),
                    ("unit", quantity.unit ?? "none"), ("precision", quantity.precision.map(String.init) ?? "none"),
                    ("vague", quantity.vagueClass ?? "none"), ("words", quantity.text),
                    ("event", claim.event ?? "none"),
                    ("counted", claim.counted?.text ?? "none"), ("concept", claim.counted?.concept ?? "none"),
                    ("measures", claim.measures.rawValue), ("partOf", partOf), ("role", claim.role.rawValue),
                    ("attribution", claim.attribution.map(\.name).joined(separator: " > ")),
                    ("asOf", claim.asOf?.iso ?? "none"), ("period", claim.period ?? "none"),
                    ("place", claim.place ?? "none"), ("placeID", claim.placeID ?? "none"),
                    ("stance", claim.stance.rawValue),
                    ("hedge", claim.hedge ?? "none"),
                    ("implied", String(claim.implied)), ("definite", String(claim.definite)),
                ]
            }
            let changes = zip(text(stored), text(now)).filter { $0.0.1 != $0.1.1 }.map {
                "\($0.0.0): \($0.0.1) → \($0.1.1)"
            }
            return changes.isEmpty ? ["evidence"] : changes
        }
    }

    /// An answer given on other articles.
    package struct GivenAnswer: Sendable {
        /// The log entry's number.
        package var step: Int
        package var command: String
        package var answer: String
    }

    /// How many entries the log has.
    package var steps: Int
    /// How many entries the journal beside the session's file holds that are not in the file: those are not replayed.
    package var unsaved = 0
    package var passes: [Pass] = []
    package var engineChanges: [EngineChange] = []
    package var drifts: [Drift] = []
    package var differences: [Difference] = []
    /// Digests of files whose texts the session lacks: nothing of them can be read again.
    package var redacted: [String] = []
    /// Steps whose answers show sentences that the session lacks, so that they could not be compared.
    package var unchecked: [Int] = []
    /// Whether another engine's differences are no failure.
    package var isEngineAllowed = false
    /// Answers on other articles, in order.
    package var answers: [GivenAnswer] = []
    /// The session that other articles came to.
    package var result: Session?
    /// How much work it was, in the measure of `Session.work`.
    package var work = 0

    /// Whether the replay failed: exit status 4.
    package var hasDrifted: Bool {
        drifts.contains { !($0.cause == .engine && isEngineAllowed) } || (!differences.isEmpty && !isEngineAllowed)
    }

    /// A report of so many steps.
    init(steps: Int) { self.steps = steps }
}
