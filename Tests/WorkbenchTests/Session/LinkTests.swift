import Claims
import Comparison
import Foundation
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

    @Test(
        "a topic keeps its handle when claims are split off, whichever they are; those get new ones in the order of their splits",
        arguments: [
            ("", "a b c", "killed: a b c"),
            ("split a", "a / b c", "killed: b c, killed|2: a"),
            ("split c", "a b / c", "killed: a b, killed|2: c"),
            ("split b, split a", "a / b / c", "killed: c, killed|2: b, killed|3: a"),
            // Merged with what stayed, a claim is no longer apart
            ("split a, merge a c", "a c / b", "killed: a c, killed|2: b"),
        ])
    func handles(said: String, topics: String, identities: String) {
        var session = Session()
        for link in links(said) { session.state.say(link) }
        let made = topics.split(separator: "/").map { claims in
            Topic(
                event: "killed", concept: nil, kind: .count, unit: nil, place: nil,
                claims: claims.split(separator: " ").map(String.init), outlets: 1, origins: 1, shared: [], outside: [])
        }
        let found = session.identified(made)
        // The topics stay in their order.
        #expect(found.map(\.topic.claims) == made.map(\.claims))
        let told = found.map { "\($0.identity): \($0.topic.claims.joined(separator: " "))" }
        #expect(
            told.map { $0.replacingOccurrences(of: "||count||", with: "") }.sorted()
                == identities.components(separatedBy: ", ").sorted())
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
