import Testing

@testable import Workbench

@Suite("Text that is safe to show")
struct SafeTextTests {
    static let cases: [(String, String)] = [
        ("plain", "plain"),
        ("قتل ثمانية من أفراد الشرطة", "قتل ثمانية من أفراد الشرطة"),
        ("a\u{1B}[2Jb\u{1B}]0;title\u{07}", "a␛[2Jb␛]0;title␇"),
        ("a\u{9B}31mb", "a<U+009B>31mb"),
        ("a\u{202E}b\u{202C}", "a<U+202E>b<U+202C>"),
        ("a\u{2066}b\u{2069}", "a<U+2066>b<U+2069>"),
        ("a\tb\nc\r\nd\re", "a b⏎c⏎d␍e"),
        ("nul\u{0}del\u{7F}", "nul␀del␡"),
        ("hidden\u{E0041}", "hidden<U+E0041>"),
        ("葛\u{E0100}飾", "葛\u{E0100}飾"),
        ("line\u{2028}break", "line<U+2028>break"),
        ("\u{200F}marks\u{200E} and joiners \u{200D} stay", "\u{200F}marks\u{200E} and joiners \u{200D} stay"),
    ]

    @Test("what could act on a terminal is shown instead", arguments: cases)
    func line(raw: String, safe: String) {
        #expect(SafeText.line(raw) == safe)
    }

    @Test("no control reaches the screen, whichever it is")
    func everyControl() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isControl = value < 0x20 || (0x7F..<0xA0).contains(value)
            let shown = SafeText.lines("x\(Character(scalar))y")
            #expect(
                !isControl || value == 0x0A || !shown.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
        }
    }

    @Test("lines stay lines where they may")
    func lines() { #expect(SafeText.lines("a\r\nb\n\tc") == "a\nb\n c") }
}

@Suite("Columns that text takes")
struct DisplayWidthTests {
    static let cases: [(String, Int)] = [
        ("", 0), ("abc", 3), ("قتلى", 4), ("مُحَمَّد", 4), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("😀", 2), ("👨‍👩‍👧‍👦", 2),
        ("🇰🇿", 2),
        ("❤️", 2), ("ｆ３", 4), ("a\u{200D}b", 2), ("«عشرات»", 7), ("нет", 3), ("👍🏽", 2),
    ]

    @Test("width is counted by grapheme", arguments: cases)
    func width(text: String, columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    static let shortenings: [(String, Int, String)] = [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("مُحَمَّد", 3, "مُحَ…"), ("", 3, ""),
    ]

    @Test("a text is shortened at a grapheme, and the dots fit", arguments: shortenings)
    func shortened(text: String, columns: Int, result: String) {
        #expect(DisplayWidth.shortened(text, to: columns) == result)
        #expect(DisplayWidth.of(result) <= columns)
    }
}

@Suite("Tables and paragraphs")
struct TextRendererTests {
    static let table = Table(
        [
            Table.Column("id"), Table.Column("value", right: true), Table.Column("quote", least: 6),
            Table.Column("who"),
        ],
        rows: [
            ["\(id: "c1")", "[20, 99]", "مقتل عشرات من المهاجمين", "TASS"],
            ["\(id: "c22")", "8", "日本語の長い引用文", "مُحَمَّد"],
            ["c3", "317", "👨‍👩‍👧‍👦 a family of graphemes e\u{301}", ""],
        ])

    @Test("in a file a table has its natural widths and no marks")
    func file() {
        let text = TextRenderer(Screen()).text(of: [.table(Self.table)])
        #expect(
            text == """
                id      value  quote                       who
                c1   [20, 99]  مقتل عشرات من المهاجمين     TASS
                c22         8  日本語の長い引用文          مُحَمَّد
                c3        317  👨‍👩‍👧‍👦 a family of graphemes é

                """)
    }

