import Claims

/// An HTML page: the text that a reader reads, a paragraph a line with an empty line between, and what the page says of itself.
///
/// The text is that of the longest `article` element where it has at least 40 percent of the page's, else of `main`, else of the
/// page; navigation, asides, footers, scripts and controls are left out. A first heading that says the title is left out too:
/// the title has its own field. Spans of claims are places in this text, not in the file.
struct HTMLPage: InputFormat {
    let name = "HTML page"

    func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        for token in HTMLTokens(bytes) {
            switch token {
            case .text(let text) where text.allSatisfy({ $0 <= 0x20 }): continue
            case .start(let name, _): return name == "html" || Self.startsWithDoctype(bytes)
            default: return false
            }
        }
        return false
    }

    func read(_ bytes: ArraySlice<UInt8>) throws(FrontMatter.Failure) -> (text: String, metadata: Article.Metadata) {
        var page = PageText()
        for token in HTMLTokens(bytes) {
            switch token {
            case .text(let text): page.add(text)
            case .start(let name, let attributes): page.open(name, attributes)
            case .end(let name): page.close(name)
            }
        }
        return (page.text, page.metadata)
    }

    /// `<!DOCTYPE html` in any case, after blanks.
    private static func startsWithDoctype(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.drop { $0 <= 0x20 }.prefix(14)
        return String(decoding: start, as: UTF8.self).lowercased() == "<!doctype html"
    }
}

/// Gathers the text and the metadata of a page, tag by tag.
private struct PageText {
    /// Elements whose content is not read.
    private static let skipped = names(
        """
        script style noscript template svg math nav aside footer button select textarea iframe object \
        video audio canvas dialog noembed noframes xmp
        """)
    /// Elements that begin and end a paragraph.
    private static let blocks = names(
        """
        p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr caption \
        blockquote pre hr figure figcaption address body form
        """)
    private static let cells = names("td th")
    /// Where a page says when it was published.
    private static let dates = names(
        """
        article:published_time datepublished date pubdate publishdate dc.date dc.date.issued \
        parsely-pub-date
        """)

    private static func names(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }

    private var output: [UInt8] = []
    /// What stands between the words before and the next one: nothing, a blank, a tab, one line end, two.
    private var gap = 0
    /// The skipped element that is open, and how many of its name.
    private var skipping: (name: String, depth: Int)?
    private var isInTitle = false
    private var articles = Region()
    private var mains = Region()
    private var headings = Region()

    private var language: String?
    private var title: [UInt8] = []
    private var properties: [String: String] = [:]
    private var date: CivilTime?
    private var canonical: String?

    /// The outermost elements of one name, as ranges of the output.
    private struct Region {
        var ranges: [Range<Int>] = []
        var depth = 0
        var start = 0
        mutating func open(at offset: Int) {
            if depth == 0 { start = offset }
            depth += 1
        }
        mutating func close(at offset: Int) {
            guard depth > 0 else { return }
            depth -= 1
            if depth == 0 { ranges.append(start..<offset) }
        }
        /// The longest one; an element that is never closed goes to the end.
        func longest(end: Int) -> Range<Int>? {
            (ranges + (depth > 0 ? [start..<end] : [])).max { $0.count < $1.count }
        }
    }

    // MARK: - Tags and text

    mutating func open(_ name: String, _ attributes: [(name: String, value: ArraySlice<UInt8>)]) {
        if let skipping {
            if skipping.name == name { self.skipping = (name, skipping.depth + 1) }
            return
        }
        note(name, attributes)
        let isHeader = name == "header" && articles.depth == 0 && mains.depth == 0
        if Self.skipped.contains(name) || isHeader {
            skipping = (name, 1)
            return
        }
        separate(name)
        switch name {
        case "title": isInTitle = title.isEmpty
        case "article": articles.open(at: output.count)
        case "main": mains.open(at: output.count)
        case "h1": headings.open(at: output.count)
        default: break
        }
    }

    mutating func close(_ name: String) {
        if let skipping {
            guard skipping.name == name else { return }
            self.skipping = skipping.depth > 1 ? (name, skipping.depth - 1) : nil
            return
        }
        switch name {
        case "title": isInTitle = false
        case "article": articles.close(at: output.count)
        case "main": mains.close(at: output.count)
        case "h1": headings.close(at: output.count)
        default: break
        }
        separate(name)
    }

    mutating func add(_ text: ArraySlice<UInt8>) {
        guard skipping == nil else { return }
        let text = CharacterReferences.replaced(in: text)
        if isInTitle {
            title += text
            return
        }
        for byte in text {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                gap = max(gap, 1)
            } else {
                if !output.isEmpty { output += Self.gaps[gap] }
                gap = 0
                output.append(byte)
            }
        }
    }

    private static let gaps: [[UInt8]] = ["", " ", "\t", "\n", "\n\n"].map { Array($0.utf8) }

    private mutating func separate(_ name: String) {
        switch name {
        case "br": gap = max(gap, 3)
        case _ where Self.cells.contains(name): gap = max(gap, 2)
        case _ where Self.blocks.contains(name): gap = 4
        default: break
        }
    }

    // MARK: - What the page says of itself

    private mutating func note(_ name: String, _ attributes: [(name: String, value: ArraySlice<UInt8>)]) {
        func value(_ wanted: String) -> String? {
            guard let found = attributes.first(where: { $0.name == wanted }) else { return nil }
            let text = String(decoding: CharacterReferences.replaced(in: found.value), as: UTF8.self)
            return text.isEmpty ? nil : text
        }
        switch name {
        case "html": language = language ?? value("lang")
        case "meta":
            guard let key = (value("property") ?? value("name") ?? value("itemprop"))?.lowercased(),
                let content = value("content")
            else { return }
            if Self.dates.contains(key) { date = date ?? CivilTime(iso: content) }
            if properties[key] == nil { properties[key] = content }
        case "time":
            if value("itemprop")?.lowercased() == "datepublished"
                || attributes.contains(where: { $0.name == "pubdate" })
            {
                date = date ?? value("datetime").flatMap { CivilTime(iso: $0) }
            }
        case "link": if value("rel")?.lowercased() == "canonical" { canonical = canonical ?? value("href") }
        default: break
        }
    }

    var metadata: Article.Metadata {
        Article.Metadata(
            outlet: properties["og:site_name"] ?? properties["application-name"], date: date,
            language: language.flatMap { FrontMatter.isLanguageCode($0) ? $0 : nil },
            url: canonical ?? properties["og:url"], title: heading)
    }

    /// The title that the page gives to those who share it, else its own.
    private var heading: String? {
        let text = properties["og:title"] ?? Self.collapsed(title)
        return text.isEmpty ? nil : text
    }

    private static func collapsed(_ bytes: [UInt8]) -> String {
        bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }

    var text: String {
        var range = mains.longest(end: output.count) ?? 0..<output.count
        if let article = articles.longest(end: output.count), article.count * 5 >= range.count * 2 { range = article }
        var bytes = output[range]
        if let first = headings.longest(end: output.count), range.contains(first.lowerBound),
            Self.collapsed(Array(output[first])) == heading
        {
            bytes =
                output[range.lowerBound..<first.lowerBound]
                + output[min(first.upperBound, range.upperBound)..<range.upperBound]
        }
        let text = bytes.drop { $0 <= 0x20 }
        return text.isEmpty ? "" : String(decoding: text, as: UTF8.self) + "\n"
    }
}
