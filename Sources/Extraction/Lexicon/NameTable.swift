/// The strings of a lexicon by symbol, as UTF-8 in one place: handing one out makes no string and counts no references.
struct NameTable: ~Copyable, Sendable {
    private let bytes: RowBuffer<UInt8>
    /// Where each name begins; one more for where the last ends.
    private let starts: RowBuffer<Int32>

    init(_ names: [String]) {
        var bytes = RowBuffer<UInt8>()
        var starts = RowBuffer<Int32>(capacity: names.count + 1)
        for name in names {
            starts.append(Int32(bytes.count))
            for byte in name.utf8 { bytes.append(byte) }
        }
        starts.append(Int32(bytes.count))
        self.bytes = bytes
        self.starts = starts
    }

    /// The name of a symbol: valid as long as the table is.
    @inline(__always)
    subscript(symbol: Symbol) -> UnsafeBufferPointer<UInt8> {
        bytes.row[Int(starts[Int(symbol)])..<Int(starts[Int(symbol) + 1])]
    }
}
