import Claims
import Extraction
import Foundation
import Ingestion

@testable import Workbench

/// The sample's articles, read by the program's own engines into a session.
enum SampleArticles {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func engines() throws(DataError) -> Engines {
        Engines(languages: try .installed(), catalogue: try .installed(), clock: { 0 })
    }

    /// A session that holds all of them, in the order of their names.
    static func session(_ engines: Engines) throws -> Session {
        let folder = repository.appendingPathComponent("sessions/articles").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
        let articles = try names.map { name in
            try Loader().load(bytes: Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))), name: name)
        }
        return try .holding(articles, engines: engines)
    }
}
