import Claims

/// Cuts a text into overlapping runs of words, the shingles that `Sketch` is made of.
///
/// Language-neutral, on UTF-8 bytes: ASCII letters (in lower case) and digits and every character beyond ASCII make words,
/// but for the punctuation listed in `length(ofSeparatorAt:in:)`; a character of a script written without spaces is a word of its own. Two
/// texts that differ only in spaces, line breaks, quotation marks and ASCII case have the same shingles.
enum Shingles {
    /// Words in a shingle. Four: two reports of one event share single words and set phrases, but few runs of four.
    static let width = 4

    /// The sketch of `text`, as `Article.sketch` holds it.
    static func sketch(of text: String) -> [UInt32] { Sketch.make(ofHashes: hashes(of: text)) }

    /// The hash of every shingle in reading order; a text of fewer than `width` words is one shingle.
    static func hashes(of text: String) -> [UInt64] {
        var text = text
        let words = text.withUTF8 { wordHashes($0) }
        guard !words.isEmpty else { return [] }
        let width = min(width, words.count)
        return (0...(words.count - width)).map { start in
            var hash: UInt64 = 0
            for word in words[start..<start + width] { hash = mix(hash &* 0x9E37_79B9_7F4A_7C15 &+ word) }
            return hash
        }
    }

    private static func wordHashes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt64] {
        let seed: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
        var words: [UInt64] = []
        var hash = seed
        var isInWord = false
        func add(_ byte: UInt8) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            isInWord = true
        }
        func endWord() {
            if isInWord { words.append(mix(hash)) }
            hash = seed
            isInWord = false
        }
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if let length = length(ofSeparatorAt: i, in: bytes) {
                endWord()
                i += length
            } else if byte < 0x80 {
                add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                i += 1
            } else if byte >= 0xE3, byte <= 0xE9, i + 2 < bytes.count {
                // U+3000 to U+9FFF: kana and ideographs, no spaces between words.
                endWord()
                for k in 0..<3 { add(bytes[i + k]) }
                endWord()
                i += 3
            } else {
                add(byte)
                i += 1
            }
        }
        endWord()
        return words
    }

    /// How many bytes the separator at `i` has; nil where a word goes on or begins there.
    private static func length(ofSeparatorAt i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let byte = bytes[i]
        if byte < 0x80 {
            let isWord =
                (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
            return isWord ? nil : 1
        }
        guard i + 1 < bytes.count else { return nil }
        let third = i + 2 < bytes.count ? bytes[i + 2] : 0
        switch (byte, bytes[i + 1], third) {
        case (0xC2, 0xA0...0xBF, _): return 2  // U+00A0 to U+00BF: no-break space, « », inverted marks
        case (0xD8, 0x8C, _), (0xD8, 0x9B, _), (0xD8, 0x9F, _): return 2  // Arabic comma, semicolon, question mark
        case (0xDB, 0x94, _): return 2  // U+06D4: Arabic full stop
        case (0xE2, 0x80...0x81, _): return 3  // U+2000 to U+207F: spaces, dashes, quotation marks
        case (0xE3, 0x80, _): return 3  // U+3000 to U+303F: CJK punctuation
        case (0xEF, 0xBC, 0x81...0x8F), (0xEF, 0xBC, 0x9A...0xA0): return 3  // full-width punctuation
        default: return nil
        }
    }

    /// The finaliser of SplitMix64: every bit of the result depends on every bit given.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
