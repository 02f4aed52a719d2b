/// Tells text that a terminal may draw from right to left.
enum RightToLeft {
    /// Whether `text` holds a scalar of a right-to-left block: Hebrew to Arabic Extended, their presentation forms, and the
    /// right-to-left planes (ranges that Unicode assigns to bidi classes R and AL by default).
    static func isIn(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
            default: false
            }
        }
    }
}
