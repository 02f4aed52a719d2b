import Claims
import Extraction

extension Session {
    /// The session after a change; the only thing that changes one.
    ///
    ///     let step = try session.applying(.load(article), engines: engines)
    ///     session = step.logged(answer: words)
    ///
    /// Throws `usage` where the change names something that is not there or a value that cannot be, `unreadable` where a
    /// language's data is broken. The session itself is as before.
    package func applying(_ change: Change, engines: Engines) throws(SessionError) -> Step {
        let rendered = try rendered(change)
        var after = self
        var entry = LogEntry(
            number: log.count + 1, time: UTCStamp.text(engines.clock()), kind: .change, command: rendered.command,
            answer: "", state: nil, references: rendered.references, extractions: [], next: next)
        let outcome: Outcome
        switch change {
        case .undo, .redo: outcome = try after.unwind(change)
        default:
            if case .load(let article) = change { after.keep(article) }
            var source = ExtractionSource.live(engines, made: [])
            outcome = try after.fold(change, entry: entry.number, source: &source)
            if case .live(_, let made) = source {
                for extraction in made { after.keep(extraction) }
                entry.extractions = made.map(\.id)
            }
        }
        guard outcome.isChange else { return Step(session: self, outcome: outcome, entry: nil) }
        after.engine = engines.identity
        after.numberTopics(engines)
        // What a stranger's session counts from may be near the end.
        let free = after.next
        guard [free.article, free.claim, free.topic].allSatisfy(Handle.numbers.contains) else {
            throw SessionError(
                .usage, "the session's numbers are used up at \(Handle.numbers.upperBound): go on in a new one")
        }
        entry.state = after.stateDigest(engines)
        return Step(session: after, outcome: outcome, entry: entry)
    }

    /// Logs an evidence view: a command that changed nothing, and the answer that it gave. The articles that it read, such as the
    /// draft of a check, are kept, so that a replay finds them by their digest: `article(file:)`.
    package mutating func logView(_ command: String, reading articles: [Article] = [], answer: String, engines: Engines)
    {
        for article in articles { keep(article) }
        var references: [LogEntry.Reference] = []
        for word in command.split(separator: " ") {
            guard let handle = Handle(word) else { continue }
            let key: String? =
                switch handle.kind {
                case .article: article(handle)?.key
                case .claim: claim(handle)?.claim.key
                case .topic: nil
                }
            if let key, !references.contains(where: { $0.handle == word }) {
                references.append(.init(handle: handle.description, key: key))
            }
        }
        record(
            LogEntry(
                number: log.count + 1, time: UTCStamp.text(engines.clock()), kind: .view, command: command,
                answer: Digest.sha256(answer), state: nil, references: references, extractions: [], next: nil))
    }

    /// An article that a view has read, by the digest of its file: its text, and no metadata; nil where it is not kept.
    package func article(file digest: String) -> Article? {
        guard let stored = textIndex[digest].map({ texts[$0] }), let text = stored.text else { return nil }
        return Article(
            name: digest, metadata: .init(), text: text, fileDigest: stored.fileDigest, textDigest: stored.textDigest,
            sketch: stored.sketch)
    }

    /// The change that adds a claim on bytes of an article's text; throws `usage` where they are no words of it.
    package func adding(article key: String, utf8: Range<Int>, _ edit: ClaimEdit) throws(SessionError) -> Change {
        let loaded = state.articles[try position(ofArticle: key)]
        guard let text = loaded.article.textIfKept else {
            throw SessionError(.usage, "\(loaded.handle) was saved without its text: no claim can be added to it")
        }
        guard !utf8.isEmpty, let span = SpanCheck(text).span(utf8: utf8) else {
            throw SessionError(
                .usage, "bytes \(utf8.lowerBound) to \(utf8.upperBound) are no words of \(loaded.handle)")
        }
        let start = text.utf8.index(text.startIndex, offsetBy: utf8.lowerBound)
        let quote = text[start..<text.utf8.index(start, offsetBy: utf8.count)]
        return .add(article: key, span, quote: String(quote), edit)
    }

    /// Where extractions come from when a change asks for one.
    enum ExtractionSource {
        /// The engine of today; `made` collects what it made.
        case live(Engines, made: [Extraction])
        /// The log's own, by id, the next one first.
        case stored(ArraySlice<String>)
    }

    // MARK: The fold

