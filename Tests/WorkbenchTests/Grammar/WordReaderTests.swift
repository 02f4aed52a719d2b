import Testing

@testable import Workbench

@Suite("Words of a line")
struct WordReaderTests {
    /// A line, and its words with `|` between them, a quoted or escaped one in ⟦⟧.
    static let cases: [(line: String, words: String)] = [
        ("", ""),
        ("   ", ""),
        ("# all of it is a comment", ""),
        ("why c3 c9", "why|c3|c9"),
        ("  why\tc3  # a comment", "why|c3"),
        ("note c3 not#a comment", "note|c3|not#a|comment"),
        ("note c3 it's disputed", "note|c3|it's|disputed"),
        (#"load "two words.txt""#, "load|⟦two words.txt⟧"),
        ("load 'two words.txt'", "load|⟦two words.txt⟧"),
        (#"load two\ words.txt"#, "load|⟦two words.txt⟧"),
        (#"note c3 "a \"quoted\" \\ word""#, #"note|c3|⟦a "quoted" \ word⟧"#),
        (#"note c3 'a \n stays'"#, #"note|c3|⟦a \n stays⟧"#),
        (#"load x --title="Two words" --outlet=A"#, "load|x|--title=Two words|--outlet=A"),
        (#"note c3 "--json""#, "note|c3|⟦--json⟧"),
        ("note c3 \\#1", "note|c3|⟦#1⟧"),
        ("set a1 outlet ''", "set|a1|outlet|⟦⟧"),
        ("claims قتلى «الأربعاء»", "claims|قتلى|«الأربعاء»"),
        ("a \n b", "a|b"),
        ("note c3 {braces} stay", "note|c3|{braces}|stay"),
        (#"edit c1 attribution="Ministry of Health""#, "edit|c1|⟦attribution=Ministry of Health⟧"),
        ("edit c1 place='a b' asOf=none", "edit|c1|⟦place=a b⟧|asOf=none"),
        (#"note it's="x y""#, #"note|it's="x|y""#),
    ]

    @Test("a line is cut at blanks, with quotes, escapes and comments", arguments: cases)
    func words(line: String, words: String) throws {
        let found = try WordReader.words(of: line).map { $0.isQuoted ? "⟦\($0.text)⟧" : $0.text }
        #expect(found.joined(separator: "|") == words)
    }

    /// A word as it is typed, and the pattern of files that it is; nil where it is plain.
    static let patterns: [(word: String, pattern: String?)] = [
        ("a.txt", nil), ("*.txt", "*.txt"), ("'*.txt'", nil), ("\"*.txt\"", nil), ("\\*.txt", nil),
        ("a\\ b/*.txt", "a b/*.txt"),
        ("\\[a]/?", "\\[a]/?"), ("[a-c]", "[a-c]"), ("~/a.txt", "~/a.txt"), ("~", "~"), ("~a", nil), ("a~/b", nil),
        ("'~/a'", nil), ("\\~/a", nil), ("قتلى?", "قتلى?"),
    ]

    @Test("wildcards outside quotes make a pattern, in which what was quoted is plain", arguments: patterns)
    func pattern(word: String, pattern: String?) throws {
        let words = try WordReader.words(of: "load " + word)
        #expect(words.count == 2)
        #expect(words[1].pattern == pattern)
    }

    @Test("a value given for a name is no pattern")
    func valueIsPlain() throws {
        #expect(try WordReader.words(of: "load {f}", values: ["f": "*.txt"])[1].pattern == nil)
        #expect(try WordReader.words(of: "load {f}*", values: ["f": "[a]"])[1].pattern == "\\[a\\]*")
    }

    @Test(
        "what is escaped or quoted for a file's name is that name again",
        arguments: ["a*b", "[x]", "what?", "~/x", "a b", "#1"])
    func written(name: String) throws {
        for text in [WordReader.quoted(name), WordReader.escaped(name)] where name != "~/x" || text != name {
            let words = try WordReader.words(of: "load " + text)
            #expect(words.map(\.text) == ["load", name])
            #expect(words[1].pattern == nil)
        }
    }

    @Test("a word keeps the bytes it was written at, quotes included")
    func ranges() throws {
        let words = try WordReader.words(of: #"قال "b c" d"#)
        #expect(words.map(\.range) == [0..<6, 7..<12, 13..<14])
    }

    @Test("a quote that is not closed is pointed at from where it opens")
    func openQuote() {
        #expect(throws: Problem.openQuote("\"", at: 5..<9)) { try WordReader.words(of: #"load "a b"#) }
    }

    @Test("a name in braces is replaced, also in double quotes, as one word and never as an option")
    func values() throws {
        let values = ["file": "two words.txt", "o": "--json"]
        let words = try WordReader.words(of: #"load {file} "x {file}" '{file}' {o} a{o}b {not a name}"#, values: values)
        #expect(
            words.map(\.text) == [
                "load", "two words.txt", "x two words.txt", "{file}", "--json", "a--jsonb", "{not", "a", "name}",
            ])
        #expect(words[4].isQuoted)
    }

    @Test("a name without a value is an error that offers the nearest")
    func missingValue() {
        let problem = #expect(throws: Problem.self) { try WordReader.words(of: "load {fil}", values: ["file": "x"]) }
        #expect(problem?.hint == "did you mean file?")
        #expect(problem?.place == 5..<10)
    }

    @Test(
        "a quoted text is read back as one word",
        arguments: ["", "a", "a b", "it's", #"a "b" c"#, #"it's "so""#, "#1", "--json", "\\", "{x}"])
    func quoting(text: String) throws {
        #expect(try WordReader.words(of: WordReader.quoted(text)).map(\.text) == [text])
        #expect(
            try WordReader.words(of: WordReader.quoted(text)).first?.text.hasPrefix("--") != true || text == "--json")
    }

    @Test("a backslash at the end goes on with the next line, two do not")
    func continuation() throws {
        #expect(LogicalLine.goesOn("load a \\"))
        #expect(!LogicalLine.goesOn("note a \\\\"))
        #expect(!LogicalLine.goesOn("load a"))
        let joined = LogicalLine.joined("load a \\", "  b")
        #expect(try WordReader.words(of: joined).map(\.text) == ["load", "a", "b"])
    }
}
