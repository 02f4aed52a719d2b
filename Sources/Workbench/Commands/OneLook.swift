import Claims

/// The batch forms of `compare` and `check`: articles from files, one answer, no session kept.
package enum OneLook {
    /// `crosscheck compare FILE…`
    package static func compare(_ files: [Word], tools: Tools) throws(Problem) -> Answer {
        let bench = try bench(files, tools)
        let comparison = bench.session.comparison(try bench.engines)
        let origins = OriginsCommand.origins(of: bench.session.comparedClaims, in: bench.session, try bench.engines)
        return CompareReport.answer(comparison.topics, comparison, bench.session, showsAll: true, origins: origins)
    }

    /// `crosscheck check DRAFT --against FILE…`
    package static func check(_ draft: Word, against files: [Word], tools: Tools) throws(Problem) -> Answer {
        try CheckCommand.draft(draft, .init(), try bench(files, tools))
    }

    private static func bench(_ files: [Word], _ tools: Tools) throws(Problem) -> Bench {
        let bench = Bench(tools: tools)
        var articles: [Article] = []
        for word in files { articles.append(try bench.load(word, .init())) }
        let engines = try bench.engines
        do throws(SessionError) {
            bench.take(Desk(session: try .holding(articles, engines: engines), engines: engines))
        } catch {
            throw Problem(error)
        }
        return bench
    }
}
