import Claims

/// A claim of a session: what was extracted, and what the analyst makes of it.
package struct SessionClaim: Sendable, Hashable {
    /// Its handle.
    package var handle: Handle
    /// The handle of its article.
    package var article: Handle
    /// The claim with edits and aliases applied: what is compared and shown.
    package var claim: Claim
    /// As the engine extracted it, or as the analyst added it.
    package var original: Claim { replaced?.claim ?? claim }
    /// The analyst's edit; nil where there is none.
    package var edit: ClaimEdit?
    /// True where the analyst added the claim.
    package var isAdded: Bool
    /// The analyst's verdict on the extraction; nil where there is none.
    package var review: Change.Review?
    /// The analyst's rating; nil where there is none.
    package var rating: SessionState.Rating?
    /// Rejected claims are listed and never compared.
    package var isCompared: Bool { review != .rejected && isListed }
    /// A one that no numeral states is counted and compared only where the analyst took it, by a verdict, an edit or a rating.
    package var isListed: Bool {
        !original.isImpliedSingular || isAdded || review != nil || edit != nil || rating != nil
    }
    /// The claim before edits and aliases, where they changed it: kept apart, since nearly all claims are as they were extracted.
    private var replaced: Replaced?

    private final class Replaced: Sendable, Hashable {
        let claim: Claim
        init(_ claim: Claim) { self.claim = claim }
        static func == (a: Replaced, b: Replaced) -> Bool { a.claim == b.claim }
        func hash(into hasher: inout Hasher) { hasher.combine(claim) }
    }

    /// A claim of `session`, as extracted or added.
    init(_ original: Claim, number: Int, article: Handle, isAdded: Bool, in state: SessionState) {
        handle = Handle(.claim, number)
        self.article = article
        self.isAdded = isAdded
        claim = original
        edit = state.edits[original.key]
        review = state.reviews[original.key]
        rating = state.ratings[original.key]
        if let edit { claim = edit.applied(to: claim) }
        if !state.aliases.isEmpty {
            for i in claim.attribution.indices {
                if let name = state.aliases[claim.attribution[i].name] { claim.attribution[i].name = name }
            }
        }
        if edit != nil || claim.attribution != original.attribution { replaced = Replaced(original) }
    }
}
