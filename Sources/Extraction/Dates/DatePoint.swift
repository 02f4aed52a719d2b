import Claims

/// A date as far as its words go, before the dateline fills what they leave open. Zero stands for "not said".
struct DatePoint {
    /// Tokens, half-open.
    @Narrow<Int32> var start: Int
    @Narrow<Int32> var end: Int
    @Narrow<Int32> var year = 0
    @Narrow<Int16> var month = 0
    @Narrow<Int16> var day = 0
    /// Monday 1 to Sunday 7.
    @Narrow<Int16> var weekday = 0
    /// Minutes since midnight; -1 where no clock time is said.
    @Narrow<Int16> var minute = -1
    var calendar = DateCalendar.gregorian
    var part = DayPart.none
    var portion = StretchPart.none
    /// The smallest unit that is named.
    var unit: DateUnit
    /// Which one of its kind: the third quarter, week 31; counted from the end where negative.
    @Narrow<Int32> var slot = 0
    /// Settled already, against the dateline.
    var fixed: CivilInterval?
    var isRelative = false
    /// A whole unit of the calendar, some steps from the dateline ("last week").
    var isStep = false
    /// A distance in weeks.
    var isWeeks = false
    /// The stretch of one unit that ends with the dateline ("the past week").
    var isPast = false
    /// The words name a date, but not one that can be counted out (a Hijri month, before Christ, "a few days ago").
    var isOpen = false
    /// Where the length stands that tells it ("four days" in "the past four days"); empty where none does.
    @NarrowRange var length: Range<Int> = 0..<0
    /// No day can be counted out from the length: it counts from an event.
    var isLengthOnly = false
    /// It is told by its distance from the dateline ("in five months").
    var isDistance = false
    /// Of a night of two days: the words name the evening's ("last night").
    var namesEvening = false
    /// How far from the date told before it lies, where it is told by that ("a year earlier").
    var told: ToldStep?
    var rule: StaticString

    init(_ start: Int, _ end: Int, _ unit: DateUnit, _ rule: StaticString) {
        self.start = start
        self.end = end
        self.unit = unit
        self.rule = rule
    }
}

/// Counts out stretches of the civil calendar.
enum Stretch {
    /// The stretch of a unit that `day` lies in.
    static func around(_ day: Int, _ unit: DateUnit) -> CivilInterval {
        let moment = CivilTime(day: day)
        let (y, m, _) = moment.date
        switch unit {
        case .none, .minute, .hour, .day: return CivilInterval(moment)
        case .week: return days(day - moment.weekday + 1, 7)
        case .workweek: return days(day - moment.weekday + 1, 5)
        case .weekend: return days(day - moment.weekday + 6, 2)
        case .month: return months(y, m, 1)
        case .quarter: return months(y, (m - 1) / 3 * 3 + 1, 3)
        case .season: return season(y, m < 3 || m == 12 ? 4 : m / 3)
        case .half: return months(y, m <= 6 ? 1 : 7, 6)
        case .year: return months(y, 1, 12)
        case .decade: return months(y / 10 * 10, 1, 120)
        case .century: return months((y - 1) / 100 * 100 + 1, 1, 1200)
        }
    }

    static func days(_ first: Int, _ count: Int) -> CivilInterval {
        CivilInterval(CivilTime(day: first), CivilTime(day: first + count - 1))
    }

    /// `count` whole months; years are kept within 1 to 9999.
    static func months(_ year: Int, _ month: Int, _ count: Int) -> CivilInterval {
        let first = CivilTime(year: min(max(year, 1), 9999), month: month, day: 1) ?? CivilTime(day: 0)
        let next = first.adding(months: count)
        return CivilInterval(first, CivilTime(day: max(first.day, next.day - 1)))
    }

    /// Meteorological seasons of the northern half, by number from spring: winter is that which begins in December of the year.
    static func season(_ year: Int, _ number: Int) -> CivilInterval { months(year, number * 3, 3) }

    /// `moment` moved by `count` units, forward or back.
    static func shift(_ moment: CivilTime, _ unit: DateUnit, _ count: Int) -> CivilTime {
        switch unit {
        case .none, .day: return CivilTime(day: moment.day + count, minute: moment.minute)
        case .minute, .hour:
            guard let minute = moment.minute else {
                let hours = unit == .hour ? count : count / 60
                return CivilTime(day: moment.day + hours / 24)
            }
            let total = moment.day * 1440 + minute + count * (unit == .hour ? 60 : 1)
            let day = total >= 0 ? total / 1440 : (total - 1439) / 1440
            return CivilTime(day: day, minute: total - day * 1440)
        case .week, .workweek, .weekend: return CivilTime(day: moment.day + 7 * count, minute: moment.minute)
        case .month: return moment.adding(months: count)
        case .quarter, .season: return moment.adding(months: 3 * count)
        case .half: return moment.adding(months: 6 * count)
        case .year: return moment.adding(months: 12 * count)
        case .decade: return moment.adding(months: 120 * count)
        case .century: return moment.adding(months: 1200 * count)
        }
    }

    /// The start, middle or end of a stretch: thirds of it, as writers mean "early May" (1 to 10) and "late 2019" (from September). Weeks
    /// begin with three days and end with three.
    static func part(_ part: StretchPart, of whole: CivilInterval, _ unit: DateUnit, reference: CivilTime?)
        -> CivilInterval
    {
        let (first, last) = (whole.start.day, whole.end.day)
        switch part {
        case .none, .first: return whole
        case .rest:
            guard let reference, reference.day >= first, reference.day <= last else { return whole }
            return CivilInterval(CivilTime(day: reference.day), whole.end)
        default: break
        }
        if last - first >= 80 {
            let months = (last - first + 15) / 30
            let third = max(1, months / 3)
            let second = whole.start.adding(months: third)
            let final = whole.start.adding(months: months - third)
            switch part {
            case .start: return days(first, second.day - first)
            case .middle: return days(second.day, final.day - second.day)
            default: return days(final.day, last - final.day + 1)
            }
        }
        let length = last - first + 1
        guard length > 2 else { return whole }
        let third = length >= 28 ? 10 : (length + 1) / 3 + (length == 7 ? 1 : 0)
        switch part {
        case .start: return days(first, third)
        case .middle: return length >= 28 ? days(first + 10, 10) : days(first + 2, max(1, length - 4))
        default: return length >= 28 ? days(first + 20, length - 20) : days(last - third + 1, third)
        }
    }
}
