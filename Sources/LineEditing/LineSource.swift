/// Where a shell's lines come from: a terminal, a pipe or file, a list. Nothing else of the program depends on which it is.
///
/// All of it is for the main thread only.
public protocol LineSource: AnyObject {
    /// The next line. `prompt` is shown on a terminal only, in ASCII.
    ///
    /// Throws for a line that cannot be used; the one after it can be asked for then.
    func nextLine(prompt: String, purpose: LinePurpose) throws(LineError) -> LineEvent

    /// The number of the line that came last, counted from 1; 0 before the first.
    var lineNumber: Int { get }

    /// Whether a person sits at the other end.
    var isInteractive: Bool { get }

    /// Drops lines that were typed or pasted ahead, as after an error: a person would not have typed them.
    func discardPending()
}

/// What a line is wanted for.
public enum LinePurpose: Sendable, Hashable {
    /// A command: kept in the history, completed by Tab, a carriage return at its end dropped.
    case command
    /// A line of an article that is typed or pasted: every character is part of it, none goes to the history.
    case text
}

/// What came instead of, or as, a line.
public enum LineEvent: Sendable, Hashable {
    /// A line without its line feed.
    case line(String)
    /// Ctrl-C: the line that was begun is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the file.
    case end
}

/// Why a line cannot be used.
public struct LineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// `offset`: bytes from the beginning of the line.
        case nul(offset: Int)
        case invalidUTF8(offset: Int, byte: UInt8)
        case tooLong(limit: Int)
        /// The system's words; no line will follow.
        case unreadable(String)
    }

    /// Counted from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: Reason

    /// An error about a line.
    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    /// What is wrong, one sentence.
    public var description: String {
        switch reason {
        case .nul(let offset): return "line \(line) has a NUL at byte \(offset)"
        case .invalidUTF8(let offset, let byte):
            let hex = String(byte, radix: 16, uppercase: true)
            return "line \(line) is not UTF-8: its byte \(offset) is 0x\(hex.count < 2 ? "0" : "")\(hex)"
        case .tooLong(let limit): return "line \(line) is longer than \(limit) bytes"
        case .unreadable(let words): return "cannot read: \(words)"
        }
    }
}
