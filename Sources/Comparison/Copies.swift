import Claims

/// Which articles print one text: equal texts, and near-copies told by their sketches.
///
/// A wire text that an outlet retitles or edits keeps most of its word shingles, one that it cuts keeps nearly all of what is left; two
/// reports written apart, even of one event, share few.
struct Copies {
    /// The least share of word shingles in common at which two articles are near-copies.
    static let similarityThreshold = 0.5
    /// The least share of the shorter article's shingles that the longer one has too …
    static let containmentThreshold = 0.8
    /// … where the shorter one has at least so many; of fewer, a sketch tells too little.
    static let fewestShingles: UInt32 = 60

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
        // Candidates share a band, two neighbouring sketch values: texts with half the sketch in common all but surely do. Each band
        // remembers the first text that had it.
        var table = FirstOfKey(capacity: sources.reduce(0) { $0 + $1.sketch.count / 2 })
        for (i, source) in sources.enumerated() where source.sketch.count >= 2 {
            var tried = -1
            for start in stride(from: 1, to: source.sketch.count - 1, by: 2)
            where source.sketch[start] != Sketch.emptyBin || source.sketch[start + 1] != Sketch.emptyBin {
                let values = UInt64(source.sketch[start]) << 32 | UInt64(source.sketch[start + 1])
                let first = table.first(values ^ UInt64(start) &* 0x9E37_79B9_7F4A_7C15, else: i)
                if first == i || first == tried || root(first) == root(i) { continue }
                tried = first
                if Self.areCopies(sources[first].sketch, source.sketch) { join(first, i) }
            }
        }
        var original = Array(sources.indices)
        for i in sources.indices {
            let r = root(i)
            if Self.isEarlier(sources[i], sources[original[r]]) { original[r] = i }
        }
        self.original = sources.indices.map { original[root($0)] }
    }

    /// Whether one of the two texts is mostly the other's, or a good part of it cut out.
    private static func areCopies(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        if Sketch.similarity(a, b) >= similarityThreshold { return true }
        guard let x = a.first, let y = b.first, min(x, y) >= fewestShingles else { return false }
        return Sketch.containment(a, b) >= containmentThreshold
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