    /// Applies a change to `state` and `next`; the log is not touched.
    ///
    /// Counts in `work` what it looks at.
    mutating func fold(
        _ change: Change, entry: Int, source: inout ExtractionSource
    ) throws(SessionError) -> Outcome {
        work += 1
        switch change {
        case .load(let article): return try load(article, source: &source)
        case .drop(let key):
            let position = try position(ofArticle: key)
            let loaded = state.articles[position]
            let count = (extraction(of: loaded)?.statedCount ?? 0) + loaded.added.count
            work += state.articles.count
            state.articles.remove(at: position)
            return .dropped(loaded.handle, claims: count)
        case .set(let key, let field, let value):
            return try set(field, to: value, of: try position(ofArticle: key), source: &source)
        case .policy(let setting): return try setPolicy(setting, source: &source)
        case .note(let subject, let text):
            if case .article(let key) = subject { _ = try position(ofArticle: key) }
            state.notes.append(SessionState.Note(subject: subject, text: text, entry: entry))
            return .noted
        case .edit(let key, let edit):
            let merged = try state.edits[key]?.merging(edit) ?? edit
            guard state.edits[key] != merged else { return .unchanged }
            state.edits[key] = merged
            return .claimChanged(try claimHandle(key))
        case .add(let key, let span, let quote, let edit):
            return try add(span, quote, edit, to: try position(ofArticle: key))
        case .review(let key, let review):
            guard state.reviews[key] != review else { return .unchanged }
            state.reviews[key] = review
            return .claimChanged(try claimHandle(key))
        case .rate(let key, let rating, let reason):
            let new = rating.map { SessionState.Rating(rating: $0, reason: reason) }
            guard state.ratings[key] != new else { return .unchanged }
            state.ratings[key] = new
            return .claimChanged(try claimHandle(key))
        case .link(let a, let b): return override([.init(kind: .link, a: min(a, b), b: max(a, b))])
        case .unlink(let a, let b): return override([.init(kind: .unlink, a: min(a, b), b: max(a, b))])
        case .split(_, let away):
            return override(
                away.map { .init(kind: .split, a: $0) }
                    + away.dropFirst().map { .init(kind: .merge, a: away[0], b: $0) })
        case .merge(_, _, let a, let b): return override([.init(kind: .merge, a: a, b: b)])
        case .alias(let name, let canonical):
            guard state.aliases[name] != canonical else { return .unchanged }
            state.aliases[name] = canonical
            return .relinked
        case .refresh(let key):
            let position = try position(ofArticle: key)
            return try reread(position, source: &source)
        case .undo, .redo: return .unchanged
        }
    }

    private mutating func load(_ article: Article, source: inout ExtractionSource) throws(SessionError) -> Outcome {
        let key = article.key
        if let present = state.articles.position(ofKey: key) {
            return .alreadyLoaded(state.articles[present].handle)
        }
        let extraction = try extract(article, source: &source)
        let handle = Handle(.article, next.article)
        let copyOf = state.articles.first(withText: article.textDigest)?.handle
        next.article += 1
        state.articles.append(
            SessionState.LoadedArticle(
                handle: handle, article: article, key: key, language: extraction.language,
                extraction: extraction.id, copyOf: copyOf, numbers: [:], added: []))
        number(extraction.claims, at: state.articles.count - 1)
        return .loaded(
            handle, claims: extraction.statedCount, language: extraction.language,
            recognised: article.metadata.language == nil, copyOf: copyOf)
    }

    private mutating func set(
        _ field: Change.MetadataField, to value: String?, of position: Int, source: inout ExtractionSource
    ) throws(SessionError) -> Outcome {
        let before = state.articles[position]
        var metadata = before.article.metadata
        switch field {
        case .outlet: metadata.outlet = value
        case .lang: metadata.language = value
        case .url: metadata.url = value
        case .title: metadata.title = value
        case .date:
            guard let value else {
                metadata.date = nil
                break
            }
            guard let date = CivilTime(iso: value) else {
                throw SessionError(
                    .usage, "“\(value)” is not a date: write 2022-01-06 or 2022-01-06T12:34", word: value)
            }
            metadata.date = date
        }
        guard metadata != before.article.metadata else { return .unchanged }
        let newKey = Article.makeKey(outlet: metadata.outlet, textDigest: before.article.textDigest)
        if newKey != before.key, let other = state.articles.position(ofKey: newKey) {
            throw SessionError(
                .usage,
                "\(state.articles[other].handle) is the same text from the same outlet already; drop one of the two first"
            )
        }
        state.articles[position].article.metadata = metadata
        state.articles[position].key = newKey
        if newKey != before.key { rekey(from: before.key, to: newKey, at: position) }
        // The address says where an article was found; nothing is read from it.
        guard field != .url else { return .reread(before.handle, added: [], removed: [], changed: []) }
        return try reread(position, source: &source)
    }

