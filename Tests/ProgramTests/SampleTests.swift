import Foundation
import Testing

@testable import Workbench

@Suite("The sample session")
struct SampleTests {
    /// How the sample is remade; the command file says it too.
    static let remake =
        "SOURCE_DATE_EPOCH=1642291200 swift run -c release crosscheck run \(files)"
    private static let files = "sessions/kazakhstan-2022.ck sessions/remake.ck"

    /// A folder that holds the sample, as the repository does.
    static func sandbox() throws -> Sandbox {
        let empty = FileManager.default.temporaryDirectory.appendingPathComponent(
            "crosscheck-sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: empty) }
        let sandbox = try Sandbox(contents: empty)
        try FileManager.default.copyItem(
            at: Sandbox.repository.appendingPathComponent("sessions"),
            to: sandbox.folder.appendingPathComponent("sessions"))
        return sandbox
    }

    @Test("replayed, every digest is equal")
    func replay() throws {
        let result = try Self.sandbox().run("crosscheck replay sessions/kazakhstan-2022.json")
        #expect(result.status == 0, "\(result.output)\nremake it: \(Self.remake)")
    }

    @Test("made anew by its command file it is the same, byte for byte")
    func fresh() throws {
        let sandbox = try Self.sandbox()
        let file = sandbox.folder.appendingPathComponent("sessions/kazakhstan-2022.json")
        let before = try Data(contentsOf: file)
        let result = try sandbox.run(
            "crosscheck run \(Self.files)", environment: ["SOURCE_DATE_EPOCH": "1642291200"])
        #expect(result.status == 0, "\(result.output)")
        #expect(try Data(contentsOf: file) == before, "the sample is stale; remake it: \(Self.remake)")
        let commands = try String(
            contentsOf: sandbox.folder.appendingPathComponent("sessions/remake.ck"), encoding: .utf8)
        #expect(commands.contains(Self.remake))
    }
}

@Suite("The tutorial")
struct TutorialTests {
    @Test("typed as it stands, every line of every step works")
    func lines() throws {
        let lines = TutorialCommand.steps.flatMap { $0.lines.map(\.line) }
        let result = try SampleTests.sandbox().run("crosscheck --echo", input: lines.map { $0 + "\n" }.joined())
        #expect(result.status == 0, "\(result.output)")
        for line in lines { #expect(result.output.contains("crosscheck> \(line)\n"), "\(line)") }
    }
}

@Suite("The README")
struct ReadmeTests {
    static let file = Sandbox.repository.appendingPathComponent("README.md")

    /// CROSSCHECK_ACCEPT=1 swift test --filter ReadmeTests writes what the program says now.
    @Test("its tour is what the program says, to the byte")
    func tour() throws {
        let written = try String(contentsOf: Self.file, encoding: .utf8)
        let sandbox = try SampleTests.sandbox()
        let fence = "```console\n"
        var parts = written.components(separatedBy: fence)
        #expect(parts.count > 3, "the README has no tour")
        var blocks: [(transcript: Transcript, rest: Substring)] = []
        for part in parts.dropFirst() {
            let end = try #require(part.range(of: "\n```\n"))
            blocks.append((Transcript(part[..<end.lowerBound] + "\n"), part[end.upperBound...]))
        }
        // Lines behind the prompt are one session, from the first block to the last.
        let typed = blocks.flatMap { $0.transcript.scenes.filter { $0.command == nil }.flatMap(\.typed) }
        var answers = try sandbox.session(typed)[...]
        for (index, block) in blocks.enumerated() {
            var text = block.transcript.preface
            for scene in block.transcript.scenes {
                if scene.command == nil {
                    text += answers.prefix(scene.typed.count).joined()
                    answers = answers.dropFirst(scene.typed.count)
                } else {
                    text += try scene.replayed(in: sandbox)
                }
            }
            parts[index + 1] = text + "```\n" + block.rest
        }
        let found = parts.joined(separator: fence)
        if ProcessInfo.processInfo.environment["CROSSCHECK_ACCEPT"] != nil {
            if found != written { try found.write(to: Self.file, atomically: true, encoding: .utf8) }
        } else {
            #expect(
                found == written,
                "\(difference(written, found))\nto accept: CROSSCHECK_ACCEPT=1 swift test --filter ReadmeTests")
        }
    }

    @Test("it names every folder of Sources, and every dependency")
    func codemap() throws {
        let written = try String(contentsOf: Self.file, encoding: .utf8)
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Sandbox.repository.appendingPathComponent("Sources").path)
        for folder in folders where !folder.hasPrefix(".") { #expect(written.contains("`\(folder)`"), "\(folder)") }
        for dependency in ["libedit", "nettle", "libutf8proc"] { #expect(written.contains(dependency)) }
    }
}
