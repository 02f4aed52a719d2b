import Claims
import Ingestion

/// What a command works on: the desk with the session, and the tools that reach outside it.
///
/// Terminal, command file, pipe and replay differ only in where their lines come from; all run on a bench.
package final class Bench {
    /// What reaches outside: engines, files, the terminal.
    package var tools: Tools
    private var made: Desk?
    /// The number of the first log entry of the command that runs: what it changes further joins that one.
    private var firstEntry: Int?
    /// The claim that `next` showed last, from which it goes on: no part of the session.
    var shownByNext: Handle?

    /// A bench with an empty session.
    package init(tools: Tools) { self.tools = tools }

    /// The session as the last command left it.
    package var session: Session { made?.session ?? Session() }

    /// The engines; read on first use.
    var engines: Engines {
        get throws(Problem) { try tools.engines.value() }
    }

    /// Where the session is changed; made on first use, since it needs the engines.
    package var desk: Desk {
        get throws(Problem) {
            if let made { return made }
            let desk = Desk(engines: try engines, recovery: tools.recovery)
            made = desk
            return desk
        }
    }

    /// The desk, where one was needed so far.
    package var deskIfMade: Desk? { made }

    /// Puts another session on the bench; the one there is let go of, what is not saved stays in its journal.
    func take(_ desk: Desk) {
        made?.close()
        made = desk
        shownByNext = nil
    }

    /// A command begins: what it changes is one step for undo.
    func beginCommand() { firstEntry = nil }

    /// Throws where Ctrl-C was pressed: asked between the steps of a command that has many.
    func checkCancelled() throws(Problem) {
        guard !tools.isCancelled() else { throw Problem(.usage, "broken off; what was done before stays") }
    }

    /// Applies a change, logs it with the digest of its answer, and gives the answer.
    func change(_ change: Change, blame word: Word? = nil) throws(Problem) -> Answer {
        let before = session
        let desk = try desk
        var answer = Answer()
        do throws(SessionError) {
            _ = try desk.change(change, joining: firstEntry) { (outcome, after) throws(SessionError) in
                answer = ChangeReport.answer(to: change, outcome: outcome, before: before, after: after)
                return answer.plainText
            }
            if firstEntry == nil, desk.session.log.count > before.log.count { firstEntry = desk.session.log.count }
        } catch {
            switch error.kind {
            // What another process or the disk does is no word's fault.
            case .cannotWrite, .locked, .readOnly: throw Problem(error)
            case .usage, .unreadable, .drift: throw Problem(error).at(word)
            }
        }
        return answer
    }

    /// Logs an evidence view, so that a replay comes back to it, and gives its answer.
    func view(_ call: Call, _ answer: Answer) throws(Problem) -> Answer { try view(call.resolved, answer) }

    /// The same for a command as it is logged.
    func view(_ command: String, _ answer: Answer) throws(Problem) -> Answer {
        let desk = try desk
        do throws(SessionError) {
            try desk.view(command, answer: answer.plainText)
        } catch {
            // What was asked for was to look, which another's work on the session does not hinder.
            if error.kind == .locked {
                var told = answer
                told.blocks.append(.line("Not logged: \(error.message)."))
                return told
            }
            var problem = Problem(error)
            if let path = desk.path, error.kind == .cannotWrite {
                problem.hint = "to look without the log: open \(WordReader.quoted(path)) --read-only"
            }
            throw problem
        }
        return answer
    }
}

// MARK: - Files

extension Bench {
    /// The article in a file that a word names.
    func load(_ word: Word, _ metadata: Article.Metadata) throws(Problem) -> Article {
        guard tools.readsFiles else {
            throw Problem(
                .usage, "\(Problem.shown(word.text)) would be read here, and a replay reads no files", at: word.range)
        }
        let article: Article
        do throws(LoadError) {
            article = try tools.loader.load(path: word.text, metadata: metadata)
        } catch {
            var problem = Problem(error).at(word)
            if error.reason == .missing {
                problem.hint = isAddress(word.text) ? addressHint : FileNames.meant(word.text)
            }
            throw problem
        }
        try DataFile.refuse(article, word)
        return article
    }

    /// Whether a word is the address of a page, not of a file.
    private func isAddress(_ text: String) -> Bool { text.contains("://") || text.hasPrefix("www.") }

    private var addressHint: String {
        "nothing is fetched from the web: save the page as a file, or load - and paste its text"
    }
}

extension Bench {
    /// The article that is pasted or typed where a word says `-`.
    func pasted(_ word: Word, _ metadata: Article.Metadata) throws(Problem) -> Article {
        guard let bytes = try tools.pasted() else { throw Problem(.usage, "broken off; nothing was loaded") }
        do throws(LoadError) {
            return try tools.loader.load(bytes: bytes, name: "pasted", metadata: metadata)
        } catch {
            throw Problem(error).at(word)
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

    /// The catalogue's event that a word names; where there is none, what the session's claims are about is told.
    func event(_ word: Word) throws(Problem) -> String {
        let catalogue = try engines.catalogue
        if catalogue.events[word.text] != nil { return word.text }
        let here = Set(session.claims.compactMap(\.claim.event)).sorted()
        let known = here.isEmpty ? catalogue.events.keys.sorted() : here
        var problem = Problem.notOneOf(word, what: "event", known: known)
        if problem.hint == nil, !here.isEmpty { problem.hint = "this session has \(Problem.list(here))" }
        throw problem
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
            .usage, "\(shown(word.text)) names no \(kind.noun)",
            hint: "one is called \(kind.rawValue)1, \(kind.rawValue)2 …; \(listing(kind)) lists them",
            at: word.range)
    }

    static func notInSession(_ word: Word, _ kind: Handle.Kind, known: [Handle]) -> Problem {
        let numbers = known.sorted()
        let has: String
        switch numbers.count {
        case 0: has = "this session has no \(kind.noun)s yet"
        case 1: has = "this session has only \(numbers[0])"
        case 2: has = "this session has \(numbers[0]) and \(numbers[1])"
        default: has = "this session has \(numbers[0]) to \(numbers[numbers.count - 1])"
        }
        return Problem(
            .usage, "there is no \(kind.noun) \(word.text); \(has)",
            hint: known.isEmpty ? "load an article: load FILE" : "\(listing(kind)) lists them", at: word.range)
    }

    private static func listing(_ kind: Handle.Kind) -> String {
        switch kind {
        case .article: "articles"
        case .claim: "claims"
        case .topic: "topics"
        }
    }

    /// A session's error as the command line's.
    package init(_ error: SessionError) {
        self.init(error.kind.exitStatus, error.message)
    }

    /// What is wrong with the data that the program reads: catalogue or lexicon.
    ///
    /// Where the program is installed is nobody's business, so a path is shown from the folder of data on.
    package init(_ error: DataError) {
        var shown = error
        for folder in ["/Languages/", "/Catalogue/"] {
            if let range = error.file.firstRange(of: folder) {
                shown.file = String(error.file[error.file.index(after: range.lowerBound)...])
                break
            }
        }
        self.init(.unreadableInput, shown.description)
    }

    /// What is wrong with an article's file.
    package init(_ error: LoadError) { self.init(.unreadableInput, error.description) }
}
