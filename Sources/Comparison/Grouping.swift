import Claims

/// Sorts claims into topics: one event, concept, kind, unit and place.
///
/// Words that take a side join the topic of the people as such: "dozens of protesters", "at least 26 rioters" and "164 people" meet in
/// one; the members of the security forces have their own, to which the others stand by scope. A claim of which neither event nor a telling
/// concept is known has no topic, unless its number tells what it is about or the analyst links or merges it.
struct Grouping {
    /// What a topic is about but for the place: topics of one family differ in place only.
    struct Family {
        var event: Int16
        var concept: Int16
        var kind: Quantity.Kind
        var unit: Int32
        /// The counted words, where no concept tells; -1 elsewhere.
        var words: Int32
    }

    /// The claims of all topics, by index: topic by topic in the order of their first claims, each in reading order. A claim's place here
    /// is its slot.
    private(set) var claimOf: [Int32] = []
    /// The first slot of each topic, and the end of the last.
    private(set) var starts: [Int32] = []
    /// The topic of each claim; -1 for none.
    private(set) var topicOf: [Int32]
    /// The family and the place of each topic.
    private(set) var familyOf: [Int32] = []
    private(set) var placeOf: [Int32] = []
    private(set) var families: [Family] = []

    var count: Int { familyOf.count }
    func slots(_ topic: Int) -> Range<Int> { Int(starts[topic])..<Int(starts[topic + 1]) }
    func family(_ topic: Int) -> Family { families[Int(familyOf[topic])] }

    /// The countries that the claims of a family name, or name places of. Where it is one country, claims that name it and claims that
    /// name no place are about the same; where there are several, each has its topic.
    private var countries: [[Int32]] = []
    /// The one town, or other place within a country, that the claims of a family name; -1 for none, `Figure.many` for several or where some
    /// name a country. Where it is one, claims that name no place are about the same.
    private var towns: [Int32] = []
    /// Some claims of the family name no place.
    private var areOpen: [Bool] = []
    /// Families by what they are about.
    private var numbers = (whole: NumberTable(), about: NumberTable(), measure: NumberTable())
    /// The topic of a family and place, where claims were neither split off nor merged.
    private var topics = NumberTable()
    /// Per family and concept of a member, once it was asked for: the families whose topics may hold it.
    private var wider: [[Int32]] = []
    private var widerNumbers = NumberTable()

    init(_ ledger: Ledger, overrides: Overrides) {
        let terms = ledger.terms
        topicOf = [Int32](repeating: -1, count: ledger.figures.count)
        var told: [(Int, Int)] = []
        // Figures of one profile are of one family.
        var familyOfProfile = [Int32](repeating: -1, count: ledger.profileCount)
        ledger.figures.withUnsafeBufferPointer { figures in
            for figure in figures.indices {
                let profile = Int(figures[figure].profile)
                if familyOfProfile[profile] < 0 {
                    familyOfProfile[profile] = number(of: Self.family(of: figures[figure], terms))
                }
                let place = figures[figure].place
                if place >= 0 {
                    let family = Int(familyOfProfile[profile])
                    let isOne = !figures[figure].isWide && (towns[family] == -1 || towns[family] == place)
                    towns[family] = isOne ? place : Figure.many
                } else {
                    areOpen[Int(familyOfProfile[profile])] = true
                }
                let country = terms.places.country(of: place)
                guard country >= 0 else { continue }
                let family = Int(familyOfProfile[profile])
                if !countries[family].contains(country) { countries[family].append(country) }
            }
            let wanted =
                overrides.touchPairs || !overrides.merges.isEmpty
                ? Set(overrides.links.flatMap { $0 } + overrides.merges.flatMap { [$0.0, $0.1] }) : []
            told = Self.toldByNumber(ledger, overrides: overrides)
            let toldClaims = Set(told.flatMap { [$0.0, $0.1] })
            for i in ledger.order {
                let figure = UnsafePointer(figures.baseAddress! + i)
                let isTelling = figure.pointee.event != Terms.none || terms.isTelling(figure.pointee.concept)
                if !isTelling, !toldClaims.contains(i), wanted.isEmpty || !wanted.contains(ledger.claims[i].key) {
                    continue
                }
                let family = familyOfProfile[Int(figure.pointee.profile)]
                var place = figure.pointee.place
                let town = areOpen[Int(family)] && towns[Int(family)] >= 0 ? towns[Int(family)] : -1
                if figure.pointee.isWide ? countries[Int(family)].count == 1 : place == town { place = -1 }
                let next = Int32(count)
                let isSplit = !overrides.splits.isEmpty && overrides.splits.contains(ledger.claims[i].key)
                topicOf[i] = isSplit ? next : topics.number(of: NumberTable.key(family, place), else: next)
                if topicOf[i] == next {
                    familyOf.append(family)
                    placeOf.append(place < 0 ? town : place)
                }
            }
        }
        if !told.isEmpty { merge(told, isByNumber: true) }
        if !overrides.merges.isEmpty { merge(indices(of: overrides.merges, ledger: ledger), isByNumber: false) }
        arrange(ledger)
    }

