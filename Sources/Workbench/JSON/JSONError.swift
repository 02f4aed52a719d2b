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
        /// Parts of a document that contradict each other; it has no line, since each may be the wrong one.
        case contradiction
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
        if cause == .contradiction { return "\(path): \(message)" }
        return "line \(line), column \(column)\(path.isEmpty ? "" : ", at \(path)"): \(message)"
    }

    /// An error at a place.
    package init(cause: Cause, message: String, line: Int, column: Int, path: String) {
        self.cause = cause
        self.message = message
        self.line = line
        self.column = column
        self.path = path
    }

    /// A contradiction at a path.
    init(contradictionAt path: String, _ message: String) {
        self.init(cause: .contradiction, message: message, line: 0, column: 0, path: path)
    }
}
