import Claims
import Testing

@testable import Comparison

@Suite("Plausible intervals")
struct PlausibleTests {
    @Test(
        "a number is widened by what its text leaves open",
        arguments: [
            ("317", "317"), ("300", "300"), ("999", "999"), ("0", "0"), ("1000", "[950, 1050]"),
            ("2000", "[1900, 2100]"),
            ("11300", "[11250, 11350)"), ("1.2m", "[1150000, 1250000)"), ("11312", "11312"),
            ("1.0m", "[950000, 1050000)"),
            ("8.7%", "[8.65, 8.75)"), ("12%", "[11.5, 12.5)"), ("3%", "[2.85, 3.15]"), ("0%", "0"),
            ("7.8:[richter]", "[7.75, 7.85)"), ("50:USD", "[47.5, 52.5]"), ("1.5bn:USD", "[1450000000, 1550000000)"),
            ("~300", "[270, 330]"), ("nearly:10000", "[9000, 10000]"), ("nearly:200", "[180, 200]"), (">=8", "[8, ∞)"),
            (">8", "(8, ∞)"), ("<=20", "(−∞, 20]"), ("<20", "(−∞, 20)"), (">=2000", "[1900, ∞)"),
            (">=1.2m", "[1150000, ∞)"), (">2000", "(1900, ∞)"), ("<=1.2m", "(−∞, 1250000)"), ("2k..3k", "[1900, 3150]"),
            ("approx:>100", "(90, ∞)"),
            ("approx:<=20", "(−∞, 22]"), ("26..30", "[26, 30]"), ("dozens", "[20, 99]"),
            ("approx:dozens", "[18, 108.9]"),
            ("couple", "2"), ("many", "[2, ∞)"), ("-4:Cel", "[-4.2, -3.8]"), ("-12.5:Cel", "(-12.55, -12.45]"),
            ("1/3ratio", "0.333333333333"),
        ])
    func plausible(written: String, interval: String) throws {
        let quantity = try #require(Notation.quantity(written, catalogue: Bench.catalogue))
        #expect(quantity.plausible(of: nil, under: Policy(), catalogue: Bench.catalogue).description == interval)
    }

    @Test(
        "the policy widens and narrows",
        arguments: [
            ("~300", "[240, 360]"), ("nearly:10000", "[8000, 10000]"), ("2000", "[1980, 2020]"),
            ("dozens", "[24, 120]"),
            (">=dozens", "[24, ∞)"), ("1.2m", "[1188000, 1212000]"),
        ])
    func policy(written: String, interval: String) throws {
        let policy = Policy(aboutPercent: 20, roundingPercent: 1, vague: ["dozens": Interval(low: 24, high: 120)])
        let quantity = try #require(Notation.quantity(written, catalogue: Bench.catalogue))
        #expect(quantity.plausible(of: nil, under: policy, catalogue: Bench.catalogue).description == interval)
    }

    @Test("a composed class keeps its own bounds whatever the policy says of the class")
    func composed() throws {
        var quantity = try #require(Notation.quantity("dozens", catalogue: Bench.catalogue))
        quantity.interval = Interval(low: 30, high: 99)
        let policy = Policy(vague: ["dozens": Interval(low: 24, high: 120)])
        #expect(quantity.plausible(of: nil, under: policy, catalogue: Bench.catalogue).description == "[30, 99]")
    }

    @Test("about never says less than the bare number")
    func aboutIsNoNarrower() throws {
        let quantity = try #require(Notation.quantity("~2000", catalogue: Bench.catalogue))
        #expect(
            quantity.plausible(of: nil, under: Policy(aboutPercent: 1), catalogue: Bench.catalogue).description
                == "[1900, 2100]"
        )
    }

    @Test("what would leave 34 digits stays as stated")
    func large() throws {
        let number = try #require(ExactNumber(decimal: "9999999999999999999999999999999999"))
        let quantity = Quantity(
            span: Span(utf8: 0..<0, scalars: 0..<0), text: "", kind: .count, modifier: .about,
            interval: Interval(number))
        #expect(quantity.plausible(of: nil, under: Policy(), catalogue: Bench.catalogue).contains(number))
    }

    @Test(
        "counts are compared as whole numbers",
        arguments: [
            ("(8, ∞)", Interval(low: 8, high: nil, lowOpen: true), "[9, ∞)"),
            ("half", Interval(low: ExactNumber(decimal: "22.5"), high: ExactNumber(decimal: "27.5")), "[23, 27]"),
            ("negative", Interval(low: ExactNumber(decimal: "-2.5"), high: ExactNumber(decimal: "2.5")), "[-2, 2]"),
            ("between", Interval(low: ExactNumber(decimal: "2.2"), high: ExactNumber(decimal: "2.8")), "[2.2, 2.8]"),
        ])
    func whole(name: String, interval: Interval, result: String) {
        #expect(FigureMaker.whole(interval).description == result)
    }
}
