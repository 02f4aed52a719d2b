import Claims

/// Reads a language folder's lexicon files into a `Lexicon`. Every error names file, line and word.
struct LexiconReader {
    let catalogue: Catalogue

    /// Reads the rows of `files` as the language `code`. `dropping` leaves out the row with that number: the mutation run asks whether any
    /// example notices.
    func read(code: String, files: [DataFile], dropping: Int? = nil) throws(DataError) -> Lexicon {
        var lexicon = LexiconBuilder(code: code, settings: try settings(files))
        let split = FormSplitter(folding: lexicon.settings.folding)
        var rowNumber: Int32 = -1
        for (fileIndex, file) in files.enumerated() {
            lexicon.readsSigns = file.path.split(separator: "/").contains { $0 == Languages.common }
            for row in file.rows {
                rowNumber += 1
                if let dropping, dropping == Int(rowNumber) { continue }
                func fail(_ message: String) -> DataError {
                    DataError(file: file.path, line: row.line, message: message)
                }
                guard let className = row.words.first else { throw fail("a row begins with its class") }
                guard let entryClass = Self.classes[className] else {
                    throw fail("\(className) is no class of words; see LexiconSchema")
                }
                if entryClass == .setting { continue }
                if entryClass == .event { try checkEvent(row, fail) }
                guard row.words.count > 1 else { throw fail("the row has no form") }
                var entry = Entry(
                    entryClass: entryClass, value: .zero, id: 0, firstField: Int32(lexicon.fields.count), fieldCount: 0,
                    file: Int32(fileIndex), line: Int32(row.line), row: rowNumber)
                for (name, value) in row.fields {
                    guard let key = Self.keys[name] else { throw fail("\(name)= is no field") }
                    if key == .value {
                        guard let number = Self.number(value) else { throw fail("value=\(value) is not a number") }
                        entry.value = number
                    }
                    if key == .id {
                        try check(id: value, of: entryClass, fail)
                        entry.id = lexicon.intern(value)
                    }
                    lexicon.fields.append((key, lexicon.intern(value)))
                    entry.keys |= 1 << UInt64(key.rawValue)
                    if key == .is { entry.modifier = Quantity.Modifier(rawValue: value) }
                    if key == .reach { entry.reach = Int16(value) ?? 0 }
                    entry.fieldCount += 1
                }
                entry.starts = Starts(entryClass, dual: row["dual"] != nil)
                let entryIndex = Int32(lexicon.entries.count)
                lexicon.entries.append(entry)
                for form in row.words.dropFirst() {
                    try add(form, of: row, entryClass: entryClass, index: entryIndex, split: split, to: &lexicon, fail)
                }
            }
        }
        return Lexicon(lexicon)
    }

    private func add(
        _ form: String, of row: DataFile.Row, entryClass: EntryClass, index: Int32, split: FormSplitter,
        to lexicon: inout LexiconBuilder,
        _ fail: (String) -> DataError
    ) throws(DataError) {
        let parts = split.words(of: form)
        guard !parts.isEmpty else { throw fail("the form \"\(form)\" holds no word") }
        switch entryClass {
        case .prefix, .suffix:
            guard parts.count == 1 else { throw fail("\"\(form)\" is not one word") }
            let uses = (row["is"] ?? "").split(separator: ",")
            let affix = Lexicon.Affix(
                bytes: parts[0].bytes, isConjunction: uses.contains("and"), isArticle: uses.contains("article"),
                isPlace: uses.contains("place"),
                isPreposition: uses.contains("preposition") || uses.contains("place") || uses.contains("recipient"),
                isRecipient: uses.contains("recipient"))
            if entryClass == .prefix { lexicon.prefixes.append(affix) } else { lexicon.suffixes.append(affix) }
            return
        case .verbEnding:
            guard parts.count == 1 else { throw fail("\"\(form)\" is not one word") }
            lexicon.verbEndings.append(parts[0].bytes)
            return
        default: break
        }
        let isNumberPart =
            switch entryClass {
            // A letter that multiplies digits is no part of a word: "macht" is not m and eight.
            case .number, .joiner, .ordinal, .fraction, .vague, .dozen: row["glued"] == nil
            default: false
            }
        var phrase: [Int32] = []
        for part in parts {
            if part.hasDigits { lexicon.hasDigitForms = true }
            phrase.append(
                lexicon.words.add(
                    part.bytes, asStem: part.isStem, asNumberPart: isNumberPart, asSign: lexicon.readsSigns))
        }
        lexicon.phrases.add(index, phrase: phrase)
    }

    /// How an event binds, and the kinds of quantity that it takes, must be ones that there are.
    private func checkEvent(_ row: DataFile.Row, _ fail: (String) -> DataError) throws(DataError) {
        if let form = row["form"], EventForm.names[form] == nil {
            throw fail(
                "form=\(form) is no way to bind; there are \(EventForm.names.keys.sorted().joined(separator: ", "))")
        }
        if let concept = row["of"], catalogue.concepts[concept] == nil { throw fail("of=\(concept) is no concept") }
        if let event = row["ill"], catalogue.events[event] == nil { throw fail("ill=\(event) is no event") }
        for kind in (row["kind"] ?? "").split(separator: ",") where Quantity.Kind(rawValue: String(kind)) == nil {
            throw fail("kind=\(kind) is no kind of quantity")
        }
    }

