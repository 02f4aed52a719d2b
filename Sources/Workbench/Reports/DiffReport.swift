import Claims

/// How one session differs from another, part by part. In JSON: {"type":"difference","part":"claim","change":"added","text":"…"}.
enum DiffReport {
    private struct Line {
        var part: String
        var change: String
        var text: String
    }

    static func answer(_ before: Session, _ after: Session, _ engines: Engines) -> Answer {
        var lines: [Line] = []
        func compare(_ part: String, _ old: [(key: String, text: String)], _ new: [(key: String, text: String)]) {
            let was = Dictionary(old.map { ($0.key, $0.text) }, uniquingKeysWith: { a, _ in a })
            let now = Dictionary(new.map { ($0.key, $0.text) }, uniquingKeysWith: { a, _ in a })
            for (key, text) in old where now[key] == nil { lines.append(Line(part: part, change: "gone", text: text)) }
            for (key, text) in new {
                guard let earlier = was[key] else {
                    lines.append(Line(part: part, change: "added", text: text))
                    continue
                }
                if earlier != text {
                    lines.append(Line(part: part, change: "changed", text: "\(text) (was: \(earlier))"))
                }
            }
        }
        compare("article", before.articles.map(articleLine), after.articles.map(articleLine))
        compare("claim", before.claims.map(claimLine), after.claims.map(claimLine))
        compare("judgement", judgements(before), judgements(after))
        compare("note", notes(before), notes(after))
        compare("setting", settings(before.policy), settings(after.policy))
        compare("relation", relations(before, engines), relations(after, engines))
        guard !lines.isEmpty else { return Answer([.line("The two say the same.")]) }
        var table = Table([.init(""), .init("what"), .init("", least: 6)])
        table.rows = lines.map { line in
            [Phrase(line.change, line.change == "gone" ? .bad : .good), Phrase(line.part), Phrase(line.text)]
        }
        let json = lines.map { line in
            JSONLine.object { writer in
                writer.member("type", "difference")
                writer.member("part", line.part)
                writer.member("change", line.change)
                writer.member("text", line.text)
            }
        }
        return Answer([.table(table)], json: json)
    }

    private static func articleLine(_ loaded: SessionState.LoadedArticle) -> (key: String, text: String) {
        let metadata = loaded.article.metadata
        let facts = [loaded.article.name, metadata.outlet, metadata.date?.iso, loaded.language].compactMap { $0 }
        return (loaded.key, facts.joined(separator: ", "))
    }

    private static func claimLine(_ claim: SessionClaim) -> (key: String, text: String) {
        let said = claim.claim.attribution.isEmpty ? "" : ", said by \(ClaimPhrase.attribution(claim.claim))"
        return (claim.claim.key, "\(claim.handle) \(ClaimPhrase.short(claim.claim).text)\(said)")
    }

    private static func judgements(_ session: Session) -> [(key: String, text: String)] {
        session.claims.compactMap { claim in
            var words: [String] = []
            if let edit = claim.edit { words.append("edited: \(EditText.of(edit, session))") }
            if let review = claim.review { words.append(review.rawValue) }
            if let rating = claim.rating { words.append("\(rating.rating): \(rating.reason)") }
            return words.isEmpty ? nil : (claim.claim.key, "\(claim.handle) \(words.joined(separator: ", "))")
        }
    }

    private static func notes(_ session: Session) -> [(key: String, text: String)] {
        session.state.notes.map { note in
            let about: String
            switch note.subject {
            case .session: about = ""
            case .article(let key): about = "\(session.article(key: key)?.handle.description ?? ""): "
            case .claim(let key): about = "\(session.handleText(key)): "
            case .topic(let handle): about = "\(handle): "
            }
            return ("\(note.subject) \(note.text)", about + note.text)
        }
    }

    private static func settings(_ policy: Policy) -> [(key: String, text: String)] {
        [
            ("about", "about \(policy.aboutPercent.jsonText) %"),
            ("rounding", "rounding \(policy.roundingPercent.jsonText) %"),
        ]
            + policy.vague.sorted { $0.key < $1.key }.map { ("vague " + $0.key, "\($0.key) \($0.value)") }
            + policy.rates.map {
                ("\($0.from) \($0.to)", "1 \($0.from) = \($0.factor.jsonText) \($0.to), \($0.source)")
            }
    }

    private static func relations(_ session: Session, _ engines: Engines) -> [(key: String, text: String)] {
        session.comparison(engines).relations.map { relation in
            (relation.a + "\n" + relation.b, PairReport.sentence(relation, session).text)
        }
    }
}
