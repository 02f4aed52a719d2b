import Claims
import Foundation
import Testing

@testable import Workbench

@Suite("A session's file, its journal and its lock")
struct DeskTests {
    let engines: Engines
    let folder: TemporaryFolder
    init() throws {
        engines = try NumberEngines.make()
        folder = try TemporaryFolder()
    }

    private func note(_ text: String, _ desk: Desk) throws {
        _ = try desk.change(.note(.session, text)) { (_, _) throws(SessionError) in "noted" }
    }

    private func notes(_ desk: Desk) -> [String] { desk.session.state.notes.map(\.text) }

    /// A saved session with one note.
    private func saved(_ name: String = "s.json") throws -> String {
        let path = folder.file(name)
        let desk = Desk(engines: engines)
        try note("one", desk)
        try desk.save(as: path)
        desk.close()
        return path
    }

    @Test("opening writes nothing, and a change puts journal and lock beside the file until they are not needed")
    func neighbours() throws {
        let path = try saved()
        #expect(folder.names == ["s.json"])
        let desk = try Desk(opening: path, engines: engines)
        #expect(folder.names == ["s.json"])
        try note("two", desk)
        #expect(folder.names == ["s.json", "s.json.journal", "s.json.lock"])
        #expect(desk.isModified)
        try desk.save()
        #expect(!desk.isModified)
        desk.close()
        #expect(folder.names == ["s.json"])
        #expect(notes(try Desk(opening: path, engines: engines)) == ["one", "two"])
    }

    @Test("what was not saved comes back, undo and redo with it")
    func recovery() throws {
        let path = try saved()
        var desk = try Desk(opening: path, engines: engines)
        try note("two", desk)
        try note("three", desk)
        _ = try desk.change(.undo) { (_, _) throws(SessionError) in "undone" }
        desk.close()
        desk = try Desk(opening: path, engines: engines)
        #expect(desk.opening.recovered == 3)
        #expect(notes(desk) == ["one", "two"])
        _ = try desk.change(.redo) { (_, _) throws(SessionError) in "redone" }
        #expect(notes(desk) == ["one", "two", "three"])
        desk.close()
        desk = try Desk(opening: path, engines: engines)
        #expect(notes(desk) == ["one", "two", "three"])
        #expect(desk.opening.recovered == 4)
        try desk.save()
        desk.close()
        #expect(folder.names == ["s.json"])
    }

    @Test("a load with its text and extraction comes back from the journal alone")
    func recoveredLoad() throws {
        let path = try saved()
        var desk = try Desk(opening: path, engines: engines)
        _ = try desk.change(.load(report("killed 164"))) { (_, _) throws(SessionError) in "loaded" }
        let state = desk.session.state
        desk.close()
        desk = try Desk(opening: path, engines: engines)
        #expect(desk.session.state == state)
        #expect(desk.session.topicNumbers.count == 1)
    }

    @Test("who only looks leaves no journal, unless something was changed too")
    func views() throws {
        let path = try saved()
        var desk = try Desk(opening: path, engines: engines)
        try desk.view("compare", answer: "topics")
        #expect(!desk.isModified)
        desk.close()
        #expect(folder.names == ["s.json"])
        desk = try Desk(opening: path, engines: engines)
        try desk.view("compare", answer: "topics")
        try note("two", desk)
        desk.close()
        #expect(try Desk(opening: path, engines: engines).opening.recovered == 2)
    }

    @Test("giving up what is not saved leaves the file as it was")
    func givingUp() throws {
        let path = try saved()
        let desk = try Desk(opening: path, engines: engines)
        try note("two", desk)
        desk.close(givingUpUnsaved: true)
        #expect(folder.names == ["s.json"])
        #expect(notes(try Desk(opening: path, engines: engines)) == ["one"])
    }

