import Claims

/// Makes figures of claims: names become numbers, intervals keys, one claim after the other.
struct FigureMaker {
    let conversion: Conversion
    /// Per source: the number of its outlet.
    private(set) var outletOf: [Int32] = []
    /// Per period: its days, both included; nil for a rate's "per day" and what cannot be read.
    private(set) var stretches: [ClosedRange<Int>?] = []

    private let claims: [Claim]
    private let sources: [Comparer.Source]
    /// Per source: the one that printed its text first.
    private let originals: [Int]
    private let terms: Terms
    private let policy: Policy
    private let catalogue: Catalogue
    private var figures: [Figure] = []
    /// What is known of few figures only; the first is that of all others.
    private(set) var asides = [Figure.Aside()]
    /// The first and the last minute that any figure speaks of.
    private(set) var firstAsOf = Int64.max / 2
    private(set) var lastAsOf = Int64.min / 2
    private var periods = Interner()
    /// Outlets and origins stand in one list: "Interfax says" is the outlet Interfax.
    private var names = Interner()
    /// Claim keys, where any claim names another as its whole; elsewhere a claim's index is its number.
    private var keys: Interner?
    private let places: PlaceNames
    private let speakers: SpeakerNames
    private var words = Interner()
    private var units = Interner()
    /// Kinds and units as claims have them: how they convert, the number of the unit they convert to, and the group of kind and unit.
    private var measures: [(step: Conversion.Step?, unit: Int32, group: Int32)] = []
    private var measureIDs = NumberTable()
    private var unitCodes = Interner()
    private var groupIDs = NumberTable()
    /// Per claim: the group of its kind and unit, within which keys are compared.
    private var groups: [Int32] = []
    /// Groups with values that have no whole number at the common scale.
    private var unscaled: Set<Int32> = []
    /// Numbers of what figures are about, of its halves, and of their halves.
    private var profiles = (whole: NumberTable(), first: NumberTable(), second: NumberTable(), about: NumberTable())
    private var origins: [String: Int32] = [:]
    private var lastPlace: (name: String, id: String?, number: Int32) = ("", nil, -1)
    /// What the claims name again and again.
    private var known = (
        events: NameNumbers(), concepts: NameNumbers(), unitCodes: NameNumbers(), origins: NameNumbers()
    )
    /// Per number of `known.events`: what comparison asks of the event.
    private var events: [(event: Int16, grows: Bool, isExact: Bool)] = [(Terms.none, false, false)]
    private var numberKeys: NumberKeysMemo

    init(claims: [Claim], sources: [Comparer.Source], originals: [Int], comparer: Comparer) {
        self.claims = claims
        self.sources = sources
        self.originals = originals
        terms = comparer.terms
        policy = comparer.policy
        catalogue = comparer.catalogue
        conversion = Conversion(catalogue: catalogue, policy: policy)
        figures.reserveCapacity(claims.count)
        groups.reserveCapacity(claims.count)
        numberKeys = NumberKeysMemo(claims: claims.count)
        places = PlaceNames(in: claims, terms: terms)
        speakers = SpeakerNames(in: claims, letters: terms.letters)
        for source in sources { outletOf.append(names.id(Origin.folded(source.outlet ?? source.article))) }
        // Of two claims it must be known whether they are one.
        if claims.count <= 2 || claims.indices.contains(where: { claims[$0].partOf != nil }) {
            var keys = Interner()
            keys.reserve(claims.count)
            for i in claims.indices { _ = keys.id(claims[i].key) }
            keysAreUnique = keys.names.count == claims.count
            self.keys = keys
        }
    }

