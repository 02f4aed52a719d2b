import Claims

/// Digests over what a session comes to: what replay compares. Handles, times and the order of commands leave no trace in them.
enum StateDigest {
    /// The digest of what an engine read: every field of every claim and unclaimed quantity.
    static func extraction(_ extraction: Extraction) -> String {
        var json = JSONWriter(capacity: 1 << 14)
        json.beginObject()
        json.member("article", extraction.article)
        json.member("text", extraction.textDigest)
        json.member("title", extraction.title)
        json.member("engine", extraction.engine)
        json.member("language", extraction.language)
        json.member("lexicon", extraction.lexicon)
        json.endObject()
        for claim in extraction.claims {
            json.endLine()
            json.sessionClaim(claim)
        }
        for quantity in extraction.unclaimed {
            json.endLine()
            json.sessionQuantity(quantity)
        }
        return Digest.sha256(json.bytes)
    }
}

extension Session {
    /// What tells this session from every other: SHA-256 over its log, which all else follows from, and over what the log names.
    /// A journal says by it which document it goes on from. White space in the document has no part in it, and it is known
    /// without reading the document twice.
    var identity: String {
        var json = JSONWriter(capacity: log.count * 400)
        for entry in log {
            json.value(entry)
            json.endLine()
        }
        json.value(next)
        json.endLine()
        for text in texts {
            json.value(text.fileDigest)
            json.value(text.textDigest)
        }
        for extraction in extractions { json.value(extraction.id) }
        return Digest.sha256(json.bytes)
    }

    /// SHA-256 over all claims as they are compared, the topics and the relations, each by its rule; the sentences that say why are
    /// covered by the answers that show them.
    func stateDigest(_ engines: Engines) -> String { readings.stateDigest(self, engines) }

    /// The same from its parts: the digests of the articles' claims, and what comparing them came to.
    static func stateDigest(_ digests: [String], _ compared: Compared) -> String {
        var json = JSONWriter(capacity: 1 << 14)
        for digest in digests {
            json.value(digest)
            json.endLine()
        }
        for topic in compared.topics {
            json.members(of: topic)
            json.endLine()
        }
        for pair in compared.pairs {
            json.beginArray()
            json.value(pair.a)
            json.value(pair.b)
            json.value(pair.kind.rawValue)
            json.value(pair.rule)
            json.endArray()
            json.endLine()
        }
        return Digest.sha256(json.bytes)
    }
}
