/// The commands there are, in the order in which `help` lists them. A new one is a file in this folder and a line here.
enum CommandList {
    static let all: [any Command.Type] = [
        LoadCommand.self,
        SetCommand.self,
        ArticlesCommand.self,
        ShowCommand.self,
        DropCommand.self,
        ClaimsCommand.self,
        WhyCommand.self,
        CompareCommand.self,
        TopicsCommand.self,
        ExpectCommand.self,
        NoteCommand.self,
        UndoCommand.self,
        RedoCommand.self,
        LogCommand.self,
        HelpCommand.self,
        QuitCommand.self,
    ]

    /// The command of a name.
    static func named(_ name: String) -> (any Command.Type)? { all.first { $0.form.name == name } }
}
