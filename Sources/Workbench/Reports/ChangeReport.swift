import Claims

/// What a change did, in words: the answer of every command that changes a session, and of its replay.
enum ChangeReport {
    /// The answer to a change that led from `before` to `after`.
    static func answer(to change: Change, outcome: Outcome, before: Session, after: Session) -> Answer {
        var answer = Answer(blocks(to: change, outcome: outcome, before: before, after: after))
        if answer.blocks.isEmpty { answer.blocks = [.line("Done.")] }
        return answer
    }

    private static func blocks(to change: Change, outcome: Outcome, before: Session, after: Session) -> [Answer.Block] {
        switch outcome {
        case .loaded(let handle, let claims, let language, let recognised, let copyOf):
            return loaded(
                after.article(handle), claims: claims, language: language, recognised: recognised, copyOf: copyOf)
        case .alreadyLoaded(let handle):
            return [.line("\(id: handle.description) is this text from this outlet already; nothing was added.")]
        case .dropped(let handle, let claims):
            return [.line("Dropped \(id: handle.description) and its \(counted(claims, "claim")).")]
        case .reread(let handle, let added, let removed, let changed):
            return reread(change, handle, added: added, removed: removed, changed: changed)
        case .policyChanged(let reread):
            let read = reread == 0 ? "" : " \(counted(reread, "article")) read again."
            return [.line("\(policy(change))\(read)")]
        case .claimChanged(let handle): return claimChanged(change, handle, after)
        case .claimAdded(let handle):
            guard let claim = after.claim(handle) else { return [] }
            return [.line("Added \(id: handle.description): \(ClaimPhrase.short(claim.claim)).")]
        case .noted: return [.line(noted(change, after))]
        case .relinked: return [.line(linked(change))]
        case .undone(let entries): return unwound("Undone", entries)
        case .redone(let entries): return unwound("Done again", entries)
        case .unchanged: return [.line("The session says so already; nothing changed.")]
        }
    }

    /// The most entries of one command that are shown: a command may load a whole folder.
    private static let mostEntries = 5

    private static func unwound(_ what: String, _ entries: [Outcome.Entry]) -> [Answer.Block] {
        if entries.count == 1 {
            return [.line("\(what), entry \(entries[0].number) of the log: \(CommandText.typed(entries[0].command))")]
        }
        // What one command made stands in the log without a gap.
        let numbers = "\(entries[0].number) \(entries.count == 2 ? "and" : "to") \(entries[entries.count - 1].number)"
        return [.line("\(what), entries \(numbers) of the log, which one command made:")]
            + entries.prefix(mostEntries).map { .indented(2, Phrase(CommandText.typed($0.command))) }
            + (entries.count > mostEntries ? [.indented(2, "and \(entries.count - mostEntries) more; see: log")] : [])
    }

    /// What ISO 639-2 calls a language that is undetermined.
    private static let unknownLanguage = "und"

    private static func loaded(
        _ article: SessionState.LoadedArticle?, claims: Int, language: String, recognised: Bool, copyOf: Handle?
    ) -> [Answer.Block] {
        guard let article else { return [] }
        let metadata = article.article.metadata
        var facts: [Phrase] = [metadata.outlet.map { Phrase($0, .name) } ?? "no outlet"]
        facts.append(Phrase(metadata.date?.iso ?? "no date"))
        let isUnknown = language == unknownLanguage
        facts.append(
            isUnknown ? "language not recognised" : recognised ? "\(language) (recognised)" : Phrase(language))
        facts.append("\(counted(claims, "claim"))")
        var blocks: [Answer.Block] = [
            .line("\(id: article.handle.description) \(article.article.name): \(Phrase.joined(facts, by: ", "))")
        ]
        if let copyOf {
            blocks.append(.indented(3, "the same text as \(id: copyOf.description): a copy, no second source"))
        }
        if isUnknown {
            let way = "set \(article.handle) lang CODE; languages lists the codes"
            blocks.append(.indented(3, Phrase("nothing was read in it until you say its language: \(way)", .bad)))
        }
        if metadata.date == nil { blocks.append(undated(article.handle)) }
        return blocks
    }

