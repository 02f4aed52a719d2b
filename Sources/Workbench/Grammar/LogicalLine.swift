/// A line of commands, several lines of a file where a backslash at the end goes on with the next.
package struct LogicalLine: Sendable, Hashable {
    /// The text, line breaks kept as they stand, each continuation's backslash replaced by a blank.
    package var text: String
    /// The first line's number, counted from 1.
    package var number: Int

    /// A line.
    package init(_ text: String, number: Int) {
        self.text = text
        self.number = number
    }

    /// Whether `line` asks for another: it ends in a backslash that is not itself kept by one.
    package static func goesOn(_ line: String) -> Bool {
        line.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
    }

    /// `line` and `next` as one, the backslash between them a blank.
    package static func joined(_ line: String, _ next: String) -> String { line.dropLast() + " \n" + next }
}
