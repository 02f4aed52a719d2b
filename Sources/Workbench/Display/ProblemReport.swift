/// Draws a problem: where it is, the line, a caret under the word, what to do.
///
///     demo.ck:3:5: there is no article a7 (see: articles)
///         why a7
///             ^^
package enum ProblemReport {
    /// The problem in a line of a file, a pipe or `-c`.
    ///
    /// - Parameters:
    ///   - source: the file's name, "standard input" or "-c".
    package static func text(_ problem: Problem, line: LogicalLine, source: String) -> String {
        let picture = picture(problem, line: line.text)
        let row = line.number + (picture?.row ?? 0)
        let column = picture.map { ":\($0.column + 1)" } ?? ""
        var text = SafeText.line("\(source):\(row)\(column): \(sentence(problem))") + "\n"
        if let picture {
            text += "    \(picture.line)\n    " + String(repeating: " ", count: picture.columns.lowerBound)
            text += String(repeating: "^", count: picture.columns.count) + "\n"
        }
        return text
    }

    /// The problem in the line just typed behind a prompt of `promptWidth` columns: the caret stands right under the word, or,
    /// where the line did not fit, under a copy of the line.
    package static func text(_ problem: Problem, typed line: String, promptWidth: Int, screen: Screen) -> String {
        let sentence = SafeText.line(sentence(problem))
        let lines = screen.width.map { DisplayWidth.wrapped(sentence, to: $0) } ?? [sentence]
        let message = lines.map { $0 + "\n" }.joined()
        guard let picture = picture(problem, line: line) else { return message }
        let carets = String(repeating: "^", count: picture.columns.count)
        let isWhole = !line.utf8.contains(UInt8(ascii: "\n"))
        if isWhole, promptWidth + DisplayWidth.of(picture.line) < screen.width ?? .max {
            return String(repeating: " ", count: promptWidth + picture.columns.lowerBound) + carets + "\n" + message
        }
        return window(picture, width: screen.width ?? .max) + message
    }

    /// The line with the word's part of it in view, and carets under the word, both within `width`.
    private static func window(_ picture: Picture, width: Int) -> String {
        var line = picture.line
        var columns = picture.columns
        if DisplayWidth.of(line) > width {
            // What stands before the word is shown where there is room for it and for most of the word.
            let left = max(0, columns.lowerBound - max(0, width - 2 - min(columns.count, width / 2)))
            if left > 0 {
                var gone = 0
                while gone < left + 1, let first = line.first {
                    gone += DisplayWidth.of(String(first))
                    line.removeFirst()
                }
                line = "…" + line
                columns = columns.lowerBound - gone + 1..<columns.upperBound - gone + 1
            }
            line = DisplayWidth.shortened(line, to: width)
            columns = columns.lowerBound..<max(columns.lowerBound + 1, min(columns.upperBound, width))
        }
        let carets = String(repeating: "^", count: columns.count)
        return line + "\n" + String(repeating: " ", count: columns.lowerBound) + carets + "\n"
    }

    /// A problem of no line: `crosscheck: …`.
    package static func text(_ problem: Problem) -> String { SafeText.line("crosscheck: " + sentence(problem)) + "\n" }

    /// Message and hint.
    static func sentence(_ problem: Problem) -> String {
        problem.message + (problem.hint.map { " (\($0))" } ?? "")
    }

    private struct Picture {
        /// The physical line that holds the word, made safe.
        var line: String
        /// Which physical line, counted from 0.
        var row: Int
        /// Columns of the safe line to put carets under.
        var columns: Range<Int>
        /// Scalars before the word in the physical line as written: the column editors count.
        var column: Int
    }

    private static func picture(_ problem: Problem, line: String) -> Picture? {
        guard let place = problem.place else { return nil }
        let bytes = Array(line.utf8)
        let start = min(place.lowerBound, bytes.count)
        let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let before = text(lineStart..<start)
        let word = SafeText.line(text(start..<min(max(place.upperBound, start), lineEnd)))
        let left = DisplayWidth.of(SafeText.line(before))
        return Picture(
            line: SafeText.line(text(lineStart..<lineEnd)), row: bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") },
            columns: left..<left + max(1, DisplayWidth.of(word)), column: before.unicodeScalars.count)
    }
}
