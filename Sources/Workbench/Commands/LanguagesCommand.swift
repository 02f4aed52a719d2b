import Claims
import Extraction

/// `languages`: what can be read, and whether a language reads its own examples.
enum LanguagesCommand: Command {
    static let form = CommandForm(
        "languages", .help, "List the languages that can be read, or run one's examples",
        parameters: [.init("check", .choice(["check"]), .optional), .init("CODE", .language, .any)], reads: true,
        help: [
            "A language is a folder of data. Your own go before the installed ones: crosscheck --languages DIR.",
            "languages check CODE runs the examples beside its lexicon and shows those that are read otherwise than they say; the "
                + "exit status is then 1.",
        ],
        examples: [
            .init("languages", "the codes of the languages"),
            .init("languages check en", "whether English reads its own examples"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let codes = try bench.engines.languageCodes()
        guard let verb = call.arguments.first else { return LanguagesReport.answer(codes) }
        guard verb.text == "check" else {
            throw .notOneOf(verb, what: "thing to do with a language", known: ["check"])
        }
        _ = try call.argument(1, "CODE")
        var answer = Answer()
        for word in call.arguments.dropFirst() {
            guard codes.contains(word.text) else {
                throw .notOneOf(word, what: "language that is installed", known: codes)
            }
            try bench.checkCancelled()
            let catalogue = try bench.engines.catalogue
            let report: CorpusChecker.Report
            do throws(DataError) {
                let languages = try Languages.installed(userFolders: bench.tools.languageFolders)
                report = try CorpusChecker(languages: languages, catalogue: catalogue).check(word.text)
            } catch {
                throw Problem(error).at(word)
            }
            let part = LanguagesReport.answer(report)
            answer.blocks += part.blocks
            answer.json += part.json
            answer.status = max(answer.status, part.status)
        }
        return answer
    }
}
