import Claims

/// UTF-8 text with an optional front-matter block before it; the text is the bytes after the block, as they are.
struct PlainText: InputFormat {
    let name = "plain text"

    func recognises(_ bytes: ArraySlice<UInt8>) -> Bool { true }

    func read(_ bytes: ArraySlice<UInt8>) throws(FrontMatter.Failure) -> (text: String, metadata: Article.Metadata) {
        let block = try FrontMatter(bytes)
        return (String(decoding: bytes.dropFirst(block.end), as: UTF8.self), block.metadata)
    }
}
