import Claims
import Comparison

/// Who stands behind several outlets: reports that repeat one source are no second source.
///
///     Behind several outlets: Ministry of Health (4), Police (2)
struct RepeatedOrigins {
    /// So many are named; of more, the number.
    private static let mostNamed = 3

    /// For each claim the origins that it leads to, by their places, and the outlets that print it.
    private var places: [String: [(origin: Int, outlet: String)]] = [:]
    private let names: [String]

    /// Of all origins of a session.
    init(_ origins: [Origin]) {
        names = origins.map(\.name)
        for (place, origin) in origins.enumerated() where origin.outlets.count > 1 {
            for outlet in origin.outlets {
                for key in outlet.claims { places[key, default: []].append((place, outlet.name)) }
            }
        }
    }

    /// What is said of some claims; nil where no two outlets have them from one origin.
    func line(_ claims: [String]) -> Phrase? {
        var outlets: [Int: Set<String>] = [:]
        for key in claims {
            for (origin, outlet) in places[key] ?? [] { outlets[origin, default: []].insert(outlet) }
        }
        let several = outlets.filter { $0.value.count > 1 }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        guard !several.isEmpty else { return nil }
        let named = several.prefix(Self.mostNamed).map { origin, outlets -> Phrase in
            "\(names[origin], .name) (\(outlets.count))"
        }
        let more = several.count - named.count
        return "Behind several outlets: \(Phrase.joined(named, by: ", "))\(more > 0 ? " and \(more) more" : "")"
    }
}
