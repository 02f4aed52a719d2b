import Claims

/// Words of an article that a session keeps where it is saved without the text: those that a claim quotes.
package struct KeptQuote: Sendable, Hashable {
    /// Where they stand in the text, as UTF-8 offsets.
    var utf8: Range<Int>
    var words: String
}

extension Claim {
    /// What is quoted of a claim: from the first to the last of its own words (figure, modifier, counted), and what stands between.
    var quoted: (field: Span.Field, utf8: Range<Int>) {
        let field = quantity.span.field
        var range = quantity.span.utf8
        for span in quantity.modifierSpans + [counted?.span].compactMap({ $0 }) where span.field == field {
            range = min(range.lowerBound, span.utf8.lowerBound)..<max(range.upperBound, span.utf8.upperBound)
        }
        return (field, range)
    }
}

extension StoredText {
    /// The words at a range that is kept whole; nil where it is not.
    func quote(at range: Range<Int>) -> String? {
        // Quotes are in the order of the text: the last that begins no later than the range.
        var low = 0
        var high = quotes.count
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].utf8.lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0, quotes[low - 1].utf8.upperBound >= range.upperBound else { return nil }
        let kept = quotes[low - 1]
        // A stranger's ranges may cut a character.
        return String(
            decoding: kept.words.utf8.dropFirst(range.lowerBound - kept.utf8.lowerBound).prefix(range.count),
            as: UTF8.self)
    }
}

extension Session {
    /// What a copy without texts keeps of each text that is here, by the text's digest: the quotes of every claim that was ever read in it
    /// or added, in the order of the text; those that share words are one.
    func quotes() -> [String: [KeptQuote]] {
        var ranges: [String: [Range<Int>]] = [:]
        func take(_ claim: Claim, _ digest: String) {
            let (field, range) = claim.quoted
            if field == .text { ranges[digest, default: []].append(range) }
        }
        for extraction in extractions {
            for claim in extraction.claims { take(claim, extraction.textDigest) }
        }
        for claim in claims {
            if let article = article(claim.article) { take(claim.claim, article.article.textDigest) }
        }
        var quotes: [String: [KeptQuote]] = [:]
        for stored in texts where quotes[stored.textDigest] == nil {
            guard let text = stored.text?.utf8 else { continue }
            var merged: [Range<Int>] = []
            for range in (ranges[stored.textDigest] ?? []).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if let last = merged.last, range.lowerBound <= last.upperBound {
                    merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
                } else {
                    merged.append(range)
                }
            }
            quotes[stored.textDigest] = merged.map { range in
                let start = text.index(text.startIndex, offsetBy: range.lowerBound)
                return KeptQuote(
                    utf8: range, words: String(Substring(text[start..<text.index(start, offsetBy: range.count)])))
            }
        }
        return quotes
    }
}