    private mutating func setPolicy(
        _ setting: Change.PolicySetting, source: inout ExtractionSource
    ) throws(SessionError) -> Outcome {
        var policy = state.policy
        switch setting {
        case .about(let percent): policy.aboutPercent = percent
        case .rounding(let percent): policy.roundingPercent = percent
        case .vague(let name, let interval): policy.vague[name] = interval
        case .rate(let rate):
            policy.rates.removeAll { $0.from == rate.from && $0.to == rate.to }
            policy.rates.append(rate)
        }
        guard policy != state.policy else { return .unchanged }
        let readsAgain = policy.vague != state.policy.vague
        state.policy = policy
        guard readsAgain else { return .policyChanged(reread: 0) }
        for position in state.articles.indices { _ = try reread(position, source: &source) }
        return .policyChanged(reread: state.articles.count)
    }

    private mutating func add(
        _ span: Span, _ quote: String, _ edit: ClaimEdit, to position: Int
    ) throws(SessionError) -> Outcome {
        let loaded = state.articles[position]
        if let text = loaded.article.textIfKept {
            let check = SpanCheck(text)
            guard check.accepts(span), check.holds(quote, at: span) else {
                throw SessionError(.usage, "“\(quote)” does not stand there in \(loaded.handle)")
            }
        }
        let quantity = Quantity(span: span, text: quote, kind: .count, interval: Interval(low: nil, high: nil))
        var key = Claim.makeKey(article: loaded.key, span: span, role: .body)
        // A key that never had a number is free; one that had may be of a claim that is gone.
        if loaded.numbers[Self.localKey(key, article: loaded.key)] != nil {
            let taken = Set(loaded.added.map(\.key) + (extraction(of: loaded)?.claims.map(\.key) ?? []))
            work += taken.count
            let base = key
            var ordinal = 1
            while taken.contains(key) {
                ordinal += 1
                key = "\(base)#\(ordinal)"
            }
        }
        var claim = edit.applied(to: Claim(key: key, article: loaded.key, quantity: quantity))
        claim.key = key
        if claim.asOf == nil, edit.values[.asOf] == nil { claim.asOf = loaded.article.metadata.date.map { .init($0) } }
        state.articles[position].added.append(claim)
        number([claim], at: position)
        return .claimAdded(try claimHandle(key))
    }

    private mutating func override(_ said: [SessionState.LinkOverride]) -> Outcome {
        // Later ones win, so what was said last need not be said again.
        work += said.count
        guard !state.links.suffix(said.count).elementsEqual(said) else { return .unchanged }
        for link in said { state.say(link) }
        return .relinked
    }

    /// Reads an article again, keeps the numbers of claims that are still there.
    private mutating func reread(_ position: Int, source: inout ExtractionSource) throws(SessionError) -> Outcome {
        let last = self.extraction(of: state.articles[position])
        let before = last?.claims ?? []
        let oldKey = last?.article ?? state.articles[position].key
        let new = try extract(state.articles[position].article, source: &source)
        work += before.count
        state.articles[position].extraction = new.id
        state.articles[position].language = new.language
        number(new.claims, at: position)
        let loaded = state.articles[position]
        func byLocal(_ claims: [Claim], _ key: String) -> [String: Claim] {
            Dictionary(claims.map { (Self.localKey($0.key, article: key), $0) }, uniquingKeysWith: { a, _ in a })
        }
        let old = byLocal(before, oldKey), now = byLocal(new.claims, loaded.key)
        func handles(_ locals: some Sequence<String>) -> [Handle] {
            locals.compactMap { loaded.numbers[$0].map { Handle(.claim, $0) } }.sorted()
        }
        return .reread(
            loaded.handle, added: handles(now.keys.filter { old[$0] == nil }),
            removed: handles(old.keys.filter { now[$0] == nil }),
            changed: handles(
                now.filter { local, claim in
                    guard var was = old[local] else { return false }
                    (was.key, was.article) = (claim.key, claim.article)
                    return was != claim
                }.keys))
    }

