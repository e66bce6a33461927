import Testing

@testable import Casework

/// One case of the office told as its ledger would have it, with the staff and the packs around it.
struct PermitStory {
    static let ana = StaffID(high: 1, low: 1)
    static let ben = StaffID(high: 1, low: 2)
    static let lee = StaffID(high: 1, low: 3)
    static let kim = StaffID(high: 1, low: 4)
    static let des = StaffID(high: 1, low: 5)
    static let everybody = [ana, ben, lee, kim, des]
    static let person = ConstituentID(high: 2, low: 1)
    static let values: FieldValues = ["day": .text("2026-03-02"), "amount": .integer(50_000), "relation": .text("owner")]

    /// The pack in force, and the one that the case runs on.
    var office: Agency
    var packs: [PackTimeline.Entry]
    /// Monday 2 March 2026, 09:00 in Chicago.
    var now = Moment(utcMilliseconds: 1_772_463_600_000, offsetMinutes: -360)
    var events: [RecordedEvent] = []
    var background = HistoryBackground(staff: StaffTimeline())
    var roles: [StaffID: [String]] = [:]
    private var sequence: UInt64 = 10

    init(_ agency: Agency) {
        office = agency
        packs = [PackTimeline.Entry(sequence: 1, agency: agency)]
        for (member, roles) in [
            (Self.ana, ["caseworker"]), (Self.ben, ["caseworker"]), (Self.lee, ["supervisor"]), (Self.kim, ["supervisor"]),
            (Self.des, ["designer"]),
        ] { set(roles, of: member) }
    }

    var file: CaseFile { get throws { try #require(CaseFile(folding: events)) } }
    var record: CaseRecord { get throws { try file.record } }
    var timeline: PackTimeline { PackTimeline(packs) }
    /// The office as the case meets it.
    var running: Agency {
        get throws {
            let record = try record
            return try #require(timeline.running(record.type, version: record.typeVersion, before: sequence + 1))
        }
    }

    mutating func wait(days: Int) { now = now.adding(milliseconds: Int64(days) * 86_400_000) }

    mutating func set(_ held: [String], of member: StaffID) {
        sequence += 1
        let event: Event =
            roles[member] == nil
            ? .staffAdded(StaffAdded(login: "x", name: "X", roles: held)) : .staffRolesSet(StaffRolesSet(roles: held))
        roles[member] = held
        background.staff.note(
            RecordedEvent(
                sequence: sequence, commit: CommitID(high: 0, low: sequence), subject: member.retyped(), version: 1, recordedAt: now,
                actor: member, event: event))
    }

    mutating func record(_ event: Event, by member: StaffID) {
        sequence += 1
        now = now.adding(milliseconds: 1000)
        events.append(
            RecordedEvent(
                sequence: sequence, commit: CommitID(high: 0, low: sequence), subject: SubjectID(high: 9, low: 9),
                version: UInt64(events.count + 1), recordedAt: now, actor: member, event: event))
    }

    func actor(_ member: StaffID) -> Actor { Actor(id: member, roles: office.rolesImplied(by: roles[member] ?? [])) }

    mutating func open(_ values: FieldValues = values, way: String? = nil, by member: StaffID = ana) throws {
        var opened = try office.decide(
            CaseOpening(type: "permit", constituent: Self.person, values: values, way: way), constituent: background.people[Self.person],
            actor: actor(member), now: now.adding(milliseconds: 1000))
        opened.facts.number = CaseNumber(prefix: "PE", year: 2026, serial: 1)
        record(.caseOpened(opened), by: member)
    }

    mutating func act(_ command: CaseCommand, by member: StaffID = ana) throws {
        let event = try running.decide(
            command, on: file, constituent: background.people[Self.person], actor: actor(member), now: now.adding(milliseconds: 1000))
        record(event, by: member)
    }

    mutating func move(_ transition: String, _ values: FieldValues = [:], by member: StaffID = ana) throws {
        let reason = try running.caseType("permit")?.workflow.transition(transition)?.requiresReason == true ? "because" : nil
        try act(.move(transition: transition, values: values, reason: reason, due: nil), by: member)
    }

    mutating func tickAll() throws {
        for item in ["proof", "deed"] where try record.ticks[item] == nil { try act(.tick(item: item, done: true)) }
    }

    /// Applies the clocks that have run out, as whoever is there first does.
    mutating func applyClocks(by member: StaffID = ana) throws {
        while let timer = try record.timersRunOut(by: now.date).first {
            let events = try running.decide(
                timer, on: file, constituent: background.people[Self.person], now: now.adding(milliseconds: 1000))
            for event in events { record(event, by: member) }
        }
    }

    mutating func publish(_ agency: Agency) {
        sequence += 1
        packs.append(PackTimeline.Entry(sequence: sequence, agency: agency))
        office = agency
    }

    mutating func migrate(to state: String, restartsClock: Bool = false, by member: StaffID = des) throws {
        let migrated = try office.decide(
            Migration(state: state, restartsClock: restartsClock), of: file, from: nil,
            constituent: background.people[Self.person],
            now: now.adding(milliseconds: 1000))
        record(.caseMigrated(migrated), by: member)
    }

    func rehearsed(under agency: Agency, alike: [String: String] = [:]) throws -> Rehearsal {
        agency.rehearse(try file, background: background, now: now, alike: alike)
    }

    func replayed() throws -> ReplayVerdict { try file.replay(packs: timeline, background: background) }

    /// The event of that place in the case's history, counted from 0.
    mutating func tamper(_ index: Int, by member: StaffID? = nil, _ change: (inout Event) -> Void = { _ in }) {
        let old = events[index]
        var event = old.event
        change(&event)
        events[index] = old.replacing(event, by: member)
    }

    /// A case that was granted after a hearing: open, submit, tick, tick, weigh, grant.
    static func granted(_ agency: Agency) throws -> PermitStory {
        var story = PermitStory(agency)
        try story.open()
        try story.move("submit")
        try story.tickAll()
        try story.move("weigh")
        try story.move("grant", by: lee)
        return story
    }
}

/// Why the replay stops at the event of that place in the case's history.
func finding(_ story: PermitStory, at index: Int) throws -> ReplayVerdict.Why {
    let finding = try #require(try story.replayed().finding)
    #expect(finding.sequence == story.events[index].sequence && finding.by == story.events[index].actor)
    return finding.why
}

/// Something a test did not expect, with what it was.
struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ value: some Any) { description = "\(value)" }
}

extension Rehearsal {
    var refusals: [Refusal] {
        switch self {
        case .stops(let stop): stop.refusals
        default: []
        }
    }
}
