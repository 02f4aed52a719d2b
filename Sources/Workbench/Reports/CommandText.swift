/// A command of the log as people read it: digests cut to their first 12 digits. The JSON has them whole.
enum CommandText {
    static func short(_ command: String) -> String {
        let words = command.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.hasPrefix("@sha256:") && word.utf8.count > 20 ? word.prefix(20) + "…" : word
        }
        return words.joined(separator: " ")
    }

    /// The command as it is typed: the log's own form has files by digest and defaults written out. A file's digest stands behind it
    /// as a comment.
    static func typed(_ command: String) -> String {
        guard let resolved = ResolvedCommand(command), let verb = resolved.words.first else { return short(command) }
        let words = resolved.words
        var typed: [String]
        var fields: [String] = []
        switch (verb, words.count) {
        case ("load", 2):
            typed = [verb, resolved["name"] ?? ""]
            for option in resolved.options where option.name != "name" {
                typed += ["--" + option.name, option.value]
            }
            let digest = words[1].split(separator: ":").last.map { $0.prefix(12) } ?? ""
            return typed.map(quoted).joined(separator: " ") + "  # \(digest)"
        case ("policy", 3) where words[1] == "vague":
            typed = ["set"] + words[1...]
            if let low = resolved["low"], let high = resolved["high"] {
                typed.append((low == "none" ? "" : low) + ".." + (high == "none" ? "" : high))
            }
        case ("policy", _): typed = ["set"] + words[1...] + (resolved["source"].map { [$0] } ?? [])
        case ("note", 3) where words[1] == "session": typed = [verb, words[2]]
        case ("unreview", 2): typed = ["reject", words[1], "--reopen"]
        case ("rate", _): typed = words + (resolved["reason"].map { [$0] } ?? [])
        case ("merge", 5): typed = Array(words[...2])
        case ("add", 3):
            let start = words[2].prefix { $0 != "-" }
            typed = [verb, words[1], (resolved["quote"] ?? "") + "@" + start]
            fields = resolved.options.filter { !["quote", "scalars"].contains($0.name) }
                .map { $0.name + "=" + WordReader.quoted($0.value) }
        default: return short(command)
        }
        return (typed.map(quoted) + fields).joined(separator: " ")
    }

    /// An option's own dashes are no part of a word that is quoted.
    private static func quoted(_ word: String) -> String {
        word.hasPrefix("--") && word.utf8.dropFirst(2).allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
            ? word : WordReader.quoted(word)
    }
}
