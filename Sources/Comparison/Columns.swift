import Claims

/// The figures of all slots once more, field by field in small numbers, so that how one figure stands to many others is found for eight
/// of them at a time.
///
/// Values become ranks, see `Ranks`; what is asked of a column is only which of two is less.
final class Columns {
    private typealias Eight = SIMD8<Int32>
    /// So many figures at a time.
    private static let step = Eight.scalarCount

    /// How one figure stands to those of a topic, as the two numbers of `Facts.Orders`, with room for a last step past the end.
    struct Row {
        fileprivate let numbers: UnsafeMutablePointer<Int32>
        fileprivate let dates: UnsafeMutablePointer<Int32>

        init(capacity: Int) {
            numbers = .allocate(capacity: capacity + step)
            dates = .allocate(capacity: capacity + step)
        }

        @inline(__always)
        subscript(place: Int) -> Facts.Orders { Facts.Orders(numbers: numbers[place], dates: dates[place]) }

        func deallocate() {
            numbers.deallocate()
            dates.deallocate()
        }
    }

    /// Topic by topic the columns of its slots one behind the other, so that a small topic is a few lines of cache; behind the last, room
    /// for a step past the end.
    private let memory: UnsafeMutablePointer<Int32>

    private enum Column: Int, CaseIterable {
        case low, high, stated, reach, first, last, lastDay, published, publishedDay, article, place, coverage,
            numberFlags
        case dateFlags
    }

    /// The columns of the figures of a grouping.
    init(_ figures: Figures, of grouping: Grouping) {
        let size = grouping.claimOf.count * Column.allCases.count + Self.step
        memory = .allocate(capacity: size)
        (memory + size - Self.step).initialize(repeating: 0, count: Self.step)
        var (ends, reaches, minutes, times) = (Ranks(), Ranks(), Ranks(), Ranks())
        for topic in 0..<grouping.count {
            let slots = grouping.slots(topic)
            let columns = Topic(memory, slots)
            for slot in slots {
                let figure = figures + slot
                columns[.low, slot] = ends.number(of: figure.pointee.low)
                columns[.high, slot] = ends.number(of: figure.pointee.high)
                columns[.stated, slot] = ends.number(of: figure.pointee.stated)
                // Asked of exact numbers only, whose ends are never infinite.
                let isExact = figure.pointee.precision & Facts.EndOrder.aIsExact.rawValue != 0
                columns[.reach, slot] = reaches.number(of: isExact ? figure.pointee.high &- figure.pointee.low : 0)
                columns[.first, slot] = minutes.number(of: figure.pointee.first)
                columns[.last, slot] = minutes.number(of: figure.pointee.last)
                columns[.published, slot] = times.number(of: figure.pointee.published)
                columns[.lastDay, slot] = figure.pointee.lastDay
                columns[.publishedDay, slot] = figure.pointee.publishedDay
                columns[.article, slot] = figure.pointee.article
                columns[.place, slot] = figure.pointee.place
                columns[.coverage, slot] = figure.pointee.coverage
                columns[.numberFlags, slot] = Facts.Orders.numberFlags(figure)
                columns[.dateFlags, slot] = Facts.Orders.dateFlags(figure)
            }
        }
        let (endRanks, reachRanks) = (ends.byNumber(), reaches.byNumber())
        let (minuteRanks, timeRanks) = (minutes.byNumber(), times.byNumber())
        for topic in 0..<grouping.count {
            let slots = grouping.slots(topic)
            let columns = Topic(memory, slots)
            for slot in slots {
                columns[.low, slot] = endRanks[Int(columns[.low, slot])]
                columns[.high, slot] = endRanks[Int(columns[.high, slot])]
                columns[.stated, slot] = endRanks[Int(columns[.stated, slot])]
                columns[.reach, slot] = reachRanks[Int(columns[.reach, slot])]
                columns[.first, slot] = minuteRanks[Int(columns[.first, slot])]
                columns[.last, slot] = minuteRanks[Int(columns[.last, slot])]
                columns[.published, slot] = timeRanks[Int(columns[.published, slot])]
            }
        }
    }

    deinit { memory.deallocate() }

    /// The columns of one topic.
    private struct Topic {
        private let start: UnsafeMutablePointer<Int32>
        private let slots: Range<Int>

        @inline(__always)
        init(_ memory: UnsafeMutablePointer<Int32>, _ slots: Range<Int>) {
            start = memory + slots.lowerBound &* Column.allCases.count
            self.slots = slots
        }

        @inline(__always)
        func pointer(_ column: Column, _ slot: Int) -> UnsafeMutablePointer<Int32> {
            start + (column.rawValue &* slots.count &+ (slot &- slots.lowerBound))
        }

        subscript(column: Column, slot: Int) -> Int32 {
            @inline(__always) get { pointer(column, slot).pointee }
            @inline(__always) nonmutating set { pointer(column, slot).pointee = newValue }
        }
    }

