import Testing

@testable import RecordMatching

/// A register small enough to know by heart.
struct KnownRegister {
    static let people: [(name: String, record: MatchRecord)] = [
        ("marisol", person("Marisol", "Ortega-Núñez", "1979-05-06", "505 555 0142", "12 Mill Road", "Cedar")),
        ("william", person("William", "Begay", "1951-11-30", "505 555 0177", "4 Rio Grande Blvd", "Los Lunas")),
        ("mary", person("Mary Ann", "Cole", "1983-02-01", "505 555 0199", "77 Elm Street", "Cedar")),
        ("juan", person("Juan", "de la Cruz", "1990-12-24", "575 555 0102", "1 Plaza Vieja", "Belen")),
        ("kathryn", person("Kathryn", "Smyth", "1966-07-08", "505 555 0111", "9 Oak Lane", "Cedar")),
        ("katherine", person("Katherine", "Schmidt", "1967-07-08", "505 555 0112", "9 Oak Lane", "Cedar")),
        ("brien", person("Sean", "O\u{2019}Brien", "1979-01-17", "505 555 0120", "31 Mill Road", "Belen")),
        ("gonzalez", person("Jose", "González", "1979-05-16", "505 555 0121", "8 Calle Sol", "Belen")),
        ("gonzalo", person("Gonzalo", "Vega", "2001-05-16", "505 555 0122", "8 Calle Luna", "Belen")),
        ("honey", MatchRecord(organisation: "Nguyen Honey LLC", phones: ["505 555 0150"], street: "6 Bee Way", city: "Cedar")),
        ("cher", MatchRecord(given: "Cher", birthDate: "1946-05-20")),
        ("maria", person("Maria", "Ortega", "1944-05-06", "505 555 0133", "2 Mill Road", "Cedar")),
    ]

    static func person(
        _ given: String, _ family: String, _ born: String, _ phone: String, _ street: String, _ city: String
    ) -> MatchRecord {
        MatchRecord(
            given: given, family: family, birthDate: born, phones: [phone], street: street, city: city, postalCode: "87002", state: "NM")
    }

    var table: PostingTable {
        var table = PostingTable()
        for (index, person) in Self.people.enumerated() {
            let numbers = person.record.phones.flatMap { SearchKey.phone($0) }
            let number = index == 1 ? SearchKey.caseNumber("LIP-2026-000123-J", serial: 123) : []
            table.add(UInt32(index), person.record, flags: index == 1 ? [.open] : [], numbers: numbers + number)
        }
        table.makeLexicon()
        return table
    }

    func found(_ typed: String) -> [String] {
        (SearchEngine(table).hits(SearchQuery(typed), limit: 20) ?? []).map { Self.people[Int($0.row)].name }
    }

    func first(_ typed: String) -> (name: String, manners: Set<Agreement.Manner>)? {
        (SearchEngine(table).hits(SearchQuery(typed), limit: 20) ?? []).first.map {
            (Self.people[Int($0.row)].name, Set($0.agreements.map(\.manner)))
        }
    }
}

@Suite("Finding people as they are remembered")
struct SearchEngineTests {
    let register = KnownRegister()

