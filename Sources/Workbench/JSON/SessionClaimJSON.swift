import Claims

/// Claims and quantities as a session keeps them: every field, those that say nothing left out. "A claim a line group".
extension JSONWriter {
    /// A claim's object.
    mutating func sessionClaim(_ claim: Claim) {
        beginObject()
        member("key", claim.key)
        line()
        key("quantity")
        sessionQuantity(claim.quantity)
        line()
        present("event", claim.event)
        if let counted = claim.counted {
            key("counted")
            beginObject()
            member("text", counted.text)
            present("concept", counted.concept)
            if let span = counted.span { member("span", span) }
            endObject()
        }
        if claim.measures != .total { member("measures", claim.measures.rawValue) }
        switch claim.partOf {
        case .part(let whole): member("partOf", whole)
        case .sum(let parts):
            key("partOf")
            beginObject()
            member("sum", parts)
            endObject()
        case nil: break
        }
        member("role", claim.role.rawValue)
        present("asOf", claim.asOf?.iso)
        present("period", claim.period)
        present("place", claim.place)
        present("placeID", claim.placeID)
        if claim.stance != .asserted { member("stance", claim.stance.rawValue) }
        present("hedge", claim.hedge)
        if claim.implied { member("implied", true) }
        if claim.definite { member("definite", true) }
        if !claim.attribution.isEmpty {
            line()
            key("attribution")
            beginArray()
            for speaker in claim.attribution {
                beginObject()
                member("text", speaker.text)
                member("name", speaker.name)
                if speaker.kind != .unknown { member("kind", speaker.kind.rawValue) }
                member("span", speaker.span)
                endObject()
            }
            endArray()
        }
        if !claim.evidence.isEmpty {
            line()
            key("evidence")
            beginArray()
            for evidence in claim.evidence {
                beginObject()
                member("field", evidence.field)
                member("rule", evidence.rule)
                if !evidence.words.isEmpty { member("words", evidence.words) }
                if let span = evidence.span { member("span", span) }
                endObject()
            }
            endArray()
        }
        endObject()
    }

    /// A quantity's object.
    mutating func sessionQuantity(_ quantity: Quantity) {
        beginObject()
        member("span", quantity.span)
        member("text", quantity.text)
        member("kind", quantity.kind.rawValue)
        member("modifier", quantity.modifier.rawValue)
        if quantity.approx { member("approx", true) }
        if quantity.interval.low != nil || quantity.interval.high != nil { members(of: quantity.interval) }
        if quantity.interval.lowOpen { member("lowOpen", true) }
        if quantity.interval.highOpen { member("highOpen", true) }
        present("unit", quantity.unit)
        present("date", quantity.date?.iso)
        if let precision = quantity.precision { member("precision", precision) }
        present("vagueClass", quantity.vagueClass)
        if !quantity.modifierSpans.isEmpty {
            key("modifierSpans")
            beginArray()
            for span in quantity.modifierSpans { value(span) }
            endArray()
        }
        if !quantity.reading.isEmpty { member("reading", quantity.reading) }
        endObject()
    }

    /// A member that is left out where there is nothing to say.
    mutating func present(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) }
    }
}
