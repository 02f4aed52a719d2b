import Glibc

/// Lines of a pipe or file, read as bytes: NUL and what is not UTF-8 are reported, never replaced.
///
/// Bytes are read ahead. A byte-order mark at the beginning is dropped, and a last line needs no line feed.
public final class DescriptorLines: LineSource {
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let limit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// How many lines were taken.
    public private(set) var lineNumber = 0

    /// Lines of at most `limit` bytes from an open descriptor (0: standard input); closed in the end if `closing`.
    public init(descriptor: Int32, limit: Int = 8 << 20, closing: Bool = false) {
        self.descriptor = descriptor
        self.limit = limit
        ownsDescriptor = closing
    }

    deinit {
        if ownsDescriptor { close(descriptor) }
    }

    /// False: no prompt is shown.
    public var isInteractive: Bool { false }

    /// Nothing: a file's lines were meant.
    public func discardPending() {}

    /// The next line; `.interrupted` from the moment that Ctrl-C was pressed (see `Interrupt`).
    public func nextLine(prompt: String, purpose: LinePurpose) throws(LineError) -> LineEvent {
        // Ctrl-C during a command is meant for the whole script.
        if Interrupt.isRaised { return .interrupted }
        var line: [UInt8] = []
        var isTooLong = false
        while true {
            if let end = buffer[position...].firstIndex(of: 0x0A) {
                take(position..<end, into: &line, &isTooLong)
                position = end + 1
                break
            }
            take(position..<buffer.count, into: &line, &isTooLong)
            position = buffer.count
            if isAtEnd {
                if line.isEmpty, !isTooLong { return .end }
                break
            }
            guard try fill() else { return .interrupted }
        }
        lineNumber += 1
        if isTooLong { throw LineError(line: lineNumber, reason: .tooLong(limit: limit)) }
        if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        if purpose == .command, line.last == 0x0D { line.removeLast() }
        return .line(try text(of: line))
    }

    private func take(_ range: Range<Int>, into line: inout [UInt8], _ isTooLong: inout Bool) {
        if line.count + range.count > limit { isTooLong = true }
        // What is too long is skipped, not held.
        if isTooLong { line = [] } else { line.append(contentsOf: buffer[range]) }
    }

    /// Reads the next bytes; false where Ctrl-C came instead.
    private func fill() throws(LineError) -> Bool {
        position = 0
        while true {
            var failure: Int32 = 0
            buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { memory, count in
                let n = read(descriptor, memory.baseAddress, memory.count)
                count = max(0, n)
                if n < 0 { failure = errno }
            }
            switch failure {
            case 0:
                isAtEnd = buffer.isEmpty
                return true
            case EINTR:
                if Interrupt.isRaised { return false }
            case EAGAIN:
                var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                poll(&wait, 1, -1)
            default:
                isAtEnd = true
                throw LineError(line: lineNumber + 1, reason: .unreadable(String(cString: strerror(failure))))
            }
        }
    }

    private func text(of line: [UInt8]) throws(LineError) -> String {
        if let offset = line.firstIndex(of: 0) { throw LineError(line: lineNumber, reason: .nul(offset: offset)) }
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: line.span))
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw LineError(line: lineNumber, reason: .invalidUTF8(offset: offset, byte: line[offset]))
        }
    }
}
