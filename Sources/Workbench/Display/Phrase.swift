/// Text of an answer with the part each piece plays: what colours it on a terminal, and nothing elsewhere.
///
///     "\(id: "c3") agrees with \(id: "c9"): \(quote: words)"
///
/// Whatever stands in it is made safe when it is shown, so raw text of an article may be put in.
package struct Phrase: Sendable, Hashable {
    /// The part a piece of text plays.
    package enum Role: String, Sendable, Hashable, CaseIterable {
        case plain
        /// A handle to type again: c3, a1, t2.
        case id
        /// Words of an article.
        case quote
        /// A name of an outlet or a speaker, which may run the other way than what stands beside it.
        case name
        /// A figure.
        case figure
        case heading
        /// What matters less.
        case aside
        case good
        case bad
        /// A claim in the midst of its text.
        case mark
    }

    /// A piece of text and its part.
    package struct Piece: Sendable, Hashable {
        package var text: String
        package var role: Role
    }

    package var pieces: [Piece]

    /// A phrase of one piece.
    package init(_ text: String, _ role: Role = .plain) { pieces = text.isEmpty ? [] : [Piece(text: text, role: role)] }

    /// The lines of a phrase that has several, without their ends.
    package var lines: [Phrase] {
        var lines: [[Piece]] = [[]]
        for piece in pieces {
            for (index, part) in piece.text.split(
                omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
            ).enumerated() {
                if index > 0 { lines.append([]) }
                lines[lines.count - 1].append(Piece(text: String(part), role: piece.role))
            }
        }
        return lines.map { Phrase(pieces: $0) }
    }

    /// A phrase of pieces.
    package init(pieces: [Piece]) { self.pieces = pieces.filter { !$0.text.isEmpty } }

    /// The bare text.
    package var text: String { pieces.map(\.text).joined() }

    package var isEmpty: Bool { pieces.isEmpty }

    /// One phrase after the other.
    package static func + (a: Phrase, b: Phrase) -> Phrase { Phrase(pieces: a.pieces + b.pieces) }

    /// The phrases with `separator` between them.
    package static func joined(_ phrases: [Phrase], by separator: Phrase) -> Phrase {
        Phrase(pieces: Array(phrases.map(\.pieces).joined(separator: separator.pieces)))
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    /// Gathers the pieces of an interpolated phrase.
    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// An empty phrase.
        package init(literalCapacity: Int, interpolationCount: Int) {}
        /// Plain text.
        package mutating func appendLiteral(_ literal: String) { pieces.append(Piece(text: literal, role: .plain)) }
        /// Plain text.
        package mutating func appendInterpolation(_ text: String) { pieces.append(Piece(text: text, role: .plain)) }
        /// A whole number.
        package mutating func appendInterpolation(_ number: Int) {
            pieces.append(Piece(text: String(number), role: .plain))
        }
        /// A phrase within the phrase.
        package mutating func appendInterpolation(_ phrase: Phrase) { pieces.append(contentsOf: phrase.pieces) }
        /// Text with a part: `\("c3", .id)`.
        package mutating func appendInterpolation(_ text: String, _ role: Role) {
            pieces.append(Piece(text: text, role: role))
        }
        /// A handle.
        package mutating func appendInterpolation(id text: String) { appendInterpolation(text, .id) }
        /// Words of an article, in quotation marks.
        package mutating func appendInterpolation(quote text: String) { appendInterpolation("“\(text)”", .quote) }
        /// A figure.
        package mutating func appendInterpolation(figure text: String) { appendInterpolation(text, .figure) }
    }

    /// Plain text.
    package init(stringLiteral value: String) { self.init(value) }
    /// The gathered pieces.
    package init(stringInterpolation: StringInterpolation) { self.init(pieces: stringInterpolation.pieces) }
}
