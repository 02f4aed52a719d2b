import Claims

/// `set`: corrects an article's metadata, or changes the policy.
enum SetCommand: Command {
    /// The settings of the policy, as they are typed.
    static let settings = ["about", "rounding", "vague", "rate"]

    static let form = CommandForm(
        "set", .articles, "Correct an article's metadata, or change a setting",
        parameters: [.init("WHAT", .setting, .optional), .init("VALUE", .setting, .any)], reads: true,
        help: [
            "set a1 FIELD VALUE corrects outlet, date, lang, url or title, and what hangs on it: the article is read again. "
                + "Without a value the field is cleared.",
            "set about 15 lets “about” reach 15 % both ways; set rounding 5 bounds what rounding may widen.",
            "set vague dozens 24..99 says what a vague word means; without a range it is back at its default.",
            "set rate USD EUR 0.92 \"European Central Bank, 6 January 2022\" lets two currencies be compared, by a source you name.",
            "set alone shows the settings.",
        ],
        examples: [
            .init("set a1 date 2022-01-06", "the article appeared on that day"),
            .init("set a1 outlet 'Steppe Wire'", "and there"),
            .init("set", "the settings in force"),
            .init("set about 15", "“about 300” is now 255 to 345"),
            .init("set vague dozens 24..99", "dozens are at least two dozen"),
            .init("set rate USD EUR 0.92 'ECB, 6 January 2022'", "dollars and euros may be compared"),
        ])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        guard let what = call.arguments.first else {
            return SettingsReport.answer(bench.session.policy, try bench.engines.catalogue)
        }
        if let handle = Handle(what.text), handle.kind == .article {
            let article = try bench.article(what)
            let field = try field(try call.argument(1, "a field and a value"))
            let value = call.arguments.count > 2 ? call.text(from: 2) : nil
            if field == .date, call.arguments.count > 2 { _ = try Call.date(call.arguments[2]) }
            return try bench.change(
                .set(article: article.key, field, value == "" ? nil : value),
                blame: call.arguments.count > 2 ? call.arguments[2] : call.arguments[1])
        }
        let setting: Change.PolicySetting
        switch what.text {
        case "about": setting = .about(try percent(call))
        case "rounding": setting = .rounding(try percent(call))
        case "vague": setting = try vague(call, bench)
        case "rate": setting = .rate(try rate(call, bench))
        default:
            throw Problem(
                .usage, "\(Problem.shown(what.text)) is neither an article nor a setting",
                hint: Problem.meant(what.text, among: settings) ?? "settings: \(Problem.list(settings))", at: what.range
            )
        }
        return try bench.change(.policy(setting), blame: call.arguments.count > 1 ? call.arguments[1] : what)
    }

    private static func field(_ word: Word) throws(Problem) -> Change.MetadataField {
        guard let field = Change.MetadataField(rawValue: word.text) else {
            throw .notOneOf(word, what: "field of an article", known: Change.MetadataField.allCases.map(\.rawValue))
        }
        return field
    }

    private static func percent(_ call: Call) throws(Problem) -> ExactNumber {
        let word = try call.argument(1, "a percentage", example: "set \(call.arguments[0].text) 15")
        let number = try Call.number(word)
        guard number >= 0, number <= 100 else {
            throw Problem(.usage, "\(word.text) is no percentage between 0 and 100", at: word.range)
        }
        return number
    }

    private static func vague(_ call: Call, _ bench: Bench) throws(Problem) -> Change.PolicySetting {
        let word = try call.argument(1, "a vague word's class", example: "set vague dozens 24..99")
        let known = try bench.engines.catalogue.vague.keys.sorted()
        guard known.contains(word.text) else { throw .notOneOf(word, what: "class of vague words", known: known) }
        guard call.arguments.count > 2 else { return .vague(word.text, nil) }
        return .vague(word.text, try RangeWord.interval(call.arguments[2]))
    }

    private static let rateExample = "set rate USD EUR 0.88 'ECB, 6 January 2022'"

    private static func rate(_ call: Call, _ bench: Bench) throws(Problem) -> Policy.Rate {
        let currencies = try bench.engines.catalogue.currencies
        func currency(_ index: Int) throws(Problem) -> String {
            let word = try call.argument(index, "two currencies, a factor and a source", example: rateExample)
            let code = word.text.uppercased()
            guard currencies[code] != nil else {
                throw Problem(
                    .usage, "\(Problem.shown(word.text)) is no currency", hint: "write an ISO 4217 code such as USD",
                    at: word.range)
            }
            return code
        }
        let (from, to) = (try currency(1), try currency(2))
        let word = try call.argument(3, "a factor and a source", example: rateExample)
        let factor = try Call.number(word)
        guard factor > 0 else { throw Problem(.usage, "a rate is more than nothing", at: word.range) }
        _ = try call.argument(4, "the source of the rate", example: rateExample)
        return Policy.Rate(from: from, to: to, factor: factor, source: call.text(from: 4))
    }
}
