import CaseStorage
import Casework
import RecordMatching
import Testing

extension StoreContract {
    static var searchChecks: [ContractCheck] {
        [
            ContractCheck(name: "Whoever is merged is found by what any of their records says") { make in
                var office = try Office(make)
                let kept = try office.person(.init(givenName: "William", familyName: "Cole", birthDate: CivilDate("1979-05-06")))
                let alias = try office.person(.init(givenName: "Billie", familyName: "Kohl", phones: ["505 555 0142"]))
                try office.record(.init(alias, .constituentMerged(ConstituentMerged(into: kept))))
                for text in ["billie kohl", "0142", "william cole"] {
                    #expect(try office.store.search(text, limit: 5).map(\.id) == [kept], "\(text)")
                }
                let match = try office.store.search("kohl", limit: 5).first
                #expect(match?.alias == "Kohl, Billie" && match?.details.familyName == "Cole")
                #expect(match?.details.phones == ["505 555 0142"])
                #expect(try office.store.search("cole", limit: 5).first?.alias == nil)
                try office.record(.init(alias, .constituentUnmerged(ConstituentUnmerged(from: kept))))
                #expect(try office.store.search("kohl", limit: 5).first?.id == alias)
                #expect(try office.store.search("kohl", limit: 5).first?.alias == nil)
            },
            ContractCheck(name: "How somebody's cases stand narrows a search, whichever record they were opened for") { make in
                var office = try Office(make)
                let kept = try office.person(.init(givenName: "William", familyName: "Cole"))
                let alias = try office.person(.init(givenName: "Billie", familyName: "Kohl"))
                let other = try office.person(.init(givenName: "Eva", familyName: "Cole"))
                func found(_ text: String) throws -> Set<ConstituentID> { Set(try office.store.search(text, limit: 9).map(\.id)) }
                #expect(try found("case:open").isEmpty && found("case:closed").isEmpty)
                let id = try office.openCase(for: alias)
                #expect(try found("case:open") == [alias] && found("kohl case:open") == [alias])
                #expect(try !found("cole case:open").contains(kept))
                try office.record(.init(alias, .constituentMerged(ConstituentMerged(into: kept))))
                #expect(try found("cole case:open") == [kept] && found("kohl case:open") == [kept])
                let moved = try office.record(.init(id, try office.move("approve", from: "intake", to: "approved", closes: true)))
                #expect(try found("case:open").isEmpty && found("cole case:closed") == [kept])
                try office.record(.init(id, try office.withdraw(moved.events[0])))
                #expect(try found("case:open") == [kept])
                try office.record(.init(alias, .constituentUnmerged(ConstituentUnmerged(from: kept))))
                #expect(try found("case:open") == [alias] && !found("cole case:open").contains(kept))
                try office.record(.init(id, try office.rehome(from: alias, to: other)))
                #expect(try found("case:open") == [other])
                #expect(try office.store.verify { _, _ in true }.findings == [])
            },
            ContractCheck(name: "A match names the case whose number was typed") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana", familyName: "Cole"))
                let ids = [try office.openCase(for: person), try office.openCase(for: person), try office.openCase(for: person)]
                let number = try #require(try office.store.caseFile(ids[1])?.record.number)
                for text in [number.text, "cole \(number.text)", "case:\(number.text)"] {
                    let match = try office.store.search(text, limit: 5).first
                    #expect(match?.caseNumber == number && match?.id == person, "\(text)")
                }
                #expect(try office.store.search("cole", limit: 5).first?.caseNumber == nil)
            },
            ContractCheck(name: "A search that nobody waits for any more ends") { make in
                var office = try Office(make)
                let details = ConstituentDetails(givenName: "Ana", familyName: "Cole", birthDate: CivilDate("1979-05-06"))
                for _ in 0..<80 { _ = try office.person(details) }
                var asked = 0
                #expect(throws: StorageFailure.stopped) {
                    _ = try office.store.search(SearchQuery("ana cole"), limit: 5) {
                        asked += 1
                        return false
                    }
                }
                #expect(asked > 0)
                #expect(throws: StorageFailure.stopped) { _ = try office.store.resembling(details, limit: 5) { false } }
                #expect(try office.store.search("ana cole", limit: 5).count == 5)
            },
            ContractCheck(name: "Whoever may be somebody known is told, with the canonical record") { make in
                var office = try Office(make)
                let kept = try office.person(
                    .init(givenName: "Marisol", familyName: "Ortega", birthDate: CivilDate("1979-05-06"), phones: ["505 555 0142"]))
                let alias = try office.person(
                    .init(givenName: "Marisol", familyName: "Ortega-Núñez", birthDate: CivilDate("1979-06-05"), phones: ["505 555 0177"]))
                _ = try office.person(.init(givenName: "Thomas", familyName: "Nguyen", birthDate: CivilDate("1955-01-20")))
                try office.record(.init(alias, .constituentMerged(ConstituentMerged(into: kept))))
                let asked = ConstituentDetails(
                    givenName: "Marisol", familyName: "Ortega Núñez", birthDate: CivilDate("1979-06-05"), phones: ["5055550177"])
                let found = try office.store.resembling(asked, limit: 5) { true }
                #expect(found.map(\.id) == [kept])
                #expect(found.first?.likeness.band != .different && found.first?.details.familyName == "Ortega")
                #expect(try office.store.resembling(ConstituentDetails(), limit: 5) { true }.isEmpty)
            },
            ContractCheck(name: "Hostile and empty queries find nobody, and harm nothing") { make in
                var office = try Office(make)
                _ = try office.person(.init(givenName: "Ana"))
                let texts = [
                    "", " ", "\u{0}", "\"", "'; DROP TABLE term; --", "ana\" OR \"1", "NEAR(ana, 3)", "*", "ana*", "\u{202E}", "👩‍👩‍👧",
                    String(repeating: "a", count: 10_000), String(repeating: "ana ", count: 3_000),
                    String(repeating: "\u{301}", count: 9_000),
                    "born:", "case:", "in:\"", "phone:abc", "name:", ":", "::", "-", "%_%",
                ]
                for text in texts { _ = try office.store.search(text, limit: 5) }
                #expect(try office.store.search("ana", limit: 0).isEmpty)
                #expect(try office.store.search("ana", limit: 5).count == 1)
                #expect(try office.store.verify { _, _ in true }.isIntact)
            },
        ]
    }
}
