import Claims
import Foundation
import Testing

@testable import Workbench

@Suite("Replay")
struct ReplayTests {
    /// The answers that `Session.eventful` logged.
    private let answering = Replay.Answering(
        change: { (_, _, before, _) throws(SessionError) in "answer to \(before.log.count + 1)" },
        view: { (_, session) throws(SessionError) in "answer to \(session.log.count + 1)" })

    private func replay(_ session: Session, _ engines: Engines, _ options: Replay.Options = .init()) throws
        -> ReplayReport
    {
        try Replay(session, engines: engines, answering: answering, options: options).run()
    }

    @Test("the same engine comes to every digest again")
    func sameEngine() throws {
        let engines = try NumberEngines.make()
        // The clock stands elsewhere: digests leave time out.
        let report = try replay(try .eventful(engines), try NumberEngines.make(seconds: 9))
        #expect(report.drifts == [])
        #expect(report.passes == [.fresh])
        #expect(!report.hasDrifted)
    }

    @Test("a lexicon that reads fewer claims is told as that, claim by claim, and may be allowed")
    func lexicon() throws {
        let session = try Session.eventful(try NumberEngines.make())
        let other = try NumberEngines.make(lexicon: String(repeating: "2", count: 64), skipping: "164")
        var report = try replay(session, other)
        #expect(report.passes == [.stored, .extraction])
        #expect(report.drifts == [])
        #expect(
            report.engineChanges.map(\.description) == ["the lexicon of en is 222222222222, the session's 111111111111"]
        )
        #expect(report.differences.map(\.claim).allSatisfy { $0 == "c1" })
        #expect(report.differences.contains { $0.stored?.quantity.text == "164" && $0.now == nil })
        #expect(report.hasDrifted)
        var options = Replay.Options()
        options.allowsEngine = true
        report = try replay(session, other, options)
        #expect(!report.hasDrifted)
    }

    @Test("another comparison rule is told as the comparison, at the first step that it reaches")
    func comparisonRule() throws {
        let session = try Session.eventful(try NumberEngines.make())
        // The rule's id changed and the version did not: the case that nobody meant.
        let report = try replay(session, try NumberEngines.make(conflictRule: "conflicts.other"))
        #expect(report.drifts.count == 1)
        #expect(report.drifts.first?.cause == .comparison)
        #expect(report.drifts.first.map { session.log[$0.step - 1].command == $0.command } == true)
        #expect(report.hasDrifted)
        var options = Replay.Options()
        options.keepsGoing = true
        #expect(try replay(session, try NumberEngines.make(conflictRule: "conflicts.other"), options).drifts.count > 1)
        // The version changed with it: another engine.
        let told = try replay(session, try NumberEngines.make(comparison: 2, conflictRule: "conflicts.other"))
        #expect(told.engineChanges.map(\.description) == ["the comparison engine is version 2, the session's 1"])
        #expect(told.drifts.first?.cause == .engine)
    }

    @Test("other claims by an engine that says it is the same are told as extraction")
    func silentExtraction() throws {
        let session = try Session.eventful(try NumberEngines.make())
        let report = try replay(session, try NumberEngines.make(skipping: "164"))
        #expect(report.drifts.first?.cause == .extraction)
        #expect(report.drifts.first?.step == 1)
    }

    @Test("another answer to a view is told as the answer")
    func answer() throws {
        let engines = try NumberEngines.make()
        var session = try Session.eventful(engines)
        session.logView("why c1", answer: "other words", engines: engines)
        let report = try replay(session, engines)
        #expect(report.drifts.map(\.cause) == [.answer])
        #expect(report.drifts.first?.command == "why c1")
    }

    @Test("the same commands run on another article")
    func substitute() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        try session.apply(.load(report("killed 164 people", name: "a.txt")), engines)
        try session.apply(.note(.claim(try session.key("c1")), "look again"), engines)
        session.logView("why c1", answer: "x", engines: engines)
        var options = Replay.Options()
        options.substitutes = ["a.txt": report("so far killed 20 people", name: "b.txt", outlet: nil)]
        let report = try replay(session, engines, options)
        #expect(report.drifts == [])
        #expect(report.answers.map(\.step) == [1, 2, 3])
        #expect(report.result?.claims.map(\.claim.quantity.text) == ["20"])
        #expect(report.result?.state.notes.map(\.text) == ["look again"])
        options.substitutes = ["c.txt": options.substitutes["a.txt"]!]
        #expect(throws: SessionError(.usage, "no article of the session was loaded as “c.txt”", word: "c.txt")) {
            try replay(session, engines, options)
        }
    }

    @Test("on another article a command is one step of undo as well")
    func substituteSteps() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        for (name, first) in [("a.txt", nil), ("b.txt", 1), ("c.txt", 1)] {
            var step = try session.applying(.load(report("killed 164 people in \(name)", name: name)), engines: engines)
            step.entry?.joins = first
            session = step.logged(answer: "x")
        }
        try session.apply(.undo, engines)
        var options = Replay.Options()
        options.keepsGoing = true
        // The same text as b.txt from the same outlet: it is not added, and the numbers of the entries shift.
        options.substitutes = ["a.txt": report("killed 9 people", name: "z.txt")]
        #expect(try replay(session, engines, options).result?.articles.count == 0)
    }

    @Test("what could not be done on another article is not taken back there, nor anything in its place")
    func othersUnwinding() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        try session.apply(.load(report("killed 164 and injured 20", name: "a.txt")), engines)
        try session.apply(.note(.session, "stays"), engines)
        // The other article has no second claim.
        try session.apply(.review(claim: try session.key("c2"), .accepted), engines)
        try session.apply(.undo, engines)
        try session.apply(.redo, engines)
        try session.apply(.undo, engines)
        try session.apply(.undo, engines)
        try session.apply(.redo, engines)
        var options = Replay.Options()
        options.substitutes = ["a.txt": report("killed 9 people", name: "z.txt")]
        let report = try replay(session, engines, options)
        #expect(report.drifts.map(\.step) == [3, 4, 5, 6])
        #expect(report.result?.state.notes.map(\.text) == ["stays"])
        #expect(report.result?.articles.count == 1)
    }

    @Test("a session without its texts is replayed from the stored claims, and says what it cannot check")
    func redacted() throws {
        let engines = try NumberEngines.make()
        let session = try Session.eventful(engines)
        let bytes = SessionWriter.document(of: session, redacted: true)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("On Sunday, killed"))
        let read = try SessionReader.session(in: bytes, name: "redacted.json")
        let report = try replay(read, engines)
        #expect(report.passes == [.stored])
        #expect(report.redacted.count == 2)
        #expect(report.drifts == [])
        #expect(report.unchecked == [])
        // What shows whole sentences cannot come to the same.
        var quoting = answering
        quoting.quotesSentences = { $0.hasPrefix("compare") }
        let views = read.log.filter { $0.kind == .view && $0.command.hasPrefix("compare") }.map(\.number)
        let other = try Replay(read, engines: engines, answering: quoting, options: .init()).run()
        #expect(!views.isEmpty && other.unchecked == views)
        #expect(other.drifts == [])
        // Saved again it keeps the same quotes.
        #expect(read.texts.contains { !$0.quotes.isEmpty })
        let again = try SessionReader.session(in: SessionWriter.document(of: read), name: "again.json")
        #expect(again.texts == read.texts)
    }

    @Test("what waits in the journal beside the file is told, and is neither replayed nor touched")
    func journalBeside() throws {
        let engines = try NumberEngines.make()
        let folder = try TemporaryFolder()
        let path = folder.file("s.json")
        let desk = Desk(engines: engines)
        func note(_ text: String) throws {
            _ = try desk.change(.note(.session, text)) { (_, _) throws(SessionError) in "noted" }
        }
        try note("one")
        try desk.save(as: path)
        #expect(try Replay.session(at: path).unsaved == 0)
        try note("two")
        try note("three")
        let names = folder.names
        let (session, unsaved) = try Replay.session(at: path)
        #expect(session.log.count == 1 && unsaved == 2)
        #expect(folder.names == names)
        var report = ReplayReport(steps: 1)
        report.unsaved = unsaved
        let answer = ReplayText.answer(report, name: "s.json")
        #expect(
            answer.plainText.contains("2 log entries wait in the journal beside the file, not saved and not replayed"))
        #expect(answer.json[0].contains(#""unsaved":2"#))
        // The same journal beside another document has nothing for it.
        let other = folder.file("other.json")
        try Desk(session: desk.session, engines: engines).save(as: other)
        try FileManager.default.copyItem(atPath: path + ".journal", toPath: other + ".journal")
        #expect(try Replay.session(at: other).unsaved == 0)
        try note("four")
        try desk.save()
        #expect(try Replay.session(at: path).unsaved == 0)
    }

    @Test(
        "one rule of the program's own comparison that decides otherwise is told as the comparison, where it first does"
    )
    func oneRule() throws {
        let engines = try SampleArticles.engines()
        var session = Session()
        for (text, name) in [("At least 8 people were killed.", "a"), ("Twelve people were killed.", "b")] {
            try session.apply(.load(report(text, name: name, outlet: name)), engines)
        }
        #expect(try replay(session, engines).drifts == [])
        var other = engines
        other.compare = { claims, sources, overrides, policy in
            var compared = engines.compare(claims, sources, overrides, policy)
            for i in compared.pairs.indices where compared.pairs[i].kind == .refines {
                compared.pairs[i].kind = .agrees
            }
            return compared
        }
        let report = try replay(session, other)
        #expect(report.engineChanges == [])
        #expect(report.drifts.map(\.cause) == [.comparison] && report.drifts.map(\.step) == [2])
    }
}
