/// Takes lines, runs them, shows the answers: the one loop of shell, pipe, command file and `-c`.
package final class CommandLoop {
    /// The prompt, and the one of a line that goes on.
    package static let prompt = "crosscheck> "
    package static let continuation = "        ... "

    private let bench: Bench
    private let lines: any CommandLines
    private let output: any CommandOutput
    /// Asked for each answer: a terminal's width may change.
    private let screen: () -> Screen
    /// Whether a script goes on after an error; a person's shell always does.
    package var keepsGoing = false
    /// Whether a script goes on where something did not hold, and stops at any other error: a test report tells of every test.
    package var goesPastExpectations = false
    /// Whether each line is shown behind its prompt before its answer, so that a script's output reads as a shell's.
    package var echoes = false
    /// What `{name}` stands for; nil where braces are plain characters.
    package var values: [String: String]?
    /// Called before each command.
    package var willRun: () -> Void = {}
    /// Is told what each command came to, instead of the answer being shown; for `run --tap` and `--junit`.
    package var recorder: ExpectationRecorder?

    /// A loop over `lines` on a bench, showing on `screen`.
    package init(bench: Bench, lines: any CommandLines, output: any CommandOutput, screen: @escaping () -> Screen) {
        self.bench = bench
        self.lines = lines
        self.output = output
        self.screen = screen
    }

    /// Runs until the lines end, a command quits, or an error stops a script. The status is that of the first error, the highest
    /// where the loop keeps going, and success where a person sat at it.
    package func run() -> ExitStatus {
        bench.tools.pasted = { [lines, output] () throws(Problem) in try Self.paste(lines, output) }
        var status = ExitStatus.success
        while true {
            do throws(Problem) {
                guard let line = try nextLine() else { return lines.isInteractive ? .success : status }
                let (outcome, ends) = run(line)
                if lines.isInteractive {
                    if ends { return .success }
                    continue
                }
                status = max(status, outcome)
                let mayGoOn = keepsGoing || (goesPastExpectations && outcome == .expectationFailed)
                if ends || (outcome != .success && !mayGoOn) { return status }
            } catch {
                // A line that cannot be read: there is nothing to point at but its number.
                output.complain(
                    ProblemReport.text(error, line: LogicalLine("", number: lines.number), source: lines.name))
                lines.discardPending()
                status = max(status, error.status)
                if !lines.isInteractive, !keepsGoing { return status }
            }
        }
    }

    /// The next line with those that go on from it; nil at the end. A broken-off line is dropped.
    private func nextLine() throws(Problem) -> LogicalLine? {
        var line: LogicalLine?
        while true {
            switch try lines.nextCommand(prompt: line == nil ? Self.prompt : Self.continuation) {
            case .end: return line
            case .interrupted:
                // Where no person sits, Ctrl-C ends a script.
                guard lines.isInteractive else { return nil }
                line = nil
            case .line(let text):
                if echoes {
                    output.answer(SafeText.line((line == nil ? Self.prompt : Self.continuation) + text) + "\n")
                }
                if let begun = line {
                    line = LogicalLine(LogicalLine.joined(begun.text, text), number: begun.number)
                } else {
                    line = LogicalLine(text, number: lines.number)
                }
                if let line, !LogicalLine.goesOn(line.text) { return line }
            }
        }
    }

    /// Runs one line that the program itself gives, and shows a person what comes of it; a script sees its errors only.
    @discardableResult
    package func show(_ line: String) -> ExitStatus {
        do throws(Problem) {
            guard let answer = try Interpreter.run(line, on: bench) else { return .success }
            if lines.isInteractive { output.answer(TextRenderer(screen()).text(of: answer.blocks)) }
            return answer.status
        } catch {
            output.complain(ProblemReport.text(error))
            return error.status
        }
    }

    private func run(_ line: LogicalLine) -> (status: ExitStatus, ends: Bool) {
        willRun()
        do throws(Problem) {
            guard let answer = try Interpreter.run(line.text, on: bench, values: values) else {
                return (.success, false)
            }
            if let recorder {
                recorder.record(answer, line: line, source: lines.name)
            } else if answer.isJSON {
                output.answer(answer.jsonText)
            } else {
                output.answer(TextRenderer(screen()).text(of: answer.blocks))
            }
            return (answer.status, answer.ends)
        } catch {
            if let recorder { recorder.record(error, line: line, source: lines.name) }
            output.complain(
                lines.isInteractive || echoes
                    ? ProblemReport.text(error, typed: line.text, promptWidth: Self.prompt.utf8.count, screen: screen())
                    : ProblemReport.text(error, line: line, source: lines.name))
            lines.discardPending()
            return (error.status, false)
        }
    }

    /// The lines of a text up to one that is a lone full stop; nil where Ctrl-C broke it off.
    private static func paste(_ lines: any CommandLines, _ output: any CommandOutput) throws(Problem) -> [UInt8]? {
        if lines.isInteractive {
            output.answer("Paste or type the text; end it with a line that is just a full stop.\n")
        }
        var bytes: [UInt8] = []
        while true {
            switch try lines.nextText() {
            case .line("."), .end: return bytes
            case .interrupted: return nil
            case .line(let text):
                bytes.append(contentsOf: text.utf8)
                bytes.append(UInt8(ascii: "\n"))
            }
        }
    }
}
