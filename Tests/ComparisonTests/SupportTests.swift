import Claims
import Comparison
import Testing

@Suite("Support for a draft")
struct SupportTests {
    /// What the sources of January 2022 say.
    private static let record = [
        "killed/protester dozens 01-06 by=interior-ministry from=Dar",
        "killed/security-forces >=8 01-06 by=interior-ministry>m:local-media from=Dar",
        "injured/security-forces 317 01-06 by=interior-ministry>m:local-media from=Dar",
        "arrested ~2000 01-06 by=interior-ministry from=Dar",
        "arrested 5800 01-09 by=president-office from=LBC",
        "killed 164 01-09 by=health-ministry from=LBC",
        "killed 225 01-15 by=prosecutor from=Tengri",
        "killed/security-forces 19 part=c7 01-15 by=prosecutor from=Tengri",
    ]

    private func support(_ draft: String, by record: [String] = Self.record, evidence rule: String? = nil) throws
        -> Support
    {
        let (claims, sources) = try Bench.claims(record)
        let read = try Notation(draft, key: "draft", catalogue: Bench.catalogue)
        var claim = read.claim
        if let rule { claim.evidence = [Claim.Evidence(field: "asOf", rule: rule)] }
        return Bench.comparer.support(of: [claim], draftSources: [read.source], by: claims, sources: sources)[0]
    }

    @Test(
        "each way of getting a figure wrong is caught, and what is right is not flagged",
        arguments: [
            // As the sources say
            ("killed 225 01-20", Support.Level.supported),
            ("killed/person 225", .supported),
            ("killed/security-forces 19 01-20", .supported),
            ("injured/security-forces 317 01-20", .supported),
            ("killed/security-forces >=8 01-20", .supported),
            ("arrested ~5800 01-20", .supported),
            ("killed 225 per=2022-01-01/2022-01-31 01-20", .supported),
            ("killed 252 per=2022-01-01/2022-01-31 01-20", .contradicted),
            // Vaguer than a source: the source bears it out
            ("killed >200 01-20", .supported),
            ("killed hundreds 01-20", .supported),
            ("injured/security-forces >300 01-20", .supported),
            // One altered digit
            ("killed 255 01-20", .contradicted),
            ("injured/security-forces 371 01-20", .contradicted),
            ("arrested 8500 01-20", .contradicted),
            ("killed/security-forces 91 01-20", .contradicted),
            // Killed and injured swapped
            ("injured 225 01-20", .contradicted),
            ("killed/security-forces 317 01-20", .contradicted),
            // A part told as the total
            ("killed 19 01-20", .contradicted),
            // Superseded by a later update
            ("killed 164 01-20", .contradicted),
            ("killed 164", .contradicted),
            // Of other people, or of nothing that the sources speak of
            ("killed/child 225 01-20", .contradicted),
            ("missing 40 01-20", .unsupported),
            ("killed 225% 01-20", .unsupported),
            ("displaced 30k 01-20", .unsupported),
        ])
    func level(draft: String, level: Support.Level) throws {
        let support = try support(draft)
        #expect(support.level == level, "\(support.reason) \(support.evidence.map(\.reason))")
        #expect(support.evidence.isEmpty == (level == .unsupported))
    }

    @Test("a lost “at least”, a vaguer source and a wider scope support in part")
    func partly() throws {
        let early = Array(Self.record[0...2])
        #expect(try support("killed/security-forces 8 01-06", by: early).level == .partly)
        #expect(try support("killed/protester 26 01-06", by: early).level == .partly)
        #expect(try support("killed/police 5 01-06", by: early).level == .partly)
    }

    @Test("what the draft says of an earlier time stays true of that time")
    func earlier() throws {
        #expect(try support("killed 164 01-09", evidence: "asOf.explicit").level == .supported)
        #expect(try support("killed 164 01-09", evidence: "asOf.article-date").level == .contradicted)
        // A lost "at least" of the day, and a later update that is none of its business
        let record = [
            "killed/police >=8 01-06 by=interior-ministry from=A", "killed/police 16 01-07 by=interior-ministry from=B",
        ]
        #expect(try support("killed/police 8 01-06", by: record, evidence: "asOf.explicit").level == .partly)
        #expect(try support("killed/police 8 01-06", by: record, evidence: "asOf.article-date").level == .contradicted)
    }

    @Test(
        "what one text tells as before and after is the later one; a later part above the whole leaves the whole behind"
    )
    func beforeAndAfter() throws {
        let rose = [
            "killed 17 03-16 by=health-ministry article=x at=100",
            "killed 19 03-16 by=health-ministry article=x at=110",
        ]
        #expect(try support("killed 17 03-17", by: rose).level == .contradicted)
        #expect(try support("killed 19 03-17", by: rose).level == .supported)
        let part = ["killed 17 03-14 from=A", "killed 19 03-16 @Suez from=B"]
        #expect(try support("killed 17 03-17 @Suez", by: part).level == .contradicted)
    }

