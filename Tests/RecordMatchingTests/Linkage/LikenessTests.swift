import RecordMatching
import Testing

struct LikenessTests {
    private let maria = MatchRecord(
        given: "María", family: "Ortega", birthDate: "1979-05-06", phones: ["(505) 555-0142"], street: "12 Mesa Rd", city: "Cedar",
        postalCode: "87001", state: "NM")

    private func maria(
        given: String? = "María", family: String? = "Ortega", birthDate: String? = "1979-05-06", phone: String? = "505 555 0142",
        street: String? = "12 Mesa Rd", city: String? = "Cedar", postalCode: String? = "87001"
    ) -> MatchRecord {
        MatchRecord(
            given: given, family: family, birthDate: birthDate, phones: phone.map { [$0] } ?? [], street: street, city: city,
            postalCode: postalCode, state: "NM")
    }

    private func level(_ field: LinkageField, _ other: MatchRecord) -> Likeness.Level? {
        Likeness(maria, other).evidence.first { $0.field == field }?.level
    }

    @Test func sameInEveryField() {
        let likeness = Likeness(maria, maria())
        #expect(likeness.band == .same)
        #expect(Set(likeness.evidence.map(\.level)) == [.same])
        #expect(likeness.evidence.map(\.field) == [.given, .family, .birthDate, .phone, .houseNumber, .street, .city, .postalCode, .state])
    }

    @Test(arguments: [
        ("Mari", Likeness.Level.nickname), ("Marja", .nearly), ("Maria Elena", .part), ("M", .initial), ("Xochitl", .different),
        ("Mraia", .nearly), ("maria", .same), ("Ma ria", .same),
    ])
    func givenNames(_ given: String, _ expected: Likeness.Level) {
        #expect(level(.given, maria(given: given)) == expected)
    }

    @Test(arguments: [
        ("Ortega Núñez", Likeness.Level.part), ("Ortego", .nearly), ("Hortega", .nearly), ("Smith", .different), ("Ortega", .same),
        ("Orteja", .nearly), ("Arteaga", .similar),
    ])
    func familyNames(_ family: String, _ expected: Likeness.Level) {
        #expect(level(.family, maria(family: family)) == expected)
    }

    @Test func namesInEachOthersPlace() {
        let other = maria(given: "Ortega", family: "Maria")
        #expect(level(.given, other) == .swapped && level(.family, other) == .swapped)
        #expect(Likeness(maria, other).band == .same)
    }

    @Test(arguments: [
        ("1979-06-05", Likeness.Level.swapped), ("1979-05-16", .nearly), ("1979-05-60", .nearly), ("1997-05-06", .nearly),
        ("1979-05-21", .part), ("1984-05-06", .part), ("1979-11-23", .year), ("1960-11-23", .different), ("1979-05-06", .same),
    ])
    func birthDates(_ date: String, _ expected: Likeness.Level) {
        #expect(level(.birthDate, maria(birthDate: date)) == expected)
    }

    @Test(arguments: [
        ("5055550142", Likeness.Level.same), ("+1 505 555 0142", .same), ("555-0142", .part), ("505 555 0124", .nearly),
        ("505 555 9999", .different),
    ])
    func phones(_ phone: String, _ expected: Likeness.Level) {
        #expect(level(.phone, maria(phone: phone)) == expected)
    }

    @Test(arguments: [
        ("12 Mesa Road", Likeness.Level.same, Likeness.Level.same), ("21 Mesa Rd", .nearly, .same), ("12 Mesa Rd Apt 4", .same, .part),
        ("12 Msea Rd", .same, .nearly), ("99 Depot Ave", .different, .different), ("Mesa Rd", .missing, .same),
    ])
    func addresses(_ street: String, _ number: Likeness.Level, _ words: Likeness.Level) {
        let other = maria(street: street)
        #expect(level(.houseNumber, other) == number && level(.street, other) == words)
    }

