import Claims
import Foundation
import Testing

@testable import Ingestion

/// A folder that is gone after the test.
final class TemporaryFolder {
    let path = NSTemporaryDirectory() + "crosscheck-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}

@Suite("Loading an article")
struct LoaderTests {
    let loader = Loader()

    func article(_ text: String) throws -> Article { try loader.load(bytes: Array(text.utf8), name: "a.txt") }

    func failure(_ bytes: [UInt8], limit: Int = 1 << 20) -> LoadError? {
        do throws(LoadError) {
            _ = try Loader(limit: limit).load(bytes: bytes, name: "a.txt")
            return nil
        } catch {
            return error
        }
    }

    @Test("the text is the file's bytes, line ends and all")
    func textIsBytes() throws {
        let text = "قُتل ثمانية\r\nعلى الأقل e\u{301}\n\n"
        #expect(Array(try article(text).text.utf8) == Array(text.utf8))
    }

    @Test("a byte-order mark is no part of the text, and of the file's digest it is")
    func byteOrderMark() throws {
        let plain = try article("Eight died.\n")
        let marked = try article("\u{FEFF}Eight died.\n")
        #expect(marked.text == plain.text)
        #expect(marked.textDigest == plain.textDigest)
        // As sha256sum gives them.
        #expect(plain.textDigest == "b90d98a0a8f3bbb5280b9b76584b34fbd9c49c8a3d29c1a77c7f72f39ebd754e")
        #expect(marked.fileDigest == "482c4f53bf2c03def83921a08ed68fb4b5fc7aa058ba8c205191b1109b9cf103")
    }

    @Test("front matter says outlet, date, language, address and title, and the text begins after it")
    func frontMatter() throws {
        let article = try article(
            """
            ---
            # as printed
            outlet: Almaty Morning
            date: 2022-01-06T14:30

            lang: en
            url: https://example.org/a?b=c:d
            title: "Eight officers killed: ministry"
            ---

            Eight officers were killed.
            """)
        #expect(
            article.metadata
                == Article.Metadata(
                    outlet: "Almaty Morning", date: CivilTime(iso: "2022-01-06T14:30"), language: "en",
                    url: "https://example.org/a?b=c:d", title: "Eight officers killed: ministry"))
        #expect(article.text == "\nEight officers were killed.")
    }

    @Test("front matter may have carriage returns, a byte-order mark before it, keys without a value")
    func frontMatterVariants() throws {
        let article = try article("\u{FEFF}---\r\noutlet: A\r\ntitle:\r\n---  \r\nText\r\n")
        #expect(article.metadata == Article.Metadata(outlet: "A"))
        #expect(article.text == "Text\r\n")
    }

    @Test(
        "what only looks like front matter is text",
        arguments: ["--- \u{2014} dateline\nText", "-- \nText", "Text\n---\noutlet: A\n---\n", "----\nText\n----\n"])
    func noFrontMatter(text: String) throws {
        let article = try article(text)
        #expect(article.text == text)
        #expect(article.metadata == Article.Metadata())
    }

    @Test("what the command says goes before what the file says")
    func options() throws {
        let article = try loader.load(
            bytes: Array("---\noutlet: A\nlang: en\n---\nText".utf8), name: "a.txt",
            metadata: .init(outlet: "B", date: CivilTime(iso: "2022-01-07")))
        #expect(
            article.metadata == Article.Metadata(outlet: "B", date: CivilTime(iso: "2022-01-07"), language: "en"))
    }

    @Test("no date is taken from the name of the file")
    func nameIsNoDateline() throws {
        let article = try loader.load(bytes: Array("Text".utf8), name: "wire-2022-01-06.en.txt")
        #expect(article.metadata == Article.Metadata())
    }

    @Test(
        "an error says what is wrong, where, and what to do",
        arguments: [
            ("", "a.txt: is empty"),
            (" \r\n\t\n", "a.txt: is empty"),
            ("\u{FEFF}", "a.txt: is empty"),
            ("---\noutlet: A\n---\n\n", "a.txt: has no text, only front matter, tags or blanks"),
            ("Eight\0", "a.txt: is binary, not text: byte 5 is NUL"),
            (
                "---\noutlet: A\nText goes on",
                "a.txt:3: front matter is lines of key: value, with a key of outlet, date, lang, url, title"
            ),
            (
                "---\noutlet: A\n",
                "a.txt:1: front matter begins here and is never closed; end it with a line of three hyphens: ---"
            ),
            ("---\noutlte: A\n---\nT", "a.txt:2: front matter knows no key \"outlte\"; did you mean outlet?"),
            (
                "---\n\nauthor: A\n---\nT",
                "a.txt:3: front matter knows no key \"author\"; the keys are outlet, date, lang, url, title"
            ),
            ("---\nlang: en\nlang: ar\n---\nT", "a.txt:3: front matter has the key lang twice"),
            (
                "---\ndate: 6 January 2022\n---\nT",
                "a.txt:2: \"6 January 2022\" is no date; write 2022-01-06 or 2022-01-06T12:30"
            ),
            (
                "---\ndate: 2022-02-30\n---\nT",
                "a.txt:2: \"2022-02-30\" is no date; write 2022-01-06 or 2022-01-06T12:30"
            ),
            (
                "---\nlang: Arabic text\n---\nT",
                "a.txt:2: \"Arabic text\" is no language code; write a code such as ar or pt-BR"
            ),
        ])
    func messages(text: String, message: String) {
        #expect(failure(Array(text.utf8))?.description == message)
    }

    @Test(
        "bytes that are not UTF-8 are found at their place",
        arguments: [
            ([0x61, 0xFF], 1, 0xFF), ([0x61, 0xC3], 1, 0xC3), ([0xC0, 0xAF], 0, 0xC0),
            ([0x61, 0x62, 0xED, 0xA0, 0x80], 2, 0xED),
            ([0xF5, 0x80, 0x80, 0x80], 0, 0xF5), ([0xEF, 0xBB, 0xBF, 0x80], 3, 0x80), ([0xE9, 0x74, 0xE9], 0, 0xE9),
        ] as [([UInt8], Int, UInt8)])
    func invalid(bytes: [UInt8], offset: Int, byte: UInt8) {
        #expect(failure(bytes)?.reason == .invalidUTF8(offset: offset, byte: byte))
    }

    @Test("the sentence about a bad byte gives its offset and value")
    func invalidSentence() {
        #expect(
            failure([0x61, 0x05, 0x8A])?.description
                == "a.txt: is not UTF-8: byte 2 is 0x8A, which cannot stand there; convert it with: "
                + "iconv -f ENCODING -t UTF-8 (windows-1251, windows-1256, latin1 …)")
    }

    @Test(
        "UTF-16 and UTF-32 are named, so that they can be converted",
        arguments: [
            ([0xFF, 0xFE, 0x61, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x61], "UTF-16"),
            ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "UTF-32BE"),
        ] as [([UInt8], String)])
    func otherEncodings(bytes: [UInt8], name: String) {
        #expect(failure(bytes)?.reason == .otherEncoding(name))
    }

    @Test("the largest size is allowed, one byte more is not")
    func limit() {
        #expect(failure(Array("12345678".utf8), limit: 8) == nil)
        #expect(failure(Array("123456789".utf8), limit: 8)?.reason == .tooLarge(limit: 8))
        #expect(
            LoadError(name: "a", reason: .tooLarge(limit: 64 << 20)).description
                == "a: is larger than 64 MiB, the most an article may have")
    }
}

