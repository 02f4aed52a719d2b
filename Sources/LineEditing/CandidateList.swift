import CEditShim

/// Candidates as a block of columns, filled downwards, as wide as the terminal.
struct CandidateList {
    /// More than a screenful helps nobody to choose.
    static let mostRows = 40

    var labels: [String]
    /// The terminal's width.
    var columns: Int

    /// The block, without a line end at its end.
    var text: String {
        let labels = labels.map(Self.printable)
        let widths = labels.map { Int(ces_width($0)) }
        let cell = min(columns, (widths.max() ?? 0) + 2)
        let perRow = max(1, columns / max(1, cell))
        let rows = (labels.count + perRow - 1) / perRow
        var lines: [String] = []
        for row in 0..<min(rows, Self.mostRows) {
            var line = ""
            for (place, i) in stride(from: row, to: labels.count, by: rows).enumerated() {
                if place > 0 {
                    let before = widths[i - rows]
                    line += String(repeating: " ", count: max(2, cell - before))
                }
                line += labels[i]
            }
            lines.append(line)
        }
        if rows > Self.mostRows {
            let shown = (0..<labels.count).count { $0 % rows < Self.mostRows }
            lines.append("... and \(labels.count - shown) more")
        }
        return lines.joined(separator: "\n")
    }

    /// A label may be a file's name: what could act on the terminal becomes a question mark.
    private static func printable(_ label: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in label.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format where scalar.value == 0x200C || scalar.value == 0x200D:
                result.append(scalar)  // joiners shape words
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: result.append("?")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
