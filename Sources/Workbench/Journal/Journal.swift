import Claims

/// The journal beside a session: what was done since the document was written, a line an entry, each on disk before its answer is
/// shown.
///
///     3f6a… {"crosscheck":"journal","schema":1,"document":"9f86…"}
///     77c1… {"entry":{…},"next":{…},"texts":[…],"extractions":[…],"topics":{"…":3}}
///     0b9e… {"saving":"c4d2…"}
///
/// A line begins with the first 16 digits of the SHA-256 of the rest. A last line that does not fit its sum was never
/// acknowledged and is left out. `document` and `saving` are digests of sessions (`Session.identity`): of the one that the journal goes on from, and of one that
/// is about to be put in place; if that is the one found, what stands before is in it.
struct Journal {
    /// The number in a journal's first line.
    static let schema = 1
    /// How large a journal may be, in bytes.
    static let sizeLimit = 1 << 30

    let path: String
    private let files: any FileLayer
    private let descriptor: Int32
    /// Bytes of whole lines.
    private(set) var length: Int
    /// Whether bytes behind `length` may be on disk and could not be cut.
    private var isTorn = false

    /// Makes a journal for the document of a session, by its identity; throws where there is one already.
    static func make(_ path: String, document: String, files: any FileLayer) throws(FileFailure) -> Journal {
        let descriptor = try files.open(path, isNew: true)
        var journal = Journal(path: path, files: files, descriptor: descriptor, length: 0)
        do throws(FileFailure) {
            var json = JSONWriter()
            json.beginObject()
            json.member("crosscheck", "journal")
            json.member("schema", schema)
            json.member("document", document)
            json.endObject()
            try journal.append(json.bytes)
            try files.flushFolder(folder(of: path))
        } catch {
            journal.close()
            try? files.remove(path)
            throw error
        }
        return journal
    }

    /// Goes on with a journal that holds `length` bytes of whole lines; what is behind them is cut off.
    static func resume(_ path: String, length: Int, files: any FileLayer) throws(FileFailure) -> Journal {
        let descriptor = try files.open(path, isNew: false)
        var journal = Journal(path: path, files: files, descriptor: descriptor, length: length, isTorn: true)
        do throws(FileFailure) {
            try journal.mend()
        } catch {
            journal.close()
            throw error
        }
        return journal
    }

    private init(path: String, files: any FileLayer, descriptor: Int32, length: Int, isTorn: Bool = false) {
        self.path = path
        self.files = files
        self.descriptor = descriptor
        self.length = length
        self.isTorn = isTorn
    }

    /// Appends the session's last log entry, and what came with it since `before`; on disk when this returns.
    mutating func append(_ session: Session, after before: Session) throws(FileFailure) {
        var json = JSONWriter()
        json.beginObject()
        json.key("entry")
        json.value(session.log[session.log.count - 1])
        json.key("next")
        json.value(session.next)
        if session.texts.count > before.texts.count {
            json.list("texts", session.texts[before.texts.count...]) { json, text in json.value(text) }
        }
        if session.extractions.count > before.extractions.count {
            json.list("extractions", session.extractions[before.extractions.count...]) { json, made in json.value(made)
            }
        }
        if session.topicNumbers.count > before.topicNumbers.count {
            let new = session.topicNumbers.all.filter { before.topicNumbers[$0.key] == nil }
            json.key("topics")
            json.beginObject()
            for (identity, number) in new.sorted(by: { $0.value < $1.value }) { json.member(identity, number) }
            json.endObject()
        }
        json.endObject()
        try append(json.bytes)
    }

    /// Says that the document of a session, by its identity, is about to be put in place.
    mutating func markSaving(_ identity: String) throws(FileFailure) {
        var json = JSONWriter()
        json.beginObject()
        json.member("saving", identity)
        json.endObject()
        try append(json.bytes)
    }

    private mutating func append(_ json: [UInt8]) throws(FileFailure) {
        try mend()
        var line = Array(Digest.sha256(json).utf8.prefix(16))
        line.append(UInt8(ascii: " "))
        line += json
        line.append(UInt8(ascii: "\n"))
        isTorn = true
        do throws(FileFailure) {
            try files.writeAll(descriptor, line, path: path)
            try files.flush(descriptor, path: path)
            // A file whose folder was removed takes writes and keeps nothing.
            guard try files.identity(of: descriptor, path: path).links > 0 else {
                throw FileFailure("write", path, code: 2)
            }
        } catch {
            // What was not acknowledged should not come back; where even this fails, the next append tries again first.
            try? mend()
            throw error
        }
        length += line.count
        isTorn = false
    }

    private mutating func mend() throws(FileFailure) {
        guard isTorn else { return }
        try files.truncate(descriptor, to: length, path: path)
        try files.flush(descriptor, path: path)
        isTorn = false
    }

    /// Closes the file and leaves it where it is.
    func close() { files.close(descriptor) }

    /// Closes and removes the file: what it holds is in the document, or given up.
    func remove() throws(FileFailure) {
        close()
        try files.remove(path)
    }
}
