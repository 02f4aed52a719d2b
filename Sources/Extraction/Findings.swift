import Claims

/// What was read in one of an article's texts, as it lies in the reader's memory: for writing it out at once. Making the strings and lists
/// of an `Extractor.Output` takes longer than reading the text. Valid within the call that it is handed to, and so are the bytes it gives.
package struct Findings {
    let reader: LanguageReader
    let stream: TokenStream
    let readings: [Reading]
    let drafts: [DraftClaim]
    /// The text that was read.
    package let field: Span.Field

    /// The code of the language it was read in.
    package var language: String { reader.lexicon.code }
    /// How many quantities there are, in reading order.
    package var quantityCount: Int { readings.count }
    /// How many claims there are, in reading order.
    package var claimCount: Int { drafts.count }

    /// No two claims stand on the same words, so that no two of their keys are equal.
    package var keysAreDistinct: Bool {
        for i in drafts.indices.dropFirst() {
            let (a, b) = (readings[drafts[i - 1].reading].numeral, readings[drafts[i].reading].numeral)
            if a.upperBound > b.lowerBound { return false }
        }
        return true
    }

    // MARK: Quantities

    /// The text's own words, as UTF-8.
    package typealias Words = UnsafeBufferPointer<UInt8>

    /// A quantity: the fields of `Quantity` that are written out.
    package struct FoundQuantity {
        package var span: Span
        package var words: Words
        package var kind: Quantity.Kind
        package var modifier: Quantity.Modifier
        package var approx: Bool
        package var interval: Interval
        package var unit: Words?
        /// The unit that a rate is per; `unit` is its numerator, nil for a bare count.
        package var per: Words?
        package var date: CivilInterval?
    }

    /// The quantity at an index.
    package func quantity(_ i: Int) -> FoundQuantity {
        let place = span(readings[i].numeral)
        return FoundQuantity(
            span: place, words: stream.bytes[place.utf8], kind: readings[i].kind, modifier: readings[i].modifier,
            approx: readings[i].approx, interval: readings[i].interval, unit: name(readings[i].unit),
            per: name(readings[i].per), date: readings[i].date)
    }

    /// The name of a symbol; nil for none.
    private func name(_ symbol: Symbol) -> Words? { symbol == 0 ? nil : reader.names[symbol] }

    /// The unit's code; `[bbl_us]` per `d` is written as UCUM writes a quotient, a bare count per day as `/d`.
    func unit(of i: Int) -> String? {
        let symbols = reader.lexicon.symbols
        let unit = readings[i].unit == 0 ? nil : symbols[Int(readings[i].unit)]
        return readings[i].per == 0 ? unit : (unit ?? "") + "/" + symbols[Int(readings[i].per)]
    }

    // MARK: Claims

    /// A claim: the fields of `Claim` that are written out; others are asked for by its index.
    package struct FoundClaim {
        /// The index of its quantity.
        package var quantity: Int
        /// Where its number stands.
        package var span: Span
        package var event: Words?
        package var counted: (words: Words, concept: Words?)?
        package var measures: Claim.Measures
        /// The index of the claim that it is a part of.
        package var whole: Int?
        package var role: Claim.Role
        package var asOf: CivilInterval?
        package var period: CivilInterval?
        package var place: Words?
        package var stance: Claim.Stance
        package var implied: Bool
    }

    /// The claim at an index.
    package func claim(_ i: Int) -> FoundClaim {
        let concept = drafts[i].concept
        var counted: (words: Words, concept: Words?)?
        if drafts[i].counted != nil || concept != 0 {
            counted = (words(drafts[i].counted ?? 0..<0), name(concept))
        }
        return FoundClaim(
            quantity: drafts[i].reading, span: span(readings[drafts[i].reading].numeral),
            event: name(drafts[i].event), counted: counted, measures: drafts[i].measures,
            whole: drafts[i].partOf, role: drafts[i].role, asOf: drafts[i].asOf, period: drafts[i].period,
            place: drafts[i].place.map(words), stance: drafts[i].stance, implied: drafts[i].implied)
    }

    /// The index of a claim's quantity.
    package func quantityIndex(ofClaim i: Int) -> Int { drafts[i].reading }

    /// The claims that a claim is the sum of, by index; empty where it is none.
    package func parts(ofClaim i: Int) -> [Int] { drafts[i].sumOf }

    /// Whether a claim is an unmarked singular, see `Claim.isImpliedSingular`.
    package func isImpliedSingular(claim i: Int) -> Bool {
        drafts[i].implied && readings[drafts[i].reading].interval.single == 1
    }

    /// Where the number of a claim stands, and the claim's role: what its key is made of.
    package func place(ofClaim i: Int) -> (span: Span, role: Claim.Role) {
        (span(readings[drafts[i].reading].numeral), drafts[i].role)
    }

    /// How many speakers a claim has.
    package func speakerCount(ofClaim i: Int) -> Int { drafts[i].attribution.count }

    /// A speaker of a claim: the words, and the name where the catalogue has one; else `named`, the words that name him, folded
    /// (`Speaker.appendName`): his own, or those of an earlier sentence that they point back to.
    package func speaker(_ k: Int, ofClaim i: Int) -> (words: Words, name: Words?, named: Words, span: Span) {
        let speaker = drafts[i].attribution[k]
        let name = reader.organisationNames[speaker.organisation]
        return (
            words(speaker.tokens), name.isEmpty ? nil : name,
            words(speaker.antecedent ?? speaker.tokens), span(speaker.tokens)
        )
    }

    // MARK: Places

    func span(_ tokens: Range<Int>) -> Span {
        let (first, last) = (tokens.lowerBound, max(tokens.lowerBound, tokens.upperBound - 1))
        return Span(
            in: field, utf8: Int(stream.tokens[first].start)..<Int(stream.tokens[last].end),
            scalars: Int(stream.tokens[first].scalarStart)..<Int(stream.tokens[last].scalarEnd))
    }

    func words(_ tokens: Range<Int>) -> Words {
        guard !tokens.isEmpty else { return stream.bytes[0..<0] }
        return stream.bytes[
            Int(stream.tokens[tokens.lowerBound].start)..<Int(stream.tokens[tokens.upperBound - 1].end)]
    }
}

extension Speaker {
    /// Whether a source's words are its name as they stand: `appendName` would give the same.
    package static func isName(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
        var isBehindSpace = true
        for byte in words {
            switch byte {
            // A space of its own is kept; the first bytes of the characters that are not, and ASCII that is not.
            case 0x20:
                if isBehindSpace { return false }
                isBehindSpace = true
            case 0x09, 0x0A, 0x0D, 0x22, 0xC2, 0xE2: return false
            default: isBehindSpace = false
            }
        }
        return !isBehindSpace
    }

    /// Appends a source's words folded to one form, which is its name where the catalogue has none: single spaces, no quotation marks.
    package static func appendName(_ words: UnsafeBufferPointer<UInt8>, to name: inout [UInt8]) {
        var space = false
        let start = name.count
        var i = 0
        while i < words.count {
            let (scalar, width) = Tokenizer.decode(words, i)
            switch scalar {
            case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F: space = name.count > start
            case 0x22, 0x201C, 0x201D, 0xAB, 0xBB, 0x201E: break
            default:
                if space { name.append(UInt8(ascii: " ")) }
                space = false
                for k in i..<i + width { name.append(words[k]) }
            }
            i += width
        }
    }
}
