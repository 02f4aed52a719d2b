import CPseudoTerminal
import Foundation
import Testing

/// The editor alone, with the smallest shell around it.
@Suite("Keys at the line editor")
struct EditorTests {
    static let up = "\u{1B}[A"
    static let left = "\u{1B}[D"
    static let interrupt = "\u{03}"
    static let endOfFile = "\u{04}"
    static let search = "\u{12}"
    static let stop = "\u{1A}"

    /// The shell at its first prompt.
    func shell(
        environment: [String: String] = [:], home: String? = nil, files: [String: String] = [:], columns: Int32 = 80
    ) throws -> PseudoTerminal {
        let shell = try PseudoTerminal(
            "echo-shell", environment: environment, home: home, files: files, columns: columns)
        try prompt(shell)
        return shell
    }

    func prompt(_ shell: PseudoTerminal) throws {
        try shell.expect("echo> ")
        try shell.waitForEditor()
    }

    @Test("a line is edited, then taken on Enter")
    func line() throws {
        let shell = try shell()
        try shell.type("helo\(Self.left)l\r").expect("[hello]")
    }

    @Test("Up brings back the line before, to be changed")
    func historyUp() throws {
        let shell = try shell()
        try shell.type("load one\r").expect("[load one]")
        try prompt(shell)
        try shell.type("load two\r").expect("[load two]")
        try prompt(shell)
        try shell.type("\(Self.up)\(Self.up)!\r").expect("[load one!]")
    }

    @Test("Ctrl-R finds a line by a part of it")
    func incrementalSearch() throws {
        let shell = try shell()
        for line in ["compare a1 a2", "claims killed"] {
            try shell.type(line + "\r").expect("[\(line)]")
            try prompt(shell)
        }
        try shell.type(Self.search).expect("bck")
        try shell.type("a1\r").expect("[compare a1 a2]")
    }

    @Test("Ctrl-C during Ctrl-R leaves the search and not the shell")
    func interruptedSearch() throws {
        let shell = try shell()
        try shell.type("one\r").expect("[one]")
        try prompt(shell)
        try shell.type(Self.search).expect("bck")
        try shell.type("on").expect("one")
        try shell.type(Self.interrupt).expect("[interrupted]")
        try prompt(shell)
        try shell.type("two\r").expect("[two]")
    }

    @Test("Ctrl-C drops the line that was begun, nothing of it is left in the next one")
    func interruptedLine() throws {
        let shell = try shell()
        try shell.type("partial").expect("partial")
        try shell.type(Self.interrupt).expect("^C").expect("[interrupted]")
        try prompt(shell)
        try shell.type("next\r").expect("[next]")
    }

    @Test("thirty Ctrl-C one after the other leave a shell that works")
    func manyInterrupts() throws {
        let shell = try shell()
        for i in 0..<30 {
            try shell.type("x\(i)\(Self.interrupt)").expect("[interrupted]")
            try prompt(shell)
        }
        try shell.type("next\r").expect("[next]")
    }

    @Test("Ctrl-C stops a running command and the shell goes on")
    func interruptedCommand() throws {
        let shell = try shell()
        try shell.type("wait\r").expect("[waiting]")
        try shell.type(Self.interrupt).expect("[stopped]")
        try prompt(shell)
        try shell.type("next\r").expect("[next]")
    }

    @Test("Ctrl-D on an empty line ends, in a line it does not")
    func endOfFileKey() throws {
        let shell = try shell()
        try shell.type("ab\(Self.left)\(Self.endOfFile)\r").expect("[a]")
        try prompt(shell)
        try shell.type(Self.endOfFile).expect("[end]")
        #expect(try shell.end() == 0)
        #expect(shell.isSane)
    }

    @Test("Tab puts in the one candidate and a blank, or no blank where more must follow")
    func oneCandidate() throws {
        let shell = try shell()
        try shell.type("cl\t\r").expect("[claims ]")
        try prompt(shell)
        try shell.type("x fol\t\r").expect("[x folder/]")
    }

    @Test("Tab replaces the word before the cursor and leaves what stands after it")
    func completionInTheMiddle() throws {
        let shell = try shell()
        try shell.type("comp later\u{01}\u{06}\u{06}\u{06}\u{06}\t\r").expect("[compare  later]")
    }

    @Test("Tab without a candidate rings the bell and changes nothing")
    func noCandidate() throws {
        let shell = try shell()
        try shell.type("zz\t").wait("a bell") { shell.hasWritten("\u{07}") }
        try shell.type("z\r").expect("[zzz]")
    }

    @Test(
        "an Arabic word is completed and edited by characters, also under LC_ALL=C",
        arguments: ["C", "C.UTF-8", "POSIX"])
    func arabic(locale: String) throws {
        let shell = try shell(environment: ["LC_ALL": locale, "LANG": locale])
        try shell.type("عدد 45\r").expect("[عدد 45]")
        try prompt(shell)
        try shell.type("8 قت\t\r").expect("[8 قتلى ]")
        try prompt(shell)
        try shell.type("قتيل\u{7F}\u{7F}لى\r").expect("[قتلى]")
    }

