import Claims
import Glibc

/// Reads JSON (RFC 8259) in one pass over bytes, strictly: UTF-8 without lone surrogates, no name twice in an object, at most
/// `depthLimit` levels, numbers exact or refused. Nothing is built that is not asked for.
///
///     let id = try JSONReader.read(bytes) { reader throws(JSONError) in
///         var id = ""
///         try reader.object { reader, key throws(JSONError) in
///             if key == "id" { id = try reader.string() } else { _ = try reader.skip() }
///         }
///         return id
///     }
package struct JSONReader {
    /// How deep values may nest: our own documents need eight.
    package static let depthLimit = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private let isLenient: Bool
    /// The last string of each hash.
    private var common: [String] = []
    private var position = 0
    private var depth = 0
    /// How many members were passed over.
    private(set) var passedOver = 0
    private let arena = Arena()
    private var path: [Step] = []
    /// Names of the objects that are open, for telling that one occurs twice.
    private var names: [Key] = []

    private enum Step {
        case name(Key)
        case index(Int)
    }

    /// The kinds of value there are.
    package enum Kind: String, Sendable, Hashable {
        case object = "an object"
        case array = "a list"
        case string = "a string"
        case number = "a number"
        case boolean = "true or false"
        case null
    }

    /// A member's name, valid while its reader is: bytes of the input, or of the arena where it was written with escapes.
    package struct Key {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        /// Of the length and the last eight bytes: tells most names apart without reading them.
        fileprivate let hash: UInt64

        fileprivate init(_ bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
            var hash = UInt64(truncatingIfNeeded: bytes.count)
            for byte in bytes.suffix(8) { hash = hash << 8 ^ UInt64(byte) }
            self.hash = hash
        }

        /// Whether the name is `text`.
        @inline(__always)
        package static func == (key: Key, text: StaticString) -> Bool {
            key.bytes.count == text.utf8CodeUnitCount
                && (key.bytes.isEmpty || memcmp(key.bytes.baseAddress!, text.utf8Start, key.bytes.count) == 0)
        }

        /// For `switch`.
        @inline(__always)
        package static func ~= (text: StaticString, key: Key) -> Bool { key == text }

        fileprivate func isSame(as other: Key) -> Bool {
            hash == other.hash && bytes.count == other.bytes.count
                && (bytes.isEmpty || memcmp(bytes.baseAddress!, other.bytes.baseAddress!, bytes.count) == 0)
        }

        /// The name as text.
        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// Where names lie that were written with escapes.
    private final class Arena {
        private var blocks: [UnsafeMutableBufferPointer<UInt8>] = []
        func keep(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
            let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = block.initialize(from: bytes)
            blocks.append(block)
            return UnsafeBufferPointer(block)
        }
        deinit { for block in blocks { block.deallocate() } }
    }

    /// Reads the one value that `bytes` hold; throws where they hold anything more. A lenient reader takes halves of surrogate
    /// pairs, as U+FFFD: for finding out whose a broken line is.
    package static func read<T>(
        _ bytes: borrowing [UInt8], lenient: Bool = false, _ body: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> T in
            try read(buffer, lenient: lenient, body)
        }
    }

    /// Reads the one value that the buffer holds; throws where it holds anything more.
    package static func read<T>(
        _ buffer: UnsafeBufferPointer<UInt8>, lenient: Bool = false, _ body: (inout JSONReader) throws(JSONError) -> T
    ) throws(JSONError) -> T {
        var reader = JSONReader(bytes: buffer, lenient: lenient)
        try reader.checkUTF8()
        reader.skipSpace()
        let value = try body(&reader)
        reader.skipSpace()
        if reader.position < buffer.count { throw reader.error(.syntax, "there is more after the value") }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, lenient: Bool) {
        self.bytes = bytes
        isLenient = lenient
        path.reserveCapacity(Self.depthLimit)
        names.reserveCapacity(64)
    }

    private mutating func checkUTF8() throws(JSONError) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            position = error.byteOffsets.lowerBound
            throw self.error(.text, "is not UTF-8")
        }
    }

    // MARK: Errors

    /// An error at the place that is being read.
    package func error(_ cause: JSONError.Cause, _ message: String) -> JSONError {
        let end = min(position, bytes.count)
        var line = 1
        var lineStart = 0
        for i in 0..<end where bytes[i] == UInt8(ascii: "\n") {
            line += 1
            lineStart = i + 1
        }
        var text = ""
        for step in path {
            switch step {
            case .name(let key): text += (text.isEmpty ? "" : ".") + Self.shortened(key.text)
            case .index(let index): text += "[\(index)]"
            }
        }
        // A file that was cut off is no riddle of brackets.
        let isCutOff = cause == .syntax && position >= bytes.count && !message.hasPrefix("ends")
        let message = isCutOff ? message + ", and the text ends" : message
        return JSONError(cause: cause, message: message, line: line, column: end - lineStart + 1, path: text)
    }

    /// A name short enough for a message.
    private static func shortened(_ name: String) -> String {
        name.unicodeScalars.count <= 40 ? name : String(String.UnicodeScalarView(name.unicodeScalars.prefix(40))) + "…"
    }

    private func expected(_ what: Kind) -> JSONError {
        guard position < bytes.count else { return error(.syntax, "ends where \(what.rawValue) should be") }
        guard let found = kind else { return error(.syntax, "is no JSON value") }
        return error(.content, "should be \(what.rawValue) and is \(found.rawValue)")
    }

    // MARK: Looking

    /// The kind of the next value; nil where there is none.
    package var kind: Kind? {
        guard position < bytes.count else { return nil }
        return switch bytes[position] {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
        case UInt8(ascii: "n"): .null
        default: nil
        }
    }

    @inline(__always)
    private mutating func skipSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    // MARK: Structure

    /// Reads an object: `body` reads the value of each member, whose name it gets, and must read all of it.
    package mutating func object(
        _ body: (inout JSONReader, Key) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard kind == .object else { throw expected(.object) }
        try enter()
        let first = names.count
        defer { names.removeSubrange(first...) }
        var known: Set<String>?
        position += 1
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            depth -= 1
            return
        }
        while true {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw error(.syntax, "a member's name in quotes should be here")
            }
            let key = try readKey()
            if known == nil, names.count - first >= 32 { known = Set(names[first...].map(\.text)) }
            if known != nil {
                guard known?.insert(key.text).inserted ?? true else { throw twice(key) }
            } else {
                for i in first..<names.count where names[i].isSame(as: key) { throw twice(key) }
                names.append(key)
            }
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
                throw error(.syntax, "“:” should be here")
            }
            position += 1
            skipSpace()
            path.append(.name(key))
            try body(&self, key)
            path.removeLast()
            skipSpace()
            guard position < bytes.count else { throw error(.syntax, "ends inside an object") }
            if bytes[position] == UInt8(ascii: ",") {
                position += 1
                skipSpace()
            } else if bytes[position] == UInt8(ascii: "}") {
                position += 1
                depth -= 1
                return
            } else {
                throw error(.syntax, "“,” or “}” should be here")
            }
        }
    }

    private func twice(_ key: Key) -> JSONError {
        error(.syntax, "has the name “\(Self.shortened(key.text))” twice in one object")
    }

    /// Reads a list: `body` reads each value, and must read all of it.
    package mutating func array(_ body: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        guard kind == .array else { throw expected(.array) }
        try enter()
        position += 1
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
            position += 1
            depth -= 1
            return
        }
        var index = 0
        while true {
            path.append(.index(index))
            try body(&self)
            path.removeLast()
            index += 1
            skipSpace()
            guard position < bytes.count else { throw error(.syntax, "ends inside a list") }
            if bytes[position] == UInt8(ascii: ",") {
                position += 1
                skipSpace()
            } else if bytes[position] == UInt8(ascii: "]") {
                position += 1
                depth -= 1
                return
            } else {
                throw error(.syntax, "“,” or “]” should be here")
            }
        }
    }

    private mutating func enter() throws(JSONError) {
        guard depth < Self.depthLimit else {
            throw error(.syntax, "nests more than \(Self.depthLimit) levels deep")
        }
        depth += 1
    }

    // MARK: Values

    /// A string.
    package mutating func string() throws(JSONError) -> String {
        // The input was found to be UTF-8 as a whole, and a string is cut at ASCII characters.
        if let plain = scanPlainString() { return String(copying: UTF8Span(unchecked: plain.span)) }
        // Decoding escapes gives whole characters.
        let decoded = try scanEscapedString()
        return String(copying: UTF8Span(unchecked: decoded.span))
    }

    /// What `make` makes of a string's UTF-8, which it must not hold on to.
    mutating func string<T>(_ make: (UnsafeBufferPointer<UInt8>) -> T) throws(JSONError) -> T {
        if let plain = scanPlainString() { return make(plain) }
        let decoded = try scanEscapedString()
        return decoded.withUnsafeBufferPointer { make($0) }
    }

    /// A string that is likely to occur often, such as a rule's id: equal ones share their storage.
    package mutating func commonString() throws(JSONError) -> String {
        guard let bytes = scanPlainString() else { return String(decoding: try scanEscapedString(), as: UTF8.self) }
        // Fifteen bytes and less stand in the string itself.
        if bytes.count < 16 { return String(copying: UTF8Span(unchecked: bytes.span)) }
        if common.isEmpty { common = Array(repeating: "", count: 256) }
        var hash = bytes.count
        for i in 0..<8 { hash = hash &* 31 &+ Int(bytes[i]) &* 7 &+ Int(bytes[bytes.count - 1 - i]) }
        let slot = hash & 255
        let isKnown = common[slot].utf8.withContiguousStorageIfAvailable { known in
            known.count == bytes.count && memcmp(known.baseAddress!, bytes.baseAddress!, known.count) == 0
        }
        if isKnown != true { common[slot] = String(copying: UTF8Span(unchecked: bytes.span)) }
        return common[slot]
    }

    /// A common string or null.
    package mutating func optionalCommonString() throws(JSONError) -> String? { try isNull() ? nil : commonString() }

    /// A string or null.
    package mutating func optionalString() throws(JSONError) -> String? { try isNull() ? nil : string() }

    /// Reads a null, if there is one.
    package mutating func isNull() throws(JSONError) -> Bool {
        guard kind == .null else { return false }
        try word("null")
        return true
    }

    /// `true` or `false`.
    package mutating func boolean() throws(JSONError) -> Bool {
        guard kind == .boolean else { throw expected(.boolean) }
        let truth = bytes[position] == UInt8(ascii: "t")
        try word(truth ? "true" : "false")
        return truth
    }

    /// A whole number that fits an `Int`.
    package mutating func integer() throws(JSONError) -> Int {
        guard kind == .number else { throw expected(.number) }
        let start = position
        var value = 0
        let negative = bytes[position] == UInt8(ascii: "-")
        if negative { position += 1 }
        let digits = position
        while position < bytes.count, case let byte = bytes[position], byte >= 0x30, byte <= 0x39 {
            let (ten, o1) = value.multipliedReportingOverflow(by: 10)
            let (next, o2) = ten.subtractingReportingOverflow(Int(byte - 0x30))
            guard !o1, !o2 else {
                position = start
                throw error(.content, "is too large a number")
            }
            value = next
            position += 1
        }
        let leadingZero = position - digits > 1 && bytes[digits] == UInt8(ascii: "0")
        let goesOn = position < bytes.count && [0x2E, 0x65, 0x45].contains(bytes[position])
        if position == digits || leadingZero || goesOn || (!negative && value == Int.min) {
            position = start
            throw error(.content, "should be a whole number")
        }
        return negative ? value : -value
    }

    /// A plain decimal of at most 34 digits.
    package mutating func number() throws(JSONError) -> ExactNumber {
        guard kind == .number else { throw expected(.number) }
        if let value = shortWholeNumber() { return ExactNumber(value) }
        let start = position
        let text = try scanNumber()
        guard let value = ExactNumber(decimal: text) else {
            position = start
            throw error(.content, "should be a plain decimal of at most 34 digits, without an exponent")
        }
        return value
    }

    /// A whole number of few digits, which nearly all are; nil where something else is there, and nothing was read.
    private mutating func shortWholeNumber() -> Int? {
        var i = position
        var value = 0
        while i < bytes.count, i - position < 18, case let byte = bytes[i], byte >= 0x30, byte <= 0x39 {
            value = value * 10 + Int(byte - 0x30)
            i += 1
        }
        guard i > position, i == position + 1 || bytes[position] != 0x30 else { return nil }
        if i < bytes.count {
            switch bytes[i] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                return nil
            default: break
            }
        }
        position = i
        return value
    }

    /// A place in the input, to come back to what was read from there: `text(from:)`.
    struct Mark {
        fileprivate let position: Int
        fileprivate let passedOver: Int
    }

    /// The place that is being read.
    var mark: Mark { Mark(position: position, passedOver: passedOver) }

    /// Whether members were passed over since.
    func passedOver(since mark: Mark) -> Bool { passedOver > mark.passedOver }

    /// The text of what was read since, as it stands.
    func text(from mark: Mark) -> String {
        String(copying: UTF8Span(unchecked: UnsafeBufferPointer(rebasing: bytes[mark.position..<position]).span))
    }

    /// Reads any value, checks it and gives its text as it stands.
    package mutating func skip() throws(JSONError) -> String {
        let start = mark
        try skipValue()
        return text(from: start)
    }

    /// Reads the value of a member that is not known, and counts it.
    mutating func passOver() throws(JSONError) {
        try skipValue()
        passedOver += 1
    }

    /// Reads the value of a member that is not known, and keeps it.
    mutating func keep(_ key: Key, in unknown: inout JSONMembers) throws(JSONError) {
        unknown.members.append(.init(name: key.text, json: try skip()))
    }

    private mutating func skipValue() throws(JSONError) {
        switch kind {
        case .object: try object { reader, _ throws(JSONError) in try reader.skipValue() }
        case .array: try array { reader throws(JSONError) in try reader.skipValue() }
        case .string: if scanPlainString() == nil { _ = try scanEscapedString() }
        case .number: _ = try scanNumber()
        case .boolean: _ = try boolean()
        case .null: _ = try isNull()
        case nil:
            throw error(.syntax, position < bytes.count ? "is no JSON value" : "ends where a value should be")
        }
    }

    private mutating func word(_ text: StaticString) throws(JSONError) {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count, memcmp(bytes.baseAddress! + position, text.utf8Start, count) == 0 else {
            throw error(.syntax, "is no JSON value")
        }
        position += count
    }

    /// Two offsets in brackets, the first not behind the second, as spans have them; nil where something else is there, and nothing was read.
    mutating func offsets() -> Range<Int>? {
        var i = position
        func byte() -> UInt8 { i < bytes.count ? bytes[i] : 0 }
        func number() -> Int? {
            let start = i
            var value = 0
            while i < bytes.count, case let byte = bytes[i], byte >= 0x30, byte <= 0x39, i - start < 15 {
                value = value * 10 + Int(byte - 0x30)
                i += 1
            }
            return i == start || (i - start > 1 && bytes[start] == 0x30) ? nil : value
        }
        guard byte() == UInt8(ascii: "[") else { return nil }
        i += 1
        guard let low = number(), byte() == UInt8(ascii: ",") else { return nil }
        i += 1
        if byte() == 0x20 { i += 1 }
        guard let high = number(), byte() == UInt8(ascii: "]"), low <= high else { return nil }
        position = i + 1
        return low..<high
    }

    /// A number as RFC 8259 writes it, at most 400 bytes.
    private mutating func scanNumber() throws(JSONError) -> Substring {
        let start = position
        func isDigit(_ i: Int) -> Bool { i < bytes.count && bytes[i] >= 0x30 && bytes[i] <= 0x39 }
        var i = position
        if bytes[i] == UInt8(ascii: "-") { i += 1 }
        guard isDigit(i) else { throw error(.syntax, "is no number") }
        if bytes[i] == UInt8(ascii: "0"), isDigit(i + 1) { throw error(.syntax, "is a number with a leading 0") }
        while isDigit(i) { i += 1 }
        if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
            i += 1
            guard isDigit(i) else { throw error(.syntax, "is a number with no digit after the point") }
            while isDigit(i) { i += 1 }
        }
        if i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
            i += 1
            if i < bytes.count, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") { i += 1 }
            guard isDigit(i) else { throw error(.syntax, "is a number with no digit in its exponent") }
            while isDigit(i) { i += 1 }
        }
        guard i - start <= 400 else { throw error(.content, "is a number of \(i - start) bytes; at most 400 are read") }
        position = i
        return Substring(decoding: bytes[start..<i], as: UTF8.self)
    }

    private mutating func readKey() throws(JSONError) -> Key {
        if let plain = scanPlainString() { return Key(plain) }
        return Key(arena.keep(try scanEscapedString()))
    }

    /// Reads a string whose bytes are those of the input; nil where there is no string, or one that holds escapes or is wrong, and
    /// nothing was read.
    @inline(__always)
    private mutating func scanPlainString() -> UnsafeBufferPointer<UInt8>? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
        let start = position + 1
        let end = plainEnd(from: start)
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        position = end + 1
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// Reads a string that `scanPlainString` did not read: its text, decoded.
    @inline(never)
    private mutating func scanEscapedString() throws(JSONError) -> [UInt8] {
        guard kind == .string else { throw expected(.string) }
        let opening = position
        var i = position + 1
        var decoded: [UInt8] = []
        var runStart = i
        while i < bytes.count {
            i = plainEnd(from: i)
            guard i < bytes.count else { break }
            let byte = bytes[i]
            if byte == UInt8(ascii: "\"") {
                decoded.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<i]))
                position = i + 1
                return decoded
            }
            if byte < 0x20 {
                position = i
                throw error(.syntax, "has a control character in a string: it must be written as an escape")
            }
            guard byte == UInt8(ascii: "\\") else {
                i += 1
                continue
            }
            decoded.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<i]))
            position = i
            i = try unescape(at: i, into: &decoded)
            runStart = i
        }
        position = opening
        throw error(.syntax, "is a string that does not end")
    }

    /// The first quotation mark, backslash or control at or behind a byte, or the end: eight bytes are looked at together.
    @inline(__always)
    private func plainEnd(from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var i = start
        while i + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            let (quote, slash) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
            // The lowest high bit that is set is that of the first byte that is nought, nought, or below 0x20.
            let found =
                ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
            if found != 0 { return i + found.trailingZeroBitCount / 8 }
            i += 8
        }
        while i < bytes.count, bytes[i] >= 0x20, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: "\\") {
            i += 1
        }
        return i
    }

    /// Decodes the escape at `at`; gives the place after it.
    private mutating func unescape(at: Int, into decoded: inout [UInt8]) throws(JSONError) -> Int {
        guard at + 1 < bytes.count else { throw error(.syntax, "ends inside an escape") }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(bytes[at + 1])
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            let high = try hexadecimal(at: at + 2)
            var value = high
            var end = at + 6
            if high & 0xF800 == 0xD800 {
                let low =
                    end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\\") && bytes[end + 1] == UInt8(ascii: "u")
                    ? try hexadecimal(at: end + 2) : 0
                if high & 0xFC00 == 0xD800, low & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF
                    end += 6
                } else if isLenient {
                    value = 0xFFFD
                } else {
                    throw error(.text, "has half of a surrogate pair")
                }
            }
            guard let scalar = Unicode.Scalar(value) else { throw error(.text, "has half of a surrogate pair") }
            decoded.append(contentsOf: UTF8.encode(scalar)!)
            return end
        default: throw error(.syntax, "has an escape that JSON does not know")
        }
        return at + 2
    }

    private func hexadecimal(at: Int) throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw error(.syntax, "ends inside an escape") }
        var value: UInt32 = 0
        for i in at..<(at + 4) {
            let digit: UInt8
            switch bytes[i] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[i] - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[i] - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[i] - UInt8(ascii: "A") + 10
            default: throw error(.syntax, "has an escape \\u without four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
