/// Remembers numbers for strings by the sixteen bytes that a string itself is: a name that thousands of claims share is hashed letter by
/// letter once, not once a claim.
///
/// Strings of the same bytes are equal. Equal strings of other bytes (long ones that stand in memory twice) are not found: the caller looks
/// them up by what they say, and has their number remembered as well. The strings must outlive the table, so that no other string comes to
/// have their bytes; those of the claims of a comparison do.
struct NameNumbers {
    private typealias Bytes = (UInt64, UInt64)
    private var slots: [(bytes: Bytes, number: Int32)]
    private var mask: Int
    private var count = 0

    init() {
        slots = Array(repeating: ((0, 0), -1), count: 32)
        mask = slots.count - 1
    }

    /// The number that is remembered for a string; -1 for none.
    @inline(__always)
    func known(_ name: String) -> Int32 {
        slots[slot(of: Self.bytes(name))].number
    }

    /// Remembers the number of a string, from nought up; 30,000 strings at most, so that strings that each stand in memory once cost little.
    mutating func remember(_ name: String, _ number: Int32) {
        guard count < Self.most else { return }
        let bytes = Self.bytes(name)
        let at = slot(of: bytes)
        if slots[at].number < 0 { count += 1 }
        slots[at] = (bytes, number)
        guard count * 2 > slots.count else { return }
        let old = slots
        mask = mask * 2 + 1
        slots = Array(repeating: ((0, 0), -1), count: mask + 1)
        for entry in old where entry.number >= 0 { slots[slot(of: entry.bytes)] = entry }
    }

    private static let most = 30_000

    @inline(__always)
    private static func bytes(_ name: String) -> Bytes { unsafeBitCast(name, to: Bytes.self) }

    @inline(__always)
    private func slot(of bytes: Bytes) -> Int {
        let product = (bytes.0 ^ bytes.1 &* 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
        while slots[slot].number >= 0, slots[slot].bytes != bytes { slot = (slot + 1) & mask }
        return slot
    }
}
