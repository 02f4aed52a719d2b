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
        for i in sources.indices where !sources[i].textDigest.isEmpty {
            if let first = byDigest[sources[i].textDigest] {
                join(first, i)
            } else {
                byDigest[sources[i].textDigest] = i
            }
        }
        // Candidates share a band, two neighbouring sketch values: texts with half the sketch in common all but surely do. Each band
        // remembers the first text that had it; one band after the other, so that what is remembered stays small.
        let sketched = sources.indices.filter { sources[$0].sketch.count == Sketch.bins + 1 }.map { Int32($0) }
        let bands = Sketch.bins / 2
        // Band by band in memory too; what no shingle fell into is no band.
        let none = UInt64(Sketch.emptyBin) << 32 | UInt64(Sketch.emptyBin)
        var keys = [UInt64](repeating: none, count: sketched.count * bands)
        for (n, i) in sketched.enumerated() {
            sources[Int(i)].sketch.withUnsafeBufferPointer { sketch in
                for band in 0..<bands {
                    keys[band * sketched.count + n] =
                        UInt64(sketch[1 + band * 2]) << 32 | UInt64(sketch[2 + band * 2])
                }
            }
        }
        // Slots of an open table that is cleared for each band, by the high bits of the key.
        var bits: UInt64 = 4
        while 1 << bits < sketched.count * 2 { bits += 1 }
        var firsts = [Int32](repeating: -1, count: 1 << Int(bits))
        for band in 0..<bands {
            let start = band * sketched.count
            for slot in firsts.indices { firsts[slot] = -1 }
            for n in sketched.indices where keys[start + n] != none {
                let key = keys[start + n]
                var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits))
                while firsts[slot] >= 0, keys[start + Int(firsts[slot])] != key {
                    slot = (slot + 1) & (firsts.count - 1)
                }
                if firsts[slot] < 0 {
                    firsts[slot] = Int32(n)
                    continue
                }
                let (first, i) = (Int(sketched[Int(firsts[slot])]), Int(sketched[n]))
                if root(first) == root(i) { continue }
                if Self.areCopies(sources[first].sketch, sources[i].sketch) { join(first, i) }
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
