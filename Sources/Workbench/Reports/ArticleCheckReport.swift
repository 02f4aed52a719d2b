import Claims
import Comparison

/// What does not add up inside an article. In JSON: {"type":"check","article","check","passed","claims":[ids],"arithmetic"}.
enum ArticleCheckReport {
    static func answer(
        _ checks: [ArticleCheck], of loaded: SessionState.LoadedArticle, _ session: Session, showsAll: Bool
    ) -> Answer {
        let id = loaded.handle.description
        let failed = checks.filter { !$0.passed }
        let shown = showsAll ? checks : failed
        let verdict =
            switch (checks.count, failed.count) {
            case (1, 0): "it holds"
            case (_, 0): "all hold"
            case (1, 1): "it does not hold"
            case (_, 1): "1 does not hold"
            case (_, let count): "\(count) do not hold"
            }
        let number = ChangeReport.counted(checks.count, "check")
        var blocks: [Answer.Block] = [
            .line(checks.isEmpty ? "\(id: id): nothing in it can be checked" : "\(id: id): \(number), \(verdict)")
        ]
        for check in shown {
            let handles = check.claims.map { Phrase(session.handleText($0), .id) }
            let word =
                check.passed
                ? Phrase("holds", .good) : Phrase(check.kind == .unsourced ? "is missing" : "does not hold", .bad)
            blocks.append(
                .indented(2, "\(name(check.kind)) \(word) (\(Phrase.joined(handles, by: " "))): \(check.arithmetic)"))
        }
        let json = checks.map { check in
            JSONLine.object { writer in
                writer.member("type", "check")
                writer.member("article", id)
                writer.member("check", check.kind.rawValue)
                writer.member("passed", check.passed)
                writer.member("claims", check.claims.map(session.handleText))
                writer.member("arithmetic", check.arithmetic)
            }
        }
        return Answer(blocks, json: json)
    }

    private static func name(_ kind: ArticleCheck.Kind) -> String {
        switch kind {
        case .sum: "The sum"
        case .part: "The part"
        case .change: "The change"
        case .share: "The share"
        case .headline: "The headline"
        case .repeated: "The repetition"
        case .unsourced: "The source"
        }
    }
}
