@testable import Workbench

/// A session's document: any bytes are a session, which is written as it was read, or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    if let session = try? SessionReader.session(in: bytes, name: "x") {
        let written = SessionWriter.document(of: session)
        precondition((try? SessionReader.session(in: written, name: "x")) != nil, "what is written can be read")
    }
    return 0
}
