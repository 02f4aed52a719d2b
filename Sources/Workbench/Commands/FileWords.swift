import Glibc

/// The files that words name, as people know it from their shell:
///
///     load sessions/articles/2022-01-0?-*.txt     // every file that matches, in the order of their bytes
///     save ~/january.json                         // in the home folder
///     load 'what [sic].txt'                       // in quotes all characters are plain
///
/// What a pattern came to is all that a command sees: the log keeps the files, never the pattern.
enum FileWords {
    /// The files of some words; a word that matches nothing is an error.
    static func all(_ words: [Word], on bench: Bench) throws(Problem) -> [Word] {
        var files: [Word] = []
        for word in words { files += try all(word, on: bench) }
        return files
    }

    /// The one file of a word.
    static func one(_ word: Word, on bench: Bench) throws(Problem) -> Word {
        let files = try all(word, on: bench)
        guard files.count == 1 else {
            let some = files.prefix(3).map { Problem.shown($0.text) }
            throw Problem(
                .usage, "\(word.text) names \(files.count) files, and one is wanted here",
                hint: "say which: \(some.joined(separator: ", "))\(files.count > 3 ? " …" : "")", at: word.range)
        }
        return files[0]
    }

    /// The file that a word names and that need not be there yet: only `~/` is looked at.
    static func withHome(_ word: Word) -> String { word.pattern == nil ? word.text : withHome(word.text) }

    private static func all(_ word: Word, on bench: Bench) throws(Problem) -> [Word] {
        // A replay reads no files, and no folders either.
        guard let pattern = word.pattern, bench.tools.readsFiles else { return [word] }
        func file(_ path: String) -> Word { Word(path, at: word.range, isQuoted: true) }
        let path = withHome(word.text)
        guard hasWildcard(pattern) else { return [file(path)] }
        let found = matches(withHome(pattern))
        if !found.isEmpty { return found.map(file) }
        // A name may hold such characters itself: where there is such a file, it is meant.
        if access(path, F_OK) == 0 { return [file(path)] }
        let folder = FileNames.split(path).folder
        let hasFolder = folder.isEmpty || hasWildcard(folder) || FileNames.isFolder(folder)
        throw Problem(
            .unreadableInput, "no file matches \(word.text)",
            hint: hasFolder
                ? "Tab lists the files there are; in quotes *, ? and [ are plain characters"
                : "there is no folder \(folder)",
            at: word.range)
    }

    /// `~` or `~/` at the beginning as the home folder; the text itself where there is none, or it begins otherwise.
    static func withHome(_ text: String) -> String {
        guard text == "~" || text.hasPrefix("~/"), let home = getenv("HOME"), home.pointee != 0 else { return text }
        return String(cString: home) + text.dropFirst()
    }

    private static func hasWildcard(_ pattern: String) -> Bool {
        var isKept = false
        for byte in pattern.utf8 {
            if !isKept, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[") {
                return true
            }
            isKept = !isKept && byte == UInt8(ascii: "\\")
        }
        return false
    }

    /// The paths that match, by their bytes. `?` is a character and `[a-z]` a range of code points whatever the user's locale says.
    private static func matches(_ pattern: String) -> [String] {
        let utf8 = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        let before = utf8.map { uselocale($0) }
        defer {
            if let before { uselocale(before) }
            if let utf8 { freelocale(utf8) }
        }
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
        let paths = (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
