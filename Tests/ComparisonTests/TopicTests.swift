import Claims
import Comparison
import Testing

@Suite("Topics")
struct TopicTests {
    private func compare(_ lines: [String], overrides: [Comparer.Override] = []) throws -> Comparer.Outcome {
        let (claims, sources) = try Bench.claims(lines)
        return Bench.comparer.compare(claims, sources: sources, overrides: overrides)
    }

    @Test("protesters, rioters and people meet in one topic, the security forces have their own")
    func kazakhstan() throws {
        let outcome = try compare([
            "killed/protester dozens 01-06 by=interior-ministry from=Dar",
            "killed/security-forces >=8 01-06 by=interior-ministry>m:local-media from=Dar",
            "injured/security-forces 317 01-06 by=interior-ministry>m:local-media from=Dar",
            "killed/attacker >=26 01-07 by=interior-ministry from=Orda",
            "killed 164 01-09 by=health-ministry>m:khabar-24 from=LBC",
            "killed/police 16 01-07 by=police from=Orda",
            "killed/person 225 01-15 by=prosecutor from=Tengri",
        ])
        #expect(outcome.topics.map(\.concept) == ["person", "security-forces", "security-forces"])
        #expect(outcome.topics.map(\.event) == ["killed", "killed", "injured"])
        #expect(outcome.topics[0].claims == ["c1", "c4", "c5", "c7"])
        #expect(outcome.topics[1].claims == ["c2", "c6"])
        // 164 is left behind by 225; the protesters and rioters are no figure for all people.
        #expect(outcome.topics[0].shared.map(\.description) == ["225"])
        #expect(outcome.topics[0].origins == 3)
        #expect(outcome.superseded == ["c5"])
        let across = outcome.relations.filter { Set([$0.a, $0.b]) == ["c2", "c7"] }
        #expect(across.map(\.kind) == [.narrowsScope])
    }

    @Test("a topic of side words only is about them, whatever the outlets call them")
    func sidesOnly() throws {
        let one = try compare(["killed/protester dozens 01-06 from=A", "killed/protester 26 01-06 from=B"])
        #expect(one.topics.map(\.concept) == ["protester"])
        let mixed = try compare(["killed/protester dozens 01-06 from=A", "killed/attacker 26 01-06 from=B"])
        #expect(mixed.topics.map(\.concept) == ["person"])
        #expect(mixed.topics[0].shared.map(\.description) == ["26"])
        #expect(mixed.topics[0].origins == 2)
    }

