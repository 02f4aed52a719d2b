import Extraction

/// The languages there are, and what their examples come to.
enum LanguagesReport {
    /// The codes in one line, or a JSON line each.
    static func answer(_ codes: [String]) -> Answer {
        guard !codes.isEmpty else { return Answer([.line("No language is installed.")]) }
        let json = codes.map { code in
            JSONLine.object { writer in
                writer.member("type", "language")
                writer.member("lang", code)
            }
        }
        return Answer([.line("\(codes.joined(separator: ", "))")], json: json)
    }

    /// A language's examples: those that are read otherwise than they say, with file and line, then the count. In JSON:
    /// {"type":"corpus","lang":"en","positive":312,"negative":60,"failures":[{"file","line","text","expected","got"}]}.
    static func answer(_ report: CorpusChecker.Report) -> Answer {
        var blocks: [Answer.Block] = report.failures.map { failure in
            let place = "\(FileNames.split(failure.file).name):\(failure.line)"
            let (expected, got) = (
                failure.expected.isEmpty ? "no claim" : failure.expected, failure.got.isEmpty ? "nothing" : failure.got
            )
            return .line("\(place, .id): \(quote: failure.text): expected \(expected), got \(got, .bad)")
        }
        let verdict: Phrase =
            report.failures.isEmpty
            ? Phrase("all read as they say", .good) : Phrase("\(report.failures.count) read otherwise", .bad)
        blocks.append(
            .line(
                "\(report.language): \(report.positive) examples and \(report.negative) counter-examples, \(verdict)."))
        let json = JSONLine.object { writer in
            writer.member("type", "corpus")
            writer.member("lang", report.language)
            writer.member("positive", report.positive)
            writer.member("negative", report.negative)
            writer.key("failures")
            writer.beginArray()
            for failure in report.failures {
                writer.beginObject()
                writer.member("file", FileNames.split(failure.file).name)
                writer.member("line", failure.line)
                writer.member("text", failure.text)
                writer.member("expected", failure.expected)
                writer.member("got", failure.got)
                writer.endObject()
            }
            writer.endArray()
        }
        return Answer(blocks, json: [json], status: report.failures.isEmpty ? .success : .expectationFailed)
    }
}
