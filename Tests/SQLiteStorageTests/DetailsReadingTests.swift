import Casework
import Foundation
import StoreContract
import Testing

@testable import SQLiteStorage

/// The quick reader of details says what Foundation says, or leaves it to Foundation.
@Suite("Details are read from their bytes")
struct DetailsReadingTests {
    private func plain(_ text: some StringProtocol) -> ConstituentDetails? { plain(Array(text.utf8)) }

    private func plain(_ bytes: [UInt8]) -> ConstituentDetails? {
        bytes.withUnsafeBytes { bytes in
            var reader = PlainJSON(bytes)
            return reader.details()
        }
    }

    private static let whole = ConstituentDetails(
        givenName: "Marisol", familyName: "Ortega-Núñez", organisation: "Ortega & Söhne", birthDate: CivilDate("1979-05-06"),
        phones: ["505 555 0142", "+1 505 555 0177"], street: "12 Mill Road", city: "Cedar", postalCode: "87001", state: "NM",
        language: "es", externalID: "FSA/7741")

    private func written(_ details: ConstituentDetails) throws -> [UInt8] {
        try EventCoding().parts(of: .constituentAdded(ConstituentAdded(details))).personal ?? []
    }

    @Test func whatTheLedgerWritesIsReadAsItWasMeant() throws {
        for details in [Self.whole, ConstituentDetails(), .init(phones: []), .init(givenName: "", phones: [""])] {
            #expect(plain(try written(details)) == details)
        }
    }

    @Test func whatIsNotPlainIsLeftToFoundation() throws {
        for details in [
            ConstituentDetails(givenName: "Jo \"Joe\""), .init(givenName: "a\\b"), .init(street: "line\nbreak"), .init(phones: ["\u{1}"]),
        ] {
            #expect(plain(try written(details)) == nil)
        }
        for text in [
            "", "{", "}", "[]", "null", "{}x", "{ }", #"{"givenName":null}"#, #"{"givenName":7}"#, #"{"givenName":"a",}"#,
            #"{"givenName":"a""#, #"{"phones":"a"}"#, #"{"phones":["a",]}"#, #"{"birthDate":"1979-02-30"}"#, #"{"nickname":"a"}"#,
        ] {
            #expect(plain(text) == nil, "\(text)")
        }
        #expect(plain(Array(#"{"city":""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8)) == nil)
    }

    /// Whatever bytes are changed: never another answer than Foundation's, and never a crash.
    @Test func damagedBytesAreReadTheSameWay() throws {
        let bytes = try written(Self.whole)
        var random = SeededGenerator(state: 3)
        for _ in 0..<2_000 {
            var changed = bytes
            changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            if Bool.random(using: &random) { changed.removeSubrange(Int.random(in: 0..<changed.count, using: &random)...) }
            guard let read = plain(changed) else { continue }
            #expect(read == (try? JSONDecoder().decode(ConstituentDetails.self, from: Data(changed))))
        }
    }
}
