/// A folded word and the field it stands in: what rows are posted under.
public struct Term: Hashable, Sendable, Comparable {
    public enum Field: Int, Sendable, CaseIterable {
        /// A word of a given name, family name or organisation, or neighbouring words of one of them joined.
        case name = 0
        /// The first one, two or three letters of a word of a name.
        case nameStart = 1
        /// A birth date as `YYYYMMDD`, and its year.
        case date = 2
        /// A word of street, city, postal code or state; neighbouring words of a city joined.
        case place = 3
        /// What the store knows of somebody's cases: `open` or `closed`.
        case flag = 4
    }

    public let field: Field
    public let text: String

    public init(_ field: Field, _ text: String) {
        self.field = field
        self.text = text
    }

    public static func < (left: Term, right: Term) -> Bool {
        left.field == right.field ? left.text < right.text : left.field.rawValue < right.field.rawValue
    }

    /// Of those with a case that is open.
    public static let open = Term(.flag, "open")
    /// Of those with cases of which none is open.
    public static let closed = Term(.flag, "closed")
}

/// A term's text, and how many rows are posted under it.
public struct TermCount: Hashable, Sendable {
    public let text: String
    public let count: Int

    public init(_ text: String, _ count: Int) {
        self.text = text
        self.count = count
    }
}
