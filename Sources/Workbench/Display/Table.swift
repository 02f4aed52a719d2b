/// Rows under headings; laid out when shown, for the width there is.
package struct Table: Sendable, Hashable {
    /// A column.
    package struct Column: Sendable, Hashable {
        package var title: String
        /// Whether cells stand at the right: figures.
        package var isRight: Bool
        /// Whether cells may be shortened where the table is too wide.
        package var isFlexible: Bool

        /// A column; `flexible` ones give way where the table is too wide.
        package init(_ title: String, right: Bool = false, flexible: Bool = false) {
            self.title = title
            isRight = right
            isFlexible = flexible
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

/// Gives columns their widths.
enum TableLayout {
    /// Blanks between two columns.
    static let gap = 2
    /// A flexible column is never made narrower than this, nor than its title.
    static let least = 6

    /// Widths for columns whose cells take `natural` columns at most, in a line of `width`: the widest flexible column gives way
    /// first, until the table fits or none can give more. nil where even then it does not fit.
    static func widths(_ columns: [Table.Column], natural: [Int], width: Int?) -> [Int]? {
        guard let width else { return natural }
        var widths = natural
        let gaps = gap * max(0, columns.count - 1)
        var excess = widths.reduce(gaps, +) - width
        let floors = columns.map { max(least, DisplayWidth.of($0.title)) }
        while excess > 0 {
            let able = columns.indices.filter { columns[$0].isFlexible && widths[$0] > floors[$0] }
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
