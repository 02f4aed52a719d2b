import Claims
import Foundation
import Testing

@testable import Extraction

/// The corpora are from real usage: a frame, the example with its numerals and units masked ("N U"), may stand at most three times, so that
/// many examples are many ways to say a number.
@Suite("Corpus frames")
struct CorpusFrameTests {
    /// How often one frame may stand in the corpora of a language.
    static let limit = 3

    @Test("no frame stands in a corpus more than three times", arguments: CorpusTests.languages)
    func varied(_ language: String) throws {
        let languages = try Languages.installed()
        let catalogue = try Catalogue.installed()
        let lexicon = try LexiconReader(catalogue: catalogue).read(
            code: language, files: try languages.files(of: language))
        let corpora = try CorpusChecker(languages: languages, catalogue: catalogue).corpora(of: language)
        var buffer = TokenBuffer()
        var found: [String: [String]] = [:]
        for corpus in corpora {
            for example in corpus.examples {
                let place = "\(corpus.path.split(separator: "/").last!):\(example.line): \(example.text)"
                found[Self.frame(example.text, lexicon, &buffer), default: []].append(place)
            }
        }
        for (frame, lines) in found.sorted(by: { $0.key < $1.key }) {
            #expect(lines.count <= Self.limit, "\(language): “\(frame)” in \(lines.joined(separator: "; "))")
        }
    }

    @Test(
        "a frame masks numerals and units, and nothing else",
        arguments: [
            ("twenty-five metres of cable", "N U of cable"), ("$4.7 billion for aid", "U N for aid"),
            ("between 3 and 5 people", "between N and N people"), ("two and a half hours", "N U"),
            ("three hundred and one votes", "N votes"),
        ])
    func frames(_ text: String, _ frame: String) throws {
        let catalogue = try Catalogue.installed()
        let lexicon = try LexiconReader(catalogue: catalogue).read(
            code: "en", files: try Languages.installed().files(of: "en"))
        var buffer = TokenBuffer()
        #expect(Self.frame(text, lexicon, &buffer) == frame)
    }

    /// The text with N for each numeral and U for each unit, percent or money sign.
    static func frame(_ text: String, _ lexicon: Lexicon, _ buffer: inout TokenBuffer) -> String {
        Tokenizer(lexicon: lexicon).read(text, into: &buffer)
        let stream = buffer.stream
        let numerals = NumeralReader(lexicon: lexicon, vague: [:])
        var parts: [String] = []
        var i = 0
        while i < stream.tokens.count {
            if let numeral = numerals.read(stream, at: i), numeral.range.lowerBound == i {
                parts.append("N")
                i = max(numeral.range.upperBound, i + 1)
                continue
            }
            let masked: [(EntryClass, String)] = [
                (.number, "N"), (.vague, "N"), (.dozen, "N"), (.unit, "U"), (.currency, "U"), (.percentagePoints, "U"),
                (.percent, "U"),
            ]
            let match = masked.compactMap { known in
                stream.match(i, known.0, lexicon).flatMap {
                    // "in" is an inch only behind feet.
                    lexicon.says(lexicon.entries[Int($0.entry)], .form, .inner)
                        ? nil : (length: Int($0.length), name: known.1)
                }
            }.max { $0.length < $1.length }
            if stream.tokens[i].kind == .number {
                parts.append("N")
                i += 1
            } else if let match {
                parts.append(match.name)
                i += match.length
            } else {
                let token = stream.tokens[i]
                let word = stream.text(token.byteRange).lowercased()
                if i > 0, !token.spaceBefore, token.kind != .word, !parts.isEmpty {
                    parts[parts.count - 1] += word
                } else {
                    parts.append(word)
                }
                i += 1
            }
        }
        return parts.joined(separator: " ")
    }
}