    @Test("a second writer is told that the session is in use, and may read")
    func twoWriters() throws {
        let path = try saved()
        let first = try Desk(opening: path, engines: engines)
        let second = try Desk(opening: path, engines: engines)
        try note("two", first)
        #expect {
            try note("other", second)
        } throws: {
            ($0 as? SessionError)?.kind == .locked
        }
        #expect(notes(second) == ["one"])
        try first.save()
        first.close()
        // The first one has gone, and the file is not what the second one read.
        #expect {
            try note("other", second)
        } throws: {
            ($0 as? SessionError)?.kind == .locked && "\($0)".contains("open it again")
        }
    }

    @Test("the journal of another document is not used, and is put aside by the first change")
    func foreignJournal() throws {
        let path = try saved()
        var desk = try Desk(opening: path, engines: engines)
        try note("two", desk)
        desk.close()
        // Another document takes the name.
        let other = Desk(engines: engines)
        try note("else", other)
        let elsewhere = folder.file("other.json")
        try other.save(as: elsewhere)
        other.close()
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: elsewhere, toPath: path)
        desk = try Desk(opening: path, engines: engines)
        #expect(desk.opening.foreignJournal == path + ".journal")
        #expect(notes(desk) == ["else"])
        try note("more", desk)
        #expect(folder.names == ["s.json", "s.json.journal", "s.json.journal.1", "s.json.lock"])
        desk.close()
        #expect(notes(try Desk(opening: path, engines: engines)) == ["else", "more"])
    }

    @Test("a journal whose last line is cut off gives the lines before it")
    func tornLine() throws {
        let path = try saved()
        let desk = try Desk(opening: path, engines: engines)
        try note("two", desk)
        try note("three", desk)
        desk.close()
        let journal = try Data(contentsOf: URL(fileURLWithPath: path + ".journal"))
        let lastLine = journal.dropLast().lastIndex(of: UInt8(ascii: "\n"))!
        for cut in (lastLine + 1)..<journal.count {
            try journal[..<cut].write(to: URL(fileURLWithPath: path + ".journal"))
            let again = try Desk(opening: path, engines: engines)
            #expect(notes(again) == ["one", "two"], "cut at \(cut)")
        }
        // The next change goes on behind the whole lines.
        let again = try Desk(opening: path, engines: engines)
        try note("four", again)
        again.close()
        #expect(notes(try Desk(opening: path, engines: engines)) == ["one", "two", "four"])
    }

    @Test("a new file is for its owner alone, and an existing one keeps its mode")
    func modes() throws {
        let path = try saved()
        func mode() throws -> Int {
            try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        }
        #expect(try mode() == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let desk = try Desk(opening: path, engines: engines)
        try note("two", desk)
        try desk.save()
        #expect(try mode() == 0o640)
    }

    @Test("saving through a link replaces the file it leads to")
    func link() throws {
        let path = try saved()
        let link = folder.file("link.json")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let desk = try Desk(opening: link, engines: engines)
        try note("two", desk)
        try desk.save()
        desk.close()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        #expect(notes(try Desk(opening: path, engines: engines)) == ["one", "two"])
    }

    @Test("another file is not written over unless that is said")
    func replacing() throws {
        let path = try saved()
        let other = try saved("other.json")
        let desk = try Desk(opening: path, engines: engines)
        #expect {
            try desk.save(as: other)
        } throws: {
            ($0 as? SessionError)?.kind == .usage
        }
        try desk.save(as: other, replacing: true)
        #expect(desk.path == other)
    }

    @Test("a session opened for reading only changes nothing and logs nothing")
    func readOnly() throws {
        let path = try saved()
        let desk = try Desk(opening: path, readOnly: true, engines: engines)
        #expect {
            try note("two", desk)
        } throws: {
            ($0 as? SessionError)?.kind == .readOnly
        }
        try desk.view("compare", answer: "nothing")
        #expect(desk.session.log.count == 1)
        #expect(folder.names == ["s.json"])
        #expect {
            try desk.save()
        } throws: {
            ($0 as? SessionError)?.kind == .readOnly
        }
    }

    @Test("an unnamed session of a person is journalled in the recovery folder, and taken up from there")
    func unnamed() throws {
        let recovery = folder.file("state/recovery")
        let desk = Desk(engines: engines, recovery: .folder(recovery))
        #expect(folder.names == [])
        try note("one", desk)
        #expect(try RecoveryFolder.list(recovery).map(\.isInUse) == [true])
        try note("two", desk)
        desk.close()
        let waiting = try RecoveryFolder.list(recovery)
        #expect(waiting.map(\.entries) == [2])
        #expect(waiting.map(\.lastCommand) == ["note session two"])
        #expect(waiting.map(\.isInUse) == [false])
        let again = try Desk(recovering: waiting[0], engines: engines, recovery: .folder(recovery))
        #expect(notes(again) == ["one", "two"])
        try note("three", again)
        try again.save(as: folder.file("named.json"))
        again.close()
        #expect(try RecoveryFolder.list(recovery) == [])
        #expect(notes(try Desk(opening: folder.file("named.json"), engines: engines)) == ["one", "two", "three"])
    }

    @Test("a session of a script leaves nothing anywhere")
    func script() throws {
        let desk = Desk(engines: engines)
        try note("one", desk)
        desk.close()
        #expect(folder.names == [])
    }

    @Test(
        "files that are no sessions are refused with what they are",
        arguments: [
            ("missing.json", "there is no file"), (".", "is a folder"), ("empty.json", "is not a session"),
            ("text.json", "is not a session"), ("list.json", "is not a session"),
        ])
    func refused(name: String, words: String) throws {
        try Data().write(to: URL(fileURLWithPath: folder.file("empty.json")))
        try Data("hello".utf8).write(to: URL(fileURLWithPath: folder.file("text.json")))
        try Data("[1]".utf8).write(to: URL(fileURLWithPath: folder.file("list.json")))
        #expect {
            try Desk(opening: folder.file(name), engines: engines)
        } throws: {
            ($0 as? SessionError)?.kind == .unreadable && "\($0)".contains(words)
        }
    }

    @Test("what is no file of its own is neither read nor written, and nothing behind a link beside it is touched")
    func strangeFiles() throws {
        let path = try saved()
        let victim = folder.file("victim")
        try "keep".write(toFile: victim, atomically: true, encoding: .utf8)
        let pipe = folder.file("pipe.json")
        #expect(mkfifo(pipe, 0o600) == 0)
        func message(_ body: () throws -> Void) -> String {
            do {
                try body()
                return "nothing"
            } catch {
                return (error as? SessionError)?.message ?? "\(error)"
            }
        }
        for (strange, words) in [
            (pipe, "no regular file"), ("/dev/zero", "no regular file"), (folder.path, "is a folder"),
            (folder.file("nowhere.json"), "there is no file"),
        ] {
            #expect(message { _ = try Desk(opening: strange, engines: engines) }.contains(words), "\(strange)")
        }
        let desk = Desk(engines: engines)
        try note("one", desk)
        for (strange, words) in [
            (pipe, "no regular file"), ("/dev/null", "no regular file"), (folder.path, "a folder"),
        ] {
            #expect(message { try desk.save(as: strange, replacing: true) }.contains(words), "\(strange)")
        }
        desk.close()
        // Links beside a session: of its journal, its lock, and the file that is written when it is saved.
        for (name, words) in [
            ("s.json.lock", "it is a link"), (".s.json.saving", "nothing"), ("s.json.journal", "nothing"),
        ] {
            try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: victim)
            let said = message {
                let desk = try Desk(opening: path, engines: engines)
                try note("two", desk)
                try desk.save()
                desk.close()
            }
            #expect(said.contains(words), "\(name): \(said)")
            try? FileManager.default.removeItem(atPath: folder.file(name))
            #expect(try String(contentsOfFile: victim, encoding: .utf8) == "keep", "\(name)")
        }
        // A journal that is a pipe or a device is waited for by nobody.
        #expect(mkfifo(path + ".journal", 0o600) == 0)
        #expect(message { _ = try Desk(opening: path, engines: engines) }.contains("it is no regular file"))
        #expect(try Replay.session(at: path).unsaved == 0)
    }
}