    /// Lists the claims topic by topic.
    private mutating func arrange(_ ledger: Ledger) {
        var ends = [Int32](repeating: 0, count: count + 1)
        for topic in topicOf where topic >= 0 { ends[Int(topic) + 1] += 1 }
        for topic in 0..<count { ends[topic + 1] += ends[topic] }
        starts = ends
        claimOf = [Int32](repeating: 0, count: Int(ends[count]))
        for i in ledger.order where topicOf[i] >= 0 {
            let topic = Int(topicOf[i])
            claimOf[Int(ends[topic])] = Int32(truncatingIfNeeded: i)
            ends[topic] += 1
        }
    }

    /// What a figure is about, but for the place.
    private static func family(of figure: Figure, _ terms: Terms) -> Family {
        let concept = figure.concept == Terms.none ? Terms.none : terms.topicOf[Int(figure.concept)]
        return Family(
            event: figure.event, concept: concept, kind: figure.kind, unit: figure.unit,
            words: concept == Terms.none || figure.event == Terms.none ? figure.words : -1)
    }

    /// The number of a family, a new one where it has none.
    private mutating func number(of family: Family) -> Int32 {
        let about = numbers.about.number(of: Self.about(family))
        let measure = numbers.measure.number(of: family.unit, family.words)
        let number = numbers.whole.number(of: about, measure)
        if Int(number) == families.count {
            families.append(family)
            countries.append([])
            towns.append(-1)
            areOpen.append(false)
        }
        return number
    }

    /// The number of a family; nil where no claim is of it.
    private func known(_ family: Family) -> Int32? {
        let about = numbers.about.known(Self.about(family))
        let measure = numbers.measure.known(NumberTable.key(family.unit, family.words))
        guard about >= 0, measure >= 0 else { return nil }
        let number = numbers.whole.known(NumberTable.key(about, measure))
        return number < 0 ? nil : number
    }

    private static func about(_ family: Family) -> UInt64 {
        UInt64(UInt16(bitPattern: family.event)) | UInt64(UInt16(bitPattern: family.concept)) << 16
            | UInt64(FigureMaker.number(of: family.kind)) << 32
    }

    /// How many figures behind one are looked at for one that has its number.
    private static let nearest = 32

    /// Pairs of claims of which one does not say of what it is, and the number tells. Sorted by number, so that few are looked at.
    private static func toldByNumber(_ ledger: Ledger, overrides: Overrides) -> [(Int, Int)] {
        ledger.figures.withUnsafeBufferPointer { figures in
            func isOpen(_ i: Int) -> Bool { figures[i].event == Terms.none || figures[i].concept == Terms.none }
            func isLess(_ i: Int, _ j: Int) -> Bool {
                let (a, b) = (figures[i], figures[j])
                if a.kind != b.kind { return FigureMaker.number(of: a.kind) < FigureMaker.number(of: b.kind) }
                if a.unit != b.unit { return a.unit < b.unit }
                return a.low != b.low ? a.low < b.low : i < j
            }
            let candidates = figures.indices.filter {
                (figures[$0].kind != .count || figures[$0].event == Terms.none && figures[$0].tells > .nothing)
                    && !overrides.splits.contains(ledger.claims[$0].key)
            }.sorted(by: isLess)
            var found: [(Int, Int)] = []
            for (n, i) in candidates.enumerated() {
                for j in candidates[(n + 1)...].prefix(nearest) {
                    let (a, b) = (figures[i], figures[j])
                    if a.kind != b.kind || a.unit != b.unit || b.low > a.high { break }
                    guard a.article != b.article, isOpen(i) || isOpen(j),
                        max(a.tells, b.tells) > .nothing || a.stanceNumber != b.stanceNumber
                    else {
                        continue
                    }
                    var facts = Facts(i, j, of: ledger)
                    overrides.apply(to: &facts, ledger.claims[i].key, ledger.claims[j].key)
                    if Gate.shut(facts) == nil { found.append((i, j)) }
                }
            }
            return found
        }
    }

