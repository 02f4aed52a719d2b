import Claims
import Extraction
import Glibc
import Ingestion
import Workbench

/// Makes a session of seeded news, opens and saves it; each in a process of its own, so that its memory is its own.
struct SessionBenchmark: Benchmark {
    let name = "session"
    let summary = "opening and saving a session; argument: its megabytes (50)"

    func run(_ arguments: [String]) throws {
        if arguments.count == 2 { return try measure(arguments[0], arguments[1]) }
        let megabytes = arguments.compactMap { Int($0) }.first ?? 50
        let path = "/tmp/crosscheck-bench-\(getpid()).json"
        defer { unlink(path) }
        try make(path, bytes: megabytes << 20)
        print("a session of \(Self.megabytes(try size(of: path))) MB")
        fflush(nil)
        for step in ["opened", "saved"] {
            _ = try Program.run("crosscheck-benchmarks", ["session", step, path], shows: true)
        }
    }

    /// One step in this process: the best time of five, and the memory of the first.
    private func measure(_ step: String, _ path: String) throws {
        let engines = try Self.engines()
        var (best, processor, memory) = (Double.infinity, Double.infinity, 0)
        for _ in 0..<5 {
            var (start, own) = (Clock.now, Clock.processor)
            let desk = try Desk(opening: path, engines: engines, files: Unflushed())
            if step == "saved" {
                (start, own) = (Clock.now, Clock.processor)
                try desk.save(as: path + ".copy", replacing: true)
            }
            best = min(best, Clock.now - start)
            processor = min(processor, Clock.processor - own)
            desk.close()
            unlink(path + ".copy")
            if memory == 0 { memory = try Self.peak() }
        }
        func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
        print("\(step) in \(milliseconds(best)) ms (\(milliseconds(processor)) ms of processor)")
        let times = Double(memory) / Double(try size(of: path))
        print("  most memory \(Self.megabytes(memory)) MB, \((times * 10).rounded() / 10) times the file")
        fflush(nil)
    }

    /// The most memory that this process had, in bytes. What the system counts for a child when it ends has in it what its parent
    /// had before: not so this.
    private static func peak() throws -> Int {
        let file = open("/proc/self/status", O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let count = read(file, &bytes, bytes.count)
        let status = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
        let words = status.split { $0 == " " || $0 == "\n" || $0 == "\t" }
        guard let name = words.firstIndex(of: "VmHWM:"), let kibibytes = Int(words[name + 1]) else {
            throw BenchmarkError("the system does not say how much memory was used")
        }
        return kibibytes << 10
    }

    private static func engines() throws -> Engines {
        var engines = Engines(languages: try .installed(), catalogue: try .installed())
        // What is compared is not measured here.
        let nothing = engines.compare([], [], [], Policy())
        engines.compare = { _, _, _, _ in nothing }
        return engines
    }

    /// Loads articles in turn of each language until their session is as large as is asked for.
    private func make(_ path: String, bytes: Int) throws {
        let engines = try Self.engines()
        var generator = try NewsGenerator(folder: NewsGenerator.folder)
        let desk = Desk(engines: engines)
        let loader = Loader()
        var (number, size) = (0, 0)
        while size < bytes {
            for language in generator.languages {
                for text in generator.articles(in: language, bytes: 1 << 16) {
                    number += 1
                    let metadata = Article.Metadata(
                        outlet: "Outlet \(number % 40)", date: CivilTime(day: 19_000 + number % 30), language: language)
                    let article = try loader.load(bytes: Array(text.utf8), name: "\(number).txt", metadata: metadata)
                    _ = try desk.change(.load(article)) { (_, _) throws(SessionError) in "loaded" }
                }
            }
            size = try desk.save(as: path, replacing: true).bytes
        }
    }

    private func size(of path: String) throws -> Int {
        var info = stat()
        guard stat(path, &info) == 0 else { throw BenchmarkError("\(path) was not written") }
        return Int(info.st_size)
    }

    private static func megabytes(_ bytes: Int) -> Double { (Double(bytes) / 1e5).rounded() / 10 }
}

/// The system's files without waiting for the disk: how long that takes is the disk's.
private struct Unflushed: FileLayer {
    private let system = SystemFiles()

    func flush(_ descriptor: Int32, path: String) throws(FileFailure) {}
    func flushFolder(_ path: String) throws(FileFailure) {}

    func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] { try system.read(path, limit: limit) }
    func open(_ path: String, isNew: Bool) throws(FileFailure) -> Int32 { try system.open(path, isNew: isNew) }
    func write(_ descriptor: Int32, _ bytes: [UInt8], from offset: Int, path: String) throws(FileFailure) -> Int {
        try system.write(descriptor, bytes, from: offset, path: path)
    }
    func truncate(_ descriptor: Int32, to length: Int, path: String) throws(FileFailure) {
        try system.truncate(descriptor, to: length, path: path)
    }
    func close(_ descriptor: Int32) { system.close(descriptor) }
    func rename(_ from: String, to: String) throws(FileFailure) { try system.rename(from, to: to) }
    func remove(_ path: String) throws(FileFailure) { try system.remove(path) }
    func setMode(_ mode: UInt32, of descriptor: Int32, path: String) throws(FileFailure) {
        try system.setMode(mode, of: descriptor, path: path)
    }
    func identity(of path: String) throws(FileFailure) -> FileIdentity? { try system.identity(of: path) }
    func identity(of descriptor: Int32, path: String) throws(FileFailure) -> FileIdentity {
        try system.identity(of: descriptor, path: path)
    }
    func resolved(_ path: String) -> String { system.resolved(path) }
    func lock(_ path: String) throws(FileFailure) -> Int32? { try system.lock(path) }
    func makeFolder(_ path: String) throws(FileFailure) { try system.makeFolder(path) }
    func names(in folder: String) throws(FileFailure) -> [String] { try system.names(in: folder) }
}
