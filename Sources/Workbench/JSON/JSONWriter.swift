import Claims

/// Writes JSON (RFC 8259) straight into bytes: members in the order in which they are written, numbers exact.
///
///     var json = JSONWriter()
///     json.object { $0.member("id", "a1") }        // {"id":"a1"}
///
/// What could act on a terminal, or make text read other than it is stored (see `SafeText`), is written as `\uXXXX`, which reads
/// back the same: JSON may go to a terminal too.
///
/// In the pretty style a caller says where lines end; every other separator is one space. The compact style writes none.
///
/// The bytes lie in storage of the writer's own, so that a byte is stored with no question of who else holds it: batches write eight
/// bytes for every byte they read.
package struct JSONWriter: ~Copyable, @unchecked Sendable {
    /// How white space is written.
    package enum Style: Sendable, Hashable {
        /// None: for JSON lines and digests.
        case compact
        /// Lines where `line()` asks for one, two spaces a level.
        case pretty
    }

    /// Storage for `capacity` bytes, of which the first `count` were written. Whatever stores calls `room` first.
    private var storage: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes were written.
    package private(set) var count = 0
    private let pretty: Bool
    private var needsComma = false
    private var lineAsked = false
    private var depth = 0
    /// The day that was written last, and where it stands: most dates of an article are of few days.
    private var lastDay = (number: Int.min, place: 0)

    /// A writer with nothing written.
    package init(_ style: Style = .compact, capacity: Int = 0) {
        pretty = style == .pretty
        self.capacity = max(capacity, 64)
        storage = .allocate(capacity: self.capacity)
    }

    deinit { storage.deallocate() }

    /// What was written.
    package var bytes: [UInt8] { Array(written) }

    /// What was written, as text.
    package var text: String { String(decoding: written, as: UTF8.self) }

    /// What was written, in place: valid until more is written.
    private var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: storage, count: count) }

    /// Hands what was written to `body`, uncopied.
    package borrowing func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(written))
    }

    // MARK: Storage

    /// Makes room for `more` bytes behind those written.
    @inline(__always)
    private mutating func room(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: storage, count: count)
        storage.deallocate()
        storage = larger
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        room(1)
        storage[count] = byte
        count += 1
    }

    /// Stores bytes that room was made for.
    @inline(__always)
    private mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        (storage + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Stores ASCII that room was made for.
    @inline(__always)
    private mutating func store(_ text: StaticString) {
        (storage + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    /// Hands the UTF-8 of a text to `body`, which must not hold on to it.
    @inline(__always)
    private static func withUTF8(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if text.utf8.withContiguousStorageIfAvailable(body) == nil { Array(text.utf8).withUnsafeBufferPointer(body) }
    }

    private mutating func put(_ text: String) {
        Self.withUTF8(text) { utf8 in
            room(utf8.count)
            store(utf8)
        }
    }

    // MARK: Structure

    /// In the pretty style, the next thing begins a line.
    package mutating func line() { lineAsked = pretty }

    /// `{`
    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// `}`
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    /// `[`
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// `]`
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    /// The name of the next member, one that needs no escape.
    @inline(__always)
    package mutating func key(_ name: StaticString) {
        separate()
        room(name.utf8CodeUnitCount + 4)
        storage[count] = UInt8(ascii: "\"")
        count += 1
        store(name)
        endKey()
    }

    /// The name of the next member.
    @_disfavoredOverload
    package mutating func key(_ name: String) {
        separate()
        quote(name)
        count -= 1
        room(3)
        endKey()
    }

    /// Behind a name; there is room for three bytes.
    @inline(__always)
    private mutating func endKey() {
        storage[count] = UInt8(ascii: "\"")
        storage[count + 1] = UInt8(ascii: ":")
        count += 2
        if pretty {
            storage[count] = UInt8(ascii: " ")
            count += 1
        }
        needsComma = false
    }

    @inline(__always)
    private mutating func open(_ byte: UInt8) {
        separate()
        put(byte)
        depth += 1
        needsComma = false
    }

    @inline(__always)
    private mutating func close(_ byte: UInt8) {
        depth -= 1
        if lineAsked { newline() }
        put(byte)
        needsComma = true
    }

    @inline(__always)
    private mutating func separate() {
        if pretty {
            separatePretty()
        } else {
            if needsComma { put(UInt8(ascii: ",")) }
            needsComma = true
        }
    }

    private mutating func separatePretty() {
        if needsComma {
            put(UInt8(ascii: ","))
            if !lineAsked { put(UInt8(ascii: " ")) }
        }
        if lineAsked { newline() }
        needsComma = true
    }

    private mutating func newline() {
        put(UInt8(ascii: "\n"))
        for _ in 0..<depth * 2 { put(UInt8(ascii: " ")) }
        lineAsked = false
    }

    /// Ends a document or a line of JSON lines.
    package mutating func endLine() {
        put(UInt8(ascii: "\n"))
        needsComma = false
        lineAsked = false
    }

    /// Forgets what was written and keeps the memory.
    package mutating func clear() {
        count = 0
        lastDay = (Int.min, 0)
    }

    // MARK: Values

    /// A string.
    package mutating func value(_ text: String) {
        separate()
        quote(text)
    }
    /// A whole number.
    package mutating func value(_ number: Int) {
        separate()
        append(number)
    }
    /// A number: a plain decimal, rounded to 12 digits where no decimal holds it.
    package mutating func value(_ number: ExactNumber) {
        separate()
        append(number)
    }
    /// A truth value.
    package mutating func value(_ truth: Bool) {
        separate()
        room(5)
        if truth { store("true") } else { store("false") }
    }
    /// A day, a minute or a stretch, in ISO 8601.
    package mutating func value(_ date: CivilInterval) {
        separate()
        part(date)
    }
    /// In the compact style, writes a span's object at once: no value is written as often. False in the pretty style, and nothing is written.
    mutating func writesCompactly(_ span: Span) -> Bool {
        if pretty { return false }
        separate()
        part(span)
        return true
    }
    /// `null`.
    @inline(__always)
    package mutating func null() {
        separate()
        room(4)
        store("null")
    }
    /// JSON text that was checked already, as it stands.
    package mutating func raw(_ json: String) {
        separate()
        put(json)
    }

    // MARK: Values in parts

    /// Begins a value whose parts the caller writes, marks and all: in the compact style only, which needs no lines.
    mutating func beginParts() {
        precondition(!pretty)
        separate()
    }
    /// Part of a string: valid UTF-8.
    mutating func part(_ utf8: UnsafeBufferPointer<UInt8>) { putEscaped(utf8) }
    /// Part of a string.
    mutating func part(_ text: String) { Self.withUTF8(text) { putEscaped($0) } }
    /// A text as it stands within quotation marks, for one that is written many times.
    static func escaped(_ text: String) -> [UInt8] {
        var json = JSONWriter()
        json.part(text)
        return json.bytes
    }
    /// Part of a string that was escaped before.
    mutating func part(escaped text: [UInt8]) {
        room(text.count)
        text.withUnsafeBufferPointer { store($0) }
    }
    /// Bytes that were written before, once more.
    mutating func again(_ range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        room(range.count)
        store(UnsafeBufferPointer(start: storage + range.lowerBound, count: range.count))
    }
    /// ASCII as it stands: names and marks.
    @inline(__always)
    mutating func constant(_ text: StaticString) {
        room(text.utf8CodeUnitCount)
        store(text)
    }
    /// A whole number.
    @inline(__always)
    mutating func part(_ number: Int) { append(number) }
    /// A truth value.
    @inline(__always)
    mutating func part(_ truth: Bool) { if truth { constant("true") } else { constant("false") } }
    /// A string in quotation marks, or null.
    mutating func quoted(_ text: UnsafeBufferPointer<UInt8>?) { if let text { quote(text) } else { constant("null") } }
    /// A number or null; where no decimal holds it, its fraction stands behind `fraction`.
    mutating func part(_ number: ExactNumber?, fraction: StaticString) {
        guard let number else { return constant("null") }
        if number.denominator == 1, let small = Int(exactly: number.numerator) { return append(small) }
        if appendDecimal(number) { return }
        put(number.jsonText)
        constant(fraction)
        constant("{\"num\":")
        put(String(number.numerator))
        constant(",\"den\":")
        put(String(number.denominator))
        constant("}")
    }
    /// A day, a minute or a stretch, in ISO 8601, or null.
    mutating func part(_ date: CivilInterval?) {
        guard let date else { return constant("null") }
        room(2 * Self.longestMoment + 3)
        storage[count] = UInt8(ascii: "\"")
        count += 1
        store(date.start)
        if date.start != date.end {
            storage[count] = UInt8(ascii: "/")
            count += 1
            store(date.end)
        }
        storage[count] = UInt8(ascii: "\"")
        count += 1
    }
    /// A span's object.
    mutating func part(_ span: Span) {
        // The names and brackets are 42 bytes, and no number has more than 20.
        room(128)
        if span.field == .title {
            store("{\"in\":\"title\",\"utf8\":[")
        } else {
            store("{\"in\":\"text\",\"utf8\":[")
        }
        store(span.utf8.lowerBound)
        store(",")
        store(span.utf8.upperBound)
        store("],\"scalars\":[")
        store(span.scalars.lowerBound)
        store(",")
        store(span.scalars.upperBound)
        store("]}")
    }

    /// A string, given as valid UTF-8.
    mutating func value(_ utf8: UnsafeBufferPointer<UInt8>) {
        separate()
        quote(utf8)
    }

    /// The elements that another writer wrote behind the bracket of a list that is open, into the list that is open here.
    mutating func elements(of list: borrowing JSONWriter) {
        guard list.count > 1 else { return }
        separate()
        room(list.count - 1)
        list.withBytes { store(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt8.self).dropFirst())) }
    }

    /// Forgets what was written behind the first `count` bytes, where a document or a line ended.
    mutating func cut(to count: Int) {
        precondition(count <= self.count)
        self.count = count
        needsComma = false
        lineAsked = false
        depth = 0
        lastDay = (Int.min, 0)
    }

    // MARK: Members

    /// A string, or null.
    @inline(__always)
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }
    /// A whole number, or null.
    @inline(__always)
    package mutating func member(_ name: StaticString, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }
    /// A number, or null.
    @inline(__always)
    package mutating func member(_ name: StaticString, _ number: ExactNumber?) {
        key(name)
        if let number { value(number) } else { null() }
    }
    /// A day, a minute or a stretch, or null.
    @inline(__always)
    package mutating func member(_ name: StaticString, _ date: CivilInterval?) {
        key(name)
        if let date { value(date) } else { null() }
    }
    /// A truth value.
    @inline(__always)
    package mutating func member(_ name: StaticString, _ truth: Bool) {
        key(name)
        value(truth)
    }
    /// A list of strings.
    package mutating func member(_ name: StaticString, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// A string under a name that is not known beforehand.
    @_disfavoredOverload
    package mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }
    /// A whole number under a name that is not known beforehand.
    @_disfavoredOverload
    package mutating func member(_ name: String, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    // MARK: Digits

    @inline(__always)
    private mutating func append(_ number: Int) {
        room(20)
        store(number)
    }

    private mutating func append(_ number: ExactNumber) { if !appendDecimal(number) { put(number.jsonText) } }

    /// Writes a number that a decimal holds; false where none does, and nothing is written.
    private mutating func appendDecimal(_ number: ExactNumber) -> Bool {
        guard let (digits, places) = number.decimal else { return false }
        if let small = Int(exactly: digits) { append(small, places: places) } else { put(number.jsonText) }
        return true
    }

    /// Stores a number that room was made for: 20 bytes at most.
    @inline(__always)
    private mutating func store(_ number: Int) {
        if number >= 0, number < 10 {
            storage[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)
            count += 1
        } else if number >= 0, number < 100 {
            store(twoDigits: number)
        } else if number >= 0, number < 10_000 {
            if number < 1000 {
                storage[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 100)
                count += 1
            } else {
                store(twoDigits: number / 100)
            }
            store(twoDigits: number % 100)
        } else {
            append(number, places: 0)
        }
    }

    /// Writes `digits` with the last `places` of them behind a point, without noughts at the end.
    private mutating func append(_ digits: Int, places: Int) {
        var rest = digits.magnitude
        var places = places
        while places > 0, rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        // A digit stands before the point, whatever the number.
        let length = max(Self.digitCount(rest), places + 1)
        room(length + 2)
        if digits < 0 {
            storage[count] = UInt8(ascii: "-")
            count += 1
        }
        var at = count + length + (places > 0 ? 1 : 0)
        count = at
        for written in 0..<length {
            if places > 0, written == places {
                at -= 1
                storage[at] = UInt8(ascii: ".")
            }
            at -= 1
            storage[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    private static func digitCount(_ number: UInt) -> Int {
        var (count, limit) = (1, UInt(10))
        while number >= limit {
            count += 1
            let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
            if overflow { break }
            limit = next
        }
        return count
    }

    /// `2022-01-06`
    private static let dayLength = 10

    /// `-5877641-06-24T12:34` is the longest moment that a `CivilTime` can hold.
    private static let longestMoment = 24

    /// Stores a moment that room was made for.
    private mutating func store(_ moment: CivilTime) {
        if moment.day == lastDay.number {
            (storage + count).update(from: storage + lastDay.place, count: Self.dayLength)
            count += Self.dayLength
        } else {
            let (year, month, day) = moment.date
            guard (0...9999).contains(year) else {
                Self.withUTF8(moment.iso) { store($0) }
                return
            }
            lastDay = (moment.day, count)
            store(twoDigits: year / 100)
            store(twoDigits: year % 100)
            storage[count] = UInt8(ascii: "-")
            count += 1
            store(twoDigits: month)
            storage[count] = UInt8(ascii: "-")
            count += 1
            store(twoDigits: day)
        }
        guard let minute = moment.minute else { return }
        storage[count] = UInt8(ascii: "T")
        count += 1
        store(twoDigits: minute / 60)
        storage[count] = UInt8(ascii: ":")
        count += 1
        store(twoDigits: minute % 60)
    }

    @inline(__always)
    private mutating func store(twoDigits number: Int) {
        storage[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
        storage[count + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
        count += 2
    }

    // MARK: Strings

    /// No byte of a text takes more than this many in JSON (`\u0000`).
    private static let longestEscape = 6

    private mutating func quote(_ text: String) { Self.withUTF8(text) { quote($0) } }

    private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
        put(UInt8(ascii: "\""))
        putEscaped(utf8)
        put(UInt8(ascii: "\""))
    }

    private mutating func putEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        if storePlain(utf8) { return }
        var i = 0
        while i < utf8.count {
            // Room is made a block at a time: a whole article is quoted too, and nearly all of it needs no escape. The last
            // character of a block may reach three bytes into the next.
            let end = min(utf8.count, i + 512)
            room((end - i + 3) * Self.longestEscape)
            while i < end {
                let byte = utf8[i]
                if Self.mayNeedEscape(byte) {
                    let length = escape(utf8, at: i)
                    i += length
                    if length > 0 { continue }
                }
                storage[count] = byte
                count += 1
                i += 1
            }
        }
    }

    /// Stores a text in which no escape may begin, eight bytes at a time; false where one may, and nothing is stored then.
    private mutating func storePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = utf8.count
        // The last eight bytes are stored whole.
        room(length + 8)
        let raw = UnsafeRawBufferPointer(utf8)
        let target = UnsafeMutableRawPointer(storage + count)
        var mayNeedEscape = false
        if length >= 8 {
            var i = 0
            while i + 8 < length {
                let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                if Self.mayNeedEscape(eight) { return false }
                target.storeBytes(of: eight, toByteOffset: i, as: UInt64.self)
                i += 8
            }
            // Some of the last were looked at already.
            let eight = raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
            mayNeedEscape = Self.mayNeedEscape(eight)
            target.storeBytes(of: eight, toByteOffset: length - 8, as: UInt64.self)
        } else {
            // Put together in one number, with letters behind the last byte, which need no escape.
            var eight: UInt64 = 0x6161_6161_6161_6161 << UInt64(8 * length)
            if length >= 4 {
                let last = raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
                eight |= UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
                eight |= UInt64(UInt32(littleEndian: last)) << UInt64(8 * (length - 4))
            } else {
                for i in 0..<length { eight |= UInt64(utf8[i]) << UInt64(8 * i) }
            }
            mayNeedEscape = Self.mayNeedEscape(eight)
            target.storeBytes(of: eight.littleEndian, as: UInt64.self)
        }
        if !mayNeedEscape { count += length }
        return !mayNeedEscape
    }

    /// Whether an escape may begin at one of eight bytes. Each term has the high bit of a byte set where the byte is the one looked for, or
    /// below 0x20; a byte above one that is may have it set as well, which costs a closer look and nothing else.
    @inline(__always)
    private static func mayNeedEscape(_ eight: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func has(_ byte: UInt64) -> UInt64 {
            let difference = eight ^ ones &* byte
            return (difference &- ones) & ~difference
        }
        let ascii = (eight &- ones &* 0x20) & ~eight | has(0x22) | has(0x5C) | has(0x7F)
        return (ascii | has(0xC2) | has(0xE2) | has(0xEF) | has(0xF3)) & (ones &* 0x80) != 0
    }

    /// Whether an escape may begin at the byte: controls, quote, backslash, and the first bytes of those characters that are escaped
    /// (U+0080–009F, U+2028–206F, U+FFF9–FFFB, U+E0000–E0FFF).
    @inline(__always)
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2, 0xEF, 0xF3: true
        default: false
        }
    }

    /// Stores the escape of the character that begins at `i`, where it needs one; gives its length, 0 where it needs none.
    private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let byte = utf8[i]
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        // Strings are UTF-8: the bytes that the first one announces are there.
        var value = length == 1 ? UInt32(byte) : UInt32(byte & (0x7F >> UInt8(length)))
        for k in 1..<max(1, length) { value = value << 6 | UInt32(utf8[i + k] & 0x3F) }
        if length > 1 {
            guard let scalar = Unicode.Scalar(value), SafeText.isUnsafe(scalar) else { return 0 }
        }
        storage[count] = UInt8(ascii: "\\")
        switch byte {
        case 0x22, 0x5C: storage[count + 1] = byte
        case 0x08: storage[count + 1] = UInt8(ascii: "b")
        case 0x09: storage[count + 1] = UInt8(ascii: "t")
        case 0x0A: storage[count + 1] = UInt8(ascii: "n")
        case 0x0C: storage[count + 1] = UInt8(ascii: "f")
        case 0x0D: storage[count + 1] = UInt8(ascii: "r")
        default:
            for unit in UTF16.encode(Unicode.Scalar(value) ?? "\u{FFFD}")! { store(unit: unit) }
            return length
        }
        count += 2
        return length
    }

    /// `\u` and four hexadecimal digits.
    private mutating func store(unit: UInt16) {
        storage[count] = UInt8(ascii: "\\")
        storage[count + 1] = UInt8(ascii: "u")
        for digit in 0..<4 {
            let value = UInt8(truncatingIfNeeded: unit >> UInt16(12 - 4 * digit)) & 15
            storage[count + 2 + digit] = (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) + value
        }
        count += 6
    }
}