    /// What an article without a date lacks.
    static func undated(_ handle: Handle) -> Answer.Block {
        .indented(3, Phrase("its figures have no date until you say one: set \(handle) date 2022-01-06", .aside))
    }

    private static func reread(
        _ change: Change, _ handle: Handle, added: [Handle], removed: [Handle], changed: [Handle]
    ) -> [Answer.Block] {
        let what: Phrase
        switch change {
        case .set(_, let field, let value):
            what = "\(id: handle.description) \(field.rawValue): \(value ?? "none")"
        default: what = "\(id: handle.description) read again"
        }
        let differences = [("new", added), ("gone", removed), ("changed", changed)].filter { !$0.1.isEmpty }
        guard !differences.isEmpty else { return [.line("\(what); no claim changed.")] }
        let parts = differences.map { name, handles -> Phrase in
            "\(name): \(Phrase.joined(handles.map { Phrase($0.description, .id) }, by: " "))"
        }
        return [.line("\(what); claims \(Phrase.joined(parts, by: ", ")).")]
    }

    /// The fields that a claim in a few words shows by itself.
    private static let shortFields: Set<ClaimEdit.Field> = [
        .kind, .modifier, .approx, .low, .high, .lowOpen, .highOpen, .unit, .event, .counted, .concept, .measures,
        .asOf,
        .stance,
    ]

    private static func claimChanged(_ change: Change, _ handle: Handle, _ after: Session) -> [Answer.Block] {
        let id = Phrase(handle.description, .id)
        switch change {
        case .edit(_, let edit):
            guard let claim = after.claim(handle) else { return [] }
            let unsaid = edit.fields.filter { !shortFields.contains($0.field) }
            let more = unsaid.map { ", \($0.field.rawValue) \(EditText.value($0, after))" }.joined()
            return [.line("\(id) is now: \(ClaimPhrase.short(claim.claim))\(more).")]
        case .review(_, .accepted): return [.line("\(id) accepted.")]
        case .review(_, .rejected): return [.line("\(id) rejected: it is listed, and compared with nothing.")]
        case .review(_, nil): return [.line("\(id) is open again.")]
        case .rate(_, let rating?, let reason): return [.line("\(id) rated \(rating): \(reason)")]
        case .rate(_, nil, _): return [.line("\(id) has no rating now.")]
        default: return []
        }
    }

    /// The note itself is in the answer, and so in its digest.
    private static func noted(_ change: Change, _ after: Session) -> Phrase {
        guard case .note(let subject, let text) = change else { return "" }
        switch subject {
        case .session: return "Noted: \(text)"
        case .article(let key): return "Noted on \(id: after.article(key: key)?.handle.description ?? ""): \(text)"
        case .claim(let key): return "Noted on \(id: after.handleText(key)): \(text)"
        case .topic(let handle): return "Noted on \(id: handle.description): \(text)"
        }
    }

    private static func policy(_ change: Change) -> Phrase {
        guard case .policy(let setting) = change else { return "" }
        switch setting {
        case .about(let percent): return "“About” now reaches \(percent.jsonText) % both ways."
        case .rounding(let percent): return "Rounding now widens a number by at most \(percent.jsonText) %."
        case .vague(let name, let interval?): return "\(name) now means \(interval.description)."
        case .vague(let name, nil): return "\(name) is back at its default."
        case .rate(let rate):
            return "1 \(rate.from) is \(rate.factor.jsonText) \(rate.to), by \(rate.source)."
        }
    }

    private static func linked(_ change: Change) -> Phrase {
        switch change {
        case .link: "The two are compared now."
        case .unlink: "The two are not compared any more."
        case .split(let topic, let away): "\(counted(away.count, "claim")) taken out of \(id: topic.description)."
        case .merge(let a, let b, _, _): "\(id: a.description) and \(id: b.description) are compared as one topic now."
        case .alias(let name, let canonical?): "\(name) is another name of \(canonical) now."
        case .alias(let name, nil): "\(name) stands for itself again."
        default: ""
        }
    }

    /// "1 claim", "3 claims".
    static func counted(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
