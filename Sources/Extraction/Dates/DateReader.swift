import Claims

/// Reads dates and clock times at a token.
struct DateReader {
    let lexicon: Lexicon
    let numerals: NumeralReader

    /// The date or time that begins at token `i`; nil where none does. `reference` is the dateline.
    func read(_ stream: TokenStream, at i: Int, reference: CivilTime?) -> Reading? { nil }
}
