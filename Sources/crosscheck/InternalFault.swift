import Glibc
import Workbench

/// A fault of this program itself (a broken precondition, memory that is not there) cannot be caught, but its exit status can be
/// the one that `--help` names, and a person can be told.
enum InternalFault {
    private static let signals = [SIGILL, SIGTRAP, SIGFPE, SIGBUS, SIGSEGV]

    /// From now on a fault says so and ends the program with `ExitStatus.internalError`. Swift's backtraces come only where SWIFT_BACKTRACE
    /// asks for them: they take seconds, and show memory, which holds text of strangers.
    static func install() {
        guard getenv("SWIFT_BACKTRACE") == nil else { return }
        // A stack that has run over cannot hold the handler.
        let size = 1 << 16
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
        for signal in signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in
                let words: StaticString =
                    "crosscheck: a fault in the program; a named session keeps all that was acknowledged\n"
                _ = write(2, words.utf8Start, words.utf8CodeUnitCount)
                _exit(70)
            }
            action.sa_flags = SA_ONSTACK
            sigaction(signal, &action, nil)
        }
    }
}
