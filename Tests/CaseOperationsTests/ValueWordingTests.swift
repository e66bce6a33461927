import CaseOperations
import Casework
import Testing

@Suite("Values and dates as people read and type them")
struct ValueWordingTests {
    let today = CivilDate("2026-11-21")!

    func field(_ kind: Field.Kind, columns: [Field] = [], isProtected: Bool = false) -> Field {
        Field(
            id: "f", label: LocalizedText("F"), kind: kind,
            choices: [.init(id: "beef", title: LocalizedText(["en": "Beef cow", "es": "Vaca"]))], columns: columns, isProtected: isProtected
        )
    }

    @Test(
        "Amounts are read to the cent",
        arguments: [
            ("0", 0), ("5", 500), ("5.", 500), (".5", 50), ("-.50", -50), ("-0.50", -50), ("-0", 0), ("1250.00", 125_000),
            ("$1,234.5", 123_450),
            ("-$1,234.50", -123_450), ("+3", 300), ("1 000", 100_000), ("9999999999999.99", 999_999_999_999_999),
        ])
    func amounts(typed: String, cents: Int) {
        #expect(ValueWording.read(typed, for: field(.money), today: today) == .integer(cents))
    }

    @Test(
        "What is no amount is none",
        arguments: [
            "$", ".", "-", "-.", "--5", "1.234", "1.2.3", "abc", "1e9", "٣", "1-2", "-9223372036854775808", "99999999999999999999", "5.-1",
            "0x10", "½",
        ])
    func noAmounts(typed: String) {
        #expect(ValueWording.read(typed, for: field(.money), today: today) == nil)
    }

    @Test(
        "What an input shows of a value reads back as the value",
        arguments: [
            (.money, .integer(-50)), (.money, .integer(0)), (.money, .integer(123_456_789)), (.integer, .integer(-12_345)),
            (.integer, .integer(.min)),
            (.date, .text("2026-02-28")), (.yesNo, .yesNo(true)), (.yesNo, .yesNo(false)), (.choice, .text("beef")),
            (.text, .text("O'Brien; x=1")),
        ] as [(Field.Kind, FieldValue)])
    func roundTrip(kind: Field.Kind, value: FieldValue) {
        #expect(ValueWording.read(ValueWording.typed(value, of: field(kind)), for: field(kind), today: today) == value)
    }

    @Test("Rows read back as typed, also where a value holds blanks")
    func rows() {
        let columns = [
            Field(id: "kind", label: LocalizedText("Kind"), kind: .choice, choices: [.init(id: "beef", title: LocalizedText("Beef cow"))]),
            Field(id: "head", label: LocalizedText("Head"), kind: .integer), Field(id: "note", label: LocalizedText("Note"), kind: .text),
            Field(id: "sum", label: LocalizedText("Sum"), kind: .money),
        ]
        let rows = field(.rows, columns: columns)
        let value = FieldValue.rows([
            ["kind": .text("beef"), "head": .integer(3), "note": .text("two in the barn")], ["kind": .text("beef"), "sum": .integer(-5)],
        ])
        #expect(ValueWording.typed(value, of: rows) == "kind=beef head=3 note=two in the barn; kind=beef sum=-0.05")
        #expect(ValueWording.read(ValueWording.typed(value, of: rows), for: rows, today: today) == value)
        #expect(ValueWording.text(value, of: rows) == "Beef cow, Head 3, two in the barn; Beef cow, -$0.05")
        #expect(
            ValueWording.read("Beef head=3", for: rows, today: today) == nil && ValueWording.read("head=x", for: rows, today: today) == nil)
        #expect(ValueWording.read("  ", for: rows, today: today) == .rows([]))
    }

    @Test("Values as they are read, protected ones by their last four characters")
    func texts() {
        #expect(
            ValueWording.money(.min) == "-$92,233,720,368,547,758.08" && ValueWording.money(-5) == "-$0.05"
                && ValueWording.grouped(.min) == "-9,223,372,036,854,775,808")
        #expect(ValueWording.text(nil, of: field(.text)) == "-" && ValueWording.text(.text(" "), of: field(.text)) == "-")
        #expect(
            ValueWording.text(.text("beef"), of: field(.choice), language: "es") == "Vaca"
                && ValueWording.text(.text("pig"), of: field(.choice)) == "pig")
        #expect(ValueWording.text(.text("123-45-6789"), of: field(.text, isProtected: true)) == "••••6789")
        for short in ["1234", "12-34", "", "1"] { #expect(ValueWording.masked(short) == "••••") }
        #expect(ValueWording.text(.integer(123_456_789), of: field(.integer, isProtected: true)) == "••••")
        let rows = field(.rows, columns: [field(.text, isProtected: true)])
        #expect(ValueWording.text(.rows([["f": .text("123-45-6789")]]), of: rows) == "••••6789")
        #expect(
            ValueWording.read("vaca", for: field(.choice), today: today) == .text("beef")
                && ValueWording.read("Sí", for: field(.yesNo), today: today) == .yesNo(true))
    }

    @Test(
        "Dates in many writings",
        arguments: [
            ("2026-11-09", "2026-11-09"), ("11/9/2026", "2026-11-09"), ("25/12/2026", "2026-12-25"), ("9 Nov 2026", "2026-11-09"),
            ("9 November 2026", "2026-11-09"),
            ("Nov 9, 2026", "2026-11-09"), ("9 nov", "2026-11-09"), ("9-Nov-2025", "2025-11-09"), ("today", "2026-11-21"),
            ("Tomorrow", "2026-11-22"),
            ("yesterday", "2026-11-20"), ("+14", "2026-12-05"), ("-1", "2026-11-20"), ("Mon 14 Dec", "2026-12-14"),
            ("Mon 4 Jan", "2027-01-04"),
            ("Mon 14 Dec 2026", "2026-12-14"),
        ])
    func dates(typed: String, iso: String) {
        #expect(DateWording.read(typed, today: today)?.description == iso)
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "9", "9 Nov 26", "11/9/26", "9 Nov 2026 x", "9 Novx 2026", "30 Feb", "31/31/2026", "+99999", "-9223372036854775808", "+",
            "9 No", "2026-13-01",
            "Tue 14 Dec 20", "/", "1/2", "tomorrow x", "٩ Nov 2026", "-5 Nov",
        ])
    func noDates(typed: String) {
        let read = DateWording.read(typed, today: today)
        // A leading hyphen only separates.
        #expect(typed == "-5 Nov" || read == nil, "\(String(describing: read))")
    }

    @Test("Every date that is written for a list reads back, a year from now and half a year back")
    func writtenDates() {
        for offset in -180...180 {
            let date = today.adding(days: offset)
            #expect(DateWording.read(DateWording.long(date), today: today) == date)
            if DateWording.read(DateWording.weekday(date), today: today) != date { Issue.record("\(DateWording.weekday(date))") }
        }
    }

    @Test("When something is due, in words")
    func due() {
        let words = [-2, -1, 0, 1, 2, 45, 400].map { DateWording.due(today.adding(days: $0), today: today) }
        #expect(words == ["2 days late", "1 day late", "today", "tomorrow", "Mon 23 Nov", "Tue 5 Jan", "26 Dec 2027"])
        #expect(
            DateWording.age(since: today.adding(days: -9), today: today) == "9 d"
                && DateWording.age(since: today.adding(days: 1), today: today) == "0 d")
    }
}
