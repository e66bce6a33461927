import Casework
import Foundation

/// An invented state's people, each made from their number and the seed alone: any of them can be made again to ask for.
///
/// Names follow Zipf, with some hundred thousand surnames at ten million people; every third number begins a household,
/// whose members mostly share name, address and telephone. Telephones lie in area codes that are kept free.
struct Register {
    let tables: NameTables
    let seed: UInt64

    private let families = RankedChoice(count: 500_000, flatness: 8)
    private let usualGiven = RankedChoice(count: 736, flatness: 10)
    private let rareGiven = RankedChoice(count: 40_000, flatness: 20)
    private let towns = RankedChoice(count: 1_464, flatness: 6)
    private let streets = RankedChoice(count: 20_000, flatness: 15)
    /// Reserved, in no numbering plan's use.
    private static let areaCodes = [370, 371, 372, 373, 374, 375, 960, 961, 962, 963]

    func id(_ number: Int) -> ConstituentID {
        var dice = Dice(seed, of: number, in: 1)
        return ConstituentID(high: dice.next(), low: dice.next())
    }

    func person(_ number: Int) -> ConstituentDetails {
        var dice = Dice(seed, of: number, in: 2)
        var details = ConstituentDetails()
        let family = families.draw(&dice)
        let spanish = family < tables.families.count ? tables.families[family].isSpanish : dice.happens(180)
        let head = number % 3 == 0 || dice.happens(550) ? nil : person(number - number % 3)
        if dice.happens(40) {
            details.organisation = organisation(family, &dice)
        } else {
            let surname = head?.familyName ?? familyName(family, spanish: spanish, &dice)
            let given = givenName(spanish: spanish, &dice)
            switch dice.below(1000) {
            case 0..<4: details.givenName = given
            case 4..<6: details.familyName = surname
            default: (details.givenName, details.familyName) = (given, surname)
            }
            details.birthDate = dice.happens(955) ? CivilDate(dayNumber: 20_700 - 365 - Int(33_500 * pow(dice.share(), 1.15))) : nil
        }
        if let head {
            (details.street, details.city, details.postalCode, details.state) = (head.street, head.city, head.postalCode, head.state)
        } else {
            let town = tables.towns[min(towns.draw(&dice), tables.towns.count - 1)]
            details.street = "\(dice.between(1, dice.happens(400) ? 199 : 9_999)) \(street(&dice))"
            if dice.happens(90) { details.street = (details.street ?? "") + " Apt \(dice.between(1, 60))" }
            (details.city, details.postalCode, details.state) = (town.name, town.postalCode, town.state)
        }
        var phones = dice.happens(500) ? head?.phones ?? [] : []
        if phones.isEmpty ? dice.happens(900) : dice.happens(300) { phones.append(phone(&dice)) }
        details.phones = phones.isEmpty ? nil : phones
        if dice.happens(300) { details.externalID = "S\(10_000_000 + dice.below(90_000_000))" }
        return details
    }

    func phone(_ dice: inout Dice) -> String {
        let line = String(10_000 + dice.below(10_000)).dropFirst()
        return "(\(dice.pick(Self.areaCodes))) \(dice.between(200, 999))-\(line)"
    }

    /// Beyond the common names: names that few have, and spellings of common ones that few use.
    private func surname(_ rank: Int) -> String {
        if rank < tables.families.count { return tables.families[rank].name }
        var dice = Dice(0xCA5E, of: rank, in: 5)
        guard dice.happens(150) else { return InventedName.family(rank) }
        let common = dice.pick(tables.families).name.lowercased()
        let spelled = (Slips.sound(common, &dice) ?? common) + dice.pick(["", "", "e", "s", "son", "er", "ez"])
        return spelled.prefix(1).uppercased() + spelled.dropFirst()
    }

    private func familyName(_ rank: Int, spanish: Bool, _ dice: inout Dice) -> String {
        var name = surname(rank)
        if spanish, dice.happens(420) {
            let second = dice.pick(tables.families.filter(\.isSpanish)).name
            name += (dice.happens(120) ? "-" : " ") + second
        } else if dice.happens(22) {
            name += "-" + surname(families.draw(&dice))
        }
        if dice.happens(15) {
            let particle =
                spanish ? dice.pick(["de la ", "de ", "del "]) : dice.pick(["Van ", "van der ", "Mc", "Mac", "O'", "St. ", "Al-", "La"])
            name = particle + name
        }
        // Many registers never had accents.
        return dice.happens(450) ? plain(name) : name
    }

    private func givenName(spanish: Bool, _ dice: inout Dice) -> String {
        func one() -> String {
            guard dice.happens(880) else { return InventedName.given(rareGiven.draw(&dice)) }
            let names = tables.givenNames[spanish && dice.happens(700) ? "spanish" : "any"] ?? []
            return names[min(usualGiven.draw(&dice), names.count * 4 - 1) % names.count]
        }
        var name = one()
        switch dice.below(100) {
        case 0..<14: name += " " + one()
        case 14..<22: name += " \(dice.pick(Array("ABCDEFGHJKLMNPRST")))."
        case 22..<23: name += "-" + one()
        case 23..<24: name += one().lowercased()
        default: break
        }
        return dice.happens(450) ? plain(name) : name
    }

    private func organisation(_ rank: Int, _ dice: inout Dice) -> String {
        let names = tables.givenNames["any"] ?? []
        return dice.pick(tables.farmNames).replacingOccurrences(of: "{family}", with: surname(rank))
            .replacingOccurrences(of: "{given}", with: names[usualGiven.draw(&dice) % names.count])
            .replacingOccurrences(of: "{town}", with: tables.towns[towns.draw(&dice) % tables.towns.count].name)
    }

    private func street(_ dice: inout Dice) -> String {
        let rank = streets.draw(&dice)
        return rank < tables.streets.count ? tables.streets[rank] : InventedName.street(rank)
    }

    private func plain(_ name: String) -> String {
        name.utf8.allSatisfy { $0 < 128 } ? name : name.folding(options: .diacriticInsensitive, locale: nil)
    }
}
