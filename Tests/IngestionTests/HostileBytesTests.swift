import Claims
import Testing

@testable import Ingestion

/// The same numbers in every run: a failure can be looked into.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Bytes of strangers")
struct HostileBytesTests {
    /// Pieces that make front matter, and break it.
    static let pieces: [[UInt8]] =
        [
            "---\n", "---\r\n", "---", "--", "outlet: A\n", "date: 2022-01-06\n", "date: 9999-99-99\n", "lang:",
            "title: \"", "\"\n", ":", "\n",
            " ", "#", "\u{FEFF}", "قتل ثمانية", "八", "e\u{301}",
        ].map { Array($0.utf8) } + [[0x00], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F]]

    @Test("an article or an error comes of any bytes, and an article's text is the file's last bytes")
    func anyBytes() {
        var random = Seeded(state: 1)
        var loaded = 0
        for _ in 0..<20_000 {
            var bytes: [UInt8] = Bool.random(using: &random) ? Self.pieces[0] : []
            for _ in 0..<Int.random(in: 0...9, using: &random) {
                bytes += Self.pieces.randomElement(using: &random) ?? []
            }
            do throws(LoadError) {
                let article = try Loader().load(bytes: bytes, name: "x")
                loaded += 1
                #expect(bytes.suffix(article.text.utf8.count).elementsEqual(article.text.utf8))
                #expect(article.fileDigest == Digest.sha256(bytes))
                #expect(article.sketch.isEmpty || article.sketch.count == Sketch.bins + 1)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        // Both outcomes are met: else the pieces are badly chosen.
        #expect((1_000..<19_000).contains(loaded))
    }

    @Test(
        "time grows with the bytes, not with their square",
        arguments: [
            "---\n", "a:\n", "#\n", "\n", "-", " ", "\u{301}", "a ", "<", "<div>", "<b x=", "</", "<!--", "<script>",
            "<a \"", "&", "&#1", "<p><b>", "<nav>", "</nav>", "<h1>", "<a b ",
        ])
    func linear(piece: String) {
        // A quarter of a megabyte of each: a square would not end.
        let text = String(repeating: piece, count: (1 << 18) / piece.utf8.count)
        for bytes in [text, "---\n" + text, "<!doctype html>" + text].map({ Array($0.utf8) }) {
            _ = try? Loader().load(bytes: bytes, name: "x")
        }
    }
}
