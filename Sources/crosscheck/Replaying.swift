import Workbench

/// `crosscheck replay FILE`.
struct Replaying {
    private let request: Request
    private let output: StandardOutput
    private let tools: Tools

    init(_ request: Request, _ output: StandardOutput) {
        self.request = request
        self.output = output
        tools = .installed(languageFolders: request.languageFolders)
    }

    /// Replays the session in a file.
    func run(_ file: Word) throws(Problem) -> ExitStatus {
        let answer = try ReplayCommand.answer(
            file, allowsEngine: try request.allowsEngine(), keepsGoing: request.keepsGoing,
            others: try request.values(),
            tools: tools)
        output.answer(request.isJSON ? answer.jsonText : TextRenderer(output.screen).text(of: answer.blocks))
        return answer.status
    }
}
