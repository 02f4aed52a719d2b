import Claims

/// Where a session is worked on: holds the session, applies and logs changes, and keeps file and journal in step with it.
///
/// The one object that commands change: a command reads `desk.session`, asks for a change or logs a view, and gives its answer.
/// Nothing is written before the first change; a change that cannot be put on disk did not happen.
package final class Desk {
    /// Where an unnamed session keeps its journal.
    package enum Recovery: Sendable, Hashable {
        /// Nowhere: command files, `-c` and pipes.
        case none
        /// In this folder (`RecoveryFolder.path`): a person at a terminal.
        case folder(String)
    }

    /// What opening came to.
    package struct Opening: Sendable, Hashable {
        /// Log entries that were in the journal only, and are in the session again.
        package var recovered = 0
        /// The journal of another document lies beside it, at this path; it was not used, and is left as it is.
        package var foreignJournal: String?
    }

    /// The session as it stands.
    package private(set) var session: Session
    /// What it is worked on with.
    package let engines: Engines
    /// The session's file; nil while it has none.
    package private(set) var path: String?
    /// Whether there are changes that are not in the file; views alone are none.
    package var isModified: Bool { session.log[savedEntries...].contains { $0.kind == .change } }
    /// Whether the session was opened for reading only.
    package private(set) var isReadOnly = false

    private let files: any FileLayer
    private let recovery: Recovery
    /// Number of log entries in the document on disk.
    private var savedEntries = 0
    /// The document that the session was read from or saved to: `Session.identity`, and the file.
    private var document: (session: String, file: FileIdentity)?
    /// A journal found beside the document, before the lock is taken: its content as it was read.
    private var found: (digest: String, length: Int)?
    private var journal: Journal?
    private var locks: [(path: String, descriptor: Int32)] = []

    /// A desk with a session that has no file.
    package init(
        session: Session = Session(), engines: Engines, recovery: Recovery = .none, files: any FileLayer = SystemFiles()
    ) {
        self.session = session
        self.engines = engines
        self.recovery = recovery
        self.files = files
    }

    deinit { letGo() }

    // MARK: Opening

    /// Opens the session at `path`, with what its journal holds; writes nothing. Throws `unreadable`.
    package convenience init(
        opening path: String, readOnly: Bool = false, engines: Engines, recovery: Recovery = .none,
        files: any FileLayer = SystemFiles()
    ) throws(SessionError) {
        let opened = try SessionFile.open(path, files: files)
        self.init(session: opened.session, engines: engines, recovery: recovery, files: files)
        self.path = path
        isReadOnly = readOnly
        savedEntries = session.log.count
        document = (session.identity, opened.identity)
        try readJournal(of: path, document: session.identity)
    }

    /// What opening came to, for the answer to `open`.
    package private(set) var opening = Opening()

    private func readJournal(of path: String, document: String) throws(SessionError) {
        switch try JournalBeside(of: path, document: document, files: files) {
        case .none: break
        case .foreign(let journalPath): opening.foreignJournal = journalPath
        case .found(let journal):
            session = try session.recovering(journal.pending, name: journal.path)
            opening.recovered = journal.pending.count
            found = (journal.digest, journal.length)
        }
    }

    static func journalPath(of path: String) -> String { path + ".journal" }
    static func lockPath(of path: String) -> String { path + ".lock" }

    /// Takes up an unnamed session from its journal in the recovery folder; it goes on in the same journal.
    package convenience init(
        recovering recoverable: RecoveryFolder.Recoverable, engines: Engines, recovery: Recovery,
        files: any FileLayer = SystemFiles()
    ) throws(SessionError) {
        self.init(engines: engines, recovery: recovery, files: files)
        let lockPath = Self.lockPath(of: recoverable.path)
        guard let descriptor = try disk({ () throws(FileFailure) in try files.lock(lockPath) }) else {
            throw SessionError(.locked, "another crosscheck is working on the session \(recoverable.id)")
        }
        locks.append((lockPath, descriptor))
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try files.read(recoverable.path, limit: Journal.sizeLimit)
        } catch {
            throw SessionError(.unreadable, error.description)
        }
        let reader = try JournalReader(bytes, name: recoverable.path)
        session = try Session().recovering(reader.lines, name: recoverable.path)
        opening.recovered = reader.lines.count
        journal = try disk { () throws(FileFailure) in
            try Journal.resume(recoverable.path, length: reader.length, files: files)
        }
    }

    // MARK: Changing

    /// Applies and logs a change; the answer it returns may be shown once this returns.
    ///
    ///     let words = try desk.change(.drop(article: key)) { outcome, after in "dropped" }
    ///
    /// `answer` gives the plain text (no colour, no wrapping, the same at any width and locale): its digest is logged. Throws
    /// what `Session.applying` throws, and `cannotWrite`, `locked` or `readOnly`; the session is then as before.
    ///
    /// - Parameter joins: the number of the log entry that the same command made first, where it makes several.
    package func change(
        _ change: Change, joining joins: Int? = nil, answer: (Outcome, Session) throws(SessionError) -> String
    ) throws(SessionError) -> String {
        var step = try session.applying(change, engines: engines)
        step.entry?.joins = joins
        let words = try answer(step.outcome, step.session)
        if step.outcome.isChange { try commit(step.logged(answer: words)) }
        return words
    }

    /// Logs an evidence view (compare, check, expect, why) and the plain text of its answer.
    ///
    /// `command` is the resolved command: handles, no path, files as `@sha256:…`; `articles` are those files, kept for replay. A
    /// session that was opened for reading only logs nothing.
    package func view(_ command: String, reading articles: [Article] = [], answer: String) throws(SessionError) {
        guard !isReadOnly else { return }
        var after = session
        after.logView(command, reading: articles, answer: answer, engines: engines)
        try commit(after)
    }

    /// Makes `after` the session, once its last log entry is on disk where there is a journal.
    private func commit(_ after: Session) throws(SessionError) {
        guard !isReadOnly else {
            throw SessionError(.readOnly, "the session was opened for reading only: open it again to change it")
        }
        guard after.log.count <= SessionReader.logLimit else {
            throw SessionError(.usage, "the log has \(SessionReader.logLimit) entries, which is as many as it may have")
        }
        guard after.work <= Session.workLimit else {
            throw SessionError(.usage, "to open the session again would be too much work: go on in a new one")
        }
        if journal == nil { try beginJournal() }
        try disk { () throws(FileFailure) in try journal?.append(after, after: session) }
        session = after
    }

    /// Does something on disk; its failure is told as one.
    private func disk<T>(_ body: () throws(FileFailure) -> T) throws(SessionError) -> T {
        do throws(FileFailure) {
            return try body()
        } catch {
            throw SessionError(.cannotWrite, error.description)
        }
    }

    private func beginJournal() throws(SessionError) {
        if let path {
            let target = files.resolved(path)
            let journalPath = Self.journalPath(of: target)
            if !holdsLock(of: target) { try takeLock(of: target) }
            if let found {
                journal = try disk { () throws(FileFailure) in
                    try Journal.resume(journalPath, length: found.length, files: files)
                }
            } else {
                journal = try disk { () throws(FileFailure) in
                    try setAside(journalPath)
                    return try Journal.make(journalPath, document: document?.session ?? "", files: files)
                }
            }
        } else if case .folder(let folder) = recovery {
            try disk { () throws(FileFailure) in
                try files.makeFolder(folder)
                let journalPath = try RecoveryFolder.free(in: folder, at: UTCStamp.text(engines.clock()), files: files)
                let lockPath = Self.lockPath(of: journalPath)
                if let descriptor = try files.lock(lockPath) { locks.append((lockPath, descriptor)) }
                journal = try Journal.make(journalPath, document: "", files: files)
            }
        }
    }

    /// Takes the lock of the session's file, and makes sure that file and journal are as they were when they were read.
    private func takeLock(of target: String) throws(SessionError) {
        try lock(target, name: path ?? target)
        let now = try disk { () throws(FileFailure) in try files.identity(of: target) }
        let isSame =
            switch (now, document) {
            // A file that is gone is written again.
            case (nil, _): true
            case (let now?, let document?):
                now.isSameContent(as: document.file) || identity(ofDocument: target) == document.session
            default: false
            }
        let journalPath = Self.journalPath(of: target)
        let isJournalSame =
            if let found {
                journalDigest(journalPath, length: found.length) == found.digest
            } else {
                opening.foreignJournal != nil || !hasEntries(journalPath)
            }
        guard isSame, isJournalSame else {
            unlock(target)
            throw SessionError(
                .locked,
                "\(path ?? target) was changed by another process since it was opened: open it again to go on from there"
            )
        }
    }

    private func holdsLock(of target: String) -> Bool {
        locks.contains { $0.path == Self.lockPath(of: target) }
    }

    /// `name` is what the user calls the file.
    private func lock(_ target: String, name: String) throws(SessionError) {
        guard !holdsLock(of: target) else { return }
        let lockPath = Self.lockPath(of: target)
        let held: Int32?
        do throws(FileFailure) {
            held = try files.lock(lockPath)
        } catch {
            // The lock is our own business: the user knows of the file.
            throw SessionError(.cannotWrite, FileFailure("write", name, code: error.code).description)
        }
        guard let descriptor = held else {
            throw SessionError(
                .locked, "another crosscheck is working on \(name): leave it there first, or save under another name")
        }
        locks.append((lockPath, descriptor))
    }

    private func unlock(_ target: String) {
        let lockPath = Self.lockPath(of: target)
        for held in locks where held.path == lockPath {
            try? files.remove(held.path)
            files.close(held.descriptor)
        }
        locks.removeAll { $0.path == lockPath }
    }

    private func identity(ofDocument path: String) -> String? {
        (try? SessionFile.open(path, files: files))?.session.identity
    }

    private func journalDigest(_ path: String, length: Int) -> String? {
        guard let bytes = try? files.read(path, limit: Journal.sizeLimit),
            let reader = try? JournalReader(bytes, name: path), reader.length == length
        else { return nil }
        return Digest.sha256(bytes[..<length])
    }

    private func hasEntries(_ path: String) -> Bool {
        guard let bytes = try? files.read(path, limit: Journal.sizeLimit) else { return false }
        return (try? !JournalReader(bytes, name: path).lines.isEmpty) ?? true
    }

    /// Puts a journal that is not this session's out of the way, under the first free name; an empty one is removed.
    private func setAside(_ journalPath: String) throws(FileFailure) {
        guard try files.identity(of: journalPath) != nil else { return }
        guard hasEntries(journalPath) else { return try files.remove(journalPath) }
        var number = 1
        while try files.identity(of: "\(journalPath).\(number)") != nil { number += 1 }
        try files.rename(journalPath, to: "\(journalPath).\(number)")
    }

    // MARK: Saving

    /// What saving came to.
    package struct Saving: Sendable, Hashable {
        /// As it was given.
        package var path: String
        /// Bytes of the document.
        package var bytes: Int
    }

    /// Writes the session to its file, or to a new one, which is its file from then on.
    ///
    /// With `redacted` a copy without the articles' texts is written, and the session stays where it is. Throws `usage` where
    /// there is no name, or another file has it and `replacing` is not said; `cannotWrite`, `locked` or `readOnly`, and what was
    /// on disk is there as before.
    @discardableResult
    package func save(
        as name: String? = nil, redacted: Bool = false, replacing: Bool = false
    ) throws(SessionError) -> Saving {
        guard let destination = name ?? path else {
            throw SessionError(.usage, "the session has no name yet: say where to save it, as in “save january.json”")
        }
        let target = files.resolved(destination)
        let isOwn = path.map { files.resolved($0) == target } ?? false
        if isOwn, isReadOnly {
            throw SessionError(.readOnly, "\(destination) was opened for reading only: save under another name")
        }
        if isOwn, redacted {
            throw SessionError(.usage, "saving without texts makes a copy: name another file than \(destination)")
        }
        let home = folder(of: destination)
        let place = try? files.identity(of: home)
        if let place, !place.isFolder { throw SessionError(.cannotWrite, "\(home) is a file, not a folder") }
        guard place != nil else {
            throw SessionError(
                .cannotWrite,
                "there is no folder \(home): make it first (mkdir -p \(WordReader.quoted(home))), or save somewhere else"
            )
        }
        let existing = try disk { () throws(FileFailure) in try files.identity(of: target) }
        guard existing?.isFolder != true else {
            throw SessionError(.cannotWrite, "\(destination) is a folder: name a file in it, such as january.json")
        }
        if !isOwn, existing != nil, !replacing {
            throw SessionError(
                .usage, "there is a file \(destination) already: say --replace to put the session in its place",
                word: destination)
        }
        if redacted {
            let count = try disk { () throws(FileFailure) in
                try SessionFile.save(session, redacted: true, to: destination, files: files)
            }
            return Saving(path: destination, bytes: count)
        }
        // A journal tells, after a crash in the middle, what the document that is found then holds.
        if !isOwn { try lock(target, name: destination) } else if journal == nil { try beginJournal() }
        let saved = session.identity
        let count: Int
        do throws(SessionError) {
            count = try disk { () throws(FileFailure) in
                if !isOwn { try setAside(Self.journalPath(of: target)) }
                return try SessionFile.save(session, to: destination, files: files) { () throws(FileFailure) in
                    if isOwn { try journal?.markSaving(saved) }
                }
            }
        } catch {
            if !isOwn { unlock(target) }
            throw error
        }
        let identity = try disk { () throws(FileFailure) in try files.identity(of: target) }
        document = identity.map { (saved, $0) }
        savedEntries = session.log.count
        isReadOnly = false
        // All that the journal holds is in the document now; where it cannot be removed, its last line says so.
        try? journal?.remove()
        (journal, found, opening) = (nil, nil, Opening())
        if !isOwn {
            let kept = Self.lockPath(of: target)
            for held in locks where held.path != kept {
                try? files.remove(held.path)
                files.close(held.descriptor)
            }
            locks.removeAll { $0.path != kept }
        }
        path = destination
        return Saving(path: destination, bytes: count)
    }

    // MARK: Leaving

    /// Lets go of files and locks. Changes that are not saved stay in the journal, to be offered at the next opening, unless they
    /// are to be given up. Views alone go: who looks at a session and leaves does not leave a file beside it.
    package func close(givingUpUnsaved: Bool = false) {
        if givingUpUnsaved || (journal != nil && !isModified) {
            if journal == nil, found != nil { try? beginJournal() }
            try? journal?.remove()
            journal = nil
        }
        letGo()
    }

    private func letGo() {
        journal?.close()
        journal = nil
        for held in locks {
            // Removed while it is held: who comes next makes a new one.
            try? files.remove(held.path)
            files.close(held.descriptor)
        }
        locks = []
    }
}
