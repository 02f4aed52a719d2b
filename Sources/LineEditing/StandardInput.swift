/// The lines of standard input, whatever it is.
public enum StandardInput {
    /// An editor where a person sits at a terminal, else the bytes of the pipe or file.
    public static func lines(_ options: TerminalEditor.Options) -> any LineSource {
        if TerminalEditor.isWanted, let editor = TerminalEditor(options) { return editor }
        return DescriptorLines(descriptor: 0)
    }
}
