import LineEditing
import Workbench

/// Lines of the line editor, a pipe, a file or a list, for the command loop.
final class SourceLines: CommandLines {
    private let source: any LineSource
    let name: String

    init(_ source: any LineSource, name: String) {
        self.source = source
        self.name = name
    }

    var number: Int { source.lineNumber }
    var isInteractive: Bool { source.isInteractive }
    func discardPending() { source.discardPending() }
    func nextCommand(prompt: String) throws(Problem) -> CommandLinesEvent { try next(prompt, .command) }
    func nextText() throws(Problem) -> CommandLinesEvent { try next("", .text) }

    private func next(_ prompt: String, _ purpose: LinePurpose) throws(Problem) -> CommandLinesEvent {
        do throws(LineError) {
            switch try source.nextLine(prompt: prompt, purpose: purpose) {
            case .line(let text): return .line(text)
            case .interrupted: return .interrupted
            case .end: return .end
            }
        } catch {
            throw Problem(.unreadableInput, error.description)
        }
    }
}
