import Claims

/// The catalogue's words as small numbers, with every question about nesting answered beforehand.
///
/// Built once a comparer; a comparison of a million pairs asks only arrays.
final class Terms: Sendable {
    /// The concept of figures that need nothing counted (inflation): everything counted stands under it.
    static let itself: Int16 = 0
    /// No event or concept.
    static let none: Int16 = -1

    private let eventIDs: [String: Int16]
    let eventNames: [String]
    /// Per event: whether a total only grows.
    let grows: [Bool]
    /// Per event: whether each time is one of its own.
    let isOccasion: [Bool]
    /// Per event: whether its shares are those of sides.
    let hasSides: [Bool]
    /// Per event: the concept counted where none is named; `none` where a figure needs one.
    let counts: [Int16]
    private let conceptIDs: [String: Int16]
    let conceptNames: [String]
    let takesSide: [Bool]
    /// Per concept: whether its word says only in what role people were there.
    let isRole: [Bool]
    /// Per event: whether its figures are of the one time at which it happened, and never change.
    let isFixed: [Bool]
    /// Per event: whether its figures are what somebody decided.
    let isDecided: [Bool]
    /// The one event that is measured in a dimension; none for dimensions of several.
    private let eventOfDimension: [String: Int16]
    /// Per event: whether it takes things of any kind, and so measures too.
    private let takesAny: [Bool]
    /// Per concept: the concept whose topic its claims join.
    let topicOf: [Int16]
    /// Per concept: the concepts above it, itself not included.
    let above: [[Int16]]
    /// Per event: the events above it.
    let eventsAbove: [[Int16]]
    let conceptCount: Int
    private let withinConcept: [Bool]
    private let withinEvent: [Bool]
    /// Per event, then concept: the concept that a figure counts, synonyms and the too general brought to the event's own.
    private let counted: [Int16]
    let places: PlaceTable
    let letters: Catalogue.Letters
    let person: Int16
    private let thing: Int16

    init(_ catalogue: Catalogue) {
        // Sorted, so that numbers do not depend on hash order.
        eventNames = catalogue.events.keys.sorted()
        let names = eventNames
        let numbers = Dictionary(uniqueKeysWithValues: eventNames.enumerated().map { ($1, Int16($0)) })
        eventIDs = numbers.mapValues { number in
            catalogue.events[names[Int(number)]]!.comparedAs.flatMap { numbers[$0] } ?? number
        }
        conceptNames = ["itself"] + catalogue.concepts.keys.sorted()
        let conceptIDs = Dictionary(uniqueKeysWithValues: conceptNames.enumerated().map { ($1, Int16($0)) })
        self.conceptIDs = conceptIDs
        grows = eventNames.map { catalogue.events[$0]!.grows }
        isOccasion = eventNames.map { catalogue.events[$0]!.isOccasion }
        hasSides = eventNames.map { catalogue.events[$0]!.hasSides }
        let counts = eventNames.map { catalogue.events[$0]!.counts.flatMap { conceptIDs[$0] } ?? Terms.none }
        self.counts = counts
        isDecided = eventNames.map { catalogue.events[$0]!.isDecided }
        isFixed = eventNames.map {
            let event = catalogue.events[$0]!
            return event.happensOnce && !event.isOccasion && !event.grows
        }
        takesAny = eventNames.map {
            let event = catalogue.events[$0]!
            return event.isOfToll && event.dimensions.isEmpty && (event.counts == nil || !event.others.isEmpty)
        }
        var measuring: [String: [Int16]] = [:]
        for (number, name) in eventNames.enumerated() {
            for dimension in catalogue.events[name]!.dimensions {
                measuring[dimension, default: []].append(Int16(number))
            }
        }
        eventOfDimension = measuring.compactMapValues { $0.count == 1 ? $0[0] : nil }
        isRole = conceptNames.map { catalogue.concepts[$0]?.isRole ?? false }
        takesSide = conceptNames.map { catalogue.concepts[$0]?.takesSide ?? false }
        topicOf = conceptNames.enumerated().map { index, name in
            catalogue.concepts[name]?.topic.flatMap { conceptIDs[$0] } ?? Int16(index)
        }
        let c = conceptNames.count
        conceptCount = c
        let e = eventNames.count
        var within = [Bool](repeating: false, count: c * c)
        for (i, a) in conceptNames.enumerated() {
            for (j, b) in conceptNames.enumerated()
            where j == 0 || i == j || (i > 0 && catalogue.concept(a, isWithin: b)) {
                within[i * c + j] = true
            }
        }
        withinConcept = within
        above = (0..<c).map { i in (0..<c).filter { $0 != i && within[i * c + $0] }.map { Int16($0) } }
        var eventWithin = [Bool](repeating: false, count: e * e)
        for (i, a) in eventNames.enumerated() {
            for (j, b) in eventNames.enumerated() where catalogue.event(a, isWithin: b) {
                eventWithin[i * e + j] = true
            }
        }
        withinEvent = eventWithin
        eventsAbove = (0..<e).map { i in (0..<e).filter { $0 != i && eventWithin[i * e + $0] }.map { Int16($0) } }
        places = PlaceTable(catalogue)
        letters = catalogue.letters
        person = conceptIDs["person"] ?? Terms.none
        let thing = conceptIDs["thing"] ?? Terms.none
        self.thing = thing
        var counted: [Int16] = []
        counted.reserveCapacity(e * c)
        for event in 0..<e {
            let usual = counts[event]
            let synonyms = Set(catalogue.events[eventNames[event]]!.synonyms.compactMap { conceptIDs[$0] })
            for concept in 0..<c {
                let id = Int16(concept)
                let tooGeneral = usual != Terms.none && usual != Terms.itself && within[Int(usual) * c + concept]
                if usual != Terms.none, synonyms.contains(id) || tooGeneral || id == thing {
                    counted.append(usual)
                } else {
                    counted.append(id == thing ? Terms.none : id)
                }
            }
        }
        self.counted = counted
    }

    /// The event of which a measure of that dimension is, whatever befell what it measures: hectares burned and an area of hectares are one.
    func event(_ event: Int16, measuredIn dimension: String) -> Int16 {
        guard event != Self.none, takesAny[Int(event)] else { return event }
        return eventOfDimension[dimension] ?? event
    }

    /// The number of an event; `none` for one that the catalogue lacks.
    func event(_ id: String) -> Int16 { eventIDs[id] ?? Terms.none }
    /// The number of a concept; `none` for one that the catalogue lacks.
    func concept(_ id: String) -> Int16 { conceptIDs[id] ?? Terms.none }

    /// The concept that a figure of this event counts; `none` where nothing tells.
    func counted(event: Int16, concept: Int16) -> Int16 {
        if event == Terms.none { return concept == thing ? Terms.none : concept }
        return concept == Terms.none ? counts[Int(event)] : counted[Int(event) * conceptCount + Int(concept)]
    }

    func concept(_ a: Int16, isWithin b: Int16) -> Bool { withinConcept[Int(a) * conceptCount + Int(b)] }
    func event(_ a: Int16, isWithin b: Int16) -> Bool { withinEvent[Int(a) * eventNames.count + Int(b)] }

    /// Whether a concept says who is meant well enough to compare where no event is known: "tents" does, "people" does not.
    func isTelling(_ concept: Int16) -> Bool {
        concept != Terms.none && concept != Terms.itself && concept != person && concept != thing
    }
}
