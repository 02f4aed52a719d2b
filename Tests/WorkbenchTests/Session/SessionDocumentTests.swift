import Claims
import Testing

@testable import Workbench

@Suite("A session's document")
struct SessionDocumentTests {
    let engines: Engines
    init() throws { engines = try NumberEngines.make() }

    private func read(_ bytes: [UInt8]) throws -> Session { try SessionReader.session(in: bytes, name: "test.json") }

    @Test("what is written is read back as it was, and written again as the same bytes")
    func roundTrip() throws {
        let session = try Session.eventful(engines)
        let bytes = SessionWriter.document(of: session)
        let again = try read(bytes)
        #expect(again.state == session.state)
        #expect(again.log == session.log)
        #expect(again.extractions == session.extractions)
        #expect(again.next == session.next)
        #expect(
            Dictionary(uniqueKeysWithValues: again.topicNumbers.all.map { ($0.key, $0.value) })
                == Dictionary(uniqueKeysWithValues: session.topicNumbers.all.map { ($0.key, $0.value) }))
        #expect(SessionWriter.document(of: again) == bytes)
        #expect(again.stateDigest(engines) == session.log.last { $0.kind == .change }?.state)
    }

    @Test("an empty session is a document too")
    func empty() throws {
        let bytes = SessionWriter.document(of: Session())
        #expect(SessionWriter.document(of: try read(bytes)) == bytes)
    }
}