    @Test("a draft may leave out the place, unless its sources have more for another place or for all")
    func openPlace() throws {
        #expect(try support("killed 17 03-14 @Cairo", by: ["killed 17 03-14 from=A"]).level == .supported)
        let cairo = "killed 17 03-14 @Cairo from=A"
        #expect(try support("killed 17 03-14", by: [cairo]).level == .supported)
        #expect(try support("killed 17 03-14", by: [cairo, "killed 40 03-14 @Aswan from=B"]).level != .supported)
        #expect(try support("killed 17 03-14", by: [cairo, "killed 40 03-14 from=B"]).level != .supported)
        #expect(try support("killed 17 03-14 @Fambita", by: ["killed 17 03-14 @Niger from=A"]).level == .supported)
        #expect(try support("killed 47 03-14 @Fambita", by: ["killed 17 03-14 @Niger from=A"]).level == .contradicted)
        // The draft names a place where no source has the figure.
        #expect(try support("killed 17 03-14 @Aswan", by: [cairo, "killed 17 03-14 from=B"]).level == .unsupported)
        let elsewhere = ["killed 17 03-14 article=x", "arrested 3 03-14 @Aswan article=x"]
        #expect(try support("killed 17 03-14 @Cairo", by: elsewhere).level == .partly)
    }

    @Test("a toll of a day stands though the same day brought a higher one; the event's own day does not keep it")
    func status() throws {
        let record = ["killed 17 05-06 pub=05-06T10:00 from=A", "killed 23 05-06 pub=05-07T10:00 from=B"]
        #expect(try support("killed 17 05-06", by: record, evidence: "asOf.status-date").level == .supported)
        #expect(try support("killed 17 05-06", by: record, evidence: "asOf.date-in-clause").level == .contradicted)
        #expect(try support("killed 17 05-07", by: record, evidence: "asOf.article-date").level == .contradicted)
        #expect(try support("killed 19 05-06", by: record, evidence: "asOf.status-date").level == .contradicted)
    }

    @Test("the day of what happened keeps no running total that was updated later; a level is of its day")
    func dayOfEvent() throws {
        let record = ["killed 15 11-23 from=A", "killed 29 11-24 from=B"]
        let strike = try support("killed 15 11-23", by: record, evidence: "asOf.date-in-clause")
        #expect(strike.level == .contradicted && strike.reason == "A source said so, but 29 is later.")
        #expect(try support("killed 29 11-23", by: record, evidence: "asOf.date-in-clause").level == .supported)
        #expect(try support("killed 15 11-23", by: record, evidence: "asOf.told-date").level == .supported)
        let lost = ["missing 15 11-23 from=A", "missing 9 11-24 from=B"]
        #expect(try support("missing 15 11-23", by: lost, evidence: "asOf.date-in-clause").level == .supported)
    }

    @Test(
        "an article is one origin, its own voice none beside those whom it names",
        arguments: [
            (["article=x", "article=x by=police"], "2 claims of 1 origin give"),
            (["article=x by=health-ministry", "article=x by=police"], "2 claims of 1 origin give"),
            (["article=x", "article=x by=police", "article=y", "article=y by=police"], "4 claims of 1 origin give"),
            (["article=x by=police", "article=y by=health-ministry"], "2 claims of 2 origins give"),
            (["article=x", "article=y by=police"], "2 claims of 2 origins give"),
        ])
    func origins(sources: [String], count: String) throws {
        let support = try support("killed 26 05-06", by: sources.map { "killed 26 05-06 \($0)" })
        #expect(support.reason == count + " this figure.")
    }

    @Test("what is left behind is no evidence where a current figure speaks")
    func latestSpeaks() throws {
        let support = try support(
            "killed 40 05-08", by: ["killed 13 05-06 from=A", "killed 17 05-07 from=B"], evidence: "asOf.article-date")
        #expect(support.level == .contradicted)
        #expect(support.evidence.map { [$0.a, $0.b].contains("c2") } == [true])
        #expect(support.related.map { [$0.a, $0.b].contains("c1") } == [true])
    }

