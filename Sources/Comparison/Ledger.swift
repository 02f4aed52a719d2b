import Claims

/// The claims of one comparison as figures, with all that figures leave out.
final class Ledger: Sendable {
    let terms: Terms
    let claims: [Claim]
    /// One a claim, in the order of `claims`.
    let figures: [Figure]
    /// Indices of claims by loading order of their articles, then reading order.
    let order: [Int]
    /// The sources, and one for each article that no source tells of.
    let sources: [Comparer.Source]
    /// The plausible interval of each claim, in its own unit.
    let plausible: [Interval]
    /// The same in the common unit, counts brought to whole numbers: what the keys of figures stand for.
    let common: [Interval]
    let conversion: Conversion
    private let copies: Copies
    /// Per period: its days, both included; nil for a rate's "per day" and what cannot be read.
    private let stretches: [ClosedRange<Int>?]
    /// Claim keys by number, as in `Figure.key`.
    let keys: Interner
    /// Per source: the number of its outlet.
    let outletOf: [Int32]

    init(_ claims: [Claim], sources given: [Comparer.Source], comparer: Comparer) {
        self.claims = claims
        let terms = comparer.terms
        self.terms = terms
        let conversion = Conversion(catalogue: comparer.catalogue, policy: comparer.policy)
        var figures: [Figure] = []
        figures.reserveCapacity(claims.count)
        var plausible: [Interval] = []
        plausible.reserveCapacity(claims.count)

        // Articles in the order of the sources; those that no source tells of behind them, as they come.
        var sources = given
        var articles = Interner()
        for source in given { _ = articles.id(source.article) }
        var sourceOfArticle = [Int32](repeating: -1, count: articles.names.count)
        for (i, source) in given.enumerated() {
            let id = Int(articles.known(source.article)!)
            if sourceOfArticle[id] < 0 { sourceOfArticle[id] = Int32(i) }
        }
        var repeatingArticle = Repeating()
        var articleOf = [Int32]()
        articleOf.reserveCapacity(claims.count)
        for i in claims.indices {
            let id = Int(repeatingArticle.id(claims[i].article, in: &articles))
            if id == sourceOfArticle.count {
                sourceOfArticle.append(Int32(sources.count))
                sources.append(Comparer.Source(article: claims[i].article, outlet: nil, published: nil, textDigest: ""))
            }
            articleOf.append(sourceOfArticle[id])
        }
        self.sources = sources
        let copies = Copies(sources)

        // Order: article, title before text, place in it.
        var sortable: [(Int64, Int64, Int)] = []
        sortable.reserveCapacity(claims.count)
        for i in claims.indices {
            let field: Int64 = claims[i].quantity.span.field == .title ? 0 : 1
            sortable.append(
                (
                    Int64(articleOf[i]) << 1 | field,
                    Int64(claims[i].quantity.span.utf8.lowerBound) << 32
                        | Int64(claims[i].quantity.span.utf8.upperBound), i
                ))
        }
        let isOrdered = zip(sortable, sortable.dropFirst()).allSatisfy { ($0.0, $0.1, $0.2) <= ($1.0, $1.1, $1.2) }
        if !isOrdered { sortable.sort { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) } }
        order = sortable.map(\.2)

        // Names of outlets and origins stand in one list: "Interfax says" is the outlet Interfax.
        var names = Interner()
        let outletOf = sources.map { names.id(Origin.folded($0.outlet ?? $0.article)) }
        var periods = Interner()
        var stretches: [ClosedRange<Int>?] = []
        var keys = Interner()
        for i in claims.indices { _ = keys.id(claims[i].key) }
        var places = Interner()
        var words = Interner()
        var units = Interner()
        var repeatingUnit = Repeating()
        var repeatingPlace = Repeating()
        var foldedNames: [String: Int32] = [:]
        var foldedPlaces: [String: Int32] = [:]
        var steps: [String: Conversion.Step?] = [:]
        var common: [Interval] = []
        common.reserveCapacity(claims.count)
        var statedNumbers: [ExactNumber?] = []
        statedNumbers.reserveCapacity(claims.count)
        var groups: [Int32] = []
        groups.reserveCapacity(claims.count)
        var groupIDs: [Int64: Int32] = [:]

