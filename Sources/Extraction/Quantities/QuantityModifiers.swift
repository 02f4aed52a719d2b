import Claims

/// The words around a numeral that bound it or make it approximate.
extension QuantityReader {
    struct ModifierWord {
        var modifier: Quantity.Modifier
        var length: Int
        var approx: Bool
        var reach: Int
        var entry: Int

        /// It may stand inside its number («с лишним»).
        func entryIsInner(_ lexicon: Lexicon) -> Bool { lexicon.says(lexicon.entries[entry], .form, .inner) }
    }

    func modifier(_ stream: TokenStream, at i: Int, after: Bool) -> ModifierWord? {
        guard i < stream.tokens.count, stream.classes[i].contains(.modifier) else { return nil }
        for m in stream.matchRange(i) {
            let match = stream.matches[m]
            let entry = lexicon.entries[Int(match.entry)]
            guard entry.entryClass == .modifier else { continue }
            guard lexicon.says(entry, .place, .both) || lexicon.says(entry, .place, .after) == after,
                let modifier = entry.modifier
            else { continue }
            return ModifierWord(
                modifier: modifier, length: Int(match.length), approx: lexicon.flag(entry, .approx),
                reach: Int(entry.reach), entry: Int(match.entry))
        }
        return nil
    }

    /// «تجاوز عدد القتلى 100»: the verb that bounds a number has its subject between them, by so many words as its row allows.
    func farModifier(_ stream: TokenStream, before i: Int) -> ModifierWord? {
        guard lexicon.settings.verbsFirst, i > 0, !stream.tokens[i].newlineBefore else { return nil }
        var p = i - 1
        while p >= 0, i - p <= Self.longestSubject + 1 {
            let token = stream.tokens[p]
            guard token.kind == .word, !stream.starts[p].contains(.notNumber) else { return nil }
            if var m = modifier(stream, at: p, after: false), m.reach > 0 {
                // «لم يتجاوز»: the verb may have its negation before it.
                if let (start, _) = stream.matchEnding(at: p + m.length, .modifier, reach: m.length + 2, lexicon),
                    start < p, let whole = modifier(stream, at: start, after: false),
                    start + whole.length == p + m.length
                {
                    (m, p) = (whole, start)
                }
                let between = p + m.length..<i
                guard !between.isEmpty, between.count <= m.reach else { return nil }
                return m
            }
            // A preposition before the number begins a phrase of its own.
            if p == i - 1,
                stream.match(p, .stop, lexicon) != nil || stream.match(p, .placeBefore, lexicon) != nil
                    || stream.match(p, .rangeOpen, lexicon) != nil || stream.match(p, .dateOpen, lexicon) != nil
            {
                return nil
            }
            for barrier: EntryClass in [.number, .and, .clause, .says, .change, .including]
            where stream.match(p, barrier, lexicon) != nil { return nil }
            if token.newlineBefore { return nil }
            p -= 1
        }
        return nil
    }

    /// How many words a subject may have that stands between its verb and a number.
    static let longestSubject = 8

    /// Modifiers behind the numeral: right behind it, or, where the lexicon gives a reach, behind the counted words.
    func readAfterModifiers(
        _ stream: TokenStream, from start: Int, bound: inout Quantity.Modifier?, about: inout Quantity.Modifier?,
        approx: inout Bool,
        reading r: inout Reading, end: inout Int
    ) {
        // «12 yıla kadar»: the unit in its case belongs to the modifier.
        if r.unit != 0, start > 0, start < stream.tokens.count, let m = modifier(stream, at: start - 1, after: true),
            m.length > 1
        {
            if m.modifier == .about { about = m.modifier } else { bound = m.modifier }
            (r.after, end) = (start..<start - 1 + m.length, start - 1 + m.length)
            return
        }
        var p = start
        var steps = 0
        while p < stream.tokens.count, steps < 12 {
            let token = stream.tokens[p]
            if token.newlineBefore || token.kind == .number { return }
            if let m = modifier(stream, at: p, after: true), steps == 0 || steps <= m.reach {
                // The same words may belong to a number behind them: "26 and at least 8", "40 and less than 10".
                for q in p..<(p + m.length) {
                    guard let leading = modifier(stream, at: q, after: false) else { continue }
                    // "or $20 for students and over-65s"
                    let next = q + leading.length
                    let isHyphen = next < stream.tokens.count && Tokenizer.isHyphen(stream.tokens[next].scalar)
                    if next >= p + m.length, beginsNumeral(stream, isHyphen ? next + 1 : next) {
                        return
                    }
                }
                // "£85m plus £15m"
                if p + m.length < stream.tokens.count, !stream.tokens[p + m.length].newlineBefore,
                    stream.tokens[p + m.length].kind == .symbol,
                    currency(stream, at: p + m.length, after: false) != nil
                {
                    return
                }
                if m.modifier == .about || m.modifier == .nearly {
                    about = m.modifier
                } else if m.modifier != .exact {
                    bound = m.modifier
                }
                approx = approx || m.approx
                r.after = p..<(p + m.length)
                if steps == 0 { end = p + m.length }
                return
            }
            if token.kind == .punctuation, !Tokenizer.isHyphen(token.scalar), !isBracketOrComma(token.scalar) { return }
            // «1,2 млн детей — минимум с 1999 года»
            if token.scalar == 0x2013 || token.scalar == 0x2014, token.spaceBefore { return }
            if token.kind == .punctuation, isBracketOrComma(token.scalar) {
                // Behind a comma a modifier looks back only where it ends the clause: "eight died, at least."
                guard let m = modifier(stream, at: p + 1, after: true) else { return }
                let next = p + 1 + m.length
                if steps > 0, next < stream.tokens.count, stream.tokens[next].kind != .punctuation,
                    !stream.tokens[next].newlineBefore
                {
                    return
                }
            }
            if startsNumber(stream, p) || stream.match(p, .clause, lexicon) != nil { return }
            p += 1
            if token.kind != .punctuation { steps += 1 }
        }
    }

    func isBracketOrComma(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0x2C || scalar == 0x60C }
    func beginsNumeral(_ stream: TokenStream, _ i: Int) -> Bool {
        i < stream.tokens.count && (stream.tokens[i].kind == .number || startsNumber(stream, i))
    }
}