    @Test("two groups that no other holds bear out their sum; people bear out a group only where the source names none")
    func groups() throws {
        let groups = ["killed/police 8 05-06 from=A", "killed/civilian 18 05-06 from=B"]
        #expect(try support("killed 26 05-06", by: groups).level == .supported)
        #expect(try support("killed 27 05-06", by: groups).level == .partly)
        #expect(try support("killed 16 05-06", by: ["killed/migrant 16 05-06 from=A"]).level == .supported)
        #expect(
            try support("killed 16 05-06", by: ["killed/migrant 16 05-06 from=A", "killed 20 05-06 from=B"]).level
                != .supported)
        #expect(try support("killed/migrant 16 05-06", by: ["killed 16 05-06 from=A"]).level == .partly)
    }

    @Test("where one text does not say what happened, the very number of no small count bears a draft out")
    func veryNumber() throws {
        #expect(try support("/school ~1500 10-28", by: ["cancelled/school 1486 10-28 from=A"]).level == .supported)
        #expect(try support("/house 204 05-28", by: ["damaged/house 204 05-28 from=A"]).level == .supported)
        #expect(try support("- 75m:USD 05-01", by: ["- 75m:USD 04-30 from=A"]).level == .supported)
        #expect(try support("- 57m:USD 05-01", by: ["- 75m:USD 04-30 from=A"]).level == .unsupported)
        #expect(try support("/house 9 05-28", by: ["damaged/house 9 05-28 from=A"]).level == .unsupported)
        #expect(try support("/house 204 05-28", by: ["damaged/vehicle 204 05-28 from=A"]).level == .unsupported)
        #expect(try support("injured 204 05-28", by: ["killed 204 05-28 from=A"]).level == .unsupported)
    }

    @Test("an earlier toll that a draft tells alone is left behind; beside the latest one it is borne out")
    func toldAsEarlier() throws {
        let record = ["killed 31 12-24 from=A", "killed 39 12-25 from=B"]
        let (claims, sources) = try Bench.claims(record)
        func levels(_ draft: [String]) throws -> [Support.Level] {
            let read = try draft.enumerated().map {
                try Notation($0.element, key: "draft\($0.offset)", catalogue: Bench.catalogue)
            }
            return Bench.comparer.support(
                of: read.map(\.claim), draftSources: [read[0].source], by: claims, sources: sources
            ).map(\.level)
        }
        #expect(try levels(["killed 31 12-25 article=d at=90"]) == [.contradicted])
        #expect(
            try levels(["killed 39 12-25 article=d at=20", "killed 31 12-25 article=d at=90"])
                == [.supported, .supported])
        #expect(
            try levels(["killed 38 12-25 article=d at=20", "killed 31 12-25 article=d at=90"])
                == [.contradicted, .contradicted])
    }

    @Test("lower figures do not speak against one that a town alone reaches; higher ones do")
    func lowerFigures() throws {
        let town = ["killed 17 05-06 @Almaty from=A", "killed 2 05-06 from=B"]
        #expect(try support("killed 17 05-06", by: town).level == .supported)
        #expect(try support("killed 17 05-06", by: town + ["killed 30 05-06 from=C"]).level == .contradicted)
    }

    @Test("a figure that was taken back supports nothing")
    func withdrawn() throws {
        let record = [
            "killed 164 01-09 by=health-ministry from=A", "killed 164 retracted 01-10 by=health-ministry from=B",
        ]
        #expect(try support("killed 164 01-09", by: record).level == .contradicted)
        let denied = ["killed 164 denied 01-10 by=health-ministry from=B"]
        #expect(try support("killed 164 01-09", by: denied).level == .contradicted)
    }

    @Test(
        "evidence is what decided, and nothing else; what else can be compared stands apart, what speaks against first")
    func evidence() throws {
        let support = try support("killed 225 01-20")
        #expect(support.evidence.map(\.kind) == [.agrees])
        #expect(support.related.contains { $0.kind == .narrowsScope })
        let split = try self.support(
            "killed 40 05-06",
            by: ["killed >=30 05-06 from=A", "killed 40 05-06 from=B", "killed 60 05-06 from=C"])
        #expect(split.level == .supported)
        #expect(split.evidence.map(\.kind) == [.agrees])
        #expect(split.related.map(\.kind) == [.conflicts, .refines])
        // What is only vaguer decides before what is of another scope.
        let vaguer = try self.support(
            "killed/attacker 40 05-06", by: ["killed 90 05-06 from=A", "killed/attacker dozens 05-06 from=B"])
        #expect(vaguer.level == .partly)
        #expect(vaguer.evidence.map(\.kind) == [.refines])
        #expect(vaguer.related.map(\.kind) == [.narrowsScope])
    }

    @Test("a figure that its own article takes back without naming the place again supports nothing")
    func withdrawnInOneArticle() throws {
        let record = [
            "killed/person 14 05-06 @Peshawar=peshawar article=x at=0",
            "killed/person 14 retracted 05-06 by=health-ministry article=x at=80",
        ]
        let same = try support("killed/person 14 05-06 @Peshawar=peshawar", by: record)
        #expect(same.level == .contradicted)
        #expect(same.evidence.map(\.kind) == [.withdraws, .agrees])
        #expect(same.reason.contains("taken back"))
        // Of another place it says nothing, and the reason names both.
        let other = try support("killed/person 14 05-06 @Taraz=taraz", by: record)
        #expect(other.level == .unsupported)
        #expect(other.evidence.isEmpty)
        #expect(other.reason.contains("Taraz") && other.reason.contains("Peshawar"))
    }
}
