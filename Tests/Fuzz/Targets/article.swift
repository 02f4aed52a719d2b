import Ingestion

/// Front matter, encodings and HTML pages: any bytes are an article or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    do throws(LoadError) {
        let article = try Loader().load(bytes: bytes, name: "x")
        precondition(!article.text.isEmpty && article.fileDigest.utf8.count == 64)
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}
