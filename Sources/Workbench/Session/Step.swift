/// A change that was applied and is not yet logged: its answer is still to be given.
public struct Step: Sendable {
    /// The session after the change, its log as before.
    public var session: Session
    public var outcome: Outcome
    /// The log entry but for the answer's digest; nil where nothing changed.
    var entry: LogEntry?
}
