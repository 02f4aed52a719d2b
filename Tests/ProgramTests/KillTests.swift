import Foundation
import Testing

@Suite("SIGKILL")
struct KillTests {
    @Test("a killed session has every acknowledged command, and none half (Tests/Fuzz/kill.py runs it for long)")
    func kills() throws {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        let script = Sandbox.repository.appendingPathComponent("Tests/Fuzz/kill.py").path
        let result = try sandbox.run("/usr/bin/python3 '\(script)' \"$(command -v crosscheck)\" --kills 100")
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.hasPrefix("100 kills, "), "\(result.output)")
    }
}
