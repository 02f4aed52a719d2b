import Claims
import Comparison

/// Compares 1,000 to 1,000,000 generated claims, and one topic of 10,000.
///
/// The claims are what a desk collects on many events at once: articles of 20 claims, each about one of many places (some name
/// none) told by eight outlets, with the events, concepts, prices, bounds and vague words of disaster and protest news.
struct ComparisonBenchmark: Benchmark {
    let name = "comparison"
    let summary = "claims to topics and related pairs, on one core"

    func run(_ arguments: [String]) throws {
        let comparer = Comparer(catalogue: try Catalogue.installed(), policy: Policy())
        let sizes = arguments.compactMap { Int($0) }
        print(
            "claims      topics     pairs      ms        ms of processor   ns/claim   ms to word 1,000 pairs   (best of 5)"
        )
        for size in sizes.isEmpty ? [1_000, 10_000, 100_000, 1_000_000] : sizes {
            var generator = ClaimGenerator(seed: 7)
            let (claims, sources) = generator.news(size)
            report("\(size)", claims, sources, comparer)
        }
        var generator = ClaimGenerator(seed: 7)
        let (claims, sources) = generator.oneTopic(10_000)
        report("10000 (one topic)", claims, sources, comparer)
    }

    private func report(_ label: String, _ claims: [Claim], _ sources: [Comparer.Source], _ comparer: Comparer) {
        var best = Double.infinity
        var least = Double.infinity
        var outcome: Comparer.Outcome?
        for _ in 0..<5 {
            outcome = nil
            let (start, startProcessor) = (Clock.now, Clock.processor)
            outcome = comparer.compare(claims, sources: sources)
            best = min(best, Clock.now - start)
            least = min(least, Clock.processor - startProcessor)
        }
        guard let outcome else { return }
        let start = Clock.now
        var bytes = 0
        for pair in outcome.pairs.prefix(1_000) { bytes += outcome.relation(pair).reason.utf8.count }
        let worded = Clock.now - start
        func pad(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.utf8.count))
        }
        func fixed(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
        print(
            pad(label, 12) + pad("\(outcome.topics.count)", 11) + pad("\(outcome.pairs.count)", 11)
                + pad(fixed(best * 1e3), 10)
                + pad(fixed(least * 1e3), 18) + pad(fixed(least * 1e9 / Double(claims.count)), 11) + fixed(worded * 1e3)
        )
        precondition(bytes > 0)
    }
}

/// Seeded claims: the same seed gives the same claims.
struct ClaimGenerator {
    private var numbers: SplitMix64

    init(seed: UInt64) { numbers = SplitMix64(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

    private mutating func below(_ n: Int) -> Int { numbers.below(n) }
    private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    /// Articles of 20 claims on about one place for every 160 claims.
    mutating func news(_ count: Int) -> (claims: [Claim], sources: [Comparer.Source]) {
        let places = (0..<max(2, count / 160)).map { "Place \($0)" }
        return make(count, perArticle: 20) { generator, article in
            let place = places[article % places.count]
            let event = generator.pick([
                "killed", "killed", "killed", "killed", "injured", "injured", "injured", "arrested", "arrested",
                "missing", "displaced",
                "casualties", "destroyed", "aid", "price", "inflation",
            ])
            let concept =
                switch event {
                case "destroyed": generator.pick(["house", "building", "vehicle"])
                case "aid", "inflation": ""
                case "price": generator.pick(["oil", "gas"])
                default:
                    generator.pick([
                        "person", "person", "person", "person", "person", "person", "protester", "protester", "police",
                        "security-forces", "security-forces", "child", "civilian",
                    ])
                }
            return (event, concept, generator.below(20) == 0 ? nil : place)
        }
    }

    /// One event told ten thousand times.
    mutating func oneTopic(_ count: Int) -> (claims: [Claim], sources: [Comparer.Source]) {
        make(count, perArticle: 2) { _, _ in ("killed", "person", nil) }
    }

    private mutating func make(
        _ count: Int, perArticle: Int,
        about: (inout ClaimGenerator, Int) -> (event: String, concept: String, place: String?)
    ) -> (claims: [Claim], sources: [Comparer.Source]) {
        var claims: [Claim] = []
        claims.reserveCapacity(count)
        var sources: [Comparer.Source] = []
        let speakers = ["Ministry of Health", "Police", "Red Cross", "Interior Ministry", "Hospital", "Governor"]
        let nowhere = Span(utf8: 0..<0, scalars: 0..<0)
        let firstDay = 18_998
        while claims.count < count {
            let article = sources.count
            let key = "outlet \(article % 200)@\(article)"
            let day = firstDay + below(8)
            let sketch = Sketch.make(ofHashes: (0..<400).map { _ in numbers.next() })
            sources.append(
                Comparer.Source(
                    article: key, outlet: "outlet \(article % 200)",
                    published: CivilTime(day: day, minute: below(1440)),
                    textDigest: "digest \(article)", sketch: sketch))
            for position in 0..<min(perArticle, count - claims.count) {
                let (event, concept, place) = about(&self, article)
                let base = pick([8, 19, 26, 44, 164, 225, 317, 1_300, 2_000, 5_135, 11_300])
                let number = ExactNumber(base + below(3))
                let span = Span(utf8: position * 90..<position * 90 + 3, scalars: position * 90..<position * 90 + 3)
                var quantity: Quantity
                switch below(10) {
                case 0:
                    quantity = Quantity(
                        span: span, text: "dozens", kind: .count, modifier: .vague,
                        interval: Interval(low: 20, high: 99),
                        vagueClass: "dozens")
                case 1, 2:
                    quantity = Quantity(
                        span: span, text: "\(number)", kind: .count, modifier: .atLeast,
                        interval: Interval(low: number, high: nil),
                        precision: 0)
                case 3:
                    quantity = Quantity(
                        span: span, text: "\(number)", kind: .count, modifier: .about, interval: Interval(number),
                        precision: 0)
                default:
                    quantity = Quantity(
                        span: span, text: "\(number)", kind: .count, interval: Interval(number),
                        precision: number.lastSignificantPlace)
                }
                switch event {
                case "aid", "price":
                    (quantity.kind, quantity.unit, quantity.vagueClass) = (.money, pick(["USD", "EUR"]), nil)
                case "inflation": quantity.kind = .percent
                default: break
                }
                let speaks = below(3) > 0
                let name = pick(speakers)
                claims.append(
                    Claim(
                        key: "\(key)/\(position * 90)/body", article: key, quantity: quantity, event: event,
                        counted: Claim.Counted(text: concept, concept: concept),
                        role: position == 0 ? .headline : .body,
                        attribution: speaks
                            ? [Speaker(text: name, name: name, span: nowhere, kind: .organisation)] : [],
                        asOf: CivilInterval(CivilTime(day: day - below(2))), place: place,
                        stance: below(60) == 0 ? .denied : .asserted))
            }
        }
        return (claims, sources)
    }
}
