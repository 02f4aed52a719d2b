import Claims
import Comparison
import Testing

@Suite("Origins")
struct OriginTests {
    private func origins(_ lines: [String]) throws -> [Origin] {
        let (claims, sources) = try Bench.claims(lines)
        return Bench.comparer.origins(of: claims, sources: sources)
    }

    @Test(
        "the origin is the end of the chain, behind the media that pass it on",
        arguments: [
            ("killed 26 by=p:Azirbek>m:interfax>m:tass from=A", "Azirbek"),
            ("killed 26 by=p:minister>health-ministry from=A", "Ministry of Health"),
            ("killed 26 by=m:tass from=A", "TASS"),
            ("killed 26 by=m:tass>m:reuters from=A", "Reuters"),
            ("killed 26 from=A", "A"),
            ("killed 26 by=?:sources from=A", "A"),
            ("killed 26 by=w:passers-by>m:tass from=A", "A"),
        ])
    func end(claim: String, name: String) throws {
        #expect(try origins([claim]).map(\.name) == [name])
    }

    @Test("an outlet and those that cite it are one origin")
    func outlet() throws {
        let found = try origins(["killed 26 from=Interfax", "killed 26 by=m:interfax from=B"])
        #expect(found.count == 1)
        #expect(found[0].outlets.map(\.name) == ["Interfax", "B"])
    }

    @Test("the tree says who repeats whom, through whom")
    func tree() throws {
        let found = try origins([
            "killed 26 by=interior-ministry from=A", "killed 26 by=interior-ministry>m:tass from=B",
            "injured 317 by=interior-ministry>m:interfax>m:tass from=B", "killed 30 by=amnesty from=C",
        ])
        #expect(found.map(\.name) == ["Ministry of Internal Affairs", "Amnesty International"])
        #expect(found[0].outlets.map(\.name) == ["A", "B"])
        #expect(found[0].outlets[1].claims == ["c2", "c3"])
        #expect(found[0].outlets[1].via == ["TASS", "Interfax"])
        #expect(found[0].claimCount == 3)
    }

    @Test("two outlets' nameless sources are not known to be one")
    func nameless() throws {
        #expect(try origins(["killed 26 by=?:official from=A", "killed 26 by=?:official from=B"]).count == 2)
    }

    @Test("outlets that print one text are the outlet that printed it first")
    func copies() throws {
        let found = try origins([
            "killed 26 from=B digest=same pub=01-08", "killed 26 from=A digest=same pub=01-07",
            "killed 26 from=C digest=other",
        ])
        #expect(found.map(\.name) == ["A", "C"])
        #expect(found[0].outlets.map(\.copyOf) == ["A", nil])
    }

    @Test("near-copies are told by half of their sketch")
    func sketches() throws {
        let (claims, sources) = try Bench.claims([
            "killed 26 from=A pub=01-07", "killed 26 from=B pub=01-08", "killed 26 from=C",
        ])
        func outcome(equal: Int) -> Int {
            var known = sources
            let sketch = (0..<64).map { UInt32($0 * 7919 + 1) }
            known[0].sketch = sketch
            known[1].sketch = sketch.enumerated().map { $0 < equal ? $1 : $1 + 1 }
            known[2].sketch = sketch.map { $0 + 2 }
            return Bench.comparer.compare(claims, sources: known).topics[0].origins
        }
        #expect(outcome(equal: 64) == 2)
        #expect(outcome(equal: 32) == 2)
        #expect(outcome(equal: 31) == 3)
        #expect(outcome(equal: 0) == 3)
    }
}
