import Claims

/// Which articles print one text: equal texts, and near-copies told by their sketches.
///
/// A wire text that an outlet shortens or retitles keeps most of its word shingles; two reports written apart, even of one event, share few.
/// So half the sketch in common is one text.
struct Copies {
    /// The least share of equal sketch values at which two articles are near-copies.
    static let threshold = 0.5

    /// Per source: the source that stands for its text: the earliest published, then the first by outlet and article key.
    let original: [Int]

    init(_ sources: [Comparer.Source]) {
        var parent = Array(sources.indices)
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i {
                parent[i] = parent[parent[i]]
                i = parent[i]
            }
            return i
        }
        func join(_ i: Int, _ j: Int) {
            let (a, b) = (root(i), root(j))
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        var byDigest: [String: Int] = [:]
        for (i, source) in sources.enumerated() where !source.textDigest.isEmpty {
            if let first = byDigest[source.textDigest] { join(first, i) } else { byDigest[source.textDigest] = i }
        }
        // Candidates share a pair of neighbouring sketch values: at half the sketch in common all but surely one of 32 pairs does.
        var byBand: [UInt64: [Int]] = [:]
        for (i, source) in sources.enumerated() where source.sketch.count >= 2 {
            var candidates: Set<Int> = []
            for start in stride(from: 0, to: source.sketch.count - 1, by: 2)
            where source.sketch[start] != Sketch.emptyBin || source.sketch[start + 1] != Sketch.emptyBin {
                var key = UInt64(source.sketch[start]) << 32 | UInt64(source.sketch[start + 1])
                key = (key ^ UInt64(start)) &* 0x9E37_79B9_7F4A_7C15
                candidates.formUnion(byBand[key] ?? [])
                // A band that many share tells no more: boilerplate.
                if byBand[key, default: []].count < 32 { byBand[key, default: []].append(i) }
            }
            for j in candidates where Self.similarity(sources[j].sketch, source.sketch) >= Self.threshold { join(j, i) }
        }
        var original = Array(sources.indices)
        for i in sources.indices {
            let r = root(i)
            if Self.isEarlier(sources[i], sources[original[r]]) { original[r] = i }
        }
        self.original = sources.indices.map { original[root($0)] }
    }

    /// The share of sketch values that are equal: about the share of word shingles that the texts have in common.
    static func similarity(_ a: [UInt32], _ b: [UInt32]) -> Double {
        guard a.count == b.count else { return 0 }
        var equal = 0
        var used = 0
        // Bins that no shingle of either text fell into say nothing: two short texts have most of them in common.
        for i in a.indices where a[i] != Sketch.emptyBin || b[i] != Sketch.emptyBin {
            used += 1
            if a[i] == b[i] { equal += 1 }
        }
        return used == 0 ? 0 : Double(equal) / Double(used)
    }

    private static func isEarlier(_ a: Comparer.Source, _ b: Comparer.Source) -> Bool {
        switch (a.published, b.published) {
        case let (x?, y?) where x != y: return x < y
        case (_?, nil): return true
        case (nil, _?): return false
        default: return (a.outlet ?? "", a.article) < (b.outlet ?? "", b.article)
        }
    }
}
