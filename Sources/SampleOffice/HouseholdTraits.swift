import Casework

/// What the members of a household share, made before any of them.
struct HouseholdTraits: Sendable {
    let familyName: PeopleTables.FamilyName
    /// As written for the head: two names where that is usual.
    let writtenName: String
    /// Nil means nobody asked.
    let language: String?
    let town: PeopleTables.Town
    let street: String
    let areaCode: String
    let farm: PeopleTables.FarmName?
    /// Goes on where the traits end.
    var chance: Chance

    init(of household: Household, tables: PeopleTables, key: SampleKey) {
        var chance = key.chance(.household, household.number)
        familyName = tables.familyNames.draw(&chance)
        writtenName = Self.written(familyName, tables, &chance)
        language = tables.language(origin: familyName.origin, &chance)
        town = tables.towns.draw(&chance)
        street = "\(chance.magnitude(100, 4999)) \(tables.streets.draw(&chance))"
        areaCode = tables.areaCodes.draw(&chance)
        if case .family(_, _, true) = household.kind { farm = tables.farmNames.draw(&chance) } else { farm = nil }
        self.chance = chance
    }

    private static func written(_ name: PeopleTables.FamilyName, _ tables: PeopleTables, _ chance: inout Chance) -> String {
        guard name.origin == "spanish", chance.happens(200) else { return name.name }
        for _ in 0..<6 {
            let other = tables.familyNames.draw(&chance)
            if other.origin == "spanish", other.name != name.name {
                return name.name + (chance.happens(250) ? "-" : " ") + other.name
            }
        }
        return name.name
    }
}
