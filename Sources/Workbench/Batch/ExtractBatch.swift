import Claims
import Extraction
import Glibc
import Synchronization

/// `crosscheck extract`: JSON lines in, JSON lines out, in order, with memory that does not grow with their number.
///
/// A chunk of lines is read, shared out among threads a group of lines at a time, and its answers are written in the order of the
/// lines: the same bytes with any number of threads.
package struct ExtractBatch: Sendable {
    /// Reads one article; called from several threads.
    package typealias Extract = @Sendable (Extractor.Input) throws(DataError) -> Extractor.Output

    /// What became of a run.
    package enum End: Sendable, Hashable {
        /// All lines were answered, so many of them with an error.
        case finished(badLines: Int)
        /// Who read the output has gone; nothing more is written.
        case outputClosed
    }

    /// How many threads extract.
    package var jobs: Int
    /// Whether implied singulars are written.
    package var withImplied: Bool
    private let extract: Extract

    /// A batch; by default on all cores.
    package init(jobs: Int? = nil, withImplied: Bool = false, extract: @escaping Extract) {
        self.jobs = max(1, jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        self.withImplied = withImplied
        self.extract = extract
    }

    /// Answers the lines of one descriptor to another. `name` is what messages call the input. Throws `unreadable` where the
    /// input cannot be read and `cannotWrite` where the output cannot be written.
    package func run(from input: Int32, name: String, to output: Int32) throws(SessionError) -> End {
        var chunks = LineChunks(descriptor: input)
        var badLines = 0
        while true {
            let chunk: LineChunks.Chunk?
            do throws(Errno) {
                chunk = try chunks.next()
            } catch {
                throw SessionError(.unreadable, "cannot read \(name): \(error.sentence)")
            }
            switch chunk {
            case nil: return .finished(badLines: badLines)
            case .tooLong(let beginning):
                var json = JSONWriter()
                BatchLine.tooLong(beginning: beginning, to: &json)
                badLines += 1
                guard try write([json.bytes], to: output) else { return .outputClosed }
            case .lines(let bytes):
                let (answers, bad) = answer(bytes)
                badLines += bad
                guard try write(answers, to: output) else { return .outputClosed }
            }
        }
    }

    /// Bytes of lines that one thread takes at a time.
    private static let groupSize = 1 << 14

    /// The answers to the lines of a chunk, a piece for each group of lines in order, and the number of bad ones.
    private func answer(_ bytes: [UInt8]) -> (answers: [[UInt8]], bad: Int) {
        let groups = Self.groups(of: bytes)
        let work = ChunkWork(bytes: bytes, groups: groups, withImplied: withImplied, extract: extract)
        let threads = min(jobs, groups.count)
        if threads <= 1 {
            work.run()
        } else {
            Threads.run(threads) { work.run() }
        }
        return work.result
    }

    /// Cuts lines into groups at line feeds.
    private static func groups(of bytes: [UInt8]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            var end = min(start + groupSize, bytes.count)
            while end < bytes.count, bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
            groups.append(start..<end)
            start = end
        }
        return groups
    }

    /// False where the reader has gone.
    private func write(_ pieces: [[UInt8]], to output: Int32) throws(SessionError) -> Bool {
        for piece in pieces {
            var offset = 0
            while offset < piece.count {
                let n = piece.withUnsafeBytes { Glibc.write(output, $0.baseAddress! + offset, $0.count - offset) }
                if n >= 0 {
                    offset += n
                } else if errno == EPIPE {
                    return false
                } else if errno != EINTR {
                    throw SessionError(.cannotWrite, "cannot write the answers: \(String(cString: strerror(errno)))")
                }
            }
        }
        return true
    }
}

/// The lines of one chunk, shared out among threads.
private final class ChunkWork: Sendable {
    private struct Progress {
        var next = 0
        var answers: [[UInt8]]
        var bad = 0
    }

    private let bytes: [UInt8]
    private let groups: [Range<Int>]
    private let withImplied: Bool
    private let extract: ExtractBatch.Extract
    private let progress: Mutex<Progress>

    init(bytes: [UInt8], groups: [Range<Int>], withImplied: Bool, extract: @escaping ExtractBatch.Extract) {
        self.bytes = bytes
        self.groups = groups
        self.withImplied = withImplied
        self.extract = extract
        progress = Mutex(Progress(answers: Array(repeating: [], count: groups.count)))
    }

    var result: (answers: [[UInt8]], bad: Int) { progress.withLock { ($0.answers, $0.bad) } }

    /// Answers groups until none is left; run by each thread.
    func run() {
        while true {
            let number = progress.withLock { progress in
                defer { progress.next += 1 }
                return progress.next
            }
            guard number < groups.count else { return }
            var json = JSONWriter(capacity: groups[number].count * 4)
            var bad = 0
            bytes.withUnsafeBufferPointer { buffer in
                var start = groups[number].lowerBound
                while start < groups[number].upperBound {
                    var end = start
                    while end < groups[number].upperBound, buffer[end] != UInt8(ascii: "\n") { end += 1 }
                    let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
                    start = end + 1
                    // A blank line asks for nothing.
                    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                    if line.count > LineChunks.lineLimit {
                        BatchLine.tooLong(beginning: Array(line.prefix(1 << 16)), to: &json)
                        bad += 1
                        continue
                    }
                    if !BatchLine.answer(line, withImplied: withImplied, extract: extract, to: &json) { bad += 1 }
                }
            }
            progress.withLock { progress in
                progress.answers[number] = json.bytes
                progress.bad += bad
            }
        }
    }
}

/// Threads of the system: a blocking program needs no more.
private enum Threads {
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Runs `body` on so many threads, this one among them; returns when all are done.
    static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        var threads: [pthread_t] = []
        for _ in 1..<count {
            var thread = pthread_t()
            let context = Unmanaged.passRetained(Body(body))
            let status = pthread_create(
                &thread, nil,
                { context in
                    Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
                    return nil
                }, context.toOpaque())
            // Where the system gives no thread, the others do its share.
            if status == 0 { threads.append(thread) } else { context.release() }
        }
        body()
        for thread in threads { pthread_join(thread, nil) }
    }
}
