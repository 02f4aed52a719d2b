import Claims

/// `edit`: corrects fields of a claim.
enum EditCommand: Command {
    static let form = CommandForm(
        "edit", .judging, "Correct fields of a claim",
        parameters: [.init("CLAIM", .claim), .init("FIELD=VALUE", .field, .oneOrMore)],
        options: [.init("because", "TEXT", help: "the reason, kept as a note on the claim")],
        help: [
            "Fields: \(ClaimEdit.Field.allCases.map(\.rawValue).joined(separator: ", ")). none clears a field that may be empty.",
            "The claim as it was extracted is kept beside the edit, and the edit is kept when the article is read again.",
        ],
        examples: [
            .init("edit c1 event=injured", "the sentence is about injured people"),
            .init(
                "edit c1 low=20 high=99 modifier=vague --because 'the agency wrote dozens'", "another figure, and why"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let word = call.arguments[0]
        let claim = try bench.claim(word)
        let reason = try Reason(of: call)
        guard reason.arguments.count > 1 else { throw .missing("a field and its value", of: form, at: call.end) }
        let edit = try FieldWords.edit(reason.arguments.dropFirst(), bench)
        var answer = try bench.change(.edit(claim: claim.claim.key, edit), blame: word)
        if let text = reason.text {
            answer.blocks += try bench.change(.note(.claim(claim.claim.key), text), blame: reason.word).blocks
        }
        return answer
    }
}
