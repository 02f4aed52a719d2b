import Claims

/// `claims`: the numeric claims, filtered.
enum ClaimsCommand: Command {
    static let form = CommandForm(
        "claims", .articles, "List the claims, all or filtered", parameters: [.init("WORD", .text, .any)],
        options: [
            .init("event", "EVENT", .event, help: "only of this event or one below it: killed, casualties"),
            .init("concept", "CONCEPT", .concept, help: "only where this is counted, or what belongs to it"),
            .init("outlet", "NAME", .outlet, help: "only of this outlet"),
            .init("article", "ARTICLE", .article, help: "only of this article"),
            .init("topic", "TOPIC", .topic, help: "only of this topic"),
            .init(
                "kind", "KIND", .choice(Quantity.Kind.allCases.filter(\.isClaimable).map(\.rawValue)),
                help: "only of this kind: count, percent, money"),
            .init(
                "review", "STATE", .choice(["open", "accepted", "rejected"]),
                help: "only what you have, or have not, reviewed"),
            .init("implied", help: "also a one that no numeral states: “a policeman was killed”"),
        ], reads: true,
        help: [
            "Words look for text: in the quote, what is counted, the speaker, the outlet. A number, in digits or in words of a language "
                + "of the session, finds the figures that say it. a1 and t1 are that article's and that topic's claims. All filters "
                + "must hold."
        ],
        examples: [
            .init("claims", "every claim"),
            .init("claims --event killed --concept security-forces", "who of the security forces was killed"),
            .init("claims ministry", "what a ministry said"), .init("claims 2000", "who says 2000, or about as many"),
            .init("claims a1 killed", "who was killed, by a1"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let session = bench.session
        var claims = session.claims
        if !call.has("implied") { claims.removeAll { !$0.isListed } }
        if let word = call.option("event") {
            let (event, catalogue) = (try bench.event(word), try bench.engines.catalogue)
            claims.removeAll { !($0.claim.event.map { catalogue.event($0, isWithin: event) } ?? false) }
        }
        if let word = call.option("concept") {
            let catalogue = try bench.engines.catalogue
            guard catalogue.concepts[word.text] != nil else {
                throw .notOneOf(word, what: "concept", known: catalogue.concepts.keys.sorted())
            }
            claims.removeAll {
                !($0.claim.counted?.concept.map { catalogue.concept($0, isWithin: word.text) } ?? false)
            }
        }
        if let word = call.option("article") {
            let article = try bench.article(word)
            claims.removeAll { $0.article != article.handle }
        }
        if let word = call.option("topic") {
            let keys = Set(try bench.topic(word).topic.claims)
            claims.removeAll { !keys.contains($0.claim.key) }
        }
        if let word = call.option("outlet") {
            let outlets = session.articles.compactMap(\.article.metadata.outlet)
            guard outlets.contains(where: { $0.lowercased() == word.text.lowercased() }) else {
                throw .notOneOf(word, what: "outlet of this session", known: outlets)
            }
            let handles = Set(
                session.articles.filter { $0.article.metadata.outlet?.lowercased() == word.text.lowercased() }.map(
                    \.handle))
            claims.removeAll { !handles.contains($0.article) }
        }
        if let word = call.option("kind") {
            let known = Quantity.Kind.allCases.filter(\.isClaimable)
            guard let kind = known.first(where: { $0.rawValue == word.text }) else {
                throw .notOneOf(word, what: "kind of claim", known: known.map(\.rawValue))
            }
            claims.removeAll { $0.claim.quantity.kind != kind }
        }
        if let word = call.option("review") {
            switch word.text {
            case "open": claims.removeAll { $0.review != nil }
            case "accepted": claims.removeAll { $0.review != .accepted }
            case "rejected": claims.removeAll { $0.review != .rejected }
            default: throw .notOneOf(word, what: "state of review", known: ["open", "accepted", "rejected"])
            }
        }
        for word in call.arguments {
            // a3 and t1 are what they are called everywhere else, where the session has them.
            if let handle = Handle(word.text), let those = try named(handle, bench) {
                claims.removeAll { !those($0) }
                continue
            }
            let wanted = word.text.lowercased()
            // A number is looked for among the figures too, however the text writes them.
            let number = try NumberWord.number(word.text, bench)
            claims.removeAll {
                if let number, ClaimsReport.states(number, $0.claim.quantity) { return false }
                return !ClaimsReport.searchText($0, session).lowercased().contains(wanted)
            }
        }
        var answer = ClaimsReport.answer(claims, of: session)
        answer.blocks += OrphanReport.blocks(session)
        return answer
    }

    /// Whether a claim is of the article, or in the topic, that a handle names; nil where the session has none of that name.
    private static func named(_ handle: Handle, _ bench: Bench) throws(Problem) -> ((SessionClaim) -> Bool)? {
        switch handle.kind {
        case .article: return bench.session.article(handle) == nil ? nil : { $0.article == handle }
        case .claim: return bench.session.claim(handle) == nil ? nil : { $0.handle == handle }
        case .topic:
            let topics = bench.session.comparison(try bench.engines).topics
            guard let topic = topics.first(where: { $0.handle == handle })?.topic else { return nil }
            let keys = Set(topic.claims)
            return { keys.contains($0.claim.key) }
        }
    }
}
