import CommonExpressions
import Testing

@testable import Casework

/// Histories that random people made by real decisions.
@Suite("Histories of random walks")
struct WalkedHistoryTests {
    static let seeds: [UInt64] = Array(1...80)

    /// A case that people at random worked on for some months; half of them were moved to a second version on the way.
    static func walked(_ seed: UInt64) throws -> PermitStory {
        var chance = SeededGenerator(seed)
        let office = try PermitOffice()
        var story = PermitStory(try office.agency())
        let second = try office.next { office in
            office.put(step("weigh", ["review"], .state("hearing")))
            office.put(step("settle", ["review", "waiting"], .state("granted"), roles: ["supervisor"]))
            office.put(
                Casework.Timer(id: "over", states: ["waiting"], clock: Clock(.businessDays(12), pauses: false), action: .take("lapse")))
        }
        try story.open(values(&chance, all: true), by: [PermitStory.ana, PermitStory.lee].randomElement(using: &chance) ?? PermitStory.ana)
        for _ in 0..<Int.random(in: 3...40, using: &chance) {
            if try story.record.isWithdrawn { break }
            if Int.random(in: 0..<25, using: &chance) == 0, story.packs.count == 1, try story.record.isOpen {
                story.publish(second)
                try story.migrate(to: story.record.state, restartsClock: Bool.random(using: &chance))
            }
            if Bool.random(using: &chance) { story.wait(days: Int.random(in: 0...18, using: &chance)) }
            if Int.random(in: 0..<3, using: &chance) > 0 { try story.applyClocks(by: PermitStory.ben) }
            let member = PermitStory.everybody.randomElement(using: &chance) ?? PermitStory.ana
            if Int.random(in: 0..<30, using: &chance) == 0 {
                story.set([["caseworker"], ["supervisor"], []].randomElement(using: &chance) ?? [], of: member)
            }
            try something(&story, member, &chance)
        }
        return story
    }

    /// What the rules refuse is not done, as at a desk.
    private static func something(_ story: inout PermitStory, _ member: StaffID, _ chance: inout SeededGenerator) throws {
        let transitions = try story.running.caseType("permit")?.workflow.transitions.map(\.id) ?? []
        var next = story
        let command: CaseCommand =
            switch Int.random(in: 0..<20, using: &chance) {
            case 0: .withdraw
            case 1: .note("seen")
            case 2: .assign(to: Bool.random(using: &chance) ? nil : member)
            case 3: .rehome(to: ConstituentID(high: 2, low: UInt64.random(in: 1...3, using: &chance)), reason: "wrong one")
            case 4: .print(checklist: "permit", language: "en", to: "screen")
            case 5, 6: .edit(values(&chance, all: false))
            case 7, 8, 9, 10:
                .tick(
                    item: Bool.random(using: &chance) ? "proof" : "deed", done: Int.random(in: 0..<5, using: &chance) > 0,
                    evidence: Bool.random(using: &chance) ? "a copy" : nil)
            default:
                .move(
                    transition: transitions.randomElement(using: &chance) ?? "",
                    values: Bool.random(using: &chance) ? [:] : values(&chance, all: false),
                    reason: "because", due: Int.random(in: 0..<8, using: &chance) == 0 ? story.now.date.adding(days: 9) : nil)
            }
        do {
            try next.act(command, by: member)
            story = next
        } catch is Refusal {}
    }

    private static func values(_ chance: inout SeededGenerator, all: Bool) -> FieldValues {
        var values: FieldValues = [
            "day": .text("2026-03-0\(Int.random(in: 1...9, using: &chance))"),
            "amount": [.integer(0), .integer(5_000), .integer(50_000), .text("")].randomElement(using: &chance) ?? .integer(0),
            "relation": [.text("owner"), .text("tenant"), .text("")].randomElement(using: &chance) ?? .text(""),
        ]
        if !all { for key in values.keys where Bool.random(using: &chance) { values[key] = nil } }
        return values
    }

