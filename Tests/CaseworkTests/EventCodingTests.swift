import Foundation
import Testing

@testable import Casework

@Suite("Events as bytes")
struct EventCodingTests {
    let coding = EventCoding()

    @Test("Every kind has its golden bytes, for ever", arguments: EventSample.allCases)
    func golden(sample: EventSample) throws {
        let event = sample.event
        #expect(EventSample(of: event) == sample)
        let parts = try coding.parts(of: event)
        #expect(String(decoding: parts.facts, as: UTF8.self) == sample.golden.facts)
        #expect(parts.personal.map { String(decoding: $0, as: UTF8.self) } == sample.golden.personal)
    }

    @Test("Every kind reads back, with its personal part and without", arguments: EventSample.allCases)
    func roundTrip(sample: EventSample) throws {
        let event = sample.event
        var parts = try coding.parts(of: event)
        #expect(try coding.event(kind: event.kind, schema: event.schema, parts: parts) == event)
        parts.personal = nil
        let erased = try coding.event(kind: event.kind, schema: event.schema, parts: parts)
        #expect(erased.kind == event.kind)
        #expect(try coding.parts(of: erased) == EventParts(facts: parts.facts, personal: nil))
    }

    @Test("Kinds are visible ASCII in lower case, and no two are the same")
    func kinds() {
        let kinds = EventSample.allCases.map(\.event.kind)
        #expect(Set(kinds).count == kinds.count)
        for kind in kinds { #expect(kind.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 } && kind.utf8.count < 64, "\(kind)") }
        #expect(EventSample.allCases.allSatisfy { $0.event.schema == 1 })
    }

    @Test("Unknown kinds, other schemas and bytes that make no sense are told apart", arguments: EventSample.allCases)
    func bad(sample: EventSample) throws {
        let event = sample.event
        let parts = try coding.parts(of: event)
        #expect(throws: EventCodingFailure.unknownKind("case-baked", schema: 1)) {
            try coding.event(kind: "case-baked", schema: 1, parts: parts)
        }
        #expect(throws: EventCodingFailure.unknownKind(event.kind, schema: 2)) {
            try coding.event(kind: event.kind, schema: 2, parts: parts)
        }
        for facts in ["", "[]", "{", "\u{0}", "{\"x\":"] {
            #expect(throws: EventCodingFailure.malformed(kind: event.kind)) {
                try coding.event(kind: event.kind, schema: 1, parts: EventParts(facts: Array(facts.utf8), personal: nil))
            }
        }
    }

    @Test("The bytes are those of Foundation's own encoder, keys sorted and slashes bare")
    func foundation() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var generator = SeededGenerator(11)
        let letters = Array("abzABZ019_-. ")
        for round in 0..<400 {
            var values: FieldValues = [:]
            for _ in 0..<Int.random(in: 0...9, using: &generator) {
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...12, using: &generator) {
                    let last: UInt32 = [0x7F, 0x2FF, 0x2100, 0x1F9FF].randomElement(using: &generator) ?? 0x7F
                    if let scalar = Unicode.Scalar(UInt32.random(in: 0...last, using: &generator)) { text.append(scalar) }
                }
                let key = String(
                    (0..<Int.random(in: 1...5, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" })
                let plain: [FieldValue] = [.text(String(text)), .integer(.random(in: .min ... .max, using: &generator)), .yesNo(true)]
                values[key] =
                    round % 3 == 0 ? .rows([[key: plain[0], "k": plain[1]], [:]]) : plain.randomElement(using: &generator) ?? plain[0]
            }
            let personal = CaseEdited.Personal(values: values, cleared: round % 2 == 0 ? nil : values.keys.sorted())
            let parts = try coding.parts(of: .caseEdited(CaseEdited(facts: .init(fields: []), personal: personal)))
            #expect(
                parts.personal.map { String(decoding: $0, as: UTF8.self) } == String(decoding: try encoder.encode(personal), as: UTF8.self))
        }
        func encoded(_ payload: some EventPayload) throws -> [[UInt8]] {
            [[UInt8](try encoder.encode(payload.facts))] + (try payload.personal.map { [[UInt8](try encoder.encode($0))] } ?? [])
        }
        for sample in EventSample.allCases {
            let parts = try coding.parts(of: sample.event)
            #expect(try encoded(sample.event.payload) == [parts.facts] + (parts.personal.map { [$0] } ?? []), "\(sample)")
        }
    }

    @Test("Equal events have equal bytes, whatever the order in which a dictionary was filled")
    func canonical() throws {
        var generator = SeededGenerator(3)
        let pairs = EventSample.values.map { ($0.key, $0.value) }
        var seen: Set<[UInt8]> = []
        for _ in 0..<50 {
            var values: FieldValues = [:]
            for (key, value) in pairs.shuffled(using: &generator) { values[key] = value }
            let edited = Event.caseEdited(CaseEdited(facts: .init(fields: []), personal: .init(values: values, cleared: nil)))
            seen.insert(try coding.parts(of: edited).personal ?? [])
        }
        #expect(seen.count == 1)
    }
}
