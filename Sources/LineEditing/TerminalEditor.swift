import CEditShim
import CLibedit
import Glibc

/// Lines typed at a terminal, with libedit: editing in the manner of emacs or vi (`~/.editrc` decides), a history that lasts,
/// Ctrl-R, completion by Tab, pastes of many lines as one.
///
/// For the main thread only, and one of them in a process: libedit and the handlers of signals are global.
public final class TerminalEditor: LineSource {
    /// How an editor looks and what it remembers.
    public struct Options {
        /// The name in `~/.editrc` (`crosscheck:bind …`) and of the folder of the history.
        public var program: String
        /// Whether the prompt is coloured.
        public var isColoured: Bool
        /// Whether commands are remembered from one run to the next.
        public var keepsHistory: Bool
        /// Answers Tab.
        public var completer: Completer

        /// Options; nothing is completed unless a completer is given.
        public init(
            program: String, isColoured: Bool = false, keepsHistory: Bool = true,
            completer: @escaping Completer = { _, cursor in Completion(range: cursor..<cursor, candidates: []) }
        ) {
            self.program = program
            self.isColoured = isColoured
            self.keepsHistory = keepsHistory
            self.completer = completer
        }
    }

    private let editor: OpaquePointer
    private let history: OpaquePointer
    private let historyFile: HistoryFile?
    private let options: Options
    private let isDumb: Bool
    /// libedit keeps the address, so the prompt lives here as a C string.
    private var prompt: UnsafeMutablePointer<CChar>
    private var purpose = LinePurpose.command
    private var lastEntry: String?
    /// The lines of a paste that were not asked for yet.
    private var pending: ArraySlice<String> = []

    /// How many lines were taken.
    public private(set) var lineNumber = 0

    /// Whether standard input and output are a terminal, so that an editor is wanted.
    public static var isWanted: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// An editor on the terminal of standard input and output; Ctrl-C is `Interrupt` from now on. nil where libedit cannot be
    /// had (no memory).
    public init?(_ options: Options) {
        ces_use_utf8()
        guard let editor = ces_open(options.program), let history = history_init() else { return nil }
        self.editor = editor
        self.history = history
        self.options = options
        let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
        isDumb = terminal.isEmpty || terminal == "dumb"
        prompt = strdup("")
        _ = ces_history_set_size(history, HistoryFile.size)
        var file: HistoryFile?
        if options.keepsHistory, let path = HistoryFile.standardPath(program: options.program) {
            file = HistoryFile(path: path)
        }
        if let known = file, !known.load(into: history) { file = nil }
        historyFile = file
        Interrupt.install()
        configure()
    }

    deinit {
        history_end(history)
        el_end(editor)
        free(prompt)
    }

    /// True: a person sits at the terminal.
    public var isInteractive: Bool { true }

    /// Drops the rest of a paste.
    public func discardPending() { pending = [] }

    /// The next line, edited by the person; a paste of many lines gives its lines one after the other.
    public func nextLine(prompt: String, purpose: LinePurpose) throws(LineError) -> LineEvent {
        if let line = pending.popFirst() {
            lineNumber += 1
            return .line(line)
        }
        self.purpose = purpose
        free(self.prompt)
        self.prompt = strdup(options.isColoured && !isDumb ? Self.coloured(prompt) : prompt)
        Interrupt.clear()
        guard let raw = ces_gets(editor, !isDumb) else {
            if Interrupt.isRaised {
                // libedit leaves the cursor in the line, and text right of it on the screen.
                write("^C\n")
                el_reset(editor)
                return .interrupted
            }
            write("\n")
            return .end
        }
        var entry = String(cString: raw)
        if entry.utf8.last == 0x0A { entry.removeLast() }
        if purpose == .command { remember(entry) }
        pending = entry.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        lineNumber += 1
        return .line(pending.removeFirst())
    }

    // MARK: - Setting up