    private mutating func extract(_ article: Article, source: inout ExtractionSource) throws(SessionError) -> Extraction
    {
        switch source {
        case .live(let engines, var made):
            guard article.textIfKept != nil else {
                throw SessionError(.usage, "“\(article.name)” was saved without its text: it cannot be read again")
            }
            let extraction: Extraction
            readings.count(Self.work(ofReading: article))
            do {
                extraction = try Extraction(reading: article, policy: state.policy, engines: engines)
            } catch {
                throw SessionError(.unreadable, error.description)
            }
            made.append(extraction)
            source = .live(engines, made: made)
            keep(extraction)
            return extraction
        case .stored(var ids):
            guard let id = ids.popFirst(), let position = extractionIndex[id] else {
                throw SessionError(.unreadable, "the log names no extraction for “\(article.name)”")
            }
            source = .stored(ids)
            return extractions[position]
        }
    }

    /// How much work it is to read an article, in the measure of `work`: some 32 bytes are read in the time of one look.
    static func work(ofReading article: Article) -> Int { article.text.utf8.count / 32 + 1 }

    /// Gives numbers to claims of the article at a position that have none yet; in place, since an article may have many.
    private mutating func number(_ claims: [Claim], at position: Int) {
        work += claims.count
        var free = next.claim
        func number(_ loaded: inout SessionState.LoadedArticle) {
            // Ones that no numeral states come last: few ask for them.
            for isImplied in [false, true] {
                for i in claims.indices where claims[i].isImpliedSingular == isImplied {
                    let local = Self.localKey(claims[i].key, article: loaded.key)
                    guard loaded.numbers[local] == nil else { continue }
                    loaded.numbers[local] = free
                    free += 1
                }
            }
        }
        number(&state.articles[position])
        next.claim = free
    }

    /// Carries what the analyst said over to an article's new key.
    private mutating func rekey(from old: String, to new: String, at position: Int) {
        func moved(_ key: String) -> String {
            Self.isKey(key, of: old) ? new + "/" + Self.localKey(key, article: old) : key
        }
        func moved<T>(_ values: [String: T]) -> [String: T] {
            Dictionary(values.map { (moved($0), $1) }, uniquingKeysWith: { a, _ in a })
        }
        work += state.edits.count + state.reviews.count + state.ratings.count + state.links.count + state.notes.count
        work += state.articles[position].added.count
        state.edits = moved(state.edits)
        state.reviews = moved(state.reviews)
        state.ratings = moved(state.ratings)
        for i in state.links.indices {
            state.links[i].a = moved(state.links[i].a)
            state.links[i].b = state.links[i].b.map { moved($0) }
        }
        for i in state.notes.indices {
            switch state.notes[i].subject {
            case .claim(let key): state.notes[i].subject = .claim(moved(key))
            case .article(old): state.notes[i].subject = .article(new)
            default: break
            }
        }
        for i in state.articles[position].added.indices {
            state.articles[position].added[i].key = moved(state.articles[position].added[i].key)
            state.articles[position].added[i].article = new
        }
    }

    // MARK: Undo and redo

    mutating func unwind(_ change: Change) throws(SessionError) -> Outcome {
        let free = next
        func entries(_ step: History.Step) -> [Outcome.Entry] {
            step.positions.map { Outcome.Entry(number: log[$0].number, command: log[$0].command) }
        }
        if change == .undo {
            guard let last = history.applied.last else { throw SessionError(.usage, "there is nothing to undo") }
            try goBack(to: history.applied.count - 1)
            next = free
            return .undone(entries(last))
        }
        guard let last = history.undone.last else { throw SessionError(.usage, "there is nothing to redo") }
        try refold(last)
        next = free
        return .redone(entries(last))
    }

    /// The state after the first `depth` entries that stand; the session is as before where it throws.
    private mutating func goBack(to depth: Int) throws(SessionError) {
        let before = (state, next)
        let start = history.start(before: depth)
        state = start.state
        do throws(SessionError) {
            for i in start.depth..<depth {
                try refold(history.applied[i])
                history.keep(state, depth: i + 1, target: depth)
            }
        } catch {
            (state, next) = before
            throw error
        }
    }

    /// The state again from the log's entries that stand; the free numbers stay where they are. Throws `unreadable` where an entry
    /// cannot be done again, and where all of them are more work than `limit`.
    mutating func refold(limit: Int = Self.workLimit) throws(SessionError) {
        let free = next
        state = SessionState()
        work = 0
        for step in history.applied {
            try refold(step)
            guard work <= limit else {
                throw SessionError(.unreadable, "up to entry \(step.number) it asks for more work than a log may")
            }
        }
        next = free
    }

    /// Does again what the entries of a step did.
    private mutating func refold(_ step: History.Step) throws(SessionError) {
        for position in step.positions { try refold(log[position]) }
    }

