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
    /// An entry was undone: its number and its command.
    case undone(entry: Int, command: String)
    /// An undone entry was done again: its number and its command.
    case redone(entry: Int, command: String)
    /// The session says so already; nothing changed and nothing is logged.
    case unchanged

    /// Whether the session changed, and the change is logged.
    package var isChange: Bool {
        switch self {
        case .alreadyLoaded, .unchanged: false
        default: true
        }
    }
}
