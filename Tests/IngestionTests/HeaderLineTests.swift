import Testing

@testable import Ingestion

/// Lines of front matter whose two lines of hyphens are missing.
@Suite("Header lines in a text")
struct HeaderLineTests {
    /// A text, and the key and line that are found in it.
    static let cases: [(text: String, key: String?, line: String)] = [
        ("Outlet: Foo News\nDate: 2024-03-25\n\nText.", "outlet", "Outlet: Foo News"),
        ("A headline\n\n  date: 2024-03-25\nText.", "date", "date: 2024-03-25"),
        ("\r\nLANG: ar\r\nText.", "lang", "LANG: ar"),
        ("Police: 12 people were killed\nText.", nil, ""),
        ("The title: a story\nText.", nil, ""),
        ("Date:\nText.", nil, ""),
        ("One\nTwo\nThree\noutlet: Foo", nil, ""),
        ("", nil, ""),
        ("outlet", nil, ""),
    ]

    @Test("are found among the first lines, whatever their case", arguments: cases)
    func found(text: String, key: String?, line: String) {
        let found = HeaderLine(of: text)
        #expect(found?.key == key)
        if key != nil { #expect(found?.text == line) }
    }
}
