import Claims

/// What a replay came to, for people: whether every digest was equal, else what differs, step by step and claim by claim.
///
///     Replayed kazakhstan-2022.json: 21 log entries, every digest equal.
package enum ReplayText {
    /// The report on the session in the file `name`; drift makes its status.
    package static func answer(_ report: ReplayReport, name: String) -> Answer {
        var blocks: [Answer.Block] = []
        if let result = report.result {
            blocks += others(report, result) + unsaved(report)
            return Answer(blocks, json: [json(report)])
        }
        for change in report.engineChanges { blocks.append(.line("Another engine: \(change.description).")) }
        for drift in report.drifts {
            blocks.append(
                .line(
                    "\("Step \(drift.step)", .bad), \(CommandText.typed(drift.command), .id): \(drift.message) (\(drift.cause.rawValue, .aside))."
                ))
        }
        for difference in report.differences { blocks.append(.indented(2, line(difference))) }
        if !report.redacted.isEmpty {
            let texts = ChangeReport.counted(report.redacted.count, "text")
            blocks.append(
                .line("\(texts) left out of the session: whether they are read the same could not be checked."))
        }
        if !report.unchecked.isEmpty {
            let answers = ChangeReport.counted(report.unchecked.count, "answer")
            let entry = report.unchecked.count == 1 ? "entry" : "entries"
            let steps = report.unchecked.map(String.init).joined(separator: ", ")
            blocks.append(
                .line("\(answers) with sentences of those texts could not be compared (log \(entry) \(steps))."))
        }
        blocks.append(.line(summary(report, name)))
        blocks += unsaved(report)
        return Answer(blocks, json: [json(report)], status: report.hasDrifted ? .drift : .success)
    }

    private static func unsaved(_ report: ReplayReport) -> [Answer.Block] {
        guard report.unsaved > 0 else { return [] }
        let entries = report.unsaved == 1 ? "1 log entry waits" : "\(report.unsaved) log entries wait"
        return [
            .line("\(entries) in the journal beside the file, not saved and not replayed; open and save take it in.")
        ]
    }

    private static func summary(_ report: ReplayReport, _ name: String) -> Phrase {
        let steps = report.steps == 1 ? "1 log entry" : "\(report.steps) log entries"
        if report.drifts.isEmpty, report.differences.isEmpty {
            let equal = report.unchecked.isEmpty ? "every digest equal" : "every other digest equal"
            return "Replayed \(name): \(steps), \(equal, .good)."
        }
        var parts: [String] = []
        if !report.drifts.isEmpty { parts.append(ChangeReport.counted(report.drifts.count, "step") + " drifted") }
        if !report.differences.isEmpty {
            parts.append(ChangeReport.counted(report.differences.count, "claim") + " read otherwise")
        }
        let verdict = report.hasDrifted ? Phrase("drift", .bad) : "allowed with --allow engine"
        return "Replayed \(name): \(steps), \(parts.joined(separator: ", ")): \(verdict)."
    }

    /// "a1 c3: event: killed → injured", "a1: new 26 killed", "a1 c4: gone, was 12 arrested".
    private static func line(_ difference: ReplayReport.Difference) -> Phrase {
        let place: Phrase = "\(id: [difference.article, difference.claim].compactMap { $0 }.joined(separator: " "))"
        switch (difference.stored, difference.now) {
        case (nil, let now?): return "\(place): new, \(ClaimPhrase.short(now))"
        case (let stored?, nil): return "\(place): gone, was \(ClaimPhrase.short(stored))"
        default: return "\(place): \(difference.fields.joined(separator: "; "))"
        }
    }

    private static func others(_ report: ReplayReport, _ result: Session) -> [Answer.Block] {
        var blocks: [Answer.Block] = []
        for given in report.answers {
            blocks.append(.line("\(CommandText.typed(given.command), .id)"))
            blocks.append(
                .text(Phrase(String(given.answer.hasSuffix("\n") ? given.answer.dropLast() : given.answer[...]))))
            blocks.append(.blank)
        }
        for drift in report.drifts { blocks.append(.line("Step \(drift.step) could not be done: \(drift.message).")) }
        let articles = ChangeReport.counted(result.articles.count, "article")
        blocks.append(
            .line(
                "The same work on other articles: \(articles), \(ChangeReport.counted(result.claims.count, "claim"))."))
        return blocks
    }

    private static func json(_ report: ReplayReport) -> String {
        JSONLine.object { writer in
            writer.member("type", "replay")
            writer.member("entries", report.steps)
            writer.member("unsaved", report.unsaved)
            // On other articles nothing is compared with the log.
            writer.member("drifted", report.result == nil && report.hasDrifted)
            writer.member("engine", report.engineChanges.map(\.description))
            writer.key("drifts")
            writer.beginArray()
            for drift in report.drifts {
                writer.beginObject()
                writer.member("step", drift.step)
                writer.member("command", drift.command)
                writer.member("cause", drift.cause.rawValue)
                writer.member("message", drift.message)
                writer.endObject()
            }
            writer.endArray()
            writer.key("differences")
            writer.beginArray()
            for difference in report.differences {
                writer.beginObject()
                writer.member("step", difference.step)
                writer.member("article", difference.article)
                writer.member("claim", difference.claim)
                writer.member("key", difference.key)
                writer.member("fields", difference.fields)
                writer.endObject()
            }
            writer.endArray()
            writer.member("redacted", report.redacted)
            writer.key("unchecked")
            writer.beginArray()
            for step in report.unchecked { writer.value(step) }
            writer.endArray()
        }
    }
}
