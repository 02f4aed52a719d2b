/// Turns answers into lines of text for a screen. Every piece of text goes through `SafeText` here, and nowhere else.
package struct TextRenderer: Sendable {
    package var screen: Screen

    /// A renderer for a screen.
    package init(_ screen: Screen) { self.screen = screen }

    /// The answer's blocks as text; every line ends in a line break.
    package func text(of blocks: [Answer.Block]) -> String {
        var result = ""
        for block in blocks {
            for line in lines(of: block) { result += line + "\n" }
        }
        return result
    }

    private func lines(of block: Answer.Block) -> [String] {
        switch block {
        case .blank: return [""]
        case .line(let phrase): return wrapped(phrase, indent: 0)
        case .indented(let columns, let phrase): return wrapped(phrase, indent: columns)
        case .item(let name, let columns, let phrase):
            var lines = wrapped(phrase, indent: columns)
            // The name takes the place of the first line's blanks.
            let width = DisplayWidth.of(SafeText.line(name.text))
            let gap = String(repeating: " ", count: max(1, columns - 2 - width))
            let first = lines.removeFirst().dropFirst(columns)
            return ["  " + inline(name) + gap + first] + lines
        case .text(let phrase):
            // Lines of an article are wrapped by the terminal or the pager: cutting them would make copies differ.
            let drawn = phrase.pieces.map { piece in
                SafeText.lines(piece.text).split(separator: "\n", omittingEmptySubsequences: false)
                    .map { styled(String($0), piece.role) }.joined(separator: "\n")
            }
            return drawn.joined().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .table(let table): return lines(of: table)
        }
    }

    // MARK: - Paragraphs

    /// A piece of a word, with its role: what wrapping moves about.
    private struct Fragment {
        var text: String
        var role: Phrase.Role
        var width: Int
        /// Whether a blank stands before it, where the line may end.
        var mayBreak: Bool
    }

    private func wrapped(_ phrase: Phrase, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        guard let width = screen.width, width > indent else { return [margin + inline(phrase, isSentence: true)] }
        var lines: [[Fragment]] = [[]]
        var used = indent
        for unit in units(of: phrase) {
            let unitWidth = unit.reduce(0) { $0 + $1.width }
            let breaks = unit[0].mayBreak
            if breaks, !lines[lines.count - 1].isEmpty, used + 1 + unitWidth > width {
                lines.append([])
                used = indent
            } else if breaks, !lines[lines.count - 1].isEmpty {
                // The blank belongs to what stands before it: a quote that is set apart begins with its first word.
                let role = lines[lines.count - 1].last?.role ?? unit[0].role
                lines[lines.count - 1].append(Fragment(text: " ", role: role, width: 1, mayBreak: false))
                used += 1
            }
            lines[lines.count - 1].append(contentsOf: unit)
            used += unitWidth
        }
        return lines.map { line in
            let pieces = Phrase(pieces: line.map { Phrase.Piece(text: $0.text, role: $0.role) })
            return margin + inline(pieces, isSentence: true)
        }
    }

    /// The phrase's words: fragments that stay on one line, the first of each after a blank (or at the start).
    private func units(of phrase: Phrase) -> [[Fragment]] {
        var units: [[Fragment]] = []
        var pendingBreak = true
        for piece in phrase.pieces {
            let words = SafeText.line(piece.text).split(separator: " ", omittingEmptySubsequences: false)
            for (index, word) in words.enumerated() {
                if index > 0 { pendingBreak = true }
                guard !word.isEmpty else { continue }
                let text = String(word)
                let fragment = Fragment(
                    text: text, role: piece.role, width: DisplayWidth.of(text), mayBreak: pendingBreak)
                if pendingBreak { units.append([fragment]) } else { units[units.count - 1].append(fragment) }
                pendingBreak = false
            }
        }
        return units
    }

    /// One line of a phrase: neighbours of one role together, so that right-to-left words keep their order.
    ///
    /// - Parameter isSentence: whether the phrase is one of this program's, in which other scripts only have names.
    private func inline(_ phrase: Phrase, isSentence: Bool = false) -> String {
        var merged: [Phrase.Piece] = []
        for piece in phrase.pieces {
            if let last = merged.last, last.role == piece.role {
                merged[merged.count - 1].text += piece.text
            } else {
                merged.append(piece)
            }
        }
        return merged.map { styled(SafeText.line($0.text), $0.role, isOurs: isSentence && $0.role == .plain) }.joined()
    }

    // MARK: - Tables

    private func lines(of table: Table) -> [String] {
        let cells = table.rows.map { row in row.map { SafeText.line($0.text) } }
        let natural = table.columns.enumerated().map { index, column in
            cells.reduce(DisplayWidth.of(column.title)) { max($0, DisplayWidth.of($1[index])) }
        }
        guard let layout = TableLayout(table.columns, natural: natural, width: screen.width) else {
            return records(table)
        }
        let columns = layout.shown.map { table.columns[$0] }
        var lines = [row(columns.map { Phrase($0.title, .heading) }, columns, layout.widths)]
        for cells in table.rows { lines.append(row(layout.shown.map { cells[$0] }, columns, layout.widths)) }
        let left = table.columns.indices.filter { !layout.shown.contains($0) }.map { table.columns[$0].title }
        if !left.isEmpty {
            lines += wrapped(Phrase("no room here for: \(left.joined(separator: ", "))", .aside), indent: 0)
        }
        return lines
    }

    private func row(_ cells: [Phrase], _ columns: [Table.Column], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let (text, width) = fitted(cell, to: widths[index])
            let blanks = String(repeating: " ", count: max(0, widths[index] - width))
            let isLast = index == cells.count - 1
            if columns[index].isRight {
                line += blanks + text
            } else {
                line += isLast ? text : text + blanks
            }
            if !isLast { line += String(repeating: " ", count: TableLayout.gap) }
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// A cell's pieces cut to `width` columns, and the columns they take.
    private func fitted(_ cell: Phrase, to width: Int) -> (String, Int) {
        let whole = cell.pieces.reduce(0) { $0 + DisplayWidth.of(SafeText.line($1.text)) }
        if whole <= width { return (inline(cell), whole) }
        var left = width - 1
        var pieces: [Phrase.Piece] = []
        for piece in cell.pieces {
            let text = SafeText.line(piece.text)
            let columns = DisplayWidth.of(text)
            if columns <= left {
                pieces.append(Phrase.Piece(text: text, role: piece.role))
                left -= columns
            } else {
                // The dots of `shortened` take the column kept back.
                pieces.append(Phrase.Piece(text: DisplayWidth.shortened(text, to: left + 1), role: piece.role))
                break
            }
        }
        let cut = Phrase(pieces: pieces)
        return (inline(cut), DisplayWidth.of(cut.text))
    }

    /// The table where the screen is too narrow for one: a block of lines a row.
    private func records(_ table: Table) -> [String] {
        var lines: [String] = []
        for (index, cells) in table.rows.enumerated() {
            if index > 0 { lines.append("") }
            for (column, cell) in zip(table.columns, cells) where !cell.isEmpty {
                let title = column.title.isEmpty ? Phrase("") : Phrase(column.title + " ", .heading)
                lines.append(contentsOf: wrapped(title + cell, indent: 0))
            }
        }
        return lines
    }

    // MARK: - Pieces

    /// Safe text in its role's colours, set apart where it runs from right to left.
    ///
    /// - Parameter isOurs: whether the text reads from left to right, even where a line of it begins with a name that does not.
    private func styled(_ safe: String, _ role: Phrase.Role, isOurs: Bool = false) -> String {
        guard !safe.isEmpty else { return safe }
        let isolated =
            screen.isolates && RightToLeft.isIn(safe) ? "\(isOurs ? "\u{2066}" : "\u{2068}")\(safe)\u{2069}" : safe
        guard screen.hasColour, let code = Self.codes[role] else { return isolated }
        return "\u{1B}[\(code)m\(isolated)\u{1B}[0m"
    }

    /// Colours of the 8 that every terminal has; none says anything that the words do not say as well.
    private static let codes: [Phrase.Role: String] = [
        .id: "36", .quote: "33", .figure: "1", .heading: "1;4", .aside: "2", .good: "32", .bad: "31", .mark: "1;33",
    ]
}
