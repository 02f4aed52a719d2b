/// A list whose copies share what they have in common: appending to one that is shared copies a piece of it, whatever its length.
/// What a session holds grows by one with each command, and the session before the command is still held then.
package struct SharedList<Element: Sendable>: Sendable {
    /// Elements of a full piece.
    private static var pieceSize: Int { 64 }
    /// Pieces of `pieceSize` elements.
    private var full: [[Element]] = []
    /// Fewer than `pieceSize` elements.
    private var rest: [Element] = []

    /// A list without elements.
    package init() {}

    /// Puts an element behind the last.
    package mutating func append(_ element: Element) {
        rest.append(element)
        guard rest.count == Self.pieceSize else { return }
        full.append(rest)
        rest = []
    }

    /// The last element, taken off; nil where there is none.
    package mutating func popLast() -> Element? {
        if rest.isEmpty { rest = full.popLast() ?? [] }
        return rest.popLast()
    }

    /// Puts elements behind the last.
    package static func += (list: inout SharedList, elements: some Sequence<Element>) {
        for element in elements { list.append(element) }
    }
}

extension SharedList: RandomAccessCollection, MutableCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { full.count * Self.pieceSize + rest.count }

    package subscript(position: Int) -> Element {
        get {
            let (piece, place) = position.quotientAndRemainder(dividingBy: Self.pieceSize)
            return piece < full.count ? full[piece][place] : rest[place]
        }
        _modify {
            let (piece, place) = position.quotientAndRemainder(dividingBy: Self.pieceSize)
            if piece < full.count {
                yield &full[piece][place]
            } else {
                yield &rest[place]
            }
        }
    }
}

extension SharedList: Equatable where Element: Equatable {}
extension SharedList: Hashable where Element: Hashable {}
