import Claims

/// Writes a session as its document. These bytes are a promise: sessions/session.schema.json says what they may be, and other
/// programs and old sessions rely on them.
///
///     {
///       "crosscheck": "session",
///       "schema": 1,
///       …
///       "notes": [
///         {"about": "c3", "key": "…", "text": "…", "entry": 7}
///       ],
package enum SessionWriter {
    /// The schema that is written.
    package static let schema = 1

    /// The document's bytes; `redacted` leaves the articles' texts out, and keeps quotes and digests.
    package static func document(of session: Session, redacted: Bool = false) -> [UInt8] {
        var json = JSONWriter(.pretty)
        write(session, redacted: redacted, to: &json) { (_: inout JSONWriter) in }
        return json.bytes
    }

    /// Writes the document; `drain` may take what was written so far, so that not all of it is held at once.
    static func write<Failure: Error>(
        _ session: Session, redacted: Bool, to json: inout JSONWriter,
        drain: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        json.beginObject()
        json.line()
        json.member("crosscheck", "session")
        json.line()
        json.member("schema", schema)
        if let engine = session.engine {
            json.line()
            json.key("engine")
            json.beginObject()
            json.member("extraction", engine.extraction)
            json.member("comparison", engine.comparison)
            json.member("answers", engine.answers)
            json.members(session.kept["engine"])
            json.endObject()
        }
        json.line()
        json.key("settings")
        json.beginObject()
        json.key("policy")
        json.value(session.state.policy, session.kept["policy"], session.policyParts)
        json.members(session.kept["settings"])
        json.endObject()
        json.list("articles", session.state.articles) { json, loaded in
            json.value(loaded, session.kept)
        }
        analysis(of: session, &json)
        json.list("topics", session.topicNumbers.all.sorted { $0.value < $1.value }) { json, topic in
            json.beginObject()
            json.member("handle", "t\(topic.value)")
            json.member("identity", topic.key)
            json.members(session.kept["t\(topic.value)"])
            json.endObject()
        }
        json.line()
        json.key("next")
        json.value(session.next, session.kept["next"])
        try json.list("log", session.log) { (json, entry) throws(Failure) in
            json.value(entry)
            try drain(&json)
        }
        try json.list("extractions", session.extractions) { (json, extraction) throws(Failure) in
            json.value(extraction)
            try drain(&json)
        }
        let quotes = redacted ? session.quotes() : [:]
        try json.list("texts", session.texts) { (json, text) throws(Failure) in
            json.value(text, keeping: redacted ? quotes[text.textDigest] ?? [] : nil)
            try drain(&json)
        }
        for member in session.unknown.members {
            json.line()
            json.key(member.name)
            json.raw(member.json)
        }
        json.line()
        json.endObject()
        json.endLine()
        try drain(&json)
    }

    /// What the analyst says: edits, reviews, ratings, notes, links, aliases; in an order that editing keeps.
    private static func analysis(of session: Session, _ json: inout JSONWriter) {
        let state = session.state
        func about(_ json: inout JSONWriter, _ key: String) {
            json.member("claim", (try? session.claimHandle(key))?.description)
            json.member("key", key)
        }
        json.list("edits", state.edits.sorted { $0.key < $1.key }) { json, edit in
            json.beginObject()
            about(&json, edit.key)
            json.key("values")
            json.beginObject()
            for (field, value) in edit.value.fields { json.member(field.rawValue, value) }
            json.endObject()
            json.members(session.kept["edit " + edit.key])
            json.endObject()
        }
        json.list("reviews", state.reviews.sorted { $0.key < $1.key }) { json, review in
            json.beginObject()
            about(&json, review.key)
            json.member("review", review.value.rawValue)
            json.members(session.kept["review " + review.key])
            json.endObject()
        }
        json.list("ratings", state.ratings.sorted { $0.key < $1.key }) { json, rating in
            json.beginObject()
            about(&json, rating.key)
            json.member("rating", rating.value.rating)
            json.member("reason", rating.value.reason)
            json.members(session.kept["rating " + rating.key])
            json.endObject()
        }
        json.list("notes", state.notes) { json, note in
            json.beginObject()
            switch note.subject {
            case .session: json.member("about", "session")
            case .article(let key):
                json.member("about", session.article(key: key)?.handle.description ?? "article")
                json.member("key", key)
            case .claim(let key):
                json.member("about", (try? session.claimHandle(key))?.description ?? "claim")
                json.member("key", key)
            case .topic(let handle): json.member("about", handle.description)
            }
            json.member("text", note.text)
            json.member("entry", note.entry)
            json.members(session.kept["note \(note.entry)"])
            json.endObject()
        }
        json.list("links", state.links) { json, link in
            json.beginObject()
            json.member("kind", link.kind.rawValue)
            json.member("a", link.a)
            json.present("b", link.b)
            json.members(session.kept[link.name])
            json.endObject()
        }
        json.list("aliases", state.aliases.sorted { $0.key < $1.key }) { json, alias in
            json.beginObject()
            json.member("name", alias.key)
            json.member("of", alias.value)
            json.members(session.kept["alias " + alias.key])
            json.endObject()
        }
    }
}

extension SessionState.LinkOverride {
    /// What tells it from others, for what is kept beside it.
    var name: String { "\(kind.rawValue) \(a) \(b ?? "")" }
}

extension JSONWriter {
    /// A list with a line for each element.
    mutating func list<S: Sequence, Failure: Error>(
        _ name: StaticString, _ elements: S, _ write: (inout JSONWriter, S.Element) throws(Failure) -> Void
    ) throws(Failure) {
        line()
        key(name)
        beginArray()
        var isEmpty = true
        for element in elements {
            line()
            try write(&self, element)
            isEmpty = false
        }
        if !isEmpty { line() }
        endArray()
    }

