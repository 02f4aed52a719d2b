import Claims
import Extraction

/// Writes what was found straight from the reader's memory: the same bytes as `ClaimJSON` writes of the values made of it, in the compact
/// style. Names and marks between two values are one piece: a batch writes eight bytes for every byte it reads.
extension JSONWriter {
    /// The object of a quantity.
    mutating func value(_ quantity: Findings.FoundQuantity) {
        beginParts()
        constant("{\"span\":")
        part(quantity.span)
        constant(",\"text\":\"")
        part(quantity.words)
        constant("\",\"kind\":\"")
        part(quantity.kind)
        constant("\",\"modifier\":\"")
        part(quantity.modifier)
        constant("\",\"approx\":")
        part(quantity.approx)
        bounds(quantity.interval)
        constant(",\"lowOpen\":")
        part(quantity.interval.lowOpen)
        constant(",\"highOpen\":")
        part(quantity.interval.highOpen)
        constant(",\"unit\":")
        if let per = quantity.per {
            // `[bbl_us]` per `d`, as UCUM writes a quotient; a bare count per day is `/d`.
            constant("\"")
            if let unit = quantity.unit { part(unit) }
            constant("/")
            part(per)
            constant("\",\"date\":")
        } else {
            quoted(quantity.unit)
            constant(",\"date\":")
        }
        part(quantity.date)
        constant("}")
    }

    /// The ends of an interval. Of most both are one whole number, which is written once and copied.
    private mutating func bounds(_ interval: Interval) {
        constant(",\"low\":")
        let start = count
        part(interval.low, fraction: ",\"lowRational\":")
        let end = count
        constant(",\"high\":")
        if let low = interval.low, low.isWhole, low == interval.high {
            again(start..<end)
        } else {
            part(interval.high, fraction: ",\"highRational\":")
        }
    }

    /// The object of a claim; `article` is the article's key, escaped, `quantity` the place of its quantity among those written.
    mutating func claim(_ i: Int, of found: Findings, article: [UInt8], quantity: Int) {
        let claim = found.claim(i)
        beginParts()
        constant("{\"key\":")
        claimKey(claim.span, claim.role, article: article)
        constant(",\"quantity\":")
        part(quantity)
        constant(",\"event\":")
        quoted(claim.event)
        if let counted = claim.counted {
            constant(",\"counted\":{\"text\":\"")
            part(counted.words)
            constant("\",\"concept\":")
            quoted(counted.concept)
            constant("},\"measures\":\"")
        } else {
            constant(",\"counted\":null,\"measures\":\"")
        }
        part(claim.measures)
        constant("\",\"partOf\":")
        if let whole = claim.whole {
            claimKey(ofClaim: whole, of: found, article: article)
        } else {
            sum(found.parts(ofClaim: i), of: found, article: article)
        }
        constant(",\"role\":\"")
        part(claim.role)
        constant("\",\"attribution\":[")
        for k in 0..<found.speakerCount(ofClaim: i) {
            if k > 0 { constant(",") }
            speaker(k, ofClaim: i, of: found)
        }
        constant("],\"asOf\":")
        part(claim.asOf)
        constant(",\"period\":")
        part(claim.period)
        if let place = claim.place {
            constant(",\"place\":\"")
            part(place)
            constant("\",\"stance\":\"")
        } else {
            constant(",\"place\":null,\"stance\":\"")
        }
        part(claim.stance)
        constant("\",\"implied\":")
        part(claim.implied)
        constant("}")
    }

    /// The keys of the claims that a claim is the sum of, or null.
    private mutating func sum(_ parts: [Int], of found: Findings, article: [UInt8]) {
        if parts.isEmpty { return constant("null") }
        constant("{\"sum\":[")
        for (k, claim) in parts.enumerated() {
            if k > 0 { constant(",") }
            claimKey(ofClaim: claim, of: found, article: article)
        }
        constant("]}")
    }

    private mutating func speaker(_ k: Int, ofClaim i: Int, of found: Findings) {
        let speaker = found.speaker(k, ofClaim: i)
        constant("{\"text\":\"")
        let start = count
        part(speaker.words)
        let written = start..<count
        constant("\",\"name\":\"")
        if let name = speaker.name {
            part(name)
        } else if Speaker.isName(speaker.named) {
            // Nearly always he is named by his own words.
            let isSame =
                speaker.named.baseAddress == speaker.words.baseAddress && speaker.named.count == speaker.words.count
            if isSame { again(written) } else { part(speaker.named) }
        } else {
            var name: [UInt8] = []
            Speaker.appendName(speaker.named, to: &name)
            name.withUnsafeBufferPointer { part($0) }
        }
        constant("\",\"span\":")
        part(speaker.span)
        constant("}")
    }

    private mutating func claimKey(ofClaim i: Int, of found: Findings, article: [UInt8]) {
        let (span, role) = found.place(ofClaim: i)
        claimKey(span, role, article: article)
    }

    /// What `Claim.makeKey` makes, in quotation marks.
    private mutating func claimKey(_ span: Span, _ role: Claim.Role, article: [UInt8]) {
        constant("\"")
        part(escaped: article)
        if span.field == .title { constant("/title:") } else { constant("/") }
        part(span.utf8.lowerBound)
        constant("-")
        part(span.utf8.upperBound)
        constant("/")
        part(role)
        constant("\"")
    }
}

/// The names of our own that every quantity and claim is written with: the raw values, each stored as a constant. `ScanTests` holds the one
/// to the other.
extension JSONWriter {
    mutating func part(_ kind: Quantity.Kind) {
        switch kind {
        case .count: constant("count")
        case .percent: constant("percent")
        case .percentagePoints: constant("percentagePoints")
        case .money: constant("money")
        case .measure: constant("measure")
        case .duration: constant("duration")
        case .rate: constant("rate")
        case .ratio: constant("ratio")
        case .ordinal: constant("ordinal")
        case .date: constant("date")
        case .time: constant("time")
        case .identifier: constant("identifier")
        }
    }

    mutating func part(_ modifier: Quantity.Modifier) {
        switch modifier {
        case .exact: constant("exact")
        case .about: constant("about")
        case .nearly: constant("nearly")
        case .atLeast: constant("atLeast")
        case .moreThan: constant("moreThan")
        case .atMost: constant("atMost")
        case .lessThan: constant("lessThan")
        case .between: constant("between")
        case .vague: constant("vague")
        }
    }

    mutating func part(_ measures: Claim.Measures) {
        switch measures {
        case .total: constant("total")
        case .increment: constant("increment")
        case .remaining: constant("remaining")
        }
    }

    mutating func part(_ role: Claim.Role) {
        switch role {
        case .headline: constant("headline")
        case .lead: constant("lead")
        case .body: constant("body")
        }
    }

    mutating func part(_ stance: Claim.Stance) {
        switch stance {
        case .asserted: constant("asserted")
        case .denied: constant("denied")
        case .retracted: constant("retracted")
        case .hypothetical: constant("hypothetical")
        }
    }
}
