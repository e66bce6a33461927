import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Interchange
import RecordMatching
import Testing

/// A file in memory, handed over in pieces of no particular length.
private func file(_ bytes: [UInt8]) -> ImportFile {
    ImportFile(size: UInt64(bytes.count)) { () throws(ImportFailure) -> ImportFile.Pieces in
        var position = 0
        return { () throws(ImportFailure) -> [UInt8] in
            defer { position += 1000 }
            return position < bytes.count ? Array(bytes[position..<min(bytes.count, position + 1000)]) : []
        }
    }
}

private func file(_ text: String) -> ImportFile { file(Array(text.utf8)) }

extension Counter {
    /// Imports as Dana does, and answers what became of each row.
    fileprivate func bring(
        _ text: String, maps: [(column: String, field: String)] = [], order: DateOrder? = nil, _ manner: ImportManner = ImportManner(),
        by member: StaffMember? = nil, isWanted: (ImportProgress) -> Bool = { _ in true }
    ) throws -> (rows: [JudgedRow], summary: ImportSummary) {
        let office = office(member)
        let plan = try office.planImport(of: file(text), ImportChoices(maps: maps, dateOrder: order))
        var rows: [JudgedRow] = []
        let summary = try office.importConstituents(from: file(text), by: plan, manner) { row throws(ImportFailure) in
            rows.append(row)
        } isWanted: {
            isWanted($0)
        }
        return (rows, summary)
    }

    fileprivate var people: [ConstituentDetails] {
        get throws {
            var ids: [ConstituentID] = []
            try store.forEachRecord {
                ids.append($0.id)
                return true
            }
            let details = try store.constituents(ids)
            return ids.compactMap { details[$0] }
        }
    }
}

private let trial = ImportManner(isTrial: true, checking: .max)

@Suite("Bringing a register along")
struct ImportTests {
    static let register = """
        Given Name,Family Name,DOB,Phone 1,Phone 2,Address,City,State,Zip,External ID,Notes
        Marisol,Ortega,1979-04-12,505-555-0142,505-555-0143,12 Mill Road,Cedar,NM,87001,R-1,calls often
        Tom,Begay,13/05/1980,,,,,,,R-2,
        Ana,Diaz,04/06/1981,,,,,,,R-3,

        """

