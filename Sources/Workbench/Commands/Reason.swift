/// The reason that a judgement may give: `--because 'TEXT'`, or the bare words `because TEXT` at the end.
struct Reason {
    /// The arguments before it.
    let arguments: [Word]
    /// The reason; nil where none is given.
    let text: String?
    /// The word that errors of it point at.
    let word: Word?

    /// Reads the reason of a call; throws where it is blank or given in both ways.
    ///
    /// - Parameter only: the one place where the bare word may stand, where prose may follow; nil for any.
    init(of call: Call, onlyAt only: Int? = nil) throws(Problem) {
        let option = call.option("because")
        let place = call.arguments.firstIndex { $0.text == "because" && !$0.isQuoted }
        guard let place, place > 0, only == nil || place == only else {
            arguments = call.arguments
            word = option
            text = option?.text
            try check(call)
            return
        }
        word = call.arguments[place]
        guard option == nil else {
            throw Problem(.usage, "the reason is given twice", hint: "leave out one of them", at: word?.range)
        }
        arguments = Array(call.arguments[..<place])
        text = call.text(from: place + 1)
        try check(call)
    }

    private func check(_ call: Call) throws(Problem) {
        guard let text, text.allSatisfy(\.isWhitespace) else { return }
        throw Problem(
            .usage, "because needs a reason", hint: "as in: --because 'the agency wrote dozens'", at: word?.range)
    }
}
