import Glibc
import LineEditing
import Workbench

/// The shell: at a terminal with line editing, over a pipe with plain lines.
struct Shell {
    private let request: Request
    private let output: StandardOutput

    init(_ request: Request, _ output: StandardOutput) {
        self.request = request
        self.output = output
    }

    /// Runs until the lines end or a command quits.
    func run(opening session: Word?) throws(Problem) -> ExitStatus {
        let bench = Bench(tools: .installed(languageFolders: request.languageFolders))
        bench.tools.waitingFolder = RecoveryFolder.installed
        let source = StandardInput.lines(
            TerminalEditor.Options(
                program: "crosscheck", isColoured: output.screen.hasColour,
                completer: { line, cursor in Completion(CommandCompletion(line: line, cursor: cursor, bench: bench)) }))
        output.willEnd = { bench.deskIfMade?.close() }
        output.usesPager = source.isInteractive
        let loop = CommandLoop(
            bench: bench, lines: SourceLines(source, name: "standard input"), output: output, screen: { output.screen })
        loop.keepsGoing = request.keepsGoing
        loop.echoes = request.echoes && !source.isInteractive
        loop.values = request.hasValues ? try request.values() : nil
        if source.isInteractive {
            // A person's Ctrl-C stops the command that runs; a script is ended by it, as any program is.
            Interrupt.install()
            bench.tools.isCancelled = { Interrupt.isRaised }
            loop.willRun = { Interrupt.clear() }
            bench.tools.recovery = RecoveryFolder.installed.map { .folder($0) } ?? .none
            output.answer(TextRenderer(output.screen).text(of: Self.welcome.map { .line(Phrase($0)) }))
            if session == nil { loop.show("sessions --offer") }
        }
        if let session, case let status = loop.show("open " + WordReader.quoted(session.text)), status != .success,
            !source.isInteractive
        {
            return status
        }
        let status = loop.run()
        if source.isInteractive, let desk = bench.deskIfMade { farewell(desk) }
        bench.deskIfMade?.close()
        return status
    }

    /// Says what becomes of what is not saved.
    private func farewell(_ desk: Desk) {
        guard desk.isModified else { return }
        output.answer(
            desk.path.map { "What is not saved is kept beside \($0) and comes back when you open it.\n" }
                ?? "This session is kept, unsaved. Next time: sessions recover\n")
    }

    /// What a newcomer does next. The sample can be opened by its name only where the program is started beside it.
    private static var welcome: [String] {
        let sample = "sessions/kazakhstan-2022.json"
        let way =
            access(sample, R_OK) == 0
            ? "A sample: open \(sample); tutorial shows the way."
            : "tutorial shows the way; its sample is in the folder sessions of the source."
        return [
            "crosscheck \(Version.number): load FILE takes an article, compare compares what they say.", way,
            "help lists the commands; quit or Ctrl-D leaves.",
        ]
    }
}

extension Completion {
    /// The workbench's candidates, as the line editor wants them.
    fileprivate init(_ completion: CommandCompletion) {
        self.init(
            range: completion.range,
            candidates: completion.candidates.map { Candidate($0.text, isWhole: $0.isWhole) })
    }
}
