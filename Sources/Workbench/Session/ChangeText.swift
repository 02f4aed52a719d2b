import Claims

/// A change as the log writes it, and back.
extension Session {
    /// The resolved command of a change, with the keys of the handles in it; throws `usage` where it names something that is
    /// not there.
    func rendered(_ change: Change) throws(SessionError) -> (command: String, references: [LogEntry.Reference]) {
        var references: [LogEntry.Reference] = []
        func refer(_ handle: Handle, _ key: String) -> String {
            let reference = LogEntry.Reference(handle: handle.description, key: key)
            if !references.contains(reference) { references.append(reference) }
            return handle.description
        }
        func claim(_ key: String) throws(SessionError) -> String { refer(try claimHandle(key), key) }
        func article(_ key: String) throws(SessionError) -> String {
            refer(state.articles[try position(ofArticle: key)].handle, key)
        }
        func claims(_ keys: [String]) throws(SessionError) -> [String] {
            var result: [String] = []
            for key in keys { result.append(try claim(key)) }
            return result
        }
        func edits(_ edit: ClaimEdit) throws(SessionError) -> [(String, String?)] {
            var result: [(String, String?)] = []
            for (field, value) in edit.fields {
                if field == .partOf, value != "none" {
                    result.append((field.rawValue, try claim(value)))
                } else {
                    result.append((field.rawValue, value))
                }
            }
            return result
        }
        let command: ResolvedCommand
        switch change {
        case .load(let article):
            let metadata = article.metadata
            command = ResolvedCommand(
                ["load", "@sha256:" + article.fileDigest],
                [
                    ("name", article.name), ("outlet", metadata.outlet), ("date", metadata.date?.iso),
                    ("lang", metadata.language), ("url", metadata.url), ("title", metadata.title),
                ])
        case .drop(let key): command = ResolvedCommand(["drop", try article(key)])
        case .set(let key, let field, let value):
            command = ResolvedCommand(["set", try article(key), field.rawValue] + (value.map { [$0] } ?? []))
        case .policy(let setting):
            switch setting {
            case .about(let percent): command = ResolvedCommand(["policy", "about", percent.exactText])
            case .rounding(let percent): command = ResolvedCommand(["policy", "rounding", percent.exactText])
            case .vague(let name, let interval):
                command = ResolvedCommand(
                    ["policy", "vague", name],
                    [
                        ("low", interval.map { $0.low?.exactText ?? "none" }),
                        ("high", interval.map { $0.high?.exactText ?? "none" }),
                        ("lowOpen", interval.flatMap { $0.lowOpen ? "true" : nil }),
                        ("highOpen", interval.flatMap { $0.highOpen ? "true" : nil }),
                    ])
            case .rate(let rate):
                command = ResolvedCommand(
                    ["policy", "rate", rate.from, rate.to, rate.factor.exactText], [("source", rate.source)])
            }
        case .note(let subject, let text):
            let about: String
            switch subject {
            case .session: about = "session"
            case .article(let key): about = try article(key)
            case .claim(let key): about = try claim(key)
            case .topic(let handle): about = handle.description
            }
            command = ResolvedCommand(["note", about, text])
        case .edit(let key, let edit): command = ResolvedCommand(["edit", try claim(key)], try edits(edit))
        case .add(let key, let span, let quote, let edit):
            command = ResolvedCommand(
                ["add", try article(key), Self.text(of: span.utf8)],
                [("scalars", Self.text(of: span.scalars)), ("quote", quote)] + (try edits(edit)))
        case .review(let key, let review):
            command = ResolvedCommand([
                review.map { $0 == .accepted ? "accept" : "reject" } ?? "unreview", try claim(key),
            ])
        case .rate(let key, let rating, let reason):
            command = ResolvedCommand(
                ["rate", try claim(key)] + (rating.map { [$0] } ?? []), [("reason", rating == nil ? nil : reason)])
        case .link(let a, let b): command = ResolvedCommand(["link"] + (try claims([a, b])))
        case .unlink(let a, let b): command = ResolvedCommand(["unlink"] + (try claims([a, b])))
        case .split(let topic, let away):
            command = ResolvedCommand(["split", topic.description] + (try claims(away)))
        case .merge(let a, let b, let first, let second):
            command = ResolvedCommand(["merge", a.description, b.description] + (try claims([first, second])))
        case .alias(let name, let canonical):
            command = ResolvedCommand(["alias", name] + (canonical.map { [$0] } ?? []))
        case .refresh(let key): command = ResolvedCommand(["refresh", try article(key)])
        case .undo: command = ResolvedCommand(["undo"])
        case .redo: command = ResolvedCommand(["redo"])
        }
        return (command.text, references)
    }

