import Casework
import Foundation
import Testing

@Suite("Identifiers and field values")
struct ValueTests {
    @Test("Identifiers are sixteen bytes, big-endian, and 32 lower-case digits")
    func identifiers() throws {
        let id = CaseID(high: 0x0011_2233_4455_6677, low: 0x8899_AABB_CCDD_EEFF)
        #expect(id.hex == "00112233445566778899aabbccddeeff")
        #expect(id.bytes == [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF])
        #expect(CaseID(bytes: id.bytes) == id && CaseID(hex: id.hex) == id && CaseID(hex: id.hex.uppercased()) == id)
        #expect(CaseID(bytes: id.bytes.dropLast()) == nil && CaseID(bytes: id.bytes + [0]) == nil)
        for text in [
            "", "00", id.hex + "0", String(id.hex.dropLast()), String(id.hex.dropLast()) + "g", String(id.hex.dropLast(2)) + "é",
            "٠" + id.hex.dropLast(2),
        ] {
            #expect(CaseID(hex: text) == nil, "\(text)")
        }
        #expect(CaseID(high: 1, low: 0) > CaseID(high: 0, low: .max))
        let back = try JSONDecoder().decode([CaseID].self, from: JSONEncoder().encode([id]))
        #expect(back == [id])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([CaseID].self, from: Data("[\"xyz\"]".utf8)) }
    }

    static let values: [(FieldValue, String)] = [
        (.integer(1), "1"), (.integer(0), "0"), (.integer(-5), "-5"), (.integer(.max), "9223372036854775807"),
        (.integer(.min), "-9223372036854775808"), (.yesNo(true), "true"), (.yesNo(false), "false"), (.text(""), "\"\""),
        (.text("1"), "\"1\""),
        (.text("true"), "\"true\""), (.text("a/b \u{1B}"), "\"a/b \\u001b\""), (.rows([]), "[]"), (.rows([[:]]), "[{}]"),
        (.rows([["head": .integer(3), "kind": .text("cow")], ["ok": .yesNo(true)]]), "[{\"head\":3,\"kind\":\"cow\"},{\"ok\":true}]"),
    ]

    @Test("Field values keep their kind in JSON", arguments: values)
    func json(value: FieldValue, text: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(FieldValue.self, from: Data(text.utf8)) == value)
    }

    @Test("What is no field value is refused", arguments: ["null", "1.5", "1e400", "{}", "[1]", "[\"a\"]", "[[{}]]"])
    func badJSON(text: String) {
        #expect(throws: (any Error).self) { try JSONDecoder().decode(FieldValue.self, from: Data(text.utf8)) }
    }

    @Test("Blank is blank text and no rows")
    func blank() {
        for value in [FieldValue.text(""), .text(" \n\t"), .rows([])] { #expect(value.isBlank) }
        for value in [FieldValue.text("x"), .integer(0), .yesNo(false), .rows([[:]])] { #expect(!value.isBlank) }
    }

    @Test("Text falls back to the office's language, then to any")
    func localized() {
        let text = LocalizedText(["en": "Yes", "es": "Sí"])
        #expect(text.text(in: "es") == "Sí" && text.text(in: "vi") == "Yes" && text.plain == "Yes")
        #expect(LocalizedText(["fr": "Oui", "de": "Ja"]).text(in: "es") == "Ja" && LocalizedText([:]).text(in: "es") == "")
    }
}
