/// A piece of text: a word, a written number, a mark. Fixed in size: nothing is allocated for it.
struct Token {
    enum Kind: UInt8 {
        case word, number, punctuation, symbol
    }

    /// UTF-8 bytes, half-open.
    var start: Int32
    var end: Int32
    /// Unicode scalars, half-open.
    var scalarStart: Int32
    var scalarEnd: Int32
    /// For words and marks the index of what the lexicon knows (`TokenStream.words`), for numbers the index in `numbers`.
    var info: Int32
    var kind: Kind
    /// White space, a line end or the text's beginning stands before the token.
    var spaceBefore: Bool
    /// A line end stands before the token.
    var newlineBefore: Bool
    /// The first letter is upper case.
    var isCapitalised: Bool
    /// The first scalar, for marks.
    var scalar: UInt32
    /// What may begin here.
    var starts: Starts = []

    var byteRange: Range<Int> { Int(start)..<Int(end) }
    var scalarRange: Range<Int> { Int(scalarStart)..<Int(scalarEnd) }
}

/// A number as digits write it: the digits between separators that may group or may be a decimal point. What they mean is decided later, in
/// the habits of the language.
struct WrittenNumber {
    /// All digits without separators, as one number; meaningless when `digitCount` is over 34.
    var digits: Int128
    var digitCount: Int
    /// Up to 16 groups of digits as written: their lengths, 4 bits each, first group lowest. Longer groups count as 15.
    var groupLengths: UInt64
    var groupCount: Int
    /// The first and the last separator between the groups; 0 where there is one group.
    var firstSeparator: UInt32
    var lastSeparator: UInt32
    /// How often one separator is followed by another; 1 with a change at the last is a decimal behind groups.
    var separatorChanges: Int
    /// The separator before this group (counted from 0) was the last to change.
    var lastChange: Int
    /// The first digit is 0.
    var leadingZero: Bool
    /// What the lexicon knows of the digits as a word, where some phrase holds them ("France 24"); 0 for nothing.
    var wordInfo: Int32 = 0

    func groupLength(_ i: Int) -> Int { Int((groupLengths >> UInt64(4 * i)) & 15) }
}