    /// Adds the figure of a claim, printed by the source of that index.
    mutating func add(_ i: Int, source: Int) {
        let named = event(i)
        let quantityKind = claims[i].quantity.kind
        // What is asked of each claim is asked of no method that only reads: the compiler would copy the maker to call it.
        let event =
            quantityKind == .measure
            ? Self.event(events[named].event, measuredIn: claims[i].quantity.unit, terms, catalogue)
            : events[named].event
        let counted = claims[i].counted
        let concept = terms.counted(event: event, concept: self.concept(counted))
        let (kind, unitCode) = conversion.measure(
            kind: quantityKind, unit: claims[i].quantity.unit, event: claims[i].event)
        let modifier = claims[i].quantity.modifier
        let stance = claims[i].stance
        let grows = events[named].grows
        let place = place(i)
        var period = period(i)
        // Of a total that grows, what came in a day and night at most is what was added.
        let isOfDay =
            grows && kind == .count && period >= 0 && claims[i].measures == .total
            && stretches[Int(period)].map { $0.count <= 2 } ?? false
        if isOfDay { period = -1 }
        let measures = isOfDay ? .increment : claims[i].measures
        var word: Int32 = -1
        if concept == Terms.none || event == Terms.none, let text = counted?.text, !text.isEmpty {
            word = words.id(text.lowercased())
        }
        let measure = measure(kind: kind, unitCode)
        let (unit, group) = (self.measures[measure].unit, self.measures[measure].group)
        groups.append(group)
        let keys = numberKeys(i, isExactEvent: events[named].isExact, measure: measure)
        let key = self.keys?.known(claims[i].key) ?? Int32(i)
        var whole: Int32 = -1
        var isUnnamedPart = false
        if case .part(of: let other) = claims[i].partOf {
            whole = self.keys?.id(other) ?? -1
            let usual = event == Terms.none ? terms.person : terms.counts[Int(event)]
            isUnnamedPart = (concept == Terms.none || concept == usual) && (place < 0 || places.isCountry(place))
        }
        let published = sources[source].published
        let asOf = claims[i].asOf
        let last = asOf.map { Int64($0.lastMinute) } ?? Figure.lowest
        let publishedAt = published.map { Int64($0.day) * 1440 + Int64($0.minute ?? 0) } ?? Figure.lowest
        // The title stands far from all that the text says.
        let shift = claims[i].quantity.span.field == .title ? Int32.min / 2 : 0
        var figure = Figure(
            event: event, concept: concept, kind: kind, stanceNumber: Self.number(of: stance),
            modifierNumber: Self.number(of: modifier),
            precision: Figure.precision(isExact: modifier == .exact, isRounded: keys.isRounded),
            measures: measures,
            stance: stance, grows: grows,
            takesSide: concept != Terms.none && terms.takesSide[Int(concept)], isUnnamedPart: isUnnamedPart,
            isOpenCount: isOpenCount(i, counted),
            isTellingCount: keys.isTelling,
            // Of a count with an event it is asked of increments only, and of those small ones are often the same.
            tells: kind == .count && event != Terms.none && measures != .increment
                ? .nothing
                : NumberTelling(
                    kind: quantityKind, modifier: modifier, interval: claims[i].quantity.interval,
                    unit: claims[i].quantity.unit,
                    isNamed: event == Terms.none
                        ? terms.isTelling(concept) : claims[i].quantity.interval.low.map { $0 >= 100 } ?? false),
            isFixed: event != Terms.none && terms.isFixed[Int(event)],
            isDecided: event != Terms.none && terms.isDecided[Int(event)],
            definite: claims[i].definite, unit: unit, place: place, isWide: place < 0 || places.isCountry(place),
            isCharted: place >= 0 && Int(place) < terms.places.count,
            coverage: -1, period: period, words: word, profile: 0,
            key: key,
            whole: whole, article: Int32(source),
            start: Int32(clamping: claims[i].quantity.span.utf8.lowerBound / 2) + shift,
            end: Int32(clamping: claims[i].quantity.span.utf8.upperBound / 2) + shift,
            origin: origin(i, source: source), low: keys.low, high: keys.high, stated: keys.stated,
            first: asOf.map { Int64($0.firstMinute) } ?? Figure.lowest,
            last: last,
            hasHour: asOf.map { $0.start.minute != nil && $0.end.minute != nil } ?? false,
            published: publishedAt, lastDay: Figure.day(last), publishedDay: Figure.day(publishedAt),
            publishedHasHour: published?.minute != nil, isSourced: !claims[i].attribution.isEmpty)
        if !keys.isScaled { unscaled.insert(group) }
        figure.profile = profile(of: figure)
        if asOf != nil { (firstAsOf, lastAsOf) = (min(firstAsOf, figure.first), max(lastAsOf, figure.last)) }
        figures.append(figure)
        if let days = eventPeriod(period) {
            aside(i) { ($0.eventFirst, $0.eventLast) = (days.first, days.last) }
        }
        if kind == .percent, event != Terms.none, terms.hasSides[Int(event)],
            let stated = Self.interval(
                of: claims[i].quantity, event: claims[i].event, step: self.measures[measure].step, policy: policy,
                catalogue: catalogue
            ).stated, let share = NumberKeys.scaled(stated)
        {
            aside(i) { $0.share = share / 4 }
        }
    }

