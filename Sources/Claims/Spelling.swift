/// The name that was probably meant, where a typed one is unknown.
public enum Spelling {
    /// The candidate nearest to `word`: at most a third of its letters, but at least one, are wrong, missing or too many;
    /// neighbours that changed places count once. The first of several equally near; nil where none is near.
    ///
    ///     Spelling.nearest(to: "outlte", among: ["date", "outlet"])    // "outlet"
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let typed = Array(word.unicodeScalars)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = Array(candidate.unicodeScalars)
            let limit = max(1, max(typed.count, letters.count) / 3)
            guard abs(letters.count - typed.count) <= limit else { continue }
            let distance = distance(typed, letters)
            if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Edits between the two, neighbours that changed places counted as one (optimal string alignment).
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
