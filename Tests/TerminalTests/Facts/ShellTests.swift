import CPseudoTerminal
import Foundation
import Testing

/// The program itself, as a person meets it at a terminal.
@Suite("The shell at a terminal")
struct ShellTests {
    static let report = """
        ---
        outlet: Almaty Morning
        date: 2022-01-06
        lang: en
        ---
        Eight officers were killed and 317 people were injured.

        """

    /// The program at its first prompt; its working folder is the home, with a report whose name has a blank.
    func shell(environment: [String: String] = [:], home: String? = nil, setup: String = "true") throws
        -> PseudoTerminal
    {
        let shell = try PseudoTerminal(
            "/bin/sh", ["-c", "cd && \(setup) && exec '\(PseudoTerminal.products)/crosscheck'"],
            environment: environment, home: home, files: ["two words.txt": Self.report])
        try prompt(shell)
        return shell
    }

    func prompt(_ shell: PseudoTerminal) throws {
        try shell.expect("crosscheck> ")
        try shell.waitForEditor()
    }

    @Test("started bare it says what to do next, and Ctrl-D leaves with status 0")
    func firstMinute() throws {
        let shell = try PseudoTerminal("crosscheck")
        try shell.expect("load").expect("help").expect("crosscheck> ")
        try shell.waitForEditor()
        shell.type(EditorTests.endOfFile)
        #expect(try shell.end() == 0)
        #expect(shell.isSane)
    }

    @Test("Tab completes a command, and a file whose name has a blank is quoted")
    func fileCompletion() throws {
        let shell = try shell()
        try shell.type("loa\ttw\t\r").expect("a1").expect("two words.txt").expect("Almaty Morning")
        try prompt(shell)
    }

    @Test("Tab completes in the home folder, and names with wildcards in them so that they are plain")
    func homeCompletion() throws {
        let shell = try shell(setup: "mkdir away && cp *.txt 'away/[x] report*.txt' && mv *.txt away/w.txt && cd away")
        try shell.type("load ~/aw\t\\[\t\r").expect("a1 [x] report*.txt")
        try prompt(shell)
        try shell.type("load ~/away/w?t*\r").expect("a1 is this text")
        try prompt(shell)
        try shell.type("load ~/away/nix\t\r").expect("away/nix: there is no")
    }

    @Test("Tab completes options and their values, articles and claims")
    func otherCompletion() throws {
        let shell = try shell()
        try shell.type("load 'two words.txt'\r").expect("a1")
        try prompt(shell)
        try shell.type("claims --ki\tco\t--j\t\r").expect("\"count\"")
        try prompt(shell)
        try shell.type("show a\t\r").expect("Eight")
        try prompt(shell)
        try shell.type("why c\t").wait("a list of claims") { shell.unseen.contains("c2") }
        try shell.type("2\r").expect("317")
    }

    @Test("Tab knows the fields of a claim and their values, settings, outlets, and the words of expect")
    func grammarCompletion() throws {
        let shell = try shell()
        try shell.type("load 'two words.txt'\r").expect("a1")
        try prompt(shell)
        try shell.type("edit c1 ev\tinj\t\r").expect("c1 is now").expect("injured")
        try prompt(shell)
        try shell.type("set vag\tdoz\t24..99\r").expect("dozens now means")
        try prompt(shell)
        try shell.type("set a1 out\t'Morning Star'\r").expect("Morning Star")
        try prompt(shell)
        try shell.type("claims --outlet M\t\r").expect("317")
        try prompt(shell)
        try shell.type("note a\tseen\r").expect("Noted on a1: seen")
        try prompt(shell)
        try shell.type("expect no conf\ton inj\tof off\t\r").expect("Holds")
        try prompt(shell)
    }

    @Test("a paste of many lines after load - is one article, up to the lone full stop", arguments: [true, false])
    func loadPasted(isBracketed: Bool) throws {
        let shell = try shell(environment: isBracketed ? [:] : ["TERM": "dumb"])
        try shell.type("load - --outlet B --date 2022-01-06\r").expect("full stop")
        try shell.waitForEditor()
        let lines = (1...200).map { "Paragraph number \($0): killed were \($0 + 1_000) people, وجرح آخرون." }
        let article = lines.joined(separator: "\n") + "\n."
        if isBracketed {
            shell.paste(article).type("\r")
        } else {
            shell.type(article.replacingOccurrences(of: "\n", with: "\r") + "\r")
        }
        try shell.expect("a1").expect("B, 2022-01-06")
        try prompt(shell)
        // None of it went to the history.
        try shell.type("\(EditorTests.up)\r").expect("full stop")
        try shell.waitForEditor()
        try shell.type(EditorTests.interrupt).expect("crosscheck> ")
    }

    @Test("Ctrl-C during a command stops it; the session is as it was and the shell goes on")
    func interruptedCommand() throws {
        let shell = try shell(setup: "mkfifo never && exec 9<>never")
        shell.type("load never\r")
        // The command waits for what the pipe's writer, which is the program itself, never writes; keys pressed before it does would be the editor's.
        try shell.wait("the command to run") { shell.isSane }
        usleep(300_000)
        try shell.type(EditorTests.interrupt).expect("interrupted")
        try prompt(shell)
        try shell.type("load two\t\r").expect("a1")
    }

