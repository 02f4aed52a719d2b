import Claims

/// One run through a log.
extension Replay {
    struct Pass {
        /// Where claims come from.
        enum Source {
            /// The session's own extractions.
            case stored
            /// The engine of today, on the session's texts.
            case fresh
        }

        private let session: Session
        private let engines: Engines
        private let answering: Answering
        private let source: Source
        /// Why a digest would differ, where it is known beforehand.
        private let cause: ReplayReport.Cause?
        /// Whether answers are known to be worded otherwise.
        var isWordedOtherwise = false
        var substitutes: [String: Article] = [:]
        /// The session as far as it was run.
        private(set) var current: Session
        /// The answers given, where other articles are run.
        private(set) var answers: [ReplayReport.GivenAnswer] = []
        /// Where other articles are run, steps may fall out and numbers differ: the first entry of each command, by its number in the log.
        private var firsts: [Int: Int] = [:]
        /// The views whose answers show sentences of texts that the session lacks.
        private(set) var unchecked: [Int] = []
        private let lacksTexts: Bool
        /// Which entries of the log stood so far.
        private var original = History()

        init(
            _ session: Session, _ engines: Engines, _ answering: Answering, source: Source, cause: ReplayReport.Cause?
        ) {
            self.session = session
            self.engines = engines
            self.answering = answering
            self.source = source
            self.cause = cause
            lacksTexts = session.texts.contains { $0.text == nil }
            current = Session()
            current.texts = session.texts
            current.textIndex = session.textIndex
            if case .stored = source {
                current.extractions = session.extractions
                current.extractionIndex = session.extractionIndex
            }
        }

        /// What it took so far.
        var work: Int { current.work + current.readings.work }

        /// Runs all entries; gives the steps that drifted.
        mutating func run(keepsGoing: Bool) throws(SessionError) -> [ReplayReport.Drift] {
            var drifts: [ReplayReport.Drift] = []
            for (position, entry) in session.log.enumerated() {
                try Replay.check(work, at: entry)
                let drift = try step(entry)
                original.record(entry, at: position)
                if let drift {
                    drifts.append(drift)
                    if !keepsGoing { break }
                }
            }
            return drifts
        }

        private mutating func step(_ entry: LogEntry) throws(SessionError) -> ReplayReport.Drift? {
            func drift(_ cause: ReplayReport.Cause, _ message: String) -> ReplayReport.Drift {
                .init(step: entry.number, command: entry.command, cause: cause, message: message)
            }
            let before = current.log.count
            do throws(SessionError) {
                switch entry.kind {
                case .view where lacksTexts && answering.quotesSentences(entry.command):
                    unchecked.append(entry.number)
                    current.record(entry)
                    return nil
                case .view:
                    let answer = try answering.view(entry.command, current)
                    current.record(entry)
                    return check(entry, answer: answer).map { drift($0.0, $0.1) }
                case .change: return try change(entry).map { drift($0.0, $0.1) }
                }
            } catch {
                // The entry is kept as it was, so that a later undo counts the same entries; not so in a run on other articles,
                // where what was not done cannot be undone.
                if current.log.count == before, substitutes.isEmpty { current.record(entry) }
                return drift(cause ?? .command, error.message)
            }
        }

        private mutating func change(_ entry: LogEntry) throws(SessionError) -> (ReplayReport.Cause, String)? {
            var change = try current.change(of: translated(entry))
            if case .load(let article) = change, let other = substitutes[article.name] {
                var replaced = other
                replaced.name = article.name
                if replaced.metadata.outlet == nil { replaced.metadata.outlet = article.metadata.outlet }
                change = .load(replaced)
                current.keep(replaced)
            }
            if !substitutes.isEmpty { try checkUnwinding(change) }
            let before = current
            let outcome: Outcome
            var logged = entry
            switch source {
            case .fresh:
                var step = try current.applying(change, engines: engines)
                outcome = step.outcome
                current = step.session
                if !substitutes.isEmpty {
                    let answer = try answering.change(change, outcome, before, current)
                    answers.append(.init(step: entry.number, command: entry.command, answer: answer))
                    if step.entry != nil { join(entry, &step) }
                    current = step.logged(answer: answer)
                    return nil
                }
                if let made = step.entry?.extractions, made != entry.extractions {
                    logged.extractions = made
                    current.record(logged)
                    return (.extraction, "the claims read are not what they were, by the same engine and lexicon")
                }
            case .stored: outcome = try current.applyStored(change, entry, engines)
            }
            let answer = try answering.change(change, outcome, before, current)
            let policyDiffers = current.state.policy != before.state.policy
            current.record(logged)
            let state = current.stateDigest(engines)
            if state != entry.state {
                return (
                    cause ?? (policyDiffers ? .policy : .comparison),
                    "claims, topics and relations are not what they were: \(Self.short(state)) and not \(Self.short(entry.state ?? ""))"
                )
            }
            return check(entry, answer: answer)
        }

        /// Throws where a change takes back, or does again, what was not done in this run: it would reach for something else.
        private func checkUnwinding(_ change: Change) throws(SessionError) {
            let (meant, own) =
                switch change {
                case .undo: (original.applied.last, current.history.applied.last)
                case .redo: (original.undone.last, current.history.undone.last)
                default: (nil, nil) as (History.Step?, History.Step?)
                }
            guard let meant, firsts[meant.number] == nil || firsts[meant.number] != own?.number else { return }
            throw SessionError(.usage, "step \(meant.number), which it is about, was not done in this run")
        }

        /// Lets a step of this run join the one that its command made first here.
        private mutating func join(_ entry: LogEntry, _ step: inout Step) {
            let first = entry.joins ?? entry.number
            step.entry?.joins = firsts[first]
            if firsts[first] == nil { firsts[first] = step.entry?.number }
        }

        private mutating func check(_ entry: LogEntry, answer: String) -> (ReplayReport.Cause, String)? {
            if !substitutes.isEmpty {
                answers.append(.init(step: entry.number, command: entry.command, answer: answer))
                return nil
            }
            let digest = Digest.sha256(answer)
            guard digest != entry.answer else { return nil }
            return (
                cause ?? (isWordedOtherwise ? .engine : .answer),
                "the answer is not what it was: \(Self.short(digest)) and not \(Self.short(entry.answer))"
            )
        }

        /// The entry with the keys that its handles have in this run: other articles give other keys.
        private func translated(_ entry: LogEntry) throws(SessionError) -> LogEntry {
            guard !substitutes.isEmpty else { return entry }
            var result = entry
            for i in result.references.indices {
                guard let handle = Handle(result.references[i].handle) else { continue }
                switch handle.kind {
                case .article:
                    guard let article = current.article(handle) else {
                        throw SessionError(.usage, "there is no article \(handle) in this run")
                    }
                    result.references[i].key = article.key
                case .claim:
                    guard let claim = current.claim(handle) else {
                        throw SessionError(.usage, "there is no claim \(handle) in this run")
                    }
                    result.references[i].key = claim.claim.key
                case .topic: break
                }
            }
            return result
        }

        private static func short(_ digest: String) -> String { String(digest.prefix(12)) }
    }
}

extension Session {
    /// Applies a change with the extractions that the log names; topics get their numbers as they did.
    mutating func applyStored(
        _ change: Change, _ entry: LogEntry, _ engines: Engines
    ) throws(SessionError) -> Outcome {
        let outcome: Outcome
        switch change {
        case .undo, .redo: outcome = try unwind(change)
        default:
            var source = ExtractionSource.stored(entry.extractions[...])
            outcome = try fold(change, entry: entry.number, source: &source)
        }
        numberTopics(engines)
        return outcome
    }
}
