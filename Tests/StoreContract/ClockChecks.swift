import CaseStorage
import Casework
import EventLedger
import Testing

extension StoreContract {
    static var clockChecks: [ContractCheck] {
        [
            ContractCheck(name: "A row's clock is the last day of the timer that runs out first") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let (nudge, close) = (office.timer("nudge", 4), office.timer("close", 9))
                let id = try office.openCase(for: person, timers: [close, nudge])
                let still = try office.openCase(for: person)
                #expect(try office.row(id)?.clock == nudge.ends && office.row(still)?.clock == nil)
                #expect(try office.clock(before: nudge.ends) == [])
                #expect(try office.clock(before: nudge.ends.adding(days: 1)) == [id])
                #expect(try office.store.caseFile(id)?.record.timers == [close, nudge])
            },
            ContractCheck(name: "A timer that ran out is gone, and moves the case only where it says so") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let timers = [office.timer("nudge", 4), office.timer("up", 6), office.timer("close", 9)]
                let id = try office.openCase(for: person, timers: timers)
                try office.record(.init(id, office.ranOut(timers[0], reminds: .constituent)))
                #expect(try office.row(id)?.clock == timers[1].ends && office.row(id)?.queue == "livestock")
                try office.record(.init(id, office.ranOut(timers[1], queue: "supervisors")))
                #expect(try office.row(id)?.clock == timers[2].ends && office.row(id)?.queue == "supervisors")
                let late = office.today.adding(days: 9)
                #expect(
                    try office.store.queueCounts(today: late) == [
                        QueueCount(queue: "supervisors", open: 1, unowned: 1, late: 0, oldest: office.today)
                    ])
                #expect(try office.store.cases(CaseQuery(queue: "livestock")).total == 0)
                // What it takes follows as a step of its own, which is the end of all that ran.
                try office.record(
                    .init(id, office.ranOut(timers[2], takes: "close")),
                    .init(id, try office.move("close", from: "intake", to: "closed", closes: true, by: "close")))
                let row = try office.row(id)
                #expect(row?.clock == nil && row?.reminder == nil && row?.isOpen == false && row?.version == 5)
                #expect(try office.clock(before: late) == [])
                #expect(try office.store.queueCounts(today: late).isEmpty)
            },
            ContractCheck(name: "Timers start anew with a new state, and run on within one") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let (first, second, third) = (office.timer("one", 4), office.timer("two", 6), office.timer("three", 8))
                let id = try office.openCase(for: person, timers: [first])
                try office.record(.init(id, try office.move("note", from: "intake", to: "intake")))
                #expect(try office.row(id)?.clock == first.ends, "a step that stays leaves the clock alone")
                try office.record(.init(id, try office.move("set", from: "intake", to: "intake", timers: [third])))
                #expect(try office.row(id)?.clock == third.ends, "unless it brings timers that count from what it filled in")
                try office.record(
                    .init(id, try office.move("again", from: "intake", to: "intake", restartsClock: true, timers: [second])))
                #expect(try office.row(id)?.clock == second.ends)
                try office.record(.init(id, try office.move("on", from: "intake", to: "review", timers: [third])))
                #expect(try office.row(id)?.clock == third.ends)
                try office.record(.init(id, try office.edit(due: office.today, timers: [second, first])))
                #expect(try office.row(id)?.clock == first.ends && office.row(id)?.due == office.today)
                try office.record(.init(id, try office.edit(due: nil, timers: [])))
                #expect(try office.row(id)?.clock == nil && office.row(id)?.due == nil)
                try office.record(.init(id, try office.move("back", from: "review", to: "intake")))
                #expect(try office.row(id)?.clock == nil)
            },
            ContractCheck(name: "No timer of a closed case, or of one entered in error, counts") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let timer = office.timer("one", 1)
                let closed = try office.openCase(for: person, timers: [timer])
                try office.record(.init(closed, try office.move("end", from: "intake", to: "closed", closes: true, timers: [timer])))
                let wrong: CaseID = office.id()
                let opened = try office.record(.init(wrong, try office.opening(for: person, timers: [timer])))
                try office.record(.init(wrong, try office.withdraw(opened.events[0])))
                #expect(try office.row(closed)?.clock == nil)
                #expect(try office.clock(before: office.today.adding(days: 99)) == [])
                try office.record(.init(closed, try office.move("reopen", from: "closed", to: "review", timers: [timer])))
                #expect(try office.clock(before: office.today.adding(days: 99)) == [closed])
            },
            ContractCheck(name: "Cases are listed by their clock, page by page") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                var expected: [CaseID] = []
                for days in [1, 2, 2, 5] { expected.append(try office.openCase(for: person, timers: [office.timer("t", days)])) }
                let never = try office.openCase(for: person)
                let early = try office.openCase(for: person, timers: [office.timer("late", 7), office.timer("early", 0)])
                expected.insert(early, at: 0)
                #expect(try office.store.cases(CaseQuery(order: .clock)).rows.map(\.id) == expected + [never])
                let (limit, size) = (office.today.adding(days: 5), 2)
                for offset in stride(from: 0, to: 6, by: size) {
                    let page = try office.store.cases(CaseQuery(clockBefore: limit, order: .clock, limit: size, offset: offset))
                    #expect(page.total == 4 && page.rows.map(\.id) == Array(expected.prefix(4).dropFirst(offset).prefix(size)))
                }
                let mine = CaseQuery(type: "livestock", queue: "livestock", owner: .nobody, clockBefore: limit, openOnly: true, order: .due)
                #expect(try office.store.cases(mine).total == 4)
                #expect(try office.store.cases(CaseQuery(owner: .anyOf([office.clerk]), clockBefore: limit)).total == 0)
            },
            ContractCheck(name: "A reminder stands until it is seen to") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let timer = office.timer("nudge", 3)
                let (one, other) = (try office.openCase(for: person, timers: [timer]), try office.openCase(for: person, timers: [timer]))
                try office.record(
                    .init(one, office.ranOut(timer, reminds: .constituent)), .init(other, office.ranOut(timer, reminds: .constituent)))
                #expect(try office.reminders(.constituent) == [one, other] && office.reminders(.owner) == [])
                // What somebody does with the case is not yet a word to the constituent; nor is a contact about another.
                try office.record(.init(one, .caseNoted(CaseNoted(text: "looked"))))
                try office.record(.init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [other], note: nil))))
                #expect(try office.reminders(.constituent) == [one])
                #expect(try office.row(other)?.version == 2, "a contact is no event of the case's own")
                try office.record(.init(other, office.ranOut(office.timer("again", 4), reminds: .owner)))
                #expect(try office.reminders(.owner) == [other])
                try office.record(.init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [other], note: nil))))
                #expect(try office.reminders(.owner) == [other])
                try office.record(.init(other, .caseNoted(CaseNoted(text: "looked"))))
                #expect(try office.reminders(.owner) == [])
                try office.record(.init(one, try office.move("on", from: "intake", to: "review")))
                #expect(try office.reminders(.constituent) == [])
                #expect(try office.store.verify { _, _ in true }.findings == [])
            },
            ContractCheck(name: "A reminder and what answers it may be one commit") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let timer = office.timer("nudge", 3)
                let id = try office.openCase(for: person, timers: [timer])
                try office.record(
                    .init(id, office.ranOut(timer, reminds: .constituent)),
                    .init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [id, id], note: nil))))
                #expect(try office.row(id)?.reminder == nil && office.row(id)?.clock == nil)
            },
            ContractCheck(name: "What ran before a step runs again once the step is taken back") { make in
                var office = try Office(make)
                let person = try office.person(.init(givenName: "Ana"))
                let (nudge, close) = (office.timer("nudge", 4), office.timer("close", 9))
                let id = try office.openCase(for: person, due: close.ends, timers: [nudge, close])
                try office.record(.init(id, office.ranOut(nudge, reminds: .constituent)))
                let before = try office.row(id)
                let moved = try office.record(
                    .init(id, try office.move("on", from: "intake", to: "review", due: nudge.ends, timers: [nudge])))
                #expect(try office.row(id)?.clock == nudge.ends && office.row(id)?.reminder == nil)
                try office.record(.init(id, try office.withdraw(moved.events[0])))
                let after = try office.row(id)
                #expect(after?.clock == close.ends && after?.reminder == .constituent && after?.due == before?.due)
                #expect(after?.queue == before?.queue && after?.state == "intake")
                try office.record(.init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [id], note: nil))))
                #expect(try office.row(id)?.reminder == nil)
                #expect(try office.store.verify { _, _ in true }.findings == [])
                #expect(try office.store.rebuild { _, _ in true }.isEmpty)
            },
        ]
    }
}

extension Office {
    /// A timer that ends so many days from today.
    func timer(_ id: String, _ days: Int) -> RunningTimer { RunningTimer(id: id, ends: today.adding(days: days)) }

    func row(_ id: CaseID) throws -> CaseRow? { try store.cases(CaseQuery()).rows.first { $0.id == id } }

    func clock(before day: CivilDate) throws -> [CaseID] {
        try store.cases(CaseQuery(clockBefore: day, order: .clock)).rows.map(\.id)
    }

    func reminders(_ whom: Timer.Reminded) throws -> [CaseID] {
        try store.cases(CaseQuery(reminder: whom, openOnly: true)).rows.map(\.id)
    }
}
