import Claims
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The languages that can be read: one folder each, found in this order: folders the user names (`--languages DIR`),
/// CROSSCHECK_LANGUAGES, beside the program, ../share/crosscheck, the sources of the build. Nothing is read before a language is
/// first used.
///
/// A folder `xx` with a file `lexicon/*.txt` is the language xx. The folder `common` holds what all languages share: signs, ISO codes, unit
/// abbreviations.
public final class Languages: Sendable {
    /// The folders searched, first wins.
    public let folders: [String]
    private let loaded = Mutex<[String: Result<Lexicon, DataError>]>([:])

    /// Languages from the folders given, the user's own first.
    public init(folders: [String]) { self.folders = folders }

    /// The languages that come with the program, after the user's own folders.
    public static func installed(userFolders: [String] = []) throws(DataError) -> Languages {
        for folder in userFolders where !DataFolder.isFolder(folder) {
            throw DataError(file: folder, message: "there is no such folder of languages")
        }
        let own = try DataFolder.find("Languages", target: "Extraction", environment: "CROSSCHECK_LANGUAGES")
        return Languages(folders: userFolders + [own])
    }

    /// The name of the folder that holds what all languages share.
    static let common = "common"

    /// The codes of the languages there are, sorted.
    public var codes: [String] {
        var found = Set<String>()
        for folder in folders {
            for name in Self.entries(of: folder)
            where name != Self.common && DataFolder.isFolder("\(folder)/\(name)/lexicon") {
                found.insert(name)
            }
        }
        return found.sorted()
    }

    /// The folder of a language, nil where there is none.
    public func folder(of code: String) -> String? {
        guard !code.isEmpty, code.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D }) else {
            return nil
        }
        return folders.map { "\($0)/\(code)" }.first { DataFolder.isFolder($0 + "/lexicon") }
    }

    /// SHA-256 over the lexicon files of a language and the common ones: what replay compares to tell lexicon drift.
    public func digest(of code: String) throws(DataError) -> String {
        var bytes: [UInt8] = []
        for file in try paths(of: code) {
            guard let content = DataFile.bytes(at: file) else { throw DataError(file: file, message: "cannot be read") }
            bytes.append(contentsOf: content)
            bytes.append(0)
        }
        return Digest.sha256(bytes)
    }

    /// The lexicon of a language, read on first use.
    func lexicon(_ code: String, catalogue: Catalogue) throws(DataError) -> Lexicon {
        let result = loaded.withLock { loaded -> Result<Lexicon, DataError> in
            if let known = loaded[code] { return known }
            let made: Result<Lexicon, DataError>
            do throws(DataError) {
                made = .success(try LexiconReader(catalogue: catalogue).read(code: code, files: try files(of: code)))
            } catch {
                made = .failure(error)
            }
            loaded[code] = made
            return made
        }
        return try result.get()
    }

    /// The lexicon files of a language, the common ones first.
    func files(of code: String) throws(DataError) -> [DataFile] {
        var files: [DataFile] = []
        for path in try paths(of: code) { files.append(try DataFile(path: path)) }
        return files
    }

    private func paths(of code: String) throws(DataError) -> [String] {
        guard let own = folder(of: code) else {
            throw DataError(
                file: code, message: "this language is not installed; there are \(codes.joined(separator: ", "))")
        }
        var result: [String] = []
        let shared = folders.map { "\($0)/\(Self.common)" }.first { DataFolder.isFolder($0 + "/lexicon") }
        for folder in [shared, own].compactMap({ $0 }) {
            for name in Self.entries(of: folder + "/lexicon").sorted() where name.hasSuffix(".txt") {
                result.append("\(folder)/lexicon/\(name)")
            }
        }
        return result
    }

    static func entries(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
