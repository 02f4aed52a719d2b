/// Numbers for keys of 64 bits, by open addressing: a third of the time of a dictionary, whose seeded hash small keys do not need.
///
/// Keys are made of numbers that comparison itself gave out in reading order, or are hashes already: their product with an odd constant
/// spreads them.
struct NumberTable {
    private typealias Slot = (key: UInt64, value: Int32)
    private var slots: [Slot]
    private var mask: Int
    private(set) var count = 0

    /// A table with room for so many keys; it grows.
    init(capacity: Int = 64) {
        var size = 16
        while size * 2 < capacity * 3 { size *= 2 }
        slots = [Slot](repeating: (0, -1), count: size)
        mask = size - 1
    }

    /// The number of `key`; -1 where it has none.
    @inline(__always)
    func known(_ key: UInt64) -> Int32 {
        slots[slot(of: key)].value
    }

    /// The number of `key`: `new` from now on where it had none.
    @inline(__always)
    mutating func number(of key: UInt64, else new: Int32) -> Int32 {
        let at = slot(of: key)
        if slots[at].value >= 0 { return slots[at].value }
        add(key, new, at: at)
        return new
    }

    /// The number of `key`: the next free one where it had none.
    @inline(__always)
    mutating func number(of key: UInt64) -> Int32 { number(of: key, else: Int32(truncatingIfNeeded: count)) }

    /// The number of two numbers as one.
    @inline(__always)
    mutating func number(of a: Int32, _ b: Int32) -> Int32 { number(of: Self.key(a, b)) }

    /// Two numbers as one key.
    @inline(__always)
    static func key(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    }

    /// Changes the numbers that have been given out.
    mutating func renumber(_ change: (Int32) -> Int32) {
        for i in slots.indices where slots[i].value >= 0 { slots[i].value = change(slots[i].value) }
    }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        // The high half of the product depends on all bits of the key.
        let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
        while slots[slot].value >= 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func add(_ key: UInt64, _ value: Int32, at slot: Int) {
        slots[slot] = (key, value)
        count += 1
        guard count * 3 > slots.count * 2 else { return }
        let old = slots
        mask = mask * 2 + 1
        slots = [Slot](repeating: (0, -1), count: mask + 1)
        for entry in old where entry.value >= 0 { slots[self.slot(of: entry.key)] = entry }
    }
}
