import Claims
import Extraction

/// Numbers as people type them to look for a figure: `2000`, `2,000`, `٣١٧`, `twelve`, `'two thousand'`.
enum NumberWord {
    /// The number that a word says, in any digits or in words of a language that an article of the session is in; nil where it says
    /// none, or says more than a number.
    static func number(_ text: String, _ bench: Bench) throws(Problem) -> ExactNumber? {
        if let number = ExactNumber(decimal: plain(text)) { return number }
        guard text.contains(where: \.isLetter) else { return nil }
        let engines = try bench.engines
        var codes: [String] = []
        for article in bench.session.articles where !codes.contains(article.language) { codes.append(article.language) }
        let known = engines.languageCodes()
        for code in codes where known.contains(code) {
            if let number = try number(text, language: code, engines, bench.session.policy) { return number }
        }
        return nil
    }

    private static func number(
        _ text: String, language: String, _ engines: Engines, _ policy: Policy
    ) throws(Problem) -> ExactNumber? {
        let found: Extractor.Output
        do throws(DataError) {
            found = try engines.extract(
                Extractor.Input(text: text, articleKey: "", language: language, explains: false), policy)
        } catch {
            throw Problem(error)
        }
        guard found.quantities.count == 1, let quantity = found.quantities.first, quantity.modifier == .exact,
            quantity.span.utf8 == 0..<text.utf8.count
        else { return nil }
        return quantity.interval.single
    }

    /// The text with the digits of every script as ASCII's, and without the signs that only part thousands.
    private static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case ",", "\u{066C}", "\u{00A0}", "\u{202F}": continue
            case "\u{066B}": result += "."
            default:
                if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                    result += String(Int(value))
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
