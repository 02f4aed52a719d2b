import Foundation
import Testing

@testable import Workbench

@Suite("Commands as help shows them")
struct CommandFormTests {
    static let forms = CommandList.all.map { $0.form }
    static let examples = forms.flatMap { form in form.examples.map { (form.name, $0.line) } }

    /// What an example may lean on: two articles with claims and topics, changes done and undone, sessions and a draft on disk.
    static let before = """
        load almaty.en.txt almaty.ar.txt
        note 'the first'
        note 'the second'
        note 'to be taken back first'
        note 'to be taken back too'
        note 'to be taken back'
        undo 3

        """

    @Test("an example of help does what it says", arguments: examples)
    func example(command: String, line: String) throws {
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        if [OpenCommand.form.name, DiffCommand.form.name].contains(command) {
            let sessions = try sandbox.run(
                "crosscheck --keep-going",
                input: "load almaty.en.txt\nsave kazakhstan.json\nsave monday.json\nnote more\nsave tuesday.json\n")
            try #require(sessions.status == 0, "\(sessions.output)")
        }
        var before = command == OpenCommand.form.name ? "" : Self.before
        if command == SplitCommand.form.name { before += "merge t1 t2\n" }
        let result = try sandbox.run("crosscheck", input: before + line + "\n")
        // What an expectation or a draft comes to is not the example's business.
        let mayFail = [ExpectCommand.form.name, CheckCommand.form.name, LanguagesCommand.form.name].contains(command)
        #expect(result.status == 0 || (mayFail && result.status == 1), "\(line)\n\(result.output)")
    }

    @Test("every form reads well", arguments: forms.map(\.name))
    func reads(name: String) throws {
        let form = try #require(CommandList.named(name)?.form)
        #expect(!form.summary.hasSuffix(".") && form.summary.first?.isUppercase == true)
        #expect(!form.examples.isEmpty, "\(name) has no example")
        for example in form.examples {
            #expect(example.line.split(separator: " ").first.map(String.init) == name, "\(example.line)")
            #expect(!example.does.hasSuffix("."))
        }
        for option in form.options {
            #expect(!option.help.hasSuffix(".") && option.help.first?.isUppercase == false, "--\(option.name)")
        }
        for paragraph in form.help { #expect(paragraph.hasSuffix("."), "\(paragraph)") }
        #expect(Set(form.options.map(\.name)).count == form.options.count)
    }

    @Test("a command's file has its line in the list, its name its file, and a transcript shows it")
    func complete() throws {
        let folder = Sandbox.repository.appendingPathComponent("Sources/Workbench/Commands")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix("Command.swift")
        }
        // Commands of the program have their forms elsewhere.
        let shell = files.map { String($0.dropLast(".swift".count)) }.filter { $0 != "ReplayCommand" }
        let listed = Set(CommandList.all.map { "\($0)" })
        for name in shell where !listed.contains(name) { Issue.record("add to CommandList.all: \(name).self,") }
        #expect(listed.count == shell.count)
        let transcripts = try FileManager.default.contentsOfDirectory(atPath: TranscriptTests.folder.path)
            .map { try String(contentsOf: TranscriptTests.folder.appendingPathComponent($0), encoding: .utf8) }
        for form in Self.forms where form.name != QuitCommand.form.name {
            let isShown = transcripts.contains { text in
                ["> \(form.name)", "-c \(form.name)", "-c '\(form.name)"].contains { text.contains($0) }
            }
            #expect(isShown, "no transcript shows \(form.name): add one to Tests/ProgramTests/Transcripts")
        }
    }

    @Test(
        "every reading command takes --json, and its JSON is JSON",
        arguments: forms.filter { $0.options.contains { $0.name == "json" } }.map(\.name))
    func json(name: String) throws {
        let form = try #require(CommandList.named(name)?.form)
        let sandbox = try Sandbox(contents: Sandbox.sources.appendingPathComponent("Articles"))
        _ = try sandbox.run("crosscheck", input: "load almaty.en.txt\nsave monday.json\nnote more\nsave tuesday.json\n")
        guard let line = form.examples.first(where: { !$0.line.contains("=") })?.line, name != SessionsCommand.form.name
        else { return }
        let quiet = try sandbox.run("crosscheck", input: Self.before).output
        let result = try sandbox.run("crosscheck", input: Self.before + line + " --json\n")
        #expect(result.output.hasPrefix(quiet), "\(result.output)")
        let lines = result.output.dropFirst(quiet.count).split(separator: "\n")
        if name != SetCommand.form.name { #expect(!lines.isEmpty, "\(line) --json says nothing") }
        for line in lines where name != SetCommand.form.name {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test("reading commands are all but those that change something or talk about the shell")
    func reading() {
        let without = Self.forms.filter { form in !form.options.contains { $0.name == "json" } }.map(\.name)
        #expect(
            Set(without) == [
                "load", "drop", "refresh", "alias", "link", "unlink", "split", "merge", "accept", "reject", "edit",
                "add", "note",
                "rate", "open", "save", "undo", "redo", "quit", "help", "tutorial",
            ])
    }
}
