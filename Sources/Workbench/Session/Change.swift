import Claims

/// Everything that may change a session. `Session.applying` is the only thing that changes one, and it does so by these.
///
/// Claims and articles are named by key, which is stable across engines; the log shows handles, which people read.
package enum Change: Sendable, Hashable {
    /// What is corrected about an article.
    package enum MetadataField: String, Sendable, Hashable, CaseIterable {
        case outlet, date, lang, url, title
    }

    /// One setting of the policy.
    package enum PolicySetting: Sendable, Hashable {
        /// How far "about" reaches, in percent, 0 to 100.
        case about(ExactNumber)
        /// The most that rounding widens, in percent, 0 to 100.
        case rounding(ExactNumber)
        /// The bounds of a vague class of the catalogue; nil goes back to the catalogue's.
        case vague(String, Interval?)
        /// A sourced rate between two currencies; a second one of the same pair replaces the first.
        case rate(Policy.Rate)
    }

    /// What a note is about.
    package enum Subject: Sendable, Hashable {
        case session
        /// By key.
        case article(String)
        /// By key.
        case claim(String)
        /// By handle: a topic has no life outside the session.
        case topic(Handle)
    }

    /// The analyst's verdict on whether the extraction of a claim is right.
    package enum Review: String, Sendable, Hashable, CaseIterable {
        case accepted, rejected
    }

    /// Adds an article and extracts its claims; the same bytes from the same outlet change nothing.
    case load(Article)
    /// Takes an article and its claims out; its handles are not given again.
    case drop(article: String)
    /// Corrects metadata and reads the article again with it; nil clears the field.
    case set(article: String, MetadataField, String?)
    /// Changes the policy; extraction is run again where the policy reaches it.
    case policy(PolicySetting)
    /// Adds a note.
    case note(Subject, String)
    /// Overrides fields of a claim; the extracted claim is kept beside it.
    case edit(claim: String, ClaimEdit)
    /// Adds a claim that the extractor did not find, on words of an article's text; see `Session.adding`.
    case add(article: String, Span, quote: String, ClaimEdit)
    /// Says that a claim is right, or wrong (and out of every comparison); nil takes either back.
    case review(claim: String, Review?)
    /// The analyst's rating of a claim, with its reason; nil takes it back.
    case rate(claim: String, rating: String?, reason: String)
    /// Compares two claims although the gate says no.
    case link(String, String)
    /// Does not compare two claims although the gate lets them.
    case unlink(String, String)
    /// Takes claims out of a topic: they make one of their own.
    case split(topic: Handle, [String])
    /// Makes one topic of two; a claim of each stands for it.
    case merge(Handle, Handle, String, String)
    /// Says that `name` is another name of `of`; nil takes it back.
    case alias(String, of: String?)
    /// Reads an article again with the engine of today.
    case refresh(article: String)
    /// Takes back the last change that stands.
    case undo
    /// Does again the last change that was taken back.
    case redo
}

