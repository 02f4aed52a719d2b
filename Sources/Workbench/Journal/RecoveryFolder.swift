#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where journals of sessions without a name lie, so that a crash loses nothing: `$XDG_STATE_HOME/crosscheck/recovery`.
package enum RecoveryFolder {
    /// An unnamed session that can be taken up again.
    package struct Recoverable: Sendable, Hashable {
        /// Its name in the folder: when it was begun, and a number.
        package var id: String
        /// Its journal.
        package var path: String
        /// Number of log entries.
        package var entries: Int
        /// When the last entry was made, UTC.
        package var lastTime: String
        /// The last entry's command.
        package var lastCommand: String
        /// Another process is working on it.
        package var isInUse: Bool
    }

    /// The folder by the XDG base directory specification; nil where neither variable is an absolute path.
    package static func path(environment: (String) -> String?) -> String? {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/crosscheck/recovery" }
        if let home = environment("HOME"), home.hasPrefix("/") { return home + "/.local/state/crosscheck/recovery" }
        return nil
    }

    /// The folder of this process's user.
    package static var installed: String? { path { getenv($0).map { String(cString: $0) } } }

    /// The sessions that wait in the folder, oldest first; journals that cannot be read are left out, empty ones too.
    package static func list(_ folder: String, files: any FileLayer = SystemFiles()) throws(SessionError)
        -> [Recoverable]
    {
        let names: [String]
        do throws(FileFailure) {
            names = try files.names(in: folder)
        } catch {
            throw SessionError(.unreadable, error.description)
        }
        var result: [Recoverable] = []
        for name in names where name.hasSuffix(".journal") {
            let path = folder + "/" + name
            guard let bytes = try? files.read(path, limit: Journal.sizeLimit),
                let reader = try? JournalReader(bytes, name: path), let last = reader.lines.last
            else { continue }
            var isInUse = false
            if (try? files.identity(of: Desk.lockPath(of: path))) != nil {
                do throws(FileFailure) {
                    if let descriptor = try files.lock(Desk.lockPath(of: path)) {
                        try? files.remove(Desk.lockPath(of: path))
                        files.close(descriptor)
                    } else {
                        isInUse = true
                    }
                } catch {}
            }
            result.append(
                Recoverable(
                    id: String(name.dropLast(".journal".count)), path: path, entries: reader.lines.count,
                    lastTime: last.entry.time, lastCommand: last.entry.command, isInUse: isInUse))
        }
        return result
    }

    /// Gives up a session that waits.
    package static func discard(_ recoverable: Recoverable, files: any FileLayer = SystemFiles()) throws(SessionError) {
        do throws(FileFailure) {
            try files.remove(recoverable.path)
        } catch {
            throw SessionError(.cannotWrite, error.description)
        }
    }

    /// A free name for a journal begun at `time`.
    static func free(in folder: String, at time: String, files: any FileLayer) throws(FileFailure) -> String {
        let base = folder + "/" + String(time.map { $0 == ":" ? "-" : $0 })
        var number = 1
        while try files.identity(of: "\(base)-\(number).journal") != nil { number += 1 }
        return "\(base)-\(number).journal"
    }
}
