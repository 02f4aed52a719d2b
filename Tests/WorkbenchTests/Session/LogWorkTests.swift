import Claims
import Testing

@testable import Workbench

/// Work is counted and not timed: a session that was worked on for years is opened in time that grows with its log and not with the
/// square of it, and a stranger's that asks for more is refused.
@Suite("The work that a log asks for")
struct LogWorkTests {
    /// What an entry of a long log may be.
    enum Kind: String, CaseIterable {
        case note, edit, review, rate, link, alias, add, date, outlet, about, vague, load, drop, refresh, undo, view
    }

    let engines: Engines
    init() throws { engines = try NumberEngines.make() }

    /// A session whose log has so many entries of a kind.
    private func session(_ count: Int, of kind: Kind) throws -> Session {
        var session = Session()
        let text = String(repeating: "killed 164 ", count: 3) + String(repeating: "word ", count: 500)
        try session.apply(.load(report(text)), engines)
        let keys = session.claims.map(\.claim.key)
        for i in 0..<count {
            let article = session.articles.first?.key ?? ""
            let key = keys[i % keys.count]
            switch kind {
            case .note: try session.apply(.note(.claim(key), "\(i)"), engines)
            case .edit: try session.apply(.edit(claim: key, ClaimEdit([.place: "place \(i)"])), engines)
            case .review: try session.apply(.review(claim: keys[0], i % 2 == 0 ? .accepted : .rejected), engines)
            case .rate: try session.apply(.rate(claim: key, rating: "\(i)", reason: "a reason"), engines)
            case .link: try session.apply(i % 2 == 0 ? .link(keys[0], keys[1]) : .unlink(keys[0], keys[1]), engines)
            case .alias: try session.apply(.alias("Ministry", of: "\(i)"), engines)
            case .add:
                let start = 33 + 5 * i
                try session.apply(
                    session.adding(article: article, utf8: start..<(start + 4), ClaimEdit([.low: "1"])), engines)
            case .date: try session.apply(.set(article: article, .date, i % 2 == 0 ? "2022-01-01" : nil), engines)
            case .outlet: try session.apply(.set(article: article, .outlet, "Bell \(i)"), engines)
            case .about: try session.apply(.policy(.about(ExactNumber(11 + i % 2))), engines)
            case .vague:
                try session.apply(.policy(.vague("dozens", Interval(low: ExactNumber(20 + i % 2), high: 99))), engines)
            case .load: try session.apply(.load(report("killed \(i)")), engines)
            case .drop:
                try session.apply(i % 2 == 0 ? .drop(article: article) : .load(report(text)), engines)
            case .refresh: try session.apply(.refresh(article: article), engines)
            case .undo: try session.apply(i == 0 ? .note(.session, "") : i % 2 == 1 ? .undo : .redo, engines)
            case .view: session.logView("compare", answer: "answer to \(session.log.count + 1)", engines: engines)
            }
        }
        return session
    }

    /// The work of opening a session, and of replaying it.
    private func work(_ session: Session) throws -> (opening: Int, replaying: Int) {
        let opened = try SessionReader.session(in: SessionWriter.document(of: session), name: "x")
        #expect(opened.state == session.state)
        let answering = Replay.Answering(
            change: { (_, _, before, _) throws(SessionError) in "answer to \(before.log.count + 1)" },
            view: { (_, session) throws(SessionError) in "answer to \(session.log.count + 1)" })
        let report = try Replay(opened, engines: engines, answering: answering).run()
        #expect(report.drifts == [])
        return (opened.work, report.work)
    }

    @Test("grows with its length, whatever its entries are", arguments: Kind.allCases)
    func linear(kind: Kind) throws {
        let (short, long) = (try work(session(32, of: kind)), try work(session(64, of: kind)))
        #expect(long.opening <= 2 * short.opening + 100, "\(short.opening), \(long.opening)")
        // Each entry's digest is over all claims and all that is said of how they are compared: where these grow with the log, so
        // does what replaying an entry takes.
        let grows = [.load, .add, .link].contains(kind)
        #expect(long.replaying <= (grows ? 4 : 2) * short.replaying + 100, "\(short.replaying), \(long.replaying)")
    }

    @Test("a change takes no longer to be opened for what is said of other claims")
    func others() throws {
        var session = try session(50, of: .note)
        try session.apply(.load(report("injured 12", name: "other.txt")), engines)
        let before = session.work
        try session.apply(.set(article: session.articles[1].key, .date, "2022-01-02"), engines)
        #expect(session.work - before < 10)
    }

    @Test("is bounded: a log that moves many notes from outlet to outlet is refused")
    func refused() throws {
        var session = try session(200, of: .note)
        for i in 0..<200 { try session.apply(.set(article: session.articles[0].key, .outlet, "Bell \(i)"), engines) }
        #expect(session.work > 200 * 200)
        let state = session.state
        try session.refold()
        #expect(session.state == state && session.work > 200 * 200)
        #expect {
            try session.refold(limit: 100 * 200)
        } throws: {
            "\($0)".contains("it asks for more work than a log may")
        }
    }
}
