/// A place in an article: the same characters as UTF-8 bytes and as Unicode scalars, both half-open.
///
/// Both are kept because tools that count other units drift; spans always begin and end at character boundaries.
public struct Span: Sendable, Hashable {
    /// Which of an article's two texts the span counts in.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case text, title
    }

    /// The text that the offsets count in.
    public var field: Field
    /// UTF-8 bytes, half-open.
    public var utf8: Range<Int>
    /// Unicode scalars, half-open.
    public var scalars: Range<Int>

    /// A span of `field`.
    public init(in field: Field = .text, utf8: Range<Int>, scalars: Range<Int>) {
        self.field = field
        self.utf8 = utf8
        self.scalars = scalars
    }

    /// Whether the two share a byte of the same text.
    public func overlaps(_ other: Span) -> Bool { field == other.field && utf8.overlaps(other.utf8) }
}

extension Span: Comparable {
    /// Reading order: the title first, then by place.
    public static func < (a: Span, b: Span) -> Bool {
        if a.field != b.field { return a.field == .title }
        return (a.utf8.lowerBound, a.utf8.upperBound) < (b.utf8.lowerBound, b.utf8.upperBound)
    }
}
