import CEditShim

/// Ctrl-C as a flag that a running command looks at, instead of the end of the program.
public enum Interrupt {
    /// From now on Ctrl-C (SIGINT) raises the flag and makes a waiting read return.
    public static func install() { ces_interrupt_install() }

    /// Whether Ctrl-C was pressed since `clear()`; may be asked on any thread, and costs one load.
    public static var isRaised: Bool { ces_interrupted() }

    /// To be called before a command runs.
    public static func clear() { ces_interrupt_clear() }
}
