import Casework

/// People who live together, with the farm they may run; or one of them entered a second time.
struct Household: Sendable {
    enum Kind: Sendable {
        case family(spouse: Bool, children: Int, farm: Bool)
        /// Somebody who was there already, entered again with slips.
        case duplicate
    }

    enum Member: Sendable, Equatable { case head, spouse, farm, child(Int), again }

    let number: Int
    /// Constituents are counted from 0 in the order they are added; these are this household's.
    let constituents: Range<Int>
    let kind: Kind

    /// In the order they are added, as many as the plan has room for.
    var members: [Member] {
        let all: [Member] =
            switch kind {
            case .duplicate: [.again]
            case .family(let spouse, let children, let farm):
                [.head] + (spouse ? [.spouse] : []) + (farm ? [.farm] : []) + (0..<children).map { .child($0) }
            }
        return Array(all.prefix(constituents.count))
    }
}

/// Which household every constituent belongs to. Only where each begins is kept: four bytes a household.
struct Register: Sendable {
    private let starts: [UInt32]
    let constituents: Int
    private let key: SampleKey

    /// Of a thousand households, those that are really somebody a second time: about two records in a hundred.
    private static let duplicates = 50

    init(constituents: Int, key: SampleKey) {
        self.constituents = constituents
        self.key = key
        var starts: [UInt32] = []
        starts.reserveCapacity(constituents / 2)
        var next = 0
        while next < constituents {
            let kind = Self.kind(of: starts.count, key)
            starts.append(UInt32(next))
            switch kind {
            case .duplicate: next += 1
            case .family(let spouse, let children, let farm): next += 1 + (spouse ? 1 : 0) + (farm ? 1 : 0) + children
            }
        }
        self.starts = starts
    }

    var count: Int { starts.count }

    subscript(number: Int) -> Household {
        let end = number + 1 < starts.count ? Int(starts[number + 1]) : constituents
        return Household(number: number, constituents: Int(starts[number])..<end, kind: Self.kind(of: number, key))
    }

    private static func kind(of number: Int, _ key: SampleKey) -> Household.Kind {
        var chance = key.chance(.shape, number)
        // The first few must be somebody, so that there is somebody to enter again.
        if number >= 4, chance.happens(duplicates) { return .duplicate }
        let hasSpouse = chance.happens(580)
        let hasChildren = chance.happens(hasSpouse ? 430 : 130)
        return .family(spouse: hasSpouse, children: hasChildren ? chance.between(1, 3) : 0, farm: chance.happens(430))
    }
}
