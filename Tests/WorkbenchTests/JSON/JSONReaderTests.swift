import Claims
import Testing

@testable import Workbench

@Suite("The JSON reader")
struct JSONReaderTests {
    private func value(_ bytes: [UInt8]) throws -> JSONValue {
        try JSONReader.read(bytes) { json throws(JSONError) in try json.value() }
    }
    private func value(_ text: String) throws -> JSONValue { try value(Array(text.utf8)) }

    @Test(
        "what RFC 8259 allows is read as it is meant",
        arguments: [
            ("null", JSONValue.null), (" \t\r\n true ", .boolean(true)), ("-0.5e+10", .number("-0.5e+10")),
            ("0", .number("0")), (#""""#, .string("")), ("[]", .array([])), ("{ }", .object([])),
            (#""a\"\\\/\b\f\n\r\tz""#, .string("a\"\\/\u{8}\u{c}\n\r\tz")), (#""é\u00e9\uD83D\uDE00""#, .string("éé😀")),
            (#""\u0000""#, .string("\0")),
            (#"[1,[2],{"a":[]}]"#, .array([.number("1"), .array([.number("2")]), .object([.init("a", .array([]))])])),
            (
                #"{"b":1,"a":2,"\u0061b":3}"#,
                .object([.init("b", .number("1")), .init("a", .number("2")), .init("ab", .number("3"))])
            ),
            ("\"\u{7F}\u{2028}\"", .string("\u{7F}\u{2028}")),
        ])
    func good(text: String, expected: JSONValue) throws {
        #expect(try value(text) == expected)
        // What is written of it is read as the same.
        var json = JSONWriter()
        json.value(expected)
        #expect(try value(json.bytes) == expected)
    }

    @Test(
        "what is no JSON is refused with its place",
        arguments: [
            ("", "line 1, column 1: ends where a value should be"), ("nul", "is no JSON value"), ("01", "leading 0"),
            ("1.", "no digit after the point"), ("1e", "no digit in its exponent"), ("+1", "is no JSON value"),
            ("NaN", "is no JSON value"), ("[1,]", "is no JSON value"), ("[1 2]", "“,” or “]” should be here"),
            ("{\"a\" 1}", "“:” should be here"), ("{\"a\":1,}", "a member's name in quotes"),
            ("{a:1}", "a member's name in quotes"),
            ("\"a", "is a string that does not end"), ("\"a\nb\"", "control character"),
            // Behind eight plain bytes too, and where the control is an odd one.
            ("\"aaaaaaaaaaa\tb\"", "control character"), ("\"ggggggggggg\u{1}ggggggggggggg\"", "control character"),
            ("\"\\x\"", "an escape that JSON does not know"),
            ("\"\\u12g4\"", "without four hexadecimal digits"), ("1 2", "there is more after the value"),
            ("[1", "ends inside a list"),
            ("{\"a\":1", "ends inside an object"),
            ("{\n \"a\": [1,\n   {\"b\": tru}]}", "line 3, column 10, at a[1].b: is no JSON value"),
            (#"{"a":1,"b":2,"a":3}"#, "has the name “a” twice in one object"),
            (#"{"a":1,"\u0061":3}"#, "has the name “a” twice in one object"),
            (#""\ud800""#, "half of a surrogate pair"), (#""\udc00\ud800""#, "half of a surrogate pair"),
            (#""\ud800\u0041""#, "half of a surrogate pair"),
        ])
    func bad(text: String, words: String) {
        #expect {
            try value(text)
        } throws: {
            "\($0)".contains(words)
        }
    }

    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]])
    func notUTF8(bytes: [UInt8]) {
        #expect {
            try value([0x22] + bytes + [0x22])
        } throws: {
            ($0 as? JSONError)?.cause == .text && ($0 as? JSONError)?.column == 2
        }
    }

    @Test("values nest to the limit and no deeper, however deep the input")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try value(nested(JSONReader.depthLimit)) }
        for depth in [JSONReader.depthLimit + 1, 1_000_000] {
            #expect {
                try value(nested(depth))
            } throws: {
                "\($0)".contains("nests more than 64 levels deep")
            }
        }
    }

    @Test("an object of many names is read in time that grows with their number, and a name that occurs twice is found")
    func manyNames() throws {
        let members = (0..<100_000).map { "\"name \($0)\":\($0)" }
        #expect(throws: Never.self) { try value("{" + members.joined(separator: ",") + "}") }
        #expect {
            try value("{" + (members + ["\"name 5\":0"]).joined(separator: ",") + "}")
        } throws: {
            "\($0)".contains("has the name “name 5” twice")
        }
    }

    @Test(
        "numbers are exact or refused",
        arguments: [
            ("1234567890123456789012345678901234", "1234567890123456789012345678901234"), ("-0.1", "-0.1"),
            ("2.500", "2.5"),
            ("12345678901234567890123456789012345", nil), ("1e5", nil),
            ("0.00000000000000000000000000000000000001", nil),
            ("\"1\"", nil), ("null", nil),
        ])
    func exact(text: String, expected: String?) {
        let number = try? JSONReader.read(Array(text.utf8)) { json throws(JSONError) in try json.number() }
        #expect(number?.jsonText == expected)
    }

    @Test(
        "whole numbers fit or are refused",
        arguments: [
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
            ("1.0", nil),
            ("-", nil), ("00", nil), ("-7", -7), ("1e3", nil),
        ])
    func integer(text: String, expected: Int?) {
        #expect((try? JSONReader.read(Array(text.utf8)) { json throws(JSONError) in try json.integer() }) == expected)
    }

    @Test("pretty text has lines where they are asked for, and one space elsewhere")
    func pretty() {
        var json = JSONWriter(.pretty)
        json.beginObject()
        json.line()
        json.member("a", [String]())
        json.list("b", [1, 2]) { json, number in
            json.beginObject()
            json.member("n", number)
            json.member("text", "tab\tquote\" \u{1}")
            json.endObject()
        }
        json.line()
        json.endObject()
        #expect(
            json.text == """
                {
                  "a": [],
                  "b": [
                    {"n": 1, "text": "tab\\tquote\\" \\u0001"},
                    {"n": 2, "text": "tab\\tquote\\" \\u0001"}
                  ]
                }
                """)
    }

    @Test("whole numbers are written as they are", arguments: [0, 7, 10, -1, -10, 123_456_789, Int.max, Int.min])
    func writtenIntegers(number: Int) {
        var json = JSONWriter()
        json.value(number)
        #expect(json.text == String(number))
    }

    @Test(
        "what could act on a terminal or turn a text about is escaped, and reads back the same",
        arguments: [
            ("a\u{9B}31m", #"a\u009b31m"#), ("a\u{202E}b\u{2069}", #"a\u202eb\u2069"#), ("\u{2028}", #"\u2028"#),
            ("\u{FFF9}", #"\ufff9"#), ("\u{E0041}x", #"\udb40\udc41x"#), ("\u{7F}", #"\u007f"#),
            // What stands beside them stays: a no-break space, a dash, a direction mark, a joiner, a byte-order mark.
            ("é\u{A0}–\u{200F}\u{200D}\u{FEFF}…", "é\u{A0}–\u{200F}\u{200D}\u{FEFF}…"), ("شرطيان 🏽", "شرطيان 🏽"),
        ])
    func escaped(text: String, written: String) throws {
        var json = JSONWriter()
        json.value(text)
        #expect(json.text == "\"\(written)\"")
        #expect(try JSONReader.read(json.bytes) { json throws(JSONError) in try json.string() } == text)
    }
}
