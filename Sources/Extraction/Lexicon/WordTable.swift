/// The words of a lexicon, numbered from 1: open addressing over their folded bytes.
struct WordTable: Sendable {
    private(set) var count = 0
    private var arena: [UInt8] = []
    private var ranges: [Range<Int>] = [0..<0]
    private var table = [Int32](repeating: 0, count: 1 << 12)
    /// By word number: forms that end in *, looked up by prefix.
    private(set) var isStem: [Bool] = [false]
    /// By word number: whole words. A word may be both.
    private(set) var isWhole: [Bool] = [false]
    /// By word number: may be a part of a number that is written together.
    private(set) var isNumberPart: [Bool] = [false]
    /// By word number: a word of the language, which takes its endings; signs and codes that all languages share take none («hata» is no
    /// hectare).
    private(set) var takesEndings: [Bool] = [false]
    /// Bit n is set when some stem has n bytes; 63 stands for all longer.
    private(set) var stemLengths: UInt64 = 0

    /// The start of a hash: FNV-1a, its high bits mixed into the low ones that tables use.
    static let hashSeed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    @inline(__always)
    static func finish(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }

    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 { finish(bytes.reduce(hashSeed) { hash($0, adding: $1) }) }

    /// The number of a word by its folded bytes; 0 where the lexicon does not have it.
    func number(of bytes: ArraySlice<UInt8>) -> Int32 {
        var slot = Int(truncatingIfNeeded: Self.hash(bytes)) & (table.count - 1)
        while table[slot] != 0 {
            if arena[ranges[Int(table[slot])]].elementsEqual(bytes) { return table[slot] }
            slot = (slot + 1) & (table.count - 1)
        }
        return 0
    }

    /// The number of a word, added where it is new.
    mutating func add(_ bytes: [UInt8], asStem: Bool, asNumberPart: Bool, asSign: Bool) -> Int32 {
        var word = number(of: bytes[...])
        if word == 0 {
            count += 1
            word = Int32(count)
            let start = arena.count
            arena.append(contentsOf: bytes)
            ranges.append(start..<arena.count)
            isStem.append(false)
            isWhole.append(false)
            isNumberPart.append(false)
            takesEndings.append(false)
            if count * 2 > table.count { grow() } else { insert(word) }
        }
        if asStem {
            isStem[Int(word)] = true
            stemLengths |= 1 << UInt64(min(bytes.count, 63))
        } else {
            isWhole[Int(word)] = true
        }
        if asNumberPart { isNumberPart[Int(word)] = true }
        if !asSign { takesEndings[Int(word)] = true }
        return word
    }

    private mutating func insert(_ word: Int32) {
        var slot = Int(truncatingIfNeeded: Self.hash(arena[ranges[Int(word)]])) & (table.count - 1)
        while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
        table[slot] = word
    }

    private mutating func grow() {
        table = [Int32](repeating: 0, count: table.count * 2)
        for word in 1...count { insert(Int32(word)) }
    }
}