    /// The event under which a measure is compared, which may be the one that is measured in its unit.
    private static func event(_ event: Int16, measuredIn unit: String?, _ terms: Terms, _ catalogue: Catalogue) -> Int16
    {
        guard event != Terms.none, let unit, let dimension = catalogue.units[unit]?.dimension else { return event }
        return terms.event(event, measuredIn: dimension)
    }

    private mutating func aside(_ i: Int, _ change: (inout Figure.Aside) -> Void) {
        if figures[i].aside == 0 {
            figures[i].aside = Int32(asides.count)
            asides.append(Figure.Aside())
        }
        change(&asides[Int(figures[i].aside)])
    }

    /// The number of what `Facts.scopes` reads of a figure, but for its place.
    private mutating func profile(of figure: Figure) -> Int32 {
        let how =
            UInt64(Self.number(of: figure.kind)) | UInt64(figure.stanceNumber) << 4
            | UInt64(figure.measures == .total ? 0 : figure.measures == .increment ? 1 : 2) << 6
            | (figure.isUnnamedPart ? 1 << 8 : 0) | (figure.grows ? 1 << 9 : 0)
        let about = profiles.about.number(
            of: UInt64(UInt16(bitPattern: figure.event)) | UInt64(UInt16(bitPattern: figure.concept)) << 16 | how << 32)
        return profiles.whole.number(
            of: profiles.first.number(of: about, figure.unit), profiles.second.number(of: figure.period, figure.words))
    }

    /// All figures, with keys that can be compared.
    mutating func finish() -> [Figure] {
        for group in unscaled.sorted() { rank(figures.indices.filter { groups[$0] == group }) }
        placeWithdrawals()
        replaceWithdrawn()
        measureWholes()
        markBefore()
        markParts()
        cover()
        for i in figures.indices {
            figures[i].standsAlone =
                figures[i].whole < 0 && !figures[i].isUnnamedPart && !figures[i].replacesAny && !figures[i].isBefore
                && !asides[Int(figures[i].aside)].isRise
        }
        return figures
    }

    /// Whether the words leave open of whom the number is all: "wounded 18 others", a number beside nothing counted, or words that the
    /// catalogue has no concept for.
    @inline(__always)
    private func isOpenCount(_ i: Int, _ counted: Claim.Counted?) -> Bool {
        if let counted = counted, counted.concept == nil, !counted.text.isEmpty { return true }
        return claims[i].evidence.contains {
            $0.field == "counted" && ($0.rule == "counted.anaphor" || $0.rule == "counted.none")
        }
    }

