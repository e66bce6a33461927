import AgencyPacks
import CaseOperations
import CaseStorage
import EventLedger
import Testing

@testable import Casework

@Suite("An auditor replays every history against its rules")
struct OfficeReplayTests {
    /// A counter with an auditor, some finished work, clocks that ran out and a second pack with a plan.
    func busy() throws -> (counter: ClockCounter, auditor: StaffMember) {
        let counter = try ClockCounter()
        let boss = try counter.office(counter.boss)
        _ = try boss.addStaff(login: "priya", name: "Priya Raman", roles: ["auditor"])
        let auditor = try boss.findStaff("priya")
        _ = try counter.open(["submit", "grant"])
        let open = try counter.open(["submit"])
        _ = try counter.open(["submit", "ask"])
        _ = try counter.office(counter.boss, after: 25).tick()
        let wrong = try counter.open()
        _ = try counter.office().change(wrong, .withdraw)
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        let plan = MigrationPlan(
            agency: "small",
            types: [
                .init(
                    type: "permit",
                    states: [
                        .init(state: "review", step: .to(state: "examination", restartsClock: false)),
                        .init(state: "waiting", step: .to(state: "waiting", restartsClock: true)),
                    ])
            ])
        _ = try counter.office(counter.boss, after: 26).publish(Publication(agency: agency, files: files).following(plan))
        _ = try counter.office(after: 27).change(open, .edit(["fee": .integer(60)]))
        _ = try counter.office(after: 27).change(open, .move(transition: "grant", values: [:], reason: nil, due: nil))
        _ = try counter.office(counter.dana, after: 80).tick()
        return (counter, auditor)
    }

