import Claims

/// A quantity as people read it: `317`, `[8, ∞)`, `~300`, `12 %`, `[20, 99]`.
enum FigureText {
    /// The figure with its modifier and unit.
    static func of(_ quantity: Quantity) -> String {
        let interval = quantity.interval
        let number: String
        switch quantity.modifier {
        case .about: number = "~" + interval.description
        case .nearly: number = "nearly " + interval.description
        default: number = (quantity.approx ? "~" : "") + interval.description
        }
        return number + unit(quantity.kind, quantity.unit)
    }

    private static func unit(_ kind: Quantity.Kind, _ unit: String?) -> String {
        switch kind {
        case .percent: " %"
        case .percentagePoints: " points"
        default: unit.map { " " + $0 } ?? ""
        }
    }

    /// What most origins of a topic share, "8 or ~12": as a claim gives it where one says just that, else as the interval that the
    /// figures have in common.
    static func shared(_ topic: Topic, _ session: Session) -> String {
        topic.shared.enumerated().map { place, interval in
            let key = place < topic.sharedFigures.count ? topic.sharedFigures[place] : nil
            if let quantity = key.flatMap({ session.claim(key: $0)?.claim.quantity }), quantity.unit == topic.unit {
                return of(quantity)
            }
            return interval.description + unit(topic.kind, topic.unit)
        }.joined(separator: " or ")
    }
}
