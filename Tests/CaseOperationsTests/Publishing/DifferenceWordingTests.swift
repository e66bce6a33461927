import AgencyPacks
import CaseOperations
import Casework
import Testing

@Suite("What a new pack changes, in sentences")
struct DifferenceWordingTests {
    func sentences(_ change: (String) -> String, agency: String = ClockCounter.agencyFile, version: Int = 2) throws -> [String] {
        let old = try ClockCounter.pack(version: 1, ClockCounter.first).agency
        let new = try ClockCounter.pack(version: version, change(ClockCounter.first), agency: agency).agency
        return DifferenceWording(from: old, to: new).sentences(AgencyDifference(from: old, to: new))
    }

    func sentence(_ find: String, _ replace: String) throws -> [String] {
        let all = try sentences { $0.replacing(find, with: replace) }
        #expect(all.first == "It goes from version 1 to 2.")
        return Array(all.dropFirst())
    }

    @Test(
        "One thing that changes is one sentence",
        arguments: [
            ("due: 10 days}", "due: 15 days}", "Under review now has 15 days, not 10."),
            ("due: 10 days}", "due: 15 business days}", "Under review now has 15 business days, not 10 days."),
            (", due: 10 days}", "}", "Under review now has no limit; there were 10 days."),
            ("{title: Under review", "{title: Examination", "\u{201C}Under review\u{201D} is now called \u{201C}Examination\u{201D}."),
            (
                "from: review, to: waiting}", "from: [review, intake], to: waiting}",
                "\u{201C}Ask for plans\u{201D} can now also be done from Intake."
            ),
            (
                "from: waiting, to: review}", "from: waiting, to: intake}",
                "\u{201C}Plans received\u{201D} now leads to Intake, not to Under review."
            ),
            (
                "from: review, to: closed}", "from: review, to: closed, roles: [supervisor]}",
                "\u{201C}Refuse\u{201D} is now for a supervisor, not for any caseworker."
            ),
            (
                "from: intake, to: review}", "from: intake, to: review, requires: [site, fee]}",
                "\u{201C}Submit\u{201D} now requires \u{201C}Site\u{201D} and \u{201C}Fee\u{201D}."
            ),
            (
                "from: review, to: closed}", "from: review, to: closed, reason: required}",
                "\u{201C}Refuse\u{201D} now needs a reason."
            ),
            (
                "in: review, after: 10 days", "in: [review, intake], after: 10 days", "The clock hand now also runs at Intake."
            ),
            ("after: 20 days", "after: 25 days", "The clock nudge: the time is now 25 days, not 20 days."),
        ])
    func one(find: String, replace: String, said: String) throws {
        #expect(try sentence(find, replace) == [said])
    }

    @Test("Steps, states and clocks that come and go are said with where they lead")
    func comeAndGo() throws {
        let found = try sentence(
            "refuse: {title: Refuse, from: review, to: closed}", "drop: {title: Drop, from: [review, waiting], to: closed}")
        #expect(
            found == [
                "\u{201C}Drop\u{201D} is a new step, from Under review or Waiting: plans, to Closed.",
                "The step \u{201C}Refuse\u{201D} is gone.",
            ])
        let clock = try sentence(
            "- {id: nudge, in: waiting, after: 20 days, remind: constituent}", "- {id: look, in: waiting, after: 5 days, remind: owner}")
        #expect(
            clock == [
                "A new clock: after 5 days at Waiting: plans, whoever has the case is to be reminded.",
                "A clock is gone: after 20 days at Waiting: plans, the constituent is to be reminded.",
            ])
    }

    @Test("Where two things are called the same, their identifiers tell them apart")
    func alike() throws {
        let renamed = try sentences(
            { $0.replacing("queue: boss", with: "queue: chief") }, agency: ClockCounter.agencyFile.replacing("boss: {", with: "chief: {"))
        #expect(
            renamed == [
                "For the boss (chief) is a new queue.", "The queue For the boss (boss) is gone.", "It goes from version 1 to 2.",
                "The clock hand: the queue is now For the boss (chief), not For the boss (boss).",
            ])
        let states = try sentence("{title: Closed, final: true}", "{title: Intake, final: true}")
        #expect(states == ["\u{201C}Closed\u{201D} (closed) is now called \u{201C}Intake\u{201D}."])
    }

    @Test("A change under the old version is said to need a new one")
    func unraised() throws {
        let found = try sentences({ $0.replacing("due: 10 days}", with: "due: 15 days}") }, version: 1)
        #expect(
            found == ["Under review now has 15 days, not 10.", "It changed under its old version, 1: raise \u{201C}version\u{201D} to 2."])
    }

    @Test("The office itself is a section of its own, and equal packs have nothing to say")
    func sections() throws {
        let old = try ClockCounter.pack(version: 1, ClockCounter.first).agency
        let wording = DifferenceWording(from: old, to: old)
        #expect(wording.headline(AgencyDifference(from: old, to: old)) == "The pack says the same as the one in force.")
        let changed =
            ClockCounter.agencyFile
            + "\ncalendar: {weekend: [sat, sun], closed: [2026-11-27]}\nroles: {board: {title: Board, extends: supervisor}}\n"
        let new = try ClockCounter.pack(version: 1, ClockCounter.first, agency: changed).agency
        let difference = AgencyDifference(from: old, to: new)
        let sections = DifferenceWording(from: old, to: new).sections(difference)
        #expect(sections.map(\.title) == ["The office"])
        #expect(sections.first?.sentences == ["The calendar is now closed on 27 Nov 2026.", "Board is a new role."])
        #expect(DifferenceWording(from: old, to: new).headline(difference) == "2 things change.")
    }

    @Test("What the plan does is told with counts and names")
    func plans() throws {
        let counter = try ClockCounter()
        for _ in 0..<5 { _ = try counter.open() }
        _ = try counter.open(["submit"])
        _ = try counter.open(["submit", "ask"])
        let (agency, files) = try ClockCounter.pack(version: 2, ClockCounter.second)
        let office = try counter.office(counter.boss)
        let plan = MigrationPlan(
            agency: "small",
            types: [
                .init(
                    type: "permit",
                    states: [
                        .init(state: "intake", step: .to(state: "intake", restartsClock: true)),
                        .init(
                            state: "review",
                            step: .ask(question: "Has it been looked at?", answers: [.init(answer: "yes", state: "examination")])),
                    ])
            ])
        let preview = try office.preview(Publication(agency: agency, files: files).following(plan))
        let wording = PlanWording(former: office.agency, new: agency)
        #expect(
            wording.headline(preview) == "7 open cases: 5 move to the new version, 1 has to be asked about and 1 would have no place to go."
        )
        let lines = wording.lines(preview)
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("5 at Intake (Permit, version 1) go on at Intake, where the clock starts anew: PM-2026-"))
        #expect(lines[0].hasSuffix(" Diaz, Ana; and 2 more."))
        #expect(
            lines[1].hasPrefix("1 at Under review (Permit, version 1) has to be asked about: Has it been looked at? (yes: Under review"))
        #expect(lines[2].hasPrefix("1 at Waiting: plans (Permit, version 1) would have no state: the plan does not say where it goes: PM-"))
        let kept = try office.preview(Publication(agency: agency, files: files))
        #expect(wording.headline(kept) == "7 open cases: 7 go on as before.")
        #expect(wording.lines(kept)[0].hasPrefix("5 at Intake (Permit, version 1) go on by version 1: "))
    }
}
