import Claims

/// The catalogue's organisations by the names that claims give them: by these it can be told that two speakers are not one.
struct NamedOrganisations {
    private let byName: [String: Catalogue.Organisation]

    init(_ catalogue: Catalogue) {
        byName = Dictionary(
            catalogue.organisations.values.map { ($0.name, $0) }, uniquingKeysWith: { a, b in a.id < b.id ? a : b })
    }

    /// The organisation in which a chain ends; nil where it ends in someone else or a medium.
    func end(of chain: [Speaker]) -> Catalogue.Organisation? {
        guard let end = Origin.end(of: chain), let own = byName[end.name], own.kind != .medium else { return nil }
        return own
    }

    /// Whether a chain names an organisation, be it by another name.
    func mayBe(_ own: Catalogue.Organisation, in chain: [Speaker]) -> Bool {
        chain.contains { speaker in
            guard let other = byName[speaker.name] else { return false }
            return isOne(own, other)
        }
    }

    private func isOne(_ a: Catalogue.Organisation, _ b: Catalogue.Organisation) -> Bool {
        a.id == b.id || (a.group != nil && a.group == b.group)
    }

    /// Whether a source's chain names organisations, and none that may be `own` by another name. What no catalogue has is another one only
    /// where `own` has a name in every language.
    func areOthers(_ chain: [Speaker], than own: Catalogue.Organisation) -> Bool {
        guard let end = Origin.end(of: chain), end.kind == .organisation, byName[end.name] != nil || own.isCommon else {
            return false
        }
        return chain.allSatisfy { speaker in
            guard let other = byName[speaker.name] else {
                return speaker.kind == .organisation || speaker.kind == .medium
            }
            return !isOne(own, other)
        }
    }
}
