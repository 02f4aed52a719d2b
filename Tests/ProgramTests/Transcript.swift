import Foundation

/// A session as a user sees it: lines that are typed, and everything that comes back, exactly.
///
///     $ crosscheck -c 'laod a.txt'
///     -c:1:1: there is no command laod (did you mean load?)
///         laod a.txt
///         ^^^^
///     [2]
///     $ crosscheck -c 'load a.txt
///     > articles'
///     crosscheck> articles
///     No articles yet. Load one: load FILE
///
/// A line that begins with `$ ` goes to `sh`; `[2]` behind its output is an exit status other than 0. Lines behind the prompt go
/// to one shell, up to the next `$ ` line. Lines before the first of either say what the transcript shows.
struct Transcript {
    /// A run of the program and its output.
    struct Scene {
        /// The line of `sh`; nil for lines behind the prompt.
        var command: String?
        /// What is typed behind prompts.
        var typed: [String]
        /// Everything that is expected, the prompts' lines too.
        var text: String

        /// The same scene with the output that the program gives now.
        func replayed(in sandbox: Sandbox) throws -> String {
            guard let command else { return try sandbox.session(typed).joined() }
            let result = try sandbox.run(command)
            return Transcript.shown(command) + result.output + (result.status == 0 ? "" : "[\(result.status)]\n")
        }
    }

    var preface = ""
    var scenes: [Scene] = []

    /// Reads a transcript.
    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("$ ") {
                scenes.append(Scene(command: String(line.dropFirst(2)), typed: [], text: ""))
            } else if line.hasPrefix("> "), let last = scenes.indices.last, let command = scenes[last].command,
                scenes[last].text.isEmpty
            {
                scenes[last].command = command + "\n" + line.dropFirst(2)
            } else if let typed = Self.typed(line) {
                if scenes.last.map({ $0.command != nil }) ?? true {
                    scenes.append(Scene(command: nil, typed: [], text: ""))
                }
                scenes[scenes.count - 1].typed.append(typed)
                scenes[scenes.count - 1].text += line + "\n"
            } else if scenes.isEmpty {
                preface += line + "\n"
            } else {
                scenes[scenes.count - 1].text += line + "\n"
            }
        }
        // The file's own last line break is no line.
        if let last = scenes.indices.last { scenes[last].text.removeLast() }
    }

    private static func typed(_ line: String) -> String? {
        for prompt in ["crosscheck> ", "        ... "] where line.hasPrefix(prompt) {
            return String(line.dropFirst(prompt.count))
        }
        return line == "crosscheck>" ? "" : nil
    }

    /// The same transcript with the output that the program gives now.
    func replayed(in sandbox: Sandbox) throws -> String {
        try preface + scenes.map { try $0.replayed(in: sandbox) }.joined()
    }

    /// A command as it is written: `$ ` before its first line, `> ` before the others.
    fileprivate static func shown(_ command: String) -> String {
        "$ " + command.replacingOccurrences(of: "\n", with: "\n> ") + "\n"
    }
}

/// Differences of two texts, line by line, for people.
func difference(_ expected: String, _ found: String) -> String {
    let (a, b) = (
        expected.split(separator: "\n", omittingEmptySubsequences: false),
        found.split(separator: "\n", omittingEmptySubsequences: false)
    )
    var lines: [String] = []
    for change in b.difference(from: a) {
        switch change {
        case .remove(let offset, let line, _): lines.append("\(offset + 1) - \(line)")
        case .insert(let offset, let line, _): lines.append("\(offset + 1) + \(line)")
        }
    }
    return lines.joined(separator: "\n")
}
