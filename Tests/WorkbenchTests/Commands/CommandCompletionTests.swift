import Claims
import Foundation
import Testing

@testable import Workbench

@Suite("What Tab offers")
struct CommandCompletionTests {
    /// A line with the cursor at its end, and what is offered; nothing here needs an engine.
    static let cases: [(line: String, offers: [String])] = [
        ("", CommandList.all.map { $0.form.name }),
        ("la", ["languages"]),
        ("com", ["compare"]),
        ("  un", ["unlink", "undo"]),
        ("help to", ["topics"]),
        ("frobnicate ", []),
        ("articles --", ["--json"]),
        ("load --o", ["--outlet"]),
        ("load --outlet=X --o", []),
        ("claims --kind mea", ["measure"]),
        ("claims --kind=mea", ["--kind=measure"]),
        ("claims --review ", ["open", "accepted", "rejected"]),
        ("tutorial ", ["1", "2", "3", "4", "5"]),
        ("why ", []),
        ("note 'an open quote ", []),
    ]

    @Test("commands, options and their values", arguments: cases)
    func offers(line: String, offers: [String]) {
        let bench = Bench(
            tools: Tools(engines: LazyEngines { () throws(DataError) in throw DataError(file: "", message: "none") }))
        let completion = CommandCompletion(line: line, cursor: line.utf8.count, bench: bench)
        #expect(completion.candidates.map(\.text) == offers)
    }

    @Test("files with blanks are escaped, folders go on")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("completion-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("more here"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["two words.txt", "قتلى.txt", ".hidden", "monday.json", "monday.json.journal"] {
            try Data().write(to: folder.appendingPathComponent(name))
        }
        let bench = Bench(
            tools: Tools(engines: LazyEngines { () throws(DataError) in throw DataError(file: "", message: "none") }))
        func offers(_ begin: String, _ command: String = "load") -> [CommandCompletion.Candidate] {
            let line = "\(command) \(folder.path)/\(begin)"
            return CommandCompletion(line: line, cursor: line.utf8.count, bench: bench).candidates
        }
        #expect(
            offers("").map { String($0.text.dropFirst(folder.path.count + 1)) } == [
                "monday.json", "monday.json.journal", "more\\ here/", "two\\ words.txt", "قتلى.txt",
            ])
        #expect(offers("").map(\.isWhole) == [true, true, false, true, true])
        // A session is opened: folders and the files that sessions are kept in.
        #expect(
            offers("", "open").map { String($0.text.dropFirst(folder.path.count + 1)) } == [
                "monday.json", "more\\ here/",
            ])
        #expect(offers("two\\ w").count == 1)
        #expect(offers(".h").count == 1)
        for candidate in offers("") {
            let words = try WordReader.words(of: "load " + candidate.text)
            #expect(words.count == 2)
        }
    }
}

@Suite("Times in tables")
struct DateTextTests {
    static let cases: [(String, String)] = [
        ("2022-01-06", "2022-01-06"), ("2022-01-05/2022-01-06", "2022-01-05/06"),
        ("2021-12-31/2022-01-01", "2021-12-31/2022-01-01"),
        ("2022-01-05T18:00/2022-01-05T23:30", "2022-01-05T18:00/23:30"),
        ("2022-01-05T18:00/2022-01-06T02:00", "2022-01-05T18:00/06T02:00"), ("2022-01-01/2022-12-31", "2022"),
        ("2024-02-01/2024-02-29", "2024-02"), ("2024-02-01/2024-02-28", "2024-02-01/28"),
        ("2023-01-01/2024-12-31", "2023-01-01/2024-12-31"), ("2024-01-01/2024-03-31", "2024-01-01/2024-03-31"),
    ]

    @Test("what the end repeats of the start is left out", arguments: cases)
    func short(iso: String, short: String) {
        #expect(DateText.short(CivilInterval(iso: iso)) == short)
    }

    @Test(
        "what is told without its year keeps what it would be nothing without",
        arguments: [
            ("2022-01-01/2022-12-31", "2022"), ("2024-02-01/2024-02-29", "02"), ("2022-01-05/2022-01-06", "01-05/06"),
        ])
    func withoutYear(iso: String, short: String) {
        #expect(DateText.short(CivilInterval(iso: iso), withoutYear: true) == short)
    }
}
