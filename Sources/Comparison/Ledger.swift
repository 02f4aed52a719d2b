import Claims

/// The claims of one comparison as figures, with all that figures leave out.
final class Ledger: Sendable {
    let terms: Terms
    let claims: [Claim]
    /// One a claim, in the order of `claims`.
    let figures: [Figure]
    /// What is known of few figures only, by `Figure.aside`; freed with the ledger, and never written after it was made.
    nonisolated(unsafe) let asides: UnsafePointer<Figure.Aside>
    /// Indices of claims by loading order of their articles, then reading order.
    let order: [Int]
    /// The sources, and one for each article that no source tells of.
    let sources: [Comparer.Source]
    let conversion: Conversion
    private let comparer: Comparer
    private let copies: Copies
    /// Per period: its days, both included; nil for a rate's "per day" and what cannot be read.
    private let stretches: [ClosedRange<Int>?]
    /// Per source: the number of its outlet.
    let outletOf: [Int32]
    /// How many numbers outlets and origins have together.
    let nameCount: Int
    /// How many profiles figures have.
    let profileCount: Int
    /// No claim was given twice.
    let keysAreUnique: Bool
    /// Two as-of dates lie so far apart that another event must be meant.
    let spansEvents: Bool

    init(_ claims: [Claim], sources given: [Comparer.Source], comparer: Comparer) {
        self.claims = claims
        let terms = comparer.terms
        self.terms = terms
        // Articles in the order of the sources; those that no source tells of behind them, as they come.
        var sources = given
        var articles = Interner()
        var sourceOfArticle: [Int32] = []
        for i in given.indices where Int(articles.id(given[i].article)) == sourceOfArticle.count {
            sourceOfArticle.append(Int32(i))
        }
        // Claims mostly come article by article.
        var last = (article: "", source: Int32(-1))
        var articleOf = [Int32]()
        articleOf.reserveCapacity(claims.count)
        for i in claims.indices {
            if last.source >= 0, claims[i].article == last.article {
                articleOf.append(last.source)
                continue
            }
            let id = Int(articles.id(claims[i].article))
            if id == sourceOfArticle.count {
                sourceOfArticle.append(Int32(sources.count))
                sources.append(Comparer.Source(article: claims[i].article, outlet: nil, published: nil, textDigest: ""))
            }
            articleOf.append(sourceOfArticle[id])
            last = (claims[i].article, sourceOfArticle[id])
        }
        self.sources = sources
        let copies = Copies(sources)

        order = Self.order(claims, articleOf)

        var maker = FigureMaker(claims: claims, sources: sources, originals: copies.original, comparer: comparer)
        for i in claims.indices { maker.add(i, source: Int(articleOf[i])) }
        figures = maker.finish()
        let asides = UnsafeMutablePointer<Figure.Aside>.allocate(capacity: maker.asides.count)
        for (i, aside) in maker.asides.enumerated() { (asides + i).initialize(to: aside) }
        self.asides = UnsafePointer(asides)
        profileCount = maker.profileCount
        keysAreUnique = maker.keysAreUnique
        spansEvents = maker.lastAsOf &- maker.firstAsOf > Facts.farApartMinutes
        outletOf = maker.outletOf
        nameCount = maker.nameCount
        stretches = maker.stretches
        conversion = maker.conversion
        self.copies = copies
        self.comparer = comparer
    }

    deinit { asides.deallocate() }

    /// Article by article, title before text, by the place in it.
    private static func order(_ claims: [Claim], _ articleOf: [Int32]) -> [Int] {
        typealias Place = (field: Int64, bytes: Int64)
        func place(_ i: Int) -> Place {
            let field: Int64 = claims[i].quantity.span.field == .title ? 0 : 1
            let bytes = claims[i].quantity.span.utf8
            return (Int64(articleOf[i]) << 1 | field, Int64(bytes.lowerBound) << 32 | Int64(bytes.upperBound))
        }
        // They mostly come in order.
        var last: Place = (Int64.min, 0)
        let isOrdered = claims.indices.allSatisfy { i in
            let place = place(i)
            defer { last = place }
            return place >= last
        }
        if isOrdered { return Array(claims.indices) }
        let places = claims.indices.map(place)
        return claims.indices.sorted { a, b in
            places[a] == places[b] ? a < b : places[a] < places[b]
        }
    }

    /// Lends the figures of a grouping's slots, copied side by side: those of a topic stand within a few lines of cache.
    func withFigures<Result>(of grouping: Grouping, _ body: (Figures) -> Result) -> Result {
        let arranged = UnsafeMutablePointer<Figure>.allocate(capacity: max(1, grouping.claimOf.count))
        defer { arranged.deallocate() }
        figures.withUnsafeBufferPointer { figures in
            for (slot, claim) in grouping.claimOf.enumerated() {
                (arranged + slot).initialize(to: figures[Int(claim)])
            }
        }
        return body(arranged)
    }

    /// The plausible interval of a claim, in its own unit.
    func plausible(_ claim: Int) -> Interval {
        Quantity.plausible(
            kind: claims[claim].quantity.kind, modifier: claims[claim].quantity.modifier,
            approx: claims[claim].quantity.approx, stated: claims[claim].quantity.interval,
            precision: claims[claim].quantity.precision, vagueClass: claims[claim].quantity.vagueClass,
            event: claims[claim].event, policy: comparer.policy, catalogue: comparer.catalogue)
    }

    /// The same in the common unit, counts brought to whole numbers: what the keys of figures stand for.
    func common(_ claim: Int) -> Interval {
        let (kind, unit) = conversion.measure(of: claims[claim])
        var interval = plausible(claim)
        if let unit, let step = conversion.step(kind: kind, unit: unit) {
            interval = Conversion.convert(interval, by: step) ?? interval
        }
        return kind == .count ? FigureMaker.whole(interval) : interval
    }

    /// The outlet's name, or the article's key where no outlet is known.
    func outletName(_ source: Int) -> String { sources[source].outlet ?? sources[source].article }

    /// The source that printed this one's text first.
    func original(of source: Int32) -> Int { copies.original[Int(source)] }

    /// How two periods stand to each other. One that is not said and one that is are not known to be the same stretch.
    func nest(period a: Int32, _ b: Int32) -> Facts.Nest {
        guard a >= 0, b >= 0, let x = stretches[Int(a)], let y = stretches[Int(b)] else { return .apart }
        if x == y { return .same }
        if y.contains(x.lowerBound), y.contains(x.upperBound) { return .aInB }
        if x.contains(y.lowerBound), x.contains(y.upperBound) { return .bInA }
        return .apart
    }
}
