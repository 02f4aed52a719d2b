/// The answer to an `expect`: "Holds: …" or "Does not hold: …", and what was found. In JSON:
/// {"type":"expectation","expect":"…","holds":true,"found":["…"]}.
enum ExpectationReport {
    /// The answer to the words of an expectation.
    static func answer(_ words: String, _ finding: ExpectationCheck.Finding) -> Answer {
        var blocks: [Answer.Block] = [
            .line(finding.holds ? "\("Holds", .good): \(words)" : "\("Does not hold", .bad): \(words)")
        ]
        for line in finding.found.prefix(20) { blocks.append(.indented(2, "found \(line)")) }
        if finding.found.count > 20 { blocks.append(.indented(2, "and \(finding.found.count - 20) more")) }
        let json = JSONLine.object { writer in
            writer.member("type", "expectation")
            writer.member("expect", words)
            writer.member("holds", finding.holds)
            writer.member("found", finding.found.map(\.text))
        }
        return Answer(blocks, json: [json], status: finding.holds ? .success : .expectationFailed)
    }
}
