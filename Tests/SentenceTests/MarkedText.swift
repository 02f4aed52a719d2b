import Claims
import Comparison
import Extraction
import Foundation

/// A short report with figures marked by ⟦ ⟧, which are not part of its text.
struct MarkedText: Sendable {
    var language: String
    var published: CivilTime
    var outlet: String
    /// The text with its marks, one string a line of the file.
    var lines: [String] = []

    /// Reads `en 2024-03-14 | Harbour Post`.
    init?(header: Substring) {
        let halves = header.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        let words = halves[0].split(separator: " ").map(String.init)
        guard halves.count == 2, words.count == 2, let date = CivilTime(iso: words[1]) else { return nil }
        (language, published, outlet) = (words[0], date, halves[1])
    }

    /// The text, and the bytes that each mark takes in it.
    var unmarked: (text: String, marks: [Range<Int>]) {
        var text = ""
        var marks: [Range<Int>] = []
        var start = 0
        for character in lines.joined(separator: "\n") {
            switch character {
            case "⟦": start = text.utf8.count
            case "⟧": marks.append(start..<text.utf8.count)
            default: text.append(character)
            }
        }
        return (text, marks)
    }

    /// The claims that are read in it, and what comparison needs to know of it.
    func read(by extractor: Extractor) throws -> (claims: [Claim], source: Comparer.Source) {
        let text = unmarked.text
        let digest = Digest.sha256(text)
        let key = Article.makeKey(outlet: outlet, textDigest: digest)
        let output = try extractor.extract(
            .init(text: text, articleKey: key, language: language, date: published))
        return (
            output.claims.filter { !$0.isImpliedSingular },
            Comparer.Source(article: key, outlet: outlet, published: published, textDigest: digest)
        )
    }

    /// The blocks of the files with that ending in the folder of sentences, each with its file: lines between empty ones, comments left out.
    static func blocks(ending: String) throws -> [(file: String, lines: [String])] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sentences")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }
        return try files.sorted().flatMap { file in
            try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                .filter { !$0.hasPrefix("%") }
                .split { $0.allSatisfy(\.isWhitespace) }.map { (file, Array($0)) }
        }
    }

    /// The names in the list of known misses.
    static let knownMisses: Set<String> = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sentences/KNOWN-MISSES")
        let lines = try! String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return Set(lines.filter { !$0.hasPrefix("%") }.compactMap { $0.split(separator: " ").first.map(String.init) })
    }()
}

extension Claim {
    /// Whether its number stands, wholly or in part, in those bytes of the text.
    func stands(in bytes: Range<Int>) -> Bool {
        quantity.span.field == .text && quantity.span.utf8.overlaps(bytes)
    }
}
