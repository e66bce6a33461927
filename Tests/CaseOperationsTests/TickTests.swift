import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Synchronization
import Testing

@Suite("Clocks that have run out are applied by whoever is there")
struct TickTests {
    @Test("Everything that has run out, in order and once")
    func tick() throws {
        let counter = try ClockCounter()
        let waiting = try counter.open(["submit", "ask"])
        let review = try counter.open(["submit"])
        let intake = try counter.open()
        #expect(try counter.office(after: 10).tick() == TickOutcome())
        let eleven = try counter.office(after: 11).tick()
        #expect(eleven.timers == 1 && eleven.handedOver == 1 && eleven.cases == 1)
        #expect(try counter.record(review).queue == "boss")
        let all = try counter.office(after: 60).tick()
        #expect(all.timers == 2 && all.reminders == 1 && all.steps == 1 && all.cases == 1 && all.skipped.isEmpty)
        #expect(try counter.record(waiting).state == "closed" && counter.record(intake).state == "intake")
        #expect(try counter.office(after: 60).tick() == TickOutcome())
        #expect(ClockWording.ticked(all) == "2 clocks ran out: 1 reminder, 1 step.")
        #expect(try counter.store.verify { _, _ in true }.isIntact)
    }

    @Test("Two at once: each clock is applied by one of them")
    func two() async throws {
        let counter = try ClockCounter()
        for _ in 0..<30 { _ = try counter.open(["submit", "ask"]) }
        let offices = [try counter.office(after: 60), try counter.office(counter.boss, after: 60)]
        let outcomes = try await withThrowingTaskGroup(of: TickOutcome.self) { group in
            for office in offices { group.addTask { try office.tick() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.reduce(0) { $0 + $1.timers } == 60)
        var ranOut = 0
        for event in try counter.store.storedEvents(0..<counter.store.ledgerState().size) {
            if try EventHeader(decoding: event.header).kind == TimerRanOut.kind { ranOut += 1 }
        }
        #expect(ranOut == 60)
    }

    @Test("More cases than go into one commit; stopped between two, what was done stays done")
    func stopped() throws {
        let counter = try ClockCounter()
        for _ in 0..<205 { _ = try counter.open(["submit"]) }
        let half = try counter.office(after: 30).tick(isWanted: { $0.timers == 0 })
        #expect(half.timers == 200 && half.cases == 200)
        #expect(try counter.office(after: 30).tick().timers == 5)
        #expect(try counter.office(after: 30).list(CaseQuery(queue: "boss", limit: 1)).total == 205)
    }

    @Test("Clocks that lead to one another go one step at a time, not for ever")
    func rounds() throws {
        let workflow = """
              initial: a
              states:
                a: {title: A, due: 3 days}
                b: {title: B, due: 3 days}
                c: {title: C, final: true}
              transitions:
                there: {title: There, from: a, to: b, roles: [system, caseworker]}
                back: {title: Back, from: b, to: a, roles: [system, caseworker]}
                end: {title: End, from: [a, b], to: c}
              timers:
                - {id: one, in: a, after: 2 days, from: received, do: there}
                - {id: two, in: b, after: 2 days, from: received, do: back}

            """
        let counter = try ClockCounter(workflow: workflow)
        let id = try counter.open()
        #expect(try counter.office(after: 20).tick().steps == 1)
        #expect(try counter.record(id).state == "b")
        #expect(try counter.office(after: 21).tick().steps == 1)
        #expect(try counter.record(id).state == "a")
    }

    @Test("A wish with a name is counted again as it was; auditors set nothing off")
    func named() throws {
        let counter = try ClockCounter()
        _ = try counter.open(["submit"])
        let store = try counter.store.identity().store
        func tick() throws -> TickOutcome {
            try counter.office(after: 30).tick(request: { .named("night \($0)", by: counter.dana.id, in: store) })
        }
        let first = try tick()
        let size = try counter.store.ledgerState().size
        let again = try tick()
        #expect(first.handedOver == 1 && again == first)
        #expect(try counter.store.ledgerState().size == size)
        _ = try counter.office(counter.boss).addStaff(login: "eve", name: "Eve Gray", roles: ["auditor"])
        let eve = try counter.office(counter.boss).findStaff("eve")
        #expect(
            failure { try counter.office(eve, after: 30).tick() }
                == .refused(.roleRequired(["caseworker", "designer", "trainer"]), caseType: nil))
    }

    @Test("The case says what it waits for; the desk's line too")
    func reminded() throws {
        let counter = try ClockCounter()
        let id = try counter.open(["submit", "ask"])
        let office = try counter.office(after: 21)
        _ = try office.tick()
        let view = try office.showCase(id)
        let reminder = try #require(view.record.reminder)
        #expect(
            ClockWording.reminder(reminder, type: view.type)
                == "Remind the constituent: the clock ran out on 25 Nov. A contact about the case settles it.")
        #expect(view.history.last?.action == "clock ran out 25 Nov: the constituent is to be reminded")
        _ = try office.change(id, .assign(to: counter.dana.id))
        #expect(try office.desk().mine.first?.nextStep == "remind them")
        _ = try office.recordContact(with: view.record.constituent, ContactRecorded(channel: .call, cases: [id], note: "told them"))
        #expect(try office.showCase(id).record.reminder == nil)
        #expect(try office.desk().mine.first?.nextStep == "nothing: on them")
    }

    @Test("Why a case is due when it is, on demand")
    func because() throws {
        let counter = try ClockCounter()
        let id = try counter.open(["submit", "ask"])
        let office = try counter.office(after: 2)
        let view = try office.showCase(id)
        #expect(
            ClockWording.because(view.record.due, view.dueReason, of: view.record, type: view.type, today: office.today)
                == "Due Sat 5 Dec 2026: 30 days after 5 Nov 2026, when it came to Waiting: plans.")
        #expect(view.target == nil)
        _ = try office.change(id, .move(transition: "received", values: [:], reason: nil, due: nil))
        let again = try office.showCase(id)
        #expect(
            ClockWording.target(try #require(again.target), of: again.record, type: again.type, today: office.today)
                == "Promised by Fri 27 Nov 2026: 20 days after 5 Nov 2026, when it was received; 2 days of waiting left out.")
    }
}
