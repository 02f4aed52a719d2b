import Claims

/// A kind of file that articles come in. A new one is a file in this folder and a line in `InputFormats.all`.
protocol InputFormat: Sendable {
    /// What a person calls it: "plain text".
    var name: String { get }
    /// Whether `bytes`, UTF-8 without a byte-order mark, look like this format. The file's name is no evidence.
    func recognises(_ bytes: ArraySlice<UInt8>) -> Bool
    /// The text of the article and what the file says about it.
    func read(_ bytes: ArraySlice<UInt8>) throws(FrontMatter.Failure) -> (text: String, metadata: Article.Metadata)
}

/// The formats, in the order in which they are tried.
enum InputFormats {
    /// Plain text comes last: it recognises everything.
    static let all: [any InputFormat] = [HTMLPage(), PlainText()]
}
