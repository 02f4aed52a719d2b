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

    @Test(
        "a person is one under every title and in every script, and no namesake of another",
        arguments: [
            (["p:Health_Minister_Hamad_Hasan", "p:وزير_الصحة_اللبناني_حمد_حسن"], 1),
            (["p:Health_Minister_Hamad_Hasan", "p:министр_здравоохранения_Хамад_Хасан"], 1),
            (["p:governor_Marwan_Abboud", "p:le_gouverneur_de_la_ville,_Marwan_Abboud"], 1),
            (["p:minister_Ahsan_Iqbal", "p:احسن_اقبال", "p:министр_планирования_Ахсан_Икбал"], 1),
            // One script spells two people differently; then nobody is joined by sound
            (["p:Ahmed_Hassan_Karim", "p:Ahmad_Hussein_Karam"], 2),
            (["p:minister_Ahmed_Karimov", "p:minister_Ahmad_Karimuf", "p:министр_Ахмед_Каримов"], 3),
            // Too short to tell, and no name at all
            (["p:Ali_Ali", "p:Али_Аль"], 2),
            (["p:a_police_spokesman", "p:the_police_spokesman"], 2),
            (["p:المتحدث_العسكري_السوداني", "p:قال_العسكري_السوداني"], 2),
        ])
    func people(names: [String], count: Int) throws {
        let lines = names.enumerated().map { "killed 26 by=\($1) from=outlet\($0)" }
        #expect(try origins(lines).count == count)
        #expect(try origins(lines.reversed()).count == count)
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

    /// How many origins two outlets have whose texts share so many of their shingles.
    private func originsOfTexts(shared: Int, first: Int, second: Int) throws -> Int {
        let read = try Bench.claims(["killed 26 from=A pub=01-07", "killed 26 from=B pub=01-08", "killed 26 from=C"])
        var sources = read.sources
        func sketch(_ shingles: Range<Int>) -> [UInt32] {
            Sketch.make(
                ofHashes: shingles.map {
                    Digest.sha256("\($0)").utf8.prefix(16).reduce(0) { $0 << 4 | UInt64($1 & 15) }
                })
        }
        sources[0].sketch = sketch(0..<first)
        sources[1].sketch = sketch(first - shared..<first - shared + second)
        sources[2].sketch = sketch(100_000..<100_400)
        return Bench.comparer.compare(read.claims, sources: sources).topics[0].origins
    }

    @Test("near-copies and texts cut from another are told by their sketches")
    func sketches() throws {
        #expect(try originsOfTexts(shared: 400, first: 400, second: 400) == 2)
        #expect(try originsOfTexts(shared: 330, first: 400, second: 400) == 2)
        // The first paragraphs of a wire text
        #expect(try originsOfTexts(shared: 150, first: 500, second: 155) == 2)
        // A quote and a background paragraph in common
        #expect(try originsOfTexts(shared: 100, first: 400, second: 400) == 3)
        #expect(try originsOfTexts(shared: 0, first: 400, second: 400) == 3)
        // Of a few words, a sketch tells too little
        #expect(try originsOfTexts(shared: 9, first: 400, second: 10) == 3)
    }
}
