import CaseStorage
import Casework
import SampleOffice
import Testing

@Suite("A year of work keeps the rules", .serialized)
struct SampleCasesTests {
    static let made = Result { try Made() }

    struct Made {
        let fixture: SampleFixture
        let plan: SamplePlan
        let events: SampleEvents
        let files: [CaseFile]

        init() throws {
            fixture = try SampleFixture()
            plan = try fixture.plan(seed: 3, constituents: 500, cases: 800)
            events = try SampleEvents(plan)
            files = events.files
        }
    }

    let made: Made
    var agency: Agency { made.plan.agency }

    init() throws { made = try Self.made.get() }

    @Test("every state of every case type has a case standing in it")
    func states() {
        let standing = Set(made.files.map { "\($0.record.type)/\($0.record.state)" })
        let all = agency.caseTypes.flatMap { type in type.workflow.states.map { "\(type.id)/\($0.id)" } }
        #expect(all.filter { !standing.contains($0) } == [])
        #expect(made.files.count == made.plan.cases)
    }

    @Test("every step was allowed to the one who took it, where it was taken")
    func steps() throws {
        let actors = try actors()
        for file in made.files {
            let type = try #require(agency.caseType(file.record.type))
            for (index, recorded) in file.events.enumerated() {
                guard case .caseMoved(let moved) = recorded.event else { continue }
                let transition = try #require(type.workflow.transition(moved.facts.transition))
                let before = try #require(CaseFile(folding: Array(file.events[..<index]))).record
                let isTheClocks = moved.facts.timer != nil
                let actor = isTheClocks ? Actor.clock : try #require(actors[recorded.actor])
                let wanted = transition.roles.isEmpty ? ["caseworker"] : transition.roles
                #expect(before.state == moved.facts.from && type.workflow.leads(transition, from: before.state))
                #expect(!actor.roles.isDisjoint(with: wanted))
                #expect(transition.notBy.allSatisfy { before.takenBy[$0] != actor.id })
                #expect(!transition.requiresReason || moved.personal?.reason?.isEmpty == false)
                let values = before.values.merging(moved.personal?.values ?? [:]) { $1 }
                #expect(transition.requires.allSatisfy { values[$0]?.isBlank == false })
                let facts = ConditionFacts(of: before, type: type, values: values, constituent: nil, today: moved.facts.on)
                #expect(transition.guards.allSatisfy { $0.when.answer(facts) == .holds })
                if transition.requiresChecklist {
                    let items = type.checklists.compactMap { agency.checklist($0) }.flatMap(\.items)
                    #expect(items.allSatisfy { before.ticks[$0.id] != nil || $0.when?.answer(facts) == .doesNot })
                }
                if let within = transition.within {
                    #expect(moved.facts.on <= agency.calendar.end(of: within, from: before.stateSince))
                }
            }
        }
    }

