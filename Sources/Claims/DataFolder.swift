#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Finds the folders of data that the program comes with, wherever it was installed.
///
/// The order: the environment's variable, beside the program, `../share/crosscheck`, and, for a program that was built and not installed, the
/// sources that the build stands in. The data are no resources of their targets: SwiftPM's accessor for those brings in all of
/// Foundation, writes the build's path into the program, and traps where the program was moved.
public enum DataFolder {
    /// How many folders above a built program its sources may stand: `.build/x86_64-unknown-linux-gnu/release`.
    private static let buildDepth = 6

    /// The folder `name` ("Catalogue", "Languages"); `target` is the SwiftPM target that it stands in.
    public static func find(_ name: String, target: String, environment: String? = nil) throws(DataError) -> String {
        if let environment, let value = getenv(environment) {
            let path = String(cString: value)
            if isFolder(path) { return path }
            throw DataError(file: path, message: "\(environment) names this folder, but there is no such folder")
        }
        let program = programFolder() ?? "."
        let installed = ["\(program)/\(name)", "\(program)/../share/crosscheck/\(name)"]
        if let found = installed.first(where: isFolder) { return found }
        var above = program[...]
        for _ in 0..<buildDepth {
            guard let slash = above.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
            above = above[..<slash]
            let candidate = "\(above)/Sources/\(target)/\(name)"
            if isFolder(candidate) { return candidate }
        }
        throw DataError(
            file: name,
            message: "this folder of data was not found; looked for " + installed.joined(separator: ", ")
                + " and the sources that the program was built from; copy it beside the program or to ../share/crosscheck"
        )
    }

    /// Whether there is a folder at `path`.
    public static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// The folder that holds the running program, links resolved.
    static func programFolder() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let n = buffer.withUnsafeMutableBytes {
            readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        guard n > 0, let slash = buffer[..<n].lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: buffer[..<slash], as: UTF8.self)
    }
}
