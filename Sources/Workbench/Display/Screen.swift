#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where text is shown, and so how: width, colour, and whether right-to-left text is set apart.
package struct Screen: Sendable, Hashable {
    /// Columns; nil where lines may be of any length: files and pipes.
    package var width: Int?
    /// Whether parts are coloured.
    package var hasColour: Bool
    /// Whether right-to-left text is put between U+2068 (in a sentence of this program U+2066) and U+2069, so that it does not reorder
    /// what stands beside it. Never in files and pipes, where the marks would be taken for text.
    package var isolates: Bool

    /// A screen; by default a file: no width, no colour, no marks.
    package init(width: Int? = nil, hasColour: Bool = false, isolates: Bool = false) {
        self.width = width
        self.hasColour = hasColour
        self.isolates = isolates
    }

    /// The screen behind a file descriptor: its width from the terminal, colour unless NO_COLOR or TERM=dumb says otherwise.
    /// What is no terminal has a width only where COLUMNS gives one; shells set it for themselves and do not hand it down.
    package static func behind(_ descriptor: Int32) -> Screen {
        guard isatty(descriptor) == 1 else {
            return Screen(width: getenv("COLUMNS").flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil })
        }
        var size = winsize()
        let hasSize = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let isDumb = getenv("TERM").map { String(cString: $0) }.map { $0.isEmpty || $0 == "dumb" } ?? true
        // https://no-color.org: set and not empty.
        let isPlain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return Screen(width: hasSize ? Int(size.ws_col) : 80, hasColour: !isDumb && !isPlain, isolates: !isDumb)
    }

    /// Rows of the terminal behind a file descriptor; nil where it is none.
    package static func rows(behind descriptor: Int32) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else {
            return nil
        }
        return Int(size.ws_row)
    }
}
