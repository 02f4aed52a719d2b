import Claims
import Comparison
import Testing

@Suite("Checks inside one article")
struct ArticleCheckTests {
    /// Claims of one article, a line each: two stand in sentences of their own, three in one sentence.
    private func check(_ lines: [String]) throws -> [String] {
        let (claims, sources) = try Bench.claims(
            lines.enumerated().map { "\($1) article=one from=A at=\($0 * (lines.count > 2 ? 40 : 100))" })
        return Bench.comparer.check(claims, sources: sources).filter { $0.kind != .unsourced || lines.count == 1 }.map {
            "\($0.kind.rawValue) \($0.passed ? "holds" : "fails"): \($0.arithmetic)"
        }
    }

    @Test(
        "sums, parts, changes, shares, headline and repetitions show their arithmetic",
        arguments: [
            // 8 officers and 18 civilians, 26 in all
            (
                ["killed/police 8 by=police", "killed/civilian 18 by=police", "killed 26 sum=c1,c2 by=police"],
                ["sum holds: 8 + 18 = 26, told as 26."]
            ),
            (
                ["killed/police 8 by=police", "killed/civilian 18 by=police", "killed 28 sum=c1,c2 by=police"],
                ["sum fails: 8 + 18 = 26, but the text says 28 in all."]
            ),
            // At least 8 and 18 may well be 28
            (
                ["killed/police >=8 by=police", "killed/civilian 18 by=police", "killed 28 sum=c1,c2 by=police"],
                ["sum holds: [8, ∞) + 18 = [26, ∞), told as 28."]
            ),
            (
                ["killed 26 by=police", "killed/police 18 part=c1 by=police"], ["part holds: 18 ≤ 26."]
            ),
            (
                ["killed 26 by=police", "killed/police 28 part=c1 by=police"],
                ["part fails: 28 is told as a part of 26, which is less."]
            ),
            // Rose 12 % from 50 to 56
            (
                ["price/oil +12% by=un", "price/oil 50:USD by=un", "price/oil 56:USD by=un"],
                ["change holds: From 50 USD to 56 USD is 12 %, told as 12 %."]
            ),
            (
                ["price/oil +21% by=un", "price/oil 50:USD by=un", "price/oil 56:USD by=un"],
                ["change fails: From 50 USD to 56 USD is 12 %, but the text says 21 %."]
            ),
            (
                ["inflation 8.2% 02-28 by=un", "inflation +0.5pp by=un", "inflation 8.7% 03-31 by=un"],
                ["change holds: 8.7 − 8.2 = 0.5 percentage points, told as 0.5."]
            ),
            (
                ["killed 8 01-06 by=police", "killed +18 01-07 by=police", "killed 26 01-07 by=police"],
                ["change holds: 26 − 8 = 18, told as 18."]
            ),
            (
                ["killed 8 01-06 by=police", "killed +12 01-07 by=police", "killed 26 01-07 by=police"],
                ["change fails: 26 − 8 = 18, but the text says 12."]
            ),
            // An approximate total leaves the difference open; figures of two towns have none
            (["killed ~10k 01-06 by=police", "killed +1678 01-07 by=police", "killed 9900 01-07 by=police"], []),
            (
                [
                    "killed 8 01-06 @Almaty by=police", "killed +12 01-07 by=police",
                    "killed 26 01-07 @Taraz by=police",
                ], []
            ),
            // 3,000, a third of the 9,000
            (
                [
                    "displaced 9000 by=un", "displaced/child 3000 part=c1 by=un",
                    "displaced/child 1/3ratio part=c1 by=un",
                ],
                ["part holds: 3000 ≤ 9000.", "share holds: 3000 of 9000 is 0.33, told as 0.333333333333."]
            ),
            (
                ["displaced 9000 by=un", "displaced/child 3000 part=c1 by=un", "displaced/child 45% part=c1 by=un"],
                ["part holds: 3000 ≤ 9000.", "share fails: 3000 of 9000 is 33.33 %, but the text says 45."]
            ),
            // Headline against body
            (
                ["killed dozens headline", "killed 26 01-07 by=police"],
                ["headline holds: The headline's [20, 99] fits 26 in the article."]
            ),
            (
                ["killed 62 headline", "killed 26 01-07 by=police"],
                ["headline fails: The headline says 62, the article 26."]
            ),
            (
                ["arrested 62 headline", "killed 26 01-07 by=police"],
                ["headline fails: The headline's 62 is nowhere in the article."]
            ),
            // One fact told twice
            (
                ["killed 46 01-07 by=police", "killed 62 01-07 by=police"],
                ["repeated fails: One fact is told twice: 46, then 62."]
            ),
            (["killed 26 01-07 by=police", "killed 26 01-07 by=police"], ["repeated holds: 26 is told twice."]),
            // Two sources that differ are no slip of the article's
            (["killed 26 01-07 by=police", "killed 62 01-07 by=hospital"], []),
            // An update is none either
            (["killed 26 01-07 by=police", "killed 62 01-08 by=police"], []),
            (["killed 26"], ["unsourced fails: No source is given for 26."]),
            (["killed 26 by=police"], []),
            (["killed 26 definite"], []),
        ])
    func check(lines: [String], found: [String]) throws {
        #expect(try check(lines) == found)
    }

    @Test("a figure that another sentence gives with its source is sourced")
    func sourcedElsewhere() throws {
        let (claims, sources) = try Bench.claims([
            "killed 26 article=one at=0", "killed 26 by=police article=one at=100",
        ])
        #expect(Bench.comparer.check(claims, sources: sources).filter { $0.kind == .unsourced }.isEmpty)
    }

    @Test("articles are checked one by one")
    func apart() throws {
        let (claims, sources) = try Bench.claims([
            "killed 26 01-07 by=police article=one", "killed 62 01-07 by=police article=two",
        ])
        #expect(Bench.comparer.check(claims, sources: sources).isEmpty)
    }
}
