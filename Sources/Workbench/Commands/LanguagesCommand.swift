/// `languages`: what can be read.
enum LanguagesCommand: Command {
    static let form = CommandForm(
        "languages", .help, "List the languages that can be read", reads: true,
        help: ["A language is a folder of data. Your own go before the installed ones: crosscheck --languages DIR."],
        examples: [.init("languages", "the codes of the languages")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let codes = try bench.engines.languageCodes()
        let json = codes.map { code in
            JSONLine.object { writer in
                writer.member("type", "language")
                writer.member("lang", code)
            }
        }
        guard !codes.isEmpty else { return Answer([.line("No language is installed.")]) }
        return Answer([.line("\(codes.joined(separator: ", "))")], json: json)
    }
}
