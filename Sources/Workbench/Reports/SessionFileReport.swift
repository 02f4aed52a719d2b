/// What opening and saving came to.
enum SessionFileReport {
    /// "Opened january.json: 4 articles, 17 claims, 21 log entries."
    static func opened(_ desk: Desk, as name: String) -> Answer {
        let readOnly = desk.isReadOnly ? ", for reading only" : ""
        var blocks: [Answer.Block] = [.line("Opened \(name)\(readOnly): \(content(desk.session)).")]
        if desk.opening.recovered > 0 {
            let entries = desk.opening.recovered == 1 ? "1 log entry" : "\(desk.opening.recovered) log entries"
            blocks.append(.line("\(entries) that had not been saved came back from its journal."))
        }
        if let journal = desk.opening.foreignJournal {
            blocks.append(
                .line("The journal beside it (\(journal)) belongs to another version of the session; it was not used."))
        }
        return Answer(blocks)
    }

    /// "Saved january.json: 4 articles, 17 claims, 21 log entries."
    static func saved(_ saving: Desk.Saving, _ session: Session) -> Answer {
        Answer([.line("Saved \(saving.path): \(content(session)).")])
    }

    private static func content(_ session: Session) -> String {
        let log = session.log.count
        return [
            ChangeReport.counted(session.articles.count, "article"),
            ChangeReport.counted(session.claimCount, "claim"),
            log == 1 ? "1 log entry" : "\(log) log entries",
        ].joined(separator: ", ")
    }
}
