import Claims
import Comparison
import Synchronization

/// Keeps what does not change from state to state: the claims of articles, since a change touches one of what may be hundreds, and
/// what comparing them came to, since a note changes no claim.
final class ReadingsCache: Sendable {
    /// All that an article's claims come from.
    private struct Source: Hashable {
        var loaded: SessionState.LoadedArticle
        var edits: [String: ClaimEdit]
        var reviews: [String: Change.Review]
        var ratings: [String: SessionState.Rating]
        var aliases: [String: String]
    }

    private struct Reading {
        var source: Source
        var claims: [SessionClaim]
        /// Tells it from every other that was made here.
        var number: Int
        /// Made when it is first asked for.
        var digest: String?
    }

    /// All that a comparison comes from.
    private struct Compares: Equatable {
        /// The readings, by number.
        var readings: [Int]
        var sources: [Comparer.Source]
        var links: SharedList<SessionState.LinkOverride>
        var policy: Policy
        var engine: Engines.Identity
    }

    private struct Comparison {
        var source: Compares
        var compared: Compared
        /// Made when it is first asked for.
        var digest: String?
    }

    private struct Kept {
        var readings: [Handle: Reading] = [:]
        /// How many readings were made.
        var made = 0
        var comparison: Comparison?
        var work = 0
    }

    private let kept = Mutex(Kept())

    /// How much was done for all that was asked: articles, claims and links that were looked at.
    var work: Int { kept.withLock(\.work) }

    /// Counts work that was done elsewhere for the same session.
    func count(_ work: Int) { kept.withLock { $0.work += work } }

    /// The claims of each article in loading order.
    func claims(of session: Session) -> [[SessionClaim]] { readings(of: session).map(\.claims) }

    /// Topics and relations over the claims of a session.
    func compared(_ session: Session, _ engines: Engines) -> Compared {
        comparison(session, readings(of: session), engines).compared
    }

    /// `Session.stateDigest`.
    func stateDigest(_ session: Session, _ engines: Engines) -> String {
        let readings = readings(of: session)
        let comparison = comparison(session, readings, engines)
        if let digest = comparison.digest { return digest }
        let digest = Session.stateDigest(zip(session.state.articles, readings).map(digest), comparison.compared)
        kept.withLock { kept in
            if kept.comparison?.source == comparison.source { kept.comparison?.digest = digest }
        }
        return digest
    }

    /// SHA-256 over what an article's claims and their reviews are.
    private func digest(_ loaded: SessionState.LoadedArticle, _ reading: Reading) -> String {
        if let digest = reading.digest { return digest }
        let digest = Self.digest(reading.claims)
        kept.withLock { kept in
            if kept.readings[loaded.handle]?.number == reading.number { kept.readings[loaded.handle]?.digest = digest }
        }
        return digest
    }

    private func comparison(_ session: Session, _ readings: [Reading], _ engines: Engines) -> Comparison {
        let source = Compares(
            readings: readings.map(\.number), sources: session.sources, links: session.state.links,
            policy: session.state.policy, engine: engines.identity)
        if let known = kept.withLock({ $0.comparison }), known.source == source { return known }
        let claims = readings.flatMap { $0.claims.lazy.filter(\.isCompared).map(\.claim) }
        let made = Comparison(
            source: source,
            compared: engines.compare(claims, source.sources, session.overrides, session.state.policy))
        kept.withLock { kept in
            kept.work += claims.count + source.links.count
            kept.comparison = made
        }
        return made
    }

    private func readings(of session: Session) -> [Reading] {
        let state = session.state
        func own<T>(_ values: [String: T]) -> [Int: [String: T]] {
            var result: [Int: [String: T]] = [:]
            for (key, value) in values {
                if let position = state.articles.position(ofClaim: key) { result[position, default: [:]][key] = value }
            }
            return result
        }
        let (edits, reviews, ratings) = (own(state.edits), own(state.reviews), own(state.ratings))
        kept.withLock { kept in
            kept.work += state.articles.count + state.edits.count + state.reviews.count + state.ratings.count
        }
        return state.articles.indices.map { position in
            let loaded = state.articles[position]
            let source = Source(
                loaded: loaded, edits: edits[position] ?? [:], reviews: reviews[position] ?? [:],
                ratings: ratings[position] ?? [:], aliases: state.aliases)
            if let known = kept.withLock({ $0.readings[loaded.handle] }), known.source == source { return known }
            let claims = Self.make(loaded, in: session)
            return kept.withLock { kept in
                kept.made += 1
                kept.work += claims.count
                let made = Reading(source: source, claims: claims, number: kept.made)
                kept.readings[loaded.handle] = made
                return made
            }
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
