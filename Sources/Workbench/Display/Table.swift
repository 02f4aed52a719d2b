/// Rows under headings; laid out when shown, for the width there is.
package struct Table: Sendable, Hashable {
    /// A column.
    package struct Column: Sendable, Hashable {
        package var title: String
        /// Whether cells stand at the right: figures.
        package var isRight: Bool
        /// The fewest columns of the screen that cells may be shortened to; nil where they are never shortened.
        package var least: Int?
        /// When the column is left out of a table that is too wide even with its cells shortened: 1 goes first, nil never.
        package var leaves: Int?

        /// A column; one with a `least` gives way where the table is too wide.
        package init(_ title: String, right: Bool = false, least: Int? = nil, leaves: Int? = nil) {
            self.title = title
            isRight = right
            self.least = least
            self.leaves = leaves
        }
    }

    package var columns: [Column]
    /// As many cells a row as there are columns.
    package var rows: [[Phrase]]

    /// A table.
    package init(_ columns: [Column], rows: [[Phrase]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The table without the columns that no row fills.
    package var withoutEmptyColumns: Table {
        let kept = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
        return Table(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
}

/// Gives columns their places and widths.
struct TableLayout {
    /// Blanks between two columns.
    static let gap = 2
    /// On a narrower screen whole rows are easier to read as records than as what is left of a table.
    static let narrow = 50

    /// The columns that are shown, by their places in the table.
    let shown: [Int]
    /// The widths of those.
    let widths: [Int]

    /// The layout of columns whose cells take `natural` columns at most, in a line of `width`: cells are shortened first, then
    /// columns left out. nil where a table is not to be had.
    init?(_ columns: [Table.Column], natural: [Int], width: Int?) {
        var shown = Array(columns.indices)
        while true {
            let widths = Self.widths(shown.map { columns[$0] }, natural: shown.map { natural[$0] }, width: width)
            if let widths {
                (self.shown, self.widths) = (shown, widths)
                return
            }
            let first = shown.filter { columns[$0].leaves != nil }
                .min { (columns[$0].leaves ?? 0) < (columns[$1].leaves ?? 0) }
            guard let width, width >= Self.narrow, let first else { return nil }
            shown.removeAll { $0 == first }
        }
    }

    /// Widths for the columns: the widest that may be shortened gives way first, until the table fits or none can give more. nil
    /// where even then it does not fit.
    private static func widths(_ columns: [Table.Column], natural: [Int], width: Int?) -> [Int]? {
        guard let width else { return natural }
        var widths = natural
        let gaps = gap * max(0, columns.count - 1)
        var excess = widths.reduce(gaps, +) - width
        let floors = columns.map { max($0.least ?? 0, DisplayWidth.of($0.title)) }
        while excess > 0 {
            let able = columns.indices.filter { columns[$0].least != nil && widths[$0] > floors[$0] }
            guard let widest = able.max(by: { widths[$0] < widths[$1] }) else { return nil }
            // Down to the next widest in one step, so that long quotes cost no thousand rounds.
            let next = able.filter { $0 != widest }.map { widths[$0] }.max() ?? floors[widest]
            let step = min(excess, max(1, widths[widest] - max(next, floors[widest])))
            widths[widest] -= step
            excess -= step
        }
        return widths
    }
}
