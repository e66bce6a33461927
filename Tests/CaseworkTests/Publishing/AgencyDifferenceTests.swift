import CommonExpressions
import Testing

@testable import Casework

@Suite("What one pack says otherwise than another")
struct AgencyDifferenceTests {
    typealias Change = AgencyDifference.Change

    let office: PermitOffice
    let agency: Agency

    init() throws {
        office = try PermitOffice()
        agency = try office.agency()
    }

    func changes(_ change: (inout PermitOffice) throws -> Void) throws -> [Change] {
        var changed = office
        try change(&changed)
        return AgencyDifference(from: agency, to: try changed.agency()).changes
    }

    @Test("A pack says the same as itself")
    func same() throws {
        #expect(AgencyDifference(from: agency, to: agency).isEmpty)
        #expect(AgencyDifference(from: agency, to: agency).versions.isEmpty)
    }

    @Test("A state's clock, a transition's roles and a timer are told by their keys")
    func keys() throws {
        #expect(
            try changes { office in
                office.states = office.states.map { $0.id == "review" ? State(id: "review", title: $0.title, due: .businessDays(15)) : $0 }
            } == [
                Change(.init(.state, ["permit", "review"]), .changed([.init("due", from: "10 days", to: "15 business days")]))
            ])
        #expect(
            try changes { $0.put(step("ask", ["review", "hearing"], .state("waiting"), reason: true, roles: ["supervisor"])) } == [
                Change(
                    .init(.transition, ["permit", "ask"]),
                    .changed([.init("from", from: "review", to: "review, hearing"), .init("roles", from: nil, to: "supervisor")]))
            ])
        let timer = Casework.Timer(
            id: "nudge", states: ["waiting"], clock: Clock(.days(12), from: .received, pauses: true), action: .queue("board"))
        #expect(
            try changes { $0.timers[0] = timer } == [
                Change(
                    .init(.timer, ["permit", "nudge"]),
                    .changed([
                        .init("after", from: "10 days", to: "12 days from received, paused while waiting"),
                        .init("queue", from: nil, to: "board"), .init("remind", from: "constituent", to: nil),
                    ]))
            ])
    }

    @Test("What is new, gone or in another order is told")
    func whole() throws {
        #expect(
            try changes { office in
                office.fields.append(PermitOffice.field("plot", .text))
                office.remove("call")
            } == [
                Change(.init(.field, ["permit", "plot"]), .added), Change(.init(.transition, ["permit", "call"]), .removed),
            ])
        #expect(
            try changes { $0.fields.swapAt(0, 1) } == [
                Change(
                    .init(.caseType, ["permit"]),
                    .changed([.init("order of fields", from: "day, amount, name, relation", to: "amount, day, name, relation")]))
            ])
        #expect(try changes { $0.hasType = false } == [Change(.init(.caseType, ["permit"]), .removed)])
        #expect(
            try changes { $0.roles.append(Role(id: "board", title: LocalizedText("Board"))) } == [Change(.init(.role, ["board"]), .added)])
    }

    @Test("A type that changed under its old number is told apart from one that was raised")
    func versions() throws {
        var office = office
        office.remove("call")
        let unraised = AgencyDifference(from: agency, to: try office.agency())
        #expect(unraised.versions == [.init(type: "permit", from: 1, to: 1)] && unraised.unraised.count == 1)
        office.version = 2
        let raised = AgencyDifference(from: agency, to: try office.agency())
        #expect(raised.versions == [.init(type: "permit", from: 1, to: 2)] && raised.unraised.isEmpty)
        #expect(raised.changes(ofType: "permit").count == 2 && raised.changes(ofType: "other").isEmpty)
    }

    @Test("Every part of a pack that is changed is a change, in both directions, in the same order every time")
    func complete() throws {
        let clock = Clock(.days(3), from: .transition("submit"))
        let text = LocalizedText(["en": "a", "es": "b"])
        let changed: [(inout PermitOffice) throws -> Void] = [
            { $0.id = "other" }, { $0.initial = "review" }, { $0.initial = nil }, { $0.version = 9 },
            { $0.fields[0] = Field(id: "day", label: text, kind: .date) },
            { $0.fields[0] = Field(id: "day", label: LocalizedText("day"), help: text, kind: .date) },
            { $0.fields[0] = Field(id: "day", label: LocalizedText("day"), kind: .date, minimum: 5, maximum: 6) },
            { $0.fields[0] = Field(id: "day", label: LocalizedText("day"), kind: .date, isProtected: true) },
            { $0.fields[0] = Field(id: "day", label: LocalizedText("day"), kind: .date, obtainedIn: ["review"]) },
            { $0.fields[0] = Field(id: "day", label: LocalizedText("day"), kind: .rows, columns: [PermitOffice.field("a", .text)]) },
            { $0.states[0] = State(id: "intake", title: text) },
            { $0.states[0] = State(id: "intake", title: LocalizedText("Intake"), due: DueRule(clock)) },
            {
                $0.states[0] = State(
                    id: "intake", title: LocalizedText("Intake"),
                    due: DueRule([.init(when: try condition("amount > 1.0"), clock: clock, law: LegalLimit(.days(9), cites: ["7 CFR 1"]))]))
            },
            { $0.states[6] = State(id: "lapsed", title: LocalizedText("Lapsed"), queue: "board") },
            { $0.put(step("appeal", ["refused"], .state("review"), within: .days(31), reopens: true)) },
            { $0.put(step("appeal", ["refused"], .state("review"), within: .days(30))) },
            { $0.put(step("call", ["review"], .same, restarts: true)) },
            { $0.put(step("weigh", ["review"], .choice([.init(state: "hearing"), .init(state: "granted")]), checklist: true)) },
            {
                $0.timers[1] = Casework.Timer(
                    id: "over", states: ["waiting"], clock: clock, when: try condition("amount > 1.0"), action: .take("lapse"))
            },
            { $0.roles[1] = Role(id: "supervisor", title: LocalizedText("Supervisor")) },
        ]
        for change in changed {
            var office = office
            try change(&office)
            let other = try office.agency()
            let forth = AgencyDifference(from: agency, to: other)
            let back = AgencyDifference(from: other, to: agency)
            #expect(!forth.isEmpty && !back.isEmpty && forth == AgencyDifference(from: agency, to: other))
            for change in forth.changes + back.changes {
                guard case .changed(let details) = change.what else { continue }
                #expect(!details.isEmpty && details.allSatisfy { $0.from != $0.to && $0.key != "other" }, "\(change)")
            }
        }
    }
}
