/// What a change did: an answer says it in words.
package enum Outcome: Sendable, Hashable {
    /// An article came in, with so many claims.
    case loaded(Handle, claims: Int, language: String, recognised: Bool, copyOf: Handle?)
    /// The same bytes of the same outlet are there already; nothing changed and nothing is logged.
    case alreadyLoaded(Handle)
    /// An article went, with so many claims.
    case dropped(Handle, claims: Int)
    /// An article was read again: how its claims differ from before, by handle.
    case reread(Handle, added: [Handle], removed: [Handle], changed: [Handle])
    /// The policy changed; so many articles were read again.
    case policyChanged(reread: Int)
    /// Something was said about a claim.
    case claimChanged(Handle)
    /// A claim was added.
    case claimAdded(Handle)
    /// A note was taken.
    case noted
    /// Links, topics or aliases changed.
    case relinked
    /// The entries of a command were undone.
    case undone([Entry])
    /// Undone entries of a command were done again.
    case redone([Entry])
    /// The session says so already; nothing changed and nothing is logged.
    case unchanged

    /// An entry of the log: its number and its command.
    package struct Entry: Sendable, Hashable {
        package var number: Int
        package var command: String
    }

    /// Whether the session changed, and the change is logged.
    package var isChange: Bool {
        switch self {
        case .alreadyLoaded, .unchanged: false
        default: true
        }
    }
}
