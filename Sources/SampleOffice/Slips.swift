import Casework

/// What goes wrong when people are written down: letters, nicknames, days and months, old addresses.
enum Slips {
    /// One letter of a name or street.
    static func misspell(_ details: inout ConstituentDetails, _ chance: inout Chance) {
        switch chance.below(5) {
        case 0, 1: details.givenName = details.givenName.map { misspelt($0, &chance) }
        case 2, 3: details.familyName = details.familyName.map { misspelt($0, &chance) }
        default: details.street = details.street.map { misspelt($0, &chance) }
        }
    }

    /// At least one thing differs from the first entry; rarely all.
    static func enterAgain(
        _ details: inout ConstituentDetails, _ tables: PeopleTables, today: CivilDate, _ chance: inout Chance
    ) {
        details.externalID = nil
        let before = details
        if details.organisation != nil {
            details.organisation = details.organisation.map { chance.happens(500) ? shortened($0) : misspelt($0, &chance) }
        }
        if chance.happens(450), let given = details.givenName {
            details.givenName = tables.nickname(of: given, &chance) ?? (chance.happens(500) ? misspelt(given, &chance) : given)
        }
        if chance.happens(200) { details.familyName = details.familyName.map { misspelt($0, &chance) } }
        if chance.happens(150) { details.birthDate = details.birthDate.map { swapped($0, today) } }
        if chance.happens(120) { details.birthDate = nil }
        if chance.happens(300) { move(&details, tables, &chance) }
        if chance.happens(250) { details.phones = nil }
        if details == before { details.familyName = details.familyName.map { misspelt($0, &chance) } }
        if details == before { move(&details, tables, &chance) }
    }

    static func move(_ details: inout ConstituentDetails, _ tables: PeopleTables, _ chance: inout Chance) {
        let town = tables.towns.draw(&chance)
        details.street = "\(chance.magnitude(100, 4999)) \(tables.streets.draw(&chance))"
        details.city = town.name
        details.state = town.state
        details.postalCode = town.postalCode
    }

    /// Two letters the wrong way round, one left out, one twice. The first stays; short words are left alone.
    static func misspelt(_ text: String, _ chance: inout Chance) -> String {
        var letters = Array(text)
        guard letters.count >= 4 else { return text }
        let place = chance.between(1, letters.count - 2)
        guard letters[place].isLetter, letters[place + 1].isLetter else { return text }
        switch chance.below(3) {
        case 0 where letters[place] != letters[place + 1]: letters.swapAt(place, place + 1)
        case 1: letters.insert(letters[place], at: place)
        default: letters.remove(at: place)
        }
        return String(letters)
    }

    /// Day and month changed over, where both readings are dates that have been.
    static func swapped(_ date: CivilDate, _ today: CivilDate) -> CivilDate {
        guard let other = CivilDate(year: date.year, month: date.day, day: date.month), other <= today else { return date }
        return other
    }

    private static func shortened(_ name: String) -> String {
        for ending in [", Inc.", " LLC", " Company"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return name + " LLC"
    }
}
