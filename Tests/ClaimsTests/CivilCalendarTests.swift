import Claims
import Testing

@Suite("The civil calendar and its neighbours")
struct CivilCalendarTests {
    @Test("a month later is the same day, or the month's last")
    func months() {
        for (from, months, to) in [
            ("2022-01-31", 1, "2022-02-28"), ("2020-01-31", 1, "2020-02-29"), ("2022-03-31", -1, "2022-02-28"),
            ("2022-01-09", -12, "2021-01-09"), ("2022-12-15", 1, "2023-01-15"),
            ("2022-01-09T12:34", 3, "2022-04-09T12:34"),
        ] {
            #expect(CivilTime(iso: from)?.adding(months: months).iso == to)
        }
    }

    @Test("days of the solar Hijri calendar fall where the calendar of Iran puts them")
    func solarHijri() {
        // New years of the official calendar: leap years are 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403.
        for (year, month, day, iso) in [
            (1370, 1, 1, "1991-03-21"), (1371, 1, 1, "1992-03-21"), (1376, 1, 1, "1997-03-21"),
            (1395, 1, 1, "2016-03-20"),
            (1399, 12, 30, "2021-03-20"), (1400, 1, 1, "2021-03-21"), (1400, 10, 19, "2022-01-09"),
            (1357, 11, 22, "1979-02-11"),
            (1403, 12, 30, "2025-03-20"), (1404, 1, 1, "2025-03-21"), (1400, 6, 31, "2021-09-22"),
            (1400, 7, 1, "2021-09-23"),
        ] {
            #expect(CivilTime(solarHijriYear: year, month: month, day: day)?.iso == iso)
        }
        #expect(CivilTime(solarHijriYear: 1400, month: 12, day: 30) == nil)
        #expect(CivilTime(solarHijriYear: 1400, month: 7, day: 31) == nil)
    }

    @Test("the days of the solar Hijri calendar follow each other without a gap")
    func everyDay() {
        var last: Int?
        for year in 1340...1410 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let found = CivilTime(solarHijriYear: year, month: month, day: day) else { continue }
                    if let last { #expect(found.day == last + 1) }
                    last = found.day
                }
            }
        }
    }
}
