import CUtf8proc

/// What kind of character a scalar is, for cutting text into tokens.
enum CharacterClass: UInt8 {
    case space, newline, letter, mark, digit, punctuation, symbol, ignorable
}

/// Folds scalars to the one form in which text and lexicon meet: lower case, decomposed, Arabic letter variants joined.
///
/// Two tables exist: one drops marks (é = e, أ = ا, ё = е, harakat and tatweel vanish), one keeps them, for languages where a
/// mark makes another word (Turkish "on" is ten, "ön" is front). A language's settings choose. Properties come from utf8proc; flat tables
/// cover the scalars below U+3000, so the hot path makes no calls.
struct Folding: Sendable {
    static let tableSize = 0x3000

    /// The class of every scalar below `tableSize`.
    let classes: [CharacterClass]
    /// The folded scalar; 0 where the scalar vanishes.
    let base: [UInt16]
    /// A mark that follows the folded scalar; 0 for none. All 0 when marks are dropped.
    let mark: [UInt16]
    let keepsMarks: Bool
    /// Whether a scalar below `firstUncased` is a capital.
    private let capitals: [Bool]

    /// Latin, Greek, Cyrillic and Armenian have case; no script behind them does that a language here is written in.
    static let firstUncased = 0x590

    /// The folding that drops marks.
    static let droppingMarks = Folding(keepsMarks: false)
    /// The folding that keeps marks, decomposed.
    static let keepingMarks = Folding(keepsMarks: true)

    private init(keepsMarks: Bool) {
        self.keepsMarks = keepsMarks
        var classes = [CharacterClass](repeating: .space, count: Self.tableSize)
        var base = [UInt16](repeating: 0, count: Self.tableSize)
        var mark = base
        for scalar in 0..<Self.tableSize {
            classes[scalar] = Self.classify(UInt32(scalar))
            let (b, m) = Self.fold(UInt32(scalar), keepsMarks: keepsMarks)
            base[scalar] = UInt16(truncatingIfNeeded: b)
            mark[scalar] = UInt16(truncatingIfNeeded: m)
        }
        capitals = (0..<UInt32(Self.firstUncased)).map { Unicode.Scalar($0)?.properties.isUppercase ?? false }
        self.classes = classes
        self.base = base
        self.mark = mark
    }

    @inline(__always)
    func characterClass(_ scalar: UInt32) -> CharacterClass {
        scalar < UInt32(Self.tableSize) ? classes[Int(scalar)] : Self.classify(scalar)
    }

    /// Whether a scalar is a capital letter.
    @inline(__always)
    func isCapital(_ scalar: UInt32) -> Bool { scalar < UInt32(Self.firstUncased) && capitals[Int(scalar)] }

    /// The folded scalar and the mark behind it, 0 for none.
    @inline(__always)
    func fold(_ scalar: UInt32) -> (base: UInt32, mark: UInt32) {
        scalar < UInt32(Self.tableSize)
            ? (UInt32(base[Int(scalar)]), UInt32(mark[Int(scalar)])) : Self.fold(scalar, keepsMarks: keepsMarks)
    }

    /// The value of a decimal digit of any script, nil for other scalars.
    static func digitValue(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x30...0x39: return UInt8(scalar - 0x30)
        case 0x660...0x669: return UInt8(scalar - 0x660)
        case 0x6F0...0x6F9: return UInt8(scalar - 0x6F0)
        case 0xFF10...0xFF19: return UInt8(scalar - 0xFF10)
        default:
            // Every block of decimal digits in Unicode is a run of ten that begins at a multiple of sixteen or six above one.
            guard scalar > 0x6F9, utf8proc_category(Int32(bitPattern: scalar)) == UTF8PROC_CATEGORY_ND else {
                return nil
            }
            var zero = scalar
            while zero > 0, scalar - zero < 9, utf8proc_category(Int32(bitPattern: zero - 1)) == UTF8PROC_CATEGORY_ND {
                zero -= 1
            }
            return UInt8((scalar - zero) % 10)
        }
    }

    private static func classify(_ scalar: UInt32) -> CharacterClass {
        switch scalar {
        case 0x0A, 0x0D, 0x2028, 0x2029, 0x0B, 0x0C, 0x85: return .newline
        // Joiners, direction marks, soft hyphen, byte-order mark: inside words they say nothing.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C, 0x640: return .ignorable
        default: break
        }
        switch utf8proc_category(Int32(bitPattern: scalar)) {
        case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
            UTF8PROC_CATEGORY_LO:
            return .letter
        case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: return .mark
        case UTF8PROC_CATEGORY_ND: return .digit
        case UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO: return .symbol
        case UTF8PROC_CATEGORY_ZS: return .space
        case UTF8PROC_CATEGORY_SC, UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SK, UTF8PROC_CATEGORY_SO: return .symbol
        case UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PD, UTF8PROC_CATEGORY_PS, UTF8PROC_CATEGORY_PE,
            UTF8PROC_CATEGORY_PI,
            UTF8PROC_CATEGORY_PF, UTF8PROC_CATEGORY_PO:
            return .punctuation
        default: return .space
        }
    }

    private static func fold(_ scalar: UInt32, keepsMarks: Bool) -> (UInt32, UInt32) {
        switch scalar {
        case 0: return (0, 0)
        // Letters that are one letter in two languages' keyboards, or that writers exchange.
        case 0x6CC, 0x649, 0x6D2: return (0x64A, 0)  // Farsi yeh, alef maksura, yeh barree → yeh
        case 0x6A9: return (0x643, 0)  // keheh → kaf
        case 0x6C0, 0x6C1, 0x6D5: return (0x647, 0)  // heh variants → heh
        case 0x671: return (0x627, 0)  // alef wasla → alef
        case 0x131: return (0x69, 0)  // dotless i: Turkish capitals lose or gain the dot with the locale that made them
        case 0x2019, 0x2BC, 0x60, 0xB4: return (0x27, 0)  // apostrophes
        default: break
        }
        if classify(scalar) == .ignorable { return (0, 0) }
        var buffer = [utf8proc_int32_t](repeating: 0, count: 8)
        var boundary: Int32 = 0
        let options = utf8proc_option_t(
            UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_COMPAT.rawValue)
        let n = utf8proc_decompose_char(Int32(bitPattern: scalar), &buffer, buffer.count, options, &boundary)
        guard n > 0 else { return (scalar, 0) }
        let first = UInt32(bitPattern: buffer[0])
        if classify(first) == .mark { return keepsMarks && !isVowelSign(first) ? (first, 0) : (0, 0) }
        // ß folds to ss; its second s takes the place of a mark.
        let second = n > 1 ? UInt32(bitPattern: buffer[1]) : 0
        let secondIsMark = second != 0 && classify(second) == .mark
        // The dot above that folding of İ leaves behind is no mark of its own.
        if secondIsMark, !keepsMarks || second == 0x307 { return (first, 0) }
        return (first, second < UInt32(tableSize) ? second : 0)
    }

    /// Arabic vowel signs are dropped even where other marks are kept: no writer is bound to them.
    private static func isVowelSign(_ scalar: UInt32) -> Bool { (0x64B...0x65F).contains(scalar) || scalar == 0x670 }
}
