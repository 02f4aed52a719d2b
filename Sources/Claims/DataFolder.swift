#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Finds the folders of data that the program comes with, wherever it was installed.
///
/// The order: the environment's variable, beside the program, `../share/crosscheck`, the build's resource folder. Foundation's
/// `Bundle.module` is not used: it traps where the program was moved without its resources, and answers with no error a person
/// can act on.
public enum DataFolder {
    /// The folder `name` ("Catalogue", "Languages"); `target` is the SwiftPM target whose resource it is.
    public static func find(_ name: String, target: String, environment: String? = nil) throws(DataError) -> String {
        var tried: [String] = []
        if let environment, let value = getenv(environment) {
            let path = String(cString: value)
            if isFolder(path) { return path }
            throw DataError(file: path, message: "\(environment) names this folder, but there is no such folder")
        }
        if let program = programFolder() {
            for candidate in [
                "\(program)/\(name)", "\(program)/../share/crosscheck/\(name)",
                "\(program)/crosscheck_\(target).resources/\(name)",
            ] {
                if isFolder(candidate) { return candidate }
                tried.append(candidate)
            }
        }
        throw DataError(
            file: name,
            message: "this folder of data was not found; looked for " + tried.joined(separator: ", ")
                + "; copy it from the build beside the program or to ../share/crosscheck")
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
