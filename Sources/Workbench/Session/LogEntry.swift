/// One line of a session's log: what was asked, when, and the digest of what came of it.
package struct LogEntry: Sendable, Hashable {
    /// Whether the command changed the session or only looked at it as evidence.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case change, view
    }

    /// Counted from 1.
    package var number: Int
    /// UTC, `2022-01-09T12:34:56Z`; digests leave it out.
    package var time: String
    package var kind: Kind
    /// The resolved command: no absolute path, files by digest, defaults written out.
    package var command: String
    /// SHA-256 of the answer as it was given (plain text, no colour, no wrapping).
    package var answer: String
    /// SHA-256 of all claims, topics and relations after a change; nil for a view.
    package var state: String?
    /// The keys that the handles of the command stood for, by handle, in the order of the command.
    package var references: [Reference]
    /// The extractions that a change made, by id, in order.
    package var extractions: [String]
    /// The next free numbers before the change: article, claim, topic. nil for a view.
    package var next: Counters?
    /// The number of the first entry that the same command made, where this is a further one: undo takes back all of them. nil for the
    /// first and for an only one.
    package var joins: Int?
    /// Members that this version does not know, as they were read.
    var unknown = JSONMembers()
    /// The same within `next`.
    var unknownInNext = JSONMembers()

    /// A handle and the key it stood for.
    package struct Reference: Sendable, Hashable {
        package var handle: String
        package var key: String
    }

    /// The next free number of each kind of handle.
    package struct Counters: Sendable, Hashable {
        package var article = 1
        package var claim = 1
        package var topic = 1
    }
}
