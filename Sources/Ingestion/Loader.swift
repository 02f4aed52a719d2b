import Claims
import Glibc

/// Makes articles of bytes: from a file, from a descriptor, or from text typed or pasted.
public struct Loader: Sendable {
    /// The most bytes that an article's file may have.
    public var limit: Int
    /// Asked when a signal interrupts the reading of a slow file (a pipe, a terminal): true gives up.
    public var isCancelled: @Sendable () -> Bool

    /// A loader of articles of at most `limit` bytes, 64 MiB unless said otherwise.
    public init(limit: Int = 64 << 20, isCancelled: @escaping @Sendable () -> Bool = { false }) {
        self.limit = limit
        self.isCancelled = isCancelled
    }

    /// The article in the file at `path`, named by the file's name without its folder.
    ///
    /// What `metadata` says goes before what the file's front matter says.
    public func load(path: String, metadata: Article.Metadata = .init()) throws(LoadError) -> Article {
        let bytes = try read(path: path)
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: Array($0), as: UTF8.self) }
        return try article(of: bytes, name: name ?? path, source: path, metadata: metadata)
    }

    /// The article in all bytes that `descriptor` still has (0: standard input).
    public func load(
        descriptor: Int32, name: String = "-", metadata: Article.Metadata = .init()
    ) throws(LoadError) -> Article {
        try article(of: try read(descriptor: descriptor, name: name), name: name, source: name, metadata: metadata)
    }

    /// The article in `bytes`, which are those of a file or were typed.
    public func load(
        bytes: [UInt8], name: String, metadata: Article.Metadata = .init()
    ) throws(LoadError) -> Article {
        guard bytes.count <= limit else { throw LoadError(name: name, reason: .tooLarge(limit: limit)) }
        return try article(of: bytes, name: name, source: name, metadata: metadata)
    }

    // MARK: - Bytes to an article

    /// `source` is what errors name.
    private func article(
        of bytes: [UInt8], name: String, source: String, metadata: Article.Metadata
    ) throws(LoadError) -> Article {
        guard !bytes.isEmpty else { throw LoadError(name: source, reason: .empty) }
        try checkEncoding(bytes, source)
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let format = InputFormats.all.first(where: { $0.recognises(content) }) else {
            throw LoadError(name: source, reason: .unreadable("it is in no known format"))
        }
        let text: String
        var known: Article.Metadata
        do throws(FrontMatter.Failure) {
            (text, known) = try format.read(content)
        } catch {
            throw LoadError(name: source, reason: error.reason)
        }
        guard text.utf8.contains(where: { $0 > 0x20 }) else {
            throw LoadError(name: source, reason: content.contains { $0 > 0x20 } ? .noText : .empty)
        }
        known.outlet = metadata.outlet ?? known.outlet
        known.date = metadata.date ?? known.date
        known.language = metadata.language ?? known.language
        known.url = metadata.url ?? known.url
        known.title = metadata.title ?? known.title
        return Article(
            name: name, metadata: known, text: text, fileDigest: Digest.sha256(bytes), textDigest: Digest.sha256(text),
            sketch: Shingles.sketch(of: text))
    }

    private func checkEncoding(_ bytes: [UInt8], _ source: String) throws(LoadError) {
        // UTF-32's mark begins with UTF-16's, so it is asked for first.
        let marks: [(mark: [UInt8], name: String)] = [
            ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE], "UTF-16"),
            ([0xFE, 0xFF], "UTF-16"),
        ]
        if let mark = marks.first(where: { bytes.starts(with: $0.mark) }) {
            throw LoadError(name: source, reason: .otherEncoding(mark.name))
        }
        if let offset = bytes.firstIndex(of: 0) { throw LoadError(name: source, reason: .binary(offset: offset)) }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw LoadError(name: source, reason: .invalidUTF8(offset: offset, byte: bytes[offset]))
        }
    }

    // MARK: - Files to bytes

    private func read(path: String) throws(LoadError) -> [UInt8] {
        // A path with NUL in it would name another file to the system.
        guard !path.isEmpty, !path.utf8.contains(0) else { throw LoadError(name: path, reason: .missing) }
        var descriptor: Int32
        repeat {
            // Opening a named pipe would wait for a writer.
            descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        } while descriptor < 0 && errno == EINTR && !isCancelled()
        guard descriptor >= 0 else { throw LoadError(name: path, reason: reason(for: errno)) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw LoadError(name: path, reason: reason(for: errno)) }
        switch info.st_mode & S_IFMT {
        case S_IFCHR, S_IFBLK: throw LoadError(name: path, reason: .device)
        case S_IFIFO:
            // Without a writer there is an end at once, with one there is nothing yet, or something. Reading waits from here on.
            var byte: UInt8 = 0
            let count = Glibc.read(descriptor, &byte, 1)
            guard count != 0 else { throw LoadError(name: path, reason: .silentPipe) }
            _ = fcntl(descriptor, F_SETFL, 0)
            return try read(descriptor: descriptor, name: path, after: count == 1 ? [byte] : [])
        default: return try read(descriptor: descriptor, name: path)
        }
    }

    /// - Parameter start: bytes that were read before.
    private func read(descriptor: Int32, name: String, after start: [UInt8] = []) throws(LoadError) -> [UInt8] {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw LoadError(name: name, reason: reason(for: errno)) }
        if info.st_mode & S_IFMT == S_IFDIR { throw LoadError(name: name, reason: .folder) }
        guard info.st_size <= limit else { throw LoadError(name: name, reason: .tooLarge(limit: limit)) }
        var bytes = start
        bytes.reserveCapacity(Int(info.st_size) + 1)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes.append(contentsOf: buffer[..<count])
                // A pipe or a file that grows: its size said nothing.
                if bytes.count > limit { throw LoadError(name: name, reason: .tooLarge(limit: limit)) }
            } else if count == 0 {
                return bytes
            } else if errno != EINTR || isCancelled() {
                throw LoadError(name: name, reason: reason(for: errno))
            }
        }
    }

    private func reason(for code: Int32) -> LoadError.Reason {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .noPermission
        case EISDIR: .folder
        case EINTR: .interrupted
        default: .unreadable(String(cString: strerror(code)))
        }
    }
}