    /// Members that were read and not understood.
    mutating func members(_ unknown: JSONMembers?) {
        for member in unknown?.members ?? [] {
            key(member.name)
            raw(member.json)
        }
    }

    /// A policy: what differs from the catalogue only, rates in the order in which they were given.
    mutating func value(_ policy: Policy, _ unknown: JSONMembers?, _ parts: [PolicyPart: String]) {
        beginObject()
        exact("about", policy.aboutPercent, original: parts[.about(policy.aboutPercent)])
        exact("rounding", policy.roundingPercent, original: parts[.rounding(policy.roundingPercent)])
        key("vague")
        beginObject()
        for (name, interval) in policy.vague.sorted(by: { $0.key < $1.key }) {
            key(name)
            if let original = parts[.vague(name, interval)] { raw(original) } else { value(interval) }
        }
        endObject()
        key("rates")
        beginArray()
        for rate in policy.rates {
            if let original = parts[.rate(rate)] {
                raw(original)
                continue
            }
            beginObject()
            member("from", rate.from)
            member("to", rate.to)
            exact("factor", rate.factor)
            member("source", rate.source)
            endObject()
        }
        endArray()
        members(unknown)
        endObject()
    }

    mutating func value(_ loaded: SessionState.LoadedArticle, _ kept: [String: JSONMembers]) {
        let metadata = loaded.article.metadata
        beginObject()
        member("handle", loaded.handle.description)
        member("name", loaded.article.name)
        present("outlet", metadata.outlet)
        present("date", metadata.date?.iso)
        present("lang", metadata.language)
        present("url", metadata.url)
        present("title", metadata.title)
        member("key", loaded.key)
        member("language", loaded.language)
        member("file", loaded.article.fileDigest)
        member("extraction", loaded.extraction)
        present("copyOf", loaded.copyOf?.description)
        members(kept["\(loaded.handle)"])
        line()
        key("claims")
        beginObject()
        for (local, number) in loaded.numbers.sorted(by: { $0.value < $1.value }) { member("c\(number)", local) }
        endObject()
        if !loaded.added.isEmpty {
            list("added", loaded.added) { json, claim in
                if let original = kept["added " + claim.key]?.members.first {
                    json.raw(original.json)
                } else {
                    json.sessionClaim(claim)
                }
            }
        }
        line()
        endObject()
    }

    mutating func value(_ counters: LogEntry.Counters, _ unknown: JSONMembers? = nil) {
        beginObject()
        member("article", counters.article)
        member("claim", counters.claim)
        member("topic", counters.topic)
        members(unknown)
        endObject()
    }

    mutating func value(_ entry: LogEntry) {
        beginObject()
        member("number", entry.number)
        member("time", entry.time)
        member("kind", entry.kind.rawValue)
        member("command", entry.command)
        member("answer", entry.answer)
        present("state", entry.state)
        if !entry.references.isEmpty {
            key("references")
            beginObject()
            for reference in entry.references { member(reference.handle, reference.key) }
            endObject()
        }
        if !entry.extractions.isEmpty { member("extractions", entry.extractions) }
        if let next = entry.next {
            key("next")
            value(next, entry.unknownInNext)
        }
        if let joins = entry.joins { member("joins", joins) }
        members(entry.unknown)
        endObject()
    }

    mutating func value(_ extraction: Extraction) {
        if let original = extraction.original {
            raw(original)
            return
        }
        beginObject()
        member("id", extraction.id)
        member("article", extraction.article)
        member("text", extraction.textDigest)
        present("title", extraction.title)
        member("engine", extraction.engine)
        member("language", extraction.language)
        member("lexicon", extraction.lexicon)
        list("claims", extraction.claims) { json, claim in json.sessionClaim(claim) }
        list("unclaimed", extraction.unclaimed) { json, quantity in json.sessionQuantity(quantity) }
        line()
        endObject()
    }

    /// A text; without its words, but for these quotes, where they are given.
    mutating func value(_ text: StoredText, keeping quotes: [KeptQuote]? = nil) {
        beginObject()
        member("file", text.fileDigest)
        member("digest", text.textDigest)
        member("sketch", text.sketch.hexadecimal)
        // What is not understood may be words of the text.
        if quotes == nil { members(text.unknown) }
        if let words = text.text, quotes == nil {
            line()
            member("text", words)
        } else {
            let kept = text.text == nil ? text.quotes : quotes ?? []
            list("quotes", kept) { json, quote in
                json.beginObject()
                json.range("utf8", quote.utf8)
                json.member("text", quote.words)
                json.endObject()
            }
        }
        endObject()
    }
}

extension [UInt32] {
    /// Eight digits a number.
    var hexadecimal: String {
        let digits = Array<UInt8>("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: count * 8) { buffer in
            for (i, word) in enumerated() {
                for digit in 0..<8 { buffer[i * 8 + digit] = digits[Int(word >> (28 - 4 * UInt32(digit)) & 15)] }
            }
            return count * 8
        }
    }

    /// The numbers that `hexadecimal` wrote; nil for anything else.
    init?(hexadecimal text: String) {
        guard text.utf8.count % 8 == 0 else { return nil }
        self = []
        reserveCapacity(text.utf8.count / 8)
        var word: UInt32 = 0
        for (i, byte) in text.utf8.enumerated() {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            word = word << 4 | UInt32(digit)
            if i % 8 == 7 { append(word) }
        }
    }
}