    @Test("where no two origins share a figure each stands alone, and an overlap of two figures is neither's")
    func sharing() throws {
        let apart = try #require(
            try compare(["killed 26 01-06 by=police from=A", "killed 40 01-06 by=hospital from=B"]).topics.first)
        #expect(apart.shared.map(\.description) == ["26", "40"])
        #expect(apart.sharing == 1)
        let alone = try #require(try compare(["killed ~26 01-06 by=police from=A"]).topics.first)
        #expect(alone.sharing == 1)
        #expect(alone.sharedFigures == ["c1"])
        let overlap = try #require(
            try compare(["killed >=30 01-06 by=police from=A", "killed <=40 01-06 by=hospital from=B"]).topics.first)
        #expect(overlap.sharing == 2)
        #expect(overlap.shared.map(\.description) == ["[30, 40]"])
        #expect(overlap.sharedFigures == [nil])
    }

    @Test("the shared interval is the one that most origins share, one voice an origin")
    func shared() throws {
        let outcome = try compare([
            "killed >=8 01-06 by=police from=A",
            "killed dozens 01-06 by=w:Ali from=B",
            "killed 26 01-06 by=red-cross from=C",
            "killed 40 01-06 by=hospital from=D",
            "killed 40 01-06 by=hospital from=E",
            "killed 150 01-06 by=union from=F",
        ])
        let topic = try #require(outcome.topics.first)
        // 26 and 40 each lie in two further origins' intervals: a tie, though two outlets print 40.
        #expect(topic.shared.map(\.description) == ["26", "40"])
        #expect(topic.sharing == 3)
        #expect(topic.sharedFigures == ["c3", "c4"])
        #expect(topic.outside == ["c6"])
        #expect(topic.origins == 5)
        #expect(topic.outlets == 6)
    }

    @Test("denied, retracted, feared, added and superseded figures stay out of the summary")
    func live() throws {
        let outcome = try compare([
            "killed 164 01-09 by=health-ministry from=A",
            "killed 164 retracted 01-10 by=health-ministry from=B",
            "killed 500 fear 01-10 by=union from=C",
            "killed +12 01-10 by=police from=D",
            "killed 44 01-09 by=prosecutor from=E",
        ])
        #expect(outcome.topics.map(\.claims) == [["c1", "c2", "c3", "c4", "c5"]])
        #expect(outcome.topics[0].shared.map(\.description) == ["44"])
        #expect(outcome.withdrawn == ["c1"])
    }

    @Test("what a total was before it rose stays out of the summary")
    func before() throws {
        let outcome = try compare([
            "killed 45 02-07 article=x at=100", "killed 61 02-07 article=x at=110", "killed 61 02-07 by=police from=B",
        ])
        #expect(outcome.topics[0].shared.map(\.description) == ["61"])
        #expect(outcome.topics[0].outside.isEmpty)
        #expect(outcome.superseded == ["c1"])
    }

    @Test(
        "outlets and origins are those of all claims listed; an article that repeats its source is no origin of its own"
    )
    func outletsOfTheTopic() throws {
        let outcome = try compare([
            "killed 17 02-06 by=police from=A", "killed 17 02-06 by=hospital from=B",
            "killed 24 02-07 by=police from=C",
            "killed 24 02-07 headline article=x at=0 from=D", "killed 24 02-07 by=ministry article=x at=100 from=D",
        ])
        #expect(outcome.topics[0].outlets == 4)
        #expect(outcome.topics[0].origins == 3)
        #expect(outcome.topics[0].shared.map(\.description) == ["24"])
        let feared = try compare(["killed 500 fear 01-10 by=union from=C"])
        #expect(feared.topics[0].outlets == 1)
        #expect(feared.topics[0].origins == 1)
        #expect(feared.topics[0].shared.isEmpty)
        // A headline that gives another figure than the body speaks for itself.
        let apart = try compare([
            "killed 30 02-07 headline article=x at=0", "killed 24 02-07 by=ministry article=x at=100",
        ])
        #expect(apart.topics[0].shared.map(\.description) == ["24", "30"])
        #expect(apart.topics[0].origins == 2)
    }

    @Test("one country named or not is one topic; of several, each has its own")
    func countries() throws {
        let one = try compare([
            "killed 164 01-09 @Kazakhstan", "killed 164 01-09 @كازاخستان=kazakhstan", "killed 164 01-09",
            "killed 103 01-09 @Almaty",
        ])
        #expect(one.topics.map(\.claims) == [["c1", "c2", "c3"], ["c4"]])
        let two = try compare(["infected 300 02-01 @France", "infected 400 02-01 @Italie=italy", "infected 300 02-01"])
        #expect(two.topics.map(\.claims) == [["c1"], ["c2"], ["c3"]])
        // Nobody knows which country the third one means.
        #expect(two.relations.map(\.kind) == [.agrees, .conflicts])
    }

    @Test("the catalogue's place is told by its own name, whatever form the reports use; another by theirs")
    func placeNames() throws {
        let outcome = try compare([
            "killed 9 02-11 @Донецкой_области=donetsk-region", "injured 9 02-11 @Ростове=rostov-on-don",
            "missing 9 02-11 @Порт-о-Пренсе=port-au-prince", "arrested 9 02-11 @Sidi-Mokhtar",
        ])
        #expect(
            outcome.topics.map(\.place) == ["Donetsk region", "Rostov on Don", "Port au Prince", "Sidi-Mokhtar"])
    }

    @Test("a claim with neither event nor telling concept has no topic")
    func nothing() throws {
        let outcome = try compare(["- 26 01-07", "/person 26 01-07", "killed 26 01-07"])
        #expect(outcome.topics.map(\.claims) == [["c3"]])
        #expect(outcome.relations.isEmpty)
    }

    @Test("units of one dimension share a topic, told in the unit most claims use")
    func units() throws {
        let outcome = try compare([
            "area >=1000:har 07-21 by=police", "area 12:km2 07-21 by=fire-service", "area 1210:har 07-21 by=mayor",
        ])
        let topic = try #require(outcome.topics.first)
        #expect(outcome.topics.count == 1)
        #expect(topic.unit == "har")
        #expect(topic.shared.map(\.description) == ["[1205, 1215)"])
    }

    @Test("one definite repetition is weak: it counts only where nothing else is left")
    func definite() throws {
        let outcome = try compare(["killed 26 01-07 by=police from=A", "killed 30 01-07 definite from=B"])
        #expect(outcome.topics[0].shared.map(\.description) == ["26"])
        let alone = try compare(["killed 30 01-07 definite from=B"])
        #expect(alone.topics[0].shared.map(\.description) == ["30"])
    }

    @Test("link, unlink, split and merge by key")
    func overrides() throws {
        let lines = [
            "killed 26 01-07 @Almaty from=A", "killed 26 01-07 @Verny from=B", "killed 30 01-07 @Almaty from=C",
        ]
        let plain = try compare(lines)
        #expect(plain.topics.count == 2)
        #expect(plain.relations.map(\.kind) == [.conflicts])

        let linked = try compare(lines, overrides: [.link("c2", "c1")])
        #expect(linked.relations.contains { Set([$0.a, $0.b]) == ["c1", "c2"] && $0.kind == .agrees })
        #expect(linked.relations.contains { $0.reason.contains("the analyst linked them") })

        let unlinked = try compare(lines, overrides: [.unlink("c1", "c3")])
        #expect(unlinked.relations.isEmpty)
        let back = try compare(lines, overrides: [.unlink("c1", "c3"), .link("c3", "c1")])
        #expect(back.relations.map(\.kind) == [.conflicts])

        let merged = try compare(lines, overrides: [.merge("c1", "c2")])
        #expect(merged.topics.map(\.claims) == [["c1", "c2", "c3"]])
        let split = try compare(lines, overrides: [.split("c3")])
        #expect(split.topics.map(\.claims) == [["c1"], ["c2"], ["c3"]])
        #expect(split.relations.isEmpty)
    }

    @Test(
        "what is split off is compared with none but those it is split off, merged or linked with",
        arguments: [
            ([.split("c1")], [["c1"], ["c2", "c3", "c4"]]),
            ([.split("c1"), .split("c2"), .merge("c1", "c2")], [["c1", "c2"], ["c3", "c4"]]),
            ([.split("c1"), .split("c2")], [["c1"], ["c2"], ["c3", "c4"]]),
            ([.split("c1"), .merge("c1", "c2")], [["c1", "c2", "c3", "c4"]]),
            ([.merge("c1", "c2"), .split("c1")], [["c1"], ["c2", "c3", "c4"]]),
        ] as [([Comparer.Override], [[String]])])
    func splitOff(overrides: [Comparer.Override], topics: [[String]]) throws {
        let lines = (0..<4).map { "killed 26 01-07 @Almaty from=\($0)" }
        let outcome = try compare(lines, overrides: overrides)
        #expect(outcome.topics.map(\.claims) == topics)
        var pairs: Set<[String]> = []
        for topic in topics { for a in topic { for b in topic where a < b { pairs.insert([a, b]) } } }
        #expect(Set(outcome.relations.map { [$0.a, $0.b].sorted() }) == pairs)
        let (claims, sources) = try Bench.claims(lines)
        for i in claims.indices {
            for j in claims.indices where i < j {
                let relation = Bench.comparer.relation(claims[i], claims[j], sources: sources, overrides: overrides)
                #expect((relation.rule == "gate.unlinked") != pairs.contains([claims[i].key, claims[j].key]))
            }
        }
    }

    @Test("a claim split off, then linked with one it was split from, is compared with that one alone")
    func splitAndLinked() throws {
        let lines = (0..<3).map { "killed 26 01-07 @Almaty from=\($0)" }
        let outcome = try compare(lines, overrides: [.split("c1"), .link("c1", "c2")])
        #expect(Set(outcome.relations.map { [$0.a, $0.b].sorted() }) == [["c1", "c2"], ["c2", "c3"]])
    }

    @Test("a link opens every gate but kind and unit")
    func linkKeepsUnits() throws {
        let (claims, sources) = try Bench.claims([
            "price/oil 98:USD 02-24", "price/oil 98:EUR 02-24", "killed 98 02-24",
        ])
        func rule(_ i: Int, _ j: Int) -> String {
            Bench.comparer.relation(
                claims[i], claims[j], sources: sources, overrides: [.link("c1", "c2"), .link("c1", "c3")]
            ).rule
        }
        #expect(rule(0, 1) == "gate.unit")
        #expect(rule(0, 2) == "gate.kind")
    }

    @Test("a sourced rate lets currencies meet, and the reason says where it comes from")
    func rates() throws {
        let (claims, sources) = try Bench.claims([
            "aid 10m:USD 02-10", "aid 9m:EUR 02-10", "aid 6bn:KZT 02-10", "aid 10m:CAD 02-10",
        ])
        let policy = Policy(rates: [
            Policy.Rate(from: "EUR", to: "USD", factor: ExactNumber(decimal: "1.12")!, source: "ECB, 10 February"),
            Policy.Rate(from: "USD", to: "KZT", factor: 450, source: "National Bank"),
        ])
        let comparer = Comparer(catalogue: Bench.catalogue, policy: policy)
        let relation = comparer.relation(claims[0], claims[1], sources: sources)
        #expect(relation.kind == .agrees)
        #expect(relation.reason.contains("ECB, 10 February"))
        #expect(comparer.relation(claims[1], claims[2], sources: sources).kind == .conflicts)
        #expect(comparer.relation(claims[0], claims[3], sources: sources).rule == "gate.unit")
    }

    @Test("a topic of ten thousand claims has a bounded list, and the summary is whole")
    func large() throws {
        var lines: [String] = []
        for i in 0..<10_000 {
            lines.append("killed \(20 + i % 300) 01-0\(1 + i % 7) by=source-\(i % 40) from=outlet-\(i)")
        }
        lines.append("killed 25 retracted 01-08 by=source-5 from=late")
        let outcome = try compare(lines)
        #expect(outcome.topics.count == 1)
        #expect(outcome.topics[0].claims.count == 10_001)
        #expect(outcome.pairs.count < 25_000)
        #expect(outcome.pairs.contains { $0.kind == .withdraws })
        // Day 7 holds the highest figures last: everything lower and older is superseded.
        #expect(outcome.topics[0].shared.allSatisfy { $0.low.map { $0 >= 20 } ?? false })
        #expect(!outcome.superseded.isEmpty)
    }
}
