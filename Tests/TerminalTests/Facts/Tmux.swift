import Foundation
import Testing

/// A program inside tmux: what is tested is the screen that a person sees, after cursor movements, wrapping and redrawing.
final class Tmux {
    private let socket = NSTemporaryDirectory() + "crosscheck-tmux-" + UUID().uuidString
    let home = NSTemporaryDirectory() + "crosscheck-home-" + UUID().uuidString

    /// Runs `command`, a line for the shell, in a window of `columns` by `rows`.
    init(_ command: String, environment: [String: String] = [:], rows: Int = 24, columns: Int = 80) throws {
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        var variables = ["HOME": home, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        variables.merge(environment) { $1 }
        let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        try run([
            "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
            "exec env \(assignments) \(command)",
        ])
    }

    deinit {
        _ = try? run(["kill-server"])
        try? FileManager.default.removeItem(atPath: home)
        try? FileManager.default.removeItem(atPath: socket)
    }

    /// Keys by tmux's names: "Tab", "C-c", "Up", "Enter".
    @discardableResult
    func press(_ keys: String...) throws -> Self {
        try run(["send-keys"] + keys)
        return self
    }

    /// Text as it stands.
    @discardableResult
    func type(_ text: String) throws -> Self {
        try run(["send-keys", "-l", text])
        return self
    }

    /// A paste, bracketed if the program asked for that.
    func paste(_ text: String) throws {
        let file = home + "/paste"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try run(["load-buffer", file])
        try run(["paste-buffer", "-p", "-d"])
    }

    func resize(rows: Int = 24, columns: Int) throws {
        try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// The screen's lines, blanks at their ends and empty lines below dropped.
    func screen() throws -> [String] {
        var lines = try run(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0.reversed().drop { $0 == " " }.reversed())
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Waits until the last lines of the screen are these.
    func expect(_ lines: String..., line: Int = #line) throws {
        let deadline = Date() + PseudoTerminal.patience
        var seen: [String] = []
        repeat {
            seen = try screen()
            if seen.suffix(lines.count) == lines[...] { return }
            usleep(30_000)
        } while Date() < deadline
        throw PseudoTerminal.Missing(
            description: "line \(line): expected at the end of the screen:\n" + lines.joined(separator: "\n")
                + "\nthe screen:\n" + seen.joined(separator: "\n"))
    }

    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        // Not Foundation's Process: its pipes are inherited by the server that a neighbour starts at this moment, and stay open.
        let file = home + "/output"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Test threads block signals, and what they start would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var argv = (["tmux", "-u", "-S", socket] + arguments).map { strdup($0) } + [nil]
        let variables = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=" + home, "TERM=xterm-256color"]
        var envp = variables.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, "/usr/bin/tmux", &actions, &attributes, &argv, &envp)
        try #require(failure == 0)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return try String(contentsOfFile: file, encoding: .utf8)
    }
}
