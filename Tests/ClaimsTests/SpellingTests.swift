import Testing

@testable import Claims

@Suite("The nearest name")
struct SpellingTests {
    static let names = ["load", "set", "articles", "show", "claims", "compare", "check", "quit", "refresh", "redo"]

    static let cases: [(String, String?)] = [
        ("laod", "load"), ("lod", "load"), ("loadd", "load"), ("compere", "compare"), ("article", "articles"),
        ("clams", "claims"),
        ("QUIT", "quit"), ("art", "articles"), ("ref", "refresh"), ("frobnicate", nil), ("", nil), ("xyz", nil),
        ("co", "compare"),
    ]

    @Test("one edit in three letters is forgiven, and a beginning that only one name has", arguments: cases)
    func nearest(typed: String, meant: String?) {
        #expect(Spelling.nearest(to: typed, among: Self.names) == meant)
    }

    @Test("a swap of neighbours is one edit")
    func swap() {
        #expect(Spelling.distance("laod", "load") == 1)
        #expect(Spelling.distance("", "abc") == 3)
        #expect(Spelling.distance("قتلى", "قتل") == 1)
    }
}
