/// One line of a session's log: what was asked, when, and the digest of what came of it.
public struct LogEntry: Sendable, Hashable {
    /// Whether the command changed the session or only looked at it as evidence.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case change, view
    }

    /// Counted from 1.
    public var number: Int
    /// UTC, `2022-01-09T12:34:56Z`; digests leave it out.
    public var time: String
    public var kind: Kind
    /// The resolved command: no absolute path, files by digest, defaults written out.
    public var command: String
    /// SHA-256 of the answer as it was given (plain text, no colour, no wrapping).
    public var answer: String
    /// SHA-256 of all claims, topics and relations after a change; nil for a view.
    public var state: String?
    /// The keys that the handles of the command stood for, by handle, in the order of the command.
    public var references: [Reference]
    /// The extractions that a change made, by id, in order.
    public var extractions: [String]
    /// The next free numbers before the change: article, claim, topic. nil for a view.
    public var next: Counters?
    /// Members that this version does not know, as they were read.
    var unknown: JSONMembers = .init()

    /// A handle and the key it stood for.
    public struct Reference: Sendable, Hashable {
        public var handle: String
        public var key: String
    }

    /// The next free number of each kind of handle.
    public struct Counters: Sendable, Hashable {
        public var article = 1
        public var claim = 1
        public var topic = 1
    }
}
