import Claims
import Synchronization

/// Keeps the claims of articles that did not change: a change touches one article, and a session may have hundreds.
final class ReadingsCache: Sendable {
    /// All that an article's claims come from.
    private struct Source: Hashable {
        var loaded: SessionState.LoadedArticle
        var edits: [String: ClaimEdit]
        var reviews: [String: Change.Review]
        var ratings: [String: SessionState.Rating]
        var aliases: [String: String]
    }

    private struct Kept {
        var source: Source
        var claims: [SessionClaim]
        /// Made when it is first asked for.
        var digest: String?
    }

    private let kept = Mutex<[Handle: Kept]>([:])

    /// The claims of each article in loading order.
    func claims(of session: Session) -> [[SessionClaim]] { readings(of: session).map(\.claims) }

    /// For each article, SHA-256 over what its claims and their reviews are.
    func digests(of session: Session) -> [String] {
        zip(session.state.articles, readings(of: session)).map { loaded, readings in
            if let digest = readings.digest { return digest }
            let digest = Self.digest(readings.claims)
            kept.withLock { kept in
                if kept[loaded.handle]?.source == readings.source { kept[loaded.handle]?.digest = digest }
            }
            return digest
        }
    }

    private func readings(of session: Session) -> [Kept] {
        let state = session.state
        return state.articles.map { loaded in
            func own<T>(_ values: [String: T]) -> [String: T] {
                values.isEmpty ? values : values.filter { Session.isKey($0.key, of: loaded.key) }
            }
            let source = Source(
                loaded: loaded, edits: own(state.edits), reviews: own(state.reviews), ratings: own(state.ratings),
                aliases: state.aliases)
            if let known = kept.withLock({ $0[loaded.handle] }), known.source == source { return known }
            let made = Kept(source: source, claims: Self.make(loaded, in: session))
            kept.withLock { $0[loaded.handle] = made }
            return made
        }
    }

    private static func make(_ loaded: SessionState.LoadedArticle, in session: Session) -> [SessionClaim] {
        let extracted = session.extraction(of: loaded)?.claims ?? []
        var claims: [SessionClaim] = []
        claims.reserveCapacity(extracted.count + loaded.added.count)
        func append(_ claim: Claim, isAdded: Bool) {
            guard let number = loaded.numbers[Session.localKey(claim.key, article: loaded.key)] else { return }
            claims.append(
                SessionClaim(claim, number: number, article: loaded.handle, isAdded: isAdded, in: session.state))
        }
        for i in extracted.indices { append(extracted[i], isAdded: false) }
        if !loaded.added.isEmpty {
            for i in loaded.added.indices { append(loaded.added[i], isAdded: true) }
            claims.sort { ($0.original.quantity.span, $0.handle) < ($1.original.quantity.span, $1.handle) }
        }
        return claims
    }

    private static func digest(_ claims: [SessionClaim]) -> String {
        var json = JSONWriter(capacity: claims.count * 1000)
        for i in claims.indices {
            json.beginObject()
            json.member("review", claims[i].review?.rawValue)
            json.key("claim")
            json.sessionClaim(claims[i].claim)
            json.endObject()
            json.endLine()
        }
        return Digest.sha256(json.bytes)
    }
}
