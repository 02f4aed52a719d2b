import Workbench

/// `crosscheck --version`.
enum Version {
    static let number = "0.1.0"

    static func show(_ output: StandardOutput) -> ExitStatus {
        output.answer("crosscheck \(number)\n")
        return .success
    }
}
