import Claims

/// The journal beside a session's document, as it is found before anything is changed.
enum JournalBeside {
    /// There is none, or one without entries, begun for a change that did not happen.
    case none
    /// One that belongs to another document, or is no journal.
    case foreign(path: String)
    /// One that goes on from the document.
    case found(Found)

    /// What a journal holds that the document does not.
    struct Found {
        var path: String
        var pending: ArraySlice<JournalReader.Line>
        /// SHA-256 of its whole lines.
        var digest: String
        /// Bytes of whole lines.
        var length: Int
    }

    /// Looks beside the document at `path` of a session, by its identity; throws `unreadable` where what is there cannot be read.
    init(of path: String, document: String, files: any FileLayer) throws(SessionError) {
        let journalPath = Desk.journalPath(of: files.resolved(path))
        let bytes: [UInt8]
        do throws(FileFailure) {
            guard try files.identity(of: journalPath) != nil else {
                self = .none
                return
            }
            bytes = try files.read(journalPath, limit: Journal.sizeLimit)
        } catch {
            throw SessionError(.unreadable, error.description)
        }
        guard let reader = try? JournalReader(bytes, name: journalPath) else {
            self = .foreign(path: journalPath)
            return
        }
        guard let pending = reader.pending(for: document) else {
            self = reader.lines.isEmpty ? .none : .foreign(path: journalPath)
            return
        }
        self = .found(
            Found(
                path: journalPath, pending: pending, digest: Digest.sha256(bytes[..<reader.length]),
                length: reader.length))
    }
}