    /// The change that a log entry stands for; throws where the entry is none. Texts are the session's own.
    func change(of entry: LogEntry) throws(SessionError) -> Change {
        guard let command = ResolvedCommand(entry.command), let verb = command.words.first else {
            throw SessionError(.unreadable, "is no command of a log")
        }
        var words = Array(command.words.dropFirst())
        func malformed() -> SessionError { SessionError(.unreadable, "is no “\(verb)” as a log writes it") }
        func key(_ handle: String, _ kind: Handle.Kind) throws(SessionError) -> String {
            guard Handle(handle)?.kind == kind, let key = entry.references.first(where: { $0.handle == handle })?.key
            else { throw SessionError(.unreadable, "names \(handle), and its references do not") }
            return key
        }
        func keys(_ handles: some Sequence<String>) throws(SessionError) -> [String] {
            var result: [String] = []
            for handle in handles { result.append(try key(handle, .claim)) }
            return result
        }
        func count(_ wanted: ClosedRange<Int>) throws(SessionError) {
            guard wanted.contains(words.count) else { throw malformed() }
        }
        func options(_ known: [String]) throws(SessionError) {
            for option in command.options where !known.contains(option.name) { throw malformed() }
        }
        func edit() throws(SessionError) -> ClaimEdit {
            var values: [ClaimEdit.Field: String] = [:]
            for option in command.options where !["scalars", "quote"].contains(option.name) {
                guard let field = ClaimEdit.Field(rawValue: option.name) else { throw malformed() }
                let isHandle = field == .partOf && option.value != "none"
                values[field] = isHandle ? try key(option.value, .claim) : option.value
            }
            return try ClaimEdit(values)
        }
        if !["load", "policy", "edit", "add", "rate"].contains(verb) { try options([]) }
        switch verb {
        case "load":
            try count(1...1)
            try options(["name"] + Change.MetadataField.allCases.map(\.rawValue))
            let prefix = "@sha256:"
            guard words[0].hasPrefix(prefix), let name = command["name"] else { throw malformed() }
            guard let position = textIndex[String(words[0].dropFirst(prefix.count))] else {
                throw SessionError(.unreadable, "loads a file that the session does not hold")
            }
            let stored = texts[position]
            let date = command["date"].map { CivilTime(iso: $0) }
            if case .some(.none) = date { throw malformed() }
            return .load(
                Article(
                    name: name,
                    metadata: .init(
                        outlet: command["outlet"], date: date ?? nil, language: command["lang"], url: command["url"],
                        title: command["title"]),
                    text: stored.text ?? "", fileDigest: stored.fileDigest, textDigest: stored.textDigest,
                    sketch: stored.sketch))
        case "drop":
            try count(1...1)
            return .drop(article: try key(words[0], .article))
        case "set":
            try count(2...3)
            guard let field = Change.MetadataField(rawValue: words[1]) else { throw malformed() }
            return .set(article: try key(words[0], .article), field, words.count == 3 ? words[2] : nil)
        case "policy": return .policy(try policySetting(words, command, malformed()))
        case "note":
            try count(2...2)
            if words[0] == "session" { return .note(.session, words[1]) }
            guard let handle = Handle(words[0]) else { throw malformed() }
            switch handle.kind {
            case .article: return .note(.article(try key(words[0], .article)), words[1])
            case .claim: return .note(.claim(try key(words[0], .claim)), words[1])
            case .topic: return .note(.topic(handle), words[1])
            }
        case "edit":
            try count(1...1)
            try options(ClaimEdit.Field.allCases.map(\.rawValue))
            return .edit(claim: try key(words[0], .claim), try edit())
        case "add":
            try count(2...2)
            guard let utf8 = Self.range(words[1]), let scalars = Self.range(command["scalars"] ?? ""),
                let quote = command["quote"]
            else { throw malformed() }
            return .add(
                article: try key(words[0], .article), Span(utf8: utf8, scalars: scalars), quote: quote, try edit())
        case "accept", "reject", "unreview":
            try count(1...1)
            let review: Change.Review? = verb == "accept" ? .accepted : verb == "reject" ? .rejected : nil
            return .review(claim: try key(words[0], .claim), review)
        case "rate":
            try count(1...2)
            try options(["reason"])
            return .rate(
                claim: try key(words[0], .claim), rating: words.count == 2 ? words[1] : nil,
                reason: command["reason"] ?? "")
        case "link", "unlink":
            try count(2...2)
            let (a, b) = (try key(words[0], .claim), try key(words[1], .claim))
            return verb == "link" ? .link(a, b) : .unlink(a, b)
        case "split":
            guard words.count >= 2, let topic = Handle(words.removeFirst()), topic.kind == .topic else {
                throw malformed()
            }
            return .split(topic: topic, try keys(words))
        case "merge":
            try count(4...4)
            guard let a = Handle(words[0]), let b = Handle(words[1]), a.kind == .topic, b.kind == .topic else {
                throw malformed()
            }
            return .merge(a, b, try key(words[2], .claim), try key(words[3], .claim))
        case "alias":
            try count(1...2)
            return .alias(words[0], of: words.count == 2 ? words[1] : nil)
        case "refresh":
            try count(1...1)
            return .refresh(article: try key(words[0], .article))
        case "undo":
            try count(0...0)
            return .undo
        case "redo":
            try count(0...0)
            return .redo
        default: throw SessionError(.unreadable, "“\(verb)” is no command that changes a session")
        }
    }

