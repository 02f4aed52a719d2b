/// A day of the proleptic Gregorian calendar, with the minute of the day where it is known. No time zone: texts give local time.
public struct CivilTime: Sendable, Hashable, Comparable {
    // Kept small, since every quantity carries dates: days fit 32 bits, minutes 16, and -1 stands for none.
    private var storedDay: Int32
    private var storedMinute: Int16

    /// Days since 1970-01-01; negative before. Within ±2^31; days outside are held at the limit.
    public var day: Int {
        get { Int(storedDay) }
        set { storedDay = Int32(clamping: newValue) }
    }
    /// Minutes since midnight, 0 to 1439; nil where only the day is known.
    public var minute: Int? {
        get { storedMinute < 0 ? nil : Int(storedMinute) }
        set { storedMinute = Int16(clamping: newValue ?? -1) }
    }

    /// A moment from a day number.
    public init(day: Int, minute: Int? = nil) {
        storedDay = Int32(clamping: day)
        storedMinute = Int16(clamping: minute ?? -1)
    }

    /// A moment from a calendar date; nil where there is no such date (31 April) or the year is outside 1 to 9999.
    public init?(year: Int, month: Int, day: Int, minute: Int? = nil) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year),
            minute.map((0..<1440).contains) ?? true
        else { return nil }
        // Days from civil: Howard Hinnant, "chrono-compatible low-level date algorithms".
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(day: era * 146097 + dayOfEra - 719468, minute: minute)
    }

    /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` (seconds and a zone behind it are read over); nil for anything else.
    public init?(iso text: some StringProtocol) {
        guard let moment = withISOBytes(text, { CivilTime(iso: $0) }) else { return nil }
        self = moment
    }

    /// The same in UTF-8.
    public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var v = 0
            for i in range {
                let b = bytes[i]
                guard b >= 48, b <= 57 else { return nil }
                v = v * 10 + Int(b - 48)
            }
            return v
        }
        guard bytes.count >= 10, bytes[4] == 45, bytes[7] == 45, let y = number(0..<4), let m = number(5..<7),
            let d = number(8..<10)
        else { return nil }
        var minute: Int?
        if bytes.count > 10 {
            guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
                bytes[13] == UInt8(ascii: ":"), let h = number(11..<13), let min = number(14..<16), h < 24, min < 60
            else { return nil }
            let zone = bytes[16...]
            guard zone.allSatisfy({ ($0 >= 48 && $0 <= 58) || $0 == 43 || $0 == 45 || $0 == 46 || $0 == 90 }) else {
                return nil
            }
            minute = h * 60 + min
        }
        self.init(year: y, month: m, day: d, minute: minute)
    }

    /// 28 to 31; `month` is 1 to 12.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// The calendar date.
    public var date: (year: Int, month: Int, day: Int) {
        let z = day + 719468
        let era = (z >= 0 ? z : z - 146096) / 146097
        let doe = z - era * 146097
        let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
    }

    /// Monday 1 to Sunday 7 (ISO 8601).
    public var weekday: Int { ((day + 3) % 7 + 7) % 7 + 1 }

    /// Order by day, then minute; a day without a minute stands before its minutes.
    public static func < (a: CivilTime, b: CivilTime) -> Bool {
        a.day != b.day ? a.day < b.day : (a.minute ?? -1) < (b.minute ?? -1)
    }

    /// ISO 8601: `2022-01-06` or `2022-01-09T12:34`.
    public var iso: String {
        let (y, m, d) = date
        func pad(_ v: Int, _ width: Int) -> String {
            let s = String(v)
            return String(repeating: "0", count: max(0, width - s.utf8.count)) + s
        }
        let dayText = "\(pad(y, 4))-\(pad(m, 2))-\(pad(d, 2))"
        guard let minute else { return dayText }
        return "\(dayText)T\(pad(minute / 60, 2)):\(pad(minute % 60, 2))"
    }
}

extension CivilTime {
    /// The same day of the month `months` later (earlier where negative), or the month's last day where it is shorter; the minute stays.
    /// Years are kept within 1 to 9999.
    public func adding(months: Int) -> CivilTime {
        let (y, m, d) = date
        let total = min(max(y * 12 + m - 1 + months, 12), 9999 * 12 + 11)
        let (year, month) = (total / 12, total % 12 + 1)
        let last = Self.days(inMonth: month, of: year)
        return CivilTime(year: year, month: month, day: min(d, last), minute: minute) ?? self
    }

    /// A day of the solar Hijri calendar of Iran and Afghanistan; nil where there is no such day, or the year is outside 1 to 2000.
    public init?(solarHijriYear year: Int, month: Int, day: Int) {
        guard (1...2000).contains(year), (1...12).contains(month), day >= 1,
            let first = Self.newYear(ofSolarHijri: year)
        else {
            return nil
        }
        let length = month <= 6 ? 31 : month <= 11 ? 30 : (Self.newYear(ofSolarHijri: year + 1) ?? first) - first - 336
        guard day <= length else { return nil }
        self.init(day: first + (month - 1) * 31 - month / 7 * (month - 7) + day - 1)
    }

    /// The day number of Nowruz. After Kazimierz M. Borkowski, "The Persian calendar for 3000 years" (1996): leap years go in runs of
    /// 33 whose starts are listed.
    private static func newYear(ofSolarHijri year: Int) -> Int? {
        let breaks = [-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097]
        var leaps = -14
        var runStart = breaks[0]
        var run = 0
        for next in breaks.dropFirst() {
            run = next - runStart
            if year < next { break }
            leaps += run / 33 * 8 + run % 33 / 4
            runStart = next
        }
        let n = year - runStart
        leaps += n / 33 * 8 + (n % 33 + 3) / 4
        if run % 33 == 4, run - n == 4 { leaps += 1 }
        let gregorian = year + 621
        let gregorianLeaps = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150
        return CivilTime(year: gregorian, month: 3, day: 20 + leaps - gregorianLeaps)?.day
    }
}

/// A stretch of time, both ends included: one day, one minute, or from one to the other.
public struct CivilInterval: Sendable, Hashable {
    /// The first day or minute.
    public var start: CivilTime
    /// The last day or minute; never before `start`.
    public var end: CivilTime

    /// From `start` to `end`; the ends are swapped where they stand the wrong way round.
    public init(_ start: CivilTime, _ end: CivilTime) {
        (self.start, self.end) = end < start ? (end, start) : (start, end)
    }

    /// One day or one minute.
    public init(_ moment: CivilTime) { self.init(moment, moment) }

    /// `2022-01-06` or `2022-01-05/2022-01-06`, each end with or without a time; nil for anything else.
    public init?(iso text: some StringProtocol) {
        guard let interval = withISOBytes(text, { CivilInterval(iso: $0) }) else { return nil }
        self = interval
    }

    /// The same in UTF-8.
    public init?(iso bytes: UnsafeBufferPointer<UInt8>) {
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            guard let moment = CivilTime(iso: bytes) else { return nil }
            self.init(moment)
            return
        }
        // A second slash is part of no moment.
        guard let first = CivilTime(iso: UnsafeBufferPointer(rebasing: bytes[..<slash])),
            let last = CivilTime(iso: UnsafeBufferPointer(rebasing: bytes[(slash + 1)...]))
        else { return nil }
        self.init(first, last)
    }

    /// The first minute, counted from 1970-01-01T00:00.
    public var firstMinute: Int { start.day * 1440 + (start.minute ?? 0) }
    /// The last minute, counted the same way: the end of the day where no minute is known.
    public var lastMinute: Int { end.day * 1440 + (end.minute ?? 1439) }

    /// Whether the two share a minute.
    public func overlaps(_ other: CivilInterval) -> Bool {
        firstMinute <= other.lastMinute && other.firstMinute <= lastMinute
    }
    /// Whether every minute of `other` lies in this one.
    public func contains(_ other: CivilInterval) -> Bool {
        firstMinute <= other.firstMinute && other.lastMinute <= lastMinute
    }
    /// ISO 8601; the two ends of a longer stretch joined by "/".
    public var iso: String { start == end ? start.iso : start.iso + "/" + end.iso }
}

/// What `body` makes of a text's UTF-8.
private func withISOBytes<Value>(
    _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Value?
) -> Value? {
    if let value = text.utf8.withContiguousStorageIfAvailable(body) { return value }
    return Array(text.utf8).withUnsafeBufferPointer(body)
}
