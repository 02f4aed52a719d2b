import Glibc
import Workbench

/// The forms that keep no session: `extract`, `compare FILE…`, `check DRAFT --against FILE…`, `replay FILE`, `diff A B` …
struct Batch {
    private let request: Request
    private let output: StandardOutput
    private let tools: Tools

    init(_ request: Request, _ output: StandardOutput) {
        self.request = request
        self.output = output
        var tools = Tools.installed(languageFolders: request.languageFolders)
        let limit = tools.loader.limit
        // A draft called - is all of standard input, full stops on lines of their own as well.
        tools.pasted = { () throws(Problem) in try Self.standardInput(upTo: limit) }
        tools.waitingFolder = RecoveryFolder.installed
        self.tools = tools
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

    /// Everything on standard input, up to the most that an article may have and a byte more.
    private static func standardInput(upTo limit: Int) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = read(0, &part, part.count)
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw Problem(.unreadableInput, "cannot read standard input: \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return bytes
    }

    func compare(_ files: [Word]) throws(Problem) -> ExitStatus {
        show(try OneLook.compare(files, tools: tools))
    }

    func check(_ draft: Word, against files: [Word]) throws(Problem) -> ExitStatus {
        show(try OneLook.check(draft, against: files, tools: tools))
    }

    /// A command of the shell that needs no session.
    func shared(_ call: Call) throws(Problem) -> ExitStatus {
        show(try Interpreter.run(call, on: Bench(tools: tools)))
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
