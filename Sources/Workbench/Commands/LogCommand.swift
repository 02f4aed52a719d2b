import Claims

/// `log`: what was done in this session.
enum LogCommand: Command {
    static let form = CommandForm(
        "log", .session, "Show what was done in this session", reads: true,
        help: [
            "Changes, and the views that were taken as evidence, as they are typed; behind a load, the beginning of its file's SHA-256. "
                + "Times are in UTC."
        ],
        examples: [.init("log", "every change so far")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let log = bench.session.log
        guard !log.isEmpty else { return Answer([.line("Nothing was done yet.")]) }
        var table = Table([.init("", right: true), .init("time"), .init("kind"), .init("command", least: 12)])
        var json: [String] = []
        for entry in log {
            table.rows.append([
                "\(entry.number)", Phrase(entry.time), Phrase(entry.kind.rawValue),
                Phrase(CommandText.typed(entry.command)),
            ])
            json.append(
                JSONLine.object { writer in
                    writer.member("type", "entry")
                    writer.member("number", entry.number)
                    writer.member("time", entry.time)
                    writer.member("kind", entry.kind.rawValue)
                    writer.member("command", entry.command)
                    writer.member("answer", entry.answer)
                    writer.member("state", entry.state)
                })
        }
        return Answer([.table(table)], json: json)
    }
}
