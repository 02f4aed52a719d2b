/// What Tab may put in at the cursor: commands, options, their values, files, names of articles, claims and topics.
package struct CommandCompletion {
    /// A way to go on.
    package struct Candidate: Sendable, Hashable {
        /// What replaces `range`, escaped as the command language wants it.
        package var text: String
        /// False where more must follow at once: a folder.
        package var isWhole: Bool
    }

    /// The part of the line that is replaced: UTF-8 bytes.
    package var range: Range<Int>
    /// In the order in which they are listed.
    package var candidates: [Candidate]

    /// Whether the word at the cursor has `~/` or wildcards outside quotes.
    private var isPattern = false
    /// The arguments before the word at the cursor.
    private var arguments: [String] = []

    /// Candidates for the word that ends at `cursor`, in UTF-8 bytes.
    package init(line: String, cursor: Int, bench: Bench) {
        let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
        range = cursor..<cursor
        candidates = []
        guard var words = Self.words(before) else { return }
        var current = Word("", at: cursor..<cursor)
        if let last = words.last, last.range.upperBound >= before.utf8.count { current = words.removeLast() }
        range = current.range.lowerBound..<cursor
        let typed = current.text
        isPattern = current.pattern != nil
        guard let name = words.first else {
            offer(CommandList.all.map { $0.form.name }, typed)
            return
        }
        guard let form = CommandList.named(name.text)?.form else { return }
        if typed.hasPrefix("--"), !current.isQuoted {
            options(form, typed, words, current, bench)
        } else if let last = words.last, let option = Self.option(last, form), option.valueName != nil,
            !last.text.contains("=")
        {
            values(option.value, typed, bench)
        } else if !form.parameters.isEmpty {
            arguments = Self.arguments(words.dropFirst(), form)
            let place = min(arguments.count, form.parameters.count - 1)
            values(form.parameters[place].value, typed, bench)
        }
    }

    /// The arguments among words: what is neither an option nor its value.
    private static func arguments(_ words: ArraySlice<Word>, _ form: CommandForm) -> [String] {
        var arguments: [String] = []
        var isValue = false
        for word in words {
            let option = option(word, form)
            if option == nil, !isValue { arguments.append(word.text) }
            isValue = option?.valueName != nil && !word.text.contains("=")
        }
        return arguments
    }

    /// The words before the cursor, an open quote closed; nil where the line cannot be read.
    private static func words(_ text: String) -> [Word]? {
        for ending in ["", "\"", "'"] {
            if let words = try? WordReader.words(of: text + ending) { return words }
        }
        return nil
    }

    private static func option(_ word: Word, _ form: CommandForm) -> CommandForm.Option? {
        guard word.text.hasPrefix("--"), !word.isQuoted else { return nil }
        let name = word.text.dropFirst(2).prefix { $0 != "=" }
        return form.options.first { $0.name == name }
    }

    private mutating func options(
        _ form: CommandForm, _ typed: String, _ words: [Word], _ current: Word, _ bench: Bench
    ) {
        if typed.contains("="), let option = Self.option(current, form) {
            let head = "--\(option.name)="
            values(option.value, String(typed.dropFirst(head.count)), bench)
            for index in candidates.indices { candidates[index].text = head + candidates[index].text }
            return
        }
        let given = words.compactMap { Self.option($0, form) }.filter { $0.takes == .one }.map(\.name)
        offer(form.options.map(\.name).filter { !given.contains($0) }.map { "--" + $0 }, typed)
    }

    private mutating func values(_ value: CommandForm.Value, _ typed: String, _ bench: Bench) {
        switch value {
        case .file: files(typed, home: isPattern) { _ in true }
        // A session is kept in a .json; what lies beside it is the program's own.
        case .sessionFile: files(typed, home: isPattern) { $0.hasSuffix(".json") }
        case .field:
            // First the field, then its value.
            let words = CompletionWords(bench: bench, arguments: arguments).names(value) ?? []
            guard !typed.contains("=") else { return offer(words.filter { !$0.hasSuffix("=") }, typed) }
            var fields: [String] = []
            for word in words {
                let field = String(word.prefix { $0 != "=" }) + "="
                if fields.last != field, field.hasPrefix(typed) { fields.append(field) }
            }
            candidates = fields.map { Candidate(text: $0, isWhole: false) }
        default: offer(CompletionWords(bench: bench, arguments: arguments).names(value) ?? [], typed)
        }
    }

    private mutating func offer(_ names: [String], _ typed: String) {
        candidates = names.filter { $0.hasPrefix(typed) }.map { Candidate(text: WordReader.escaped($0), isWhole: true) }
    }

    /// Files and folders that begin as typed; hidden ones only where a dot was typed.
    ///
    /// - Parameters:
    ///   - home: whether `~/` is the home folder, not a folder of that name.
    ///   - isOffered: whether a file of a name is; folders always are.
    private mutating func files(_ typed: String, home: Bool, isOffered: (String) -> Bool) {
        let (written, begin) = FileNames.split(typed)
        let folder = home ? FileWords.withHome(written) : written
        let names = FileNames.list(folder).filter {
            $0.hasPrefix(begin) && (begin.hasPrefix(".") || !$0.hasPrefix("."))
        }
        candidates = names.compactMap { name in
            let isFolder = FileNames.isFolder(folder + name)
            guard isFolder || isOffered(name) else { return nil }
            return Candidate(text: WordReader.escaped(written + name) + (isFolder ? "/" : ""), isWhole: !isFolder)
        }
    }
}
