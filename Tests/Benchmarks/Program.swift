import Glibc

/// Runs a program that was built beside this one, and says what the system counted.
enum Program {
    /// What a run came to: seconds by the clock, and the most memory it had, in KiB; where this process had more before, that.
    typealias Run = (seconds: Double, peak: Int)

    /// The folder that the program stands in.
    private static var folder: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let n = readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer[..<max(0, n)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    /// Runs it to its end; what it prints is dropped unless it is to be shown.
    static func run(_ name: String, _ arguments: [String], shows: Bool = false) throws -> Run {
        let program = folder + "/" + name
        let start = Clock.now
        var child: pid_t = 0
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if !shows { posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0) }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else {
            throw BenchmarkError("\(program) cannot be run: build it with swift build -c release")
        }
        var status: Int32 = 0
        var usage = rusage()
        wait4(child, &status, 0, &usage)
        guard status == 0 else { throw BenchmarkError("\(program) failed with \(status)") }
        return (Clock.now - start, usage.ru_maxrss)
    }
}

/// Why nothing could be measured.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
