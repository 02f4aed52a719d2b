import Claims
import Testing

@testable import Workbench

@Suite("A long history")
struct HistoryTests {
    private func entry(_ command: String) -> LogEntry {
        LogEntry(
            number: 1, time: "", kind: .change, command: command, answer: "", state: nil, references: [],
            extractions: [], next: nil)
    }

    @Test(
        "is gone back in little more than as many steps as it has, one entry at a time",
        arguments: [1, 2, 3, 64, 1000, 4097])
    func steps(length: Int) {
        var history = History()
        for position in 0..<length { history.record(entry("note"), at: position) }
        var refolded = 0
        for target in (0..<length).reversed() {
            let start = history.start(before: target)
            #expect(start.depth <= target)
            for depth in start.depth..<target {
                refolded += 1
                history.keep(SessionState(), depth: depth + 1, target: target)
            }
            history.record(entry("undo"), at: length)
            #expect(history.applied.count == target && history.undone.count == length - target)
            #expect(history.kept <= 2 * (Int.bitWidth - length.leadingZeroBitCount))
        }
        #expect(refolded <= length * (Int.bitWidth - length.leadingZeroBitCount))
    }

    @Test("undo and redo anywhere in it come to the states that were there, whatever was kept on the way")
    func states() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        // Pseudorandom steps, and beside them the states as a list.
        var (states, position) = ([session.state], 0)
        var seed: UInt64 = 11
        for step in 0..<3000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            switch (seed >> 33) % 5 {
            case 0,
                1 where position > 0:
                guard position > 0 else { continue }
                position -= 1
                try session.apply(.undo, engines)
            case 2 where position < states.count - 1:
                position += 1
                try session.apply(.redo, engines)
            case 3, 4:
                try session.apply(.note(.session, "\(step)"), engines)
                position += 1
                states = states[..<position] + [session.state]
            default: continue
            }
            #expect(session.state == states[position])
            #expect(session.canUndo == (position > 0) && session.canRedo == (position < states.count - 1))
        }
        let again = try SessionReader.session(in: SessionWriter.document(of: session), name: "x")
        #expect(again.state == session.state)
    }

    @Test("a hundred thousand entries of undo and redo are opened and replayed in as many steps")
    func hundredThousand() throws {
        let engines = try NumberEngines.make()
        var session = Session()
        for number in 0..<1000 { try session.apply(.note(.session, "\(number)"), engines) }
        let state = session.stateDigest(engines)
        while session.log.count < SessionReader.logLimit {
            var taken = session.log[session.log.count - 1]
            taken.number = session.log.count + 1
            taken.command = session.log.count % 2 == 0 ? "undo" : "redo"
            taken.next = session.next
            (taken.answer, taken.state) = (Digest.sha256("answer to \(taken.number)"), state)
            session.record(taken)
        }
        let opened = try SessionReader.session(in: SessionWriter.document(of: session), name: "x")
        #expect(opened.work <= 1000)
        let answering = Replay.Answering(
            change: { (_, _, before, _) throws(SessionError) in "answer to \(before.log.count + 1)" },
            view: { (_, _) throws(SessionError) in "" })
        let report = try Replay(opened, engines: engines, answering: answering).run()
        #expect(report.drifts == [] && report.steps == SessionReader.logLimit)
        #expect(report.work <= 2 * SessionReader.logLimit, "\(report.work)")
    }
}

@Suite("A growing table")
struct GrowingTableTests {
    @Test("holds what was put into it, in few parts, and a copy of it only what was there before")
    func holds() {
        var (table, before) = (GrowingTable<Int>(), GrowingTable<Int>())
        for i in 0..<3000 {
            if i == 1777 { before = table }
            table.insert(i, under: "name \(i)")
        }
        #expect(table.count == 3000 && before.count == 1777)
        for i in 0..<3001 {
            #expect(table["name \(i)"] == (i < 3000 ? i : nil))
            #expect(before["name \(i)"] == (i < 1777 ? i : nil))
        }
        #expect(table.all.map(\.value).sorted() == Array(0..<3000))
    }
}

@Suite("A shared list")
struct SharedListTests {
    @Test("is the same list as an array, whatever is put behind it, changed and taken off")
    func sameAsArray() {
        var (list, array) = (SharedList<Int>(), [Int]())
        var seed: UInt64 = 5
        for step in 0..<5000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let copy = list
            switch (seed >> 33) % 7 {
            case 0...3:
                list.append(step)
                array.append(step)
            case 4 where !array.isEmpty:
                list[step % array.count] += 1
                array[step % array.count] += 1
            default: #expect(list.popLast() == array.popLast())
            }
            if step % 97 == 0 {
                #expect(Array(list) == array && list.count == array.count && list.last == array.last)
                var other = SharedList<Int>()
                other += array
                #expect(list == other && list.hashValue == other.hashValue)
                #expect(copy == list || copy.count != list.count || !copy.elementsEqual(list))
            }
        }
    }
}
