import Claims

/// A claim in a few words.
enum ClaimPhrase {
    /// "[8, ∞) killed, security-forces, as of 2022-01-06".
    static func short(_ claim: Claim) -> Phrase {
        var parts: [Phrase] = ["\(figure: FigureText.of(claim.quantity)) \(event(claim))"]
        if let counted = claim.counted { parts.append(Phrase(counted.concept ?? counted.text)) }
        if let asOf = claim.asOf { parts.append("as of \(DateText.short(asOf))") }
        return Phrase.joined(parts, by: ", ")
    }

    /// What happened, with what keeps it from being a plain total and from being said to be so.
    static func event(_ claim: Claim) -> String {
        claim.stance == .asserted ? measured(claim) : "\(measured(claim)) (\(claim.stance.rawValue))"
    }

    /// What happened, with what keeps it from being a plain total.
    static func measured(_ claim: Claim) -> String {
        var words = claim.event ?? claim.quantity.kind.rawValue
        switch claim.measures {
        case .total: break
        case .increment: words += " more"
        case .remaining: words += " left"
        }
        return words
    }

    /// Who is counted: the concept, else the words.
    static func counted(_ claim: Claim) -> String { claim.counted.map { $0.concept ?? $0.text } ?? "" }

    /// The chain of speakers, nearest first: "Saltanat Azirbek < TASS"; empty for the outlet's own voice.
    static func attribution(_ claim: Claim) -> String { claim.attribution.map(\.name).joined(separator: " < ") }
}
