import Foundation
import Testing

@Suite("The system that tests run on")
struct SystemTests {
    @Test(
        "has the locales under which output must be the same bytes",
        arguments: ["ar_EG.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"])
    func locales(name: String) {
        let locale = newlocale(1 << LC_CTYPE | 1 << LC_NUMERIC, name, nil)
        #expect(locale != nil, "run .ci/setup, which makes \(name)")
        if let locale { freelocale(locale) }
    }

    @Test("has the programs that tests are driven with", arguments: ["/usr/bin/python3", "/usr/bin/tmux", "/bin/bash"])
    func programs(path: String) {
        #expect(access(path, X_OK) == 0, "run .ci/setup, which installs \(path)")
    }
}
