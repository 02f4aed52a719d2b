import Claims

/// What the analyst said about claims that are not found any more, as after a refresh: shown, and moved to no other claim.
enum OrphanReport {
    /// A line for each edit, review or rating whose claim is gone; none where all claims are there.
    static func blocks(_ session: Session) -> [Answer.Block] {
        let state = session.state
        let keys = Set(state.edits.keys).union(state.reviews.keys).union(state.ratings.keys).sorted()
        let orphans = keys.filter { session.claim(key: $0) == nil }
        return orphans.compactMap { key in
            // A dropped article takes its claims and what was said about them along, until undo brings it back.
            guard let article = session.articles.first(where: { key.hasPrefix($0.key + "/") }) else { return nil }
            var said: [String] = []
            if let edit = state.edits[key] {
                said.append("edited " + edit.fields.map { "\($0.field.rawValue)=\($0.value)" }.joined(separator: " "))
            }
            if let review = state.reviews[key] { said.append(review.rawValue) }
            if let rating = state.ratings[key] { said.append("rated \(rating.rating): \(rating.reason)") }
            let place = key.dropFirst(article.key.count + 1)
            return .line(
                "\("Orphaned", .bad): at \(String(place)) of \(id: article.handle.description) no claim is found any more; you had \(said.joined(separator: ", "))."
            )
        }
    }
}
