// The smallest shell on LineEditing: it says back what it was given. Tests drive it through a pseudo-terminal, to tell a fault
// of the editor from one of a command.
import Glibc
import LineEditing

let words = ["articles", "article-list", "claims", "compare", "قتلى", "folder/", "--date", "mixed Case"]

let lines = StandardInput.lines(
    TerminalEditor.Options(
        program: "crosscheck", isColoured: getenv("NO_COLOR") == nil,
        completer: { line, cursor in
            let before = line.utf8.prefix(cursor)
            let start =
                before.lastIndex(of: UInt8(ascii: " ")).map { line.utf8.distance(from: line.startIndex, to: $0) + 1 }
                ?? 0
            let word = String(decoding: before.dropFirst(start), as: UTF8.self)
            if word == "crash" { fatalError("as the test asked") }
            let found = words.filter { $0.hasPrefix(word) }
            return Completion(range: start..<cursor, candidates: found.map { .init($0, isWhole: !$0.hasSuffix("/")) })
        }))

func say(_ text: String) {
    print(text)
    fflush(nil)
}

var isText = false
loop: while true {
    do {
        switch try lines.nextLine(prompt: isText ? "" : "echo> ", purpose: isText ? .text : .command) {
        case .end:
            say("[end]")
            break loop
        case .interrupted: say("[interrupted]")
        case .line("wait"):
            // A command that runs until Ctrl-C.
            say("[waiting]")
            while !Interrupt.isRaised { usleep(10_000) }
            say("[stopped]")
        case .line("text"): isText = true
        case .line(".") where isText: isText = false
        case .line(let line): say("[\(line)]")
        }
    } catch {
        say("[error: \(error)]")
        if case .unreadable = error.reason { break loop }
    }
}
