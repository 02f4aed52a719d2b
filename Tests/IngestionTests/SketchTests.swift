import Claims
import Testing

@testable import Ingestion

@Suite("Sketches of near-copies")
struct SketchTests {
    /// A made-up report of `count` words that repeat no run of four.
    static func report(seed: UInt64, words count: Int) -> [String] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "w\((state >> 33) % 5_000)"
        }
    }

    static func sketch(_ words: [String]) -> [UInt32] { Shingles.sketch(of: words.joined(separator: " ")) }

    @Test(
        "spaces, line breaks, quotation marks and ASCII case make no difference",
        arguments: [
            ("Eight officers, he said, were \"killed\".", "EIGHT  officers\nhe said \u{201C}were killed\u{201D}"),
            ("قال المتحدث، «ثمانية قتلى»؟", "قال المتحدث ثمانية قتلى"),
            ("«восемь» — погибли", "восемь\u{A0}погибли"),
            ("八人死亡，三百人受伤。", "八人死亡 三百人受伤"),
        ])
    func sameShingles(a: String, b: String) {
        #expect(Shingles.hashes(of: a) == Shingles.hashes(of: b))
        #expect(Sketch.similarity(Shingles.sketch(of: a), Shingles.sketch(of: b)) == 1)
    }

    @Test("a text of four words is one shingle, of six three, of two one, of none none")
    func count() {
        let counts = ["a b c d", "a b c d e f", "a b", " \n—"].map { Shingles.hashes(of: $0).count }
        #expect(counts == [1, 3, 1, 0])
        #expect(Shingles.sketch(of: "— …") == [])
    }

    @Test("the same text is similar to 1, an unrelated one to 0")
    func ends() {
        let a = Self.sketch(Self.report(seed: 1, words: 400))
        let b = Self.sketch(Self.report(seed: 2, words: 400))
        #expect(Sketch.similarity(a, a) == 1)
        #expect(Sketch.similarity(a, b) == 0)
        #expect(Sketch.similarity(a, []) == 0)
        #expect(Sketch.similarity([], []) == 0)
    }

    @Test("the estimate is near the true share of common shingles", arguments: [40, 120, 400, 2_000])
    func estimate(words: Int) {
        // Half of the words are replaced in a block: of n - 3 shingles a side about half are common, a third of the union.
        var errors: [Double] = []
        for seed in 0..<20 {
            let a = Self.report(seed: UInt64(seed), words: words)
            let b = a[..<(words / 2)] + Self.report(seed: UInt64(seed) + 1_000, words: words / 2)
            let common = Double(words / 2 - 3)
            let truth = common / (2 * Double(words - 3) - common)
            errors.append(Sketch.similarity(Self.sketch(a), Self.sketch(Array(b))) - truth)
        }
        let mean = errors.reduce(0, +) / Double(errors.count)
        #expect(abs(mean) < 0.05)
        #expect(errors.allSatisfy { abs($0) < 0.2 })
    }

    @Test("one changed number leaves a report a near-copy")
    func changedNumber() {
        let a = Self.report(seed: 7, words: 300)
        var b = a
        b[150] = "164"
        #expect(Sketch.similarity(Self.sketch(a), Self.sketch(b)) > 0.85)
    }

    @Test("the first third of a wire text is contained in it, though not similar")
    func containment() {
        let wire = Self.report(seed: 3, words: 600)
        let (a, b) = (Self.sketch(wire), Self.sketch(Array(wire.prefix(200))))
        #expect(Sketch.similarity(a, b) < 0.5)
        #expect(Sketch.containment(a, b) > 0.75)
        #expect(Sketch.containment(b, a) == Sketch.containment(a, b))
        #expect(Sketch.containment(a, Self.sketch(Self.report(seed: 4, words: 200))) == 0)
    }
}
