#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Claims
import Extraction
import Ingestion
import Synchronization

/// What commands use that stands outside the session: each part can be another in a test.
package struct Tools {
    /// Extraction, comparison, catalogue and clock.
    package var engines: LazyEngines
    /// Whether files may be read at all: not while a stranger's log is replayed.
    package var readsFiles = true
    /// Makes articles of files.
    package var loader = Loader()
    /// Reads what is pasted or typed after `load -`, up to a lone `.` or the end; nil where it was broken off.
    package var pasted: () throws(Problem) -> [UInt8]?
    /// Folders of languages that go before the installed ones.
    package var languageFolders: [String] = []
    /// Where an unnamed session keeps its journal: nowhere but in a person's shell.
    package var recovery = Desk.Recovery.none
    /// Where unsaved sessions of a person's shell wait, also while this one keeps no journal there.
    package var waitingFolder: String?
    /// Whether the running command should stop: Ctrl-C.
    package var isCancelled: @Sendable () -> Bool = { false } {
        didSet { loader.isCancelled = isCancelled }
    }

    /// The program's tools, languages of `folders` before those that come with it; nothing is read yet.
    package static func installed(languageFolders folders: [String] = []) -> Tools {
        var tools = Tools(engines: .installed(languageFolders: folders))
        tools.languageFolders = folders
        return tools
    }

    /// Tools; nothing is read yet.
    package init(engines: LazyEngines, pasted: @escaping () throws(Problem) -> [UInt8]? = { () throws(Problem) in nil })
    {
        self.engines = engines
        self.pasted = pasted
    }
}

/// The engines, made when a command first needs them: `--version`, `help` and an empty prompt read no catalogue and no lexicon.
package final class LazyEngines: Sendable {
    private let made = Mutex<Engines?>(nil)
    private let make: @Sendable () throws(DataError) -> Engines

    /// Engines that `make` makes on first use.
    package init(_ make: @escaping @Sendable () throws(DataError) -> Engines) { self.make = make }

    /// The program's own engines, languages of `folders` before those that come with the program.
    package static func installed(languageFolders folders: [String] = []) -> LazyEngines {
        LazyEngines { () throws(DataError) in
            Engines(languages: try .installed(userFolders: folders), catalogue: try .installed(), clock: clock)
        }
    }

    /// Seconds since 1970: the system's, or SOURCE_DATE_EPOCH, by which a run can be made the same byte for byte
    /// (reproducible-builds.org).
    @Sendable private static func clock() -> Int {
        getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? UTCStamp.systemSeconds()
    }

    /// The extraction of the engines, for batch work.
    package func extractor() throws(Problem) -> ExtractBatch.Engine {
        let engines = try value()
        return ExtractBatch.Engine(
            extract: { (input) throws(DataError) in try engines.extract(input, Policy()) }, scan: engines.scan)
    }

    /// The engines; made now where they are not yet.
    func value() throws(Problem) -> Engines {
        do throws(DataError) {
            return try made.withLock { (made) throws(DataError) -> Engines in
                if let made { return made }
                let engines = try make()
                made = engines
                return engines
            }
        } catch {
            throw Problem(error)
        }
    }
}
