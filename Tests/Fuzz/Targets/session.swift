import Claims

@testable import Extraction
@testable import Workbench

/// Opens any bytes as a session's document, or, where they begin otherwise, as lines of a journal. What is opened is written,
/// opened again, and must be the same; its log is replayed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let session = bytes.first == UInt8(ascii: "{") ? document(bytes) : journal(bytes) else { return 0 }
    let written = SessionWriter.document(of: session)
    let again: Session
    do throws(SessionError) {
        again = try SessionReader.session(in: written, name: "written")
    } catch {
        fatalError("what was written cannot be opened: \(error.message)")
    }
    precondition(again.state == session.state && again.log == session.log)
    precondition(SessionWriter.document(of: again) == written)
    replay(again)
    return 0
}

private func document(_ bytes: [UInt8]) -> Session? { try? SessionReader.session(in: bytes, name: "fuzz") }

/// The session that a journal comes to. The lines stand without their sums, which no mutation would keep.
private func journal(_ lines: [UInt8]) -> Session? {
    var bytes: [UInt8] = []
    for line in lines.split(separator: UInt8(ascii: "\n")) {
        bytes += Array(Digest.sha256(line).utf8.prefix(16)) + [UInt8(ascii: " ")] + line + [UInt8(ascii: "\n")]
    }
    guard let reader = try? JournalReader(bytes, name: "fuzz"), let pending = reader.pending(for: "") else {
        return nil
    }
    return try? Session().recovering(pending, name: "fuzz")
}

/// By an engine that reads nothing: other than the one that made the session, so that it is replayed from what it stores.
private func replay(_ session: Session) {
    var options = Replay.Options()
    options.keepsGoing = true
    let answering = Replay.Answering(
        change: { (change, _, before, after) throws(SessionError) in
            // What the log says is what the change is, to the letter.
            if let rendered = try? before.rendered(change), rendered.command != "undo", rendered.command != "redo" {
                guard let entry = session.log.dropFirst(before.log.count).first else { fatalError("no entry") }
                var said = entry
                (said.command, said.references) = rendered
                guard let read = try? before.change(of: said), read == change else { fatalError("\(rendered.command)") }
            }
            return "\(after.claims.count)"
        }, view: { (command, _) throws(SessionError) in command })
    _ = try? Replay(session, engines: engines, answering: answering, options: options).run()
}

private let engines: Engines = {
    guard let languages = try? Languages.installed(), let catalogue = try? Catalogue.installed() else {
        fatalError("no data")
    }
    var engines = Engines(languages: languages, catalogue: catalogue, clock: { 0 })
    engines.identity.extraction = 0
    engines.extract = { input, _ throws(DataError) in
        Extractor.Output(language: input.language ?? "en", quantities: [], claims: [], quantityIndex: [])
    }
    engines.lexiconDigest = { _ throws(DataError) in "" }
    return engines
}()
