import Claims

/// Stretches of time as tables show them: ISO 8601, what the end repeats of the start left out (ISO 8601-1, 5.5.2),
/// whole months and years by their name (5.2.2.2).
enum DateText {
    /// `2022-01-06`, `2022-01-05/06`, `2021-12-31/2022-01-01`, `2022-01-05T18:00/23:30`; empty where there is none.
    static func short(_ interval: CivilInterval?) -> String {
        guard let interval else { return "" }
        let (start, end) = (interval.start, interval.end)
        guard start != end else { return start.iso }
        let (first, last) = (start.date, end.date)
        if first.day == 1, start.minute == nil, end.minute == nil, first.year == last.year,
            last.day == CivilTime.days(inMonth: last.month, of: last.year)
        {
            // YYYY takes 4 characters, YYYY-MM 7.
            if first.month == 1, last.month == 12 { return String(start.iso.prefix(4)) }
            if first.month == last.month { return String(start.iso.prefix(7)) }
        }
        guard first.year == last.year, first.month == last.month, (start.minute == nil) == (end.minute == nil) else {
            return interval.iso
        }
        // YYYY-MM- takes 8 characters, YYYY-MM-DDT 11.
        let repeated = first.day == last.day && end.minute != nil ? 11 : 8
        return start.iso + "/" + end.iso.dropFirst(repeated)
    }

    /// The same without its year, where that is told elsewhere: `01-06`, `01-05/06`, `01-31/02-02`.
    static func short(_ interval: CivilInterval?, withoutYear: Bool) -> String {
        let text = short(interval)
        // A year has nothing but itself.
        guard withoutYear, let interval, text.count > 4 else { return text }
        // YYYY- takes 5 characters, in the second half only where the whole interval is spelled out.
        let halves = text.split(separator: "/").map(String.init)
        let isWhole = text == interval.iso && halves.count == 2
        return halves.enumerated().map { $0 == 0 || isWhole ? String($1.dropFirst(5)) : $1 }.joined(separator: "/")
    }
}
