import Glibc
import LineEditing
import Workbench

/// Commands from files or from `-c`.
struct Script {
    private let request: Request
    private let output: StandardOutput
    private let bench: Bench

    init(_ request: Request, _ output: StandardOutput) {
        self.request = request
        self.output = output
        var tools = Tools.installed(languageFolders: request.languageFolders)
        tools.waitingFolder = RecoveryFolder.installed
        let bench = Bench(tools: tools)
        self.bench = bench
        output.willEnd = { bench.deskIfMade?.close() }
    }

    /// Runs the lines of a text.
    func run(text: String, opening session: Word?) throws(Problem) -> ExitStatus {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let loop = try loop(SourceLines(ListedLines(lines), name: "-c"))
        if let session, case let status = loop.show("open " + WordReader.quoted(session.text)), status != .success {
            return status
        }
        return loop.run()
    }

    /// Runs command files, one after the other, on one session.
    func run(files: [Word]) throws(Problem) -> ExitStatus {
        let recorder = request.isTAP || request.isJUnit ? ExpectationRecorder() : nil
        var status = ExitStatus.success
        for file in files {
            let descriptor = open(file.text, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                let failure = FileFailure("read", file.text, code: errno)
                throw Problem(
                    .unreadableInput, "\(file.text): \(failure.reason)", hint: FileNames.meant(file.text))
            }
            let source = DescriptorLines(descriptor: descriptor, closing: true)
            let loop = try loop(SourceLines(source, name: file.text))
            loop.recorder = recorder
            loop.goesPastExpectations = recorder != nil
            status = max(status, loop.run())
            let mayGoOn = loop.keepsGoing || (loop.goesPastExpectations && status == .expectationFailed)
            if status != .success, !mayGoOn { break }
        }
        if let recorder { output.answer(request.isTAP ? recorder.tap : recorder.junit) }
        return status
    }

    private func loop(_ lines: SourceLines) throws(Problem) -> CommandLoop {
        let loop = CommandLoop(bench: bench, lines: lines, output: output, screen: { output.screen })
        loop.keepsGoing = request.keepsGoing
        loop.echoes = request.echoes
        loop.values = try request.values()
        return loop
    }
}
