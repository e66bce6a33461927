import Casework
import Foundation

/// Draws queries from a register: somebody in it, and what is remembered of them, rightly or nearly.
struct QueryDraw {
    let register: Register
    let population: Int
    let agency: Agency

    /// As many of each kind; the same seed draws the same.
    func queries(ofEach count: Int, seed: UInt64) -> [DrawnQuery] {
        var dice = Dice(seed)
        return DrawnQuery.Kind.allCases.flatMap { kind in
            (0..<count).map { _ in
                while true {
                    if let query = draw(kind, &dice) { return query }
                }
            }
        }
    }

    private func draw(_ kind: DrawnQuery.Kind, _ dice: inout Dice) -> DrawnQuery? {
        var number = dice.below(population)
        if kind == .caseNumber { number = number / 50 * 50 + 7 }
        guard number < population else { return nil }
        let person = register.person(number)
        guard let text = text(kind, person, number, &dice) else { return nil }
        return DrawnQuery(kind: kind, text: text.typed, person: number, told: text.told)
    }

    private typealias Typed = (typed: String, told: [DrawnQuery.Told])

    private func text(_ kind: DrawnQuery.Kind, _ person: ConstituentDetails, _ number: Int, _ dice: inout Dice) -> Typed? {
        switch kind {
        case .phone, .phoneExchanged, .address, .caseNumber: return textOfNumbers(kind, person, number, &dice)
        default: break
        }
        guard let given = person.givenName.flatMap({ Self.words($0, &dice).first }), given.count > 1,
            let whole = person.familyName.map({ $0.lowercased() }), var family = Self.words(whole, &dice).first(where: { $0.count > 3 })
        else { return nil }
        let plain = Self.plain
        let names = [DrawnQuery.Told(field: "word", value: plain(given)), DrawnQuery.Told(field: "word", value: plain(family))]
        let told = DrawnQuery.Told.self
        switch kind {
        case .givenFamily: return ("\(given) \(family)", names)
        case .familyGiven: return (dice.happens(300) ? "\(family), \(given)" : "\(family) \(given)", names)
        case .beginning:
            let start = String(given.prefix(dice.between(1, 3)))
            return ("\(family) \(start)", [told.init(field: "beginning", value: plain(start)), names[1]])
        case .nickname:
            guard let formal = person.givenName?.split(separator: " ").first, let short = register.tables.nicknames[String(formal)] else {
                return nil
            }
            return ("\(dice.pick(short).lowercased()) \(family)", names)
        case .typo:
            let slipped = dice.happens(700) || given.count < 5
            return (slipped ? "\(given) \(Slips.typo(family, &dice))" : "\(Slips.typo(given, &dice)) \(family)", names)
        case .sound:
            guard let heard = Slips.sound(family, &dice) else { return nil }
            return ("\(given) \(heard)", names)
        case .joined:
            guard let other = Slips.joinedOrSplit(plain(whole), &dice) else { return nil }
            return ("\(given) \(other)", [names[0]] + Self.words(plain(whole), &dice).map { told.init(field: "word", value: $0) })
        case .birthDate, .swapped, .typoBirthDate:
            guard let born = person.birthDate else { return nil }
            let (year, month, day) = (born.year, born.month, born.day)
            if kind == .swapped, day > 12 || day == month { return nil }
            if kind == .typoBirthDate { family = Slips.typo(family, &dice) }
            let date = kind == .swapped ? "\(day)/\(month)/\(year)" : Self.written(year, month, day, &dice)
            return ("\(family) \(date)", [names[1], told.init(field: "born", value: born.description)])
        case .birthYear:
            guard let born = person.birthDate else { return nil }
            return ("\(given) \(family) \(born.year)", names + [told.init(field: "year", value: "\(born.year)")])
        case .lastFour:
            guard let phone = person.phones?.first else { return nil }
            return ("\(family) \(phone.suffix(4))", [names[1], told.init(field: "lastFour", value: String(phone.suffix(4)))])
        case .town:
            guard let city = person.city else { return nil }
            return ("\(given) \(family) \(city.lowercased())", names + [told.init(field: "city", value: plain(city.lowercased()))])
        case .phone, .phoneExchanged, .address, .caseNumber: return nil
        }
    }

    private func textOfNumbers(_ kind: DrawnQuery.Kind, _ person: ConstituentDetails, _ number: Int, _ dice: inout Dice) -> Typed? {
        if kind == .caseNumber {
            guard let text = RegisterLoad.caseNumber(number, agency)?.text else { return nil }
            return (dice.happens(500) ? text : text.lowercased(), [.init(field: "id", value: register.id(number).hex)])
        }
        if kind == .address {
            guard let street = person.street else { return nil }
            let typed = street.lowercased().components(separatedBy: " apt ")[0]
            return (typed, [.init(field: "street", value: Self.plain(typed))])
        }
        guard let phone = person.phones?.first else { return nil }
        let right = phone.filter { $0.isNumber }
        guard let digits = kind == .phone ? right : Slips.exchanged(right, &dice) else { return nil }
        let typed = dice.happens(500) ? digits : "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))"
        return (typed, [.init(field: "phone", value: right)])
    }

    /// As offices write dates: month before day.
    private static func written(_ year: Int, _ month: Int, _ day: Int, _ dice: inout Dice) -> String {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        switch dice.below(5) {
        case 0: return "\(year)-\(two(month))-\(two(day))"
        case 1: return "\(two(month))/\(two(day))/\(year)"
        case 2: return "\(names[month - 1]) \(day) \(year)"
        default: return "\(month)/\(day)/\(year)"
        }
    }

    /// Words as typed: small letters, and mostly without accents.
    private static func words(_ name: String, _ dice: inout Dice) -> [String] {
        let typed = dice.happens(700) ? plain(name) : name.lowercased()
        return typed.split(whereSeparator: { !$0.isLetter }).map(String.init)
    }

    static func plain(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 128 }
            ? text.lowercased() : text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    }
}
