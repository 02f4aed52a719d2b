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
        return number + unit(quantity)
    }

    private static func unit(_ quantity: Quantity) -> String {
        switch quantity.kind {
        case .percent: " %"
        case .percentagePoints: " points"
        default: quantity.unit.map { " " + $0 } ?? ""
        }
    }

    /// Intervals of a topic: "8 or 12".
    static func of(_ intervals: [Interval]) -> String { intervals.map(\.description).joined(separator: " or ") }
}