/// What the analyst says about a claim in place of what was extracted: a value a field, as text.
///
///     try ClaimEdit([.event: "killed", .low: "26", .high: "none"])
///
/// The word `none` clears a field that may be empty.
package struct ClaimEdit: Sendable, Hashable {
    /// The fields that may be edited, in the order in which they are written.
    package enum Field: String, Sendable, Hashable, CaseIterable {
        case kind, modifier, approx, low, high, lowOpen, highOpen, unit
        case event, counted, concept, measures, partOf, role, attribution, asOf, period, place, stance, hedge
        case definite, implied
    }

    /// The values by field.
    package private(set) var values: [Field: String]

    /// An edit; throws a `usage` error that names the field where a value cannot be.
    package init(_ values: [Field: String]) throws(SessionError) {
        self.values = values
        for field in Field.allCases {
            if let value = values[field] { try Self.check(value, for: field) }
        }
        guard !interval.isEmpty else {
            throw SessionError(.usage, "no number is from \(values[.low] ?? "") to \(values[.high] ?? "")")
        }
    }

    /// The interval that the edit says by itself, an end that it does not say open to infinity.
    private var interval: Interval {
        func bound(_ field: Field) -> ExactNumber? { values[field].flatMap { ExactNumber(fractionOrDecimal: $0) } }
        return Interval(
            low: bound(.low), high: bound(.high), lowOpen: values[.lowOpen] == "true",
            highOpen: values[.highOpen] == "true")
    }

    /// No edit at all.
    init() { values = [:] }

    /// The fields that are set, in order.
    package var fields: [(field: Field, value: String)] {
        Field.allCases.compactMap { field in values[field].map { (field, $0) } }
    }

    /// This edit with a later one on top; throws `usage` where the two together say an interval that holds no number.
    func merging(_ later: ClaimEdit) throws(SessionError) -> ClaimEdit {
        try ClaimEdit(values.merging(later.values) { $1 })
    }

    private static func check(_ value: String, for field: Field) throws(SessionError) {
        var probe = Claim(
            key: "", article: "",
            quantity: Quantity(
                span: Span(utf8: 0..<0, scalars: 0..<0), text: "", kind: .count, interval: Interval(low: nil, high: nil)
            ))
        guard set(field, value, in: &probe) else {
            throw SessionError(
                .usage, "\(field.rawValue) cannot be “\(value)”: \(Self.expectation(of: field))", word: value)
        }
    }

    /// What a value of a field looks like, for messages and help.
    package static func expectation(of field: Field) -> String {
        func list(_ names: [String]) -> String { "one of " + names.joined(separator: ", ") }
        return switch field {
        case .kind: list(Quantity.Kind.allCases.filter(\.isClaimable).map(\.rawValue))
        case .modifier: list(Quantity.Modifier.allCases.map(\.rawValue))
        case .approx, .lowOpen, .highOpen, .definite, .implied: "true or false"
        case .low, .high: "a plain decimal of at most 34 digits, a fraction such as 1/3, or none"
        case .measures: list(Claim.Measures.allCases.map(\.rawValue))
        case .role: list(Claim.Role.allCases.map(\.rawValue))
        case .stance: list(Claim.Stance.allCases.map(\.rawValue))
        case .asOf: "a date such as 2022-01-06, two joined by “/”, or none"
        case .attribution: "names joined by “ > ”, the nearest speaker first, or none"
        case .partOf: "the key of a claim, or none"
        default: "a word, or none"
        }
    }

    /// The claim with the edit's values in place of its own.
    package func applied(to claim: Claim) -> Claim {
        var result = claim
        for (field, value) in fields { _ = Self.set(field, value, in: &result) }
        // An end that is moved past the other takes it along, whatever an engine of another day reads there.
        if result.quantity.interval.isEmpty {
            let said = interval
            let number = said.low ?? said.high ?? claim.quantity.interval.low
            result.quantity.interval = Interval(low: number, high: number)
        }
        return result
    }

    /// Sets one field; false where the value cannot be.
    private static func set(_ field: Field, _ value: String, in claim: inout Claim) -> Bool {
        let optional = value == "none" ? nil : value
        func boolean(_ target: inout Bool) -> Bool {
            guard value == "true" || value == "false" else { return false }
            target = value == "true"
            return true
        }
        func choice<T: RawRepresentable<String>>(_ target: inout T) -> Bool {
            guard let chosen = T(rawValue: value) else { return false }
            target = chosen
            return true
        }
        func bound(_ target: inout ExactNumber?) -> Bool {
            guard let optional else {
                target = nil
                return true
            }
            guard let number = ExactNumber(fractionOrDecimal: optional) else { return false }
            target = number
            return true
        }
        switch field {
        case .kind:
            guard let kind = Quantity.Kind(rawValue: value), kind.isClaimable else { return false }
            claim.quantity.kind = kind
        case .modifier: return choice(&claim.quantity.modifier)
        case .approx: return boolean(&claim.quantity.approx)
        case .low: return bound(&claim.quantity.interval.low)
        case .high: return bound(&claim.quantity.interval.high)
        case .lowOpen: return boolean(&claim.quantity.interval.lowOpen)
        case .highOpen: return boolean(&claim.quantity.interval.highOpen)
        case .unit: claim.quantity.unit = optional
        case .event: claim.event = optional
        case .counted:
            claim.counted = optional.map { Claim.Counted(text: $0, concept: claim.counted?.concept) }
        case .concept:
            if let optional {
                claim.counted = Claim.Counted(
                    text: claim.counted?.text ?? optional, concept: optional, span: claim.counted?.span)
            } else {
                claim.counted?.concept = nil
            }
        case .measures: return choice(&claim.measures)
        case .partOf: claim.partOf = optional.map { .part(of: $0) }
        case .role: return choice(&claim.role)
        case .attribution:
            let span = claim.quantity.span
            claim.attribution = (optional ?? "").split(separator: ">").map { part in
                let name = part.trimmed
                return Speaker(text: name, name: name, span: span)
            }
            return claim.attribution.allSatisfy { !$0.name.isEmpty }
        case .asOf:
            guard let optional else {
                claim.asOf = nil
                return true
            }
            guard let interval = CivilInterval(iso: optional) else { return false }
            claim.asOf = interval
        case .period: claim.period = optional
        case .place:
            claim.place = optional
            claim.placeID = nil
        case .stance: return choice(&claim.stance)
        case .hedge: claim.hedge = optional
        case .definite: return boolean(&claim.definite)
        case .implied: return boolean(&claim.implied)
        }
        return true
    }
}

extension ExactNumber {
    /// A plain decimal, or two whole numbers joined by "/"; nil for anything else.
    init?(fractionOrDecimal text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let n = ExactNumber(decimal: parts[0]), let d = ExactNumber(decimal: parts[1]), n.isWhole, d.isWhole,
                d > .zero, let value = ExactNumber(n.numerator, over: d.numerator)
            else { return nil }
            self = value
        } else if let value = ExactNumber(decimal: text) {
            self = value
        } else {
            return nil
        }
    }

    /// The decimal where one holds the value, else the fraction: reading it back gives the same number.
    var exactText: String { isDecimal ? jsonText : "\(numerator)/\(denominator)" }
}

extension StringProtocol {
    /// Without the spaces at its ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
