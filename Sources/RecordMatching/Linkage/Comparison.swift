/// Two records compared field by field and weighed, without the words for it.
struct Comparison {
    let levels: PerField<Likeness.Level>
    let weights: PerField<Double>
    let weight: Double
    let band: Likeness.Band

    init(_ left: MatchRecord, _ right: MatchRecord, frequencies: LinkageFrequencies?) {
        let levels = Self.levels(left, right)
        var weights = PerField(repeating: 0.0)
        for field in LinkageField.allCases where levels[field] != .missing {
            let level = levels[field]
            weights[field] = LearntWeights.weight(of: level, in: field)
            guard level != .swapped, let chance = Self.chance(of: field, left, right, frequencies) else { continue }
            // To agree nearly on what is common says no more than to agree on it.
            let same = LearntWeights.weight(ofSame: field, chance: chance)
            weights[field] = level == .same ? same : min(weights[field], same)
        }
        self.levels = levels
        self.weights = weights
        weight = Self.sum(weights)
        let isOneKind = left.organisation.isEmpty == right.organisation.isEmpty
        band = isOneKind ? Self.band(levels, weight, population: frequencies?.population) : .different
    }

    static func levels(_ left: MatchRecord, _ right: MatchRecord) -> PerField<Likeness.Level> {
        var levels = PerField(repeating: Likeness.Level.missing)
        (levels[.given], levels[.family]) = NameComparison.levels(left, right)
        levels[.organisation] = NameComparison.level(left.organisation, right.organisation, hasNicknames: false)
        levels[.birthDate] = FieldComparison.birthDates(left.birthDate, right.birthDate)
        levels[.phone] = FieldComparison.phones(left.phones, right.phones)
        (levels[.houseNumber], levels[.street]) = FieldComparison.streets(left.street, right.street)
        levels[.city] = FieldComparison.cities(left.city, right.city)
        levels[.postalCode] = FieldComparison.codes(left.postalCode, right.postalCode)
        levels[.state] = FieldComparison.codes(left.state, right.state)
        levels[.externalID] = FieldComparison.numbers(ofRegister: left.externalID, right.externalID)
        return levels
    }

    /// The weights together. Town, postal code and state follow from one another, so that only what speaks most for and
    /// most against of them counts; and all that a household shares is held to a limit.
    private static func sum(_ weights: PerField<Double>) -> Double {
        let own = weights[.given] + weights[.family] + weights[.organisation] + weights[.birthDate] + weights[.externalID]
        let (city, code, state) = (weights[.city], weights[.postalCode], weights[.state])
        let area = max(city, code, state, 0) + min(city, code, state, 0)
        return own + min(weights[.phone] + weights[.houseNumber] + weights[.street] + area, LearntWeights.sharedLimit)
    }

    /// How likely it is to agree on this value by chance; nil where the average of the field has to do.
    private static func chance(
        of field: LinkageField, _ left: MatchRecord, _ right: MatchRecord, _ frequencies: LinkageFrequencies?
    ) -> Double? {
        switch field {
        case .given, .family, .organisation:
            return larger(frequencies?.share(ofName: left.words(of: field)), frequencies?.share(ofName: right.words(of: field)))
        case .street, .city, .postalCode:
            let (a, b) = (left.words(of: field), right.words(of: field))
            return larger(frequencies?.share(ofPlace: a), frequencies?.share(ofPlace: b)) ?? LearntWeights.ordinaryChance(of: field)
        case .birthDate, .phone, .houseNumber, .state, .externalID:
            return nil
        }
    }

    /// The same whichever record comes first: of two values that are nearly the same, the more common one tells.
    private static func larger(_ a: Double?, _ b: Double?) -> Double? {
        guard let a, let b else { return a ?? b }
        return max(a, b)
    }

    /// The weight decides between two people or two organisations, with cautions that no sum of addresses overrides. Who has another given name, and not the birth
    /// date, is somebody else, however much a household shares; with the birth date, perhaps a twin, for somebody to look at.
    /// And nobody is surely the same without a birth date that agrees but for a slip: a son may bear his father's name.
    private static func band(_ levels: PerField<Likeness.Level>, _ weight: Double, population: Int?) -> Likeness.Band {
        let thresholds = LearntWeights.thresholds(population: population)
        let (given, date) = (levels[.given], levels[.birthDate])
        if weight < thresholds.review || isContradicted(given: given, date: date) { return .different }
        if date == .different, given == .missing { return .different }
        let isPerson = given != .missing || levels[.family] != .missing
        let isIdentified = date == .same || date == .swapped || date == .nearly || levels[.externalID] == .same
        guard given != .different, isIdentified || !isPerson else { return .review }
        return weight >= thresholds.same ? .same : .review
    }

    private static func isContradicted(given: Likeness.Level, date: Likeness.Level) -> Bool {
        given == .different && date != .same && date != .swapped
    }

    /// Whether the first caution of `band` holds, told from little work.
    static func isPlainlyDifferent(_ left: MatchRecord, _ right: MatchRecord) -> Bool {
        guard !left.given.isEmpty, !right.given.isEmpty else { return false }
        let date = FieldComparison.birthDates(left.birthDate, right.birthDate)
        guard date != .same, date != .swapped else { return false }
        return isContradicted(given: NameComparison.levels(left, right).given, date: date)
    }
}

/// One value for each field.
struct PerField<Value: Sendable>: Sendable {
    // As many as `LinkageField` has cases; beside the record, not on the heap, as there are millions of pairs.
    private var values: InlineArray<11, Value>

    init(repeating value: Value) { values = InlineArray(repeating: value) }

    subscript(field: LinkageField) -> Value {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }
}
