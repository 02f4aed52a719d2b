/// Members of an object that this version does not know: kept in order, each with its value's bytes as they were read, so that
/// a session written by another program keeps what it holds.
struct JSONMembers: Sendable, Hashable {
    /// One member.
    struct Member: Sendable, Hashable {
        var name: String
        /// The value's JSON text, checked when it was read.
        var json: String
    }

    var members: [Member] = []
}
