import Claims

/// What the sentences of gates and rules say about the two claims; made only for a pair that is shown.
struct Telling {
    /// One of the two claims, its fields as words.
    struct Side {
        let claim: Claim
        let figure: Figure
        let plausible: Interval
        let source: Comparer.Source
        /// The catalogue's id of what is counted; nil where nothing tells.
        let conceptName: String?
        /// The place, where the catalogue has it; for a withdrawal that of the figure it takes back.
        let placeName: String?
        /// Where the rate comes from that brought the money to a common currency; nil where none did.
        let rate: String?

        var quantity: Quantity { claim.quantity }
        var event: String { claim.event ?? "something that is not said" }
        var kind: String {
            switch quantity.kind {
            case .percentagePoints: "number of percentage points"
            case .money: "sum of money"
            default: quantity.kind.rawValue
            }
        }
        var unit: String { quantity.unit ?? "no unit" }
        /// What is counted: the concept that the event makes of the words, else the words.
        var concept: String { conceptName ?? claim.counted.map { "“\($0.text)”" } ?? "what is not said" }
        /// Whether the catalogue knows what is counted.
        var isCounted: Bool { conceptName != nil }
        /// What is counted in the text's own words.
        var countedWords: String {
            claim.counted.flatMap { $0.text.isEmpty ? nil : "“\($0.text)”" } ?? conceptName ?? "what is not said"
        }
        var place: String { claim.place ?? placeName ?? "no place named" }
        /// The place as that of a whole.
        var wholePlace: String { claim.place.map { "\($0), which holds it" } ?? "all that its report covers" }
        var period: String { claim.period ?? "no period named" }
        /// The number as stated, with its unit, and how it is read where that is wider.
        var interval: String {
            var text = quantity.shown
            switch quantity.kind {
            case .percent: text += " %"
            case .percentagePoints: text += " percentage points"
            default: if let unit = quantity.unit { text += " " + unit }
            }
            if plausible != quantity.interval { text += " (read as \(plausible))" }
            if let rate { text += " (converted: \(rate))" }
            return text
        }
        /// What the claim is about, for scopes: event, concept, place, part.
        var scope: String {
            var parts = [claim.event, conceptName ?? claim.counted?.text, claim.place, claim.period]
                .compactMap { $0 }
            if claim.partOf.map({ if case .part = $0 { true } else { false } }) ?? false {
                parts.append("part of a total")
            }
            return parts.isEmpty ? "in all" : parts.joined(separator: ", ")
        }
        var stance: Claim.Stance { claim.stance }
        var asOf: String { claim.asOf.map { "as of \($0.iso)" } ?? "no date known" }
        var published: String { source.published.map(\.iso) ?? "no date known" }
        var speaker: String { Origin.end(of: claim.attribution)?.name ?? source.outlet ?? "the report" }
        /// The speaker at the beginning of a sentence; names keep their own first letter.
        var opening: String { speaker == "the report" ? "The report" : speaker }
        var words: String { "“\(quantity.text)”" }
        /// A time to order by, where there is one.
        fileprivate var moment: Int64 { figure.last == Figure.lowest ? figure.published : figure.last }
    }

    let a: Side
    let b: Side
    /// Both name the same people by words that take different sides.
    let namesDiffer: Bool

    /// What keeps as-of from deciding which is later.
    var oneTime: String {
        guard let a = a.claim.asOf, let b = b.claim.asOf else { return "Neither text says as of when" }
        return a == b
            ? "Both speak of \(a.iso) and no hour is known"
            : "They speak of \(a.iso) and \(b.iso), and no hour tells them apart"
    }
    /// As of when the two speak, once where that is the same.
    var times: String { a.asOf == b.asOf ? a.asOf : "\(a.asOf), \(b.asOf)" }
    /// Both state their number in the same words.
    var sameInterval: Bool { a.interval == b.interval }
    var increment: String { a.claim.measures == .increment ? a.interval : b.interval }
    /// A second sentence where the words for the people differ.
    var otherWords: String {
        namesDiffer ? " The outlets call the people differently (\(a.concept), \(b.concept))." : ""
    }
    /// Of two disjoint intervals the one above, and the one below.
    var higher: Side { a.figure.low > b.figure.high ? a : b }
    var lower: Side { a.figure.low > b.figure.high ? b : a }
    /// The later of the two, by as-of and then by publication.
    var later: Side { (a.moment, a.figure.published) >= (b.moment, b.figure.published) ? a : b }
    var earlier: Side { (a.moment, a.figure.published) >= (b.moment, b.figure.published) ? b : a }
}

extension Ledger {
    /// The words for a pair of claims, by index; `a` is the subject.
    func telling(_ a: Int, _ b: Int, facts: Facts) -> Telling {
        func side(_ i: Int, other: Int) -> Telling.Side {
            let quantity = claims[i].quantity
            var rate: String?
            if quantity.kind == .money, let unit = quantity.unit, unit != claims[other].quantity.unit {
                rate = conversion.step(kind: .money, unit: unit)?.source
            }
            let concept = figures[i].concept
            return Telling.Side(
                claim: claims[i], figure: figures[i], plausible: plausible(i), source: sources[Int(figures[i].article)],
                conceptName: concept > Terms.itself ? terms.conceptNames[Int(concept)] : nil,
                placeName: terms.places.name(figures[i].place), rate: rate)
        }
        return Telling(a: side(a, other: b), b: side(b, other: a), namesDiffer: facts.otherWords)
    }
}
