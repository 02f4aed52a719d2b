import Claims
import Foundation
import Testing

@testable import Workbench

@Suite("A stranger's session")
struct HostileSessionTests {
    let engines: Engines
    let document: String
    init() throws {
        engines = try NumberEngines.make()
        document = String(decoding: SessionWriter.document(of: try .eventful(engines)), as: UTF8.self)
    }

    /// The error that opening a document ends in; nil where it is opened.
    private func error(_ text: String) -> SessionError? {
        do throws(SessionError) {
            _ = try SessionReader.session(in: Array(text.utf8), name: "x.json")
            return nil
        } catch {
            return error
        }
    }

    /// The document with the first `from` behind `after` replaced.
    private func changed(_ from: String, _ to: String, after: String = "") throws -> String {
        let start = after.isEmpty ? document.startIndex : try #require(document.range(of: after)).upperBound
        let range = try #require(document.range(of: from, range: start..<document.endIndex), "\(from)")
        return document.replacingCharacters(in: range, with: to)
    }

    @Test(
        "is refused with what is wrong and where",
        arguments: [
            // What it is, the change, and words of the error.
            (
                #""schema": 1"#, #""schema": 2"#, "",
                "has schema 2; this version of crosscheck reads up to 1: open it with a newer crosscheck"
            ),
            (#""schema": 1"#, #""schema": 0"#, "", "there is no session of schema 0"),
            (#""schema": 1"#, #""schema": 1, "schema": 1"#, "", "has the name “schema” twice"),
            (#""schema": 1"#, #""schema": "1""#, "", "at schema: should be a number and is a string"),
            (#""schema": 1"#, #""schema": 99999999999999999999"#, "", "is too large a number"),
            (#""log": ["#, #""log": {"#, "", "at log: should be a list and is an object"),
            (#""number": 1,"#, #""number": 7,"#, #""log""#, "at log[0]: should be number 1 and is 7"),
            (#""time": ""#, #""time": "yesterday"#, "", "at log[0].time: should be a time"),
            (#""command": "load "#, #""command": "fetch "#, "", "is no “fetch” as a log writes it"),
            (
                #""command": "load @sha256:"#, #""command": "load @sha256:0"#, "",
                "loads a file that the session does not hold"
            ),
            (#""command": "load @sha256:"#, #""command": "load /etc/passwd "#, "", "is no “load” as a log writes it"),
            (#""answer": ""#, #""answer": "zz"#, "", "should be a SHA-256"),
            (#""text": "On Sunday, killed 164"#, #""text": "On Sunday, killed 165"#, "", "is not the article's bytes"),
            (
                #""text": "164""#, #""text": "165""#, "",
                "has a span outside its text, inside a character or of other words"
            ),
            (#""utf8": [18, 21]"#, #""utf8": [180, 210]"#, "", "has a span outside its text"),
            (
                #""utf8": [18, 21]"#, #""utf8": [9223372036854775806, 9223372036854775807]"#, "",
                "has a span outside its text"
            ),
            (#""utf8": [18, 21]"#, #""utf8": [21, 18]"#, "", "should be two offsets"),
            (#""scalars": [18, 21]"#, #""scalars": [17, 21]"#, "", "has a span outside its text, inside a character"),
            (#""utf8": [20, 23]"#, #""utf8": [1, 23]"#, "", "has a span outside its text, inside a character"),
            (#""low": 164"#, #""low": 1e999999"#, "", "low: should be a plain decimal"),
            (
                #""low": 164"#, #""low": 99999999999999999999999999999999999999999"#, "",
                "low: should be a plain decimal"
            ),
            (
                #""lowRational": {"num": 1, "den": 3}"#, #""lowRational": {"num": 2, "den": 3}"#, "",
                "a fraction and the number beside it differ"
            ),
            (
                #""lowRational": {"num": 1, "den": 3}"#, #""lowRational": {"num": 1, "den": 0}"#, "",
                "a fraction has two whole numbers"
            ),
            (#""low": 164, "high": 164"#, #""low": 165, "high": 164"#, "", "is an interval that holds no number"),
            (
                #""low": 24, "high": 99"#, #""low": 24, "high": 9"#, "",
                "vague.dozens: is an interval that holds no number"
            ),
            (#"policy vague dozens low=24"#, #"policy vague dozens low=240"#, "", "is no “policy” as a log writes it"),
            (#"policy about 12"#, #"policy about 120"#, "", "is no “policy” as a log writes it"),
            (#""about": 12"#, #""about": -12"#, "", "percentages are from 0 to 100"),
            (#"edit c2 low=1/3 high=none"#, #"edit c2 low=1/3 high=0"#, "", "no number is from 1/3 to 0"),
            (#""about": 12"#, #""about": 13"#, "", "settings.policy: is not what the log comes to"),
            (#""outlet": "Bell Weekly""#, #""outlet": "Bell Daily""#, "", "articles[0]: is not what the log comes to"),
            (#""rating": "disputed""#, #""rating": "confirmed""#, "", "ratings: is not what the log comes to"),
            (#""next": {"article": 3"#, #""next": {"article": 1"#, "", "next: is a number that is taken already"),
            (#""handle": "t1""#, #""handle": "t2""#, "", "topics: have a number twice"),
            (#""extractions": ["x"#, #""extractions": ["y"#, "", "names no extraction"),
            (#""kind": "count""#, #""kind": "spell""#, "", "should be one of count, percent"),
            (#""references": {"a1""#, #""references": {"a9""#, "", "names a1, and its references do not"),
        ] as [(String, String, String, String)])
    func refused(from: String, to: String, after: String, words: String) throws {
        let error = try #require(self.error(changed(from, to, after: after)))
        #expect(error.kind == .unreadable)
        #expect(error.message.contains(words), "\(error.message)")
        #expect(error.message.hasPrefix("x.json"))
        #expect(error.message.utf8.count < 1000)
    }

    @Test("quotes kept in place of a text are as long as their range says, and stand in its order")
    func quotes() throws {
        let engines = try NumberEngines.make()
        let text = String(decoding: SessionWriter.document(of: try .eventful(engines), redacted: true), as: UTF8.self)
        let first = try #require(text.firstMatch(of: #/{"utf8": \[(\d+), (\d+)\], "text": "[^"]+"}/#))
        func error(_ quotes: String) throws -> String? {
            let changed = text.replacingCharacters(in: first.range, with: quotes)
            do {
                _ = try SessionReader.session(in: Array(changed.utf8), name: "x")
                return nil
            } catch { return error.message }
        }
        #expect(try error(String(first.0)) == nil)
        #expect(try error(#"{"utf8": [0, 9], "text": "12"}"#)?.contains("a range in utf8 that is as long") == true)
        #expect(try error(#"{"utf8": [3, 3], "text": ""}"#)?.contains("a quote needs words") == true)
        #expect(try error(#"{"utf8": [9, 2], "text": "12"}"#) != nil)
        #expect(
            try error(#"{"utf8": [7, 9], "text": "12"}, {"utf8": [1, 3], "text": "26"}"#)?.contains("in its order")
                == true)
    }

    @Test("a section that is missing is named", arguments: ["settings", "articles", "notes", "log", "texts", "next"])
    func missing(section: String) throws {
        #expect(
            error(try changed("\"\(section)\":", "\"x\":"))?.message.contains("is a session without \(section)") == true
        )
    }

    @Test("is refused at every byte where it may be cut off")
    func truncated() throws {
        let bytes = Array(document.utf8)
        for count in stride(from: 0, to: bytes.count - 1, by: 37) {
            #expect(throws: SessionError.self) { try SessionReader.session(in: Array(bytes[..<count]), name: "x") }
        }
    }

    @Test("a log that is too long is refused where it becomes so, however much stands behind")
    func longLog() throws {
        let entry = """
            {"number": 1, "time": "2022-01-09T12:34:56Z", "kind": "view", "command": "compare", "answer": "\(String(repeating: "0", count: 64))"}
            """
        var text = #"{"crosscheck": "session", "schema": 1, "log": ["#
        text += (1...100_001).map { entry.replacingOccurrences(of: "\"number\": 1", with: "\"number\": \($0)") }
            .joined(separator: ",")
        // No JSON: it is not read.
        text += "," + String(repeating: "{", count: 10_000_000)
        #expect(error(text)?.message.contains("a log has at most 100000 entries") == true)
    }

    @Test("deep nesting is refused in bounded time, also in what is not understood")
    func deep() throws {
        let text = #"{"crosscheck": "session", "schema": 1, "x": "# + String(repeating: "[", count: 10_000_000)
        #expect(error(text)?.message.contains("nests more than 64 levels deep") == true)
    }

    @Test("control and bidi characters in every string survive, and none is written raw")
    func controls() throws {
        let evil = "\u{1B}[31m\u{202E}\u{0}\u{7F}\u{2028}\n\"\\"
        var session = Session()
        try session.apply(
            .load(report("\(evil) killed 7", name: evil, outlet: evil, date: nil, title: "\(evil) killed 8")), engines)
        let key = try session.key("c1")
        try session.apply(.note(.session, evil), engines)
        try session.apply(.rate(claim: key, rating: evil, reason: evil), engines)
        try session.apply(.alias(evil, of: evil + "2"), engines)
        try session.apply(.set(article: session.articles[0].key, .url, evil), engines)
        try session.apply(.edit(claim: key, ClaimEdit([.counted: evil, .place: evil])), engines)
        let bytes = SessionWriter.document(of: session)
        let again = try SessionReader.session(in: bytes, name: "x")
        #expect(again.state == session.state)
        #expect(!bytes.contains(0x1B) && !bytes.contains(0))
        for entry in session.log {
            #expect(!entry.command.unicodeScalars.contains { ResolvedCommand.isControl($0) })
        }
    }

    @Test("members that this version does not know survive everywhere a session is written")
    func unknownMembers() throws {
        let unknown = #""future": {"deep": [1, 2.50, "\u00e9"]}, "#
        var text = document
        let places = [
            #"{\n  |"crosscheck""#, #""settings": {|"policy""#, #"{|"about": 12"#, #"{|"extraction": 1"#,
            #"{|"handle": "a1""#,
            #""edits": [\n    {|"#, #""reviews": [\n    {|"#, #""ratings": [\n    {|"#, #""notes": [\n    {|"#,
            #""links": [\n    {|"#,
            #""aliases": [\n    {|"#, #""topics": [\n    {|"#, #"{|"number": 3,"#, #""extractions": [\n    {|"#,
            #"{|"field": "event""#,
            #""texts": [\n    {|"#, #""dozens": {|"low": 24"#, #""lowRational": {|"num": 1, "den": 3}, "high": null"#,
            #""rates": [{|"from""#, #""factorRational": {|"num""#, #""next": {|"article": 3"#,
            #""next": {|"article": 1, "claim": 1"#,
        ].map { $0.replacingOccurrences(of: "\\n", with: "\n").split(separator: "|").map(String.init) }
        for place in places {
            let range = try #require(text.range(of: place.joined()), "\(place)")
            text.insert(contentsOf: unknown, at: text.index(range.lowerBound, offsetBy: place[0].count))
        }
        let session = try SessionReader.session(in: Array(text.utf8), name: "x")
        let written = String(decoding: SessionWriter.document(of: session), as: UTF8.self)
        #expect(
            written.components(separatedBy: #"{"deep": [1, 2.50, "\u00e9"]}"#).count == places.count + 1, "\(written)")
        let again = try SessionReader.session(in: Array(written.utf8), name: "x")
        #expect(String(decoding: SessionWriter.document(of: again), as: UTF8.self) == written)
        #expect(again.state == session.state)
    }

    @Test("an older schema is upgraded step by step, and what the upgrade cannot do is told")
    func upgrade() throws {
        let older = try changed(#""schema": 1"#, #""schema": -1"#).replacingOccurrences(
            of: "\"ratings\":", with: "\"verdicts\":")
        let upgrades: [Int: SessionReader.Upgrade] = [
            -1: { value throws(JSONError) in
                guard case .object(let members) = value else { throw JSONError(contradictionAt: "", "is no object") }
                return .object(members.map { $0.name == "verdicts" ? .init("ratings", $0.value) : $0 })
            },
            0: { value throws(JSONError) in
                guard case .object(let members) = value else { throw JSONError(contradictionAt: "", "is no object") }
                return .object(members.map { $0.name == "schema" ? .init("schema", .number("1")) : $0 })
            },
        ]
        let session = try SessionReader.session(in: Array(older.utf8), name: "x", upgrades: upgrades)
        #expect(SessionWriter.document(of: session) == Array(document.utf8))
        #expect(error(older)?.message.contains("there is no session of schema -1") == true)
    }
}
