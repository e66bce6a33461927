/// How alike two records are: whether they may be one person, and what speaks for and against.
///
/// After Fellegi and Sunter (1969): each field adds the logarithm, to base 2, of how much likelier its level of agreement
/// is between two records of one person than between records of two. The figures are in `LearntWeights`. Agreement on a
/// rare name counts more (Winkler 1988), where the frequencies of the register are given. Symmetric.
public struct Likeness: Sendable, Equatable {
    /// Bits in favour of one person; negative where more speaks against it.
    public let weight: Double
    public let band: Band
    /// Of every field that at least one of the records has, in the order of `LinkageField`.
    public let evidence: [Evidence]

    /// What one field says.
    public struct Evidence: Sendable, Equatable {
        public let field: LinkageField
        public let level: Level
        public let weight: Double
        /// Folded words, empty when unknown.
        public let left: String
        public let right: String
        /// The values differ, and nobody could see it: `0` for `O`, a Cyrillic letter for a Latin one.
        public let isLookAlike: Bool
    }

    /// - Parameter frequencies: of the register both are in; without them names count by their average.
    public init(_ left: MatchRecord, _ right: MatchRecord, frequencies: LinkageFrequencies? = nil) {
        let comparison = Comparison(left, right, frequencies: frequencies)
        weight = comparison.weight
        band = comparison.band
        evidence = LinkageField.allCases.compactMap { field in
            let (a, b) = (left.words(of: field), right.words(of: field))
            guard !a.isEmpty || !b.isEmpty else { return nil }
            let level = comparison.levels[field]
            return Evidence(
                field: field, level: level, weight: comparison.weights[field], left: a.joined(separator: " "),
                right: b.joined(separator: " "), isLookAlike: level != .same && level != .missing && LookAlikes.differ(a, b))
        }
    }

    /// The weight and band alone, for going through many pairs. Of those who are plainly somebody else, which most are,
    /// the weight is not reckoned: it is `outOfTheQuestion`.
    public static func quick(
        _ left: MatchRecord, _ right: MatchRecord, frequencies: LinkageFrequencies? = nil
    ) -> (weight: Double, band: Band) {
        guard !Comparison.isPlainlyDifferent(left, right) else { return (outOfTheQuestion, .different) }
        let comparison = Comparison(left, right, frequencies: frequencies)
        return (comparison.weight, comparison.band)
    }

    /// Less than any sum of weights.
    public static let outOfTheQuestion = -100.0

    /// Weights from which on two records of one register are thought to be one person.
    public struct Thresholds: Sendable, Equatable {
        /// The band `same`, where nothing else speaks against it.
        public let same: Double
        /// Where taking every pair above it makes the fewest mistakes of both kinds, when nobody can look.
        public let link: Double
        /// The band `review`.
        public let review: Double
    }

    /// - Parameter population: people registered; nil for a register of ordinary size.
    public static func thresholds(population: Int?) -> Thresholds {
        LearntWeights.thresholds(population: population)
    }

    /// Level of each field, in the order of `LinkageField.allCases`; what the weights are learnt from.
    public static func levels(_ left: MatchRecord, _ right: MatchRecord) -> [Level] {
        let levels = Comparison.levels(left, right)
        return LinkageField.allCases.map { levels[$0] }
    }
}

extension MatchRecord {
    /// What is compared in a field.
    func words(of field: LinkageField) -> [String] {
        switch field {
        case .given: given
        case .family: family
        case .organisation: organisation
        case .birthDate: birthDate.map { [$0] } ?? []
        case .phone: phones
        case .houseNumber: Address(street).numbers
        case .street: Address(street).words
        case .city: city
        case .postalCode: postalCode.map { [$0] } ?? []
        case .state: state.map { [$0] } ?? []
        case .externalID: externalID.map { [$0] } ?? []
        }
    }
}
