/// What of two records is compared, each for itself.
public enum LinkageField: Int, Sendable, CaseIterable {
    case given = 0
    case family
    case organisation
    case birthDate
    case phone
    /// Number in the street.
    case houseNumber
    /// The street without its number.
    case street
    case city
    case postalCode
    case state
    case externalID

    /// Where people live and are reached: what a household shares.
    public var isShared: Bool {
        switch self {
        case .phone, .houseNumber, .street, .city, .postalCode, .state: true
        case .given, .family, .organisation, .birthDate, .externalID: false
        }
    }
}

extension Likeness {
    /// How two values of one field agree, the best that is true.
    public enum Level: Int, Sendable, CaseIterable {
        /// Equal once folded, whatever the order and joining of the words.
        case same = 0
        /// One is a short or pet form of the other.
        case nickname
        /// One letter or digit is too many, missing or another, or two neighbours are exchanged; or they differ only by
        /// letters that look alike.
        case nearly
        /// Day and month are exchanged, or given and family name.
        case swapped
        /// Written otherwise, but sounding alike.
        case sound
        /// All of the one is in the other: one of two family names, a number without its area code, a month and year.
        case part
        /// One is the first letter of the other.
        case initial
        /// More letters differ, but most agree.
        case similar
        /// Of a birth date, the year alone.
        case year
        case different
        /// Unknown in one of them or in both, which says nothing.
        case missing
    }

    /// What to think of two records.
    public enum Band: Int, Sendable, CaseIterable, Comparable {
        case different = 0
        /// Somebody should look.
        case review
        case same

        public static func < (left: Band, right: Band) -> Bool { left.rawValue < right.rawValue }
    }
}
