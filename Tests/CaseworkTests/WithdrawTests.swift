import Testing

@testable import Casework

@Suite("Taking back one's own last step")
struct WithdrawTests {
    typealias O = SmallOffice

    func refusal(_ story: Story, by actor: Actor = O.ana) -> Refusal? {
        do {
            _ = try story.agency.decide(.withdraw, on: story.file, actor: actor, now: story.now)
            return nil
        } catch { return error }
    }

    /// What a record is but for the count of its events.
    func content(_ record: CaseRecord) -> CaseRecord {
        var record = record
        record.version = 0
        return record
    }

    @Test(
        "A withdrawn step leaves the case as if it had never happened, but for the version",
        arguments: [
            .move(transition: "submit", values: ["head": .integer(2)], reason: "ok", due: nil),
            .edit(["head": .integer(5), "losses": .rows([])]),
            .tick(item: "tally", done: true), .note("x"), .assign(to: O.ben.id), .rehome(to: O.other, reason: "wrong"),
        ] as [CaseCommand])
    func asIfNever(command: CaseCommand) throws {
        var story = try Story.at("intake")
        let before = story.record
        try story.act(command)
        try story.act(.withdraw)
        #expect(content(story.record) == content(before) && story.record.version == before.version + 2)
    }

    @Test("Steps are taken back one after the other, down to the opening")
    func allTheWay() throws {
        var story = try Story.at("board")
        let steps = story.events.count
        for _ in 1..<steps { try story.act(.withdraw) }
        #expect(story.record.state == "intake" && !story.record.isWithdrawn && story.record.takenBy.isEmpty)
        try story.act(.withdraw)
        #expect(story.record.isWithdrawn && refusal(story) == .entryWithdrawn)
    }

    @Test("Not somebody else's, and not what somebody else has built on")
    func notYours() throws {
        var story = try Story.at("intake")
        #expect(refusal(story, by: O.ben) == .notYourStep(by: O.ana.id))
        #expect(refusal(story, by: O.eve) == .roleRequired(["caseworker"]))
        try story.act(.note("seen"), by: O.ben)
        #expect(refusal(story) == .stepDependedOn(kind: "case-noted", by: O.ben.id, at: story.now))
        // Once the other takes theirs back, the way is free again.
        try story.act(.withdraw, by: O.ben)
        #expect(refusal(story) == nil)
    }

    @Test("Nothing that a printed checklist shows")
    func printed() throws {
        var story = try Story.at("intake")
        try story.act(.tick(item: "tally", done: true))
        try story.act(.print(checklist: "loss", language: "en", to: "printer"))
        #expect(refusal(story) == .stepDependedOn(kind: "checklist-printed", by: O.ana.id, at: story.now))
    }

    @Test("A withdrawal out of a final state opens the case again")
    func final() throws {
        var story = try Story.at("approved")
        #expect(!story.record.isOpen)
        try story.act(.withdraw, by: O.lee)
        #expect(story.record.isOpen && story.record.state == "board" && story.record.takenBy["approve"] == nil)
    }
}
