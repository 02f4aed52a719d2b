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
        // Candidates share a band, two neighbouring sketch values: texts with half the sketch in common share one of 16 bands in 99 of 100
        // cases, closer ones all but always. Each band remembers the first text that had it.
        let bands = 16
        var table = FirstOfKey(capacity: sources.count * bands)
        for (i, source) in sources.enumerated() where source.sketch.count >= 2 {
            let step = max(2, source.sketch.count / bands)
            var tried = -1
            for start in stride(from: 0, to: source.sketch.count - 1, by: step) {
                let values = UInt64(source.sketch[start]) << 32 | UInt64(source.sketch[start + 1])
                let first = table.first(values ^ UInt64(start) &* 0x9E37_79B9_7F4A_7C15, else: i)
                if first == i || first == tried || root(first) == root(i) { continue }
                tried = first
                if Self.similarity(sources[first].sketch, source.sketch) >= Self.threshold { join(first, i) }
            }
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
        guard a.count == b.count, !a.isEmpty else { return 0 }
        var equal = 0
        for i in a.indices where a[i] == b[i] { equal += 1 }
        return Double(equal) / Double(a.count)
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

/// Remembers the first number given for each key; open addressing, for keys that are hashes already.
private struct FirstOfKey {
    private var keys: [UInt64]
    private var values: [Int32]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    /// The number first given for `key`: `value` itself where there was none.
    mutating func first(_ key: UInt64, else value: Int) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0xD6E8_FEB8_6659_FD93) >> 20) & mask
        while values[slot] >= 0 {
            if keys[slot] == key { return Int(values[slot]) }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        values[slot] = Int32(value)
        return value
    }
}
