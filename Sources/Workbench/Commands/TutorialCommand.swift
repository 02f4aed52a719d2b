/// `tutorial`: five steps through the sample.
enum TutorialCommand: Command {
    static let form = CommandForm(
        "tutorial", .help, "Walk through the sample in five steps",
        parameters: [.init("STEP", .choice(["1", "2", "3", "4", "5"]), .optional)],
        help: ["Each step says what to type and what to look at. It runs nothing by itself."],
        examples: [.init("tutorial", "the first step"), .init("tutorial 2", "the second")])

    /// A step: what it is about, lines to type, what they show.
    struct Step {
        var title: String
        var text: String
        var lines: [(line: String, shows: String)]
    }

    static let steps = [
        Step(
            title: "Load two reports",
            text:
                "Articles are text files; a few lines at their top say who published them and when. The sample's reports are about "
                + "January 2022 in Kazakhstan, in four languages, by outlets that we invented.",
            lines: [
                (
                    "load sessions/articles/2022-01-06-meridian.en.txt",
                    "an English report, and how many claims were found in it"
                ),
                ("load sessions/articles/2022-01-06-difaf.ar.txt", "an Arabic one about the same day"),
                ("articles", "both, with outlet, date and language"),
            ]),
        Step(
            title: "Look at the claims",
            text: "A claim is a number with what it counts: how many, of whom, what happened, who says so, as of when.",
            lines: [
                ("claims --event killed", "the figures of the dead; “dozens” is [20, 99], “at least eight” is [8, ∞)"),
                ("show a1", "the report with its claims marked"), ("why c1", "which words made the claim what it is"),
            ]),
        Step(
            title: "Compare",
            text:
                "Claims about one thing meet in a topic, whatever their language. crosscheck never says true or false: it says how "
                + "they stand to each other, and why.",
            lines: [
                ("compare", "topics, who prints them, how many independent origins they have"),
                ("origins", "who repeats whom"), ("timeline t1", "a topic through time"),
            ]),
        Step(
            title: "Judge",
            text:
                "Ratings, notes and corrections are yours, with your reasons. Every one is in the log, and undo takes it back.",
            lines: [
                ("note c1 'ask the ministry'", "a note on a claim"),
                ("next", "the first claim that you have not reviewed"),
                ("accept c1", "it is read right"), ("undo", "taken back"),
            ]),
        Step(
            title: "Keep it",
            text:
                "A session is one file, with the articles, what was found and what you did. Others can replay it and come to the same.",
            lines: [
                ("expect no conflicts", "a statement that a script can test"),
                ("save january.json", "the session, with its log"),
                ("log", "what was done"),
                ("open sessions/kazakhstan-2022.json", "the whole sample, all thirteen reports"),
            ]),
    ]

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        var number = 1
        if let word = call.arguments.first {
            guard let given = Int(word.text), steps.indices.contains(given - 1) else {
                throw .notOneOf(word, what: "step", known: steps.indices.map { String($0 + 1) })
            }
            number = given
        }
        let step = steps[number - 1]
        var blocks: [Answer.Block] = [
            .line("\("\(number) of \(steps.count): \(step.title)", .heading)"), .line(Phrase(step.text)), .blank,
        ]
        if number == 1, bench.tools.readsFiles, !FileNames.isFolder("sessions/articles") {
            blocks.append(.line("The sample is in the folder sessions of the source: start crosscheck beside it."))
            blocks.append(.blank)
        }
        for (line, shows) in step.lines {
            blocks.append(.indented(2, Phrase(line, .id)))
            blocks.append(.indented(6, Phrase(shows)))
        }
        blocks.append(.blank)
        blocks.append(
            .line(
                number < steps.count
                    ? "Then: \("tutorial \(number + 1)", .id)" : "That is all. help lists every command."))
        return Answer(blocks)
    }
}
