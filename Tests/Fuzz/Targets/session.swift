import Workbench

/// Opens any bytes as a session. What is opened is written, opened again, and must be the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let session = try? SessionReader.session(in: bytes, name: "fuzz") else { return 0 }
    let written = SessionWriter.document(of: session)
    guard let again = try? SessionReader.session(in: written, name: "written") else {
        fatalError("what was written cannot be opened")
    }
    precondition(again.state == session.state && again.log == session.log)
    precondition(SessionWriter.document(of: again) == written)
    return 0
}
