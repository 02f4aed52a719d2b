import Foundation
import Testing

@testable import LineEditing

/// What a source gave: lines and errors in order, up to the end.
func everything(_ source: some LineSource, purpose: LinePurpose = .command) -> [String] {
    var result: [String] = []
    while true {
        do throws(LineError) {
            switch try source.nextLine(prompt: "", purpose: purpose) {
            case .line(let line): result.append(line)
            case .interrupted: result.append("(interrupted)")
            case .end: return result
            }
        } catch {
            result.append("(\(error))")
            if case .unreadable = error.reason { return result }
        }
    }
}

/// The lines of a file that holds `bytes`.
func lines(_ bytes: [UInt8], limit: Int = 100_000, purpose: LinePurpose = .command) throws -> [String] {
    let path = NSTemporaryDirectory() + "crosscheck-lines-" + UUID().uuidString
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    return everything(
        DescriptorLines(descriptor: open(path, O_RDONLY), limit: limit, closing: true), purpose: purpose)
}

@Suite("Lines of a pipe or file")
struct DescriptorLinesTests {
    @Test(
        "a line is what stands before a line feed; the last needs none",
        arguments: [
            ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
            ("a\r\nb\r\n", ["a", "b"]),
            ("a\rb\n", ["a\rb"]), ("\u{FEFF}load a\n\u{FEFF}b", ["load a", "\u{FEFF}b"]), ("قتل 8\n", ["قتل 8"]),
        ] as [(String, [String])])
    func lineEnds(text: String, expected: [String]) throws {
        #expect(try lines(Array(text.utf8)) == expected)
    }

    @Test("a line of text keeps its carriage return, which is a part of the article")
    func text() throws {
        #expect(try lines(Array("a\r\nb\r\n".utf8), purpose: .text) == ["a\r", "b\r"])
    }

    @Test("NUL and what is not UTF-8 are reported with line and byte, and the next line is read")
    func bad() throws {
        #expect(
            try lines([0x61, 0x0A, 0x62, 0x00, 0x0A, 0x63, 0xFF, 0x0A, 0x64])
                == ["a", "(line 2 has a NUL at byte 1)", "(line 3 is not UTF-8: its byte 1 is 0xFF)", "d"])
    }

    @Test("a line over the limit is skipped, however long, and the next one is read")
    func tooLong() throws {
        let long = [UInt8](repeating: 0x78, count: 3_000_000)
        #expect(
            try lines(Array("ok\n".utf8) + long + Array("\nnext\n".utf8), limit: 1_000)
                == ["ok", "(line 2 is longer than 1000 bytes)", "next"])
        #expect(try lines(long, limit: 1_000) == ["(line 1 is longer than 1000 bytes)"])
        #expect(try lines(Array("12345\n123456\n".utf8), limit: 5) == ["12345", "(line 2 is longer than 5 bytes)"])
    }

    @Test("lines and characters may be cut anywhere by the pipe")
    func pieces() throws {
        let text = (1...2_000).map { "سطر \($0) 八\n" }.joined()
        let pipe = Pipe()
        let writer = Thread {
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: 613) {
                try? pipe.fileHandleForWriting.write(contentsOf: bytes[start..<min(start + 613, bytes.count)])
            }
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        let found = everything(DescriptorLines(descriptor: pipe.fileHandleForReading.fileDescriptor))
        #expect(found.joined(separator: "\n") + "\n" == text)
    }

    @Test("a line that came over the pipe is given before the writer goes on")
    func atOnce() throws {
        let pipe = Pipe()
        let source = DescriptorLines(descriptor: pipe.fileHandleForReading.fileDescriptor)
        for line in ["one", "two"] {
            try pipe.fileHandleForWriting.write(contentsOf: Array("\(line)\n".utf8))
            #expect(try source.nextLine(prompt: "", purpose: .command) == .line(line))
        }
        #expect(source.lineNumber == 2)
    }

    @Test("a folder cannot be read, and that is the end")
    func unreadable() {
        let source = DescriptorLines(descriptor: open("/", O_RDONLY), closing: true)
        #expect(everything(source) == ["(cannot read: Is a directory)"])
        #expect(everything(source) == [])
    }
}

@Suite("Lines of a list")
struct ListedLinesTests {
    @Test("come in order, then the end, again and again")
    func order() {
        let source = ListedLines(["load a", ""])
        #expect(everything(source) == ["load a", ""])
        #expect(everything(source) == [])
        #expect(source.lineNumber == 2)
    }
}
