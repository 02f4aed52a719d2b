import Claims

/// Runs a session's log again and says where it comes to something else.
///
/// With the engine and the lexicons that the session was made with, every digest must be equal. With others it is run twice: from
/// the stored claims, where the comparison must come to the same, and from fresh extraction, whose differences are listed claim by
/// claim. It reads nothing but the session, writes nothing and runs nothing else: a stranger's session is safe.
package struct Replay {
    /// How commands are answered: by the interpreter, which replay does not know.
    package struct Answering {
        /// The plain text of the answer to a change.
        package var change: (Change, Outcome, Session, Session) throws(SessionError) -> String
        /// The plain text of the answer to a view, a resolved command.
        package var view: (String, Session) throws(SessionError) -> String
        /// Whether the answer to a view shows sentences of the articles, which a session without texts does not keep.
        package var quotesSentences: (String) -> Bool

        /// `change` gets the change, its outcome, and the session before and after it.
        package init(
            change: @escaping (Change, Outcome, Session, Session) throws(SessionError) -> String,
            view: @escaping (String, Session) throws(SessionError) -> String,
            quotesSentences: @escaping (String) -> Bool = { _ in false }
        ) {
            self.change = change
            self.view = view
            self.quotesSentences = quotesSentences
        }
    }

    /// What is asked of a replay.
    package struct Options {
        /// Another engine's differences are told and are no failure.
        package var allowsEngine = false
        /// Goes on after the first step that drifted.
        package var keepsGoing = false
        /// Articles in the place of stored ones, by the name they were loaded under: the same work on other articles, so that no
        /// digest can be expected to be equal.
        package var substitutes: [String: Article] = [:]

        /// The plain replay.
        package init() {}
    }

    private let session: Session
    private let engines: Engines
    private let answering: Answering
    private let options: Options

    /// A replay of `session`.
    package init(_ session: Session, engines: Engines, answering: Answering, options: Options = Options()) {
        self.session = session
        self.engines = engines
        self.answering = answering
        self.options = options
    }

    /// The session to replay, from its file, and how many entries wait in the journal beside it: those are looked at and not
    /// replayed. What was changed in the file outside crosscheck is drift here.
    package static func session(
        at path: String, files: any FileLayer = SystemFiles()
    ) throws(SessionError) -> (session: Session, unsaved: Int) {
        let session = try SessionFile.open(path, files: files, tamperingIs: .drift).session
        // A journal that cannot be read is the next opening's to tell of.
        guard case .found(let journal)? = try? JournalBeside(of: path, document: session.identity, files: files) else {
            return (session, 0)
        }
        return (session, journal.pending.count)
    }

    /// Replays; throws only where this version's own data cannot be read.
    package func run() throws(SessionError) -> ReplayReport {
        if !options.substitutes.isEmpty { return try runOnOthers() }
        var report = ReplayReport(steps: session.log.count)
        report.redacted = session.texts.filter { $0.text == nil }.map(\.fileDigest)
        report.engineChanges = try engineChanges()
        // Without its texts nothing can be read again: what was read is compared.
        let isSame = report.engineChanges.isEmpty
        if !isSame || !report.redacted.isEmpty {
            let comparesOtherwise = report.engineChanges.contains { if case .comparison = $0 { true } else { false } }
            var stored = Pass(session, engines, answering, source: .stored, cause: comparesOtherwise ? .engine : nil)
            stored.isWordedOtherwise = report.engineChanges.contains { if case .answers = $0 { true } else { false } }
            report.drifts += try stored.run(keepsGoing: options.keepsGoing)
            report.unchecked = stored.unchecked
            report.work += stored.work
            report.passes.append(.stored)
        }
        report.isEngineAllowed = options.allowsEngine
        guard report.redacted.isEmpty else { return report }
        if isSame {
            var fresh = Pass(session, engines, answering, source: .fresh, cause: nil)
            report.drifts += try fresh.run(keepsGoing: options.keepsGoing)
            report.work += fresh.work
            report.passes.append(.fresh)
        } else {
            report.differences = try differences()
            report.passes.append(.extraction)
        }
        return report
    }

    /// The most work that a replay does, in the measure of `Session.work`: minutes. Every change is compared with every claim, so a
    /// stranger's log could ask for days.
    static let workLimit = 200_000_000

    static func check(_ work: Int, at entry: LogEntry) throws(SessionError) {
        guard work > workLimit else { return }
        throw SessionError(
            .unreadable, "the log asks for more work than a replay does: it was run up to entry \(entry.number - 1)")
    }

    // MARK: Another engine

    /// How the engine of today differs from the ones that made the session.
    private func engineChanges() throws(SessionError) -> [ReplayReport.EngineChange] {
        var changes: [ReplayReport.EngineChange] = []
        let now = engines.identity
        for version in Set(session.extractions.map(\.engine)).sorted() where version != now.extraction {
            changes.append(.extraction(stored: version, now: now.extraction))
        }
        if let stored = session.engine?.comparison, stored != now.comparison {
            changes.append(.comparison(stored: stored, now: now.comparison))
        }
        if let stored = session.engine?.answers, stored != now.answers {
            changes.append(.answers(stored: stored, now: now.answers))
        }
        var lexicons: [String: Set<String>] = [:]
        for extraction in session.extractions where !extraction.lexicon.isEmpty {
            lexicons[extraction.language, default: []].insert(extraction.lexicon)
        }
        for (language, digests) in lexicons.sorted(by: { $0.key < $1.key }) {
            guard engines.languageCodes().contains(language) else {
                changes.append(.missingLanguage(language))
                continue
            }
            let digest: String
            do {
                digest = try engines.lexiconDigest(language)
            } catch {
                throw SessionError(.unreadable, error.description)
            }
            for stored in digests.sorted() where stored != digest {
                changes.append(.lexicon(language, stored: stored, now: digest))
            }
        }
        return changes
    }

    /// What the engine of today reads otherwise than the stored claims, for each article and policy as the log has them.
    private func differences() throws(SessionError) -> [ReplayReport.Difference] {
        var result: [ReplayReport.Difference] = []
        var seen: Set<String> = []
        var reading = 0
        var state = Session()
        state.texts = session.texts
        state.textIndex = session.textIndex
        state.extractions = session.extractions
        state.extractionIndex = session.extractionIndex
        for position in session.history.applied.lazy.map(\.positions).joined() {
            let entry = session.log[position]
            if let next = entry.next { state.next = next }
            var source = Session.ExtractionSource.stored(entry.extractions[...])
            _ = try state.fold(try state.change(of: entry), entry: entry.number, source: &source)
            for id in entry.extractions where seen.insert(id).inserted {
                guard let loaded = state.articles.first(where: { $0.extraction == id }),
                    let stored = state.extraction(of: loaded)
                else { continue }
                reading += Session.work(ofReading: loaded.article)
                try Self.check(state.work + reading, at: entry)
                result += try differences(loaded, stored, policy: state.policy, step: entry.number)
            }
        }
        return result
    }

    private func differences(
        _ loaded: SessionState.LoadedArticle, _ stored: Extraction, policy: Policy, step: Int
    ) throws(SessionError) -> [ReplayReport.Difference] {
        let fresh: Extraction
        do {
            fresh = try Extraction(reading: loaded.article, policy: policy, engines: engines)
        } catch {
            throw SessionError(.unreadable, error.description)
        }
        let now = Dictionary(fresh.claims.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
        let before = Set(stored.claims.map(\.key))
        func handle(_ key: String) -> String? {
            loaded.numbers[Session.localKey(key, article: loaded.key)].map { "c\($0)" }
        }
        var result: [ReplayReport.Difference] = []
        for claim in stored.claims where now[claim.key] != claim {
            result.append(
                .init(
                    step: step, article: loaded.handle.description, claim: handle(claim.key), key: claim.key,
                    stored: claim, now: now[claim.key]))
        }
        for claim in fresh.claims where !before.contains(claim.key) {
            result.append(
                .init(
                    step: step, article: loaded.handle.description, claim: nil, key: claim.key, stored: nil, now: claim)
            )
        }
        return result
    }

    // MARK: Other articles

    /// The names under which a session's log loads articles, each once, in the order of the log.
    package static func names(in session: Session) -> [String] {
        var seen: Set<String> = []
        return session.log.lazy.filter { $0.kind == .change && $0.command.hasPrefix("load ") }
            .compactMap { ResolvedCommand($0.command)?["name"] }.filter { seen.insert($0).inserted }
    }

    /// The same commands on other articles: nothing is compared with the digests of the log, what cannot be done is told.
    private func runOnOthers() throws(SessionError) -> ReplayReport {
        var report = ReplayReport(steps: session.log.count)
        let names = Self.names(in: session)
        if let unknown = options.substitutes.keys.sorted().first(where: { !names.contains($0) }) {
            throw SessionError(.usage, "no article of the session was loaded as “\(unknown)”", word: unknown)
        }
        var pass = Pass(session, engines, answering, source: .fresh, cause: nil)
        pass.substitutes = options.substitutes
        report.drifts = try pass.run(keepsGoing: true)
        report.passes = [.others]
        report.answers = pass.answers
        report.result = pass.current
        return report
    }
}
