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
        part(plain: quantity.kind.rawValue)
        constant("\",\"modifier\":\"")
        part(plain: quantity.modifier.rawValue)
        constant("\",\"approx\":")
        part(quantity.approx)
        constant(",\"low\":")
        part(quantity.interval.low, fraction: ",\"lowRational\":")
        constant(",\"high\":")
        part(quantity.interval.high, fraction: ",\"highRational\":")
        constant(",\"lowOpen\":")
        part(quantity.interval.lowOpen)
        constant(",\"highOpen\":")
        part(quantity.interval.highOpen)
        constant(",\"unit\":")
        quoted(quantity.unit)
        constant(",\"date\":")
        part(quantity.date)
        constant("}")
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
        part(plain: claim.measures.rawValue)
        constant("\",\"partOf\":")
        if let whole = claim.whole {
            claimKey(ofClaim: whole, of: found, article: article)
        } else {
            sum(found.parts(ofClaim: i), of: found, article: article)
        }
        constant(",\"role\":\"")
        part(plain: claim.role.rawValue)
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
        part(plain: claim.stance.rawValue)
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
        part(speaker.words)
        constant("\",\"name\":\"")
        if let name = speaker.name {
            part(name)
        } else if Speaker.isName(speaker.named) {
            part(speaker.named)
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
        part(plain: role.rawValue)
        constant("\"")
    }
}
