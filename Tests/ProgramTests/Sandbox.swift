import Foundation

/// A folder of its own to run the built program in, with the articles of these tests, and no home, locale or clock but its own.
final class Sandbox {
    /// The folder's path.
    let folder: URL

    /// Where the program was built: beside the test bundle.
    static let build = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent()
    /// The tests' own folder in the sources.
    static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    /// The repository.
    static let repository = sources.deletingLastPathComponent().deletingLastPathComponent()

    /// A folder with copies of `contents`.
    init(contents: URL) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("crosscheck-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: contents, to: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What a run came to.
    struct Result {
        var output: String
        var status: Int32
    }

    /// Runs a line of `sh` here, with `crosscheck` on the path; standard output and error are one stream, as on a terminal.
    func run(_ line: String, input: String = "", environment extra: [String: String] = [:]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "\(Self.build.path):/usr/bin:/bin", "HOME": folder.path, "XDG_STATE_HOME": folder.path + "/.state",
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb", "COLUMNS": "100", "SOURCE_DATE_EPOCH": "1641729600",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ].merging(extra) { $1 }
        let (stdin, stdout) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stdout)
        try process.run()
        // A pipe holds 64 KiB: more than any transcript types.
        try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let data = stdout.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(output: String(decoding: data, as: UTF8.self), status: process.terminationStatus)
    }

    /// Types lines behind the shell's prompt; for each the line as it is shown, and what comes back.
    func session(_ typed: [String]) throws -> [String] {
        let result = try run("crosscheck --echo --keep-going", input: typed.map { $0 + "\n" }.joined())
        var answers: [String] = []
        for line in result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if ["crosscheck> ", "        ... "].contains(where: { line.hasPrefix($0) }) { answers.append("") }
            guard !answers.isEmpty else { return [result.output] }
            answers[answers.count - 1] += line + "\n"
        }
        return answers
    }
}
