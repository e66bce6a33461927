import Casework

/// Makes the people, households and farms of a sample, each from its number alone.
struct People: Sendable {
    let register: Register
    let tables: PeopleTables
    let key: SampleKey
    /// Nobody is born after it.
    let start: CivilDate

    func id(_ constituent: Int) -> ConstituentID { key.id(.constituent, constituent) }

    func traits(of household: Household) -> HouseholdTraits {
        HouseholdTraits(of: household, tables: tables, key: key)
    }

    /// Details of all members, in the order of `household.members`.
    func details(of household: Household) -> [ConstituentDetails] {
        if case .duplicate = household.kind { return [again(household)] }
        var traits = traits(of: household)
        let sexOfHead: PeopleTables.Sex = traits.chance.happens(540) ? .male : .female
        let ageOfHead = 23 + traits.chance.below(36) + traits.chance.below(30)
        let sharedPhone = traits.chance.happens(ageOfHead > 45 ? 600 : 200) ? phone(&traits) : nil
        var head = ConstituentDetails()
        return household.members.map { member in
            switch member {
            case .head, .again:
                head = person(&traits, sexOfHead, age: ageOfHead, family: traits.writtenName, sharedPhone)
                return head
            case .spouse:
                let sex: PeopleTables.Sex = (sexOfHead == .male) == traits.chance.happens(960) ? .female : .male
                let age = max(20, ageOfHead + traits.chance.between(-7, 6))
                return person(&traits, sex, age: age, family: familyOfSpouse(&traits), sharedPhone)
            case .farm: return farm(&traits, head)
            case .child:
                let age = traits.chance.between(max(0, ageOfHead - 44), max(1, min(30, ageOfHead - 20)))
                return person(&traits, traits.chance.happens(500) ? .male : .female, age: age, family: traits.familyName.name, sharedPhone)
            }
        }
    }

    private func person(
        _ traits: inout HouseholdTraits, _ sex: PeopleTables.Sex, age: Int, family: String, _ sharedPhone: String?
    ) -> ConstituentDetails {
        let born = CivilDate(dayNumber: start.dayNumber - age * 1461 / 4 - 1 - traits.chance.below(365))
        var given = tables.givenName(sex, origin: traits.familyName.origin, born: born.year, &traits.chance)
        if traits.chance.happens(90), let nickname = tables.nickname(of: given, &traits.chance) { given = nickname }
        var details = ConstituentDetails(
            givenName: given, familyName: family, birthDate: traits.chance.happens(930) ? born : nil, street: traits.street,
            city: traits.town.name, postalCode: traits.town.postalCode, state: traits.town.state, language: traits.language)
        var phones = sharedPhone.map { [$0] } ?? []
        if age >= 15, traits.chance.happens(sharedPhone == nil ? 920 : 450) {
            let own = phone(&traits)
            if !phones.contains(own) { phones.append(own) }
        }
        details.phones = phones.isEmpty ? nil : phones
        if age >= 18, traits.chance.happens(350) { details.externalID = customerNumber(&traits.chance) }
        if traits.chance.happens(12) { Slips.misspell(&details, &traits.chance) }
        return details
    }

    private func familyOfSpouse(_ traits: inout HouseholdTraits) -> String {
        switch traits.chance.below(100) {
        case 0..<80: traits.familyName.name
        case 80..<86: tables.familyNames.draw(&traits.chance).name + "-" + traits.familyName.name
        default: tables.familyNames.draw(&traits.chance).name
        }
    }

    private func farm(_ traits: inout HouseholdTraits, _ head: ConstituentDetails) -> ConstituentDetails {
        var name = ""
        var rest = (traits.farm?.pattern ?? "{family} Farm")[...]
        while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
            name += rest[..<brace]
            switch rest[rest.index(after: brace)..<end] {
            case "family": name += traits.familyName.name
            case "given": name += head.givenName ?? ""
            case "town": name += traits.town.name
            default: break
            }
            rest = rest[rest.index(after: end)...]
        }
        name += rest
        if traits.chance.happens(300) { name += traits.chance.happens(800) ? " LLC" : ", Inc." }
        return ConstituentDetails(
            organisation: name, phones: traits.chance.happens(400) ? [phone(&traits)] : head.phones, street: traits.street,
            city: traits.town.name, postalCode: traits.town.postalCode, state: traits.town.state, language: traits.language,
            externalID: traits.chance.happens(700) ? customerNumber(&traits.chance) : nil)
    }

    /// Numbers 555-0100 to 555-0199 are kept for stories: nobody answers.
    private func phone(_ traits: inout HouseholdTraits) -> String {
        phone(traits.chance.happens(880) ? traits.areaCode : tables.areaCodes.draw(&traits.chance), &traits.chance)
    }

    func phone(_ areaCode: String, _ chance: inout Chance) -> String {
        let line = "555-01" + String(100 + chance.below(100)).dropFirst()
        switch chance.below(10) {
        case 0: return "\(areaCode)-\(line)"
        case 1: return "\(areaCode).\(line.replacing("-", with: "."))"
        default: return "(\(areaCode)) \(line)"
        }
    }

    /// What another register calls somebody: the letter says that it is invented.
    private func customerNumber(_ chance: inout Chance) -> String {
        "S" + String(10_000_000 + chance.below(10_000_000)).dropFirst()
    }

    /// Somebody who was added before, entered again by a colleague who did not find them.
    private func again(_ household: Household) -> ConstituentDetails {
        var chance = key.chance(.duplicate, household.number)
        var number = chance.below(household.number)
        while number > 0, case .duplicate = register[number].kind { number -= 1 }
        let known = details(of: register[number])
        guard var details = chance.pick(known) else { return ConstituentDetails(familyName: "") }
        Slips.enterAgain(&details, tables, today: start, &chance)
        return details
    }
}
