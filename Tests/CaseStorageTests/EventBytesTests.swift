import Casework
import Foundation
import StoreContract
import Testing

@Suite("Events are written in one spelling")
struct EventBytesTests {
    /// What Foundation makes of the same value: the spelling that stores already hold.
    private func reference(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func check(_ payload: some EventPayload, _ event: Event) throws {
        let parts = try EventCoding().parts(of: event)
        #expect(String(decoding: parts.facts, as: UTF8.self) == (try reference(payload.facts)))
        #expect(try parts.personal.map { String(decoding: $0, as: UTF8.self) } == payload.personal.map { try reference($0) })
        #expect(try EventCoding().event(kind: event.kind, schema: 1, parts: parts) == event)
    }

    @Test(arguments: [
        "plain", "", "quote \" slash / back \\", "tab\tline\nreturn\rfeed\u{0C}back\u{08}", "\u{0}\u{1}\u{1F}\u{7F}\u{80}",
        "Núñez 李 \u{1F468}\u{200D}\u{1F33E}",
        "\u{2028}\u{2029}\u{FEFF}\u{FFFF}", "e\u{301}", "</script>",
    ])
    func hostileText(_ text: String) throws {
        for event in [
            Event.caseNoted(CaseNoted(text: text)), .constituentAdded(ConstituentAdded(.init(givenName: text, phones: [text, ""]))),
            .staffAdded(StaffAdded(login: text, name: text, roles: ["b", text, "a"])),
        ] { try check(event.payload, event) }
    }

    @Test func everyShapeOfValue() throws {
        let personal =
            #"{"values":{"b":true,"a":-9007199254740993,"Z":"x","z":"","_":0,"rows":[{"kind":"beef","head":3},{}],"none":[],"a1":1,"a10":2,"a2":3}}"#
        let facts = #"{"fields":["a","b"]}"#
        let event = try EventCoding().event(
            kind: "case-edited", schema: 1, parts: EventParts(facts: Array(facts.utf8), personal: Array(personal.utf8)))
        try check(event.payload, event)
        let store = StoreID(high: .max, low: 0)
        for event in [
            Event.storeCreated(StoreCreated(store: store, mode: .live)),
            .partErased(PartErased(sequence: .max, part: "personal", basis: "GDPR Art. 17")),
            .contactRecorded(
                ContactRecorded(
                    channel: .visit, cases: [store.retyped()], note: nil, seconds: 90, steps: [0, .max],
                    callbackOn: CivilDate("2026-02-28"), callbackAt: "14:30")),
            .sampleLoaded(SampleLoaded(facts: .init(generator: 1, seed: .max, constituents: 1, cases: 2, asOf: CivilDate(dayNumber: 0)))),
        ] { try check(event.payload, event) }
    }
}
