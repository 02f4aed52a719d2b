import Workbench

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Shows text that is longer than the terminal through the program that PAGER names.
enum Pager {
    /// Shows `text`; false where there is no pager, no terminal, or no need.
    static func show(_ text: String) -> Bool {
        guard let rows = Screen.rows(behind: 1), text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= rows,
            let pager = getenv("PAGER"), pager.pointee != 0
        else { return false }
        // Colours pass through less; what fits one screen does not stay in it.
        setenv("LESS", "FRX", 0)
        guard let pipe = popen(pager, "w") else { return false }
        var text = text
        text.withUTF8 { bytes in _ = fwrite(bytes.baseAddress, 1, bytes.count, pipe) }
        pclose(pipe)
        return true
    }
}
