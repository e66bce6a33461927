/// One way in which two records of the same person are likely to agree exactly, whatever else is wrong with them.
///
/// Each pass misses some pairs; together they miss few. Names stand as `SoundKey`s, in order of the keys, so that given
/// and family name in each other's place do no harm; days and months likewise.
public enum BlockPass: Int, Sendable, CaseIterable {
    case phone = 0
    case externalID
    case organisation
    /// One word of the name, and the birth date.
    case wordAndBirthDate
    case birthDateAndPostalCode
    case birthDateAndCity
    case namesAndYear
    /// Names, with day and month: finds a wrong year.
    case namesAndDay
    case namesAndPostalCode
    case namesAndCity
    /// The first letters of the names: finds slips further on that sound otherwise.
    case startsAndYear
    case startsAndPostalCode
    case address
    case wordAndPlace
    case numberAndPostalCode
    /// Names alone, as written: for those of whom little else is known.
    case names

    /// Whether people who have nothing to do with each other often agree in it, so that only small blocks are worth pairing.
    var isBroad: Bool {
        switch self {
        case .address, .wordAndPlace, .numberAndPostalCode, .birthDateAndCity, .names: true
        default: false
        }
    }
}

/// The keys of one record in every pass, each a hash of 32 bits. Two keys in a hundred million are equal by accident,
/// which makes a pair too many and never one too few.
struct BlockKeys {
    private(set) var keys: [(pass: BlockPass, hash: UInt32)] = []
    /// By which blocks that are too large are split; 0 where unknown.
    private(set) var birthDate: UInt32 = 0
    private(set) var place: UInt32 = 0
    private(set) var name: UInt32 = 0

    init(_ record: MatchRecord) {
        keys.reserveCapacity(24)
        let given = record.given.first.map(SoundKey.of) ?? ""
        let families = Self.variants(of: record.family)
        let sounds = families.map(SoundKey.of).filter { !$0.isEmpty }
        let date = record.birthDate.flatMap { NormalDate($0) }
        let city = record.city.isEmpty ? "" : SoundKey.of(record.city.joined())
        addNumbers(of: record)
        addDates(date, [given] + sounds, postalCode: record.postalCode, city: city)
        for family in sounds.isEmpty ? [""] : sounds where !(given.isEmpty && family.isEmpty) {
            let names = given < family ? given + "," + family : family + "," + given
            if let date {
                add(.namesAndYear, names, date.year)
                add(.namesAndDay, names, date.day)
            }
            if let code = record.postalCode { add(.namesAndPostalCode, names, code) }
            if !city.isEmpty { add(.namesAndCity, names, city) }
        }
        if let first = record.given.first?.start(3), let last = families.first?.start(3) {
            let starts = first < last ? first + "," + last : last + "," + first
            if let date { add(.startsAndYear, starts, date.year) }
            if let code = record.postalCode { add(.startsAndPostalCode, starts, code) }
        }
        addPlaces(of: record, [given] + sounds, city: city)
        let written = (record.given + record.family).sorted().joined(separator: " ")
        if !written.isEmpty { add(.names, written) }
        name = written.isEmpty ? 0 : Self.hash([written])
        place = record.postalCode.map { Self.hash([$0]) } ?? (record.city.isEmpty ? 0 : Self.hash(record.city))
        if let date { birthDate = Self.hash([date.year, date.day]) }
    }

    private mutating func addNumbers(of record: MatchRecord) {
        for phone in record.phones.prefix(4) where phone.utf8.count >= 7 { add(.phone, phone) }
        if let number = record.externalID { add(.externalID, number) }
        if !record.organisation.isEmpty { add(.organisation, record.organisation.joined()) }
    }

    private mutating func addDates(_ date: NormalDate?, _ words: [String], postalCode: String?, city: String) {
        guard let date else { return }
        for word in words where !word.isEmpty { add(.wordAndBirthDate, word, date.year, date.day) }
        if let postalCode { add(.birthDateAndPostalCode, postalCode, date.year, date.day) }
        if !city.isEmpty { add(.birthDateAndCity, city, date.year, date.day) }
    }

    private mutating func addPlaces(of record: MatchRecord, _ words: [String], city: String) {
        let address = Address(record.street)
        if let number = address.numbers.first {
            if let street = address.words.first { add(.address, number, SoundKey.of(street), city) }
            if let code = record.postalCode { add(.numberAndPostalCode, number, code) }
        }
        guard let code = record.postalCode, !city.isEmpty else { return }
        for word in words where !word.isEmpty { add(.wordAndPlace, word, code, city) }
    }

    /// Words that begin family names and belong to what follows.
    private static let particles: Set<String> = [
        "de", "del", "la", "las", "los", "da", "dos", "van", "von", "der", "den", "el", "al", "st", "san", "mc",
    ]

    /// A family name of several words as one, and its first word: `delacruz`, and `garcia` of `garcia lopez`.
    private static func variants(of words: [String]) -> [String] {
        guard let first = words.first, words.count > 1 else { return words }
        return [words.prefix(3).joined(), words.first { !Self.particles.contains($0) } ?? first]
    }

    private mutating func add(_ pass: BlockPass, _ parts: String...) {
        let hash = Self.hash(parts)
        if !keys.contains(where: { $0.pass == pass && $0.hash == hash }) { keys.append((pass, hash)) }
    }

    /// FNV-1a of 64 bits over the parts, mixed; never 0.
    private static func hash(_ parts: [String]) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0x1F) &* 0x100_0000_01B3
        }
        hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return max(1, UInt32(truncatingIfNeeded: hash >> 32))
    }
}

/// A date whose day and month are in order of size, so that their exchange makes no difference.
private struct NormalDate {
    let year: String
    let day: String

    init?(_ date: String) {
        guard date.utf8.count == 8 else { return nil }
        year = String(date.prefix(4))
        let (a, b) = (date.dropFirst(4).prefix(2), date.suffix(2))
        day = a < b ? "\(a)\(b)" : "\(b)\(a)"
    }
}