    @Test("bytes that are not UTF-8 are dropped and the keys after them are not")
    func invalidKeys() throws {
        let shell = try shell()
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x63, 0xE2, 0x82, 0x64, 0xC3, 0xA9, 0x0D]
        bytes.withUnsafeBytes { _ = write(shell.master, $0.baseAddress, $0.count) }
        try shell.expect("[abcdé]")
    }

    @Test("a paste of 200 lines waits for Enter and comes as 200 lines in order")
    func paste() throws {
        let shell = try shell()
        let lines = (1...200).map { "line \($0) سطر" }
        shell.paste(lines.joined(separator: "\n"))
        try shell.expect("line 200 سطر")
        try shell.type("\r").expect("[line 1 سطر]")
        for line in lines.dropFirst() { try shell.expect("[\(line)]") }
        try prompt(shell)
        try shell.type("next\r").expect("[next]")
    }

    @Test("a paste is one entry of the history")
    func pasteInHistory() throws {
        let shell = try shell()
        shell.paste("one\ntwo")
        try shell.type("\r").expect("[one]").expect("[two]")
        try prompt(shell)
        try shell.type("\(Self.up)\r").expect("[one]").expect("[two]")
    }

    @Test("a paste with tabs, escape sequences and Ctrl-R in it starts nothing")
    func pasteWithControls() throws {
        let shell = try shell()
        shell.paste("cl\tx \u{1B}[31mred\u{12}")
        try shell.type("\r").expect("[cl\tx red\u{12}]")
        #expect(shell.hasWritten("[cl\tx \u{1B}[31mred\u{12}]"))
    }

    @Test("200 lines typed in at once, without marks, are 200 lines")
    func unmarkedPaste() throws {
        let shell = try shell()
        shell.type((1...200).map { "line \($0)\r" }.joined())
        for i in 1...200 { try shell.expect("[line \(i)]") }
    }

    @Test("text is not a command: a tab is a tab, and none of it goes to the history")
    func textPurpose() throws {
        let shell = try shell()
        try shell.type("before\r").expect("[before]")
        try prompt(shell)
        try shell.type("text\r").wait("the answer") { shell.unseen.contains("\n") }
        try shell.waitForEditor()
        shell.paste("an article\nof two lines")
        try shell.type("\r").expect("[an article]").expect("[of two lines]")
        try shell.waitForEditor()
        try shell.type("cl\tx\r").expect("[cl\tx]")
        try shell.waitForEditor()
        try shell.type(".\r").expect("echo> ")
        try shell.waitForEditor()
        try shell.type("\(Self.up)\(Self.up)\r").expect("[before]")
    }

    @Test("the history lasts: the next shell has it, for its owner's eyes only")
    func historyLasts() throws {
        let first = try shell()
        try first.type("claims \"a b\" \\ قتلى\r").expect("قتلى]")
        try prompt(first)
        // Killed, not left: what was entered is on the disk already.
        first.signal(SIGKILL)
        #expect(try first.end() == -SIGKILL)
        let second = try shell(home: first.home)
        try second.type("\(Self.up)\r").expect("[claims \"a b\" \\ قتلى]")
        let file = first.home + "/.local/state/crosscheck/history"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("the history is in XDG_STATE_HOME where that is set")
    func historyFolder() throws {
        let other = NSTemporaryDirectory() + "crosscheck-state-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: other) }
        let shell = try shell(environment: ["XDG_STATE_HOME": other])
        try shell.type("one\r").expect("[one]")
        try prompt(shell)
        #expect(try String(contentsOfFile: other + "/crosscheck/history", encoding: .utf8) == "_HiStOrY_V2_\none\n")
        #expect(!FileManager.default.fileExists(atPath: shell.home + "/.local"))
    }

    @Test("a leading blank and a repetition keep a line out of the history")
    func keptOut() throws {
        let shell = try shell()
        for line in ["one", " secret", "one", "one", "two"] {
            try shell.type(line + "\r").expect("[\(line)]")
            try prompt(shell)
        }
        let file = shell.home + "/.local/state/crosscheck/history"
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "_HiStOrY_V2_\none\ntwo\n")
    }

    @Test("a file that is no history is left as it is")
    func foreignHistory() throws {
        let other = NSTemporaryDirectory() + "crosscheck-state-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: other) }
        try FileManager.default.createDirectory(atPath: other + "/crosscheck", withIntermediateDirectories: true)
        try "mine\n".write(toFile: other + "/crosscheck/history", atomically: true, encoding: .utf8)
        let shell = try shell(environment: ["XDG_STATE_HOME": other])
        try shell.type("one\r").expect("[one]")
        try prompt(shell)
        #expect(try String(contentsOfFile: other + "/crosscheck/history", encoding: .utf8) == "mine\n")
    }

    @Test("a home that cannot be written is no reason to complain")
    func noHome() throws {
        let shell = try shell(environment: ["HOME": "/proc/none"])
        try shell.type("one\r").expect("[one]")
        try prompt(shell)
        try shell.type("\(Self.up)\r").expect("[one]")
    }

    @Test("~/.editrc makes it vi, and Tab and pastes still work")
    func viMode() throws {
        let shell = try shell(files: [".editrc": "bind -v\n"])
        try shell.type("one two").expect("one two")
        shell.type("\u{1B}")
        // Escape and the key after it would be one key, pressed together.
        usleep(100_000)
        // 0: to the beginning, dw: delete a word.
        try shell.type("0dw\r").expect("[two]")
        try prompt(shell)
        try shell.type("cl\t\r").expect("[claims ]")
        try prompt(shell)
        shell.paste("a\nb")
        try shell.type("\r").expect("[a]").expect("[b]")
    }

    @Test("a key bound for this program alone in ~/.editrc works")
    func boundKey() throws {
        let shell = try shell(files: [".editrc": "crosscheck:bind -s ^O done\nother:bind -s ^O wrong\n"])
        try shell.type("\u{0F}\r").expect("[done]")
    }

    @Test("TERM=dumb and no TERM get no escape sequences, and editing works", arguments: ["dumb", ""])
    func dumbTerminal(term: String) throws {
        let shell = try shell(environment: ["TERM": term])
        try shell.type("helo\u{02}l\r").expect("[hello]")
        try prompt(shell)
        #expect(!shell.raw.contains(0x1B))
    }

    @Test("the prompt is coloured, but not under NO_COLOR")
    func colour() throws {
        #expect(try shell().hasWritten("\u{1B}[1;36mecho>\u{1B}[0m "))
        #expect(try !shell(environment: ["NO_COLOR": "1"]).hasWritten("\u{1B}[1;36m"))
    }

    @Test(
        "a signal that ends the program leaves a sane terminal, and pastes as they were",
        arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func endingSignal(number: Int32) throws {
        let shell = try shell()
        try shell.type("partial").expect("partial")
        shell.signal(number)
        #expect(try shell.end() == -number)
        #expect(shell.isSane)
        #expect(shell.hasWritten("\u{1B}[?2004l"))
    }

    @Test("a signal for the program does not reach the script that started it")
    func processGroup() throws {
        let script =
            "'\(PseudoTerminal.products)/echo-shell' & shell=$!; sleep 0.1; kill -TERM $shell; wait $shell; echo over $?"
        // Without job control both are in one process group; the program reads the terminal all the same.
        let parent = try PseudoTerminal("/bin/sh", ["-c", "( \(script) ) < /dev/tty; echo parent lives"])
        try parent.expect("parent lives")
        #expect(try parent.end() == 0)
    }

    @Test("a crash inside the editor leaves a sane terminal")
    func crash() throws {
        let shell = try shell()
        shell.type("crash\t")
        #expect(try shell.end() < 0)
        #expect(shell.isSane)
    }

    @Test("Ctrl-Z gives the terminal back to the shell, fg gives the line back")
    func stopAndContinue() throws {
        let parent = try PseudoTerminal("/bin/bash", ["--norc", "-i"], environment: ["PS1": "bash$ "])
        try parent.expect("bash$ ")
        parent.type("'\(PseudoTerminal.products)/echo-shell'\r")
        try parent.expect("echo> ")
        try parent.waitForEditor()
        try parent.type("half a").expect("half a")
        try parent.type(Self.stop).expect("Stopped").expect("bash$ ")
        try parent.type("stty -a | tr ' ' '\\n' | grep -x -e icanon -e echo | sort | tr '\\n' +\r").expect(
            "echo+icanon+")
        try parent.type("fg\r").expect("echo> half a")
        try parent.waitForEditor()
        try parent.type(" line\r").expect("[half a line]")
        try parent.expect("echo> ")
        try parent.waitForEditor()
        try parent.type(Self.endOfFile).expect("[end]").expect("bash$ ")
    }

    @Test("a stop and go from outside (SIGSTOP, SIGCONT) redraws the line")
    func stoppedFromOutside() throws {
        let shell = try shell()
        try shell.type("half").expect("half")
        shell.signal(SIGSTOP)
        shell.signal(SIGCONT)
        try shell.expect("echo> half")
        try shell.type("!\r").expect("[half!]")
    }

    @Test("a new window size redraws the line, which stays as it was")
    func resize() throws {
        let shell = try shell(columns: 60)
        let line = (1...9).map { "word\($0)" }.joined(separator: " ")
        try shell.type(line).expect("word9")
        shell.resize(columns: 30)
        try shell.expect("echo> word1")
        shell.resize(columns: 100)
        try shell.expect("echo> word1")
        try shell.type("!\r").expect("[\(line)!]")
    }

    @Test("a line of 5,000 characters is taken whole")
    func longLine() throws {
        let shell = try shell()
        let line = String(repeating: "0123456789", count: 500)
        shell.paste(line)
        try shell.type("\r").expect("[\(line)]")
    }

    @Test("hanging up ends the program")
    func hangUp() throws {
        let shell = try shell()
        let child = shell.child
        shell.signal(SIGHUP)
        #expect(try shell.end() == -SIGHUP)
        #expect(kill(child, 0) != 0)
    }
}
