import Claims

/// Fills what a date's words leave open, by the habits of news: what lies nearest to the dateline, and rather behind it than before it.
enum DateResolver {
    /// The stretch that `point` names; nil where it cannot be settled.
    static func interval(of point: DatePoint, reference: CivilTime?) -> CivilInterval? {
        guard !point.isOpen else { return nil }
        guard var stretch = whole(of: point, reference: reference) else { return nil }
        if point.portion != .none {
            stretch = Stretch.part(point.portion, of: stretch, point.unit, reference: reference)
        }
        if point.minute >= 0, stretch.start.day == stretch.end.day {
            return CivilInterval(CivilTime(day: stretch.start.day, minute: point.minute))
        }
        return stretch
    }

    private static func whole(of point: DatePoint, reference: CivilTime?) -> CivilInterval? {
        if let fixed = point.fixed { return fixed }
        if point.calendar == .persian { return persian(point, reference) }
        guard point.calendar == .gregorian else { return nil }
        if point.day > 0, point.month > 0 {
            let year = point.year != 0 ? point.year : yearOfDay(point, reference)
            guard let year, let day = CivilTime(year: year, month: point.month, day: point.day) else { return nil }
            return CivilInterval(day)
        }
        if point.day > 0 { return dayOfMonthAlone(point, reference) }
        if point.month > 0 {
            var year = point.year
            if year == 0 {
                guard let near = point.slot == 0 ? yearOfMonth(point.month, reference) : reference?.date.year else {
                    return nil
                }
                year = near
            }
            return slotted(point, in: Stretch.months(year, point.month, 1), year)
        }
        if point.weekday > 0, point.year == 0 {
            guard let reference else { return nil }
            // A weekday alone is the last one, the dateline's own day included.
            let back = (reference.weekday - point.weekday + 7) % 7
            return CivilInterval(CivilTime(day: reference.day - back))
        }
        if point.minute >= 0, point.unit == .minute {
            guard let reference else { return nil }
            return CivilInterval(CivilTime(day: reference.day))
        }
        let implied = point.unit == .season ? yearOfSeason(point.slot, reference) : reference?.date.year
        guard let year = point.year != 0 ? point.year : implied else { return nil }
        return slotted(point, in: Stretch.months(year, 1, 12), year)
    }

    /// "third quarter", "week 31", "second Tuesday" of a month or a year.
    private static func slotted(_ point: DatePoint, in stretch: CivilInterval, _ year: Int) -> CivilInterval? {
        guard point.slot != 0 else { return stretch }
        let (first, last) = (stretch.start.day, stretch.end.day)
        if point.weekday > 0 {
            let head = first + (point.weekday - stretch.start.weekday + 7) % 7
            let tail = last - (stretch.end.weekday - point.weekday + 7) % 7
            let day = point.slot > 0 ? head + 7 * (point.slot - 1) : tail + 7 * (point.slot + 1)
            return day >= first && day <= last ? CivilInterval(CivilTime(day: day)) : nil
        }
        switch point.unit {
        case .day:
            let day = point.slot > 0 ? first + point.slot - 1 : last + point.slot + 1
            return day >= first && day <= last ? CivilInterval(CivilTime(day: day)) : nil
        case .week:
            // ISO 8601: the first week holds the first Thursday; a month's weeks are counted the same way.
            let thursday = first + (4 - stretch.start.weekday + 7) % 7
            let lastMonday = last - (stretch.end.weekday + 3) % 7 - 3
            let monday = point.slot > 0 ? thursday - 3 + 7 * (point.slot - 1) : lastMonday + 7 * (point.slot + 1)
            return monday <= last && monday >= first - 6 ? Stretch.days(monday, 7) : nil
        case .quarter:
            let n = point.slot > 0 ? point.slot : 5 + point.slot
            return (1...4).contains(n) ? Stretch.months(year, n * 3 - 2, 3) : nil
        case .half:
            let n = point.slot > 0 ? point.slot : 3 + point.slot
            return (1...2).contains(n) ? Stretch.months(year, n * 6 - 5, 6) : nil
        case .month:
            let n = point.slot > 0 ? point.slot : 13 + point.slot
            return (1...12).contains(n) ? Stretch.months(year, n, 1) : nil
        case .season: return (1...4).contains(point.slot) ? Stretch.season(year, point.slot) : nil
        default: return stretch
        }
    }

