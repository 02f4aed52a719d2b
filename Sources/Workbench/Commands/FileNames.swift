import Claims

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Names of files, for completion and for errors that offer the nearest.
package enum FileNames {
    /// The folder that a path names, with its slash ("" for the current one), and what stands behind it.
    static func split(_ path: String) -> (folder: String, name: String) {
        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return (String(path[..<cut]), String(path[cut...]))
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    static func list(_ folder: String) -> [String] {
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether there is a folder at a path.
    static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// "did you mean almaty.en.txt?", where the folder of a missing file holds a name that is near.
    package static func meant(_ path: String) -> String? {
        let (folder, name) = split(path)
        guard access(path, F_OK) != 0 else { return nil }
        let near = Spelling.nearest(to: name, among: list(folder).filter { !$0.hasPrefix(".") })
        return near.map { "did you mean \(Problem.shown(folder + $0))?" }
    }
}
