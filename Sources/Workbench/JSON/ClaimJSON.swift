import Claims

/// The members of quantities, claims, topics and relations, as other programs read them. The order and the names are a promise.
extension JSONWriter {
    /// `"name":{"in":"text","utf8":[s,e],"scalars":[s,e]}`
    mutating func member(_ name: StaticString, _ span: Span?) {
        key(name)
        if let span { value(span) } else { null() }
    }

    /// A span's object.
    mutating func value(_ span: Span) {
        if writesCompactly(span) { return }
        beginObject()
        member("in", span.field.rawValue)
        range("utf8", span.utf8)
        range("scalars", span.scalars)
        endObject()
    }

    mutating func range(_ name: StaticString, _ range: Range<Int>) {
        key(name)
        beginArray()
        value(range.lowerBound)
        value(range.upperBound)
        endArray()
    }

    /// The members that describe a quantity, without the braces. A bound that no decimal holds is rounded, and has its fraction
    /// beside it: `"low":0.333333333333,"lowRational":{"num":1,"den":3}`.
    mutating func members(of quantity: Quantity) {
        member("span", quantity.span)
        member("text", quantity.text)
        member("kind", quantity.kind.rawValue)
        member("modifier", quantity.modifier.rawValue)
        member("approx", quantity.approx)
        members(of: quantity.interval)
        member("lowOpen", quantity.interval.lowOpen)
        member("highOpen", quantity.interval.highOpen)
        member("unit", quantity.unit)
        member("date", quantity.date)
    }

    /// `"low":8,"high":null`, with fractions where a bound needs one.
    mutating func members(of interval: Interval) {
        exact("low", interval.low)
        exact("high", interval.high)
    }

    /// An interval's object, open ends said where there are any.
    mutating func value(_ interval: Interval) {
        beginObject()
        members(of: interval)
        if interval.lowOpen { member("lowOpen", true) }
        if interval.highOpen { member("highOpen", true) }
        endObject()
    }

    /// The members that describe a topic, without the braces; `name` gives what a claim's key is called.
    mutating func members(of topic: Topic, name: (String) -> String = { $0 }) {
        member("event", topic.event)
        member("concept", topic.concept)
        member("kind", topic.kind.rawValue)
        member("unit", topic.unit)
        member("place", topic.place)
        member("claims", topic.claims.map(name))
        member("outlets", topic.outlets)
        member("origins", topic.origins)
        key("shared")
        beginArray()
        for interval in topic.shared { value(interval) }
        endArray()
        member("outside", topic.outside.map(name))
    }

    /// A number with its fraction beside it where no decimal holds it; `original` is the fraction's text where it is to be kept.
    mutating func exact(_ name: StaticString, _ bound: ExactNumber?, original: String? = nil) {
        member(name, bound)
        guard let bound, original != nil || !bound.isDecimal else { return }
        key("\(name)Rational")
        if let original { return raw(original) }
        beginObject()
        key("num")
        raw(String(bound.numerator))
        key("den")
        raw(String(bound.denominator))
        endObject()
    }

    /// The members that describe a claim, from `event` to `implied`, without the braces.
    mutating func members(of claim: Claim) {
        member("event", claim.event)
        key("counted")
        if let counted = claim.counted {
            beginObject()
            member("text", counted.text)
            member("concept", counted.concept)
            endObject()
        } else {
            null()
        }
        member("measures", claim.measures.rawValue)
        key("partOf")
        switch claim.partOf {
        case .part(let whole): value(whole)
        case .sum(let parts):
            beginObject()
            member("sum", parts)
            endObject()
        case nil: null()
        }
        member("role", claim.role.rawValue)
        key("attribution")
        beginArray()
        for speaker in claim.attribution {
            beginObject()
            member("text", speaker.text)
            member("name", speaker.name)
            member("span", speaker.span)
            endObject()
        }
        endArray()
        member("asOf", claim.asOf)
        member("period", claim.period)
        member("place", claim.place)
        member("stance", claim.stance.rawValue)
        member("implied", claim.implied)
    }
}
