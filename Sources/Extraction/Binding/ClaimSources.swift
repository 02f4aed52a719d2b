import Claims

/// Who said each figure.
extension ClaimBinding {
    mutating func attribute(_ i: Int, in sentence: Sentence) {
        let index = drafts[i].reading
        let kind = passage.readings[index].kind
        let answer = attribution.answer(at: passage.readings[index].numeral.lowerBound)
        drafts[i].attribution = answer.chain
        var rule = answer.rule
        // "the 164 deaths": a definite count repeats a figure, and who said it.
        if answer.chain.isEmpty, passage.readings[index].isDefinite, let j = repeated(i) {
            drafts[i].attribution = drafts[j].attribution
            rule = "attribution.repeats"
        }
        // "10 million euros ($11 million)": a conversion has the source of what it converts.
        if i > 0, kind == .money || kind == .measure,
            isConversion(passage.readings[index], of: passage.readings[drafts[i - 1].reading])
        {
            drafts[i].attribution = drafts[i - 1].attribution
            rule = "attribution.conversion"
        }
        if isSaidByNoOne(passage.readings[index], drafts[i].attribution, frame: answer.frame) {
            drafts[i].attribution = []
            rule = "attribution.none"
        }
        drafts[i].note("attribution", rule, answer.words)
        counted[i].frame = answer.frame
    }

    /// What stands beside a source and is not what it says.
    private func isSaidByNoOne(_ reading: Reading, _ chain: [DraftSpeaker], frame: Range<Int>?) -> Bool {
        // "An earlier toll gave 17": a toll that is no longer told speaks for no one.
        if chain.count == 1, passage.namesReport(chain[0].tokens),
            chain[0].tokens.contains(where: { passage.isSuperseding($0) })
        {
            return true
        }
        // "80 km south of the capital": where a place lies.
        if reading.kind == .measure { return passage.vocabulary.lengths.contains(reading.unit) && isDistance(reading) }
        guard reading.kind == .duration else { return false }
        // The age of the speaker, or one in brackets: "Lamichhane (71)".
        if let frame, stands(reading.numeral, beside: frame) { return true }
        let tokens = passage.stream.tokens
        return reading.numeral.lowerBound > 0 && tokens[reading.numeral.lowerBound - 1].scalar == 0x28
            && reading.numeral.upperBound < tokens.count && tokens[reading.numeral.upperBound].scalar == 0x29
    }

    /// A quotation over several sentences belongs to whom its last sentence names.
    mutating func settleQuotation(from first: Int, _ sentence: Sentence) {
        if let frame = attribution.closingQuotation {
            for i in openQuotation
            where drafts[i].attribution.allSatisfy({ $0.kind == .anonymous && $0.organisation == 0 }) {
                // "under the rubble, by our latest count, are seven": who speaks has it from there.
                drafts[i].attribution += attribution.chainOfQuotation(frame)
                drafts[i].noteAnew("attribution", "attribution.closed-quotation", frame.word)
            }
        }
        if !sentence.endsQuoted { openQuotation = [] } else { openQuotation += Array(first..<drafts.count) }
    }

    private func repeated(_ i: Int) -> Int? {
        let value = passage.readings[drafts[i].reading].interval
        var j = i - 1
        while j >= 0 {
            if drafts[j].event == drafts[i].event, drafts[i].event != 0, !drafts[j].attribution.isEmpty,
                passage.readings[drafts[j].reading].interval.intersection(value) != nil
            {
                return j
            }
            j -= 1
        }
        return nil
    }

    /// The figure stands right behind another of its kind, in brackets.
    private func isConversion(_ reading: Reading, of other: Reading) -> Bool {
        guard reading.kind == other.kind else { return false }
        var i = other.numeral.upperBound
        while i < reading.numeral.lowerBound, i - other.numeral.upperBound < 4 {
            if passage.stream.tokens[i].scalar == 0x28 { return reading.numeral.lowerBound - i < 5 }
            i += 1
        }
        return false
    }

    /// A preposition and a place stand shortly behind the length.
    private func isDistance(_ reading: Reading) -> Bool {
        let end = reading.numeral.upperBound
        var last = end
        while last < passage.stream.tokens.count, last < end + 7, passage.stream.tokens[last].kind == .word {
            last += 1
        }
        let behind = end..<min(end + 3, last)
        return behind.contains { i in
            (passage.has(i, .placeBefore) || passage.has(i, .of))
                && (i + 1..<max(i + 1, last)).contains { passage.has($0, .place) }
        }
    }

    /// In the frame or right behind it: "Kamal (54)", "said Kamel, a 54-year-old farmer".
    private func stands(_ numeral: Range<Int>, beside frame: Range<Int>) -> Bool {
        if frame.contains(numeral.lowerBound) { return true }
        guard numeral.lowerBound >= frame.upperBound, numeral.lowerBound - frame.upperBound <= 2 else { return false }
        return (frame.upperBound..<numeral.lowerBound).allSatisfy {
            passage.stream.tokens[$0].kind == .punctuation || passage.isArticle($0)
        } && numeral.lowerBound > frame.upperBound
    }

    /// "Three died. That is what the ministry said.": a speaker named by the next sentence.
    mutating func attributeBackward(from first: Int, in sentence: Sentence) {
        guard let frame = attribution.backward, previous.paragraph == sentence.paragraph else { return }
        let told = times.statementDate(frame.region, in: sentence)
        for i in previous.first..<first {
            // "The state confirmed three cases. This was reported by the health office": who reports stands behind who said it.
            guard drafts[i].attribution.isEmpty else {
                for speaker in attribution.chainOfQuotation(frame)
                where !drafts[i].attribution.contains(where: { $0.tokens == speaker.tokens }) {
                    drafts[i].attribution.append(speaker)
                }
                continue
            }
            if let told, counted[i].date == .lent {
                drafts[i].asOf = told
                drafts[i].noteAnew("asOf", "asOf.statement-date", frame.region)
            }
            drafts[i].attribution = attribution.chainOfQuotation(frame)
            drafts[i].noteAnew("attribution", "attribution.backward", frame.word)
        }
    }
}
