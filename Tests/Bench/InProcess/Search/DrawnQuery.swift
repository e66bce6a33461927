/// What somebody types to find one person of the register, and what would be that person.
struct DrawnQuery {
    enum Kind: String, CaseIterable {
        case givenFamily = "given and family name"
        case familyGiven = "family and given name"
        case beginning = "family name and start of given"
        case nickname = "nickname and family name"
        case typo = "names, one with a typo"
        case sound = "names, one as it sounds"
        case joined = "names joined or split"
        case birthDate = "name and birth date"
        case swapped = "name, day and month swapped"
        case birthYear = "names and birth year"
        case typoBirthDate = "typo and birth date"
        case phone = "phone"
        case phoneExchanged = "phone, two digits exchanged"
        case lastFour = "name and last four digits"
        case address = "house number and street"
        case town = "names and town"
        case caseNumber = "case number"
    }

    /// Something the searcher meant: whoever has all of it is as right as the one who was drawn, since the query cannot
    /// tell them apart. `field` is word, beginning, born, year, phone, lastFour, street, city or id.
    struct Told {
        let field: String
        let value: String
    }

    let kind: Kind
    let text: String
    let person: Int
    let told: [Told]
}
