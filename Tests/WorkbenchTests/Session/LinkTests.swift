import Claims
import Testing

@testable import Workbench

/// A session holds what still counts of all that was said against the gate: what was taken back is in the log alone.
@Suite("What is said of topics")
struct LinkTests {
    typealias Link = SessionState.LinkOverride

    private static func held(_ said: [Link]) -> [Link] {
        var state = SessionState()
        for link in said { state.say(link) }
        return Array(state.links)
    }

    @Test(
        "what is said last holds",
        arguments: [
            ("link a b, unlink a b", "unlink a b"), ("link a b, unlink b a, link a b", "link a b"),
            ("link a b, link a c", "link a b, link a c"), ("link a b, split a", "link a b, split a"),
            ("merge a b, merge b a", "merge b a"), ("merge a b, merge b c, split b", "split b"),
            ("split a, split b, merge a c", "split a, split b, merge a c"), ("split a, split a", "split a"),
            ("merge a b, split c", "merge a b, split c"), ("link a b, merge a b", "link a b, merge a b"),
        ])
    func last(said: String, held: String) {
        #expect(Self.held(links(said)) == links(held))
    }

    /// `link a b, split c` as overrides.
    private func links(_ said: String) -> [Link] {
        said.split(separator: ", ").compactMap { one in
            let words = one.split(separator: " ").map(String.init)
            guard let kind = Link.Kind(rawValue: words[0]) else { return nil }
            return Link(kind: kind, a: words[1], b: words.count > 2 ? words[2] : nil)
        }
    }

    @Test("a session of an earlier version, which lists all that was ever said, is opened")
    func earlier() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        try session.apply(.load(report("killed 1 killed 2")), engines)
        let keys = session.claims.map(\.claim.key).sorted()
        try session.apply(.link(keys[0], keys[1]), engines)
        try session.apply(.unlink(keys[0], keys[1]), engines)
        #expect(session.state.links.map(\.kind) == [.unlink])
        var earlier = session
        earlier.state.links = SharedList()
        earlier.state.links += [Link(kind: .link, a: keys[0], b: keys[1]), Link(kind: .unlink, a: keys[0], b: keys[1])]
        let opened = try SessionReader.session(in: SessionWriter.document(of: earlier), name: "x")
        #expect(opened.state == session.state)

        earlier.state.links += [Link(kind: .link, a: keys[0], b: keys[1])]
        #expect(throws: SessionError.self) {
            try SessionReader.session(in: SessionWriter.document(of: earlier), name: "x")
        }
    }

    @Test("what is linked no more is not told as linked")
    func unlinked() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        try session.apply(.load(report("killed 1 killed 2")), engines)
        let keys = session.claims.map(\.claim.key)
        try session.apply(.link(keys[0], keys[1]), engines)
        #expect(session.linkedKeys == [keys.sorted()])
        try session.apply(.unlink(keys[0], keys[1]), engines)
        #expect(session.linkedKeys.isEmpty)
    }
}
