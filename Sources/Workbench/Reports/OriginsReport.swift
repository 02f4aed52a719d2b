import Claims
import Comparison

/// Origins as a tree, or a JSON line each:
///
///     Ministry of Internal Affairs (organisation), 3 outlets
///       Meridian Wire, through TASS: c2 [8, ∞), c3 317
///       Harbour Post, a copy of Meridian Wire: c9 [8, ∞) and 2 more
///
/// Those that most outlets repeat come first.
/// Figures of which nothing says what happened (ages, durations) are counted, not listed; JSON names all.
enum OriginsReport {
    static func answer(_ origins: [Origin], _ session: Session) -> Answer {
        guard !origins.isEmpty else { return Answer([.line("No claims yet. Load an article: load FILE")]) }
        var answer = Answer()
        answer.json = origins.map { json($0, session) }
        let most = origins.enumerated().sorted {
            ($1.element.outlets.count, $0.offset) < ($0.element.outlets.count, $1.offset)
        }
        for (_, origin) in most {
            let outlets = ChangeReport.counted(origin.outlets.count, "outlet")
            answer.blocks.append(.line("\(origin.name, .heading) (\(origin.kind.rawValue)), \(outlets)"))
            for outlet in origin.outlets {
                var head: Phrase = outlet.name.isEmpty ? "no outlet" : Phrase(outlet.name, .name)
                if !outlet.via.isEmpty {
                    head = head + ", through \(Phrase.joined(outlet.via.map { Phrase($0, .name) }, by: " and "))"
                }
                if let copied = outlet.copyOf { head = head + ", a copy of \(copied, .name)" }
                let claims = outlet.claims.compactMap { session.claim(key: $0) }
                let told = claims.filter { $0.claim.event != nil }.map { claim -> Phrase in
                    "\(id: claim.handle.description) \(figure: FigureText.of(claim.claim.quantity))"
                }
                let more = claims.count - told.count
                let list = Phrase.joined(told, by: ", ")
                answer.blocks.append(
                    .indented(
                        2,
                        told.isEmpty
                            ? "\(head): \(ChangeReport.counted(more, "figure")) without an event"
                            : more == 0 ? "\(head): \(list)" : "\(head): \(list) and \(more) more"))
            }
        }
        return answer
    }

    private static func json(_ origin: Origin, _ session: Session) -> String {
        JSONLine.object { writer in
            writer.member("type", "origin")
            writer.member("name", origin.name)
            writer.member("kind", origin.kind.rawValue)
            writer.key("outlets")
            writer.beginArray()
            for outlet in origin.outlets {
                writer.beginObject()
                writer.member("outlet", outlet.name)
                writer.member("via", outlet.via)
                writer.member("copyOf", outlet.copyOf)
                writer.member("claims", outlet.claims.map(session.handleText))
                writer.endObject()
            }
            writer.endArray()
        }
    }
}
