import Claims

/// How far the sources support one numeric claim of a draft.
public struct Support: Sendable, Hashable {
    /// The verdict, the best first.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// A source says so, or says it more exactly.
        case supported
        /// Sources say something vaguer, wider or narrower, or have it from another speaker: a lost "at least", a part told of the whole.
        case partly
        /// Sources say something else, deny it, took it back, or have a later figure.
        case contradicted
        /// No source speaks of it.
        case unsupported
    }

    /// The key of the draft's claim.
    public var claim: String
    /// How far the sources go.
    public var level: Level
    /// Why, in one sentence.
    public var reason: String
    /// The relations to the source claims that decided it: those that give the figure, or speak against it.
    public var evidence: [Relation]
    /// The relations to the other claims that it can be compared with: first those that speak against it, then the rest.
    public var related: [Relation]
}

extension Comparer {
    /// What the sources say to each claim of a draft, in the draft's order.
    ///
    /// Supported is a claim that a source agrees with in the same scope, or that a source makes more exactly (the draft's "dozens" by a
    /// source's 26). A claim that only agrees with a figure that later claims have updated or that was taken back is contradicted, unless the
    /// draft itself speaks of that earlier time. Otherwise a conflict, dispute or other figure outweighs partial support.
    public func support(
        of draft: [Claim], draftSources: [Source], by claims: [Claim], sources: [Source], overrides: [Override] = []
    ) -> [Support] {
        let ledger = Ledger(draft + claims, sources: draftSources + sources, comparer: self)
        let overrides = Overrides(overrides)
        let draftRange = draft.indices
        let claimRange = draft.count..<draft.count + claims.count
        func facts(_ i: Int, _ j: Int) -> Facts {
            var facts = Facts(i, j, of: ledger)
            overrides.apply(to: &facts, ledger.claims[i].key, ledger.claims[j].key)
            return facts
        }
        // Claims that can meet agree in kind and unit, and in event or one above it: looked up by kind and unit.
        var byMeasure: [Int64: [Int]] = [:]
        func measure(_ i: Int) -> Int64 {
            Int64(ledger.figures[i].unit) << 8 | Int64(FigureMaker.number(of: ledger.figures[i].kind))
        }
        for i in ledger.order where claimRange.contains(i) { byMeasure[measure(i), default: []].append(i) }

        let speakers = NamedOrganisations(catalogue)
        // The places that the draft names: a figure may be told of one of them and stand beside another.
        let named = Set(draftRange.map { ledger.figures[$0].place }.filter { $0 >= 0 })

        /// Whether a figure of the draft is surely its speaker's: it is all that he is said to say, or the sources do not have him at all.
        /// What stands beside a figure of his may be told by the way.
        func isItsOwn(_ claim: Claim, _ speaker: Catalogue.Organisation) -> Bool {
            let words = claim.attribution.last?.span
            return draft.count { $0.attribution.last?.span == words } == 1
                || !claims.contains { speakers.mayBe(speaker, in: $0.attribution) }
        }

        return draftRange.map { d in
            var elsewhere: String?
            var isElsewhere = false
            var found: [(claim: Int, facts: Facts, rule: Rule, isSubject: Bool)] = []
            let candidates = byMeasure[measure(d)] ?? []
            // Where no source has a figure of the place that stands beside the draft's, it may be of another of the draft's places.
            let isOfOther = !candidates.contains { ledger.figures[$0].place == ledger.figures[d].place }
            for s in candidates {
                var facts = facts(d, s)
                if Self.mayBeOnePlace(
                    ledger.figures[d], ledger.figures[s], facts, others: isOfOther ? named : [], ledger.terms.places)
                {
                    facts.leaveOutPlaces()
                }
                // Nor over which stretch of time, for the very number.
                if (ledger.figures[d].period < 0) != (ledger.figures[s].period < 0), facts.isOneFigure,
                    ledger.figures[d].tells > .nothing
                {
                    facts.leaveOutPeriods()
                }
                // A draft is about what its sources tell. Where one of the two does not say what happened, or of what, the very number tells.
                if Self.isTold(ledger.figures[d], by: ledger.figures[s], facts) { facts.takeSubjectsAsSame() }
                let verdict = Verdict(facts)
                guard let gate = verdict.gate else {
                    found.append((s, facts, Rule.all[verdict.rule], !verdict.isReversed))
                    continue
                }
                // The very figure, kept apart by one thing only: worth saying where nothing else speaks of it.
                if facts.event == .same, facts.concept == .same, facts.isOneFigure {
                    isElsewhere = isElsewhere || Gate.all[gate].id == "gate.place"
                    if elsewhere != nil { continue }
                    elsewhere =
                        "A source has this number, but not of the same thing. "
                        + Gate.all[gate].sentence(ledger.telling(d, s, facts: facts))
                }
            }
            /// The later source claim that leaves `s` behind, if any.
            func later(than s: Int) -> Int? {
                found.lazy.map(\.claim).first { u in
                    guard u != s, ledger.figures[u].stance != .denied else { return false }
                    let facts = facts(u, s)
                    // "Rose from 17 to 19": the text itself tells which is the later one.
                    if facts.sideBySide, facts.grows, facts.aIsHigher, facts.concept == .same, facts.part == .same,
                        facts.aStance == .asserted, facts.bStance == .asserted
                    {
                        return true
                    }
                    let verdict = Verdict(facts)
                    guard verdict.gate == nil, !verdict.isReversed else { return false }
                    let kind = Rule.all[verdict.rule].kind
                    // A later part that is more than the whole was leaves that whole behind too.
                    guard facts.scope == .same || (kind == .updates && facts.scope == .aInB) else { return false }
                    return kind == .updates || kind == .changed || kind == .withdraws
                }
            }
            /// Whether the draft itself goes on to the later figure, beside this one: "39, raising an earlier toll of 31".
            func tellsOn(_ u: Int) -> Bool {
                let own = ledger.figures[d]
                return draftRange.contains { e in
                    let other = ledger.figures[e]
                    guard e != d, other.article == own.article, other.start - own.end <= Self.besidePairs,
                        own.start - other.end <= Self.besidePairs
                    else { return false }
                    let facts = facts(e, u)
                    return facts.event == .same && facts.concept == .same && facts.isOneFigure
                }
            }
            let stated = Self.statesOwnTime(draft[d], grows: ledger.figures[d].grows)
            // "On Saturday the toll stood at 17": what was known at that time, whatever the same day brought later.
            let isStatus = draft[d].evidence.contains { $0.rule == "asOf.status-date" }
            var deciding: [Int] = []
            var level = Support.Level.unsupported
            var reason = "No source has a figure that this one can be compared with."

            /// Whether a source has more of what the draft's figure would be all of: in a wider place, or of all people.
            func hasMore(than k: Int) -> Bool {
                let (own, narrow) = (ledger.figures[d], ledger.figures[found[k].claim])
                return found.contains {
                    let other = ledger.figures[$0.claim]
                    return $0.facts.event == .same && $0.facts.isDisjoint && !$0.facts.aIsHigher
                        && other.stance == .asserted && other.measures == own.measures
                        && (other.place != narrow.place || other.concept != narrow.concept)
                }
            }
            var backing = found.indices.filter { k in
                let (facts, rule) = (found[k].facts, found[k].rule)
                let (own, source) = (ledger.figures[d], ledger.figures[found[k].claim])
                // A part told of the whole is no support; a nested period is, for the number is the same.
                guard facts.event == .same, facts.place == .same, facts.part == .same else { return false }
                // Roles are what the words say here: a source that counts people does not bear out that they were migrants.
                var concept = facts.concept
                if concept == .same, own.concept != source.concept, own.concept != Terms.none,
                    source.concept != Terms.none
                {
                    concept = ledger.terms.concept(own.concept, isWithin: source.concept) ? .aInB : .bInA
                }
                switch concept {
                case .same: break
                // "16 migrants" are 16 people, unless there were others; and a source that names no one leaves it to the draft.
                case .bInA: if !facts.isOneFigure || hasMore(than: k) { return false }
                case .aInB:
                    // Of two parts with one number the draft may name the people more narrowly.
                    let areParts = own.whole >= 0 && source.whole >= 0 && own.isTellingCount
                    if !facts.isOneFigure || !(source.isOpenCount || areParts) { return false }
                default: return false
                }
                // Neither is a figure of one town for a draft that names no place, where a source has more for another or for all.
                if own.place < 0, !source.isWide, own.coverage != source.place, hasMore(than: k) { return false }
                // A source that is more exact than the draft makes the draft's claim too.
                return rule.kind == .agrees || (rule.kind == .refines && !found[k].isSubject)
            }
            // Another source tells where that number is from, and it is not the draft's place.
            if isElsewhere, !backing.contains(where: { ledger.figures[found[$0].claim].place >= 0 }) {
                found.removeAll { $0.facts.isOneFigure && ledger.figures[$0.claim].place < 0 }
                backing = []
            }
            /// Two groups of the sources, neither within the other, that are as many as the draft's figure: "8 officers and 18 civilians" are 26.
            func partsThatAdd(to d: Int) -> [Int] {
                guard let sum = draft[d].quantity.interval.single, draft[d].quantity.kind == .count else { return [] }
                let groups = found.indices.filter { k in
                    let figure = ledger.figures[found[k].claim]
                    return found[k].facts.event == .same && found[k].facts.place == .same
                        && found[k].facts.concept == .bInA && found[k].rule.kind == .narrowsScope
                        && figure.modifierNumber == 0 && figure.stance == .asserted && figure.measures == .total
                }
                for (n, x) in groups.enumerated() {
                    for y in groups[(n + 1)...]
                    where facts(found[x].claim, found[y].claim).concept == .apart
                        && later(than: found[x].claim) == nil && later(than: found[y].claim) == nil
                    {
                        let (a, b) = (ledger.claims[found[x].claim].quantity, ledger.claims[found[y].claim].quantity)
                        if let first = a.interval.single, let second = b.interval.single, first.adding(second) == sum {
                            return [x, y]
                        }
                    }
                }
                return []
            }
            let current = backing.filter { k in
                guard let u = later(than: found[k].claim) else { return true }
                // What the draft says of an earlier time stays true of that time.
                let (own, source) = (ledger.figures[d], ledger.figures[found[k].claim])
                if tellsOn(u) || (stated && own.last < ledger.figures[u].first) { return true }
                return isStatus && ledger.figures[u].stance == .asserted && source.first != Figure.lowest
                    && source.first <= own.last && own.first <= source.last
            }
            let speaking = found.indices.filter { k in
                switch found[k].rule.kind {
                case .conflicts, .disputes, .withdraws: true
                // A later figure says nothing against what the draft says of an earlier time.
                case .updates, .changed:
                    found[k].isSubject || !stated || ledger.figures[d].last >= ledger.figures[found[k].claim].first
                default: false
                }
            }
            // What later claims have left behind speaks only where nothing else does.
            let latest = speaking.filter { later(than: found[$0].claim) == nil }
            let against = latest.isEmpty ? speaking : latest
            // A town's figure is already as high as the draft's: lower figures cannot be all there is.
            let ofPlace = found.indices.filter { k in
                let (facts, rule) = (found[k].facts, found[k].rule)
                return rule.kind == .agrees && facts.event == .same && facts.concept == .same && facts.part == .same
                    && (facts.place == .bInA || facts.place == .same && !backing.contains(k))
                    && later(than: found[k].claim) == nil
            }
            let areOnlyLower = against.allSatisfy { found[$0].facts.isDisjoint && found[$0].facts.aIsHigher }
            let part = found.indices.filter { k in
                switch found[k].rule.kind {
                case .agrees, .narrowsScope, .refines, .overlaps: !backing.contains(k)
                default: false
                }
            }
            // Of the same scope, and only vaguer: it says more than what only bounds the figure.
            let vaguer = part.filter { found[$0].facts.scope == .same }
            let parts = current.isEmpty ? partsThatAdd(to: d) : []
            if !parts.isEmpty {
                level = .supported
                deciding = parts
                let shown = parts.map { ledger.claims[found[$0].claim].quantity.shown }
                reason = "\(shown.joined(separator: " and ")) are \(draft[d].quantity.shown)."
            } else if !current.isEmpty, let own = speakers.end(of: draft[d].attribution),
                isItsOwn(draft[d], own),
                current.allSatisfy({ speakers.areOthers(ledger.claims[found[$0].claim].attribution, than: own) })
            {
                level = .partly
                deciding = current
                reason =
                    "\(count(current.map { found[$0].claim }, ledger)) this figure, but from another speaker than \(own.name)."
            } else if !current.isEmpty {
                level = .supported
                deciding = current
                reason = "\(count(current.map { found[$0].claim }, ledger)) this figure."
            } else if let k = backing.first, let u = later(than: found[k].claim) {
                level = .contradicted
                deciding = found.indices.filter { found[$0].claim == u } + backing
                reason =
                    ledger.figures[u].stance == .retracted
                    ? "A source said so, but it was taken back."
                    : "A source said so, but \(ledger.claims[u].quantity.shown) is later."
            } else if !ofPlace.isEmpty, areOnlyLower {
                level = .partly
                deciding = ofPlace
                reason = "\(count(ofPlace.map { found[$0].claim }, ledger)) a figure of a wider or narrower scope."
            } else if !against.isEmpty {
                level = .contradicted
                deciding = against
                reason = "\(count(against.map { found[$0].claim }, ledger)) another figure for the same thing."
            } else if !vaguer.isEmpty {
                level = .partly
                deciding = vaguer
                reason = "\(count(vaguer.map { found[$0].claim }, ledger)) something vaguer."
            } else if !part.isEmpty {
                level = .partly
                deciding = part
                reason = "\(count(part.map { found[$0].claim }, ledger)) a figure of a wider or narrower scope."
            } else if let elsewhere {
                reason = elsewhere
            }
            let decided = Set(deciding)
            let rest = speaking.filter { !decided.contains($0) }
            let others = rest + found.indices.filter { !decided.contains($0) && !rest.contains($0) }
            func relations(_ indices: [Int]) -> [Relation] {
                indices.map { ledger.relation(d, found[$0].claim, facts: found[$0].facts) }
            }
            return Support(
                claim: draft[d].key, level: level, reason: reason, evidence: relations(deciding),
                related: relations(others))
        }
    }

