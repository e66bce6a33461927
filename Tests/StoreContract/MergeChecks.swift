import CaseStorage
import Casework
import EventLedger
import RecordMatching
import Testing

extension StoreContract {
    static var mergeChecks: [ContractCheck] {
        [
            ContractCheck(name: "Who was merged is one person, whichever record is asked for") { make in
                var office = try Office(make)
                let kept = try office.person(.init(givenName: "Marisol", familyName: "Ortega", phones: ["505-555-0142"]))
                let alias = try office.person(
                    .init(givenName: "Mari", familyName: "Ortega", birthDate: CivilDate("1979-05-06"), phones: ["(505) 555-0199"]))
                let old = try office.openCase(for: alias)
                let promise = ContactRecorded(channel: .call, cases: [old], note: nil, callbackOn: office.today, callbackAt: "09:00")
                try office.record(.init(alias, .contactRecorded(promise)))
                try office.record(.init(alias, .constituentMerged(ConstituentMerged(into: kept))))
                let new = try office.openCase(for: kept)
                for asked in [kept, alias] {
                    let file = try #require(try office.store.constituentFile(asked))
                    #expect(file.constituent.id == kept && file.constituent.details.fullName == "Marisol Ortega")
                    #expect(file.constituent.details.birthDate == CivilDate("1979-05-06"))
                    #expect(file.constituent.details.phones == ["505-555-0142", "(505) 555-0199"])
                    #expect(file.own.birthDate == nil && file.aliases.map(\.id) == [alias] && file.aliases.map(\.into) == [kept])
                    #expect(file.events.map(\.event.kind).filter { $0 == ConstituentAdded.kind }.count == 2)
                    #expect(try Set(office.store.cases(CaseQuery(constituent: asked)).rows.map(\.id)) == [old, new])
                    #expect(try office.store.constituents([asked])[asked]?.fullName == "Marisol Ortega")
                    #expect(try office.store.canonical([asked]) == [asked: kept])
                }
                #expect(try office.store.cases(CaseQuery(constituent: alias)).rows.map(\.constituent).contains(alias))
                #expect(try office.store.callbacks(through: office.today, limit: 9).count == 1)
                // A later call to the person keeps the promise, whichever record it was made under.
                try office.record(.init(kept, .contactRecorded(ContactRecorded(channel: .call, cases: [], note: nil))))
                #expect(try office.store.callbacks(through: office.today, limit: 9).isEmpty)
            },
            ContractCheck(name: "Who was merged is found by either record, once, and told under the name that was kept") { make in
                var office = try Office(make)
                let kept = try office.person(.init(givenName: "Marisol", familyName: "Ortega", phones: ["505-555-0142"]))
                let alias = try office.person(.init(givenName: "Filomena", familyName: "Begay", phones: ["505-555-0199"]))
                try office.record(.init(alias, .constituentMerged(ConstituentMerged(into: kept))))
                for text in ["marisol", "filomena", "0199", "begay"] {
                    let matches = try office.store.search(text, limit: 5)
                    #expect(matches.map(\.id) == [kept] && matches.first?.details.fullName == "Marisol Ortega", "\(text)")
                    #expect(matches.first?.alias == (text == "marisol" ? nil : "Begay, Filomena"), "\(text)")
                }
                var names: [String] = []
                try office.store.forEachRecord { registered in
                    names += registered.record.given
                    return true
                }
                #expect(names == ["marisol"])
                try office.record(.init(alias, .constituentUnmerged(ConstituentUnmerged(from: kept))))
                #expect(try office.store.search("filomena", limit: 5).map(\.id) == [alias])
                #expect(try office.store.search("filomena", limit: 5).first?.alias == nil)
            },
            ContractCheck(name: "Merges follow each other to the end, and each is undone by itself") { make in
                var office = try Office(make)
                let (a, b, c) = (
                    try office.person(.init(givenName: "Ana")), try office.person(.init(givenName: "Bea")),
                    try office.person(.init(givenName: "Cia"))
                )
                let opened = try office.openCase(for: a)
                try office.record(.init(a, .constituentMerged(ConstituentMerged(into: b))))
                try office.record(.init(b, .constituentMerged(ConstituentMerged(into: c))))
                #expect(try office.store.canonical([a, b, c]) == [a: c, b: c, c: c])
                #expect(try office.store.constituentFile(a)?.aliases.map(\.id) == [a, b])
                #expect(try office.store.cases(CaseQuery(constituent: c)).rows.map(\.id) == [opened])
                try office.record(.init(b, .constituentUnmerged(ConstituentUnmerged(from: c))))
                #expect(try office.store.canonical([a, b, c]) == [a: b, b: b, c: c])
                #expect(try office.store.cases(CaseQuery(constituent: c)).rows.isEmpty)
                #expect(try office.store.constituentFile(c)?.constituent.details == ConstituentDetails(givenName: "Cia"))
                let unknown: ConstituentID = office.id()
                #expect(try office.store.canonical([unknown]).isEmpty)
            },
            ContractCheck(name: "Two merges at once that would make a circle: the second is a conflict") { make in
                var office = try Office(make)
                let (a, b) = (try office.person(.init(givenName: "Ana")), try office.person(.init(givenName: "Bea")))
                let seen: [SubjectID: UInt64] = [a.retyped(): 1, b.retyped(): 1]
                let first = office.commit([.init(a, .constituentMerged(ConstituentMerged(into: b)))], expecting: seen)
                let second = office.commit([.init(b, .constituentMerged(ConstituentMerged(into: a)))], expecting: seen)
                _ = try office.store.commit(first)
                #expect(throws: StorageFailure.conflict(a.retyped(), expected: 1, actual: 2)) { try office.store.commit(second) }
                #expect(try office.store.canonical([a, b]) == [a: b, b: b])
            },
            ContractCheck(name: "Who was said not to be the same is remembered, by whom they stand for") { make in
                var office = try Office(make)
                let (a, b, c) = (
                    try office.person(.init(givenName: "Ana")), try office.person(.init(givenName: "Ana")),
                    try office.person(.init(givenName: "Ana"))
                )
                try office.record(.init(a, .constituentsDistinguished(ConstituentsDistinguished(other: b))))
                #expect(try office.store.distinguished() == [ConstituentPair(b, a)])
                #expect(try office.store.constituentFile(b)?.events.count == 2)
                try office.record(.init(a, .constituentMerged(ConstituentMerged(into: c))))
                #expect(try office.store.distinguished() == [ConstituentPair(c, b)])
                // Merged all the same: the remark says nothing while they are one, and is there again after.
                try office.record(.init(b, .constituentMerged(ConstituentMerged(into: c))))
                #expect(try office.store.distinguished().isEmpty)
                try office.record(.init(b, .constituentUnmerged(ConstituentUnmerged(from: c))))
                try office.record(.init(a, .constituentUnmerged(ConstituentUnmerged(from: c))))
                #expect(try office.store.distinguished() == [ConstituentPair(a, b)])
            },
            ContractCheck(name: "Whether somebody has an open case is asked of all their records") { make in
                var office = try Office(make)
                let kept = try office.person(.init(givenName: "Marisol"))
                let alias = try office.person(.init(givenName: "Filomena"))
                let opened = try office.openCase(for: alias)
                #expect(try office.store.search("marisol case:open", limit: 5).isEmpty)
                try office.record(.init(alias, .constituentMerged(ConstituentMerged(into: kept))))
                #expect(try office.store.search("marisol case:open", limit: 5).map(\.id) == [kept])
                try office.record(.init(opened, try office.move("approve", from: "intake", to: "approved", closes: true)))
                #expect(try office.store.search("marisol case:closed", limit: 5).map(\.id) == [kept])
                try office.record(.init(alias, .constituentUnmerged(ConstituentUnmerged(from: kept))))
                #expect(try office.store.search("marisol case:closed", limit: 5).isEmpty)
                #expect(try office.store.search("filomena case:closed", limit: 5).map(\.id) == [alias])
            },
        ]
            + (1...6).map { seed in
                ContractCheck(name: "Whatever was merged and undone, everything is where it belongs, seed \(seed)") { make in
                    var work = try MergeWork(seed: UInt64(seed), make)
                    for round in 0..<90 {
                        try work.step()
                        if round % 30 == 29 { try work.check() }
                    }
                    try work.undoAll()
                    try work.check()
                    try work.compareWithTwin()
                    #expect(try work.store.verify { _, _ in true }.isIntact)
                    #expect(try work.store.rebuild { _, _ in true }.isEmpty)
                    try work.check()
                    try work.compareWithTwin()
                }
            }
    }
}
