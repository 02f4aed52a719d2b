import Claims

/// A date or a clock time as it stands in a text.
struct DateReading {
    /// Its tokens, without the preposition before it.
    @NarrowRange var range: Range<Int>
    /// A date (with or without a time of day), or a clock time alone.
    var isTime: Bool
    /// The stretch it names; nil where the text does not settle it: no dateline for a relative date, a calendar that is not counted here.
    var interval: CivilInterval?
    /// It was read against the dateline: "yesterday", a weekday, a day without a year.
    var isRelative: Bool
    /// The smallest unit that the text names.
    var granularity: DateUnit
    /// The part of the day named beside it ("Wednesday evening").
    var dayPart: DayPart
    /// How far from the date told before it lies, where it is told by that ("a year earlier").
    var told: ToldStep?
    /// The rule that read it, a stable id.
    var rule: StaticString
    /// The tokens of "four days" in "the past four days": the date is told by a length, which is a quantity too. Empty where there is none.
    @NarrowRange var length: Range<Int> = 0..<0
    /// It is told by its distance from the dateline ("in five months").
    var isDistance = false
    /// Of a night of two days: the words name the evening's ("last night").
    var namesEvening = false
    /// It says a length only ("three days after the quake"): no day can be counted out.
    var isLengthOnly = false

    /// The same as a quantity's reading: of kind date or time, without bounds.
    var reading: Reading {
        Reading(
            numeral: range, kind: isTime ? .time : .date, interval: Interval(low: nil, high: nil), date: interval,
            granularity: granularity,
            dayPart: dayPart, isRelativeDate: isRelative, isDistance: isDistance, namesEvening: namesEvening,
            told: told, rule: rule)
    }
}

/// A step from one date to another: two years back are -2 of the unit year.
struct ToldStep: Equatable {
    var unit: DateUnit
    @Narrow<Int32> var count: Int

    static func == (a: ToldStep, b: ToldStep) -> Bool { a.unit == b.unit && a.count == b.count }

    /// The stretch that lies this step from `base`: whole months from whole months, a month where the unit is so long that no writer means a day.
    func from(_ base: CivilInterval) -> CivilInterval {
        let start = Stretch.shift(CivilTime(day: base.start.day), unit, count)
        let days = base.end.day - base.start.day
        if days >= 27, base.start.date.day == 1 {
            return Stretch.months(start.date.year, start.date.month, (days + 3) / 30)
        }
        switch unit {
        case .year, .half, .quarter, .season, .decade, .century: return Stretch.around(start.day, .month)
        case .hour, .minute: return CivilInterval(start)
        default: return CivilInterval(start, CivilTime(day: start.day + days))
        }
    }
}

/// The units of stretches of time: ids of `period-unit` rows.
enum DateUnit: UInt8, CaseIterable {
    case none, minute, hour, day, week, workweek, weekend, month, quarter, season, half, year, decade, century
}

/// The parts of a day: ids of `day-part` rows.
enum DayPart: UInt8, CaseIterable {
    case none, morning, noon, afternoon, evening, night, midnight
}

/// The part of a stretch that is meant: ids of `stretch-part` rows.
enum StretchPart: UInt8, CaseIterable {
    case none, start, middle, end, rest
    /// The first of several that are counted: "the first eight months".
    case first
}

/// Which stretch is meant, seen from the dateline: ids of `relative` rows.
enum RelativeStep: UInt8, CaseIterable {
    case none, last, this, next, past, coming, beforeLast, afterNext
}

/// The calendars of `month` and `year-after` rows.
enum DateCalendar: UInt8, CaseIterable {
    case gregorian, persian, hijri
}
