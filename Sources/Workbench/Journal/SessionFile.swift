import Claims
import Glibc

/// A session's document on disk: reading it, and putting a new one in its place so that at any moment the old or the new one is
/// there whole.
enum SessionFile {
    /// A document as it was read.
    struct Opened {
        var session: Session
        var identity: FileIdentity
    }

    /// Reads the document at `path`; throws `unreadable`, and `tampering` where the file contradicts itself.
    static func open(
        _ path: String, files: any FileLayer, tamperingIs tampering: SessionError.Kind = .unreadable
    ) throws(SessionError) -> Opened {
        let bytes: [UInt8]
        let identity: FileIdentity?
        do throws(FileFailure) {
            identity = try files.identity(of: path)
            bytes = try files.read(path, limit: SessionReader.sizeLimit)
        } catch {
            throw SessionError(.unreadable, unreadable(error))
        }
        guard let identity else { throw SessionError(.unreadable, "there is no file \(path)") }
        let session = try SessionReader.session(in: bytes, name: path, tamperingIs: tampering)
        return Opened(session: session, identity: identity)
    }

    private static func unreadable(_ failure: FileFailure) -> String {
        switch failure.code {
        case ENOENT: "there is no file \(failure.path)"
        case EISDIR: "\(failure.path) is a folder: name the session file in it"
        case EINVAL: "\(failure.path) is no regular file"
        case EFBIG: "\(failure.path) is larger than \(SessionReader.sizeLimit >> 20) MiB: too large for a session"
        default: failure.description
        }
    }

    /// Writes a new file beside the old one, flushes it, puts it in the old one's place and flushes the folder. An existing file
    /// keeps its mode, a new one has 0600. `beforeRename` is called when the new bytes are safe and the old ones still in place.
    ///
    /// Gives the number of bytes.
    static func save(
        _ session: Session, redacted: Bool = false, to path: String, files: any FileLayer,
        beforeRename: () throws(FileFailure) -> Void = {}
    ) throws(FileFailure) -> Int {
        // Through a link, the file that it leads to is replaced, and not the link.
        let target = files.resolved(path)
        let folder = folder(of: target)
        let temporary = (folder == "/" ? "/" : folder + "/") + "." + lastPart(of: target) + ".saving"
        let existing = try files.identity(of: target)
        if let existing, !existing.isRegular {
            throw FileFailure("write", path, code: existing.isFolder ? EISDIR : EINVAL)
        }
        // What an earlier run left when it was killed.
        try files.remove(temporary)
        let descriptor = try files.open(temporary, isNew: true)
        var count = 0
        do throws(FileFailure) {
            defer { files.close(descriptor) }
            if let existing { try files.setMode(existing.mode, of: descriptor, path: temporary) }
            var json = JSONWriter(.pretty, capacity: pieceSize * 2)
            try SessionWriter.write(session, redacted: redacted, to: &json) { (json) throws(FileFailure) in
                guard json.count >= pieceSize else { return }
                count += try flush(&json, to: descriptor, path: path, files: files)
            }
            count += try flush(&json, to: descriptor, path: path, files: files)
            try files.flush(descriptor, path: path)
            try beforeRename()
        } catch {
            try? files.remove(temporary)
            throw error
        }
        do throws(FileFailure) {
            try files.rename(temporary, to: target)
        } catch {
            try? files.remove(temporary)
            throw error
        }
        try files.flushFolder(folder)
        return count
    }

    /// Bytes that are written at once: enough that the calls cost nothing, and little to hold.
    private static let pieceSize = 1 << 20

    private static func flush(
        _ json: inout JSONWriter, to descriptor: Int32, path: String, files: any FileLayer
    ) throws(FileFailure) -> Int {
        let count = json.count
        try files.writeAll(descriptor, json.bytes, path: path)
        json.clear()
        return count
    }
}
