import Claims
import Testing

@testable import Workbench

@Suite("Faults of the disk")
struct FaultTests {
    /// What a script of changes, views and saves came to.
    private struct Run {
        /// Commands that were acknowledged.
        var acknowledged: [String] = []
        var failures: [SessionError] = []
        /// Whether the last save that was tried worked.
        var desk: Desk
    }

    private let steps = 14

    /// Runs the script; what fails is left out and the script goes on, as a person would.
    private func run(_ path: String, _ engines: Engines, _ files: FaultyFiles) throws -> Run {
        var run = Run(desk: try Desk(opening: path, engines: engines, files: files))
        for step in 1...steps {
            let before = run.desk.session
            do throws(SessionError) {
                switch step {
                case 5, 9, 13: try run.desk.save()
                case 6: try run.desk.view("compare", answer: "topics")
                case 7: _ = try run.desk.change(.undo) { (_, _) throws(SessionError) in "undone" }
                case 3:
                    _ = try run.desk.change(.load(report("killed 164 and injured 2200"))) {
                        (_, _) throws(SessionError) in
                        "loaded"
                    }
                default:
                    _ = try run.desk.change(.note(.session, "step \(step)")) { (_, _) throws(SessionError) in "noted" }
                }
            } catch {
                run.failures.append(error)
                #expect(error.kind == .cannotWrite, "\(error)")
                #expect(run.desk.session.log == before.log && run.desk.session.state == before.state)
                continue
            }
            let last = run.desk.session.log.last.map(\.command) ?? ""
            if run.desk.session.log.count > before.log.count { run.acknowledged.append(last) }
        }
        return run
    }

    private func prepared(_ folder: TemporaryFolder, _ engines: Engines) throws -> String {
        let path = folder.file("s.json")
        let desk = Desk(engines: engines)
        _ = try desk.change(.note(.session, "first")) { (_, _) throws(SessionError) in "noted" }
        try desk.save(as: path)
        desk.close()
        return path
    }

    @Test(
        "a fault at any operation loses nothing that was acknowledged and leaves nothing half done",
        arguments: FaultyFiles.Fault.allCases, [false, true])
    func faults(fault: FaultyFiles.Fault, lasting: Bool) throws {
        let engines = try NumberEngines.make()
        let quiet = try TemporaryFolder()
        let counting = FaultyFiles(folder: quiet.path)
        let clean = try run(prepared(quiet, engines), engines, counting)
        #expect(clean.failures == [])
        #expect(counting.operations > 60)
        var failed = 0
        for operation in 1...counting.operations {
            let folder = try TemporaryFolder()
            let path = try prepared(folder, engines)
            let files = FaultyFiles(folder: folder.path)
            files.fail(fault, at: operation, lasting: lasting)
            let faulty = try run(path, engines, files)
            failed += faulty.failures.count
            let acknowledged = ["note session first"] + faulty.acknowledged
            #expect(faulty.desk.session.log.map(\.command) == acknowledged)
            if fault == .vanishedFolder {
                // What is left is in memory; it can be saved where there is a folder.
                files.heal()
                let refuge = try TemporaryFolder()
                try faulty.desk.save(as: refuge.file("saved.json"))
                let again = try Desk(opening: refuge.file("saved.json"), engines: engines)
                #expect(again.session.log.map(\.command) == acknowledged)
                continue
            }
            // Not closed: this is how a process ends that is killed.
            let again = try Desk(opening: path, engines: engines)
            let found = again.session.log.map(\.command)
            #expect(found.starts(with: acknowledged), "\(fault) at \(operation): \(found)")
            // What was tried and not acknowledged may be there, whole, where the disk would not even take it back.
            #expect(found.count <= acknowledged.count + (lasting ? 1 : 0), "\(fault) at \(operation): \(found)")
            #expect(again.opening.foreignJournal == nil)
        }
        #expect(failed > 0)
    }
}