    /// A denial or withdrawal that names no place speaks of the place of the figure that it takes back: the one place for which its own
    /// article gives that figure ("twelve were killed in Kabul, but the report of 12 dead was wrong"), else the one for which its own
    /// source gives it elsewhere, else the one for which anybody does. Where several places have that figure, it cannot be known to speak
    /// of any of them.
    private mutating func placeWithdrawals() {
        let open = figures.indices.filter {
            figures[$0].place < 0 && (figures[$0].stance == .retracted || figures[$0].stance == .denied)
        }
        guard !open.isEmpty else { return }
        // What is taken back, but for where, when and of whom, as numbers.
        var numbers = (low: NumberTable(), high: NumberTable(), about: NumberTable(), whole: NumberTable())
        func about(_ figure: Figure) -> UInt64 {
            UInt64(UInt16(bitPattern: figure.event)) | UInt64(Self.number(of: figure.kind)) << 16
                | UInt64(UInt32(bitPattern: figure.unit)) << 32
        }
        /// Ranges and subjects are numbered one as the other: a pair of them is a number of its own.
        func number(_ i: Int) -> Int32 {
            let low = numbers.low.number(of: UInt64(bitPattern: figures[i].low))
            let high = numbers.high.number(of: UInt64(bitPattern: figures[i].high))
            let range = numbers.whole.number(of: low, high)
            return numbers.whole.number(of: ~range, numbers.about.number(of: about(figures[i])))
        }
        /// The same of a figure that may be wanted; -1 where it is not.
        func known(_ i: Int) -> Int32 {
            let low = numbers.low.known(UInt64(bitPattern: figures[i].low))
            guard low >= 0 else { return -1 }
            let high = numbers.high.known(UInt64(bitPattern: figures[i].high))
            guard high >= 0 else { return -1 }
            let range = numbers.whole.known(NumberTable.key(low, high))
            let about = numbers.about.known(about(figures[i]))
            guard range >= 0, about >= 0 else { return -1 }
            return numbers.whole.known(NumberTable.key(~range, about))
        }
        let wanted = open.map(number)
        var stated = [[Int]](repeating: [], count: numbers.whole.count)
        for i in figures.indices where figures[i].stance == .asserted {
            let number = known(i)
            if number >= 0 { stated[Int(number)].append(i) }
        }
        // Told from all others by a number that no place has.
        let unknown = Int32(terms.places.count + claims.count)
        for (i, number) in zip(open, wanted) {
            let back = figures[i]
            let candidates = stated[Int(number)]
            let nearest =
                [
                    candidates.filter { figures[$0].article == back.article },
                    candidates.filter { figures[$0].origin == back.origin }, candidates,
                ].first { !$0.isEmpty } ?? []
            // A report of a country and one that names no place are of one reach.
            let places = Set(nearest.map { figures[$0].isWide ? -1 : figures[$0].place })
            guard places.count > 1 || places.first ?? -1 >= 0 else { continue }
            figures[i].place = places.count == 1 ? places.first! : unknown
            figures[i].isWide = false
            figures[i].isCharted = Int(figures[i].place) < terms.places.count
            figures[i].profile = profile(of: figures[i])
        }
    }

    /// The most pairs of bytes between a number that is taken back and the one that is given in its place.
    private static let replacingPairs: Int32 = 60

    /// "51 people, correcting the figure of 52": of a number that its text takes back or denies, the nearest other number of the same
    /// thing stands in its place.
    private mutating func replaceWithdrawn() {
        var byArticle: [Int32: [Int]] = [:]
        for i in figures.indices where figures[i].stance == .retracted || figures[i].stance == .denied {
            byArticle[figures[i].article] = []
        }
        guard !byArticle.isEmpty else { return }
        var hasWithdrawn = [Bool](repeating: false, count: sources.count)
        for article in byArticle.keys { hasWithdrawn[Int(article)] = true }
        for i in figures.indices
        where hasWithdrawn[Int(figures[i].article)] && figures[i].stance == .asserted && figures[i].measures == .total {
            byArticle[figures[i].article]?.append(i)
        }
        for i in figures.indices where figures[i].stance == .retracted || figures[i].stance == .denied {
            let back = figures[i]
            func gap(_ j: Int) -> Int32 { max(figures[j].start - back.end, back.start - figures[j].end) }
            let nearest = (byArticle[back.article] ?? []).filter {
                let other = figures[$0]
                return other.event == back.event && other.concept == back.concept && other.kind == back.kind
                    && other.unit == back.unit && (other.low > back.high || other.high < back.low)
                    && gap($0) <= Self.replacingPairs
            }.min { (gap($0), figures[$0].start) < (gap($1), figures[$1].start) }
            guard let nearest else { continue }
            figures[nearest].replacesAny = true
            figures[nearest].replacedIsDenied = back.stance == .denied
            aside(nearest) { ($0.replacedLow, $0.replacedHigh) = (back.low, back.high) }
        }
    }

