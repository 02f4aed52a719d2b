/// Whether a row of so many values has an index: one comparison, since as an unsigned number what is below nought is above all.
@inline(__always)
private func isIndex(_ i: Int, below count: Int) -> Bool { UInt(bitPattern: i) < UInt(bitPattern: count) }

/// Values in a row, in memory that a `RowBuffer` holds: reading one costs a bounds check and a load, and copying the row touches no count
/// of references. Valid until its buffer grows, is emptied or is gone; see `TokenBuffer.stream`.
struct Row<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
    private let start: UnsafePointer<Element>
    let count: Int

    fileprivate init(_ start: UnsafePointer<Element>, count: Int) {
        self.start = start
        self.count = count
    }

    var isEmpty: Bool { count == 0 }
    var indices: Range<Int> { 0..<count }

    @inline(__always)
    subscript(i: Int) -> Element {
        precondition(isIndex(i, below: count))
        return start[i]
    }

    /// The values of a range, in place.
    @inline(__always)
    subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    }
}

/// Values in a row that may be written where they lie, by whoever has the row: for what is remembered while a text is read. Valid as long as
/// a `Row` is.
struct Scratch<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
    private let start: UnsafeMutablePointer<Element>
    private let count: Int

    fileprivate init(_ start: UnsafeMutablePointer<Element>, count: Int) {
        self.start = start
        self.count = count
    }

    @inline(__always)
    subscript(i: Int) -> Element {
        get {
            precondition(isIndex(i, below: count))
            return start[i]
        }
        nonmutating set {
            precondition(isIndex(i, below: count))
            start[i] = newValue
        }
    }
}

/// A row that grows, and keeps its memory when it is emptied. No one shares it, so that writing asks no one.
struct RowBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
    private var start: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 16) {
        self.capacity = capacity
        start = .allocate(capacity: capacity)
    }

    /// A row of so many equal values.
    init(repeating value: Element, count: Int) {
        self.init(capacity: count)
        start.initialize(repeating: value, count: count)
        self.count = count
    }

    deinit { start.deallocate() }

    /// What is in the row now.
    var row: Row<Element> { Row(UnsafePointer(start), count: count) }
    /// The same, to be written in place.
    var scratch: Scratch<Element> { Scratch(start, count: count) }

    @inline(__always)
    subscript(i: Int) -> Element {
        get {
            precondition(isIndex(i, below: count))
            return start[i]
        }
        set {
            precondition(isIndex(i, below: count))
            start[i] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(1) }
        start[count] = element
        count += 1
    }

    mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let from = elements.baseAddress else { return }
        if capacity - count < elements.count { grow(elements.count) }
        (start + count).update(from: from, count: elements.count)
        count += elements.count
    }

    /// Makes room for so many elements behind those there are.
    mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    mutating func append(repeating element: Element, count more: Int) {
        reserve(more)
        (start + count).update(repeating: element, count: more)
        count += more
    }

    mutating func removeAll() { count = 0 }

    /// Removes all but the first `count`.
    mutating func removeAll(behind count: Int) {
        precondition(count >= 0 && count <= self.count)
        self.count = count
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }
}