    @Test("People are entered as events, each with what the columns say")
    func entering() throws {
        let counter = try Counter()
        let (rows, summary) = try counter.bring(Self.register)
        #expect(summary.added == 3 && summary.wrong == 0 && summary.isComplete)
        #expect(rows.map(\.row.line) == [2, 3, 4])
        let people = try counter.people
        #expect(
            people.first
                == ConstituentDetails(
                    givenName: "Marisol", familyName: "Ortega", birthDate: CivilDate("1979-04-12"),
                    phones: ["505-555-0142", "505-555-0143"], street: "12 Mill Road", city: "Cedar", postalCode: "87001", state: "NM",
                    externalID: "R-1"))
        // One date that can only be day first settles the others.
        #expect(people.map(\.birthDate?.description) == ["1979-04-12", "1980-05-13", "1981-06-04"])
        #expect(summary.ledger == (try counter.store.ledgerState()))
        #expect(try counter.store.verify { _, _ in true }.findings.isEmpty)
    }

    @Test("A trial enters nothing and says the same")
    func trying() throws {
        let counter = try Counter()
        let before = try counter.store.ledgerState()
        let (rows, summary) = try counter.bring(Self.register, trial)
        #expect(summary.added == 3 && rows.allSatisfy { $0.verdict == .new })
        #expect(try counter.store.ledgerState() == before)
        #expect(summary.ledger == nil)
    }

    @Test("The same file again enters nobody, whoever brings it and however it is read")
    func again() throws {
        let counter = try Counter()
        _ = try counter.bring(Self.register)
        let state = try counter.store.ledgerState()
        let (rows, summary) = try counter.bring(Self.register, order: .mdy, by: counter.boss)
        #expect(summary.added == 0 && summary.imported == 3)
        #expect(
            rows.allSatisfy {
                if case .imported = $0.verdict { true } else { false }
            })
        #expect(try counter.store.ledgerState() == state)
        // Without the numbers each row is known by all that it says.
        let plain = "name,born\nAna Diaz,1981-06-04\nAna Diaz,1981-06-05\n"
        #expect(try counter.bring(plain).summary.added == 2)
        #expect(try counter.bring(plain + "Luz Diaz,1990-01-01\n").summary.added == 1)
    }

    @Test("Whoever stops it goes on where it was stopped")
    func stopping() throws {
        let counter = try Counter()
        let text = "name,external_id\n" + (1...95).map { "Person Number\($0),N\($0)\n" }.joined()
        let manner = ImportManner(rowsAtOnce: 20)
        var asked = 0
        let (_, first) = try counter.bring(text, manner) { _ in
            asked += 1
            return asked < 2
        }
        #expect(!first.isComplete && first.added > 0 && first.added < 95)
        #expect(try counter.people.count == first.added)
        let (_, second) = try counter.bring(text, manner)
        #expect(second.isComplete && second.imported == first.added && second.added == 95 - first.added)
        #expect(try counter.people.count == 95)
        #expect(try counter.bring(text).summary.added == 0)
    }

    @Test("Rows that are wrong are left out, each with its line and reason")
    func wrongRows() throws {
        let counter = try Counter()
        let text =
            "given_name,family_name,birth_date,phone\r\n"
            + "Ana,Diaz,1981-06-04,505-555-0101\r\n" + ",,1981-06-04,\r\n" + "Luz,Diaz,1981-02-30,\r\n" + "Eve,\u{1B}[2J,,\r\n"
            + "Tom,Begay,2031-01-01,\r\n" + "Kim,Cole,,12\r\n" + "Too,Few,\r\n" + "Too,Many,,,x\r\n"
            + "\(String(repeating: "x", count: 300)),Long,,\r\n" + "\"Lost,Quote,,\r\n" + "Ben,Last,,\r\n"
        let (rows, summary) = try counter.bring(text)
        #expect(summary.rows == 11 && summary.added == 2 && summary.wrong == 9)
        let wrong: [Int: [RowProblem]] = rows.reduce(into: [:]) { if case .wrong(let problems) = $1.verdict { $0[$1.row.line] = problems } }
        #expect(wrong[3] == [.refused(.nameRequired)])
        #expect(wrong[4] == [.date("1981-02-30")])
        #expect(wrong[5] == [.refused(.invalidField("Family name", .controlCharacters))])
        #expect(wrong[6] == [.refused(.dateInFuture(try #require(CivilDate("2031-01-01"))))])
        #expect(wrong[7] == [.refused(.invalidField("Telephone", .badPattern(.phone)))])
        #expect(wrong[8] == [.width(found: 3, wanted: 4)])
        #expect(wrong[9] == [.width(found: 5, wanted: 4)])
        #expect(wrong[10] == [.refused(.textTooLong(limit: 200))])
        #expect(wrong[11] == [.broken(.unclosedQuote)])
        let wording = Wording(agency: counter.agency)
        for problem in wrong.values.joined() {
            let reason = wording.reason(problem)
            #expect(!reason.isEmpty && !reason.contains("1981") && !reason.contains("\u{1B}"))
        }
    }

    @Test("Rows of the same number, and numbers that are in the register, are not entered")
    func numbers() throws {
        let counter = try Counter()
        let known = try counter.person("Marisol", "Ortega", externalID: "R-1")
        let text = "name,external_id\nM. Ortega,R-1\nTom Begay,R-2\nSomebody Else,R-2\nAna Diaz,\nAna Diaz,\n"
        for manner in [trial, ImportManner()] {
            let (rows, summary) = try counter.bring(text, manner)
            #expect(rows.map(\.verdict) == [.numbered(known), .new, .repeated, .new, .repeated])
            #expect(summary.added == 2 && summary.numbered == 1 && summary.repeated == 2)
        }
    }

    @Test("A number that is somebody else's here is said, and not taken for the same person")
    func numbersOfOthers() throws {
        let counter = try Counter()
        let known = try counter.person("Marisol", "Ortega", externalID: "R-1")
        _ = try counter.bring("name,born,external_id\nTom Begay,1980-06-05,R-2\n")
        let other = "name,born,external_id\nQuentin Abernathy,1951-11-30,R-1\nLudmila Vasquez,1999-12-01,R-2\n"
        let (rows, summary) = try counter.bring(other)
        #expect(rows.first?.verdict == .taken(known) && summary.taken == 2 && summary.added == 0)
    }

    @Test("A number that only a merged record has is in the register all the same")
    func numbersOfAliases() throws {
        let counter = try Counter()
        let kept = try counter.person("Marisol", "Ortega", externalID: "R-1")
        let alias = try counter.person("Mari", "Ortega", externalID: "R-2")
        _ = try counter.office().merge(alias, into: kept)
        let text = "name,born,external_id\nMari Ortega,1979-03-14,R-2\nQuentin Abernathy,1951-11-30,r 2\nTom Begay,1980-06-05,R-3\n"
        let (rows, summary) = try counter.bring(text)
        #expect(rows.map(\.verdict) == [.numbered(kept), .taken(kept), .new] && summary.added == 1)
        _ = try counter.office().unmerge(alias)
        #expect(try counter.bring("name,external_id\nM. Ortega,R-2\n").rows.map(\.verdict) == [.numbered(alias)])
    }

    @Test("Who is probably there already is named, and left out only where that was asked for")
    func probable() throws {
        let counter = try Counter()
        let known = try counter.person("Marisol", "Ortega", born: "1979-03-14")
        let text = "name,born,phone\nMarisol Ortega,1979-03-14,505-555-0142\nQuentin Abernathy,1951-11-30,\n"
        let (rows, tried) = try counter.bring(text, trial)
        guard case .probable(let alike)? = rows.first?.verdict else {
            Issue.record("\(rows)")
            return
        }
        #expect(alike.first?.id == known && alike.first?.likeness.band == .same)
        #expect(rows.last?.verdict == .new)
        #expect(tried.same == 1 && tried.checked == 2 && tried.added == 2)
        let (_, skipped) = try counter.bring(text, ImportManner(probable: .skip))
        #expect(skipped.added == 1 && skipped.leftOut == 1 && skipped.same == 1)
        // Not looked for, and so entered.
        let (_, added) = try counter.bring(text)
        #expect(added.added == 1 && added.imported == 1 && added.checked == 0)
    }

    @Test("Whoever may not enter one may not enter many")
    func roles() throws {
        let counter = try Counter()
        let priya = try counter.office().findStaff("priya")
        for manner in [trial, ImportManner()] {
            #expect(throws: ImportFailure.operation(.refused(.roleRequired(["caseworker"]), caseType: nil))) {
                try counter.bring(Self.register, manner, by: priya)
            }
        }
    }

    @Test("Identifiers tell nothing about people, not even to who knows everything about them")
    func secrecy() throws {
        let (one, other) = (try Counter(), try Counter())
        func ids(_ counter: Counter) throws -> Set<ConstituentID> {
            var ids: Set<ConstituentID> = []
            try counter.store.forEachRecord {
                ids.insert($0.id)
                return true
            }
            return ids
        }
        _ = try one.bring(Self.register)
        _ = try other.bring(Self.register)
        #expect(try ids(one).count == 3 && ids(one).isDisjoint(with: ids(other)))
    }

    @Test("Rows that say something in the ways of other registers")
    func cells() throws {
        let counter = try Counter()
        let text =
            "Full name;Primer apellido;Segundo apellido;Nombre;Empresa;Teléfono;House number;Calle;Apt;Idioma;\n"
            + "Ortega, Marisol;;;;;505-555-0142 / 505-555-0143;12;Mill Road;4;Español;\n"
            + "ignored;De la Cruz;Núñez;José;;'+1 505 555 0144;;;;EN;\n" + ";;;;Nguyen Honey LLC;NULL;;;;tlh;\n"
            + ";Null;;Kim;;;;;;;\n" + ";;;;;;;;;;\n"
        let (_, summary) = try counter.bring(text)
        #expect(summary.added == 4 && summary.rows == 4)
        let people = try counter.people
        #expect(people[0].sortName == "Ortega, Marisol" && people[0].street == "12 Mill Road, 4" && people[0].language == "es")
        #expect(people[0].phones == ["505-555-0142", "505-555-0143"])
        #expect(people[1].sortName == "De la Cruz Núñez, José" && people[1].phones == ["+1 505 555 0144"] && people[1].language == "en")
        #expect(people[2].organisation == "Nguyen Honey LLC" && people[2].phones == nil)
        #expect(people[3].sortName == "Null, Kim")
    }

    @Test("Windows' letters come through")
    func encodings() throws {
        let counter = try Counter()
        let bytes = Array("name,city\n".utf8) + Array("Ana N".utf8) + [0xFA, 0xF1] + Array("ez,Cedar\n".utf8)
        let office = counter.office()
        let plan = try office.planImport(of: file(bytes))
        #expect(plan.form == CSVForm(encoding: .windows1252, delimiter: .comma))
        _ = try office.importConstituents(from: file(bytes), by: plan, ImportManner()) { _ in }
        #expect(try counter.people.first?.familyName == "Núñez")
    }
}
