import Glibc

/// Cuts a stream of bytes into whole lines, a chunk of them at a time, and never holds more than one chunk and one line.
struct LineChunks {
    /// A line longer than this is skipped: 8 MiB.
    static let lineLimit = 8 << 20
    /// How much is read ahead where there is more: enough work for every core between two writes, and little memory for the answers,
    /// which are several times as long.
    static let chunkSize = 1 << 19

    /// Lines in order, or one that was too long to be held.
    enum Chunk {
        /// Whole lines, each with its line feed, but the last of a stream, which may lack it.
        case lines([UInt8])
        /// The beginning of a line of more than `lineLimit` bytes; the rest of it was skipped.
        case tooLong([UInt8])
    }

    private let descriptor: Int32
    private var held: [UInt8] = []
    /// Bytes of `held` that are known to hold no line feed.
    private var searched = 0
    private var atEnd = false
    private var isFirst = true

    /// Lines of an open descriptor.
    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The next lines: what is there, without waiting for more than one line; nil at the end. Throws `errno`.
    mutating func next() throws(Errno) -> Chunk? {
        while true {
            if let last = held.lastLineFeed(from: searched) {
                let chunk = Array(held[...last])
                held.removeSubrange(...last)
                searched = held.count
                return .lines(chunk)
            }
            searched = held.count
            if held.count > Self.lineLimit { return .tooLong(try skipLine()) }
            if atEnd {
                guard !held.isEmpty else { return nil }
                defer { held = [] }
                searched = 0
                return .lines(held)
            }
            try fill()
        }
    }

    /// Reads once, up to the chunk size.
    private mutating func fill() throws(Errno) {
        let before = held.count
        let wanted = max(Self.chunkSize - before, 1 << 16)
        let n = try Self.read(descriptor, into: &held, wanted)
        if n == 0 { atEnd = true }
        if isFirst, held.count >= 3 || atEnd {
            // A byte-order mark is none of the first line.
            if held.starts(with: [0xEF, 0xBB, 0xBF]) { held.removeFirst(3) }
            isFirst = false
        }
    }

    /// Reads over the rest of a line that is too long; gives its beginning.
    private mutating func skipLine() throws(Errno) -> [UInt8] {
        let beginning = Array(held.prefix(1 << 16))
        held = []
        searched = 0
        while true {
            var block: [UInt8] = []
            if try Self.read(descriptor, into: &block, 1 << 18) == 0 {
                atEnd = true
                return beginning
            }
            if let feed = block.firstIndex(of: UInt8(ascii: "\n")) {
                held = Array(block[(feed + 1)...])
                return beginning
            }
        }
    }

    private static func read(_ descriptor: Int32, into bytes: inout [UInt8], _ count: Int) throws(Errno) -> Int {
        while true {
            var n = 0
            let block = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                n = Glibc.read(descriptor, buffer.baseAddress!, count)
                initialized = max(n, 0)
            }
            if n >= 0 {
                if bytes.isEmpty { bytes = block } else { bytes += block }
                return n
            }
            if errno != EINTR { throw Errno(code: errno) }
        }
    }
}

/// An error number of the system.
struct Errno: Error {
    var code: Int32
    var sentence: String { String(cString: strerror(code)) }
}

extension [UInt8] {
    /// The last line feed at or after `from`.
    fileprivate func lastLineFeed(from: Int) -> Int? {
        var i = count
        while i > from {
            i -= 1
            if self[i] == UInt8(ascii: "\n") { return i }
        }
        return nil
    }
}
