import Claims
import Testing

@testable import Extraction

@Suite("Written numbers")
struct WrittenNumberTests {
    /// The first digit of each script, and the separators each language groups with.
    static let zeros: [UInt32] = [0x30, 0x660, 0x6F0, 0xFF10, 0x966, 0x9E6, 0xE50, 0x17E0]
    static let groupings: [(language: String, group: String, decimal: String)] = [
        ("en", ",", "."), ("en", "\u{A0}", "."), ("en", "\u{202F}", "."), ("en", "'", "."), ("ar", "٬", "٫"),
        ("ar", ",", "."),
        ("fr", "\u{202F}", ","), ("fr", " ", ","), ("fr", ".", ","), ("ru", "\u{A0}", ","), ("ru", " ", ","),
        ("es", ".", ","),
        ("es", " ", ","), ("de", ".", ","), ("de", "'", ","), ("fa", "٬", "٫"), ("tr", ".", ","),
    ]

    /// A small generator of its own, so that the numbers are the same on every run.
    struct Numbers {
        var state: UInt64 = 20_220_106
        mutating func next(below limit: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % limit
        }
    }

    static func write(_ value: UInt64, zero: UInt32, group: String) -> String {
        let digits = String(value).unicodeScalars.map { Unicode.Scalar(zero + $0.value - 0x30)! }
        var text = ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { text += group }
            text.unicodeScalars.append(digit)
        }
        return text
    }

    @Test("digits of every script come back exactly in every grouping", arguments: groupings)
    func digits(_ language: String, _ group: String, _ decimal: String) throws {
        let extractor = Extractor(languages: try .installed(), catalogue: try .installed())
        var numbers = Numbers()
        for zero in Self.zeros {
            for _ in 0..<40 {
                let value = 10_000 + numbers.next(below: 1 << 31)
                let text = Self.write(value, zero: zero, group: group)
                let found = try extractor.extract(.init(text: text, articleKey: "k", language: language)).quantities
                #expect(found.map(\.interval) == [Interval(ExactNumber(Int(value)))], "\(language): \(text)")
                #expect(found.map(\.text) == [text])
                let tenth = numbers.next(below: 9) + 1
                let fraction = text + decimal + Self.write(tenth, zero: zero, group: "")
                let again = try extractor.extract(.init(text: fraction, articleKey: "k", language: language)).quantities
                let expected = ExactNumber(digits: Int128(value) * 10 + Int128(tenth), exponent: -1)!
                #expect(again.map(\.interval) == [Interval(expected)], "\(language): \(fraction)")
            }
        }
    }

    @Test("no input makes reading fail, and every span cuts at character boundaries")
    func robust() throws {
        let extractor = Extractor(languages: try .installed(), catalogue: try .installed())
        let pieces = [
            "317", "1.2", "1,234", "٣١٧", "３１７", "½", "%", "$", "€", "(", ")", "-", "–", "+", "±", "/", ":", ".", ",",
            "'", "#", "№", "\n", " ", "\u{A0}",
            "\u{202F}", "\u{200F}", "\u{301}", "é", "e\u{301}", "و", "و3", "ال", "and", "one", "two", "hundred",
            "million", "at least", "or more",
            "between", "to", "from", "rose", "percent", "kg", "km", "third", "half", "dozen", "dozens", "if not",
            "several", "مئة", "خمسة وعشرون", "على الأقل",
            "двести", "с половиной", "не менее", "quatre-vingt", "et", "demi", "einundzwanzig", "von", "mil", "y medio",
            "yüz", "buçuk", "هزار", "🙂", "\u{FEFF}",
        ]
        // A point or comma that leads digits is no number of its own.
        let leading =
            "the ministry said on Friday that 5 million ,2 and 3 million .77 and three point .0 and 2 thousand ,5"
        for language in ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"] {
            _ = try extractor.extract(.init(text: leading, articleKey: "k", language: language))
        }
        // The ends of a range in units that do not go together.
        let crossed =
            "الأطفال البالغين من 9 أشهر إلى 5 سن0، between 9 months and 5, from $7 to 3 kg, de 2,5 M€ à 3, 2,5 M€ à 3, $2m-3, не менее 26 и менее 26"
        for language in ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"] {
            for q in try extractor.extract(.init(text: crossed, articleKey: "k", language: language)).quantities {
                #expect(!q.interval.isEmpty, "\(language): \(q.text)")
            }
        }
        var numbers = Numbers()
        for language in ["ar", "de", "en", "es", "fa", "fr", "ru", "tr"] {
            for _ in 0..<400 {
                var text = ""
                for _ in 0..<(1 + numbers.next(below: 14)) {
                    text += pieces[Int(numbers.next(below: UInt64(pieces.count)))]
                    if numbers.next(below: 3) > 0 { text += " " }
                }
                let bytes = Array(text.utf8)
                for q in try extractor.extract(.init(text: text, articleKey: "k", language: language)).quantities {
                    #expect(String(validating: bytes[q.span.utf8], as: UTF8.self) == q.text, "\(language): \(text)")
                    #expect(!q.interval.isEmpty, "\(language): \(text)")
                    let scalars = Array(text.unicodeScalars)[q.span.scalars]
                    #expect(scalars.elementsEqual(q.text.unicodeScalars), "\(language): \(text)")
                }
            }
        }
    }
}
