import Claims

/// Reads a session's document, from a stranger as from a friend: every claim about the texts is checked, nothing outside the
/// bytes is read, and what is wrong is said with its place.
package struct SessionReader {
    /// How large a document may be, in bytes.
    package static let sizeLimit = 1 << 30
    /// How many entries a log may have: a person at a prompt does not come near it, and a bound makes opening one bounded.
    package static let logLimit = 100_000

    /// Turns a document of one schema into one of the next, by the older number.
    package typealias Upgrade = @Sendable (JSONValue) throws(JSONError) -> JSONValue

    /// The steps from each older schema to the next. Schema 1 is the first.
    package static let upgrades: [Int: Upgrade] = [:]

    /// What the document is called in messages.
    private let name: String
    private var session = Session()
    private var snapshot = SessionState()
    private var snapshotArticles: [SnapshotArticle] = []
    private var schema: Int?
    private var isSession = false
    /// Sections that were read.
    private var sections: Set<String> = []
    /// Sections that every session has.
    private static let needed = [
        "settings", "articles", "edits", "reviews", "ratings", "notes", "links", "aliases", "topics", "next", "log",
        "extractions", "texts",
    ]

    /// An article as the document shows it: compared with what the log comes to.
    private struct SnapshotArticle {
        var handle = ""
        var name = ""
        var metadata = Article.Metadata()
        var key = ""
        var language = ""
        var file = ""
        var extraction = ""
        var copyOf: String?
        var numbers: [String: Int] = [:]
        var added: [Claim] = []
    }

    /// The session in a document's bytes. `name` is what messages call it. Throws `unreadable`, and `tampering` where the document
    /// contradicts itself: a text without its digest, a section that is not what the log comes to.
    package static func session(
        in bytes: [UInt8], name: String, upgrades: [Int: Upgrade] = Self.upgrades,
        tamperingIs tampering: SessionError.Kind = .unreadable
    ) throws(SessionError) -> Session {
        guard bytes.count <= sizeLimit else {
            throw SessionError(.unreadable, "\(name) is larger than \(sizeLimit >> 20) MiB: too large for a session")
        }
        do throws(JSONError) {
            var reader = SessionReader(name: name)
            try JSONReader.read(bytes) { json throws(JSONError) in try reader.document(&json) }
            return try reader.finished()
        } catch {
            // A document of another schema fails somewhere: the number it gives itself says more than where.
            if let schema = schemaNumber(in: bytes), schema != SessionWriter.schema {
                return try upgraded(bytes, from: schema, name: name, upgrades: upgrades)
            }
            throw SessionError(
                error.cause == .contradiction ? tampering : .unreadable, "\(name): \(error.description)")
        }
    }

    private init(name: String) { self.name = name }

    /// The schema number that a document gives; nil where it is none of ours.
    private static func schemaNumber(in bytes: [UInt8]) -> Int? {
        var schema: Int?
        _ = try? JSONReader.read(bytes) { json throws(JSONError) in
            try json.object { json, key throws(JSONError) in
                if key == "schema" { schema = try json.integer() } else { _ = try json.skip() }
            }
        }
        return schema
    }

    private static func upgraded(
        _ bytes: [UInt8], from schema: Int, name: String, upgrades: [Int: Upgrade]
    ) throws(SessionError) -> Session {
        guard schema < SessionWriter.schema else {
            throw SessionError(
                .unreadable,
                "\(name) has schema \(schema); this version of crosscheck reads up to \(SessionWriter.schema): "
                    + "open it with a newer crosscheck")
        }
        do throws(JSONError) {
            var value = try JSONReader.read(bytes) { json throws(JSONError) in try json.value() }
            for number in schema..<SessionWriter.schema {
                guard let upgrade = upgrades[number] else {
                    throw JSONError(contradictionAt: "schema", "there is no session of schema \(number)")
                }
                value = try upgrade(value)
            }
            var json = JSONWriter()
            json.value(value)
            var reader = SessionReader(name: name)
            try JSONReader.read(json.bytes) { json throws(JSONError) in try reader.document(&json) }
            return try reader.finished()
        } catch {
            throw SessionError(.unreadable, "\(name), schema \(schema): \(error.description)")
        }
    }

    // MARK: Sections

    private mutating func document(_ json: inout JSONReader) throws(JSONError) {
        guard json.kind == .object else { throw json.error(.content, "is not a session: a session is an object") }
        try json.object { json, key throws(JSONError) in
            sections.insert(key.text)
            switch key {
            case "crosscheck":
                guard try json.string() == "session" else {
                    throw json.error(.content, "is not a session of crosscheck")
                }
                isSession = true
            case "schema":
                let number = try json.integer()
                guard number == SessionWriter.schema else { throw json.error(.content, "is schema \(number)") }
                schema = number
            case "engine": session.engine = try engine(&json)
            case "settings": try settings(&json)
            case "articles":
                try json.array { json throws(JSONError) in
                    snapshotArticles.append(try article(&json))
                }
            case "edits": try json.array { json throws(JSONError) in try edit(&json) }
            case "reviews": try json.array { json throws(JSONError) in try review(&json) }
            case "ratings": try json.array { json throws(JSONError) in try rating(&json) }
            case "notes": try json.array { json throws(JSONError) in try note(&json) }
            case "links": try json.array { json throws(JSONError) in try link(&json) }
            case "aliases": try json.array { json throws(JSONError) in try alias(&json) }
            case "topics": try json.array { json throws(JSONError) in try topic(&json) }
            case "next":
                var unknown = JSONMembers()
                session.next = try json.counters(unknown: &unknown)
                keep(unknown, of: "next")
            case "log":
                try json.array { json throws(JSONError) in
                    guard session.log.count < Self.logLimit else {
                        throw json.error(.content, "a log has at most \(Self.logLimit) entries")
                    }
                    let entry = try json.logEntry()
                    guard entry.number == session.log.count + 1 else {
                        throw json.error(.content, "should be number \(session.log.count + 1) and is \(entry.number)")
                    }
                    session.record(entry)
                }
            case "extractions":
                try json.array { json throws(JSONError) in
                    let extraction = try json.extraction()
                    guard session.extractionIndex[extraction.id] == nil else {
                        throw json.error(.content, "there are two extractions \(extraction.id)")
                    }
                    session.keep(extraction)
                }
            case "texts":
                try json.array { json throws(JSONError) in
                    let text = try json.storedText()
                    guard session.textIndex[text.fileDigest] == nil else {
                        throw json.error(.content, "there are two texts of the file \(text.fileDigest)")
                    }
                    session.textIndex[text.fileDigest] = session.texts.count
                    session.texts.append(text)
                }
            default: try json.keep(key, in: &session.unknown)
            }
        }
        guard isSession else { throw json.error(.content, "is not a session: it lacks \"crosscheck\": \"session\"") }
        guard schema != nil else { throw json.error(.content, "is a session without a schema number") }
        if let missing = Self.needed.first(where: { !sections.contains($0) }) {
            throw json.error(.content, "is a session without \(missing)")
        }
    }

    private mutating func engine(_ json: inout JSONReader) throws(JSONError) -> Engines.Identity {
        var identity = Engines.Identity(extraction: 0, comparison: 0)
        try json.object { json, key throws(JSONError) in
            switch key {
            case "extraction": identity.extraction = try json.integer()
            case "comparison": identity.comparison = try json.integer()
            case "answers": identity.answers = try json.integer()
            default: try keep(key, &json, of: "engine")
            }
        }
        return identity
    }

    private mutating func settings(_ json: inout JSONReader) throws(JSONError) {
        try json.object { json, key throws(JSONError) in
            if key == "policy" {
                var unknown = JSONMembers()
                snapshot.policy = try json.policy(unknown: &unknown, parts: &session.policyParts)
                keep(unknown, of: "policy")
            } else {
                try keep(key, &json, of: "settings")
            }
        }
    }

    /// Keeps a member that this version does not know.
    private mutating func keep(_ key: JSONReader.Key, _ json: inout JSONReader, of thing: String) throws(JSONError) {
        session.kept[thing, default: .init()].members.append(.init(name: key.text, json: try json.skip()))
    }

    private mutating func keep(_ members: JSONMembers, of thing: String) {
        if !members.members.isEmpty { session.kept[thing] = members }
    }

    private mutating func article(_ json: inout JSONReader) throws(JSONError) -> SnapshotArticle {
        var result = SnapshotArticle()
        var unknown = JSONMembers()
        var added: [String] = []
        try json.object { json, key throws(JSONError) in
            switch key {
            case "handle": result.handle = try json.string()
            case "name": result.name = try json.string()
            case "outlet": result.metadata.outlet = try json.optionalString()
            case "date":
                guard let text = try json.optionalString() else { return }
                guard let date = CivilTime(iso: text) else {
                    throw json.error(.content, "should be a date in ISO 8601")
                }
                result.metadata.date = date
            case "lang": result.metadata.language = try json.optionalString()
            case "url": result.metadata.url = try json.optionalString()
            case "title": result.metadata.title = try json.optionalString()
            case "key": result.key = try json.string()
            case "language": result.language = try json.string()
            case "file": result.file = try json.string()
            case "extraction": result.extraction = try json.string()
            case "copyOf": result.copyOf = try json.optionalString()
            case "claims":
                try json.object { json, handle throws(JSONError) in
                    guard let handle = Handle(handle.text), handle.kind == .claim else {
                        throw json.error(.content, "is no handle of a claim")
                    }
                    result.numbers[try json.string()] = handle.number
                }
            case "added":
                // Read where the key is known, which may come after.
                try json.array { json throws(JSONError) in added.append(try json.skip()) }
            default: try json.keep(key, in: &unknown)
            }
        }
        for text in added {
            let (claim, isUnknown) = try JSONReader.read(Array(text.utf8)) { inner throws(JSONError) in
                (try inner.claim(article: result.key), inner.passedOver > 0)
            }
            result.added.append(claim)
            if isUnknown { keep(JSONMembers(members: [.init(name: "", json: text)]), of: "added " + claim.key) }
        }
        keep(unknown, of: result.handle)
        return result
    }

    private mutating func edit(_ json: inout JSONReader) throws(JSONError) {
        var (about, values, unknown) = ("", [ClaimEdit.Field: String](), JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "claim": _ = try json.optionalString()
            case "key": about = try json.string()
            case "values":
                try json.object { json, name throws(JSONError) in
                    guard let field = ClaimEdit.Field(rawValue: name.text) else {
                        throw json.error(.content, "is no field of a claim")
                    }
                    values[field] = try json.string()
                }
            default: try json.keep(key, in: &unknown)
            }
        }
        do throws(SessionError) {
            snapshot.edits[about] = try ClaimEdit(values)
        } catch {
            throw json.error(.content, error.message)
        }
        keep(unknown, of: "edit " + about)
    }

    private mutating func review(_ json: inout JSONReader) throws(JSONError) {
        var (about, review, unknown) = ("", Change.Review.accepted, JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "claim": _ = try json.optionalString()
            case "key": about = try json.string()
            case "review": review = try json.choice()
            default: try json.keep(key, in: &unknown)
            }
        }
        snapshot.reviews[about] = review
        keep(unknown, of: "review " + about)
    }

    private mutating func rating(_ json: inout JSONReader) throws(JSONError) {
        var (about, rating, unknown) = ("", SessionState.Rating(rating: "", reason: ""), JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "claim": _ = try json.optionalString()
            case "key": about = try json.string()
            case "rating": rating.rating = try json.string()
            case "reason": rating.reason = try json.string()
            default: try json.keep(key, in: &unknown)
            }
        }
        snapshot.ratings[about] = rating
        keep(unknown, of: "rating " + about)
    }

    private mutating func note(_ json: inout JSONReader) throws(JSONError) {
        var (about, subject, text, entry, unknown) = ("", String?.none, "", 0, JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "about": about = try json.string()
            case "key": subject = try json.string()
            case "text": text = try json.string()
            case "entry": entry = try json.integer()
            default: try json.keep(key, in: &unknown)
            }
        }
        let of: Change.Subject
        switch (about.first, subject) {
        case ("a", let key?): of = .article(key)
        case ("c", let key?): of = .claim(key)
        case ("t", _):
            guard let handle = Handle(about) else {
                throw json.error(.content, "a note's “about” is a handle or session")
            }
            of = .topic(handle)
        default:
            guard about == "session" else { throw json.error(.content, "a note's “about” is a handle or session") }
            of = .session
        }
        snapshot.notes.append(.init(subject: of, text: text, entry: entry))
        keep(unknown, of: "note \(entry)")
    }

    private mutating func link(_ json: inout JSONReader) throws(JSONError) {
        var (link, unknown) = (SessionState.LinkOverride(kind: .link, a: ""), JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "a": link.a = try json.string()
            case "b": link.b = try json.string()
            case "kind": link.kind = try json.choice()
            default: try json.keep(key, in: &unknown)
            }
        }
        snapshot.links.append(link)
        keep(unknown, of: link.name)
    }

    private mutating func alias(_ json: inout JSONReader) throws(JSONError) {
        var (name, canonical, unknown) = ("", "", JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "name": name = try json.string()
            case "of": canonical = try json.string()
            default: try json.keep(key, in: &unknown)
            }
        }
        snapshot.aliases[name] = canonical
        keep(unknown, of: "alias " + name)
    }

    private mutating func topic(_ json: inout JSONReader) throws(JSONError) {
        var (handle, identity, unknown) = (Handle?.none, "", JSONMembers())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "handle": handle = Handle(try json.string())
            case "identity": identity = try json.string()
            default: try json.keep(key, in: &unknown)
            }
        }
        guard let handle, handle.kind == .topic, session.topicNumbers[identity] == nil else {
            throw json.error(.content, "should be the handle of a topic, and each topic once")
        }
        session.topicNumbers.insert(handle.number, under: identity)
        keep(unknown, of: "\(handle)")
    }

    // MARK: Checks over the whole

    /// The session, once all of the document holds together; throws where it does not.
    private mutating func finished() throws(JSONError) -> Session {
        try SessionChecks.texts(session)
        do throws(SessionError) {
            try session.refold()
        } catch {
            throw JSONError(contradictionAt: "log", error.message)
        }
        try compareWithLog()
        try SessionChecks.spans(session)
        try SessionChecks.numbers(session)
        return session
    }

    /// What still holds of the links that are shown: earlier versions listed all that was ever said. A list so long that looking
    /// through it for each of its own would take more than a moment is left as it is.
    private func heldLinks() -> SharedList<SessionState.LinkOverride> {
        guard snapshot.links.count <= 10_000 else { return snapshot.links }
        var held = SessionState()
        for link in snapshot.links { held.say(link) }
        return held.links
    }

    /// The sections that people read must say what the log comes to.
    private func compareWithLog() throws(JSONError) {
        let folded = session.state
        func check(_ same: Bool, _ section: String) throws(JSONError) {
            if !same {
                throw JSONError(
                    contradictionAt: section, "is not what the log comes to: the file was changed outside crosscheck")
            }
        }
        try check(folded.policy == snapshot.policy, "settings.policy")
        try check(folded.edits == snapshot.edits, "edits")
        try check(folded.reviews == snapshot.reviews, "reviews")
        try check(folded.ratings == snapshot.ratings, "ratings")
        try check(folded.notes == snapshot.notes, "notes")
        try check(folded.links == snapshot.links || folded.links == heldLinks(), "links")
        try check(folded.aliases == snapshot.aliases, "aliases")
        try check(folded.articles.count == snapshotArticles.count, "articles")
        for (i, (loaded, shown)) in zip(folded.articles, snapshotArticles).enumerated() {
            let same =
                loaded.handle.description == shown.handle && loaded.article.name == shown.name
                && loaded.article.metadata == shown.metadata && loaded.key == shown.key
                && loaded.language == shown.language && loaded.article.fileDigest == shown.file
                && loaded.extraction == shown.extraction && loaded.copyOf?.description == shown.copyOf
                && loaded.numbers == shown.numbers && loaded.added == shown.added
            try check(same, "articles[\(i)]")
        }
    }
}
