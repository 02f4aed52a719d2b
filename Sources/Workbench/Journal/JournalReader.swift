import Claims

/// What a journal holds.
struct JournalReader {
    /// One entry and what came with it.
    struct Line {
        var entry: LogEntry
        var next: LogEntry.Counters
        var texts: [StoredText] = []
        var extractions: [Extraction] = []
        var topics: [(identity: String, number: Int)] = []
    }

    /// The identity of the session that it was begun for.
    private(set) var document = ""
    /// Documents that were about to be put in place, each with the number of lines before.
    private(set) var saving: [(identity: String, lines: Int)] = []
    private(set) var lines: [Line] = []
    /// Bytes of whole lines.
    private(set) var length = 0

    /// Reads a journal's bytes; a last line that is cut off is left out. Throws `unreadable` where anything else is wrong.
    init(_ bytes: [UInt8], name: String) throws(SessionError) {
        var start = 0
        var number = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            let line = Array(bytes[start..<(end ?? bytes.count)])
            number += 1
            guard let end, Self.fitsSum(line) else {
                // Only the last line may be torn: what comes behind a torn one was written by something else.
                if end == nil || bytes.count - start == line.count + 1 { break }
                throw SessionError(.unreadable, "\(name), line \(number): is not as it was written")
            }
            do throws(JSONError) {
                try JSONReader.read(Array(line[17...])) { json throws(JSONError) in
                    if number == 1 { try header(&json) } else { try self.line(&json) }
                }
            } catch {
                throw SessionError(.unreadable, "\(name), line \(number): \(error.message)")
            }
            start = end + 1
            length = start
        }
    }

    private static func fitsSum(_ line: [UInt8]) -> Bool {
        line.count > 17 && line[16] == UInt8(ascii: " ")
            && Digest.sha256(line[17...]).utf8.prefix(16).elementsEqual(line[..<16])
    }

    private mutating func header(_ json: inout JSONReader) throws(JSONError) {
        var (isJournal, schema) = (false, 0)
        try json.object { json, key throws(JSONError) in
            switch key {
            case "crosscheck": isJournal = try json.string() == "journal"
            case "schema": schema = try json.integer()
            case "document": document = try json.string()
            default: _ = try json.skip()
            }
        }
        guard isJournal else { throw json.error(.content, "is no journal of crosscheck") }
        guard schema == Journal.schema else {
            throw json.error(
                .content, "is a journal of schema \(schema); this version of crosscheck reads \(Journal.schema)")
        }
    }

    private mutating func line(_ json: inout JSONReader) throws(JSONError) {
        var (entry, next, saved) = (LogEntry?.none, LogEntry.Counters?.none, String?.none)
        var line = Line(
            entry: LogEntry(
                number: 0, time: "", kind: .view, command: "", answer: "", state: nil, references: [], extractions: [],
                next: nil), next: .init())
        try json.object { json, key throws(JSONError) in
            switch key {
            case "entry": entry = try json.logEntry()
            case "next":
                var unknown = JSONMembers()
                next = try json.counters(unknown: &unknown)
            case "saving": saved = try json.digest()
            case "texts": try json.array { json throws(JSONError) in line.texts.append(try json.storedText()) }
            case "extractions":
                try json.array { json throws(JSONError) in line.extractions.append(try json.extraction()) }
            case "topics":
                try json.object { json, identity throws(JSONError) in
                    line.topics.append((identity.text, try json.handleNumber()))
                }
            default: _ = try json.skip()
            }
        }
        if let saved {
            saving.append((saved, lines.count))
            return
        }
        guard let entry, let next else { throw json.error(.content, "is no line of a journal") }
        (line.entry, line.next) = (entry, next)
        lines.append(line)
    }

    /// The lines that are not in the document of a session, by its identity; nil where the journal is for another document.
    func pending(for identity: String) -> ArraySlice<Line>? {
        if let mark = saving.last(where: { $0.identity == identity }) { return lines[mark.lines...] }
        return document == identity ? lines[...] : nil
    }
}

extension Session {
    /// The session with a journal's lines done again; throws `unreadable` where they do not fit it.
    func recovering(_ lines: some Sequence<JournalReader.Line>, name: String) throws(SessionError) -> Session {
        var result = self
        for line in lines {
            guard line.entry.number == result.log.count + 1 else {
                throw SessionError(
                    .unreadable,
                    "\(name): entry \(line.entry.number) does not follow the session's \(result.log.count) entries")
            }
            for text in line.texts where result.textIndex[text.fileDigest] == nil {
                result.textIndex[text.fileDigest] = result.texts.count
                result.texts.append(text)
            }
            for extraction in line.extractions { result.keep(extraction) }
            for topic in line.topics {
                guard result.topicNumbers[topic.identity] == nil else {
                    throw SessionError(.unreadable, "\(name): entry \(line.entry.number) gives a topic a second number")
                }
                result.topicNumbers.insert(topic.number, under: topic.identity)
            }
            result.next = line.next
            result.record(line.entry)
        }
        do throws(SessionError) {
            try result.refold()
        } catch {
            throw SessionError(error.kind, "\(name): \(error.message)")
        }
        do throws(JSONError) {
            try SessionChecks.texts(result)
            try SessionChecks.spans(result)
            try SessionChecks.numbers(result)
        } catch {
            throw SessionError(.unreadable, "\(name): \(error.path): \(error.message)")
        }
        return result
    }
}
