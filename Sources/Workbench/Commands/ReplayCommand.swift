import Claims
import Ingestion

/// `crosscheck replay`: a session's log run again. It is the program's, not the shell's: it works on no open session.
package enum ReplayCommand {
    /// What replaying the session in a file comes to.
    ///
    /// - Parameter others: files in the place of stored articles, by the name that those were loaded under; `file` where there is one only.
    package static func answer(
        _ file: Word, allowsEngine: Bool, keepsGoing: Bool, others: [String: String], tools: Tools
    ) throws(Problem) -> Answer {
        let engines = try tools.engines.value()
        do throws(SessionError) {
            let (session, unsaved) = try Replay.session(at: file.text)
            var options = Replay.Options()
            options.allowsEngine = allowsEngine
            options.keepsGoing = keepsGoing
            options.substitutes = try substitutes(others, session, tools)
            let answering = Replay.Answering(
                change: { (change, outcome, before, after) throws(SessionError) in
                    AnswerText.of(change, outcome: outcome, before: before, after: after)
                },
                view: { (command, session) throws(SessionError) in
                    try AnswerText.of(view: command, session: session, engines: engines)
                })
            var report = try Replay(session, engines: engines, answering: answering, options: options).run()
            report.unsaved = unsaved
            return ReplayText.answer(report, name: FileNames.split(file.text).name)
        } catch {
            throw Problem(error)
        }
    }

    private static func substitutes(
        _ others: [String: String], _ session: Session, _ tools: Tools
    ) throws(SessionError) -> [String: Article] {
        let names = session.articles.map(\.article.name)
        var result: [String: Article] = [:]
        for (name, path) in others.sorted(by: { $0.key < $1.key }) {
            let meant = name == "file" && names.count == 1 ? names[0] : name
            guard names.contains(meant) else {
                let hint = Problem.meant(name, among: names) ?? "its articles are \(Problem.list(names))"
                throw SessionError(.usage, "the session loaded no article \(name) (\(hint))")
            }
            do throws(LoadError) {
                result[meant] = try tools.loader.load(path: path)
            } catch {
                throw SessionError(.unreadable, error.description)
            }
        }
        return result
    }
}
