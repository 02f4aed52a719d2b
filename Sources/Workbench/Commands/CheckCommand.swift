import Claims
import Comparison
import Extraction

/// `check`: the sums inside an article, or what the session says to a draft.
enum CheckCommand: Command {
    static let form = CommandForm(
        "check", .comparing, "Check an article's own arithmetic, or a draft against the session",
        parameters: [.init("ARTICLE|FILE", .file, .oneOrMore)],
        options: [
            .init("all", help: "also checks that hold"),
            .init("lang", "CODE", .language, help: "the draft's language; recognised when not given"),
            .init("date", "DATE", help: "the draft's date"),
        ], reads: true,
        help: [
            "check a1 checks sums, parts against totals, changes, shares, headline against body, a fact told twice, and figures "
                + "without a source, and shows the arithmetic.",
            "check draft.txt says of every figure of a draft whether the articles support it: supported, partly, contradicted or "
                + "unsupported, with the sentences; check - takes a draft that you paste or type. The exit status is 1 unless all are supported.",
        ],
        examples: [
            .init("check a1", "what does not add up in a1"),
            .init("check draft.txt", "whether the articles bear a draft out"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        var answer = Answer()
        for word in try FileWords.all(call.arguments, on: bench) {
            let part: Answer
            if let handle = Handle(word.text), handle.kind == .article {
                let showsAll = call.has("all")
                part = try bench.view(
                    "\(form.name) \(handle)\(showsAll ? " --all" : "")",
                    try article(try bench.article(word), bench, showsAll: showsAll))
            } else {
                if let lang = call.option("lang") { try LanguageCode.check(lang, bench) }
                part = try draft(
                    word, Article.Metadata(date: try call.date("date"), language: call.option("lang")?.text), bench)
            }
            answer.blocks += part.blocks
            answer.json += part.json
            answer.status = max(answer.status, part.status)
        }
        return answer
    }

    private static func article(
        _ loaded: SessionState.LoadedArticle, _ bench: Bench, showsAll: Bool
    ) throws(Problem) -> Answer {
        let session = bench.session
        let claims = session.claims.filter { $0.article == loaded.handle && $0.isCompared }.map(\.claim)
        let comparer = Comparer(catalogue: try bench.engines.catalogue, policy: session.policy)
        let checks = comparer.check(claims, sources: session.sources)
        return ArticleCheckReport.answer(checks, of: loaded, session, showsAll: showsAll)
    }

    /// A draft is no part of the session, so a replay could not come back to this: it is not logged.
    static func draft(_ word: Word, _ metadata: Article.Metadata, _ bench: Bench) throws(Problem) -> Answer {
        let session = bench.session
        let engines = try bench.engines
        let isTyped = word.text == "-" && !word.isQuoted
        let article = isTyped ? try bench.pasted(word, metadata) : try bench.load(word, metadata)
        let output: Extractor.Output
        do throws(DataError) {
            output = try engines.extract(
                Extractor.Input(
                    text: article.text, title: article.metadata.title, articleKey: article.key,
                    language: article.metadata.language, date: article.metadata.date), session.policy)
        } catch {
            throw Problem(error).at(word)
        }
        let source = Comparer.Source(
            article: article.key, outlet: article.metadata.outlet, published: article.metadata.date,
            textDigest: article.textDigest, sketch: article.sketch)
        let claims = output.claims.filter { !$0.isImpliedSingular }
        let support = Comparer(catalogue: engines.catalogue, policy: session.policy).support(
            of: claims, draftSources: [source], by: session.comparedClaims, sources: session.sources,
            overrides: session.overrides)
        return SupportReport.answer(support, claims, of: article, session)
    }
}
