import Claims
import Foundation
import Testing

@testable import Extraction
@testable import Workbench

/// Validates documents by Debian's python3-jsonschema, which knows nothing of this program.
enum SchemaValidator {
    static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("sessions")

    /// What a validator says against a document, a line each; throws where it cannot be run.
    static func complaints(about document: Data, schema: String, isLines: Bool = false) throws -> [String] {
        let script = """
            import glob, json, os, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            # Schemas name each other by their ids.
            all = [json.load(open(file)) for file in glob.glob(os.path.dirname(sys.argv[1]) + "/*.schema.json")]
            resolver = jsonschema.RefResolver.from_schema(schema, store={other["$id"]: other for other in all})
            validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
            documents = [json.loads(line) for line in sys.stdin] if sys.argv[2] == "lines" else [json.load(sys.stdin)]
            for document in documents:
                for error in validator.iter_errors(document):
                    print(error.json_path, error.message[:200])
            print("validated")
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, schemas.appendingPathComponent(schema).path, isLines ? "lines" : "document"]
        let folder = try TemporaryFolder()
        let input = folder.file("document.json")
        try document.write(to: URL(fileURLWithPath: input))
        process.standardInput = FileHandle(forReadingAtPath: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        var lines = said.split(separator: "\n").map(String.init)
        try #require(lines.popLast() == "validated", "python3-jsonschema did not run: \(said)")
        return lines
    }
}

@Suite("The published schemas")
struct SchemaTests {
    private func complaints(_ session: Session, redacted: Bool = false) throws -> [String] {
        try SchemaValidator.complaints(
            about: Data(SessionWriter.document(of: session, redacted: redacted)), schema: "session.schema.json")
    }

    @Test("every session that is written is valid")
    func sessions() throws {
        let engines = try NumberEngines.make()
        #expect(try complaints(Session()) == [])
        #expect(try complaints(.eventful(engines)) == [])
        #expect(try complaints(.eventful(engines), redacted: true) == [])
    }

    @Test(
        "a session that is not as promised is invalid",
        arguments: [
            (#""schema": 1"#, #""schema": 2"#), (#""crosscheck": "session""#, #""crosscheck": "journal""#),
            (#""kind": "change""#, #""kind": "wish""#), (#""handle": "a1""#, #""handle": "b1""#),
            (#""reviews":"#, #""views":"#), (#""digest": ""#, #""digest": "x"#),
            (#""kind": "count""#, #""kind": "number""#),
            (#""utf8": ["#, #""utf8": [-1, "#), (#""state": "#, #""states": "#),
        ])
    func invalid(from: String, to: String) throws {
        let text = String(decoding: SessionWriter.document(of: try .eventful(try NumberEngines.make())), as: UTF8.self)
        let range = try #require(text.range(of: from))
        let changed = text.replacingCharacters(in: range, with: to)
        #expect(try SchemaValidator.complaints(about: Data(changed.utf8), schema: "session.schema.json") != [])
        // What the schema refuses, the reader does too.
        #expect(throws: SessionError.self) { try SessionReader.session(in: Array(changed.utf8), name: "changed") }
    }

    @Test("every line of a batch is valid, errors too")
    func batch() throws {
        let engines = try NumberEngines.make()
        for line in [
            #"{"id":"a","text":"killed 8 in 2021","title":"killed 9","date":"2022-01-06"}"#, #"{"id":3,"text":""}"#,
            "broken",
            #"{"id":"a","text":"a","date":"x"}"#,
        ] {
            var json = JSONWriter()
            Array(line.utf8).withUnsafeBufferPointer { bytes in
                _ = BatchLine.answer(
                    bytes, number: 1, withImplied: true,
                    engine: .init(extract: { (input) throws(DataError) -> Extractor.Output in
                        try engines.extract(input, Policy())
                    }), to: &json)
            }
            let complaints = try SchemaValidator.complaints(about: Data(json.bytes), schema: "extract.schema.json")
            #expect(complaints == [], "\(line)")
        }
    }

    /// What a line of `compare --json` or `check --json` says against its schema.
    private func complaints(about lines: [String]) throws -> [String] {
        try SchemaValidator.complaints(
            about: Data(lines.map { $0 + "\n" }.joined().utf8), schema: "compare.schema.json", isLines: true)
    }

    @Test("every line of compare --json is valid; each claim, topic and relation has one, in this order")
    func compare() throws {
        let engines = try SampleArticles.engines()
        let session = try SampleArticles.session(engines)
        let comparison = session.comparison(engines)
        let answer = CompareReport.answer(comparison.topics, comparison, session, showsAll: false)
        #expect(try complaints(about: answer.json) == [])
        let objects = try answer.json.map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        let types = objects.compactMap { $0["type"] as? String }
        let claims = session.claims.filter(\.isCompared)
        #expect(
            types == claims.map { _ in "claim" } + comparison.topics.map { _ in "topic" }
                + comparison.relations.map { _ in "relation" })
        #expect(objects.prefix(claims.count).map { $0["id"] as? String } == claims.map(\.handle.description))
        // The other members stand as promised.
        #expect(answer.json[0].hasPrefix(#"{"type":"claim","id":"c1","key":""#))
        let swapped = answer.json[0].replacing(#""stance":"asserted""#, with: #""stance":"sure""#)
        #expect(try complaints(about: [swapped]) != [])
        #expect(try complaints(about: [answer.json[0].replacing(#""id":"c1","#, with: "")]) != [])
    }

    @Test("every line of check --json is valid, whatever comes of it")
    func check() throws {
        let tools = Tools(engines: LazyEngines { () throws(DataError) in try SampleArticles.engines() })
        let folder = try TemporaryFolder()
        let draft = folder.file("draft.txt")
        try
            "Dozens of attackers, a policeman and at least 8 officers were killed. A third of the 56 hens are 371 cm tall."
            .write(toFile: draft, atomically: true, encoding: .utf8)
        let articles = SampleArticles.repository.appendingPathComponent("sessions/articles/2022-01-06-meridian.en.txt")
        let answer = try OneLook.check(Word(draft, at: 0..<0), against: [Word(articles.path, at: 0..<0)], tools: tools)
        #expect(answer.json.count > 3)
        #expect(try complaints(about: answer.json) == [])
    }

    @Test("an open end of a shared interval is said, a closed one is not")
    func openEnds() {
        func shared(_ interval: Interval) -> String {
            let topic = Topic(
                event: nil, concept: nil, kind: .count, unit: nil, place: nil, claims: [], outlets: 0, origins: 0,
                shared: [interval], outside: [])
            return JSONLine.topic(.init(handle: Handle(.topic, 1), topic: topic), of: Session())
        }
        #expect(shared(Interval(low: 8, high: nil)).contains(#""shared":[{"low":8,"high":null}]"#))
        #expect(
            shared(Interval(low: 8, high: 9, lowOpen: true)).contains(#""shared":[{"low":8,"high":9,"lowOpen":true}]"#))
        #expect(
            shared(Interval(low: nil, high: 9, highOpen: true))
                .contains(#""shared":[{"low":null,"high":9,"highOpen":true}]"#))
    }
}
