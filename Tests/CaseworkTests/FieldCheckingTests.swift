import Testing

@testable import Casework

@Suite("Checking fields")
struct FieldCheckingTests {
    static func field(_ kind: Field.Kind, _ pattern: Field.Pattern? = nil) -> Field { SmallOffice.field("f", kind, pattern: pattern) }

    static let table: [(Field, FieldValue, FieldProblem?)] = [
        (field(.text), .text("any ünïcode ✓ text\nof lines"), nil),
        (field(.text), .text(String(repeating: "x", count: 2000)), nil),
        (field(.text), .text(String(repeating: "x", count: 2001)), .tooLong(limit: 2000)),
        (SmallOffice.fields[5], .text("barns!"), .tooLong(limit: 5)),
        (field(.text), .text("a\u{1B}[31m"), .controlCharacters), (field(.text), .text("a\u{9B}1m"), .controlCharacters),
        (field(.text), .text("a\tb"), .controlCharacters), (field(.text), .text("a\r\nb"), .controlCharacters),
        (field(.text), .text("a\u{202E}b"), .controlCharacters), (field(.text), .text("a\u{2029}b"), .controlCharacters),
        (field(.text), .text("می\u{200C}خواهم"), nil),
        (field(.text), .integer(1), .wrongKind(.text)), (field(.text), .text(""), nil), (field(.text), .rows([]), nil),
        (field(.text, .phone), .text("505-555-0142"), nil), (field(.text, .phone), .text("+1 (505) 555.0142"), nil),
        (field(.text, .phone), .text("555-0142"), .badPattern(.phone)), (field(.text, .phone), .text("25055550142"), .badPattern(.phone)),
        (field(.text, .phone), .text("505-555-0142 x"), .badPattern(.phone)),
        (field(.text, .phone), .text("٥٠٥٥٥٥٠١٤٢"), .badPattern(.phone)),
        (field(.text, .socialSecurityNumber), .text("123-45-6789"), nil), (field(.text, .socialSecurityNumber), .text("123456789"), nil),
        (field(.text, .socialSecurityNumber), .text("12-345-678"), .badPattern(.socialSecurityNumber)),
        (field(.text, .postalCode), .text("87001"), nil), (field(.text, .postalCode), .text("87001-1234"), nil),
        (field(.text, .postalCode), .text("87001 1234"), .badPattern(.postalCode)),
        (field(.text, .postalCode), .text("8700"), .badPattern(.postalCode)),
        (field(.text, .postalCode), .text("8700-11234"), .badPattern(.postalCode)),
        (field(.text, .state), .text("NM"), nil), (field(.text, .state), .text("nm"), .badPattern(.state)),
        (field(.text, .state), .text("N1"), .badPattern(.state)),
        (SmallOffice.fields[1], .integer(1), nil), (SmallOffice.fields[1], .integer(0), .belowMinimum(1)),
        (SmallOffice.fields[1], .integer(11), .aboveMaximum(10)),
        (SmallOffice.fields[1], .integer(.min), .belowMinimum(1)), (SmallOffice.fields[1], .text("3"), .wrongKind(.integer)),
        (SmallOffice.fields[1], .yesNo(true), .wrongKind(.integer)),
        (field(.money), .integer(.max), nil), (field(.money), .text("1.50"), .wrongKind(.money)),
        (field(.date), .text("2026-02-28"), nil), (field(.date), .text("2026-02-29"), .notADate),
        (field(.date), .integer(2026), .wrongKind(.date)),
        (field(.choice), .text("owner"), nil), (field(.choice), .text("Owner"), .notAChoice(known: ["owner", "grower"])),
        (field(.yesNo), .yesNo(false), nil), (field(.yesNo), .integer(1), .wrongKind(.yesNo)),
        (field(.yesNo), .text("yes"), .wrongKind(.yesNo)),
        (SmallOffice.fields[6], .rows([["kind": .text("cow")]]), nil),
        (SmallOffice.fields[6], .rows([["kind": .text("cow"), "count": .integer(0)]]), .inRow(1, column: "count", .belowMinimum(1))),
        (SmallOffice.fields[6], .rows([["kind": .text("cow")], ["count": .integer(2)]]), .inRow(2, column: "kind", .blankColumn)),
        (SmallOffice.fields[6], .rows([["kind": .text(" ")]]), .inRow(1, column: "kind", .blankColumn)),
        (SmallOffice.fields[6], .rows([["kind": .rows([["kind": .text("x")]])]]), .inRow(1, column: "kind", .wrongKind(.text))),
        (SmallOffice.fields[6], .rows([["colour": .text("x")]]), .unknownColumn("colour")),
        (SmallOffice.fields[6], .rows(Array(repeating: ["kind": .text("x")], count: 4)), .aboveMaximum(3)),
        (SmallOffice.field("r", .rows), .rows(Array(repeating: [:], count: 501)), .aboveMaximum(500)),
        (SmallOffice.field("r", .rows, minimum: 2), .rows([[:]]), .tooFewRows(2)),
    ]

    @Test("Each kind takes what it should and says what is wrong with the rest", arguments: table.indices)
    func checking(index: Int) {
        let (field, value, problem) = Self.table[index]
        #expect(field.problem(with: value) == problem, "\(value)")
    }

    @Test("Missing fields come in the order of the form")
    func missing() {
        let type = SmallOffice.agency.caseTypes[0]
        #expect(type.missing(["place", "day", "head", "nonsense"], in: ["head": .integer(1), "place": .text(" ")]) == ["day", "place"])
    }
}
