import Claims
import Glibc

/// Claims and quantities read back from a session. Members that this version does not know are passed over and counted.
extension JSONReader {
    /// A claim of the article with the key given.
    mutating func claim(article: String) throws(JSONError) -> Claim {
        var claim = Claim(
            key: "", article: article,
            quantity: Quantity(
                span: Span(utf8: 0..<0, scalars: 0..<0), text: "", kind: .count, interval: Interval(low: nil, high: nil)
            ))
        var seen = (key: false, quantity: false, role: false)
        try object { json, key throws(JSONError) in
            switch key {
            case "key":
                claim.key = try json.string()
                seen.key = true
            case "quantity":
                claim.quantity = try json.quantity()
                seen.quantity = true
            case "event": claim.event = try json.optionalCommonString()
            case "counted": claim.counted = try json.counted()
            case "measures": claim.measures = try json.choice()
            case "partOf": claim.partOf = try json.partOf()
            case "role":
                claim.role = try json.choice()
                seen.role = true
            case "asOf": claim.asOf = try json.interval()
            case "period": claim.period = try json.optionalCommonString()
            case "place": claim.place = try json.optionalCommonString()
            case "placeID": claim.placeID = try json.optionalCommonString()
            case "stance": claim.stance = try json.choice()
            case "hedge": claim.hedge = try json.optionalCommonString()
            case "implied": claim.implied = try json.boolean()
            case "definite": claim.definite = try json.boolean()
            case "attribution":
                try json.array { json throws(JSONError) in claim.attribution.append(try json.speaker())
                }
            case "evidence":
                try json.array { json throws(JSONError) in claim.evidence.append(try json.evidence()) }
            default: try json.passOver()
            }
        }
        guard seen == (true, true, true) else { throw error(.content, "a claim needs key, quantity and role") }
        return claim
    }

    /// A quantity.
    mutating func quantity() throws(JSONError) -> Quantity {
        var result = Quantity(
            span: Span(utf8: 0..<0, scalars: 0..<0), text: "", kind: .count, interval: Interval(low: nil, high: nil))
        var low = Bound(), high = Bound()
        var (lowOpen, highOpen) = (false, false)
        var seen = (span: false, text: false, kind: false, modifier: false)
        try object { json, key throws(JSONError) in
            switch key {
            case "span":
                result.span = try json.span()
                seen.span = true
            case "text":
                result.text = try json.string()
                seen.text = true
            case "kind":
                result.kind = try json.choice()
                seen.kind = true
            case "modifier":
                result.modifier = try json.choice()
                seen.modifier = true
            case "approx": result.approx = try json.boolean()
            case "low": try json.bound(&low)
            case "high": try json.bound(&high)
            case "lowRational": low.fraction = try json.fraction()
            case "highRational": high.fraction = try json.fraction()
            case "lowOpen": lowOpen = try json.boolean()
            case "highOpen": highOpen = try json.boolean()
            case "unit": result.unit = try json.optionalString()
            case "date": result.date = try json.interval()
            case "precision": result.precision = try json.integer()
            case "vagueClass": result.vagueClass = try json.optionalString()
            case "modifierSpans":
                try json.array { json throws(JSONError) in result.modifierSpans.append(try json.span())
                }
            case "reading": result.reading = try json.strings()
            default: try json.passOver()
            }
        }
        guard seen == (true, true, true, true) else {
            throw error(.content, "a quantity needs span, text, kind and modifier")
        }
        result.interval = try interval(low, high, lowOpen: lowOpen, highOpen: highOpen)
        return result
    }

    /// One end of an interval as it is written: rounded, and as a fraction where the rounded number is not all of it.
    struct Bound {
        var written: ExactNumber?
        var fraction: ExactNumber?
    }

    mutating func bound(_ bound: inout Bound) throws(JSONError) {
        bound.written = try isNull() ? nil : number()
    }

    /// `{"num":1,"den":3}`
    mutating func fraction() throws(JSONError) -> ExactNumber {
        var (numerator, denominator): (ExactNumber?, ExactNumber?)
        try object { json, key throws(JSONError) in
            switch key {
            case "num": numerator = try json.number()
            case "den": denominator = try json.number()
            default: try json.passOver()
            }
        }
        guard let numerator, let denominator, numerator.isWhole, denominator.isWhole, denominator > .zero,
            let value = ExactNumber(numerator.numerator, over: denominator.numerator)
        else { throw error(.content, "a fraction has two whole numbers, num and den") }
        return value
    }

    /// The number of a bound; throws where its two forms are not one number.
    func exact(_ bound: Bound) throws(JSONError) -> ExactNumber? {
        guard let fraction = bound.fraction else { return bound.written }
        guard let written = bound.written, fraction.jsonText == written.jsonText else {
            throw error(.content, "a fraction and the number beside it differ")
        }
        return fraction
    }

