import Claims

/// The articles of a session as a table, or a JSON line each:
///
///     {"type":"article","id":"a1","name":"kz.txt","outlet":"Steppe Wire","date":"2022-01-06","lang":"en","title":null,
///      "url":null,"claims":4,"copyOf":null,"sha256":"…"}
enum ArticlesReport {
    /// A row and a line for each article.
    static func answer(_ session: Session) -> Answer {
        guard !session.articles.isEmpty else { return Answer([.line("No articles yet. Load one: load FILE")]) }
        var table = Table([
            .init("id"), .init("outlet", least: 6), .init("date"), .init("lang", leaves: 2),
            .init("claims", right: true),
            .init("name", least: 6), .init("title", least: 6, leaves: 1), .init("copy of"),
        ])
        var json: [String] = []
        let counts = Dictionary(grouping: session.claims.filter(\.isListed), by: \.article).mapValues(\.count)
        for loaded in session.articles {
            let metadata = loaded.article.metadata
            let claims = counts[loaded.handle] ?? 0
            table.rows.append([
                "\(id: loaded.handle.description)", Phrase(metadata.outlet ?? ""), Phrase(metadata.date?.iso ?? ""),
                Phrase(loaded.language), "\(claims)", Phrase(loaded.article.name), Phrase(metadata.title ?? ""),
                Phrase(loaded.copyOf?.description ?? "", .id),
            ])
            json.append(
                JSONLine.object { writer in
                    writer.member("type", "article")
                    writer.member("id", loaded.handle.description)
                    writer.member("name", loaded.article.name)
                    writer.member("outlet", metadata.outlet)
                    writer.member("date", metadata.date?.iso)
                    writer.member("lang", loaded.language)
                    writer.member("title", metadata.title)
                    writer.member("url", metadata.url)
                    writer.member("claims", claims)
                    writer.member("copyOf", loaded.copyOf?.description)
                    writer.member("sha256", loaded.article.fileDigest)
                })
        }
        return Answer([.table(table.withoutEmptyColumns)], json: json)
    }
}
