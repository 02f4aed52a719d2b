import Claims
import Comparison
import Foundation

/// A claim in one line, as the pair files write it:
///
///     killed/protester >=26 01-07 @Almaty by=interior-ministry>m:TASS from=Orda
///
/// - what happened, and to whom: `killed`, `killed/police`, `/tent` (no event), `-` (neither); `words=sugar` counted words without a concept
/// - the number: `26`, `~300` about, `nearly:10000`, `>=8`, `>8`, `<=20`, `<20`, `3..5`, a vague class (`dozens`), digits written
///   short (`1.2m`, `5k`, `3bn`), with `approx:` before it where the bound is itself approximate; then `%`, `pp`, `:USD`, `:km`, `:d`
/// - `+` before the number: an increment; `left`: what remains; `part`: an unnamed part of a total; `sum`
/// - `01-07` or `01-05/01-06` or `01-07T12:00`: as-of (of 2022, or with its own year: `2021-12-31`); `pub=01-08` or `pub=01-08T12:00`
/// - `@Almaty` place, `@Алма-Ате=almaty` with the catalogue's id, `per=2021-01-01/2021-12-31` period, `denied`, `retracted`, `fear` (hypothetical)
/// - `by=ministry>m:TASS`: the chain, nearest first; `m:` a medium, `p:` a person, `?:` nameless, `w:` a witness; `from=Orda`: the outlet
/// - `others`: words that only say that there are more than those told of ("19 others")
/// - `definite`, `headline`, `lead`, `article=x`, `at=120` (place in the text)
struct Notation {
    struct Failure: Error, CustomStringConvertible { var description: String }

    var claim: Claim
    var source: Comparer.Source

    init(_ text: String, key: String, catalogue: Catalogue) throws {
        var event: String?
        var concept: String?
        var words: String?
        var measures = Claim.Measures.total
        var partOf: Claim.PartOf?
        var role = Claim.Role.body
        var chain: [Speaker] = []
        var asOf: CivilInterval?
        var period: String?
        var place: String?
        var placeID: String?
        var stance = Claim.Stance.asserted
        var definite = false
        var evidence: [Claim.Evidence] = []
        var outlet: String?
        var article: String?
        var published: CivilTime?
        var offset = 0
        var quantity: Quantity?
        var digest = ""

        for (n, token) in text.split(separator: " ").map(String.init).enumerated() {
            if n == 0 {
                let halves = token.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                if token != "-" {
                    event = halves[0].isEmpty ? nil : halves[0]
                    concept = halves.count > 1 ? halves[1] : nil
                    if let event, catalogue.events[event] == nil { throw Failure(description: "no event \(event)") }
                    if let concept, catalogue.concepts[concept] == nil {
                        throw Failure(description: "no concept \(concept)")
                    }
                }
                continue
            }
            func value(_ prefix: String) -> String? {
                token.hasPrefix(prefix) ? String(token.dropFirst(prefix.count)) : nil
            }
            if let name = value("@") {
                let halves = name.replacingOccurrences(of: "_", with: " ").split(separator: "=").map(String.init)
                place = halves[0]
                placeID = halves.count > 1 ? halves[1] : nil
                if let placeID, catalogue.places[placeID] == nil { throw Failure(description: "no place \(placeID)") }
            } else if let name = value("from=") {
                outlet = name
            } else if let name = value("article=") {
                article = name
            } else if let name = value("digest=") {
                digest = name
            } else if let name = value("words=") {
                words = name.replacingOccurrences(of: "_", with: " ")
            } else if let place = value("at=") {
                offset = Int(place)!
            } else if let span = value("per=") {
                period = span
            } else if let date = value("pub=") {
                published = CivilTime(iso: Self.year(date))
                if published == nil { throw Failure(description: "no date: \(token)") }
            } else if let names = value("by=") {
                chain = names.split(separator: ">").map { Self.speaker(String($0), catalogue: catalogue) }
            } else if token == "left" {
                measures = .remaining
            } else if token == "part" {
                partOf = .part(of: "the whole of \(key)")
            } else if let whole = value("part=") {
                partOf = .part(of: whole)
            } else if let parts = value("sum=") {
                partOf = .sum(of: parts.split(separator: ",").map(String.init))
            } else if let known = Claim.Stance(rawValue: token == "fear" ? "hypothetical" : token) {
                stance = known
            } else if let known = Claim.Role(rawValue: token) {
                role = known
            } else if token == "others" {
                evidence.append(Claim.Evidence(field: "counted", rule: "counted.anaphor"))
            } else if token == "definite" {
                definite = true
            } else if let date = CivilInterval(
                iso: token.split(separator: "/").map { Self.year(String($0)) }.joined(separator: "/"))
            {
                asOf = date
            } else {
                var number = token
                if number.hasPrefix("+") {
                    measures = .increment
                    number.removeFirst()
                }
                guard quantity == nil, let read = Self.quantity(number, catalogue: catalogue) else {
                    throw Failure(description: "cannot read “\(token)” in “\(text)”")
                }
                quantity = read
            }
        }
        guard var quantity else { throw Failure(description: "no number in “\(text)”") }
        quantity.span = Span(
            utf8: offset..<offset + quantity.text.utf8.count, scalars: offset..<offset + quantity.text.count)
        let home = article ?? "\(outlet ?? "an outlet")@\(key)"
        claim = Claim(
            key: key, article: home, quantity: quantity, event: event,
            counted: concept != nil || words != nil ? Claim.Counted(text: words ?? concept!, concept: concept) : nil,
            measures: measures, partOf: partOf, role: role, attribution: chain, asOf: asOf, period: period,
            place: place, placeID: placeID,
            stance: stance, definite: definite, evidence: evidence)
        source = Comparer.Source(article: home, outlet: outlet, published: published, textDigest: digest)
    }

