/// What of a query agrees with what of a record, and how.
public struct Agreement: Sendable, Hashable {
    public enum Field: String, Sendable, CaseIterable {
        case name
        case birthDate = "birth date"
        case phone
        case street
        case city
        case postalCode = "postal code"
        case state
        case caseNumber = "case number"
        case externalID = "external id"
    }

    public enum Manner: String, Sendable, CaseIterable {
        case whole
        case beginning
        /// Neighbouring words typed as one, or one as two.
        case joined
        case nickname
        case sound
        /// One or two letters or digits differ.
        case spelling
        /// Day and month, or two digits of a number, stand in each other's place.
        case swapped
        /// Less than was typed: the year, or year and month, of a date.
        case part
    }

    public let field: Field
    public let manner: Manner
    /// The record's folded word or digits.
    public let word: String
    /// Letters of it, from its beginning, that were typed.
    public let length: Int

    public init(field: Field, manner: Manner, word: String, length: Int? = nil) {
        self.field = field
        self.manner = manner
        self.word = word
        self.length = length ?? word.unicodeScalars.count
    }
}

/// A row that a query found.
public struct Hit: Sendable, Equatable {
    public let row: UInt32
    /// From 0 to 1: the share that agrees of what could agree, each word counting as much as it tells.
    public let score: Double
    /// The most telling first.
    public let agreements: [Agreement]

    public init(row: UInt32, score: Double, agreements: [Agreement]) {
        self.row = row
        self.score = score
        self.agreements = agreements
    }
}
