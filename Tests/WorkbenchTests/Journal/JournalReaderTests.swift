import Claims
import Testing

@testable import Workbench

@Suite("A stranger's journal")
struct JournalReaderTests {
    /// A journal of these lines, each with the sum that it needs.
    private func journal(_ lines: [String]) -> [UInt8] {
        lines.flatMap { line in Array("\(Digest.sha256(line).prefix(16)) \(line)\n".utf8) }
    }

    private let header = #"{"crosscheck":"journal","schema":1,"document":""}"#
    private let entry = """
        {"entry":{"number":1,"time":"2022-01-09T12:34:56Z","kind":"change","command":"note session x",\
        "answer":"\(Digest.sha256(""))","state":"\(Digest.sha256(""))","next":{"article":1,"claim":1,"topic":1}},\
        "next":{"article":1,"claim":1,"topic":2},"topics":{"killed":1}}
        """

    private func error(_ lines: [String]) -> String? {
        do throws(SessionError) {
            let reader = try JournalReader(journal(lines), name: "x.journal")
            _ = try Session().recovering(reader.pending(for: "") ?? [], name: "x.journal")
            return nil
        } catch {
            #expect(error.kind == .unreadable)
            return error.message
        }
    }

    @Test("is read where it is what this program writes")
    func plain() { #expect(error([header, entry]) == nil) }

    @Test(
        "is refused with what is wrong",
        arguments: [
            // Found by fuzzing: the session that it came to could be saved and not be opened.
            (#""killed":1"#, #""killed":0"#, "is no number of a handle"),
            (#""killed":1"#, #""killed":-1"#, "is no number of a handle"),
            (#""killed":1"#, #""killed":1000000000"#, "is no number of a handle"),
            (#""killed":1"#, #""killed":2"#, "is a number that is taken already"),
            (#""killed":1"#, #""killed":1,"injured":1"#, "have a number twice"),
            (#"{"number":1"#, #"{"number":2"#, "does not follow the session's 0 entries"),
            (#""topic":2}"#, #""topic":9999999999}"#, "is no number of a handle"),
            ("note session x", "note session", "is no “note” as a log writes it"),
            (#""topics":"#, #""texts":[{}],"topics":"#, "a text needs file and digest"),
        ])
    func refused(from: String, to: String, words: String) throws {
        let message = try #require(error([header, entry.replacing(from, with: to)]))
        #expect(message.contains(words), "\(message)")
        #expect(message.hasPrefix("x.journal"))
    }
}
