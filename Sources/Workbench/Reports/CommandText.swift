/// A command of the log as people read it: digests cut to their first 12 digits. The JSON has them whole.
enum CommandText {
    static func short(_ command: String) -> String {
        let words = command.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.hasPrefix("@sha256:") && word.utf8.count > 20 ? word.prefix(20) + "…" : word
        }
        return words.joined(separator: " ")
    }
}
