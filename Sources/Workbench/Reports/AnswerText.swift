import Claims

/// The plain text of answers, which the log keeps digests of: what a replay compares.
package enum AnswerText {
    /// Raised when any answer that a log keeps a digest of is worded otherwise: replay tells by it why digests differ.
    package static let version = 6

    /// The answer to a change.
    package static func of(_ change: Change, outcome: Outcome, before: Session, after: Session) -> String {
        ChangeReport.answer(to: change, outcome: outcome, before: before, after: after).plainText
    }

    /// The answer to a view as the log keeps it, over a session. Throws `usage` where it is no command, or names something
    /// that is not there. Nothing but the session is read.
    package static func of(view command: String, session: Session, engines: Engines) throws(SessionError) -> String {
        do throws(Problem) {
            let bench = Bench(tools: Tools(engines: LazyEngines { () throws(DataError) in engines }))
            bench.tools.readsFiles = false
            bench.take(Desk(session: session, engines: engines))
            let words = try WordReader.words(of: command)
            guard let first = words.first, Self.views.contains(first.text) else {
                throw Problem(.usage, "“\(command)” is no view that a log keeps")
            }
            return try Interpreter.run(command, on: bench)?.plainText ?? ""
        } catch {
            throw SessionError(.usage, error.message)
        }
    }

    /// Whether the answer to a view shows sentences of the articles, and not the quotes of claims alone.
    package static func quotesSentences(view command: String) -> Bool {
        let name = (try? WordReader.words(of: command))?.first?.text
        return name == WhyCommand.form.name || name == CheckCommand.form.name
    }

    /// The commands that are logged as views; none of them reads a file when it is given what the log keeps.
    private static let views = [
        CompareCommand.form.name, ExpectCommand.form.name, WhyCommand.form.name, CheckCommand.form.name,
    ]
}
