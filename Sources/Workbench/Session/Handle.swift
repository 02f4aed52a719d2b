/// The short name that a session gives to an article (`a1`), a claim (`c1`) or a topic (`t1`).
///
/// Numbers rise from 1 and are never given twice, not even after an undo: what an analyst wrote down as c7 stays c7.
package struct Handle: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// What a handle names.
    package enum Kind: Character, Sendable, Hashable, CaseIterable {
        case article = "a"
        case claim = "c"
        case topic = "t"

        /// The word for it in a sentence.
        package var noun: String {
            switch self {
            case .article: "article"
            case .claim: "claim"
            case .topic: "topic"
            }
        }
    }

    package var kind: Kind
    /// Counted from 1.
    package var number: Int

    /// The numbers there are: as many as nine digits write.
    static let numbers = 1...999_999_999

    /// A handle of a kind and a number.
    package init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    /// `a1`, `c12`, `t3`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let first = text.first, let kind = Kind(rawValue: first) else { return nil }
        let digits = text.utf8.dropFirst()
        guard !digits.isEmpty, digits.count < 10, digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            let number = Int(text.dropFirst())
        else { return nil }
        self.init(kind, number)
    }

    /// `a1`.
    package var description: String { "\(kind.rawValue)\(number)" }

    /// Articles, then claims, then topics, each by number.
    package static func < (a: Handle, b: Handle) -> Bool {
        (a.kind.rawValue, a.number) < (b.kind.rawValue, b.number)
    }
}
