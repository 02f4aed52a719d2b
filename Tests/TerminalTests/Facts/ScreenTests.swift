import Foundation
import Testing

/// What a person sees of the editor on a real screen.
@Suite("The screen of the line editor")
struct ScreenTests {
    func shell(environment: [String: String] = [:], columns: Int = 80) throws -> Tmux {
        let tmux = try Tmux(PseudoTerminal.products + "/echo-shell", environment: environment, columns: columns)
        try tmux.expect("echo>")
        return tmux
    }

    @Test("Tab goes as far as all candidates go, then lists them under the line and draws the line again")
    func candidates() throws {
        let shell = try shell()
        try shell.type("ar").press("Tab").expect("echo> article")
        try shell.press("Tab").expect("echo> article", "articles      article-list", "echo> article")
        try shell.type("s").press("Enter").expect("echo> articles", "[articles]", "echo>")
    }

    @Test("a list is as wide as the terminal, filled downwards", arguments: [30, 80, 200])
    func candidateColumns(columns: Int) throws {
        let shell = try shell(columns: columns)
        try shell.press("Tab")
        switch columns {
        case 30:
            try shell.expect(
                "articles      قتلى", "article-list  folder/", "claims        --date", "compare       mixed Case",
                "echo>")
        case 80:
            try shell.expect(
                "articles      claims        قتلى          --date",
                "article-list  compare       folder/       mixed Case",
                "echo>")
        default:
            try shell.expect(
                "articles      article-list  claims        compare       قتلى          folder/       --date        mixed Case",
                "echo>")
        }
    }

    @Test("Ctrl-R shows the line it found, Enter takes it")
    func search() throws {
        let shell = try shell()
        try shell.type("compare a1 a2").press("Enter").expect("[compare a1 a2]", "echo>")
        try shell.type("claims killed").press("Enter").expect("[claims killed]", "echo>")
        try shell.press("C-r").type("a1").expect("[claims killed]", "echo> compare a1 a2", "bck:a1")
        try shell.press("Enter").expect("[compare a1 a2]", "echo>")
    }

    @Test("Ctrl-C leaves the dropped line on the screen and a prompt below it")
    func interrupt() throws {
        let shell = try shell()
        try shell.type("partial line").expect("echo> partial line")
        try shell.press("C-c").expect("echo> partial line^C", "[interrupted]", "echo>")
    }

    @Test("Ctrl-C with the cursor inside the line leaves the prompt on a line of its own")
    func interruptInside() throws {
        let shell = try shell()
        try shell.type("partial").expect("echo> partial")
        try shell.press("C-a", "C-c").expect("[interrupted]", "echo>")
    }

    @Test("a line that is longer than the screen is wide wraps, and a new size draws it anew")
    func resize() throws {
        let shell = try shell(columns: 60)
        let line = (1...9).map { "word\($0)" }.joined(separator: " ")
        try shell.type(line).expect("echo> \(line)")
        try shell.resize(columns: 30)
        try shell.expect("echo> word1 word2 word3 word4", "word5 word6 word7 word8 word9")
        try shell.resize(columns: 100)
        try shell.expect("echo> \(line)")
        try shell.type("!").press("Enter").expect("[\(line)!]", "echo>")
    }

    @Test("an answer after a new size is as wide as the terminal then is")
    func resizedAnswer() throws {
        let shell = try Tmux(PseudoTerminal.products + "/crosscheck", columns: 50)
        try shell.expect("crosscheck>")
        try shell.type("nonsense that is no command").press("Enter")
        try shell.expect(
            "            ^^^^^^^^", "there is no command nonsense (help lists the", "commands)", "crosscheck>")
        try shell.resize(columns: 100)
        try shell.type("nonsense that is no command").press("Enter")
        try shell.expect(
            "            ^^^^^^^^", "there is no command nonsense (help lists the commands)", "crosscheck>")
    }

    @Test("Ctrl-Z and fg bring the line back as it was")
    func stop() throws {
        let shell = try Tmux("PS1='bash$ ' bash --norc -i")
        try shell.expect("bash$")
        try shell.type(PseudoTerminal.products + "/echo-shell").press("Enter").expect("echo>")
        // A key that raises a signal throws away what the program has not read yet.
        try shell.type("half a").expect("echo> half a")
        try shell.press("C-z").expect("bash$")
        try shell.type("fg").press("Enter").expect("echo> half a")
        try shell.type(" line").press("Enter").expect("[half a line]", "echo>")
    }

    @Test("a paste of three lines is shown as it is, and taken on Enter")
    func paste() throws {
        let shell = try shell()
        try shell.paste("one\ntwo\nthree")
        try shell.expect("echo> one", "two", "three")
        try shell.press("Enter").expect("[one]", "[two]", "[three]", "echo>")
    }

    @Test("wide and combining characters keep the cursor in its place")
    func width() throws {
        let shell = try shell()
        try shell.type("死亡 3").press("Home").type("八人").press("End").type("!").press("Enter").expect(
            "echo> 八人死亡 3!", "[八人死亡 3!]", "echo>")
        try shell.type("مُحَمَّد 3").press("Enter").expect("echo> مُحَمَّد 3", "[مُحَمَّد 3]", "echo>")
    }
}