    private func check(id: String, of entryClass: EntryClass, _ fail: (String) -> DataError) throws(DataError) {
        let (known, kind): (Bool, String) =
            switch entryClass {
            case .event: (catalogue.events[id] != nil, "event")
            case .concept: (catalogue.concepts[id] != nil, "concept")
            case .place: (catalogue.places[id] != nil, "place")
            case .organisation: (catalogue.organisations[id] != nil, "organisation")
            case .currency: (catalogue.currencies[id] != nil, "currency")
            case .unit: (catalogue.units[id] != nil, "unit")
            case .vague: (catalogue.vague[id] != nil, "vague class")
            default: (true, "")
            }
        if !known { throw fail("the catalogue has no \(kind) \(id)") }
    }

    private func settings(_ files: [DataFile]) throws(DataError) -> Lexicon.Settings {
        var settings = Lexicon.Settings()
        for file in files {
            for row in file.rows where row.words.first == "setting" {
                for (key, value) in row.fields {
                    func scalars() -> [UInt32] { value.unicodeScalars.map(\.value) }
                    switch key {
                    case "name": settings.name = value
                    case "decimal": settings.decimal = scalars()
                    case "group": settings.group = scalars()
                    case "marks": settings.keepsMarks = value == "keep"
                    case "joined": settings.joined = value == "yes"
                    case "script": settings.script = value
                    case "capitals": settings.capitalisesNouns = value == "nouns"
                    case "heads": settings.headsLast = value == "last"
                    case "fraction": settings.linksShares = value == "of"
                    case "pairs":
                        settings.pairsNumbers = value == "range"
                        settings.skipsHundred = value == "hundred"
                    case "verbs": settings.verbsFirst = value == "first"
                    case "one": settings.onesFollow = value == "after"
                    case "inversion": settings.invertsCounts = value == "yes"
                    case "subjects":
                        settings.dropsSubjects = value == "dropped" || value == "first-or-dropped"
                        settings.omitsPronouns = value == "optional"
                        settings.verbsLast = value == "first" || value == "first-or-dropped"
                    case "order":
                        switch value {
                        case "dmy": settings.order = .dayMonthYear
                        case "mdy": settings.order = .monthDayYear
                        case "ymd": settings.order = .yearMonthDay
                        default:
                            throw DataError(file: file.path, line: row.line, message: "order=\(value): dmy, mdy or ymd")
                        }
                    default: throw DataError(file: file.path, line: row.line, message: "\(key)= is no setting")
                    }
                }
            }
        }
        return settings
    }

    /// `3`, `1.5`, `1/3`, or a power of ten `10^15`.
    static func number(_ text: String) -> ExactNumber? {
        if let plain = ExactNumber(decimal: text) { return plain }
        let fraction = text.split(separator: "/")
        if fraction.count == 2, let a = ExactNumber(decimal: fraction[0]), let b = ExactNumber(decimal: fraction[1]) {
            return a.divided(by: b)
        }
        if text.hasPrefix("10^"), let exponent = Int(text.dropFirst(3)) {
            return ExactNumber(digits: 1, exponent: exponent)
        }
        return nil
    }

    /// Class names as rows write them: `ordinal-suffix` for `ordinalSuffix`.
    static let classes: [String: EntryClass] = {
        var result: [String: EntryClass] = [:]
        for c in EntryClass.allCases { result[hyphenated("\(c)")] = c }
        return result
    }()
    static let keys: [String: FieldKey] = {
        var result: [String: FieldKey] = [:]
        for k in FieldKey.allCases { result["\(k)"] = k }
        return result
    }()

    private static func hyphenated(_ name: String) -> String {
        var result = ""
        for c in name.unicodeScalars {
            if c.value >= 65, c.value <= 90 {
                result += "-" + String(Character(Unicode.Scalar(c.value + 32)!))
            } else {
                result.unicodeScalars.append(c)
            }
        }
        return result
    }
}

/// Cuts a lexicon form into folded words, by the same rules as the tokenizer: letters and marks make a word, anything else stands alone,
/// hyphens between words are dropped (phrases match with and without them).
struct FormSplitter {
    let folding: Folding

    struct Part {
        var bytes: [UInt8]
        var isStem: Bool
        var hasDigits: Bool
    }

    func words(of form: String) -> [Part] {
        var parts: [Part] = []
        var current: [UInt8] = []
        var digits = false
        func close(stem: Bool = false) {
            if !current.isEmpty { parts.append(Part(bytes: current, isStem: stem, hasDigits: digits)) }
            current = []
            digits = false
        }
        for scalar in form.unicodeScalars {
            switch folding.characterClass(scalar.value) {
            case .letter, .mark:
                if digits { close() }
                append(scalar.value, to: &current)
            case .digit:
                if !digits { close() }
                digits = true
                append(scalar.value, to: &current)
            case .ignorable: continue
            case .space, .newline: close()
            case .punctuation, .symbol:
                if scalar == "*", !current.isEmpty {
                    close(stem: true)
                    continue
                }
                close()
                // A hyphen alone is a form; between words it is dropped.
                if Tokenizer.isHyphen(scalar.value), form.unicodeScalars.count > 1 { continue }
                // A mark's own form, as the tokenizer looks it up: folding would make ⅔ a 2.
                Tokenizer.appendUTF8(
                    Tokenizer.isHyphen(scalar.value)
                        ? 0x2D : folding.fold(scalar.value).base == 0x27 ? 0x27 : scalar.value, to: &current)
                close()
            }
        }
        close()
        return parts
    }

    private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        let (base, mark) = folding.fold(scalar)
        if base != 0 { Tokenizer.appendUTF8(base, to: &bytes) }
        if mark != 0 { Tokenizer.appendUTF8(mark, to: &bytes) }
    }
}
