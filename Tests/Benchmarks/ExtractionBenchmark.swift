import Claims
import Extraction
import Glibc

/// Reads seeded, number-dense news in the languages of `News`, first inside this process on one core, then from JSON lines to JSON lines
/// through the program beside this one, with one and two jobs.
///
/// Beside each speed stands how much of the language's own corpus is read right, since speed alone is worth nothing.
struct ExtractionBenchmark: Benchmark {
    let name = "extraction"
    let summary =
        "articles to claims, by language; arguments: megabytes a language (8), and 'memory' for one gigabyte of lines"

    func run(_ arguments: [String]) throws {
        let megabytes = arguments.compactMap { Int($0) }.first ?? 8
        let catalogue = try Catalogue.installed()
        let languages = try Languages.installed()
        let extractor = Extractor(languages: languages, catalogue: catalogue)
        let generator = try NewsGenerator(folder: NewsGenerator.folder)
        if arguments.contains("memory") { return try measureMemory(generator) }

        print("language  in process MB/s   lines MB/s, 1 job   2 jobs   peak MB   corpus right")
        for language in generator.languages {
            var seeded = generator
            let articles = seeded.articles(in: language, bytes: megabytes << 20)
            let size = articles.reduce(0) { $0 + $1.utf8.count }
            var best = Double.infinity
            for _ in 0..<3 {
                let start = Clock.processor
                for article in articles {
                    _ = try extractor.extract(
                        .init(text: article, articleKey: "bench", language: language, explains: false))
                }
                best = min(best, Clock.processor - start)
            }
            let path = try Lines.write(articles, language: language)
            defer { unlink(path) }
            let one = try Program.run("crosscheck", ["extract", path, "--jobs", "1"])
            let two = try Program.run("crosscheck", ["extract", path, "--jobs", "2"])
            let report = try CorpusChecker(languages: languages, catalogue: catalogue).check(language)
            let right = Double(report.examples - report.failures.count) / Double(max(1, report.examples)) * 100
            func rate(_ seconds: Double) -> String { "\((Double(size) / 1e5 / seconds).rounded() / 10)" }
            print(
                "\(language)        \(rate(best))              \(rate(one.seconds))                \(rate(two.seconds))     "
                    + "\(max(one.peak, two.peak) >> 10)        \((right * 10).rounded() / 10) % of \(report.examples)")
        }
    }

    /// Peak memory for 10 MB and for 1 GB of lines.
    private func measureMemory(_ generator: NewsGenerator) throws {
        print("input MB   peak MB   seconds")
        for megabytes in [10, 1000] {
            var seeded = generator
            let language = generator.languages[0]
            let path = try Lines.write(
                seeded.articles(in: language, bytes: 10 << 20), language: language, times: megabytes / 10)
            defer { unlink(path) }
            let run = try Program.run("crosscheck", ["extract", path, "--jobs", "2"])
            print("\(megabytes)         \(run.peak >> 10)        \((run.seconds * 10).rounded() / 10)")
        }
    }
}

/// JSON lines in a temporary file.
private enum Lines {
    static func write(_ articles: [String], language: String, times: Int = 1) throws -> String {
        var template = Array("/tmp/crosscheck-bench-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else {
            throw BenchmarkError("no temporary file can be made")
        }
        defer { fclose(file) }
        for _ in 0..<times {
            for (i, article) in articles.enumerated() {
                let text = article.split(separator: "\n").joined(separator: "\\n").split(separator: "\"").joined(
                    separator: "\\\"")
                fputs("{\"id\":\"\(i)\",\"lang\":\"\(language)\",\"date\":\"2024-03-07\",\"text\":\"\(text)\"}\n", file)
            }
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Seeded news: sentences of a language filled with numbers. The same seed gives the same text.
struct NewsGenerator {
    let languages: [String]
    private var sentences: [String: [String]] = [:]
    private var words: [String: [String]] = [:]
    private var numbers = SplitMix64(state: 7)

    /// The folder of sentences beside the benchmarks' sources.
    static var folder: String {
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/News"
    }

    init(folder: String) throws {
        var codes: [String] = []
        for row in try DataFile(path: folder + "/words.txt").rows where row.words.count > 2 {
            words[row.words[0] + " " + row.words[1]] = Array(row.words.dropFirst(2))
            if !codes.contains(row.words[0]) { codes.append(row.words[0]) }
        }
        for code in codes {
            guard let bytes = DataFile.bytes(at: "\(folder)/\(code).txt") else {
                throw BenchmarkError("no sentences for \(code)")
            }
            sentences[code] = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        }
        languages = codes
    }

    private mutating func below(_ n: Int) -> Int { numbers.below(n) }

    /// Articles of about 2,000 bytes, together `bytes` long.
    mutating func articles(in language: String, bytes: Int) -> [String] {
        var result: [String] = []
        var total = 0
        while total < bytes {
            var article = ""
            while article.utf8.count < 2000 {
                let all = sentences[language] ?? []
                article += fill(all[below(all.count)], language) + (below(4) == 0 ? "\n" : " ")
            }
            total += article.utf8.count
            result.append(article)
        }
        return result
    }

    private mutating func fill(_ sentence: String, _ language: String) -> String {
        var result = ""
        for part in sentence.split(separator: "{", omittingEmptySubsequences: false) {
            guard let close = part.firstIndex(of: "}") else {
                result += part
                continue
            }
            result += number(String(part[..<close]), language) + part[part.index(after: close)...]
        }
        return result
    }

    private mutating func number(_ kind: String, _ language: String) -> String {
        let marks = words["\(language) marks"] ?? [".", ","]
        switch kind {
        case "small": return "\(3 + below(96))"
        case "large": return "\(100 + below(900))"
        case "decimal": return "\(1 + below(30))\(marks[0])\(below(10))"
        case "grouped": return "\(1 + below(99))\(marks[1])\(100 + below(900))"
        case "year": return "\(2001 + below(24))"
        default:
            let list = words["\(language) \(kind)"] ?? [kind]
            return list[below(list.count)]
        }
    }
}
