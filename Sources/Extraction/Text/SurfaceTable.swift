import Glibc

/// A word or a mark as it stands in a text, in whatever case and with all its marks, and what it was found to be: nearly every word of a text
/// was met before, and need not be folded again.
struct Surface {
    /// Its first eight bytes and the next eight, with noughts behind the last.
    var head: UInt64 = 0
    var next: UInt64 = 0
    /// Where its bytes behind the first sixteen lie.
    var rest: Int32 = 0
    /// The index in `WordMemo.infos`.
    var info: Int32 = 0
    /// Its bytes; 0 for a free slot.
    var length: UInt16 = 0
    /// The first letter is a capital.
    var isCapitalised = false
    /// It is written together from several words.
    var isJoined = false
}

/// Surfaces by their hash, each in the first free slot at or behind its own; at most half of the slots are taken.
struct SurfaceTable: BitwiseCopyable {
    let slots: Row<Surface>
    /// Bytes of the longer ones.
    let arena: Row<UInt8>

    /// Longer words are not kept.
    static let longest = 192

    /// A word of a text, ready to be looked up: its place, and all that is compared of most words.
    struct Key {
        let range: Range<Int>
        let head: UInt64
        let next: UInt64

        @inline(__always)
        init(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
            self.range = range
            head = Self.eight(range.lowerBound, upTo: range.upperBound, in: bytes)
            next = range.count > 8 ? Self.eight(range.lowerBound + 8, upTo: range.upperBound, in: bytes) : 0
        }

        /// Head and next are all of it.
        @inline(__always)
        var isWhole: Bool { range.count <= 16 }

        /// The bytes behind those.
        func rest(of bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[range.lowerBound + 16..<range.upperBound])
        }

        /// Eight bytes, with noughts for those at or behind `end`.
        @inline(__always)
        private static func eight(_ start: Int, upTo end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
            let count = end - start
            if start + 8 <= bytes.count {
                let raw = UnsafeRawBufferPointer(bytes)
                let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
                return count >= 8 ? eight : eight & ~(~0 << UInt64(truncatingIfNeeded: 8 * count))
            }
            var eight: UInt64 = 0
            for k in 0..<min(count, 8) { eight |= UInt64(bytes[start + k]) << UInt64(8 * k) }
            return eight
        }
    }

    /// The slot of a word, or the free one where it belongs.
    @inline(__always)
    func slot(of key: Key, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let length = UInt16(truncatingIfNeeded: key.range.count)
        var hash = WordHash.of(head: key.head, next: key.next, length: length)
        if !key.isWhole { hash ^= WordHash.of(key.rest(of: bytes)) }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot].length != 0 {
            if slots[slot].head == key.head, slots[slot].next == key.next, slots[slot].length == length,
                key.isWhole || isRest(key, of: bytes, at: Int(slots[slot].rest))
            {
                return slot
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    /// The hash that `slot` takes.
    func hash(of surface: Surface) -> UInt64 {
        let hash = WordHash.of(head: surface.head, next: surface.next, length: surface.length)
        guard surface.length > 16 else { return hash }
        return hash ^ WordHash.of(arena[Int(surface.rest)..<Int(surface.rest) + Int(surface.length) - 16])
    }

    private func isRest(_ key: Key, of bytes: UnsafeBufferPointer<UInt8>, at rest: Int) -> Bool {
        let known = arena[rest..<rest + key.range.count - 16]
        return memcmp(known.baseAddress!, bytes.baseAddress! + key.range.lowerBound + 16, known.count) == 0
    }
}

/// Hashes of words: for tables that live as long as a process, and are found by no one outside.
enum WordHash {
    /// The hash of a word's first sixteen bytes and its length.
    @inline(__always)
    static func of(head: UInt64, next: UInt64, length: UInt16) -> UInt64 {
        let hash = mixed(head ^ UInt64(length))
        return next == 0 ? hash : mixed(hash ^ next)
    }

    /// The hash of any bytes, eight at a time.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(bytes.count)
        var i = 0
        while i + 8 <= bytes.count {
            hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            i += 8
        }
        var rest: UInt64 = 0
        while i < bytes.count {
            rest = rest << 8 | UInt64(bytes[i])
            i += 1
        }
        return mixed(hash ^ rest)
    }

    /// The two halves of a product with an odd constant (2^64 by the golden ratio), folded into one.
    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return high ^ low
    }
}
