import Glibc
import Workbench

// crosscheck: what the arguments ask for, done, and its exit status.
signal(SIGPIPE, SIG_IGN)
InternalFault.install()
let output = StandardOutput()
let status: ExitStatus
do throws(Problem) {
    let request = try Request(Array(CommandLine.arguments.dropFirst()))
    switch request.mode {
    case .version: status = Version.show(output)
    case .page: status = HelpPage.show(output)
    case .help(let word): status = try HelpPage.show(word, output)
    case .shell(let session): status = try Shell(request, output).run(opening: session)
    case .text(let text, let session): status = try Script(request, output).run(text: text, opening: session)
    case .replay(let file): status = try Batch(request, output).replay(file)
    case .extract(let files): status = try Batch(request, output).extract(files)
    case .compare(let files): status = try Batch(request, output).compare(files)
    case .check(let draft, let files): status = try Batch(request, output).check(draft, against: files)
    case .shared(let call): status = try Batch(request, output).shared(call)
    case .files(let files): status = try Script(request, output).run(files: files)
    }
} catch {
    output.complain(ProblemReport.text(error))
    status = error.status
}
output.finish(status)
