/// The articles of a session in loading order, found by key and by text without a look at each: a session may have thousands, and
/// its log names one with every entry.
package struct LoadedArticles: Sendable {
    private var articles: [SessionState.LoadedArticle] = []
    private var byKey: [String: Int] = [:]
    /// The first article of each text.
    private var byText: [String: Int] = [:]

    /// No articles.
    init() {}

    /// The position of the article with a key; nil where there is none.
    func position(ofKey key: String) -> Int? { byKey[key] }

    /// The first article with a text, by its digest.
    func first(withText digest: String) -> SessionState.LoadedArticle? { byText[digest].map { articles[$0] } }

    /// The position of the article that a claim's key is of; nil where there is none.
    func position(ofClaim key: String) -> Int? {
        Session.articleKey(ofClaim: key).flatMap { byKey[$0] }
    }

    /// Puts an article, whose key no other has, behind the last.
    mutating func append(_ loaded: SessionState.LoadedArticle) {
        index(loaded, at: articles.count)
        articles.append(loaded)
    }

    /// Takes an article out.
    mutating func remove(at position: Int) {
        articles.remove(at: position)
        byKey.removeAll(keepingCapacity: true)
        byText.removeAll(keepingCapacity: true)
        for (i, loaded) in articles.enumerated() { index(loaded, at: i) }
    }

    private mutating func index(_ loaded: SessionState.LoadedArticle, at position: Int) {
        byKey[loaded.key] = position
        if byText[loaded.article.textDigest] == nil { byText[loaded.article.textDigest] = position }
    }
}

extension LoadedArticles: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { articles.count }

    /// The article at a position; its key may be changed, its text may not.
    package internal(set) subscript(position: Int) -> SessionState.LoadedArticle {
        get { articles[position] }
        _modify {
            let before = articles[position].key
            defer {
                if articles[position].key != before {
                    byKey[before] = nil
                    byKey[articles[position].key] = position
                }
            }
            yield &articles[position]
        }
    }
}

// What is found is no part of what is said.
extension LoadedArticles: Hashable {
    package static func == (a: LoadedArticles, b: LoadedArticles) -> Bool { a.articles == b.articles }
    package func hash(into hasher: inout Hasher) { hasher.combine(articles) }
}
