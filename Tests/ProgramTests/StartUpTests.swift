import Foundation
import Testing

@Suite("Starting the program")
struct StartUpTests {
    static let empty = FileManager.default.temporaryDirectory.appendingPathComponent("crosscheck-empty-\(getpid())")

    private static func sandbox() throws -> Sandbox {
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        return try Sandbox(contents: empty)
    }

    @Test("--version, --help, help and an empty line read no catalogue and no lexicon")
    func readsNothing() throws {
        let sandbox = try Self.sandbox()
        // Moved alone, the program finds neither: a command that needs them says so, these do not need them.
        try FileManager.default.copyItem(
            at: Sandbox.build.appendingPathComponent("crosscheck"), to: sandbox.folder.appendingPathComponent("moved"))
        for line in [
            "./moved --version", "./moved --help", "echo | ./moved", "./moved -c 'help load'", "./moved -c tutorial",
        ] {
            #expect(try sandbox.run(line).status == 0, "\(line)")
        }
        let needing = try sandbox.run("./moved -c languages")
        #expect(needing.status == 3)
        #expect(needing.output.contains("was not found"), "\(needing.output)")
    }

    @Test("moved with its data, beside it or in ../share/crosscheck, the program works as before")
    func moved() throws {
        let sandbox = try Self.sandbox()
        let files = FileManager.default
        for folder in ["beside", "installed/bin", "installed/share/crosscheck"] {
            try files.createDirectory(
                at: sandbox.folder.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        let sources = Sandbox.repository.appendingPathComponent("Sources")
        for (program, data) in [("beside", "beside"), ("installed/bin", "installed/share/crosscheck")] {
            try files.copyItem(
                at: Sandbox.build.appendingPathComponent("crosscheck"),
                to: sandbox.folder.appendingPathComponent(program + "/crosscheck"))
            try files.copyItem(
                at: sources.appendingPathComponent("Claims/Catalogue"),
                to: sandbox.folder.appendingPathComponent(data + "/Catalogue"))
            try files.copyItem(
                at: sources.appendingPathComponent("Extraction/Languages"),
                to: sandbox.folder.appendingPathComponent(data + "/Languages"))
            let line =
                "printf 'load - --lang en\\nFive people were killed.\\n.\\nclaims --json\\n' | \(program)/crosscheck"
            let result = try sandbox.run(line)
            #expect(result.status == 0 && result.output.contains(#""event":"killed""#), "\(result.output)")
        }
    }

    @Test("a reader that goes away ends the program quietly")
    func closedPipe() throws {
        let sandbox = try Self.sandbox()
        let result = try sandbox.run("seq 2000 | sed s/.*/help/ | crosscheck | head -1")
        #expect(result.output == "Articles and claims\n")
        #expect(result.status == 0)
    }

    @Test("a full disk is said, with its own exit status")
    func fullDisk() throws {
        let sandbox = try Self.sandbox()
        let result = try sandbox.run("crosscheck -c help > /dev/full")
        #expect(result.status == 5)
        #expect(result.output.hasPrefix("crosscheck: standard output:"), "\(result.output)")
    }

    @Test("exit statuses are those that --help names")
    func statuses() throws {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        let cases: [(line: String, status: Int32)] = [
            ("crosscheck -c help", 0), ("crosscheck -c 'expect 1 article'", 1), ("crosscheck -c frobnicate", 2),
            ("crosscheck --frobnicate", 2), ("crosscheck -c 'load nowhere.txt'", 3), ("crosscheck replay draft.txt", 3),
            ("crosscheck -c 'save nowhere/a.json'", 5), ("crosscheck run nowhere.ck", 3),
            ("printf 'frobnicate\\nload nowhere.txt\\nexpect 1 article\\n' | crosscheck --keep-going", 3),
            ("printf 'frobnicate\\nload nowhere.txt\\n' | crosscheck", 2),
            ("printf '{}\\n' | crosscheck extract", 3), ("crosscheck check draft.txt --against bulletin.en.txt", 1),
        ]
        for (line, status) in cases { #expect(try sandbox.run(line).status == status, "\(line)") }
    }

    @Test("a fault in the program is said, with its own status; Ctrl-C ends a script as it ends any program")
    func faults() throws {
        let sandbox = try Self.sandbox()
        for (signal, status) in [("ILL", 70), ("SEGV", 70), ("INT", 128 + 2)] {
            let result = try sandbox.run(
                "mkfifo f; timeout --preserve-status -s \(signal) 1 crosscheck run f; s=$?; rm f; exit $s")
            #expect(result.status == Int32(status), "SIG\(signal): \(result.output)")
            #expect(result.output.hasPrefix("crosscheck: a fault") == (status == 70), "\(result.output)")
        }
    }
}
