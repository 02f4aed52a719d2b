/// Finds the command of a line and runs it.
package enum Interpreter {
    /// Runs one logical line on the bench; nil where the line has no words. Throws where the line is wrong; the session is
    /// then as before.
    ///
    /// - Parameter values: what `{name}` stands for; nil at a prompt.
    package static func run(_ line: String, on bench: Bench, values: [String: String]? = nil) throws(Problem) -> Answer?
    {
        let words = try WordReader.words(of: line, values: values)
        guard let first = words.first else { return nil }
        let command = try command(first, of: words.count)
        // `note more > less` is prose, and `expect killed < 20` has an error of its own.
        if command != NoteCommand.self, command != RateCommand.self, command != ExpectCommand.self {
            try ShellHabits.check(words, of: line, session: bench.deskIfMade?.path)
        }
        let call = try Call(words, form: command.form)
        return try run(call, of: command, on: bench)
    }

    /// Runs a command of the shell whose words are sorted already, as the program's own arguments are.
    package static func run(_ call: Call, on bench: Bench) throws(Problem) -> Answer {
        try run(call, of: try command(call.name), on: bench)
    }

    private static func run(
        _ call: Call, of command: any Command.Type, on bench: Bench
    ) throws(Problem) -> Answer {
        bench.beginCommand()
        var answer = try command.run(call, on: bench)
        answer.isJSON = call.has("json")
        return answer
    }

    /// The command that a word names, by its name alone; the word begins a line of `count` words.
    static func command(_ word: Word, of count: Int = 1) throws(Problem) -> any Command.Type {
        guard let command = CommandList.named(word.text) else {
            throw .unknownCommand(word, known: CommandList.all.map { $0.form.name }, count: count)
        }
        return command
    }
}
