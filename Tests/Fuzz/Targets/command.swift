import Claims

@testable import Workbench

/// Lines of commands: words, options and values, up to where a command would run; what is wrong is drawn.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    var line = ""
    for next in text.split(separator: "\n", omittingEmptySubsequences: false) {
        line = LogicalLine.goesOn(line) ? LogicalLine.joined(line, String(next)) : String(next)
        guard !LogicalLine.goesOn(line) else { continue }
        do throws(Problem) {
            try read(line)
        } catch {
            precondition(!ProblemReport.text(error, line: LogicalLine(line, number: 1), source: "x").isEmpty)
            precondition(!ProblemReport.text(error, typed: line, promptWidth: 12, screen: Screen(width: 60)).isEmpty)
        }
    }
    return 0
}

private func read(_ line: String) throws(Problem) {
    let words = try WordReader.words(of: line, values: ["name": "value"])
    for word in words {
        let again = try WordReader.words(of: WordReader.quoted(word.text))
        precondition(again.map(\.text) == [word.text], "a quoted word is read as it was")
    }
    guard let first = words.first else { return }
    try ShellHabits.check(words, of: line, session: first.text.isEmpty ? nil : "a b.json")
    let call = try Call(words, form: Interpreter.command(first).form)
    switch call.form.name {
    case "expect": _ = try ExpectationReader.read(call)
    case "set": for word in call.arguments.dropFirst(2) { _ = try RangeWord.interval(word) }
    case "edit": for word in call.arguments.dropFirst() { _ = try Call.number(word) }
    default: _ = try call.date("date")
    }
    _ = call.resolved
}
