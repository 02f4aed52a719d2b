/// The known name that a mistyped one was most likely meant to be.
package enum NearestName {
    /// The nearest of `known`: at most one edit for every three letters (two for a swap of neighbours counted once), or a name
    /// that `text` begins; nil where none is near. Ties go to the first in `known`.
    package static func of(_ text: String, among known: [String]) -> String? {
        let wanted = text.lowercased()
        guard !wanted.isEmpty else { return nil }
        let limit = max(1, wanted.unicodeScalars.count / 3)
        var best: (name: String, distance: Int)?
        for name in known {
            let distance = distance(wanted, name.lowercased())
            if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
        }
        if let best { return best.name }
        let begun = known.filter { $0.lowercased().hasPrefix(wanted) }
        return begun.count == 1 ? begun[0] : nil
    }

    /// How many insertions, deletions, changes and swaps of neighbours lead from `a` to `b`, counted in Unicode scalars
    /// (optimal string alignment).
    static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.unicodeScalars)
        let b = Array(b.unicodeScalars)
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