    private func configure() {
        ces_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        ces_set_prompt(editor, { TerminalEditor.of($0)?.prompt }, 1)
        ces_set_emacs(editor)
        ces_set_history(editor, history)
        ces_add_command(editor, "ed-complete", "Complete the word before the cursor") { editor, _ in
            TerminalEditor.of(editor)?.complete() ?? UInt8(CC_ERROR)
        }
        ces_add_command(editor, "ed-paste", "Take in a bracketed paste") { editor, _ in
            TerminalEditor.of(editor)?.paste() ?? UInt8(CC_ERROR)
        }
        ces_bind(editor, "^R", "em-inc-search-prev")
        bindOwnKeys()
        // The person's own file comes last and wins, but where `bind -v` lays out all keys anew, ours are bound again.
        el_source(editor, nil)
        bindOwnKeys()
    }

    private func bindOwnKeys() {
        ces_bind(editor, "^I", "ed-complete")
        ces_bind_paste(editor, "ed-paste")
    }

    private static func of(_ editor: OpaquePointer?) -> TerminalEditor? {
        guard let client = editor.flatMap({ ces_client($0) }) else { return nil }
        return Unmanaged<TerminalEditor>.fromOpaque(client).takeUnretainedValue()
    }

    /// The prompt in bold cyan, but for the blank at its end: libedit draws a sequence together with the character after it.
    private static func coloured(_ prompt: String) -> String {
        guard prompt.hasSuffix(" ") else { return prompt }
        // Control character 1 stands before and after what has no width (EL_PROMPT_ESC).
        return "\u{1}\u{1B}[1;36m\u{1}\(prompt.dropLast())\u{1}\u{1B}[0m\u{1} "
    }

    private func write(_ text: String) { ces_write(text, text.utf8.count) }

    /// A line that begins with a blank stays out, and so does one that repeats the line before it.
    private func remember(_ entry: String) {
        guard let first = entry.utf8.first, first != 0x20, first != 0x09, entry != lastEntry else { return }
        lastEntry = entry
        _ = ces_history_enter(history, entry)
        historyFile?.append(entry)
    }

    // MARK: - Keys

    private func paste() -> UInt8 {
        var length = 0
        // CC_EOF, not CC_ERROR: after an error the flag of Ctrl-C would take the next line too.
        guard let text = ces_read_paste(editor, &length) else { return UInt8(CC_EOF) }
        defer { free(text) }
        return el_insertstr(editor, text) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
    }

    private func complete() -> UInt8 {
        guard let state = el_line(editor)?.pointee, let start = state.buffer, let cursorPointer = state.cursor,
            let endPointer = state.lastchar
        else { return UInt8(CC_ERROR) }
        if purpose == .text {
            return el_insertstr(editor, "\t") == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
        }
        let cursor = cursorPointer - start
        let bytes = UnsafeRawBufferPointer(start: start, count: endPointer - start)
        let line = String(decoding: bytes, as: UTF8.self)
        let completion = options.completer(line, cursor)
        let range = completion.range
        guard !completion.candidates.isEmpty, range.lowerBound >= 0, range.lowerBound <= cursor,
            range.upperBound >= range.lowerBound, range.upperBound <= bytes.count
        else { return UInt8(CC_ERROR) }
        let typed = String(decoding: bytes[range], as: UTF8.self)
        var replacement = completion.commonPrefix
        if completion.candidates.count == 1 {
            if completion.candidates[0].isWhole { replacement += " " }
        } else if replacement == typed || !replacement.hasPrefix(typed) {
            // Nothing more is common to all (or they differ from what was typed, in case or quotes): show them.
            let list = CandidateList(labels: completion.labels, columns: Int(ces_columns()))
            write("\n\(list.text)\(isDumb ? "" : "\n")")
            return UInt8(CC_REDISPLAY)
        }
        // libedit counts scalars.
        let scalars = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self).unicodeScalars.count }
        let forward =
            range.upperBound >= cursor ? scalars(cursor..<range.upperBound) : -scalars(range.upperBound..<cursor)
        let count = scalars(range)
        el_cursor(editor, Int32(forward))
        el_deletestr(editor, Int32(count))
        return el_insertstr(editor, replacement) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
    }
}
