import Workbench

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard output and standard error. A reader that went away ends the program quietly; a full disk does not.
final class StandardOutput: CommandOutput {
    /// What standard output is shown on.
    var screen: Screen { Screen.behind(1) }
    /// Whether answers that are longer than the terminal go through PAGER.
    var usesPager = false
    /// Called before the program ends, also because nobody reads on or nothing more can be written: a session lets go of its files.
    var willEnd: () -> Void = {}

    func answer(_ text: String) {
        if usesPager, Pager.show(text) { return }
        write(text, to: 1)
    }

    func complain(_ text: String) { write(text, to: 2) }

    /// Ends the program.
    func finish(_ status: ExitStatus) -> Never {
        willEnd()
        exit(status.rawValue)
    }

    private func write(_ text: String, to descriptor: Int32) {
        var text = text
        let problem: Int32 = text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let n = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
                if n >= 0 {
                    done += n
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        guard problem != 0 else { return }
        willEnd()
        // `crosscheck … | head -1` has read what it wanted.
        if problem == EPIPE { exit(ExitStatus.success.rawValue) }
        if descriptor == 1 {
            complain(
                ProblemReport.text(Problem(.cannotWrite, "standard output: \(String(cString: strerror(problem)))")))
        }
        exit(ExitStatus.cannotWrite.rawValue)
    }
}