        for i in claims.indices {
            let source = Int(articleOf[i])
            let event = claims[i].event.flatMap { terms.eventIDs[$0] } ?? Terms.none
            let named = claims[i].counted?.concept.flatMap { terms.conceptIDs[$0] } ?? Terms.none
            let concept = terms.counted(event: event, concept: named)
            let kind = claims[i].quantity.kind

            // The interval, in the unit itself and in the common one.
            let own = Quantity.plausible(
                kind: kind, modifier: claims[i].quantity.modifier, approx: claims[i].quantity.approx,
                stated: claims[i].quantity.interval, precision: claims[i].quantity.precision,
                vagueClass: claims[i].quantity.vagueClass, policy: comparer.policy, catalogue: comparer.catalogue)
            plausible.append(own)
            var interval = own
            var stated = claims[i].quantity.modifier == .exact ? claims[i].quantity.interval.single : nil
            var unit: Int32 = -1
            if let code = claims[i].quantity.unit {
                let step: Conversion.Step?
                if let known = steps[code] {
                    step = known
                } else {
                    step = conversion.step(kind: kind, unit: code)
                    steps[code] = .some(step)
                }
                if let step, let converted = Conversion.convert(own, by: step) {
                    interval = converted
                    stated = stated.flatMap { $0.multiplied(by: step.factor)?.adding(step.offset) }
                    unit = repeatingUnit.id("=" + step.group, in: &units)
                } else {
                    unit = repeatingUnit.id(code, in: &units)
                }
            }
            if kind == .count { interval = Self.whole(interval) }
            common.append(interval)
            statedNumbers.append(stated)
            let groupKey = Int64(unit) << 8 | Int64(Self.number(of: kind))
            let group: Int32
            if let known = groupIDs[groupKey] {
                group = known
            } else {
                group = Int32(groupIDs.count)
                groupIDs[groupKey] = group
            }
            groups.append(group)

            var place: Int32 = -1
            if let name = claims[i].place, !name.isEmpty {
                if let known = foldedPlaces[name] {
                    place = known
                } else {
                    place = repeatingPlace.id(PlaceName.folded(name), in: &places)
                    foldedPlaces[name] = place
                }
            }
            var period: Int32 = -1
            if let text = claims[i].period, !text.isEmpty {
                period = periods.id(text)
                if Int(period) == stretches.count { stretches.append(Self.stretch(text)) }
            }
            var word: Int32 = -1
            if concept == Terms.none || event == Terms.none, let text = claims[i].counted?.text, !text.isEmpty {
                word = words.id(text.lowercased())
            }

            var origin = outletOf[copies.original[source]]
            if let end = Origin.end(of: claims[i].attribution), Origin.isNamed(end) {
                if let known = foldedNames[end.name] {
                    origin = known
                } else {
                    origin = names.id(Origin.folded(end.name))
                    foldedNames[end.name] = origin
                }
            }
            var whole: Int32 = -1
            var unnamedPart = false
            if case .part(of: let key) = claims[i].partOf {
                whole = keys.id(key)
                let usual = event == Terms.none ? terms.person : terms.counts[Int(event)]
                unnamedPart = (concept == Terms.none || concept == usual) && place < 0
            }
            let published = sources[source].published
            let asOf = claims[i].asOf
            let stance = claims[i].stance
            let inTitle = claims[i].quantity.span.field == .title
            let modifier = claims[i].quantity.modifier
            figures.append(
                Figure(
                    event: event, concept: concept, kind: kind, stanceNumber: Self.number(of: stance),
                    modifierNumber: Self.number(of: modifier), isExact: modifier == .exact,
                    measures: claims[i].measures,
                    stance: stance, grows: event != Terms.none && terms.grows[Int(event)],
                    takesSide: concept != Terms.none && terms.takesSide[Int(concept)], isUnnamedPart: unnamedPart,
                    isRounded: stated != nil && interval.single == nil, definite: claims[i].definite, unit: unit,
                    place: place,
                    period: period, words: word, key: keys.id(claims[i].key), whole: whole, article: Int32(source),
                    start: Int32(clamping: claims[i].quantity.span.utf8.lowerBound) + (inTitle ? Int32.min / 2 : 0),
                    end: Int32(clamping: claims[i].quantity.span.utf8.upperBound) + (inTitle ? Int32.min / 2 : 0),
                    origin: origin, low: 0, high: 0, stated: 0,
                    first: asOf.map { Int64($0.firstMinute) } ?? Figure.lowest,
                    last: asOf.map { Int64($0.lastMinute) } ?? Figure.lowest,
                    lastDay: asOf.map { Int32(clamping: $0.end.day) } ?? 0,
                    hasHour: asOf.map { $0.start.minute != nil && $0.end.minute != nil } ?? false,
                    published: published.map { Int64($0.day) * 1440 + Int64($0.minute ?? 0) } ?? Figure.lowest,
                    publishedDay: published.map { Int32(clamping: $0.day) } ?? 0,
                    publishedHasHour: published?.minute != nil))
        }
        Self.key(&figures, intervals: common, stated: statedNumbers, groups: groups, groupCount: groupIDs.count)
        self.figures = figures
        self.plausible = plausible
        self.common = common
        self.conversion = conversion
        self.copies = copies
        self.stretches = stretches
        self.keys = keys
        self.outletOf = outletOf
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

