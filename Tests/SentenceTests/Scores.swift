import Foundation

/// How many of some cases came out as labelled. Printed where CROSSCHECK_SCORES is set; "misses" prints each miss as well.
struct Scores: CustomStringConvertible {
    private var right = 0
    private var all = 0
    /// Related, though the label says that the two are not comparable.
    private var falseRelations = 0
    /// Not related, though the label says how they stand.
    private var lost = 0

    mutating func count(isRight: Bool, isFalseRelation: Bool = false, isLost: Bool = false) {
        all += 1
        if isRight { right += 1 }
        if isFalseRelation { falseRelations += 1 }
        if isLost && !isRight { lost += 1 }
    }

    static func + (a: Scores, b: Scores) -> Scores {
        var sum = a
        sum.right += b.right
        sum.all += b.all
        sum.falseRelations += b.falseRelations
        sum.lost += b.lost
        return sum
    }

    var description: String {
        "\(right) of \(all), \(Double(right * 1000 / max(1, all)) / 10) %; \(falseRelations) false relations, \(lost) lost ones"
    }

    private static let wanted = ProcessInfo.processInfo.environment["CROSSCHECK_SCORES"]

    static func print(_ line: String) {
        if wanted != nil { Swift.print(line) }
    }

    static func printMiss(_ lines: String) {
        if wanted == "misses" { Swift.print(lines) }
    }
}
