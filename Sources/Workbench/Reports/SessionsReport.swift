/// Unsaved sessions as a table, or a JSON line each.
enum SessionsReport {
    /// One line where a session waits, nothing where none does.
    static func offer(_ waiting: [RecoveryFolder.Recoverable]) -> Answer {
        let free = waiting.filter { !$0.isInUse }
        guard let last = free.last else { return Answer() }
        let entries = last.entries == 1 ? "1 log entry" : "\(last.entries) log entries"
        guard free.count == 1 else {
            let way: Phrase = "\("sessions recover", .id) takes that one up, \("sessions", .id) lists them"
            return Answer([
                .line("\(free.count) unsaved sessions wait, the last of \(last.lastTime) (\(entries)): \(way).")
            ])
        }
        return Answer([
            .line("An unsaved session of \(last.lastTime) waits (\(entries)): \("sessions recover", .id) takes it up.")
        ])
    }

    /// The sessions given.
    static func answer(_ waiting: [RecoveryFolder.Recoverable]) -> Answer {
        guard !waiting.isEmpty else { return Answer([.line("No unsaved session waits.")]) }
        var table = Table([
            .init("id"), .init("log", right: true), .init("last change"), .init("command", least: 6), .init(""),
        ])
        for session in waiting {
            table.rows.append([
                Phrase(session.id, .id), "\(session.entries)", Phrase(session.lastTime),
                Phrase(CommandText.typed(session.lastCommand)),
                Phrase(session.isInUse ? "in use" : ""),
            ])
        }
        let json = waiting.map { session in
            JSONLine.object { writer in
                writer.member("type", "session")
                writer.member("id", session.id)
                writer.member("entries", session.entries)
                writer.member("lastTime", session.lastTime)
                writer.member("lastCommand", session.lastCommand)
                writer.member("inUse", session.isInUse)
            }
        }
        return Answer([.table(table.withoutEmptyColumns)], json: json)
    }
}
