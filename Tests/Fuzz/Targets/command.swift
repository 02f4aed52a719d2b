@testable import Workbench

/// A line of commands: words, options and values, up to where a command would run.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let line = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    do throws(Problem) {
        let words = try WordReader.words(of: line, values: ["name": "value"])
        if let first = words.first { _ = try Call(words, form: Interpreter.command(first).form) }
    } catch {
        precondition(!ProblemReport.text(error, line: LogicalLine(line, number: 1), source: "x").isEmpty)
    }
    return 0
}
