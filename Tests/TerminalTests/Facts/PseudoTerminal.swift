import CPseudoTerminal
import Foundation
import Testing

/// A program on a pseudo-terminal, driven as a person drives it: by keys, and by looking at what it says.
///
///     let shell = try PseudoTerminal("echo-shell")
///     try shell.expect("echo> ")
///     try shell.type("hello\r").expect("[hello]")
final class PseudoTerminal {
    /// What was waited for did not come.
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    let master: Int32
    let child: pid_t
    let home: String
    /// All that the program wrote, as it was.
    private(set) var raw: [UInt8] = []
    /// Where the next expectation begins in `raw`.
    private var position = 0
    private var isOver = false
    private var status: Int32?
    private let ownsHome: Bool

    /// Longer than anything takes on a busy machine.
    static let patience: TimeInterval = 20

    /// The folder of the programs that were built with the tests.
    static var products: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    }

    /// Starts a program of this package (or, with a slash in it, any). Its home is a new folder unless one is given.
    init(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], home: String? = nil,
        files: [String: String] = [:], rows: Int32 = 24, columns: Int32 = 80
    ) throws {
        ownsHome = home == nil
        self.home = home ?? NSTemporaryDirectory() + "crosscheck-home-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: self.home, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: self.home + "/" + name, atomically: true, encoding: .utf8) }
        var variables = [
            "HOME": self.home, "TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        variables.merge(environment) { $1 }
        let path = program.contains("/") ? program : Self.products + "/" + program
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
        var envp = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child: pid_t = 0
        master = cpt_spawn(&argv, &envp, rows, columns, &child)
        self.child = child
        try #require(master >= 0, "a pseudo-terminal can be had")
    }

    deinit {
        close(master)
        if status == nil {
            kill(child, SIGKILL)
            var ignored: Int32 = 0
            waitpid(child, &ignored, 0)
        }
        if ownsHome { try? FileManager.default.removeItem(atPath: home) }
    }

    // MARK: - Acting

    /// Presses keys, one by one as the bytes stand.
    @discardableResult
    func type(_ keys: String) -> Self {
        var bytes = ArraySlice(keys.utf8)
        while !bytes.isEmpty {
            let n = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if n > 0 {
                bytes = bytes.dropFirst(n)
            } else if errno != EINTR {
                return self
            }
        }
        return self
    }

    /// A bracketed paste, as a terminal sends it.
    @discardableResult
    func paste(_ text: String) -> Self {
        type("\u{1B}[200~" + text.replacingOccurrences(of: "\n", with: "\r") + "\u{1B}[201~")
    }

    /// Sends a signal to the program alone.
    func signal(_ number: Int32) { kill(child, number) }

    func resize(rows: Int32 = 24, columns: Int32) { cpt_resize(master, rows, columns) }

    // MARK: - Looking

    /// Waits until the program has written `text` after what was expected before. Escape sequences do not count.
    @discardableResult
    func expect(_ text: String, line: Int = #line) throws -> Self {
        let deadline = Date() + Self.patience
        while true {
            let unseen = Self.plain(raw[position...])
            if let found = Self.firstRange(of: Array(text.utf8), in: unseen.bytes) {
                position += unseen.offsets[found]
                return self
            }
            if !read(until: deadline) {
                throw Missing(
                    description: "line \(line): expected \(text.debugDescription), "
                        + (isOver ? "the program ended" : "nothing more came")
                        + ", after: \(String(decoding: unseen.bytes.suffix(2_000), as: UTF8.self).debugDescription)")
            }
        }
    }

    /// Waits until `condition` holds.
    func wait(_ what: String, until condition: () -> Bool) throws {
        let deadline = Date() + Self.patience
        while !condition() {
            guard Date() < deadline else { throw Missing(description: "waited for \(what)") }
            _ = read(until: Date() + 0.02)
        }
    }

    /// Waits until the editor reads keys: those pressed before are typed ahead, and Tab and Ctrl-C mean other things then.
    func waitForEditor() throws { try wait("the editor") { cpt_is_raw(master) } }

    /// Whether the terminal is as a shell wants it.
    var isSane: Bool { cpt_is_sane(master) }

    /// Waits for the program's end: its exit status, or the number of the signal that killed it, negative.
    func end() throws -> Int32 {
        if let status { return status }
        let deadline = Date() + Self.patience
        var result: Int32 = 0
        while waitpid(child, &result, WNOHANG) == 0 {
            guard Date() < deadline else { throw Missing(description: "the program did not end") }
            _ = read(until: Date() + 0.02)
        }
        while read(until: Date() + 0.05) {}
        let signal = result & 0x7F
        status = signal == 0 ? (result >> 8) & 0xFF : -signal
        return status ?? 0
    }

    /// What came since the last expectation, without escape sequences.
    var unseen: String { String(decoding: Self.plain(raw[position...]).bytes, as: UTF8.self) }

    /// Whether the bytes have been written at any time.
    func hasWritten(_ sequence: String) -> Bool { Self.firstRange(of: Array(sequence.utf8), in: raw) != nil }

    /// Reads what there is, waiting for it until `deadline`; false where nothing came.
    private func read(until deadline: Date) -> Bool {
        guard !isOver else { return false }
        var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        let milliseconds = max(0, Int32(deadline.timeIntervalSinceNow * 1_000))
        guard poll(&wait, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let n = Glibc.read(master, &buffer, buffer.count)
        guard n > 0 else {
            isOver = true
            return false
        }
        raw += buffer[..<n]
        return true
    }

    /// `bytes` without escape sequences and bells, and for each the offset behind it in `bytes`.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], offsets: [Int]) {
        var result: [UInt8] = []
        var offsets: [Int] = []
        var i = bytes.startIndex
        while i < bytes.endIndex {
            if bytes[i] == 0x1B, i + 1 < bytes.endIndex {
                i += 2
                if bytes[i - 1] == UInt8(ascii: "[") {
                    while i < bytes.endIndex, !(0x40...0x7E).contains(bytes[i]) { i += 1 }
                    i += 1
                } else if bytes[i - 1] == UInt8(ascii: "(") {
                    i += 1
                }
                continue
            }
            if bytes[i] != 0x07 {
                result.append(bytes[i])
                offsets.append(i + 1 - bytes.startIndex)
            }
            i += 1
        }
        return (result, offsets)
    }

    /// The index of the last byte of the first occurrence.
    private static func firstRange(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
        guard needle.count <= bytes.count, let first = needle.first else { return nil }
        for start in 0...(bytes.count - needle.count)
        where bytes[start] == first && bytes[start..<start + needle.count].elementsEqual(needle) {
            return start + needle.count - 1
        }
        return nil
    }
}
