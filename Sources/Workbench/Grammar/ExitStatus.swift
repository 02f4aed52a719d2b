/// What the program's exit status says. The one mapping from a kind of problem to a number.
///
/// A script that Ctrl-C or another signal ends has no status of its own: a shell shows 128 and the signal's number (130 for Ctrl-C).
package enum ExitStatus: Int32, Sendable, Hashable, Comparable {
    case success = 0
    /// An `expect` does not hold, or a draft is not supported.
    case expectationFailed = 1
    case usage = 2
    /// A file or text that cannot be read.
    case unreadableInput = 3
    /// A replay came to something else than the session says.
    case drift = 4
    case cannotWrite = 5
    /// A fault of this program: a broken precondition, memory that is not there.
    case internalError = 70

    /// By number; with `--keep-going` the highest is the program's.
    package static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}
