/// A command as the log keeps it: words and `name=value` options, one line, the same for every user, folder and locale.
///
///     load @sha256:9f86… name=kz.txt outlet="Dar al-Maaref" date=2022-01-06
///
/// A word that holds anything but plain printable ASCII stands in quotes; within them `\"`, `\\`, `\n`, `\r`, `\t` and
/// `\u{202e}` are escapes, and control and bidi characters are always escaped.
struct ResolvedCommand: Sendable, Hashable {
    var words: [String] = []
    var options: [Option] = []

    /// A `name=value`.
    struct Option: Sendable, Hashable {
        var name: String
        var value: String
    }

    /// The value of an option; nil where it is not given.
    subscript(name: String) -> String? { options.first { $0.name == name }?.value }

    /// The command's line.
    var text: String {
        var parts = words.map(Self.quoted)
        parts += options.map { $0.name + "=" + Self.quoted($0.value) }
        return parts.joined(separator: " ")
    }

    /// A command of words and options; nil options are left out.
    init(_ words: [String], _ options: [(String, String?)] = []) {
        self.words = words
        self.options = options.compactMap { name, value in value.map { Option(name: name, value: $0) } }
    }

    static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            byte > UInt8(ascii: " ") && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "'")
                && byte != UInt8(ascii: ";")
        }
        if plain, !word.isEmpty { return word }
        var result = "\""
        for scalar in word.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isControl(scalar) {
                    result += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// C0 and C1 controls, line and paragraph separators, and the characters that turn the direction of text.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Reads a line that `text` wrote; nil where it is none.
    init?(_ line: String) {
        let scalars = Array(line.unicodeScalars)
        var i = 0
        func quotedRun() -> String? {
            var result = String.UnicodeScalarView()
            i += 1
            while i < scalars.count {
                let scalar = scalars[i]
                i += 1
                if scalar == "\"" { return String(result) }
                guard scalar == "\\" else {
                    guard !Self.isControl(scalar) else { return nil }
                    result.append(scalar)
                    continue
                }
                guard i < scalars.count else { return nil }
                let escape = scalars[i]
                i += 1
                switch escape {
                case "\"", "\\": result.append(escape)
                case "n": result.append("\n")
                case "r": result.append("\r")
                case "t": result.append("\t")
                case "u":
                    guard i < scalars.count, scalars[i] == "{" else { return nil }
                    var digits = ""
                    i += 1
                    while i < scalars.count, scalars[i] != "}", digits.utf8.count < 7 {
                        digits.unicodeScalars.append(scalars[i])
                        i += 1
                    }
                    guard i < scalars.count, scalars[i] == "}", let value = UInt32(digits, radix: 16),
                        let decoded = Unicode.Scalar(value)
                    else { return nil }
                    i += 1
                    result.append(decoded)
                default: return nil
                }
            }
            return nil
        }
        while i < scalars.count {
            var name: String?
            var word = String.UnicodeScalarView()
            if scalars[i] == "\"" {
                guard let run = quotedRun() else { return nil }
                word = run.unicodeScalars
            } else {
                loop: while i < scalars.count {
                    switch scalars[i] {
                    case " ": break loop
                    case "=":
                        guard name == nil, !word.isEmpty else { return nil }
                        name = String(word)
                        word = .init()
                        i += 1
                        if i < scalars.count, scalars[i] == "\"" {
                            guard let run = quotedRun() else { return nil }
                            word = run.unicodeScalars
                            break loop
                        }
                    case "\"", "\\": return nil
                    default:
                        guard !Self.isControl(scalars[i]) else { return nil }
                        word.append(scalars[i])
                        i += 1
                    }
                }
                if name == nil, word.isEmpty { return nil }
            }
            if let name {
                guard !options.contains(where: { $0.name == name }) else { return nil }
                options.append(Option(name: name, value: String(word)))
            } else {
                guard options.isEmpty else { return nil }
                words.append(String(word))
            }
            if i < scalars.count {
                guard scalars[i] == " ", i + 1 < scalars.count else { return nil }
                i += 1
            }
        }
        if words.isEmpty { return nil }
    }
}