    /// The interval of two ends; throws where no number lies in it.
    private func interval(
        _ low: Bound, _ high: Bound, lowOpen: Bool, highOpen: Bool
    ) throws(JSONError) -> Interval {
        let interval = Interval(low: try exact(low), high: try exact(high), lowOpen: lowOpen, highOpen: highOpen)
        guard !interval.isEmpty else { throw error(.content, "is an interval that holds no number") }
        return interval
    }

    /// An interval as a policy has it.
    mutating func bounds() throws(JSONError) -> Interval {
        var low = Bound(), high = Bound()
        var (lowOpen, highOpen) = (false, false)
        try object { json, key throws(JSONError) in
            switch key {
            case "low": try json.bound(&low)
            case "high": try json.bound(&high)
            case "lowRational": low.fraction = try json.fraction()
            case "highRational": high.fraction = try json.fraction()
            case "lowOpen": lowOpen = try json.boolean()
            case "highOpen": highOpen = try json.boolean()
            default: try json.passOver()
            }
        }
        return try interval(low, high, lowOpen: lowOpen, highOpen: highOpen)
    }

    /// A span.
    mutating func span() throws(JSONError) -> Span {
        var span = Span(utf8: 0..<0, scalars: 0..<0)
        var seen = (utf8: false, scalars: false)
        try object { json, key throws(JSONError) in
            switch key {
            case "in": span.field = try json.choice()
            case "utf8":
                span.utf8 = try json.range()
                seen.utf8 = true
            case "scalars":
                span.scalars = try json.range()
                seen.scalars = true
            default: try json.passOver()
            }
        }
        guard seen == (true, true) else { throw error(.content, "a span needs utf8 and scalars") }
        return span
    }

    mutating func range() throws(JSONError) -> Range<Int> {
        // Most of a session's values are these two numbers.
        if let range = offsets() { return range }
        var ends = (0, 0)
        var count = 0
        try array { json throws(JSONError) in
            let value = try json.integer()
            if count == 0 { ends.0 = value } else { ends.1 = value }
            count += 1
        }
        guard count == 2, ends.0 >= 0, ends.0 <= ends.1 else {
            throw error(.content, "should be two offsets, the first not behind the second")
        }
        return ends.0..<ends.1
    }

    private mutating func counted() throws(JSONError) -> Claim.Counted? {
        if try isNull() { return nil }
        var counted = Claim.Counted(text: "")
        try object { json, key throws(JSONError) in
            switch key {
            case "text": counted.text = try json.commonString()
            case "concept": counted.concept = try json.optionalCommonString()
            case "span": counted.span = try json.isNull() ? nil : json.span()
            default: try json.passOver()
            }
        }
        return counted
    }

    private mutating func partOf() throws(JSONError) -> Claim.PartOf? {
        switch kind {
        case .null:
            _ = try isNull()
            return nil
        case .string: return .part(of: try string())
        default:
            var parts: [String] = []
            try object { json, key throws(JSONError) in
                if key == "sum" { parts = try json.strings() } else { try json.passOver() }
            }
            return .sum(of: parts)
        }
    }

    private mutating func speaker() throws(JSONError) -> Speaker {
        var speaker = Speaker(text: "", name: "", span: Span(utf8: 0..<0, scalars: 0..<0))
        var hasSpan = false
        try object { json, key throws(JSONError) in
            switch key {
            case "text": speaker.text = try json.commonString()
            case "name": speaker.name = try json.commonString()
            case "kind": speaker.kind = try json.choice()
            case "span":
                speaker.span = try json.span()
                hasSpan = true
            default: try json.passOver()
            }
        }
        guard hasSpan else { throw error(.content, "a speaker needs a span") }
        return speaker
    }

    private mutating func evidence() throws(JSONError) -> Claim.Evidence {
        var evidence = Claim.Evidence(field: "", rule: "")
        try object { json, key throws(JSONError) in
            switch key {
            case "field": evidence.field = try json.commonString()
            case "rule": evidence.rule = try json.commonString()
            case "words": evidence.words = try json.string()
            case "span": evidence.span = try json.isNull() ? nil : json.span()
            default: try json.passOver()
            }
        }
        return evidence
    }

    /// A word of a closed list.
    mutating func choice<T: RawRepresentable<String> & CaseIterable>() throws(JSONError) -> T {
        // A look at the bytes: comparing strings as text takes many times longer.
        let found = try string { bytes in
            T.allCases.first { word in
                var text = word.rawValue
                return text.withUTF8 {
                    $0.count == bytes.count && memcmp($0.baseAddress!, bytes.baseAddress!, $0.count) == 0
                }
            }
        }
        guard let value = found else {
            throw error(.content, "should be one of " + T.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// A list of strings.
    mutating func strings() throws(JSONError) -> [String] {
        var result: [String] = []
        try array { json throws(JSONError) in result.append(try json.commonString()) }
        return result
    }

    /// A stretch of time in ISO 8601, or null.
    mutating func interval() throws(JSONError) -> CivilInterval? {
        if try isNull() { return nil }
        guard let interval = try string({ CivilInterval(iso: $0) }) else {
            throw error(.content, "should be a date in ISO 8601")
        }
        return interval
    }
}