@Suite("Loading files and pipes")
struct FileLoadingTests {
    func reason(_ path: String, limit: Int = 1 << 20) -> LoadError.Reason? {
        do throws(LoadError) {
            _ = try Loader(limit: limit).load(path: path)
            return nil
        } catch {
            #expect(error.name == path)
            return error.reason
        }
    }

    @Test("an article has the name of its file without the folder, whatever is in it")
    func name() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("تقرير 6 يناير.txt", Array("Eight died.\n".utf8))
        #expect(try Loader().load(path: path).name == "تقرير 6 يناير.txt")
    }

    @Test("a missing file, a folder and a path through a file are told apart")
    func missing() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a", Array("text".utf8))
        #expect(reason(folder.path + "/none") == .missing)
        #expect(reason(file + "/b") == .missing)
        #expect(reason(folder.path) == .folder)
        #expect(reason("") == .missing)
        #expect(LoadError(name: "", reason: .missing).description == "\"\": there is no such file")
        #expect(reason(file + "\0.txt") == .missing)
        #expect(reason(file) == nil)
    }

    @Test("a file over the limit is refused without being read")
    func large() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/sparse"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        // 1 TiB without a block on the disk.
        #expect(truncate(path, 1 << 40) == 0)
        #expect(reason(path) == .tooLarge(limit: 1 << 20))
    }

    @Test("an endless stream is refused at the limit")
    func endless() throws {
        let zeros = open("/dev/zero", O_RDONLY)
        defer { close(zeros) }
        let error = #expect(throws: LoadError.self) { try Loader(limit: 1 << 17).load(descriptor: zeros) }
        #expect(error?.reason == .tooLarge(limit: 1 << 17))
    }

    @Test("a device is no file", arguments: ["/dev/null", "/dev/zero", "/dev/tty"])
    func device(path: String) {
        // Without a terminal of its own the test cannot open /dev/tty at all.
        let reason = reason(path)
        #expect(reason == .device || path == "/dev/tty" && reason != nil)
    }

    @Test(
        "a named pipe that no program writes to is said at once, one that is written to is read to its end",
        .timeLimit(.minutes(1)))
    func namedPipe() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        #expect(reason(path) == .silentPipe)
        let writing = open(path, O_RDWR)
        let text = "Eight people died."
        let writer = Thread {
            usleep(20_000)
            _ = text.withCString { write(writing, $0, text.utf8.count) }
            close(writing)
        }
        writer.start()
        #expect(try Loader().load(path: path).text == text)
    }

    @Test("a file without permission says so")
    func permission() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("secret", Array("text".utf8))
        #expect(chmod(path, 0) == 0)
        // The superuser may read everything: only another user sees the refusal.
        if geteuid() == 0 {
            #expect(reason(path) == nil)
            #expect(LoadError(name: "a", reason: .noPermission).description == "a: you have no permission to read it")
        } else {
            #expect(reason(path) == .noPermission)
        }
    }

    @Test("a pipe is read to its end, in pieces of any size")
    func pipe() throws {
        let pipe = Pipe()
        let text = String(repeating: "قتل ثمانية. ", count: 20_000)
        let writer = Thread {
            for (i, piece) in stride(from: 0, to: text.utf8.count, by: 7_001).enumerated() {
                let bytes = Array(text.utf8.dropFirst(piece).prefix(7_001))
                try? pipe.fileHandleForWriting.write(contentsOf: bytes)
                if i % 10 == 0 { usleep(500) }
            }
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        let article = try Loader().load(descriptor: pipe.fileHandleForReading.fileDescriptor)
        #expect(article.text == text)
        #expect(article.name == "-")
    }
}