    @Test("every value fits its field")
    func values() throws {
        for file in made.files {
            let type = try #require(agency.caseType(file.record.type))
            for (name, value) in file.record.values {
                let field = try #require(type.field(name))
                #expect(field.problem(with: value) == nil, "\(name) = \(value)")
                if let date = value.date, case .date = field.kind { #expect(date <= made.plan.asOf) }
            }
        }
    }

    @Test("dates of an application lie before it was received, and that before it was entered")
    func dates() throws {
        for file in made.files {
            guard case .caseOpened(let opened) = file.events[0].event else { continue }
            #expect(opened.facts.receivedOn <= opened.facts.enteredOn)
            #expect(opened.facts.enteredOn.dayNumber - opened.facts.receivedOn.dayNumber <= 6)
            for value in opened.personal?.values.values ?? [:].values {
                if let date = value.date { #expect(date <= opened.facts.receivedOn) }
            }
        }
        let days = made.files.map { $0.record.enteredOn.dayNumber - $0.record.receivedOn.dayNumber }
        #expect(days.contains(0) && days.contains { $0 > 0 })
    }

    @Test("numbers count from 1 by prefix and year, in the order of opening")
    func numbers() {
        var last: [String: Int] = [:]
        for case .caseOpened(let opened) in made.events.events.map(\.event) {
            guard let number = opened.facts.number else {
                Issue.record("a case without a number")
                continue
            }
            #expect(number.year == opened.facts.enteredOn.year)
            #expect(number.serial == last["\(number.prefix)\(number.year)", default: 0] + 1)
            last["\(number.prefix)\(number.year)"] = number.serial
        }
    }

    @Test("what was withdrawn is the actor's own last step, and visits name what came of them")
    func references() throws {
        var withdrawn = 0
        var steps = 0
        for (index, recorded) in made.events.events.enumerated() {
            switch recorded.event {
            case .stepWithdrawn(let step):
                withdrawn += 1
                let target = made.events.events[Int(step.facts.sequence)]
                #expect(target.subject == recorded.subject && target.version == recorded.version - 1)
                #expect(target.actor == recorded.actor && target.event.kind == step.facts.kind)
            case .contactRecorded(let contact):
                for sequence in contact.facts.steps ?? [] {
                    steps += 1
                    #expect(sequence < UInt64(index))
                    #expect(contact.facts.cases.contains(made.events.events[Int(sequence)].subject.retyped()))
                }
            default: break
            }
        }
        #expect(withdrawn > 0 && steps > 100)
    }

    @Test("all kinds of work occur: notes, calls, visits, rehoming, appeals, reopening, printing, reassigning")
    func variety() {
        let kinds = Set(made.events.events.map(\.event.kind))
        #expect(
            kinds.isSuperset(of: [
                "constituent-added", "constituents-related", "contact-recorded", "case-opened", "case-moved", "item-ticked", "case-noted",
                "case-assigned", "case-rehomed", "step-withdrawn", "checklist-printed",
            ]))
        let reopening = agency.caseTypes.flatMap(\.workflow.transitions).filter(\.reopens).map(\.id)
        #expect(made.files.contains { file in reopening.contains { file.record.takenBy[$0] != nil } })
    }

    @Test("the clock never goes back, and work is done in office hours of open days before the sample's day")
    func clock() throws {
        let times = made.events.events.map(\.recordedAt)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        let start = try #require(times.first)
        #expect(start.date == CivilDate("2025-12-11"))
        for recorded in made.events.events.dropFirst(made.events.commits[0].entries.count) {
            let at = recorded.recordedAt
            #expect(at.date < made.plan.asOf && agency.calendar.isOpen(at.date))
            #expect((6 * 60..<17 * 60).contains(at.minuteOfDay))
        }
    }

    @Test("nothing happens to a case or person before they are there")
    func order() {
        var known: Set<SubjectID> = []
        for recorded in made.events.events {
            switch recorded.event {
            case .constituentAdded: known.insert(recorded.subject)
            case .constituentsRelated(let related):
                #expect(known.contains(recorded.subject) && known.contains(related.facts.other.retyped()))
            case .caseOpened(let opened):
                #expect(known.contains(opened.facts.constituent.retyped()))
                known.insert(recorded.subject)
            case .caseRehomed(let rehomed): #expect(known.contains(rehomed.facts.to.retyped()))
            case .contactRecorded(let contact):
                #expect(known.contains(recorded.subject) && contact.facts.cases.allSatisfy { known.contains($0.retyped()) })
            case .storeCreated, .packInstalled, .sampleLoaded, .staffAdded: known.insert(recorded.subject)
            default: #expect(known.contains(recorded.subject))
            }
        }
    }

    @Test("most open cases are not late, some are")
    func lateness() {
        let open = made.files.map(\.record).filter { $0.isOpen && !$0.isWithdrawn }
        let late = open.count { $0.due.map { $0 < made.plan.asOf } ?? false }
        #expect(late > 2 && late * 2 < open.count, "\(late) of \(open.count)")
        #expect(open.count > 40)
    }

    @Test("whoever loads it has ten open cases: two late, one due today; and three callbacks for today")
    func desk() throws {
        let runner = try #require(made.events.commits.first).actor
        let own = made.files.map(\.record).filter { $0.isOpen && $0.owner == runner }
        #expect(own.count == 10)
        #expect(own.count { $0.due.map { $0 < made.plan.asOf } ?? false } == 2)
        #expect(own.count { $0.due == made.plan.asOf } == 1)
        let promised = made.events.events.filter { recorded in
            guard case .contactRecorded(let contact) = recorded.event else { return false }
            return recorded.actor == runner && contact.facts.callbackOn == made.plan.asOf
        }
        #expect(promised.count == 3)
    }

    @Test("no step that leads now here, now there takes a case from that desk", arguments: [3, 4, 6, 11] as [UInt64])
    func straightDesk(seed: UInt64) throws {
        let day = try #require(CivilDate("2026-11-22")).adding(days: Int(seed) * 3)
        let plan = try made.fixture.plan(seed: seed, constituents: 200, cases: 300, asOf: day.description)
        let events = try SampleEvents(plan)
        let runner = try #require(events.commits.first).actor
        let own = events.files.map(\.record).filter { $0.isOpen && $0.owner == runner }
        #expect(own.count == 10)
        #expect(own.count { $0.due == plan.asOf } == 1)
    }

    private func actors() throws -> [StaffID: Actor] {
        var actors: [StaffID: Actor] = [:]
        for recorded in made.events.events {
            guard case .staffAdded(let added) = recorded.event else { continue }
            actors[recorded.subject.retyped()] = Actor(id: recorded.subject.retyped(), roles: agency.rolesImplied(by: added.facts.roles))
        }
        return actors
    }
}
