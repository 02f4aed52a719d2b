/// Which entries of a log stand, and states on the way to them: a log that only takes back and does again, a hundred thousand
/// times, is followed in little more than as many steps.
struct History: Sendable {
    /// What one command did: undo takes it back as a whole.
    struct Step: Sendable {
        /// The number of its first entry, which the others join.
        var number: Int
        /// Positions of its entries in the log.
        var positions = SharedList<Int>()
    }

    /// The steps that stand, oldest first.
    private(set) var applied = SharedList<Step>()
    /// The steps that were undone and may be done again, the next one last.
    private(set) var undone = SharedList<Step>()
    /// States after so many of `applied`, shallow ones first. The nearer to the end, the closer they stand: going back by one
    /// finds one near, and however long the log is there are few.
    private var checkpoints: [(depth: Int, state: SessionState)] = []
    /// How many states are kept.
    var kept: Int { checkpoints.count }

    /// Follows an entry that was put at a position of the log.
    mutating func record(_ entry: LogEntry, at position: Int) {
        guard entry.kind == .change else { return }
        switch entry.command {
        case "undo":
            if let last = applied.popLast() { undone.append(last) }
            checkpoints.removeAll { $0.depth > applied.count }
        case "redo": if let last = undone.popLast() { applied.append(last) }
        default:
            if let first = entry.joins, let last = applied.last, last.number == first {
                checkpoints.removeAll { $0.depth >= applied.count }
            } else {
                applied.append(Step(number: entry.number))
            }
            applied[applied.count - 1].positions.append(position)
            undone = SharedList()
        }
    }

    /// The deepest state that is known among the first `depth` entries that stand.
    func start(before depth: Int) -> (depth: Int, state: SessionState) {
        checkpoints.last { $0.depth <= depth } ?? (0, SessionState())
    }

    /// Keeps a state on the way back to `target`, where it stands well; those that do no longer are dropped.
    mutating func keep(_ state: SessionState, depth: Int, target: Int) {
        // Of the multiples of each power of two, the last two.
        func standsWell(_ depth: Int) -> Bool { depth + 2 << depth.trailingZeroBitCount > target }
        guard depth > 0, standsWell(depth) else { return }
        checkpoints.removeAll { $0.depth >= depth || !standsWell($0.depth) }
        checkpoints.append((depth, state))
    }
}
