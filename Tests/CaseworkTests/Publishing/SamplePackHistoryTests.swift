import Testing

@testable import Casework

/// Histories that the workflows of the sample office allow, taken at random.
@Suite("Histories under the sample office's rules")
struct SamplePackHistoryTests {
    struct Walk: Sendable, CustomTestStringConvertible {
        let type: String
        let seed: UInt64
        var testDescription: String { "\(type) \(seed)" }
    }

    static let walks = WorkflowWalkTests.types.flatMap { type in (1...2).map { Walk(type: type, seed: $0) } }

    static func walked(_ walk: Walk, _ agency: Agency) throws -> Story {
        var chance = SeededGenerator(walk.seed)
        let type = try #require(agency.caseType(walk.type))
        let people = WorkflowWalkTests.people(in: agency)
        var story = try started(type, agency, people[0])
        for _ in 0..<12 {
            story.wait(days: Int.random(in: 0...40, using: &chance))
            if Bool.random(using: &chance) { try applyClocks(to: &story) }
            let state = story.record.state
            let leading = type.workflow.transitions.filter { type.workflow.leads($0, from: state) }
            guard let transition = leading.randomElement(using: &chance) else { break }
            if let next = WorkflowWalkTests.taken(transition, in: story, by: people.shuffled(using: &chance)).randomElement(using: &chance)
            {
                story = next
            }
        }
        return story
    }

    /// A case that came in, by the first way that is open where there are several, with its whole checklist ticked.
    private static func started(_ type: CaseType, _ agency: Agency, _ actor: Actor) throws -> Story {
        var story = Story(agency: agency)
        let values = Dictionary(uniqueKeysWithValues: type.fields.map { ($0.id, WorkflowWalkTests.value(for: $0)) })
        let ways: [String?] = type.workflow.initial == nil ? type.workflow.waysIn.map(\.id) : [nil]
        let openings = ways.compactMap { way in
            try? agency.decide(
                CaseOpening(type: type.id, constituent: SmallOffice.person, values: values, way: way), actor: actor, now: story.now)
        }
        var opened = try #require(openings.first, "nobody can open a case of \(type.id)")
        opened.facts.number = CaseNumber(prefix: type.prefix, year: 2026, serial: 1)
        story.record(.caseOpened(opened), by: actor.id)
        for item in type.checklists.compactMap({ agency.checklist($0) }).flatMap(\.items) {
            try story.act(.tick(item: item.id, done: true), by: actor)
        }
        return story
    }

    private static func applyClocks(to story: inout Story) throws {
        while let timer = story.record.timersRunOut(by: story.now.date).first {
            for event in try story.agency.decide(timer, on: story.file, now: story.now) {
                story.record(event, by: WorkflowWalkTests.people(in: story.agency)[0].id)
            }
        }
    }

    static func background(_ agency: Agency) -> HistoryBackground {
        var staff = StaffTimeline()
        for (index, role) in agency.roles.enumerated() {
            for second in 0..<2 {
                let member = StaffID(high: 50, low: UInt64(2 * index + second))
                staff.note(
                    RecordedEvent(
                        sequence: 1, commit: CommitID(high: 0, low: 0), subject: member.retyped(), version: 1,
                        recordedAt: Moment(utcMilliseconds: 0, offsetMinutes: 0), actor: member,
                        event: .staffAdded(StaffAdded(login: "x", name: "X", roles: [role.id]))))
            }
        }
        return HistoryBackground(staff: staff)
    }

    @Test("Every step was allowed, and the same steps would lead to the same end", arguments: walks)
    func history(walk: Walk) throws {
        let agency = try WorkflowWalkTests.agency()
        let story = try Self.walked(walk, agency)
        let background = Self.background(agency)
        let verdict = story.file.replay(packs: PackTimeline([.init(sequence: 2, agency: agency)]), background: background)
        #expect(verdict.isAllowed && verdict.unjudged.isEmpty, "\(String(describing: verdict.finding))")
        #expect(agency.rehearse(story.file, background: background, now: story.now) == .same)
        // Nobody's role was held by nobody: the first step that needed one is found.
        let strangers = story.file.replay(
            packs: PackTimeline([.init(sequence: 2, agency: agency)]), background: HistoryBackground(staff: StaffTimeline()))
        #expect(strangers.finding?.sequence == story.events[0].sequence)
    }
}
