/// `note`: a note on a claim, an article, a topic or the session.
enum NoteCommand: Command {
    static let form = CommandForm(
        "note", .judging, "Keep a note on a claim, an article, a topic or the session",
        parameters: [.init("ABOUT", .subject, .optional), .init("TEXT", .text, .oneOrMore)],
        help: [
            "ABOUT is a name such as c3, a1 or t2. Without one the note is about the session. Notes are shown by why and show."
        ],
        examples: [
            .init("note c1 'the ministry has not confirmed it'", "a note on a claim"),
            .init("note 'waiting for the second bulletin'", "a note on the session"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let first = call.arguments[0]
        guard let handle = Handle(first.text), !first.isQuoted else {
            try check(call, from: 0)
            return try bench.change(.note(.session, call.text(from: 0)), blame: first)
        }
        _ = try call.argument(1, "a text")
        try check(call, from: 1)
        let subject: Change.Subject
        switch handle.kind {
        case .article: subject = .article(try bench.article(first).key)
        case .claim: subject = .claim(try bench.claim(first).claim.key)
        case .topic: subject = .topic(try bench.topic(first).handle)
        }
        return try bench.change(.note(subject, call.text(from: 1)), blame: first)
    }

    /// Throws where the text is blank: a note that says nothing would only fill the log.
    private static func check(_ call: Call, from index: Int) throws(Problem) {
        guard call.text(from: index).allSatisfy(\.isWhitespace) else { return }
        throw Problem(
            .usage, "a note needs words", hint: "as in: \(form.examples[0].line)", at: call.arguments[index].range)
    }
}
