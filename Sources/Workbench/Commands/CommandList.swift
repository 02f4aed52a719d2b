/// The commands there are, in the order in which `help` lists them. A new one is a file in this folder and a line here.
enum CommandList {
    static let all: [any Command.Type] = [
        LoadCommand.self,
        SetCommand.self,
        ArticlesCommand.self,
        ShowCommand.self,
        DropCommand.self,
        RefreshCommand.self,
        ClaimsCommand.self,
        WhyCommand.self,
        CompareCommand.self,
        TopicsCommand.self,
        OriginsCommand.self,
        TimelineCommand.self,
        CheckCommand.self,
        ExpectCommand.self,
        AliasCommand.self,
        LinkCommand.self,
        UnlinkCommand.self,
        SplitCommand.self,
        MergeCommand.self,
        NextCommand.self,
        AcceptCommand.self,
        RejectCommand.self,
        EditCommand.self,
        AddCommand.self,
        NoteCommand.self,
        RateCommand.self,
        OpenCommand.self,
        SaveCommand.self,
        SessionsCommand.self,
        DiffCommand.self,
        UndoCommand.self,
        RedoCommand.self,
        LogCommand.self,
        QuitCommand.self,
        HelpCommand.self,
        TutorialCommand.self,
        LanguagesCommand.self,
    ]

    /// The command of a name.
    static func named(_ name: String) -> (any Command.Type)? { all.first { $0.form.name == name } }
}

extension CommandForm {
    /// The form of the shell's command of a name; nil where there is none.
    package static func ofShell(_ name: String) -> CommandForm? { CommandList.named(name)?.form }
}
