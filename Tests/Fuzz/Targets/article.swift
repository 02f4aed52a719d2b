import Glibc
import Ingestion

/// Files of articles: front matter, encodings and HTML pages. Any bytes are an article or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    do throws(LoadError) {
        let article = try Loader().load(bytes: bytes, name: "x")
        precondition(!article.text.isEmpty && article.fileDigest.utf8.count == 64)
        // Through a file now and then: that takes ten times as long.
        guard size % 16 == 0 else { return 0 }
        ftruncate(file, 0)
        pwrite(file, data, size, 0)
        let same = try Loader(limit: 900).load(path: path)
        precondition(same.text == article.text && same.metadata == article.metadata)
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}

/// A file that has no name any more.
private let file: Int32 = {
    var name = Array("/tmp/crosscheck-fuzz-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    unlink(name)
    return file
}()
private let path = "/proc/self/fd/\(file)"