    private mutating func refold(_ entry: LogEntry) throws(SessionError) {
        if let counters = entry.next { next = counters }
        var source = ExtractionSource.stored(entry.extractions[...])
        do throws(SessionError) {
            _ = try fold(try change(of: entry), entry: entry.number, source: &source)
        } catch {
            throw SessionError(.unreadable, "log entry \(entry.number) “\(entry.command)”: \(error.message)")
        }
    }

    /// Puts an entry at the end of the log.
    mutating func record(_ entry: LogEntry) {
        history.record(entry, at: log.count)
        log.append(entry)
    }

    // MARK: Helpers

    func position(ofArticle key: String) throws(SessionError) -> Int {
        guard let position = state.articles.position(ofKey: key) else {
            throw SessionError(.usage, "there is no such article in the session")
        }
        return position
    }

    /// The handle of a claim's key: by the numbers of its article, so that nothing need be computed.
    func claimHandle(_ key: String) throws(SessionError) -> Handle {
        guard let position = state.articles.position(ofClaim: key),
            let number = state.articles[position].numbers[
                Self.localKey(key, article: state.articles[position].key)]
        else { throw SessionError(.usage, "there is no such claim in the session") }
        return Handle(.claim, number)
    }

    /// Whether a claim's key is of the article with the key given.
    static func isKey(_ key: String, of article: String) -> Bool {
        let (bytes, count) = (key.utf8, article.utf8.count)
        return bytes.count > count && bytes.starts(with: article.utf8)
            && bytes[bytes.index(bytes.startIndex, offsetBy: count)] == UInt8(ascii: "/")
    }

    /// Keeps an article's bytes.
    mutating func keep(_ article: Article) {
        guard textIndex[article.fileDigest] == nil else { return }
        textIndex[article.fileDigest] = texts.count
        texts.append(
            StoredText(
                fileDigest: article.fileDigest, textDigest: article.textDigest, text: article.text,
                sketch: article.sketch))
    }

    /// Keeps an extraction.
    mutating func keep(_ extraction: Extraction) {
        guard extractionIndex[extraction.id] == nil else { return }
        extractionIndex[extraction.id] = extractions.count
        extractions.append(extraction)
    }

    /// Gives numbers to topics that have none yet.
    mutating func numberTopics(_ engines: Engines) {
        let comparison = comparison(engines)
        for (identity, _) in identified(comparison.topics.map(\.topic)) where topicNumbers[identity] == nil {
            topicNumbers.insert(next.topic, under: identity)
            next.topic += 1
        }
    }
}

extension Step {
    /// The session with the change logged: `answer` is the plain text that was, or is about to be, shown.
    package func logged(answer: String) -> Session {
        guard var entry else { return session }
        entry.answer = Digest.sha256(answer)
        var result = session
        result.record(entry)
        return result
    }
}

extension Extraction {
    /// How many of the claims are stated: all but ones that no numeral states.
    var statedCount: Int { claims.count { !$0.isImpliedSingular } }

    /// Runs the engine on an article.
    init(reading article: Article, policy: Policy, engines: Engines) throws(DataError) {
        let output = try engines.extract(
            Extractor.Input(
                text: article.text, title: article.metadata.title, articleKey: article.key,
                language: article.metadata.language, date: article.metadata.date, withImplied: true), policy)
        let claimed = Set(output.quantityIndex)
        self.init(
            id: "", article: article.key, textDigest: article.textDigest, title: article.metadata.title,
            engine: engines.identity.extraction, language: output.language,
            lexicon: engines.languageCodes().contains(output.language)
                ? try engines.lexiconDigest(output.language) : "", claims: ClaimKeys.unique(output.claims),
            unclaimed: output.quantities.indices.filter { !claimed.contains($0) }.map { output.quantities[$0] })
        id = "x" + StateDigest.extraction(self).prefix(16)
    }
}

/// Keys of claims that stand on one quantity: the first keeps its key, each further one gets its ordinal behind it.
enum ClaimKeys {
    /// Whether no key can occur twice, told quickly: a key holds where its claim stands, and these stand one behind the other.
    /// False where it takes a closer look.
    static func areUnique(_ claims: [Claim]) -> Bool {
        zip(claims, claims.dropFirst()).allSatisfy { $0.quantity.span < $1.quantity.span }
    }

    static func unique(_ claims: [Claim]) -> [Claim] {
        var seen: [String: Int] = [:]
        var result = claims
        for i in result.indices {
            let count = (seen[result[i].key] ?? 0) + 1
            seen[result[i].key] = count
            if count > 1 { result[i].key += "#\(count)" }
        }
        return result
    }
}
