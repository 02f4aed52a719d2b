import Glibc

/// A group of measurements that can be asked for by name.
protocol Benchmark: Sendable {
    var name: String { get }
    /// One line of help.
    var summary: String { get }
    /// Measures and prints a table; `arguments` are the words behind the name.
    func run(_ arguments: [String]) throws
}

/// Seconds: of a clock that nobody sets, and of processor time, which other programs on the machine do not lengthen.
enum Clock {
    static var now: Double { read(CLOCK_MONOTONIC) }
    static var processor: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Prints figures, never judges them: `swift run -c release crosscheck-benchmarks comparison`.
@main
enum Benchmarks {
    static let all: [any Benchmark] = [ComparisonBenchmark(), ExtractionBenchmark(), SessionBenchmark()]

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let name = arguments.first, let benchmark = all.first(where: { $0.name == name }) else {
            print("usage: crosscheck-benchmarks NAME [ARGUMENT…]")
            for benchmark in all { print("  \(benchmark.name)  \(benchmark.summary)") }
            exit(arguments.isEmpty ? 0 : 2)
        }
        do {
            try benchmark.run(Array(arguments.dropFirst()))
        } catch {
            print("\(error)")
            exit(1)
        }
    }
}
