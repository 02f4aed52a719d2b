import Claims

/// Lines of JSON that answers are made of.
enum JSONLine {
    /// One object.
    static func object(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        body(&writer)
        writer.endObject()
        return writer.text
    }

    /// A claim, as `crosscheck compare --json` promises it:
    /// {"type":"claim","id","key","quantity":{…}, the other fields of a claim, "article","outlet","date"}.
    static func claim(_ claim: SessionClaim, of session: Session) -> String {
        object { writer in
            writer.member("type", "claim")
            members(of: claim, session, &writer)
        }
    }

    /// The same members without the type, for claims inside other values.
    static func members(of claim: SessionClaim, _ session: Session, _ writer: inout JSONWriter) {
        let article = session.article(claim.article)?.article
        members(
            of: claim.claim, id: claim.handle.description, article: claim.article.description, article?.metadata,
            &writer)
    }

    /// The members of a claim of a draft, which has no handles: "id" and "article" are null.
    static func members(ofDraft claim: Claim, _ metadata: Article.Metadata, _ writer: inout JSONWriter) {
        members(of: claim, id: nil, article: nil, metadata, &writer)
    }

    private static func members(
        of claim: Claim, id: String?, article: String?, _ metadata: Article.Metadata?, _ writer: inout JSONWriter
    ) {
        writer.member("id", id)
        writer.member("key", claim.key)
        writer.key("quantity")
        writer.beginObject()
        writer.members(of: claim.quantity)
        writer.endObject()
        writer.members(of: claim)
        writer.member("article", article)
        writer.member("outlet", metadata?.outlet)
        writer.member("date", metadata?.date?.iso)
    }

    /// A topic: {"type":"topic","id","event","concept","kind","unit","place","claims":[ids],"outlets","origins","shared":[{"low","high"}],"outside":[ids]}.
    static func topic(_ handled: SessionComparison.HandledTopic, of session: Session) -> String {
        object { writer in
            writer.member("type", "topic")
            writer.member("id", handled.handle.description)
            writer.members(of: handled.topic, name: session.handleText)
        }
    }

    /// A relation: {"type":"relation","a":id,"b":id,"relation":"conflicts","rule":"…","reason":"…"}.
    /// Where a pair is explained, "wouldChange" follows.
    static func relation(_ relation: Relation, of session: Session, withWouldChange: Bool = false) -> String {
        object { writer in
            writer.member("type", "relation")
            writer.member("a", session.handleText(relation.a))
            writer.member("b", session.handleText(relation.b))
            writer.member("relation", relation.kind.rawValue)
            writer.member("rule", relation.rule)
            writer.member("reason", relation.reason)
            if withWouldChange { writer.member("wouldChange", relation.wouldChange) }
        }
    }
}

extension Session {
    /// The handle of a claim's key, as text; the key itself where the session has no such claim.
    func handleText(_ key: String) -> String { claim(key: key)?.handle.description ?? key }
}
