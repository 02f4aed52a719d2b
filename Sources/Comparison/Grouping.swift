import Claims

/// Sorts claims into topics: one event, concept, kind, unit and place.
///
/// Words that take a side join the topic of the people as such: "dozens of protesters", "at least 26 rioters" and "164 people" meet in
/// one; the members of the security forces have their own, to which the others stand by scope. A claim of which neither event nor a telling
/// concept is known has no topic, unless the analyst links or merges it.
struct Grouping {
    /// What a topic is about.
    struct Key: Hashable {
        var event: Int16
        var concept: Int16
        var kind: Quantity.Kind
        var unit: Int32
        var place: Int32
        /// The counted words, where no concept tells; -1 elsewhere.
        var words: Int32

        func hash(into hasher: inout Hasher) {
            // Two steps rather than six: the kind stands with the unit.
            hasher.combine(
                UInt64(UInt16(bitPattern: event)) << 48 | UInt64(UInt16(bitPattern: concept)) << 32
                    | UInt64(UInt32(bitPattern: place)))
            hasher.combine(UInt64(UInt32(bitPattern: unit)) << 32 | UInt64(UInt32(bitPattern: words)))
        }
    }

    /// Topics in the order of their first claim.
    private(set) var keys: [Key] = []
    /// The claims of each topic, by index, in reading order.
    private(set) var members: [[Int32]] = []
    /// The topic of each claim; -1 for none.
    private(set) var topicOf: [Int32]
    /// The topic with a key, where claims were neither split off nor merged.
    private(set) var byKey: [Key: Int32] = [:]

    /// The countries that the claims of a family name, or name places of, a family being all topics that differ in place only. Where it
    /// is one country, claims that name it and claims that name no place are about the same; where there are several, each has its topic.
    private var countries: [Key: [Int32]] = [:]

    init(_ ledger: Ledger, overrides: Overrides) {
        let terms = ledger.terms
        topicOf = [Int32](repeating: -1, count: ledger.figures.count)
        for figure in ledger.figures {
            let country = terms.places.country(of: figure.place)
            guard country >= 0 else { continue }
            let family = Self.family(of: figure, terms)
            if !(countries[family]?.contains(country) ?? false) {
                countries[family, default: []].append(country)
            }
        }
        var next: Int32 = 0
        var keyOfTopic: [Key] = []
        var last: (Key, Int32)?
        let wanted =
            overrides.touchPairs || !overrides.merges.isEmpty
            ? Set(overrides.links.flatMap { $0 } + overrides.merges.flatMap { [$0.0, $0.1] }) : []
        for i in ledger.order {
            let figure = ledger.figures[i]
            let isTelling = figure.event != Terms.none || terms.isTelling(figure.concept)
            if !isTelling, !wanted.contains(ledger.claims[i].key) { continue }
            var key = Self.family(of: figure, terms)
            key.place = figure.place
            if figure.isWide, figure.place >= 0, countries[Self.family(of: figure, terms)]?.count == 1 {
                key.place = -1
            }
            if !overrides.splits.isEmpty, overrides.splits.contains(ledger.claims[i].key) {
                topicOf[i] = next
                keyOfTopic.append(key)
                next += 1
                continue
            }
            if let last, last.0 == key {
                topicOf[i] = last.1
                continue
            }
            let topic: Int32
            if let known = byKey[key] {
                topic = known
            } else {
                topic = next
                byKey[key] = topic
                keyOfTopic.append(key)
                next += 1
            }
            topicOf[i] = topic
            last = (key, topic)
        }
        if !overrides.merges.isEmpty { merge(overrides.merges, ledger: ledger, count: Int(next), keys: &keyOfTopic) }

        // Renumber by first claim.
        var renumbered = [Int32](repeating: -1, count: Int(next))
        for i in ledger.order where topicOf[i] >= 0 {
            let old = Int(topicOf[i])
            if renumbered[old] < 0 {
                renumbered[old] = Int32(members.count)
                members.append([])
                keys.append(keyOfTopic[old])
            }
            topicOf[i] = renumbered[old]
            members[Int(renumbered[old])].append(Int32(i))
        }
        byKey = byKey.compactMapValues { renumbered[Int($0)] >= 0 ? renumbered[Int($0)] : nil }
    }

    /// What a figure is about, but for the place.
    private static func family(of figure: Figure, _ terms: Terms) -> Key {
        let concept = figure.concept == Terms.none ? Terms.none : terms.topicOf[Int(figure.concept)]
        return Key(
            event: figure.event, concept: concept, kind: figure.kind, unit: figure.unit, place: -1,
            words: concept == Terms.none || figure.event == Terms.none ? figure.words : -1)
    }

    /// Makes the topics of the two claims one; the one with the lower number stays.
    private mutating func merge(_ merges: [(String, String)], ledger: Ledger, count: Int, keys: inout [Key]) {
        var indexOf: [String: Int] = [:]
        for i in ledger.order { indexOf[ledger.claims[i].key] = i }
        var parent = Array(0..<count)
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i { i = parent[i] }
            return i
        }
        for (a, b) in merges {
            guard let i = indexOf[a], let j = indexOf[b], topicOf[i] >= 0, topicOf[j] >= 0 else { continue }
            let (x, y) = (root(Int(topicOf[i])), root(Int(topicOf[j])))
            if x != y { parent[max(x, y)] = min(x, y) }
        }
        for i in topicOf.indices where topicOf[i] >= 0 { topicOf[i] = Int32(root(Int(topicOf[i]))) }
        byKey = byKey.mapValues { Int32(root(Int($0))) }
    }

    /// The topics whose claims may hold those of `topic` by scope: parents of event and concepts, and the place left open.
    func broader(than topic: Int, ledger: Ledger) -> [Int] {
        let key = keys[topic]
        let terms = ledger.terms
        let events = key.event == Terms.none ? [key.event] : [key.event] + terms.eventsAbove[Int(key.event)]
        var concepts: [Int16] = []
        var seen: [Int16] = []
        for member in members[topic] {
            let concept = ledger.figures[Int(member)].concept
            if seen.contains(concept) { continue }
            seen.append(concept)
            if concept == Terms.none {
                concepts.append(concept)
                continue
            }
            for above in [concept] + terms.above[Int(concept)] {
                let target = terms.topicOf[Int(above)]
                if !concepts.contains(target) { concepts.append(target) }
            }
        }
        var result: [Int] = []
        for event in events {
            for concept in concepts {
                var other = key
                other.event = event
                other.concept = concept
                other.words = concept == Terms.none || event == Terms.none ? key.words : -1
                other.place = -1
                for place in [key.place, -1] + terms.places.holding(key.place) + (countries[other] ?? []) {
                    other.place = place
                    if let found = byKey[other], Int(found) != topic, !result.contains(Int(found)) {
                        result.append(Int(found))
                    }
                }
            }
        }
        return result
    }
}
