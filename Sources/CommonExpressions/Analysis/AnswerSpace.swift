/// What may be answered to each question: the space in which conditions are analysed.
public struct AnswerSpace: Hashable, Sendable {
    public enum Domain: Hashable, Sendable {
        case yesNo
        case choices([String])
        case integers(ClosedRange<Int64>)
        case dates(ClosedRange<CivilDay>)
        /// Amounts of money in cents; their values are doubles in whole units.
        case amounts(ClosedRange<Int64>)
        /// Text, rows: cannot be searched.
        case anything
    }

    public var domains: [String: Domain]

    public init(_ domains: [String: Domain]) {
        self.domains = domains
    }
}

public enum Satisfiability: Hashable, Sendable {
    /// With answers that make it true.
    case yes([String: Value])
    case no
    /// One phrase on why it could not be settled.
    case notProved(String)
}

public enum SmallestChange: Hashable, Sendable {
    /// It is true already.
    case none
    /// The fewest answers that have to be others, and what they would be. `isProved` when no smaller change exists.
    case change([String: Value], isProved: Bool)
    /// No change of the answers that may change makes it true.
    case impossible
    case notProved(String)
}
