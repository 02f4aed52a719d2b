import Claims
import Foundation
import Testing

@testable import Workbench

/// Long scripts of every command, on disks that fail in every way: `Tests/Faults/run` does it for long.
@Suite("Scripts on failing disks")
struct FaultScriptTests {
    /// How long scripts are run, in seconds, and the number of the first.
    private static let seconds = Double(ProcessInfo.processInfo.environment["CROSSCHECK_FAULT_SECONDS"] ?? "") ?? 5
    private static let firstSeed = UInt64(ProcessInfo.processInfo.environment["CROSSCHECK_FAULT_SEED"] ?? "") ?? 1

    @Test("lose nothing that was acknowledged and leave nothing half done")
    func scripts() throws {
        let engines = try NumberEngines.make()
        let end = Date(timeIntervalSinceNow: Self.seconds)
        var (seed, total) = (Self.firstSeed, FaultScript.Figures())
        repeat {
            let folder = try TemporaryFolder()
            var script = try FaultScript(seed: seed, folder: folder, engines: engines)
            #expect(throws: Never.self, "script \(seed), \(script.fault)") { try script.run() }
            total += script.figures
            seed += 1
        } while Date() < end
        #expect(total.failures > 0 && total.acknowledged > 0 && total.reopened > 0)
        print(
            "\(seed - Self.firstSeed) scripts, \(total.acknowledged) acknowledged commands, none lost; "
                + "\(total.failures) faults, \(total.refused) commands refused for them, \(total.reopened) openings, "
                + "\(total.whole) entries found whole that were not acknowledged")
    }
}

/// Pseudorandom numbers, the same for the same seed (xorshift).
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// A number from 0, below `count`.
    mutating func below(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }
}

/// A script of pseudorandom commands on a session, and a disk that fails for a while.
private struct FaultScript {
    struct Figures {
        var acknowledged = 0, refused = 0, failures = 0, reopened = 0, whole = 0

        static func += (a: inout Figures, b: Figures) {
            a.acknowledged += b.acknowledged
            a.refused += b.refused
            a.failures += b.failures
            a.reopened += b.reopened
            a.whole += b.whole
        }
    }

    /// What was lost, or is there and should not be.
    struct Lost: Error, CustomStringConvertible {
        let description: String
    }

    /// The folder went while nothing held the session: there is nowhere left to look.
    private struct Gone: Error {}

    private(set) var figures = Figures()
    let fault: String
    private var chance: Chance
    private let engines: Engines
    private let folder: TemporaryFolder
    private let files: FaultyFiles
    private let vanishes: Bool
    /// Whether more than one operation fails, so that what is not acknowledged may not be taken back either.
    private let lasts: Bool
    private var path: String
    private var desk: Desk
    /// Entries of the document on disk.
    private var saved: Int
    /// A line says which one it is.
    private var step = 0

    init(seed: UInt64, folder: TemporaryFolder, engines: Engines) throws {
        chance = Chance(seed: seed)
        self.folder = folder
        self.engines = engines
        path = folder.file("s.json")
        let first = Desk(engines: engines)
        _ = try first.change(.load(report("killed 164 and injured 2200 in 2022"))) { (_, _) throws(SessionError) in "" }
        try first.save(as: path)
        first.close()
        files = FaultyFiles(folder: folder.path)
        desk = try Desk(opening: path, engines: engines, files: files)
        saved = 1
        // From which operation on the disk fails, and how often.
        let fault = FaultyFiles.Fault.allCases[chance.below(FaultyFiles.Fault.allCases.count)]
        let start = 1 + chance.below(300)
        let count = [1, 1, 2, 3, 10, 100, Int.max - start][chance.below(7)]
        files.fail(fault, in: start..<(start + count))
        vanishes = fault == .vanishedFolder
        lasts = count > 1
        self.fault = "\(fault.rawValue) from operation \(start), \(count) times"
    }

    /// Runs the script and throws what was lost.
    mutating func run() throws {
        do {
            try runToEnd()
        } catch is Gone {}
    }

    private mutating func runToEnd() throws {
        for _ in 0..<60 {
            step += 1
            switch chance.below(14) {
            case 0: try save(as: nil)
            case 1 where chance.below(3) == 0: try save(as: folder.file(["s.json", "t.json"][chance.below(2)]))
            case 2: try reopen(closing: chance.below(2) == 0)
            default: try command()
            }
            if vanishes, files.failures > 0 || folder.names.isEmpty { return try takeRefuge() }
        }
        try reopen(closing: false)
        figures.failures = files.failures
    }

    // MARK: Commands

