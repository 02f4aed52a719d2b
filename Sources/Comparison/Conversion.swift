import Claims

/// Brings intervals of one dimension to one unit: measures by the catalogue's factors, money by the analyst's rates only.
struct Conversion {
    /// How a unit becomes its group's common one: value × factor + offset.
    struct Step {
        /// The name of the group: intervals of one group compare.
        var group: String
        var factor: ExactNumber
        var offset: ExactNumber
        /// Where a rate comes from; nil for measures.
        var source: String?
    }

    private let catalogue: Catalogue
    private var money: [String: Step] = [:]

    init(catalogue: Catalogue, policy: Policy) {
        self.catalogue = catalogue
        guard !policy.rates.isEmpty else { return }
        // Currencies joined by rates, directly or through others, are brought to the first of them by code.
        var edges: [String: [(to: String, factor: ExactNumber, source: String)]] = [:]
        for rate in policy.rates {
            edges[rate.from, default: []].append((rate.to, rate.factor, rate.source))
            if let back = ExactNumber(1).divided(by: rate.factor) {
                edges[rate.to, default: []].append((rate.from, back, rate.source))
            }
        }
        for start in edges.keys.sorted() where money[start] == nil {
            // From the common currency outwards; each step says how its currency becomes the common one.
            money[start] = Step(group: start, factor: 1, offset: 0, source: nil)
            var open = [start]
            while let code = open.first {
                open.removeFirst()
                guard let here = money[code] else { continue }
                for edge in edges[code] ?? [] where money[edge.to] == nil {
                    // 1 code = factor × to, so 1 to = 1/factor × code.
                    guard let back = ExactNumber(1).divided(by: edge.factor),
                        let factor = here.factor.multiplied(by: back)
                    else {
                        continue
                    }
                    let source = here.source.map { $0 == edge.source ? $0 : $0 + ", " + edge.source } ?? edge.source
                    money[edge.to] = Step(group: start, factor: factor, offset: 0, source: source)
                    open.append(edge.to)
                }
            }
        }
    }

    /// The kind and unit of a claim as they are compared: a price of what its event's prices are told of is money, the unit said or not.
    func measure(of claim: Claim) -> (kind: Quantity.Kind, unit: String?) {
        measure(kind: claim.quantity.kind, unit: claim.quantity.unit, event: claim.event)
    }

    /// The same from the fields alone: a hundred thousand claims are not copied to look at three of them.
    @inline(__always)
    func measure(kind: Quantity.Kind, unit: String?, event: String?) -> (kind: Quantity.Kind, unit: String?) {
        guard kind == .rate, let unit, let event, let price = price(unit, of: event) else { return (kind, unit) }
        return (.money, price)
    }

    /// The currency of a rate that is the price of what the event's prices are told of.
    private func price(_ unit: String, of event: String) -> String? {
        guard let event = catalogue.events[event], let slash = unit.firstIndex(of: "/"),
            event.unsaidUnits.contains(String(unit[unit.index(after: slash)...])),
            catalogue.currencies[String(unit[..<slash])] != nil
        else { return nil }
        return String(unit[..<slash])
    }

    /// How quantities of `kind` in `unit` convert; nil where they stand in a group of their own.
    func step(kind: Quantity.Kind, unit: String) -> Step? {
        switch kind {
        case .money: return money[unit]
        case .measure, .duration, .rate:
            guard let known = catalogue.units[unit] else { return nil }
            return Step(group: known.dimension, factor: known.factor, offset: known.offset, source: nil)
        default: return nil
        }
    }

    /// The interval in the group's common unit; nil where it would leave 34 digits.
    static func convert(_ interval: Interval, by step: Step) -> Interval? {
        var result = interval
        if let low = interval.low {
            guard let converted = low.multiplied(by: step.factor)?.adding(step.offset) else { return nil }
            result.low = converted
        }
        if let high = interval.high {
            guard let converted = high.multiplied(by: step.factor)?.adding(step.offset) else { return nil }
            result.high = converted
        }
        return result
    }

    /// The interval in the unit itself again.
    static func revert(_ interval: Interval, by step: Step) -> Interval? {
        var result = interval
        if let low = interval.low {
            guard let reverted = low.subtracting(step.offset)?.divided(by: step.factor) else { return nil }
            result.low = reverted
        }
        if let high = interval.high {
            guard let reverted = high.subtracting(step.offset)?.divided(by: step.factor) else { return nil }
            result.high = reverted
        }
        return result
    }
}
