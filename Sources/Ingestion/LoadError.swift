/// Why an article could not be loaded. The session is as it was before.
public struct LoadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Reason: Sendable, Hashable {
        case missing
        case folder
        /// A terminal, a disk, /dev/zero: nothing that ends as a text does.
        case device
        /// A named pipe that no program writes to: waiting for one could take forever.
        case silentPipe
        case noPermission
        /// The system's words, for what has no case of its own.
        case unreadable(String)
        case empty
        /// Nothing but front matter, tags and blanks.
        case noText
        /// `offset`: the first NUL, in bytes of the file.
        case binary(offset: Int)
        /// UTF-16 or UTF-32 by its byte-order mark.
        case otherEncoding(String)
        /// `offset`: the first byte that is not UTF-8, in bytes of the file; `byte`: its value.
        case invalidUTF8(offset: Int, byte: UInt8)
        /// `limit`: in bytes.
        case tooLarge(limit: Int)
        /// Ctrl-C while waiting for bytes.
        case interrupted
        /// The block that line 1 opens is never closed.
        case frontMatterNotClosed
        /// A line of front matter without a colon.
        case frontMatterLine(line: Int)
        /// `nearest`: the key that was probably meant.
        case frontMatterKey(line: Int, key: String, nearest: String?)
        case frontMatterKeyTwice(line: Int, key: String)
        case date(line: Int, text: String)
        case language(line: Int, text: String)
    }

    /// The path as it was given, or what stands for it ("-").
    public var name: String
    /// What went wrong with it.
    public var reason: Reason

    /// An error about the file or stream `name`.
    public init(name: String, reason: Reason) {
        self.name = name
        self.reason = reason
    }

    /// The line of the file that is wrong, counted from 1, where there is one.
    public var line: Int? {
        switch reason {
        case .frontMatterNotClosed: 1
        case .frontMatterLine(let line), .frontMatterKey(let line, _, _), .frontMatterKeyTwice(let line, _),
            .date(let line, _), .language(let line, _):
            line
        default: nil
        }
    }

    /// What is wrong and what to do, one sentence that names the file; not escaped for a terminal.
    public var description: String {
        let name = name.isEmpty ? "\"\"" : name
        return (line.map { "\(name):\($0): " } ?? "\(name): ") + sentence
    }

    /// What is wrong and what to do, without the file's name.
    public var sentence: String {
        let keys = FrontMatter.Key.allCases.map(\.rawValue).joined(separator: ", ")
        switch reason {
        case .missing: return "there is no such file"
        case .folder: return "is a folder; name the files in it"
        case .device: return "is a device, not a file; load - takes what you paste or type"
        case .silentPipe: return "is a pipe that no program writes to"
        case .noPermission: return "you have no permission to read it"
        case .unreadable(let words): return "cannot be read: \(words)"
        case .empty: return "is empty"
        case .noText: return "has no text, only front matter, tags or blanks"
        case .binary(let offset): return "is binary, not text: byte \(offset) is NUL"
        case .otherEncoding(let encoding):
            return "is \(encoding), not UTF-8; convert it with: iconv -f \(encoding) -t UTF-8"
        case .invalidUTF8(let offset, let byte):
            let hex = String(byte, radix: 16, uppercase: true)
            return "is not UTF-8: byte \(offset) is 0x\(hex.count < 2 ? "0" : "")\(hex), which cannot stand there; "
                + "convert it with: iconv -f ENCODING -t UTF-8 (windows-1251, windows-1256, latin1 …)"
        case .tooLarge(let limit):
            let size = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit) bytes"
            return "is larger than \(size), the most an article may have"
        case .interrupted: return "reading it was interrupted"
        case .frontMatterNotClosed:
            return "front matter begins here and is never closed; end it with a line of three hyphens: ---"
        case .frontMatterLine: return "front matter is lines of key: value, with a key of \(keys)"
        case .frontMatterKey(_, let key, let nearest):
            let hint = nearest.map { "did you mean \($0)?" } ?? "the keys are \(keys)"
            return "front matter knows no key \"\(key)\"; \(hint)"
        case .frontMatterKeyTwice(_, let key): return "front matter has the key \(key) twice"
        case .date(_, let text):
            return "\"\(text)\" is no date; write 2022-01-06 or 2022-01-06T12:30"
        case .language(_, let text):
            return "\"\(text)\" is no language code; write a code such as ar or pt-BR"
        }
    }
}