    @Test func unknownSaysNothing() {
        let likeness = Likeness(maria, maria(birthDate: nil, phone: nil))
        for field in [LinkageField.birthDate, .phone] {
            let evidence = likeness.evidence.first { $0.field == field }
            #expect(evidence?.level == .missing && evidence?.weight == 0 && evidence?.right == "")
        }
        #expect(Likeness(MatchRecord(), MatchRecord()).evidence.isEmpty)
    }

    // MARK: Bands

    @Test func aSlipHereAndThereIsStillTheSame() {
        #expect(Likeness(maria, maria(family: "Ortgea", phone: nil)).band == .same)
        #expect(Likeness(maria, maria(birthDate: "1979-06-05", street: nil)).band == .same)
        #expect(Likeness(maria, maria(street: "400 Canal St", city: "Belen", postalCode: "87002")).band >= .review)
    }

    @Test func householdsAreNotOnePerson() {
        // A couple, and a child.
        #expect(Likeness(maria, maria(given: "Ramón", birthDate: "1977-02-19")).band == .different)
        #expect(Likeness(maria, maria(given: "Ramón", birthDate: nil)).band == .different)
        // A mother and a daughter of one name; twins: for somebody to look at.
        #expect(Likeness(maria, maria(birthDate: "2003-11-30")).band != .same)
        #expect(Likeness(maria, maria(given: "Xochitl")).band != .same)
    }

    @Test func strangersAreDifferent() {
        let stranger = MatchRecord(given: "John", family: "Smith", birthDate: "1955-01-01", street: "1 Canal St", city: "Gallup")
        #expect(Likeness(maria, stranger).band == .different)
        #expect(Likeness(maria, MatchRecord()).band == .different)
    }

    @Test func aRareNameCountsMore() {
        let frequencies = LinkageFrequencies(population: 100_000, counts: ["maria": 4_000, "garcia": 3_000, "xochitl": 3, "quetzal": 2])
        func weight(_ given: String, _ family: String) -> Double {
            let record = MatchRecord(given: given, family: family)
            return Likeness(record, record, frequencies: frequencies).weight
        }
        #expect(weight("Xochitl", "Quetzal") > weight("María", "García") + 8)
    }

    @Test func theTownSaysLittleWhereEverybodyLivesInIt() {
        func weight(_ places: [String: Int]) -> Double {
            Likeness(maria, maria(phone: nil), frequencies: LinkageFrequencies(population: 10_000, counts: [:], places: places)).weight
        }
        let everywhere = ["cedar": 9_000, "87001": 9_000, "mesaroad": 2_000]
        let rare = ["cedar": 3, "87001": 3, "mesaroad": 2]
        #expect(weight(rare) > weight(everywhere) + 8)
        // Of a namesake in the same town, born in another year.
        let frequencies = LinkageFrequencies(population: 10_000, counts: ["maria": 300, "ortega": 90], places: everywhere)
        let namesake = maria(family: "Baca", birthDate: "1951-09-14", phone: "505 555 7711", street: "99 Depot Ave")
        #expect(Likeness(maria, namesake, frequencies: frequencies).band == .different)
    }

    @Test func nobodyIsSurelyTheSameWithoutABirthDate() {
        #expect(Likeness(maria, maria(birthDate: nil)).band == .review)
        let numbered = MatchRecord(given: "María", family: "Ortega", phones: ["505 555 0142"], street: "12 Mesa Rd", externalID: "K-1187")
        #expect(Likeness(numbered, numbered).band == .same)
        let farm = MatchRecord(organisation: "Ortega Farms", phones: ["505 555 0142"], street: "12 Mesa Rd", city: "Cedar")
        #expect(Likeness(farm, farm).band == .same)
    }

