import Foundation
import Testing

@Suite("The same bytes anywhere")
struct SameBytesTests {
    /// A script's answers, JSON for programs, a saved session with its digests, and its replay.
    private static let line = """
        crosscheck run ferry.ck; crosscheck compare ferry-harbour.en.txt ferry-sahil.ar.txt --json; crosscheck -c help; \
        crosscheck -c 'load ferry-*.txt
        compare
        note c1 İıß
        save made.json'; cat made.json; crosscheck replay made.json; \
        printf '{"id":1,"text":"Eight died."}\\n{"id":2,"text":"İki kişi öldü."}\\n' | crosscheck extract; LC_ALL=C ls -A
        """

    private func output(_ environment: [String: String] = [:], in prefix: String = "") throws -> String {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        let script = sandbox.folder.appendingPathComponent("same.sh")
        try Self.line.write(to: script, atomically: true, encoding: .utf8)
        return try sandbox.run("\(prefix) bash same.sh", environment: environment).output
    }

    @Test(
        "are said and saved in every locale and time zone",
        arguments: ["C", "ar_EG.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"])
    func locales(locale: String) throws {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        // A locale that is not there would be C, and prove nothing.
        let set = try sandbox.run("locale 2>&1", environment: ["LC_ALL": locale])
        #expect(!set.output.contains("Cannot set") && set.output.contains(locale), "run .ci/setup: \(set.output)")
        let plain = try output()
        #expect(plain.contains("every digest equal") && plain.contains(#""crosscheck": "session""#), "\(plain)")
        #expect(try output(["LC_ALL": locale, "LANG": locale, "TZ": "Asia/Almaty"]) == plain)
    }

    @Test("are said and saved on one core as on two, and for a user of another name and home")
    func machines() throws {
        let plain = try output()
        #expect(try output(in: "taskset -c 0") == plain)
        #expect(try output(["USER": "nobody", "LOGNAME": "nobody", "HOME": "/nonexistent"]) == plain)
    }

    @Test("are said and saved in another folder, whatever it is called")
    func folders() throws {
        let elsewhere =
            #"d="$(mktemp -d)/ein anderer Ordner; é" && trap 'rm -rf "${d%/*}"' EXIT && cp -r . "$d" && cd "$d" &&"#
        #expect(try output(in: elsewhere) == output())
    }
}