    /// The claims of merges by index.
    private func indices(of merges: [(String, String)], ledger: Ledger) -> [(Int, Int)] {
        var indexOf: [String: Int] = [:]
        for i in ledger.order { indexOf[ledger.claims[i].key] = i }
        return merges.compactMap { a, b in indexOf[a].flatMap { i in indexOf[b].map { (i, $0) } } }
    }

    /// Whether a family says more of what it is about than another, or as much and stands later in the catalogue.
    private func saysMore(_ a: Int32, than b: Int32) -> Bool {
        let (a, b) = (families[Int(a)], families[Int(b)])
        return a.event != b.event ? a.event > b.event : a.concept > b.concept
    }

    /// Makes the topics of the two claims one, and numbers topics by their first claims again. What the topic is about is what the first of
    /// them is about; where their number joins them, what the one is about that says most, whichever is first.
    private mutating func merge(_ merges: [(Int, Int)], isByNumber: Bool) {
        var parent = Array(0..<count)
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i { i = parent[i] }
            return i
        }
        for (i, j) in merges {
            guard topicOf[i] >= 0, topicOf[j] >= 0 else { continue }
            let (x, y) = (root(Int(topicOf[i])), root(Int(topicOf[j])))
            if x != y { parent[max(x, y)] = min(x, y) }
        }
        // Roots are the least numbers of their topics, so that their order is that of first claims already.
        let roots = (0..<count).filter { root($0) == $0 }
        var renumbered = [Int32](repeating: -1, count: count)
        for (new, old) in roots.enumerated() { renumbered[old] = Int32(new) }
        let new = (0..<count).map { renumbered[root($0)] }
        for i in topicOf.indices where topicOf[i] >= 0 { topicOf[i] = new[Int(topicOf[i])] }
        topics.renumber { new[Int($0)] }
        if isByNumber {
            for topic in 0..<count where root(topic) != topic {
                let first = root(topic)
                if saysMore(familyOf[topic], than: familyOf[first]) { familyOf[first] = familyOf[topic] }
                placeOf[first] = max(placeOf[first], placeOf[topic])
            }
        }
        familyOf = roots.map { familyOf[$0] }
        placeOf = roots.map { placeOf[$0] }
    }

    /// The topics whose claims may hold those of `topic` by scope: parents of event and concepts, and the place left open.
    mutating func broader(than topic: Int, figures: Figures, ledger: Ledger, _ found: (Int) -> Void) {
        let places = ledger.terms.places
        let place = placeOf[topic]
        var last = Terms.none - 1
        var seen: [Int16] = []
        for slot in slots(topic) {
            let concept = figures[slot].concept
            if concept == last || seen.contains(concept) { continue }
            last = concept
            seen.append(concept)
            for family in widerFamilies(than: familyOf[topic], concept, ledger.terms) {
                func look(_ place: Int32) {
                    let other = topics.known(NumberTable.key(family, place))
                    if other >= 0, Int(other) != topic { found(Int(other)) }
                }
                if place >= 0 { look(place) }
                look(-1)
                for holder in places.holding(place) { look(holder) }
                for country in countries[Int(family)] { look(country) }
            }
        }
    }

    /// The families that may hold claims of a family that count a concept: parents of the event, and of the concept.
    private mutating func widerFamilies(than family: Int32, _ concept: Int16, _ terms: Terms) -> [Int32] {
        let number = Int(widerNumbers.number(of: family, Int32(concept)))
        if number < wider.count { return wider[number] }
        let own = families[Int(family)]
        var result: [Int32] = []
        let events = own.event == Terms.none ? [own.event] : [own.event] + terms.eventsAbove[Int(own.event)]
        let concepts =
            concept == Terms.none ? [concept] : ([concept] + terms.above[Int(concept)]).map { terms.topicOf[Int($0)] }
        for event in events {
            for concept in concepts {
                var other = own
                other.event = event
                other.concept = concept
                other.words = concept == Terms.none || event == Terms.none ? own.words : -1
                if let known = known(other), !result.contains(known) { result.append(known) }
            }
        }
        wider.append(result)
        return result
    }
}
