/// Where a loop's lines come from: a terminal, a pipe, a command file, the text after `-c`, a test.
package protocol CommandLines: AnyObject {
    /// The next line of a command; `prompt` is shown to a person only.
    func nextCommand(prompt: String) throws(Problem) -> CommandLinesEvent
    /// The next line of a text that is pasted or typed.
    func nextText() throws(Problem) -> CommandLinesEvent
    /// The number of the line that came last, counted from 1.
    var number: Int { get }
    /// What errors call it: a file's name, "standard input", "-c".
    var name: String { get }
    /// Whether a person sits at the other end.
    var isInteractive: Bool { get }
    /// Drops lines that were typed or pasted ahead, as after an error.
    func discardPending()
}

/// What came: a line without its line break, Ctrl-C, or the end.
package enum CommandLinesEvent: Sendable, Hashable {
    case line(String)
    case interrupted
    case end
}

/// Where a loop's answers go.
package protocol CommandOutput: AnyObject {
    /// An answer, for standard output.
    func answer(_ text: String)
    /// A problem, for standard error.
    func complain(_ text: String)
}