    private mutating func command() throws {
        let before = desk.session
        do throws(SessionError) {
            if chance.below(6) == 0 {
                try desk.view("compare", answer: "topics \(step)")
            } else {
                guard let change = try change() else { return }
                _ = try desk.change(change) { (_, _) throws(SessionError) in "answer \(step)" }
            }
            figures.acknowledged += desk.session.log.count - before.log.count
        } catch {
            // A change may name nothing that is there; what the disk refuses is told as that.
            guard [.usage, .cannotWrite].contains(error.kind) else { throw Lost(description: "\(step): \(error)") }
            if error.kind == .cannotWrite { figures.refused += 1 }
            guard desk.session.log == before.log, desk.session.state == before.state else {
                throw Lost(description: "\(step): a change that was refused is there")
            }
        }
    }

    /// A change of any kind; nil where there is nothing that it could change.
    private mutating func change() throws(SessionError) -> Change? {
        let session = desk.session
        let kind = chance.below(17)
        if kind == 0 || session.articles.isEmpty {
            return .load(
                report("killed \(step) and injured \(step + 40)", name: "\(step).txt", outlet: "Bell \(step % 3)"))
        }
        let article = session.articles[chance.below(session.articles.count)].key
        let claims = session.claims.map(\.claim.key)
        guard !claims.isEmpty else { return .refresh(article: article) }
        let (a, b) = (claims[chance.below(claims.count)], claims[chance.below(claims.count)])
        return switch kind {
        case 1: .drop(article: article)
        case 2: .set(article: article, .outlet, "Lamp \(step)")
        case 3: .set(article: article, .date, "2022-01-\(10 + step % 20)")
        case 4: .policy(.about(ExactNumber(step)))
        case 5: .policy(.vague("dozens", Interval(low: ExactNumber(20 + step), high: 99)))
        case 6: .note(.claim(a), "note \(step)")
        case 7: .edit(claim: a, try ClaimEdit([.event: "event\(step)", .low: "1/3"]))
        case 8: try session.adding(article: article, utf8: 0..<6, try ClaimEdit([.low: "\(step)", .high: "\(step)"]))
        case 9: .review(claim: a, [.accepted, .rejected, nil][chance.below(3)])
        case 10: .rate(claim: a, rating: "disputed \(step)", reason: "a reason")
        case 11: a == b ? .refresh(article: article) : .link(a, b)
        case 12: a == b ? .refresh(article: article) : .unlink(a, b)
        case 13: .alias("Ministry", of: "Ministry \(step)")
        case 14: .refresh(article: article)
        case 15: .redo
        default: .undo
        }
    }

    private mutating func save(as name: String?) throws {
        let before = desk.session.log
        do throws(SessionError) {
            try desk.save(as: name, replacing: true)
            path = name ?? path
            saved = before.count
        } catch {
            guard error.kind == .cannotWrite else { throw Lost(description: "\(step), save: \(error)") }
            figures.refused += 1
        }
        guard desk.session.log == before else { throw Lost(description: "\(step): saving changed the log") }
    }

    // MARK: Looking

    /// Leaves the session, by `close` or as a process does that is killed, and looks at what is there.
    private mutating func reopen(closing: Bool) throws {
        let (log, state) = (Array(desk.session.log), desk.session.state)
        // Who only looked leaves nothing.
        let kept = closing && !desk.isModified ? Array(log[..<min(saved, log.count)]) : log
        if closing { desk.close() }
        desk = Desk(engines: engines)
        let found: Desk
        do {
            found = try Desk(opening: path, engines: engines, files: files)
        } catch {
            if vanishes, folder.names.isEmpty { throw Gone() }
            throw Lost(description: "\(step): cannot be opened: \(error)")
        }
        figures.reopened += 1
        let now = Array(found.session.log)
        guard now.starts(with: kept) else {
            throw Lost(description: "\(step): \(kept.count) entries were acknowledged, \(now.count) are there")
        }
        let more = now.count - log.count
        guard more <= (lasts ? 1 : 0), more > 0 || log.starts(with: now) else {
            throw Lost(description: "\(step): there are \(more) entries more than were acknowledged")
        }
        guard more != 0 || found.session.state == state else { throw Lost(description: "\(step): another state") }
        guard found.opening.foreignJournal == nil else { throw Lost(description: "\(step): a journal is not known") }
        figures.whole += max(0, more)
        saved = now.count - found.opening.recovered
        desk = found
    }

    /// The folder is gone with all that was in it: what is in memory can be saved elsewhere.
    private mutating func takeRefuge() throws {
        let log = desk.session.log
        files.heal()
        let refuge = try TemporaryFolder()
        try desk.save(as: refuge.file("saved.json"))
        desk.close()
        let found = try Desk(opening: refuge.file("saved.json"), engines: engines)
        figures.reopened += 1
        figures.failures = max(1, files.failures)
        guard found.session.log == log else {
            throw Lost(description: "\(step): not all of it could be saved elsewhere")
        }
    }
}
