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
        let opened: (session: Session, unsaved: Int)
        do throws(SessionError) {
            opened = try Replay.session(at: file.text)
        } catch {
            throw Problem(error)
        }
        let (session, unsaved) = opened
        let substitutes = try substitutes(others, session, tools)
        do throws(SessionError) {
            var options = Replay.Options()
            options.allowsEngine = allowsEngine
            options.keepsGoing = keepsGoing
            options.substitutes = substitutes
            let answering = Replay.Answering(
                change: { (change, outcome, before, after) throws(SessionError) in
                    AnswerText.of(change, outcome: outcome, before: before, after: after)
                },
                view: { (command, session) throws(SessionError) in
                    try AnswerText.of(view: command, session: session, engines: engines)
                },
                quotesSentences: AnswerText.quotesSentences(view:))
            var report = try Replay(session, engines: engines, answering: answering, options: options).run()
            report.unsaved = unsaved
            return ReplayText.answer(report, name: FileNames.split(file.text).name)
        } catch {
            throw Problem(error)
        }
    }

    private static func substitutes(
        _ others: [String: String], _ session: Session, _ tools: Tools
    ) throws(Problem) -> [String: Article] {
        let names = Replay.names(in: session)
        var result: [String: Article] = [:]
        for (name, path) in others.sorted(by: { $0.key < $1.key }) {
            let meant = name == "file" && names.count == 1 ? names[0] : name
            guard names.contains(meant) else {
                let hint = Problem.meant(name, among: names) ?? "its articles are \(Problem.list(names))"
                throw Problem(.usage, "the session loaded no article \(Problem.shown(name))", hint: hint)
            }
            let article: Article
            do throws(LoadError) {
                article = try tools.loader.load(path: path)
            } catch {
                throw Problem(error)
            }
            try DataFile.refuse(article, named: path)
            result[meant] = article
        }
        return result
    }
}
