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
    /// Reads one article and hands over what is found, see `Extractor.scan`; called from several threads.
    package typealias Scan = @Sendable (Extractor.Input, (Findings) -> Void) throws(DataError) -> Bool

    /// What reads articles: `scan`, where there is one, is the quicker way to the same answers.
    package struct Engine: Sendable {
        let extract: Extract
        let scan: Scan?

        /// An engine.
        package init(extract: @escaping Extract, scan: Scan? = nil) {
            self.extract = extract
            self.scan = scan
        }
    }

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
    private let engine: Engine

    /// A batch; by default on all cores.
    package init(jobs: Int? = nil, withImplied: Bool = false, engine: Engine) {
        self.jobs = max(1, jobs ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        self.withImplied = withImplied
        self.engine = engine
    }

    /// Answers the lines of one descriptor to another. `name` is what messages call the input. Throws `unreadable` where the
    /// input cannot be read and `cannotWrite` where the output cannot be written.
    package func run(from input: Int32, name: String, to output: Int32) throws(SessionError) -> End {
        var chunks = LineChunks(descriptor: input)
        var badLines = 0
        // Lines of the chunks before: errors name a line by its number.
        var linesBefore = 0
        // Storage of answers that were written, for the next.
        var spare: [Answers] = []
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
                linesBefore += 1
                BatchLine.tooLong(beginning: beginning, number: linesBefore, to: &json)
                badLines += 1
                guard try write(json, to: output) else { return .outputClosed }
            case .lines(let bytes):
                let work = answer(bytes, linesBefore: linesBefore, storage: spare)
                linesBefore = work.lastLine
                for answers in work.result {
                    badLines += answers.badLines
                    guard try write(answers.json, to: output) else { return .outputClosed }
                }
                spare = work.result + work.spare
            }
        }
    }

    /// Bytes of lines that one thread takes at a time.
    private static let groupSize = 1 << 14

    /// Answers the lines of a chunk.
    private func answer(_ bytes: [UInt8], linesBefore: Int, storage: [Answers]) -> ChunkWork {
        let groups = Self.groups(of: bytes)
        let work = ChunkWork(
            bytes: bytes, groups: groups, linesBefore: linesBefore, withImplied: withImplied, engine: engine,
            storage: storage)
        let threads = min(jobs, groups.count)
        if threads <= 1 {
            work.run()
        } else {
            Threads.run(threads) { work.run() }
        }
        return work
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
    private func write(_ json: borrowing JSONWriter, to output: Int32) throws(SessionError) -> Bool {
        try json.withBytes { (bytes) throws(SessionError) in
            var offset = 0
            while offset < bytes.count {
                let n = Glibc.write(output, bytes.baseAddress! + offset, bytes.count - offset)
                if n >= 0 {
                    offset += n
                } else if errno == EPIPE {
                    return false
                } else if errno != EINTR {
                    throw SessionError(.cannotWrite, "cannot write the answers: \(String(cString: strerror(errno)))")
                }
            }
            return true
        }
    }
}

/// The answers to a group of lines. One thread at a time has it: it is taken and given back under `ChunkWork`'s lock.
private final class Answers: @unchecked Sendable {
    var json = JSONWriter(capacity: 1 << 16)
    var badLines = 0
}

/// The lines of one chunk, shared out among threads.
private final class ChunkWork: Sendable {
    private struct Progress {
        var next = 0
        /// By group; nil for those that are not answered.
        var answers: [Answers?]
        var spare: [Answers]
    }

    private let bytes: [UInt8]
    private let groups: [Range<Int>]
    /// By group, the number of lines before it; one more for what follows the chunk.
    private let linesBefore: [Int]
    private let withImplied: Bool
    private let engine: ExtractBatch.Engine
    private let progress: Mutex<Progress>

    init(
        bytes: [UInt8], groups: [Range<Int>], linesBefore: Int, withImplied: Bool, engine: ExtractBatch.Engine,
        storage: [Answers]
    ) {
        self.bytes = bytes
        self.groups = groups
        var before = [linesBefore]
        bytes.withUnsafeBufferPointer { buffer in
            for group in groups {
                var feeds = 0
                var at = group.lowerBound
                while at < group.upperBound,
                    let feed = memchr(buffer.baseAddress! + at, 0x0A, group.upperBound - at)
                {
                    feeds += 1
                    at = UnsafeRawPointer(feed) - UnsafeRawPointer(buffer.baseAddress!) + 1
                }
                before.append(before[before.count - 1] + feeds)
            }
        }
        self.linesBefore = before
        self.withImplied = withImplied
        self.engine = engine
        progress = Mutex(Progress(answers: Array(repeating: nil, count: groups.count), spare: storage))
    }

    /// The number of the chunk's last line.
    var lastLine: Int { linesBefore[groups.count] }
    /// The answers, in the order of the lines.
    var result: [Answers] { progress.withLock { $0.answers.compactMap { $0 } } }
    /// Storage that no group needed.
    var spare: [Answers] { progress.withLock { $0.spare } }

    /// Answers groups until none is left; run by each thread.
    func run() {
        while true {
            let (number, answers) = progress.withLock { progress in
                defer { progress.next += 1 }
                return (progress.next, progress.next < groups.count ? progress.spare.popLast() : nil)
            }
            guard number < groups.count else { return }
            let made = answers ?? Answers()
            made.json.clear()
            made.badLines = answer(groups[number], after: linesBefore[number], to: &made.json)
            progress.withLock { $0.answers[number] = made }
        }
    }

    /// Answers a group of lines, so many being before it; gives the number of bad ones.
    private func answer(_ group: Range<Int>, after linesBefore: Int, to json: inout JSONWriter) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var bad = 0
            var number = linesBefore
            var start = group.lowerBound
            while start < group.upperBound {
                number += 1
                let feed = memchr(buffer.baseAddress! + start, 0x0A, group.upperBound - start)
                let end = feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(buffer.baseAddress!) } ?? group.upperBound
                let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
                start = end + 1
                // A blank line asks for nothing.
                if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                if line.count > LineChunks.lineLimit {
                    BatchLine.tooLong(beginning: Array(line.prefix(1 << 16)), number: number, to: &json)
                    bad += 1
                    continue
                }
                if !BatchLine.answer(line, number: number, withImplied: withImplied, engine: engine, to: &json) {
                    bad += 1
                }
            }
            return bad
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
