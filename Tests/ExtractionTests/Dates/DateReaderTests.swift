import Claims
import Testing

@testable import Extraction

/// The dates of a text, read in one language.
private struct DateBench {
    let lexicon: Lexicon
    let reader: DateReader

    init(_ code: String) throws {
        lexicon = try Languages.installed().lexicon(code, catalogue: Catalogue.installed())
        reader = DateReader(lexicon: lexicon, numerals: NumeralReader(lexicon: lexicon, vague: [:]))
    }

    func read(_ text: String, dateline: String? = "2022-01-09") -> [(words: String, reading: DateReading)] {
        var buffer = TokenBuffer()
        defer { withExtendedLifetime(buffer) {} }
        Tokenizer(lexicon: lexicon).read(text, into: &buffer)
        let stream = buffer.stream
        var found: [(String, DateReading)] = []
        var i = 0
        while i < stream.tokens.count {
            guard let date = reader.read(stream, at: i, reference: dateline.flatMap { CivilTime(iso: $0) }) else {
                i += 1
                continue
            }
            let (first, last) = (stream.tokens[date.range.lowerBound], stream.tokens[date.range.upperBound - 1])
            found.append((stream.text(Int(first.start)..<Int(last.end)), date))
            i = date.range.upperBound
        }
        return found
    }
}

