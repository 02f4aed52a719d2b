/// Why a session cannot be read, changed, replayed or written: a kind that decides the exit status, and one sentence.
package struct SessionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; each kind has one exit status.
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// The change names something that is not there, or a value that cannot be.
        case usage
        /// A file cannot be read, or what it holds is not what it should be.
        case unreadable
        /// A replay came to something else than the log says.
        case drift
        /// A file cannot be written.
        case cannotWrite
        /// Another process holds the session's lock.
        case locked
        /// The session was opened for reading only.
        case readOnly

        /// The program's exit status.
        package var exitStatus: ExitStatus {
            switch self {
            case .usage, .readOnly: .usage
            case .unreadable: .unreadableInput
            case .drift: .drift
            case .cannotWrite, .locked: .cannotWrite
            }
        }
    }

    package var kind: Kind
    /// What is wrong and what to do, one sentence; may quote text of a file, so it is cleaned before a terminal sees it.
    package var message: String
    /// The word of the command that is meant, where there is one: the caret's place.
    package var word: String?

    /// An error with its sentence.
    package init(_ kind: Kind, _ message: String, word: String? = nil) {
        self.kind = kind
        self.message = message
        self.word = word
    }

    /// The sentence.
    package var description: String { message }
}
