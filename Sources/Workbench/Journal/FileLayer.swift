import Claims
import Glibc

/// Why a file operation failed.
package struct FileFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried: "open", "write", "flush" …
    package var operation: String
    /// The path as it was given.
    package var path: String
    /// `errno`.
    package var code: Int32
    /// A failure with its `errno`.
    package init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }
    /// What a person can do something about in words of our own, the rest in the system's: in English whatever the locale, for the
    /// program never sets one for messages.
    package var reason: String {
        switch code {
        case ENOSPC, EDQUOT: "the disk is full; make room, or save on another"
        case EROFS: "the disk can only be read; save on another"
        case EACCES, EPERM:
            operation == "read" ? "you have no permission to read it" : "you have no permission to write there"
        case EISDIR: "it is a folder"
        // What the reading and the saving of a pipe or a device ends in here.
        case EINVAL where ["read", "write"].contains(operation): "it is no regular file"
        case ELOOP: "it is a link, and no link is followed here"
        case ENOENT where operation == "read": "there is no such file"
        default: String(cString: strerror(code))
        }
    }
    /// `cannot write x.json: the disk is full; make room, or save on another`
    package var description: String { "cannot \(operation) \(path): \(reason)" }
}

/// The operations on files that a session needs: the system's, or a test's that fail when they are told to.
package protocol FileLayer: Sendable {
    /// All bytes of a regular file; `EFBIG` where it has more than `limit`.
    func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8]
    /// Opens for writing at the end; with `isNew`, makes the file (0600) and fails where there is one.
    func open(_ path: String, isNew: Bool) throws(FileFailure) -> Int32
    /// Writes a part of the bytes, from `offset`; gives how many. May be fewer than there are.
    func write(_ descriptor: Int32, _ bytes: [UInt8], from offset: Int, path: String) throws(FileFailure) -> Int
    /// Flushes a file's bytes and length to disk.
    func flush(_ descriptor: Int32, path: String) throws(FileFailure)
    /// Flushes a folder: what was made, renamed or removed in it.
    func flushFolder(_ path: String) throws(FileFailure)
    /// Cuts a file to a length.
    func truncate(_ descriptor: Int32, to length: Int, path: String) throws(FileFailure)
    /// Closes a descriptor.
    func close(_ descriptor: Int32)
    /// Puts one file in the place of another.
    func rename(_ from: String, to: String) throws(FileFailure)
    /// Removes a file; none there is no failure.
    func remove(_ path: String) throws(FileFailure)
    /// Sets the permission bits of an open file.
    func setMode(_ mode: UInt32, of descriptor: Int32, path: String) throws(FileFailure)
    /// What is at a path, links followed; nil where there is nothing.
    func identity(of path: String) throws(FileFailure) -> FileIdentity?
    /// What an open file is; `links` is 0 once it is gone from every folder.
    func identity(of descriptor: Int32, path: String) throws(FileFailure) -> FileIdentity
    /// The path with links resolved; of a file that is not there, with those of its folder resolved; the path itself where there
    /// is no such folder either.
    func resolved(_ path: String) -> String
    /// Takes the lock that a file stands for, and makes the file; nil where another process holds it.
    func lock(_ path: String) throws(FileFailure) -> Int32?
    /// Makes a folder (0700) and those above it.
    func makeFolder(_ path: String) throws(FileFailure)
    /// The names in a folder, sorted; none where there is no folder.
    func names(in folder: String) throws(FileFailure) -> [String]
}

/// What tells one state of a file from another without reading it.
package struct FileIdentity: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
    var size: Int
    var modifiedSeconds: Int
    var modifiedNanoseconds: Int
    var links: Int
    /// Permission bits.
    var mode: UInt32
    var isFolder: Bool
    var isRegular: Bool

    init(_ info: stat) {
        device = UInt64(info.st_dev)
        inode = UInt64(info.st_ino)
        size = Int(info.st_size)
        modifiedSeconds = info.st_mtim.tv_sec
        modifiedNanoseconds = info.st_mtim.tv_nsec
        links = Int(info.st_nlink)
        mode = info.st_mode & 0o7777
        isFolder = info.st_mode & S_IFMT == S_IFDIR
        isRegular = info.st_mode & S_IFMT == S_IFREG
    }

    /// Whether the content is most likely the same: the same file, size and time of writing.
    func isSameContent(as other: FileIdentity) -> Bool {
        device == other.device && inode == other.inode && size == other.size && modifiedSeconds == other.modifiedSeconds
            && modifiedNanoseconds == other.modifiedNanoseconds
    }
}

