import Claims
import Extraction

/// One line of `crosscheck extract`: read, extracted, written. What it writes is a promise (sessions/extract.schema.json).
struct BatchLine {
    /// What is wrong with a line, as other programs read it.
    enum Code: String {
        /// Not JSON, or not an object as promised.
        case badJSON
        /// Not UTF-8, or half of a surrogate pair.
        case badText
        /// More than 8 MiB.
        case tooLong
        /// The line's date is none.
        case badDate
        /// The language is not installed, or its data is broken.
        case badLanguage
    }

    /// Its number in the input, from 1, blank lines counted: what errors name.
    private let number: Int
    private var id: Identity = .none
    private var text: String?
    private var language: String?
    private var date: CivilTime?
    private var outlet: String?
    private var title: String?

    /// A line's id, given back as it came.
    private enum Identity {
        case none
        case text(String)
        case number(String)
    }

    private struct Failure: Error {
        var code: Code
        /// Counted in bytes from 1, where the line is no JSON as promised.
        var column: Int?
        var message: String
    }

    private init(number: Int) { self.number = number }

    /// Reads a line and writes the answer to it; false where the answer is an error.
    static func answer(
        _ line: UnsafeBufferPointer<UInt8>, number: Int, withImplied: Bool, engine: ExtractBatch.Engine,
        to json: inout JSONWriter
    ) -> Bool {
        var read = BatchLine(number: number)
        do throws(Failure) {
            try read.read(line)
            let input = read.input(withImplied: withImplied)
            if let scan = engine.scan, try read.scan(input, scan, withImplied: withImplied, to: &json) { return true }
            read.write(try read.extraction(input, engine.extract), withImplied: withImplied, to: &json)
            return true
        } catch {
            if case .none = read.id { read.id = salvagedID(line) }
            read.write(error, to: &json)
            return false
        }
    }

    /// Writes the error for a line of which only the beginning was kept.
    static func tooLong(beginning: [UInt8], number: Int, to json: inout JSONWriter) {
        var line = BatchLine(number: number)
        line.id = beginning.withUnsafeBufferPointer { salvagedID($0) }
        line.write(
            Failure(code: .tooLong, message: "the line is longer than \(LineChunks.lineLimit) bytes"), to: &json)
    }

