import Testing

@testable import Claims

@Suite("Exact numbers")
struct ExactNumberTests {
    @Test(
        "a decimal comes back as it was written, without trailing zeros",
        arguments: [
            ("0", "0"), ("317", "317"), ("1.50", "1.5"), ("-0.25", "-0.25"), ("1000000", "1000000"), ("0.001", "0.001"),
            ("9999999999999999999999999999999999", "9999999999999999999999999999999999"),
        ])
    func roundTrip(written: String, text: String) {
        #expect(ExactNumber(decimal: written)?.jsonText == text)
    }

    @Test("a third is kept as a fraction and shown to 12 digits")
    func third() throws {
        let third = try #require(ExactNumber(1, over: 3))
        #expect(third.jsonText == "0.333333333333")
        #expect(!third.isDecimal)
        #expect(third.multiplied(by: 3) == 1)
    }

    @Test("35 digits are refused", arguments: ["12345678901234567890123456789012345", "", ".", "1.", "1e5", "--1"])
    func refused(text: String) {
        #expect(ExactNumber(decimal: text) == nil)
    }

    @Test("tenths add up exactly")
    func tenths() {
        let sum = (1...10).reduce(ExactNumber.zero) { sum, _ in sum.adding(ExactNumber(1, over: 10)!)! }
        #expect(sum == 1)
    }

    @Test("order is exact where doubles would be equal")
    func order() {
        let a = ExactNumber(decimal: "0.3333333333333333")!
        let third = ExactNumber(1, over: 3)!
        #expect(a < third)
        #expect(
            ExactNumber(decimal: "9999999999999999999999999999999998")! < ExactNumber(
                decimal: "9999999999999999999999999999999999")!)
    }

    @Test(
        "the last significant place is where rounding would show",
        arguments: [
            ("11300", 2), ("317", 0), ("1.5", -1), ("2000", 3), ("0", 0),
        ])
    func place(text: String, place: Int) {
        #expect(ExactNumber(decimal: text)?.lastSignificantPlace == place)
    }
}
