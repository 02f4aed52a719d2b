import Claims

/// `compare`: topics across articles, and how their claims stand to each other.
enum CompareCommand: Command {
    static let form = CommandForm(
        "compare", .comparing, "Compare claims across the articles", parameters: [.init("TOPIC", .topic, .any)],
        options: [
            .init("event", "EVENT", .event, help: "only topics of this event or one below it"),
            .init("all", help: "also topics that only one article speaks of"),
            .init("words", help: "who is counted, in the outlets' own words: protesters, rioters, terrorists"),
            .init("relations", help: "every relation on a line of its own"),
        ], reads: true,
        help: [
            "A topic is claims about one thing: the same event, counted people, place, kind and unit. For each: how many outlets print "
                + "it, how many independent origins they lead to, the figure that most origins share, and who stands outside it.",
            "compare t1 shows one topic. topics lists them without their claims. Of many topics those come first whose figures contradict "
                + "each other; what was said of figures that were told anew since comes last.",
        ],
        examples: [.init("compare", "every topic of at least two articles"), .init("compare t1", "one topic")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let comparison = bench.session.comparison(try bench.engines)
        var topics = comparison.topics
        if !call.arguments.isEmpty {
            topics = []
            for word in call.arguments {
                let topic = try bench.topic(word)
                if !topics.contains(where: { $0.handle == topic.handle }) { topics.append(topic) }
            }
        }
        if let word = call.option("event") {
            let (event, catalogue) = (try bench.event(word), try bench.engines.catalogue)
            topics.removeAll { !($0.topic.event.map { catalogue.event($0, isWithin: event) } ?? false) }
        }
        let origins = OriginsCommand.origins(of: bench.session.comparedClaims, in: bench.session, try bench.engines)
        return try bench.view(
            call,
            CompareReport.answer(
                topics, comparison, bench.session, showsAll: call.has("all") || !call.arguments.isEmpty,
                origins: origins,
                detail: .init(relations: call.has("relations"), words: call.has("words"))))
    }
}