    @Test("Under the rules that a case ran on, it would have ended as it did", arguments: seeds)
    func rehearsal(seed: UInt64) throws {
        let story = try Self.walked(seed)
        guard try !story.record.isWithdrawn else { return }
        #expect(try story.rehearsed(under: story.running) == .same)
    }

    @Test("Every step was allowed", arguments: seeds)
    func replay(seed: UInt64) throws {
        let story = try Self.walked(seed)
        let verdict = try story.replayed()
        #expect(verdict.isAllowed && verdict.unjudged.isEmpty, "\(String(describing: verdict.finding))")
        #expect(verdict.steps == story.events.count)
    }

    @Test("The walks go everywhere")
    func coverage() throws {
        var kinds: Set<String> = []
        var states: Set<String> = []
        var versions: Set<Int> = []
        var byClock = 0
        for seed in Self.seeds {
            let story = try Self.walked(seed)
            kinds.formUnion(story.events.map(\.event.kind))
            states.insert(try story.record.state)
            versions.insert(try story.record.typeVersion)
            byClock += story.events.count { if case .caseMoved(let moved) = $0.event { moved.facts.timer != nil } else { false } }
        }
        #expect(
            kinds == [
                "case-opened", "case-moved", "case-edited", "item-ticked", "case-noted", "case-assigned", "case-rehomed", "step-withdrawn",
                "checklist-printed", "timer-ran-out", "case-migrated",
            ])
        #expect(states.isSuperset(of: ["review", "waiting", "hearing", "granted", "refused", "lapsed"]))
        #expect(versions == [1, 2] && byClock > 5)
    }

    @Test("A step with another end is found where it stands", arguments: seeds)
    func exchangedEnd(seed: UInt64) throws {
        var story = try Self.walked(seed)
        var chance = SeededGenerator(seed &+ 1000)
        let moves = story.events.indices.filter { if case .caseMoved = story.events[$0].event { true } else { false } }
        guard let index = moves.randomElement(using: &chance) else { return }
        story.tamper(index) { event in
            guard case .caseMoved(var moved) = event else { return }
            moved.facts.to = ["intake", "review", "hearing", "granted"].first { $0 != moved.facts.to } ?? ""
            event = .caseMoved(moved)
        }
        let verdict = try story.replayed()
        let finding = try #require(verdict.finding)
        #expect(finding.sequence == story.events[index].sequence)
        guard case .differs(let parts) = finding.why else { throw Unexpected(finding) }
        #expect(parts.contains { $0.part == .to })
    }

    @Test("A step of somebody who had no role is found where it stands", arguments: seeds)
    func exchangedHand(seed: UInt64) throws {
        var story = try Self.walked(seed)
        var chance = SeededGenerator(seed &+ 2000)
        let steps = story.events.indices.filter { index in
            switch story.events[index].event {
            case .timerRanOut: false
            case .caseMoved(let moved): moved.facts.timer == nil
            default: true
            }
        }
        let index = try #require(steps.randomElement(using: &chance))
        let stranger = StaffID(high: 7, low: 7)
        var unknown = story
        unknown.tamper(index, by: stranger)
        let nobody = try unknown.replayed()
        #expect(nobody.finding?.sequence == story.events[index].sequence && nobody.finding?.why == .notOnStaff)
        // On the staff from the first day, and never with a role.
        story.tamper(index, by: stranger)
        story.background.staff.note(
            RecordedEvent(
                sequence: 2, commit: CommitID(high: 0, low: 0), subject: stranger.retyped(), version: 1, recordedAt: story.now,
                actor: stranger,
                event: .staffAdded(StaffAdded(login: "s", name: "S", roles: ["auditor"]))))
        let finding = try #require(try story.replayed().finding)
        #expect(finding.sequence == story.events[index].sequence)
        guard case .refused = finding.why else { throw Unexpected(finding) }
    }
}
