/// `sessions`: unsaved sessions that wait.
enum SessionsCommand: Command {
    static let form = CommandForm(
        "sessions", .session, "List unsaved sessions that wait, and take one up again",
        parameters: [
            .init("recover|discard", .choice(["recover", "discard"]), .optional), .init("ID", .text, .optional),
        ],
        options: [.init("offer", help: "say only whether one waits, as the shell does when it starts")], reads: true,
        help: [
            "A session without a name is kept, command by command, until it is saved or given up. sessions recover takes up the last "
                + "one, or the one named; sessions discard ID gives one up."
        ],
        examples: [.init("sessions", "what waits")])

    static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        let waiting = try waiting(bench)
        guard let verb = call.arguments.first else {
            return call.has("offer") ? SessionsReport.offer(waiting) : SessionsReport.answer(waiting)
        }
        guard ["recover", "discard"].contains(verb.text) else {
            throw .notOneOf(verb, what: "thing to do with a session", known: ["recover", "discard"])
        }
        let free = waiting.filter { !$0.isInUse }
        guard !free.isEmpty else { throw Problem(.usage, "no session waits", at: verb.range) }
        let chosen: RecoveryFolder.Recoverable
        if call.arguments.count > 1 {
            let id = call.arguments[1]
            guard let found = free.first(where: { $0.id == id.text }) else {
                throw .notOneOf(id, what: "session that waits", known: free.map(\.id))
            }
            chosen = found
        } else {
            chosen = free[free.count - 1]
        }
        guard verb.text == "recover" else {
            guard call.arguments.count > 1 else {
                throw Problem(
                    .usage, "sessions discard needs the id of a session", hint: "sessions lists them", at: call.end)
            }
            do throws(SessionError) {
                try RecoveryFolder.discard(chosen)
            } catch {
                throw Problem(error).at(verb)
            }
            return Answer([.line("Given up: \(chosen.id).")])
        }
        let engines = try bench.engines
        let recovery = bench.tools.recovery
        let desk: Desk
        do throws(SessionError) {
            desk = try Desk(recovering: chosen, engines: engines, recovery: recovery)
        } catch {
            throw Problem(error).at(verb)
        }
        bench.take(desk)
        return SessionFileReport.opened(desk, as: "the unsaved session \(chosen.id)")
    }

    private static func waiting(_ bench: Bench) throws(Problem) -> [RecoveryFolder.Recoverable] {
        let own: String? = if case .folder(let folder) = bench.tools.recovery { folder } else { nil }
        guard let folder = own ?? bench.tools.waitingFolder else { return [] }
        do throws(SessionError) {
            return try RecoveryFolder.list(folder)
        } catch {
            throw Problem(error)
        }
    }
}