extension FileLayer {
    /// Writes all bytes; throws `ENOSPC` where the system takes none.
    func writeAll(_ descriptor: Int32, _ bytes: [UInt8], path: String) throws(FileFailure) {
        var offset = 0
        while offset < bytes.count {
            let n = try write(descriptor, bytes, from: offset, path: path)
            guard n > 0 else { throw FileFailure("write", path, code: ENOSPC) }
            offset += n
        }
    }
}

/// The system's files.
package struct SystemFiles: FileLayer {
    /// The system's files.
    package init() {}

    package func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileFailure("read", path, code: errno) }
        defer { _ = Glibc.close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw FileFailure("read", path, code: errno) }
        if info.st_mode & S_IFMT == S_IFDIR { throw FileFailure("read", path, code: EISDIR) }
        guard info.st_mode & S_IFMT == S_IFREG else { throw FileFailure("read", path, code: EINVAL) }
        guard info.st_size <= limit else { throw FileFailure("read", path, code: EFBIG) }
        var failure: Int32 = 0
        let size = Int(info.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let n = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
                if n > 0 {
                    count += n
                } else if n == 0 {
                    return
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw FileFailure("read", path, code: failure) }
        return bytes
    }

    package func open(_ path: String, isNew: Bool) throws(FileFailure) -> Int32 {
        let flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_CREAT | O_EXCL : 0)
        let descriptor = Glibc.open(path, flags, 0o600)
        guard descriptor >= 0 else { throw FileFailure("write", path, code: errno) }
        return descriptor
    }

    package func write(
        _ descriptor: Int32, _ bytes: [UInt8], from offset: Int, path: String
    ) throws(FileFailure) -> Int {
        while true {
            let n = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + offset, $0.count - offset) }
            if n >= 0 { return n }
            if errno != EINTR { throw FileFailure("write", path, code: errno) }
        }
    }

    package func flush(_ descriptor: Int32, path: String) throws(FileFailure) {
        guard fsync(descriptor) == 0 else { throw FileFailure("flush", path, code: errno) }
    }

    package func flushFolder(_ path: String) throws(FileFailure) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure("flush", path, code: errno) }
        defer { _ = Glibc.close(descriptor) }
        // Some file systems cannot flush a folder and say EINVAL; there is nothing more to do on them.
        if fsync(descriptor) != 0, errno != EINVAL { throw FileFailure("flush", path, code: errno) }
    }

    package func truncate(_ descriptor: Int32, to length: Int, path: String) throws(FileFailure) {
        guard ftruncate(descriptor, length) == 0 else { throw FileFailure("shorten", path, code: errno) }
    }

    package func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    package func rename(_ from: String, to: String) throws(FileFailure) {
        guard Glibc.rename(from, to) == 0 else { throw FileFailure("write", to, code: errno) }
    }

    package func remove(_ path: String) throws(FileFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFailure("remove", path, code: errno) }
    }

    package func setMode(_ mode: UInt32, of descriptor: Int32, path: String) throws(FileFailure) {
        guard fchmod(descriptor, mode) == 0 else { throw FileFailure("set the mode of", path, code: errno) }
    }

    package func identity(of path: String) throws(FileFailure) -> FileIdentity? {
        var info = stat()
        if stat(path, &info) == 0 { return FileIdentity(info) }
        if errno == ENOENT { return nil }
        throw FileFailure("look at", path, code: errno)
    }

    package func identity(of descriptor: Int32, path: String) throws(FileFailure) -> FileIdentity {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw FileFailure("look at", path, code: errno) }
        return FileIdentity(info)
    }

    package func resolved(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        // A file that is not there yet: its folder is resolved, so that the name is the same once it is there.
        let cut = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = cut.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        guard let real = realpath(folder, nil) else { return path }
        defer { free(real) }
        let resolved = String(cString: real)
        return (resolved == "/" ? "" : resolved) + "/" + name
    }

    package func lock(_ path: String) throws(FileFailure) -> Int32? {
        while true {
            let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw FileFailure("lock", path, code: errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                if code == EWOULDBLOCK { return nil }
                if code == EINTR { continue }
                throw FileFailure("lock", path, code: code)
            }
            // The holder before removes the file when it lets go: a lock on a file that is gone is none.
            var held = stat()
            var found = stat()
            if fstat(descriptor, &held) == 0, stat(path, &found) == 0, held.st_ino == found.st_ino,
                held.st_dev == found.st_dev
            {
                return descriptor
            }
            close(descriptor)
        }
    }

    package func makeFolder(_ path: String) throws(FileFailure) {
        if DataFolder.isFolder(path) { return }
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw FileFailure("make the folder", path, code: errno)
        }
    }

    package func names(in folder: String) throws(FileFailure) -> [String] {
        guard let stream = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw FileFailure("list", folder, code: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// The folder that a path's last part stands in.
func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The last part of a path.
func lastPart(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
}