    /// Fills in how the figure of slot `i` stands to that of each slot of a range, at its place in `orders`; what stands behind the range
    /// there, up to seven places, is written over. `left` are the slots of the topic of `i`, `right` those of the others'.
    func fill(_ orders: Row, _ i: Int, of left: Range<Int>, _ range: Range<Int>, of right: Range<Int>) {
        typealias Ends = Facts.EndOrder
        typealias Dates = Facts.DateOrder
        let (left, right) = (Topic(memory, left), Topic(memory, right))
        let none = Eight(repeating: -1)
        @inline(__always)
        func own(_ column: Column) -> Eight { Eight(repeating: left[column, i]) }
        // Answers are numbers with all bits set or none: kept as masks, eight at a time would be taken apart.
        @inline(__always)
        func less(_ x: Eight, _ y: Eight) -> Eight { unsafeBitCast(x .< y, to: Eight.self) }
        @inline(__always)
        func same(_ x: Eight, _ y: Eight) -> Eight { unsafeBitCast(x .== y, to: Eight.self) }
        @inline(__always)
        func bits(_ answers: Eight, _ bit: UInt16) -> Eight { answers & Eight(repeating: Int32(bit)) }
        let (aLow, aHigh, aStated, aReach) = (own(.low), own(.high), own(.stated), own(.reach))
        let (aFirst, aLast, aPublished) = (own(.first), own(.last), own(.published))
        let (aLastDay, aPublishedDay, aArticle) = (own(.lastDay), own(.publishedDay), own(.article))
        let (aNumberFlags, aDateFlags) = (own(.numberFlags), own(.dateFlags))
        // As `Facts.mayBeOnePlace`: without a place, a may speak of the place that its report names, or of any; with one, b without a
        // place may. What is no place stands for the other case.
        let nowhere = Int32.min
        let (aPlace, isOpen, coversAny) = (own(.place), left[.place, i] < 0, left[.coverage, i] == -1)
        let spokenOf = Eight(repeating: isOpen ? left[.coverage, i] : nowhere)
        let anywhere = Eight(repeating: isOpen && coversAny ? -1 : 0)
        let open = Eight(repeating: isOpen ? nowhere : 0)
        var j = range.lowerBound
        while j < range.upperBound {
            @inline(__always)
            func other(_ column: Column) -> Eight {
                UnsafeRawPointer(right.pointer(column, j)).loadUnaligned(as: Eight.self)
            }
            let (bLow, bHigh, bStated) = (other(.low), other(.high), other(.stated))
            var numbers = bits(less(aLow, bLow), Ends.aLowIsLess.rawValue)
            numbers |= bits(less(bLow, aLow), Ends.bLowIsLess.rawValue)
            numbers |= bits(less(aHigh, bHigh), Ends.aHighIsLess.rawValue)
            numbers |= bits(less(bHigh, aHigh), Ends.bHighIsLess.rawValue)
            numbers |= bits(less(bHigh, aLow), Ends.disjoint.rawValue | Facts.Orders.aIsHigher)
            numbers |= bits(less(aHigh, bLow), Ends.disjoint.rawValue)
            numbers |= bits(~(less(aStated, bLow) | less(bHigh, aStated)), Ends.aStatedInB.rawValue)
            numbers |= bits(~(less(bStated, aLow) | less(aHigh, bStated)), Ends.bStatedInA.rawValue)
            numbers |= bits(less(other(.reach), aReach), Ends.aIsWider.rawValue)
            numbers |= bits(same(aArticle, other(.article)), Facts.Orders.sameArticle)
            let (bPlace, bCoverage) = (other(.place), other(.coverage))
            let bMayBe = less(bPlace, open) & (same(bCoverage, none) | same(bCoverage, aPlace))
            let mayBeOne = same(bPlace, spokenOf) | anywhere | bMayBe
            numbers |= bits(mayBeOne, Facts.Orders.mayBeOnePlace)
            numbers |= Facts.Orders.numbers(aNumberFlags, other(.numberFlags))

            let (bFirst, bLast, bLastDay) = (other(.first), other(.last), other(.lastDay))
            var dates = bits(less(bLast, aFirst), Dates.aBeginsAfterB.rawValue)
            dates |= bits(less(aLast, bFirst), Dates.bBeginsAfterA.rawValue)
            dates |= bits(less(bLastDay, aLastDay), Dates.aEndsOnLaterDay.rawValue)
            dates |= bits(less(aLastDay, bLastDay), Dates.bEndsOnLaterDay.rawValue)
            dates |= bits(less(aFirst, bFirst), Dates.aBeginsFirst.rawValue)
            dates |= bits(less(bFirst, aFirst), Dates.bBeginsFirst.rawValue)
            typealias Publication = Facts.PublicationOrder
            let (bPublished, bPublishedDay) = (other(.published), other(.publishedDay))
            var publication = bits(less(bPublishedDay, aPublishedDay), Publication.aDayIsLater.rawValue)
            publication |= bits(less(aPublishedDay, bPublishedDay), Publication.bDayIsLater.rawValue)
            publication |= bits(less(bPublished, aPublished), Publication.aIsLater.rawValue)
            publication |= bits(less(aPublished, bPublished), Publication.bIsLater.rawValue)
            dates |= publication &<< Eight(repeating: Facts.Orders.publicationShift)
            dates |= Facts.Orders.dates(aDateFlags, other(.dateFlags))
            UnsafeMutableRawPointer(orders.numbers + (j &- range.lowerBound)).storeBytes(of: numbers, as: Eight.self)
            UnsafeMutableRawPointer(orders.dates + (j &- range.lowerBound)).storeBytes(of: dates, as: Eight.self)
            j &+= Self.step
        }
    }
}
