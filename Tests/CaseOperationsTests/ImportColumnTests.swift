import CaseOperations
import Casework
import Interchange
import Testing

@Suite("Reading the columns of a register")
struct ImportColumnTests {
    private func fields(_ headings: [String], _ maps: [(column: String, field: String)] = []) throws -> [String?] {
        try ColumnMapping(headings: headings, maps: maps).columns.map { $0.field?.rawValue }
    }

    private func problems(_ headings: [String], _ maps: [(column: String, field: String)] = []) -> [ColumnProblem] {
        do throws(ImportFailure) { _ = try ColumnMapping(headings: headings, maps: maps) } catch {
            if case .columns(let problems) = error { return problems }
        }
        return []
    }

    @Test("The names of constituent add, with hyphens or underscores")
    func own() throws {
        let names = [
            "given_name", "family_name", "organisation", "birth_date", "phone", "street", "city", "postal_code", "state", "language",
            "external_id",
        ]
        #expect(try fields(names) == names)
        #expect(try fields(names.map { $0.replacing("_", with: "-").uppercased() }) == names)
        #expect(try fields(["name"]) == ["name"])
    }

    @Test("The words of other registers, in English and Spanish")
    func synonyms() throws {
        #expect(
            try fields(["First Name", "SURNAME", " d.o.b ", "Suburb", "Post code", "telephone"]) == [
                "given_name", "family_name", "birth_date", "city", "postal_code", "phone",
            ])
        #expect(
            try fields(["Nombres", "Apellido Paterno", "Apellido Materno", "Fecha de Nacimiento", "Código Postal", "Teléfono 2"]) == [
                "given_name", "family_name", "second_family_name", "birth_date", "postal_code", "phone",
            ])
        #expect(
            try fields(["rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "soc_sec_id"]) == [
                "external_id", "given_name", "family_name", "street_number", "street", "unit", nil,
            ])
    }

    @Test("What is said goes before what is guessed, and a field's own name before other words for it")
    func precedence() throws {
        #expect(try fields(["name", "Notes", "City"], [("Notes", "street"), ("city", "-")]) == ["name", "street", nil])
        #expect(try fields(["name", "id", "external_id"]) == ["name", nil, "external_id"])
        #expect(try fields(["name", "id", "ref"], [("ref", "external-id")]) == ["name", nil, "external_id"])
        #expect(try fields(["a", "b"], [("2", "name")]) == [nil, "name"])
        #expect(try fields(["Phone", "Mobile", "Cell phone", "name"]) == ["phone", "phone", "phone", "name"])
    }

    @Test("Everything that is wrong is said at once")
    func wrong() throws {
        #expect(problems(["Town", "City/Suburb", "Suburb", "name"]) == [.shared(.city, ["Town", "Suburb"])])
        #expect(problems(["a", "b"]) == [.noName(["a", "b"])])
        #expect(
            problems(["name", "Phone"], [("Phon", "phone"), ("name", "nmae")]) == [
                .noSuchColumn("Phon", near: "Phone"), .unknownField("nmae", near: "name"),
            ])
        #expect(problems(["name", "x"], [("x", "city"), ("x", "state")]) == [.mappedTwice("x")])
        let wording = Wording(agency: nil)
        let sentence = wording.sentence(ImportFailure.columns(problems(["Town", "Suburb\u{1B}[2J", "Suburb", "name"])))
        #expect(sentence.contains("--map") && !sentence.contains("\u{1B}"))
    }

    @Test("Files that are no CSV are known", arguments: [[0x50, 0x4B, 3, 4, 20, 0], [0x1F, 0x8B, 8, 0], []])
    func noFiles(bytes: [UInt8]) throws {
        let counter = try Counter()
        let file = ImportFile(size: nil) { () throws(ImportFailure) -> ImportFile.Pieces in
            var isFirst = true
            return { () throws(ImportFailure) -> [UInt8] in
                defer { isFirst = false }
                return isFirst ? bytes : []
            }
        }
        #expect(throws: bytes.isEmpty ? ImportFailure.empty : .foreign(bytes[0] == 0x50 ? .workbook : .compressed)) {
            try counter.office().planImport(of: file)
        }
    }
}

@Suite("Dates of other registers")
struct ImportDateTests {
    /// Reads dates as a file of one column has them.
    private func read(_ dates: [String], order: DateOrder? = nil) throws -> [String?] {
        let counter = try Counter()
        let text = "name|born\n" + dates.enumerated().map { "Person\($0.offset)|\($0.element)\n" }.joined()
        let file = ImportFile(size: nil) { () throws(ImportFailure) -> ImportFile.Pieces in
            var isFirst = true
            return { () throws(ImportFailure) -> [UInt8] in
                defer { isFirst = false }
                return isFirst ? Array(text.utf8) : []
            }
        }
        let office = counter.office()
        let plan = try office.planImport(of: file, ImportChoices(dateOrder: order))
        var read: [String?] = []
        _ = try office.importConstituents(from: file, by: plan, ImportManner(isTrial: true)) { judged throws(ImportFailure) in
            if case .wrong = judged.verdict { read.append("wrong") } else { read.append(judged.row.details.birthDate?.description) }
        }
        return read
    }

    @Test("The common writings")
    func writings() throws {
        let written = [
            "1979-05-06", "19790506", "1979/05/06", "6 May 1979", "May 6, 1979", "6 de mayo de 1979", "6-mar-79", "Tue, 6 Mar 1979",
            "1979-05-06 00:00:00", "1979-05-06T00:00:00.000Z", "5/20/1979 0:00", "20.5.1979", "sept 3rd 1979", "", "0000-00-00",
        ]
        #expect(
            try read(written) == [
                "1979-05-06", "1979-05-06", "1979-05-06", "1979-05-06", "1979-05-06", "1979-05-06", "1979-03-06", "1979-03-06",
                "1979-05-06", "1979-05-06", "1979-05-20", "1979-05-20", "1979-09-03", nil, nil,
            ])
    }

    @Test("What is no date is not made one")
    func noDates() throws {
        let written = [
            "1979-02-30", "31/31/1979", "1979", "28981", "yesterday", "1/2", "1/2/3/4", "5/6/197", "99999999", "May", "6 1979 May x",
        ]
        #expect(try read(written) == written.map { _ in "wrong" })
    }

    @Test("Day and month as most dates of the file have them, month first where none tells")
    func order() throws {
        #expect(try read(["5/6/1979"]) == ["1979-05-06"])
        #expect(try read(["5/6/1979", "13/6/1979"]) == ["1979-06-05", "1979-06-13"])
        #expect(try read(["5/6/1979", "13/6/1979", "6/13/1979", "6/14/1979"]) == ["1979-05-06", "1979-06-13", "1979-06-13", "1979-06-14"])
        #expect(try read(["5/6/1979", "6/13/1979"], order: .dmy) == ["1979-06-05", "1979-06-13"])
        #expect(try read(["79/06/05"], order: .ymd) == ["1979-06-05"])
    }

    @Test("A year of two digits lies in the past")
    func shortYears() throws {
        // Today is 5 November 2026.
        #expect(try read(["5/6/79", "5/6/25", "11/5/26", "11/6/26"]) == ["1979-05-06", "2025-05-06", "2026-11-05", "1926-11-06"])
    }
}
