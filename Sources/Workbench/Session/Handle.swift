/// The short name that a session gives to an article (`a1`), a claim (`c1`) or a topic (`t1`).
///
/// Numbers rise from 1 and are never given twice, not even after an undo: what an analyst wrote down as c7 stays c7.
public struct Handle: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// What a handle names.
    public enum Kind: Character, Sendable, Hashable, CaseIterable {
        case article = "a"
        case claim = "c"
        case topic = "t"

        /// The word for it in a sentence.
        public var noun: String {
            switch self {
            case .article: "article"
            case .claim: "claim"
            case .topic: "topic"
            }
        }
    }

    public var kind: Kind
    /// Counted from 1.
    public var number: Int

    /// A handle of a kind and a number.
    public init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    /// `a1`, `c12`, `t3`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let first = text.first, let kind = Kind(rawValue: first) else { return nil }
        let digits = text.utf8.dropFirst()
        guard !digits.isEmpty, digits.count < 10, digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            let number = Int(text.dropFirst())
        else { return nil }
        self.init(kind, number)
    }

    /// `a1`.
    public var description: String { "\(kind.rawValue)\(number)" }

    /// Articles, then claims, then topics, each by number.
    public static func < (a: Handle, b: Handle) -> Bool {
        (a.kind.rawValue, a.number) < (b.kind.rawValue, b.number)
    }
}
