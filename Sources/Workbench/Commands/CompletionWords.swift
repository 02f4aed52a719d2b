import Claims

/// The words that a place of a command line may hold, as far as the session and the catalogue know them.
struct CompletionWords {
    /// What completion works on.
    let bench: Bench
    /// The arguments before the cursor's word, options and their values left out.
    let arguments: [String]

    /// What the place may hold, in the order in which it is listed; nil for files and for what nobody can foretell.
    func names(_ value: CommandForm.Value) -> [String]? {
        switch value {
        case .text, .file, .sessionFile: nil
        case .choice(let choices): choices
        case .command: CommandList.all.map { $0.form.name }
        case .article: articles
        case .claim: claims
        case .topic: topics
        case .subject: articles + claims + topics
        case .event: events
        case .concept: concepts
        case .language: (try? bench.engines.languageCodes()) ?? []
        case .outlet: outlets
        case .source: sources
        case .field: fields
        case .setting: settings
        case .expectation: expectation
        }
    }

    // MARK: - What the session knows

    private var articles: [String] { bench.session.articles.map(\.handle.description) }
    private var claims: [String] { bench.session.claims.map(\.handle.description) }
    private var topics: [String] {
        let comparison = (try? bench.session.comparison(bench.engines)) ?? nil
        return comparison?.topics.map(\.handle).sorted().map(\.description) ?? []
    }
    private var outlets: [String] { unique(bench.session.articles.compactMap(\.article.metadata.outlet)) }
    private var sources: [String] {
        unique(outlets + bench.session.claims.flatMap { $0.claim.attribution.map(\.name) })
    }
    private var events: [String] { (try? bench.engines.catalogue.events.keys.sorted()) ?? [] }
    private var concepts: [String] { (try? bench.engines.catalogue.concepts.keys.sorted()) ?? [] }

    private func unique(_ names: [String]) -> [String] {
        Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    // MARK: - What a command's own grammar knows

    /// `event=killed`: the fields of a claim, each with its values where they are few.
    private var fields: [String] {
        ClaimEdit.Field.allCases.flatMap { field in
            let values: [String] =
                switch field {
                case .event: events
                case .concept: concepts
                case .kind: Quantity.Kind.allCases.filter(\.isClaimable).map(\.rawValue)
                case .modifier: Quantity.Modifier.allCases.map(\.rawValue)
                case .measures: Claim.Measures.allCases.map(\.rawValue)
                case .role: Claim.Role.allCases.map(\.rawValue)
                case .stance: Claim.Stance.allCases.map(\.rawValue)
                case .approx, .lowOpen, .highOpen, .definite, .implied: ["true", "false"]
                case .partOf: claims
                default: [""]
                }
            return values.map { "\(field.rawValue)=\($0)" }
        }
    }

    /// What `set` takes: an article and a field of it, or a setting and what it is about.
    private var settings: [String] {
        guard let what = arguments.first else { return articles + SetCommand.settings }
        switch (what, arguments.count) {
        case ("vague", 1): return (try? bench.engines.catalogue.vague.keys.sorted()) ?? []
        case ("rate", 1...2): return (try? bench.engines.catalogue.currencies.keys.sorted()) ?? []
        case (_, 1) where Handle(what)?.kind == .article: return Change.MetadataField.allCases.map(\.rawValue)
        default: return []
        }
    }

    /// What may follow the last word of an `expect`.
    private var expectation: [String] {
        let kinds = Relation.Kind.allCases.filter { $0 != .incomparable }
        guard let last = arguments.last else { return ["no", "at"] + events + articles + claims }
        switch last {
        case "of": return concepts
        case "on": return events
        case "from": return ["at"]
        case "at": return ["least", "most"]
        case "is": return ["supported"]
        case "in", "least", "most": return []
        default: break
        }
        if last == "no" || Int(last) != nil {
            return arguments.contains("from")
                ? ["origins", "outlets"] : kinds.map(RelationWords.noun) + ["articles", "claims", "topics"]
        }
        if arguments.count == 1, let handle = Handle(last), handle.kind != .topic {
            let verbs = kinds.map { String(RelationWords.verb($0).prefix { $0 != " " }) }
            return verbs + (handle.kind == .article ? ["is"] : [])
        }
        if last == "with" { return articles + claims }
        if last.contains("..") { return ["from"] }
        if arguments.count == 1 { return ["of", "in"] }
        if arguments.dropLast().last == "of" { return arguments.contains("on") ? [] : ["in"] }
        return kinds.map(RelationWords.noun).contains(last) ? ["on"] : articles + claims
    }
}
