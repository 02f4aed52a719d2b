/// Where a session is worked on: holds the session, applies and logs changes, and keeps file and journal in step with it.
///
/// The one object that commands change: a command reads `desk.session`, asks for a change or logs a view, and gives its answer.
package final class Desk {
    package private(set) var session: Session
    package let engines: Engines

    /// A desk with a session that has no file.
    package init(session: Session = Session(), engines: Engines) {
        self.session = session
        self.engines = engines
    }

    /// Applies and logs a change; the answer it returns may be shown once this returns.
    ///
    ///     let words = try desk.change(.drop(article: key)) { outcome, after in "dropped" }
    ///
    /// `answer` gives the plain text (no colour, no wrapping, the same at any width and locale): its digest is logged. Throws
    /// what `Session.applying` throws, and `cannotWrite`, `locked` or `readOnly`; the session is then as before.
    package func change(
        _ change: Change, answer: (Outcome, Session) throws(SessionError) -> String
    ) throws(SessionError) -> String {
        let step = try session.applying(change, engines: engines)
        let words = try answer(step.outcome, step.session)
        session = step.logged(answer: words)
        return words
    }

    /// Logs an evidence view (compare, check, expect, why) and the plain text of its answer.
    ///
    /// `command` is the resolved command: handles, no path, files as `@sha256:…`; `references` are the handles in it.
    package func view(_ command: String, answer: String) throws(SessionError) {
        session.logView(command, answer: answer, engines: engines)
    }
}
