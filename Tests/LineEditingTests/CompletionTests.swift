import Foundation
import Testing

@testable import LineEditing

@Suite("Candidates for Tab")
struct CompletionTests {
    @Test(
        "go on together as far as all of them have the same characters",
        arguments: [
            ([], ""), (["load"], "load"), (["articles", "article-list", "art"], "art"), (["a", "b"], ""),
            (["قتلى", "قتيل"], "قت"), (["\u{E9}", "\u{E8}"], ""), (["e\u{301}", "e\u{300}"], "e"),
        ] as [([String], String)])
    func commonPrefix(texts: [String], prefix: String) {
        let completion = Completion(range: 0..<0, candidates: texts.map { .init($0) })
        #expect(completion.commonPrefix == prefix)
    }

    @Test("are listed without the folder that all of them stand in")
    func folders() {
        func labels(_ texts: String...) -> [String] {
            Completion(range: 0..<0, candidates: texts.map { .init($0) }).labels
        }
        #expect(labels("../a/one", "../a/two/") == ["one", "two/"])
        #expect(labels("a/one", "b/one") == ["a/one", "b/one"])
        #expect(labels("/etc", "/\u{E9}tc") == ["etc", "\u{E9}tc"])
        #expect(labels("load", "log") == ["load", "log"])
    }

    @Test("are listed in columns filled downwards, as many as fit")
    func columns() {
        let labels = ["one", "two", "three", "four", "five"]
        #expect(CandidateList(labels: labels, columns: 14).text == "one    four\ntwo    five\nthree")
        #expect(CandidateList(labels: labels, columns: 7).text == "one\ntwo\nthree\nfour\nfive")
        #expect(CandidateList(labels: labels, columns: 80).text == "one    two    three  four   five")
        #expect(CandidateList(labels: ["longer than the screen", "b"], columns: 5).text == "longer than the screen\nb")
        #expect(CandidateList(labels: [], columns: 80).text == "")
    }

    @Test("more than a screenful are counted, not shown")
    func many() {
        let list = CandidateList(labels: (100..<300).map(String.init), columns: 10).text
        let lines = list.split(separator: "\n")
        #expect(lines.count == CandidateList.mostRows + 1)
        #expect(lines.first == "100  200")
        #expect(lines.last == "... and 120 more")
    }

    @Test("cannot act on the terminal: what moves the cursor or turns the direction is a question mark")
    func hostile() {
        let label = "a\u{1B}[2Jb\u{9B}c\u{202E}d\u{2066}e\nf\u{7F}\u{200C}g"
        #expect(CandidateList(labels: [label], columns: 80).text == "a?[2Jb?c?d?e?f?\u{200C}g")
    }
}

@Suite("Where the history is")
struct HistoryFileTests {
    @Test("an entry is written as libedit reads it, several lines as one entry")
    func encoding() throws {
        let folder = NSTemporaryDirectory() + "crosscheck-history-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = HistoryFile(path: folder + "/deep/history")
        for entry in ["load a b", "one\ntwo", "back\\slash\tقتلى"] { file.append(entry) }
        #expect(
            try String(contentsOfFile: file.path, encoding: .utf8)
                == "_HiStOrY_V2_\nload\\040a\\040b\none\\012two\nback\\134slash\\011قتلى\n")
    }
}