    @Test("Everything that the program itself did was allowed, over two packs and with clocks")
    func allowed() throws {
        let (counter, auditor) = try busy()
        let office = try counter.office(auditor, after: 90)
        let report = try office.replay()
        let wording = try office.replayWording()
        #expect(report.findings.isEmpty, "\(report.findings.map(wording.line))")
        #expect(report.cases == 4 && report.isAllowed && report.unjudgedSteps == 0 && report.steps > 15)
        #expect(
            wording.headline(report)
                == "All 4 cases went by the rules in force at the time: \(report.steps) steps held against them.")
        #expect(wording.notes(report).isEmpty)
    }

    /// Writes an event past the rules, as somebody at the file could.
    func force(_ event: Event, on id: CaseID, by member: StaffMember, in counter: ClockCounter, after days: Int = 30) throws {
        let commit = Commit(
            id: CommitID(high: 77, low: UInt64(days)), entries: [Commit.Entry(id, event)], actor: member.id,
            at: Counter.ten.adding(milliseconds: Int64(days) * 86_400_000))
        _ = try counter.store.commit(commit)
    }

    @Test("A step past the rules is found, with who took it and why it was not allowed")
    func finding() throws {
        let counter = try ClockCounter()
        let id = try counter.open(["submit"], fee: 5)
        let record = try counter.record(id)
        let granted = CaseMoved(
            facts: .init(
                transition: "grant", from: "review", to: "granted", queue: "desk", on: record.enteredOn.adding(days: 30), due: nil,
                restartsClock: true, closes: true), personal: nil)
        try force(.caseMoved(granted), on: id, by: counter.dana, in: counter)
        let office = try counter.office(counter.boss, after: 31)
        let report = try office.replay()
        let wording = try office.replayWording()
        #expect(report.notAllowed == 1 && !report.isAllowed)
        #expect(wording.headline(report) == "1 of 1 case has a step that the rules did not allow; here it is.")
        let line = try #require(report.findings.first)
        #expect(
            wording.line(line)
                == "\(record.number.text), event \(line.finding.sequence), 5 Dec 2026 10:00, Dana Whitfield: \u{201C}Grant\u{201D} was not allowed. The fee is too low."
        )
    }

    @Test("What is recorded otherwise than the rules have it is said part by part")
    func differing() throws {
        let counter = try ClockCounter()
        let id = try counter.open(["submit"])
        let record = try counter.record(id)
        let asked = CaseMoved(
            facts: .init(
                transition: "ask", from: "review", to: "granted", queue: "boss", on: record.enteredOn.adding(days: 30), due: nil,
                restartsClock: true, closes: true), personal: nil)
        try force(.caseMoved(asked), on: id, by: counter.dana, in: counter)
        let office = try counter.office(counter.boss, after: 31)
        let line = try #require(try office.replay().findings.first)
        #expect(
            try office.replayWording().line(line).hasSuffix(
                "\u{201C}Ask for plans\u{201D} is not recorded as the rules have it: the state it led to is recorded as Granted, and the rules make it Waiting: plans, the queue is recorded as boss, and the rules make it desk and whether it closed the case is recorded as yes, and the rules make it no."
            ))
    }

    @Test("A clock's step that no clock took, and a move to another version that nobody planned, are found")
    func clocks() throws {
        let counter = try ClockCounter()
        let id = try counter.open(["submit", "ask"])
        let record = try counter.record(id)
        let closed = CaseMoved(
            facts: .init(
                transition: "expire", from: "waiting", to: "closed", queue: "desk", on: record.enteredOn.adding(days: 30), due: nil,
                restartsClock: true, closes: true, timer: "expire"), personal: nil)
        try force(.caseMoved(closed), on: id, by: counter.dana, in: counter)
        let office = try counter.office(counter.boss, after: 31)
        #expect(try office.replay().findings.map(\.finding.why) == [.clockDidNot(timer: "expire")])
        let other = try counter.open(["submit"])
        let migrated = CaseMigrated(
            facts: .init(
                fromVersion: 1, toVersion: 1, from: "review", to: "intake", queue: "desk", on: record.enteredOn.adding(days: 40), due: nil,
                timers: nil, restartsClock: false))
        try force(.caseMigrated(migrated), on: other, by: counter.dana, in: counter, after: 40)
        let found = try office.replay().findings.map(\.finding.why)
        #expect(found == [.clockDidNot(timer: "expire"), .refused([.roleRequired(["designer"])])])
    }

    @Test("What was erased is counted and said, and judged no more")
    func erased() throws {
        let counter = try ClockCounter()
        let id = try counter.open(["submit", "grant"])
        let opening = try #require(try counter.store.caseFile(id)?.events.first)
        let erased = PartErased(sequence: opening.sequence, part: "personal", basis: "GDPR Art. 17")
        let commit = Commit(
            id: CommitID(high: 78, low: 1), entries: [Commit.Entry(id, .partErased(erased))], actor: counter.boss.id, at: Counter.ten)
        _ = try counter.store.commit(commit)
        let office = try counter.office(counter.boss)
        let report = try office.replay()
        #expect(report.isAllowed && report.unjudgedSteps == 1 && report.doubts.map(\.id) == [id])
        #expect(
            try office.replayWording().notes(report) == ["1 step could not be judged: what was filled in then has been erased."])
    }

    @Test("Only an auditor may, and whoever asks may stop it; an empty office has nothing to replay")
    func roles() throws {
        let counter = try ClockCounter()
        #expect(failure { try counter.office().replay() } == .refused(.roleRequired(["auditor"]), caseType: nil))
        let office = try counter.office(counter.boss)
        #expect(failure { try office.replay { _, _ in false } } == .storage(.stopped))
        let report = try office.replay()
        #expect(report.isAllowed && report.cases == 0)
        #expect(try office.replayWording().headline(report) == "There are no cases yet, so there is nothing to replay.")
    }

    @Test("Every reason has a sentence that ends, and names no identifier that has a title")
    func sentences() throws {
        let office = try ClockCounter().office()
        let wording = try office.replayWording()
        let reasons: [ReplayVerdict.Why] = [
            .refused([.notFromHere(transition: "grant", state: "intake", from: ["review"]), .roleRequired(["supervisor"])]),
            .differs([.init(.to, recorded: "intake", allowed: "review")]), .noOpening, .noRules(type: "permit", version: 9), .notOnStaff,
            .clockDidNot(timer: "expire"), .notOfCases,
        ]
        for why in reasons {
            let finding = ReplayVerdict.Finding(
                sequence: 3, at: Counter.ten, by: StaffID(high: 0, low: 9), kind: "case-moved", transition: "grant", state: "review",
                version: 1,
                why: why)
            let sentence = wording.sentence(finding, type: "permit")
            #expect(sentence.hasSuffix(".") || sentence.hasSuffix(")"), "\(sentence)")
            #expect(sentence.first?.isUppercase == true || sentence.first == "\u{201C}", "\(sentence)")
        }
    }
}
