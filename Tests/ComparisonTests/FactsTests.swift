import Testing

@testable import Claims
@testable import Comparison

/// Facts about two figures are looked up in tables; here the same questions are asked one by one.
@Suite("Facts about two figures")
struct FactsTests {
    @Test("positions and times that are looked up are those found by asking one question after the other")
    func tables() {
        var positions: Set<Facts.Position> = []
        var times: Set<Facts.Time> = []
        PropertyTests.each { ledger, i, j, facts, _ in
            let (a, b) = (ledger.figures[i], ledger.figures[j])
            let position = Self.position(a, b)
            positions.insert(position)
            if facts.position != position { Issue.record("\(ledger.claims[i].key) \(ledger.claims[j].key)") }
            guard position == .disjoint else { return }
            let time = Self.time(a, b)
            times.insert(time)
            if facts.time != time { Issue.record("\(ledger.claims[i].key) \(ledger.claims[j].key)") }
        }
        #expect(positions.count == 7)
        #expect(times.count == 6)
    }

    private static func isExact(_ figure: Figure) -> Bool {
        figure.precision & Facts.EndOrder.aIsExact.rawValue != 0
    }
    private static func isRounded(_ figure: Figure) -> Bool {
        figure.precision & Facts.EndOrder.aIsRounded.rawValue != 0
    }

    private static func position(_ a: Figure, _ b: Figure) -> Facts.Position {
        if a.low == b.low, a.high == b.high { return .equal }
        let bothExact = isExact(a) && isExact(b)
        if bothExact {
            if isRounded(b), a.stated >= b.low, a.stated <= b.high,
                !isRounded(a) || a.high - a.low <= b.high - b.low
            {
                return .aRoundsToB
            }
            if isRounded(a), b.stated >= a.low, b.stated <= a.high { return .bRoundsToA }
        }
        if a.low > b.high || b.low > a.high { return .disjoint }
        if b.low <= a.low, a.high <= b.high { return .aInB }
        if a.low <= b.low, b.high <= a.high { return .bInA }
        if !bothExact {
            if isExact(a), a.stated >= b.low, a.stated <= b.high { return .aInB }
            if isExact(b), b.stated >= a.low, b.stated <= a.high { return .bInA }
        }
        return .crossing
    }

    private static func time(_ a: Figure, _ b: Figure) -> Facts.Time {
        if a.first != Figure.lowest, b.first != Figure.lowest {
            if a.first > b.last { return .aLater }
            if b.first > a.last { return .bLater }
            let (aDay, bDay) = (Figure.day(a.last), Figure.day(b.last))
            if aDay > bDay, a.first >= b.first || a.last - a.first <= Facts.runningMinutes { return .aLater }
            if bDay > aDay, b.first >= a.first || b.last - b.first <= Facts.runningMinutes { return .bLater }
            if aDay != bDay || (a.hasHour && b.hasHour) { return .same }
        } else if a.first != Figure.lowest || b.first != Figure.lowest {
            return .unknown
        }
        guard a.published != Figure.lowest, b.published != Figure.lowest else {
            return a.first == Figure.lowest ? .unknown : .same
        }
        let (aDay, bDay) = (Figure.day(a.published), Figure.day(b.published))
        if aDay != bDay { return aDay > bDay ? .aPublishedLater : .bPublishedLater }
        if a.publishedHasHour, b.publishedHasHour, a.published != b.published {
            return a.published > b.published ? .aPublishedLater : .bPublishedLater
        }
        return .same
    }
}
