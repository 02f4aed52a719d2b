/// Help, made of the commands' own forms.
package enum HelpReport {
    /// Help about a command: the program's own where it has one, else the shell's.
    package static func blocks(on word: Word, own form: CommandForm?) throws(Problem) -> [Answer.Block] {
        if let form { return answer(form).blocks }
        return answer(try Interpreter.command(word).form).blocks
    }

    /// Every command in one line.
    static var list: Answer {
        var blocks: [Answer.Block] = []
        for group in CommandForm.Group.allCases {
            let forms = CommandList.all.map { $0.form }.filter { $0.group == group }
            guard !forms.isEmpty else { continue }
            if !blocks.isEmpty { blocks.append(.blank) }
            blocks.append(.line(Phrase(group.rawValue, .heading)))
            blocks += aligned(forms.map { ($0.name, $0.summary) })
        }
        blocks.append(.blank)
        blocks.append(
            .line("More about one: \("help COMMAND", .id). Words with blanks stand in quotes; # begins a comment."))
        return Answer(blocks)
    }

    /// One command.
    static func answer(_ form: CommandForm) -> Answer {
        var blocks: [Answer.Block] = [.line(Phrase(form.usage, .id)), .blank, .line(Phrase(form.summary + "."))]
        for paragraph in form.help { blocks.append(.line(Phrase(paragraph))) }
        if !form.options.isEmpty {
            blocks += [.blank, .line(Phrase("Options", .heading))]
            blocks += aligned(form.options.map { ("--\($0.name)\($0.valueName.map { " " + $0 } ?? "")", $0.help) })
        }
        if !form.examples.isEmpty { blocks += [.blank, .line(Phrase("Examples", .heading))] }
        for example in form.examples {
            blocks.append(.indented(2, Phrase(example.line, .id)))
            blocks.append(.indented(6, Phrase(example.does)))
        }
        return Answer(blocks)
    }

    /// Names and what they mean, in two columns.
    private static func aligned(_ rows: [(name: String, text: String)]) -> [Answer.Block] {
        let width = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
        return rows.map { .item(Phrase($0.name, .id), width + 4, Phrase($0.text)) }
    }
}
