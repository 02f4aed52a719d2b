/// Words that people type out of habit from the system's shell or from other programs, and what does here what they want.
///
///     claims | grep killed        -> claims killed
///     claims > x.txt              -> crosscheck SESSION.json -c claims > x.txt, in the system's shell
///     exit                        -> quit
enum ShellHabits {
    /// Throws where an unquoted word would pipe, redirect or join commands in the system's shell.
    ///
    /// - Parameter session: the file of the session, where it has one: for a line that can be typed as it stands.
    static func check(_ words: [Word], of line: String, session: String?) throws(Problem) {
        for (index, word) in words.enumerated().dropFirst() where !word.isQuoted {
            // What follows is prose.
            if word.text == "because" || word.text == "--because" { return }
            let next = words.dropFirst(index + 1).first
            if word.text.count > 1, word.text.hasSuffix(";"), next.map({ CommandList.named($0.text) != nil }) ?? true {
                throw Problem(
                    .usage, "; does not join commands in this shell", hint: oneALine,
                    at: word.range.upperBound - 1..<word.range.upperBound)
            }
            guard let sign = Sign(word.text) else { continue }
            let before = written(words[..<index], in: line)
            let rest = String(line.utf8.dropFirst(word.range.lowerBound)) ?? ""
            let file = session.map(WordReader.quoted) ?? "SESSION.json"
            let inShell = "in your own shell: crosscheck \(file) -c \(WordReader.commandText(before)) \(rest)"
            switch sign {
            case .pipe:
                let filter = rest.drop { $0 == "|" || $0 == "&" || $0 == " " }
                throw Problem(
                    .usage, "there are no pipes in this shell",
                    hint: instead(of: filter, after: words[0].text) ?? inShell,
                    at: word.range)
            case .output:
                throw Problem(
                    .usage,
                    "\(word.text.prefix { $0 == ">" || $0 == "2" || $0 == "&" }) does not write a file in this shell",
                    hint: "save NAME.json keeps the session; \(inShell)", at: word.range)
            case .input:
                throw Problem(
                    .usage, "< does not read a file in this shell", hint: "load FILE reads an article",
                    at: word.range)
            case .join:
                throw Problem(
                    .usage, "\(word.text) does not join commands in this shell", hint: oneALine,
                    at: word.range)
            case .background:
                throw Problem(
                    .usage, "& sends nothing to the background in this shell", hint: "leave it out", at: word.range)
            }
        }
    }

    private static let oneALine = "one command a line; after -c use a line break, or -c again"

    /// What an operator of the system's shell does.
    private enum Sign {
        case pipe, output, input, join, background

        init?(_ word: String) {
            switch word {
            case ";", "&&", "||": self = .join
            case "&": self = .background
            case _ where word.hasPrefix("|"): self = .pipe
            case _ where word.hasPrefix(">") || word.hasPrefix("2>") || word.hasPrefix("&>"): self = .output
            case _ where word.hasPrefix("<"): self = .input
            default: return nil
            }
        }
    }

    /// What a command here does by itself that `filter`, a line of the system's shell, would do to its answer; nil where that is
    /// more than one plain search.
    private static func instead(of filter: Substring, after command: String) -> String? {
        guard let words = try? WordReader.words(of: String(filter)), let name = words.first?.text else { return nil }
        switch name {
        case "grep", "egrep", "fgrep", "rg", "ag":
            let wanted = words.dropFirst().filter { !$0.text.hasPrefix("-") }
            // Whatever the case is how claims searches, too.
            let isPlain = words.dropFirst().allSatisfy { !$0.text.hasPrefix("-") || $0.text == "-i" }
            guard command == ClaimsCommand.form.name, isPlain, wanted.count == 1 else { return nil }
            return "claims takes words to look for: claims \(WordReader.quoted(wanted[0].text))"
        case "less", "more", "most": return "long answers go through the program that PAGER names by themselves"
        default: return nil
        }
    }

    private static func written(_ words: ArraySlice<Word>, in line: String) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        return String(line.utf8.prefix(last.range.upperBound).dropFirst(first.range.lowerBound)) ?? ""
    }

    /// What a word that is no command would be here.
    static func meant(_ command: String) -> String? {
        // Some end every line as SQL does.
        if command.count > 1, command.hasSuffix(";") { return "without the ; at its end: \(oneALine)" }
        return hints[command]
    }

    private static let hints: [String: String] = {
        var hints: [String: String] = [:]
        func add(_ words: String, _ hint: String) {
            for word in words.split(separator: " ") { hints[String(word)] = hint }
        }
        add("exit q x bye logout :q :wq \\q .quit .exit", "quit or Ctrl-D leaves")
        add("? man info commands", "help lists the commands, help COMMAND explains one")
        add("ls dir ll", "articles lists what is loaded; Tab after load lists files")
        add("cd pwd", "files are named from the folder in which crosscheck was started; ~/ is your home folder")
        add("cat less more view print", "show a1 shows an article; load FILE takes one in")
        add("grep find search rg", "claims WORD lists the claims with that word")
        add("rm delete remove", "drop a1 takes an article out; reject c1 a claim")
        add("history", "log shows what was done; Ctrl-R searches what was typed")
        add("clear cls", "Ctrl-L clears the screen")
        add("vi vim nano", "edit c1 FIELD=VALUE corrects a claim")
        add("read import add-article get", "load FILE takes an article in")
        add("write export", "save NAME.json keeps the session; claims --json is for other programs")
        return hints
    }()
}

extension WordReader {
    /// A line of commands as one word of the system's shell.
    static func commandText(_ line: String) -> String {
        line.utf8.contains(UInt8(ascii: "'")) ? "\"\(line)\"" : "'\(line)'"
    }
}
