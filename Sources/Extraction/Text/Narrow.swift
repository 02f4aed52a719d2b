/// An `Int` kept in fewer bytes, held at the limit where it does not fit: readings are copied many times over, and token and entry numbers
/// are small.
@propertyWrapper
struct Narrow<Storage: FixedWidthInteger & BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
    private var stored: Storage

    @inline(__always)
    init(wrappedValue: Int) { stored = Storage(clamping: wrappedValue) }

    @inline(__always)
    var wrappedValue: Int {
        get { Int(truncatingIfNeeded: stored) }
        set { stored = Storage(clamping: newValue) }
    }
}

/// A range of token numbers, kept in half the bytes. No text has 2^31 tokens.
@propertyWrapper
struct NarrowRange: BitwiseCopyable, Sendable, Equatable {
    private var start: Int32
    private var end: Int32

    @inline(__always)
    init(wrappedValue: Range<Int>) {
        start = Int32(wrappedValue.lowerBound)
        end = Int32(wrappedValue.upperBound)
    }

    @inline(__always)
    var wrappedValue: Range<Int> {
        // It was a range when it was stored.
        get { Range(uncheckedBounds: (Int(start), Int(end))) }
        set {
            start = Int32(newValue.lowerBound)
            end = Int32(newValue.upperBound)
        }
    }
}

/// The same for a range that there may not be.
@propertyWrapper
struct NarrowOptionalRange: BitwiseCopyable, Sendable, Equatable {
    /// -1 for none.
    private var start: Int32 = -1
    private var end: Int32 = -1

    init() {}

    @inline(__always)
    init(wrappedValue: Range<Int>?) { self.wrappedValue = wrappedValue }

    @inline(__always)
    var wrappedValue: Range<Int>? {
        // It was a range when it was stored.
        get { start < 0 ? nil : Range(uncheckedBounds: (Int(start), Int(end))) }
        set {
            start = newValue.map { Int32($0.lowerBound) } ?? -1
            end = newValue.map { Int32($0.upperBound) } ?? -1
        }
    }
}

/// An index that there may not be, in half the bytes.
@propertyWrapper
struct NarrowOptionalIndex: BitwiseCopyable, Sendable {
    /// -1 for none.
    private var stored: Int32 = -1

    init() {}

    @inline(__always)
    init(wrappedValue: Int?) { self.wrappedValue = wrappedValue }

    @inline(__always)
    var wrappedValue: Int? {
        get { stored < 0 ? nil : Int(stored) }
        set { stored = newValue.map { Int32($0) } ?? -1 }
    }
}
