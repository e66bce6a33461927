import CaseStorage
import Casework
import EventLedger
import Testing

extension StoreContract {
    static var caseChecks: [ContractCheck] {
        [
            ContractCheck(name: "Cases get numbers in the order they come, by prefix and year") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let first: CaseID = office.id()
                let second: CaseID = office.id()
                try office.record(
                    .init(first, try office.opening(for: person)), .init(second, try office.opening(for: person)))
                let third = try office.openCase(for: person, type: "forage")
                let explicit: CaseID = office.id()
                let number = CaseNumber(prefix: "LIP", year: office.today.year, serial: 40)
                try office.record(.init(explicit, try office.opening(for: person, number: number)))
                let fifth = try office.openCase(for: person)
                let numbers = try [first, second, third, explicit, fifth].map { try office.store.caseFile($0)?.record.number.text }
                #expect(
                    numbers == [1, 2].map { CaseNumber(prefix: "LIP", year: office.today.year, serial: $0).text }
                        + [CaseNumber(prefix: "LFP", year: office.today.year, serial: 1).text, number.text]
                        + [CaseNumber(prefix: "LIP", year: office.today.year, serial: 41).text])
                #expect(try office.store.caseID(for: number) == explicit)
                #expect(try office.store.caseID(for: CaseNumber(prefix: "LIP", year: 1999, serial: 1)) == nil)
            },
            ContractCheck(name: "A type without a prefix opens nothing") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                #expect(throws: StorageFailure.self) { try office.openCase(for: person, type: "unheard-of") }
            },
            ContractCheck(name: "Lists show a case where it stands") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let late = try office.openCase(for: person, owner: office.clerk, due: office.today.adding(days: -3))
                let free = try office.openCase(for: person)
                let soon = try office.openCase(for: person, type: "forage", due: office.today.adding(days: 3))
                #expect(try office.store.cases(CaseQuery()).rows.map(\.id) == [late, soon, free])
                #expect(try office.store.cases(CaseQuery(owner: .anyOf([office.clerk]), openOnly: true)).rows.map(\.id) == [late])
                #expect(try office.store.cases(CaseQuery(queue: "livestock", owner: .nobody)).rows.map(\.id) == [free])
                #expect(try office.store.cases(CaseQuery(dueBefore: office.today)).rows.map(\.id) == [late])
                #expect(try office.store.cases(CaseQuery(order: .newest)).rows.map(\.id) == [free, late, soon])
                let page = try office.store.cases(CaseQuery(limit: 1, offset: 1))
                #expect(page.rows.map(\.id) == [soon] && page.total == 3)
                try office.record(.init(late, try office.move("approve", from: "intake", to: "approved", closes: true)))
                #expect(try office.store.cases(CaseQuery(openOnly: true)).rows.map(\.id) == [soon, free])
                #expect(try office.store.cases(CaseQuery(state: "approved")).rows.map(\.id) == [late])
                #expect(
                    try office.store.queueCounts(today: office.today) == [
                        QueueCount(queue: "forage", open: 1, unowned: 1, late: 0, oldest: office.today),
                        QueueCount(queue: "livestock", open: 1, unowned: 1, late: 0, oldest: office.today),
                    ])
                try office.record(.init(free, try office.assign(office.clerk)))
                #expect(try office.store.cases(CaseQuery(owner: .anyOf([office.clerk]))).total == 2)
                #expect(try office.store.queueCounts(today: office.today.adding(days: 9)).map(\.late) == [1, 0])
            },
            ContractCheck(name: "A step taken back leaves the case as it was") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let id = try office.openCase(for: person, due: office.today)
                let before = try office.store.cases(CaseQuery()).rows.first
                let moved = try office.record(.init(id, try office.move("submit", from: "intake", to: "review")))
                #expect(try office.store.cases(CaseQuery()).rows.first?.state == "review")
                try office.record(.init(id, try office.withdraw(moved.events[0])))
                let after = try office.store.cases(CaseQuery()).rows.first
                #expect(after?.state == "intake" && after?.version == 3 && after?.due == before?.due)
                #expect(try office.store.queueCounts(today: office.today).map(\.queue) == ["livestock"])
                #expect(try office.store.caseFile(id)?.withdrawn == [moved.events[0].sequence])
            },
            ContractCheck(name: "A case entered in error is in no list and no search") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let id: CaseID = office.id()
                let opened = try office.record(.init(id, try office.opening(for: person)))
                let number = try office.store.caseFile(id)?.record.number
                #expect(try office.store.search(number?.text ?? "", limit: 5).map(\.caseNumber) == [number])
                try office.record(.init(id, try office.withdraw(opened.events[0])))
                #expect(try office.store.cases(CaseQuery()).total == 0)
                #expect(try office.store.queueCounts(today: office.today).isEmpty)
                #expect(try office.store.search(number?.text ?? "", limit: 5).isEmpty)
                #expect(try office.store.caseFile(id)?.record.isWithdrawn == true)
                try office.record(.init(id, .caseNoted(CaseNoted(text: "was a test"))))
                #expect(try office.store.cases(CaseQuery()).total == 0)
            },
            ContractCheck(name: "A rehomed case is found by its new constituent") { make in
                var office = try Office(make)
                let wrong = try office.person(.init(givenName: "Ana"))
                let right = try office.person(.init(givenName: "Eva"))
                let id = try office.openCase(for: wrong)
                let number = try office.store.caseFile(id)?.record.number.text ?? ""
                try office.record(.init(id, try office.rehome(from: wrong, to: right)))
                #expect(try office.store.search(number, limit: 5).map(\.id) == [right])
                #expect(try office.store.cases(CaseQuery(constituent: right)).rows.map(\.id) == [id])
                #expect(try office.store.cases(CaseQuery(constituent: wrong)).rows.isEmpty)
            },
            ContractCheck(name: "A contact stands in the files of its cases, and keeps older promises") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let id = try office.openCase(for: person)
                let promised = ContactRecorded(
                    channel: .call, cases: [id], note: "will call", callbackOn: office.today.adding(days: 1), callbackAt: "14:30")
                try office.record(.init(person, .contactRecorded(promised)))
                #expect(try office.store.caseFile(id)?.events.count == 2)
                #expect(try office.store.callbacks(through: office.today, limit: 9).isEmpty)
                let open = try office.store.callbacks(through: office.today.adding(days: 1), limit: 9)
                #expect(open.map(\.constituent) == [person] && open.first?.at == "14:30" && open.first?.cases == [id])
                try office.record(.init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [], note: nil))))
                #expect(try office.store.callbacks(through: office.today.adding(days: 9), limit: 9).isEmpty)
                #expect(try office.store.caseFile(id)?.record.version == 1)
            },
        ]
    }
}
