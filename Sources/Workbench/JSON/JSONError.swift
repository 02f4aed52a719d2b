/// What is wrong with JSON text, and where.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong: a program tells the causes apart by it.
    package enum Cause: Sendable, Hashable {
        /// Not JSON.
        case syntax
        /// Not UTF-8, or a lone surrogate: no text that can be kept.
        case text
        /// JSON, but not what is expected here: a wrong type, a missing member, a value out of range.
        case content
    }

    package var cause: Cause
    /// One sentence without the place.
    package var message: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1, in bytes.
    package var column: Int
    /// Where in the structure: `articles[2].text`; empty at the top.
    package var path: String

    /// The sentence with its place: `line 12, column 7, at log[3].time: …`.
    package var description: String {
        "line \(line), column \(column)\(path.isEmpty ? "" : ", at \(path)"): \(message)"
    }
}
