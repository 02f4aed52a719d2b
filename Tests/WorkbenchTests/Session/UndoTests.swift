import Claims
import Testing

@testable import Workbench

@Suite("Undo, redo and handles")
struct UndoTests {
    let engines: Engines
    init() throws { engines = try NumberEngines.make() }

    /// The session as it was after so many log entries.
    private func session(_ full: Session, after entries: Int) throws -> Session {
        var session = full
        (session.log, session.history) = (SharedList(), History())
        for entry in full.log[..<entries] { session.record(entry) }
        try session.refold()
        return session
    }

    private func reopened(_ session: Session) throws -> Session {
        try SessionReader.session(in: SessionWriter.document(of: session), name: "x")
    }

    @Test("every change is taken back and done again, also when the session was saved and opened in between")
    func everyChange() throws {
        let full = try Session.eventful(engines)
        var verbs: Set<String> = []
        for (number, entry) in full.log.enumerated() where entry.kind == .change {
            let verb = String(entry.command.prefix { $0 != " " })
            guard verb != "undo", verb != "redo" else { continue }
            let (before, after) = (try session(full, after: number), try session(full, after: number + 1))
            var session = after
            try session.apply(.undo, engines)
            #expect(session.state == before.state, "\(entry.command)")
            session = try reopened(session)
            try session.apply(.redo, engines)
            #expect(session.state == after.state, "\(entry.command)")
            session = try reopened(session)
            try session.apply(.undo, engines)
            #expect(session.state == before.state, "\(entry.command)")
            verbs.insert(verb)
        }
        #expect(
            verbs == [
                "load", "drop", "set", "policy", "note", "edit", "add", "accept", "reject", "rate", "link", "unlink",
                "alias",
                "refresh",
            ])
    }

    @Test("what one command made is one step, also when the session was saved and opened in between")
    func steps() throws {
        var session = Session()
        func apply(_ change: Change, joining first: Int? = nil) throws {
            var step = try session.applying(change, engines: engines)
            step.entry?.joins = first
            session = step.logged(answer: "answer")
        }
        try apply(.load(report("killed 1", name: "a")))
        try apply(.load(report("killed 2", name: "b")))
        try apply(.load(report("killed 3", name: "c")), joining: 2)
        try apply(.load(report("killed 4", name: "d")), joining: 2)
        session = try reopened(session)
        try apply(.undo)
        #expect(session.articles.map(\.handle.description) == ["a1"])
        session = try reopened(session)
        try apply(.redo)
        #expect(session.articles.map(\.handle.description) == ["a1", "a2", "a3", "a4"])
        try apply(.undo)
        // Another change in between: nothing joins across it.
        try apply(.note(.session, "x"))
        try apply(.load(report("killed 5", name: "e")), joining: 2)
        try apply(.undo)
        #expect(session.articles.map(\.handle.description) == ["a1"])
        #expect(session.state.notes.count == 1)
        #expect(session.canRedo)
    }

    @Test("a number is never given twice, not after an undo and not after a drop")
    func numbers() throws {
        var session = Session()
        try session.apply(.load(report("killed 1 and injured 2", name: "a")), engines)
        try session.apply(.undo, engines)
        try session.apply(.load(report("killed 3 and injured 4 and missing 5", name: "b")), engines)
        #expect(session.articles.map(\.handle.description) == ["a2"])
        #expect(session.claims.map(\.handle.description) == ["c3", "c4", "c5"])
        try session.apply(.drop(article: session.articles[0].key), engines)
        try session.apply(.load(report("killed 3 and injured 4 and missing 5", name: "b")), engines)
        #expect(session.articles.map(\.handle.description) == ["a3"])
        #expect(session.claims.map(\.handle.description) == ["c6", "c7", "c8"])
        let topics = session.comparison(engines).topics.map(\.handle.description)
        #expect(topics == ["t1", "t2", "t3"])
        session = try reopened(session)
        #expect(session.comparison(engines).topics.map(\.handle.description) == topics)
    }

    @Test("numbers that are used up are told, and the session is as before")
    func lastNumbers() throws {
        var session = Session()
        session.next.claim = Handle.numbers.upperBound - 1
        try session.apply(.load(report("killed 1", name: "a")), engines)
        #expect(session.claims.map(\.handle.number) == [Handle.numbers.upperBound - 1])
        #expect(throws: SessionError.self) { try session.applying(.load(report("killed 2 and 3")), engines: engines) }
        #expect(try SessionReader.session(in: SessionWriter.document(of: session), name: "x").state == session.state)
    }

    @Test("a claim that is read again keeps its number, and one that is gone leaves it free for nobody")
    func refreshed() throws {
        var session = Session()
        try session.apply(.load(report("killed 164 and injured 2200")), engines)
        try session.apply(.note(.claim(try session.key("c1")), "the first"), engines)
        let forgetful = try NumberEngines.make(extraction: 2, skipping: "164")
        try session.apply(.refresh(article: session.articles[0].key), forgetful)
        #expect(session.claims.map(\.handle.description) == ["c2"])
        try session.apply(.refresh(article: session.articles[0].key), engines)
        #expect(session.claims.map(\.handle.description) == ["c1", "c2"])
        #expect(session.notes(about: .claim(try session.key("c1"))).map(\.text) == ["the first"])
    }

    @Test("another outlet takes along what the analyst said of an article and its claims")
    func outlet() throws {
        var session = Session()
        try session.apply(.load(report("killed 164 and injured 2200")), engines)
        try session.apply(.note(.claim(try session.key("c1")), "the first"), engines)
        try session.apply(.edit(claim: try session.key("c2"), ClaimEdit([.low: "2000"])), engines)
        try session.apply(.rate(claim: try session.key("c1"), rating: "likely", reason: "two sources"), engines)
        try session.apply(.set(article: session.articles[0].key, .outlet, "Lamp"), engines)
        #expect(session.claims.map(\.handle.description) == ["c1", "c2"])
        #expect(session.claims.allSatisfy { $0.claim.key.hasPrefix("Lamp@") })
        #expect(session.notes(about: .claim(try session.key("c1"))).count == 1)
        #expect(session.claims[1].claim.quantity.interval.low == 2000)
        #expect(session.claims[0].rating?.rating == "likely")
    }

    @Test("the same bytes from the same outlet are said and not added, from another they are a copy")
    func copies() throws {
        var session = Session()
        try session.apply(.load(report("killed 164")), engines)
        let again = try session.applying(.load(report("killed 164", name: "other.txt")), engines: engines)
        #expect(again.outcome == .alreadyLoaded(Handle(.article, 1)))
        #expect(again.session.log == session.log)
        try session.apply(.load(report("killed 164", outlet: "Lamp")), engines)
        #expect(session.articles.map(\.copyOf) == [nil, Handle(.article, 1)])
    }

    @Test("what cannot be done changes nothing and says why")
    func refused() throws {
        let session = Session()
        for change: Change in [
            .undo, .redo, .drop(article: "x"), .note(.claim("x"), "y"), .review(claim: "x", .accepted), .link("x", "y"),
            .refresh(article: "x"), .set(article: "x", .date, "2022-01-01"),
        ] {
            #expect {
                try session.applying(change, engines: engines)
            } throws: {
                ($0 as? SessionError)?.kind == .usage
            }
        }
        for (field, value) in [(ClaimEdit.Field.low, "many"), (.kind, "date"), (.asOf, "yesterday"), (.stance, "true")]
        {
            #expect(throws: SessionError.self) { try ClaimEdit([field: value]) }
        }
    }

    @Test("an end of a figure that is moved past the other takes it along; two that leave no number are refused")
    func emptyFigures() throws {
        var session = Session()
        try session.apply(.load(report("killed 3 and injured 9")), engines)
        let key = try session.key("c1")
        for (edit, figure) in [
            ([ClaimEdit.Field.low: "4"], Interval(4)), ([.low: "2"], Interval(low: 2, high: 3)),
            ([.high: "1"], Interval(1)), ([.lowOpen: "true"], Interval(3)),
            ([.low: "1", .lowOpen: "true"], Interval(low: 1, high: 3, lowOpen: true)),
        ] {
            var edited = session
            try edited.apply(.edit(claim: key, ClaimEdit(edit)), engines)
            #expect(edited.claims[0].claim.quantity.interval == figure)
        }
        #expect(throws: SessionError(.usage, "no number is from 4 to 3")) { try ClaimEdit([.low: "4", .high: "3"]) }
        #expect(throws: SessionError.self) { try ClaimEdit([.low: "4", .high: "4", .highOpen: "true"]) }
        try session.apply(.edit(claim: key, ClaimEdit([.low: "2"])), engines)
        #expect(throws: SessionError(.usage, "no number is from 2 to 1")) {
            try session.apply(.edit(claim: key, ClaimEdit([.high: "1"])), engines)
        }
    }

    @Test(
        "a resolved command is read back as it was meant",
        arguments: [
            ResolvedCommand(["note", "session", ""]),
            ResolvedCommand(["note", "c1", "a \"b\" \\ c\n\t\r\u{202E}\u{0}é"]),
            ResolvedCommand(
                ["load", "@sha256:ab"], [("name", "x y.txt"), ("outlet", "a=b"), ("url", nil), ("title", "")]),
            ResolvedCommand(["alias", "#1", "it's; so"]),
        ])
    func resolved(command: ResolvedCommand) {
        #expect(ResolvedCommand(command.text) == command)
        #expect(!command.text.unicodeScalars.contains { ResolvedCommand.isControl($0) })
    }

    @Test(
        "what no log writes is no command",
        arguments: [
            "", " note", "note ", "note  x", "note \"x", "note x=1 y", "note a=1 a=2", "note \"\\q\"",
            "note \"\\u{110000}\"", "no\u{1B}te",
        ])
    func unresolved(line: String) { #expect(ResolvedCommand(line) == nil) }
}