    /// "Rose from 45 to 61": of two totals of one speaker and one thing that stand side by side without dates of their own, the first
    /// is what the growing total was before. The higher one first may as well be a total that was revised downwards, so that nothing
    /// follows, unless the text says so itself: "61, up from 45".
    private mutating func markBefore() {
        let candidates = figures.indices.filter {
            figures[$0].grows && figures[$0].measures == .total && figures[$0].stance == .asserted
                && !figures[$0].isUnnamedPart && !figures[$0].isOpenCount
        }
        let places = candidates.map { (article: figures[$0].article, start: figures[$0].start, index: $0) }
            .sorted { ($0.article, $0.start) < ($1.article, $1.start) }
        var parts: [(part: Int, whole: Int)] = []
        for (n, (article, start, i)) in places.enumerated() {
            for (other, otherStart, j) in places[(n + 1)...] {
                guard article == other, otherStart - figures[i].end <= Facts.sideBySidePairs else { break }
                guard start != otherStart, figures[i].profile == figures[j].profile,
                    figures[i].place == figures[j].place, figures[i].origin == figures[j].origin
                else { continue }
                if figures[i].high < figures[j].low {
                    // "200 of the 320": a number that is known already is not what another rose to.
                    if figures[j].definite {
                        if otherStart - figures[i].end <= Self.partitivePairs { parts.append((i, j)) }
                        continue
                    }
                    if figures[i].first == figures[j].first, figures[i].last == figures[j].last { mark(i, before: j) }
                } else if figures[j].high < figures[i].low, isToldAsBefore(j) {
                    mark(j, before: i)
                }
            }
        }
        for (part, whole) in parts where !figures[part].isUnnamedPart {
            figures[part].isUnnamedPart = true
            figures[part].profile = profile(of: figures[part])
            let (low, high) = (figures[whole].low, figures[whole].high)
            aside(part) { ($0.wholeLow, $0.wholeHigh) = (low, high) }
        }
    }

    /// At most this many pairs of bytes between a part and the number that it is taken from ("of the").
    private static let partitivePairs: Int32 = 4

    private mutating func mark(_ i: Int, before j: Int) {
        figures[i].isBefore = true
        let (low, high) = (figures[i].low, figures[i].high)
        aside(j) { ($0.roseFromLow, $0.roseFromHigh) = (low, high) }
    }

    private func isToldAsBefore(_ i: Int) -> Bool {
        claims[i].evidence.contains { $0.field == "measures" && $0.rule == "measures.before" }
    }

    /// "The dead include two contractors, the ministry said", "16 have died, it said": of two totals that one text has from one speaker at
    /// one time, though no number fits both, one that is at most half of the other counts a part of what that counts; two that lie nearer
    /// stay a contradiction. The title and what the text tells as before and after are left as they are.
    private mutating func markParts() {
        func same(_ i: Int, _ j: Int) -> Bool {
            figures[i].article == figures[j].article && figures[i].origin == figures[j].origin
                && figures[i].profile == figures[j].profile && figures[i].place == figures[j].place
                && figures[i].first == figures[j].first && figures[i].last == figures[j].last
        }
        let candidates = figures.indices.filter {
            figures[$0].isSourced && figures[$0].grows && figures[$0].kind == .count && figures[$0].measures == .total
                && figures[$0].stance == .asserted && figures[$0].start >= 0 && !figures[$0].isUnnamedPart
                && !figures[$0].replacesAny && !figures[$0].isBefore
                && !asides[Int(figures[$0].aside)].isRise
        }
        // Those of one article, speaker, thing, place and time together, the highest first; all else of a figure stays where it is.
        var numbers = (speaker: NumberTable(), thing: NumberTable(), whole: NumberTable())
        typealias Place = (group: Int32, low: Int64, index: Int)
        let groupOf = candidates.map { (i: Int) -> Int32 in
            let speaker = numbers.speaker.number(of: figures[i].article, figures[i].origin)
            let thing = numbers.thing.number(of: figures[i].profile, figures[i].place)
            return numbers.whole.number(of: speaker, thing)
        }
        // Most stand alone.
        var sizes = [UInt8](repeating: 0, count: numbers.whole.count)
        for group in groupOf where sizes[Int(group)] < 2 { sizes[Int(group)] += 1 }
        var sorted: [Place] = []
        for (i, group) in zip(candidates, groupOf) where sizes[Int(group)] > 1 {
            sorted.append((group, figures[i].low, i))
        }
        sorted.sort { (a: Place, b: Place) in
            if a.group != b.group { return a.group < b.group }
            return a.low != b.low ? a.low > b.low : a.index < b.index
        }
        // Times are few within a group: the highest figure of each.
        var highest: [Int] = []
        var group: Int32 = -1
        for entry in sorted {
            if entry.group != group { highest.removeAll(keepingCapacity: true) }
            group = entry.group
            let i = entry.index
            guard let whole = highest.first(where: { same($0, i) }) else {
                highest.append(i)
                continue
            }
            guard figures[i].high <= figures[whole].low / 2 else { continue }
            figures[i].isUnnamedPart = true
            let (low, high) = (figures[whole].low, figures[whole].high)
            aside(i) { ($0.wholeLow, $0.wholeHigh) = (low, high) }
        }
        for i in candidates where figures[i].isUnnamedPart { figures[i].profile = profile(of: figures[i]) }
    }

