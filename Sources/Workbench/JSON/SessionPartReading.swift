import Claims

/// The parts of a session's document that a journal's lines hold as well.
extension JSONReader {
    /// The next free handles.
    mutating func counters(unknown: inout JSONMembers) throws(JSONError) -> LogEntry.Counters {
        var counters = LogEntry.Counters()
        try object { json, key throws(JSONError) in
            switch key {
            case "article": counters.article = try json.handleNumber()
            case "claim": counters.claim = try json.handleNumber()
            case "topic": counters.topic = try json.handleNumber()
            default: try json.keep(key, in: &unknown)
            }
        }
        return counters
    }

    /// The number of a handle.
    mutating func handleNumber() throws(JSONError) -> Int {
        let number = try integer()
        guard Handle.numbers.contains(number) else { throw error(.content, "is no number of a handle") }
        return number
    }

    /// SHA-256 as 64 lower-case hexadecimal digits.
    mutating func digest() throws(JSONError) -> String {
        let text = try string()
        let isDigest =
            text.utf8.count == 64
            && text.utf8.allSatisfy {
                ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                    || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f"))
            }
        guard isDigest else { throw error(.content, "should be a SHA-256 of 64 hexadecimal digits") }
        return text
    }

    /// A log entry.
    mutating func logEntry() throws(JSONError) -> LogEntry {
        var entry = LogEntry(
            number: 0, time: "", kind: .view, command: "", answer: "", state: nil, references: [], extractions: [],
            next: nil)
        var hasKind = false
        try object { json, key throws(JSONError) in
            switch key {
            case "number": entry.number = try json.integer()
            case "time":
                entry.time = try json.string()
                guard UTCStamp.isStamp(entry.time) else {
                    throw json.error(.content, "should be a time such as 2022-01-09T12:34:56Z")
                }
            case "kind":
                entry.kind = try json.choice()
                hasKind = true
            case "command": entry.command = try json.string()
            case "answer": entry.answer = try json.digest()
            case "state": entry.state = try json.digest()
            case "references":
                try json.object { json, handle throws(JSONError) in
                    let handle = handle.text
                    guard Handle(handle) != nil else { throw json.error(.content, "is no handle") }
                    entry.references.append(.init(handle: handle, key: try json.string()))
                }
            case "extractions": entry.extractions = try json.strings()
            case "next": entry.next = try json.counters(unknown: &entry.unknownInNext)
            case "joins": entry.joins = try json.integer()
            default: try json.keep(key, in: &entry.unknown)
            }
        }
        guard hasKind, !entry.time.isEmpty, !entry.command.isEmpty, !entry.answer.isEmpty else {
            throw error(.content, "a log entry needs number, time, kind, command and answer")
        }
        guard (entry.kind == .change) == (entry.state != nil), (entry.kind == .change) == (entry.next != nil) else {
            throw error(.content, "a change has state and next, and a view has neither")
        }
        if let joins = entry.joins, entry.kind != .change || !(1..<max(1, entry.number)).contains(joins) {
            throw error(.content, "only a change joins another, an earlier one")
        }
        return entry
    }

    /// What was read in an article.
    mutating func extraction() throws(JSONError) -> Extraction {
        var result = Extraction(
            id: "", article: "", textDigest: "", engine: 0, language: "", lexicon: "", claims: [], unclaimed: [])
        let start = mark
        var claimsRead = false
        try object { json, key throws(JSONError) in
            switch key {
            case "id": result.id = try json.string()
            case "article":
                guard !claimsRead else { throw json.error(.content, "should stand before claims") }
                result.article = try json.string()
            case "text": result.textDigest = try json.digest()
            case "title": result.title = try json.optionalString()
            case "engine": result.engine = try json.integer()
            case "language": result.language = try json.string()
            case "lexicon": result.lexicon = try json.string()
            case "claims":
                claimsRead = true
                try json.array { json throws(JSONError) in
                    let claim = try json.claim(article: result.article)
                    guard Session.isKey(claim.key, of: result.article),
                        Session.articleKey(ofClaim: claim.key)?.utf8.count == result.article.utf8.count
                    else {
                        throw json.error(.content, "has a key that is not of its article")
                    }
                    result.claims.append(claim)
                }
            case "unclaimed":
                try json.array { json throws(JSONError) in result.unclaimed.append(try json.quantity()) }
            default: try json.passOver()
            }
        }
        guard !result.id.isEmpty, !result.article.isEmpty, !result.textDigest.isEmpty else {
            throw error(.content, "an extraction needs id, article and text")
        }
        // What is not known is kept as it stands.
        if passedOver(since: start) { result.original = text(from: start) }
        return result
    }

