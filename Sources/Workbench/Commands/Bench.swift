import Claims
import Ingestion

/// What a command works on: the session, and the tools that reach outside it.
///
/// Only `change` and `view` alter the session; terminal, command file, pipe and replay differ only in where lines come from.
package struct Bench {
    /// The session as the last command left it.
    package var session = Session()
    /// What reaches outside: engines, files, the terminal.
    package let tools: Tools

    /// A bench with an empty session.
    package init(tools: Tools) { self.tools = tools }

    /// The engines; read on first use.
    var engines: Engines {
        get throws(Problem) { try tools.engines.value() }
    }

    /// Applies a change, answers what it did, and logs it with the answer's digest.
    mutating func change(_ change: Change, blame word: Word? = nil) throws(Problem) -> Answer {
        let engines = try engines
        let before = session
        do throws(SessionError) {
            let step = try before.applying(change, engines: engines)
            let answer = ChangeReport.answer(to: change, step: step, before: before)
            session = step.logged(answer: answer.plainText)
            return answer
        } catch {
            throw Problem(error).at(word)
        }
    }

    /// Logs an evidence view, so that a replay comes back to it; answers `answer`.
    mutating func view(_ call: Call, _ answer: Answer, about handles: [Handle] = []) throws(Problem) -> Answer {
        let references = handles.compactMap { handle in
            key(of: handle).map { LogEntry.Reference(handle: handle.description, key: $0) }
        }
        session.logView(call.resolved, references: references, answer: answer.plainText, engines: try engines)
        return answer
    }

    private func key(of handle: Handle) -> String? {
        switch handle.kind {
        case .article: session.article(handle)?.key
        case .claim: session.claim(handle)?.claim.key
        case .topic: nil
        }
    }
}

// MARK: - What words name

extension Bench {
    /// The article that a word names.
    func article(_ word: Word) throws(Problem) -> SessionState.LoadedArticle {
        guard let handle = Handle(word.text), handle.kind == .article else { throw .noHandle(word, .article) }
        guard let article = session.article(handle) else {
            throw .notInSession(word, .article, known: session.articles.map(\.handle))
        }
        return article
    }

    /// The claim that a word names.
    func claim(_ word: Word) throws(Problem) -> SessionClaim {
        guard let handle = Handle(word.text), handle.kind == .claim else { throw .noHandle(word, .claim) }
        guard let claim = session.claim(handle) else {
            throw .notInSession(word, .claim, known: session.claims.map(\.handle))
        }
        return claim
    }

    /// The topic that a word names.
    func topic(_ word: Word) throws(Problem) -> SessionComparison.HandledTopic {
        guard let handle = Handle(word.text), handle.kind == .topic else { throw .noHandle(word, .topic) }
        let topics = session.comparison(try engines).topics
        guard let topic = topics.first(where: { $0.handle == handle }) else {
            throw .notInSession(word, .topic, known: topics.map(\.handle))
        }
        return topic
    }
}

extension Problem {
    static func noHandle(_ word: Word, _ kind: Handle.Kind) -> Problem {
        Problem(
            .usage, "\(shown(word.text)) names no \(kind.noun)", hint: "write \(kind.rawValue)1; see: \(listing(kind))",
            at: word.range)
    }

    static func notInSession(_ word: Word, _ kind: Handle.Kind, known: [Handle]) -> Problem {
        let numbers = known.sorted()
        let has: String
        switch numbers.count {
        case 0: has = "this session has no \(kind.noun)s yet"
        case 1: has = "this session has only \(numbers[0])"
        default: has = "this session has \(numbers[0]) to \(numbers[numbers.count - 1])"
        }
        return Problem(
            .usage, "there is no \(kind.noun) \(word.text); \(has)",
            hint: known.isEmpty ? "load an article: load FILE" : "see: \(listing(kind))", at: word.range)
    }

    private static func listing(_ kind: Handle.Kind) -> String {
        switch kind {
        case .article: "articles"
        case .claim: "claims"
        case .topic: "compare"
        }
    }

    /// A session's error as the command line's.
    package init(_ error: SessionError) {
        self.init(ExitStatus(rawValue: error.kind.exitStatus) ?? .internalError, error.message)
    }

    /// What is wrong with the data that the program reads: catalogue or lexicon.
    package init(_ error: DataError) { self.init(.unreadableInput, error.description) }

    /// What is wrong with an article's file.
    package init(_ error: LoadError) { self.init(.unreadableInput, error.description) }
}
