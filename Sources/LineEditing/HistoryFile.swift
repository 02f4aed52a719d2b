import CEditShim
import Glibc

/// Where command lines are remembered from one run to the next, in libedit's format, for the owner only.
///
/// Each line is appended when it is entered: several shells may share the file, and a killed one has lost nothing.
struct HistoryFile {
    /// How many lines are kept.
    static let size: Int32 = 2000
    private static let header = "_HiStOrY_V2_\n"

    let path: String

    /// `$XDG_STATE_HOME/crosscheck/history`, `~/.local/state/crosscheck/history` where that is not set (XDG Base Directory);
    /// nil where there is no home either.
    static func standardPath(program: String) -> String? {
        if let state = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), state.hasPrefix("/") {
            return "\(state)/\(program)/history"
        }
        guard let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") else { return nil }
        return "\(home)/.local/state/\(program)/history"
    }

    /// Fills `history` from the file; false where there is a file that is not libedit's, which is left alone then.
    func load(into history: OpaquePointer) -> Bool {
        let loaded = ces_history_load(history, path)
        if loaded < 0 {
            var info = stat()
            return stat(path, &info) != 0 || info.st_size == 0
        }
        // The file grows by appending: cut it where it holds twice what is kept. The new file takes the old one's place whole.
        if loaded > 2 * Self.size {
            let cut = "\(path).\(getpid())"
            if ces_history_save(history, cut) < 0 || rename(cut, path) != 0 { unlink(cut) }
        }
        return true
    }

    /// Adds one entry, which may have several lines. A history that cannot be written is no reason to disturb anyone.
    func append(_ entry: String) {
        makeFolders()
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let isNew = lseek(descriptor, 0, SEEK_END) == 0
        var bytes = Array((isNew ? Self.header : "").utf8)
        for byte in entry.utf8 {
            // The encoding of strvis(3) that libedit undoes: blanks, controls and the backslash in octal.
            if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") {
                bytes += [UInt8(ascii: "\\"), 48 + (byte >> 6), 48 + (byte >> 3 & 7), 48 + (byte & 7)]
            } else {
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
        // One write, so that two shells do not mix their lines.
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Makes the folders above the file, for the owner only.
    private func makeFolders() {
        for (i, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && i > 0 {
            mkdir(String(decoding: path.utf8.prefix(i), as: UTF8.self), 0o700)
        }
    }
}