    /// At most this many pairs of bytes between an earlier figure of a draft and the later one.
    private static let besidePairs: Int32 = 60

    /// The draft's number is that of the source, no small count, and only what it is of is open in one of them.
    private static func isTold(_ own: Figure, by source: Figure, _ facts: Facts) -> Bool {
        guard own.event == Terms.none || source.event == Terms.none, facts.concept != .apart,
            own.kind != .count || (own.isTellingCount && source.isTellingCount)
        else { return false }
        return facts.isOneFigure
            || (facts.position == .bInA && (facts.aModifier == .about || facts.aModifier == .nearly))
    }

    /// A draft need not say where, nor name the place as its sources do: a figure without a place, and one of a place of the catalogue
    /// against one of a place that it lacks, are taken for one place; so is one of another place that the draft names.
    private static func mayBeOnePlace(
        _ own: Figure, _ source: Figure, _ facts: Facts, others: Set<Int32>, _ places: PlaceTable
    ) -> Bool {
        if facts.place == .same { return false }
        if own.place < 0 { return true }
        if source.place < 0 { return source.coverage == -1 || source.coverage == own.place }
        if own.isCharted != source.isCharted { return true }
        return others.contains(source.place)
    }

    /// "2 claims of 1 origin give".
    private func count(_ claims: [Int], _ ledger: Ledger) -> String {
        let origins = originCount(claims, ledger)
        return claims.count == 1
            ? "1 claim gives" : "\(claims.count) claims of \(origins) \(origins == 1 ? "origin" : "origins") give"
    }

    /// How many origins stand behind some claims. An article that names whom it has the figure from repeats them in its own voice, as in its
    /// headline; and no article is more than one origin.
    private func originCount(_ claims: [Int], _ ledger: Ledger) -> Int {
        let figures = claims.map { ledger.figures[$0] }
        func isOwnVoice(_ figure: Figure) -> Bool {
            figure.origin == ledger.outletOf[ledger.original(of: figure.article)]
        }
        let sourced = Set(figures.lazy.filter { !isOwnVoice($0) }.map(\.article))
        let origins = Set(figures.lazy.filter { !isOwnVoice($0) || !sourced.contains($0.article) }.map(\.origin))
        return min(origins.count, Set(figures.map(\.article)).count)
    }

    /// Whether the text itself says as of when the figure is told, rather than the article's own date standing in.
    private static func statesOwnTime(_ claim: Claim, grows: Bool) -> Bool {
        guard claim.asOf != nil, let evidence = claim.evidence.first(where: { $0.field == "asOf" }) else {
            return false
        }
        switch evidence.rule {
        case "asOf.article-date", "asOf.occasion": return false
        // The day of what happened ("Saturday's strike") is no time as of which a running total is told.
        case "asOf.date-in-clause": return !grows
        default: return true
        }
    }
}