    /// How many profiles the figures have.
    var profileCount: Int { profiles.whole.count }
    /// How many outlets and origins there are.
    var nameCount: Int { names.names.count }
    /// No two claims have one key, as far as keys are looked at.
    private(set) var keysAreUnique = true

    /// Gives each unnamed part the interval of its whole.
    private mutating func measureWholes() {
        guard figures.contains(where: { $0.isUnnamedPart && $0.whole >= 0 }) else { return }
        var indexOf: [Int32: Int] = [:]
        for i in figures.indices { indexOf[figures[i].key] = i }
        for i in figures.indices where figures[i].isUnnamedPart && figures[i].whole >= 0 {
            guard let whole = indexOf[figures[i].whole] else { continue }
            let (low, high) = (figures[whole].low, figures[whole].high)
            aside(i) { ($0.wholeLow, $0.wholeHigh) = (low, high) }
        }
    }

    /// Tells each figure without a place which places its article names.
    private mutating func cover() {
        var coverage = [Int32](repeating: -1, count: sources.count)
        for figure in figures where figure.place >= 0 {
            let article = Int(figure.article)
            if figure.isWide || (coverage[article] != -1 && coverage[article] != figure.place) {
                coverage[article] = Figure.many
            } else if coverage[article] == -1 {
                coverage[article] = figure.place
            }
        }
        for i in figures.indices where figures[i].place < 0 {
            figures[i].coverage = coverage[Int(figures[i].article)]
        }
    }

    // MARK: Names

    /// The place among `events` of the claim's event; 0 for none.
    @inline(__always)
    private mutating func event(_ i: Int) -> Int {
        guard let name = claims[i].event else { return 0 }
        let number = known.events.known(name)
        if number >= 0 { return Int(number) }
        let event = catalogue.events[name]
        known.events.remember(name, Int32(events.count))
        events.append((terms.event(name), event?.grows ?? false, event?.isExact ?? false))
        return events.count - 1
    }

    @inline(__always)
    private mutating func concept(_ counted: Claim.Counted?) -> Int16 {
        guard let name = counted?.concept else { return Terms.none }
        let number = known.concepts.known(name)
        if number >= 0 { return Int16(number) - 1 }
        let concept = terms.concept(name)
        known.concepts.remember(name, Int32(concept) + 1)
        return concept
    }

    private mutating func place(_ i: Int) -> Int32 {
        guard let name = claims[i].place, !name.isEmpty else { return -1 }
        if name == lastPlace.name, claims[i].placeID == lastPlace.id { return lastPlace.number }
        let number = places.number(name, id: claims[i].placeID)
        lastPlace = (name, claims[i].placeID, number)
        return number
    }

    private mutating func period(_ i: Int) -> Int32 {
        guard let text = claims[i].period, !text.isEmpty else { return -1 }
        let period = periods.id(text)
        if Int(period) == stretches.count { stretches.append(Self.stretch(text)) }
        return period
    }

    /// The ends of a period of more than the last hours and at most two months, which may be that of an event.
    private func eventPeriod(_ period: Int32) -> (first: Int64, last: Int64)? {
        guard period >= 0, let days = stretches[Int(period)], (3...62).contains(days.count) else { return nil }
        return (Int64(days.lowerBound) * 1440, Int64(days.upperBound) * 1440 + 1439)
    }

    private mutating func origin(_ i: Int, source: Int) -> Int32 {
        let own = outletOf[originals[source]]
        if claims[i].attribution.isEmpty { return own }
        guard let end = Origin.endIndex(of: claims[i].attribution),
            Origin.isNamed(claims[i].attribution[end].kind)
        else { return own }
        let name = claims[i].attribution[end].name
        if name.isEmpty { return own }
        let number = known.origins.known(name)
        if number >= 0 { return number }
        let id = origins[name] ?? names.id(Origin.folded(speakers.canonical(name)))
        origins[name] = id
        known.origins.remember(name, id)
        return id
    }

