extension Facts {
    /// How the numbers and the dates of two figures stand to each other, and what the second one's flags say, in two small numbers:
    /// `Columns` finds them for many figures at once.
    struct Orders {
        /// An `EndOrder`, and above it these.
        private let numbers: Int32
        /// a's numbers are the higher ones.
        static let aIsHigher: UInt16 = 1 << 12
        static let sameArticle: UInt16 = 1 << 13
        static let mayBeOnePlace: UInt16 = 1 << 14
        private static let bIsOpen = 15
        private static let bStandsAlone = 16
        private static let bModifier = 17

        /// A `DateOrder`, and above it a `PublicationOrder`.
        private let dates: Int32
        static let publicationShift: Int32 = 11

        init(numbers: Int32, dates: Int32) {
            self.numbers = numbers
            self.dates = dates
        }

        /// The same for just two figures.
        init(_ a: UnsafePointer<Figure>, _ b: UnsafePointer<Figure>) {
            let flags = Self.numbers(SIMD8(repeating: Self.numberFlags(a)), SIMD8(repeating: Self.numberFlags(b)))[0]
            let isHigher = a.pointee.low > b.pointee.high ? Int32(Self.aIsHigher) : 0
            let isOneArticle = a.pointee.article == b.pointee.article ? Int32(Self.sameArticle) : 0
            let isOnePlace = Facts.mayBeOnePlace(a, b) ? Int32(Self.mayBeOnePlace) : 0
            numbers = Int32(EndOrder(a, b).rawValue) | flags | isHigher | isOneArticle | isOnePlace
            dates =
                Int32(DateOrder(a, b).rawValue) | Int32(PublicationOrder(a, b).rawValue) << Self.publicationShift
        }

        /// What a figure's flags say by themselves: as `EndOrder` and above it as here.
        @inline(__always)
        static func numberFlags(_ figure: UnsafePointer<Figure>) -> Int32 {
            let isOpen: Int32 = figure.pointee.isOpenCount ? 1 << Int32(bIsOpen) : 0
            let standsAlone: Int32 = figure.pointee.standsAlone ? 1 << Int32(bStandsAlone) : 0
            return Int32(figure.pointee.precision) | isOpen | standsAlone
                | Int32(figure.pointee.modifierNumber) << Int32(bModifier)
        }

        /// The flags of two figures put together.
        @inline(__always)
        static func numbers(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> SIMD8<Int32> {
            let precision = Int32(EndOrder.aIsExact.rawValue | EndOrder.aIsRounded.rawValue)
            return (a & precision) | (b & precision) &<< 1 | (b & ~0xFFF)
        }

        /// What a figure's dates say by themselves: as `DateOrder` and above it as `PublicationOrder`.
        @inline(__always)
        static func dateFlags(_ figure: UnsafePointer<Figure>) -> Int32 {
            let own = DateOrder(figure, figure).intersection([.aIsKnown, .aIsLong, .hoursAreKnown])
            let publication = PublicationOrder(figure, figure).intersection([.areKnown, .asOfIsKnown, .hoursAreKnown])
            return Int32(own.rawValue) | Int32(publication.rawValue) << publicationShift
        }

        /// The flags of the dates of two figures put together.
        @inline(__always)
        static func dates(_ a: SIMD8<Int32>, _ b: SIMD8<Int32>) -> SIMD8<Int32> {
            let own = Int32(DateOrder([.aIsKnown, .aIsLong]).rawValue)
            let first = Int32(PublicationOrder.asOfIsKnown.rawValue) << publicationShift
            let publication = PublicationOrder([.areKnown, .hoursAreKnown]).rawValue
            let both = Int32(DateOrder.hoursAreKnown.rawValue) | Int32(publication) << publicationShift
            return (a & (own | first)) | (b & own) &<< 1 | (a & b & both)
        }

        /// The place in `Facts.positions`.
        @inline(__always) var ends: Int { Int(numbers & 0xFFF) }
        /// One bit each.
        @inline(__always) var aIsHigher: UInt64 { bit(12) }
        @inline(__always) var bIsOpen: UInt64 { bit(Self.bIsOpen) }
        @inline(__always) var isOneArticle: Bool { bit(13) != 0 }
        @inline(__always) var mayBeOnePlace: Bool { bit(14) != 0 }
        @inline(__always) var bStandsAlone: Bool { bit(Self.bStandsAlone) != 0 }
        @inline(__always) var bModifier: UInt64 { UInt64(truncatingIfNeeded: numbers &>> Int32(Self.bModifier) & 0xF) }
        @inline(__always)
        private func bit(_ place: Int) -> UInt64 { UInt64(truncatingIfNeeded: numbers &>> Int32(place) & 1) }

        /// Which claim is later, as the number of a `Time`.
        @inline(__always)
        func time(_ times: Times) -> UInt8 {
            let byAsOf = times[Int(dates & (1 << Self.publicationShift - 1))]
            let byPublication = times[DateOrder.count + Int(dates &>> Self.publicationShift)]
            return byAsOf == Facts.undecided ? byPublication : byAsOf
        }
    }
}