    @Test func moreIsAskedForInALargerRegister() {
        let (small, large) = (Likeness.thresholds(population: 1_000), Likeness.thresholds(population: 1_000_000))
        #expect(large.same > small.same && large.review > small.review)
        for thresholds in [small, large] { #expect(thresholds.review <= thresholds.link && thresholds.link <= thresholds.same) }
    }

    @Test func quickTellsTheSameBand() {
        var random = SmallRandom(seed: 11)
        for _ in 0..<2_000 {
            let (left, right) = (Made.record(&random), Made.record(&random))
            let (whole, quick) = (Likeness(left, right), Likeness.quick(left, right))
            #expect(whole.band == quick.band)
            #expect(quick.weight == whole.weight || quick.weight == Likeness.outOfTheQuestion)
        }
    }

    @Test func symmetric() {
        var random = SmallRandom(seed: 5)
        var frequencies = LinkageFrequencies()
        let records = (0..<300).map { _ in Made.record(&random) }
        for record in records { frequencies.add(record) }
        for _ in 0..<3_000 {
            let (left, right) = (records[random.below(300)], records[random.below(300)])
            let (there, back) = (Likeness(left, right, frequencies: frequencies), Likeness(right, left, frequencies: frequencies))
            #expect(abs(there.weight - back.weight) < 1e-9 && there.band == back.band)
            #expect(there.evidence.map(\.level) == back.evidence.map(\.level))
            #expect(there.evidence.map(\.left) == back.evidence.map(\.right))
        }
    }

    @Test func theWeightIsTheSumOfItsEvidenceButForWhatAHouseholdShares() {
        let likeness = Likeness(maria, maria(given: "Marja"))
        let own = likeness.evidence.filter { !$0.field.isShared }.reduce(0) { $0 + $1.weight }
        let shared = likeness.evidence.filter(\.field.isShared).reduce(0) { $0 + $1.weight }
        #expect(likeness.weight > own && likeness.weight <= own + shared)
    }

    // MARK: Look-alikes

    @Test func lookAlikesAreFlagged() throws {
        let likeness = Likeness(maria, maria(given: "Mаria", family: "0rtega"))
        for field in [LinkageField.given, .family] {
            let evidence = try #require(likeness.evidence.first { $0.field == field })
            #expect(evidence.isLookAlike && evidence.level == .nearly)
        }
        #expect(likeness.band == .same)
        #expect(!Likeness(maria, maria(given: "Marta")).evidence.contains { $0.isLookAlike })
    }

    // MARK: Hostile text

    @Test func anyTextIsWeighed() {
        let long = Array(repeating: "de la Santísima Trinidad y", count: 8).joined(separator: " ")
        let names = [
            "", " ", "O", "李", "🐄🐄", "\u{202E}agetrO\u{202C}", "a\u{301}\u{301}\u{301}", String(repeating: "x", count: 10_000), long,
            "' OR 1=1 --", "\u{0}", "NEAR(\"x\" *", "२०२६", "Sri Venkata Satya Naga Lakshmi Narasimha Raju",
        ]
        let records = names.flatMap { name in
            [
                MatchRecord(given: name), MatchRecord(given: "Ana", family: name, phones: [name], street: name, city: name),
                MatchRecord(organisation: name, birthDate: name, postalCode: name, state: name, externalID: name),
            ]
        }
        for left in records {
            for right in records {
                let likeness = Likeness(left, right)
                #expect(likeness.weight.isFinite && abs(likeness.weight) < 200)
                #expect(likeness.band == Likeness(right, left).band)
            }
        }
    }
}

/// Records of few values, so that many agree in something.
enum Made {
    static func record(_ random: inout SmallRandom) -> MatchRecord {
        func one(_ values: [String?]) -> String? { values[random.below(values.count)] }
        return MatchRecord(
            given: one(["Maria", "María Elena", "Mary", "Bill", "William", "W", nil, "Jose", "Pepe", "Garcia"]),
            family: one(["Garcia", "García López", "de la Cruz", "Delacruz", "Gracia", "Garza", nil, "Maria", "Jose"]),
            birthDate: one(["1979-05-06", "1979-06-05", "1979-05-07", "1997-05-06", "1960-01-31", nil]),
            phones: [one(["505 555 0142", "505 555 0124", "555 0142", nil])].compactMap { $0 },
            street: one(["12 Mesa Rd", "12 Mesa Road Apt 3", "21 Mesa Rd", "PO Box 7", nil]), city: one(["Cedar", "Ceder", "Belen", nil]),
            postalCode: one(["87001", "870011234", "87002", nil]), state: one(["NM", "AZ", nil]))
    }
}
