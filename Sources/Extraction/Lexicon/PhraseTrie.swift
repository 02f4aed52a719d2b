/// The phrases of a lexicon as a trie over word numbers; entries hang at its nodes. Node 0 is the root.
struct PhraseTrie: Sendable {
    // While phrases are added; `sealed` lays it flat.
    private var lists: [[Int32]] = [[]]
    /// By node: where its entries begin in `entries`; the next node's beginning ends them.
    private(set) var firstEntry: [Int32] = []
    private(set) var entries: [Int32] = []
    /// By node: the bits (see `bit`) of the words that lead on from it; 0 where none does.
    private(set) var following: [UInt64] = [0]
    /// By word number, as far as any does: some phrase goes on with it.
    private var continuing: [Bool] = []
    private var keys = [UInt64](repeating: 0, count: 1 << 12)
    private var nodes = [Int32](repeating: 0, count: 1 << 12)
    private var edgeCount = 0

    /// One bit of a word: where two sets of words have none in common, no word is in both.
    static func bit(_ word: Int32) -> UInt64 { 1 << UInt64((UInt32(bitPattern: word) &* 0x9E37_79B9) >> 26) }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (keys.count - 1)
    }

    /// The node that `word` leads to from `node`; 0 where no phrase goes on so.
    @inline(__always)
    func next(_ node: Int32, _ word: Int32) -> Int32 {
        let key = Self.key(node, word)
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return nodes[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return 0
    }

    /// Whether some phrase goes on with the word, behind its first.
    func goesOn(with word: Int32) -> Bool { Int(word) < continuing.count && continuing[Int(word)] }

    /// The entries at a node.
    func entries(of node: Int) -> ArraySlice<Int32> {
        entries[Int(firstEntry[node])..<Int(firstEntry[node + 1])]
    }

    /// Whether a row holds the word by itself, not only within a longer phrase.
    func holds(word: Int32) -> Bool {
        let node = Int(next(0, word))
        return node != 0 && firstEntry[node] < firstEntry[node + 1]
    }

    /// Adds an entry under a phrase of word numbers.
    mutating func add(_ entry: Int32, phrase: [Int32]) {
        var node: Int32 = 0
        for word in phrase.dropFirst() {
            while continuing.count <= Int(word) { continuing.append(false) }
            continuing[Int(word)] = true
        }
        for word in phrase {
            var following = next(node, word)
            if following == 0 {
                following = Int32(lists.count)
                lists.append([])
                self.following.append(0)
                self.following[Int(node)] |= Self.bit(word)
                edgeCount += 1
                if edgeCount * 2 > keys.count { grow() }
                insert(Self.key(node, word), following)
            }
            node = following
        }
        lists[Int(node)].append(entry)
    }

    /// The same trie with its entries laid flat: the form that is read from.
    func sealed() -> PhraseTrie {
        var result = self
        for list in lists {
            result.firstEntry.append(Int32(result.entries.count))
            result.entries.append(contentsOf: list)
        }
        result.firstEntry.append(Int32(result.entries.count))
        result.lists = []
        return result
    }

    private mutating func insert(_ key: UInt64, _ node: Int32) {
        var slot = slot(key)
        while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
        keys[slot] = key
        nodes[slot] = node
    }

    private mutating func grow() {
        let (oldKeys, oldNodes) = (keys, nodes)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        nodes = [Int32](repeating: 0, count: oldKeys.count * 2)
        for (i, key) in oldKeys.enumerated() where key != 0 { insert(key, oldNodes[i]) }
    }
}
