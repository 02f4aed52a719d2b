/// A change that was applied and is not yet logged: its answer is still to be given.
package struct Step: Sendable {
    /// The session after the change, its log as before.
    package var session: Session
    package var outcome: Outcome
    /// The log entry but for the answer's digest; nil where nothing changed.
    var entry: LogEntry?
}
