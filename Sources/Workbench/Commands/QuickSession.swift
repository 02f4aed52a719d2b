import Claims

extension Session {
    /// A session of articles for one look: what `load` makes of them, without the log and its digests.
    ///
    /// Throws where a language is not installed or its data cannot be read.
    static func holding(_ articles: [Article], engines: Engines) throws(SessionError) -> Session {
        var session = Session()
        var source = ExtractionSource.live(engines, made: [])
        for article in articles {
            session.keep(article)
            _ = try session.fold(.load(article), entry: 0, source: &source)
        }
        return session
    }
}
