import Claims

/// Checks that a document says the truth about itself: hashes, spans, numbers.
enum SessionChecks {
    /// Every text has the SHA-256 that stands beside it.
    static func texts(_ session: Session) throws(JSONError) {
        for (i, stored) in session.texts.enumerated() {
            guard let text = stored.text else { continue }
            guard Digest.sha256(text) == stored.textDigest else {
                throw JSONError(
                    contradictionAt: "texts[\(i)].text",
                    "is not the article's bytes: their SHA-256 is another than the one beside them")
            }
        }
    }

    /// Every span of every extraction names whole characters of its text, and every quantity's words stand there.
    static func spans(_ session: Session) throws(JSONError) {
        var byDigest: [String: [Int]] = [:]
        for (i, extraction) in session.extractions.enumerated() {
            byDigest[extraction.textDigest, default: []].append(i)
        }
        var checked: Set<String> = []
        for stored in session.texts {
            guard let text = stored.text, checked.insert(stored.textDigest).inserted else { continue }
            let inText = SpanCheck(text)
            for i in byDigest[stored.textDigest] ?? [] {
                try spans(of: session.extractions[i], at: i, text: inText)
            }
        }
        let known = Set(session.texts.map(\.textDigest))
        for (i, extraction) in session.extractions.enumerated() where !known.contains(extraction.textDigest) {
            throw JSONError(contradictionAt: "extractions[\(i)].text", "names a text that the session does not hold")
        }
    }

    private static func spans(of extraction: Extraction, at index: Int, text: SpanCheck) throws(JSONError) {
        let title = SpanCheck(extraction.title ?? "")
        func accepts(_ span: Span) -> Bool { span.field == .text ? text.accepts(span) : title.accepts(span) }
        func holds(_ quantity: Quantity) -> Bool {
            accepts(quantity.span)
                && (quantity.span.field == .text ? text : title).holds(quantity.text, at: quantity.span)
                && quantity.modifierSpans.allSatisfy(accepts)
        }
        // By index: a claim is large, and a copy of each would cost more than the checks.
        for j in extraction.claims.indices {
            let good =
                holds(extraction.claims[j].quantity) && extraction.claims[j].counted?.span.map(accepts) ?? true
                && extraction.claims[j].attribution.allSatisfy { accepts($0.span) }
                && extraction.claims[j].evidence.allSatisfy { $0.span.map(accepts) ?? true }
            guard good else {
                throw JSONError(
                    contradictionAt: "extractions[\(index)].claims[\(j)]",
                    "has a span outside its text, inside a character or of other words")
            }
        }
        for j in extraction.unclaimed.indices where !holds(extraction.unclaimed[j]) {
            throw JSONError(
                contradictionAt: "extractions[\(index)].unclaimed[\(j)]",
                "has a span outside its text, inside a character or of other words")
        }
    }

    /// The free numbers never go down along the log, and no handle in use is free.
    static func numbers(_ session: Session) throws(JSONError) {
        var last = LogEntry.Counters()
        for (i, entry) in session.log.enumerated() {
            guard let next = entry.next else { continue }
            guard next.article >= last.article, next.claim >= last.claim, next.topic >= last.topic else {
                throw JSONError(contradictionAt: "log[\(i)].next", "is less than before: a number would be given twice")
            }
            last = next
        }
        let free = session.next
        let articles = session.state.articles.map(\.handle.number)
        let claims = session.state.articles.flatMap(\.numbers.values)
        guard free.article >= last.article, free.claim >= last.claim, free.topic >= last.topic,
            articles.allSatisfy({ $0 < free.article }), claims.allSatisfy({ $0 < free.claim }),
            session.topicNumbers.all.allSatisfy({ $0.value < free.topic })
        else { throw JSONError(contradictionAt: "next", "is a number that is taken already") }
        guard Set(session.topicNumbers.all.map(\.value)).count == session.topicNumbers.count else {
            throw JSONError(contradictionAt: "topics", "have a number twice")
        }
    }
}
