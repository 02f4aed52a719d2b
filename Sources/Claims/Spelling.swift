/// The name that was probably meant, where a typed one is unknown.
public enum Spelling {
    /// The nearest of `known`, whatever the case: at most one edit for every three letters typed, but at least one, a swap of
    /// neighbours counted once; else the only name that `typed` begins; nil where none is near. Ties go to the first in `known`.
    ///
    ///     Spelling.nearest(to: "outlte", among: ["date", "outlet"])    // "outlet"
    ///     Spelling.nearest(to: "out", among: ["date", "outlet"])       // "outlet"
    public static func nearest(to typed: String, among known: [String]) -> String? {
        let wanted = typed.lowercased()
        guard !wanted.isEmpty else { return nil }
        let count = wanted.unicodeScalars.count
        let limit = max(1, count / 3)
        var best: (name: String, distance: Int)?
        // So many edits it takes at least; a word that is no name may be long.
        for name in known where abs(name.unicodeScalars.count - count) <= limit + 1 {
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
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
