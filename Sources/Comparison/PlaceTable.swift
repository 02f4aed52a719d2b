import Claims

/// The catalogue's places as small numbers: what lies in what, and which are countries.
struct PlaceTable: Sendable {
    /// Numbers by id, from 0, in the order of ids.
    let numbers: [String: Int32]
    /// Per place: its name for people.
    private let names: [String]
    /// Per place: all that it lies in, nearest first.
    private let holders: [[Int32]]
    private let countries: [Bool]

    init(_ catalogue: Catalogue) {
        // Sorted, so that numbers do not depend on hash order.
        let ids = catalogue.places.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, Int32($0)) })
        self.numbers = numbers
        names = ids.map { catalogue.placeName($0)! }
        let parents = ids.map { catalogue.places[$0]!.parents.compactMap { numbers[$0] } }
        holders = parents.map { direct in
            var found = direct
            var next = 0
            while next < found.count {
                for parent in parents[Int(found[next])] where !found.contains(parent) { found.append(parent) }
                next += 1
            }
            return found
        }
        countries = ids.map { catalogue.places[$0]!.iso != nil }
    }

    var count: Int { holders.count }

    /// Numbers from `count` on are of places that the catalogue lacks.
    func isKnown(_ place: Int32) -> Bool { place >= 0 && Int(place) < count }

    func isCountry(_ place: Int32) -> Bool { isKnown(place) && countries[Int(place)] }

    /// The name of a place for people; nil where the catalogue lacks it.
    func name(_ place: Int32) -> String? { isKnown(place) ? names[Int(place)] : nil }

    /// The country that a place is or lies in; -1 where it is a region of the world, or not known.
    func country(of place: Int32) -> Int32 {
        guard isKnown(place) else { return -1 }
        return countries[Int(place)] ? place : holders[Int(place)].first { countries[Int($0)] } ?? -1
    }

    /// The places that hold a place, nearest first.
    func holding(_ place: Int32) -> [Int32] { isKnown(place) ? holders[Int(place)] : [] }

    /// How two places of the catalogue stand to each other; nil where it lacks one of them.
    @inline(__always)
    func nest(_ a: Int32, _ b: Int32) -> Facts.Nest? {
        guard isKnown(a), isKnown(b) else { return nil }
        if a == b { return .same }
        if holders[Int(a)].contains(b) { return .aInB }
        return holders[Int(b)].contains(a) ? .bInA : .apart
    }
}