    // MARK: Intervals

    /// The place among `measures` of a kind and unit.
    private mutating func measure(kind: Quantity.Kind, _ unitCode: String?) -> Int {
        var code: Int32 = -1
        if let unitCode {
            code = known.unitCodes.known(unitCode)
            if code < 0 {
                code = unitCodes.id(unitCode)
                known.unitCodes.remember(unitCode, code)
            }
        }
        let measure = Int(measureIDs.number(of: code, Int32(Self.number(of: kind))))
        guard measure == measures.count else { return measure }
        let step = unitCode.flatMap { conversion.step(kind: kind, unit: $0) }
        // A name that no code can have, for the common unit of a dimension.
        let unit = unitCode.map { units.id(step.map { "=" + $0.group } ?? $0) } ?? -1
        measures.append((step, unit, group(kind: kind, unit: unit)))
        return measure
    }

    private mutating func group(kind: Quantity.Kind, unit: Int32) -> Int32 {
        groupIDs.number(of: unit, Int32(Self.number(of: kind)))
    }

    /// The keys of the claim's number, as far as keys have room for it.
    @inline(__always)
    private mutating func numberKeys(_ i: Int, isExactEvent: Bool, measure: Int) -> NumberKeys {
        // The policy's own bounds of vague words stand for some quantities that are written alike.
        let words =
            !policy.vague.isEmpty
            ? nil
            : NumberKeysMemo.Words(
                claims[i].quantity.interval, kind: claims[i].quantity.kind, modifier: claims[i].quantity.modifier,
                approx: claims[i].quantity.approx, precision: claims[i].quantity.precision, isExactEvent: isExactEvent,
                measure: measure)
        if let words, let known = numberKeys.known(words) { return known }
        let (interval, stated) = Self.interval(
            of: claims[i].quantity, event: claims[i].event, step: measures[measure].step, policy: policy,
            catalogue: catalogue)
        let keys = NumberKeys(interval, stated: stated, kind: claims[i].quantity.kind)
        if let words { numberKeys.remember(words, keys) }
        return keys
    }

    /// The plausible interval in the common unit, and the number where the text states just one.
    private static func interval(
        of quantity: Quantity, event: String?, step: Conversion.Step?, policy: Policy, catalogue: Catalogue
    ) -> (Interval, stated: ExactNumber?) {
        var interval = quantity.plausible(of: event, under: policy, catalogue: catalogue)
        var stated = quantity.modifier == .exact ? quantity.interval.single : nil
        if let step, let converted = Conversion.convert(interval, by: step) {
            interval = converted
            stated = stated.flatMap { $0.multiplied(by: step.factor)?.adding(step.offset) }
        }
        if quantity.kind == .count { interval = whole(interval) }
        return (interval, stated)
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
    static func number(of modifier: Quantity.Modifier) -> UInt8 {
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

    // MARK: Keys

    /// Gives a group's figures ranks for keys: exact whatever the values are, at the price of a sort.
    private mutating func rank(_ members: [Int]) {
        let numbers = members.map { i in
            let (kind, unit) = conversion.measure(of: claims[i])
            return Self.interval(
                of: claims[i].quantity, event: claims[i].event,
                step: unit.flatMap { conversion.step(kind: kind, unit: $0) }, policy: policy, catalogue: catalogue)
        }
        var distinct: [ExactNumber] = []
        let values = numbers.flatMap { [$0.0.low, $0.0.high, $0.stated].compactMap { $0 } }.sorted()
        for value in values where value != distinct.last { distinct.append(value) }
        func rank(_ value: ExactNumber) -> Int64 {
            var (from, to) = (0, distinct.count)
            while from < to {
                let middle = (from + to) / 2
                if distinct[middle] < value { from = middle + 1 } else { to = middle }
            }
            return Int64(from) * 4
        }
        for (i, (interval, stated)) in zip(members, numbers) {
            figures[i].low = interval.low.map { rank($0) + (interval.lowOpen ? 1 : 0) } ?? Figure.lowest
            figures[i].high = interval.high.map { rank($0) - (interval.highOpen ? 1 : 0) } ?? Figure.highest
            figures[i].stated = stated.map(rank) ?? Figure.lowest
        }
    }
}
