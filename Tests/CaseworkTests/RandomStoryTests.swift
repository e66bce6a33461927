import Testing

@testable import Casework

@Suite("Whatever people do")
struct RandomStoryTests {
    typealias O = SmallOffice

    static func anything(_ generator: inout SeededGenerator) -> CaseCommand {
        let values: [FieldValues] = [
            [:], ["head": .integer(.random(in: -1...12, using: &generator))], ["losses": .rows([])], ["day": .text("")],
            ["nonsense": .yesNo(true)],
            ["amount": .integer(100), "place": .text("barn")], O.values, ["day": .integer(1)],
        ]
        let some = values.randomElement(using: &generator) ?? [:]
        let reason = [nil, "", "why", "\u{1B}[m"].randomElement(using: &generator) ?? nil
        switch Int.random(in: 0..<12, using: &generator) {
        case 0...4:
            let id = O.workflow.transitions.map(\.id).randomElement(using: &generator) ?? ""
            return .move(transition: id, values: some, reason: reason, due: Bool.random(using: &generator) ? nil : CivilDate("2027-01-01"))
        case 5: return .edit(some)
        case 6, 7:
            return .tick(item: ["tally", "form", "vet", "x"].randomElement(using: &generator) ?? "", done: .random(using: &generator))
        case 8: return .note(reason ?? "")
        case 9: return .assign(to: [nil, O.ana.id, O.lee.id].randomElement(using: &generator) ?? nil)
        case 10:
            return Bool.random(using: &generator)
                ? .rehome(to: O.other, reason: "r") : .print(checklist: "loss", language: "en", to: "file")
        default: return .withdraw
        }
    }

    @Test("A case always stands in a state of its workflow, and moves only along it", arguments: 0..<150)
    func properties(seed: Int) throws {
        var generator = SeededGenerator(UInt64(seed))
        var story = Story()
        try story.open()
        for _ in 0..<60 {
            let before = story.record
            let actor = O.everybody.randomElement(using: &generator) ?? O.ana
            if Int.random(in: 0..<10, using: &generator) == 0 { story.wait(days: .random(in: 0...20, using: &generator)) }
            guard let event = try? story.act(Self.anything(&generator), by: actor) else {
                // A refusal changes nothing.
                #expect(story.record == before)
                continue
            }
            let record = story.record
            #expect(record.version == UInt64(story.events.count))
            let state = try #require(O.workflow.state(record.state))
            #expect(record.isOpen == !state.isFinal)
            #expect(record.path.last?.state == record.state && record.path.first?.state == "intake")
            for (field, value) in record.values { #expect(O.agency.caseTypes[0].field(field)?.problem(with: value) == nil) }
            if case .caseMoved(let moved) = event {
                let transition = try #require(O.workflow.transition(moved.facts.transition))
                #expect(O.workflow.leads(transition, from: before.state) && moved.facts.from == before.state)
                #expect(!actor.roles.isDisjoint(with: transition.roles.isEmpty ? ["caseworker"] : transition.roles))
                #expect(transition.notBy.allSatisfy { before.takenBy[$0] != actor.id })
                #expect(!transition.requiresReason || moved.personal?.reason != nil)
            }
            if record.isWithdrawn { break }
        }
        // The events alone say the same, read back from their bytes.
        let coding = EventCoding()
        let again = try story.events.map { recorded in
            RecordedEvent(
                sequence: recorded.sequence, commit: recorded.commit, subject: recorded.subject, version: recorded.version,
                recordedAt: recorded.recordedAt, actor: recorded.actor,
                event: try coding.event(kind: recorded.event.kind, schema: 1, parts: coding.parts(of: recorded.event)))
        }
        #expect(CaseFile(folding: again) == story.file)
    }

    @Test("Folding does without what was erased")
    func erased() throws {
        let story = try Story.at("denied")
        let coding = EventCoding()
        let bare = try story.events.map { recorded in
            var parts = try coding.parts(of: recorded.event)
            parts.personal = nil
            return RecordedEvent(
                sequence: recorded.sequence, commit: recorded.commit, subject: recorded.subject, version: recorded.version,
                recordedAt: recorded.recordedAt, actor: recorded.actor,
                event: try coding.event(kind: recorded.event.kind, schema: 1, parts: parts))
        }
        var expected = story.record
        expected.values = [:]
        #expect(CaseFile(folding: bare)?.record == expected)
    }

    @Test("Contacts about a case stand in its file and leave its version alone")
    func contacts() throws {
        var story = try Story.at("intake")
        let before = story.record
        story.events.append(
            RecordedEvent(
                sequence: 900, commit: CommitID(high: 0, low: 9), subject: O.person.retyped(), version: 77, recordedAt: story.now,
                actor: O.ben.id,
                event: .contactRecorded(ContactRecorded(channel: .call, cases: [story.record.id], note: "x"))))
        #expect(story.record == before && story.file.events.count == 2)
        // And do not stand in the way of a withdrawal.
        try story.act(.withdraw)
    }

    @Test("Events that do not begin with an opening are no case")
    func noCase() throws {
        let story = try Story.at("review")
        #expect(CaseFile(folding: []) == nil && CaseFile(folding: story.events.dropFirst().map { $0 }) == nil)
    }
}
