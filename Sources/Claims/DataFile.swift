#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What is wrong with a data file, and where: catalogue and lexicons answer with this.
public struct DataError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file's path as it was given.
    public var file: String
    /// Counted from 1; 0 where the file as a whole is meant.
    public var line: Int
    /// What is wrong and what to do, one sentence.
    public var message: String
    /// An error at a line of a file.
    public init(file: String, line: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }
    /// `lexicon.txt:12: …`
    public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}

/// A line-based data file: `word word key=value key="two words"`, `#` begins a comment, blank lines are skipped.
///
/// Catalogue and lexicons are written in it. The reader is small on purpose: data is edited by people who know a language,
/// and an error must name the line.
public struct DataFile: Sendable {
    /// One line: its plain words in order, then its `key=value` fields.
    public struct Row: Sendable, Hashable {
        /// Counted from 1.
        public var line: Int
        /// The words without `=`; quotes removed.
        public var words: [String]
        /// The fields in order.
        public var fields: [(key: String, value: String)]
        /// The value of a field, nil where the row has none.
        public subscript(key: String) -> String? { fields.first { $0.key == key }?.value }

        /// Equal when line, words and fields are.
        public static func == (a: Row, b: Row) -> Bool {
            a.line == b.line && a.words == b.words
                && a.fields.elementsEqual(b.fields, by: { $0.key == $1.key && $0.value == $1.value })
        }
        /// By line and words.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(line)
            hasher.combine(words)
        }
    }

    /// The path, for messages.
    public var path: String
    /// The lines that hold anything, in order.
    public var rows: [Row]

    /// Reads the file at `path`; throws `DataError` where it cannot be read or a line is malformed.
    public init(path: String) throws(DataError) {
        guard let bytes = Self.bytes(at: path) else {
            throw DataError(file: path, message: "cannot be read: \(String(cString: strerror(errno)))")
        }
        try self.init(path: path, bytes: bytes)
    }

    /// Reads `bytes` as the file at `path`.
    public init(path: String, bytes: [UInt8]) throws(DataError) {
        self.path = path
        rows = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let text = String(validating: line, as: UTF8.self) else {
                throw DataError(file: path, line: number, message: "is not UTF-8")
            }
            var row = Row(line: number, words: [], fields: [])
            try Self.parse(text, into: &row, path: path)
            if !row.words.isEmpty || !row.fields.isEmpty { rows.append(row) }
        }
    }

    private static func parse(_ text: String, into row: inout Row, path: String) throws(DataError) {
        var word: [UInt8] = []
        var key: String?
        var inQuotes = false
        var started = false
        func close(_ row: inout Row) {
            guard started else { return }
            let value = String(decoding: word, as: UTF8.self)
            if let key { row.fields.append((key, value)) } else { row.words.append(value) }
            word = []
            key = nil
            started = false
        }
        loop: for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""):
                inQuotes.toggle()
                started = true
            case UInt8(ascii: "#") where !inQuotes && !started: break loop
            case UInt8(ascii: " ") where !inQuotes, UInt8(ascii: "\t") where !inQuotes,
                UInt8(ascii: "\r") where !inQuotes:
                close(&row)
            case UInt8(ascii: "=") where !inQuotes && key == nil && !word.isEmpty:
                key = String(decoding: word, as: UTF8.self)
                word = []
            default:
                word.append(byte)
                started = true
            }
        }
        if inQuotes { throw DataError(file: path, line: row.line, message: "a quote is not closed") }
        if key != nil { started = true }
        close(&row)
    }

    /// The bytes of a regular file; nil with `errno` set where it cannot be read.
    public static func bytes(at path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let n = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if n > 0 {
                result.append(contentsOf: buffer[..<n])
            } else if n == 0 {
                return result
            } else if errno != EINTR {
                return nil
            }
        }
    }
}
