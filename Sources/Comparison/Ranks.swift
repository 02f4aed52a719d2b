/// Ranks for 64-bit values, which compare like the values and fit half the room: the values of a comparison are few.
struct Ranks {
    private var numbers = NumberTable(capacity: 256)
    private var values: [Int64] = []

    /// The number of a value, in the order in which they come.
    @inline(__always)
    mutating func number(of value: Int64) -> Int32 {
        let number = numbers.number(of: UInt64(bitPattern: value))
        if Int(number) == values.count { values.append(value) }
        return number
    }

    /// The rank of the value of each number.
    func byNumber() -> [Int32] {
        var ranks = [Int32](repeating: 0, count: values.count)
        let sorted = values.indices.sorted { values[$0] < values[$1] }
        for (rank, number) in sorted.enumerated() { ranks[number] = Int32(truncatingIfNeeded: rank) }
        return ranks
    }
}