    @Test(
        "Ctrl-C ends a script, also one that goes on after errors",
        arguments: ["run --keep-going script", "-c \"$(cat script)\" --keep-going", "--keep-going < script"])
    func interruptedScript(arguments: String) throws {
        let script = try PseudoTerminal(
            "/bin/sh",
            ["-c", "cd && mkfifo never && exec 9<>never && exec '\(PseudoTerminal.products)/crosscheck' \(arguments)"],
            files: ["script": "articles\nload never\nlog\nhelp\n"])
        try script.expect("o articles yet")
        usleep(300_000)
        script.type(EditorTests.interrupt)
        // By the signal itself, as any program: who started the script sees that it was broken off.
        #expect(try script.end() == -SIGINT)
        #expect(!script.unseen.contains("tutorial"))
    }

    @Test("Ctrl-C in a line that goes on drops all of it")
    func interruptedContinuation() throws {
        let shell = try shell()
        try shell.type("load 'two words.txt' \\\r").expect("... ")
        try shell.waitForEditor()
        try shell.type("--outlet X").expect("X")
        try shell.type(EditorTests.interrupt).expect("crosscheck> ")
        try shell.waitForEditor()
        try shell.type("articles\r").expect("o articles yet")
    }

    @Test("a backslash at the end goes on with the next line")
    func continuation() throws {
        let shell = try shell()
        try shell.type("load 'two words.txt' \\\r").expect("... ")
        try shell.waitForEditor()
        try shell.type("--outlet Harbour\r").expect("a1").expect("Harbour")
    }

    @Test("an error points at the word that was typed, and Up brings the line back to be mended")
    func mendedError() throws {
        let shell = try shell()
        try shell.type("loda 'two words.txt'\r").expect("^^^^").expect("load")
        try prompt(shell)
        try shell.type("\(EditorTests.up)\u{01}\u{0B}load 'two words.txt'\r").expect("a1")
    }

    @Test("Arabic is taken and said back under any locale", arguments: ["C", "POSIX", "ar_EG.UTF-8", "C.UTF-8"])
    func arabic(locale: String) throws {
        let shell = try shell(environment: ["LC_ALL": locale])
        try shell.type("load 'two words.txt' --outlet 'السهل نيوز'\r").expect("a1").expect("السهل نيوز")
    }

    @Test("SIGTERM at the prompt leaves a sane terminal; what was done comes back")
    func terminated() throws {
        let first = try shell()
        try first.type("load two\t\r").expect("a1")
        try prompt(first)
        first.signal(SIGTERM)
        #expect(try first.end() == -SIGTERM)
        #expect(first.isSane)
        let second = try PseudoTerminal("crosscheck", home: first.home)
        try second.expect("sessions recover").expect("crosscheck> ")
        try second.waitForEditor()
        try second.type("sessions recover\r").expect("crosscheck> ")
        try second.waitForEditor()
        try second.type("articles\r").expect("Almaty Morning")
    }

    @Test("the history of one shell is there in the next, and Ctrl-R searches it")
    func history() throws {
        let first = try shell()
        try first.type("claims --event killed\r").expect("claims")
        try prompt(first)
        first.type(EditorTests.endOfFile)
        #expect(try first.end() == 0)
        let second = try shell(home: first.home)
        try second.type(EditorTests.search).expect("bck")
        try second.type("vent").type("\r").expect("o claims")
    }

    @Test("vi's keys by ~/.editrc")
    func vi() throws {
        let shell = try shell(setup: "echo 'bind -v' > .editrc")
        try shell.type("xarticles").expect("xarticles")
        shell.type("\u{1B}")
        usleep(100_000)
        try shell.type("0x\r").expect("o articles yet")
    }

    @Test("Ctrl-Z and fg under a shell with jobs")
    func stopped() throws {
        let parent = try PseudoTerminal(
            "/bin/bash", ["--norc", "-i"], environment: ["PS1": "bash$ "], files: ["a.txt": Self.report])
        try parent.expect("bash$ ").type("cd; '\(PseudoTerminal.products)/crosscheck'\r")
        try prompt(parent)
        try parent.type("load a").expect("load a").type(EditorTests.stop).expect("Stopped").expect("bash$ ")
        try parent.type("fg\r").expect("crosscheck> load a")
        try parent.waitForEditor()
        try parent.type(".txt\r").expect("a1")
    }

    @Test(
        "NO_COLOR and TERM=dumb keep escape sequences for colour out", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func plain(environment: [String: String]) throws {
        let shell = try shell(environment: environment)
        try shell.type("load 'two words.txt'\r").expect("a1")
        try prompt(shell)
        try shell.type("claims\r").expect("317")
        try prompt(shell)
        #expect(!shell.hasWritten("\u{1B}[1;36m"))
        #expect(environment["TERM"] == nil || !shell.raw.contains(0x1B))
    }

    @Test("an article's escape sequences and direction marks do not reach the terminal")
    func hostileArticle() throws {
        let shell = try shell(
            setup: #"printf 'Killed: \033[2J\033]0;owned\007 8 officers \342\200\256were killed.\n' > bad.txt"#)
        try shell.type("load bad.txt\r").expect("a1")
        try prompt(shell)
        try shell.type("show a1\r").expect("officers").expect("killed")
        try prompt(shell)
        for sequence in ["\u{1B}[2J", "\u{1B}]0;", "\u{202E}"] { #expect(!shell.hasWritten(sequence)) }
    }
}
