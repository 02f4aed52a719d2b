import Claims

/// Runs the examples beside a language's lexicon: what `languages check xx` and the tests show.
public struct CorpusChecker: Sendable {
    /// An example that is read otherwise than its header says.
    public struct Failure: Sendable, Hashable, CustomStringConvertible {
        /// The corpus file's path.
        public var file: String
        /// Counted from 1.
        public var line: Int
        /// The example, without marks.
        public var text: String
        /// What the headers ask for, `;` between several; empty where nothing may be counted.
        public var expected: String
        /// What was read, each quantity with its words.
        public var got: String

        /// `numbers.txt:12: "at least 8": expected 8.. atLeast, got 8 («8»)`
        public var description: String {
            "\(file):\(line): \"\(text)\": expected \(expected.isEmpty ? "no claim" : expected), got \(got.isEmpty ? "nothing" : got)"
        }
    }

    /// What a run found.
    public struct Report: Sendable, Hashable {
        /// The language's code.
        public var language: String
        /// Lines that hold something to read.
        public var positive: Int
        /// Lines in which nothing may be counted.
        public var negative: Int
        /// In the order of files and lines.
        public var failures: [Failure]

        /// How many lines were read.
        public var examples: Int { positive + negative }
    }

    /// What reads a line: the whole extractor, or one whose lexicon lacks a row.
    typealias Reading = (_ example: Corpus.Example) throws(DataError) -> [Quantity]

    /// Where the corpora and lexicons are.
    public let languages: Languages
    /// What ids the lexicons may use.
    public let catalogue: Catalogue

    /// A checker of the languages given.
    public init(languages: Languages, catalogue: Catalogue) {
        self.languages = languages
        self.catalogue = catalogue
    }

    /// Runs every corpus of a language. Throws where the language, its lexicon or a corpus cannot be read.
    public func check(_ code: String) throws(DataError) -> Report {
        let extractor = Extractor(languages: languages, catalogue: catalogue)
        return try Self.check(code, try corpora(of: code)) { (example) throws(DataError) in
            try extractor.extract(
                Extractor.Input(text: example.text, articleKey: "corpus", language: code, date: example.date)
            ).quantities
        }
    }

    /// The corpora of a language in the order of their names.
    func corpora(of code: String) throws(DataError) -> [Corpus] {
        guard let folder = languages.folder(of: code) else {
            throw DataError(file: code, message: "this language is not installed")
        }
        var result: [Corpus] = []
        for name in Languages.entries(of: folder + "/corpus").sorted() where name.hasSuffix(".txt") {
            let path = "\(folder)/corpus/\(name)"
            guard let bytes = DataFile.bytes(at: path) else { throw DataError(file: path, message: "cannot be read") }
            result.append(try Corpus(path: path, bytes: bytes))
        }
        return result
    }

    static func check(_ code: String, _ corpora: [Corpus], reading: Reading) throws(DataError) -> Report {
        var report = Report(language: code, positive: 0, negative: 0, failures: [])
        for corpus in corpora {
            for example in corpus.examples {
                if example.expectations.isEmpty { report.negative += 1 } else { report.positive += 1 }
                let found = try reading(example)
                if passes(example, found) { continue }
                report.failures.append(
                    Failure(
                        file: corpus.path, line: example.line, text: example.text,
                        expected: example.expectations.map(\.text).joined(separator: "; "),
                        got: found.map { "\(Corpus.Expectation.describe($0)) («\($0.text)»)" }.joined(separator: "; ")))
            }
        }
        return report
    }

    /// Whether what was found is what the example asks for.
    static func passes(_ example: Corpus.Example, _ found: [Quantity]) -> Bool {
        if !example.marks.isEmpty {
            if example.expectations.isEmpty {
                return !found.contains { q in
                    q.kind.isClaimable && example.marks.contains { q.span.scalars.overlaps($0) }
                }
            }
            return example.marks.allSatisfy { mark in
                found.contains { q in q.span.scalars == mark && example.expectations.contains { $0.matches(q) } }
            } && example.expectations.allSatisfy { wanted in found.contains { wanted.matches($0) } }
        }
        var used = Set<Int>()
        for wanted in example.expectations {
            guard let i = found.indices.first(where: { !used.contains($0) && wanted.matches(found[$0]) }) else {
                return false
            }
            used.insert(i)
        }
        return !found.indices.contains { !used.contains($0) && found[$0].kind.isClaimable }
    }
}
