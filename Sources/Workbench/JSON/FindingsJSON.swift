import Claims
import Extraction

/// Writes what was found straight from the reader's memory: the same bytes as `ClaimJSON` writes of the values made of it.
extension JSONWriter {
    /// The object of a quantity.
    mutating func value(_ quantity: Findings.FoundQuantity) {
        beginObject()
        member("span", quantity.span)
        key("text")
        value(quantity.words)
        member("kind", plain: quantity.kind.rawValue)
        member("modifier", plain: quantity.modifier.rawValue)
        member("approx", quantity.approx)
        members(of: quantity.interval)
        member("lowOpen", quantity.interval.lowOpen)
        member("highOpen", quantity.interval.highOpen)
        member("unit", quantity.unit)
        member("date", quantity.date)
        endObject()
    }

    /// The object of a claim; `quantity` is the place of its quantity among those written.
    mutating func claim(_ i: Int, of found: Findings, article: String, quantity: Int) {
        let claim = found.claim(i)
        beginObject()
        key("key")
        claimKey(claim.span, claim.role, article: article)
        member("quantity", quantity)
        member("event", claim.event)
        key("counted")
        if let counted = claim.counted {
            beginObject()
            key("text")
            value(counted.words)
            member("concept", counted.concept)
            endObject()
        } else {
            null()
        }
        member("measures", plain: claim.measures.rawValue)
        key("partOf")
        if let whole = claim.whole {
            claimKey(ofClaim: whole, of: found, article: article)
        } else {
            let parts = found.parts(ofClaim: i)
            if parts.isEmpty {
                null()
            } else {
                beginObject()
                key("sum")
                beginArray()
                for part in parts { claimKey(ofClaim: part, of: found, article: article) }
                endArray()
                endObject()
            }
        }
        member("role", plain: claim.role.rawValue)
        key("attribution")
        beginArray()
        for k in 0..<found.speakerCount(ofClaim: i) {
            let speaker = found.speaker(k, ofClaim: i)
            beginObject()
            key("text")
            value(speaker.words)
            key("name")
            if let name = speaker.name {
                value(name)
            } else {
                var name: [UInt8] = []
                Speaker.appendName(speaker.named, to: &name)
                name.withUnsafeBufferPointer { value($0) }
            }
            member("span", speaker.span)
            endObject()
        }
        endArray()
        member("asOf", claim.asOf)
        member("period", claim.period)
        key("place")
        if let place = claim.place { value(place) } else { null() }
        member("stance", plain: claim.stance.rawValue)
        member("implied", claim.implied)
        endObject()
    }

    private mutating func claimKey(ofClaim i: Int, of found: Findings, article: String) {
        let (span, role) = found.place(ofClaim: i)
        claimKey(span, role, article: article)
    }

    /// What `Claim.makeKey` makes.
    private mutating func claimKey(_ span: Span, _ role: Claim.Role, article: String) {
        beginString()
        part(article)
        part("/")
        if span.field == .title { part("title:") }
        part(span.utf8.lowerBound)
        part("-")
        part(span.utf8.upperBound)
        part("/")
        part(role.rawValue)
        endString()
    }
}
