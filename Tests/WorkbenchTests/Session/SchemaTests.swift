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
    static func complaints(about document: Data, schema: String) throws -> [String] {
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            document = json.load(sys.stdin)
            for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
                print(error.json_path, error.message[:200])
            print("validated")
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, schemas.appendingPathComponent(schema).path]
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
                    bytes, withImplied: true,
                    extract: { (input) throws(DataError) -> Extractor.Output in try engines.extract(input, Policy()) },
                    to: &json)
            }
            let complaints = try SchemaValidator.complaints(about: Data(json.bytes), schema: "extract.schema.json")
            #expect(complaints == [], "\(line)")
        }
    }
}
