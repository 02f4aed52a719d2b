/// Values by name, of which none is ever taken out or changed. Copies share what they have in common: putting one into a table that is
/// shared copies a part of it that is small on average, whatever its size.
struct GrowingTable<Value: Sendable>: Sendable {
    /// Parts of the table, larger ones first; each has more than all behind it together, so that there are few.
    private var parts: [[String: Value]] = []

    /// How many values there are.
    private(set) var count = 0

    /// The value under a name; nil where there is none.
    subscript(name: String) -> Value? {
        for part in parts { if let value = part[name] { return value } }
        return nil
    }

    /// Puts a value under a name that has none.
    mutating func insert(_ value: Value, under name: String) {
        var last = [name: value]
        while let part = parts.last, part.count <= last.count {
            parts.removeLast()
            last.merge(part) { a, _ in a }
        }
        parts.append(last)
        count += 1
    }

    /// Names and values, in no order.
    var all: some Sequence<(key: String, value: Value)> { parts.lazy.joined().map { (key: $0.key, value: $0.value) } }
}