@Suite("Dates and clock times")
struct DateReaderTests {
    /// One date of an English text against a dateline.
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var dateline: String?
        var expected: String?
        var testDescription: String { "\(text) (\(dateline ?? "no dateline"))" }
        init(_ text: String, on dateline: String? = nil, _ expected: String?) {
            (self.text, self.dateline, self.expected) = (text, dateline, expected)
        }
    }

    @Test(
        "a day without a year is of the dateline's year, save across a turn of the year",
        arguments: [
            Case("on 28 December", on: "2022-01-09", "2021-12-28"),
            Case("on 5 January", on: "2021-12-20", "2022-01-05"),
            Case("on 5 July", on: "2022-02-12", "2022-07-05"),
            Case("on 3 October", on: "2022-02-12", "2022-10-03"),
            Case("on 5 July", nil),
            Case("in October", on: "2022-02-12", "2021-10-01/2021-10-31"),
            Case("in March", on: "2022-02-12", "2022-03-01/2022-03-31"),
            Case("on 29 February", on: "2022-02-12", "2020-02-29"),
            Case("Friday, 29 February", on: "2010-02-12", "2008-02-29"),
        ])
    func yearless(_ c: Case) throws { try check(c) }

    @Test(
        "a weekday is the last one, the dateline's day included; with a word for which, it is that one",
        arguments: [
            Case("on Sunday", on: "2022-01-09", "2022-01-09"),
            Case("on Monday", on: "2022-01-09", "2022-01-03"),
            Case("last Sunday", on: "2022-01-09", "2022-01-02"),
            Case("next Friday", on: "2022-01-04", "2022-01-14"),
            Case("this Friday", on: "2022-01-04", "2022-01-07"),
            Case("on Tuesday of next week", on: "2022-01-04", "2022-01-11"),
            Case("next week Monday", on: "2022-01-04", "2022-01-10"),
            Case("next week between Wednesday and Friday", on: "2022-01-04", "2022-01-12/2022-01-14"),
            Case("from Monday to Friday", on: "2022-01-07", "2022-01-03/2022-01-07"),
            Case("Wednesday two weeks ago", on: "2022-01-04", "2021-12-22"),
            Case("on Monday", nil),
        ])
    func weekdays(_ c: Case) throws { try check(c) }

    @Test(
        "stretches and distances",
        arguments: [
            Case("the first Monday of March 2022", "2022-03-07"),
            Case("the last Monday of March 2022", "2022-03-28"),
            Case("the third week of 2027", "2027-01-18/2027-01-24"),
            Case("the last week of 2019", "2019-12-23/2019-12-29"),
            Case("one month and 21 days ago", on: "2017-11-23", "2017-10-02"),
            Case("three days after January 30, 2022", "2022-02-02"),
            Case("two years ago", on: "2022-01-09", "2020-01-01/2020-01-31"),
            Case("two years later", on: "2022-01-09", nil),
            Case("the next day", on: "2022-01-09", nil),
            Case("31 January was a month ago", on: "2022-03-31", "2022-01-31"),
            Case("a month ago", on: "2022-03-31", "2022-02-28"),
            Case("within ten days", on: "2022-01-09", "2022-01-09/2022-01-19"),
            Case("in the past 24 hours", on: "2022-01-09", "2022-01-08/2022-01-09"),
            Case("in the past 24 hours", on: "2022-01-09T08:00", "2022-01-08T08:00/2022-01-09T08:00"),
            Case("three hours ago", on: "2022-01-09T02:30", "2022-01-08T23:30"),
            Case("the rest of the week", on: "2022-01-05", "2022-01-05/2022-01-09"),
            Case("early next month", on: "2021-12-20", "2022-01-01/2022-01-10"),
            Case("the winter of 2020", "2020-12-01/2021-02-28"),
        ])
    func stretches(_ c: Case) throws { try check(c) }

    @Test(
        "what only looks like a date is none",
        arguments: [
            "2022 people were arrested", "for 3 weeks", "a three-week strike", "4 days of talks", "the 45-year-old",
            "5 days last", "they may leave", "march on the capital", "the second man", "won 3-2", "a ratio of 1/3",
            "version 1.2.3.4",
            "in 2,021 homes", "in 2000 homes and people", "at 6 people", "the last day of the campaign", "31/31/2022",
        ])
    func negatives(text: String) throws {
        let found = try DateBench("en").read(text).filter { !($0.words == "last" || $0.words == "2000") }
        #expect(found.isEmpty, "\(found.map(\.words))")
    }

    private func check(_ c: Case) throws {
        let found = try DateBench("en").read(c.text, dateline: c.dateline)
        let first = try #require(found.first)
        #expect(first.reading.interval?.iso == c.expected)
    }

    @Test(
        "every name of a month in every language makes a date of a day and a year",
        arguments: DateCorpusTests.wanted.keys.sorted())
    func months(code: String) throws {
        let bench = try DateBench(code)
        var forms = 0
        for file in try Languages.installed().files(of: code) {
            for row in file.rows where row.words.first == "month" && row["calendar"] == nil {
                let month = try #require(row["value"].flatMap { Int($0) })
                for form in row.words.dropFirst() {
                    forms += 1
                    // "May" and such are months only with a capital.
                    let name = row["ambiguous"] == nil ? form : form.prefix(1).uppercased() + form.dropFirst()
                    for day in [1, 9, 28] {
                        let text = "\(day) \(name) 2021"
                        let found = bench.read(text)
                        #expect(found.first?.words == text, "\(text)")
                        #expect(
                            found.first?.reading.interval
                                == CivilTime(year: 2021, month: month, day: day).map { CivilInterval($0) }, "\(text)")
                    }
                }
            }
        }
        #expect(forms >= 12)
    }

    @Test("day and month come in the order of the language, the year where it stands")
    func order() throws {
        for (code, text, expected) in [
            ("fr", "06/01/2022", "2022-01-06"), ("de", "6.1.2022", "2022-01-06"), ("en", "2022/01/06", "2022-01-06"),
            ("fr", "13/01/22", "2022-01-13"),
            ("ru", "31.12.71", "1971-12-31"), ("ar", "٠٦/٠١/٢٠٢٢", "2022-01-06"), ("fa", "۱۴۰۰/۱۰/۱۶", "2022-01-06"),
            ("en", "20220106", "2022-01-06"),
        ] {
            #expect(try DateBench(code).read(text).first?.reading.interval?.iso == expected, "\(code) \(text)")
        }
    }

    @Test("hostile runs of the words of dates are read to their end")
    func hostile() throws {
        for (code, words) in [
            (
                "en",
                [
                    "from ", "between 4 and ", "two weeks ", "last ", "in ", "2014-", "May ", "5 ",
                    "on the first of the ", "12:", "1/2/",
                ]
            ),
            ("ar", ["من ", "قبل ", "الأسبوع ", "بين 3 و", "ليل الأحد "]),
        ] {
            let bench = try DateBench(code)
            for word in words {
                let text = String(repeating: word, count: 500)
                var last = 0
                for (_, reading) in bench.read(text) {
                    #expect(reading.range.lowerBound >= last)
                    last = reading.range.upperBound
                }
            }
        }
    }
}