    private static func text(of range: Range<Int>) -> String { "\(range.lowerBound)-\(range.upperBound)" }

    private static func range(_ text: String) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let low = ends[0], let high = ends[1], low >= 0, low < high else { return nil }
        return low..<high
    }

    private func policySetting(
        _ words: [String], _ command: ResolvedCommand, _ malformed: SessionError
    ) throws(SessionError) -> Change.PolicySetting {
        func number(_ text: String) throws(SessionError) -> ExactNumber {
            guard let value = ExactNumber(fractionOrDecimal: text) else { throw malformed }
            return value
        }
        func percentage(_ text: String) throws(SessionError) -> ExactNumber {
            let value = try number(text)
            guard Policy.percentages.contains(value) else { throw malformed }
            return value
        }
        switch (words.first, words.count) {
        case ("about", 2): return .about(try percentage(words[1]))
        case ("rounding", 2): return .rounding(try percentage(words[1]))
        case ("vague", 2):
            guard let low = command["low"], let high = command["high"] else { return .vague(words[1], nil) }
            let interval = Interval(
                low: low == "none" ? nil : try number(low), high: high == "none" ? nil : try number(high),
                lowOpen: command["lowOpen"] == "true", highOpen: command["highOpen"] == "true")
            guard !interval.isEmpty else { throw malformed }
            return .vague(words[1], interval)
        case ("rate", 4):
            guard let source = command["source"], !source.isEmpty else { throw malformed }
            let factor = try number(words[3])
            guard factor > .zero else { throw malformed }
            return .rate(Policy.Rate(from: words[1], to: words[2], factor: factor, source: source))
        default: throw malformed
        }
    }
}