    private static func stretch(_ text: String) -> ClosedRange<Int>? {
        guard let interval = CivilInterval(iso: text) else { return nil }
        return interval.start.day...interval.end.day
    }

    /// The places of cases among `allCases`, as `Facts` packs them.
    private static func number(of stance: Claim.Stance) -> UInt8 {
        switch stance {
        case .asserted: 0
        case .denied: 1
        case .retracted: 2
        case .hypothetical: 3
        }
    }
    private static func number(of modifier: Quantity.Modifier) -> UInt8 {
        switch modifier {
        case .exact: 0
        case .about: 1
        case .nearly: 2
        case .atLeast: 3
        case .moreThan: 4
        case .atMost: 5
        case .lessThan: 6
        case .between: 7
        case .vague: 8
        }
    }

    /// A number for the kind of a figure: with the unit, what must be the same for numbers to be compared.
    static func number(of kind: Quantity.Kind) -> Int {
        switch kind {
        case .count: 0
        case .percent: 1
        case .percentagePoints: 2
        case .money: 3
        case .measure: 4
        case .duration: 5
        case .rate: 6
        case .ratio: 7
        case .ordinal: 8
        case .date: 9
        case .time: 10
        case .identifier: 11
        }
    }

    /// Counts are whole: more than 8 is at least 9. Where no whole number lies inside, the interval stays.
    static func whole(_ interval: Interval) -> Interval {
        if interval.low?.isWhole ?? true, interval.high?.isWhole ?? true, !interval.lowOpen, !interval.highOpen {
            return interval
        }
        var result = Interval(low: nil, high: nil)
        if let low = interval.low {
            guard let up = roundedUp(low, past: interval.lowOpen) else { return interval }
            result.low = up
        }
        if let high = interval.high {
            guard let down = roundedUp(high.negated, past: interval.highOpen) else { return interval }
            result.high = down.negated
        }
        return result.isEmpty ? interval : result
    }

    private static func roundedUp(_ value: ExactNumber, past: Bool) -> ExactNumber? {
        if value.isWhole { return past ? value.adding(1) : value }
        // Truncation goes towards nought: up for what is negative, down for the rest.
        let truncated = value.numerator / value.denominator
        return ExactNumber(value.numerator < 0 ? truncated : truncated + 1, over: 1)
    }
}

// MARK: - Keys

extension Ledger {
    /// Ten thousandths: rounded percentages and money in small coins stay whole at this scale.
    private static let scale: Int128 = 10_000

    /// Fills in the keys of all figures: scaled values where a group's all are whole at the scale, ranks where they are not.
    private static func key(
        _ figures: inout [Figure], intervals: [Interval], stated: [ExactNumber?], groups: [Int32], groupCount: Int
    ) {
        var needsRanks = [Bool](repeating: false, count: groupCount)
        for i in figures.indices {
            guard let low = intervals[i].low.map(scaled) ?? .some(Figure.lowest),
                let high = intervals[i].high.map(scaled) ?? .some(Figure.highest),
                let number = stated[i].map(scaled) ?? .some(Figure.lowest)
            else {
                needsRanks[Int(groups[i])] = true
                continue
            }
            figures[i].low = intervals[i].lowOpen ? low + 1 : low
            figures[i].high = intervals[i].highOpen ? high - 1 : high
            figures[i].stated = number
        }
        for group in 0..<groupCount where needsRanks[group] {
            let members = figures.indices.filter { Int(groups[$0]) == group }
            var values: [ExactNumber] = []
            for i in members { values += [intervals[i].low, intervals[i].high, stated[i]].compactMap { $0 } }
            values.sort()
            var distinct: [ExactNumber] = []
            for value in values where value != distinct.last { distinct.append(value) }
            func rank(_ value: ExactNumber) -> Int64 {
                var (from, to) = (0, distinct.count)
                while from < to {
                    let middle = (from + to) / 2
                    if distinct[middle] < value { from = middle + 1 } else { to = middle }
                }
                return Int64(from) * 4
            }
            for i in members {
                figures[i].low = intervals[i].low.map { rank($0) + (intervals[i].lowOpen ? 1 : 0) } ?? Figure.lowest
                figures[i].high = intervals[i].high.map { rank($0) - (intervals[i].highOpen ? 1 : 0) } ?? Figure.highest
                figures[i].stated = stated[i].map(rank) ?? Figure.lowest
            }
        }
    }

    /// Four times the value at the scale; nil where it is not whole there or too large.
    private static func scaled(_ value: ExactNumber) -> Int64? {
        let factor = scale * 4
        if value.denominator == 1 {
            guard value.numerator.magnitude < 1 << 47 else { return nil }
            return Int64(value.numerator * factor)
        }
        guard value.denominator <= scale, scale % value.denominator == 0, value.numerator.magnitude < 1 << 47 else {
            return nil
        }
        return Int64(value.numerator * (factor / value.denominator))
    }
}
