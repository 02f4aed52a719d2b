import Claims
import Foundation
import Testing

@testable import Extraction
@testable import Workbench

@Suite("Batch extraction")
struct ExtractBatchTests {
    let folder: TemporaryFolder
    /// Reads runs of digits.
    let numbers: ExtractBatch.Extract
    init() throws {
        folder = try TemporaryFolder()
        let engines = try NumberEngines.make()
        numbers = { (input) throws(DataError) -> Extractor.Output in try engines.extract(input, Policy()) }
    }

    /// The output for an input, and how the run ended.
    private func run(
        _ input: Data, jobs: Int = 1, withImplied: Bool = false, extract: ExtractBatch.Extract? = nil
    ) throws -> (output: String, end: ExtractBatch.End) {
        let (source, target) = (folder.file("in.jsonl"), folder.file("out.jsonl"))
        try input.write(to: URL(fileURLWithPath: source))
        let (from, to) = (open(source, O_RDONLY), open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600))
        defer {
            close(from)
            close(to)
        }
        let batch = ExtractBatch(jobs: jobs, withImplied: withImplied, engine: .init(extract: extract ?? numbers))
        let end = try batch.run(from: from, name: "in.jsonl", to: to)
        return (String(decoding: try Data(contentsOf: URL(fileURLWithPath: target)), as: UTF8.self), end)
    }

    private func run(_ line: String) throws -> String { try run(Data(line.utf8)).output }

    @Test("a line is answered as design promises, byte for byte")
    func promisedBytes() throws {
        let line = #"{"id":"a1","text":"في 2021 killed 8","lang":"ar","date":"2022-01-06","outlet":"Bell"}"#
        let key = "Bell@" + Digest.sha256("في 2021 killed 8").prefix(16)
        #expect(
            try run(line) == """
                {"id":"a1","lang":"ar","quantities":[\
                {"span":{"in":"text","utf8":[5,9],"scalars":[3,7]},"text":"2021","kind":"date","modifier":"exact",\
                "approx":false,"low":null,"high":null,"lowOpen":false,"highOpen":false,"unit":null,"date":null},\
                {"span":{"in":"text","utf8":[17,18],"scalars":[15,16]},"text":"8","kind":"count","modifier":"exact",\
                "approx":false,"low":8,"high":8,"lowOpen":false,"highOpen":false,"unit":null,"date":null}],\
                "claims":[{"key":"\(key)/17-18/body","quantity":1,"event":"killed",\
                "counted":{"text":"people","concept":"person"},"measures":"total","partOf":null,"role":"body",\
                "attribution":[{"text":"8","name":"Ministry","span":{"in":"text","utf8":[17,18],"scalars":[15,16]}}],\
                "asOf":"2022-01-06","period":null,"place":null,"stance":"asserted","implied":false}]}

                """)
    }

    @Test(
        "a bad line is answered with what is wrong and whose it is",
        arguments: [
            (#"{"id":"x","text":"#, "badJSON", #""x""#),
            (#"not json"#, "badJSON", "null"),
            (#"[1,2]"#, "badJSON", "null"),
            (#"{"id":"x"}"#, "badJSON", #""x""#),
            (#"{"id":"x","text":7}"#, "badJSON", #""x""#),
            (#"{"text":"a","text":"b","id":"x"}"#, "badJSON", "null"),
            (#"{"text":"half \ud83d","id":"x"}"#, "badText", #""x""#),
            (#"{"id":"x","text":"half \udc00 low"}"#, "badText", #""x""#),
            (#"{"id":"x","text":"a","date":"31 April"}"#, "badDate", #""x""#),
            (#"{"id":7,"text":"a","date":"2022-04-31"}"#, "badDate", "7"),
            (#"{"id":"x","text":"\q"}"#, "badJSON", #""x""#),
        ])
    func badLine(line: String, code: String, id: String) throws {
        let good = #"{"id":"next","text":"killed 3"}"#
        let (output, end) = try run(Data((line + "\n" + good + "\n").utf8))
        let lines = output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix(#"{"id":\#(id),"error":{"code":"\#(code)","message":""#), "\(lines[0])")
        #expect(lines[1].hasPrefix(#"{"id":"next","lang""#))
        #expect(end == .finished(badLines: 1))
    }

    @Test("bytes that are not UTF-8 are bad text")
    func invalidUTF8() throws {
        let line = Data(#"{"id":"x","text":"caf"#.utf8) + [0xE9] + Data("\"}\n".utf8)
        let (output, end) = try run(line)
        #expect(output.hasPrefix(#"{"id":"x","error":{"code":"badText""#))
        #expect(end == .finished(badLines: 1))
    }

    @Test("a line of more than 8 MiB is skipped, one of just as much is read")
    func tooLong() throws {
        let head = #"{"id":"long","text":""#
        func line(_ bytes: Int) -> Data {
            Data(head.utf8) + Data(repeating: UInt8(ascii: "a"), count: bytes - head.utf8.count - 2)
                + Data("\"}\n".utf8)
        }
        let limit = LineChunks.lineLimit
        for (size, isTooLong) in [(limit, false), (limit + 1, true), (limit * 3, true)] {
            let (output, end) = try run(line(size) + Data(#"{"id":"next","text":"killed 3"}"#.utf8))
            let lines = output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines[0].hasPrefix(#"{"id":"long","error":{"code":"tooLong""#) == isTooLong, "\(size)")
            #expect(lines[1].hasPrefix(#"{"id":"next","lang""#))
            #expect(end == .finished(badLines: isTooLong ? 1 : 0))
        }
    }

    @Test("blank lines, a byte-order mark, line ends of Windows and a last line without one are taken")
    func lineEnds() throws {
        let good = #"{"id":"a","text":"killed 3"}"#
        let plain = try run(good + "\n")
        #expect(try run("\u{FEFF}" + good + "\r\n\r\n  \n") == plain)
        #expect(try run(good) == plain)
        #expect(try run("") == "")
    }

    @Test("any number of threads writes the same bytes")
    func jobs() throws {
        var input = Data()
        for i in 0..<600 {
            input += Data(
                #"{"id":"\#(i)","text":"\#(String(repeating: "killed \(i) and injured \(i * 7) ", count: i % 40))"}"#
                    .utf8)
            input += Data("\n".utf8)
            if i % 12 == 0 { input += Data("broken\n".utf8) }
        }
        let one = try run(input)
        #expect(one.end == .finished(badLines: 50))
        for jobs in [2, 3, 8] {
            let many = try run(input, jobs: jobs)
            #expect(many.output == one.output && many.end == one.end)
        }
    }

    @Test("an implied singular is left out with its quantity unless it is asked for, a dual is not")
    func implied() throws {
        let extract: ExtractBatch.Extract = { input throws(DataError) in
            func quantity(_ at: Int, _ value: ExactNumber) -> Quantity {
                Quantity(
                    span: Span(utf8: at..<(at + 1), scalars: at..<(at + 1)), text: "x", kind: .count,
                    interval: Interval(value))
            }
            func claim(_ quantity: Quantity, implied: Bool) -> Claim {
                Claim(key: "k\(quantity.span.utf8.lowerBound)", article: "a", quantity: quantity, implied: implied)
            }
            let quantities = [quantity(0, 1), quantity(1, 2), quantity(2, 1), quantity(3, 4)]
            return Extractor.Output(
                language: "ar", quantities: quantities,
                claims: [
                    claim(quantities[0], implied: true), claim(quantities[1], implied: true),
                    claim(quantities[2], implied: false), claim(quantities[3], implied: false),
                    claim(quantities[3], implied: false),
                ], quantityIndex: [0, 1, 2, 3, 3])
        }
        func summary(_ withImplied: Bool) throws -> [String] {
            let (output, _) = try run(
                Data(#"{"id":"a","text":"xxxx"}"#.utf8), withImplied: withImplied, extract: extract)
            let object = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
            let quantities = try #require(object["quantities"] as? [[String: Any]])
            let claims = try #require(object["claims"] as? [[String: Any]])
            return ["\(quantities.count)"]
                + claims.map { "\($0["key"] as? String ?? "")=\($0["quantity"] as? Int ?? -1)" }
        }
        #expect(try summary(false) == ["3", "k1=0", "k2=1", "k3=2", "k3#2=2"])
        #expect(try summary(true) == ["4", "k0=0", "k1=1", "k2=2", "k3=3", "k3#2=3"])
    }

    @Test("a bound that no decimal holds has its fraction beside it")
    func fraction() throws {
        var json = JSONWriter()
        json.beginObject()
        json.members(of: Interval(low: ExactNumber(1, over: 3), high: ExactNumber(decimal: "2.50")))
        json.endObject()
        #expect(json.text == #"{"low":0.333333333333,"lowRational":{"num":1,"den":3},"high":2.5}"#)
    }

    @Test("when the reader of the output has gone, the run ends quietly")
    func closedPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        let source = folder.file("in.jsonl")
        try Data(#"{"id":"a","text":"killed 3"}"#.utf8).write(to: URL(fileURLWithPath: source))
        let from = open(source, O_RDONLY)
        let batch = ExtractBatch(jobs: 1, engine: .init(extract: numbers))
        #expect(try batch.run(from: from, name: "in", to: ends[1]) == .outputClosed)
        close(from)
        close(ends[1])
    }
}
