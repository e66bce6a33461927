import AgencyPacks
import CommonExpressions
import Foundation
import Testing

@testable import Casework

/// Every path of every workflow of the sample office, walked by real decisions.
@Suite("The sample office's workflows")
struct WorkflowWalkTests {
    static let folder: String? = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/" {
            url.deleteLastPathComponent()
            let folder = url.appendingPathComponent("SampleData/usda-service-center")
            if FileManager.default.fileExists(atPath: folder.path) { return folder.path }
        }
        return nil
    }()

    static func agency() throws -> Agency {
        let folder = try #require(folder, "SampleData is not here")
        let files = try PackFiles(folder: folder)
        return try #require(AgencyPack.read(files).agency)
    }

    /// Two people for each role, so that four eyes can be had.
    static func people(in agency: Agency) -> [Actor] {
        agency.roles.enumerated().flatMap { index, role in
            (0..<2).map { Actor(id: StaffID(high: 50, low: UInt64(2 * index + $0)), roles: agency.rolesImplied(by: [role.id])) }
        }
    }

    /// A value that a field takes.
    static func value(for field: Field) -> FieldValue {
        switch field.kind {
        case .text:
            switch field.pattern {
            case .phone: .text("505-555-0142")
            case .socialSecurityNumber: .text("123-45-6789")
            case .postalCode: .text("87001")
            case .state: .text("NM")
            case nil: .text("x")
            }
        case .integer, .money: .integer(field.minimum ?? 1)
        case .date: .text("2026-06-02")
        case .choice: .text(field.choices.first?.id ?? "")
        case .yesNo: .yesNo(true)
        case .rows:
            .rows(
                Array(
                    repeating: Dictionary(uniqueKeysWithValues: field.columns.map { ($0.id, value(for: $0)) }),
                    count: max(1, field.minimum ?? 1)))
        }
    }

    /// A case as it comes in, by the first way that somebody may take.
    static func started(_ type: CaseType, _ agency: Agency, _ people: [Actor]) throws -> Story {
        try #require(beginnings(of: type, agency, people).first)
    }

    /// One case for each way in, with everything ticked: with the whole form filled in, or with as little as will do.
    static func beginnings(of type: CaseType, _ agency: Agency, _ people: [Actor]) -> [Story] {
        let whole = FieldValues(uniqueKeysWithValues: type.fields.map { ($0.id, value(for: $0)) })
        let ways: [String?] = type.workflow.initial == nil ? type.workflow.waysIn.map(\.id) : [nil]
        return ways.flatMap { way -> [Story] in
            let needed = type.workflow.waysIn.first { $0.id == way }?.requires ?? []
            let least = whole.filter { value in needed.contains(value.key) || type.field(value.key)?.isRequiredToOpen == true }
            return [whole, least].compactMap { values in
                people.lazy.compactMap { actor in
                    var story = Story(agency: agency)
                    guard (try? story.open(type.id, values: values, way: way, by: actor)) != nil else { return nil }
                    if values != whole { _ = try? story.act(.edit(whole), by: people[0]) }
                    for item in type.checklists.compactMap({ agency.checklist($0) }).flatMap(\.items) {
                        guard (try? story.act(.tick(item: item.id, done: true), by: people[0])) != nil else { return nil }
                    }
                    return story
                }.first
            }
        }
    }

    /// What the clocks of a case come to, each when its own last day is over.
    static func clocked(_ story: Story) -> [Story] {
        story.record.timers.compactMap { timer in
            var next = story
            next.wait(days: timer.ends.dayNumber + 1 - next.now.date.dayNumber)
            guard let events = try? next.agency.decide(timer, on: next.file, now: next.now) else { return nil }
            for event in events { next.record(event, by: SmallOffice.ana.id) }
            return next
        }
    }

    /// What somebody of the people comes to by a transition, if anybody may take it: one story for each way it leads.
    static func taken(_ transition: Transition, in story: Story, by people: [Actor]) -> [Story] {
        ways(of: transition, in: story).compactMap { values in
            for actor in people {
                var next = story
                if (try? next.move(transition.id, values, reason: "because", by: actor)) != nil { return next }
            }
            return nil
        }
    }

    /// Fields that make the guards of a transition hold, for each of its destinations.
    private static func ways(of transition: Transition, in story: Story) -> [FieldValues] {
        guard let type = story.agency.caseType(story.record.type) else { return [] }
        let facts = ConditionFacts(of: story.record, type: type, constituent: nil, today: story.now.date)
        var branches: [[CommonExpression]] = [[]]
        if case .choice(let ways) = transition.to {
            var before: [CommonExpression] = []
            branches = ways.map { way in
                let conditions = before + (way.when.map { [$0] } ?? [])
                if let when = way.when, let not = try? CommonExpression(parsing: "!(\(when.source))") { before.append(not) }
                return conditions
            }
        }
        let space = AnswerSpace(Dictionary(uniqueKeysWithValues: type.fields.map { ($0.id, $0.answerDomain) }))
        return branches.compactMap { conditions in
            let wanted = transition.guards.map(\.when) + conditions
            let names = Set(wanted.flatMap(\.names))
            let given = facts.bindings.filter { name, _ in
                !names.contains(name) || type.field(name)?.answerDomain == .anything || type.field(name) == nil
            }
            guard case .yes(let found) = space.satisfy(wanted, given: given) else { return nil }
            return FieldValues(
                uniqueKeysWithValues: found.compactMap { name, value in
                    type.field(name).flatMap { $0.fieldValue(value) }.map { (name, $0) }
                })
        }
    }

    /// The case types of every sample office.
    static let types: [String] = ((try? agency())?.caseTypes ?? []).map(\.id)

    @Test("The office has the case types it began with")
    func known() throws {
        #expect(Set(Self.types).isSuperset(of: ["livestock-indemnity", "livestock-forage", "elap"]))
    }

    @Test("Every state is reached, every transition is taken somewhere, and every case can be ended", arguments: types)
    func walk(id: String) throws {
        let agency = try Self.agency()
        let type = try #require(agency.caseType(id))
        let people = Self.people(in: agency)
        var reached: [String: Story] = [:]
        var used: Set<String> = []
        for story in Self.beginnings(of: type, agency, people) {
            reached[story.record.state] = story
            used.formUnion(story.record.takenOn.keys)
        }
        var waiting = reached.keys.sorted()
        var edges: [String: Set<String>] = [:]
        while let state = waiting.popLast() {
            let story = try #require(reached[state])
            for transition in type.workflow.transitions where type.workflow.leads(transition, from: state) {
                let byClock = Self.clocked(story).filter { $0.record.takenOn[transition.id] != nil }
                let ways = Self.taken(transition, in: story, by: people) + byClock
                if ways.isEmpty { Issue.record("Nobody can take \(transition.id) from \(state)") }
                for next in ways {
                    used.insert(transition.id)
                    edges[state, default: []].insert(next.record.state)
                    if reached[next.record.state] == nil {
                        reached[next.record.state] = next
                        waiting.append(next.record.state)
                    }
                }
            }
        }
        #expect(Set(reached.keys) == Set(type.workflow.states.map(\.id)))
        #expect(used == Set(type.workflow.transitions.map(\.id)))
        for state in type.workflow.states where !state.isFinal {
            #expect(Self.endings(from: state.id, edges).contains { type.workflow.state($0)?.isFinal == true }, "\(state.id) is a trap")
        }
    }

    private static func endings(from state: String, _ edges: [String: Set<String>]) -> Set<String> {
        var seen: Set<String> = []
        var waiting = [state]
        while let next = waiting.popLast() {
            if seen.insert(next).inserted { waiting += edges[next] ?? [] }
        }
        return seen
    }

    @Test("No transition is taken from where it does not lead, by anybody", arguments: types)
    func onlyAlongTheWorkflow(id: String) throws {
        let agency = try Self.agency()
        let type = try #require(agency.caseType(id))
        let people = Self.people(in: agency)
        let story = try Self.started(type, agency, people)
        for transition in type.workflow.transitions where !type.workflow.leads(transition, from: story.record.state) {
            #expect(Self.taken(transition, in: story, by: people).isEmpty, "\(transition.id)")
        }
    }

    @Test("Reopening with a term is refused the day after it", arguments: types)
    func terms(id: String) throws {
        let agency = try Self.agency()
        let type = try #require(agency.caseType(id))
        let people = Self.people(in: agency)
        for transition in type.workflow.transitions {
            guard let within = transition.within, case .states(let origins) = transition.from, let origin = origins.first else { continue }
            // A case put into the state directly: the walk above shows that it can get there.
            var story = try Self.started(type, agency, people)
            story.record(
                .caseMoved(
                    CaseMoved(
                        facts: .init(
                            transition: "x", from: story.record.state, to: origin, queue: "", on: story.now.date, due: nil,
                            restartsClock: true,
                            closes: type.workflow.state(origin)?.isFinal == true), personal: nil)), by: people[0].id)
            story.now = Moment(
                utcMilliseconds: Int64(agency.calendar.end(of: within, from: story.now.date).dayNumber) * 86_400_000 + 60_000_000,
                offsetMinutes: -360)
            #expect(!Self.taken(transition, in: story, by: people).isEmpty, "\(transition.id) on the last day")
            story.wait(days: 1)
            #expect(Self.taken(transition, in: story, by: people).isEmpty, "\(transition.id) too late")
        }
    }
}
