/// Keeps what the expectations of command files came to, and writes it as TAP (version 13) or JUnit XML.
///
///     TAP version 13
///     ok 1 - kazakhstan.ck:12 no conflicts
///     not ok 2 - kazakhstan.ck:13 killed in 8..19
///       # found t1 killed: 3 outlets, 2 independent origins; most share 26
///     1..2
package final class ExpectationRecorder {
    /// One expectation, or an error that stopped one.
    private struct Result {
        var source: String
        var line: Int
        var name: String
        var holds: Bool
        var details: [String]
    }

    private var results: [Result] = []

    /// A recorder with nothing recorded.
    package init() {}

    /// Records an answer, if it is one to an expectation.
    func record(_ answer: Answer, line: LogicalLine, source: String) {
        guard let words = try? WordReader.words(of: line.text), words.first?.text == ExpectCommand.form.name else {
            return
        }
        let details = answer.blocks.dropFirst().map { TextRenderer(Screen()).text(of: [$0]).trimmed }
        results.append(
            Result(
                source: source, line: line.number, name: words.dropFirst().map(\.text).joined(separator: " "),
                holds: answer.status == .success, details: details.map { $0.filter { $0 != "\n" } }))
    }

    /// Records an error as a failure of its line.
    func record(_ problem: Problem, line: LogicalLine, source: String) {
        results.append(
            Result(
                source: source, line: line.number, name: line.text, holds: false,
                details: [ProblemReport.sentence(problem)]))
    }

    /// Everything recorded as TAP.
    package var tap: String {
        var text = "TAP version 13\n"
        for (index, result) in results.enumerated() {
            // A # in a description would begin a directive.
            let name = SafeText.line("\(result.source):\(result.line) \(result.name)").replacing("#", with: "\\#")
            text += "\(result.holds ? "ok" : "not ok") \(index + 1) - \(name)\n"
            if !result.holds { for detail in result.details { text += "  # \(SafeText.line(detail))\n" } }
        }
        return text + "1..\(results.count)\n"
    }

    /// Everything recorded as JUnit XML.
    package var junit: String {
        let failures = results.count { !$0.holds }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuite name=\"crosscheck\" tests=\"\(results.count)\" failures=\"\(failures)\">\n"
        for result in results {
            text +=
                "  <testcase classname=\"\(Self.escaped(result.source))\" name=\"\(Self.escaped("\(result.line) \(result.name)"))\""
            if result.holds {
                text += "/>\n"
            } else {
                text +=
                    ">\n    <failure>\(Self.escaped(result.details.joined(separator: "\n")))</failure>\n  </testcase>\n"
            }
        }
        return text + "</testsuite>\n"
    }

    /// XML has no place at all for control characters, so they are made visible first.
    private static func escaped(_ text: String) -> String {
        SafeText.lines(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