    @Test(
        "The right person stands first, and the manner is told",
        arguments: [
            ("marisol ortega", "marisol", Agreement.Manner.whole), ("ortega maris", "marisol", .beginning),
            ("bill begay", "william", .nickname), ("pepe gonzalez", "gonzalez", .nickname), ("gonzales", "gonzalez", .sound),
            ("ortgea marisol", "marisol", .spelling), ("begya", "william", .spelling), ("smith kathryn", "kathryn", .sound),
            ("o brien", "brien", .joined), ("obrien sean", "brien", .whole), ("delacruz", "juan", .joined), ("maryann", "mary", .joined),
            ("mary ann cole", "mary", .whole), ("5/6/1979 ortega", "marisol", .whole), ("ortega 6/5/1979", "marisol", .swapped),
            ("6 de mayo de 1979", "marisol", .whole), ("505 555 0142", "marisol", .whole), ("505 555 0124", "marisol", .swapped),
            ("0177", "william", .whole), ("77 elm", "mary", .whole), ("lip-2026-000123-j", "william", .whole), ("123", "william", .whole),
            ("000123", "william", .whole), ("nguyen hon", "honey", .beginning), ("cher", "cher", .whole), ("cruz jaun", "juan", .sound),
            ("ortega 6 may 79", "marisol", .whole), ("ortega 06 05 1979", "marisol", .swapped), ("may 6 79", "marisol", .whole),
            ("ortega 050679", "marisol", .whole), ("lip-2026-000123-k", "william", .spelling), ("LIP-2026-00123-J", "william", .spelling),
            ("williambegay", "william", .joined), ("jose 16 may 1979", "gonzalez", .whole), ("ORTEGA NUNEZ", "marisol", .whole),
            ("smyth kathryn oak", "kathryn", .whole),
        ])
    func rightPersonFirst(typed: String, name: String, manner: Agreement.Manner) {
        let first = register.first(typed)
        #expect(
            first?.name == name && first?.manners.contains(manner) == true,
            "\(typed): \(String(describing: first)) \(first?.manners ?? []) of \(register.found(typed))")
    }

    @Test("A birth year alone, and with half a name")
    func birthYear() {
        #expect(Set(register.found("1979")).isSuperset(of: ["marisol", "brien", "gonzalez"]))
        #expect(register.found("gonz 1979").first == "gonzalez")
        #expect(register.found("gon 2001").first == "gonzalo")
    }

    @Test("Qualifiers leave nobody who does not agree")
    func qualifiers() {
        #expect(register.found("case:open") == ["william"])
        #expect(Set(register.found("in:belen")) == ["juan", "brien", "gonzalez", "gonzalo"])
        #expect(register.found("ortega born:1944") == ["maria"])
        #expect(register.found("marisol case:open").isEmpty)
        #expect(register.found("in:\"Los Lunas\" begay") == ["william"])
        #expect(register.found("begay in:L") == register.found("begay") && register.found("begay in:Los") == ["william"])
        #expect(register.found("born:51 begay") == ["william"])
        #expect(register.found("name:mill").isEmpty && !register.found("mill").isEmpty)
    }

    @Test("One wrong word does not hide who else agrees")
    func oneWrongWord() {
        #expect(register.first("marisol xyzzyq 1979-05-06")?.name == "marisol")
        #expect(register.first("begay 1951-11-30 plumber")?.name == "william")
    }

    @Test("Two words that sound alike say more than one to the letter")
    func bothWords() {
        var table = PostingTable()
        table.add(1, MatchRecord(given: "Katherine", family: "Farmer"))
        table.add(2, MatchRecord(given: "Catherine", family: "Stephens"))
        for row in 3..<300 { table.add(UInt32(row), MatchRecord(given: "Ana\(row % 7)", family: "Diaz")) }
        table.makeLexicon()
        #expect(SearchEngine(table).hits(SearchQuery("katherine stevens"), limit: 5)?.first?.row == 2)
    }

    @Test("Whole names stand before longer ones")
    func wholeNamesFirst() { #expect(register.found("ortega").first == "maria") }

    @Test(
        "Text nobody meant gives a sensible answer",
        arguments: [
            "", " ", ",", "'", "%", "*", "\"", "NEAR(a b)", "' OR 1=1 --", "👍", "\u{202E}ortega\u{202C}", "\u{0}", "\u{1B}[31m",
            "de la", "a", "z", "of the and", String(repeating: "ortega ", count: 1500), String(repeating: "x", count: 10_000),
            String(repeating: "é\u{301}\u{301}", count: 500), "مريم", "王小明", "born:", "case:nonsense", "in:\"", "-1",
            "99999999999999999999",
        ])
    func hostile(typed: String) {
        let hits = SearchEngine(register.table).hits(SearchQuery(typed), limit: 20)
        #expect((hits ?? []).count <= 20 && (hits ?? []).allSatisfy { (0...1).contains($0.score) })
        #expect(SearchEngine(PostingTable()).hits(SearchQuery(typed), limit: 20) == [])
    }

    @Test("Bidirectional controls change nothing") func bidi() { #expect(register.found("\u{202E}begay\u{202C}").first == "william") }

    @Test("Names of forty words, of one letter, and of one word")
    func oddNames() {
        var table = PostingTable()
        let long = (1...40).map { "nombre\(Character(Unicode.Scalar(96 + UInt8($0 % 26 + 1))))" }.joined(separator: " ")
        table.add(1, MatchRecord(given: long, family: "Sri Venkata Lakshmi Narasimha Rao"))
        table.add(2, MatchRecord(given: "O", family: "E"))
        table.add(3, MatchRecord(given: "Teller"))
        table.makeLexicon()
        let engine = SearchEngine(table)
        #expect(engine.hits(SearchQuery("lakshmi narasimha"), limit: 5)?.first?.row == 1)
        #expect(engine.hits(SearchQuery(long), limit: 5)?.first?.row == 1)
        #expect(engine.hits(SearchQuery("o e"), limit: 5)?.first?.row == 2)
        #expect(engine.hits(SearchQuery("telller"), limit: 5)?.first?.row == 3)
    }

    @Test("What is no longer wanted stops")
    func stops() {
        #expect(SearchEngine(register.table).hits(SearchQuery("ortega"), limit: 20, isWanted: { false }) == nil)
    }

    @Test("Typed key by key with a cache, each answer is the same as without")
    func cached() {
        let table = register.table
        let cache = SearchCache()
        for typed in ["marisol ortega 1979", "bill begya", "505 555 0142", "o brien sean"] {
            for length in 1...typed.count {
                let query = SearchQuery(String(typed.prefix(length)))
                #expect(SearchEngine(table, cache: cache).hits(query, limit: 20) == SearchEngine(table).hits(query, limit: 20))
            }
        }
    }
}

@Suite("The right person among many who agree in something else")
struct CrowdTests {
    /// 400 people in house 123 of a town called Cedar, and after them those who are meant.
    static let crowd: PostingTable = {
        var table = PostingTable()
        for row in 0..<400 {
            table.add(UInt32(row), KnownRegister.person("Ana", "Diaz", "1980-01-01", "", "123 Elm Street", "Cedar"))
        }
        table.add(900, MatchRecord(given: "Tom", family: "Begay"), numbers: SearchKey.caseNumber("LIP-2026-000123-J", serial: 123))
        table.add(901, MatchRecord(given: "Rose", family: "Cedar"))
        table.add(902, MatchRecord(given: "Eva", family: "Ruiz"), numbers: SearchKey.externalID("87002"))
        table.add(903, KnownRegister.person("Ana", "Diaz", "1961-02-03", "", "7 Mill Road", "Belen"))
        table.add(904, KnownRegister.person("Ana", "Diaz", "1980-01-01", "", "9 Oak Lane", "Belen"))
        table.makeLexicon()
        return table
    }()

    func rows(_ typed: String) -> [UInt32] { (SearchEngine(Self.crowd).hits(SearchQuery(typed), limit: 10) ?? []).map(\.row) }

    @Test("A case number, a surname and another register's number are not crowded out by houses, towns and postal codes")
    func search() {
        #expect(rows("123").contains(900))
        #expect(rows("cedar").first == 901)
        #expect(rows("87002").contains(902))
    }

    @Test("Who lives at the address, or was born that day, is warned of before the many who share the name")
    func resemblance() {
        let engine = SearchEngine(Self.crowd)
        let address = engine.resembling(KnownRegister.person("Ana", "Diaz", "", "", "7 Mill Road", "Belen"), limit: 3)
        #expect(address?.contains { $0.row == 903 } == true)
        let day = engine.resembling(KnownRegister.person("Ana", "Diaz", "1961-02-03", "", "", ""), limit: 3)
        #expect(day?.first?.row == 903)
    }

    @Test("Letters that compose when words are joined are posted in one writing")
    func composing() {
        let apart = MatchRecord(given: "\u{1100} \u{1161}")
        let one = MatchRecord(given: "\u{AC00}")
        let bytes = Set(apart.terms.union(one.terms).filter { $0.field == .name }.map { Array($0.text.utf8) })
        #expect(bytes == [Array("\u{1100}".utf8), Array("\u{1161}".utf8), Array("\u{AC00}".utf8)])
    }
}

@Suite("Marks in what is shown")
struct MarkTests {
    func marked(_ text: String, _ typed: String, _ field: Agreement.Field = .name) -> [String] {
        let hits = SearchEngine(KnownRegister().table).hits(SearchQuery(typed), limit: 1) ?? []
        return Folding.marks(in: text, hits.first?.agreements ?? [], of: field).map { String(text[$0]) }
    }

    @Test("Words, beginnings and joined words are marked where they stand")
    func marks() {
        #expect(marked("Ortega-Núñez, Marisol", "ortega maris") == ["Ortega", "Maris"])
        #expect(marked("Ortega-Núñez, Marisol", "nunez") == ["Núñez"])
        #expect(marked("Begay, William", "bill") == ["William"])
        #expect(marked("de la Cruz, Juan", "delacruz") == ["de la Cruz"])
        #expect(marked("O\u{2019}Brien, Sean", "o brien") == ["O\u{2019}Brien"])
        #expect(marked("(505) 555-0142", "0142", .phone) == ["0142"])
        #expect(marked("Cedar", "ortega", .city).isEmpty)
        #expect(marked("", "ortega").isEmpty && marked(String(repeating: "é", count: 5000), "ortega").isEmpty)
    }
}

@Suite("Who may be the same person")
struct ResemblanceTests {
    func alike(_ record: MatchRecord) -> [String] {
        let table = KnownRegister().table
        return (SearchEngine(table).resembling(record, limit: 5) ?? []).map { KnownRegister.people[Int($0.row)].name }
    }

    @Test("Records with slips of every kind are found")
    func slips() {
        let register = KnownRegister.self
        #expect(
            alike(register.person("Marisol", "Ortega", "1979-06-05", "505 555 0142", "12 Mill Rd", "Cedar")).first == "marisol")
        #expect(alike(register.person("Bill", "Begay", "1951-11-30", "", "", "")).first == "william")
        #expect(alike(register.person("Jose", "Gonzales", "1979-05-15", "", "8 Calle Sol", "Belen")).first == "gonzalez")
        #expect(alike(MatchRecord(organisation: "Nguyen Honey", phones: ["5055550150"])).first == "honey")
    }

    @Test("Somebody else is not warned of")
    func somebodyElse() {
        #expect(alike(KnownRegister.person("Rosa", "Chavez", "1999-09-09", "303 555 1234", "5 Nowhere", "Denver")).isEmpty)
        #expect(alike(MatchRecord()).isEmpty)
        #expect(!alike(KnownRegister.person("William", "Ortega", "1951-11-30", "", "", "")).contains("marisol"))
    }
}
