import Foundation
import Testing

@Suite("Sessions as the user sees them")
struct TranscriptTests {
    static let folder = Sandbox.sources.appendingPathComponent("Transcripts")

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0.hasSuffix(".txt") }.sorted()
    }()

    /// CROSSCHECK_ACCEPT=1 swift test --filter TranscriptTests writes what the program says now; look at the difference.
    @Test("a transcript is what the program says, to the byte", arguments: names)
    func transcript(name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let written = try String(contentsOf: file, encoding: .utf8)
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        let transcript = Transcript(written)
        #expect(!transcript.scenes.isEmpty, "\(name) runs nothing")
        let found = try transcript.replayed(in: sandbox)
        if ProcessInfo.processInfo.environment["CROSSCHECK_ACCEPT"] != nil {
            if found != written { try found.write(to: file, atomically: true, encoding: .utf8) }
        } else {
            #expect(
                found == written,
                "\(difference(written, found))\nto accept: CROSSCHECK_ACCEPT=1 swift test --filter TranscriptTests")
        }
    }

    @Test("there are at least thirty")
    func enough() { #expect(Self.names.count >= 30) }

    @Test("nothing in a transcript could act on a terminal")
    func safe() throws {
        for name in Self.names {
            let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            for scalar in text.unicodeScalars where scalar != "\n" {
                #expect(scalar.properties.generalCategory != .control, "\(name)")
            }
        }
    }
}
