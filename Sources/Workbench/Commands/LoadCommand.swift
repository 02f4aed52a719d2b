import Claims
import Ingestion

/// `load`: articles from files, or pasted.
enum LoadCommand: Command {
    static let form = CommandForm(
        "load", .articles, "Load articles and find their numeric claims",
        parameters: [.init("FILE", .file, .oneOrMore)],
        options: [
            .init("outlet", "NAME", .outlet, help: "who published it"),
            .init("date", "DATE", help: "the dateline: 2022-01-06 or 2022-01-06T14:30"),
            .init("lang", "CODE", .language, help: "its language; recognised when not given"),
            .init("url", "URL", help: "where it was found"),
            .init("title", "TEXT", help: "its headline, read for claims as well"),
        ],
        help: [
            "A file is UTF-8 text. It may begin with a block of key: value lines between two lines of ---, with the keys "
                + "outlet, date, lang, url and title; options go before it.",
            "*, ? and [a-z] stand for any characters, one, and one of some, ~/ for your home folder; in quotes they are plain. The files "
                + "come in the order of their names.",
            "load - takes what you paste or type, up to a line with a lone full stop.",
            "The same text from the same outlet is not added twice; from another outlet it is a copy, and said to be one.",
        ],
        examples: [
            .init("load almaty.en.txt", "load a file; outlet and date come from its front matter"),
            .init("load almaty.*.txt", "every file whose name begins and ends so"),
            .init("load almaty.ar.txt --outlet 'Al-Sahl' --date 2022-01-06", "say where and when it appeared"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let metadata = Article.Metadata(
            outlet: call.option("outlet")?.text, date: try call.date("date"), language: call.option("lang")?.text,
            url: call.option("url")?.text, title: call.option("title")?.text)
        if let word = call.option("lang") { try LanguageCode.check(word, bench) }
        // All are read before the first is added: a bad file leaves the session as it was.
        var articles: [(article: Article, word: Word)] = []
        for word in try FileWords.all(call.arguments, on: bench) {
            try bench.checkCancelled()
            articles.append((try article(word, metadata, bench), word))
        }
        if articles.count > 1 { try rehearse(articles, on: bench) }
        var answer = Answer()
        var undated: [Handle] = []
        for (article, word) in articles {
            try bench.checkCancelled()
            let known = bench.session.articles.count
            answer.blocks += try bench.change(.load(article), blame: word).blocks
            guard let loaded = bench.session.articles.last, bench.session.articles.count > known else { continue }
            if let line = HeaderLine(of: article.text) { answer.blocks.append(unfenced(line, loaded.handle)) }
            if loaded.article.metadata.date == nil { undated.append(loaded.handle) }
        }
        tellOnce(undated, &answer)
        return answer
    }

    /// What each undated article would say of itself is said once for all of them.
    private static func tellOnce(_ undated: [Handle], _ answer: inout Answer) {
        guard undated.count > 1 else { return }
        let each = Set(undated.map(ChangeReport.undated))
        answer.blocks.removeAll { each.contains($0) }
        answer.blocks.append(
            .line(
                Phrase(
                    "The figures of \(undated.count) articles have no date until you say one, for each: set \(undated[0]) date 2022-01-06",
                    .aside)))
    }

    private static func unfenced(_ line: HeaderLine, _ handle: Handle) -> Answer.Block {
        let hint: Phrase =
            "read as text, as no line of --- stands before it: \(quote: line.text). Put such lines between two of ---, or say: set \(handle.description) \(line.key) …"
        return .indented(3, hint)
    }

    private static func article(_ word: Word, _ metadata: Article.Metadata, _ bench: Bench) throws(Problem) -> Article {
        word.text == "-" && !word.isQuoted ? try bench.pasted(word, metadata) : try bench.load(word, metadata)
    }

    /// Several articles come in all or none: what would stop the last is met before the first is there.
    private static func rehearse(_ articles: [(article: Article, word: Word)], on bench: Bench) throws(Problem) {
        let engines = try bench.engines
        for (article, word) in articles {
            try bench.checkCancelled()
            do throws(SessionError) {
                _ = try Session.holding([article], engines: engines)
            } catch {
                throw Problem(error).at(word)
            }
        }
    }
}
