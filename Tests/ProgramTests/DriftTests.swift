import Foundation
import Testing

@Suite("Another engine")
struct DriftTests {
    @Test("one word taken out of one row of a lexicon is told as that lexicon, claim by claim, and may be allowed")
    func lexiconRow() throws {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        let languages = sandbox.folder.appendingPathComponent("languages")
        try FileManager.default.copyItem(
            at: Sandbox.repository.appendingPathComponent("Sources/Extraction/Languages"), to: languages)
        let made = try sandbox.run(
            "printf 'Nine miners drowned and 4 sailors were injured.' > d.txt; "
                + "crosscheck -c 'load d.txt --lang en --outlet Lamp\ncompare\nsave s.json'")
        #expect(made.status == 0, "\(made.output)")
        let replay = "crosscheck replay s.json --languages languages"
        // The same lexicon found elsewhere is the same.
        #expect(try sandbox.run(replay).output.hasSuffix("every digest equal.\n"))
        #expect(try sandbox.run("sed -i 's/ drowned / /' languages/en/lexicon/events.txt").status == 0)
        let drifted = try sandbox.run(replay)
        #expect(drifted.status == 4)
        #expect(
            drifted.output.contains(#/the lexicon of en is [0-9a-f]{12}, the session's [0-9a-f]{12}\./#),
            "\(drifted.output)")
        #expect(drifted.output.contains(#/a1 c1: .*event: killed →/#), "\(drifted.output)")
        #expect(!drifted.output.contains(" c2:"), "\(drifted.output)")
        #expect(drifted.output.hasSuffix("1 claim read otherwise: drift.\n"), "\(drifted.output)")
        let allowed = try sandbox.run(replay + " --allow engine")
        #expect(allowed.status == 0 && allowed.output.hasSuffix("allowed with --allow engine.\n"), "\(allowed.output)")
    }
}
