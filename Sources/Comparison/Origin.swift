import Claims

/// Where a figure comes from in the end, and who repeats it.
///
/// The origin is the end of the attribution chain: the last speaker who is no medium, since media pass on what they were told
/// ([police spokesman → Interfax, TASS] comes from the spokesman; [minister → Ministry of Health] from the ministry). Where only media are
/// named, the last of them; a nameless source or witness is the outlet's own find, for two outlets' "officials who asked not to be named" are not
/// known to be one. Without attribution the outlet itself; and outlets that print one text, copies of each other, are the
/// outlet that printed it first.
public struct Origin: Sendable, Hashable {
    /// An outlet that prints figures of the origin.
    public struct Outlet: Sendable, Hashable {
        /// Its name; the article's key where the outlet is not known.
        public var name: String
        /// The media that the outlet names between itself and the origin, in the order in which they appear.
        public var via: [String]
        /// The outlet whose text this one copies; nil where it wrote its own.
        public var copyOf: String?
        /// The keys of its claims, in loading and reading order.
        public var claims: [String]
    }

    /// The canonical name.
    public var name: String
    /// What speaks: a person, an organisation, a medium; an outlet in its own voice is a medium.
    public var kind: Speaker.Kind
    /// In the order of their first claim.
    public var outlets: [Outlet]
    /// How many claims lead here.
    public var claimCount: Int { outlets.reduce(0) { $0 + $1.claims.count } }
}

extension Origin {
    /// The speaker in whom a chain ends; nil for the outlet's own voice.
    static func end(of chain: [Speaker]) -> Speaker? { endIndex(of: chain).map { chain[$0] } }

    /// The place of that speaker in the chain.
    static func endIndex(of chain: [Speaker]) -> Int? {
        chain.indices.last { chain[$0].kind != .medium } ?? chain.indices.last
    }

    /// Whether a speaker is known well enough to be the same one in another outlet.
    static func isNamed(_ speaker: Speaker) -> Bool { isNamed(speaker.kind) && !speaker.name.isEmpty }

    /// Whether speakers of a kind can be.
    static func isNamed(_ kind: Speaker.Kind) -> Bool {
        switch kind {
        case .anonymous, .witness: false
        default: true
        }
    }

    /// The form in which names are compared: lower case, spaces as they are.
    static func folded(_ name: String) -> String { name.lowercased() }
}

extension Comparer {
    /// Who repeats whom: the origins in the order of their first claim, each with the outlets that print it.
    public func origins(of claims: [Claim], sources: [Source]) -> [Origin] {
        let ledger = Ledger(claims, sources: sources, comparer: self)
        var result: [Origin] = []
        var place: [Int32: Int] = [:]
        var outletPlace: [[String: Int]] = []
        for i in ledger.order {
            let claim = claims[i]
            let figure = ledger.figures[i]
            let end = Origin.end(of: claim.attribution)
            if place[figure.origin] == nil {
                place[figure.origin] = result.count
                let named = end.map(Origin.isNamed) ?? false
                result.append(
                    Origin(
                        name: named ? end!.name : ledger.outletName(ledger.original(of: figure.article)),
                        kind: named ? end!.kind : .medium, outlets: []))
                outletPlace.append([:])
            }
            let at = place[figure.origin]!
            let name = ledger.outletName(Int(figure.article))
            let slot: Int
            if let known = outletPlace[at][name] {
                slot = known
            } else {
                slot = result[at].outlets.count
                outletPlace[at][name] = slot
                let original = ledger.original(of: figure.article)
                let originalName = ledger.outletName(original)
                let copied = original != Int(figure.article) && originalName != name
                result[at].outlets.append(
                    Origin.Outlet(name: name, via: [], copyOf: copied ? originalName : nil, claims: []))
            }
            result[at].outlets[slot].claims.append(claim.key)
            for speaker in claim.attribution
            where speaker.kind == .medium && speaker.name != result[at].name
                && !result[at].outlets[slot].via.contains(speaker.name)
            {
                result[at].outlets[slot].via.append(speaker.name)
            }
        }
        return result
    }
}
