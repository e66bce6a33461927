import AgencyPacks

/// The names and places that a pack's folder `people` brings, ready to be drawn from.
struct PeopleTables: Sendable {
    struct FamilyName: Sendable {
        let name: String
        let origin: String
    }

    struct GivenName: Sendable {
        let name: String
        /// First years of the first and last decade in which it is usual.
        let decades: ClosedRange<Int>
    }

    struct Town: Sendable {
        let name: String
        let state: String
        let postalCode: String
    }

    struct FarmName: Sendable {
        let pattern: String
        let kind: String
    }

    enum Sex: Int, Sendable { case female, male }

    let familyNames: WeightedTable<FamilyName>
    let streets: WeightedTable<String>
    let towns: WeightedTable<Town>
    let areaCodes: WeightedTable<String>
    let farmNames: WeightedTable<FarmName>
    let farmKinds: [String]
    let languages: WeightedTable<String>
    private let nicknames: [String: [String]]
    private let givenNames: [Sex: WeightedTable<GivenName>]
    private let givenNamesByOrigin: [String: [Sex: WeightedTable<GivenName>]]
    private let languagesByOrigin: [String: WeightedTable<String>]

    init(_ files: PackFiles) throws(SampleProblem) {
        familyNames = try Self.table("family-names", 3, weight: 1, files) { row in FamilyName(name: row[0], origin: row[2]) }
        streets = try Self.table("streets", 2, weight: 1, files) { row in row[0] }
        towns = try Self.table("towns", 4, weight: 3, files) { row in
            row[1].count == 2 ? Town(name: row[0], state: row[1], postalCode: row[2]) : nil
        }
        areaCodes = try Self.table("area-codes", 2, weight: 1, files) { row in
            row[0].utf8.count == 3 && row[0].utf8.allSatisfy { (48...57).contains($0) } ? row[0] : nil
        }
        let farms = try Self.rows("farm-names", 3, weight: 1, files) { row in FarmName(pattern: row[0], kind: row[2]) }
        farmNames = try Self.table(farms, "farm-names")
        farmKinds = Set(farms.map(\.element.kind)).sorted()
        let languages = try Self.rows("languages", 2, weight: 1, files) { row in row[0] }
        self.languages = try Self.table(languages, "languages")
        languagesByOrigin = Self.languageHints.compactMapValues { codes in
            WeightedTable(languages.filter { codes.contains($0.element) })
        }
        let pairs = try PackLines("people/nicknames.txt", of: files).columns(2).map(\.values)
        nicknames = Dictionary(grouping: pairs) { $0[0] }.mapValues { $0.map { $0[1] } }
        let given = try Self.rows("given-names", 5, weight: 2, files) { row -> (GivenName, Sex, String)? in
            let years = row[3].split(separator: "-").compactMap { Int($0) }
            guard years.count == 2, years[0] <= years[1], row[1] == "f" || row[1] == "m" else { return nil }
            return (GivenName(name: row[0], decades: years[0]...years[1]), row[1] == "f" ? .female : .male, row[4])
        }
        var bySex: [Sex: WeightedTable<GivenName>] = [:]
        var byOrigin: [String: [Sex: WeightedTable<GivenName>]] = [:]
        for sex in [Sex.female, .male] {
            let own = given.filter { $0.element.1 == sex }
            bySex[sex] = try Self.table(own.map { (element: $0.element.0, weight: $0.weight) }, "given-names")
            for origin in Set(own.map(\.element.2)) {
                byOrigin[origin, default: [:]][sex] = WeightedTable(
                    own.filter { $0.element.2 == origin }.map { (element: $0.element.0, weight: $0.weight) })
            }
        }
        givenNames = bySex
        givenNamesByOrigin = byOrigin
    }

    /// Which languages people with such names may want; the tables' weights choose among them.
    private static let languageHints: [String: [String]] = [
        "spanish": ["es"], "vietnamese": ["vi"], "hmong-lao": ["hmn", "lo"], "arabic-somali": ["ar", "so"],
        "navajo-and-other-native": ["nv"], "german": ["de", "pdt"],
        "other": ["zh", "my", "kar", "tl", "ko", "ru", "uk", "sw", "fr", "pt", "ne", "am", "mah", "quc", "hi", "pa"],
    ]
    /// How many in a thousand with names of that origin want another language than the first of the table.
    private static let languageShares: [String: Int] = [
        "spanish": 430, "vietnamese": 450, "hmong-lao": 400, "arabic-somali": 400, "navajo-and-other-native": 220, "german": 25,
        "other": 350,
    ]

    func language(origin: String, _ chance: inout Chance) -> String? {
        if chance.happens(Self.languageShares[origin] ?? 0), let table = languagesByOrigin[origin] { return table.draw(&chance) }
        // A few in any family; everybody else is not asked, which means the office's own language.
        if chance.happens(4) { return languages.draw(&chance) }
        return chance.happens(600) ? "en" : nil
    }

    /// A name usual for the year of birth, oftener than not from where the family name comes from.
    func givenName(_ sex: Sex, origin: String, born year: Int, _ chance: inout Chance) -> String {
        let ownShare = origin == "english" ? 1000 : 620
        let own = chance.happens(ownShare) ? givenNamesByOrigin[origin]?[sex] : nil
        guard let table = own ?? givenNamesByOrigin["english"]?[sex] ?? givenNames[sex] else { return "" }
        var name = table.draw(&chance)
        for _ in 0..<8 where !(name.decades.lowerBound...name.decades.upperBound + 9).contains(year) {
            name = table.draw(&chance)
        }
        return name.name
    }

    func nickname(of name: String, _ chance: inout Chance) -> String? {
        nicknames[name].flatMap { chance.pick($0) }
    }

    private typealias Row<Element> = (element: Element, weight: Int)

    private static func rows<Element>(
        _ name: String, _ columns: Int, weight column: Int, _ files: PackFiles, _ read: ([String]) -> Element?
    ) throws(SampleProblem) -> [Row<Element>] {
        let lines = try PackLines("people/\(name).txt", of: files)
        var rows: [Row<Element>] = []
        for row in try lines.columns(columns) {
            guard let element = read(row.values) else { throw lines.bad(row.number) }
            rows.append((element, try lines.weight(row.values[column], line: row.number)))
        }
        return rows
    }

    private static func table<Element: Sendable>(
        _ name: String, _ columns: Int, weight column: Int, _ files: PackFiles, _ read: ([String]) -> Element?
    ) throws(SampleProblem) -> WeightedTable<Element> {
        try table(try rows(name, columns, weight: column, files, read), name)
    }

    private static func table<Element: Sendable>(_ rows: [Row<Element>], _ name: String) throws(SampleProblem) -> WeightedTable<Element> {
        guard let table = WeightedTable(rows) else { throw .missingFile("people/\(name).txt") }
        return table
    }
}