    // MARK: Reading

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Failure) {
        var badDate: String?
        do throws(JSONError) {
            try JSONReader.read(line) { json throws(JSONError) in
                guard json.kind == .object else { throw json.error(.content, "should be an object") }
                try json.object { json, key throws(JSONError) in
                    switch key {
                    case "id": id = try Self.id(&json)
                    case "text": text = try json.string()
                    case "lang": language = try json.optionalString()
                    case "outlet": outlet = try json.optionalString()
                    case "title": title = try json.optionalString()
                    case "date":
                        guard let words = try json.optionalString() else { return }
                        date = CivilTime(iso: words)
                        if date == nil { badDate = words }
                    default: _ = try json.skip()
                    }
                }
            }
        } catch {
            let place = error.path.isEmpty ? "" : "\(error.path) "
            throw Failure(
                code: error.cause == .text ? .badText : .badJSON, column: error.column,
                message: "\(place)\(error.message)")
        }
        if text == nil { throw Failure(code: .badJSON, message: "text is missing") }
        if let badDate {
            throw Failure(
                code: .badDate, message: "“\(badDate.prefix(40))” is not a date: write 2022-01-06 or 2022-01-06T12:34")
        }
    }

    private static func id(_ json: inout JSONReader) throws(JSONError) -> Identity {
        if json.kind == .number { return .number(try json.skip()) }
        return .text(try json.string())
    }

    /// The id of a line that cannot be read as a whole: what is wrong with the text does not hide whose it is.
    private static func salvagedID(_ line: UnsafeBufferPointer<UInt8>) -> Identity {
        var found = Identity.none
        let repaired = Array(String(decoding: line, as: UTF8.self).utf8)
        _ = try? JSONReader.read(repaired, lenient: true) { json throws(JSONError) in
            try json.object { json, key throws(JSONError) in
                if key == "id" { found = try id(&json) } else { _ = try json.skip() }
            }
        }
        return found
    }

    // MARK: Extracting

    private func input(withImplied: Bool) -> Extractor.Input {
        let text = text ?? ""
        return Extractor.Input(
            text: text, title: title, articleKey: Article.makeKey(outlet: outlet, textDigest: Digest.sha256(text)),
            language: language, date: date, explains: false, withImplied: withImplied)
    }

    private func extraction(
        _ input: Extractor.Input, _ extract: ExtractBatch.Extract
    ) throws(Failure) -> Extractor.Output {
        do throws(DataError) {
            return try extract(input)
        } catch {
            throw Failure(code: .badLanguage, message: error.description)
        }
    }

    /// Reads the article and writes what is found as it is found; false where that cannot be done, and nothing is written then: no
    /// language is known, or claims share their words, so that their keys need ordinals.
    private func scan(
        _ input: Extractor.Input, _ scan: ExtractBatch.Scan, withImplied: Bool, to json: inout JSONWriter
    ) throws(Failure) -> Bool {
        let start = json.count
        var written = 0
        var isWritten = true
        let article = JSONWriter.escaped(input.articleKey)
        // The claims of the title wait until the quantities of the text are written.
        var waiting = JSONWriter()
        do throws(DataError) {
            let isKnown = try scan(input) { found in
                isWritten = isWritten && found.keysAreDistinct
                guard isWritten else { return }
                if json.count == start {
                    json.beginObject()
                    writeID(to: &json)
                    json.member("lang", found.language)
                    json.key("quantities")
                    json.beginArray()
                    waiting.beginArray()
                }
                // An implied singular is left out with its quantity.
                var isDropped: [Bool] = []
                for i in 0..<found.claimCount where !withImplied && found.isImpliedSingular(claim: i) {
                    if isDropped.isEmpty { isDropped = Array(repeating: false, count: found.quantityCount) }
                    isDropped[found.quantityIndex(ofClaim: i)] = true
                }
                let first = written
                for i in 0..<found.quantityCount where isDropped.isEmpty || !isDropped[i] {
                    json.value(found.quantity(i))
                    written += 1
                }
                if found.field == .title {
                    write(found, without: isDropped, firstQuantity: first, article: article, to: &waiting)
                } else {
                    json.endArray()
                    json.key("claims")
                    json.beginArray()
                    json.elements(of: waiting)
                    write(found, without: isDropped, firstQuantity: first, article: article, to: &json)
                    json.endArray()
                    json.endObject()
                    json.endLine()
                }
            }
            if !isWritten { json.cut(to: start) }
            return isKnown && isWritten
        } catch {
            throw Failure(code: .badLanguage, message: error.description)
        }
    }

    /// Writes the claims of a text, but those of the dropped quantities.
    private func write(
        _ found: Findings, without isDropped: [Bool], firstQuantity: Int, article: [UInt8], to json: inout JSONWriter
    ) {
        var (quantity, place) = (0, firstQuantity)
        for i in 0..<found.claimCount {
            let own = found.quantityIndex(ofClaim: i)
            while quantity < own {
                if isDropped.isEmpty || !isDropped[quantity] { place += 1 }
                quantity += 1
            }
            if isDropped.isEmpty || !isDropped[own] { json.claim(i, of: found, article: article, quantity: place) }
        }
    }

    // MARK: Writing

    private func writeID(to json: inout JSONWriter) {
        json.key("id")
        switch id {
        case .none: json.null()
        case .text(let text): json.value(text)
        case .number(let text): json.raw(text)
        }
    }

    private func write(_ failure: Failure, to json: inout JSONWriter) {
        json.beginObject()
        writeID(to: &json)
        json.key("error")
        json.beginObject()
        json.member("code", failure.code.rawValue)
        let column = failure.column.map { ", column \($0)" } ?? ""
        json.member("message", "line \(number)\(column): \(failure.message)")
        json.endObject()
        json.endObject()
        json.endLine()
    }

    private func write(_ output: Extractor.Output, withImplied: Bool, to json: inout JSONWriter) {
        let claims = ClaimKeys.areUnique(output.claims) ? output.claims : ClaimKeys.unique(output.claims)
        // An implied singular is left out with the quantity that only it has.
        let kept = claims.indices.filter { withImplied || !claims[$0].isImpliedSingular }
        var isDropped = [Bool](repeating: false, count: output.quantities.count)
        if kept.count < claims.count {
            for i in claims.indices where claims[i].isImpliedSingular { isDropped[output.quantityIndex[i]] = true }
            for i in kept { isDropped[output.quantityIndex[i]] = false }
        }
        var position = [Int](repeating: 0, count: output.quantities.count)
        json.beginObject()
        writeID(to: &json)
        json.member("lang", output.language)
        json.key("quantities")
        json.beginArray()
        var count = 0
        for (i, quantity) in output.quantities.enumerated() where !isDropped[i] {
            position[i] = count
            count += 1
            json.beginObject()
            json.members(of: quantity)
            json.endObject()
        }
        json.endArray()
        json.key("claims")
        json.beginArray()
        for i in kept {
            json.beginObject()
            json.member("key", claims[i].key)
            json.member("quantity", position[output.quantityIndex[i]])
            json.members(of: claims[i])
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
    }
}
