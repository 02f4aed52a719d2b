import Glibc
import Workbench

/// The batch forms: `extract`, `compare FILE…`, `check DRAFT --against FILE…` and `replay FILE`.
struct Batch {
    private let request: Request
    private let output: StandardOutput
    private let tools: Tools

    init(_ request: Request, _ output: StandardOutput) {
        self.request = request
        self.output = output
        tools = .installed(languageFolders: request.languageFolders)
    }

    /// JSON lines from files, or from standard input, to standard output.
    func extract(_ files: [Word]) throws(Problem) -> ExitStatus {
        let batch = ExtractBatch(
            jobs: try request.jobs(), withImplied: request.withImplied, engine: try tools.engines.extractor())
        var status = ExitStatus.success
        for file in files.isEmpty ? [Word("-", at: 0..<1)] : files {
            let isStandardInput = file.text == "-"
            let descriptor = isStandardInput ? 0 : open(file.text, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                let failure = FileFailure("read", file.text, code: errno)
                throw Problem(
                    .unreadableInput, "\(file.text): \(failure.reason)", hint: FileNames.meant(file.text))
            }
            defer { if !isStandardInput { close(descriptor) } }
            do throws(SessionError) {
                let name = isStandardInput ? "standard input" : file.text
                switch try batch.run(from: descriptor, name: name, to: 1) {
                case .finished(let badLines): if badLines > 0 { status = .unreadableInput }
                case .outputClosed: return .success
                }
            } catch {
                throw Problem(error)
            }
        }
        return status
    }

    func compare(_ files: [Word]) throws(Problem) -> ExitStatus {
        show(try OneLook.compare(files, tools: tools))
    }

    func check(_ draft: Word, against files: [Word]) throws(Problem) -> ExitStatus {
        show(try OneLook.check(draft, against: files, tools: tools))
    }

    /// Replays the session in a file.
    func replay(_ file: Word) throws(Problem) -> ExitStatus {
        show(
            try ReplayCommand.answer(
                file, allowsEngine: try request.allowsEngine(), keepsGoing: request.keepsGoing,
                others: try request.values(), tools: tools))
    }

    private func show(_ answer: Answer) -> ExitStatus {
        output.answer(request.isJSON ? answer.jsonText : TextRenderer(output.screen).text(of: answer.blocks))
        return answer.status
    }
}
