import Workbench

/// `crosscheck --help`: a page that a person reads.
enum HelpPage {
    static func show(_ output: StandardOutput) -> ExitStatus {
        output.answer(text)
        return .success
    }

    /// Help about a command of the program, or of its shell.
    static func show(_ word: Word, _ output: StandardOutput) throws(Problem) -> ExitStatus {
        let form = ProgramForms.all.first { $0.name == word.text }
        output.answer(TextRenderer(output.screen).text(of: try HelpReport.blocks(on: word, own: form)))
        return .success
    }

    private static let text = """
        crosscheck: what articles say in numbers, who says so, and how it fits together

        Started bare it is a shell: load articles, list their numeric claims, compare
        them across outlets and languages, and keep the session with its log.

          crosscheck                      the shell; reads commands from a pipe as well
          crosscheck SESSION.json         the shell, with a saved session open
          crosscheck -c 'load a.txt'      run commands and leave
          crosscheck run FILE…            run command files
          crosscheck replay SESSION.json  run a session's log again: does it come to the same?
          crosscheck compare FILE…        compare articles, no session kept
          crosscheck check DRAFT --against FILE…
                                          do the articles support a draft's figures?
          crosscheck extract [FILE…]      JSON lines in, claims as JSON lines out
          crosscheck diff A.json B.json   how two saved sessions differ
          crosscheck languages            what can be read; languages check CODE
          crosscheck sessions             unsaved sessions that wait
          crosscheck help COMMAND         explain a command: its arguments, options, examples

        Options
          --keep-going        go on after an error in a script
          --echo              show each line of a script before its answer
          --set NAME=VALUE    what {NAME} stands for in command files
          --json              with compare, check, replay and others: for programs
          --tap, --junit      with run: what each expect came to, as a test report
          --languages DIR     read languages from this folder as well, first
          --version, --help

        Exit status
          0 all well              1 an expectation failed, or a draft is not supported
          2 wrong usage           3 a file or text that cannot be read
          4 a replay drifted      5 a file cannot be written        70 a fault in here

        First steps: start crosscheck and type tutorial, or help.

        """
}