    /// `01-07` is of 2022.
    private static func year(_ date: String) -> String {
        let first = date.split(separator: "-").first ?? ""
        return first.count == 4 ? date : "2022-" + date
    }

    private static func speaker(_ text: String, catalogue: Catalogue) -> Speaker {
        var kind = Speaker.Kind.organisation
        var name = text
        for (prefix, other) in [("m:", Speaker.Kind.medium), ("p:", .person), ("?:", .anonymous), ("w:", .witness)]
        where text.hasPrefix(prefix) {
            kind = other
            name = String(text.dropFirst(2)).replacingOccurrences(of: "_", with: " ")
        }
        let known = catalogue.organisations[name]
        return Speaker(
            text: name, name: known?.name ?? name, span: Span(utf8: 0..<0, scalars: 0..<0), kind: known?.kind ?? kind)
    }

    /// A number as the notation writes it.
    static func quantity(_ written: String, catalogue: Catalogue) -> Quantity? {
        var text = written
        var approx = false
        if text.hasPrefix("approx:") {
            approx = true
            text.removeFirst(7)
        }
        var kind = Quantity.Kind.count
        var unit: String?
        if let colon = text.lastIndex(of: ":"), !text.hasPrefix("nearly:") || text[colon...] != ":" {
            let code = String(text[text.index(after: colon)...])
            if catalogue.currencies[code] != nil {
                (kind, unit) = (.money, code)
            } else if let known = catalogue.units[code] {
                (kind, unit) = (["time", "months"].contains(known.dimension) ? .duration : .measure, code)
            }
            if unit != nil { text = String(text[..<colon]) }
        }
        if text.hasSuffix("%") {
            kind = .percent
            text.removeLast()
        } else if text.hasSuffix("pp") {
            kind = .percentagePoints
            text.removeLast(2)
        } else if text.hasSuffix("ratio") {
            kind = .ratio
            text.removeLast(5)
        }
        var modifier = Quantity.Modifier.exact
        for (prefix, found) in [
            ("~", Quantity.Modifier.about), ("nearly:", .nearly), (">=", .atLeast), (">", .moreThan), ("<=", .atMost),
            ("<", .lessThan),
        ] where text.hasPrefix(prefix) {
            modifier = found
            text.removeFirst(prefix.count)
            break
        }
        let nowhere = Span(utf8: 0..<0, scalars: 0..<0)
        if let vague = catalogue.vague[text] {
            let bound = modifier == .atLeast
            return Quantity(
                span: nowhere, text: text, kind: kind, modifier: bound ? .atLeast : .vague, approx: approx,
                interval: bound ? Interval(low: vague.interval.low, high: nil) : vague.interval, unit: unit,
                vagueClass: text)
        }
        if let dots = text.range(of: "..") {
            guard let (low, _) = number(String(text[..<dots.lowerBound])),
                let (high, _) = number(String(text[dots.upperBound...]))
            else { return nil }
            return Quantity(
                span: nowhere, text: written, kind: kind, modifier: .between, approx: approx,
                interval: Interval(low: low, high: high),
                unit: unit)
        }
        guard let (value, precision) = number(text) else { return nil }
        let interval =
            switch modifier {
            case .atLeast: Interval(low: value, high: nil)
            case .moreThan: Interval(low: value, high: nil, lowOpen: true)
            case .atMost: Interval(low: nil, high: value)
            case .lessThan: Interval(low: nil, high: value, highOpen: true)
            default: Interval(value)
            }
        return Quantity(
            span: nowhere, text: written, kind: kind, modifier: modifier, approx: approx, interval: interval,
            unit: unit,
            precision: precision)
    }

    /// A number and the place of its last significant digit as written.
    private static func number(_ written: String) -> (ExactNumber, Int?)? {
        var text = written
        if let slash = text.firstIndex(of: "/"), let a = ExactNumber(decimal: text[..<slash]),
            let b = ExactNumber(decimal: text[text.index(after: slash)...]), let quotient = a.divided(by: b)
        {
            return (quotient, quotient.lastSignificantPlace)
        }
        var power = 0
        for (suffix, exponent) in [("bn", 9), ("m", 6), ("k", 3)] where text.hasSuffix(suffix) {
            text.removeLast(suffix.count)
            power = exponent
            break
        }
        guard let digits = ExactNumber(decimal: text), let scale = ExactNumber(digits: 1, exponent: power),
            let value = digits.multiplied(by: scale)
        else { return nil }
        let decimals =
            text.firstIndex(of: ".").map { text.distance(from: text.index(after: $0), to: text.endIndex) } ?? 0
        let place = decimals > 0 ? power - decimals : (digits.lastSignificantPlace ?? 0) + power
        return (value, place)
    }
}

/// The catalogue and the default comparer, read once.
enum Bench {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let catalogue = try! Catalogue(folder: root.appending(path: "Sources/Claims/Catalogue").path)
    static let comparer = Comparer(catalogue: catalogue, policy: Policy())

    /// Claims in notation, with the keys c1, c2, … and their sources.
    static func claims(_ lines: [String]) throws -> (claims: [Claim], sources: [Comparer.Source]) {
        var claims: [Claim] = []
        var sources: [Comparer.Source] = []
        for (n, line) in lines.enumerated() {
            let read = try Notation(line, key: "c\(n + 1)", catalogue: catalogue)
            claims.append(read.claim)
            if !sources.contains(where: { $0.article == read.source.article }) { sources.append(read.source) }
        }
        return (claims, sources)
    }
}