    @Test("every line of a table fits the width, and columns begin at one place", arguments: [24, 30, 40, 60])
    func fits(width: Int) {
        let lines = TextRenderer(Screen(width: width)).text(of: [.table(Self.table)]).split(separator: "\n").map(
            String.init)
        for line in lines { #expect(DisplayWidth.of(line) <= width, "\(line)") }
        func column(of name: String, in line: String) -> Int? {
            line.firstRange(of: name).map { DisplayWidth.of(String(line[..<$0.lowerBound])) }
        }
        #expect(width == 24 || column(of: "who", in: lines[0]) == column(of: "TASS", in: lines[1]))
        #expect(column(of: "quote", in: lines[0]) == column(of: "日", in: lines[2]) || width == 24)
    }

    @Test("right-to-left cells are set apart on a terminal")
    func isolated() {
        let text = TextRenderer(Screen(width: 80, isolates: true)).text(of: [.table(Self.table)])
        #expect(text.contains("\u{2068}مقتل عشرات من المهاجمين\u{2069}"))
        #expect(!text.contains("\u{2068}TASS"))
    }

    @Test("a line of our own sentence that begins with a right-to-left name still reads from left to right")
    func isolatedSentence() {
        let phrase: Phrase = "killed, person, \("موسكو"). \(quote: "قتل ثمانية")"
        let text = TextRenderer(Screen(width: 17, isolates: true)).text(of: [.line(phrase)])
        #expect(text.contains("\u{2066}موسكو. \u{2069}") || text.contains("\u{2066}موسكو.\u{2069}"), "\(text)")
        #expect(text.contains("\u{2068}“قتل"), "\(text)")
    }

    @Test("colours stand round the text, never in its width")
    func colour() {
        let plain = TextRenderer(Screen(width: 40)).text(of: [.table(Self.table)])
        let coloured = TextRenderer(Screen(width: 40, hasColour: true)).text(of: [.table(Self.table)])
        #expect(coloured.contains("\u{1B}[36mc1\u{1B}[0m"))
        #expect(coloured.replacing(try! Regex("\u{1B}\\[[0-9;]*m"), with: "") == plain)
    }

    @Test("an article's own escape sequences do not reach the terminal, in whatever role they stand")
    func hostile() {
        let hostile = "\u{1B}[31mred\u{202E}"
        let blocks: [Answer.Block] = Phrase.Role.allCases.flatMap { role -> [Answer.Block] in
            [
                .line(Phrase(hostile, role)), .text(Phrase(hostile, role)), .indented(2, Phrase(hostile, role)),
                .table(Table([Table.Column(hostile, least: 6)], rows: [[Phrase(hostile, role)]])),
            ]
        }
        for screen in [Screen(), Screen(width: 20, hasColour: false, isolates: true), Screen(width: 4)] {
            let text = TextRenderer(screen).text(of: blocks)
            #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test("a paragraph is wrapped at blanks, indented, and keeps its roles")
    func paragraph() {
        let phrase: Phrase = "one \(id: "two") three, four five"
        let text = TextRenderer(Screen(width: 14)).text(of: [.indented(2, phrase)])
        #expect(text == "  one two\n  three, four\n  five\n")
    }
}

@Suite("The picture of a problem")
struct ProblemReportTests {
    @Test("the caret stands under the word, by display columns")
    func caret() throws {
        let line = "claims قتلى --evnt x"
        let words = try WordReader.words(of: line)
        let problem = Problem(.usage, "claims has no option --evnt", hint: "did you mean --event?", at: words[2].range)
        let text = ProblemReport.text(problem, line: LogicalLine(line, number: 3), source: "a.ck")
        #expect(
            text == """
                a.ck:3:13: claims has no option --evnt (did you mean --event?)
                    claims قتلى --evnt x
                                ^^^^^^

                """)
    }

    @Test("in a continued line the picture is of the physical line")
    func continued() throws {
        let line = LogicalLine.joined("load a \\", "  --oulet X")
        let problem = try Problem(.usage, "no", at: WordReader.words(of: line)[2].range)
        let text = ProblemReport.text(problem, line: LogicalLine(line, number: 7), source: "a.ck")
        #expect(text == "a.ck:8:3: no\n      --oulet X\n      ^^^^^^^\n")
    }

    @Test("under the prompt the caret needs no copy of the line")
    func typed() throws {
        let words = try WordReader.words(of: "why a7")
        let text = ProblemReport.text(
            Problem(.usage, "no article", at: words[1].range), typed: "why a7", promptWidth: 12,
            screen: Screen(width: 80))
        #expect(text == "                ^^\nno article\n")
    }

    /// A line longer than 20 columns, the word to point at, and the picture.
    static let windows: [(line: String, word: Int, picture: String)] = [
        ("load aaaa bbbb cccc dddd eeee", 1, "load aaaa bbbb cccc…\n     ^^^^\n"),
        ("load aaaa bbbb cccc dddd eeee", 5, "…bb cccc dddd eeee\n              ^^^^\n"),
        ("load قتلى 日本日本 cccc dddd eeee", 4, "…本日本 cccc dddd e…\n             ^^^^\n"),
        ("load aaaaaaaaaaaaaaaaaaaaaaaaaaaa b", 1, "load aaaaaaaaaaaaaa…\n     ^^^^^^^^^^^^^^^\n"),
    ]

    @Test("of a line that is wider than the screen the part round the word is shown", arguments: windows)
    func window(line: String, word: Int, picture: String) throws {
        let range = try WordReader.words(of: line)[word].range
        let text = ProblemReport.text(
            Problem(.usage, "no", at: range), typed: line, promptWidth: 12, screen: Screen(width: 20))
        #expect(text == picture + "no\n")
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 20) }
    }

    @Test("escape sequences of a command line are shown, not sent")
    func hostile() {
        let line = "load \u{1B}[2J"
        let text = ProblemReport.text(
            Problem(.usage, "no \u{1B}[2J", at: 5..<9), line: LogicalLine(line, number: 1), source: "x\u{1B}")
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }
}
