import Claims

/// Tells how old someone is from how many there are: "Mariam, 45, said", "aged 19 and 22", "children under 15".
struct AgeRules {
    let lexicon: Lexicon
    /// The symbol of the year; negative where the lexicon knows none.
    private let year: Symbol
    private let month: Symbol

    /// What a number says of an age.
    enum Age {
        /// Someone is so old: a length of years.
        case told
        /// A limit of age names a group and counts nothing.
        case limit
    }

    /// No one is older.
    private static let oldest = ExactNumber(115)
    private static let oldestInMonths = ExactNumber(115 * 12)

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
        year = lexicon.symbol("a")
        month = lexicon.symbol("mo")
    }

    /// Makes a reading the age that its place says it is.
    /// - Parameters:
    ///   - lead: the first token of the words that modify the number, or of the number itself.
    ///   - isBound: a modifier says that the number is a bound.
    ///   - end: the token behind the number and all that belongs to it.
    ///   - last: the reading before.
    func settle(_ r: inout Reading, _ stream: TokenStream, lead: Int, isBound: Bool, end: Int, after last: Reading?) {
        guard year > 0, let age = age(r, stream, lead: lead, isBound: isBound, end: end, after: last) else { return }
        switch age {
        case .told: (r.kind, r.unit, r.rule) = (.duration, year, "age")
        case .limit: (r.kind, r.rule) = (.identifier, "identifier.age")
        }
    }

    private func age(
        _ r: Reading, _ stream: TokenStream, lead: Int, isBound: Bool, end: Int, after last: Reading?
    ) -> Age? {
        let isYears = r.kind == .duration && (r.unit == year || r.unit == month)
        guard isYears || r.kind == .count, let value = r.interval.high ?? r.interval.low, value.isWhole, value >= 0,
            value <= (r.unit == month ? Self.oldestInMonths : Self.oldest), !r.isDual
        else { return nil }
        let before = ageBefore(stream, lead)
        if isBound,
            isYears
                ? r.interval.low == nil || before != nil
                : isLimit(r, value) && (standsAlone(stream, end) || standsRightBehindPeople(stream, lead, end)),
            before != nil || followsPeople(stream, lead)
        {
            return .limit
        }
        if !isBound, before?.isLimit ?? false { return .limit }
        // "les plus de 60 ans", "les 5-14 ans"
        if isYears, isBound || r.interval.low != r.interval.high, lead > 0,
            stream.match(lead - 1, .definite, lexicon) != nil || stream.match(lead - 1, .determiner, lexicon) != nil
        {
            return .limit
        }
        // "children aged 6 months to 14 years" are a group of people, "three boys aged 14 to 16" are three.
        if !isBound, r.interval.low != r.interval.high, isYears || before != nil,
            followsPeople(stream, before?.start ?? lead, counted: last)
        {
            return .limit
        }
        // "aged 6 months to 14 years": the ends have units of their own.
        if isYears, let before, stream.match(end, .rangeMid, lexicon) != nil,
            followsPeople(stream, before.start, counted: last)
        {
            return .limit
        }
        if isYears, let last, last.kind == .identifier, last.unit == year || last.unit == month,
            last.numeral.upperBound == lead - 1, stream.match(lead - 1, .rangeMid, lexicon) != nil
        {
            return .limit
        }
        guard !isYears, !isBound else { return nil }
        // "Marat, la soixantaine, secoue la tête": so many years, about.
        if r.modifier == .about, r.numeral.count == 1, value >= 20, value <= 90,
            let article = articleBefore(stream, lead),
            isComma(stream, article - 1), endsClause(stream, end)
        {
            return .told
        }
        guard lead == r.numeral.lowerBound else { return nil }
        if belongsToOne(stream, lead), standsAlone(stream, end) || stream.match(end, .event, lexicon) != nil {
            return .told
        }
        if let before { return !before.isWeak || endsClause(stream, end) ? .told : nil }
        if standsBehindName(stream, lead), isComma(stream, end) || endsLine(stream, end) { return .told }
        if standsBehindNoun(stream, lead), isComma(stream, end) { return .told }
        // "the youngest of the four, 19,"
        if let last, last.isDefinite, last.kind == .count, last.numeral.upperBound == lead - 1,
            isComma(stream, lead - 1),
            isComma(stream, end)
        {
            return .told
        }
        guard lead > 0, stream.match(lead - 1, .joiner, lexicon) != nil || stream.match(lead - 1, .and, lexicon) != nil
        else { return nil }
        // "aged 19 and 22"
        if let last, last.kind == .duration, last.unit == year, last.numeral.upperBound == lead - 1 { return .told }
        return nil
    }

    /// "under 15", "over 65": ages at which laws and tables draw the line; other bounds without a unit count.
    private func isLimit(_ r: Reading, _ value: ExactNumber) -> Bool {
        r.interval.low == nil ? value <= ExactNumber(25) : value <= ExactNumber(90) && value >= ExactNumber(50)
    }

    /// The words right before that say an age follows; weak ones need the clause to end behind it, those of a limit name a group.
    private func ageBefore(_ stream: TokenStream, _ start: Int) -> (isWeak: Bool, isLimit: Bool, start: Int)? {
        for back in 0...1 where start > back {
            let at = start - back
            if at < start, !Tokenizer.isHyphen(stream.tokens[at].scalar), stream.match(at, .copula, lexicon) == nil {
                break
            }
            if let (from, match) = stream.matchEnding(at: at, .ageBefore, reach: 4, lexicon) {
                let entry = lexicon.entries[Int(match.entry)]
                return (lexicon.flag(entry, .weak), lexicon.says(entry, .form, .limit), from)
            }
        }
        return nil
    }

    /// A proper name and a comma stand before: "Gulmira Asanova, 61".
    private func standsBehindName(_ stream: TokenStream, _ start: Int) -> Bool {
        guard start > 1, isComma(stream, start - 1) else { return false }
        let name = stream.tokens[start - 2]
        guard name.kind == .word, name.isCapitalised else { return false }
        if start == 2 || name.newlineBefore { return stream.matchRange(start - 2).isEmpty }
        if stream.tokens[start - 3].kind == .word, stream.tokens[start - 3].isCapitalised {
            return stream.match(start - 2, .month, lexicon) == nil && stream.match(start - 2, .place, lexicon) == nil
                && stream.match(start - 2, .weekday, lexicon) == nil
        }
        return stream.matchRange(start - 2).isEmpty && stream.match(start - 3, .placeBefore, lexicon) == nil
    }

    /// Someone with an article and a comma stand before: "the driver, 52,", «le ministre, 61,».
    private func standsBehindNoun(_ stream: TokenStream, _ start: Int) -> Bool {
        guard start > 2, isComma(stream, start - 1), !stream.tokens[start - 2].newlineBefore else { return false }
        for wanted in [EntryClass.concept, .source] {
            guard let someone = stream.matchEnding(at: start - 1, wanted, reach: 3, lexicon), someone.start > 0 else {
                continue
            }
            let before = someone.start - 1
            if stream.match(before, .determiner, lexicon) != nil || stream.match(before, .article, lexicon) != nil {
                return true
            }
        }
        return false
    }

    /// Where the definite article begins that ends before the token.
    private func articleBefore(_ stream: TokenStream, _ start: Int) -> Int? {
        guard start > 1, !stream.tokens[start].newlineBefore,
            stream.match(start - 1, .definite, lexicon) != nil || stream.match(start - 1, .determiner, lexicon) != nil
        else { return nil }
        return start - 1
    }

    /// "a woman of 71": one person with an indefinite article, who is no group of so many.
    private func belongsToOne(_ stream: TokenStream, _ start: Int) -> Bool {
        guard start > 2, stream.classes[start - 1].contains(.of),
            let someone = stream.matchEnding(at: start - 1, .singular, reach: 2, lexicon), someone.start > 0
        else { return false }
        return (max(0, someone.start - 2)..<someone.start).contains { stream.match($0, .indefinite, lexicon) != nil }
    }

    /// People, with nothing but small words between: "children under", "enfants de moins de"; not those that `counted` counts.
    private func followsPeople(_ stream: TokenStream, _ start: Int, counted: Reading? = nil) -> Bool {
        var i = start
        while i > 0, start - i < 2,
            stream.match(i - 1, .of, lexicon) != nil || stream.match(i - 1, .stop, lexicon) != nil
        { i -= 1 }
        guard let people = stream.matchEnding(at: i, .concept, reach: 3, lexicon) else { return false }
        return counted.map { people.start - $0.numeral.upperBound > 1 || people.start < $0.numeral.upperBound } ?? true
    }

    /// "Children under 15 account for two in five": right behind people, with no noun that is counted behind the number.
    private func standsRightBehindPeople(_ stream: TokenStream, _ start: Int, _ end: Int) -> Bool {
        let i = start > 0 && stream.match(start - 1, .of, lexicon) != nil ? start - 1 : start
        guard stream.matchEnding(at: i, .concept, reach: 3, lexicon) != nil, end < stream.tokens.count else {
            return false
        }
        return stream.tokens[end].kind == .word
            && stream.classes[end].isDisjoint(
                from: ClassSet(.concept, .event, .unit, .number, .percent, .currency, .vague, .of))
    }

    /// Nothing is counted behind the number: the clause ends, or a word follows that ends a noun phrase.
    private func standsAlone(_ stream: TokenStream, _ end: Int) -> Bool {
        endsClause(stream, end)
            || [EntryClass.copula, .says, .stop, .and, .clause].contains { stream.match(end, $0, lexicon) != nil }
    }

    private func isComma(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return false }
        let token = stream.tokens[i]
        return token.kind == .punctuation && (token.scalar == 0x2C || token.scalar == 0x60C)
    }

    private func endsLine(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return true }
        return stream.tokens[i].newlineBefore
            || (stream.tokens[i].scalar == 0x2E && (i + 1 == stream.tokens.count || stream.tokens[i + 1].spaceBefore))
    }

    private func endsClause(_ stream: TokenStream, _ i: Int) -> Bool {
        guard i < stream.tokens.count else { return true }
        let token = stream.tokens[i]
        return token.newlineBefore || token.kind == .punctuation && !Tokenizer.isHyphen(token.scalar)
    }
}
