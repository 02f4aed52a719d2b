import Testing

@testable import Workbench

@Suite("Unsaved sessions that wait")
struct WaitingSessionsTests {
    /// Leaves the journals of sessions that were never saved, as a shell that was killed does.
    private static func leave(_ notes: [String], in sandbox: Sandbox) throws {
        for note in notes {
            var tools = Tools.installed()
            tools.recovery = .folder(sandbox.folder.path + "/.state/crosscheck/recovery")
            let bench = Bench(tools: tools)
            _ = try Interpreter.run("note \(note)", on: bench)
            bench.deskIfMade?.close()
        }
    }

    @Test("program, -c and shell list the same", arguments: [1, 2])
    func listed(count: Int) throws {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        try Self.leave((1...count).map { "number \($0)" }, in: sandbox)
        let listed = try sandbox.run("crosscheck sessions")
        #expect(listed.status == 0)
        #expect(listed.output.split(separator: "\n").count == count + 1, "\(listed.output)")
        #expect(listed.output.contains("number 1"), "\(listed.output)")
        #expect(try sandbox.run("crosscheck -c sessions").output == listed.output)
        #expect(try sandbox.run("crosscheck", input: "sessions\n").output == listed.output)
        let offer = try sandbox.run("crosscheck -c 'sessions --offer'").output
        #expect(offer.contains(count == 1 ? "An unsaved session" : "2 unsaved sessions wait"), "\(offer)")
    }
}