    /// An article's bytes.
    mutating func storedText() throws(JSONError) -> StoredText {
        var result = StoredText(fileDigest: "", textDigest: "", text: nil, sketch: [])
        try object { json, key throws(JSONError) in
            switch key {
            case "file": result.fileDigest = try json.digest()
            case "digest": result.textDigest = try json.digest()
            case "sketch":
                guard let sketch = [UInt32](hexadecimal: try json.string()) else {
                    throw json.error(.content, "should be eight hexadecimal digits a number")
                }
                result.sketch = sketch
            case "text": result.text = try json.optionalString()
            case "quotes":
                try json.array { json throws(JSONError) in
                    let quote = try json.keptQuote()
                    guard (result.quotes.last?.utf8.upperBound ?? 0) <= quote.utf8.lowerBound else {
                        throw json.error(.content, "quotes of a text should be in its order, none in another")
                    }
                    result.quotes.append(quote)
                }
            default: try json.keep(key, in: &result.unknown)
            }
        }
        guard !result.fileDigest.isEmpty, !result.textDigest.isEmpty else {
            throw error(.content, "a text needs file and digest")
        }
        return result
    }

    /// Words of a text that is not there.
    private mutating func keptQuote() throws(JSONError) -> KeptQuote {
        var result = KeptQuote(utf8: 0..<0, words: "")
        try object { json, key throws(JSONError) in
            switch key {
            case "utf8": result.utf8 = try json.range()
            case "text": result.words = try json.string()
            default: try json.passOver()
            }
        }
        guard !result.words.isEmpty, result.words.utf8.count == result.utf8.count else {
            throw error(.content, "a quote needs words, and a range in utf8 that is as long as they are")
        }
        return result
    }

    /// A policy, with its members that this version does not know; `parts` gets its parts that hold such, as they stand.
    mutating func policy(
        unknown: inout JSONMembers, parts: inout [PolicyPart: String]
    ) throws(JSONError) -> Policy {
        var policy = Policy()
        var about = Bound(written: policy.aboutPercent), rounding = Bound(written: policy.roundingPercent)
        try object { json, key throws(JSONError) in
            switch key {
            case "about": try json.bound(&about)
            case "aboutRational":
                let (fraction, text) = try json.part { json throws(JSONError) in try json.fraction() }
                about.fraction = fraction
                parts[.about(fraction)] = text
            case "rounding": try json.bound(&rounding)
            case "roundingRational":
                let (fraction, text) = try json.part { json throws(JSONError) in try json.fraction() }
                rounding.fraction = fraction
                parts[.rounding(fraction)] = text
            case "vague":
                try json.object { json, name throws(JSONError) in
                    let (interval, text) = try json.part { json throws(JSONError) in try json.bounds() }
                    policy.vague[name.text] = interval
                    parts[.vague(name.text, interval)] = text
                }
            case "rates":
                try json.array { json throws(JSONError) in
                    let (rate, text) = try json.part { json throws(JSONError) in try json.rate() }
                    policy.rates.append(rate)
                    parts[.rate(rate)] = text
                }
            default: try json.keep(key, in: &unknown)
            }
        }
        guard let about = try exact(about), let rounding = try exact(rounding) else {
            throw error(.content, "a policy's percentages are numbers")
        }
        guard Policy.percentages.contains(about), Policy.percentages.contains(rounding) else {
            throw error(.content, "a policy's percentages are from 0 to 100")
        }
        (policy.aboutPercent, policy.roundingPercent) = (about, rounding)
        return policy
    }

    /// What `read` reads, and its text where it holds members that this version does not know.
    private mutating func part<T>(
        _ read: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> (value: T, text: String?) {
        let start = mark
        let value = try read(&self)
        return (value, passedOver(since: start) ? text(from: start) : nil)
    }

    private mutating func rate() throws(JSONError) -> Policy.Rate {
        var (from, to, source, factor) = ("", "", "", Bound())
        try object { json, key throws(JSONError) in
            switch key {
            case "from": from = try json.string()
            case "to": to = try json.string()
            case "factor": try json.bound(&factor)
            case "factorRational": factor.fraction = try json.fraction()
            case "source": source = try json.string()
            default: try json.passOver()
            }
        }
        guard let factor = try exact(factor), factor > .zero, !source.isEmpty else {
            throw error(.content, "a rate has a factor above 0 and a source")
        }
        return Policy.Rate(from: from, to: to, factor: factor, source: source)
    }
}

/// A part of a policy by what it says: its text as it was read stands for it as long as it says the same.
enum PolicyPart: Sendable, Hashable {
    case about(ExactNumber)
    case rounding(ExactNumber)
    case vague(String, Interval)
    case rate(Policy.Rate)
}

extension Policy {
    /// What a percentage of it may be.
    static let percentages: ClosedRange<ExactNumber> = 0...100
}
