/// How common names and places are in a register: agreeing on Xochitl says more than agreeing on Maria, and in an office of
/// one county the same town says little.
public struct LinkageFrequencies: Sendable, Equatable {
    /// People registered.
    public private(set) var population: Int
    /// How many of them bear a word as part of their name.
    private var names: [String: UInt32]
    /// How many live in a street, a town, a postal code; under the words joined, or each word for itself.
    private var places: [String: UInt32]

    /// - Parameters:
    ///   - counts: for each folded word of a name how many records hold it; words left out count as rare.
    ///   - places: the same of the words of streets, towns and postal codes; those left out count as common.
    public init(population: Int, counts: [String: Int], places: [String: Int] = [:]) {
        self.population = population
        names = counts.mapValues { UInt32(clamping: $0) }
        self.places = places.mapValues { UInt32(clamping: $0) }
    }

    /// Of a register that is added to record by record.
    public init() {
        population = 0
        names = [:]
        places = [:]
    }

    public mutating func add(_ record: MatchRecord) {
        population += 1
        for word in record.given { names[word, default: 0] += 1 }
        for word in record.family where !record.given.contains(word) { names[word, default: 0] += 1 }
        for word in record.organisation { names[word, default: 0] += 1 }
        if !record.city.isEmpty { places[record.city.joined(), default: 0] += 1 }
        if let code = record.postalCode { places[code, default: 0] += 1 }
        let street = Address(record.street).words
        if !street.isEmpty { places[street.joined(), default: 0] += 1 }
    }

    /// The share of people who agree by chance with somebody of this name: that of its rarest word, as two words seldom
    /// come together by chance. Never none; nil where too few are registered to tell.
    func share(ofName words: [String]) -> Double? {
        guard population >= Self.fewest else { return nil }
        return words.lazy.filter { $0.utf8.count > 1 }.map { share(names[$0] ?? 1) }.min()
    }

    /// The share of people at this place; nil where that is not known.
    func share(ofPlace words: [String]) -> Double? {
        guard population >= Self.fewest, !places.isEmpty else { return nil }
        if let count = places[words.joined()] { return share(count) }
        return words.lazy.compactMap { places[$0] }.min().map(share)
    }

    private static let fewest = 100

    private func share(_ count: UInt32) -> Double {
        min(1, Double(max(count, 1)) / Double(population))
    }
}
