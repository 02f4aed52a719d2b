/// Lines that are known beforehand: those of `-c`, of a replayed log, of a test.
public final class ListedLines: LineSource {
    private let lines: [String]
    /// How many lines were taken.
    public private(set) var lineNumber = 0

    /// The lines in order.
    public init(_ lines: [String]) { self.lines = lines }

    /// False: nobody types here.
    public var isInteractive: Bool { false }

    /// The next of the list, then the end; `.interrupted` from the moment that Ctrl-C was pressed (see `Interrupt`).
    public func nextLine(prompt: String, purpose: LinePurpose) throws(LineError) -> LineEvent {
        if Interrupt.isRaised { return .interrupted }
        guard lineNumber < lines.count else { return .end }
        lineNumber += 1
        return .line(lines[lineNumber - 1])
    }

    /// Nothing: the rest of the list was not typed ahead.
    public func discardPending() {}
}