    /// The year of a day and month without one: the dateline's own, as agencies write it, save across a turn of the year, where a day of the last two
    /// months is behind, and one in the first two months ahead. A weekday beside it settles more.
    private static func yearOfDay(_ point: DatePoint, _ reference: CivilTime?) -> Int? {
        guard let reference else { return nil }
        let year = reference.date.year
        func day(_ y: Int) -> Int? { CivilTime(year: y, month: point.month, day: point.day)?.day }
        if point.weekday > 0 {
            var best: (year: Int, distance: Int)?
            for y in year - 6...year + 6 {
                guard let d = day(y), CivilTime(day: d).weekday == point.weekday else { continue }
                let distance = abs(d - reference.day)
                if best == nil || distance < best!.distance { best = (y, distance) }
            }
            if let best { return best.year }
        }
        if let before = day(year - 1), reference.day - before <= 60 { return year - 1 }
        if let after = day(year + 1), after - reference.day <= 60 { return year + 1 }
        // 29 February is of a leap year.
        if day(year) == nil {
            for y in [year - 1, year + 1, year - 2, year + 2, year - 3, year + 3, year - 4, year + 4]
            where day(y) != nil { return y }
        }
        return year
    }

    /// The year of a month without one: the nearest such month, behind rather than ahead.
    private static func yearOfMonth(_ month: Int, _ reference: CivilTime?) -> Int? {
        guard let (year, now, _) = reference?.date else { return nil }
        let ahead = month - now
        if ahead >= 6 { return year - 1 }
        if ahead < -7 { return year + 1 }
        return year
    }

    private static func yearOfSeason(_ season: Int, _ reference: CivilTime?) -> Int? {
        guard let (year, month, _) = reference?.date else { return nil }
        return season == 4 && month < 6 ? year - 1 : year
    }

    /// "Thursday the 21st", "on the 4th": the nearest month in which it fits, the dateline's own first.
    private static func dayOfMonthAlone(_ point: DatePoint, _ reference: CivilTime?) -> CivilInterval? {
        guard let reference else { return nil }
        let base = CivilTime(day: reference.day - reference.date.day + 1)
        for step in [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7] {
            let (year, month, _) = base.adding(months: step).date
            guard let day = CivilTime(year: year, month: month, day: point.day) else { continue }
            if point.weekday == 0 || day.weekday == point.weekday { return CivilInterval(day) }
        }
        return nil
    }

    private static func persian(_ point: DatePoint, _ reference: CivilTime?) -> CivilInterval? {
        func stretch(_ year: Int) -> CivilInterval? {
            if point.month == 0 {
                guard let first = CivilTime(solarHijriYear: year, month: 1, day: 1),
                    let next = CivilTime(solarHijriYear: year + 1, month: 1, day: 1)
                else { return nil }
                return Stretch.days(first.day, next.day - first.day)
            }
            if point.day > 0 {
                return CivilTime(solarHijriYear: year, month: point.month, day: point.day).map { CivilInterval($0) }
            }
            let (nextYear, nextMonth) = point.month == 12 ? (year + 1, 1) : (year, point.month + 1)
            guard let first = CivilTime(solarHijriYear: year, month: point.month, day: 1),
                let next = CivilTime(solarHijriYear: nextYear, month: nextMonth, day: 1)
            else { return nil }
            return Stretch.days(first.day, next.day - first.day)
        }
        // The last two digits alone are of the century 1300.
        if point.year != 0 { return stretch(point.year < 100 ? point.year + 1300 : point.year) }
        guard let reference else { return nil }
        let guess = reference.date.year - 621
        let candidates = [guess - 1, guess, guess + 1].compactMap(stretch)
        return candidates.min { abs($0.start.day - reference.day) < abs($1.start.day - reference.day) }
    }
}
