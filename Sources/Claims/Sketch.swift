/// A min-hash sketch of a text: near-copies of one wire text have nearly equal sketches, whatever their language.
///
/// One-permutation hashing (Li, Owen and Zhang, 2012): each shingle's hash picks one of `bins` bins, and a bin keeps the
/// smallest value that fell into it. The first number of a sketch is how many shingles the text has, the others are the bins;
/// an empty sketch belongs to a text without words. Ingestion makes sketches, Comparison compares them.
public enum Sketch {
    /// How many bins a sketch has; the standard error of `similarity` is at most 1 / (2 √bins), 4.4 percent.
    public static let bins = 128
    /// What a bin holds that no shingle fell into.
    public static let emptyBin = UInt32.max

    /// A sketch of shingles, given by their 64-bit hashes, which must be well mixed in all bits.
    public static func make(ofHashes hashes: some Sequence<UInt64>) -> [UInt32] {
        var sketch = [UInt32](repeating: emptyBin, count: bins + 1)
        var count: UInt32 = 0
        for hash in hashes {
            if count < .max { count += 1 }
            let bin = 1 + Int(hash >> 57)
            sketch[bin] = min(sketch[bin], UInt32(truncatingIfNeeded: hash))
        }
        guard count > 0 else { return [] }
        sketch[0] = count
        return sketch
    }

    /// The share of shingles that two texts have in common (Jaccard), 0 to 1, estimated; 0 where either has no words.
    ///
    ///     Sketch.similarity(wire.sketch, copy.sketch)    // 1.0 for the same words, about 0.02 for two reports of one event
    public static func similarity(_ a: [UInt32], _ b: [UInt32]) -> Double {
        guard a.count == bins + 1, b.count == bins + 1 else { return 0 }
        var equal = 0
        var used = 0
        for bin in 1...bins where a[bin] != emptyBin || b[bin] != emptyBin {
            used += 1
            if a[bin] == b[bin] { equal += 1 }
        }
        return Double(equal) / Double(used)
    }

    /// The share of the shorter text's shingles that the longer one has too, 0 to 1, estimated.
    ///
    /// An outlet that prints the first paragraphs of a wire text is a copy of it, though most of the wire text is missing and
    /// their similarity is low.
    public static func containment(_ a: [UInt32], _ b: [UInt32]) -> Double {
        let jaccard = similarity(a, b)
        guard jaccard > 0 else { return 0 }
        let common = jaccard / (1 + jaccard) * (Double(a[0]) + Double(b[0]))
        return min(1, common / Double(min(a[0], b[0])))
    }
}
