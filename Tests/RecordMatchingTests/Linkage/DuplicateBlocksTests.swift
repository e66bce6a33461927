import RecordMatching
import Testing

struct DuplicateBlocksTests {
    private static let person = MatchRecord(
        given: "Guadalupe", family: "Trujillo", birthDate: "1968-03-09", phones: ["505 555 0142"], street: "410 Canal St", city: "Belen",
        postalCode: "87002", state: "NM")

    private static func other(
        given: String? = "Guadalupe", family: String? = "Trujillo", birthDate: String? = "1968-03-09", phone: String? = "505 555 0142",
        street: String? = "410 Canal St", city: String? = "Belen", postalCode: String? = "87002"
    ) -> MatchRecord {
        MatchRecord(
            given: given, family: family, birthDate: birthDate, phones: phone.map { [$0] } ?? [], street: street, city: city,
            postalCode: postalCode, state: "NM")
    }

    /// The same person in a second record, each time with other errors.
    static let spoilt: [MatchRecord] = [
        person,
        other(given: "Lupe", phone: nil),
        other(family: "Truhiyo", phone: nil, street: nil, postalCode: nil),
        other(given: "Trujillo", family: "Guadalupe", phone: nil, street: nil),
        other(birthDate: "1968-09-03", phone: nil, postalCode: nil),
        other(birthDate: "1986-03-09", phone: nil, street: nil, postalCode: nil),
        other(birthDate: nil, phone: nil, street: "7 Mesa Rd"),
        other(phone: "505 555 9911", street: "7 Mesa Rd", city: "Gallup", postalCode: "87301"),
        other(given: "Gudaalupe", family: "Trjuillo", phone: "505 555 0142", street: nil),
        other(given: nil, phone: nil),
        other(family: nil, birthDate: nil),
        other(family: "Tru jillo", phone: nil, street: nil, postalCode: nil),
        MatchRecord(given: "Guadalupe", family: "Trujillo"),
    ]

    @Test(arguments: spoilt.indices)
    func findsThePlantedOneAmongMany(_ index: Int) throws {
        var random = SmallRandom(seed: 99)
        var blocks = DuplicateBlocks()
        blocks.add(row: 7, Self.person)
        for row in 0..<400 { blocks.add(row: UInt32(100 + row), Self.stranger(&random)) }
        blocks.add(row: 9_000_000, Self.spoilt[index])
        let candidates = try #require(blocks.candidates())
        #expect(candidates.pairs.contains { $0.left == 7 && $0.right == 9_000_000 })
        #expect(candidates.pairs.count < 4_000)
    }

    @Test func eachPairOnceAndNobodyWithThemselves() throws {
        var random = SmallRandom(seed: 4)
        var blocks = DuplicateBlocks()
        for row in 0..<500 { blocks.add(row: UInt32(row), Made.record(&random)) }
        let pairs = try #require(blocks.candidates()).pairs
        #expect(Set(pairs).count == pairs.count && !pairs.isEmpty)
        #expect(pairs.allSatisfy { $0.left < $0.right })
    }

    @Test func theOrderOfAddingDoesNotMatter() throws {
        var random = SmallRandom(seed: 8)
        var records: [(UInt32, MatchRecord)] = (0..<400).map { (UInt32($0), Self.stranger(&random)) }
        records += [(900, Self.person), (901, Self.other(phone: nil))]
        func pairs(_ records: [(UInt32, MatchRecord)]) throws -> Set<Set<UInt32>> {
            var blocks = DuplicateBlocks()
            for (row, record) in records { blocks.add(row: row, record) }
            return Set(try #require(blocks.candidates()).pairs.map { [$0.left, $0.right] })
        }
        let (there, back) = (try pairs(records), try pairs(records.reversed()))
        #expect(there == back && there.contains([900, 901]))
    }

    /// A thousand people at one shelter with one telephone: not half a million pairs, and it is said that they were left out.
    @Test func whatIsTooLargeIsSplitThenCounted() throws {
        var blocks = DuplicateBlocks()
        for row in 0..<1_000 {
            blocks.add(
                row: UInt32(row),
                MatchRecord(
                    given: "Ana", family: "Garcia", phones: ["505 555 0100"], street: "1 Shelter Rd", city: "Cedar", postalCode: "87001"))
        }
        let candidates = try #require(blocks.candidates())
        #expect(candidates.pairs.isEmpty)
        #expect(candidates.skipped.contains { $0.pass == .phone && $0.records == 1_000 })
        // The same with birth dates, of which each is there twice: split, and found.
        var dated = DuplicateBlocks()
        for row in 0..<1_000 {
            let day = row % 500
            let date = "19\(10 + day % 90)-0\(1 + day / 90)-1\(day / 90)"
            dated.add(row: UInt32(row), MatchRecord(given: "Ana", family: "Garcia", birthDate: date, phones: ["505 555 0100"]))
        }
        let found = try #require(dated.candidates())
        let pairs = Set(found.pairs.map { [Int($0.left), Int($0.right)] })
        #expect((0..<500).allSatisfy { pairs.contains([$0, $0 + 500]) })
    }

    @Test func noMorePairsThanAllowed() throws {
        var random = SmallRandom(seed: 21)
        var blocks = DuplicateBlocks()
        for row in 0..<2_000 { blocks.add(row: UInt32(row), Made.record(&random)) }
        let candidates = try #require(blocks.candidates(pairLimit: 500))
        #expect(candidates.pairs.count <= 500 && !candidates.skipped.isEmpty)
    }

    @Test func stopsWhenNoLongerWanted() {
        var blocks = DuplicateBlocks()
        blocks.add(row: 1, Self.person)
        #expect(blocks.candidates(isWanted: { false }) == nil)
    }

    @Test func emptyAndHostileRecordsAreNoTrouble() {
        var blocks = DuplicateBlocks()
        #expect(blocks.candidates()?.pairs.isEmpty == true)
        for (row, text) in ["", " ", "a", "🐄", "\u{202E}", String(repeating: "x ", count: 5_000), "李"].enumerated() {
            blocks.add(
                row: UInt32(row), MatchRecord(given: text, family: text, birthDate: text, phones: [text], street: text, postalCode: text))
        }
        #expect((blocks.candidates()?.pairs.count ?? .max) <= 21)
    }

    @Test func countsNamesOnTheWay() {
        var blocks = DuplicateBlocks()
        for row in 0..<3 { blocks.add(row: UInt32(row), Self.person) }
        #expect(blocks.frequencies.population == 3)
        let places = ["belen": 3, "canalstreet": 3, "87002": 3]
        #expect(
            blocks.frequencies == LinkageFrequencies(population: 3, counts: ["guadalupe": 3, "trujillo": 3], places: places))
    }

    private static func stranger(_ random: inout SmallRandom) -> MatchRecord {
        let letters = "abcdeilmnorstu"
        return MatchRecord(
            given: "Q" + random.word(of: letters, upTo: 8), family: "Z" + random.word(of: letters, upTo: 9),
            birthDate: "19\(30 + random.below(60))-\(10 + random.below(3))-\(10 + random.below(18))",
            phones: ["505 \(200 + random.below(300)) \(1_000 + random.below(9_000))"], street: "\(random.below(900)) Mesa Rd",
            city: random.word(of: letters, upTo: 6), postalCode: String(88_000 + random.below(400)), state: "NM")
    }
}
